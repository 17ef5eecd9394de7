"""What whoever runs the dashboard drops beside the store: a list of areas that are alike."""

from pathlib import Path

import pytest
from pages_support import copied, html, opened

from khi.model import KhiError
from khi.ui.given import deployer, sources

pytestmark = pytest.mark.usefixtures("served")
NEIGHBOURS = Path(__file__).parents[2] / "shared/realdata/peers/ons_global-neighbours.csv"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "data_folder", lambda: tmp_path)
    return tmp_path


def test_pairs_are_read_as_they_stand(folder):
    (folder / deployer.LIKE).write_text("Area,Similar\nX1, X2\nX1,X3\nX9,X1\n", "utf-8")
    assert deployer.listed_as_alike("X1") == ["X2", "X3"]


def test_a_list_of_neighbours_is_read_nearest_first(folder):
    (folder / deployer.LIKE).write_text("AREACD,1,2,10\nX1,X2,X3,X4\nX2,X1,,\n", "utf-8")
    assert deployer.listed_as_alike("X1") == ["X2", "X3", "X4"]
    assert deployer.listed_as_alike("X2") == ["X1"]


def test_a_list_that_is_neither_says_what_it_should_be(folder):
    (folder / deployer.LIKE).write_text("from,to\nX1,X2\n", "utf-8")
    with pytest.raises(KhiError, match="lacks a column"):
        deployer.listed_as_alike("X1")


@pytest.mark.skipif(not NEIGHBOURS.exists(), reason="the published list is not here")
def test_the_neighbours_the_national_statistics_office_publishes_are_read(folder):
    (folder / deployer.LIKE).write_bytes(NEIGHBOURS.read_bytes())
    found = deployer.listed_as_alike("E08000007")
    assert len(found) == 20
    assert all(each.startswith(("E", "W", "S", "N")) for each in found)


def test_a_list_of_ones_own_goes_before_features(demonstration, tmp_path, monkeypatch):
    copied(demonstration, tmp_path)
    (tmp_path / deployer.LIKE).write_text("area,similar\nX0000020,X0000001\n", "utf-8")
    monkeypatch.setenv("KHI_DATA", str(tmp_path))
    words = html(opened("overview", area="Amberfold").switch_page("pages/explore.py").run())
    assert "listed as like it" in words
    assert "Nearest by these features" not in words
