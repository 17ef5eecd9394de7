"""Is an area apart from what it is held against, and since when? In plain words, and never why.

Frames are rows of one area, one for each period in time order, as ``comparing.clearly_apart`` gives
them: ``clear`` is the verdict that stands, empty where the period cannot be compared, and
``against`` with its limits is the other figure. ``than`` is what that is, in the middle of a
sentence, and ``kind`` is "quarter" or "year".
"""

from itertools import takewhile

import pandas as pd

from khi.model import Indicator, Period
from khi.model.in_words import listed, lower_first, month_in_words
from khi.wording.compare import instead
from khi.wording.findings import Row, is_shown
from khi.wording.numbers import counted, is_number, number, sentence_case, span, spelt

_SIMILAR = "similar"
_TITLE = 12
_STANDS = {
    "better": "Better", "worse": "Worse", "higher": "Higher", "lower": "Lower",
    _SIMILAR: "Similar", "": "Not compared",
}  # fmt: skip


def since(own: pd.DataFrame, *, area: str, than: str, kind: str = "quarter") -> str:
    """Whether it stands apart, in each period since when, and what is counted neither way."""
    compared = _compared(own)
    if compared.empty:
        says = f"{area} cannot be compared with {than} in any {kind}."
    elif compared["clear"].eq(_SIMILAR).all():
        says = f"{area} cannot be told apart from {than} in {_any_of(len(compared), kind)}."
    elif compared["clear"].iloc[-1] == _SIMILAR:
        says = f"{_now(own, kind)} {area} cannot be told apart from {than}. {_earlier(own, kind)}"
    else:
        says = f"{area} {_run_in_words(own, than, kind)}"
    return " ".join(each for each in (says, _not_counted(own, kind)) if each)


def easy_since(own: pd.DataFrame, *, area: str, than: str, kind: str = "quarter") -> str:
    """The same in short words."""
    compared = _compared(own)
    if compared.empty:
        return f"We cannot compare {area} with {than}."
    way = compared["clear"].iloc[-1]
    if way == _SIMILAR:
        return f"{area} is about the same as {than}. What differs may be chance."
    run = _run(own)
    count, first, last = len(run), _period(run.iloc[0]), _period(run.iloc[-1])
    if count == 1:
        return f"{area} was {way} than {than} in {first.months}."
    if run.index[-1] != own.index[-1]:
        until = f"The last was {last.months}. We do not know about now."
        return f"{area} was {way} than {than} in {counted(count, kind)}. {until}"
    began = f"This began in {month_in_words(first.start)}."
    return f"{area} is {way} than {than}. {began} It is {counted(count, kind)} now."


def since_title(own: pd.DataFrame, *, area: str, than: str, kind: str = "quarter") -> str:
    """The same as a title: whose it is too, where that keeps it to 12 words or fewer."""
    says, stands_apart = _in_short(own, than, kind)
    whole = f"{area}: {says}" if stands_apart else f"{area} {says}"
    short = stands_apart and len(whole.split()) > _TITLE
    return sentence_case(says) if short else whole


def outcome_title(own: pd.DataFrame, *, outcome: str, than: str, kind: str = "quarter") -> str:
    """The same of one outcome, where several stand side by side: as much as 12 words can hold."""
    says, stands_apart = _in_short(own, than, kind)
    way = _shortest(own)
    shorter = [f"{way} than {than}"] if stands_apart else []
    titles = [f"{outcome}: {each}" for each in (says, *shorter, way)]
    return next((each for each in titles if len(each.split()) <= _TITLE), titles[-1])


def _in_short(own: pd.DataFrame, than: str, kind: str) -> tuple[str, bool]:
    """What a title says after whom it is about; and whether it is that something stands apart."""
    compared = _compared(own)
    if compared.empty:
        return f"cannot be compared with {than}", False
    if compared["clear"].iloc[-1] == _SIMILAR:
        ever = compared["clear"].ne(_SIMILAR).any()
        return f"cannot be told apart from {than}{' now' if ever else ''}", False
    run = _run(own)
    return f"{run['clear'].iloc[0]} than {than} {_when(run, own, kind)}", True


def _shortest(own: pd.DataFrame) -> str:
    """The last that can be said, in two or three words."""
    compared = _compared(own)
    if compared.empty:
        return "not compared"
    last = str(compared["clear"].iloc[-1])
    is_now = bool(own["clear"].iloc[-1])
    return "not told apart" if last == _SIMILAR else last if is_now else f"was {last}"


