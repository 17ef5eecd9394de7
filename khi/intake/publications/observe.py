"""From the cells of a publication to observations: one figure of one measure, area and period.

An observation of a measure that is one of our indicators becomes activity. The others are
counted and said, never forced into an indicator they may not be.
"""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake.checking.echo import Echo
from khi.intake.checking.problems import Bad, Level, Problems
from khi.intake.drafting.draft import ACTIVITY
from khi.intake.matching.places import Places
from khi.intake.measures.figures import HYPHENS
from khi.intake.measures.measured import PERIODS, WholeFile
from khi.intake.measures.units import as_ours, as_published
from khi.intake.publications.cumulative import financial_year, with_cumulative
from khi.intake.publications.descriptions import Description, Shape
from khi.intake.publications.feeding import of_features, of_people
from khi.intake.publications.figures import NUMBERS, read_figures
from khi.intake.publications.levels import NHS, say_level, with_levels
from khi.intake.publications.made import made
from khi.intake.publications.shapes import HEAD, cells_of
from khi.intake.publications.texts import first
from khi.intake.sheet import Sheet
from khi.intake.times.periods import periods
from khi.model import Absence, AreaKind

_NOT_OURS = "a measure that is none of our indicators yet"
_SAME = "the same figure again"
SHARED_BY = 3
"""How many observations must share the name of a measure before a report repeats it."""
_KEY = ["area", "code", "measure", "period"]


@dataclass(frozen=True)
class Observed:
    """What came of a publication.

    ``every`` has a row for each observation of the file, also of areas we do not show: ``why``
    says why it is not taken, empty if it is. ``place`` is the area's code as the publisher writes
    it, ``level`` its kind. ``activity`` are those of our indicators. Every row of the sheet is
    accepted, rejected or left out, for the reasons in ``left_out``. ``sheets`` are those of a
    workbook that were read.
    """

    description: Description
    every: pd.DataFrame
    activity: pd.DataFrame
    problems: Problems
    accepted: int
    rejected: int
    left_out: dict[str, int]
    needs: dict[str, str]
    rows_read: int
    sheets: tuple[str, ...]

    @property
    def taken(self) -> pd.DataFrame:
        """The observations that were understood."""
        return self.every[self.every["why"].eq("") & ~self.every["rejected"]]


def observed(
    sheet: Sheet,
    description: Description,
    catalogue: Catalogue,
    whole_file: WholeFile | None = None,
    places: Places | None = None,
) -> Observed:
    """Read a sheet that is of a publication. ``places`` are those of the catalogue, if at hand."""
    places = places or Places(catalogue)
    return _Reading(sheet, description, catalogue, whole_file or WholeFile(), places).observed()


