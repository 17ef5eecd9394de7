"""Everything that leaves the server when a page is opened, and everything it keeps of the visit."""

import re
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pandas as pd
import pytest
import streamlit as st
from pages_support import ROOT, turned
from streamlit.testing.v1 import AppTest

from khi.store import Store
from khi.ui.given import sources

_BY_CHANCE = re.compile(r'\b0x[0-9a-f]+\b|(?<=deferred_file_id: ")[0-9a-f]{32}')

_MOMENT = re.compile(r"^\d{4}-\d\d-\d\d [\d:.]+ ")


class Seen(NamedTuple):
    """What a page sends and keeps, and what it asks of the store.

    ``sent``: every message to the browser, with each card turned to each side. ``taken``: the name
    and the content of every download. ``session``, ``address`` and ``shared`` are what the session,
    the address bar and the caches of all sessions keep. ``asked``: how often each question was
    asked of the store, of what, and how many rows it gave.
    """

    sent: list[str]
    taken: list[str]
    session: list[str]
    address: list[str]
    shared: list[str]
    asked: list[str]


def visited(page, folder, **query):
    """A page of the store in a folder, opened by a link as the first page of a new server."""
    asked, taken = Counter(), []
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("KHI_DATA", str(folder))
        version = sources.store().version()
        _forget_all()
        _note_questions(monkeypatch, asked)
        _note_downloads(monkeypatch, taken)
        at = _opened(page, query)
        sent = [*_sent(at)]
        for side in ("Table", "Help"):
            sent += _sent(turned(at, side))
    assert not at.exception, at.exception[0]
    state = at.session_state._state.filtered_state
    seen = Seen(
        sent,
        taken,
        sorted(f"{name}: {kept!r}" for name, kept in state.items()),
        sorted(f"{name}: {at.query_params[name]!r}" for name in at.query_params),
        sorted(_shared()),
        sorted(f"{count} times {question}" for question, count in asked.items()),
    )
    return Seen(*([_nameless(line, folder, version) for line in part] for part in seen))


def written(capfd, caplog):
    """What the server has written since to its log or the terminal, without the time of day."""
    lines = "".join(capfd.readouterr()).splitlines() + caplog.messages
    caplog.clear()
    return [_MOMENT.sub("", line) for line in lines if "missing ScriptRunContext" not in line]


def _opened(page, query):
    """The page as somebody opens it who was sent a link, and has seen no other page."""
    at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=180)
    at.query_params.update(query)
    return (at if page == "overview" else at.switch_page(f"pages/{page}.py")).run()


def _sent(at):
    """Each message of the page as it goes to the browser."""
    for node in at._tree:
        proto = getattr(node, "proto", None)
        if proto is not None:
            yield f"{node.type} {proto}"


def _note_downloads(monkeypatch, taken):
    """Note every file a reader could take: pressed at once, for Streamlit makes it on the press."""
    button = st.download_button

    def offered(label, data, file_name="", *more, **named):
        content = data() if callable(data) else data
        taken.append(f"{label}, {file_name}: {_in_text(content)}")
        return button(label, data, file_name, *more, **named)

    monkeypatch.setattr(st, "download_button", offered)


def _in_text(content):
    """A file as text; a workbook by its parts, whose archive has the time in it."""
    if isinstance(content, bytes) and content[:2] == b"PK":
        with ZipFile(BytesIO(content)) as parts:
            return {name: parts.read(name).decode(errors="replace") for name in parts.namelist()}
    return content


def _note_questions(monkeypatch, asked):
    """Note every question that is asked of the store, and how many rows answered it."""
    read = Store.read

    def noted(store, question, **wanted):
        rows = read(store, question, **wanted)
        asked[f"{question} of {sorted(wanted.items())!r}: {len(rows)} rows"] += 1
        return rows

    monkeypatch.setattr(Store, "read", noted)


def _forget_all():
    """Nothing is known of any store yet."""
    for shelf in (sources._FRAMES, sources._MADE):
        shelf.let_go(lambda _: True)
    sources._everything_asked.cache_clear()


def _shared():
    """What all sessions share: the key of each thing, and the frames in full."""
    for name, shelf in (("frames", sources._FRAMES), ("made", sources._MADE)):
        for key, slot in shelf._slots.items():
            thing = slot.thing
            yield f"{name} {key}: {thing.to_csv() if isinstance(thing, pd.DataFrame) else ''}"


def _nameless(line, folder, version):
    """A line without the name of the store and where it lies, and without what chance names."""
    line = line.replace(version, "VERSION").replace(str(Path(folder)), "FOLDER")
    return _BY_CHANCE.sub("BY CHANCE", line)
