"""The same functions from a terminal: files in, forms out, figures, and what is here.

Exit code 0 only on success; whatever went wrong is on stderr, as the page words it.

============  ==============================================================
files         what to do with a file: check it, or add it
said          what a person says of their file: the same as the page asks
own           a question of one's own, from a column that has none
adopting      a measure of an official file, made an indicator of one's own
fetching      official figures from their publisher
waiting       drafts that wait: look at them, another day, publish them
templates     forms to fill in
rating        one voice's rating of one action
figures       figures out of the one door: to read, to export, to audit
design        a survey's full design: strata, clusters and populations
housekeeping  the demonstration, taking back, erasing, backups, what is here
named, place  what is named, as the catalogue knows it; where the data is
============  ==============================================================
"""

import argparse
import sys
from collections.abc import Sequence

from khi.cli import (
    adopting,
    design,
    fetching,
    figures,
    files,
    housekeeping,
    rating,
    templates,
    waiting,
)
from khi.model import KhiError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0, or 1 where it did not succeed."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except KhiError as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m khi",
        description="Key Human Indicators from a terminal. Data is in the folder KHI_DATA names.",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for module in (
        files,
        waiting,
        fetching,
        adopting,
        templates,
        rating,
        figures,
        design,
        housekeeping,
    ):
        module.add_commands(commands)
    return parser
