"""A title says no more than the rows under it, and nothing else, at every edge of them."""

import pandas as pd
import pytest
from published_rows import AGE, HERE, LONELY, NEUTRAL, PARENT, SHARE, row, rows

from khi.model import Period
from khi.ui.compare import headlines, page
from khi.wording import changed, compare_time, explore

PICKED = [HERE.model_copy(update={"code": f"A{n}", "name": f"Area {n}"}) for n in range(3)]


def areas(*verdicts, **given):
    made = rows(*(row(area=f"A{n}", value=0.5) for n, _ in enumerate(verdicts)))
    names = [f"Area {n}" for n, _ in enumerate(verdicts)]
    return made.assign(name=names, verdict=list(verdicts), **given)


def test_areas_that_are_held_against_nothing_are_not_said_to_be_close_to_it():
    none = areas("", "", "")
    assert explore.against_title(none, "a year ago") == "These three areas cannot be compared yet"
    assert explore.against_sentence(none, "a year ago") == (
        "Three areas cannot be compared with a year ago."
    )
    assert explore.against_title(areas("similar", ""), "it") == (
        "No area compared clearly differs from it"
    )


@pytest.mark.parametrize(
    ("indicator", "verdict", "says"),
    [(SHARE, "better", "above"), (NEUTRAL, "higher", "above"), (LONELY, "better", "below")],
)
def test_the_best_of_a_map_stands_where_its_figure_does(indicator, verdict, says):
    title = explore.map_title(areas(verdict, "similar"), indicator)
    assert title == f"Area 0 stands {says} the rest"


def test_where_neither_way_is_better_a_clear_difference_is_still_one():
    profile = areas("higher", "similar", "lower").assign(said="")
    title = explore.profile_title(profile, area="Kent", benchmark="England")
    assert title == "Kent beside England: two different"
    alone = explore.profile_title(areas("better"), area="Kent", benchmark="England")
    assert alone == "Kent: one better than England"
    own = pd.DataFrame({"own": ["higher", "better", "similar"]})
    assert explore.standings_title(own, area="Kent") == (
        "Kent is better on one and different on one of three"
    )
    moved = rows(*(row(change_verdict=each) for each in ("higher", "worse", "similar")))
    title = explore.moves_title(moved.assign(by_chance=False))
    assert title == "Of three figures, one getting worse and one different"


def test_no_clear_change_is_said_only_of_areas_that_could_show_one():
    one = rows(
        row(area="A0", change_verdict="similar"), row(area="A1", absence="too few answers"),
        row(area="A2"),
    )  # fmt: skip
    title = compare_time.over_time_title(one, PICKED)
    assert title == "No clear change in a year in one of three areas"


def test_years_are_not_called_quarters():
    year = {"period_type": "financial year", "absence": "too few answers"}
    two = rows(*(row(area="A0", period=f"{n}-FY", **year) for n in (2023, 2024)))
    assert compare_time.broken(two, PICKED[:1]) == ["Area 0: too few answers to show in two years"]
    table = compare_time.over_time_table(two, PICKED[:1], SHARE)
    assert list(table.columns) == ["Year", "Area 0"]


@pytest.mark.parametrize(
    ("breakdown", "group", "says"),
    [
        ("all", "all", "Everyone"),
        ("age", "old", "Age: Aged 65 and over"),
        ("age x sex", "old x female", "Age and sex: Aged 65 and over, Female"),
        ("housing_type", "own_home", "Housing type: Own home"),
    ],
)
def test_a_change_of_some_people_is_never_said_of_everyone(breakdown, group, says):
    assert changed.who(row(breakdown=breakdown, group=group), {"age": AGE}) == says


@pytest.mark.parametrize(("among", "beside"), [("X9", "Merrowdale"), ("X0", "what it lies in")])
def test_a_table_of_published_words_names_what_they_are_about(among, beside):
    whole = PARENT.model_copy(update={"code": among})
    view = page.View(HERE, whole, (HERE,), Period.parse("2025-Q2"), SHARE, "name", easy=False)
    assert headlines._beside(view) == beside
