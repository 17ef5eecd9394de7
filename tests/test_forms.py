"""The question bank as forms: each comes back with nothing to match, and every answer counted."""

import io
import re
import zipfile

import openpyxl
import pytest
from forms_filled import as_csv, as_kobo, as_workbook, expected, people
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_cases import catalogue, checked
from pyxform.xls2xform import convert

from khi import forms
from khi.forms.workbook import ANSWERS, CHOICES, INSTRUCTIONS
from khi.model import KhiError, Quarter

LEEDS = "E08000035"
KINDS = {kind.name: kind for kind in forms.KINDS}
ASKED = [each.id for each in catalogue().questions.values() if not each.derived]
MAY_BE_PRINTED = [id for id in ASKED if catalogue().questions[id].wording]


def form(kind, questions=("khi_con1", "ons_satisfied"), breakdowns=("age", "carer"), **said):
    return forms.form(
        catalogue(),
        area=LEEDS,
        quarter=Quarter.parse("2026-Q1"),
        questions=list(questions),
        breakdowns=list(breakdowns),
        easy=KINDS[kind].easy,
        **said,
    )


def made(kind, asked):
    return forms.made(KINDS[kind], asked)


def counted(draft, questions):
    """How many people gave each answer, as ``forms_filled.expected`` says it."""
    everyone = draft.tallies[draft.tallies["breakdown"].eq("all") & draft.tallies["n"].gt(0)]
    everyone = everyone[everyone["question"].isin(questions)]
    assert set(everyone["area"]) == {LEEDS}
    assert set(everyone["quarter"]) == {"2026-Q1"}
    return {(row["question"], row["answer"]): row["n"] for row in everyone.to_dict("records")}


def assert_it_comes_back(filled, asked, answered, *, name="filled.csv"):
    draft = checked(filled, name=name)
    assert not draft.needs
    assert not draft.problems["level"].eq("error").any()
    assert draft.upload.ledger.accepted == len(answered)
    ids = [item.id for item in asked.items if not item.about_you]
    assert counted(draft, ids) == expected(asked, answered)
    groups = set(draft.tallies["breakdown"]) - {"all"}
    assert groups == {item.id for item in asked.items if item.about_you}


@pytest.mark.slow
def test_a_filled_spreadsheet_comes_back_without_a_click_whatever_it_asks():
    asked = form("spreadsheet", ASKED, catalogue().breakdowns)
    answered = people(asked)
    filled = as_workbook(made("spreadsheet", asked), asked, answered)
    assert_it_comes_back(filled, asked, answered, name="filled.xlsx")


@pytest.mark.slow
def test_a_filled_table_comes_back_without_a_click_whatever_it_asks():
    asked = form("csv", ASKED, catalogue().breakdowns)
    answered = people(asked)
    assert_it_comes_back(as_csv(made("csv", asked), answered), asked, answered)


def test_what_was_filled_in_comes_back_without_a_click():
    table, book = form("csv"), form("spreadsheet")
    answered = people(table)
    assert_it_comes_back(as_csv(made("csv", table), answered), table, answered)
    filled = as_workbook(made("spreadsheet", book), book, answered)
    assert_it_comes_back(filled, book, answered, name="filled.xlsx")


@pytest.mark.slow
@pytest.mark.parametrize("grouped", [True, False], ids=["grouped", "plain"])
@pytest.mark.parametrize("labels", [True, False], ids=["labels", "names"])
@pytest.mark.parametrize("kind", ["xlsform", "easy-xlsform"])
def test_an_export_of_our_xlsform_comes_back_without_a_click(kind, labels, grouped):
    asked = form(kind, MAY_BE_PRINTED, catalogue().breakdowns)
    answered = people(asked)
    filled = as_kobo(made(kind, asked), asked, answered, labels=labels, grouped=grouped)
    assert_it_comes_back(filled, asked, answered)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(MAY_BE_PRINTED), min_size=1, max_size=8, unique=True),
    st.lists(st.sampled_from(sorted(catalogue().breakdowns)), max_size=4, unique=True),
    st.booleans(),
    st.integers(1, 40),
)
def test_any_choice_of_questions_comes_back(questions, breakdowns, labels, count):
    asked = form("xlsform", questions, breakdowns)
    answered = people(asked, count)
    filled = as_kobo(made("xlsform", asked), asked, answered, labels=labels)
    assert_it_comes_back(filled, asked, answered)
    table = form("csv", questions, breakdowns)
    assert_it_comes_back(as_csv(made("csv", table), answered), table, answered)


@pytest.mark.parametrize("kind", ["xlsform", "easy-xlsform"])
def test_pyxform_takes_our_xlsform_without_a_warning(kind):
    asked = form(kind, MAY_BE_PRINTED, catalogue().breakdowns, asked_by="Hartsholme People's Voice")
    converted = convert(xlsform=io.BytesIO(made(kind, asked)), file_type=".xlsx")
    assert converted.warnings == []
    for item in asked.items:
        assert f"/{item.id}" in converted.xform


