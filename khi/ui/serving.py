"""The dashboard for other people: the same pages, sent smaller and with a stricter browser.

``streamlit run khi/ui/serving.py`` in place of ``streamlit run dashboard.py``. What Streamlit is
made of is compressed once and kept, which makes a first visit a third of the size; each answer
tells the browser to load nothing from, send nothing to, and be framed by, anywhere else; and the
server gets ready as it starts, so that whoever comes first waits no longer than the next.
"""

import asyncio
import gzip
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime import get_instance

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

_ROOT = Path(__file__).parents[2]
_STATIC = "/static/"
_WORDS = (".js", ".css", ".svg", ".json")
_POLICY = "; ".join(
    (
        "default-src 'self'",
        # Streamlit builds parts of the page from text, and Plotly checks what it may compile.
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "connect-src 'self' blob: data:",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
)
HEADERS = {
    "content-security-policy": _POLICY,
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    # A link is a whole view: nobody else is told which.
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class Guarded:
    """Adds the headers above to every answer."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with the headers."""

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*message.get("headers", []), *added]}
            await send(message)

        await self._app(scope, receive, answer if scope["type"] == "http" else send)


class Smaller:
    """Sends what Streamlit is made of compressed. Its names change with its contents, so once."""

    def __init__(self, app: Application) -> None:
        self._app = app
        self._kept: dict[str, list[Message]] = {}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer from what is kept; else pass the request on, and keep a small copy."""
        if not _may_be_smaller(scope):
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        if path not in self._kept:
            whole: list[Message] = []

            async def keep(message: Message) -> None:
                whole.append(message)

            await self._app(scope, receive, keep)
            if not _is_part(whole[0]):
                for message in whole:
                    await send(message)
                return
            self._kept[path] = _compressed(whole)
        for message in self._kept[path]:
            await send(message)


def _may_be_smaller(scope: Message) -> bool:
    """Whether a request is for a part of Streamlit, by a browser that can unpack it."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    headers = {name.decode(): value.decode() for name, value in scope["headers"]}
    known = _STATIC in scope["path"] and scope["path"].endswith(_WORDS)
    asked = {"range", "if-none-match", "if-modified-since"} & set(headers)
    return known and not asked and "gzip" in headers.get("accept-encoding", "")


def _is_part(start: Message) -> bool:
    """Whether an answer is a part of Streamlit, and not the page it gives for any other path.

    Paths nobody made are without end, and so would be what is kept of them.
    """
    headers = {name.decode().lower(): value.decode() for name, value in start.get("headers", [])}
    return start.get("status") == 200 and "text/html" not in headers.get("content-type", "")


def _compressed(whole: list[Message]) -> list[Message]:
    """The same answer, compressed, with what its headers say of it put right."""
    body = gzip.compress(b"".join(each.get("body", b"") for each in whole), 6)
    dropped = {b"content-length", b"content-encoding", b"etag", b"accept-ranges"}
    kept = [(name, value) for name, value in whole[0]["headers"] if name.lower() not in dropped]
    said = [
        (b"content-encoding", b"gzip"),
        (b"content-length", str(len(body)).encode()),
        (b"vary", b"Accept-Encoding"),
    ]
    start = {**whole[0], "headers": [*kept, *said]}
    return [start, {"type": "http.response.body", "body": body, "more_body": False}]


@asynccontextmanager
async def visited(_: st.App) -> AsyncIterator[None]:
    """Begin with a visit by nobody.

    Streamlit reads no code of ours before somebody comes: whoever came first would wait for all of
    it to be read, for the store to be opened, and for the first page to be worked out. What goes
    wrong in that visit is not lost, for it goes wrong for whoever comes next, and is said there.
    """
    visit = asyncio.create_task(get_instance().does_script_run_without_error())
    try:
        yield
    finally:
        visit.cancel()


app = st.App(
    _ROOT / "dashboard.py",
    lifespan=visited,
    middleware=[Middleware(Guarded), Middleware(Smaller)],
)
