"""Files of the kinds we have, as a later edition or another office might write them.

Each case: the name of the file, its bytes, then what is in it: the publication, how many areas,
the periods, and how many observations.
"""

import csv
import io

import openpyxl

AREAS = (
    ("E92000001", "England", ""), ("E12000002", "North West", ""),
    ("E08000003", "Manchester", "306"),
    ("E08000005", "Rochdale", "308"), ("E09000012", "Hackney", "704"), ("E06000014", "York", "219"),
    ("E06000043", "Brighton and Hove", "816"), ("E10000017", "Lancashire", "323"),
    ("E08000035", "Leeds", "212"), ("E06000047", "County Durham", "116"),
)  # fmt: skip
COUNCILS = AREAS[2:]
_ABOVE = [
    ["Table 3a: the proportion of people who use services who have control over their daily life"],
    ["This worksheet contains one table."],
    ["Source: NHS England"],
    [],
]
_WORDS = ("margin of error", "number of respondents", "outcome")
_TIDY = ["area_code", "area_name", "period", "indicator", "value"]
_FINGERTIPS = [
    "Indicator ID", "Indicator Name", "Parent Code", "Parent Name", "Area Code", "Area Name",
    "Area Type", "Sex", "Age", "Category Type", "Category", "Time period", "Value",
    "Lower CI 95.0 limit", "Upper CI 95.0 limit", "Count", "Denominator",
    "Compared to Counties & UAs (from Apr 2023) value or percentiles", "Time period Sortable",
    "Compared to goal", "Time period range",
]  # fmt: skip
YEARS = ["2023-FY", "2024-FY"]


def text(lines, *, separator=",", encoding="utf-8"):
    """Lines as a text file."""
    written = io.StringIO()
    csv.writer(written, delimiter=separator, lineterminator="\n").writerows(lines)
    return written.getvalue().encode(encoding)


def book(**sheets):
    """Sheets as a workbook."""
    made, content = openpyxl.Workbook(), io.BytesIO()
    made.remove(made.active)
    for name, lines in sheets.items():
        sheet = made.create_sheet(name.replace("_", " "))
        for line in lines:
            sheet.append(line)
    made.save(content)
    return content.getvalue()


def ascof(heading, first=2023):
    """A table of outcomes for two years, the words of a heading in whichever order."""
    headed = [
        heading.format(first=year, second=year + 1, short=(year + 1) % 100, words=words)
        for year in (first, first + 1)
        for words in _WORDS
    ]
    body = [
        [number, name, code, *(cell for _ in range(2) for cell in (3.1, "1,310", 70 + place))]
        for place, (code, name, number) in enumerate(AREAS)
    ]
    return [["Local authority code", "Local authority", "ONS area code", *headed], *body]


def backwards(lines):
    """The columns the other way round, and notes behind them."""
    return [[*line[::-1], "a note"] for line in lines[1:]], [*lines[0][::-1], "Notes"]


def tidy(period, indicator="Falls admissions 65+", values=None):
    """A long table of one measure."""
    found = values or [50 + place + 0.5 for place in range(len(COUNCILS))]
    body = [
        [code, name, period, indicator, value]
        for (code, name, _), value in zip(COUNCILS, found, strict=False)
    ]
    return [_TIDY, *body]


def fingertips(period):
    """A download with a column that no earlier one had."""
    level = "Upper tier local authorities (post 4/23)"
    after = [period, 44, 40, 48, "", 500, "", "20230000", "", "1y"]
    body = [
        ["90280", "Isolation", "", "", code, name, level, "Persons", "18+ yrs", "", "", *after]
        for code, name, _ in AREAS
    ]
    return [_FINGERTIPS, *body]


