"""Add data, the end: look before it counts, publish, and take back for as long as you like."""

import pandas as pd
import streamlit as st

from khi import charts, demonstration, wording
from khi.intake import Draft
from khi.model import EVERYONE, Absence, Indicator, Period, Upload, UploadStatus
from khi.ui import card, desk, selection, shell, sources, states
from khi.ui.card import Card, foot
from khi.ui.markup import Markup, div, joined, p, table, tag
from khi.ui.style import palette

_MOST_REASONS = 6
_LATEST = 6
_OVERVIEW = "pages/overview.py"


def look(draft: Draft) -> None:
    """The charts the file would make, and what would not be shown. Only this person sees it."""
    bar = st.progress(0.2, text="Working out what would be shown")
    rows = desk.preview(draft)
    bar.empty()
    shell.section("Look before it counts", "This is what the file would show. Only you can see it.")
    shown = _indicators(rows)
    if not shown:
        states.empty(
            "Nothing in this file could be shown yet",
            "Too few people answered, or no column is a question or a measure we know.",
        )
        return
    with st.container(key="choices", horizontal=True):
        indicator = selection.only_here("Show", shown, key=desk.desk().key("preview"))
    left, right = shell.pair("look")
    with left:
        card.show(_chart(rows[rows["indicator"].eq(indicator.id)], indicator))
    with right:
        _not_shown(rows)


def _indicators(rows: pd.DataFrame) -> list[Indicator]:
    """The indicators the file would make, the headlines first."""
    known = set(rows["indicator"])
    found = [each for each in desk.catalogue().indicators.values() if each.id in known]
    return sorted(found, key=lambda each: not each.headline)


def _chart(rows: pd.DataFrame, indicator: Indicator) -> Card:
    """The file's own figure of one indicator: by group where it has groups, else over time."""
    first = rows[rows["answer"].eq("")].sort_values("period")
    latest = first[first["period"].eq(first["period"].iloc[-1])]
    area = sources.catalogue().area(str(latest["area"].iloc[0]))
    here = latest[latest["area"].eq(area.code)]
    apart = here[here["breakdown"].ne(EVERYONE)]
    shown = apart["absence"].eq("").groupby(apart["breakdown"]).sum()
    ordered = shown.sort_values(ascending=False, kind="stable").index
    carried = [each for each in ordered if each in sources.catalogue().breakdowns]
    everyone = here[here["breakdown"].eq(EVERYONE)]
    period = str(here["period"].iloc[0])
    if not carried:
        return _plain(everyone, indicator, area.name, period)
    breakdown = sources.catalogue().breakdowns[str(carried[0])]
    groups = here[here["breakdown"].eq(breakdown.id)]
    apart = charts.in_order(groups, indicator, breakdown)
    return Card(
        name="preview",
        title=wording.groups_title(apart, breakdown, indicator),
        subtitle=wording.subtitle(indicator, area=area, period=period),
        figure=charts.interval_dots(
            apart, everyone, indicator=indicator, breakdown=breakdown, palette=palette()
        ),
        alt=wording.groups_alt(apart, indicator, breakdown),
        twin=wording.groups_table(apart, indicator, breakdown),
        figures=apart,
        sentence=_sentence(everyone, indicator),
        source=f"{wording.bases(apart)} A draft: not published.",
        help=["This is a draft. Nobody else can see it until you publish."],
    )


def _plain(everyone: pd.DataFrame, indicator: Indicator, name: str, period: str) -> Card:
    """One figure where there is nothing to compare: its history as a line."""
    points = wording.judged(everyone, indicator)
    figure = charts.control_chart(points, indicator=indicator, palette=palette())
    return Card(
        name="preview",
        title=indicator.short,
        subtitle=f"{indicator.title}. {name}, {Period.parse(period).months}.",
        figure=figure,
        alt=_sentence(everyone, indicator),
        twin=wording.series_table(everyone, indicator),
        figures=everyone,
        sentence=_sentence(everyone, indicator),
        source="A draft: not published.",
        help=["This is a draft. Nobody else can see it until you publish."],
    )


def _sentence(everyone: pd.DataFrame, indicator: Indicator) -> str:
    """The figure of everyone and how sure we are, or why there is none."""
    for row in everyone.to_dict("records"):
        if not wording.is_shown(row):
            return wording.reason(row)
        return f"{wording.reading(row, indicator)} {wording.likely_between(row, indicator)}"
    return "There is nothing to show for everyone."


def _not_shown(rows: pd.DataFrame) -> None:
    """What would not be shown, and why: each reason once, with what it concerns."""
    with st.container(key="card-hidden", height="stretch"):
        held = rows[rows["answer"].eq("") & rows["absence"].ne("")]
        lines = [_reason(Absence(str(reason)), same) for reason, same in held.groupby("absence")]
        nothing = [p("khi-say", "Everything in this file can be shown.")]
        st.html(
            div(
                "khi",
                tag("h3", "What would not be shown, and why"),
                p("khi-sub", "So that nobody's answers can be worked out."),
                *(lines or nothing),
            )
        )
        foot("Withheld figures carry no number anywhere: not on hover, not in a download.")


