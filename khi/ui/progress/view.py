"""What the reader chose, the verdict, and the three numbers at the top."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import streamlit as st

from khi import wording
from khi.model import Area, Framework, Quarter, Voice
from khi.progress import findings
from khi.progress.export import flat
from khi.ui.frame import selection, shell
from khi.ui.frame.made_once import once
from khi.ui.pieces import states
from khi.ui.pieces.icons import badge, icon
from khi.ui.pieces.markup import Markup, div, joined, p, tag
from khi.ui.pieces.numbers import BigNumber
from khi.ui.pieces.style import palette
from khi.ui.progress import known
from khi.wording import progress as said
from khi.wording.easy_lines import Line

RATE = "pages/rate.py"
ASSETS, INVOLVED = "pages/assets.py", "pages/involved.py"
_ALL = {"All": "", "People": "people", "Workers": "workers", "Leaders": "leaders"}
_YEAR = 4


@dataclass(frozen=True)
class View:
    """One area, one quarter, one framework; ``voice`` is empty where all are shown."""

    framework: Framework
    area: Area
    quarter: Quarter
    voice: str
    easy: bool

    @cached_property
    def key(self) -> tuple[str, ...]:
        """What everything that is shown depends on."""
        framework, chosen = self.framework, (self.voice, str(self.easy))
        return (framework.id, framework.version, self.area.code, self.quarter.id, *chosen)

    @cached_property
    def rows(self) -> pd.DataFrame:
        """Every rating of the area that may be seen, up to the quarter."""
        rows = known.all_ratings(self.framework)
        here = rows["area"].eq(self.area.code) & rows["quarter"].le(self.quarter.id)
        return rows[here].reset_index(drop=True)

    @cached_property
    def now(self) -> pd.DataFrame:
        """The ratings of the quarter."""
        return findings.at(self.rows, self.quarter)

    @cached_property
    def gaps(self) -> pd.DataFrame:
        """How far the voices are apart in the quarter."""
        return findings.gaps(self.now)

    @cached_property
    def start(self) -> Quarter | None:
        """The quarter it is held against: a year before, or the first there is; None at first."""
        earlier = [each for each in known.quarters(self.rows) if each.id < self.quarter.id]
        year_ago = self.quarter.later(-_YEAR)
        within = [each for each in earlier if each.id >= year_ago.id]
        return within[0] if within else None

    @cached_property
    def moved(self) -> pd.DataFrame:
        """What people said then and say now."""
        start = self.start or self.quarter
        return findings.moved_since(self.rows, Voice.PEOPLE, start, self.quarter)

    @cached_property
    def before(self) -> Quarter | None:
        """The quarter that was rated last before this one; None at first."""
        earlier = [each for each in known.quarters(self.rows) if each.id < self.quarter.id]
        return earlier[-1] if earlier else None

    @cached_property
    def since_before(self) -> said.Moves:
        """How many actions each voice moved up and down since then."""
        return {voice: self._ways(voice) for voice in self.framework.voices}

    def _ways(self, voice: Voice) -> tuple[int, int] | None:
        if self.before is None:
            return None
        moves = findings.moved_since(self.rows, voice, self.before, self.quarter)
        change = moves["now"] - moves["then"]
        return (int(change.gt(0).sum()), int(change.lt(0).sum())) if len(moves) else None

    @cached_property
    def source(self) -> str:
        """What stands under every picture."""
        invented = " Ratings: invented example." if self.now["invented"].any() else ""
        return f"{self.framework.wording}.{invented}"


def has_ratings() -> bool:
    """Whether any rating of any framework may be seen."""
    return any(len(known.all_ratings(each)) for each in known.frameworks())


def choose() -> View:
    """Ask for area, quarter and voice; and for the framework, where more than one is rated."""
    rated = [each for each in known.frameworks() if len(known.all_ratings(each))]
    named = {each.title: each for each in rated}
    framework = rated[0]
    if len(rated) > 1:
        framework = named[selection.pick("Framework", list(named), key="framework", width=260)]
    area = selection.area(known.rated_areas(framework))
    selection.fold("More choices: when, and whose voice")
    quarters = {each.label: each for each in reversed(known.rated_quarters(framework, area))}
    quarter = quarters[selection.pick("Quarter", list(quarters), key="rated", width=160)]
    voice = selection.switch("Whose voice", _ALL, key="voice")
    return _view(framework, area, quarter, voice, easy=selection.easy_read())


@once
def _view(framework: Framework, area: Area, quarter: Quarter, voice: str, *, easy: bool) -> View:
    """One for everybody who looks at the same: what it holds is worked out once."""
    return View(framework, area, quarter, voice, easy)


def head(view: View) -> None:
    """Where we are, the question, and the finding."""
    over = f"Progress · {view.area.name} · {view.quarter.months}"
    shell.head(over, view.framework.question, _verdict(view))


@once
def _verdict(view: View) -> str:
    return said.verdict(view.moved, view.now, start=view.start, easy=view.easy)


def found(view: View) -> None:
    """How far by each voice, where voices differ most, and what moved since last time."""
    if not view.easy:
        st.html(_found(view))


@once
def _found(view: View) -> Markup:
    lines = (
        ("How far", said.how_far(view.now, view.framework)),
        ("Furthest apart", said.differs(view.gaps, view.now, view.framework)),
        ("Moved", said.moved_since(view.since_before, view.before, view.framework)),
    )
    told = [joined((tag("dt", name), tag("dd", words))) for name, words in lines]
    return div("khi", tag("dl", *told, class_="khi-found"))


@once
def in_short(view: View) -> list[str | Line]:
    """The same in short words."""
    return said.easy_found(view.now, view.gaps, view.since_before, view.framework)


@once
def big_numbers(view: View) -> list[BigNumber]:
    """What moved, where leaders see more, and what is led by local people: counts, no score."""
    return [_moved(view), _apart(view), _furthest(view)]


def _moved(view: View) -> BigNumber:
    up = int((view.moved["now"] > view.moved["then"]).sum())
    pieces = int(findings.voices(view.rows)["evidence"].ne("").sum())
    since = f"Since {view.start.months}, " if view.start else ""
    if view.start is None:
        mark = badge("soon", "The first rating", tone="muted")
    elif not up and (view.moved["now"] < view.moved["then"]).any():
        mark = badge("down", "Some moved down", tone="concern")
    elif up:
        mark = badge("up", "Moving up", tone="improving")
    else:
        mark = badge("steady", "No move", tone="steady")
    return BigNumber(
        label="Moved up, say people",
        number=str(up),
        unit=f"of {len(view.framework.actions)} actions",
        badge=mark,
        sentence=wording.sentence_case(f"{since}as rated by people who draw on support."),
        source=f"Moving up needs evidence. {pieces} pieces so far, from every voice.",
    )


def _apart(view: View) -> BigNumber:
    pairs = view.now.pivot_table(index="action", columns="voice", values="stage")
    pairs = pairs.reindex(columns=[Voice.PEOPLE.value, Voice.LEADERS.value]).dropna()
    more = pairs[Voice.LEADERS.value] - pairs[Voice.PEOPLE.value]
    higher = int((more > 0).sum())
    if higher:
        mark = badge("gap", "A gap to talk about", tone="concern")
        widest = view.framework.action(str(more.idxmax())).short
        sentence = f"Widest: {widest}. {wording.sentence_case(said.stages(int(more.max())))} apart."
    else:
        mark = badge("steady", "They see the same", tone="steady")
        sentence = "Nowhere do leaders see more than people do."
    return BigNumber(
        label="Leaders rate it higher",
        number=str(higher),
        unit=f"of {len(pairs)} actions",
        badge=mark,
        sentence=sentence,
        source="The gap is drawn, never averaged away.",
    )


def _furthest(view: View) -> BigNumber:
    top = view.framework.stages[-1]
    people = view.now[view.now["voice"].eq(Voice.PEOPLE.value)]
    there = people[people["stage"].eq(top.stage)]["action"]
    names = [view.framework.action(each).short for each in there]
    return BigNumber(
        label=top.label,
        number=str(len(names)),
        unit=f"of {len(view.framework.actions)} actions",
        badge=badge("strong", "A strength", tone="strength")
        if names
        else badge("soon", "None yet", tone="muted"),
        sentence=f"{'; '.join(names)}." if names else top.sees,
        source=f"Stage {top.stage}, rated by people. {view.quarter.months}.",
    )


def keys(view: View, *, gap: bool = True, agreed: bool = True) -> Markup:
    """What the marks mean: a shape and a word each."""
    shapes = {Voice.PEOPLE: "●", Voice.WORKERS: "■", Voice.LEADERS: "▲"}
    marks = [
        _key(shapes[voice], palette().series[place], speaker.label)
        for place, (voice, speaker) in enumerate(view.framework.voices.items())
    ]
    if agreed and view.now["voice"].eq("agreed").any():
        marks.append(_key("◇", palette().strength, "Agreed after a talk"))
    if gap:
        marks.append(tag("span", tag("i", class_="khi-mark-gap", aria_hidden="true"), "The gap"))
    if view.rows["few"].any():
        marks.append(_key("○", palette().ink, said.few()))
    return div("khi-keys", *marks)


def _key(shape: str, colour: str, words: str) -> Markup:
    style = f"color:{colour};font-size:20px;line-height:24px"
    return tag("span", tag("span", shape, style=style, aria_hidden="true"), words)


def invite() -> None:
    """The way to give a rating."""
    with st.container(key="notice"):
        words = "Rate one action in about a minute. Nobody can change another voice's rating,"
        more = " and nobody sees it before giving their own. Moving up asks for evidence."
        st.html(div("khi", p("khi-say", icon("info"), " ", words + more)))
        with st.container(horizontal=True):
            st.page_link(RATE, label="Rate these actions")
            st.page_link(ASSETS, label="See what we have")
            st.page_link(INVOLVED, label="See who was involved")


def nothing_rated() -> None:
    """The page of a store without ratings."""
    shell.head("Progress", "Are we becoming asset-based?", "Nobody has rated an action yet.")
    states.empty(
        "No rating can be seen yet",
        "Three voices rate each action by itself. It is shown once all three have spoken.",
        page=RATE,
        link="Rate the first action",
    )


@once
def figures(view: View) -> pd.DataFrame:
    """Every rating of the area, for the download."""
    return flat(view.rows, view.framework)
