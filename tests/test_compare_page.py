"""The page Compare in every state, entered as a person enters: by the dashboard."""

import pytest
from pages_support import (
    alternatives,
    every_side,
    figures_sent,
    html,
    opened,
    people,
    survey,
    turned,
)

pytestmark = pytest.mark.usefixtures("served")

PAGE = "pages/compare.py"


def compared(**query):
    """The page, opened by a link."""
    at = opened("overview", **query)
    for name, value in query.items():
        at.query_params[name] = value
    return at.switch_page(PAGE).run()


def published(*surveys):
    """The page, after some surveys were added."""
    at = opened("upload")
    for place, content in enumerate(surveys):
        at = at.file_uploader[0].upload(f"{place}.csv", content, "text/csv").run()
        at = next(each for each in at.button if each.label.startswith("Publish")).click().run()
        if place + 1 < len(surveys):
            at = opened("upload")
    return at.switch_page(PAGE).run()


def test_it_opens_on_the_demonstration_with_three_numbers_and_every_area(shown):
    at = compared()
    words = html(at)
    assert not at.exception
    assert "<h1>How do areas compare, and who could we learn from?</h1>" in words
    assert "ten areas of Mid Merrowdale" in words
    for label in ("Amberfold", "Mid Merrowdale", "Areas that stand apart"):
        assert f'<h2 class="khi-h3">{label}</h2>' in words
    assert "Invented example." in words


def test_every_chart_is_described_and_has_a_table_beside_it(shown):
    at = compared()
    assert at.get("plotly_chart")
    assert all(len(each) > 40 for each in alternatives(at))
    tabs = [tab.label for tab in at.tabs]
    assert tabs.count("Chart") == tabs.count("Table") == tabs.count("Help") >= 1


def test_an_empty_store_says_what_would_be_here_and_how_to_start(cleared):
    at = compared()
    assert not at.exception
    assert "No survey has been added" in html(at)
    assert not alternatives(at)


def test_by_result_there_are_places_and_by_name_there_are_none(shown):
    assert "1st or 2nd of 10" not in every_side(compared())
    at = compared(order="By result")
    assert not at.exception
    assert "whose places overlap" in figures_sent(at)
    assert "1st or 2nd of 10" in html(turned(at, "Table"))


@pytest.mark.slow
def test_one_area_alone_has_nothing_to_compare_with_and_the_page_says_so(cleared):
    at = published(survey(people(40)))
    assert not at.exception
    assert "There is nothing to compare with yet" in html(at)
    assert not alternatives(at)


def test_an_area_with_too_few_answers_keeps_its_row_and_no_number_is_sent(cleared):
    rows = [*people(40), *people(20, answer="Rarely")]
    few = [*people(5, area="Bradford"), *people(2, area="Bradford", answer="Rarely")]
    more = people(50, area="Wakefield")
    at = published(survey([*rows, *few, *more]))
    assert not at.exception
    sent = figures_sent(at)
    assert "Too few answers to show" in sent
    assert "Bradford" in sent
    assert "0.714" not in sent
    assert "71%" not in every_side(at) + sent


def test_the_top_of_the_tree_shows_the_areas_within_it(shown):
    at = compared(area="Merrowdale")
    assert not at.exception
    assert "three areas of Merrowdale" in html(at)


def test_a_measure_of_the_system_can_be_compared_too(shown):
    at = compared(indicator="Emergency admissions 65+")
    assert not at.exception
    assert "Counted from records." in html(at)


@pytest.mark.parametrize("indicator", ["Support and friendship", "Life satisfaction"])
def test_any_kind_of_reading_can_be_compared(shown, indicator):
    at = compared(indicator=indicator, order="By result")
    assert not at.exception
    assert indicator in html(at)


def test_easy_read_says_the_same_in_shorter_words(shown):
    words = html(compared().toggle(key="easy").set_value(True).run())
    assert "areas are worse." in words
    assert "Likely between" not in words.split("khi-section")[0]


def test_a_link_with_nonsense_in_it_opens_the_page_all_the_same(shown):
    at = compared(area="<script>", indicator="none such", order="sideways")
    assert not at.exception
    assert "<script>" not in html(at)


# Over time


def picked(at):
    return at.multiselect(key="beside").value


