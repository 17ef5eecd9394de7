"""The page Fairness in every state, entered as a person enters, and right on four hard stores."""

import fairness_stores as stores
import pandas as pd
import pytest
from pages_support import alternatives, every_side, figures_sent, html, opened

from khi import catalogue as catalogues
from khi import publication
from khi.publication import fairness
from khi.store import Store

PAGE = "pages/fairness.py"
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("served")]


def asked(**query):
    """The page, opened by a link."""
    at = opened("overview", **query)
    for name, value in query.items():
        at.query_params[name] = value
    return at.switch_page(PAGE).run()


@pytest.fixture
def on(tmp_path, monkeypatch):
    """The page over a store of its own."""

    def look(make, **query):
        folder = make(tmp_path / "data")
        monkeypatch.setenv("KHI_DATA", str(folder))
        at = asked(**query)
        assert not at.exception
        return at, html(at)

    return look


def test_it_opens_on_the_demonstration_with_three_numbers_and_both_kinds_of_gap(shown):
    at = asked()
    words = html(at)
    assert not at.exception
    assert "<h1>Who is doing less well, and who is missing?</h1>" in words
    assert "Gap between them and everyone else" in words
    assert "times as many as among everyone else" in words
    assert "Is the gap closing?" in words
    assert "Across everything" in words
    assert "Who is doing better for the same people?" in words
    assert all(len(each) > 40 for each in alternatives(at))


def test_easy_read_says_the_same_in_shorter_words(shown):
    words = html(asked().toggle(key="easy").set_value(True).run()).split("khi-section")[0]
    assert "Likely between" not in words
    assert "times as many" not in words


@pytest.mark.parametrize("against", ["The best-off group", "Male"])
def test_the_reference_can_be_the_best_off_or_one_that_is_picked(shown, against):
    at = asked(groups="Sex", against=against)
    assert not at.exception
    assert "Gap between them and “" in html(at)
    assert "Compared with" in every_side(at)


def test_a_link_with_nonsense_in_it_opens_the_page_all_the_same(shown):
    at = asked(area="<script>", indicator="none", groups="none", against="nobody", quarter="never")
    assert not at.exception
    assert "<script>" not in html(at)


def test_a_whole_year_can_be_looked_at(shown):
    at = asked().selectbox(key="quarter").set_value("All of 2025/26").run()
    assert not at.exception
    assert "April 2025 to March 2026" in html(at)


def test_every_kind_of_reading_can_be_looked_at(shown):
    for indicator in ("Support and friendship", "Life satisfaction", "Two or more friends"):
        at = asked(indicator=indicator, groups="Disability")
        assert not at.exception
        assert "Who is missing?" in html(at)
    assert "no group is worse off" in html(at)


def test_a_store_with_nothing_in_it_says_how_to_start(cleared):
    at = asked()
    assert "No survey has been added" in html(at)
    assert not alternatives(at)


def test_a_mean_that_hides_a_group_at_nought_does_not_hide_it_here(on):
    at, words = on(stores.hidden_zero)
    top = words.split("khi-section")[0]
    assert "Carers: about 96 fewer people in every 100 than everyone else" in top
    assert "0%" in top
    assert "There is no ratio, as one of the two figures is zero." in top
    assert "Carers: doing less well" in words
    assert "Everyone 89%" in figures_sent(at)
    assert "One clear gap in one looked at" in words


def test_where_every_gap_is_noise_none_is_called_clear(on):
    _, words = on(stores.only_noise)
    assert "No clear gap in five looked at" in words
    assert "That does not say that there is none." in words
    for label in ("Age", "Ethnic group", "Religion or belief", "Main reason for support"):
        top = html(asked(groups=label)).split("khi-section")[0]
        assert "No group is clearly doing less well" in top
        assert "Doing less well</span>" not in top


