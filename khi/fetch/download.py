"""One file over the network: kept, resumed where it broke off, tried again, and never hurried.

A file that was fetched today is not asked for again, and an older one only if it has changed. What
came is written beside as ``.part`` until it is whole, so that a break costs only what was missing.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import file_digest
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from khi.model import KhiError, clock

AGENT = "KeyHumanIndicators/1 (+https://www.thinklocalactpersonal.org.uk)"
"""How we say who is asking: a publisher may want to know."""

_PIECE = 64 * 1024
_MOST_BYTES = 200 * 1024 * 1024
_FRESH = timedelta(hours=20)
_UNCHANGED, _PARTIAL, _RANGE_REFUSED = 304, 206, 416
_TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})

Progress = Callable[[int, int], None]
"""Told how many bytes are there, and how many there will be; 0 where nobody says."""


@dataclass(frozen=True)
class Pause:
    """How patient we are: seconds before each try, tries, and seconds until one is given up."""

    between: float = 1.0
    tries: int = 4
    longest: float = 60.0
    timeout: float = 30.0


@dataclass(frozen=True)
class Fetched:
    """A file that is here: where, when it was fetched (2026-11-22), and its SHA-256."""

    path: Path
    retrieved: str
    sha256: str
    is_new: bool


def fetch(
    url: str,
    path: Path,
    *,
    by_hand: str,
    progress: Progress | None = None,
    pause: Pause | None = None,
) -> Fetched:
    """Bring a file here, or take the one that is here already.

    Args:
        url: its address, http or https.
        path: where it is kept; what is known of it stands beside, as ``.json``.
        by_hand: how a person gets it without us, for when we cannot.
        progress: told how far it has come.
        pause: how patient to be.

    Raises:
        KhiError: where the publisher cannot be reached, refuses, or sends no whole file. A file
            that was fetched before is left as it is.
    """
    if not url.startswith(("http://", "https://")):
        raise KhiError("That is not an address on the network.", found=url, fix=by_hand)
    path.parent.mkdir(parents=True, exist_ok=True)
    known = _known(path, url)
    if known and clock.now() - datetime.fromisoformat(known["fetched"]) < _FRESH:
        return _here(path, known, is_new=False)
    download = _Download(url, path, known, progress or _silent, pause or Pause())
    return download.run(by_hand)


def _silent(_here: int, _whole: int) -> None:
    """Nobody is told."""


def _known(path: Path, url: str) -> dict[str, str]:
    """What we know of a file that is here; empty where it is not, or came from elsewhere."""
    beside = path.with_suffix(".json")
    if not (path.is_file() and beside.is_file()):
        return {}
    known: dict[str, str] = json.loads(beside.read_text(encoding="utf-8"))
    return known if known.get("url") == url else {}


def _here(path: Path, known: dict[str, str], *, is_new: bool) -> Fetched:
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return Fetched(path, known["fetched"][:10], digest, is_new)


class _Download:
    """One file on its way."""

    def __init__(
        self, url: str, path: Path, known: dict[str, str], progress: Progress, pause: Pause
    ) -> None:
        self._url, self._path, self._known = url, path, known
        self._part = path.with_suffix(path.suffix + ".part")
        self._mark = path.with_suffix(path.suffix + ".mark")
        self._progress, self._pause = progress, pause

    def run(self, by_hand: str) -> Fetched:
        """Try until it is here, or until it is no use."""
        trouble = "it did not answer"
        for attempt in range(self._pause.tries):
            time.sleep(min(self._pause.between * 2**attempt, self._pause.longest) if attempt else 0)
            try:
                return self._once()
            except HTTPError as error:
                trouble = f"it answered {error.code} {error.reason}"
                if error.code == _UNCHANGED:
                    return self._keep(is_new=False)
                if error.code == _RANGE_REFUSED:
                    self._forget_part()
                elif error.code not in _TRY_AGAIN:
                    break
                self._wait(error)
            except (URLError, HTTPException, OSError) as error:
                trouble = str(getattr(error, "reason", "") or error)
        raise KhiError(
            "We could not fetch this file: the publisher cannot be reached from here.",
            where=self._url,
            found=trouble,
            fix=f"Try again later; what came so far is kept. {by_hand}",
        )

    def _once(self) -> Fetched:
        request = Request(self._url, headers=self._headers())  # noqa: S310 - http or https, checked
        with urlopen(request, timeout=self._pause.timeout) as answer:  # noqa: S310 - the same
            self._receive(answer)
        self._part.replace(self._path)
        self._mark.unlink(missing_ok=True)
        self._known = {
            "url": self._url,
            "etag": answer.headers.get("ETag", ""),
            "changed": answer.headers.get("Last-Modified", ""),
        }
        return self._keep(is_new=True)

    def _headers(self) -> dict[str, str]:
        """What we ask for: the rest of what is here in part, or the file if it has changed."""
        headers = {"User-Agent": AGENT, "Accept": "text/csv", "Accept-Encoding": "identity"}
        if self._part.is_file() and self._mark.is_file():
            headers["Range"] = f"bytes={self._part.stat().st_size}-"
            headers["If-Range"] = self._mark.read_text(encoding="utf-8")
        elif self._known.get("etag"):
            headers["If-None-Match"] = self._known["etag"]
        elif self._known.get("changed"):
            headers["If-Modified-Since"] = self._known["changed"]
        return headers

    def _receive(self, answer: HTTPResponse) -> None:
        """Write what comes to the part, behind what is there where only the rest was sent."""
        is_rest = answer.status == _PARTIAL
        mark = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
        if mark:
            self._mark.write_text(mark, encoding="utf-8")
        here = self._part.stat().st_size if is_rest else 0
        length = int(answer.headers.get("Content-Length") or 0)
        whole = here + length if length else 0
        with self._part.open("ab" if is_rest else "wb") as file:
            while piece := answer.read(_PIECE):
                file.write(piece)
                here += len(piece)
                self._progress(here, whole)
                if here > _MOST_BYTES:
                    raise OSError(f"it is over {_MOST_BYTES // 1024**2} MB")
        if whole and here < whole:
            raise HTTPException(f"only {here:,} of {whole:,} bytes came")

    def _wait(self, error: HTTPError) -> None:
        """Wait as long as the publisher asks us to, within reason."""
        asked = error.headers.get("Retry-After", "") if error.headers else ""
        if asked.isdecimal():
            time.sleep(min(float(asked), self._pause.longest))

    def _forget_part(self) -> None:
        self._part.unlink(missing_ok=True)
        self._mark.unlink(missing_ok=True)

    def _keep(self, *, is_new: bool) -> Fetched:
        """Note when it was fetched: an unchanged file is as good as a new one."""
        self._known = self._known | {"fetched": clock.now().isoformat(timespec="seconds")}
        beside = self._path.with_suffix(".json")
        beside.write_text(json.dumps(self._known, indent=1) + "\n", encoding="utf-8")
        return _here(self._path, self._known, is_new=is_new)
