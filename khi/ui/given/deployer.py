"""What whoever runs the dashboard may drop into its data folder: boundaries, a list of like areas.

Both are read where they lie and never sent anywhere. A file that cannot be read is said so.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd
import streamlit as st

from khi.charts.boundaries import Rings
from khi.model import KhiError
from khi.model.in_words import listed
from khi.ui.given import sources

BOUNDARIES, LIKE = "boundaries.geojson", "similar_areas.csv"
_LARGEST = 30_000_000
_POINTS = 400


def boundaries_changed() -> str:
    """When the boundary file was last changed, in the file system's words; empty without a file."""
    path = sources.data_folder() / BOUNDARIES
    return str(path.stat().st_mtime) if path.exists() else ""


def boundaries() -> Mapping[str, Rings]:
    """The rings of each area whose code stands in the boundary file; empty without a file.

    Raises:
        KhiError: where the file is too large, or is not GeoJSON.
    """
    path = sources.data_folder() / BOUNDARIES
    if not path.exists():
        return {}
    found = path.stat()
    if found.st_size > _LARGEST:
        raise KhiError(
            "The file of boundaries is too large to draw.",
            where=str(path),
            found=f"{found.st_size / 1e6:.0f} MB",
            accepted=f"{_LARGEST / 1e6:.0f} MB or less",
            fix="Use ultra generalised boundaries: a dashboard needs no more.",
        )
    return _boundaries(str(path), found.st_mtime)


@st.cache_resource(max_entries=2, show_spinner="Reading the boundaries")
def _boundaries(path: str, changed: float) -> Mapping[str, Rings]:
    try:
        features = json.loads(Path(path).read_text("utf-8-sig"))["features"]
        return {
            code: rings for each in features if (code := _code(each)) and (rings := _rings(each))
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KhiError(
            "The file of boundaries could not be read.",
            where=path,
            accepted="GeoJSON with a feature for each area and its code among the properties",
            fix="Save it as GeoJSON in longitude and latitude (EPSG:4326).",
        ) from error


def _code(feature: Mapping[str, Mapping[str, object]]) -> str:
    """Whichever property is the code of an area we know; empty where none is."""
    known = sources.catalogue().areas
    codes = (str(each).strip() for each in feature["properties"].values())
    return next((code for code in codes if code in known), "")


def _rings(feature: Mapping[str, dict[str, list]]) -> Rings:
    """Every ring of a shape, with no more points than a picture can show."""
    shape = feature["geometry"]
    parts = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    return [list(_thinned(ring)) for part in parts for ring in part]


def _thinned(ring: list[list[float]]) -> Iterator[tuple[float, float]]:
    """A ring with at most so many points, its ends kept."""
    step = max(1, len(ring) // _POINTS)
    for place, point in enumerate(ring):
        if place % step == 0 or place == len(ring) - 1:
            yield float(point[0]), float(point[1])


def listed_as_alike(area: str) -> list[str]:
    """The codes the deployer's own list names beside an area; empty without a list.

    Raises:
        KhiError: where the list lacks one of its two columns.
    """
    path = sources.data_folder() / LIKE
    if not path.exists():
        return []
    pairs = _pairs(str(path), path.stat().st_mtime)
    return list(pairs.loc[pairs["area"].eq(area), "similar"])


def _in_pairs(given: pd.DataFrame) -> pd.DataFrame:
    """A list of neighbours with a column for each, nearest first, as pairs; others as they are."""
    nearest = [name for name in given if name.isdecimal()]
    if "areacd" not in given or not nearest:
        return given
    pairs = given.melt(["areacd"], nearest, var_name="place", value_name="similar")
    ordered = pairs.sort_values("place", key=lambda each: each.astype(int), kind="stable")
    return ordered.rename(columns={"areacd": "area"})


@st.cache_data(max_entries=2, show_spinner=False)
def _pairs(path: str, changed: float) -> pd.DataFrame:
    pairs = _in_pairs(pd.read_csv(path, dtype=str, encoding="utf-8-sig").rename(columns=str.lower))
    lacking = {"area", "similar"} - set(pairs)
    if lacking:
        raise KhiError(
            "The list of similar areas lacks a column.",
            where=path,
            found=", ".join(pairs.columns),
            accepted="area, similar: two area codes on each line; or areacd, 1, 2, 3 and so on,"
            " as the Office for National Statistics lists neighbours",
            fix=f"Add the column {listed(sorted(lacking))}.",
        )
    return pairs[["area", "similar"]].dropna().apply(lambda column: column.str.strip())