def test_where_a_group_is_held_back_it_is_not_said_that_none_does_less_well(on):
    at, words = on(stores.one_held_back, groups="Disability")
    assert "Not disabled: doing better. About" in words
    assert "We cannot show “Disabled” by itself." in words
    assert "Cannot be known</a>" in words
    easy = html(at.toggle(key="easy").set_value(True).run())
    assert "We cannot show “Disabled” by itself." in easy
    for said in (words, easy, every_side(at)):
        assert "No group is clearly" not in said
        assert "No clear gap" not in said


def test_an_oddly_small_group_is_neither_the_best_off_nor_compared(on):
    at, words = on(stores.odd_small, against="The best-off group")
    top = words.split("khi-section")[0]
    assert "Learning disability:" not in top
    assert "“Learning disability” had too few answers to compare" in top
    words = every_side(at)
    table = words.split("<table")[1]
    small = table.split("Learning disability")[1].split("</tr>")[0]
    assert "indicative" in small
    assert "Indicative" in small
    assert "had too few answers to compare" in words


def test_groups_that_change_between_rounds_break_the_line_and_say_so(on):
    at, words = on(stores.changing)
    assert "Tenure" in words
    assert "October to December 2025: the groups changed (“Private”, “Social” added" in words
    assert "groups or question changed" in figures_sent(at)


def test_a_gap_that_closes_is_said_to_close(on):
    _, words = on(stores.closing)
    assert "Disabled: the gap is closing" in words
    assert "Closing" in words.split("khi-section")[0]


def test_the_ladder_shows_a_slope_and_what_closing_it_would_mean(on):
    _, words = on(stores.fifths)
    assert "The most deprived do less well" in words
    assert "If every fifth did as well as the best-off" in words
    assert "not a promise" in words


def test_under_30_in_a_fifth_there_are_dots_and_the_reason(on):
    _, words = on(lambda folder: stores.fifths(folder, people=25))
    assert "A fifth has fewer than 30 people" in words
    assert "If every fifth did" not in words


def test_the_numbers_on_the_page_are_those_of_statistics_on_the_published_frame(on, tmp_path):
    _, words = on(stores.closing)
    folder = stores.closing(tmp_path / "again")
    store = Store.open(folder / stores.FILE)
    rows = publication.frame(
        store, areas=[stores.LEEDS], periods=["2026-Q1"], breakdowns=["disability"],
        indicators=["ctl01"], answers=[""],
    )  # fmt: skip
    store.close()
    gaps = fairness.with_gaps(rows, catalogues.load().indicators["ctl01"])
    disabled = gaps[gaps["group"].eq("disabled")].iloc[0]
    assert f"{abs(100 * disabled['gap']):.0f} fewer people in every 100" in words
    assert f"{1 / disabled['ratio']:.2f} times as many" in words


def people_of(who, breakdown, as_of="2021-CY", area=stores.LEEDS, **counts):
    rows = [(area, breakdown, code, float(n), as_of, "Census") for code, n in counts.items()]
    columns = ["area", "breakdown", "group", "people", "as_of", "source"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame if who == "population" else frame.assign(who=who)


def test_those_who_answered_are_held_against_those_who_live_here(on):
    beside = {
        "population": people_of("population", "disability", disabled=40000, not_disabled=20000),
        "approached": people_of("invited", "disability", "2026-Q1", disabled=600, not_disabled=500),
    }

    def make(folder):
        counts = {"disabled": (50, 50), "not_disabled": (60, 40), "not_stated": (20, 10)}
        told = stores.told(stores.LEEDS, "2026-Q1", "disability", **counts)
        return stores.store_of(folder, told, people=beside)

    at, words = on(make)
    assert "Not reached enough: Disabled" in words
    assert "What could be done: offer easy read" in words
    assert "Of the people who were invited, 17% to 20% of each group answered." in words
    assert "did not say" in figures_sent(at)


def test_without_a_number_of_people_the_page_says_what_is_needed(shown_without_people):
    assert "We do not know how many people there are" in shown_without_people


@pytest.fixture
def shown_without_people(on):
    return on(stores.closing)[1]
