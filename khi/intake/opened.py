"""The file itself, opened as often as it is needed, and closed again each time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from khi.catalogue import Catalogue
from khi.intake.matching.choices import Choices
from khi.intake.matching.first_row import with_first_row
from khi.intake.reading import read, unpacked_sheets
from khi.intake.sheet import Sheet
from khi.intake.sql import spelled
from khi.model import KhiError
from khi.store.engines import Workbench

Progress = Callable[[int, int, str], None]
"""Told how many sheets are read, of how many, and the name of the next."""


@dataclass(frozen=True)
class OpenedFile:
    """What somebody gave us, with what they said of it.

    ``source`` is where it is, or its bytes; ``workbench_factory`` makes the private place where
    its rows are held while it is open.
    """

    source: Path | bytes
    name: str
    catalogue: Catalogue
    choices: Choices
    workbench_factory: Callable[[], Workbench]
    progress: Progress | None = None

    @contextmanager
    def sheet(self) -> Iterator[Sheet]:
        """The sheet that is meant, with the person's corrections; its rows go when it closes."""
        with self.workbench_factory() as workbench:
            read_in = read(
                self.source, name=self.name, workbench=workbench, sheet=self.choices.sheet
            )
            sheet = with_first_row(read_in, self.catalogue)
            _correct(sheet, self.choices.lettered(sheet.columns))
            yield sheet

    def others(self, one: Sheet) -> Iterator[Sheet]:
        """The other sheets of a workbook, one after another, unless the person named one."""
        names = [each for each in one.sheets if each != one.sheet and not self.choices.sheet]
        folder = one.workbench.folder
        unpacked = unpacked_sheets(self.source, name=self.name, folder=folder) if names else {}
        for place, each in enumerate(names):
            if self.progress:
                self.progress(place + 1, len(one.sheets), each)
            with suppress(KhiError), self.workbench_factory() as workbench:
                yield read(
                    self.source, name=self.name, workbench=workbench, sheet=each,
                    unpacked=unpacked.get(each),
                )  # fmt: skip


def _correct(sheet: Sheet, choices: Choices) -> None:
    """Put the person's corrections in place of what the cells hold."""
    cells = {column.letter: column.cell for column in sheet.columns}
    for (row, letter), value in choices.corrections.items():
        corrected = sheet.workbench.query(
            spelled("correct", cell=cells[letter]), value=value, row=row
        )
        if corrected.empty:
            raise KhiError(
                "You corrected a row that this file does not have.",
                where=f"row {row}, column {letter}",
                accepted="the number of a row of answers, as the spreadsheet shows it",
            )
