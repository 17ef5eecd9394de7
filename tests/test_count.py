"""Counting by hand equals the SQL; every row is accounted for; tallies add."""

from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_cases import checked, leeds, messages, tally, written

from khi.intake import Local, local_question
from khi.model import KhiError

KEY = ["question", "answer", "area", "quarter", "breakdown", "group"]
HEADING = ["area", "quarter", "sex", "age", "khi_con1", "khi_con2", "ons_satisfied"]
AREAS = {"Leeds": "E08000035", "E08000003": "E08000003", "bradford": "E08000032"}
ANSWERS = {
    "khi_con1": {"Yes": "yes", "mostly": "mostly", "4": "hardly_ever", "Not sure": "not_sure"},
    "khi_con2": {"It helps": "helps", "Gets in the way": "gets_in_the_way"},
    "ons_satisfied": {"0": "0", "7.0": "7", "10 - Completely": "10"},
}
SEXES = {"Female": "female", "m": "male", "": "not_stated", "prefer not to say": "not_stated"}
AGES = {"18": "18_24", "84": "75_84", "": "not_stated"}

people = st.lists(
    st.tuples(
        st.sampled_from([*AREAS]),
        st.sampled_from(["2025-Q1", "2025-Q4"]),
        st.sampled_from([*SEXES]),
        st.sampled_from([*AGES]),
        *(st.sampled_from([*answers, ""]) for answers in ANSWERS.values()),
    ),
    min_size=1,
    max_size=30,
)


def by_hand(rows) -> Counter:
    """The tallies of some people, counted one at a time."""
    counts: Counter = Counter()
    for area, quarter, sex, age, *said in rows:
        groups = [("all", "all"), ("sex", SEXES[sex]), ("age", AGES[age])]
        for (question, answers), answer in zip(ANSWERS.items(), said, strict=True):
            if answer:
                where = (question, answers[answer], AREAS[area], quarter)
                counts.update((*where, *group) for group in groups)
    return counts


def by_sql(rows) -> Counter:
    """The tallies of some people, counted by the product."""
    tallies = checked(written([HEADING, *rows])).tallies
    return Counter(
        dict(zip(tallies[KEY].itertuples(index=False, name=None), tallies["n"], strict=True))
    )


@pytest.mark.slow
@given(people)
@settings(max_examples=30, deadline=None)
def test_counting_by_hand_equals_the_sql(rows):
    assert by_sql(rows) == by_hand(rows)


@pytest.mark.slow
@given(people, people)
@settings(max_examples=15, deadline=None)
def test_tallies_of_two_halves_add_to_the_tallies_of_the_whole(one, other):
    assert by_sql(one) + by_sql(other) == by_sql([*one, *other])


@pytest.mark.slow
@given(people)
@settings(max_examples=30, deadline=None)
def test_everybody_is_in_exactly_one_group_of_each_breakdown(rows):
    tallies = checked(written([HEADING, *rows])).tallies
    asked = ["question", "answer", "area", "quarter"]
    sums = tallies.groupby([*asked, "breakdown"])["n"].sum().unstack()
    if not sums.empty:
        assert (sums["all"] == sums["sex"]).all()
        assert (sums["all"] == sums["age"]).all()


CELLS = st.sampled_from(
    ["Yes", "mostly", "", "  ", "Sometmes", "99", "=1+1", "a@b.org", "Zed Quill", "Leeds", "1"]
)


@pytest.mark.slow
@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=12))
@settings(max_examples=30, deadline=None)
def test_every_row_of_any_file_is_accounted_for(rows):
    draft = leeds(written([["khi_con1", "sex", "khi_con2", "mystery"], *rows]), area="", quarter="")
    ledger = draft.upload.ledger
    assert ledger.read == ledger.accepted + ledger.rejected + ledger.skipped
    assert ledger.read <= len(rows) + 1


def test_an_unweighted_person_counts_once():
    tallies = leeds("khi_con1\nYes\nYes\n").tallies
    assert tallies[["n", "weight", "weight_sq"]].to_numpy().tolist() == [[2, 2.0, 2.0]]


