"""How long the server takes for each thing a reader does, and how much it sends, page by page.

    python -m tests.benchmarks.interactions [--runs 20] [--folder DATA]

One reader over the real websocket, on one page after another: an area nobody has looked at before
is chosen, then one that somebody has, then the page is asked for again as it stands. Each is timed
from asking to the end of the answer; beside them stands an empty Streamlit page. Without a folder
it measures the demonstration. ``python -m tests.benchmarks.national FOLDER`` makes a national store
(153 councils and what they lie in, 40 indicators, 40 quarters, 30 groups).

The processor's time is the server's own, so it means something on a busy machine, too.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from tests.benchmarks.many_people import EMPTY, ROOT, served

PAGES = {"overview": ""} | {
    each: each for each in ("two_tracks", "compare", "fairness", "explore", "changed")
}
_WARM = 3


@dataclass
class Answer:
    """How large an answer was, and the choice of area in it: its id and what may be chosen."""

    size: int = 0
    widget: str = ""
    areas: list[str] = field(default_factory=list)


@dataclass
class Took:
    """Seconds by the clock and of the processor, and the bytes, of each of several answers."""

    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)


async def ask(line: ClientConnection, page: str, widget: str = "", area: str = "") -> Answer:
    """Ask for a page, with an area chosen or as it stands, and read to the end of the answer."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    if widget:
        state = asked.rerun_script.widget_states.widgets.add()
        state.id, state.string_value = widget, area
    await line.send(asked.SerializeToString())
    answer = Answer()
    while True:
        received = await line.recv()
        answer.size += len(received)
        message = ForwardMsg.FromString(bytes(received))
        kind = message.WhichOneof("type")
        if kind == "delta":
            _read(message, answer)
        if kind == "script_finished":
            return answer


def _read(message: ForwardMsg, answer: Answer) -> None:
    element = message.delta.new_element
    kind = element.WhichOneof("type")
    if kind == "exception":
        raise SystemExit(f"The page failed: {element.exception.message}")
    if kind == "selectbox" and element.selectbox.label == "Area":
        answer.widget, answer.areas = element.selectbox.id, list(element.selectbox.options)


async def timed(
    line: ClientConnection, server: psutil.Process, page: str, choices: Sequence[tuple[str, str]]
) -> Took:
    """One answer for each choice of an area; no choice is the page as it stands."""
    took = Took()
    for widget, area in choices:
        clock, used = time.perf_counter(), _processor(server)
        answer = await ask(line, page, widget, area)
        took.clock.append(time.perf_counter() - clock)
        took.processor.append(_processor(server) - used)
        took.sizes.append(answer.size)
    return took


def _processor(server: psutil.Process) -> float:
    times = server.cpu_times()
    return times.user + times.system


def _print(page: str, what: str, took: Took) -> None:
    ordered = sorted(took.clock)
    slow = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    print(
        f"{page:12}{what:28}{statistics.median(ordered) * 1000:9.0f}{slow * 1000:9.0f}"
        f"{statistics.mean(took.processor) * 1000:11.0f}{statistics.mean(took.sizes) / 1000:8.0f}",
        flush=True,
    )


async def measure(port: int, server: psutil.Process, pages: Mapping[str, str], runs: int) -> None:
    """Print what one reader met on each page: its name here, and its name in the address."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with connect(address, max_size=None, subprotocols=["streamlit"]) as line:
        for name, page in pages.items():
            first = await ask(line, page)
            for _ in range(_WARM):
                await ask(line, page)
            new = [(first.widget, area) for area in first.areas[1 : runs + 1]]
            if new:
                _print(name, "an area nobody looked at", await timed(line, server, page, new))
                _print(name, "an area looked at before", await timed(line, server, page, new))
            _print(name, "the same again", await timed(line, server, page, [("", "")] * runs))


def main() -> None:
    """Measure and print."""
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--runs", type=int, default=20)
    reader.add_argument("--folder", type=Path)
    asked = reader.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"{'page':12}{'':28}{'p50 ms':>9}{'p95 ms':>9}{'processor':>11}{'kB':>8}")
    with tempfile.TemporaryDirectory() as scratch:
        empty = Path(scratch) / "empty.py"
        empty.write_text(EMPTY)
        folder = asked.folder or Path(scratch) / "data"
        with served(empty, folder) as (port, server):
            asyncio.run(measure(port, server, {"empty": ""}, asked.runs))
        with served(ROOT / "dashboard.py", folder) as (port, server):
            asyncio.run(measure(port, server, PAGES, asked.runs))


if __name__ == "__main__":
    main()
