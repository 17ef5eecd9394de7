"""Who may import whom, as a test with no exception list; and that the maps of packages are true."""

import ast
import re
from pathlib import Path
from subprocess import run

import pytest
from source_code import source

from khi.store import Store
from khi.ui.given.deployer import BOUNDARIES, LIKE

ROOT = Path(__file__).parents[1]
PACKAGE = sorted((ROOT / "khi").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
PAGES = [ROOT / "dashboard.py", *sorted((ROOT / "pages").glob("*.py"))]
TOP_LEVEL = {
    "dashboard.py", "pages", "khi", "data", "tests", "requirements.txt", "requirements-dev.txt",
    "README.md", "LICENSE", "CHANGELOG.md", "pyproject.toml",
}  # fmt: skip

# Each layer, and what of ours it may import beside itself and the model.
LAYERS = {
    "model": set(),
    "statistics": set(),
    "catalogue": set(),
    "disclosure": set(),
    "theme": set(),
    "fetch": set(),
    "access": set(),
    "store": set(),
    "reports": set(),
    "intake": {"catalogue", "statistics.survey", "store.engines"},
    "forms": {"catalogue"},
    "wording": {"catalogue", "statistics"},
    "charts": {"theme", "wording"},
    "publication": {"catalogue", "statistics", "disclosure", "store"},
    "voice": {"catalogue", "intake.identifiers", "publication", "store"},
    "progress": {"catalogue", "publication", "store", "voice.names"},
    "demonstration": {"catalogue", "intake", "progress", "publication", "store", "voice"},
    "cli": {
        "catalogue", "demonstration", "disclosure.audit", "fetch", "forms", "intake", "progress",
        "publication", "statistics.survey", "store", "voice", "wording",
    },
    "ui": {
        "access", "catalogue", "charts", "demonstration", "fetch", "forms", "intake", "progress",
        "publication", "reports", "statistics.methods", "store", "theme", "voice", "wording",
    },
}  # fmt: skip

# One place for each outside package.
ONLY_IN = {
    "streamlit": {"ui"},
    "duckdb": {"store"},
    "plotly": {"charts", "theme", "ui"},
    "python_calamine": {"intake"},
    "rapidfuzz": {"catalogue", "intake"},
    "stdnum": {"intake"},
    "scipy": {"statistics", "disclosure"},
    "xlsxwriter": {"forms", "reports"},
    "typst": {"forms", "reports"},
    "font_source_sans_pro": {"forms", "reports"},
}


def imports(path: Path) -> set[str]:
    """Every module a file imports, whole: ``from khi import ui`` is khi.ui."""
    return source(path).imports


def _layer(path: Path) -> str:
    """The layer a file of the package belongs to."""
    parts = path.relative_to(ROOT / "khi").with_suffix("").parts
    return {"__init__": "map", "__main__": "cli"}.get(parts[0], parts[0])


def _is_within(module: str, allowed: str) -> bool:
    return f"{module}.".startswith(f"khi.{allowed}.")


def _named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _allowed(path: Path) -> set[str]:
    """The parts of ours that a file may import, by the layer it belongs to."""
    layer = _layer(path)
    if layer == "map":
        return set()
    assert layer in LAYERS, f"{_named(path)} is in no layer"
    return {layer, "model"} | LAYERS[layer]


def test_a_layer_imports_only_what_lies_below_it():
    strangers = [
        (_named(path), module)
        for path in PACKAGE
        for module in imports(path)
        if module.split(".")[0] == "khi"
        and not any(_is_within(module, each) for each in _allowed(path))
    ]
    assert not strangers


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_may_import_no_more_than_it_does(layer):
    """So that the table says how things are, and a new dependency is a decision."""
    own = [path for path in PACKAGE if _layer(path) == layer]
    used = {module for path in own for module in imports(path)}
    idle = {each for each in LAYERS[layer] if not any(_is_within(module, each) for module in used)}
    assert not idle


def test_the_attack_shares_nothing_with_the_rules_but_the_solver():
    """What it used of theirs would have their mistakes, and find none of them."""
    attack = [path for path in PACKAGE if "khi/disclosure/audit/" in path.as_posix()]
    used = {module for path in attack for module in imports(path)}
    theirs = {each for each in used if each.startswith("khi.disclosure.")}
    own = ("khi.disclosure.audit.", "khi.disclosure.programme.")
    assert len(attack) > 5
    assert not {each for each in theirs if not each.startswith(own)}


def test_each_outside_package_has_one_place():
    strays = [
        (_named(path), module)
        for path in PACKAGE
        for module in imports(path)
        if _layer(path) not in ONLY_IN.get(module.split(".")[0], {_layer(path)})
    ]
    assert not strays


@pytest.mark.parametrize("path", PAGES, ids=_named)
def test_a_page_is_an_outline(path):
    tree = ast.parse(path.read_text("utf-8"))
    logic = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.Try, ast.While)
    assert not [node for node in ast.walk(tree) if isinstance(node, logic)]
    assert len(path.read_text("utf-8").splitlines()) <= 60