def test_my_own_area_leads_and_three_that_stand_apart_are_beside_it(shown):
    at = compared()
    assert len(picked(at)) == 3
    assert "Amberfold" not in at.multiselect(key="beside").options
    assert "Amberfold goes from" in alternatives(at)[1]


def test_up_to_eight_areas_can_be_drawn(shown):
    at = compared()
    assert at.multiselect(key="beside").proto.max_selections == 7
    names = at.multiselect(key="beside").options[:7]
    at = at.multiselect(key="beside").set_value(names).run()
    assert not at.exception
    assert all(f"{name} goes from" in alternatives(at)[1] for name in names)


def test_going_to_another_whole_leaves_strangers_behind(shown):
    at = compared()
    before = picked(at)
    at = at.selectbox(key="area").set_value("Grimmerdale").run()
    assert not at.exception
    assert not at.warning
    assert picked(at)
    assert not set(picked(at)) & set(before)
    assert "Grimmerdale" not in picked(at)


def test_picking_none_draws_my_own_area_alone(shown):
    at = compared().multiselect(key="beside").set_value([]).run()
    assert not at.exception
    assert alternatives(at)[1].count("goes from") == 1


def test_what_was_picked_stays_picked_when_something_else_changes(shown):
    at = compared().multiselect(key="beside").set_value(["Wexlow"]).run()
    at = at.selectbox(key="indicator").set_value("Decide their days").run()
    assert picked(at) == ["Wexlow"]
    at = at.multiselect(key="beside").set_value([]).run()
    at = at.selectbox(key="indicator").set_value("See people enough").run()
    assert picked(at) == []


def test_a_broken_line_says_whose_and_why(shown):
    assert "Broken lines. Grimmerdale:" in html(compared(area="Grimmerdale"))


# Then and now, and the five parts of life


def test_every_area_is_on_the_five_headlines_with_a_word_in_each_cell(shown):
    words = html(compared())
    for part in ("Connected", "In control", "Friendships", "Fairness", "Wellbeing"):
        assert f'<th scope="col">{part}</th>' in words
    assert "No area is ahead on everything" in words or "better than the rest on all" in words


def test_an_area_where_nearly_all_agree_is_said_in_words_everywhere(shown):
    at = compared(area="Grimmerdale", indicator="Warmth and kindness")
    words = html(at)
    assert not at.exception
    assert "Almost everybody" in words
    assert "Nearly all answers were the same" in words
    assert "Nothing recorded" not in words


def test_then_and_now_names_both_quarters(shown):
    assert "July to September 2025 and July to September 2026" in html(compared())


# Who could we learn from?


def test_areas_to_learn_from_are_ahead_for_the_people_doing_least_well(shown):
    words = html(compared(area="Wintermarsh"))
    learn = words.split("Who could we learn from?")[1]
    assert "For the people doing least well in Wintermarsh" in learn
    assert learn.count("Doing better for them") == 3
    assert "Being ahead does not say why." in learn
    assert "more people in every 100 than in Wintermarsh (between" in learn


def test_where_nobody_is_clearly_ahead_the_page_says_so(cleared):
    rows = [
        *people(40), *people(40, answer="Rarely"),
        *people(40, area="Bradford"), *people(41, area="Bradford", answer="Rarely"),
    ]  # fmt: skip
    at = published(survey(rows))
    assert not at.exception
    assert "No other area shown is clearly doing better" in html(at)


def test_where_neither_way_is_good_nobody_is_said_to_do_better(shown):
    words = html(compared(indicator="Two or more friends"))
    assert "Doing better for them" not in words


def test_easy_read_keeps_the_cards_short(shown):
    words = html(compared(area="Fennimoor").toggle(key="easy").set_value(True).run())
    learn = words.split("Who could we learn from?")[-1]
    assert "This is better than in Fennimoor." in learn


def test_the_first_area_of_a_new_round_does_not_empty_the_page(own):
    rows = ["Amberfold,2026-Q3,Yes"] * 80
    published(survey(rows, heading="Area,Quarter,khi_con1"))
    at = compared(area="Amberfold", indicator="See people enough")
    assert not at.exception
    assert "July to September 2026" in html(at)
    quarter = next(each for each in at.selectbox if each.label in ("Quarter", "Period"))
    assert quarter.options[0] == "Q3 2026/27"
    assert quarter.value == "Q2 2026/27"
