"""Who lives in each area, from files of population: in all, the adults, and each group of them.

A measure of such a file says of whom it is in words: "Age 18, Male", "Population aged 90+",
"Population, Asian". Groups are of adults, since adults are who is asked.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake.matching.words import fold
from khi.intake.publications.feeding import POPULATION, of_people
from khi.intake.publications.observe import Observed
from khi.model import EVERYONE, NOT_STATED, Breakdown

COLUMNS = ["area", "breakdown", "group", "people", "as_of", "source"]
ADULTS, OLDER, EVERY_AGE = "adults", "65_over", EVERYONE
_ADULT, _OLD, _OLD_ENOUGH, _OLDEST = 18, 65, 85, 200
_BAND = re.compile(
    r"(?:^|\b)(?:aged? )?(?P<low>\d{1,3})"
    r"(?:\s*(?:-|–|to)\s*(?P<high>\d{1,3})|\s*(?P<over>\+|or more|and over|or over|plus))?"
    r"(?: years?(?: old)?)?$",
    re.IGNORECASE,
)
_ALL_AGES = re.compile(r"all ages|total population|all people|all persons|total", re.IGNORECASE)
_SEXES = {
    **dict.fromkeys(("male", "males", "m"), "male"),
    **dict.fromkeys(("female", "females", "f"), "female"),
}
_COUNTED = frozenset({"count", "number", "estimate", "people"})
_BOTH = frozenset({"total", "persons", "person", "all", "both", "all persons"})


class Whom(NamedTuple):
    """Of whom a figure is: ages from ``low`` to ``high``, or of every age; one sex, or both."""

    low: int
    high: int
    sex: str = ""


def people(found: Observed, catalogue: Catalogue, source: str) -> pd.DataFrame:
    """The people of each council, region or country of a file: ``COLUMNS``; none of other files."""
    taken = found.taken[of_people(found.taken, found.description, catalogue)]
    if taken.empty:
        return pd.DataFrame(columns=COLUMNS)
    rows = pd.concat([_by_age_and_sex(taken, catalogue), _by_group(taken, catalogue)])
    return rows.assign(source=source)[COLUMNS].reset_index(drop=True)


def _by_age_and_sex(taken: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Everyone, adults, older people; adults of each age and of each sex."""
    whom = _open_ended({measure: _whom(measure) for measure in taken["measure"].unique()})
    known = taken[[whom[measure] is not None for measure in taken["measure"]]]
    if known.empty:
        return pd.DataFrame(columns=COLUMNS[:-1])
    known, whom = _with_both_sexes(known, whom)
    parts = [_added(known, whom, *each) for each in _groups(catalogue)]
    return pd.concat([pd.DataFrame(columns=COLUMNS[:-1]), *parts])


def _open_ended(whom: dict[str, Whom | None]) -> dict[str, Whom | None]:
    """The same, with the last age of a file that goes on for single years as that age and over."""
    ages = [each for each in whom.values() if each and each.low]
    last = max((each.low for each in ages), default=0)
    if last < _OLD_ENOUGH or any(each.high == _OLDEST for each in ages):
        return whom
    return {
        measure: each._replace(high=_OLDEST) if each and each.low == last else each
        for measure, each in whom.items()
    }


def _with_both_sexes(
    known: pd.DataFrame, whom: dict[str, Whom | None]
) -> tuple[pd.DataFrame, dict[str, Whom | None]]:
    """Rows with women and men added up for each age, where a file has them apart only."""
    of = [each for measure in known["measure"] if (each := whom[measure])]
    if any(each.sex == "" for each in of):
        return known, whom
    ages = known.assign(measure=[f"{each.low} to {each.high}" for each in of])
    found = ages.groupby(["area", "period", "measure"])["value"].agg(["sum", "size"])
    both = found[found["size"].eq(len(set(_SEXES.values())))]["sum"].rename("value").reset_index()
    added = {f"{each.low} to {each.high}": Whom(each.low, each.high) for each in of}
    return pd.concat([known, both]), whom | added


def _groups(catalogue: Catalogue) -> Iterator[tuple[str, str, Whom]]:
    """Each group by age and sex: its breakdown, its code, and of whom it is."""
    yield EVERYONE, EVERY_AGE, Whom(0, _OLDEST)
    yield EVERYONE, ADULTS, Whom(_ADULT, _OLDEST)
    yield EVERYONE, OLDER, Whom(_OLD, _OLDEST)
    for group in catalogue.breakdowns["age"].groups if "age" in catalogue.breakdowns else ():
        if group.low is not None and group.high is not None:
            oldest = _OLDEST if group.high >= 100 else group.high
            yield "age", group.code, Whom(group.low, oldest)
    for sex in ("female", "male"):
        yield "sex", sex, Whom(_ADULT, _OLDEST, sex)