_BODY, _HEADED = backwards(ascof("{first} to {second} - {words}"))
_QUARTERS = ["Q1 2023/24", "Q2 2023/24", "Q3 2023/24", "Q4 2023/24"]
_KINDS = [
    "Type 1 Departments - Major A&E", "Type 2 Departments - Single Specialty",
    "Type 3 Departments - Other A&E/Minor Injury Unit",
]  # fmt: skip
_PROVIDERS = [
    ["Title:", "A&E Attendances and Emergency Admissions"],
    ["Period:", "October 2025"],
    ["Published:", "13th November 2025"],
    [],
    ["Code", "Region", "Name", "A&E attendances", "", "", "",
     "A&E attendances greater than 4 hours from arrival to admission, transfer or discharge",
     "", "", ""],
    ["", "", "", *_KINDS, "Total attendances", *_KINDS, "Total Attendances > 4 hours"],
    ["-", "-", "England", 3000, 0, 1000, 4000, 900, 0, 20, 920],
    ["RM3", "NHS England North West", "A TRUST", 1500, 0, 500, 2000, 450, 0, 10, 460],
]  # fmt: skip

CASES = {
    "a byte order mark and semicolons": (
        "ascof.csv", text(_ABOVE + ascof("{first} to {second} - {words}"), separator=";",
                          encoding="utf-8-sig"),
        "ascof_table", 10, YEARS, 20,
    ),
    "utf-16 and tabs": (
        "ascof.txt", text(_ABOVE + ascof("{first} to {second} - {words}"), separator="\t",
                          encoding="utf-16"),
        "ascof_table", 10, YEARS, 20,
    ),
    "short years": (
        "ascof.csv", text(_ABOVE + ascof("{first}-{short} {words}")),
        "ascof_table", 10, YEARS, 20,
    ),
    "the word before the year": (
        "ascof.csv", text(_ABOVE + ascof("{words} {first}/{short}")),
        "ascof_table", 10, YEARS, 20,
    ),
    "columns the other way round, and notes": (
        "ascof.csv", text([*_ABOVE, _HEADED, *_BODY]), "ascof_table", 10, YEARS, 20,
    ),
    "a workbook with a cover, two tables": (
        "ascof.xlsx",
        book(Cover=[["ASCOF"], ["Published 11 December 2025"]],
             Notes=[["Note", "Text"], ["1", "x"]],
             Table_3a=_ABOVE + ascof("{first} to {second} - {words}"),
             Table_4a=[["Table 4a: safety"], *ascof("{first} to {second} - {words}")]),
        "ascof_table", 10, YEARS, 40,
    ),
    "fingertips with the areas of 2023": (
        "fingertips.csv", text(fingertips("2023/24")), "fingertips", 10, ["2023-FY"], 10,
    ),
    "fingertips by quarter": (
        "fingertips.csv", text(fingertips("2023/24 Q2")), "fingertips", 10, ["2023-Q2"], 10,
    ),
    "fingertips, three years at once": (
        "fingertips.csv", text(fingertips("2020/21 - 22/23")),
        "fingertips", 10, ["2020-04..2023-03"], 10,
    ),
    "added up since april, by its measure": (
        "moves.csv", text(tidy("Apr 2024 - Sep 2024", "Care home moves, cumulative")),
        "tidy", 8, ["2024-04+2024-09"], 8,
    ),
    "added up since april, by its period": (
        "moves.csv", text(tidy("YTD September 2024", "Care home moves")),
        "tidy", 8, ["2024-04+2024-09"], 8,
    ),
    "decimals behind a comma": (
        "falls.csv", text(tidy("2023/24", values=[f"{each},5" for each in range(1200, 1208)]),
                          separator=";"),
        "tidy", 8, ["2023-FY"], 8,
    ),
    "councils across, a row for each year": (
        "across.csv",
        text([["Measure", "Period", *(name for _, name, _ in COUNCILS)],
              *(["Moves", when, *range(8)] for when in ("2023/24", "2024/25"))]),
        "table", 8, YEARS, 16,
    ),
    "quarters across": (
        "across.csv",
        text([["ONS Code", "Council", *_QUARTERS],
              *([code, name, 1, 2, 3, 4] for code, name, _ in COUNCILS)]),
        "table", 8, ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"], 32,
    ),
    "years over measures, two rows of headings": (
        "requests.csv",
        text([["Table 5: requests"], ["", "", "2023-24", "", "2024-25", ""],
              ["Council code", "Council name", "Requests", "Rate", "Requests", "Rate"],
              *([number, name, 100, 5.5, 110, 6.5] for _, name, number in COUNCILS)]),
        "table", 8, YEARS, 32,
    ),
    "the period in a line above, and footers": (
        "requests.csv",
        text([["Activity"], ["Period: 2023-24"], [],
              ["ONS code", "Council", "Requests per 100,000"],
              *([code, name, 5.5] for code, name, _ in COUNCILS), [], ["Source: NHS England"],
              ["© Crown copyright"]]),
        "table", 8, ["2023-FY"], 8,
    ),
    "a&e as a workbook, groups over kinds": (
        "October-2025-AE.xlsx", book(Provider_Level_Data=_PROVIDERS),
        "nhs_provider_emergency", 2, ["2025-10"], 16,
    ),
    "boards by name only": (
        "boards.csv",
        text([["Integrated Care Board", "Month", "Total attendances"],
              *([f"NHS {name} Integrated Care Board", "Oct 2025", 900]
                for name in ("Devon", "Dorset", "Kent and Medway"))]),
        "nhs_icb_emergency", 3, ["2025-10"], 3,
    ),
    "boards by a name alone, by day": (
        "beds.csv",
        text([["Date", "ICB", "Patients not meeting the criteria to reside"],
              *(["2025-10-01", name, 100] for name in ("Devon", "Kent and Medway"))]),
        "nhs_icb_discharge", 2, ["2025-10-01"], 2,
    ),
    "boards as organisations, the period above": (
        "discharge.xlsx",
        book(ICB=[["Discharge"], ["Period", "October 2025"], [],
                  ["Region Code", "Region", "Org Code", "Org Name", "Total discharges"],
                  ["Y62", "NORTH WEST", "QOP", "NHS Greater Manchester ICB", 9000],
                  ["Y62", "NORTH WEST", "QYG", "NHS Cheshire and Merseyside ICB", 9500]]),
        "nhs_provider", 2, ["2025-10"], 2,
    ),
    "one column, headed by its year": (
        "rate.csv",
        text([["Area code", "Area", "2023"], *([code, name, 5.5] for code, name, _ in COUNCILS)]),
        "table", 8, ["2023-CY"], 8,
    ),
    "years in quotes": (
        "rate.csv",
        text([["code", "name", "'2023/24", "'2024/25"],
              *([code, name, 5.5, 6.5] for code, name, _ in COUNCILS)]),
        "table", 8, YEARS, 16,
    ),
    "small counts under the codes of official files": (
        "visits.csv",
        text([["lad23cd", "lad23nm", "month", "visits"],
              *([code, name, month, 10] for code, name, _ in COUNCILS
                for month in ("2024-04", "2024-05"))]),
        "table", 8, ["2024-04", "2024-05"], 16,
    ),
    "a year of six figures, and which part of it": (
        "requests.csv",
        text([["time_period", "time_identifier", "new_la_code", "la_name", "requests_rate"],
              *(["202425", "Financial year Q2", code, name, 5.5] for code, name, _ in COUNCILS)]),
        "table", 8, ["2024-Q2"], 8,
    ),
}  # fmt: skip

REFUSED = {
    "a ward": "Ward code,Year,Value\n" + "".join(f"E0500100{n},2023,{n}\n" for n in range(8)),
    "a GP practice": "Practice code,Practice name,Month,Appointments\n"
    + "".join(f"P8100{n},THE SURGERY,Oct 2025,90{n}\n" for n in range(8)),
    "a former health area": "Sub ICB location code,Month,Appointments\n"
    + "".join(f"E3800100{n},Oct 2025,90{n}\n" for n in range(8)),
}