def beside_alt(own: pd.DataFrame, indicator: Indicator, *, name: str, says: str) -> str:
    """What the line held against is and where it goes, and what was found."""
    values = [number(each, indicator) for each in own["against"] if is_number(each)]
    if not values:
        return f"There is no line for {name}. {says}"
    ends = f"goes from {values[0]} to {values[-1]}" if len(set(values)) > 1 else f"is {values[0]}"
    return f"A line for {name} {ends}. {says}"


def with_beside(
    table: pd.DataFrame, own: pd.DataFrame, indicator: Indicator, *, name: str, area: str
) -> pd.DataFrame:
    """The table of areas over time with the figure held against, its range, and how it compares."""
    rows = {_period(row).months: row for _, row in own.iterrows()}
    beside = [_cell(rows.get(each), indicator) for each in table.iloc[:, 0]]
    stands = [_stand(rows.get(each)) for each in table.iloc[:, 0]]
    return table.assign(**{name: beside, f"{area} compared with it": stands})


def nothing_beside(
    *, area: str, than: str, outcome: str, kind: str = "quarter", is_aim: bool = False
) -> str:
    """That there is nothing to hold an area against, though its own figures are shown."""
    lead = f"No figure with a likely range is shown of {than} for “{outcome}” in any {kind}"
    if is_aim:
        lead = f"No aim is set for “{outcome}” in any {kind}"
    return f"{lead}, so {area} is drawn by itself and not compared."


def none_alike_title(area: str) -> str:
    """That no place is known to be like it, as a heading."""
    return f"No places like {area} are known here"


def none_alike(area: str, kind: str, why: str) -> str:
    """Why: places are likened to each other, and a region or country to nothing; else ``why``."""
    if not kind:
        return why
    return f"{area} is a {kind}. Only councils are likened here, by what is known of each."


def drawn_instead(than: str) -> str:
    """What figures are held against in place of it."""
    return f"What is drawn is held against {than} instead."


def parts_instead(area: str) -> str:
    """That the places of an area are drawn in place of it."""
    return f"Its own places are drawn instead, each beside {area}."


def how_since(
    than: str, kind: str = "quarter", *, is_aim: bool = False, is_of_several: bool = False
) -> list[str]:
    """How the comparison over time is made, one sentence each."""
    made_of = f"It is made of those of them that have a figure in that {kind}, by their people."
    line = "The line of dashes and dots is the aim." if is_aim else f"The grey dashes are {than}."
    return [
        f"{line} The table has its figures, and how each {kind} compares.",
        *([made_of] if is_of_several else []),
        f"Each {kind} is compared allowing for chance in both figures.",
        f"Of many {kind}s, one in twenty would stand apart by chance. So each must be clear among"
        f" all the {kind}s drawn (Benjamini and Hochberg).",
        "Similar means they cannot be told apart. It does not say that they are the same.",
        f"A {kind} that is withheld, missing or from few answers is counted neither way.",
    ]


def _cell(row: Row | None, indicator: Indicator) -> str:
    """The other figure and its likely range."""
    if row is None or not is_number(row["against"]):
        return "No figure to show"
    limits = row["against_lower"], row["against_upper"]
    likely = "" if limits[0] == limits[1] else span(*limits, indicator)
    figure = number(row["against"], indicator)
    return f"{figure} ({likely})" if likely else figure


def _stand(row: Row | None) -> str:
    """How an area compares in one period, in one word; why not, where it cannot."""
    if row is None or not row["clear"]:
        return f"Not compared: {_why(row)}" if row is not None else "Not compared"
    return _STANDS[row["clear"]]


def _compared(own: pd.DataFrame) -> pd.DataFrame:
    return own[own["clear"].ne("")]


def _run(own: pd.DataFrame) -> pd.DataFrame:
    """The last periods that were compared and say the same, without a break."""
    compared = _compared(own)
    back = list(compared["clear"])[::-1]
    return compared.tail(len(list(takewhile(lambda each: each == back[0], back))))