def test_an_xlsform_asks_for_nothing_but_answers():
    rows = openpyxl.load_workbook(io.BytesIO(made("xlsform", form("xlsform"))))["survey"]
    types = {str(row[0].value).split()[0] for row in rows.iter_rows(min_row=2)}
    assert types == {"calculate", "note", "begin_group", "select_one", "end_group"}


def test_the_spreadsheet_can_be_filled_in_without_a_mouse_and_found_without_sight():
    book = openpyxl.load_workbook(io.BytesIO(made("spreadsheet", form("spreadsheet"))))
    assert book.sheetnames == [INSTRUCTIONS, ANSWERS, CHOICES]
    assert book.active.title == ANSWERS
    assert book.properties.title
    sheet = book[ANSWERS]
    assert sheet.freeze_panes == "C2"
    assert [cell.value for cell in sheet[1]][:2] == ["Area", "Quarter"]
    assert "Answers_to_fill_in" in book.defined_names
    rules = sheet.data_validations.dataValidation
    assert len(rules) == 4
    lists = [rule for rule in rules if rule.type == "list"]
    assert all(rule.formula1 in book.defined_names for rule in lists)
    assert all(rule.prompt and rule.error and rule.showErrorMessage for rule in rules)
    scale = next(rule for rule in rules if rule.type == "whole")
    assert (scale.formula1, scale.formula2) == ("0", "10")


def test_the_name_of_a_form_says_its_shape_once():
    names = [forms.file_name(kind, form(kind.name)) for kind in forms.KINDS]
    assert len(set(names)) == len(names)
    assert all(name.count("csv") <= 1 for name in names)
    assert sum(name.endswith(".csv") for name in names) == 1


def test_a_spreadsheet_holds_no_macro_and_no_link():
    with zipfile.ZipFile(io.BytesIO(made("spreadsheet", form("spreadsheet")))) as book:
        names = book.namelist()
        text = b"".join(book.read(name) for name in names)
    assert not [name for name in names if "vba" in name.lower() or "externalLink" in name]
    assert b'TargetMode="External"' not in text


@pytest.mark.parametrize("kind", ["spreadsheet", "csv"])
def test_a_form_nobody_has_filled_in_counts_nobody(kind):
    asked = form(kind)
    draft = checked(made(kind, asked), name=f"empty.{KINDS[kind].suffix}")
    assert draft.upload.ledger.accepted == 0
    assert not draft.problems["level"].eq("error").any()


@pytest.mark.parametrize("kind", ["paper", "easy"])
def test_a_paper_form_is_a_tagged_pdf_that_claims_and_keeps_pdf_ua(kind):
    asked = form(kind, MAY_BE_PRINTED, catalogue().breakdowns, asked_by="Hartsholme People's Voice")
    pdf = made(kind, asked)
    assert pdf.startswith(b"%PDF-1.7")
    assert re.search(rb"pdfuaid:part[^0-9]{0,3}1", pdf)
    assert b"/Lang" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"/DisplayDocTitle true" in pdf


def test_nothing_a_person_typed_can_change_the_paper():
    typed = '#panic("no") *bold* $x$ \\ <a> "'
    pdf = made("paper", form("paper", asked_by=typed))
    assert len(pdf) > 10_000


@pytest.mark.parametrize("kind", KINDS)
def test_words_that_are_not_ours_are_in_no_form(kind):
    asked = form(kind, ["khi_con1", "ascs_q3a"])
    assert "ascs_q3a" not in [item.id for item in asked.printed]
    assert "not ours to print" in asked.left_out[0]
    item = next(each for each in asked.items if each.id == "ascs_q3a")
    assert (item.wording, [choice.label for choice in item.choices]) == ("", ["1", "2", "3", "4"])


@pytest.mark.parametrize("kind", ["paper", "easy", "xlsform", "easy-xlsform"])
def test_a_form_with_nothing_to_print_is_refused_in_words(kind):
    with pytest.raises(KhiError, match="None of these questions may be printed"):
        made(kind, form(kind, ["ascs_q3a"]))


def test_easy_read_has_fewer_answers_and_the_same_codes():
    for id in MAY_BE_PRINTED:
        plain, easy = form("paper", [id]).items[0], form("easy", [id]).items[0]
        codes = [choice.code for choice in plain.choices]
        kept = [choice.code for choice in easy.choices]
        assert 2 <= len(kept) <= len(codes)
        assert [code for code in codes if code in kept] == kept


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ({"questions": []}, "at least one question"),
        ({"questions": ["khi_nothing"]}, "no such question"),
        ({"questions": ["ucla_3"]}, "nobody is asked it"),
        ({"breakdowns": ["shoe_size"]}, "no such way of telling groups apart"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(said, what):
    with pytest.raises(KhiError, match=what):
        form("csv", **said)
