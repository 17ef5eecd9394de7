"""No cell of any file we give is run by a spreadsheet."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khi.model import inert, inert_rows


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+A1",
        "-A1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "-1-1",
        "-",
        "\n=1",
        " =1",
        "\u00a0@a",
        "＝1",
        "＋1",
    ],
)
def test_what_would_be_run_is_text(cell):
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-9", "+44", "-0.5", "-.5", "yes", "", None, -9, 1.5])
def test_a_plain_number_or_word_is_left_as_it_is(cell):
    assert inert(cell) is cell


@given(st.text())
def test_made_inert_twice_is_made_inert_once(cell):
    assert inert(inert(cell)) == inert(cell)


def test_every_column_of_words_is_made_inert_and_numbers_stay_numbers():
    kinds = pd.Categorical(["@a", "b"])
    rows = pd.DataFrame({"said": ["=1", "fine"], "n": [-1, 2], "kind": kinds, "=2": [1, 2]})
    safe = inert_rows(rows)
    assert safe["said"].tolist() == ["'=1", "fine"]
    assert safe["kind"].tolist() == ["'@a", "b"]
    assert safe["n"].tolist() == [-1, 2]
    assert safe.columns.tolist() == ["said", "n", "kind", "'=2"]
