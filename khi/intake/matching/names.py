"""Headings that every survey has, and words that no match may rest on."""

import re

_AREA = """
area | area code | area name | area id | council | council name | council code | local authority
la | la code | la name | lacode | local authority code | local authority name | ons code
ons area code | gss code | lad code | utla | place | borough | cassr code | cassr name
which area do you live in | where do you live | which council area do you live in
what area do you live in | which local authority do you live in
"""
_QUARTER = """
quarter | period | financial quarter | survey quarter | time period | survey period | date
survey date | date of survey | date completed | completion date | completion time
date submitted | submission time | submitted | submit date | submit date utc | end date
enddate | end time | ended | end | recorded date | recorded at | timestamp | time stamp
start date | startdate | start time | started | start | today | date of response
date of interview | interview date | response date | date assessment | form ended dttm
form started dttm | submission date | x submission time | start date utc | date of visit
date of completion | horodateur | zeitstempel | marca temporal | carimbo de data hora
informazioni cronologiche | tijdstempel | sygnatura czasowa | stamp amser | fertigstellungszeit
heure de fin | hora de finalización | stage date utc | date created | completed on | completed at
completed date | submitted on | submitted at | survey timestamp | time submitted | submit time
finished at | ended at | time finished | started on | started at | time started | date started
time
"""
_WEIGHT = "weight | weights | wt | weighting | survey weight | design weight | weighting factor"
_COMMON = """
a an and are as at be by do does for from have i in is it me my nowadays of on one or overall
please select so the their this tick to we what which who with would you your
"""


def _listed(text: str) -> tuple[str, ...]:
    return tuple(re.split(r"\s*[|\n]\s*", text.strip()))


AREA = _listed(_AREA)
"""Headings of a column that says where, the surest first."""

QUARTER = _listed(_QUARTER)
"""Headings of a column that says when, the surest first: a quarter, then an end, then a start."""

WEIGHT = _listed(_WEIGHT)
"""Headings of a column of survey weights."""

COMMON_WORDS = frozenset(_COMMON.split())
"""Words that two questions may differ in and still be the same question."""

NEGATIONS = frozenset(("no", "not", "never", "dont", "without", "isnt", "cant"))
"""Words that turn a question round."""
