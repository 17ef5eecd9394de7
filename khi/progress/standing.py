"""What stands while ratings are given, read once in their transaction and kept up as they come."""

from collections import defaultdict

from khi.model import Framework, Rating, Voice
from khi.progress.rules import Standing, check_rating
from khi.store import Store, Transaction

_Said = dict[str, tuple[int, int]]
"""For each quarter, the stage a voice gave last and how often it gave one."""


class Known:
    """What every voice has said in the areas that are being rated."""

    def __init__(self, reader: Transaction | Store) -> None:
        self._reader = reader
        self._read: set[tuple[str, str]] = set()
        self._said: dict[tuple[str, str, str, str], _Said] = defaultdict(dict)
        self._closed: set[tuple[str, str, str]] = set()

    def given(self, rating: Rating, framework: Framework) -> Rating:
        """The rating as the next line of its voice. Raises ``KhiError`` where it may not be given.

        What is refused leaves nothing behind.
        """
        stands = self._standing(rating)
        check_rating(rating, framework, stands)
        line = rating.model_copy(update={"number": stands.lines + 1})
        self._of(rating, rating.voice)[rating.quarter] = (line.stage, line.number)
        return line

    def _standing(self, rating: Rating) -> Standing:
        if (rating.framework, rating.area) not in self._read:
            self._look(rating.framework, rating.area)
        own = self._of(rating, rating.voice)
        return Standing(
            own={quarter: stage for quarter, (stage, _) in own.items()},
            lines=own.get(rating.quarter, (0, 0))[1],
            given=[voice for voice in Voice if rating.quarter in self._of(rating, voice)],
            closed=(rating.framework, rating.area, rating.quarter) in self._closed,
        )

    def _of(self, rating: Rating, voice: Voice) -> _Said:
        return self._said[rating.framework, rating.area, rating.action, voice.value]

    def _look(self, framework: str, area: str) -> None:
        """Read what one area has said, once."""
        rows = self._reader.read("ratings_own", framework=framework, area=area, voice=None)
        for row in rows.to_dict("records"):
            said = self._said[framework, area, str(row["action"]), str(row["voice"])]
            said[str(row["quarter"])] = (int(row["stage"]), int(row["number"]))
        closed = self._reader.read("ratings_closed", framework=framework, areas=[area])
        self._closed |= {(framework, area, str(quarter)) for quarter in closed["quarter"]}
        self._read.add((framework, area))
