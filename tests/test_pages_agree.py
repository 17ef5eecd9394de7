"""What is said of one area, indicator and quarter is the same on every page that lists areas."""

import re

import pytest
from pages_support import cells, html, opened, turned, words

pytestmark = pytest.mark.usefixtures("served", "shown")

WHEN = {"area": "Brackenfold", "quarter": "Q1 2025/26"}
SHORT = "Decide their days"
BEHIND = "Wintermarsh"
"""Behind the rest by itself, and not clearly among the areas listed."""


def in_the_list(page, column, **asked):
    """Each area's name and word, from the table of the first card."""
    at = turned(opened(page, **WHEN, **asked), "Table")
    assert not at.exception
    return dict(zip(cells(at, "Area"), cells(at, column), strict=True))


def in_the_matrix(page, heading, **asked):
    """Each area's name and word, from a table of areas by indicators."""
    found = {}
    for table in re.findall(r"<table.*?</table>", html(opened(page, **WHEN, **asked)), re.S):
        heads, *lines = re.findall(r"<tr.*?</tr>", table, re.S)
        names = [_plain(each) for each in re.findall(r"<th.*?</th>", heads, re.S)]
        if heading in names:
            for line in lines:
                each = [_plain(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", line, re.S)]
                found[each[0]] = re.sub(r"^[\d.,%+ –-]+", "", each[names.index(heading)]).strip()
    return found


def _plain(markup):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup)).strip()


def test_every_list_and_table_of_areas_has_the_same_word_for_each():
    listed = in_the_list("compare", "Compared with the rest", indicator=SHORT)
    beside = in_the_list(
        "explore", "Compared with the rest of High Merrowdale", indicators=[SHORT],
        **{"as": "Side by side"},
    )  # fmt: skip
    picked = in_the_list(
        "explore", "Compared with the rest of High Merrowdale", indicators=[SHORT],
        which="Picked", **{"as": "Side by side", "with": ["Kellfold", "Coldharrow"]},
    )  # fmt: skip
    table = in_the_matrix("explore", SHORT, indicators=[SHORT, "Life satisfaction"])
    headlines = in_the_matrix("compare", "In control", indicator=SHORT)
    assert "May be chance" in listed.values()
    assert beside == listed
    assert picked == {name: listed[name] for name in picked}
    assert len(picked) == 3
    shown = {name: word for name, word in listed.items() if word != "–"}
    assert {name: table[name] for name in shown} == shown
    assert table.keys() == listed.keys()
    assert headlines == table


def test_the_big_number_says_what_its_row_says_and_the_overview_judges_it_by_itself():
    mine = in_the_list("compare", "Compared with the rest", indicator=SHORT)
    assert mine[BEHIND] == "May be chance"
    asked = WHEN | {"area": BEHIND}
    head = words(opened("compare", indicator=SHORT, **asked))
    first = head.split("Every area, side by side")[0].split("Areas that stand apart")[0]
    assert "May be chance" in first
    assert "Among so many, that may be chance." in first
    assert not re.search(r"\b(Better|Worse)\b", first)
    assert "A gap to talk about" in words(opened(**asked))
    rule = words(opened("methods", show="The sums"))
    assert "A figure on its own, such as one on the overview, is judged by itself." in rule
