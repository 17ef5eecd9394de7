"""What Explore says of a choice: titles that state the finding, sentences, and words for pictures.

Frames here are PUBLISHED rows of one indicator and period, one for each area, with its ``name``;
of a profile, rows of one area, one for each indicator.
"""

import pandas as pd

from khi.model import Absence, Indicator, Polarity
from khi.model.in_words import listed, lower_first
from khi.statistics.funnel import ENOUGH
from khi.wording.absences import cannot
from khi.wording.by_chance import MAY_BE_CHANCE
from khi.wording.compare import apart, compared_table, comparison_word, instead, no_area
from khi.wording.findings import Row, is_part, is_shown
from khi.wording.not_compared import nobody_is_compared, not_compared
from khi.wording.numbers import are, counted, number, sentence_case, span, spelt

_TABLE = "The table has every figure."
_WAYS = {"high": "higher", "low": "lower"}
_TITLE = 12
_NEUTRAL = ("higher", "lower")
"""Verdicts where neither way is better."""


def shown_of(areas: pd.DataFrame) -> pd.DataFrame:
    """The areas that have a figure, lowest first."""
    shown = areas[areas["absence"].eq("") & areas["value"].notna()]
    return shown.sort_values("value", kind="stable")


def spread_title(areas: pd.DataFrame, indicator: Indicator) -> str:
    """From where to where the areas lie. 12 words or fewer."""
    shown = shown_of(areas)["value"]
    if shown.empty:
        return cannot("compare areas", areas["absence"])
    low, high = number(shown.min(), indicator), number(shown.max(), indicator)
    if len(shown) == 1:
        return f"One area has a figure to show: {low}"
    if low == high:
        return f"Every area shown is at {low}"
    return f"Areas lie between {low} and {high}"


def spread_sentence(areas: pd.DataFrame, row: Row, indicator: Indicator) -> str:
    """Where the area walked to stands: its figure, and how many lie on either side."""
    if not is_shown(row):
        return f"{row['name']}: {lower_first(instead(row))}."
    shown = shown_of(areas)["value"]
    below, above = int((shown < row["value"]).sum()), int((shown > row["value"]).sum())
    figure = number(row["value"], indicator)
    if len(shown) == 1:
        return f"{row['name']} is at {figure}. No other area has a figure to show."
    return (
        f"{row['name']} is at {figure}. {sentence_case(counted(below, 'area'))}"
        f" {are(below)} lower and {spelt(above) if above else 'none'} higher,"
        " before chance is allowed for."
    )


def spread_alt(areas: pd.DataFrame, indicator: Indicator, *, mine: str) -> str:
    """The ends, the middle and my own place, for those who do not see the dots."""
    shown = shown_of(areas)
    if shown.empty:
        return f"No area has a figure to show for {indicator.short}. {_TABLE}"
    middle = number(shown["value"].median(), indicator)
    own = shown[shown["area"].eq(mine)].to_dict("records")
    stands = "".join(f"{row['name']} is at {number(row['value'], indicator)}. " for row in own)
    return (
        f"A dot for each of {counted(len(shown), 'area')}, for {indicator.short}."
        f" {spread_title(areas, indicator)}. The middle is {middle}. {stands}{_TABLE}"
    )


def against_title(areas: pd.DataFrame, other: str) -> str:
    """How many areas differ from what they are held against. 12 words or fewer."""
    if not areas["absence"].eq("").any():
        return cannot("compare areas", areas["absence"])
    if nobody_is_compared(areas):
        return not_compared(areas)
    found = apart(areas)
    if not found:
        return no_area(areas, f"clearly differs from {other}", most=_TITLE)
    said = [f"{spelt(len(names))} {are(len(names))} {verdict}" for verdict, names in found.items()]
    return sentence_case(f"{listed(said)} than {other}")


def against_sentence(areas: pd.DataFrame, other: str) -> str:
    """How many cannot be told apart from it, be compared with it, and be shown."""
    shown = areas["absence"].eq("")
    counts = {
        f"told apart from {other}": shown & areas["verdict"].eq("similar"),
        f"compared with {other}": shown & areas["verdict"].eq(""),
        "shown": ~shown,
    }
    return " ".join(
        f"{sentence_case(counted(int(which.sum()), 'area'))} cannot be {what}."
        for what, which in counts.items()
        if which.any()
    )


