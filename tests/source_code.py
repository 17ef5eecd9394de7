"""What the rules of the architecture look at in a file of ours, each file read once a run."""

import ast
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

_CLOCKS = {"now", "today", "utcnow", "time", "localtime", "gmtime"}
_KEEPERS = {"datetime", "date", "time", "Timestamp"}


@dataclass
class Source:
    """One file: its words, and the lines on which it does what some rule speaks of."""

    text: str
    doc: str
    imports: set[str] = field(default_factory=set)
    """Every module it imports, whole: ``from khi import ui`` is khi.ui."""
    swallows_every_error: list[int] = field(default_factory=list)
    asks_the_time: list[int] = field(default_factory=list)
    """Where it asks the machine what day or time it is, under whatever name."""
    cuts_a_day: list[int] = field(default_factory=list)
    opens_on_no_day: list[int] = field(default_factory=list)


@cache
def source(path: Path) -> Source:
    """What a file says and does."""
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    read = Source(text, ast.get_docstring(tree) or "")
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                read.imports |= {each.name for each in node.names}
            case ast.ImportFrom():
                assert node.level == 0, f"{path}: write imports whole"
                read.imports |= {f"{node.module}.{each.name}" for each in node.names}
            case ast.ExceptHandler():
                _see_handler(node, read)
            case ast.Attribute():
                _see_attribute(node, read)
            case ast.Call():
                _see_call(node, read)
    if read.imports & {f"time.{name}" for name in _CLOCKS}:
        read.asks_the_time.append(1)
    return read


def _see_handler(node: ast.ExceptHandler, read: Source) -> None:
    last = node.body[-1]
    passes_on = isinstance(last, ast.Raise) and last.exc is None
    caught = ast.unparse(node.type) if node.type else ""
    if caught in {"", "Exception", "BaseException"} and not passes_on:
        read.swallows_every_error.append(node.lineno)


def _see_attribute(node: ast.Attribute, read: Source) -> None:
    if node.attr in _CLOCKS and ast.unparse(node.value).split(".")[-1] in _KEEPERS:
        read.asks_the_time.append(node.lineno)
    if node.attr == "date" and ast.unparse(node.value).endswith("now()"):
        read.cuts_a_day.append(node.lineno)


def _see_call(node: ast.Call, read: Source) -> None:
    named = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
    if not named.endswith("date_input"):
        return
    if len(node.args) < 2 and "value" not in {each.arg for each in node.keywords}:
        read.opens_on_no_day.append(node.lineno)
