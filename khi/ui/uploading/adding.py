"""Add data: five steps on one page, from a file to a published figure. Nothing counts unasked."""

import streamlit as st

from khi import catalogue as catalogues
from khi import wording
from khi.intake import Draft
from khi.intake.drafting.unusable import Unusable, unusable
from khi.intake.matching.headings import Role
from khi.model import KhiError, Ledger
from khi.ui.frame import shell
from khi.ui.pieces import files, states
from khi.ui.pieces.card import foot
from khi.ui.pieces.icons import icon
from khi.ui.pieces.markup import Markup, code, div, items, p, tag, text
from khi.ui.uploading import desk
from khi.wording import in_short as short

_STEPS = ("Choose a file", "Match the columns", "Check the answers", "Look first", "Publish")
_WHAT = {"survey-respondents": "answers", "survey-counts": "answers", "measures": "figures"}
_KINDS = ["csv", "tsv", "txt", "xlsx", "xls", "ods"]
_FORMS = "pages/templates.py"
_FEW_COLUMNS = 6
_OF_PEOPLE = (Role.IDENTIFIER, Role.FREE_TEXT)
_TEMPLATES = {
    "our_template.csv": "Our template, with invented answers",
    "our_template_counted.csv": "The same, already counted",
    "measures.csv": "A file of measures",
}


def introduce(draft: Draft | None, *, easy: bool) -> None:
    """The top of the page: where we are, what was found, and the five steps."""
    here = desk.desk()
    if draft is None:
        over, title = "Add data", "Add a survey or a measure"
        says = f"{'We count answers' if easy else 'We keep counts'}, never people. {_until(easy)}"
    elif told := refused(draft):
        over, title = f"Add data · {here.name}", told.why
        says = f"{_none(draft.upload.ledger)} Nothing was published, and nothing is lost."
    else:
        what = _WHAT.get(draft.kind, "rows")
        over, title = f"Add data · {here.name}", f"Check the {what} before they count"
        says = f"{_ready(draft, easy)} {_until(easy)}"
    shell.head(over, title, says)
    st.html(div("khi", _steps(_open_step(draft))))


def in_short(draft: Draft | None) -> list[str]:
    """How much of the file can be counted, in short words; nothing without a file."""
    return [] if draft is None else short.of_rows(draft.upload.ledger)


def refused(draft: Draft | None) -> Unusable | None:
    """Why nothing of the file can be used, whatever is said of it; None where some of it can."""
    return None if draft is None else unusable(draft)


def _none(ledger: Ledger) -> str:
    return f"None of your {ledger.read:,} rows can be counted." if ledger.read else ""


def _ready(draft: Draft, easy: bool) -> str:
    ledger = draft.upload.ledger
    if not ledger.read:
        return "Nothing of it is read yet."
    rows = f"{ledger.accepted:,} of your {ledger.read:,}"
    if easy:
        return f"We can count {rows} lines."
    return f"{rows} rows {'can be counted' if draft.needs else 'are ready'}."


def _until(easy: bool) -> str:
    """The promise that nothing goes by itself."""
    return f"{'We show nothing' if easy else 'Nothing is published'} until you say so."


def _open_step(draft: Draft | None) -> int:
    """Which step waits for the person, from 0."""
    if draft is None or refused(draft):
        return 0
    if draft.needs:
        return 1
    return 2 if draft.upload.ledger.rejected else 3


def _steps(open_step: int) -> Markup:
    """The steps: done ones ticked, the open one named to screen readers."""
    rows = []
    for place, name in enumerate(_STEPS):
        state = "done" if place < open_step else ("open" if place == open_step else "later")
        mark = icon("tick") if state == "done" else text(place + 1)
        current = "step" if state == "open" else None
        rows.append(
            tag("li", tag("b", mark), tag("span", name), class_=state, aria_current=current)
        )
    return tag("ul", *rows, class_="khi-steps", aria_label="Steps")


def choose_file() -> None:
    """Step 1. The file goes on this person's desk and nowhere else."""
    here = desk.desk()
    key = here.key("file")
    with st.container(key="card-file"):
        file = st.file_uploader(
            "Choose a survey export or a file of measures (CSV, text or a spreadsheet)",
            type=_KINDS,
            key=key,
            on_change=_take,
            args=(key,),
        )
        if here.content and file is None:
            _here_already(here.name)


def _take(key: str) -> None:
    """Put the file that was just chosen on the desk, or take away the one just taken out."""
    file = st.session_state[key]
    if file is None:
        desk.clear()
    else:
        desk.put_down(file.name, file.getvalue())