def _added(
    known: pd.DataFrame, whom: dict[str, Whom | None], breakdown: str, group: str, wanted: Whom
) -> pd.DataFrame:
    """The people of one group: as said, else added up over ages that cover it without a gap."""
    said = known[[whom[measure] == wanted for measure in known["measure"]]]
    summed = known[[_is_part(whom[measure], wanted) for measure in known["measure"]]]
    covers = summed.groupby(["area", "period"])["measure"].agg(
        lambda measures: _covers([whom[each] for each in measures.unique()], wanted)
    )
    made = summed.groupby(["area", "period"])["value"].sum()[covers.astype(bool)]
    direct = said.groupby(["area", "period"])["value"].first()
    both = direct.combine_first(made) if len(made) else direct
    rows = both.rename("people").rename_axis(["area", "as_of"]).reset_index()
    return rows.assign(breakdown=breakdown, group=group)


def _is_part(one: Whom | None, wanted: Whom) -> bool:
    """Whether a figure is of some ages of a group, and not of all of them at once."""
    if one is None or one == wanted or one.sex != wanted.sex:
        return False
    return one.low >= wanted.low and one.high <= wanted.high


def _covers(parts: list[Whom | None], wanted: Whom) -> bool:
    """Whether ages stand side by side from the first of a group to its last."""
    bands = sorted(each for each in parts if each is not None)
    upto = wanted.low
    for low, high, _ in bands:
        if low != upto:
            return False
        upto = high + 1
    return bool(bands) and upto > wanted.high


def _whom(measure: str) -> Whom | None:
    """Of whom a measure is, by its words; None where they say something else."""
    ages: list[tuple[int, int]] = []
    sex = ""
    for part in (each.strip() for each in measure.split(",")):
        plain = POPULATION.sub("", part).strip()
        if fold(plain) in _SEXES:
            sex = _SEXES[fold(plain)]
        elif not plain or fold(plain) in _COUNTED or (fold(plain) in _BOTH and ages):
            continue
        elif _ALL_AGES.fullmatch(fold(plain)):
            ages.append((0, _OLDEST))
        elif match := _BAND.search(plain):
            ages.append(_band(match))
        elif fold(plain) not in _BOTH:
            return None
    if not ages and not POPULATION.match(measure):
        return None
    low, high = min(ages, key=lambda each: each[1] - each[0], default=(0, _OLDEST))
    return Whom(low, high, sex)


def _band(match: re.Match[str]) -> tuple[int, int]:
    low = int(match["low"])
    if match["over"]:
        return low, _OLDEST
    return low, int(match["high"] or low)


def _by_group(taken: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The groups of other breakdowns that measures name, where one names all of them."""
    groups = {measure: _group(measure, catalogue) for measure in taken["measure"].unique()}
    known = taken[[groups[measure] is not None for measure in taken["measure"]]]
    if known.empty:
        return pd.DataFrame(columns=COLUMNS[:-1])
    pairs = [groups[measure] or ("", "") for measure in known["measure"]]
    named = known.assign(
        breakdown=[breakdown for breakdown, _ in pairs], group=[group for _, group in pairs]
    )
    by = ["area", "breakdown", "group", "period"]
    summed = named.groupby(by, as_index=False)["value"].sum()
    return summed.rename(columns={"value": "people", "period": "as_of"})


def _group(measure: str, catalogue: Catalogue) -> tuple[str, str] | None:
    """The breakdown and group whose words a measure ends with; None where it is none for sure."""
    words = {fold(part) for part in measure.split(",")}
    found = {
        (breakdown.id, group)
        for breakdown in catalogue.breakdowns.values()
        if breakdown.id not in ("age", "sex")
        for group in _named(breakdown, words)
    }
    return found.pop() if len(found) == 1 else None


def _named(breakdown: Breakdown, words: set[str]) -> set[str]:
    """The groups of a breakdown that are among words, by their labels and longer spellings."""
    return {
        group.within or group.code
        for group in breakdown.groups
        if group.code != NOT_STATED
        and words & {fold(word) for word in (group.label, *group.aliases) if len(word) > 3}
    }
