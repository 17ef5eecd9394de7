"""Registers as files: what a place has, and what three voices say; and what is left out of them."""

import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from rating_cases import CATALOGUE, HERE, SEEN, TEN, by_all

from khi import progress, publication
from khi.intake import Choices, examine
from khi.model import ERASED_WORDS, KhiError, UploadStatus
from khi.progress import assets
from khi.store.engines import Workbench

REAL = Path(__file__).parents[1].parent / "shared" / "realdata" / "assets"


def checked(text, name="assets.csv", **said):
    content = text if isinstance(text, bytes) else text.encode()
    return examine(
        content,
        name=name,
        catalogue=CATALOGUE,
        workbench_factory=Workbench,
        choices=Choices(**said),
    )


def register(*rows, heading="Area,Neighbourhood,Name,Kind,Approach,Website,About,Last checked"):
    return "\n".join([heading, *rows])


GOOD = register(
    "Leeds,Armley,Armley choir,group,,armleychoir.example.org,Sings on Mondays,2026-09-01",
    "Leeds,Armley,The shed,place,,,Open 9am to 5pm,2025-01-15",
    "Leeds,Beeston,Beeston time bank,group,,,,",
    "Leeds,Beeston,Small sparks,small fund,,,,2026-10-30",
)
TODAY = date(2026, 11, 22)


def added(store, text=GOOD):
    draft = checked(text)
    assert not draft.needs
    return publication.commit(store, CATALOGUE, draft)


# What a place has


def test_a_register_is_known_by_its_headings_and_every_row_is_accounted_for():
    draft = checked(GOOD)
    assert draft.kind == draft.upload.kind == "assets"
    assert draft.upload.ledger.model_dump() == {
        "read": 4, "accepted": 4, "rejected": 0, "skipped": 0,
    }  # fmt: skip


def test_a_survey_with_names_is_no_register():
    survey = "Name,Area,Do you decide how you spend your days?\n" + "\n".join(
        f"Agnes {n},Leeds,Always" for n in range(12)
    )
    assert checked(survey).kind != "assets"


def test_an_approach_is_found_by_its_name_and_brings_its_category_and_place(store):
    added(store)
    rows = assets.assets(store).set_index("name")
    bank = rows.loc["Beeston time bank"]
    assert (bank["approach"], bank["category"]) == ("time_bank", "strengthening")
    assert bank["position"] == "whole community"
    here, not_here = assets.approaches(assets.assets(store), CATALOGUE.register_of_assets)
    assert [each.id for each in here] == ["time_bank"]
    assert len(not_here) == len(CATALOGUE.register_of_assets.approaches) - 1


def test_how_fresh_it_is_and_where_nothing_is_listed(store):
    added(store)
    rows = assets.assets(store)
    months = assets.months_since(rows.set_index("name")["checked_on"], TODAY)
    assert (months["Armley choir"], months["The shed"]) == (2, 22)
    fresh = assets.freshness(rows, CATALOGUE.register_of_assets, TODAY)
    assert fresh == {"fresh": 2, "stale": 1, "unknown": 1}
    kinds = ["group", "place", "small fund", "skill"]
    assert set(assets.gaps(rows, kinds, of="kind")) == {
        ("Beeston", "place"),
        ("Armley", "small fund"),
    }


def test_a_rate_is_for_ten_thousand_people_and_none_where_nobody_is_counted():
    assert assets.rate(5, 10_000) == 5
    assert assets.rate(3, 60_000) == 0.5
    assert pd.isna(assets.rate(3, float("nan")))
    assert pd.isna(assets.rate(3, 0))


PRIVATE = register(
    "Leeds,Armley,Agnes,group,12 Elm Street,agnes@example.org,0113 496 0000,LS12 1AA",
    "Leeds,Armley,Knitters,group,14 Elm Street,bert@example.org,0113 496 0001,LS12 1AB",
    "Leeds,Armley,Walkers,group,16 Elm Street,cyd@example.org,0113 496 0002,LS12 1AC",
    heading="Area,Neighbourhood,Name,Kind,Address,Contact,Phone,Postcode",
)


def test_ways_to_reach_people_are_left_out_and_said_to_be(store):
    draft = checked(PRIVATE)
    assert {each["column"] for each in draft.dropped} == {"Address", "Contact", "Phone", "Postcode"}
    publication.commit(store, CATALOGUE, draft)
    kept = assets.assets(store).to_csv()
    assert not any(each in kept for each in ("Elm", "@", "0113", "LS12"))


