"""When a rating may be given. Pure: what stands already comes in, and a refusal or nothing out.

Three promises are kept here. No stage rises without evidence. No voice gives its rating once it
could have seen another's. No agreed rating stands before every voice has spoken.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from khi.model import Agreement, Framework, KhiError, Quarter, Rating, Voice, clock
from khi.model.in_words import listed
from khi.progress.words import FEWEST_WORDS, says_something

UNRATED = 0
"""What an action stands at before it was ever rated: nothing is claimed."""

_HELD = "No rating has been changed."


@dataclass(frozen=True)
class Standing:
    """What stands before a rating is given.

    ``own`` are this voice's stages of this action, by quarter; ``lines`` is how often it has said
    one for this quarter. ``given`` are the voices that have
    rated it in this quarter. ``closed`` is whether the quarter is closed to ratings.
    """

    own: Mapping[str, int]
    lines: int
    given: Collection[Voice]
    closed: bool


def check_rating(rating: Rating, framework: Framework, standing: Standing) -> None:
    """Refuse a rating that may not be given, with the reason.

    Raises:
        KhiError: where its stage is not one of the framework's, its quarter is closed or others
            can be seen, a later quarter is rated already, or it rises without evidence.
    """
    _check_place(rating.action, rating.stage, framework)
    _check_begun(rating.quarter, clock.day_of(rating.recorded_at))
    if rating.voice not in framework.voices:
        raise KhiError("This framework has no such voice.", accepted=", ".join(framework.voices))
    if standing.closed:
        raise _refusal(
            f"{_quarter(rating)} is closed to ratings, and the others' can be seen.",
            "Rate the next quarter. What differs can still be talked about.",
        )
    if set(framework.voices) <= set(standing.given):
        raise _refusal(
            "Every voice has rated this action for this quarter, so all can be seen.",
            "A rating changed now could follow another's. Talk, and record what you agree.",
        )
    _check_order(rating.quarter, standing.own, "This voice's rating of")
    _check_rise(rating.stage, _before(standing.own, rating.quarter), rating.evidence, framework)


def check_agreement(
    agreement: Agreement,
    framework: Framework,
    stages: Mapping[Voice, int],
    agreed: Mapping[str, int],
) -> None:
    """Refuse an agreed rating that may not stand, with the reason.

    ``stages`` are what each voice gave for this action and quarter; ``agreed`` are the stages that
    were agreed for it, by quarter.

    Raises:
        KhiError: where a voice has not spoken, nothing says what was talked about or who was
            there, the stage lies outside what the voices gave, a later quarter is agreed already,
            or it rises without evidence.
    """
    _check_place(agreement.action, agreement.stage, framework)
    if missing := [framework.voices[each].short for each in framework.voices if each not in stages]:
        raise _refusal(
            f"{listed(missing)} have not rated this yet.",
            "An agreed rating can be recorded once every voice has given its own.",
        )
    if not says_something(agreement.said) or not agreement.took_part:
        raise _refusal(
            "A rating is agreed in a talk, and nothing says that there was one.",
            "Say who was there, by role, and in a sentence what was talked about.",
        )
    lowest, highest = min(stages.values()), max(stages.values())
    if not lowest <= agreement.stage <= highest:
        raise KhiError(
            "The agreed stage lies outside what the voices gave.",
            found=f"stage {agreement.stage}",
            accepted=f"a stage from {lowest} to {highest}",
            fix="If all have changed their minds, each can say so in its next rating.",
            state=_HELD,
        )
    _check_order(agreement.quarter, agreed, "What was agreed for")
    _check_rise(agreement.stage, _before(agreed, agreement.quarter), agreement.evidence, framework)


def _before(stages: Mapping[str, int], quarter: str) -> int:
    """The stage of the latest quarter before this one; 0 where there is none."""
    earlier = [each for each in stages if each < quarter]
    return stages[max(earlier)] if earlier else UNRATED


def _check_order(quarter: str, stages: Mapping[str, int], what: str) -> None:
    if later := [each for each in stages if each > quarter]:
        raise _refusal(
            f"{what} {Quarter.parse(max(later)).label} is there already.",
            "Ratings are given in order, so that each step up has its evidence.",
        )


def _check_begun(quarter: str, today: date) -> None:
    if Quarter.parse(quarter).start > today:
        raise _refusal(
            f"{Quarter.parse(quarter).label} has not begun yet.", "Rate a quarter people have seen."
        )


def _check_place(action: str, stage: int, framework: Framework) -> None:
    known = [each.id for each in framework.actions]
    if action not in known:
        raise KhiError("This framework has no such action.", accepted=", ".join(known))
    if stage > framework.top:
        raise KhiError(
            "This framework has no such stage.",
            found=f"stage {stage}",
            accepted=f"0 to {framework.top}",
        )


def _check_rise(stage: int, before: int, evidence: str, framework: Framework) -> None:
    if stage <= before or says_something(evidence):
        return
    to = framework.stages[stage]
    raise _refusal(
        f"Moving up from {before} to {stage} needs evidence: what can people see?",
        f"At stage {stage} you would see: “{to.sees}” Say what you see here, in"
        f" {FEWEST_WORDS} words or more.",
    )


def _refusal(what: str, fix: str) -> KhiError:
    return KhiError(what, fix=fix, state=_HELD)


def _quarter(rating: Rating) -> str:
    return Quarter.parse(rating.quarter).label
