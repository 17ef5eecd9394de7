"""Many people at once, over the real websocket, each reading pages with time to think between.

    python -m tests.benchmarks.many_people [--people 50 200 300] [--think 10] [--folder DATA]

Every person opens the overview, looks at Compare, asks for another area there, and looks at two
tracks: four answers, with ``--think`` seconds between. What is measured is from asking to the end
of the server's answer; ``cpu ms`` is the processor's time the server took for each, which means
something on a busy machine, too. Beside it stands the same number of people on an empty page. A
first visit is answered in two parts, as a browser would have it: it asks for the rest as soon as it
has the first screen, here without the time to draw it. Like a browser each person says which large
parts they hold already, such as the style sheets, and those are not sent again. The server is one
process on this machine, stops by itself, and is asked by this machine only.

The goal of the product is 200 people with 95 in 100 answers in under half a second, on four cores.
"""

import argparse
import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

ROOT = Path(__file__).parents[2]
EMPTY = 'import streamlit as st\nst.title("Empty")\n'
JOURNEY = (("", ""), ("compare", ""), ("compare", "area=Wexlow"), ("two_tracks", ""))
NOTHING = (("", ""),) * len(JOURNEY)
_PATIENCE = 60


@dataclass
class Seen:
    """What every person saw together: seconds for each answer, bytes for each, what went wrong."""

    seconds: list[float] = field(default_factory=list)
    bytes: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@contextmanager
def served(script: Path, folder: Path) -> Iterator[tuple[int, psutil.Process]]:
    """A server for a script: its port, and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script.name, "--server.port", str(port)]
    command += ["--server.headless", "true", "--server.fileWatcherType", "none"]
    command += ["--runner.postScriptGC", "false"]
    server = subprocess.Popen(
        command, cwd=script.parent, env=os.environ | {"KHI_DATA": str(folder)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait(port)
        yield port, psutil.Process(server.pid)
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait(port: int) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("The server did not start.")


async def person(port: int, journey: Sequence[tuple[str, str]], think: float, seen: Seen) -> None:
    """One person's journey; what goes wrong is counted, not raised."""
    await asyncio.sleep(random.uniform(0, think))
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    try:
        async with connect(address, max_size=None, subprotocols=["streamlit"]) as line:
            held: set[str] = set()
            for page, query in journey:
                started = time.perf_counter()
                size = await asyncio.wait_for(_answer(line, page, query, held), _PATIENCE)
                seen.seconds.append(time.perf_counter() - started)
                seen.bytes.append(size)
                await asyncio.sleep(random.uniform(0.5, 1.5) * think)
    except (OSError, TimeoutError, RuntimeError) as error:
        seen.errors.append(f"{type(error).__name__}: {error}")


def _asked(page: str, query: str, held: Iterable[str]) -> bytes:
    asked = BackMsg()
    asked.rerun_script.query_string = query
    asked.rerun_script.page_name = page
    asked.rerun_script.cached_message_hashes.extend(held)
    return asked.SerializeToString()


async def _answer(
    line: ClientConnection, page: str, query: str, held: set[str] | None = None
) -> int:
    """Ask for a page and read to the end of the answer: how many bytes it was.

    ``held`` are the large parts the browser holds; those of this answer are added.
    """
    held = set() if held is None else held
    await line.send(_asked(page, query, held))
    size = 0
    while True:
        received = await line.recv()
        size += len(received)
        message = ForwardMsg.FromString(bytes(received))
        if message.metadata.cacheable:
            held.add(message.hash)
        element = message.delta.new_element
        if element.WhichOneof("type") == "exception":
            raise RuntimeError(element.exception.message)
        if element.bidi_component.component_name == "khi_drawn":
            await line.send(_asked(page, query, held))
        if message.WhichOneof("type") == "script_finished":
            return size


async def crowd(port: int, people: int, journey: Sequence[tuple[str, str]], think: float) -> Seen:
    """So many people at once."""
    seen = Seen()
    await asyncio.gather(*(person(port, journey, think, seen) for _ in range(people)))
    return seen


def _measure(script: Path, folder: Path, people: int, journey: Sequence[tuple[str, str]],
             think: float) -> tuple[Seen, float, float]:  # fmt: skip
    """What they saw, how many megabytes each session holds, and the processor's time for it all."""
    with served(script, folder) as (port, server):
        asyncio.run(crowd(port, 2, journey, 0.1))
        before, used = server.memory_info().rss, _processor(server)
        seen = asyncio.run(crowd(port, people, journey, think))
        held = (server.memory_info().rss - before) / 1e6 / people
        return seen, held, _processor(server) - used


def _processor(server: psutil.Process) -> float:
    times = server.cpu_times()
    return float(times.user + times.system)


def _print(name: str, people: int, seen: Seen, memory: float, processor: float) -> None:
    done = sorted(seen.seconds) or [float("nan")]
    at = [done[int(share * (len(done) - 1))] for share in (0.5, 0.95)]
    mean = statistics.fmean(seen.bytes) / 1e3 if seen.bytes else float("nan")
    print(
        f"{name:<12}{people:>7}{len(seen.seconds):>9}{len(seen.errors):>8}"
        f"{at[0]:>9.3f}{at[1]:>9.3f}{memory:>9.2f}{mean:>10.0f}"
        f"{1000 * processor / max(len(seen.seconds), 1):>10.0f}",
        flush=True,
    )
    for each in sorted(set(seen.errors))[:3]:
        print("   ", each)


def main() -> None:
    """Print what each crowd met, ours beside an empty page."""
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--people", type=int, nargs="*", default=[50, 200, 300])
    reader.add_argument("--think", type=float, default=10)
    reader.add_argument("--folder", type=Path)
    asked = reader.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"{'page':<12}{'people':>7}{'answers':>9}{'errors':>8}{'p50 s':>9}{'p95 s':>9}"
          f"{'MB each':>9}{'kB each':>10}{'cpu ms':>10}")  # fmt: skip
    with tempfile.TemporaryDirectory() as scratch:
        empty = Path(scratch) / "empty.py"
        empty.write_text(EMPTY)
        folder = asked.folder or Path(scratch) / "data"
        for people in asked.people:
            for name, script, journey in (
                ("empty", empty, NOTHING),
                ("ours", ROOT / "dashboard.py", JOURNEY),
            ):
                _print(name, people, *_measure(script, folder, people, journey, asked.think))


if __name__ == "__main__":
    main()
