"""What one entry says of another must be true. One function for each kind of entry."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain
from typing import Any

from khi.catalogue.catalogue import plain
from khi.model import (
    NOT_STATED,
    Action,
    Answer,
    Area,
    AreaKind,
    Breakdown,
    Domain,
    Framework,
    Group,
    Indicator,
    Mean,
    Membership,
    Net,
    Policy,
    Question,
    Register,
    Share,
    Succession,
)

PERIODS = ("month", "quarter", "year")
_BARE_LABEL = re.compile(r"(level|code) \d+|\d+")
_REFERENCES = ("rest", "best")


def problems(entries: dict[str, Any]) -> list[str]:
    """Everything that does not hang together, each with its file, entry and field."""
    questions, indicators = entries["questions"], entries["indicators"]
    areas, successions = entries["areas"], entries["successions"]
    return [
        *_said("questions.toml", questions, lambda each: _of_question(each, questions)),
        *_said("indicators.toml", indicators, lambda each: _of_indicator(each, entries)),
        *(f"indicators.toml, {problem}" for problem in _of_all_indicators(indicators.values())),
        *_said("breakdowns.toml", entries["breakdowns"], _of_breakdown),
        *_said("areas.csv", areas, lambda each: _of_area(each, areas)),
        *(f"areas.csv, {problem}" for problem in _of_all_areas(areas.values())),
        *(f"area_successors.csv, {each}" for each in _of_successions(successions, areas)),
        *(f"care_boards.csv, {each}" for each in _of_memberships(entries["memberships"], areas)),
        *_said("frameworks", entries["frameworks"], lambda each: _of_framework(each, indicators)),
        *(f"assets.toml, {each}" for each in _of_register(entries["register_of_assets"])),
        *(f"disclosure.toml, {problem}" for problem in _of_policy(entries["policy"], questions)),
    ]


def _said(
    file: str, values: dict[str, Any], check: Callable[[Any], Iterable[str]]
) -> Iterator[str]:
    for id, value in values.items():
        yield from (f"{file}, entry {id}, {problem}" for problem in check(value))


def _of_question(question: Question, questions: dict[str, Question]) -> Iterator[str]:
    yield from _of_words(question)
    yield from _of_spellings("answers", question.answers)
    if question.derived:
        yield from _of_derived(question, questions)


def _of_words(question: Question) -> Iterator[str]:
    if question.licence.ship_wording:
        missing = () if question.derived else ("wording", "easy")
        yield from (f"field {name}: it is empty" for name in missing if not getattr(question, name))
        return
    if question.easy:
        yield "field easy: the licence does not let us ship the wording"
    for answer in question.answers:
        if answer.easy or not _BARE_LABEL.fullmatch(answer.label):
            yield f"field answers.{answer.code}: the licence does not let us ship its words"


def _of_derived(question: Question, questions: dict[str, Question]) -> Iterator[str]:
    if question.scale is None:
        yield "field scale: a derived question needs one"
    for part in question.derived.of if question.derived else ():
        if part not in questions:
            yield f"field derived.of: there is no question {part!r}"
        elif unscored := [
            a.code for a in questions[part].all_answers if a.base and a.score is None
        ]:
            yield f"field derived.of: {part} has answers without a score: {', '.join(unscored)}"


def _of_spellings(field: str, choices: Iterable[Answer | Group]) -> Iterator[str]:
    """One spelling must not mean two answers, or two groups."""
    meanings: Counter[str] = Counter()
    for choice in choices:
        words = (choice.code, choice.label, choice.easy, *choice.aliases)
        meanings.update({plain(word) for word in words if plain(word)})
    twice = [word for word, count in meanings.items() if count > 1]
    if twice:
        yield f"field {field}: these spellings mean two things: {', '.join(twice)}"


def _of_indicator(indicator: Indicator, entries: dict[str, Any]) -> Iterator[str]:
    if indicator.period not in PERIODS:
        yield f"field period: {indicator.period!r} is not one of: {', '.join(PERIODS)}"
    for other in indicator.beside:
        if other not in entries["indicators"] or other == indicator.id:
            yield f"field beside: there is no other indicator {other!r}"
    yield from _of_official(indicator, entries["indicators"])
    if indicator.reading is None:
        return
    if question := entries["questions"].get(indicator.reading.question):
        yield from _of_reading(indicator.reading, question)
    else:
        yield f"field reading.question: there is no question {indicator.reading.question!r}"


def _of_official(indicator: Indicator, indicators: dict[str, Indicator]) -> Iterator[str]:
    """A published figure may be of one question that is asked here, and the only one of it."""
    if not (ours := indicator.same_question_as):
        return
    if indicator.measure is None or ours not in indicators or indicators[ours].reading is None:
        yield f"field same_question_as: {ours!r} is not a reading that a measure can be beside"
    same = [each.id for each in indicators.values() if each.same_question_as == ours]
    if same[0] != indicator.id:
        yield f"field same_question_as: {same[0]!r} is beside {ours!r} already"


def _of_reading(reading: Share | Net | Mean, question: Question) -> Iterator[str]:
    answers = {answer.code: answer for answer in question.all_answers}
    counted = reading.counts if isinstance(reading, Share) else ()
    for code in dict.fromkeys((*reading.out_of, *counted)):
        if code not in answers:
            yield f"field reading: {question.id} has no answer {code!r}"
        elif not answers[code].base:
            yield f"field reading.out_of: {code!r} is never in a base"
    if outside := set(counted) - set(reading.out_of):
        yield f"field reading.counts: not in out_of: {', '.join(sorted(outside))}"
    if repeated := [code for code, n in Counter(reading.out_of).items() if n > 1]:
        yield f"field reading.out_of: there twice: {', '.join(repeated)}"


def _of_all_indicators(indicators: Iterable[Indicator]) -> Iterator[str]:
    indicators = list(indicators)
    headlines = Counter(each.domain for each in indicators if each.headline)
    if headlines != Counter(domain for domain in Domain if domain.is_personal):
        found = ", ".join(each.id for each in indicators if each.headline)
        yield f"field headline: one for each personal domain is needed; found {found or 'none'}"
    spelt: Counter[str] = Counter()
    for each in indicators:
        words = (each.id, each.title, *each.measure.aliases) if each.measure else ()
        spelt.update({plain(word) for word in words})
    if twice := [word for word, count in spelt.items() if count > 1]:
        yield f"field measure.aliases: these words mean two measures: {', '.join(twice)}"


def _of_breakdown(breakdown: Breakdown) -> Iterator[str]:
    codes = [group.code for group in breakdown.groups]
    if NOT_STATED not in codes:
        yield f"field groups: there is no {NOT_STATED!r}"
    if breakdown.reference not in (*_REFERENCES, *codes):
        yield f"field reference: {breakdown.reference!r} is not a group, 'rest' or 'best'"
    yield from _of_spellings("groups", breakdown.groups)
    numbers = Counter(
        number
        for group in breakdown.groups
        if group.low is not None and group.high is not None
        for number in range(group.low, group.high + 1)
    )
    if twice := [str(number) for number, count in numbers.items() if count > 1]:
        yield f"field groups: these numbers fall in two groups: {', '.join(twice)}"


def _of_area(area: Area, areas: dict[str, Area]) -> Iterator[str]:
    seen, code = {area.code}, area.parent
    while code:
        if code not in areas:
            yield f"field parent: there is no area {code!r}"
            return
        if code in seen:
            yield f"field parent: {code!r} lies inside itself"
            return
        seen.add(code)
        code = areas[code].parent


def _of_all_areas(areas: Iterable[Area]) -> Iterator[str]:
    areas = list(areas)
    codes = Counter(chain.from_iterable((area.code, *area.former) for area in areas))
    social_care = Counter(area.cassr for area in areas if area.cassr)
    for field, counts in (("former", codes), ("cassr", social_care)):
        if twice := [code for code, count in counts.items() if count > 1]:
            yield f"field {field}: used for two areas: {', '.join(twice)}"


def _of_successions(successions: Iterable[Succession], areas: dict[str, Area]) -> Iterator[str]:
    for each in successions:
        if each.new not in areas:
            yield f"entry {each.old}, field new: there is no area {each.new!r}"
        if each.old in areas:
            yield f"entry {each.old}, field old: this area still exists"


def _of_memberships(memberships: Iterable[Membership], areas: dict[str, Area]) -> Iterator[str]:
    for each in memberships:
        named = f"{each.council} in {each.board}"
        if each.council not in areas:
            yield f"{named}: there is no area {each.council!r}"
        board = areas.get(each.board)
        if board is None or board.kind is not AreaKind.ICB:
            yield f"{named}: {each.board!r} is no integrated care board"


def _of_framework(framework: Framework, indicators: dict[str, Indicator]) -> Iterator[str]:
    if [stage.stage for stage in framework.stages] != list(range(len(framework.stages))):
        yield "field stages: they must be numbered from 0, in order"
    if twice := [id for id, n in Counter(each.id for each in framework.actions).items() if n > 1]:
        yield f"field actions: there twice: {', '.join(twice)}"
    for voice, speaker in framework.voices.items():
        if not speaker.roles:
            yield f"field voices.{voice}.roles: at least one is needed"
    for id in framework.measures:
        if id not in indicators:
            yield f"field measures: there is no indicator {id!r}"
    for action in framework.actions:
        problems = _of_action(action, framework, indicators)
        yield from (f"field actions.{action.id}.{problem}" for problem in problems)


def _of_action(
    action: Action, framework: Framework, indicators: dict[str, Indicator]
) -> Iterator[str]:
    if action.group not in framework.groups:
        yield f"group: there is no group {action.group!r}"
    if len(action.sees) != len(framework.stages):
        yield "sees: one line for each stage is needed"
    for place, sign in enumerate(action.sees):
        for field in ("see", "source"):
            if not getattr(sign, field).strip():
                yield f"sees.{place}.{field}: it is empty"
    for id in action.moves:
        if id not in indicators:
            yield f"moves: there is no indicator {id!r}"


def _of_register(register: Register) -> Iterator[str]:
    categories = {category.id for category in register.categories}
    spelt: Counter[str] = Counter()
    for approach in register.approaches:
        if approach.category not in categories:
            yield f"entry {approach.id}, field category: there is no category {approach.category!r}"
        spelt.update({plain(word) for word in (approach.title, *approach.aliases)})
    for words in register.words.values():
        spelt.update({f"kind {plain(word)}" for word in words})
    if twice := [word for word, count in spelt.items() if count > 1]:
        yield f"field aliases: these words mean two things: {', '.join(twice)}"
    if twice := [id for id, n in Counter(each.id for each in register.approaches).items() if n > 1]:
        yield f"field approaches: there twice: {', '.join(twice)}"


def _of_policy(policy: Policy, questions: Collection[str]) -> Iterator[str]:
    if twice := [id for id, n in Counter(rule.id for rule in policy.rules).items() if n > 1]:
        yield f"entry rule, field id: there twice: {', '.join(twice)}"
    named = {question for override in policy.overrides for question in override.questions}
    if unknown := sorted(named - set(questions)):
        yield f"entry override, field questions: there is no question {unknown[0]!r}"
