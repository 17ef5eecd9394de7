"""Making a measure of an official file an indicator of your own, from a terminal."""

import argparse
from pathlib import Path
from typing import Any

from khi import catalogue as catalogues
from khi import publication
from khi.catalogue.local_measures import own_measure
from khi.cli.named import file_there
from khi.cli.place import draft_of, opened_store
from khi.model import Domain, Indicator, KhiError, MeasureKind, Polarity
from khi.model.adoption import Adoption


def add_commands(commands: Any) -> None:
    """Offer ``adopt``."""
    adopt = commands.add_parser("adopt", help="make a measure of a file an indicator here")
    adopt.add_argument("file", type=Path)
    adopt.add_argument("--measure", default="", help="its code or name; without it, all are listed")
    adopt.add_argument("--name", default="", help="what to call it")
    adopt.add_argument("--unit", default="", help="what stands behind the number: of people")
    adopt.add_argument("--kind", choices=[each.value for each in MeasureKind])
    adopt.add_argument("--polarity", choices=[each.value for each in Polarity])
    adopt.add_argument("--about", choices=[each.value for each in Domain], default="demand")
    adopt.add_argument("--first", type=int, default=0, help="from this financial year on: 2023")
    adopt.add_argument("--last", type=int, default=9999, help="until this financial year")
    adopt.set_defaults(run=_adopt)


def _adopt(options: argparse.Namespace) -> int:
    file_there(options.file)
    with opened_store() as store:
        catalogue = publication.everything_asked(store, catalogues.load())
        details = draft_of(options.file, catalogue).details
        unknown = [each for each in details.get("measures", []) if not each["indicator"]]
        if not options.measure:
            _list(unknown)
            return 0
        code = _code(options.measure, unknown)
        indicator = _indicator(options, source=str(details["publication"]))
        adoption = Adoption(
            publication=details["publication_id"],
            code=code,
            first_year=options.first,
            last_year=options.last,
            indicator=indicator.id,
        )
        publication.adopt(store, catalogue, indicator, adoption)
    print(f"{indicator.title} is an indicator here: {indicator.id}. Add the file to see it.")
    return 0


def _list(unknown: list[dict[str, str]]) -> None:
    """The measures that could be adopted."""
    if not unknown:
        print("Every measure in this file is an indicator already.")
    for each in unknown:
        print(f"{each['code']}: {each['measure']}")


def _indicator(options: argparse.Namespace, *, source: str) -> Indicator:
    """The indicator that the measure becomes, by what was said of it."""
    return own_measure(
        name=options.name or options.measure,
        unit=options.unit,
        polarity=_said(Polarity, options.polarity, "--polarity"),
        kind=_said(MeasureKind, options.kind, "--kind"),
        domain=Domain(options.about),
        source=source,
    )


def _code(measure: str, unknown: list[dict[str, str]]) -> str:
    """The code of the one measure that is meant."""
    found = {each["code"] for each in unknown if measure in (each["code"], each["measure"])}
    if len(found) != 1:
        raise KhiError(
            "This file has no such measure that is none of our indicators yet.",
            found=measure,
            accepted="; ".join(sorted(each["code"] for each in unknown)[:10]),
            fix="Without --measure, all of them are listed.",
        )
    return found.pop()


def _said(kind: Any, word: str | None, option: str) -> Any:
    """A choice nobody can make for you."""
    if word is None:
        raise KhiError(
            f"Say {option}: it is never guessed.",
            accepted=", ".join(each.value for each in kind),
        )
    return kind(word)
