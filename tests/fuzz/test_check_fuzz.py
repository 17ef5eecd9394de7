"""Files made of our own words in any order: checked whole, no traceback and no row unaccounted."""

import csv
import io
import json

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from khi.catalogue import load
from khi.intake import Choices, examine
from khi.model import KhiError
from khi.store.engines import Workbench

pytestmark = pytest.mark.slow

CATALOGUE = load()
HEADINGS = (
    """
question;answer;n;area;quarter;breakdown;group;weight;weight sq;indicator;period;numerator;value
denominator;Area code;Area name;Timestamp;Respondent ID;Email;Name;khi_con1;khi_ctl1;ons_satisfied
ucla_companion;ucla_left_out;ucla_isolated;age;sex;Time period;Date;Year;2021/22;2022/23;Lower CI
Upper CI;Count;Per cent;Total;Who helps? - Friends;Who helps? - Family;helpers/a;helpers/b;Comments
q1;q2c;q3a;q7a;Q1 Age;Age (choice=18);who___1;Complete?;Submitted at;Your life >> How old are you?
LaCode;PrimaryKey;SerialNo;MethodCollection;How old are you?;Response;
""".strip()
    .replace("\n", ";")
    .split(";")
)
CELLS = (
    """
;Leeds;E08000035;Manchester;2025-Q1;Q1 2025;01/02/2025;2025-04-14 09:00:00;Yes;No;Mostly;Always
Prefer not to say;Don't know;-9;99;1;2;5;10;-1;1.5;1e5;inf;nan;[c];[x];*;..;-;Total;England;khi_con1
age;all;18 to 24;Female;not_stated;130;1,234;£5;50%;a@b.org;07700 900123;=1+1;';";é;None;TRUE
0;😀;Donâ€™t know;02-Apr;20250414;10,0;Always / Bob amser;b) Mostly;Leeds UA;14/04/2025 09:05:31
1|2|3;Friends|Family;2022;2021/22;Apr-21;31/02/2025;9999-99-99;45000;①;١;٩٩
""".strip("\n")
    .replace("\n", ";")
    .split(";")
)
SAID = st.fixed_dictionaries(
    {},
    optional={
        "area": st.just("Leeds"),
        "quarter": st.just("2025-Q1"),
        "kind": st.sampled_from(["survey-respondents", "survey-counts", "measures", "crosstab"]),
    },
)


@st.composite
def files(draw) -> bytes:
    """A heading and rows, each column of a few different cells, as the columns of surveys are."""
    width = draw(st.integers(1, 8))
    columns = [draw(st.lists(st.sampled_from(CELLS), min_size=1, max_size=4)) for _ in range(width)]
    rows = draw(st.lists(st.tuples(*map(st.sampled_from, columns)), max_size=12))
    heading = draw(st.lists(st.sampled_from(HEADINGS), min_size=width, max_size=width))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=draw(st.sampled_from(",;\t"))).writerows([heading, *rows])
    return out.getvalue().encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])))


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck), print_blob=True)
@given(files(), SAID)
@example(b"question,answer,n\nkhi_con1,Yes,5\n", {"area": "Leeds", "quarter": "2025-Q1"})
@example(b"question,answer,n\n", {})
@example(b"question,answer,n,group\nkhi_con1,Yes,5,Female\n", {"area": "Leeds"})
@example("question\n①\n".encode(), {})
def test_whatever_words_a_file_is_made_of_every_row_is_accounted_for(content, said):
    try:
        draft = examine(
            content,
            name="made.csv",
            catalogue=CATALOGUE,
            workbench_factory=Workbench,
            choices=Choices(**said),
        )
    except KhiError:
        return
    report = draft.report()
    rows = report["rows"]
    assert rows["read"] == rows["accepted"] + rows["rejected"] + rows["skipped"]
    assert min(rows.values()) >= 0
    assert json.dumps(report)
    assert draft.checked_file()