def map_title(areas: pd.DataFrame, indicator: Indicator) -> str:
    """Where the best figures are, or the highest, by name if they are few. 12 words or fewer."""
    found = apart(areas)
    names = [name for verdict in ("better", "higher") for name in found.get(verdict, ())]
    side = "below" if indicator.polarity is Polarity.LOWER else "above"
    if 0 < len(names) <= 2:
        said = f"{listed(names)} {'stands' if len(names) == 1 else 'stand'} {side} the rest"
        if len(said.split()) <= _TITLE:
            return said
    return spread_title(areas, indicator)


def map_alt(areas: pd.DataFrame, indicator: Indicator, *, mine: str) -> str:
    """What the map shows, for those who do not see it."""
    hidden = int(areas["absence"].ne("").sum())
    unshown = f" {sentence_case(counted(hidden, 'area'))} cannot be shown." if hidden else ""
    return f"A map. {spread_alt(areas, indicator, mine=mine)}{unshown}"


def funnel_title(areas: pd.DataFrame, *, adjusted: bool) -> str:
    """How many areas lie outside the funnel. 12 words or fewer.

    Where the limits were widened, as areas differ more than chance makes them, no title may say
    that chance explains what lies inside.
    """
    if _are_too_few(areas):
        return "Too few areas to say what is more than chance"
    outside = areas[areas["absence"].eq("") & areas["apart"].ne("")]
    if outside.empty and adjusted:
        return "Areas differ, and none stands apart from all the others"
    if outside.empty:
        who = "No area shown" if areas["absence"].ne("").any() else "No area"
        return f"{who} differs by more than chance and size explain"
    than = "more than areas usually do" if adjusted else "more than chance explains"
    if len(outside) == 1:
        row = outside.iloc[0]
        way = _WAYS[row["apart"]]
        said = f"{row['name']} is {way}, by {than.replace('usually do', 'usually differ')}"
        return said if len(said.split()) <= _TITLE else f"One area differs {than}"
    return f"{sentence_case(spelt(len(outside)))} areas differ by {than}"


def funnel_sentence(areas: pd.DataFrame, *, adjusted: bool) -> str:
    """Who lies outside, and whether the limits were widened."""
    if _are_too_few(areas):
        return f"It takes {spelt(ENOUGH)} areas to draw limits by. No area is judged."
    outside = areas[areas["absence"].eq("") & areas["apart"].ne("")]
    said = [
        f"{sentence_case(_WAYS[way])}: {', '.join(outside.loc[outside['apart'].eq(way), 'name'])}."
        for way in ("high", "low")
        if outside["apart"].eq(way).any()
    ]
    wide = (
        "Areas differ more than chance alone would make them, so the limits are wider to allow for"
        " that."
        if adjusted
        else "The limits are those of chance alone."
    )
    return " ".join([*said, wide])


