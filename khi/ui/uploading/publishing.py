"""Add data, the end: look before it counts, see what would change, and publish."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from khi import charts, publication, wording
from khi.access import Act
from khi.catalogue import Catalogue
from khi.catalogue.local import with_local
from khi.charts.areas_over_time import areas_over_time
from khi.intake import Draft
from khi.model import EVERYONE, Absence, Area, Indicator, Period, PeriodType, Upload, clock
from khi.ui.frame import selection, shell
from khi.ui.given import sources
from khi.ui.given.person import must
from khi.ui.pieces import card, states
from khi.ui.pieces.card import Card, foot
from khi.ui.pieces.groups import groups_card
from khi.ui.pieces.markup import Markup, div, joined, p, tag
from khi.ui.pieces.style import palette
from khi.ui.uploading import desk, registers, survey_asked
from khi.wording.differences import differences_table, held_in

_BECOME = {"survey-respondents": "counts", "survey-counts": "counts", "measures": "figures"}
_MOST_REASONS = 6
_MOST_CHANGES = 12
_BY_ITSELF = (
    "Answers of this place and quarter are counted already. This is your file by itself: what all "
    "of them show together is worked out when you publish, so that nobody can find people whose "
    "figures are held back."
)
_SO_THAT = (
    "So that nobody's answers can be worked out. Each stands with the places where it holds for a"
    " question or more."
)


def look(draft: Draft) -> None:
    """The charts the file would make, and what would not be shown. Only this person sees it."""
    if registers.is_register(draft):
        registers.look(draft)
        return
    shell.section("Look before it counts", "This is what the file would show. Only you can see it.")
    if _has_no_place(draft):
        states.empty(
            "Say first where and when the answers are from",
            "Then you will see here what the file would show.",
        )
        return
    bar = st.progress(0.2, text="Working out what would be shown")
    rows = desk.preview(draft)
    bar.empty()
    _look(rows, desk.catalogue(), "preview")
    survey_asked.note_empty_groups(draft)
    if len(publication.added_to(sources.store(), draft)):
        foot(_BY_ITSELF)
    elif len(rows) and (draft.upload.replaces or desk.desk().version):
        _differences(draft, rows, desk.catalogue(), "differences")


def _has_no_place(draft: Draft) -> bool:
    """Whether somebody must still say which area, or which quarter, the answers are of."""
    return any(each.about in ("area", "quarter") for each in draft.asks)


def look_at_waiting(upload: Upload) -> None:
    """The same look at a draft that waits in the ledger, for whoever may publish it."""
    must(Act.PUBLISH)
    draft = publication.waiting(sources.store(), upload.id)
    known = with_local(sources.catalogue(), draft.local)
    rows = publication.preview(sources.store(), known, draft)
    _look(rows, known, f"waiting-{upload.id}")
    if len(publication.added_to(sources.store(), draft)):
        foot(_BY_ITSELF)
    elif upload.replaces:
        _differences(draft, rows, known, f"differences-{upload.id}")


def _look(rows: pd.DataFrame, known: Catalogue, name: str) -> None:
    """One indicator at a time as it would be shown, and beside it all that would not be."""
    shown = _indicators(rows, known)
    if not shown:
        states.empty(
            "Nothing in this file could be shown yet",
            _why_nothing(rows),
        )
        return
    indicator = selection.only_here("Show", shown, key=desk.desk().key(name))
    left, right = shell.pair(name)
    with left:
        card.show(_chart(rows[rows["indicator"].eq(indicator.id)], indicator, known, name))
    with right:
        _not_shown(rows, known, name)


def _why_nothing(rows: pd.DataFrame) -> str:
    """Why there is nothing to look at: nothing counts, or nothing of it may be shown."""
    if rows.empty:
        return "No row counts yet. What is needed first is said above."
    return "Too few people answered."


def _differences(draft: publication.Draft, rows: pd.DataFrame, known: Catalogue, name: str) -> None:
    """Each figure of everyone as it is and as it would be, where there was one before."""
    changes = publication.differences(sources.store(), known, draft, after=rows)
    everyone = changes[changes["breakdown"].eq(EVERYONE)]
    groups = len(changes) - len(everyone)
    with st.container(key=f"card-{name}"):
        title = tag("h3", "What would change")
        if changes.empty:
            says = "Nothing would change. These look like the same answers again."
            st.html(div("khi", title, p("khi-say", says)))
            return
        shown = everyone.head(_MOST_CHANGES)
        twin = differences_table(shown, known)
        left = len(everyone) - len(shown)
        more = f"And {left:,} more figures of everyone, and {groups:,} of groups."
        st.html(div("khi", title, card.written(twin, caption="What would change")))
        foot(more if left or groups else "Nothing else would change.")


def _indicators(rows: pd.DataFrame, known: Catalogue) -> list[Indicator]:
    """The indicators the file would make, the headlines first."""
    there = set(rows["indicator"])
    found = [each for each in known.indicators.values() if each.id in there]
    return sorted(found, key=lambda each: not each.headline)


def _chart(rows: pd.DataFrame, indicator: Indicator, known: Catalogue, name: str) -> Card:
    """The file's own figure of one indicator: by group where it has groups, else over time."""
    first = rows[rows["answer"].eq("")].sort_values("period")
    latest = first[first["period"].eq(first["period"].iloc[-1])]
    area = known.area(str(latest["area"].iloc[0]))
    here = latest[latest["area"].eq(area.code)]
    apart = here[here["breakdown"].ne(EVERYONE)]
    shown = apart["absence"].eq("").groupby(apart["breakdown"]).sum()
    ordered = shown.sort_values(ascending=False, kind="stable").index
    carried = [each for each in ordered if each in known.breakdowns]
    everyone = here[here["breakdown"].eq(EVERYONE)]
    period = str(here["period"].iloc[0])
    if not carried:
        history = first[first["area"].eq(area.code) & first["breakdown"].eq(EVERYONE)]
        return _plain(history, indicator, area, period, name)
    breakdown = known.breakdowns[str(carried[0])]
    made = groups_card(
        here,
        indicator,
        breakdown,
        name=name,
        area=area,
        period=Period.parse(period),
        explains=["This is a draft. Nobody else can see it until you publish."],
    )
    groups = here[here["breakdown"].eq(breakdown.id)]
    source = f"{_of_groups(groups)} A draft: not published."
    return replace(made, sentence=_sentence(everyone, indicator), source=source)


