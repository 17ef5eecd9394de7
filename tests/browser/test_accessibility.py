"""No page breaks a rule that a machine can check: axe-core, WCAG 2.2 A and AA, every state.

axe-core comes with a package for tests and is no part of the product. What Streamlit itself gets
wrong, and an application cannot reach, is listed here by name.
"""

from pathlib import Path

import pytest
from browser_support import unfold

# Every page there is, so that a new one is held to this from its first day.
PATHS = {
    path.stem: f"/{path.stem}"
    for path in sorted((Path(__file__).parents[2] / "pages").glob("*.py"))
}
PATHS |= {"overview": "/"}
PATHS |= {
    f"voices: {part}": f"/voices?part={part.replace(' ', '+').replace('?', '%3F')}"
    for part in ("Say something", "Stories", "Priorities", "What helped?", "Answer")
}
HELD = "area=Mid+Merrowdale&when=Over+time&which=Just+this+one&against=Areas+like+it,+together"
PATHS["explore: since when, and like nothing"] = f"/explore?{HELD}"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STREAMLITS_OWN = {"presentation-role-conflict"}


@pytest.fixture(scope="session")
def axe():
    """The text of axe.min.js, which comes with a package of its own for tests."""
    import axe_playwright_python

    script = Path(axe_playwright_python.__file__).with_name("axe.min.js")
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


@pytest.mark.parametrize(("width", "dark"), [(320, True), (1280, False)], ids=["small", "wide"])
@pytest.mark.parametrize("name", PATHS)
def test_no_rule_is_broken(visit, axe, name, width, dark):
    """Small is 320 pixels: what a wide screen has at 400%. Easy read below is looked at at 360."""
    page = visit(PATHS[name], width=width, dark=dark)
    page.wait_for_timeout(1200)
    assert violations(page, axe) == {}


ALL = "among=Merrowdale&indicators=Every+indicator"
SOME = "when=Over+time&indicators=See+people+enough&indicators=Life+satisfaction"
FORMS = {
    "side by side": "/explore",
    "spread": "/explore?as=Spread",
    "tile map": "/explore?as=Map",
    "funnel": "/explore?as=Funnel",
    "then and now": "/explore?when=Over+time",
    "lines of the picked": "/explore?which=Picked&when=Over+time",
    "areas by indicators": f"/explore?{ALL}",
    "table of changes": f"/explore?{ALL}&when=Over+time",
    "profile": f"/explore?{ALL}&which=Just+this+one",
    "calendar": f"/explore?{ALL}&which=Just+this+one&when=Over+time",
    "a chart each": f"/explore?{SOME}&which=Just+this+one",
    "a chart each of the picked": f"/explore?{SOME}&which=Picked",
    "control charts": f"/explore?{SOME}&which=Just+this+one&as=Control+charts",
    "limits that begin anew": "/two_tracks?area=Amberfold&system=New+requests",
    "a list that was emptied": "/explore?which=Picked&none=with",
    "by result": "/compare?order=By+result",
    "a chosen group": "/fairness?groups=Disability&group=Disabled",
    "a gap elsewhere": "/fairness?groups=Disability&across=Their+gap",
}


@pytest.mark.parametrize("name", FORMS)
def test_no_rule_is_broken_whatever_is_drawn(visit, axe, name):
    page = visit(FORMS[name])
    page.wait_for_timeout(1200)
    assert violations(page, axe) == {}


@pytest.mark.parametrize("path", ["/fairness", "/compare"])
def test_no_rule_is_broken_where_what_waits_on_a_phone_is_opened(visit, axe, path):
    page = visit(path, width=360)
    unfold(page)
    assert violations(page, axe) == {}


@pytest.mark.parametrize("tab", ["Table", "Help"])
def test_no_rule_is_broken_behind_a_tab(visit, axe, tab):
    page = visit("/")
    for each in page.get_by_role("tab", name=tab).all():
        each.click()
    page.wait_for_timeout(500)
    assert violations(page, axe) == {}


@pytest.mark.parametrize("name", PATHS)
def test_no_rule_is_broken_in_easy_read(visit, axe, name):
    path = PATHS[name]
    page = visit(f"{path}{'&' if '?' in path else '?'}easy=true", width=360)
    page.get_by_role("heading", name="In short words").wait_for()
    assert violations(page, axe) == {}


@pytest.mark.parametrize(("width", "dark"), [(360, True), (1280, False)], ids=["phone", "wide"])
def test_no_rule_is_broken_where_figures_are_fetched_and_measures_adopted(visit, axe, width, dark):
    page = visit("/upload", width=width, dark=dark)
    page.locator(".st-key-fetch summary").first.click()
    page.wait_for_timeout(500)
    assert violations(page, axe) == {}
    lines = "".join(f"E0800000{n},2023/24,Workers who leave,{n}\n" for n in range(1, 9))
    content = f"area_code,period,indicator,value\n{lines}".encode()
    file = {"name": "measures.csv", "mimeType": "text/csv", "buffer": content}
    page.set_input_files("input[type=file]", files=[file])
    page.get_by_text("Measures that are none of our indicators yet").wait_for()
    page.wait_for_timeout(1200)
    assert violations(page, axe) == {}
