"""Measures that people here made indicators of their own, beside those of the catalogue."""

from collections.abc import Iterable

from khi.catalogue.catalogue import Catalogue
from khi.model import Domain, Indicator, Measure, MeasureKind, Polarity, typed
from khi.model.adoption import Adoption

CHOSEN_BY = "The people who added it here"
_SHORT = 44
_PLAIN = str.maketrans({"<": "‹", ">": "›"})


def with_measures(
    catalogue: Catalogue, indicators: Iterable[Indicator], adoptions: Iterable[Adoption]
) -> Catalogue:
    """The catalogue with these measures. What it has already is left as it is."""
    added = {each.id: each for each in indicators if each.id not in catalogue.indicators}
    adopted = tuple(adoptions)
    if not added and not adopted:
        return catalogue
    known = {name: getattr(catalogue, name) for name in Catalogue.model_fields}
    told = [each.model_dump_json() for each in (*added.values(), *adopted)]
    known |= {
        "indicators": catalogue.indicators | added,
        "adoptions": adopted,
        "version": "+".join([catalogue.version, *told]),
    }
    return Catalogue.model_construct(**known)


def own_measure(
    *, name: str, unit: str, polarity: Polarity, kind: MeasureKind, domain: Domain, source: str
) -> Indicator:
    """An indicator of a measure, in the words of the person who adopts it.

    Raises:
        KhiError: where the name or the unit is too long.
        ValueError: where there is no name.
    """
    title, unit = _plain(name, "The name", 120), _plain(unit, "The unit", 40)
    if not title:
        raise ValueError("A measure needs a name.")
    short = title if len(title) <= _SHORT else f"{title[:_SHORT].rsplit(' ', 1)[0]}…"
    return Indicator(
        id=f"own_{_slug(title)}",
        title=title,
        short=short,
        easy=title,
        domain=domain,
        polarity=polarity,
        unit=unit,
        period="year",
        measure=Measure(kind=kind, numerator=title),
        source=source,
        chosen_by=CHOSEN_BY,
    )


def _plain(words: str, field: str, most: int) -> str:
    return typed(words, field=field, most=most).translate(_PLAIN)


def _slug(title: str) -> str:
    return "_".join("".join(c if c.isalnum() else " " for c in title.casefold()).split())[:60]
