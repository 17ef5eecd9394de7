"""How soon the overview's first chart is there, beside an empty Streamlit page on the same machine.

    python -m tests.benchmarks.pages_speed [--runs 9] [--slower 4] [--folder DATA] [--chromium PATH]

Each visit to ours is followed by one to an empty page, so that whatever else the machine is doing
falls on both alike. Three kinds of visit are timed in a real Chromium, from asking for the page to
the frame in which what it is for has been drawn, by the browser's own clock: a script outside that
looks now and then misses it, and sees it only when Plotly has arrived:

- *first visit*: a new browser, a server that has been asked before;
- *reload*: everything that does not change is in the browser already;
- *first ever*: a new browser and a server that nobody has asked before, so that its imports and
  the opening of the store are in it. ``--new-store`` has it set out the demonstration, too.

The goal of the product is 1.5 times an empty page or less. ``--slower 4`` gives the browser a
quarter of the processor for first visits and reloads, as a cheap phone has. ``--folder`` measures a
store of your own, a national one say (``python -m tests.benchmarks.national FOLDER``), and not the
demonstration.
"""

import argparse
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from streamlit.testing.v1 import AppTest

from khi.ui.frame import browser as patience

ROOT = Path(__file__).parents[2]
EMPTY = 'import streamlit as st\nst.title("Empty")\n'
ONE_CHART = (
    "import plotly.graph_objects as go\nimport streamlit as st\n"
    "st.plotly_chart(go.Figure(go.Scatter(y=[1, 2])))\n"
)
CHART, TITLE, PLOTLY = ".khi-strip .khi-own", "h1", ".js-plotly-plot .main-svg"
_SIZE = {"width": 1280, "height": 1000}
_DRAWN = """
new MutationObserver((_, observer) => {
  if (!document.querySelector(SEEN)) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.drawnAt = performance.now(); }));
}).observe(document, { childList: true, subtree: true });
"""

Visit = Callable[[], float]


@contextmanager
def served(script: Path, folder: Path) -> Iterator[str]:
    """A Streamlit server for a script, and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script.name, "--server.port", str(port)]
    command += ["--server.headless", "true", "--server.fileWatcherType", "none"]
    environment = os.environ | {"KHI_DATA": str(folder)}
    server = subprocess.Popen(
        command, cwd=script.parent, env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address)
        yield address
    finally:
        server.terminate()
        server.wait()


def _wait(address: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit("The server did not start.")


def first_visit(browser: Browser, address: str, seen: str, slower: float = 1) -> Visit:
    """Seconds from asking for the page to seeing what it is for, in a new browser."""

    def visit() -> float:
        context = browser.new_context(viewport=_SIZE)
        page = _watched(context, seen, slower)
        page.goto(address, wait_until="commit")
        seconds = _drawn(page)
        context.close()
        return seconds

    return visit


def reload(context: BrowserContext, address: str, seen: str, slower: float) -> Visit:
    """The same with everything that does not change already in the browser."""
    page = _watched(context, seen, slower)
    page.goto(address)
    _drawn(page)

    def visit() -> float:
        page.bring_to_front()
        page.reload(wait_until="commit")
        seconds = _drawn(page)
        page.wait_for_load_state("networkidle")  # what comes after is not in the next one's way
        return seconds

    return visit


def _watched(context: BrowserContext, seen: str, slower: float) -> Page:
    """A new page that notes when what it is for has been drawn, in a browser so much slower."""
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.add_init_script(_DRAWN.replace("SEEN", json.dumps(seen)))
    return page


def _drawn(page: Page) -> float:
    """Seconds from the start of the page to the frame in which what it is for was drawn."""
    return float(page.wait_for_function("window.drawnAt", timeout=60_000).json_value()) / 1000


def in_turn(visits: dict[str, Visit], runs: int) -> dict[str, list[float]]:
    """So many of each, one after another; a first one of each is not counted."""
    times: dict[str, list[float]] = {name: [] for name in visits}
    for run in range(runs + 1):
        for name, visit in visits.items():
            seconds = visit()
            if run:
                times[name].append(seconds)
    return times


def first_ever(browser: Browser, script: Path, seen: str, folder: Path | None) -> Visit:
    """The first visit to a server nobody has asked before. Without a folder, on a new store."""

    def visit() -> float:
        with tempfile.TemporaryDirectory() as new, served(script, folder or Path(new)) as address:
            return first_visit(browser, address, seen)()

    return visit


def runs(script: Path, count: int) -> list[float]:
    """Seconds the server itself takes for the first run of a visit, without a browser."""
    patience.PATIENCE = 0  # nobody draws here, so nobody would say so
    AppTest.from_file(str(script), default_timeout=120).run()
    return [_timed(AppTest.from_file(str(script), default_timeout=120).run) for _ in range(count)]


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _print(kind: str, times: dict[str, list[float]]) -> None:
    bare = statistics.median(times["empty page"])
    for name, seconds in times.items():
        middle = statistics.median(seconds)
        print(
            f"{kind:14} {name:24} {middle * 1000:8.0f} ms {min(seconds) * 1000:8.0f} ms"
            f" {middle / bare:8.2f} x"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--slower", type=float, default=1)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--new-store", action="store_true")
    parser.add_argument("--chromium", default=os.environ.get("CHROMIUM"))
    asked = parser.parse_args()
    path = asked.chromium or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        bare, charted = Path(scratch) / "empty" / "page.py", Path(scratch) / "chart" / "page.py"
        for script, content in ((bare, EMPTY), (charted, ONE_CHART)):
            script.parent.mkdir()
            script.write_text(content)
        folder = asked.folder or Path(scratch) / "data"
        folder.mkdir(exist_ok=True)
        ours = ROOT / "dashboard.py"
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        print(f"{'':14} {'median and least of ' + str(asked.runs):24}")
        with (
            served(ours, folder) as at_ours,
            served(bare, folder) as at_bare,
            served(charted, folder) as at_charted,
        ):
            kinds = {
                "overview": (at_ours, CHART),
                "empty page": (at_bare, TITLE),
                "one Plotly chart": (at_charted, PLOTLY),
            }
            slower = asked.slower
            visits = {name: first_visit(browser, *at, slower) for name, at in kinds.items()}
            _print("first visit", in_turn(visits, asked.runs))
            context = browser.new_context(viewport=_SIZE)
            visits = {name: reload(context, *at, slower) for name, at in kinds.items()}
            _print("reload", in_turn(visits, asked.runs))
        ever = {
            "overview": first_ever(browser, ours, CHART, None if asked.new_store else folder),
            "empty page": first_ever(browser, bare, TITLE, folder),
        }
        _print("first ever", in_turn(ever, 3))
        browser.close()
        os.environ["KHI_DATA"] = str(folder)
        os.chdir(ROOT)
        _print("one run", {
            "overview": runs(ours, asked.runs), "empty page": runs(bare, asked.runs)
        })  # fmt: skip


if __name__ == "__main__":
    main()
