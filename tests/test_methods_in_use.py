"""The methods page says which methods the pages rest on. That is held to what the code calls."""

import ast
import inspect
import textwrap
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType

from khi.statistics.methods import METHODS

ROOT = Path(__file__).parents[1]
NO_PAGE = {"statistics", "cli", "demonstration", "__main__"}


def is_method(found):
    return isinstance(found, FunctionType) and found.__module__.startswith("khi.statistics")


def looked_up(node, scope):
    """What a name, or a name within modules, stands for in a module."""
    if isinstance(node, ast.Name):
        return scope.get(node.id)
    if isinstance(node, ast.Attribute):
        holder = looked_up(node.value, scope)
        return getattr(holder, node.attr, None) if isinstance(holder, ModuleType) else None
    return None


def named(source, scope):
    """The methods that some code names."""
    found = (looked_up(node, scope) for node in ast.walk(ast.parse(source)))
    return {each for each in found if is_method(each)}


def named_by_pages():
    """The methods named anywhere a page may come by."""
    found = set()
    for path in sorted((ROOT / "khi").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts[1] in NO_PAGE or parts[-1] in ("__init__", "serving"):
            continue
        found |= named(path.read_text("utf-8"), vars(import_module(".".join(parts))))
    return found


def test_a_method_is_said_to_be_on_pages_where_the_pages_rest_on_it_and_nowhere_else():
    used, left = set(), list(named_by_pages())
    while left:
        method = left.pop()
        if method not in used:
            used.add(method)
            left += named(textwrap.dedent(inspect.getsource(method)), method.__globals__)
    said = {each.name for each in METHODS if each.on_pages}
    assert said == {each.name for each in METHODS if each.function in used}


def test_the_reader_is_told_of_both_kinds():
    assert 10 < sum(not each.on_pages for each in METHODS) < sum(each.on_pages for each in METHODS)