@pytest.mark.parametrize("path", PAGES, ids=_named)
def test_a_page_speaks_only_to_the_interface_the_charts_and_the_words(path):
    allowed = ("streamlit", "khi.ui", "khi.charts", "khi.wording", "khi.model")
    for module in imports(path):
        assert f"{module}.".startswith(tuple(f"{each}." for each in allowed)), module


def _git(*words):
    """What git says of this checkout; where there is none there is nothing to hold."""
    said = run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if said.returncode > 1:
        pytest.skip("not a git checkout")
    return said.stdout.splitlines()


def test_what_a_running_dashboard_keeps_is_never_committed(tmp_path):
    store = Store.open(tmp_path / "khi.duckdb")
    kept = [store.path, store.scratch / "a", store.backups / "a", store.exports / "a"]
    kept += [tmp_path / BOUNDARIES, tmp_path / LIKE]
    names = [f"data/{each.relative_to(tmp_path)}" for each in kept]
    assert _git("check-ignore", *names) == names


def test_the_top_level_holds_only_what_the_design_names():
    top = {line.split("/")[0] for line in _git("ls-files")}
    assert {name for name in top if not name.startswith(".")} <= TOP_LEVEL


def test_a_file_can_be_read_at_one_sitting():
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in [*PACKAGE, *TESTS]}
    assert not {_named(path): lines for path, lines in lengths.items() if lines > 300}


def test_a_module_says_what_it_is_for():
    assert not [_named(path) for path in [*PACKAGE, *PAGES] if not source(path).doc]


def _lines(kind: str, paths: list[Path] = PACKAGE) -> dict[str, list[int]]:
    """The lines of each file on which it does something that a rule speaks of."""
    return {_named(path): found for path in paths if (found := getattr(source(path), kind))}


def test_the_package_never_swallows_every_error():
    assert not _lines("swallows_every_error")


def test_the_environment_is_read_only_at_the_edges():
    inner = [path for path in PACKAGE if _layer(path) not in {"ui", "cli"}]
    reads = ("os.environ", "getenv")
    assert not [_named(path) for path in inner if any(each in source(path).text for each in reads)]


def test_only_the_clock_asks_what_day_or_time_it_is():
    """The machine may stand in another country, or keep UTC: its day is not the reader's."""
    assert _lines("asks_the_time", [*PACKAGE, *PAGES]).keys() == {"khi/model/clock.py"}


def test_a_day_is_asked_for_and_never_cut_from_the_present_moment():
    assert not _lines("cuts_a_day")


def test_a_calendar_opens_on_a_day_we_gave_it():
    """One that is given none opens on the day of the machine."""
    assert not _lines("opens_on_no_day")


def test_no_question_to_the_store_asks_what_day_it_is():
    clocks = re.compile(r"\b(current_(date|time|timestamp)|now\(|today\()", re.IGNORECASE)
    asking = [p.name for p in (ROOT / "khi").rglob("*.sql") if clocks.search(p.read_text("utf-8"))]
    assert not asking


MAPS = [
    path for path in sorted((ROOT / "khi").rglob("__init__.py")) if "\n====" in source(path).doc
]


def _modules(path: Path) -> set[str]:
    """The modules and packages that lie directly in a package."""
    own = {each.stem for each in path.parent.glob("*.py") if not each.stem.startswith("__")}
    return own | {each.parent.name for each in path.parent.glob("*/__init__.py")}


PACKAGES = sorted((ROOT / "khi").rglob("__init__.py"))


@pytest.mark.parametrize("path", PACKAGES, ids=lambda path: path.parent.name)
def test_a_package_too_large_to_see_at_a_glance_has_a_map(path):
    assert path in MAPS or len(_modules(path)) < 5


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.parent.name)
def test_the_map_of_a_package_names_what_is_in_it_and_nothing_else(path):
    """A map that is out of date sends a newcomer the wrong way."""
    rows = re.findall(r"^([a-z_]+(?:, [a-z_]+)*)  +\S", source(path).doc, re.MULTILINE)
    named = [name for row in rows for name in row.split(", ")]
    assert sorted(named) == sorted(_modules(path))
