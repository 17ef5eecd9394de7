"""Two characteristics at once: every cell may be shown, or none is."""

import pandas as pd
import pytest
from publication_cases import CATALOGUE, answers, by_sex

from khi import publication

PARENTS = {area.code: area.parent for area in CATALOGUE.areas.values()}


def by_both(area, quarter, *, young=(40, 40), old=(40, 40), elsewhere=0, group="under_65 x female"):
    """Everyone, each sex, each age, and both: the counts of women and men of each age."""
    cells = {
        "under_65 x female": young[0], "under_65 x male": young[1],
        "over_65 x female": old[0], "over_65 x male": old[1],
    }  # fmt: skip

    def said(count):
        return {"yes": count // 2, "no": count - count // 2}

    def group_of(breakdown, code, *counts):
        parts = [said(each) for each in counts]
        whole = {name: sum(part[name] for part in parts) for name in ("yes", "no")}
        return answers(area, quarter, breakdown=breakdown, group=code, **whole)

    crossed = [group_of("age x sex", code, count) for code, count in cells.items()]
    ages = [group_of("age", "under_65", *young), group_of("age", "over_65", *old)]
    sexes = [
        group_of("sex", "female", young[0], old[0]), group_of("sex", "male", young[1], old[1])
    ]  # fmt: skip
    counts = [*young, *old, *([elsewhere] if elsewhere else [])]
    parts = [said(each) for each in counts]
    whole = {name: sum(part[name] for part in parts) for name in ("yes", "no")}
    everyone = answers(area, quarter, **whole)
    return pd.concat([everyone, *ages, *sexes, *crossed], ignore_index=True)


def crossed_rows(*tallies, indicator="kin"):
    rows = publication.compute(
        pd.concat(tallies, ignore_index=True), CATALOGUE, policy=CATALOGUE.policy
    )
    rows = getattr(rows, "rows", rows)
    own = rows[rows["breakdown"].eq("age x sex") & rows["indicator"].eq(indicator)]
    return own.reset_index(drop=True)


def test_a_table_whose_every_cell_may_be_shown_is_shown_whole():
    own = crossed_rows(by_both("Ash", "2025-Q1"))
    assert len(own) == 4
    assert own["absence"].eq("").all()
    assert own["value"].notna().all()


@pytest.mark.parametrize("few", [0, 1, 9])
def test_one_small_cell_holds_back_every_cell(few):
    own = crossed_rows(by_both("Ash", "2025-Q1", young=(few, 60), old=(60, 60)))
    assert own["absence"].eq("protects another figure").all()
    assert own[["value", "lower", "upper", "base"]].isna().all(axis=None)


@pytest.mark.parametrize("left_out", [3, 40])
def test_a_table_that_leaves_somebody_out_is_held_back(left_out):
    own = crossed_rows(by_both("Ash", "2025-Q1", elsewhere=left_out))
    assert own["absence"].ne("").all()


def test_a_sensitive_answer_of_under_thirty_people_holds_back_the_table():
    tallies = by_both("Ash", "2025-Q1", young=(20, 60), old=(60, 60))
    assert crossed_rows(tallies)["absence"].eq("").all()
    assert crossed_rows(tallies, indicator="cold")["absence"].ne("").all()


def test_only_the_place_and_quarter_itself_has_such_a_table():
    both = [by_both(place, f"2025-Q{q}") for place in ("Ash", "Birch") for q in (1, 2)]
    own = crossed_rows(*both)
    assert set(own["area"]) == {"Ash", "Birch"}
    assert set(own["period_type"]) == {"financial quarter"}


def test_a_table_without_both_of_its_characteristics_beside_it_is_held_back():
    tallies = by_both("Ash", "2025-Q1")
    assert crossed_rows(tallies[tallies["breakdown"].ne("age")])["absence"].ne("").all()


def test_the_auditor_finds_nothing_where_some_tables_are_held_back():
    from khi.disclosure.audit import audit_frame

    told = [
        by_both("Ash", "2025-Q1"), by_both("Birch", "2025-Q1", young=(5, 60), old=(60, 60)),
        by_sex("Cedar", "2025-Q1", {"yes": 30, "no": 20}, {"yes": 25, "no": 25}),
    ]  # fmt: skip
    rows = publication.compute(
        pd.concat(told, ignore_index=True), CATALOGUE, policy=CATALOGUE.policy
    )
    rows = getattr(rows, "rows", rows)
    tables = {"kin": "warm", "cold": "warm"}
    assert not audit_frame(rows, PARENTS, CATALOGUE.policy, tables=tables)


def test_a_file_that_asks_for_it_before_counting_is_counted_by_both():
    from khi import catalogue as catalogues
    from khi.intake import Choices, examine
    from khi.store.engines import Workbench

    lines = ["Area,Quarter,Sex,Are you a carer?,Do you decide how you spend your days?"]
    for sex in ("Female", "Male", ""):
        for carer in ("Yes", "No"):
            lines += [f"Leeds,2026-Q1,{sex},{carer},Always"] * (12 if sex else 3)
    known = catalogues.load()
    draft = examine(
        "\n".join(lines).encode(), name="both.csv", catalogue=known, workbench_factory=Workbench,
        choices=Choices(crossed=(("sex", "carer"),)),
    )  # fmt: skip
    own = draft.tallies[draft.tallies["breakdown"].eq("sex x carer")]
    assert own.set_index("group")["n"].to_dict() == {
        "female x carer": 12, "female x not_carer": 12, "male x carer": 12, "male x not_carer": 12,
        "not_stated": 6,
    }  # fmt: skip
    everyone = draft.tallies[draft.tallies["breakdown"].eq("all")]
    assert own["n"].sum() == everyone["n"].sum() == 54
    plain = examine(
        "\n".join(lines).encode(), name="both.csv", catalogue=known, workbench_factory=Workbench
    )
    assert not plain.tallies["breakdown"].str.contains(" x ").any()
