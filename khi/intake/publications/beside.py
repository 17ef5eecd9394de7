"""What a publication gives beside its figures: who published it, who lives where, what areas are.

Each is a table of the store, by its name.
"""

import re

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake.matching.choices import Choices
from khi.intake.publications.feeding import of_features
from khi.intake.publications.levels import providers
from khi.intake.publications.observe import Observed
from khi.intake.publications.people import people
from khi.intake.sheet import Sheet
from khi.model import Period, clock

_STATUS = re.compile(r"\b(provisional|revised|final)\b", re.IGNORECASE)
_RELEASED = re.compile(
    r"(?:published|released|release date|from nomis on|last updated|extracted)\W+(?:on |at )?"
    r"(\d{1,2}(?:st|nd|rd|th)? [a-z]+ \d{4})",
    re.IGNORECASE,
)


def beside(
    found: Observed, sheet: Sheet, catalogue: Catalogue, choices: Choices
) -> dict[str, pd.DataFrame]:
    """The tables that are not empty: ``provenance``, ``population``, ``feature``, ``provider``."""
    whose = provenance(found, sheet, choices)
    source = choices.source or _line(whose)
    tables = {
        "provenance": pd.DataFrame([whose | {"source": source}]),
        "population": people(found, catalogue, source),
        "feature": features(found, catalogue, source),
        "provider": providers(found.taken, catalogue),
    }
    return {name: rows for name, rows in tables.items() if len(rows)}


def _line(whose: dict[str, str]) -> str:
    """Whose figures they are, in the line that stands under each of them."""
    publisher = f"{whose['publisher']}, " if whose["publisher"] else ""
    fetched = Period.parse(whose["retrieved"]).label
    edition = ", ".join(part for part in (whose["release"], whose["status"]) if part)
    more = "; ".join(part for part in (edition, whose["licence"], f"fetched {fetched}") if part)
    return f"{publisher}{whose['publication']} ({more})"


def provenance(found: Observed, sheet: Sheet, choices: Choices) -> dict[str, str]:
    """Who published a file, under which licence, in which release, and when it was fetched.

    ``choices.context`` may say more: ``publisher``, ``licence``, ``retrieved`` (2026-11-22).
    """
    description = found.description
    is_ours = description.is_table
    above = " ".join((*sheet.preamble, sheet.name.replace("_", " ").replace("-", " ")))
    released, status = _RELEASED.search(above), _STATUS.search(above)
    return {
        "publication": f"Uploaded file {sheet.name}" if is_ours else description.title,
        "publisher": choices.context.get("publisher", "") or description.publisher,
        "licence": choices.context.get("licence", "") or description.licence,
        "release": released[1] if released else _upto(found),
        "retrieved": choices.context.get("retrieved", "") or clock.today().isoformat(),
        "status": status[1].lower() if status else "",
    }


def _upto(found: Observed) -> str:
    """The last period there are figures for: which edition of a series it is."""
    known = [Period.parse(each) for each in found.taken["period"].unique() if each]
    return f"to {max(known, key=lambda each: each.end).label}" if known else ""


def features(found: Observed, catalogue: Catalogue, source: str) -> pd.DataFrame:
    """What areas are like: the measures that a description names as features."""
    named = of_features(found.taken, found.description, catalogue)
    rows = found.taken[named.ne("")]
    rows = rows.assign(feature=named[rows.index], as_of=rows["period"], source=source)
    return rows[["area", "feature", "value", "as_of", "source"]].reset_index(drop=True)
