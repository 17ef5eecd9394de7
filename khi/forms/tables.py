"""A form as a table to fill in: plain text, a column for each thing asked."""

import csv
import io

from khi.forms.form import Form


def table(form: Form) -> bytes:
    """CSV with the ids as headings, and one row that shows where the area and quarter go.

    UTF-8 with a mark, as spreadsheets expect it.
    """
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(["area", "quarter", *(item.id for item in form.items)])
    rows.writerow([form.area.code, form.quarter.id, *("" for _ in form.items)])
    return text.getvalue().encode("utf-8-sig")
