"""Questions people here added to the bank, each read as an indicator of its own like any other.

Its words were typed by somebody, and stand where charts take a little markup of their own, so they
are made plain before they go anywhere.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from khi.catalogue.catalogue import Catalogue
from khi.model import Answer, Domain, Indicator, Mean, Polarity, Question, Reading, Scale, Share

SOURCE = "A question added by the people who asked it here"
_CHOSEN_BY = "The people who asked it here; it is not one of the five headlines"
_CAVEAT = "It is asked in its own words, so only places that ask it in the same words compare."
_PLAIN = str.maketrans({"<": "‹", ">": "›", "\n": " ", "\t": " "})
_ENTITY = re.compile(r"&(?=#?\w+;)")
_SHORT, _LONG = 44, 200
_MANY_WORDS, _LAST_WORDS = 8, 3


def is_local(indicator: Indicator) -> bool:
    """Whether an indicator was made of a question somebody here added."""
    return indicator.source == SOURCE


def with_local(catalogue: Catalogue, questions: Iterable[Question]) -> Catalogue:
    """The catalogue with these questions, and an indicator of each that can be read.

    What the bank has already is left as the bank has it.
    """
    added = {each.id: _in_plain_words(each) for each in questions}
    added = {id: each for id, each in sorted(added.items()) if id not in catalogue.questions}
    if not added:
        return catalogue
    read = {id: indicator for id, each in added.items() if (indicator := indicator_of(each))}
    read = _told_apart(read, list(catalogue.indicators.values()))
    known = {name: getattr(catalogue, name) for name in Catalogue.model_fields}
    told = (each.model_dump_json() for each in added.values())
    known |= {
        "questions": catalogue.questions | added,
        "indicators": catalogue.indicators | read,
        "version": "+".join([catalogue.version, *told]),
    }
    return Catalogue.model_construct(**known)


def _told_apart(added: Mapping[str, Indicator], known: Iterable[Indicator]) -> dict[str, Indicator]:
    """The indicators, each with a short name of its own: where words begin alike, with both ends.

    A list to choose from knows an indicator by its short name alone. The same words of which other
    answers count are numbered.
    """
    told = dict(added)
    for longer in (_both_ends, str):
        often = Counter(each.short for each in (*known, *told.values()))
        for id, each in told.items():
            if often[each.short] > 1:
                told[id] = each.model_copy(update={"short": longer(each.title)})
    taken = Counter(each.short for each in known)
    for id, each in told.items():
        taken[each.short] += 1
        if (number := taken[each.short]) > 1:
            told[id] = each.model_copy(update={"short": f"{each.short} ({number})"})
    return told


def _both_ends(words: str) -> str:
    """How words begin and how they end, with what is between left out."""
    whole = words.rstrip(" ?!.:").split()
    if len(" ".join(whole)) <= _SHORT or len(whole) < _MANY_WORDS:
        return words
    return f"{_shortened(words, _SHORT // 2)} {' '.join(whole[-_LAST_WORDS:])}"


def indicator_of(question: Question) -> Indicator | None:
    """The reading of a local question; None where nobody has said which answers are good."""
    reading = _reading(question)
    if reading is None:
        return None
    is_scale = isinstance(reading, Mean)
    return Indicator(
        id=question.id,
        title=question.wording,
        short=_shortened(question.wording),
        easy=question.easy or question.wording,
        domain=about(question),
        polarity=Polarity.HIGHER,
        unit=f"out of {reading.high:g}" if isinstance(reading, Mean) else "of people",
        period="quarter",
        reading=reading,
        source=SOURCE,
        caveats=(_CAVEAT,) if is_scale else (_counted(question), _CAVEAT),
        chosen_by=_CHOSEN_BY,
        sensitive=True,
    )


def about(question: Question) -> Domain:
    """The part of life a local question is about; wellbeing where its topic is none of the five."""
    personal = {each.value: each for each in Domain if each.is_personal}
    return personal.get(question.topic, Domain.WELLBEING)


def described(
    question: Question, *, about: Domain, apart: Collection[str] = (), scale: Scale | None = None
) -> Question:
    """A local question with what only the person can say of it.

    Args:
        question: as it was made of a column.
        about: the part of life it is about.
        apart: the labels of answers that are none ("don't know"): counted, never in a base.
        scale: the numbers it is answered with, in place of its answers.
    """
    answers = tuple(
        each.model_copy(update={"base": False, "score": None}) if each.label in apart else each
        for each in question.answers
    )
    told = {"topic": about.value, "answers": () if scale else answers, "scale": scale}
    return question.model_copy(update=told)


def _reading(question: Question) -> Reading | None:
    if question.scale is not None:
        return Mean(question=question.id, low=question.scale.low, high=question.scale.high)
    in_base = [each for each in question.answers if each.base]
    counts = tuple(each.code for each in in_base if each.score)
    if not counts or len(counts) == len(in_base):
        return None
    return Share(question=question.id, counts=counts, out_of=tuple(each.code for each in in_base))


def _counted(question: Question) -> str:
    """Which answers count, in the words of the question."""
    good = ", ".join(each.label for each in question.answers if each.base and each.score)
    return f"Counted as good by whoever added it: {good}."


def _in_plain_words(question: Question) -> Question:
    """The question with nothing in its words that a chart would read as markup."""
    answers = tuple(_plain_answer(each) for each in question.answers)
    words = {"wording": _plain(question.wording), "easy": _plain(question.easy)}
    return question.model_copy(update=words | {"answers": answers, "source": SOURCE})


def _plain_answer(answer: Answer) -> Answer:
    return answer.model_copy(update={"label": _plain(answer.label), "easy": _plain(answer.easy)})


def _plain(words: str) -> str:
    return _ENTITY.sub("& ", " ".join(words.translate(_PLAIN).split()))[:_LONG]


def _shortened(words: str, most: int = _SHORT) -> str:
    """The words to the end of a word, as a list of indicators has room for."""
    words = words.rstrip(" ?!.:")
    if len(words) <= most:
        return words
    return f"{words[:most].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"
