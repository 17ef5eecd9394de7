"""A dashboard under test: entered by its front door, with a data folder of its own."""

import re
import shutil
from functools import cache
from pathlib import Path

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from khi import catalogue as catalogues
from khi import demonstration
from khi.store import Store
from khi.ui.frame import browser

browser.PATIENCE = 0  # nothing is drawn here, so nobody would say that it was
# A server looks once for packages that bring parts of pages; AppTest looks through every installed
# package for each dashboard it opens, which took a third of the time of the tests of pages.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

ROOT = Path(__file__).parents[1]
PAGES = {
    "overview": "pages/overview.py",
    "two_tracks": "pages/two_tracks.py",
    "compare": "pages/compare.py",
    "fairness": "pages/fairness.py",
    "progress": "pages/progress.py",
    "rate": "pages/rate.py",
    "assets": "pages/assets.py",
    "involved": "pages/involved.py",
    "voices": "pages/voices.py",
    "review": "pages/review.py",
    "explore": "pages/explore.py",
    "changed": "pages/changed.py",
    "find": "pages/find.py",
    "upload": "pages/upload.py",
    "methods": "pages/methods.py",
}
NASTY = (
    "<img src=x onerror=alert(1)> <script>alert(2)</script>",
    "[press here](javascript:alert(1)) **bold** :red[x] $y$ `z`",
    "=HYPERLINK(\u201chttp\u201d) is what I typed",
    "\u202egnorw si siht\u202c and \u200bhidden\x00 things",
)
"""What somebody may type who wants more than to be read."""

EXAMPLES = ROOT / "data" / "examples"
FILE = "khi.duckdb"


def demonstration_store(folder):
    """Make a store with the demonstration in it, closed again so that it can be copied."""
    folder.mkdir(parents=True, exist_ok=True)
    store = Store.open(folder / FILE)
    demonstration.load(store, catalogues.load())
    store.close()
    return folder


def emptied_store(full, folder):
    """Make a store from which the demonstration was cleared."""
    copied(full, folder)
    store = Store.open(folder / FILE)
    demonstration.clear(store)
    store.close()
    return folder


def copied(folder, to):
    """A store of its own for a test that writes."""
    to.mkdir(parents=True, exist_ok=True)
    shutil.copy(folder / FILE, to / FILE)
    return to


def opened(page="overview", **query):
    """The dashboard, on a page, run once: as a link to the page opens it."""
    at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=180)
    for name, value in query.items():
        at.query_params[name] = value
    return (at if page == "overview" else at.switch_page(f"pages/{page}.py")).run()


class _NoFolder(type(Path())):
    """A path at which there is nothing."""

    def exists(self, **_):
        return False


def as_served(monkeypatch):
    """Make a test run pages as a server does: within the dashboard, whichever is asked for.

    AppTest starts afresh before each run, and finds the folder of pages before it has run the
    dashboard that lists them, so it would run each page by itself.
    """
    monkeypatch.setattr("streamlit.runtime.pages_manager.Path", _NoFolder)


def labelled(widgets, label):
    """The one of these boxes, lists or buttons with this label."""
    found = [each for each in widgets if each.label == label]
    assert found, [each.label for each in widgets]
    return found[0]


def press(at, label):
    """Press the button with this label."""
    return labelled(at.button, label).click().run()


def html(at):
    """Everything our own markup put on the page, the style sheet left out."""
    bodies = (str(each.proto.body) for each in at.get("html"))
    return "\n".join(body for body in bodies if not body.startswith("<style"))


def words(at):
    """What is said on the page, without its markup."""
    return re.sub(r"\s+", " ", _plain(html(at)))


def cells(at, name):
    """The cells of a column of the first table on the page."""
    table = re.search(r"<table.*?</table>", html(at), re.S)[0]
    heads, *lines = re.findall(r"<tr.*?</tr>", table, re.S)
    place = [_plain(each).strip() for each in re.findall(r"<th.*?</th>", heads, re.S)].index(name)
    return [_plain(re.findall(r"<t[hd].*?</t[hd]>", line, re.S)[place]).strip() for line in lines]


def _plain(markup):
    return re.sub(r"<[^>]+>", " ", markup)


def turned(at, side):
    """The page with each card turned to a side: its chart, its table, or its help."""
    for key in at.session_state._state.filtered_state:
        if key.startswith("tabs-"):
            at.session_state[key] = side
    return at.run()


def every_side(at):
    """The markup of the page with each card turned to each side. It ends on the chart."""
    return "\n".join(html(turned(at, side)) for side in ("Table", "Help", "Chart"))


def alternatives(at):
    """What each chart says to those who do not see it."""
    return [chart.proto.alt for chart in at.get("plotly_chart")]


def figures_sent(at):
    """The charts as they go to the browser, numbers and all."""
    return "\n".join(chart.proto.spec for chart in at.get("plotly_chart"))


def survey(rows, *, heading="Area,Quarter,Do you decide how you spend your days?"):
    """A small survey export."""
    return "\n".join([heading, *rows]).encode()


def people(count, *, area="Leeds", quarter="2026-Q1", answer="Always"):
    """So many people who all gave one answer."""
    return [f"{area},{quarter},{answer}"] * count
