"""What was shown of people who are not there any more is not taken away from what is shown now."""

import pytest
from old_stores import of_the_first_schema
from publication_cases import CATALOGUE, answers, by_sex, draft, only

from khi import publication
from khi.store import Store

pytestmark = pytest.mark.slow


def people(yes, no=23):
    return answers("Ash", "2025-Q1", yes=yes, no=no)


def publish(store, *tallies, id, when, **more):
    publication.commit(store, CATALOGUE, draft(*tallies, id=id, when=when, **more))


def ash(store, **names):
    return only(publication.frame(store), indicator="kin", area="Ash", period="2025-Q1", **names)


def test_a_file_put_right_twice_tells_nobody_of_the_one_who_came(store):
    publish(store, people(40), id="first", when=0)
    publish(store, people(57), id="wrong", when=1, replaces="first")
    assert ash(store)["base"] == 80
    publish(store, people(41), id="right", when=2, replaces="wrong")
    assert ash(store)["rule"] == "versions"


def test_nor_does_one_that_was_taken_back_and_added_afresh(store):
    publish(store, people(40), id="first", when=0)
    publication.withdraw(store, CATALOGUE, "first", "")
    publish(store, people(41), id="again", when=1)
    assert ash(store)["rule"] == "versions"


def test_nor_one_that_was_erased(store):
    publish(store, people(40), id="first", when=0)
    publication.erase(store, CATALOGUE, "first", "somebody asked us to")
    publish(store, people(41), id="again", when=1)
    assert ash(store)["rule"] == "versions"


@pytest.mark.parametrize("yes", [40, 57])
def test_the_same_people_again_or_many_more_are_shown(store, yes):
    publish(store, people(40), id="first", when=0)
    publication.withdraw(store, CATALOGUE, "first", "")
    publish(store, people(yes), id="again", when=1)
    assert ash(store)["absence"] == ""


def sexes(men, women=40):
    return by_sex("Ash", "2025-Q1", {"yes": women, "no": 30}, {"yes": men})


@pytest.mark.parametrize(("men", "rule"), [(12, "versions"), (25, "")])
def test_a_hidden_group_is_shown_once_it_has_surely_grown_by_ten(store, men, rule):
    """There were four men, and nobody was told more than that they were fewer than ten."""
    publish(store, sexes(4), id="first", when=0)
    publish(store, sexes(men, 400), id="full", when=1, replaces="first")
    assert ash(store, breakdown="sex", group="male")["rule"] == rule


def test_what_is_kept_is_what_was_told_and_no_hidden_number(store):
    publish(store, sexes(4), id="first", when=0)
    publication.withdraw(store, CATALOGUE, "first", "")
    told = store.read("told", areas=["Ash"], periods=["2025-Q1"])
    kept = told[told["table"] == told["table"].iloc[0]].set_index("group")[["base", "most"]]
    assert kept.loc["all"].tolist()[0] == 74
    assert kept["base"].isna().sum() == 2
    assert set(kept["most"].dropna()) <= {9, 74}


def test_a_look_at_a_file_tells_no_more_than_was_told(tmp_path):
    """Whether four men were hidden or five, a made-up file in their place looks the same."""
    looks = []
    for men in (4, 5):
        store = Store.open(tmp_path / f"{men}.duckdb", memory_limit="300MB", threads=1)
        publish(store, sexes(men, 44 - men), id="first", when=0)
        made_up = draft(sexes(14, 300), id="made up", when=9, replaces="first")
        looks.append(publication.preview(store, CATALOGUE, made_up))
        store.close()
    assert looks[0].equals(looks[1])


def test_a_demonstration_that_is_cleared_leaves_nothing(store):
    publish(store, answers("Xash", "2025-Q1", yes=40), id="one", when=0)
    publish(store, answers("Xash", "2025-Q1", yes=90), id="two", when=1, replaces="one")
    assert len(store.read("told", areas=["Xash"], periods=["2025-Q1"]))
    with store.write() as transaction:
        publication.clear_invented(transaction)
    assert store.read("told", areas=["Xash"], periods=["2025-Q1"]).empty


def test_a_store_made_before_this_was_kept_is_brought_forward(tmp_path):
    path = of_the_first_schema(tmp_path)
    store = Store.open(path, memory_limit="300MB", threads=1)
    publish(store, people(40), id="first", when=0)
    publication.withdraw(store, CATALOGUE, "first", "")
    assert len(store.read("told", areas=["Ash"], periods=["2025-Q1"]))
    store.close()
