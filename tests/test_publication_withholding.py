"""What is withheld cannot be worked out from what is shown, by sums only publishing knows of."""

import pandas as pd
import pytest
from publication_cases import CATALOGUE, answers, by_sex, only

from khi.disclosure.audit import audit_frame
from khi.publication import NUMBERS, compute
from khi.publication.deciding import withholding


def computed(*tallies):
    rows = pd.concat(tallies, ignore_index=True)
    rows = compute(rows, CATALOGUE, policy=CATALOGUE.policy)
    return rows[rows["answer"] == ""]


def shown(rows, indicator="kin", **where):
    rows = rows[(rows["indicator"] == indicator) & (rows["absence"] == "")]
    for name, value in where.items():
        rows = rows[rows[name] == value]
    return rows


def test_people_whose_survey_did_not_ask_a_breakdown_cannot_be_found_by_subtraction():
    """Four people of a second survey: everyone less every group would be those four."""
    rows = computed(
        by_sex("Ash", "2025-Q1", {"yes": 40, "no": 20}, {"yes": 30, "no": 10}),
        answers("Ash", "2025-Q1", yes=4),
    )
    assert len(shown(rows, area="Ash")) < 3


def test_people_an_area_counted_itself_cannot_be_found_by_subtraction():
    """Four people of the region: the region less its places would be those four."""
    rows = computed(
        answers("Ash", "2025-Q1", yes=60, no=40),
        answers("Birch", "2025-Q1", yes=60, no=40),
        answers("North", "2025-Q1", yes=4),
    )
    assert not {"Ash", "Birch", "North"} <= set(shown(rows)["area"])


def test_a_quarter_cannot_be_found_by_taking_years_from_years():
    """Birch has five people in one quarter, so no year of its own; its region's year has them."""
    rows = computed(
        answers("Ash", "2025-Q1", yes=60, no=40),
        answers("Ash", "2025-Q2", yes=60, no=40),
        answers("Birch", "2025-Q1", yes=5),
    )
    years = shown(rows, period="2025-FY")
    assert not {"Ash", "North"} <= set(years["area"])


def test_a_comparison_with_something_withheld_is_not_made():
    rows = computed(
        answers("Ash", "2024-Q1", yes=5),
        answers("Ash", "2025-Q1", yes=60, no=40),
    )
    row = only(rows, indicator="kin", area="Ash", period="2025-Q1")
    assert row["absence"] == ""
    assert row[["change", "change_lower", "change_upper"]].isna().all()
    assert row["change_verdict"] == ""


def test_a_rest_of_too_few_people_is_not_compared_with():
    """Five men and four who did not say: each could still be anything from nought to nine."""
    rows = computed(by_sex("Ash", "2025-Q1", {"yes": 60, "no": 40}, {"yes": 5}, {"no": 4}))
    assert len(shown(rows, area="Ash")) == 2
    assert shown(rows, breakdown="sex")["difference"].isna().all()


@pytest.mark.parametrize(
    ("no", "yes", "words"),
    [(0, 20, "almost nobody"), (20, 0, "almost everybody"), (1, 19, "almost nobody")],
)
def test_nearly_nobody_or_everybody_is_said_in_words_on_a_sensitive_question(no, yes, words):
    row = only(computed(answers("Ash", "2025-Q1", yes=yes, no=no)), indicator="cold", area="Ash")
    assert (row["absence"], row["rule"], row["method"]) == ("", "near_certain", words)
    assert row[["value", "lower", "upper", "change", "difference"]].isna().all()
    assert row["base"] == 20


@pytest.mark.parametrize("yes", [14, 15])
def test_the_words_are_no_lock_and_stand_for_nobody_and_for_one_person(yes):
    """What the Privacy page warns of. If it stops being so, the page and the decision go too."""
    women = {"yes": 16, "no": 24}
    rows = computed(by_sex("Ash", "2025-Q1", women, {"yes": yes, "no": 15 - yes}))
    rows = rows[(rows["indicator"] == "cold") & (rows["area"] == "Ash")].set_index("group")
    assert rows.loc["male", "method"] == "almost nobody"
    everyone, female = (
        round(rows.loc[group, "value"] * base) for group, base in (("all", 55), ("female", 40))
    )
    assert everyone - female == 15 - yes


