"""The worked example that khi/disclosure opens with is true, line by line."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[1] / "khi" / "disclosure" / "README.md"


def test_every_line_of_the_worked_example_is_true():
    tried = doctest.testfile(
        str(PAGE), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE
    )
    assert tried.attempted > 15
    assert tried.failed == 0
