"""What invented places have: a register for nine areas, through the same intake as anybody's."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pandas as pd

from khi.catalogue import Catalogue
from khi.demonstration.invented import SOURCE, examined
from khi.demonstration.places import places, stream
from khi.model import EVERYONE, Area, Upload, UploadStatus

TABLE, UPLOAD = "asset.parquet", "asset_upload.json"
_NAME = "merrowdale_assets.csv"
_WHEN = datetime(2026, 10, 24, 9, tzinfo=UTC)
_LAST = date(2026, 10, 20)
_NEIGHBOURHOODS = ("Bridge End", "Castle Green", "Mill Side", "Old Quarry", "The Levels")
_THINGS = (
    ("Community choir", "group", "strengthening", "", "whole community"),
    ("Walking group", "group", "strengthening", "", "whole community"),
    ("Lunch club", "group", "strengthening", "", "early help"),
    ("Repair cafe", "group", "strengthening", "", "whole community"),
    ("Library", "place", "access", "", "whole community"),
    ("Community garden", "place", "strengthening", "", "whole community"),
    ("Village hall", "place", "access", "", "whole community"),
    ("People First", "people-led organisation", "partnership", "", "ongoing support"),
    ("Carers' co-operative", "people-led organisation", "partnership", "", "ongoing support"),
    ("Small sparks fund", "small fund", "access", "", "whole community"),
    ("Neighbourhood fund", "small fund", "partnership", "", "early help"),
    ("Sign language lessons", "skill", "peer", "", "whole community"),
    ("Allotment know-how", "skill", "peer", "", "whole community"),
    ("Advice table", "service", "access", "", "early help"),
    ("Shared Lives", "service", "peer", "Shared Lives", "ongoing support"),
    ("Time bank", "group", "strengthening", "time bank", "whole community"),
    ("Community circles", "group", "peer", "community circles", "ongoing support"),
    ("Local Area Coordination", "service", "access", "Local Area Coordination", "early help"),
    ("Peer support evening", "group", "peer", "peer support", "ongoing support"),
    ("Crisis cafe", "place", "access", "crisis cafe", "crisis"),
)
_FULL = {"Thistlemere": 0.62, "Gullhaven": 0.3, "Oakwether": 0.18}
_ELSEWHERE = 0.35
_AREAS = (*_FULL, "Amberfold", "Brackenfold", "Coldharrow", "Fennimoor", "Pellowford", "Saltrigg")


def register(catalogue: Catalogue) -> pd.DataFrame:
    """The register as a file: nothing in it exists anywhere."""
    known = {each.area.name: each for each in places(catalogue)}
    rows = [row for name in _AREAS for row in _of(known[name].area, known[name].number)]
    return pd.DataFrame(rows)


def _of(area: Area, number: int) -> Iterator[dict[str, str]]:
    """What one area has, neighbourhood by neighbourhood."""
    numbers = stream(number, 53)
    share = _FULL.get(area.name, _ELSEWHERE)
    for neighbourhood in _NEIGHBOURHOODS:
        fullness = share * numbers.uniform(0.4, 1.5)
        for thing, kind, category, approach, position in _THINGS:
            if numbers.random_sample() < fullness * (0.5 if approach else 1.0):
                ago = timedelta(days=int(numbers.gamma(2.0, 130)))
                checked = (_LAST - ago).isoformat() if numbers.random_sample() < 0.9 else ""
                yield {
                    "Area": area.name,
                    "Neighbourhood": neighbourhood,
                    "Name": f"{neighbourhood} {thing}",
                    "Kind": kind,
                    "Category": category,
                    "Approach": approach,
                    "Position": position,
                    "Last checked": checked,
                }


def keep(catalogue: Catalogue, folder: Path) -> None:
    """Write the register where the demonstration is shipped."""
    rows = register(catalogue)
    draft = examined(rows, _NAME, catalogue)
    settled = {"id": "demo-assets", "uploaded_at": _WHEN, "status": UploadStatus.PUBLISHED}
    upload = draft.upload.model_copy(update=settled)
    kept = draft.beside["asset"].reset_index(drop=True)
    kept = kept.assign(id=[f"demo-asset-{place:03}" for place in range(len(kept))])
    kept.assign(upload=upload.id).to_parquet(folder / TABLE, index=False, compression="brotli")
    line = json.dumps(upload.model_dump(mode="json"), indent=1)
    (folder / UPLOAD).write_text(line + "\n", encoding="utf-8")


def shipped(folder: Path) -> tuple[Upload, pd.DataFrame]:
    """The line of the ledger, and the register as the store keeps it."""
    line = json.loads((folder / UPLOAD).read_text(encoding="utf-8"))
    return Upload.model_validate(line), pd.read_parquet(folder / TABLE)


def adults(catalogue: Catalogue) -> pd.DataFrame:
    """How many adults live in each invented place, so that there can be a rate."""
    rows = [{"area": each.area.code, "people": float(each.adults)} for each in places(catalogue)]
    fixed = {"breakdown": EVERYONE, "group": "adults", "as_of": "2025-CY", "source": SOURCE}
    return pd.DataFrame(rows).assign(upload="demo-assets", **fixed)