def _reason(reason: Absence, rows: pd.DataFrame) -> Markup:
    """One reason: its look, its sentence, and the first few groups it concerns."""
    named = list(dict.fromkeys(_concerned(row) for row in rows.to_dict("records")))
    more = f" and {len(named) - _MOST_REASONS} more" if len(named) > _MOST_REASONS else ""
    listed = "; ".join(named[:_MOST_REASONS]) + more
    return joined(
        [
            states.absent(reason),
            p("khi-say", wording.why_absent(reason)),
            p("khi-sub khi-after", listed),
        ]
    )


def _concerned(row: dict[str, object]) -> str:
    """Which figure it is: the indicator, or the group it is about."""
    catalogue = desk.catalogue()
    indicator = catalogue.indicators[str(row["indicator"])]
    breakdown = catalogue.breakdowns.get(str(row["breakdown"]))
    if breakdown is None:
        return indicator.short
    return f"{breakdown.label}: {wording.group_name(str(row['group']), breakdown)}"


def decide(draft: Draft) -> None:
    """The last step. The button says its number."""
    accepted = draft.upload.ledger.accepted
    with st.container(key="decide", horizontal=True, vertical_alignment="center"):
        words = f"{accepted:,} rows become counts. You can undo this for as long as you like."
        st.html(div("khi", p("khi-say", words)), width="stretch")
        st.button("Discard", key=desk.desk().key("discard-file"), on_click=desk.clear)
        ready = not draft.needs and accepted > 0
        label = f"Publish {accepted:,} rows"
        if st.button(label, key=desk.desk().key("publish"), type="primary", disabled=not ready):
            desk.publish()
            st.rerun()
    if draft.needs:
        st.html(div("khi", p("khi-sub", " ".join(draft.needs))))


def published() -> None:
    """What was just published, the way to see it, and the way back."""
    upload = desk.desk().published
    if upload is None:
        return
    with st.container(key="notice"):
        rows = f"{upload.ledger.accepted:,} rows became counts, and the rows are gone."
        st.html(div("khi", tag("h2", "Published"), p("khi-say", rows), role="status"))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(_OVERVIEW, label="See the figures", query_params=_where(upload))
            st.button(
                "Undo", key="undo", on_click=desk.withdraw, args=(upload.id, "Undone at once.")
            )
            _offer_to_clear(upload)


def _where(upload: Upload) -> dict[str, str]:
    """The address of the first place and the latest quarter of an upload."""
    rows = sources.figures(breakdowns=[EVERYONE], answers=[""])
    catalogue = sources.catalogue()
    places = [code for code in rows["area"].unique() if not catalogue.children(code)]
    ours = rows[rows["source"].str.contains(upload.source, regex=False) & rows["area"].isin(places)]
    if ours.empty:
        return {}
    last = ours.sort_values("period").iloc[-1]
    area = catalogue.area(str(last["area"]))
    return {"area": area.name, "quarter": Period.parse(str(last["period"])).label}


def _offer_to_clear(upload: Upload) -> None:
    """The first real figures offer to end the demonstration."""
    if sources.is_demonstration() and not upload.invented:
        st.button("Clear the invented example", key="clear-offer", on_click=clear_demonstration)


def clear_demonstration() -> None:
    """Forget everything invented, and nothing else."""
    demonstration.clear(sources.store(), sources.catalogue())


def history() -> None:
    """Every file there has been, what came of it, and the way to take it back."""
    known = sources.uploads()
    if not known:
        return
    shell.section("What has been added", "Each file, and what came of it. Never what was in it.")
    with st.container(key="card-history"):
        _table(known)
        _take_back([each for each in known if each.status is UploadStatus.PUBLISHED])
        if sources.is_demonstration():
            st.button("Clear the invented example", key="clear", on_click=clear_demonstration)


def _table(known: list[Upload]) -> None:
    """The latest few at once; the rest open."""
    latest, earlier = known[:_LATEST], known[_LATEST:]
    older = tag("details", tag("summary", tag("span", f"{len(earlier)} earlier")), _listed(earlier))
    st.html(div("khi khi-earlier", _listed(latest), older if earlier else None))


def _listed(known: list[Upload]) -> Markup:
    rows = [
        [
            f"{each.file_name}{' (invented)' if each.invented else ''}",
            f"{each.uploaded_at.day} {each.uploaded_at:%B %Y}",
            f"{each.ledger.accepted:,} of {each.ledger.read:,}",
            f"{each.status.value.capitalize()}{f': {each.reason}' if each.reason else ''}",
        ]
        for each in known
    ]
    header = ["File", "Added", "Rows counted", "How it stands"]
    return table(header, rows, caption="Files that have been added")


def _take_back(counting: list[Upload]) -> None:
    """Choose a file and say why. A line stays in the ledger, with the reason."""
    if not counting:
        return
    with st.expander("Take a file back"):
        named = {
            f"{each.file_name}, {each.uploaded_at:%d %B %Y %H:%M:%S}": each for each in counting
        }
        with st.form("take-back", border=False):
            chosen = st.selectbox("Which file", list(named), key="take-back-file")
            reason = st.text_input("Why", key="take-back-reason", max_chars=200)
            if st.form_submit_button("Take it back") and chosen:
                desk.withdraw(named[chosen].id, reason or "No reason was given.")
                st.rerun()
