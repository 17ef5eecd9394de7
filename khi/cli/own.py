"""A question of one's own, from a column the bank has no question for: what the page asks, too."""

import argparse
from collections.abc import Iterator

from khi.intake import Draft, Local, finished, own_question
from khi.model import Domain, KhiError

_SAFE = "Nothing has been stored."


def say_own(parser: argparse.ArgumentParser) -> None:
    """Which columns are asked as questions of one's own, and which of their answers are good."""
    parser.add_argument(
        "--own",
        action="append",
        default=[],
        metavar="COLUMN=ANSWERS",
        help="ask a column as your own question; the good answers follow: 'Do you sing?=Yes,Often'",
    )
    parser.add_argument(
        "--no-answer", default="", metavar="ANSWERS", help="answers to it that are none: 'Not sure'"
    )
    parser.add_argument(
        "--about",
        choices=[each.value for each in Domain if each.is_personal],
        default=Domain.WELLBEING.value,
        help="the part of life it is about",
    )


def own_questions(options: argparse.Namespace, draft: Draft) -> Iterator[Local]:
    """The questions that were asked for, from the answers that stand in the file.

    Raises:
        KhiError: where there is no such column, or nobody gave one of the answers.
    """
    for said in options.own:
        column, _, good = said.rpartition("=")
        if not column:
            raise KhiError("Say which answers are good.", found=said, fix="COLUMN=Yes,Often")
        yield _own(options, draft, column.strip(), _listed(good))


def _own(options: argparse.Namespace, draft: Draft, column: str, good: list[str]) -> Local:
    letters = [each.letter for each in draft.columns if column in (each.name, each.letter)]
    if not letters or draft.answers_in is None:
        names = ", ".join(each.name for each in draft.columns)
        raise KhiError(
            "There is no column of this name.", found=column, accepted=names, state=_SAFE
        )
    found = draft.answers_in(letters[:1], False)
    apart = _listed(options.no_answer)
    if strange := [each for each in (*good, *apart) if each not in found]:
        raise KhiError(
            "Nobody gave this answer.",
            where=column,
            found=", ".join(strange),
            accepted=", ".join(found),
            state=_SAFE,
        )
    made = own_question(letters[:1], column, found, positive=good)
    return finished(made, about=Domain(options.about), apart=apart)


def _listed(words: str) -> list[str]:
    return [each.strip() for each in words.split(",") if each.strip()]
