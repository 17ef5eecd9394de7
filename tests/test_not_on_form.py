"""Groups that nobody in a file is in: a small group like any other, or not on the form at all."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from publication_cases import CATALOGUE, answers, by_sex, draft

from khi import catalogue as catalogues
from khi import intake, publication
from khi.cli import main
from khi.intake.counting.on_form import empty_groups, with_not_on_form
from khi.model import NOT_ON_FORM
from khi.model.context import Context
from khi.store import Store
from khi.store.engines import Workbench

MEN = [("sex", "male")]
WOMEN_ONLY = by_sex("Ash", "2025-Q1", {"yes": 40, "no": 30}, {}, {"yes": 11, "no": 3})
BREAKDOWNS = CATALOGUE.breakdowns


def left_out(tallies, said=MEN):
    return with_not_on_form(tallies, said, BREAKDOWNS)


def groups(store, **wanted):
    """The groups of kin in Ash, with what stands in place of their figure."""
    rows = publication.frame(store, indicators=["kin"], areas=["Ash"], answers=[""], **wanted)
    rows = rows[rows["breakdown"].eq("sex") & rows["period"].eq("2025-Q1")]
    return dict(zip(rows["group"], rows["absence"], strict=True))


def test_a_group_that_nobody_chose_is_withheld_and_often_another_beside_it(store):
    publication.commit(store, CATALOGUE, draft(WOMEN_ONLY))
    shown = groups(store)
    assert shown["male"] == "too few answers"
    assert "" in shown.values()
    assert list(shown.values()).count("") < len(shown) - 1


def test_a_group_that_was_not_on_the_form_has_no_row_and_hides_no_other(store):
    publication.commit(store, CATALOGUE, draft(left_out(WOMEN_ONLY)))
    assert groups(store) == {"female": "", "not_stated": ""}


def test_one_form_that_had_the_group_makes_it_a_small_one_again(store):
    """Who knows the first form would else know that the others are at least one."""
    other = by_sex("Ash", "2025-Q1", {"yes": 20, "no": 20}, {}, {"yes": 9, "no": 3})
    publication.commit(store, CATALOGUE, draft(left_out(WOMEN_ONLY)))
    publication.commit(store, CATALOGUE, draft(other, id="two", when=1))
    assert groups(store)["male"] == "too few answers"
    publication.withdraw(store, CATALOGUE, "two", "By mistake.")
    assert "male" not in groups(store)


def test_a_form_that_asked_something_else_says_nothing_of_the_group(store):
    other = by_sex("Ash", "2025-Q1", {"helps": 20}, {"helps": 30}, question="helps")
    publication.commit(store, CATALOGUE, draft(left_out(WOMEN_ONLY)))
    publication.commit(store, CATALOGUE, draft(other, id="two", when=1))
    assert "male" not in groups(store)


def test_what_is_said_later_of_the_same_people_shows_nothing_that_was_hidden(store, tmp_path):
    """Everyone less those shown now would be the group and its neighbour of the first export."""
    publication.commit(store, CATALOGUE, draft(WOMEN_ONLY))
    before = groups(store)
    again = draft(left_out(WOMEN_ONLY), id="two", when=1, replaces="one")
    publication.commit(store, CATALOGUE, again)
    hidden = {name for name, absence in before.items() if absence} - {"male"}
    assert hidden
    assert all(groups(store)[name] for name in hidden)


def test_looking_first_shows_what_publishing_shows(store):
    made = draft(left_out(WOMEN_ONLY))
    looked = publication.preview(store, CATALOGUE, made)
    publication.commit(store, CATALOGUE, made)
    seen = looked[looked["indicator"].eq("kin") & looked["answer"].eq("")]
    assert set(seen["group"]) == {"all", "female", "not_stated"}
    assert set(seen["absence"]) == {""}


def test_a_region_has_the_group_where_one_of_its_places_had_it(store):
    others = [
        by_sex(place, "2025-Q1", {"yes": 30, "no": 20}, {"yes": 30, "no": 20})
        for place in ("Birch", "Cedar")
    ]
    publication.commit(store, CATALOGUE, draft(left_out(WOMEN_ONLY), *others))
    rows = publication.frame(store, indicators=["kin"], areas=["North"], answers=[""])
    rows = rows[rows["group"].eq("male") & rows["period"].eq("2025-Q1")]
    assert rows["base"].tolist() == [100]


counts = st.integers(0, 3)


@given(female=counts, male=counts, unsaid=counts, over_85=counts, over_65=counts)
def test_only_what_nobody_is_in_is_empty_and_only_that_is_marked(
    female, male, unsaid, over_85, over_65
):
    tallies = by_sex("Ash", "2025-Q1", {"yes": female}, {"yes": male}, {"yes": unsaid})
    ages = [
        answers("Ash", "2025-Q1", breakdown="age", group=group, yes=number)
        for group, number in {"over_85": over_85, "over_65": over_65}.items()
    ]
    tallies = pd.concat([tallies, *ages], ignore_index=True)
    empty = {(breakdown, group.code) for breakdown, group in empty_groups(tallies, BREAKDOWNS)}
    expected = {("age", "under_65")}
    expected |= {("sex", "female")} if not female else set()
    expected |= {("sex", "male")} if not male else set()
    expected |= {("age", "over_65")} if not over_85 + over_65 else set()
    assert empty == expected
    said = [("sex", "female"), ("sex", "male"), ("age", "over_65")]
    marked = left_out(tallies, said)
    told = marked[marked["answer"].eq(NOT_ON_FORM)]
    assert set(zip(told["breakdown"], told["group"], strict=True)) == expected & set(said)
    assert told["n"].sum() == 0
    assert marked[marked["answer"].ne(NOT_ON_FORM)].equals(tallies)
    assert {(b, g.code) for b, g in empty_groups(marked, BREAKDOWNS)} == expected


HEADER = "area_code,quarter,khi_con1,khi_ctl1,age\n"
FILE = HEADER + "E08000003,2025-Q1,mostly,always,30\n" * 40


def test_what_a_person_says_of_the_form_is_in_what_their_file_counts():
    said = Context(not_on_form=(("age", "85_over"), ("age", "25_34"))).written()
    made = intake.examine(
        FILE.encode(), name="a.csv", catalogue=catalogues.load(), workbench_factory=Workbench,
        choices=intake.Choices(context=said),
    )  # fmt: skip
    told = made.tallies[made.tallies["answer"].eq(NOT_ON_FORM)]
    assert set(told["group"]) == {"85_over"}
    assert made.upload.context["groups not on the form"] == "age: 85_over, age: 25_34"


def test_the_terminal_takes_groups_by_their_labels(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("KHI_DATA", str(tmp_path / "data"))
    file = tmp_path / "a.csv"
    file.write_text(FILE)
    assert main(["add", str(file), "--not-on-form", "Age=75 to 84,85 OR over", "--publish"]) == 0
    store = Store.open(tmp_path / "data" / "khi.duckdb")
    rows = publication.frame(store, areas=["E08000003"], breakdowns=["age"])
    store.close()
    assert {"75_84", "85_over"}.isdisjoint(rows["group"])
    assert "65_74" in set(rows["group"])
    assert main(["add", str(file), "--not-on-form", "age=90 or over"]) == 1
    assert "85 or over" in capsys.readouterr().err
    assert main(["add", str(file), "--not-on-form", "shoe size=9"]) == 1
    assert "support_reason" in capsys.readouterr().err
