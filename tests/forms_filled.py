"""Forms of ours filled in by invented people, as each tool hands them back."""

import csv
import io

import openpyxl

from khi.forms.workbook import ANSWERS

KOBO_BEFORE = ("start", "end")
KOBO_AFTER = (
    "__version__", "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status",
    "_submitted_by", "_tags", "_index",
)  # fmt: skip


def people(form, count=24, *, printed=False):
    """So many people, each with a choice for every item; every choice is given by somebody."""
    items = form.printed if printed else form.items
    return [
        {item.id: item.choices[number % len(item.choices)] for item in items}
        for number in range(count)
    ]


def expected(form, answered):
    """How many people gave each answer to each question."""
    counts = {}
    for item in form.items:
        if item.about_you:
            continue
        for said in answered:
            if item.id in said:
                key = (item.id, said[item.id].code)
                counts[key] = counts.get(key, 0) + 1
    return counts


def as_csv(made, answered):
    """Our plain table with a row for each person, area and quarter filled down."""
    header, first = csv.reader(io.StringIO(made.decode("utf-8-sig")))
    rows = [header]
    for said in answered:
        rows.append([*first[:2], *(said[id].label for id in header[2:])])
    return _delimited(rows)


def as_workbook(made, form, answered):
    """Our spreadsheet as a spreadsheet program keeps it: the two sums worked out."""
    book = openpyxl.load_workbook(io.BytesIO(made))
    sheet = book[ANSWERS]
    for row in sheet.iter_rows(min_row=2, max_col=2):
        for cell in row:
            cell.value = ""
    for number, said in enumerate(answered, start=2):
        sheet.cell(number, 1).value, sheet.cell(number, 2).value = form.area.code, form.quarter.id
        for column, item in enumerate(form.items, start=3):
            choice = said[item.id]
            sheet.cell(number, column).value = int(choice.code) if item.scale else choice.label
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def as_kobo(made, form, answered, *, labels, grouped=True):
    """What KoboToolbox exports of a form made from our XLSForm, as names or as labels."""
    survey = _sheet(made, "survey")
    choices = {(row["list_name"], row["name"]): row["label"] for row in _sheet(made, "choices")}
    header, asked, group = list(KOBO_BEFORE), [], ""
    for row in survey:
        if row["type"] == "begin_group":
            group = row["label" if labels else "name"]
        elif row["type"] == "calculate":
            header.append(row["name"])
        elif row["type"].startswith("select_one"):
            heading = row["label" if labels else "name"]
            header.append(f"{group}/{heading}" if grouped else heading)
            asked.append((row["name"], row["type"].split()[1]))
    rows = [[*header, *KOBO_AFTER]]
    for number, said in enumerate(answered):
        given = [
            choices[listed, said[name].code] if labels else said[name].code
            for name, listed in asked
        ]
        times = [f"2026-08-{1 + number % 28:02}T09:12:00.000+01:00"] * 2
        after = [
            "v1",
            700001 + number,
            f"uuid-{number}",
            times[0][:19],
            "",
            "",
            "submitted_via_web",
        ]
        rows.append([*times, form.area.code, form.quarter.id, *given, *after, "", "", number + 1])
    return _delimited(rows, ";")


def _sheet(made, name):
    header, *rows = openpyxl.load_workbook(io.BytesIO(made))[name].iter_rows(values_only=True)
    return [dict(zip(header, (cell or "" for cell in row), strict=True)) for row in rows]


def _delimited(rows, separator=","):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode()
