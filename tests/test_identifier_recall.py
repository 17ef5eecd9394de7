"""How many columns that name people are found, of those made up by rule; and no false alarm."""

import pytest
from identifier_columns import INNOCENT, NAMING, column
from intake_cases import REAL, leeds, written

from khi.catalogue import DATA
from khi.intake.matching.headings import Role

ENOUGH = 0.95
CASES = [(kind, heading) for kind, (_, headings) in NAMING.items() for heading in headings]
EXAMPLES = sorted((DATA / "examples").glob("*.csv"))
ANONYMISED = (
    "surveymonkey_flat_thanksgiving.csv",
    "surveymonkey_two_header_rows_cp1252_starwars.csv",
    "googleforms_toronto_ebike.csv",
    "googleforms_tsv_english_form_responses_1.tsv",
    "limesurvey_codes_rse_uk_2017.csv",
    "semicolon_quoted_student_questionnaire.csv",
    "apha_cpd_nhs_analysts.csv",
)
"""Files of real people, published without anything that names one."""


def draft_with(heading, cells):
    rows = [["khi_con1", "khi_ctl1", heading], *(["Yes", "Always", cell] for cell in cells)]
    return leeds(written(rows))


def is_found(heading, cells):
    """Whether the column is called an identifier, the file waits, and no cell of it is repeated."""
    draft = draft_with(heading, cells)
    said = str(draft.report())
    assert not [cell for cell in cells if len(cell) > 6 and cell in said]
    return draft.columns[2].role is Role.IDENTIFIER and bool(draft.needs)


@pytest.mark.slow
def test_at_least_95_in_100_columns_that_name_people_are_found(capsys):
    found = {
        (kind, heading): is_found(heading, column(NAMING[kind][0], seed=place))
        for place, (kind, heading) in enumerate(CASES)
    }
    with capsys.disabled():
        print(f"\nidentifiers: {sum(found.values())} of {len(found)} columns found")
    missed = [case for case, is_there in found.items() if not is_there]
    assert sum(found.values()) >= ENOUGH * len(found), missed


@pytest.mark.parametrize("heading", INNOCENT)
def test_a_column_that_only_sounds_like_one_holds_nothing_up(heading):
    draft = draft_with(heading, column(INNOCENT[heading], seed=1))
    assert draft.columns[2].role is not Role.IDENTIFIER
    assert not draft.needs


@pytest.mark.parametrize(
    "path", sorted((DATA / "examples").glob("*.csv")), ids=lambda path: path.name
)
def test_no_example_that_ships_is_held_up(path):
    about = [ask.about for ask in leeds(path.read_bytes(), area="", quarter="").asks]
    assert "discard_identifiers" not in about


@pytest.mark.slow
@pytest.mark.skipif(not REAL.exists(), reason="the folder of real files is not here")
@pytest.mark.parametrize("name", ANONYMISED)
def test_no_real_file_without_names_is_held_up(name):
    draft = leeds((REAL / "surveys" / name).read_bytes())
    assert [match.name for match in draft.columns if match.names_people] == []
