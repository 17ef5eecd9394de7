"""Rate: in which voice, for which area and quarter, somebody sits down to rate."""

from dataclasses import dataclass

from khi import progress
from khi.access import Act
from khi.model import ERASED_WORDS, Action, Area, Framework, Quarter, Voice, clock
from khi.ui.frame import selection
from khi.ui.given import sources
from khi.ui.given.person import may
from khi.ui.progress import known

_BACK = 4


@dataclass(frozen=True)
class Seat:
    """In which voice, for which area and quarter, somebody rates."""

    framework: Framework
    area: Area
    quarter: Quarter
    voice: Voice
    easy: bool

    def about(self, action: Action) -> dict[str, str]:
        """What names a line about an action here, whoever gives it."""
        return {
            "framework": self.framework.id,
            "version": self.framework.version,
            "area": self.area.code,
            "quarter": self.quarter.id,
            "action": action.id,
        }

    def own(self) -> dict[tuple[str, str], dict[str, object]]:
        """What this voice said, by quarter and action."""
        rows = progress.own(sources.store(), self.framework, area=self.area.code, voice=self.voice)
        rows = rows.replace(ERASED_WORDS, "")
        return {(str(r["quarter"]), str(r["action"])): r for r in rows.to_dict("records")}


def may_rate(voice: Voice, area: Area) -> bool:
    """Whether the person here may speak with a voice for an area."""
    return may(act_of(voice), area)


def act_of(voice: Voice) -> Act:
    """What a person does who speaks with a voice."""
    return Act(f"rate as {voice.value}")


def choose() -> Seat:
    """Ask who rates what: the framework, the area, the quarter and the voice."""
    named = {each.title: each for each in known.frameworks()}
    framework = named[selection.pick("Framework", list(named), key="framework", width=260)]
    area = selection.area(_places())
    now = Quarter.containing(clock.today())
    quarters = {each.label: each for each in (now.later(-back) for back in range(_BACK))}
    quarter = quarters[selection.pick("Quarter", list(quarters), key="rating", width=160)]
    voices = {
        speaker.short: voice.value
        for voice, speaker in framework.voices.items()
        if may_rate(voice, area)
    }
    voice = Voice(selection.switch("You speak as", voices, key="as"))
    return Seat(framework, area, quarter, voice, selection.easy_read())


def _places() -> list[Area]:
    """Every place that can be rated; those of the demonstration first while it is shown."""
    first = sources.is_demonstration()
    return sorted(sources.places(), key=lambda each: each.invented is not first)