def _of_groups(groups: pd.DataFrame) -> str:
    """How many people the groups rest on, told apart from everyone's base."""
    if groups["absence"].ne("").all():
        return "No group can be shown."
    return wording.bases(groups).replace("Base:", "Base of the groups shown:")


def _plain(history: pd.DataFrame, indicator: Indicator, area: Area, period: str, name: str) -> Card:
    """One figure where there is nothing to compare: its history as a line."""
    everyone = history[history["period"].eq(period)]
    return Card(
        name=name,
        title=indicator.short,
        subtitle=f"{indicator.title}. {area.name}, {Period.parse(period).months}.",
        figure=_over_time(history, indicator, area),
        alt=_sentence(everyone, indicator),
        twin=wording.series_table(history, indicator),
        figures=history,
        sentence=_sentence(everyone, indicator),
        source="A draft: not published.",
        help=["This is a draft. Nobody else can see it until you publish."],
    )


def _over_time(history: pd.DataFrame, indicator: Indicator, area: Area) -> go.Figure:
    """Quarters with their limits; years, of which there are never enough for limits, without."""
    if history["period_type"].eq(PeriodType.QUARTER.value).any():
        points = wording.judged(history, indicator)
        return charts.control_chart(points, indicator=indicator, palette=palette())
    return areas_over_time(history, [area], indicator=indicator, palette=palette())


def _sentence(everyone: pd.DataFrame, indicator: Indicator) -> str:
    """The figure of everyone, how sure we are and of how many people; or why there is none."""
    for row in everyone.to_dict("records"):
        if not wording.is_shown(row):
            return wording.reason(row)
        likely = wording.likely_between(row, indicator)
        return f"{wording.reading(row, indicator)} {likely} {wording.base(row)}"
    return "There is nothing to show for everyone."


