"""Areas beside each other in plain words: who stands apart, and who cannot be told apart.

Frames here are PUBLISHED rows of one indicator and period, one for each area, with its ``name``.
A verdict is about an area and the rest of the area that both lie in; ``than`` names that rest, or
the whole, where areas are held against all of it.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from khi.model import Absence, Area, Indicator
from khi.model.in_words import listed, lower_first
from khi.wording.absences import absence, cannot, first_reason
from khi.wording.by_chance import MAY_BE_CHANCE, is_by_chance
from khi.wording.easy import easy_absence
from khi.wording.findings import Row, difference, is_shown, reason
from khi.wording.not_compared import (
    easy_not_compared,
    nobody_is_compared,
    not_compared,
    unsure,
)
from khi.wording.numbers import are, counted, is_number, number, rounded, sentence_case, span, spelt

_WORDS = {
    "better": "Better", "worse": "Worse", "similar": "Similar", "higher": "Higher",
    "lower": "Lower", "": "Not compared",
}  # fmt: skip
_APART = ("better", "higher", "worse", "lower")
_MOST_NAMED, _MOST_EASY, _MOST_HEARD, _TITLE = 2, 3, 12, 12
_TABLE = "The table has every figure."
_CERTAIN = "near_certain"
_REST = "the rest"


def rule(than: str = _REST) -> str:
    """How an area is judged, for the foot of a chart."""
    of = "the likely range of the difference from"
    return f"Higher or lower: {of} {_in_short(than)} leaves out zero, allowing for all areas."


def _in_short(than: str) -> str:
    """What areas are held against, in few words: England as it is, "the rest of it" as the rest."""
    return _REST if than.startswith(_REST) else than


def comparison_word(row: Row) -> str:
    """How an area compares, in a few words: "Better", "Indicative", "May be chance"."""
    if not is_shown(row):
        return ""
    if is_by_chance(row):
        return MAY_BE_CHANCE
    return _WORDS[row["verdict"]] if row["verdict"] or not row["indicative"] else "Indicative"


def apart(areas: pd.DataFrame) -> dict[str, list[str]]:
    """The names of the areas that stand apart, by verdict, those that are good first."""
    shown = areas[areas["absence"].eq("")]
    named = {each: list(shown.loc[shown["verdict"].eq(each), "name"]) for each in _APART}
    return {verdict: names for verdict, names in named.items() if names}


def are_some_left_out(areas: pd.DataFrame, verdict: str = "verdict") -> bool:
    """Whether some areas are not shown, or are shown and not compared."""
    return bool((areas["absence"].ne("") | areas[verdict].eq("")).any())


def no_area(
    areas: pd.DataFrame, does: str, *, verdict: str = "verdict", most: int | None = None
) -> str:
    """That no area does something; where some are not shown or not compared, of how many.

    Args:
        areas: some of them compared.
        does: what none does, after its name: "clearly stands apart from the rest".
        verdict: the column that says how each compares; empty where it does not.
        most: how many words there may be; None for as many as it takes.
    """
    if not are_some_left_out(areas, verdict):
        return f"No area {does}"
    shown = areas["absence"].eq("")
    compared = shown & areas[verdict].ne("")
    how = "shown" if compared.sum() == shown.sum() else "compared"
    many = f"None of the {spelt(int(compared.sum()))} areas {how} {does}"
    if compared.sum() > 1 and (most is None or len(many.split()) <= most):
        return many
    return f"No area {how} {does}"


def areas_title(areas: pd.DataFrame, *, than: str = _REST) -> str:
    """Who stands apart, by name where they are few. 12 words or fewer."""
    than = _in_short(than)
    if not areas["absence"].eq("").any():
        return cannot("compare areas", areas["absence"])
    if nobody_is_compared(areas):
        return not_compared(areas)
    found = apart(areas)
    if not found:
        return no_area(areas, f"clearly stands apart from {than}", most=_TITLE)
    for most in (_MOST_NAMED, 1, 0):
        said = listed(_who(names, most, verdict) for verdict, names in found.items())
        title = sentence_case(f"{said} than {than}")
        if len(title.split()) <= _TITLE:
            return title
    return f"Some areas stand apart from {than}"


def areas_verdict(areas: pd.DataFrame, indicator: Indicator, *, than: str) -> str:
    """The finding of the page, in two sentences."""
    if not areas["absence"].eq("").any():
        return f"{cannot('compare areas', areas['absence'])}."
    if nobody_is_compared(areas):
        return f"{indicator.short}: {lower_first(not_compared(areas))}."
    found = apart(areas)
    if not found:
        nobody = no_area(areas, f"clearly stands apart from {than}")
        return f"{indicator.short}: {lower_first(nobody)}."
    said = listed(_who(names, _MOST_NAMED, verdict) for verdict, names in found.items())
    return f"{indicator.short}: {said} than {than}. {_close(areas)}".rstrip()


def areas_sentence(areas: pd.DataFrame, *, than: str) -> str:
    """How many cannot be told apart, and how many cannot be shown."""
    hidden = int(areas["absence"].ne("").sum())
    unshown = f"{sentence_case(counted(hidden, 'area'))} cannot be shown." if hidden else ""
    if hidden == len(areas):
        return unshown
    early = unsure(areas)
    of = f"of the {spelt(len(areas) - hidden)} areas shown"
    similar = int(areas["verdict"].where(areas["absence"].eq("")).eq("similar").sum())
    close = f"{sentence_case(spelt(similar))} {of} {are(similar)} too close to"
    if len(areas) - hidden == 1:
        close = "The one area shown is too close to"
    first = f"{close} {than} to tell apart." if similar else ""
    return " ".join(each for each in (first, early, unshown) if each)


def easy_areas(areas: pd.DataFrame) -> str:
    """The comparison in short words."""
    found = apart(areas)
    if not areas["absence"].eq("").any():
        return easy_absence(first_reason(areas["absence"]))
    if nobody_is_compared(areas):
        return easy_not_compared(areas)
    if not found:
        some = " we can compare" if are_some_left_out(areas) else ""
        return f"The areas{some} are about the same."
    return " ".join(_easy_who(names, verdict) for verdict, names in found.items())


def _easy_who(names: Sequence[str], verdict: str) -> str:
    """Which areas, in short words: all by name where they are few, else the first of them."""
    if len(names) <= _MOST_EASY:
        return f"{listed(names)} {are(len(names))} {verdict}."
    some = listed(names[:_MOST_EASY])
    return f"{sentence_case(_counted(names))} are {verdict}. Three of them are {some}."


def areas_alt(
    areas: pd.DataFrame, indicator: Indicator, *, parent: str, than: str, mine: str
) -> str:
    """Who stands apart, and where mine stands, for those who do not see the chart."""
    own = areas[areas["area"].eq(mine)].to_dict("records")
    stands = "".join(
        f"{row['name']} is at {number(row['value'], indicator)}. "
        f"{difference(row, indicator, than=than)} "
        for row in own
        if is_shown(row)
    )
    found = "".join(
        f"{sentence_case(verdict)}: {all_of(names)}. " for verdict, names in apart(areas).items()
    )
    return (
        f"Dots with likely ranges for {indicator.short}, in {counted(len(areas), 'area')} of "
        f"{parent}. {stands}{found}{areas_sentence(areas, than=than)} {_TABLE}"
    )


def compared_table(areas: pd.DataFrame, indicator: Indicator, *, than: str = _REST) -> pd.DataFrame:
    """One row for each area, in the order of the frame; its places where it has them."""
    ranked = "places" in areas
    rows = [
        [
            row["name"],
            figure(row, indicator),
            *_certainty(row, indicator),
            comparison_word(row) or "–",
            *([row["places"] or "–"] if ranked else []),
        ]
        for row in areas.to_dict("records")
    ]
    columns = ["Area", "Figure", "Likely between", "Base", f"Compared with {_in_short(than)}"]
    return pd.DataFrame(rows, columns=[*columns, *(["Place"] if ranked else [])])


def figure(row: Row, indicator: Indicator) -> str:
    """A figure for a cell of a table, or what stands in its place."""
    if not is_shown(row):
        return instead(row)
    few = " (indicative)" if row["indicative"] else ""
    return f"{number(row['value'], indicator)}{few}"


def is_certain(row: Row) -> bool:
    """Whether nearly all gave one answer, which is said in words so that nobody is given away."""
    return row["rule"] == _CERTAIN and not Absence(row["absence"]).is_withheld


def instead(row: Row) -> str:
    """What stands in place of a figure: the reason, or "Almost everybody"."""
    if row["absence"]:
        return absence(row["absence"])
    return sentence_case(row["method"]) if is_certain(row) else absence(Absence.NO_DATA)


def why(row: Row) -> str:
    """Why there is no figure, as one sentence."""
    if is_certain(row):
        return "Nearly all answers were the same, so we give words and no number."
    return reason(row)


def count_apart(areas: pd.DataFrame, *, than: str) -> str:
    """How many areas are clearly higher and lower, in one sentence."""
    found = apart(areas)
    if not found:
        return f"{no_area(areas, f'is clearly different from {than}')}."
    said = [f"{_counted(names)} {are(len(names))} {verdict}" for verdict, names in found.items()]
    return f"{sentence_case(listed(said))} than {than}."


def matrix_title(rows: pd.DataFrame, count: int) -> str:
    """Whether any area is better than the rest on all of so many headlines. 12 words or fewer."""
    shown = rows[rows["absence"].eq("")]
    if shown["name"].nunique() < rows["name"].nunique() / 2:
        return "Too few areas have figures to say who is ahead"
    if nobody_is_compared(rows):
        return "These areas cannot be compared yet"
    better = shown[shown["verdict"].eq("better")]
    ahead = better.groupby("name")["indicator"].nunique()
    names = list(ahead[ahead.eq(count)].index)
    if not names:
        return _nobody_is_ahead(rows, count)
    all_of = f"better than the rest on all {spelt(count)}"
    if len(names) == 1 and len(names[0].split()) <= _TITLE - len(f"is {all_of}".split()):
        return f"{names[0]} is {all_of}"
    return f"{sentence_case(_counted(names))} {are(len(names))} {all_of}"


def _nobody_is_ahead(rows: pd.DataFrame, count: int) -> str:
    """That no area is ahead on all of so many headlines, of those that are compared on all."""
    compared = rows[rows["absence"].eq("") & rows["verdict"].ne("")]
    on_all = compared.groupby("name")["indicator"].nunique().eq(count)
    if on_all.sum() == rows["name"].nunique():
        return "No area is ahead on everything"
    if not on_all.any():
        return "No area can be compared on everything"
    if on_all.sum() == 1:
        return "The one area compared on everything is not ahead on all"
    return f"None of {spelt(int(on_all.sum()))} areas compared on everything is ahead on all"


def where(areas: Sequence[Area], parent: str) -> str:
    """What is compared: "ten areas of Merrowdale"."""
    return f"{counted(len(areas), 'area')} of {parent}"


def _close(areas: pd.DataFrame) -> str:
    """How many are too close to the rest to tell apart, if any."""
    similar = int(areas["verdict"].where(areas["absence"].eq("")).eq("similar").sum())
    if not similar:
        return ""
    return f"{sentence_case(spelt(similar))} {are(similar)} too close to tell."


def _certainty(row: Mapping[str, object], indicator: Indicator) -> list[str]:
    """Likely range and base; nothing in either where there is no figure."""
    if not is_shown(row):
        return ["–", "–"]
    likely = span(row["lower"], row["upper"], indicator) or "Not given"
    people = f"{rounded(float(str(row['base']))):,.0f}" if is_number(row["base"]) else "Records"
    return [likely, people]


def _who(names: Sequence[str], most: int, verdict: str) -> str:
    """Areas by name where there are few, else how many: "Wexlow is better", "four are worse"."""
    who = listed(names) if len(names) <= most else spelt(len(names))
    return f"{who} {are(len(names))} {verdict}"


def all_of(names: Sequence[str]) -> str:
    """Areas by name as long as somebody can listen to them; else how many."""
    return listed(list(names)) if len(names) <= _MOST_HEARD else _counted(names)


def _counted(names: Sequence[str]) -> str:
    return counted(len(names), "area")
