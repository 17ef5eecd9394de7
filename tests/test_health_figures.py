"""Figures of care boards and NHS providers: kept as what they are, never shown as a council."""

from pathlib import Path

import pandas as pd
import pytest
from old_stores import of_the_first_schema

from khi import publication
from khi.catalogue import load
from khi.intake.examination import examine
from khi.intake.matching.places import Places
from khi.intake.measures.boards import boards
from khi.model import Absence
from khi.store import Store
from khi.store.engines import Workbench

FILES = Path(__file__).parents[1].parent / "shared" / "realdata" / "system"
real_files = pytest.mark.skipif(not FILES.is_dir(), reason="the shared test files are not here")
CATALOGUE = load()
MANCHESTER, ITS_BOARD = "E08000003", "E54000057"
KINDS = ("Type 1", "Type 2", "Other A&E Department")
HEADING = ",".join(
    ["Period", "ICB Code", "Org Code", "Org name"]
    + [f"A&E attendances {each}" for each in KINDS]
    + [f"Attendances over 4hrs {each}" for each in KINDS]
)


def month(name, *rows):
    """One month of A&E, a row for each provider."""
    return "\n".join([HEADING, *(f"MSitAE-{name}-2025,{row}" for row in rows)]) + "\n"


APRIL = month("APRIL", "QOP,R0A,MANCHESTER UNIVERSITY,100,20,30,40,-,2", "QOP,RM3,BURY,9,-,1,3,-,0")


def drafted(content, name="ae.csv", catalogue=CATALOGUE):
    source = content.encode() if isinstance(content, str) else content
    return examine(source, name=name, catalogue=catalogue, workbench_factory=Workbench)


@pytest.fixture
def store(tmp_path):
    opened = Store.open(tmp_path / "khi.duckdb")
    yield opened
    opened.close()


def added(store, content, name="ae.csv"):
    draft = drafted(content, name, publication.everything_asked(store, CATALOGUE))
    return publication.commit(store, CATALOGUE, draft)


def shown(store, area, indicator, period):
    rows = publication.frame(store, indicators=[indicator], areas=[area], periods=[period])
    return rows.to_dict("records")[0]


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("E54000057", "E54000057"),
        ("QOP", "E54000057"),
        ("NHS Greater Manchester", "E54000057"),
        ("NHS Greater Manchester Integrated Care Board", "E54000057"),
        ("NHS GREATER MANCHESTER INTEGRATED CARE BOARD (QOP)", "E54000057"),
        ("Greater Manchester ICB", "E54000057"),
        ("E54000053", "E54000064"),
        ("NHS Hampshire and Isle of Wight ICB", "E54000042"),
        ("NHS Essex Integrated Care Board", "E54000066"),
        ("Greater Manchester", ""),
        ("Devon", ""),
        ("NHS Nowhere ICB", ""),
    ],
)
def test_a_board_is_known_by_its_codes_and_by_names_that_say_it_is_one(word, code):
    assert boards(CATALOGUE).code(word) == code


def test_a_name_alone_is_a_board_only_in_a_column_of_boards():
    assert boards(CATALOGUE).code("Devon", is_board=True) == "E54000037"
    text = (
        "Integrated Care Board,Month,A&E attendances\nDevon,April 2025,5000\nDorset,April 2025,9\n"
    )
    draft = drafted(text)
    assert draft.report()["areas_by_level"] == {"integrated care board": 2}


def test_nobody_is_asked_about_a_board_so_no_survey_is_of_one():
    places = Places(CATALOGUE)
    assert [places.code(word) for word in ("E54000057", "QOP", "NHS Greater Manchester")] == [
        None
    ] * 3


def test_sums_of_kinds_are_made_and_a_hyphen_is_none_of_that_kind(store):
    added(store, APRIL)
    row = shown(store, "R0A", "sys12", "2025-04")
    assert (row["numerator"], row["denominator"]) == (42, 150)
    assert shown(store, "RM3", "sys11", "2025-04")["value"] == 10


def test_part_of_a_sum_never_passes_for_all_of_it():
    text = "Period,Org Code,Org name,A&E attendances Type 1\nMSitAE-MAY-2025,RWY,A TRUST,14000\n"
    assert drafted(text).activity.empty


