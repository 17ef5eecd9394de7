"""Add data: what was just done, every file there has been, and the ways back."""

import streamlit as st

from khi import demonstration
from khi.access import Act
from khi.model import EVERYONE, Ledger, Period, Upload, UploadStatus, clock
from khi.model.context import Context
from khi.model.in_words import day_in_words
from khi.ui.frame import into_view, shell
from khi.ui.given import sources
from khi.ui.given.person import may, must
from khi.ui.pieces.markup import Markup, div, joined, p, table, tag
from khi.ui.pieces.told_apart import chosen
from khi.ui.uploading import desk, pressing, waiting
from khi.wording.context import context_facts

_LATEST = 6
_OVERVIEW = "pages/overview.py"
_NOT_SAID = (
    "How many people a survey counted is not in this list. It could be taken away from what is "
    "shown."
)


def done() -> None:
    """What was just published, kept or refused, the way to see it, and the way back."""
    pressing.tell()
    upload = desk.desk().published
    if upload is None:
        return
    with st.container(key="notice"):
        title, says = _done_words(upload)
        st.html(div("khi", tag("h2", title), p("khi-say", says), _told(), role="status"))
        with st.container(horizontal=True, vertical_alignment="center"):
            if upload.status is UploadStatus.PUBLISHED:
                st.page_link(_OVERVIEW, label="See the figures", query_params=_where(upload))
            st.button("Undo", key="undo", on_click=pressing.tried, args=(_undo, upload))
            _offer_to_clear(upload)
        into_view.bring("notice", at="center")


def _done_words(upload: Upload) -> tuple[str, str]:
    """What happened, in a title and a sentence."""
    counted = f"{upload.ledger.accepted:,} rows became counts, and the rows are gone."
    if upload.status is UploadStatus.PUBLISHED:
        return "Published", counted
    when = f"on {day_in_words(upload.publish_on)}" if upload.publish_on else "when you say so"
    return "Kept as a draft", f"{counted} It is published {when}, and in no figure before."


def _told() -> Markup | None:
    told = desk.desk().told
    waits = "story waits" if told == 1 else "stories wait"
    return p("khi-sub", f"{told:,} {waits} to be checked.") if told else None


def _undo(upload: Upload) -> None:
    """Take back what was just done; what it replaced counts again."""
    desk.withdraw(upload.id, "Undone at once.", bring_back=True)


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
    if sources.is_demonstration() and not upload.invented and may(Act.CLEAR):
        st.button("Clear the invented example", key="clear-offer", on_click=clear_demonstration)


def clear_demonstration() -> None:
    """Forget everything invented, and nothing else."""
    must(Act.CLEAR)
    demonstration.clear(sources.store())


def show() -> None:
    """Every file there has been, what came of it, and the way to take it back."""
    known = [each for each in sources.uploads() if _may_know(each)]
    if not known:
        return
    shell.section("What has been added", "Each file, and what came of it. Never what was in it.")
    with st.container(key="card-history"):
        _table(known)
        waiting.show([each for each in known if each.status is UploadStatus.DRAFT])
        _take_back([each for each in known if each.status is UploadStatus.PUBLISHED])
        if sources.is_demonstration() and may(Act.CLEAR):
            st.button("Clear the invented example", key="clear", on_click=clear_demonstration)


def _may_know(upload: Upload) -> bool:
    """Whether whoever sits here may know of a file: of a draft, only who may publish it."""
    return upload.status is not UploadStatus.DRAFT or may(Act.PUBLISH)


def _table(known: list[Upload]) -> None:
    """The latest few at once; the rest open."""
    latest, earlier = known[:_LATEST], known[_LATEST:]
    older = tag("details", tag("summary", tag("span", f"{len(earlier)} earlier")), _listed(earlier))
    st.html(div("khi khi-earlier", _listed(latest), older if earlier else None))
    if any(each.is_survey for each in known):
        st.html(div("khi", p("khi-sub", _NOT_SAID)))


def _listed(known: list[Upload]) -> Markup:
    """A line for each file. Who added it is for whoever may take it back, and for nobody else."""
    by_too = may(Act.WITHDRAW)
    rows = [
        [
            joined([f"{each.file_name}{' (invented)' if each.invented else ''}", _more(each)]),
            day_in_words(each.uploaded_at),
            *([each.uploaded_by or "Not said"] if by_too else []),
            _whether_all(each.ledger) if each.is_survey else _counted(each.ledger),
            waiting.standing(each),
        ]
        for each in known
    ]
    by = ["By"] if by_too else []
    header = ["File", "Added", *by, "Rows counted", "How it stands"]
    return table(header, rows, caption="Files that have been added")


def _counted(ledger: Ledger) -> str:
    """How many rows of how many became figures."""
    return f"{ledger.accepted:,} of {ledger.read:,}"


def _whether_all(ledger: Ledger) -> str:
    """Whether all rows of a survey were counted. How many there are would tell of people."""
    return "All" if ledger.accepted == ledger.read else "Not all"


def _of_the_file(upload: Upload) -> list[tuple[str, str]]:
    """What tells of the file itself; nothing of a survey, of which it could confirm a guess."""
    if upload.is_survey:
        return []
    ledger = upload.ledger
    return [
        ("Rejected and skipped", f"{ledger.rejected:,} and {ledger.skipped:,}"),
        ("Fingerprint of the file", upload.sha256[:12]),
    ]


def _more(upload: Upload) -> Markup:
    """Everything else the ledger knows of a file: how people were asked, and how it was read."""
    facts = [
        *context_facts(Context.read(upload.context), sources.catalogue().breakdowns),
        ("Version", upload.context.get("version", "")),
        ("Corrected", upload.context.get("corrections", "")),
        ("Made with", upload.tool),
        *_of_the_file(upload),
        ("Rules it was counted by", upload.rules_version),
    ]
    told = [joined([tag("dt", name), tag("dd", said)]) for name, said in facts if said]
    return tag("details", tag("summary", "More"), tag("dl", *told), class_="khi-facts")


def _take_back(counting: list[Upload]) -> None:
    """Choose a file and say why. A line stays in the ledger, with the reason."""
    if not counting or not may(Act.WITHDRAW):
        return
    with st.expander("Take a file back"):
        added = {
            each.id: f"{each.file_name}, {clock.in_britain(each.uploaded_at):%d %B %Y %H:%M:%S}"
            for each in counting
        }
        with st.form("take-back", border=False):
            which = chosen("Which file", added, key="take-back-file")
            reason = st.text_input("Why", key="take-back-reason", max_chars=200)
            back = st.checkbox("Let the file it replaced count again, if it replaced one")
            if st.form_submit_button("Take it back"):
                why = reason or "No reason was given."
                desk.withdraw(which, why, bring_back=back)
                st.rerun()
