"""How soon the overview is there, beside an empty Streamlit page on the same machine.

    python -m tests.benchmarks.pages_speed [--runs 9] [--folder DATA]

Prints medians and ratios: first visit to the first drawn chart, a reload, and the server's own time
for one rerun. The goal of the product is 1.5 times an empty page or less. ``--folder`` measures a
store of your own, a national one say, in place of the demonstration.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
_EMPTY = 'import streamlit as st\nst.title("Empty")\n'
_ONE_CHART = (
    "import plotly.graph_objects as go\nimport streamlit as st\n"
    "st.plotly_chart(go.Figure(go.Scatter(y=[1, 2])))\n"
)
_PORTS = iter(range(8731, 8790))


@contextmanager
def served(script: Path, folder: Path) -> Iterator[str]:
    """A Streamlit server for a script, and its address."""
    port = next(_PORTS)
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


def first_visits(browser: Browser, address: str, seen: str, runs: int) -> list[float]:
    """Seconds from asking for the page to seeing what it is for, in a new browser each time."""
    times = []
    for _ in range(runs + 1):
        context = browser.new_context(viewport={"width": 1280, "height": 1000})
        page = context.new_page()
        start = time.perf_counter()
        page.goto(address)
        page.wait_for_selector(seen, timeout=60_000)
        times.append(time.perf_counter() - start)
        context.close()
    return times[1:]


def reloads(browser: Browser, address: str, seen: str, runs: int) -> list[float]:
    """The same with everything that does not change already in the browser."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(seen, timeout=60_000)
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        page.reload()
        page.wait_for_selector(seen, timeout=60_000)
        times.append(time.perf_counter() - start)
    context.close()
    return times


def reruns(script: Path, runs: int) -> list[float]:
    """Seconds the server itself takes for one rerun, without a browser."""
    at = AppTest.from_file(str(script), default_timeout=120).run()
    return [_timed(at.run) for _ in range(runs)]


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _print(name: str, ours: list[float], empty: list[float]) -> None:
    mine, bare = statistics.median(ours), statistics.median(empty)
    print(f"{name:28} {mine * 1000:8.0f} ms {bare * 1000:8.0f} ms {mine / bare:8.2f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as scratch:
        bare, charted = Path(scratch) / "empty" / "page.py", Path(scratch) / "chart" / "page.py"
        for script, content in ((bare, _EMPTY), (charted, _ONE_CHART)):
            script.parent.mkdir()
            script.write_text(content)
        folder = asked.folder or Path(scratch) / "data"
        folder.mkdir(exist_ok=True)
        print(
            f"{'median of ' + str(asked.runs):28} {'overview':>11} {'empty page':>11} {'ratio':>8}"
        )
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            with served(ROOT / "dashboard.py", folder) as ours, served(bare, folder) as empty:
                chart, title = ".js-plotly-plot .main-svg", "h1"
                for name, measure in (("first visit", first_visits), ("reload", reloads)):
                    _print(
                        f"{name}, seconds to chart",
                        measure(browser, ours, chart, asked.runs),
                        measure(browser, empty, title, asked.runs),
                    )
                with served(charted, folder) as one:
                    print("and a page with nothing but one Plotly chart, in place of ours:")
                    for name, measure in (("first visit", first_visits), ("reload", reloads)):
                        _print(
                            f"{name}, seconds to chart",
                            measure(browser, one, chart, asked.runs),
                            measure(browser, empty, title, asked.runs),
                        )
            browser.close()
        os.environ["KHI_DATA"] = str(folder)
        os.chdir(ROOT)
        _print(
            "server, one rerun", reruns(ROOT / "dashboard.py", asked.runs), reruns(bare, asked.runs)
        )


if __name__ == "__main__":
    main()
