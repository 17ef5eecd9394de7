"""No page breaks a rule that a machine can check: axe-core, WCAG 2.2 A and AA, every state.

axe-core is fetched by npm when the tests run and is no part of the product. What Streamlit itself
gets wrong, and an application cannot reach, is listed here by name.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PATHS = {
    "overview": "/",
    "two_tracks": "/two_tracks",
    "compare": "/compare",
    "upload": "/upload",
    "methods": "/methods",
}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STREAMLITS_OWN = {"presentation-role-conflict"}
HOW_TO_GET_IT = "axe-core was not found: set AXE to axe.min.js, or install npm."


@pytest.fixture(scope="session")
def axe(tmp_path_factory):
    """The text of axe.min.js."""
    if named := os.environ.get("AXE"):
        return Path(named).read_text("utf-8")
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip(HOW_TO_GET_IT)
    folder = tmp_path_factory.mktemp("axe")
    command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), "axe-core@4"]
    fetched = subprocess.run(command, capture_output=True, timeout=120, check=False)
    script = folder / "node_modules" / "axe-core" / "axe.min.js"
    if fetched.returncode or not script.exists():
        pytest.skip(HOW_TO_GET_IT)
    return script.read_text("utf-8")


def violations(page, axe):
    page.evaluate(axe)
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS
    )["violations"]
    return {
        each["id"]: [
            f"{node['target']} {node.get('failureSummary', '')}" for node in each["nodes"][:3]
        ]
        for each in found
        if each["id"] not in STREAMLITS_OWN
    }


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PATHS)
def test_no_rule_is_broken(visit, axe, name, width, dark):
    page = visit(PATHS[name], width=width, dark=dark)
    page.wait_for_timeout(1200)
    assert violations(page, axe) == {}


@pytest.mark.parametrize("tab", ["Table", "Help"])
def test_no_rule_is_broken_behind_a_tab(visit, axe, tab):
    page = visit("/")
    for each in page.get_by_role("tab", name=tab).all():
        each.click()
    page.wait_for_timeout(500)
    assert violations(page, axe) == {}


def test_no_rule_is_broken_in_easy_read(visit, axe):
    page = visit("/?easy=true")
    assert violations(page, axe) == {}