def test_weights_are_added_and_their_squares():
    tallies = leeds('khi_con1,weight\nYes,0.5\nYes,"1,5"\n').tallies
    assert tallies[["n", "weight", "weight_sq"]].to_numpy().tolist() == [[2, 2.0, 2.5]]


@pytest.mark.parametrize("weight", ["", "heavy", "-1", "0", "nan", "inf", "1e999"])
def test_a_row_without_a_weight_over_nothing_is_rejected(weight):
    draft = leeds(f"khi_con1,weight\nYes,{weight}\nYes,2\nYes,3\nYes,4\n")
    assert draft.upload.ledger.rejected == 1
    assert tally(draft, "khi_con1") == {"yes": 3}


def test_a_blank_answer_is_not_counted_in_that_question_only():
    draft = leeds("khi_con1,khi_con2\nYes,\nYes,helps\n")
    assert tally(draft, "khi_con1") == {"yes": 2}
    assert tally(draft, "khi_con2") == {"helps": 1}


def test_a_score_needs_all_of_its_parts():
    draft = leeds(
        "ucla_companion,ucla_left_out,ucla_isolated\n"
        "Often,Often,Often\nOften,Often,\nHardly ever or never,2,Some of the time\n"
        "Prefer not to say,Often,Often\n"
    )
    assert tally(draft, "ucla_3") == {"9": 1, "5": 1}
    assert tally(draft, "ucla_companion")["prefer_not"] == 1


def test_a_total_in_the_file_gives_way_to_the_one_we_add_up():
    draft = leeds("ucla_companion,ucla_left_out,ucla_isolated,UCLA-3\nOften,Often,Often,3\n")
    assert tally(draft, "ucla_3") == {"9": 1}


def test_a_total_without_its_parts_is_taken_as_it_is():
    assert tally(leeds("UCLA-3\n9\n3\n"), "ucla_3") == {"9": 1, "3": 1}


def test_prefer_not_to_say_is_counted_where_it_is_an_answer_and_said_where_it_is_not():
    draft = leeds("khi_kind,ons_happy\nPrefer not to say,Prefer not to say\nAlways,7\n")
    assert tally(draft, "khi_kind") == {"always": 1, "prefer_not": 1}
    assert tally(draft, "ons_happy") == {"7": 1}
    assert any("chose not to say" in message for message in messages(draft, "note"))


def test_an_item_asked_the_other_way_round_is_turned():
    draft = leeds(
        "ons_happy,khi_ctl1\n0,Always\n3,Rarely\n10,Not sure\n", reversed=("ons_happy", "B")
    )
    assert tally(draft, "ons_happy") == {"10": 1, "7": 1, "0": 1}
    assert tally(draft, "khi_ctl1") == {"rarely": 1, "always": 1, "not_sure": 1}


def test_area_and_quarter_come_from_columns_or_for_the_whole_file():
    draft = checked("khi_con1,council,date\nYes,Leeds,2025-04-30\nYes,Bradford,2025-07-01\n")
    assert set(draft.tallies["area"]) == {"E08000035", "E08000032"}
    assert set(draft.tallies["quarter"]) == {"2025-Q1", "2025-Q2"}
    assert not draft.needs


def test_what_the_whole_file_is_about_is_asked_when_nothing_says_it():
    assert [ask.about for ask in checked("khi_con1\nYes\n").asks] == ["area", "quarter"]


def test_an_area_nobody_knows_is_named_with_a_guess():
    with pytest.raises(KhiError, match="Did you mean Leeds"):
        leeds("khi_con1\nYes\n", area="Leds")


def test_an_answer_that_allows_several_is_counted_option_by_option():
    local = local_question(
        "helped_by", wording="What helped?", answers=("Friends", "Family, or kin", "A worker")
    )
    draft = leeds(
        "khi_con1,What helped?\nYes,Friends;A worker;\nYes,Friends\nYes,\n",
        local=(Local(question=local, columns=("B",), several=True),),
    )
    assert tally(draft, "helped_by__friends") == {"yes": 2}
    assert tally(draft, "helped_by__a_worker") == {"yes": 1, "no": 1}


