"""Fetching from a publisher: tested against a server of our own that replays the real file."""

import json
import os
import subprocess
import sys
import threading
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from khi.fetch import BY_HAND, Pause, fetch, query
from khi.model import KhiError

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared/realdata/fingertips/social-isolation-indicators-CountyUA.data.csv"
QUICK = Pause(between=0.01, tries=4, longest=0.05, timeout=2)
ETAG = '"first"'


class Publisher(BaseHTTPRequestHandler):
    """Replays one file as the publisher sends it. ``troubles`` are what goes wrong first."""

    content = b""
    troubles: list = []
    asked: list = []
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.asked.append((self.path, dict(self.headers)))
        trouble = self.troubles.pop(0) if self.troubles else None
        if isinstance(trouble, int):
            self.send_response(trouble)
            self.send_header("Retry-After", "0")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.headers.get("If-None-Match") == ETAG:
            self.send_response(304)
            self.end_headers()
        else:
            self.whole(cut=trouble == "cut")

    def whole(self, *, cut):
        start = int(self.headers.get("Range", "bytes=0-")[6:-1])
        self.send_response(206 if start else 200)
        self.send_header("ETag", ETAG)
        self.send_header("Content-Length", str(len(self.content) - start))
        self.end_headers()
        end = len(self.content) // 2 if cut else len(self.content)
        self.wfile.write(self.content[start:end])
        self.close_connection = cut

    def log_message(self, *_):
        """Nothing on the screen."""


@pytest.fixture
def publisher():
    """A server on this machine alone, and what it was asked."""

    class Own(Publisher):
        content = b"Area Code,Value\n" + b"E08000003,1\n" * 20000
        troubles: list = []
        asked: list = []

    server = ThreadingHTTPServer(("127.0.0.1", 0), Own)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Own.address = f"http://127.0.0.1:{server.server_port}"
    yield Own
    server.shutdown()
    server.server_close()


def fetched(publisher, folder, **more):
    url = query(["90280", "90638"], address=publisher.address)
    return fetch(url, folder / "file.csv", by_hand=BY_HAND, pause=QUICK, **more)


def aged(folder):
    """Make what is here look as if it had been fetched a month ago."""
    beside = folder / "file.json"
    known = json.loads(beside.read_text())
    beside.write_text(json.dumps(known | {"fetched": f"2020{known['fetched'][4:]}"}))


def test_the_public_interface_is_asked_as_it_is_documented(publisher, tmp_path):
    found = fetched(publisher, tmp_path)
    path, headers = publisher.asked[0]
    assert path == (
        "/api/all_data/csv/by_indicator_id?indicator_ids=90280,90638"
        "&child_area_type_id=502&parent_area_type_id=15"
    )
    assert headers["User-Agent"].startswith("KeyHumanIndicators/")
    assert found.path.read_bytes() == publisher.content
    assert found.sha256 == sha256(publisher.content).hexdigest()


def test_a_file_of_today_is_not_asked_for_again(publisher, tmp_path):
    fetched(publisher, tmp_path)
    again = fetched(publisher, tmp_path)
    assert (len(publisher.asked), again.is_new) == (1, False)


def test_an_older_file_comes_again_only_if_it_has_changed(publisher, tmp_path):
    fetched(publisher, tmp_path)
    aged(tmp_path)
    again = fetched(publisher, tmp_path)
    assert publisher.asked[-1][1]["If-None-Match"] == ETAG
    assert (again.is_new, again.path.read_bytes()) == (False, publisher.content)


def test_a_file_that_broke_off_goes_on_from_where_it_was(publisher, tmp_path):
    publisher.troubles.append("cut")
    found = fetched(publisher, tmp_path)
    assert found.path.read_bytes() == publisher.content
    assert publisher.asked[1][1]["Range"].startswith("bytes=")
    assert publisher.asked[1][1]["Range"] != "bytes=0-"
    assert list(tmp_path.glob("*.part")) == []


def test_a_publisher_who_is_busy_is_asked_again_later(publisher, tmp_path):
    publisher.troubles += [503, 429]
    assert fetched(publisher, tmp_path).is_new
    assert len(publisher.asked) == 3


def test_a_publisher_who_says_no_is_not_pestered(publisher, tmp_path):
    publisher.troubles += [404] * 4
    with pytest.raises(KhiError, match="by hand"):
        fetched(publisher, tmp_path)
    assert len(publisher.asked) == 1


def test_how_far_it_has_come_is_told(publisher, tmp_path):
    told = []
    fetched(publisher, tmp_path, progress=lambda here, whole: told.append((here, whole)))
    assert told[-1] == (len(publisher.content), len(publisher.content))
    assert [here for here, _ in told] == sorted(here for here, _ in told)


def test_without_a_network_it_says_so_and_how_to_get_the_file_by_hand(tmp_path):
    with pytest.raises(KhiError) as raised:
        fetch("http://127.0.0.1:9/x", tmp_path / "x.csv", by_hand=BY_HAND, pause=QUICK)
    assert "cannot be reached" in str(raised.value)
    assert "download it by hand: open https://fingertips.phe.org.uk" in str(raised.value)


@pytest.mark.parametrize("indicators", [[], ["90280; drop"], ["1"] * 21, ["../x"]])
def test_only_numbers_are_asked_for(indicators):
    with pytest.raises(KhiError):
        query(indicators)


def terminal(folder, address, *arguments):
    environment = os.environ | {"KHI_DATA": str(folder), "KHI_FINGERTIPS": address}
    return subprocess.run(
        [sys.executable, "-m", "khi", "fetch", "fingertips", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.skipif(not REAL.is_file(), reason="the shared test files are not here")
def test_the_real_file_is_fetched_checked_and_published_from_a_terminal(publisher, tmp_path):
    publisher.content = REAL.read_bytes()
    publisher.troubles.append("cut")
    done = terminal(tmp_path, publisher.address, "90280", "90638", "--publish")
    assert done.returncode == 0, done.stderr
    assert "4,536 rows read = 2,045 accepted + 0 rejected + 2,491 skipped" in done.stdout
    assert "Published as" in done.stdout
    assert sha256(publisher.content).hexdigest() in done.stdout


@pytest.mark.slow
def test_the_terminal_says_how_to_go_on_without_a_network(tmp_path):
    done = terminal(tmp_path, "http://127.0.0.1:9", "90280")
    assert done.returncode == 1
    assert "download it by hand" in done.stderr
