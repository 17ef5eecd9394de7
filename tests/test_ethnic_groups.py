"""Ethnic groups: every answer of the census is known and kept, and five groups are shown."""

import pytest

from khi import catalogue as catalogues
from khi import publication
from khi.intake import Choices, examine
from khi.store.engines import Workbench

DETAILED = {
    "Indian": "asian", "Pakistani": "asian", "Bangladeshi": "asian", "Chinese": "asian",
    "Any other Asian background": "asian", "African": "black", "Caribbean": "black",
    "Any other Black, African or Caribbean background": "black",
    "White and Black Caribbean": "mixed", "White and Black African": "mixed",
    "White and Asian": "mixed", "Any other Mixed or multiple ethnic background": "mixed",
    "English, Welsh, Scottish, Northern Irish or British": "white", "Irish": "white",
    "Gypsy or Irish Traveller": "white", "Roma": "white", "Any other White background": "white",
    "Arab": "other", "Any other ethnic group": "other",
}  # fmt: skip
FIVE = {"asian", "black", "mixed", "white", "other"}


@pytest.fixture(scope="module")
def known():
    return catalogues.load()


def counted(known, answers, **choices):
    lines = ["Area,Quarter,Sex,Ethnic group,Do you decide how you spend your days?"]
    for answer, people in answers.items():
        for sex in ("Female", "Male"):
            lines += [f'Leeds,2026-Q1,{sex},"{answer}",{said}' for said in ("Always", "Rarely")
                      for _ in range(people)]  # fmt: skip
    draft = examine(
        "\n".join(lines).encode(), name="five.csv", catalogue=known,
        workbench_factory=Workbench, choices=Choices(**choices),
    )  # fmt: skip
    assert not draft.needs
    return draft.tallies


def test_all_nineteen_answers_are_kept_apart_and_shown_as_five(known):
    tallies = counted(known, dict.fromkeys(DETAILED, 20))
    kept = set(tallies.loc[tallies["breakdown"].eq("ethnicity"), "group"])
    assert len(kept) == 19
    groups = {each.code: each.within for each in known.breakdowns["ethnicity"].groups}
    assert {groups[code] for code in kept} == FIVE
    shown = publication.compute(tallies, known, policy=known.policy)
    shown = getattr(shown, "rows", shown)
    own = shown[shown["breakdown"].eq("ethnicity") & shown["indicator"].eq("ctl01")]
    assert set(own["group"]) == FIVE
    bases = own.set_index("group")["base"]
    assert bases["asian"] == 5 * 80
    assert bases["other"] == 2 * 80


@pytest.mark.parametrize("label", DETAILED)
def test_an_answer_of_the_census_is_in_the_group_it_is_shown_in(known, label):
    (code,) = {each.within for each in known.breakdowns["ethnicity"].groups if each.label == label}
    assert code == DETAILED[label]


def test_the_codes_of_the_adult_social_care_survey_fall_where_it_says(known):
    groups = known.breakdowns["ethnicity"].groups
    found = {alias: each.within for each in groups for alias in each.aliases if alias.isdigit()}
    expected = [*["white"] * 4, *["mixed"] * 4, *["asian"] * 5, *["black"] * 3, *["other"] * 2]
    assert [found[str(code)] for code in range(1, 19)] == expected


def test_broad_groups_are_crossed_and_the_detail_stays_underneath(known):
    tallies = counted(known, dict.fromkeys(DETAILED, 20), crossed=(("ethnicity", "sex"),))
    shown = publication.compute(tallies, known, policy=known.policy)
    shown = getattr(shown, "rows", shown)
    own = shown[shown["breakdown"].eq("ethnicity x sex") & shown["indicator"].eq("ctl01")]
    assert set(own["group"]) == {f"{code} x {sex}" for code in FIVE for sex in ("female", "male")}
    assert own["absence"].eq("").all()


WRITTEN = {
    "Black African": "african", "Black Caribbean": "caribbean", "Black other": "other_black",
    "White English": "british", "White: English": "british", "White - British": "british",
    "White Roma": "roma", "White: Gypsy or Irish Traveller": "gypsy_traveller",
    "Mixed White and Asian": "white_asian", "Mixed: White and Black African": "white_black_african",
    "Asian Pakistani": "pakistani", "Asian - Indian": "indian", "Asian Chinese": "chinese",
    "Mixed": "mixed", "Asian": "asian", "Prefer not to say": "not_stated",
    # The harmonised standard of 2011, and the tables of the Census 2021, as they write them.
    "Any other Mixed / Multiple ethnic background": "other_mixed",
    "Any other Black / African / Caribbean background": "other_black",
    "Asian, Asian British or Asian Welsh": "asian",
    "Black, Black British, Black Welsh, Caribbean or African: Other Black": "other_black",
    "Black, Black British, Black Welsh, Caribbean or African": "black",
    "Mixed or Multiple ethnic groups: Other Mixed or Multiple ethnic groups": "other_mixed",
}  # fmt: skip


@pytest.mark.parametrize(("written", "code"), WRITTEN.items())
def test_the_short_words_of_councils_are_known(known, written, code):
    tallies = counted(known, {written: 20})
    own = tallies[tallies["breakdown"].eq("ethnicity")]
    assert set(own["group"]) == {code}
