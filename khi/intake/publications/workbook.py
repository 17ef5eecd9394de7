"""A workbook with a table of one publication on each of many sheets: all of them, as one file."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake.checking.problems import Problems
from khi.intake.matching.places import Places
from khi.intake.measures.measured import WholeFile
from khi.intake.publications.descriptions import recognised
from khi.intake.publications.observe import Observed, observed
from khi.intake.sheet import Sheet


def with_others(
    one: Observed, others: Iterable[Sheet], catalogue: Catalogue, whole_file: WholeFile
) -> Observed:
    """What came of one sheet and of every other sheet of the same publication."""
    more, places = [], Places(catalogue)
    for sheet in others:
        description = recognised(sheet)
        if description is not None and description.id == one.description.id:
            more.append(observed(sheet, description, catalogue, whole_file, places))
    return together([one, *more]) if more else one


def together(sheets: Sequence[Observed]) -> Observed:
    """Several sheets as one: their figures, their problems and their rows, added up.

    What one sheet asks the person is asked only where every sheet asks something.
    """
    problems, left_out = Problems(), Counter[str]()
    for each in sheets:
        problems.take(each.problems)
        left_out.update(each.left_out)
    asks = {about: asks for each in sheets for about, asks in each.needs.items()}
    return replace(
        sheets[0],
        every=pd.concat([each.every for each in sheets], ignore_index=True),
        activity=pd.concat([each.activity for each in sheets], ignore_index=True),
        problems=problems,
        accepted=sum(each.accepted for each in sheets),
        rejected=sum(each.rejected for each in sheets),
        rows_read=sum(each.rows_read for each in sheets),
        left_out=dict(left_out),
        sheets=tuple(name for each in sheets for name in each.sheets),
        needs=asks if all(each.needs for each in sheets) else {},
    )
