"""The dashboard for other people: smaller to fetch, and strict about what may come from where."""

import gzip
import re
import time
import urllib.request

import pytest
from browser_support import settle
from conftest import served

from khi.ui.serving import HEADERS


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    with served(tmp_path_factory.mktemp("shared"), script="khi/ui/serving.py") as address:
        yield address


def fetched(address, path="/", **headers):
    asked = urllib.request.Request(f"{address}{path}", headers=headers)
    with urllib.request.urlopen(asked) as answer:
        return answer.headers, answer.read()


def test_the_code_is_read_and_the_store_opened_before_anybody_comes(tmp_path):
    with served(tmp_path, script="khi/ui/serving.py"):
        end = time.monotonic() + 60
        while not (tmp_path / "khi.duckdb").exists():
            assert time.monotonic() < end, "nobody came, and nothing was made ready"
            time.sleep(0.1)


def test_every_answer_says_where_things_may_come_from(shared):
    for path in ("/", "/compare", "/_stcore/health"):
        found, _ = fetched(shared, path)
        assert {name: found[name] for name in HEADERS} == HEADERS


def test_what_streamlit_is_made_of_is_sent_small_and_whole(shared):
    _, page = fetched(shared)
    script = re.search(r'src="\.?(/static/js/[^"]+\.js)"', page.decode())[1]
    plain, whole = fetched(shared, script)
    small, packed = fetched(shared, script, **{"Accept-Encoding": "gzip"})
    assert plain["content-encoding"] is None
    assert small["content-encoding"] == "gzip"
    assert gzip.decompress(packed) == whole
    assert len(packed) < len(whole) / 2
    again, twice = fetched(shared, script, **{"Accept-Encoding": "gzip"})
    assert twice == packed
    assert again["cache-control"] == plain["cache-control"]


def test_a_page_with_charts_draws_under_these_rules_in_under_three_megabytes(shared, browser):
    page = browser.new_page()
    wire, refused = [], []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda each: wire.append(each["encodedDataLength"]))
    page.on("console", lambda each: refused.append(each.text))
    page.goto(f"{shared}/compare")
    settle(page)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    assert not [each for each in refused if "Content Security Policy" in each]
    assert 500_000 < sum(wire) < 3_000_000
    page.get_by_role("tab", name="Table").first.click()
    with page.expect_download() as kept:
        page.get_by_role("button", name="Save the picture (PNG)").first.click()
    assert kept.value.suggested_filename.endswith(".png")
    page.context.close()