def test_a_kind_that_is_withheld_withholds_the_sum(store):
    added(store, APRIL.replace(",30,40,", ",*,40,"))
    row = shown(store, "R0A", "sys11", "2025-04")
    assert (row["absence"], pd.isna(row["value"])) == (Absence.CONFIDENTIAL, True)


def test_a_provider_stands_alone_with_its_name_its_board_and_its_source(store):
    added(store, APRIL)
    asked = publication.everything_asked(store, CATALOGUE)
    provider = asked.area("RM3")
    assert (provider.name, provider.kind) == ("BURY", "provider")
    assert [each.board for each in asked.boards_of("RM3")] == [ITS_BOARD]
    assert not asked.ancestors("RM3")
    rows = publication.frame(store)
    assert set(rows["area"]) == {"R0A", "RM3"}
    assert rows["verdict"].eq("").all()
    assert rows["source"].str.contains("NHS England, A&E attendances").all()


def test_months_make_a_quarter_that_says_what_it_lacks(store):
    added(store, APRIL)
    row = shown(store, "R0A", "sys11", "2025-Q1")
    assert (row["value"], row["parts"], row["parts_expected"], row["indicative"]) == (
        150, 1, 3, True,
    )  # fmt: skip


def test_a_figure_published_again_is_told_with_what_stood_before(store):
    added(store, APRIL)
    added(store, APRIL.replace(",100,", ",90,"), "revised.csv")
    told = publication.revisions(store).set_index(["area", "indicator"])
    assert told.loc[("R0A", "sys11"), ["old_value", "new_value"]].tolist() == [150, 140]


def test_a_file_taken_back_leaves_nothing_of_its_providers(store):
    upload = added(store, APRIL)
    publication.withdraw(store, CATALOGUE, upload.id, "A mistake.")
    assert publication.frame(store).empty
    assert "RM3" not in publication.everything_asked(store, CATALOGUE).areas


def test_an_export_says_what_kind_of_area_each_figure_is_of(store, tmp_path):
    added(store, APRIL)
    publication.export(store, tmp_path / "out")
    figures = pd.read_csv(tmp_path / "out" / "published.csv")
    assert set(figures["area_kind"]) == {"provider"}
    providers = pd.read_csv(tmp_path / "out" / "providers.csv")
    assert providers.to_dict("records")[1] == {"code": "RM3", "name": "BURY", "board": ITS_BOARD}


def test_a_store_of_the_first_schema_is_given_the_table_of_providers(tmp_path):
    path = of_the_first_schema(tmp_path)
    opened = Store.open(path)
    added(opened, APRIL)
    assert publication.everything_asked(opened, CATALOGUE).area("RM3").name == "BURY"
    opened.close()


@pytest.mark.slow
@real_files
def test_the_sum_of_the_providers_is_the_total_that_is_published_with_them():
    draft = drafted((FILES / "nhse_ae_monthly_by_provider_2023-24.csv").read_bytes())
    april = draft.activity[draft.activity["period"].eq("2023-04")]
    found = april.groupby("indicator")[["numerator", "denominator"]].sum()
    attended = 1242513 + 42090 + 678249 + 28632 + 542 + 42014
    admitted = 363625 + 1340 + 5150 + 120358
    assert found.loc["sys11", "numerator"] == attended
    assert found.loc["sys12"].tolist() == [429248 + 1428 + 24314 + 5221 + 2 + 575, attended]
    assert found.loc["sys14"].tolist() == [86591 + 26492, admitted]


@pytest.mark.slow
@real_files
def test_boards_and_providers_of_two_files_agree_on_the_whole_of_england():
    """One was revised in June 2024; of the months after, every figure is the same in both."""
    of = {
        name: drafted((FILES / file).read_bytes(), file).activity
        for name, file in (
            ("boards", "nhse_ae_by_icb_monthly.csv"),
            ("providers", "nhse_ae_monthly_by_provider_2023-24.csv"),
        )
    }
    both = [each.groupby(["indicator", "period"])["numerator"].sum() for each in of.values()]
    joined = pd.concat(both, axis=1, keys=list(of)).dropna()
    assert len(joined) == 4 * 12
    ratio = joined["boards"] / joined["providers"]
    assert ratio.between(0.988, 1.012).all()
    assert ratio[ratio.index.get_level_values("period") >= "2024-01"].eq(1).all()
