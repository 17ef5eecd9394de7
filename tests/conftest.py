"""What every test shares: patience with a busy machine, and stores for the pages to show."""

import os
import time
from functools import cache

import pytest
from hypothesis import Phase, settings

# At the keyboard a promise is tried on fewer cases than where nobody waits.
settings.register_profile("patient", deadline=None, max_examples=30)
# Where nobody is waiting at the keyboard: what breaks a promise is reported as it was found, with
# the line that repeats it. Making it small can take five minutes, and is done where it is mended.
settings.register_profile(
    "build",
    deadline=None,
    max_examples=100,
    print_blob=True,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
settings.load_profile(os.environ.get("KHI_PROPERTIES", "patient"))


def pytest_collection():
    """Read the catalogue that ships once for each process, and not for each test that asks.

    It never changes. Not sooner: whoever hands out the tests would wait for all that it imports.
    """
    from khi import catalogue

    read, shipped = catalogue.load, cache(catalogue.load)
    catalogue.load = lambda *folder: read(*folder) if folder else shipped()


def _made_once(tmp_path_factory, name, make):
    """A store made by the first process that wants it; the others wait, and copy it."""
    from pages_support import copied

    own, run = tmp_path_factory.mktemp(name), tmp_path_factory.getbasetemp()
    if not os.environ.get("PYTEST_XDIST_WORKER"):
        return make(own)
    shared = run.parent / name
    try:
        shared.mkdir()
    except FileExistsError:
        _wait_for(shared / "made")
        return copied(shared, own)
    make(shared)
    (shared / "made").touch()
    return copied(shared, own)


def _wait_for(path, seconds=120):
    end = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < end, f"{path} was not made"
        time.sleep(0.05)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory):
    """The folder of a store with the demonstration in it."""
    from pages_support import demonstration_store  # here: it brings all of Streamlit with it

    return _made_once(tmp_path_factory, "demonstration", demonstration_store)


@pytest.fixture(scope="session")
def empty(tmp_path_factory, demonstration):
    """The folder of a store that the demonstration was cleared from."""
    from pages_support import emptied_store

    return _made_once(tmp_path_factory, "empty", lambda to: emptied_store(demonstration, to))


@pytest.fixture
def shown(demonstration, monkeypatch):
    """The demonstration, for tests that only look."""
    monkeypatch.setenv("KHI_DATA", str(demonstration))


@pytest.fixture
def cleared(empty, tmp_path, monkeypatch):
    """A store of this test's own with nothing in it."""
    from pages_support import copied

    monkeypatch.setenv("KHI_DATA", str(copied(empty, tmp_path / "data")))


@pytest.fixture
def own(demonstration, tmp_path, monkeypatch):
    """The demonstration in a store of this test's own; gives its folder."""
    from pages_support import copied

    folder = copied(demonstration, tmp_path / "data")
    monkeypatch.setenv("KHI_DATA", str(folder))
    return folder


@pytest.fixture
def store(tmp_path):
    """A store of this test's own, with nothing in it."""
    from khi.store import Store

    opened = Store.open(tmp_path / "khi.duckdb", memory_limit="300MB", threads=2)
    yield opened
    opened.close()


@pytest.fixture
def served(monkeypatch):
    """Pages run as a server runs them."""
    from pages_support import as_served

    as_served(monkeypatch)


@pytest.fixture(scope="module")
def workbench():
    """A place to read files in."""
    from khi.store.engines import Workbench

    with Workbench() as bench:
        yield bench


@pytest.fixture
def sheet_of(workbench):
    """Reads bytes, or text as UTF-8, as a file of that name."""
    from khi.intake.reading import read

    def reading(content, *, name="file.csv", sheet=""):
        raw = content.encode() if isinstance(content, str) else content
        return read(raw, name=name, workbench=workbench, sheet=sheet)

    return reading
