"""What the reader chose, the verdict, and the three numbers at the top."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from khi import publication
from khi.model import Area, Register, clock
from khi.progress import assets as known
from khi.ui.frame import selection, shell
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces import states
from khi.ui.pieces.icons import badge
from khi.ui.pieces.numbers import BigNumber
from khi.wording import easy_found
from khi.wording.easy_lines import Line
from khi.wording.progress import assets as said

_LIST = {"Tiles": "tiles", "List": "list"}


@dataclass(frozen=True)
class View:
    """One area's register. ``look`` is "tiles" or "list"."""

    area: Area
    look: str
    easy: bool
    today: date

    @cached_property
    def key(self) -> tuple[str, ...]:
        """What everything that is shown depends on."""
        return (self.area.code, self.look, str(self.easy), self.today.isoformat())

    @cached_property
    def rows(self) -> pd.DataFrame:
        """What is listed here, with ``months`` since each was checked."""
        rows = _everything()
        own = rows[rows["area"].eq(self.area.code)].reset_index(drop=True)
        return own.assign(months=known.months_since(own["checked_on"], self.today))

    @cached_property
    def freshness(self) -> dict[str, int]:
        """How many are fresh, stale, and of unknown age."""
        return known.freshness(self.rows, self.register, self.today)

    @property
    def register(self) -> Register:
        """How assets are sorted."""
        return sources.catalogue().register_of_assets

    @cached_property
    def source(self) -> str:
        """Where the register came from."""
        names = ". ".join(sorted(self.rows["source"].unique()))
        return f"{names}. Addresses and ways to reach people are never kept."


def _everything() -> pd.DataFrame:
    return sources.kept(("assets",), lambda: known.assets(sources.store()))


def has_assets() -> bool:
    """Whether anything is listed anywhere."""
    return bool(len(_everything()))


def choose() -> View:
    """Ask for the area, and whether to see tiles or a list."""
    area = selection.area(_areas())
    look = selection.switch("Show as", _LIST, key="look")
    return _view(area, look, clock.today().isoformat(), easy=selection.easy_read())


@once
def _areas() -> list[Area]:
    """The areas with anything listed, by name."""
    codes = _everything()["area"].unique()
    return sorted(map(sources.catalogue().area, codes), key=lambda area: area.name)


@once
def _view(area: Area, look: str, day: str, *, easy: bool) -> View:
    """One for everybody who looks at the same: what it holds is worked out once."""
    return View(area, look, easy, date.fromisoformat(day))


def head(view: View) -> None:
    """Where we are, the question, and how far the list can be trusted."""
    fresh = view.freshness
    shell.head(
        f"What we have · {view.area.name}",
        "What do people and places here bring?",
        said.verdict(
            view.area.name, len(view.rows), fresh["stale"], fresh["unknown"], easy=view.easy
        ),
    )


@once
def in_short(view: View) -> list[str | Line]:
    """How much is listed, led by people and looked at of late, in short words."""
    return easy_found.of_assets(len(view.rows), _led(view), view.freshness["fresh"])


def _led(view: View) -> int:
    """How many of the things listed are led by people."""
    return int(view.rows["kind"].eq("people-led organisation").sum())


@once
def big_numbers(view: View) -> list[BigNumber]:
    """How much is listed, how fresh it is, and how many community approaches are offered."""
    people = publication.people(sources.store(), view.area.code, catalogue=sources.catalogue())
    fresh, here = view.freshness, known.approaches(view.rows, view.register)[0]
    return [
        BigNumber(
            label="Listed",
            number=str(len(view.rows)),
            unit="things",
            badge=badge("strong", "What is strong", tone="strength"),
            sentence=f"{_led(view)} of them are led by people.",
            source=said.rate(known.rate(len(view.rows), people)),
        ),
        BigNumber(
            label="Checked in the last year",
            number=str(fresh["fresh"]),
            unit=f"of {len(view.rows)}",
            badge=badge("gap", "Some may have changed", tone="concern")
            if fresh["stale"] or fresh["unknown"]
            else badge("tick", "All checked", tone="strength"),
            sentence="A living map is one that somebody keeps.",
            source=f"{fresh['stale']} older; {fresh['unknown']} with no date.",
        ),
        BigNumber(
            label="Community approaches",
            number=str(len(here)),
            unit=f"of {len(view.register.approaches)} we know of",
            badge=badge("dot", "Offered here", tone="primary"),
            sentence="Such as Shared Lives, a time bank, or circles of support.",
            source="Listed here under their names, or under names like them.",
        ),
    ]


def nothing_listed() -> None:
    """The page of a store without a register."""
    shell.head("What we have", "What do people and places here bring?", "Nothing is listed yet.")
    states.empty(
        "No register of assets has been added",
        "Add a table of groups, places, people-led organisations, small funds and skills.",
        page=shell.UPLOAD,
        link="Add a register",
    )


@once
def figures(view: View) -> pd.DataFrame:
    """The register of the area, for the download."""
    return known.as_file(view.rows.drop(columns="months"))
