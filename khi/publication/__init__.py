"""The one door out: everything shown, downloaded or fetched comes through here.

==========  ==============================================================================
columns     what a publishable row is made of, and how finely it is shown
sums        tallies read as indicators read them, and added up
deciding    what may be shown of them
figures     what may be shown, as rows with their limits and comparisons
here        what people here add to the bank: questions, aims, remembered forms
asking      what pages may ask, and everything as files
acts        commit, hold, take back, erase
comparing   areas held against each other, from what is published
fairness    gaps, slopes and whose voice is missing, from what is published
==========  ==============================================================================
"""

from khi.publication.acts.changes import Draft, clear_invented, commit, commit_all, refresh
from khi.publication.acts.differences import DIFFERENCES, differences
from khi.publication.acts.erasing import Receipt, erase
from khi.publication.acts.held import (
    due,
    hold,
    plan_held,
    publish_due,
    publish_held,
    waiting,
)
from khi.publication.acts.measured import measure_here
from khi.publication.acts.previewing import added_to, preview
from khi.publication.acts.taking_back import withdraw
from khi.publication.asking.export import export
from khi.publication.asking.revisions import provenance, revisions
from khi.publication.asking.shown import (
    areas,
    counted,
    frame,
    in_words,
    indicators,
    notes,
    periods,
    quarters,
    uploads,
)
from khi.publication.columns import LIMITS, NUMBERS, PUBLISHED, ROW, with_areas
from khi.publication.figures.activity import ACTIVITY, compute_activity
from khi.publication.figures.survey import compute
from khi.publication.here.adopting import adopt
from khi.publication.here.aims import (
    aims,
    rebase,
    rebases,
    set_aim,
    take_back_aim,
)
from khi.publication.here.local import everything_asked
from khi.publication.here.profiles import (
    SavedProfile,
    forget_profile,
    profiles,
    rename_profile,
    save_profile,
)
from khi.publication.sums.beside import ADULTS, FEATURES, POPULATION, features, people, population

__all__ = [
    "ACTIVITY",
    "ADULTS",
    "DIFFERENCES",
    "FEATURES",
    "LIMITS",
    "NUMBERS",
    "POPULATION",
    "PUBLISHED",
    "ROW",
    "Draft",
    "Receipt",
    "SavedProfile",
    "added_to",
    "adopt",
    "aims",
    "areas",
    "clear_invented",
    "commit",
    "commit_all",
    "compute",
    "compute_activity",
    "counted",
    "differences",
    "due",
    "erase",
    "everything_asked",
    "export",
    "features",
    "forget_profile",
    "frame",
    "hold",
    "in_words",
    "indicators",
    "measure_here",
    "notes",
    "people",
    "periods",
    "plan_held",
    "population",
    "preview",
    "profiles",
    "provenance",
    "publish_due",
    "publish_held",
    "quarters",
    "rebase",
    "rebases",
    "refresh",
    "rename_profile",
    "revisions",
    "save_profile",
    "set_aim",
    "take_back_aim",
    "uploads",
    "waiting",
    "with_areas",
    "withdraw",
]
