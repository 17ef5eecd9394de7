"""A link is the whole view: what stands chosen is in it, and stays what it was."""

import pytest
from pages_support import html, opened, people, survey

from khi.ui.given import sources

TWO = survey([*people(40), *people(30, answer="Never"), *people(40, area="Wakefield")])
MORE = survey([
    *people(50, area="Bradford", quarter="2026-Q2", answer="Never"),
    *people(60, quarter="2026-Q2"),
])  # fmt: skip
PAGES = ("overview", "compare", "fairness", "explore")


def add(content, name):
    """A survey, added through the page."""
    at = opened("upload")
    at = at.file_uploader[0].upload(name, content, "text/csv").run()
    next(each for each in at.button if each.label.startswith("Publish")).click().run()


def by_link(page, link):
    """A page, opened by a link that somebody was sent."""
    at = opened("overview", **link)
    for name, value in link.items():
        at.query_params[name] = value
    return at if page == "overview" else at.switch_page(f"pages/{page}.py").run()


def chosen(at):
    return {each.key: each.value for each in at.selectbox if each.key}


@pytest.mark.parametrize("page", PAGES)
def test_a_view_that_nobody_chose_is_in_the_link_all_the_same(shown, page):
    at = opened(page)
    stands = chosen(at)
    assert {"area", "quarter"} <= set(stands)
    assert {name: at.query_params[name] for name in stands} == stands


@pytest.mark.slow
@pytest.mark.usefixtures("served")
def test_a_link_shows_the_same_when_another_area_and_another_quarter_are_there(cleared):
    add(TWO, "two.csv")
    first = {page: opened(page) for page in PAGES}
    sent = {page: (dict(at.query_params), chosen(at)) for page, at in first.items()}
    add(MORE, "more.csv")
    for page, (link, stands) in sent.items():
        assert chosen(opened(page))["quarter"] != stands["quarter"], page
        assert chosen(by_link(page, link)).items() >= stands.items(), page


@pytest.mark.parametrize("page", PAGES)
def test_a_link_to_what_is_not_here_says_so_and_what_is_shown_instead(shown, page):
    at = by_link(page, {"area": "Nowhere & Co"})
    said = "There are no figures here for “Nowhere &amp; Co”. This page shows Amberfold."
    assert said in html(at)
    at.selectbox(key="area").set_value("Tanswether").run()
    assert "There are no figures here" not in html(at)


def test_a_link_may_name_an_area_by_its_code(shown):
    code = next(each.code for each in sources.areas() if each.name == "Tanswether")
    at = opened("overview", area=code)
    assert "<h1>Tanswether</h1>" in html(at)
    assert "There are no figures here" not in html(at)


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(
    ("page", "key", "link"),
    [
        ("compare", "beside", {}),
        ("explore", "with", {"which": "Picked"}),
        ("explore", "indicators", {}),
    ],
)
def test_a_list_that_was_emptied_is_empty_for_whoever_is_sent_the_link(shown, page, key, link):
    at = by_link(page, {"area": "Tanswether"} | link)
    assert at.multiselect(key=key).value
    at = at.multiselect(key=key).set_value([]).run()
    assert at.query_params["none"] in (key, [key])
    sent = {name: at.query_params[name] for name in at.query_params}
    again = by_link(page, sent)
    assert not again.exception
    assert again.multiselect(key=key).value == []
    first = again.multiselect(key=key).options[:1]
    again = again.multiselect(key=key).set_value(first).run()
    assert "none" not in again.query_params
    assert again.multiselect(key=key).value == first


@pytest.mark.usefixtures("served")
def test_a_link_that_names_something_of_a_list_means_it_though_it_says_that_none_is(shown):
    at = by_link("compare", {"area": "Tanswether", "none": ["beside"], "beside": ["Wexlow"]})
    assert at.multiselect(key="beside").value == ["Wexlow"]
    assert "none" not in at.query_params