def test_what_names_a_person_within_a_row_is_left_out_and_never_repeated():
    text = register(
        "Leeds,,Ring 0113 496 0000,group,,,,",
        "Leeds,,Knitters,group,,javascript:alert(1),Ask agnes@example.org,2026-13-45",
    )
    draft = checked(text)
    assert draft.upload.ledger.rejected == 1
    said = " ".join(draft.problems["message"])
    assert "0113" not in said
    assert "agnes" not in said
    row = draft.beside["asset"].iloc[0]
    assert (row["about"], row["website"]) == ("", "")
    assert pd.isna(row["checked_on"])


def test_a_row_without_an_area_a_name_or_a_kind_is_rejected_with_what_is_accepted():
    text = register("Atlantis,,Choir,group,,,,", "Leeds,,,group,,,,", "Leeds,,Choir,spaceship,,,,")
    draft = checked(text)
    assert draft.upload.ledger.rejected == 3
    said = " ".join(draft.problems["message"])
    assert "the name of an area" in said
    assert "people-led organisation" in said


def test_a_register_can_be_taken_back_whole(store):
    upload = added(store)
    publication.withdraw(store, CATALOGUE, upload.id, "It was last year's.")
    assert assets.assets(store).empty


def test_words_that_a_spreadsheet_would_run_leave_harmless(store, tmp_path):
    added(store, register("Leeds,,=HYPERLINK(1),group,,,@SUM(1),", "Leeds,,+44 choir,group,,,,"))
    progress.export(store, CATALOGUE, tmp_path / "out")
    cells = pd.read_csv(tmp_path / "out" / "assets.csv", dtype=str, keep_default_na=False)
    assert not any(cell.startswith(("=", "+", "@", "-")) for cell in cells.to_numpy().ravel())


@pytest.mark.skipif(not REAL.exists(), reason="the real registers are not here")
@pytest.mark.parametrize(
    ("name", "rows", "kind"),
    [("gm_libraries.csv", 141, "place"), ("gm_food_banks.csv", 171, "service")],
)
def test_the_registers_of_greater_manchester_are_read_whole_without_an_address(name, rows, kind):
    draft = checked((REAL / name).read_bytes(), name=name)
    assert draft.upload.ledger.read == draft.upload.ledger.accepted == rows
    kept = draft.beside["asset"]
    assert kept["kind"].value_counts().idxmax() == kind
    assert kept["area"].nunique() == 10
    text = kept.drop(columns=["website", "id"]).to_csv()
    assert not re.search(r"\S+@\S+\.\S+", text)
    assert "BL3 2HP" not in text


# Three voices, as a file

HEADING = "Area,Quarter,Action,Voice,Stage,Evidence,Local people"


def ratings(*rows, heading=HEADING):
    return "\n".join([heading, *rows])


THREE = ratings(
    f"Thistlemere,2026-Q1,aba01,People,1,{SEEN},12",
    f"Thistlemere,2026-Q1,aba01,workers,Trying it in places,{SEEN},3",
    "Thistlemere,Jan 2026,aba01,Leaders,0,,0",
)


def test_a_file_of_ratings_is_given_by_the_same_rules_as_on_the_page(store):
    draft = checked(THREE.replace("Jan 2026", "2026-Q1"), name="ratings.csv")
    assert draft.kind == "ratings"
    upload = progress.commit(store, CATALOGUE, draft)
    rows = progress.ratings(store, TEN)
    assert list(rows["stage"]) == [1, 2, 0]
    assert rows["took_part"][0] == {"local people": 10}
    ledger = publication.uploads(store)
    assert [each.id for each in ledger] == [upload.id]
    assert ledger[0].invented


def test_a_file_cannot_rise_without_evidence_and_is_kept_whole_or_not_at_all(store):
    draft = checked(
        ratings(f"Leeds,2025-Q4,aba01,people,1,{SEEN},5", "Leeds,2026-Q1,aba01,people,2,,5")
    )
    assert progress.refusals(store, CATALOGUE, draft)[0][0] == 3
    with pytest.raises(KhiError, match="Row 3: Moving up from 1 to 2 needs evidence"):
        progress.commit(store, CATALOGUE, draft)
    assert progress.rated_areas(store, TEN) == []
    assert publication.uploads(store) == []


