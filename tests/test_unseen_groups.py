"""Where a group cannot be shown nobody is told that no group does less well: that one may."""

import pandas as pd
import pytest
from fairness_stores import LEEDS, everyone, told

from khi import catalogue as catalogues
from khi import publication, wording
from khi.publication import fairness
from khi.wording.fairness import everything as matrix
from khi.wording.fairness import gap_tables, headline, places

NEVER = ("No group", "no group", "No clear gap", "No gap", "too close")


@pytest.fixture(scope="module")
def known():
    return catalogues.load()


def published(known, breakdown, **groups):
    tallies = everyone(told(LEEDS, "2026-Q1", breakdown, **groups))
    rows = publication.compute(tallies, known, policy=known.policy)
    return rows[rows["indicator"].eq("ctl01") & rows["answer"].eq("")]


def groups_of(known, breakdown="disability", **groups):
    rows = published(known, breakdown, **groups)
    return fairness.with_gaps(rows[rows["breakdown"].ne("all")], known.indicators["ctl01"])


def said_of(known, rows, breakdown="disability"):
    """The title, the sentences, the short words and the description of the chart."""
    about = (known.breakdowns[breakdown], known.indicators["ctl01"])
    return [
        headline.gap_title(rows, *about),
        headline.gap_verdict(rows, *about),
        headline.easy_gap(rows, *about),
        gap_tables.gap_alt(rows, *about),
        wording.groups_title(rows, *about),
        wording.groups_sentence(rows, *about),
    ]


def test_one_group_does_better_while_the_other_cannot_be_shown(known):
    rows = groups_of(known, disabled=(12, 28), not_disabled=(30, 15), not_stated=(2, 3))
    assert rows.set_index("group").loc["disabled", "absence"] == "protects another figure"
    words = said_of(known, rows)
    assert not any(never in each for each in words for never in NEVER), words
    assert words[0] == "Not disabled: doing better"
    assert words[1].startswith("Not disabled: doing better. About ")
    assert words[1].endswith("We cannot show “Disabled” by itself.")
    assert words[2] == (
        "Not disabled: this is better than for everyone else. We cannot show “Disabled” by itself."
    )
    assert words[4] == "Not disabled: doing better than everyone else"
    assert words[5].endswith("We cannot show “Disabled” by itself.")


def test_where_the_other_cannot_be_shown_it_cannot_be_known_whether_a_group_does_less_well(known):
    rows = groups_of(known, disabled=(22, 18), not_disabled=(25, 20), not_stated=(2, 3))
    words = said_of(known, rows)
    assert not any(never in each for each in words for never in NEVER), words
    assert words[0] == words[4] == "Whether a group is doing less well cannot be known"
    assert words[1] == f"{words[0]}. We cannot show “Disabled” by itself."
    assert words[2].startswith("We cannot know if one group has it worse than others.")


def test_a_group_of_too_few_to_compare_cannot_be_known_of_either(known):
    rows = groups_of(known, "carer", carer=(10, 10), not_carer=(50, 50), not_stated=(30, 30))
    assert rows["absence"].eq("").all()
    words = said_of(known, rows, "carer")
    assert not any(never in each for each in words for never in NEVER), words
    assert "“Carers” had too few answers to compare." in words[1]


def test_where_every_group_is_compared_none_is_said_to_do_less_well(known):
    rows = groups_of(known, disabled=(50, 50), not_disabled=(51, 49), not_stated=(30, 30))
    words = said_of(known, rows)
    assert words[0] == words[4] == "No group is clearly doing less well"


def test_a_withheld_group_is_not_known_of_in_the_table_beside_the_chart(known):
    rows = groups_of(known, disabled=(12, 28), not_disabled=(30, 15), not_stated=(2, 3))
    table = gap_tables.gap_table(rows, known.breakdowns["disability"], known.indicators["ctl01"])
    compared = table.set_index("Disability")["Compared"]
    assert compared["Disabled"] == "Cannot be known"
    assert compared["Not disabled"] == "Doing better"


def cells_of(known, **groups):
    rows = published(known, "disability", **groups)
    return fairness.everything(rows, known.indicators)


def test_a_cell_with_a_group_held_back_is_not_one_without_a_clear_gap(known):
    cells = cells_of(known, disabled=(12, 28), not_disabled=(30, 15), not_stated=(2, 3))
    own = cells[cells["indicator"].eq("ctl01")]
    assert own["standing"].tolist() == ["unknown"]
    row = own.to_dict("records")[0]
    name, words = matrix.cell(row, known.indicators["ctl01"], known.breakdowns["disability"])
    assert (name, words) == ("", "Cannot be known")
    assert matrix.matrix_title(own) == "Too few answers to know of any gap"
    none = fairness.widest(own)
    says = matrix.matrix_sentence(own, none, known.indicators, known.breakdowns)
    assert says == "Every characteristic here has a group that cannot be shown or compared."
    assert "cannot be known" in matrix.tile_line(own, none, known.indicators, known.breakdowns)
    assert matrix.easy_matrix(own, none) == "We cannot be sure of any gap. In one we cannot know."
    assert matrix.without_gap(0, 1, 1) == "Cannot be known in one of one"
    assert matrix.hidden_groups(own).startswith("One cannot be known: a group is held back")


def test_a_cell_of_which_every_group_is_compared_has_no_clear_gap(known):
    cells = cells_of(known, disabled=(50, 50), not_disabled=(51, 49), not_stated=(30, 30))
    own = cells[cells["indicator"].eq("ctl01")]
    assert own["standing"].tolist() == ["close"]
    assert matrix.matrix_title(own) == "No clear gap in one looked at"


def test_a_group_behind_is_named_beside_one_that_is_held_back(known):
    young = {"18_24": (20, 80), "25_34": (90, 30), "35_44": (2, 3), "45_54": (12, 9)}
    rows = groups_of(known, "age", **young)
    assert rows["absence"].ne("").any()
    assert said_of(known, rows, "age")[0] == "18 to 24: doing less well"


def test_a_gap_like_others_and_clear_in_some_places_does_not_read_as_a_contradiction():
    areas = pd.DataFrame(
        {
            "area": list("abcd"),
            "gap": [0.1, 0.1, 0.2, 0.2],
            "gap_verdict": ["similar", "similar", "worse", "worse"],
            "sure": [False, False, True, True],
            "place_low": [1, 1, 2, 2],
            "place_high": [4, 4, 4, 4],
        }
    )
    title = places.places_title(areas, "a")
    assert title == "Not clearly a wider or narrower gap than in other areas"
    assert len(title.split()) <= 12
    assert places.places_sentence(areas) == (
        "In two of the four areas that can be compared the group is clearly behind."
    )