def funnel_table(areas: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """One row for each area, with which side of the funnel it lies: the verdict of this picture."""
    plain = compared_table(areas, indicator).iloc[:, :-1]
    enough = not _are_too_few(areas)
    sides = [_side(row, indicator) if enough else "Not judged" for row in areas.to_dict("records")]
    return plain.assign(**{"Beside the funnel": sides})


def _side(row: Row, indicator: Indicator) -> str:
    if not is_shown(row):
        return "–"
    if is_part(row, indicator) or not row["base"] > 0:
        return "Not judged"
    return sentence_case(_WAYS[row["apart"]]) if row["apart"] else "Inside"


def _are_too_few(areas: pd.DataFrame) -> bool:
    """Whether too few areas have a figure to draw limits by."""
    return (
        int((areas["absence"].eq("") & areas["value"].notna() & areas["base"].gt(0)).sum()) < ENOUGH
    )


def funnel_alt(areas: pd.DataFrame, indicator: Indicator, *, adjusted: bool) -> str:
    """What the funnel shows, for those who do not see it."""
    return (
        f"A funnel: each area by how many people it rests on, for {indicator.short}."
        f" {funnel_title(areas, adjusted=adjusted)}. {_TABLE}"
    )


def profile_line(row: Row | None, indicator: Indicator) -> dict[str, object]:
    """What a line of a profile says: the figure, its range, the benchmark; or why there is none."""
    if row is None or not is_shown(row):
        absence = row["absence"] if row is not None else ""
        why = "Nothing recorded" if row is None else instead(row)
        dashes = dict.fromkeys(("likely", "against", "said"), "–")
        absent = {"verdict": "", "absence": absence or Absence.NO_DATA.value}
        return {"name": indicator.short, "words": why, **dashes, **absent}
    return {
        "name": indicator.short,
        "words": number(row["value"], indicator),
        "likely": span(row["lower"], row["upper"], indicator) or "Not given",
        "against": number(row["against"], indicator),
        "said": comparison_word(row) or "Not compared",
        "verdict": row["verdict"],
        "absence": "",
    }


def profile_title(rows: pd.DataFrame, *, area: str, benchmark: str) -> str:
    """How many indicators are better, worse or different. 12 words or fewer."""
    shown = rows[rows["absence"].eq("")]
    if not len(shown):
        return f"{area}: too few answers to show"
    counts = _counts(shown["verdict"])
    if not counts:
        return f"{area}: nothing clearly differs from {benchmark}"
    said = listed(f"{spelt(n)} {word}" for word, n in counts.items())
    if _OTHER in counts:
        return f"{area} beside {benchmark}: {said}"
    return f"{area}: {said} than {benchmark}"


_OTHER = "different"


def _counts(verdicts: "pd.Series[str]") -> dict[str, int]:
    """How many are better, worse, and different where neither way is better; those there are."""
    counts = {each: int(verdicts.eq(each).sum()) for each in ("better", "worse")}
    counts[_OTHER] = int(verdicts.isin(_NEUTRAL).sum())
    return {word: count for word, count in counts.items() if count}


def profile_sentence(rows: pd.DataFrame) -> str:
    """How many cannot be told apart, and how many cannot be shown."""
    shown = rows["absence"].eq("")
    same = int((shown & rows["verdict"].eq("similar")).sum())
    hidden = int((~shown).sum())
    close = f"{sentence_case(spelt(same))} of {len(rows)} cannot be told apart." if same else ""
    unshown = f"{sentence_case(spelt(hidden))} cannot be shown." if hidden else ""
    return " ".join(each for each in (close, unshown) if each)


def profile_alt(rows: pd.DataFrame, *, area: str, benchmark: str) -> str:
    """The rows that stand out, for those who do not see the picture."""
    shown = rows[rows["absence"].eq("") & rows["verdict"].isin(["better", "worse", *_NEUTRAL])]
    said = "".join(f"{row['name']}: {row['said'].lower()}. " for row in shown.to_dict("records"))
    return (
        f"A line for each of {counted(len(rows), 'indicator')} with {area} upon it and {benchmark}"
        f" in the middle. {said}{_TABLE}"
    )


def profile_table(rows: pd.DataFrame, *, benchmark: str) -> pd.DataFrame:
    """One row for each indicator, in the order of the picture."""
    columns = {
        "name": "Indicator",
        "words": "Figure",
        "likely": "Likely between",
        "against": benchmark,
        "said": f"Compared with {benchmark}",
    }
    return rows[list(columns)].rename(columns=columns)


def moves_title(rows: pd.DataFrame) -> str:
    """How many figures moved in a year by more than chance among so many. 12 words or fewer."""
    shown = rows[rows["absence"].eq("")]
    sure = shown.loc[~shown["by_chance"], "change_verdict"]
    counts = _counts(sure)
    if not counts:
        return "No clear change from a year ago"
    said = listed(f"{spelt(n)} {_MOVING[word]}" for word, n in counts.items())
    return f"Of {counted(len(shown), 'figure')}, {said}"


_MOVING = {"better": "improving", "worse": "getting worse", _OTHER: _OTHER}


def how_moves() -> list[str]:
    """How the changes in a table of many are told from chance, one sentence each."""
    return [
        "A word stands beside each shape.",
        "Of many figures one in twenty would stand out by chance. So each must be clear among all"
        " that are looked at (Benjamini and Hochberg).",
        f"“{MAY_BE_CHANCE}”: it stands out by itself, but not among so many.",
    ]


def standings_title(counts: pd.DataFrame, *, area: str) -> str:
    """On how many indicators an area stands apart. 12 words or fewer."""
    said = [f"{word} on {spelt(n)}" for word, n in _counts(counts["own"]).items()]
    if not said:
        return f"{area} does not clearly stand apart on any indicator"
    return f"{area} is {listed(said)} of {spelt(len(counts))}"
