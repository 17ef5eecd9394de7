"""Forms to fill in, from a terminal."""

import argparse
from pathlib import Path
from typing import Any

from khi import catalogue as catalogues
from khi import forms
from khi.catalogue import Catalogue
from khi.cli.named import area_code, quarter


def add_commands(commands: Any) -> None:
    """Offer ``template``."""
    template = commands.add_parser("template", help="a form to fill in, made of the question bank")
    template.add_argument("--area", required=True, help="a code or a name")
    template.add_argument("--quarter", required=True, help="such as 2025-Q1 (April to June)")
    template.add_argument(
        "--question", action="append", default=[], metavar="ID", help="may be given more than once;"
        " without it, the five headline questions",
    )  # fmt: skip
    template.add_argument(
        "--about", action="append", default=[], metavar="BREAKDOWN", help="what people are asked"
        " about themselves; may be given more than once",
    )  # fmt: skip
    template.add_argument("--asked-by", default="", help="who is asking, shown on the form")
    template.add_argument(
        "--as", dest="kind", required=True, choices=[each.name for each in forms.KINDS]
    )
    template.add_argument("--to", type=Path, default=Path(), help="the folder it is written to")
    template.set_defaults(run=_template)


def _template(options: argparse.Namespace) -> int:
    catalogue = catalogues.load()
    kind = next(each for each in forms.KINDS if each.name == options.kind)
    form = forms.form(
        catalogue,
        area=area_code(options.area, catalogue),
        quarter=quarter(options.quarter),
        questions=options.question or _headlines(catalogue),
        breakdowns=options.about,
        easy=kind.easy,
        asked_by=options.asked_by,
    )
    made = forms.made(kind, form)
    options.to.mkdir(parents=True, exist_ok=True)
    path = options.to / forms.file_name(kind, form)
    path.write_bytes(made)
    for each in form.left_out if kind.prints else ():
        print(f"Left out: {each}")
    print(path)
    return 0


def _headlines(catalogue: Catalogue) -> list[str]:
    return [each.reading.question for each in catalogue.headlines if each.reading]
