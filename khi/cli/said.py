"""What a person says of their file in a terminal: the same as the page asks."""

import argparse
from datetime import date
from typing import Any

from pydantic import ValidationError

from khi.catalogue import Catalogue
from khi.cli.named import groups_of, quarter
from khi.cli.own import say_own
from khi.intake import Choices
from khi.intake.times.days import DayOrder, QuarterOf
from khi.model import KhiError
from khi.model.context import Asked, Context
from khi.wording import sentence_case
from khi.wording.context import survey_source

_VERSIONS = ("replace", "add", "new version")


def say_about_file(parser: argparse.ArgumentParser) -> None:
    """What can be said of any file, whether it is only checked or added."""
    parser.add_argument("--area", default="", help="one area for the whole file: a code or a name")
    parser.add_argument("--quarter", default="", help="one quarter for the whole file: 2025-Q1")
    parser.add_argument("--sheet", default="", help="which sheet of a workbook")
    say_own(parser)
    parser.add_argument("--kind", default="", help="overrule what kind of file we think it is")
    parser.add_argument(
        "--discard-identifiers",
        action="store_true",
        help="yes, throw away the columns that could name a person",
    )
    parser.add_argument(
        "--missing",
        action="append",
        default=[],
        metavar="COLUMN=NUMBERS",
        help="numbers that mean no answer, such as Q3=-9,99; COLUMN * is every column",
    )
    parser.add_argument(
        "--day-order",
        choices=tuple(DayOrder),
        help="whether 3/4/2025 is in April (day first) or in March (month first)",
    )
    parser.add_argument(
        "--quarter-year",
        choices=tuple(QuarterOf),
        help="whether Q1 2025 is January to March (calendar) or April to June (financial)",
    )
    parser.add_argument(
        "--repeats",
        choices=("once", "every row"),
        default="",
        help="whether somebody with several rows counts once, by the last of them",
    )
    parser.add_argument(
        "--profile", default="", help="read the file as this remembered form; without it, the form"
        " it is most like"
    )  # fmt: skip


def say_about_survey(parser: argparse.ArgumentParser) -> None:
    """How the survey was asked, and what becomes of an earlier file of it."""
    parser.add_argument("--source", default="", help="what stands under every figure made from it")
    parser.add_argument("--by", default="a terminal", help="who adds it, for the ledger")
    parser.add_argument("--version", choices=_VERSIONS, default="")
    parser.add_argument(
        "--replaces", default="", metavar="UPLOAD", help="the earlier file it is about"
    )
    parser.add_argument("--asked-by", default="", help="who asked people")
    ways = ", ".join(f'"{each.value}"' for each in Asked)
    parser.add_argument("--how", default="", help=f"how people were asked, such as {ways}")
    parser.add_argument("--invited", type=int, help="how many people were invited")
    parser.add_argument("--designed-with", default="", help="who helped design the questions")
    parser.add_argument("--first-day", type=date.fromisoformat, help="such as 2026-05-03")
    parser.add_argument("--last-day", type=date.fromisoformat)
    parser.add_argument("--easy-read", action=argparse.BooleanOptionalAction, default=None)
    parser.add_argument(
        "--not-on-form",
        action="append",
        default=[],
        metavar="BREAKDOWN=GROUPS",
        help="groups that nobody could say they are in, such as 'age=75 to 84,85 or over'",
    )


def choices(options: argparse.Namespace, catalogue: Catalogue) -> Choices:
    """Everything that was said, as intake takes it."""
    if options.quarter:
        quarter(options.quarter)
    missing = dict(each.split("=", 1) for each in options.missing if "=" in each)
    return Choices(
        area=options.area,
        quarter=options.quarter,
        sheet=options.sheet,
        kind=options.kind,
        discard_identifiers=options.discard_identifiers,
        repeats=options.repeats,
        day_order=options.day_order,
        quarter_year=options.quarter_year,
        missing={
            column: tuple(number for number in numbers.split(",") if number)
            for column, numbers in missing.items()
        },
        **_of_survey(options, catalogue),
    )


def _of_survey(options: argparse.Namespace, catalogue: Catalogue) -> dict[str, Any]:
    """What is said only of a file that is added."""
    if not hasattr(options, "by"):
        return {"uploaded_by": "a terminal"}
    context = _context(options, catalogue)
    named = f"Survey {options.file.name}" if context.written() else ""
    return {
        "source": options.source or (survey_source(named, context) if named else ""),
        "version": options.version,
        "earlier": options.replaces,
        "uploaded_by": options.by,
        "context": context.written(),
    }


def _context(options: argparse.Namespace, catalogue: Catalogue) -> Context:
    not_on_form = [pair for said in options.not_on_form for pair in groups_of(said, catalogue)]
    try:
        return Context(
            asked_by=options.asked_by,
            how=options.how,
            invited=options.invited,
            designed_with=options.designed_with,
            first_day=options.first_day,
            last_day=options.last_day,
            easy_read=options.easy_read,
            not_on_form=tuple(not_on_form),
        )
    except ValidationError as error:
        said = str(error.errors()[0]["msg"]).removeprefix("Value error, ")
        raise KhiError(f"{sentence_case(said)}.", state="Nothing has been stored.") from error
