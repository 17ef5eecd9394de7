"""Official files as they are downloaded: one description for each publication, one engine.

================  =====================================================================
descriptions      what each publication looks like, read from data/publications
observe           its cells to observations: one figure of one measure, area and period
shapes, workbook  whichever way round a table lies, and on however many sheets
heads, whens      the area and measure that a row names; its period
levels            at which level a figure is: ours, the NHS's own, or left out
figures, texts    figures as numbers, and cells as words that are compared
cumulative, made  figures added up since April; sums of several columns
people, feeding   who lives in each area; figures that feed the others
beside            what a publication gives beside its figures
inferred          a table of no publication we know
================  =====================================================================
"""

from khi.intake.publications.descriptions import Description, recognised
from khi.intake.publications.inferred import inferred
from khi.intake.publications.observe import Observed, observed

__all__ = ["Description", "Observed", "inferred", "observed", "recognised"]
