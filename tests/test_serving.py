"""A shared server: ready before anybody comes, and keeping nothing that anybody makes up."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from khi.ui import serving
from khi.ui.serving import HEADERS, Smaller

PACKED = {"type": "http", "method": "GET", "headers": [(b"accept-encoding", b"gzip")]}


def run(coroutine):
    """Run it in a thread of its own: a browser's loop goes on in the first, where one was used."""
    with ThreadPoolExecutor(1) as own:
        return own.submit(asyncio.run, coroutine).result()


def answered(path, *, kind):
    """What is kept after a request for a path which is answered with this kind of file."""

    async def streamlit(scope, receive, send):
        headers = [(b"content-type", kind.encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"x" * 1000})

    sent = []

    async def send(message):
        sent.append(message)

    smaller = Smaller(streamlit)
    run(smaller(PACKED | {"path": path}, None, send))
    assert sent[0]["status"] == 200
    return smaller._kept


def test_a_part_of_streamlit_is_kept():
    assert list(answered("/static/js/a.js", kind="text/javascript")) == ["/static/js/a.js"]


@pytest.mark.parametrize("path", [f"/x{n}/static/a{n}.js" for n in range(10)])
def test_the_page_that_stands_for_a_path_nobody_made_is_not_kept(path):
    assert not answered(path, kind="text/html; charset=utf-8")


def test_a_page_may_ask_nobody_but_the_server_it_came_from():
    said = dict(each.split(" ", 1) for each in HEADERS["content-security-policy"].split("; "))
    own = {"'self'", "'none'", "'unsafe-inline'", "'unsafe-eval'", "'wasm-unsafe-eval'"}
    for where, sources in said.items():
        assert set(sources.split()) <= own | {"blob:", "data:"}, where
    assert said["default-src"] == "'self'"


def test_a_server_begins_with_a_visit_by_nobody_and_does_not_wait_for_it(monkeypatch):
    told = []

    class Streamlit:
        async def does_script_run_without_error(self):
            told.append("begun")
            try:
                await asyncio.sleep(3600)
            finally:
                told.append("ended")

    async def lived():
        async with serving.visited(serving.app):
            await asyncio.sleep(0)
            told.append("open")
        await asyncio.sleep(0)
        told.append("closed")

    monkeypatch.setattr(serving, "get_instance", Streamlit)
    run(asyncio.wait_for(lived(), 5))
    assert told == ["begun", "open", "ended", "closed"]
