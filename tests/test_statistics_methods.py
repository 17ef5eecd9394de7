"""The methods page writes itself from docstrings, so every docstring has every part."""

import importlib
import inspect
import pkgutil

import pytest

import khi.statistics
from khi.statistics import intervals
from khi.statistics.methods import METHODS, explain

INSIDE = {"load_table", "explain", "literally"}


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
def test_each_method_explains_itself_in_every_part(method):
    explanation = method.explanation
    assert all(value for name, value in explanation if name != "detail")
    assert explanation.summary.endswith(".")
    assert method.title


def test_a_docstring_is_read_part_by_part():
    explanation = explain(intervals.mean)
    assert explanation.summary == "The average score, with a Student's t interval, from sums alone."
    assert explanation.detail.startswith("``within`` names the ends of the scale, (0, 10) say.")
    assert explanation.formula == "x̄ ± t s/√n, t on n - 1 degrees of freedom."
    assert explanation.not_for.endswith("(show their distribution instead).")
    assert "Student (1908)" in explanation.source


def test_a_docstring_without_a_part_is_refused_by_name():
    def nothing():
        """It does nothing.

        Shapes:   none.
        """

    with pytest.raises(ValueError, match="nothing has no part 'Units'"):
        explain(nothing)


def public_functions():
    """Every function that a module of the package offers by name in its ``__all__``, or defines."""
    for info in pkgutil.walk_packages(khi.statistics.__path__, "khi.statistics."):
        module = importlib.import_module(info.name)
        for name in getattr(module, "__all__", ()):
            if inspect.isfunction(member := getattr(module, name)):
                yield member


def test_every_function_a_package_offers_is_on_the_methods_page():
    listed = {method.function for method in METHODS}
    assert {function for function in public_functions() if function not in listed} == set()


def test_names_are_unique_and_say_where_the_function_is():
    names = [method.name for method in METHODS]
    assert len(set(names)) == len(names)
    assert "intervals.proportion" in names
