"""From Add data to Fairness: a table of people, and two characteristics counted together."""

import pytest
from pages_support import html, opened

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("served")]


def both(each=12):
    """A survey of Leeds in which every pair of sex and carer has so many answers."""
    lines = ["Area,Quarter,Sex,Are you a carer?,Do you decide how you spend your days?"]
    for sex in ("Female", "Male"):
        for carer in ("Yes", "No"):
            lines += [f"Leeds,2026-Q1,{sex},{carer},Always"] * each
            lines += [f"Leeds,2026-Q1,{sex},{carer},Rarely"] * each
    return "\n".join(lines).encode()


def put(content, name="survey.csv"):
    return opened("upload").file_uploader[0].upload(name, content, "text/csv").run()


def published(at):
    at = next(each for each in at.button if each.label.startswith("Publish")).click().run()
    assert not at.exception
    return at


def fairness(at):
    at = at.switch_page("pages/fairness.py").run()
    assert not at.exception
    return at


def crossed(at):
    return next(each for each in at.multiselect if "Count together" in each.label)


def test_two_characteristics_are_seen_where_somebody_asked_before_counting(cleared):
    at = put(both())
    pair = crossed(at).options[0]
    at = crossed(at).set_value([pair]).run()
    at = fairness(published(at))
    assert "every group of it can be shown" in html(at)
    at = at.selectbox(key="groups").set_value("Sex and unpaid carers").run()
    assert not at.exception
    assert "Female, Carers" in html(at)


def test_where_nobody_asked_the_page_says_that_it_is_too_late(cleared):
    words = html(fairness(published(put(both()))))
    assert "it cannot be asked for afterwards" in words


def test_a_table_of_people_is_added_by_the_same_door_and_used(cleared):
    published(put(both(30)))
    table = (
        b"area,breakdown,group,people,as of\n"
        b"Leeds,Sex,Female,300000,2021\nLeeds,Sex,Male,100000,2021\n"
    )
    at = put(table, "people.csv")
    assert not at.exception
    words = html(fairness(published(at)))
    assert "Not reached enough: Female" in words
    assert "2021" in words