def test_options_in_columns_of_their_own_are_counted_the_same():
    local = local_question("helped_by", wording="What helped?", answers=("Friends", "A worker"))
    draft = leeds(
        "khi_con1,What helped? - Friends,What helped? - A worker\n"
        "Yes,Friends,A worker\nYes,Friends,\nYes,,\n",
        local=(Local(question=local, columns=("B", "C"), several=True),),
    )
    assert tally(draft, "helped_by__friends") == {"yes": 2}
    assert tally(draft, "helped_by__a_worker") == {"yes": 1, "no": 1}


@pytest.mark.parametrize(
    ("heading", "rows", "columns"),
    [
        ("What helped?", ["Friends;A worker;", "Friends;", "A worker;", "Friends;A worker;"], "B"),
        ("What helped? - Friends,What helped? - A worker", ["1,1", "1,0", "0,1", "1,1"], "BC"),
    ],
)
def test_that_several_answers_are_allowed_is_seen_in_the_file(heading, rows, columns):
    local = local_question("helped_by", wording="What helped?", answers=("Friends", "A worker"))
    source = "\n".join([f"khi_con1,{heading}", *(f"Yes,{row}" for row in rows)])
    draft = leeds(source, local=(Local(question=local, columns=tuple(columns)),))
    assert tally(draft, "helped_by__friends") == {"yes": 3, "no": 1}
    assert tally(draft, "helped_by__a_worker") == {"yes": 3, "no": 1}


def test_a_question_of_the_persons_own_is_tallied_too():
    local = local_question(
        "garden", wording="Do you garden?", answers=("Yes", "No"), positive=("Yes",)
    )
    draft = leeds(
        "khi_con1,Do you garden?\nYes,yes\nYes,no\n", local=(Local(question=local, columns=("B",)),)
    )
    assert tally(draft, "garden") == {"yes": 1, "no": 1}
    assert [each.id for each in draft.local] == ["garden"]


COUNTED = ["question", "answer", "area", "quarter", "breakdown", "group", "n"]


def test_a_counted_file_comes_back_as_it_was_counted():
    rows = [("Leeds", "2025-Q1", "Female", "18", "Yes", "It helps", "0")] * 3
    tallies = checked(written([HEADING, *rows])).tallies
    given = checked(written([COUNTED, *tallies[COUNTED].to_numpy().tolist()]))
    pd.testing.assert_frame_equal(
        given.tallies.sort_values(KEY, ignore_index=True),
        tallies.sort_values(KEY, ignore_index=True),
    )


def test_people_whom_no_group_holds_are_not_stated():
    draft = checked(
        written(
            [
                COUNTED,
                ["khi_con1", "Yes", "Leeds", "2025-Q1", "all", "all", 10],
                ["khi_con1", "Yes", "Leeds", "2025-Q1", "sex", "Female", 7],
            ]
        )
    )
    assert tally(draft, "khi_con1", breakdown="sex", group="not_stated") == {"yes": 3}


def test_a_breakdown_with_more_people_than_answered_is_refused():
    draft = checked(
        written(
            [
                COUNTED,
                ["khi_con1", "Yes", "Leeds", "2025-Q1", "", "", 10],
                ["khi_con1", "Mostly", "Leeds", "2025-Q1", "", "", 10],
                ["khi_con1", "Mostly", "Leeds", "2025-Q1", "sex", "Female", 2],
                ["khi_con1", "Yes", "Leeds", "2025-Q1", "sex", "Female", 17],
                ["khi_con1", "Yes", "Leeds", "2025-Q1", "sex", "Male", "few"],
            ]
        )
    )
    assert draft.upload.ledger.rejected == 3
    assert set(draft.tallies["breakdown"]) == {"all"}
