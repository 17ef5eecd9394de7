"""A question that the bank does not have, made from a column by the person who asked it."""

import json
import re
from collections.abc import Collection, Iterable, Sequence
from hashlib import sha256

from khi.catalogue.local import described
from khi.intake.identifiers import is_personal
from khi.intake.matching.choices import Local, local_question
from khi.intake.matching.seen import look
from khi.intake.matching.words import fold
from khi.intake.sheet import Sheet
from khi.model import Domain, Question, Scale

MOST_ANSWERS = 20
"""How many different answers a column may hold and still be taken for a question."""

_JOINS = (re.compile(r"[;|\n]"), re.compile(r",\s"), re.compile(r"\s"))
_PREFIX = "local_"
_LONGEST_SLUG = 39
_MARK = 8


def answers_in(sheet: Sheet, letters: Sequence[str], *, several: bool = False) -> list[str]:
    """The different answers in some columns, the most usual first; none where they are too many.

    Where people could tick several, the answers joined in one cell are taken apart; columns with
    an answer each are named by their headings. Nothing that may be personal is given back.
    """
    seen = [each for each in look(sheet) if each.column.letter in letters]
    if len(seen) > 1:
        return [_last_part(each.column.name) for each in seen]
    values = seen[0].values if seen else {}
    between = _between(values) if several else None
    found: dict[str, tuple[str, int]] = {}
    for value, cells in values.items():
        for part in map(str.strip, between.split(value) if between else [value]):
            words, so_far = found.get(fold(part), (part, 0))
            found[fold(part)] = (words, so_far + cells)
    most_usual = sorted(found.values(), key=lambda each: -each[1])
    answers = [words for words, _ in most_usual if words and not is_personal(words)]
    return answers if len(answers) <= MOST_ANSWERS else []


def own_question(
    letters: Sequence[str],
    wording: str,
    answers: Sequence[str],
    *,
    positive: Sequence[str] = (),
    several: bool = False,
) -> Local:
    """The person's own question. Its id is made of its words, so that the next file has it too."""
    question = local_question(
        _PREFIX,
        wording=wording.strip(),
        answers=tuple(dict.fromkeys(answers)),
        positive=tuple(positive),
    )
    return Local(question=_with_id(question), columns=tuple(letters), several=several)


def finished(
    made: Local, *, about: Domain, apart: Collection[str] = (), scale: Scale | None = None
) -> Local:
    """The person's own question with what only they can say of it: see ``catalogue.local``."""
    question = described(made.question, about=about, apart=apart, scale=scale)
    return made.model_copy(update={"question": _with_id(question)})


def _with_id(question: Question) -> Question:
    """The question with an id of its own: the start of its words, and a mark of all it is.

    Two questions that begin alike, or of which other answers count, are two questions.
    """
    words = fold(question.wording)
    slug = re.sub(r"[^a-z0-9]+", "_", words).strip("_")[:_LONGEST_SLUG].rstrip("_") or "question"
    answers = sorted((fold(each.label), each.base, each.score or 0) for each in question.answers)
    scale = question.scale.model_dump(mode="json") if question.scale else None
    whole = sha256(json.dumps([words, answers, scale]).encode()).hexdigest()
    return question.model_copy(update={"id": f"{_PREFIX}{slug}_{whole[:_MARK]}"})


def _between(values: Iterable[str]) -> re.Pattern[str] | None:
    """What stands between the answers of one cell: the first of these that any cell has."""
    listed = list(values)
    return next((each for each in _JOINS if any(map(each.search, listed))), None)


def _last_part(heading: str) -> str:
    """The option's words in "Question - Option" and "question/option"."""
    return re.split(r" - |/", heading)[-1].strip()
