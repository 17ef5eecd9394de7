"""Survey exports with invented answers, one in the shape of each form tool.

The headings are those the tools really write; the people and their answers are made up.
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

import pandas as pd

from khi.catalogue import Catalogue
from khi.demonstration.measures import measures
from khi.demonstration.people import BREAKDOWNS, DEPRIVATION, answers
from khi.demonstration.places import LAST, Place, places

QUARTER = LAST.later(1)
"""The quarter after the demonstration ends, so that an example adds a point to it."""

PEOPLE = 160
"""The most people in an example."""

_ASKED = {
    "Microsoft Forms": ("khi_con1", "khi_frd2", "khi_ctl1", "khi_kind", "ons_satisfied"),
    "SurveyMonkey": ("khi_con1", "khi_con2", "khi_ctl1", "khi_kind", "ons_lonely", "ons_satisfied"),
    "Kobo": ("khi_con1", "khi_frd1", "khi_frd2", "khi_frd3", "khi_ctl1", "khi_kind"),
    "Google Forms": ("khi_con1", "khi_ctl1", "khi_kind", "khi_voice", "ons_satisfied"),
}
_MISTAKES = (
    (7, "khi_ctl1", "Sometmes"),
    (19, "khi_con2", "Helsp"),
    (33, "ons_satisfied", "11"),
    (48, "age", "45 too 54"),
    (61, "khi_kind", "Allways"),
    (76, "ons_lonely", "Ocasionally"),
)
"""Where the six mistakes are: the person, the question, and what was typed."""


def examples(catalogue: Catalogue) -> dict[str, bytes]:
    """Every example file by its name."""
    make: dict[str, Callable[[Catalogue], bytes]] = {
        "our_template.csv": _our_template,
        "our_template_counted.csv": _our_template_counted,
        "microsoft_forms.csv": _microsoft_forms,
        "surveymonkey.csv": _surveymonkey,
        "surveymonkey_six_mistakes.csv": _surveymonkey_with_mistakes,
        "kobo.csv": _kobo,
        "google_forms.csv": _google_forms,
        "measures.csv": _measures,
    }
    return {name: made(catalogue) for name, made in make.items()}


def _our_template(catalogue: Catalogue) -> bytes:
    people = _people("Thistlemere", catalogue)
    return _csv([list(people), *_rows(people)])


def _our_template_counted(catalogue: Catalogue) -> bytes:
    """The same survey as counts: nobody's answers are side by side."""
    people = _people("Larkenholt", catalogue)
    heading = ("area", "quarter", "question", "answer", "breakdown", "group", "n")
    area, quarter = people["area"].iloc[0], people["quarter"].iloc[0]
    rows: list[Sequence[object]] = [heading]
    for question in [each for each in people if each in catalogue.questions]:
        said = people[people[question] != ""]
        for code, answer in _words(question, catalogue).items():
            gave = said[said[question] == answer]
            rows.append((area, quarter, question, code, "all", "all", len(gave)))
            rows += [
                (area, quarter, question, code, breakdown, group.code, here)
                for breakdown in BREAKDOWNS
                for group in catalogue.breakdowns[breakdown].groups
                if (here := int((gave[breakdown] == group.label).sum()))
            ]
    return _csv(rows)


def _microsoft_forms(catalogue: Catalogue) -> bytes:
    people = _people("Oakwether", catalogue)
    asked = _asked("Microsoft Forms", people, catalogue)
    heading = ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time"]
    rows: list[Sequence[object]] = [
        [*heading, "Which area do you live in?", *(f"{each}\u00a0" for each in asked)]
    ]
    for number, (when, said) in enumerate(zip(_times(), _rows(asked), strict=False), start=1):
        start, end = _american(when), _american(when + timedelta(minutes=6))
        rows.append([number, start, end, "anonymous", "", "", "Oakwether", *said])
    return _csv(rows, encoding="utf-8-sig", line="\r\n")


def _surveymonkey(catalogue: Catalogue) -> bytes:
    return _surveymonkey_export(_people("Gullhaven", catalogue), "Gullhaven", catalogue)


def _surveymonkey_with_mistakes(catalogue: Catalogue) -> bytes:
    people = _people("Saltrigg", catalogue)
    for person, question, typed in _MISTAKES:
        people.loc[person, question] = typed
    return _surveymonkey_export(people, "Saltrigg", catalogue)


