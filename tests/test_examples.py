"""The examples: every shape goes from file to published figure, and is what the script makes."""

from collections import Counter

import pytest

from khi import catalogue, publication
from khi.demonstration.examples import PEOPLE, QUARTER, examples
from khi.intake import examine
from khi.store import Store
from khi.store.engines import Workbench

FOLDER = catalogue.DATA / "examples"
TOOLS = {
    "our_template.csv": ("our template", "X0000001"),
    "our_template_counted.csv": ("our template", "X0000014"),
    "microsoft_forms.csv": ("Microsoft Forms", "X0000013"),
    "surveymonkey.csv": ("SurveyMonkey", "X0000022"),
    "surveymonkey_six_mistakes.csv": ("SurveyMonkey", "X0000021"),
    "kobo.csv": ("KoboToolbox", "X0000015"),
    "google_forms.csv": ("Google Forms", "X0000011"),
}


@pytest.fixture(scope="module")
def known():
    return catalogue.load()


def check(name, known):
    return examine(FOLDER / name, name=name, catalogue=known, workbench_factory=Workbench)


def people_counted(draft):
    everyone = draft.tallies[draft.tallies["breakdown"] == "all"]
    return everyone.groupby("question")["n"].sum()


def test_the_examples_are_what_the_script_makes(known):
    for name, content in examples(known).items():
        assert (FOLDER / name).read_bytes() == content, name


def test_every_file_of_the_folder_is_explained():
    explained = (FOLDER / "README.md").read_text(encoding="utf-8")
    files = {file.name for file in FOLDER.iterdir()} - {"README.md"}
    assert files == {*TOOLS, "measures.csv"}
    assert all(f"`{name}`" in explained for name in files)


@pytest.mark.parametrize("name", TOOLS)
def test_an_example_is_recognised_and_needs_no_clicks(name, known):
    draft = check(name, known)
    assert draft.upload.tool == TOOLS[name][0]
    assert draft.needs == []
    assert set(draft.tallies["area"]) == {TOOLS[name][1]}
    assert set(draft.tallies["quarter"]) == {QUARTER.id}


@pytest.mark.parametrize("name", TOOLS)
def test_every_row_of_an_example_is_accounted_for(name, known):
    ledger = check(name, known).upload.ledger
    mistakes = 5 if "mistakes" in name else 0
    assert (ledger.rejected, ledger.skipped) == (mistakes, 0)
    assert ledger.read == ledger.accepted + ledger.rejected
    assert 60 <= ledger.read <= PEOPLE or "counted" in name


@pytest.mark.parametrize("name", TOOLS)
def test_an_example_asks_the_core_and_about_people(name, known):
    draft = check(name, known)
    assert {"khi_con1", "khi_ctl1", "khi_kind"} <= set(draft.tallies["question"])
    assert set(draft.tallies["breakdown"]) == {
        "all", "age", "sex", "disability", "ethnicity", "support_reason", "carer",
    }  # fmt: skip
    assert (people_counted(draft) >= 100).all()


def test_the_six_mistakes_are_each_found_with_what_was_meant(known):
    problems = check("surveymonkey_six_mistakes.csv", known).problems
    said = problems[problems["row"] > 0]
    assert Counter(said["level"]) == {"error": 5, "warning": 1}
    guesses = ["Sometimes", "Helps", "45 to 54", "Always", "Occasionally"]
    found = said["message"].str.cat(sep=" ")
    assert all(f"Did you mean '{guess}'?" in found for guess in guesses)
    assert "a whole number from 0 to 10" in found


@pytest.mark.parametrize(
    "name",
    [
        name if name == "our_template.csv" else pytest.param(name, marks=pytest.mark.slow)
        for name in TOOLS
    ],
)
def test_an_example_becomes_published_figures(name, known, tmp_path):
    store = Store.open(tmp_path / "khi.duckdb")
    publication.commit(store, known, check(name, known))
    figures = publication.frame(store, indicators=["con01"], areas=[TOOLS[name][1]])
    shown = figures[(figures["breakdown"] == "all") & (figures["answer"] == "")]
    store.close()
    assert list(shown["period"]) == [QUARTER.id]
    assert shown["value"].between(0.05, 0.95).all()
    assert shown["invented"].all()


def test_the_measures_become_published_figures(known, tmp_path):
    draft = check("measures.csv", known)
    assert (draft.kind, draft.needs) == ("measures", [])
    store = Store.open(tmp_path / "khi.duckdb")
    publication.commit(store, known, draft)
    figures = publication.frame(store, indicators=["sys01"], areas=["X0000001"])
    store.close()
    assert list(figures["period"]) == ["2026-Q1", "2026-Q2"]
    assert figures["value"].between(3_000, 9_000).all()
