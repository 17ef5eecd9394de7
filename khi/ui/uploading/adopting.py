"""Add data: a measure of a file that is none of ours yet, made an indicator by the person."""

from collections.abc import Mapping, Sequence

import streamlit as st

from khi import publication
from khi.access import Act
from khi.catalogue.local_measures import own_measure
from khi.intake import Draft
from khi.model import Domain, KhiError, MeasureKind, Polarity
from khi.model.adoption import Adoption
from khi.ui.frame import shell
from khi.ui.given import sources
from khi.ui.given.person import must
from khi.ui.pieces import states
from khi.ui.pieces.card import foot
from khi.ui.pieces.markup import div, p
from khi.ui.pieces.told_apart import told_apart
from khi.ui.uploading import desk

_KINDS: Mapping[str, MeasureKind] = {
    "A percentage": MeasureKind.PERCENTAGE,
    "A count over a stretch of time": MeasureKind.FLOW,
    "A count on one day": MeasureKind.STOCK,
    "A rate": MeasureKind.RATE,
    "An average or a score": MeasureKind.MEAN,
}
_POLARITIES: Mapping[str, Polarity] = {
    "Higher is better": Polarity.HIGHER,
    "Lower is better": Polarity.LOWER,
    "Neither: no judgement": Polarity.NEITHER,
}
_ANY = "Any year"
_NEVER, _ALWAYS = 9999, 0


def offer(draft: Draft) -> None:
    """The measures that are no indicator yet, and what a person must say to make one."""
    unknown = [each for each in draft.details.get("measures", []) if not each["indicator"]]
    if not unknown or not draft.details.get("areas_by_level"):
        return
    shell.section(
        "Measures that are none of our indicators yet",
        "Make one yours, and this file and the next of its kind are read by it.",
    )
    with st.container(key="card-adopt"):
        _form(draft, unknown)
        foot("What you say is kept with your data, and stands with every figure of it.")


def _form(draft: Draft, unknown: Sequence[Mapping[str, str]]) -> None:
    key = desk.desk().key
    labels = told_apart({at: x["measure"] or x["code"] for at, x in enumerate(unknown)})
    named = dict(zip(labels.values(), unknown, strict=True))
    have = "measure of this file has" if len(named) == 1 else "measures of this file have"
    st.html(div("khi", p("khi-say", f"{len(named):,} {have} no place yet.")))
    with st.form(key("adopt"), border=False):
        chosen = st.selectbox("Which measure", list(named), key=key("adopt-measure"))
        name = st.text_input("What to call it", key=key("adopt-name"), max_chars=120)
        unit = st.text_input(
            "What stands behind the number",
            key=key("adopt-unit"),
            placeholder="of people, per 100,000, out of 10",
            max_chars=40,
        )
        with st.container(horizontal=True):
            kind = st.selectbox("What kind of figure", list(_KINDS), key=key("adopt-kind"))
            polarity = st.selectbox("Which way is good", list(_POLARITIES), key=key("adopt-way"))
            about = st.selectbox(
                "What it is about", [each.value for each in Domain], key=key("adopt-about")
            )
        first, last = _years(draft)
        if st.form_submit_button("Make it an indicator", type="primary") and chosen:
            _adopt(
                draft,
                named[str(chosen)],
                {
                    "name": name or str(chosen),
                    "unit": unit,
                    "kind": _KINDS[str(kind)],
                    "polarity": _POLARITIES[str(polarity)],
                    "domain": Domain(str(about)),
                },
                (first, last),
            )


def _years(draft: Draft) -> tuple[int, int]:
    """From and until which financial year it is this measure: a code may be another one later."""
    known = sorted({str(each)[:4] for each in draft.details["periods"] if each})
    with st.container(horizontal=True):
        first = st.selectbox("From", [_ANY, *known], key=desk.desk().key("adopt-first"))
        last = st.selectbox("Until", [_ANY, *known], key=desk.desk().key("adopt-last"))
    return (
        _ALWAYS if first == _ANY else int(str(first)),
        _NEVER if last == _ANY else int(str(last)),
    )


def _adopt(
    draft: Draft,
    measure: Mapping[str, str],
    said: Mapping[str, object],
    years: tuple[int, int],
) -> None:
    """Keep it, and read the file again; or say why not."""
    try:
        must(Act.ADOPT)
        indicator = own_measure(source=str(draft.details["publication"]), **said)  # type: ignore[arg-type]
        adoption = Adoption(
            publication=draft.details["publication_id"],
            code=measure["code"],
            first_year=years[0],
            last_year=years[1],
            indicator=indicator.id,
        )
        publication.adopt(sources.store(), sources.catalogue(), indicator, adoption)
    except KhiError as problem:
        states.error(problem)
        return
    st.rerun()