class _Reading:
    """One sheet of one publication, each different word of it read once."""

    def __init__(
        self,
        sheet: Sheet,
        description: Description,
        catalogue: Catalogue,
        whole_file: WholeFile,
        places: Places,
    ) -> None:
        self._sheet, self._description = sheet, description
        self._catalogue, self._whole, self._places = catalogue, whole_file, places
        self._problems = Problems()
        self._rows = sheet.workbench.query('select * from cells order by "row"')
        self._needs: dict[str, str] = {}

    @cached_property
    def _echo(self) -> Echo:
        return Echo(self._catalogue)

    def observed(self) -> Observed:
        """Everything that came of the sheet."""
        if self._description.shape is Shape.REFUSED:
            return self._refused()
        cells = cells_of(self._sheet, self._rows, self._description)
        self._first_row = cells.groupby("observation")["row"].first()
        every = cells.groupby("observation")[HEAD].first()
        every = every.join(read_figures(cells, self._description.marks, self._whole.hyphen))
        every = self._with_areas(every.assign(rejected=False))
        every = self._without_doubles(self._with_periods(every))
        every = self._with_indicators(self._with_unread(every))
        activity, used = self._activity(every)
        every["indicator"] = every["indicator"].mask(every.index.isin(used), every.index.map(used))
        return self._closed(every, activity, frozenset(used), cells)

    def _refused(self) -> Observed:
        """Nothing of the file is taken, and it is said why."""
        more = ["level", *NUMBERS, "absence", "indicator", "rejected"]
        empty = pd.DataFrame(columns=list(dict.fromkeys([*HEAD, *_KEY, *more])))
        self._problems.add(Level.ERROR, self._description.refusal, count=len(self._rows))
        return Observed(
            description=self._description,
            every=empty.astype({"rejected": bool}),
            activity=pd.DataFrame(columns=list(ACTIVITY)),
            problems=self._problems,
            accepted=0,
            rejected=len(self._rows),
            left_out={},
            needs={},
            rows_read=self._sheet.rows_read,
            sheets=(self._sheet.sheet,),
        )

    def _with_areas(self, every: pd.DataFrame) -> pd.DataFrame:
        """The area of each observation, and its level; the rest with the reason."""
        made, unknown, guess = with_levels(every, self._description, self._catalogue, self._places)
        return self._reject(made, unknown, "an area we know", guess)

    def _with_periods(self, every: pd.DataFrame) -> pd.DataFrame:
        """The period of each observation."""
        words = every["period"].mask(every["period"].eq(""), self._whole.period)
        headed = first(self._sheet, self._description, "period")
        read = periods(words[words.ne("")].unique().tolist(), heading=headed.name if headed else "")
        known = {word: as_ours(period) for word, period in read.found.items()}
        if every["why"].eq("").any() and (read.ask or words.eq("").all()):
            self._needs["period"] = (
                read.ask or "Which period are these figures for? The file does not say."
            )
            return every.assign(period="", period_type="", year=0)
        years = {word: financial_year(period) for word, period in read.found.items()}
        every = every.assign(
            period=words.map(lambda word: known.get(word, ("", ""))[0]),
            period_type=words.map(lambda word: known.get(word, ("", ""))[1]),
            year=words.map(years).fillna(0).astype(int),
        )
        every = with_cumulative(every)
        unknown = words.mask(every["period"].ne(""), "").mask(words.eq(""), "blank")
        return self._reject(every, unknown, PERIODS, is_day=True)

    def _with_unread(self, every: pd.DataFrame) -> pd.DataFrame:
        """Observations without those whose figure is neither a number nor a mark we know.

        What a lone "-" means is asked, as it means another thing in every file.
        """
        is_hyphen = every["unread"].str.strip().isin(HYPHENS) & every["why"].eq("")
        if (is_hyphen & ~every["rejected"]).any():
            self._needs["hyphen"] = "What does “-” mean in this file, where a figure should be?"
        every.loc[is_hyphen, "absence"] = Absence.NO_DATA.value
        every.loc[is_hyphen, "unread"] = ""
        return self._reject(every, every["unread"], "a number, or a mark such as [c]")

    def _with_indicators(self, every: pd.DataFrame) -> pd.DataFrame:
        """The indicator of each observation, where one is certain; else empty."""
        measures = every[["code", "measure", "year"]].drop_duplicates()
        kinds = measures.groupby("code")["measure"].nunique()
        self._single = set(kinds[kinds.eq(1)].index)
        found = {each: self._indicator(*each) for each in measures.itertuples(index=False)}
        indicators = [found[each] for each in every[[*measures]].itertuples(index=False)]
        return every.assign(indicator=indicators)

    def _indicator(self, code: str, measure: str, year: int) -> str:
        if self._whole.indicator:
            return self._whole.indicator
        if adopted := self._description.adopted(code, year):
            return adopted
        if ours := self._catalogue.adopted(self._description.id, code, year):
            return ours
        words = code if " " in code and code in self._single else measure
        named = self._catalogue.indicator_for_measure(words)
        return named.id if named else ""

    def _without_doubles(self, every: pd.DataFrame) -> pd.DataFrame:
        """One observation of each; the same twice is left out, two that differ are refused.

        Where an area stands under an earlier code and the one of today, the figure counts.
        """
        taken = every[every["why"].eq("") & ~every["rejected"]].sort_values("absence")
        blank = taken["absence"].ne("") & taken.duplicated(_KEY)
        same = blank | taken.duplicated([*_KEY, *NUMBERS, "absence"])
        every.loc[same[same].index, "why"] = _SAME
        taken = taken[~same]
        double = taken.duplicated(_KEY, keep=False)
        if double.any():
            places = self._rows.loc[self._first_row[double[double].index], "row"]
            self._problems.add(
                Level.ERROR,
                "Several figures are of one measure, area and period. Keep one of each.",
                rows=places.tolist(),
            )
            every.loc[double[double].index, "rejected"] = True
        return every

    def _activity(self, every: pd.DataFrame) -> tuple[pd.DataFrame, dict[int, str]]:
        """The figures of our own indicators and areas, in our units; and of what each is part."""
        taken = every[every["why"].eq("") & ~every["rejected"]]
        is_ours = taken["area"].isin(list(self._catalogue.areas))
        is_ours |= taken["level"].eq(AreaKind.PROVIDER.value)
        taken = taken[is_ours]
        self._ask_indicator(taken)
        makes = made(taken, self._description)
        ours = taken[taken["indicator"].ne("") & ~taken.index.isin(makes.used)]
        used = makes.used | ours["indicator"].to_dict()
        ours = pd.concat([ours, makes.rows], ignore_index=True)
        if ours.empty or self._needs:
            return pd.DataFrame(columns=list(ACTIVITY)), {}
        source = self._whole.source or self._description.source_of(self._sheet)
        return as_published(ours, self._catalogue).assign(source=source)[list(ACTIVITY)], used

    def _ask_indicator(self, taken: pd.DataFrame) -> None:
        """Ask which indicator it is, where the file is of one measure we do not know."""
        shown = taken[~taken["level"].isin(NHS)]
        measures = shown["measure"].unique()
        if len(measures) == 1 and shown["indicator"].eq("").all() and not self._feeds(shown).any():
            named = f"“{measures[0]}”" if len(shown) >= SHARED_BY else "this measure"
            self._needs["indicator"] = (
                f"Which indicator is {named}? It is none of ours yet: say which, or add it."
            )

    def _closed(
        self,
        every: pd.DataFrame,
        activity: pd.DataFrame,
        used: frozenset[int],
        cells: pd.DataFrame,
    ) -> Observed:
        """The account of the rows: accepted where any figure of the row became activity."""
        rows = cells[["row", "observation"]].drop_duplicates()
        own = every.loc[rows["observation"]]
        kept = used | set(every.index[self._feeds(every)])
        accepted = set(rows["row"][rows["observation"].isin(kept).to_numpy()])
        refused = set(rows["row"][own["rejected"].to_numpy()])
        refused -= set(rows["row"][(own["why"].eq("") & ~own["rejected"]).to_numpy()])
        why = own["why"].mask(own["why"].eq(""), _NOT_OURS)
        reasons = pd.Series(why.to_numpy(), index=rows["row"])[~own["rejected"].to_numpy()]
        reasons = reasons.sort_values(key=lambda each: each.ne(_NOT_OURS), kind="stable")
        reasons = reasons[~reasons.index.duplicated()]
        others = [row for row in self._rows.index if row not in accepted | refused]
        left_out = reasons.reindex(others).fillna("no figure in the row").value_counts()
        is_refused = say_level(every.join(self._first_row.rename("row")), self._problems)
        return Observed(
            description=self._description,
            every=every,
            activity=activity.reset_index(drop=True),
            problems=self._problems,
            accepted=len(accepted),
            rejected=len(refused),
            left_out={str(reason): int(count) for reason, count in left_out.items()},
            needs={} if is_refused else self._needs,
            rows_read=self._sheet.rows_read,
            sheets=(self._sheet.sheet,),
        )

    def _feeds(self, every: pd.DataFrame) -> pd.Series:
        """Whether each observation says who lives where, or what an area is like."""
        like = of_features(every, self._description, self._catalogue).ne("")
        people = of_people(every, self._description, self._catalogue)
        return (like | people) & ~every["rejected"].astype(bool)

    def _reject(
        self,
        every: pd.DataFrame,
        unknown: pd.Series,
        accepted: str,
        guesses: dict[str, str] | None = None,
        *,
        is_day: bool = False,
    ) -> pd.DataFrame:
        """Observations with those marked that were not understood, a problem for each word."""
        wrong = unknown[unknown.ne("") & every["why"].eq("") & ~every["rejected"]]
        for word, same in wrong.groupby(wrong, sort=False):
            rows = self._rows.loc[self._first_row[same.index].unique(), "row"]
            guess = (guesses or {}).get(str(word), "")
            shown = self._echo.shown(str(word), cells=len(rows), guess=guess, is_day=is_day)
            meant = f" Did you mean “{guess}”?" if guess else ""
            self._problems.add(
                Level.ERROR,
                f"Found {shown or 'something else'} where {accepted} is accepted.{meant}",
                rows=rows.tolist(),
                bad=Bad(found=shown.strip("'"), accepted=accepted, guess=guess),
            )
        return every.assign(rejected=every["rejected"] | every.index.isin(wrong.index))
