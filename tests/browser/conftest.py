"""A running dashboard and a real browser, for what only a browser can know."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from browser_support import settle
from pages_support import copied

ROOT = Path(__file__).parents[2]
HOW_TO_GET_IT = (
    "No Chromium was found. Install Debian's chromium, or set CHROMIUM to one, "
    "or run: python -m playwright install chromium"
)


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in Path(item.fspath).parents:
            item.add_marker(pytest.mark.browser)


def _missing(reason):
    """Skip; or fail, where a browser is required."""
    if os.environ.get("KHI_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def _chromium():
    """The path of a browser: CHROMIUM, then the PATH, then None for Playwright's own."""
    named = os.environ.get("CHROMIUM")
    found = [shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")]
    return named or next((path for path in found if path), None)


@pytest.fixture(scope="session")
def browser():
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        path = _chromium() or playwright.chromium.executable_path
        if not Path(path).exists():
            _missing(HOW_TO_GET_IT)
        launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield launched
        launched.close()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(folder, port, script="dashboard.py"):
    """Start the dashboard on a port of this machine, with a data folder of its own."""
    command = [
        sys.executable, "-m", "streamlit", "run", script,
        "--server.port", str(port), "--server.headless", "true", "--server.fileWatcherType", "none",
    ]  # fmt: skip
    environment = os.environ | {"KHI_DATA": str(folder)}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
    )


def wait_for(address, seconds=180):
    """Wait until the server says it is well."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    pytest.fail("The dashboard did not start.")


@contextmanager
def served(folder, script="dashboard.py"):
    """A dashboard with a data folder of its own, which opens with the demonstration."""
    port = free_port()
    server = start(folder, port, script)
    try:
        wait_for(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def address(demonstration, tmp_path_factory):
    """A dashboard for tests that only look."""
    with served(copied(demonstration, tmp_path_factory.mktemp("looked at"))) as at:
        yield at


@pytest.fixture
def own_address(tmp_path):
    """A dashboard of this test's own, never visited before."""
    with served(tmp_path) as at:
        yield at


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, locale="en-GB")
    # A small machine that runs several browsers at once takes its time.
    context.set_default_timeout(90_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(page):
    """A page on a phone with a keyboard and no finger."""
    page.set_viewport_size({"width": 360, "height": 780})
    return page


@pytest.fixture
def visit(page, address):
    """Open a path at a size and wait until the server has finished drawing it."""

    def go(path="/", *, width=1280, height=1000, dark=False):
        page.emulate_media(color_scheme="dark" if dark else "light")
        page.set_viewport_size({"width": width, "height": height})
        page.goto(address + path)
        settle(page)
        return page

    return go