def test_nearly_nobody_is_a_figure_where_the_question_is_not_sensitive_or_many_answered():
    rows = computed(answers("Ash", "2025-Q1", yes=20))
    assert only(rows, indicator="kin", area="Ash")["value"] == 1.0
    rows = computed(answers("Ash", "2025-Q1", yes=200))
    assert only(rows, indicator="cold", area="Ash")["value"] == 0.0


@pytest.mark.parametrize("said", [{"helps": 20}, {"harms": 20}, {"same": 20}])
def test_a_net_in_which_everybody_said_the_same_is_withheld_on_a_sensitive_question(said):
    rows = computed(answers("Ash", "2025-Q1", question="helps", **said))
    row = only(rows, indicator="frd", area="Ash")
    assert (row["absence"], row["rule"]) == ("protects another figure", "near_certain")
    assert row[NUMBERS].isna().all()


UNKIND = {
    "female": {"yes": 30, "no": 30},
    "male": {"yes": 18, "no": 17},
    "another": {"yes": 22},
    "not_stated": {"yes": 3},
}


def by_group(groups):
    """Tallies of everyone and of each of these groups of one breakdown."""
    parts = [
        answers("Ash", "2025-Q1", breakdown="sex", group=group, **counts)
        for group, counts in groups.items()
    ]
    whole = pd.concat(parts).groupby("answer")["n"].sum().to_dict()
    return pd.concat([answers("Ash", "2025-Q1", **whole), *parts])


def spoken_for(rows):
    parents = {area.code: area.parent for area in CATALOGUE.areas.values()}
    found = audit_frame(
        rows, parents, CATALOGUE.policy, tables={"kin": "warm", "cold": "warm"}, sensitive=["cold"]
    )
    return [finding.sentence for finding in found]


def test_a_few_withheld_people_who_all_said_the_same_cannot_be_found_by_subtraction():
    """Twenty-five people of whom nobody said no: everyone less the groups shown would be those."""
    rows = computed(by_group(UNKIND))
    assert not spoken_for(rows)


def test_without_the_counts_they_would_be_found(monkeypatch):
    monkeypatch.setattr(withholding, "_counts", lambda indicator, cells: [])
    assert spoken_for(computed(by_group(UNKIND)))


def test_a_few_withheld_people_of_two_minds_cost_no_more():
    mixed = UNKIND | {"another": {"yes": 11, "no": 11}}
    assert len(shown(computed(by_group(mixed)), breakdown="sex")) == 2


@pytest.mark.parametrize("said_no", [0, 1])
def test_no_difference_gives_the_number_of_a_rest_that_is_said_in_words(said_no):
    """Of so many that shares tell little, a difference from 27 people would count their noes."""
    groups = {
        "female": {"yes": 6973, "no": 3000},
        "male": {"yes": 15 - said_no, "no": said_no},
        "another": {"yes": 12},
    }
    rows = shown(computed(by_group(groups)), indicator="cold", breakdown="sex").set_index("group")
    assert rows.loc[["male", "another"], "method"].tolist() == ["almost nobody"] * 2
    assert rows.loc["female", "value"] == 0.301
    assert rows[["difference", "difference_lower", "difference_upper"]].isna().all(axis=None)


def test_a_rest_whose_answers_are_mixed_is_compared_with():
    groups = {"female": {"yes": 60, "no": 40}, "male": {"yes": 12, "no": 3}, "another": {"yes": 12}}
    rows = shown(computed(by_group(groups)), indicator="cold", breakdown="sex").set_index("group")
    assert rows.loc["female", "difference"] == pytest.approx(0.29)
