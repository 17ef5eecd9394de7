"""Everything the server sends in a session, byte by byte: no withheld figure is among it.

A small store is planted: in every question, one group of seven people, three of whom gave the
first answer and four the last. Every share of theirs is 3/7 or 4/7, and nobody else's is near.
"""

import base64
import os
import re
import struct
import subprocess
import sys

import pandas as pd
import pytest
from browser_support import settle
from conftest import ROOT, free_port, wait_for

from khi import catalogue as catalogues
from khi import publication
from khi.model import Ledger, Upload
from khi.store import Store

PLANTED = (3 / 7, 4 / 7)
WRITTEN = (b"0.4285", b"0.5714", b"42.85", b"57.14", b"0.43,", b"0.57,")
PERCENT = rb"(?<![\d.])(?:43|57)%(?![0-9A-F]{2})"
"""A percentage, and not a piece of an address that is written with per cent signs."""
PAGES = (
    "/", "/compare", "/fairness", "/explore", "/two_tracks", "/methods", "/find", "/changed",
    "/review", "/upload", "/privacy",
)  # fmt: skip

pytestmark = pytest.mark.slow


def planted(folder):
    """A store of four places, each with a group of seven."""
    catalogue = catalogues.load()
    places = [each.code for each in catalogue.areas.values() if not each.invented]
    places = [code for code in places if not catalogue.children(code)][:4]
    questions = [each for each in catalogue.questions if catalogue.indicators_of(each)]
    frames = [_counts(catalogue, question, place) for question in questions for place in places]
    store = Store.open(folder / "khi.duckdb", memory_limit="1GB")
    publication.commit(store, catalogue, _Draft(pd.concat(frames, ignore_index=True)))
    shown = publication.frame(store, breakdowns=["sex"])
    store.close()
    assert (shown["absence"] != "").any()
    values = shown["value"].dropna().round(3)
    assert not values.isin([round(each, 3) for each in PLANTED]).any()


class _Draft:
    needs: tuple = ()
    local: tuple = ()

    def __init__(self, tallies):
        self.tallies, self.beside = tallies, {}
        self.activity = pd.DataFrame(columns=list(publication.ACTIVITY))
        self.upload = Upload(
            id="planted", file_name="planted.csv", sha256="planted", kind="respondents",
            source="A planted survey", uploaded_at=pd.Timestamp("2026-01-01", tz="UTC"),
            ledger=Ledger(read=1, accepted=1, rejected=0, skipped=0),
        )  # fmt: skip


def _counts(catalogue, question, place):
    """Women 40 and 40, men 3 and 4, and two who did not say."""
    codes = [each.code for each in catalogue.questions[question].all_answers]
    first, last = codes[0], codes[-1]
    rows = [
        ("sex", "female", 40, 40), ("sex", "male", 3, 4), ("sex", "not_stated", 1, 1),
        ("all", "all", 44, 45),
    ]  # fmt: skip
    lines = [
        (question, code, place, "2025-Q1", breakdown, group, n, float(n), float(n))
        for breakdown, group, *numbers in rows
        for code, n in zip((first, last), numbers, strict=True)
    ]
    names = ["question", "answer", "area", "quarter", "breakdown", "group"]
    return pd.DataFrame(lines, columns=[*names, "n", "weight", "weight_sq"])


def found_in(traffic):
    """The planted figures among some bytes: as text, as numbers, as arrays written in base64."""
    found = [text for text in WRITTEN if text in traffic] + re.findall(PERCENT, traffic)
    raw = [struct.pack(kind, each) for each in PLANTED for kind in ("<d", "<f")]
    arrays = [traffic, *map(_decoded, re.findall(rb'"bdata": ?"([A-Za-z0-9+/=]+)"', traffic))]
    found += [number for number in raw for each in arrays if number in each]
    return found


def _decoded(text):
    return base64.b64decode(text + b"=" * (-len(text) % 4))


def test_the_search_finds_what_it_looks_for():
    array = base64.b64encode(struct.pack("<dd", 0.5, 3 / 7))
    assert found_in(b'{"bdata": "' + array + b'"}')
    assert found_in(struct.pack("<d", 4 / 7))
    assert found_in(b"... 43% of people")
    assert not found_in(b"nothing of the kind, 50%, data:image/svg+xml,%3Csvg%205.943%20m-.057%208")


def test_no_withheld_figure_is_in_anything_the_server_sends_or_writes(browser, tmp_path):
    planted(tmp_path)
    log, port = tmp_path / "server.log", free_port()
    command = [
        sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port),
        "--server.headless", "true", "--server.fileWatcherType", "none",
    ]  # fmt: skip
    with log.open("wb") as lines:
        environment = os.environ | {"KHI_DATA": str(tmp_path)}
        server = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=lines, stderr=subprocess.STDOUT
        )
        try:
            wait_for(f"http://127.0.0.1:{port}")
            traffic = _visited(browser, f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait(timeout=30)
    assert b"49%" in traffic, "the figures that are shown are not among what was received"
    assert not found_in(traffic)
    assert not found_in(log.read_bytes())


def _visited(browser, address):
    """Everything received while visiting each page and opening each table, and each download."""
    context = browser.new_context(viewport={"width": 1280, "height": 1400}, accept_downloads=True)
    page, received = context.new_page(), []

    def take(frame):
        received.append(frame)

    page.on("websocket", lambda socket: socket.on("framereceived", take))
    page.on("download", lambda download: received.append(download.path().read_bytes()))
    for path in PAGES:
        page.goto(address + path)
        settle(page)
        received.append(page.content())
        for name in ("Table", "Help", "Get the data"):
            for button in page.get_by_text(name, exact=True).all():
                button.click(timeout=5_000, force=True)
                page.wait_for_timeout(500)
        received += [page.content(), page.url]
    context.close()
    return b"\n".join(each if isinstance(each, bytes) else str(each).encode() for each in received)