def _surveymonkey_export(people: pd.DataFrame, place: str, catalogue: Catalogue) -> bytes:
    """Two heading rows, and Windows-1252 with curly apostrophes."""
    asked = _asked("SurveyMonkey", people, catalogue)
    heading = [
        "Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address",
        "First Name", "Last Name", "Custom Data 1",
    ]  # fmt: skip
    rows: list[Sequence[object]] = [
        [*heading, "Which area do you live in?", *asked],
        [*("" for _ in heading), "Response", *("Response" for _ in asked)],
    ]
    for number, (when, said) in enumerate(zip(_times(), _rows(asked), strict=False)):
        start, end = _american(when), _american(when + timedelta(minutes=9))
        technical = [118_000_000_000 + 7919 * number, 426_000_011, start, end, "", "", "", "", ""]
        rows.append([*technical, place, *(str(cell).replace("'", "\u2019") for cell in said)])
    return _csv(rows, encoding="cp1252", line="\r\n")


def _kobo(catalogue: Catalogue) -> bytes:
    """XML names and values, group prefixes, semicolons."""
    people = _people("Pellowford", catalogue)
    codes = pd.DataFrame(
        {f"survey/{each}": _codes(people, each, catalogue) for each in _ASKED["Kobo"]}
        | {f"about_you/{each}": _codes(people, each, catalogue) for each in BREAKDOWNS}
    )
    rows: list[Sequence[object]] = [
        [
            "start",
            "end",
            "area",
            *codes,
            "__version__",
            "_id",
            "_uuid",
            "_submission_time",
            "_index",
        ]
    ]
    for number, (when, said) in enumerate(zip(_times(), _rows(codes), strict=False), start=1):
        start, end = when.isoformat(), (when + timedelta(minutes=11)).isoformat()
        unique = f"00000000-0000-4000-8000-{number:012d}"
        after = ["vInvented1", 700_000 + number, unique, end, number]
        rows.append(
            [f"{start}.000+00:00", f"{end}.000+00:00", people["area"].iloc[0], *said, *after]
        )
    return _csv(rows, separator=";")


def _google_forms(catalogue: Catalogue) -> bytes:
    people = _people("Harrowmoss Vale", catalogue)
    asked = _asked("Google Forms", people, catalogue)
    rows: list[Sequence[object]] = [["Timestamp", "Which area do you live in?", *asked]]
    for when, said in zip(_times(), _rows(asked), strict=False):
        rows.append([f"{when:%d/%m/%Y %H:%M:%S}", "Harrowmoss Vale", *said])
    return _csv(rows, line="\r\n")


def _measures(catalogue: Catalogue) -> bytes:
    every = pd.concat([measures(each, catalogue) for each in places(catalogue)[:4]])
    recent = every[every["period"].isin([LAST.id, LAST.later(-1).id])]
    return _csv([list(recent), *_rows(recent)])


def _people(name: str, catalogue: Catalogue) -> pd.DataFrame:
    """The people of one place who answer next quarter: no form asks how poor a neighbourhood is."""
    people = answers(_place(name, catalogue), QUARTER, catalogue).head(PEOPLE)
    return people.drop(columns=DEPRIVATION)


def _place(name: str, catalogue: Catalogue) -> Place:
    return next(each for each in places(catalogue) if each.area.name == name)


def _asked(tool: str, people: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Columns headed by the words of each question, with the person's own groups last."""
    wordings = {id: catalogue.questions[id].wording for id in _ASKED[tool]}
    wordings |= {id: catalogue.breakdowns[id].wording for id in BREAKDOWNS}
    return people[list(wordings)].rename(columns=wordings)


def _words(question: str, catalogue: Catalogue) -> dict[str, str]:
    return {answer.code: answer.label for answer in catalogue.questions[question].all_answers}


def _codes(people: pd.DataFrame, column: str, catalogue: Catalogue) -> list[str]:
    """The codes of what people said, as a form made from our question bank exports them."""
    if column in catalogue.breakdowns:
        codes = {group.label: group.code for group in catalogue.breakdowns[column].groups}
    else:
        codes = {label: code for code, label in _words(column, catalogue).items()}
    return [codes.get(label, "") for label in people[column]]


def _times() -> Iterator[datetime]:
    """When each person answered: one after another, from the second day of the quarter."""
    when = datetime(QUARTER.start.year, QUARTER.start.month, 2, 9, 12)
    while True:
        yield when
        when += timedelta(hours=5, minutes=37)


def _american(when: datetime) -> str:
    return f"{when.month}/{when.day}/{when:%y} {when.hour}:{when:%M}"


def _rows(table: pd.DataFrame) -> list[list[object]]:
    return [list(row) for row in table.itertuples(index=False)]


def _csv(
    rows: Sequence[Sequence[object]],
    *,
    separator: str = ",",
    encoding: str = "utf-8",
    line: str = "\n",
) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=line).writerows(rows)
    return text.getvalue().encode(encoding)