def _not_shown(rows: pd.DataFrame, known: Catalogue, name: str) -> None:
    """What would not be shown, and why: each reason once, with what it concerns."""
    with st.container(key=f"card-hidden-{name}", height="stretch"):
        held = rows[rows["answer"].eq("") & rows["absence"].ne("")]
        lines = [
            _reason(Absence(str(reason)), same, known, list(rows["area"].unique()))
            for reason, same in held.groupby("absence")
        ]
        nothing = [p("khi-say", "Everything in this file can be shown.")]
        st.html(
            div(
                "khi",
                tag("h3", "What would not be shown, and why"),
                p("khi-sub", _SO_THAT),
                *(lines or nothing),
            )
        )
        foot("Withheld figures carry no number anywhere: not on hover, not in a download.")


def _reason(reason: Absence, rows: pd.DataFrame, known: Catalogue, every: Sequence[str]) -> Markup:
    """One reason: its look, its sentence, and the first few groups it concerns, with their areas.

    ``every`` are the codes of all the areas that the file is of.
    """
    concerns = [concerned(row, known) for row in rows.to_dict("records")]
    areas = rows["area"].map(lambda code: known.area(str(code)).name)
    held = areas.groupby(pd.Series(concerns, rows.index), sort=False).unique()
    named = [f"{what}{held_in(list(where), every)}" for what, where in held.items()]
    more = f" and {len(named) - _MOST_REASONS} more" if len(named) > _MOST_REASONS else ""
    listed = "; ".join(named[:_MOST_REASONS]) + more
    return joined(
        [
            states.absent(reason),
            p("khi-say", wording.why_absent(reason)),
            p("khi-sub khi-after", listed),
        ]
    )


def concerned(row: dict[Hashable, object], known: Catalogue) -> str:
    """Which figure it is: the indicator, or the group it is about."""
    indicator = known.indicators[str(row["indicator"])]
    if row["breakdown"] == EVERYONE:
        return indicator.short
    named = {str(name): each for name, each in row.items()}
    return ": ".join(wording.group_of(named, known.breakdowns))


def decide(draft: Draft) -> None:
    """The last step. The button says its number."""
    accepted = draft.upload.ledger.accepted
    ready = not draft.needs and accepted > 0
    with st.container(key="decide", horizontal=True, vertical_alignment="center"):
        what = _BECOME.get(draft.kind, "entries")
        rows = "1 row becomes" if accepted == 1 else f"{accepted:,} rows become"
        words = f"{rows} {what}. You can undo this for as long as you like."
        st.html(div("khi", p("khi-say", words)), width="stretch")
        st.button("Discard", key=desk.desk().key("discard-file"), on_click=desk.clear)
        look: Literal["primary", "secondary"] = "primary" if ready else "secondary"
        label = "Publish 1 row" if accepted == 1 else f"Publish {accepted:,} rows"
        if st.button(label, key=desk.desk().key("publish"), type=look, disabled=not ready):
            _counted(desk.publish)
    if draft.needs:
        st.html(div("khi", p("khi-sub", " ".join(draft.needs))))
    elif ready:
        _later()


def _later() -> None:
    """Keep it as a draft, or choose a day."""
    with st.expander("Not yet? Keep it as a draft, or choose a day"):
        says = "Only the counts are kept. A draft is in the ledger, and in no figure."
        st.html(div("khi", p("khi-sub", says)))
        here, first = desk.desk(), clock.today() + timedelta(days=1)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            if st.button("Keep it as a draft", key=here.key("hold")):
                _counted(partial(desk.hold, None))
            day = st.date_input(
                "Publish on", first, min_value=first, key=here.key("day"), width=180,
                format="DD/MM/YYYY",
            )  # fmt: skip
            if st.button("Publish on that day", key=here.key("hold-on")) and day:
                _counted(partial(desk.hold, day))


def _counted(act: Callable[[], Upload]) -> None:
    """Do the last step, saying that it is under way."""
    bar = st.progress(0.5, text="Counting, and working out every figure it changes")
    act()
    bar.empty()
    st.rerun()
