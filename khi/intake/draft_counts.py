"""A draft from a sheet that is already counted."""

from khi.catalogue import Catalogue
from khi.intake.draft import Draft
from khi.intake.draft_origin import Origin
from khi.intake.sheet import Sheet


def counts_draft(sheet: Sheet, catalogue: Catalogue, origin: Origin) -> Draft:
    """Check the counts of a sheet."""
    raise NotImplementedError