def _run_in_words(own: pd.DataFrame, than: str, kind: str) -> str:
    """What follows the name of an area that stands apart in the last period compared."""
    run, compared = _run(own), _compared(own)
    way, first, last = run["clear"].iloc[0], _period(run.iloc[0]), _period(run.iloc[-1])
    is_now = run.index[-1] == own.index[-1]
    if len(run) == 1:
        latest = f"the latest {kind}" if is_now else f"the last {kind} that can be compared"
        return f"was {way} than {than} in {last.months}, {latest}. {_in_all(own, kind)}"
    each = f"each {kind}{' that can be compared' if _has_gaps(run, own) else ''}"
    held = f"{'has been' if is_now else 'was'} {way} than {than} in {each}"
    when = f"since {first.months}" if is_now else f"from {first.months} to {last.months}"
    if len(run) == len(compared):
        return f"{held} {when}: {_all_of(len(run), kind)}."
    return f"{held} {when} ({counted(len(run), kind)}). {_in_all(own, kind)}"


def _when(run: pd.DataFrame, own: pd.DataFrame, kind: str) -> str:
    first, last = _period(run.iloc[0]), _period(run.iloc[-1])
    if run.index[-1] != own.index[-1]:
        return f"from {month_in_words(first.start)} to {month_in_words(last.end)}"
    return f"since {month_in_words(first.start)}" if len(run) > 1 else f"in the latest {kind}"


def _has_gaps(run: pd.DataFrame, own: pd.DataFrame) -> bool:
    """Whether a period between its first and its last cannot be compared."""
    return len(own.loc[run.index[0] : run.index[-1]]) > len(run)


def _in_all(own: pd.DataFrame, kind: str) -> str:
    """In how many of all the periods compared it lay on either side."""
    compared = _compared(own)
    if len(compared) == 1:
        return f"It is the only {kind} that can be compared."
    counts = _counts(compared)
    said = [f"{way} in {spelt(count)}" for way, count in counts.items()]
    return f"Of {counted(len(compared), kind)} compared, it was {listed(said)}."


def _earlier(own: pd.DataFrame, kind: str) -> str:
    """On which sides it lay before, in how many periods, and when most lately."""
    compared = _compared(own)
    said = [
        f"{way} in {spelt(count)}, most lately in "
        f"{_period(compared[compared['clear'].eq(way)].iloc[-1]).months}"
        for way, count in _counts(compared).items()
    ]
    return f"Of {counted(len(compared), kind)} compared, it was {', and '.join(said)}."


def _counts(compared: pd.DataFrame) -> dict[str, int]:
    """How many periods lay on which side; the side of the last that did comes first."""
    apart = compared["clear"][compared["clear"].ne(_SIMILAR)]
    return {str(way): int(apart.eq(way).sum()) for way in dict.fromkeys(list(apart)[::-1])}


def _now(own: pd.DataFrame, kind: str) -> str:
    """The last period that can be compared, as the start of a sentence."""
    last = _compared(own).iloc[-1]
    if last.name == own.index[-1]:
        return f"In {_period(last).months}, the latest {kind},"
    return f"In {_period(last).months}, the last {kind} that can be compared,"


def _any_of(count: int, kind: str) -> str:
    if count == 1:
        return f"the one {kind} that can be compared"
    return f"any of the {counted(count, kind)} that can be compared"


def _all_of(count: int, kind: str) -> str:
    return f"{'both' if count == 2 else f'all {spelt(count)}'} {kind}s that can be compared"


def _not_counted(own: pd.DataFrame, kind: str) -> str:
    """How many periods are counted neither way, and why; nothing where each is compared."""
    reasons = pd.Series([_why(row) for _, row in own.iterrows() if not row["clear"]], dtype=object)
    if reasons.empty:
        return ""
    counts = reasons.value_counts(sort=False)
    many = sentence_case(counted(len(reasons), kind))
    why = list(counts.index) if len(counts) == 1 else _of_each(counts)
    verb = "is" if len(reasons) == 1 else "are"
    return f"{many} cannot be compared, and {verb} counted neither way: {listed(why)}."


def _of_each(counts: "pd.Series[int]") -> list[str]:
    """Each reason with how many periods it is of: "nothing recorded in two"."""
    return [f"{words} in {spelt(int(count))}" for words, count in counts.items()]


def _why(row: Row) -> str:
    """Why a period is not compared, in the middle of a sentence."""
    if not is_shown(row):
        return lower_first(instead(row))
    if row["indicative"]:
        return "too few answers to compare" if is_number(row["base"]) else "a part is missing"
    if not is_number(row["against"]):
        return "nothing is shown to hold it against"
    return "no likely range was given"


def _period(row: Row) -> Period:
    return Period.parse(str(row["period"]))
