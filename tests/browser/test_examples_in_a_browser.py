"""Each example, through the page and through the terminal: the same figures to the last digit."""

import json
from pathlib import Path

import pytest
from browser_support import settle
from conftest import served

from khi.cli import main

EXAMPLES = Path(__file__).parents[2] / "data" / "examples"
FILES = (
    "our_template.csv",
    "microsoft_forms.csv",
    "surveymonkey.csv",
    "kobo.csv",
    "google_forms.csv",
)

pytestmark = pytest.mark.slow


def _publish_through_the_page(page, address, name):
    page.goto(f"{address}/upload")
    settle(page)
    page.set_input_files("input[type=file]", str(EXAMPLES / name))
    page.wait_for_selector("text=What would not be shown, and why", timeout=180_000)
    settle(page)
    page.get_by_role("button", name="Publish").click()
    page.wait_for_selector("text=rows became counts", timeout=180_000)


def _figures(monkeypatch, capsys, folder):
    monkeypatch.setenv("KHI_DATA", str(folder))
    capsys.readouterr()
    assert main(["estimates", "--quarter", "2026-Q3", "--json"]) == 0
    return [
        {name: value for name, value in each.items() if name != "source"}
        for each in json.loads(capsys.readouterr().out)
    ]


def test_every_example_gives_the_same_figures_through_the_page_and_the_terminal(
    browser, tmp_path, monkeypatch, capsys
):
    through_page, through_terminal = tmp_path / "page", tmp_path / "terminal"
    with served(through_page) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 1400})
        page = context.new_page()
        for name in FILES:
            _publish_through_the_page(page, address, name)
        context.close()

    monkeypatch.setenv("KHI_DATA", str(through_terminal))
    assert main(["demo", "load"]) == 0
    for name in FILES:
        assert main(["add", str(EXAMPLES / name), "--publish"]) == 0

    figures = _figures(monkeypatch, capsys, through_page)
    assert figures == _figures(monkeypatch, capsys, through_terminal)
    published = {each["area"] for each in figures if each["value"] is not None}
    assert len(published) >= len(FILES)
