"""How a survey was asked: kept in the ledger's words, and read back the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from khi.model.context import Context
from khi.wording.context import context_facts, survey_source

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
WORDS = st.text(st.characters(categories=("L", "N", "P")), max_size=20)
CODES = st.text("abc_019", min_size=1)
CONTEXTS = st.builds(
    Context,
    asked_by=WORDS,
    how=WORDS,
    invited=st.none() | st.integers(1, 10**6),
    designed_with=WORDS,
    easy_read=st.none() | st.booleans(),
    not_on_form=st.lists(st.tuples(CODES, CODES), max_size=3).map(tuple),
)


@given(CONTEXTS, DAYS, DAYS)
def test_what_the_ledger_keeps_reads_back_the_same(context, one, other):
    context = context.model_copy(update={"first_day": min(one, other), "last_day": max(one, other)})
    assert Context.read(context.written()) == context


def test_what_was_not_said_is_not_kept():
    assert Context().written() == {}
    assert context_facts(Context(), {}) == []
    assert survey_source("Spring", Context()) == "Spring"


def test_the_demonstrations_own_words_are_read():
    kept = {
        "who asked": "Merrowdale People's Panel (invented)",
        "how": "on paper, online and face to face",
        "invited": "20660",
        "easy read used": "yes",
        "corrections": "2 by hand",
    }
    facts = dict(context_facts(Context.read(kept), {}))
    assert facts["How people were asked"] == "On paper, online and face to face"
    assert facts["How many were invited"] == "20,660"
    assert facts["Easy read offered"] == "Yes"
    assert len(facts) == 4


def test_the_source_line_says_who_how_and_when():
    context = Context(asked_by="Ash Voices", how="by phone", first_day=date(2026, 5, 3))
    assert survey_source("Spring", context) == "Spring: asked by Ash Voices, by phone, 3 May 2026"


@pytest.mark.parametrize(
    "said",
    [{"first_day": date(2026, 5, 3), "last_day": date(2026, 5, 2)}, {"invited": 0}],
)
def test_what_cannot_be_is_refused(said):
    with pytest.raises(ValidationError):
        Context(**said)
