"""Each side door, left open on purpose: what is withheld goes out by it, and the guard sees it.

The guard is ``test_pages_of_two_stores``: a page of two stores that differ only in what is withheld
is the same to the last letter. Here one page at a time lets a number out that hangs on nothing but
what is withheld, by one door, and what is seen of the two stores is not the same any more.
"""

import logging
from dataclasses import replace

import pytest
import streamlit as st

from khi.charts import tiles
from khi.model import KhiError
from khi.ui import compare
from khi.ui.compare import page as compare_page
from khi.ui.given import sources
from khi.ui.pieces import card, files
from tests.attacks import twins
from tests.attacks.page_seen import visited, written

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("served")]

MAP = {"area": "Salford", "among": "North West", "which": "All of North West", "as": "Map"}


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    stores = tmp_path_factory.mktemp("stores")
    return [twins.filled(stores / str(turned), turned=turned)[0] for turned in (False, True)]


def hidden():
    """How many men answered a question here: four in one store, five in the other."""
    return twins.hidden_in(sources.store())


def on_hover(shown):
    return replace(shown, figure=shown.figure.update_traces(hovertext=f"{hidden()} people"))


def at_the_end_of_the_axis(shown):
    return replace(shown, figure=shown.figure.update_xaxes(range=[0, 1 + hidden() / 1000]))


def in_a_colour(shown):
    colour = "#123456" if hidden() > 4 else "#654321"
    return replace(shown, figure=shown.figure.update_traces(marker_color=colour))


def in_the_order_of_bars(shown):
    turn = -1 if hidden() > 4 else 1
    return replace(shown, figure=shown.figure.update_yaxes(range=[turn, -turn]))


def in_the_title(shown):
    return replace(shown, title=f"{shown.title} ({hidden()})")


def in_how_many_are_hidden(shown):
    return replace(shown, sentence=f"{hidden() - 3} areas cannot be shown.")


def in_the_table(shown):
    return replace(shown, twin=shown.twin.assign(Behind=hidden()))


def in_a_download(shown):
    return replace(shown, figures=shown.figures.assign(behind=hidden()))


def in_its_description(shown):
    return replace(shown, alt=f"{shown.alt} Made of {hidden()}.")


@pytest.mark.parametrize(
    ("leak", "door"),
    [
        (on_hover, "sent"), (at_the_end_of_the_axis, "sent"), (in_a_colour, "sent"),
        (in_the_order_of_bars, "sent"), (in_the_title, "sent"), (in_how_many_are_hidden, "sent"),
        (in_the_table, "sent"), (in_a_download, "taken"), (in_its_description, "sent"),
    ],
)  # fmt: skip
def test_what_a_card_let_out_would_be_found(folders, leak, door, monkeypatch):
    show = card.show
    monkeypatch.setattr("khi.ui.show", lambda shown: show(leak(shown)))
    assert differ(folders, "compare") >= {door}


def differ(folders, page, **query):
    """Where what is seen of the two stores is not the same."""
    first, second = (visited(page, folder, **query) for folder in folders)
    names = first._fields
    return {name for name in names if getattr(first, name) != getattr(second, name)}


def test_without_a_leak_nothing_is_found(folders):
    assert not differ(folders, "compare")
    assert not differ(folders, "explore", **MAP)


def test_a_rank_by_what_is_withheld_would_be_found(folders, monkeypatch):
    ordered = compare_page.in_order

    def ranked(rows, *said, **named):
        return ordered(rows, *said, **named).iloc[:: 1 if hidden() > 4 else -1]

    monkeypatch.setattr(compare_page, "in_order", ranked)
    assert "sent" in differ(folders, "compare", order="By result")


def test_a_class_of_a_map_by_what_is_withheld_would_be_found(folders, monkeypatch):
    """An area that is not shown has the shade of its hidden figure."""
    known = tiles._shaded

    def shaded(areas):
        laid = known(areas)
        return laid.assign(shade=laid["shade"].mask(laid["shade"] == -2, hidden() - 1))

    monkeypatch.setattr(tiles, "_shaded", shaded)
    assert "sent" in differ(folders, "explore", **MAP)


def in_an_error():
    raise KhiError(f"There are {hidden()} people.")


def in_the_session():
    st.session_state["behind"] = hidden()


def in_the_address():
    st.query_params["behind"] = str(hidden())


def in_a_key_that_all_share():
    sources.kept(("behind", hidden()), lambda: None)


def in_what_all_share():
    sources.kept(("behind",), lambda: sources.figures(answers=[""]).head(hidden()))


def in_how_often_it_asks():
    for _ in range(hidden()):
        sources.store().read("published_areas")


@pytest.mark.parametrize(
    ("leak", "door"),
    [
        (in_an_error, "sent"), (in_the_session, "session"), (in_the_address, "address"),
        (in_a_key_that_all_share, "shared"), (in_what_all_share, "shared"),
        (in_how_often_it_asks, "asked"),
    ],
)  # fmt: skip
def test_what_a_page_let_out_would_be_found(folders, leak, door, monkeypatch):
    find = compare.find

    def found(view):
        leak()
        return find(view)

    monkeypatch.setattr(compare, "find", found)
    assert door in differ(folders, "compare")


def test_the_name_of_a_file_that_let_it_out_would_be_found(folders, monkeypatch):
    monkeypatch.setattr(files, "file_name", lambda _: f"figures-{hidden()}")
    assert "taken" in differ(folders, "compare")


def test_a_line_of_the_log_that_let_it_out_would_be_found(folders, monkeypatch, capfd, caplog):
    find = compare.find

    def found(view):
        logging.getLogger("khi").warning("%s people", hidden())
        return find(view)

    monkeypatch.setattr(compare, "find", found)
    both = []
    for folder in folders:
        visited("compare", folder)
        both.append(written(capfd, caplog))
    assert both[0] != both[1]
