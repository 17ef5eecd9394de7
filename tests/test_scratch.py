"""Private work in progress: of one process, left alone by others, and gone with its process."""

import gc
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from khi.store import Store
from khi.store.engines import Workbench
from khi.store.scratch import Scratch

ROOT = Path(__file__).parents[1]
_AT_WORK = """
import sys
from pathlib import Path
from khi.store.engines import Workbench

bench = Workbench(Path(sys.argv[1]))
given = bench.folder / "given.csv"
given.write_text("a,b\\n1,2\\n")
print(given, flush=True)
sys.stdin.readline()
bench.load(given, columns=2, separator=",", skip_lines=1)
print(len(bench.query("from cells")), flush=True)
bench.close()
"""


@pytest.fixture
def other(tmp_path):
    """Another process, with somebody's answers on its workbench; gives it and where they are."""
    process = subprocess.Popen(
        [sys.executable, "-c", _AT_WORK, str(tmp_path / "scratch")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    yield process, Path(process.stdout.readline().strip())
    process.kill()
    process.communicate()


def everything_in(folder):
    return [each for each in folder.rglob("*") if each.is_file()]


def test_opening_the_store_leaves_another_process_at_its_work(tmp_path, other):
    process, given = other
    Store.open(tmp_path / "khi.duckdb", memory_limit="300MB").close()
    assert given.exists()
    answer, _ = process.communicate("go on\n", timeout=60)
    assert answer.strip() == "1"
    assert everything_in(tmp_path / "scratch") == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system with kill -9")
def test_what_a_killed_process_left_is_deleted_at_the_next_start(tmp_path, other):
    process, given = other
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert given.exists()
    Store.open(tmp_path / "khi.duckdb", memory_limit="300MB").close()
    assert everything_in(tmp_path / "scratch") == []
    assert list((tmp_path / "scratch").iterdir()) == []


def test_a_second_scratch_of_one_process_leaves_the_first_alone(tmp_path):
    first = Scratch(tmp_path)
    (first.path / "given.csv").touch()
    second = Scratch(tmp_path)
    assert (first.path / "given.csv").exists()
    for each in (first, second, first):
        each.close()
    assert list(tmp_path.iterdir()) == []


def test_work_that_is_forgotten_is_deleted(tmp_path):
    """As when somebody leaves the page while a file of theirs is being checked."""
    bench = Workbench(tmp_path)
    (bench.folder / "given.csv").touch()
    del bench
    gc.collect()
    assert list(tmp_path.iterdir()) == []


def test_a_lock_taken_away_while_it_was_made_is_made_again(tmp_path, monkeypatch):
    """Another process may find the file of a lock before we hold it."""
    locked, taken = Scratch.__init__.__globals__["_locked"], []

    def late(file):
        if not taken:
            taken.append(Path(file.name))
            taken[0].unlink()
        return locked(file)

    monkeypatch.setattr("khi.store.scratch._locked", late)
    scratch = Scratch(tmp_path)
    assert scratch.path.is_dir()
    assert scratch.path.name != taken[0].stem
    scratch.close()


def test_a_workbench_of_its_own_leaves_nothing(tmp_path):
    with Workbench(tmp_path) as bench:
        (bench.folder / "given.csv").touch()
        assert everything_in(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="needs a system that knows who may read a file")
def test_nobody_else_on_the_machine_may_read_it(tmp_path):
    with Workbench(tmp_path) as bench:
        assert bench.folder.stat().st_mode & 0o777 == 0o700