def test_a_file_cannot_rate_what_can_be_seen(store):
    progress.rate_all(store, CATALOGUE, by_all(1, 2, 3))
    draft = checked(ratings(f"Thistlemere,2026-Q1,aba01,people,3,{SEEN},5"))
    with pytest.raises(KhiError, match="Every voice has rated"):
        progress.commit(store, CATALOGUE, draft)


def test_the_same_file_is_not_added_twice(store):
    text = ratings(f"Leeds,2026-Q1,aba01,people,1,{SEEN},5")
    progress.commit(store, CATALOGUE, checked(text))
    with pytest.raises(KhiError, match="added already"):
        progress.commit(store, CATALOGUE, checked(text))


def test_ratings_cannot_slip_in_as_figures_nor_be_taken_back(store):
    draft = checked(ratings(f"Leeds,2026-Q1,aba01,people,1,{SEEN},5"))
    with pytest.raises(KhiError, match="Ratings are given by voices"):
        publication.commit(store, CATALOGUE, draft)
    upload = progress.commit(store, CATALOGUE, draft)
    with pytest.raises(KhiError, match="never taken back"):
        publication.withdraw(store, CATALOGUE, upload.id, "A mistake.")
    assert publication.uploads(store)[0].status is UploadStatus.PUBLISHED
    assert progress.rated_areas(store, TEN) == ["E08000035"]


def test_erasing_a_file_of_ratings_takes_its_words_and_leaves_the_stages(store):
    text = ratings(f"Leeds,2026-Q1,aba01,people,1,{SEEN},5", "Leeds,2026-Q1,aba02,people,0,,5")
    upload = progress.commit(store, CATALOGUE, checked(text))
    before = store.read("every_rating")
    receipt = publication.erase(store, CATALOGUE, upload.id, "It names somebody.")
    after = store.read("every_rating")
    assert receipt.ratings == 2
    assert after["evidence"].tolist() == [ERASED_WORDS, ""]
    assert set(after["links"]) == {"[]"}
    same = before.columns.difference(["evidence", "links", "next_step"])
    pd.testing.assert_frame_equal(after[same], before[same])
    assert SEEN.encode() not in store.path.read_bytes()
    assert "Which stage each voice gave stays" in receipt.lines[2]
    assert not any("counts of answers" in line for line in receipt.lines)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Atlantis,2026-Q1,aba01,people,1,seen by us all,5", "the name of an area"),
        ("Leeds,soon,aba01,people,1,seen by us all,5", "a quarter such as"),
        ("Leeds,2026-Q1,aba77,people,1,seen by us all,5", "an action's id"),
        ("Leeds,2026-Q1,aba01,bosses,1,seen by us all,5", "one of: people"),
        ("Leeds,2026-Q1,aba01,people,9,seen by us all,5", "a stage's number"),
        ("Leeds,2026-Q1,aba01,people,1,seen by us all,many", "a whole number"),
    ],
)
def test_a_row_that_cannot_be_read_says_what_is_accepted(row, said):
    draft = checked(ratings(row))
    assert draft.upload.ledger.rejected == 1
    assert said in " ".join(draft.problems["message"])


def test_the_other_framework_comes_in_by_the_same_file(store):
    heading = f"Framework,{HEADING}"
    row = f"Checks of co-production,Leeds,2026-Q1,Practice,people,Support,{SEEN},5"
    draft = checked(ratings(row, heading=heading))
    assert [(r.framework, r.action, r.stage) for _, r in draft.ratings] == [
        ("coproduction_checks", "cop3", 2)
    ]


def test_the_export_holds_what_may_be_seen_and_no_number_of_few_people(store, tmp_path):
    progress.rate_all(store, CATALOGUE, by_all(1, 2, 3, took_part={"local people": 3}))
    progress.rate_all(store, CATALOGUE, by_all(1, 1, 1, action="aba02")[:2])
    progress.export(store, CATALOGUE, tmp_path)
    kept = pd.read_csv(tmp_path / "ratings.csv", keep_default_na=False)
    assert set(kept["action"]) == {"aba01"}
    assert set(kept["took_part"]) == {"local people: fewer than 5"}
    assert set(kept["area"]) == {HERE}