def _here_already(name: str) -> None:
    """Say which file is on the desk, where the box for files no longer does.

    The box forgets its file when somebody looks at another page, and never had one that was
    fetched. The desk forgets nothing until somebody says so.
    """
    with st.container(horizontal=True, vertical_alignment="center"):
        says = f"{name} is here, with all you said of it. Another file takes its place."
        st.html(div("khi", p("khi-say", says)), width="stretch")
        st.button("Put it away", key=desk.desk().key("put-away"), on_click=desk.clear)


def start_from() -> None:
    """Where to start without a file: our template, and what happens to a file."""
    steps = (
        "Any survey export will do: a row for each person, or answers already counted.",
        "Names, addresses and free text are left out before anything is counted.",
        "You see every row accounted for, and the charts, before anything is published.",
    )
    with st.container(key="card-start"):
        st.html(
            div(
                "khi",
                tag("h2", "What happens to a file", class_="khi-h3"),
                items("khi-dots", *steps),
            )
        )
        with st.container(horizontal=True):
            for name, label in _TEMPLATES.items():
                st.download_button(
                    label,
                    data=(catalogues.DATA / "examples" / name).read_bytes(),
                    file_name=name,
                    mime="text/csv",
                    on_click="ignore",
                    key=f"template-{name}",
                )
        st.page_link(_FORMS, label="Need questions to ask? Get a form")


def checked() -> Draft | None:
    """The draft of the file on the desk; None without one, or where it cannot be read."""
    if not desk.desk().content:
        return None
    bar = st.progress(0.0, text="Reading the file, and checking every row")

    def told(sheets: int, of: int, _name: str) -> None:
        bar.progress(sheets / of, text=f"Reading sheet {sheets + 1} of {of}")

    try:
        return desk.examined(told)
    except KhiError as problem:
        states.error(problem)
        return None
    finally:
        bar.empty()


def account(draft: Draft) -> None:
    """Every row accounted for; and what was taken out to protect people."""
    rows, removed = st.columns([2, 1], gap="medium")
    with rows.container(key="card-ledger", height="stretch"):
        st.html(div("khi", *_ledger(draft.upload.ledger)))
        files.give_back(draft, key=desk.desk().key("back"))
        foot("Your file comes back with a column of problems. Good rows are in it too.")
    with removed.container(key="card-removed", height="stretch"):
        st.html(div("khi", *_removed(draft)))
        foot("We keep counts, never people. Rows are discarded once counted.")


def _ledger(ledger: Ledger) -> list[Markup]:
    parts = (
        ("accepted", ledger.accepted, "counted"),
        ("rejected", ledger.rejected, "to be put right below"),
        ("skipped", ledger.skipped, "each with its reason below"),
    )
    bars = [
        tag("span", f"{n:,} {name}" if name == "accepted" else "", class_=name, style=f"flex:{n}")
        for name, n, _ in parts
        if n
    ]
    counts = [tag("span", tag("b", f"{n:,}"), f"{name}: {why}") for name, n, why in parts]
    adds = (
        f"{ledger.read:,} rows read = {ledger.accepted:,} accepted"
        f" + {ledger.rejected:,} rejected + {ledger.skipped:,} skipped"
    )
    return [
        tag("h2", "Every row is accounted for", class_="khi-h3"),
        p("khi-sub", adds),
        div("khi-ledger", *bars, aria_hidden="true"),
        div("khi-counts", *counts),
    ]


def _removed(draft: Draft) -> list[Markup]:
    """The columns that are not kept, and why."""
    dropped = draft.dropped
    if not dropped:
        return [
            tag("h2", "No column was removed", class_="khi-h3"),
            p("khi-sub", "Every column is used."),
        ]
    count = wording.sentence_case(wording.spelt(len(dropped)))
    noun = "column was" if len(dropped) == 1 else "columns were"
    personal = sum(each.role in _OF_PEOPLE for each in draft.columns)
    lines = [
        tag("span", icon("locked"), " ", code(each["column"] or each["letter"]), ": ", each["why"])
        for each in dropped
    ]
    return [
        tag("h2", f"{count} {noun} left out", class_="khi-h3"),
        p("khi-sub", _why_left_out(len(dropped), personal)),
        *_few_or_folded(lines),
    ]


def _why_left_out(dropped: int, personal: int) -> str:
    """Why columns are not kept: of people only where some could name one."""
    if not personal:
        return "None of them names a person. They are not needed for what we count."
    if personal == dropped:
        return "They could name a person."
    some = wording.sentence_case(wording.spelt(personal))
    return f"{some} could name a person. The others are not needed for what we count."


def _few_or_folded(lines: list[Markup]) -> list[Markup]:
    """A few columns at once; many behind one press, so that the page is not a list of them."""
    listed = items("khi-list-plain", *lines)
    if len(lines) <= _FEW_COLUMNS:
        return [listed]
    says = tag("summary", tag("span", f"See all {len(lines)}, each with its reason"))
    return [div("khi-earlier", tag("details", says, listed))]
