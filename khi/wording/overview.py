"""How people are here, in two sentences and one title, by rule and never by choice."""

from collections.abc import Sequence
from itertools import islice

from khi.model import Domain, Indicator
from khi.model.in_words import listed
from khi.wording.absences import cannot
from khi.wording.findings import Row, is_shown
from khi.wording.numbers import is_number, sentence_case, spelt

Headlines = Sequence[tuple[Indicator, Row]]

_NAMES = {
    Domain.CONNECTED: "connection",
    Domain.IN_CONTROL: "control",
    Domain.FRIENDSHIPS: "friendships",
    Domain.FAIRNESS: "fairness",
    Domain.WELLBEING: "wellbeing",
}


def verdict(headlines: Headlines) -> str:
    """What changed in a year, then what did not or cannot be told. Two short sentences at most."""
    shown = [(indicator, row) for indicator, row in headlines if is_shown(row)]
    if not shown:
        reasons = [row["absence"] for _, row in headlines]
        return f"{cannot('say how people are here', reasons)}."
    better, worse, similar, unknown = (
        [indicator for indicator, row in shown if row["change_verdict"] in verdicts]
        for verdicts in (("better",), ("worse",), ("similar",), ("", "higher", "lower"))
    )
    if len(unknown) == len(shown):
        return _now(headlines)
    if len(similar) == len(headlines) > 1:
        return f"None of the {spelt(len(similar))} shows a clear change from a year ago."
    moved = _moved(better, worse)
    rest = len(better) + len(worse) + len(similar) == len(headlines) and len(similar) > 2
    still = _still(similar, named=not (moved and rest), dated=not moved)
    early = "For some it is too soon to say." if unknown and not (moved and still) else ""
    return " ".join(sentence for sentence in (moved, still, early) if sentence)


def strengths(headlines: Headlines, *, parent: str) -> str:
    """The title over the headlines: what is strong here first. 12 words or fewer."""
    compared = [(each, row) for each, row in headlines if is_shown(row) and row["verdict"]]
    strong = [each for each, row in compared if row["verdict"] == "better"]
    weak = [each for each, row in compared if row["verdict"] == "worse"]
    if not compared:
        return "Five parts of life, and how people say they are"
    if strong and weak:
        return f"{sentence_case(_listed(strong, 2))} {_are(strong)} strong here; {_not(weak)}"
    if strong:
        return f"{sentence_case(_listed(strong, 3))} {_are(strong)} strong here"
    if weak:
        return f"{sentence_case(_listed(weak, 3))} {_are(weak)} behind {parent}"
    return f"Too close to {parent} to tell apart"


def strengths_order(headlines: Headlines, *, parent: str) -> str:
    """By which rule the headlines stand in their order."""
    shown = [row for _, row in headlines if is_shown(row)]
    known = [is_number(row["difference"]) for row in shown]
    if not any(known):
        return f"In the order of our list, as none can be compared with {parent} yet."
    if not any(row["verdict"] for row in shown):
        return f"Furthest above {parent} first, though too few answered to be sure of any."
    some = "" if all(known) else " Those that cannot be compared yet come last."
    return f"Strengths come first, by rule: furthest above {parent} at the top.{some}"


def domain(indicator: Indicator) -> str:
    """The part of life an indicator is about, as a heading: "In control"."""
    return sentence_case(indicator.domain.value)


def _now(headlines: Headlines) -> str:
    """What can be said without a year-ago figure."""
    strong = [each for each, row in headlines if is_shown(row) and row["verdict"] == "better"]
    if strong:
        return (
            f"{sentence_case(_listed(strong))} {_are(strong)} strong here. "
            "It is too soon to say what has changed."
        )
    return "This is where people stand today. It is too soon to say what has changed."


def _moved(better: list[Indicator], worse: list[Indicator]) -> str:
    """What got better, and what got worse: both, if both did."""
    if better and worse:
        return (
            f"{sentence_case(_listed(better))} {_are(better)} better than a year ago, "
            f"and {_listed(worse)} {_are(worse)} worse."
        )
    if better or worse:
        moved, word = (better, "better") if better else (worse, "worse")
        return f"{sentence_case(_listed(moved))} {_are(moved)} {word} than a year ago."
    return ""


def _still(similar: list[Indicator], *, named: bool, dated: bool) -> str:
    """What shows no clear change, by name or as "the rest"."""
    if not similar:
        return ""
    who = f"{sentence_case(_listed(similar))} {_show(similar)}" if named else "The rest show"
    return f"{who} no clear change{' from a year ago' if dated else ''}."


def _not(weak: list[Indicator]) -> str:
    return f"{_listed(weak, 2)} {_are(weak)} not"


def _are(indicators: list[Indicator]) -> str:
    plural = len(indicators) > 1 or indicators[0].domain is Domain.FRIENDSHIPS
    return "are" if plural else "is"


def _show(indicators: list[Indicator]) -> str:
    return "show" if _are(indicators) == "are" else "shows"


def _listed(indicators: list[Indicator], most: int = 5) -> str:
    """Names in a list that reads aloud: "connection, control and fairness"."""
    if len(indicators) > most and len(indicators) == len(_NAMES):
        return "all five"
    if len(indicators) > most:
        return f"{spelt(len(indicators))} of the five"
    names = [_NAMES.get(each.domain, each.domain.value) for each in islice(indicators, most)]
    return listed(names)
