"""What changed, and finding: only what is more than chance is named; people's own words find it."""

import numpy as np
import pandas as pd
import pytest
from pages_support import html, opened, people, press, survey
from published_rows import SHARE, row

from khi import publication
from khi.publication.comparing.moved import moved_between, moved_on_a_year
from khi.ui.given import sources
from khi.wording import changed as said

pytestmark = pytest.mark.usefixtures("served")


def visited(page, **query):
    at = opened("overview", **query)
    for name, value in query.items():
        at.query_params[name] = value
    return at.switch_page(f"pages/{page}.py").run()


def test_it_says_how_many_figures_were_looked_at_and_what_moved(shown):
    at = visited("changed", since="A year ago")
    words = html(at)
    assert not at.exception
    assert "figures were held against the same quarter a year ago" in words
    assert "What has changed?" in words


def test_an_empty_store_says_how_to_start(cleared):
    for page in ("changed", "find"):
        assert not visited(page).exception
    assert "what has changed by more than chance" in html(visited("changed"))


def test_a_first_survey_has_nothing_before_it_and_is_not_said_to_be_unchanged(cleared):
    at = opened("upload").file_uploader[0].upload("s.csv", survey(people(40)), "text/csv").run()
    assert not press(at, "Publish 40 rows").exception
    words = html(visited("changed", area="Leeds"))
    assert "Leeds: we cannot say what changed" in words
    assert "There is nothing to compare with the quarter before." in words
    easy = html(visited("changed", area="Leeds", easy="true"))
    assert "There is nothing to compare with yet." in easy
    for untrue in ("nothing changed", "Of 0 looked at", "Nothing stands out", "Nothing here has"):
        assert untrue not in words + easy


def wobbling(moved=0, seed=5):
    """What is found among 200 figures that only wobble, but for so many that moved."""
    rng = np.random.default_rng(seed)
    now = rng.normal(0.5, 0.02, 200)
    now[:moved] += 0.3
    return moved_between(figures(now), figures(rng.normal(0.5, 0.02, 200)), {"con01": SHARE})


def figures(values, **given):
    """One figure for each value, all of different groups."""
    each = [
        row(value=v, lower=v - 0.04, upper=v + 0.04, base=500, breakdown="age", group=str(n))
        for n, v in enumerate(values)
    ]
    return pd.DataFrame(each).assign(**given)


def test_where_everything_only_wobbles_something_is_rarely_named():
    """Of 40 such areas with 200 figures each, one in twenty may name something by chance."""
    named = [len(wobbling(seed=seed).rows) > 0 for seed in range(40)]
    assert sum(named) <= 6
    assert wobbling().looked_at == 200


def test_what_truly_moved_is_named_the_surest_first():
    found = wobbling(moved=5)
    assert set(found.rows["group"]) >= set("01234")
    assert len(found.rows) <= 6
    assert found.rows["p"].is_monotonic_increasing


def test_many_groups_do_not_hide_what_happened_to_a_headline():
    """A change of 2.5 standard errors is one in a hundred alone, and common among 200."""
    change = {"change_lower": 0.011, "change_upper": 0.089, "change_verdict": "better"}
    still = {
        "change": 0.0,
        "change_lower": -0.04,
        "change_upper": 0.04,
        "change_verdict": "similar",
    }
    told = figures([0.5], **change, change=0.05)
    groups = figures(np.full(200, 0.5), **still)
    headline = SHARE.model_copy(update={"headline": True})
    rows = pd.concat([told.assign(breakdown="all", group="all"), groups])
    assert len(moved_on_a_year(rows, {"con01": headline}).rows) == 1
    assert moved_on_a_year(rows, {"con01": headline}).looked_at == 201
    assert moved_on_a_year(rows, {"con01": SHARE.model_copy(update={"headline": False})}).rows.empty
    among = pd.concat([told.assign(group="one more"), groups])
    assert moved_on_a_year(among, {"con01": headline}).rows.empty


def test_the_change_on_a_year_is_the_one_that_was_published():
    change = {"change": 0.3, "change_lower": 0.2, "change_upper": 0.4, "change_verdict": "better"}
    found = moved_on_a_year(figures([0.5, 0.6], **change), {"con01": SHARE})
    assert found.looked_at == len(found.rows) == 2
    assert found.rows["difference"].tolist() == [0.3, 0.3]
    assert found.rows["verdict"].tolist() == ["better", "better"]
    unsaid = moved_on_a_year(figures([0.5], **change | {"change_verdict": ""}), {"con01": SHARE})
    assert unsaid.looked_at == 0


def test_what_the_page_names_is_what_the_overview_says(shown):
    store = sources.store()
    known = sources.catalogue().indicators
    now = publication.frame(store, periods=["2026-Q2"], answers=[""])
    found = moved_on_a_year(now, known)
    assert found.looked_at > 1000
    assert found.rows["verdict"].eq(found.rows["change_verdict"]).all()


def test_the_words_give_the_size_and_the_range():
    moved = row(value=0.6, difference=0.07, difference_lower=0.02, difference_upper=0.12,
                verdict="better")  # fmt: skip
    assert said.moved(moved, SHARE, since="the quarter before") == (
        "About 7 more people in every 100 than in the quarter before (between 2 and 12)."
    )


def test_unasked_there_is_one_to_start_with_for_each_part_of_life(shown):
    words = html(visited("find"))
    for each in ("See people enough", "Decide their days", "Warmth and kindness"):
        assert f">{each}</h2>" in words


@pytest.mark.parametrize("asked", ["lonley", "loneliness"])
def test_finding_by_other_words_leads_to_where_it_is_shown(shown, asked):
    at = visited("find", find=asked)
    assert "Often lonely" in html(at)
    links = [each.proto.label for each in at.get("page_link")]
    assert "Compare areas" in links


def test_what_is_typed_is_never_read_as_markup(shown):
    at = visited("find", find="<img src=x onerror=alert(1)>")
    assert not at.exception
    assert "<img" not in html(at)
    assert "Nothing here is called that" in html(at)
