"""The one door out: everything shown, downloaded or fetched comes through here.

================  ==============================================================================
survey            tallies to publishable rows
activity          measures of the system to publishable rows
readings          what each indicator makes of the answers
over_time         days and months of a measure, rolled up to quarters
rates             counts out of the people who live there
places            adding up: places into areas, quarters into years
withholding       which cells may be shown
past              what was published before, to decide beside
auditing          an attack on what is decided, before it is published
estimates         figures with their limits
refusing          counts that contradict each other: whose they are, and what they are of
comparisons       against a year ago, and against everyone around
nearly_all        where few people nearly all said the same: words, and no number
comparing         areas held against each other, from what is published
columns           what a publishable row is made of, and how finely it is shown
sources           what stands under a figure
revisions         figures that were published again as something else
beside            who lives here, and what places are like
affected          the part of what is published that an upload can change
changes           commit, refresh
taking_back       an upload taken back, or a draft thrown away
stories           what people wrote in a file, there with it and gone with it
previewing        what a draft would show
ledger            uploads as lines of the ledger, there and back
kept              counts put by, which do not count
differences       what a draft would change
erasing           everything of an upload, gone, with a receipt
held              drafts that wait to be published
profiles          forms that are remembered
local             what people here ask beside the bank
providers         NHS providers that there are figures of
adopting          measures of a publication that people here made indicators
aims              aims, and new beginnings of limits, with their reasons
measured          measures this dashboard makes itself
moved             which figures differ from earlier ones by more than chance
releases          when sums of places and quarters are first shown
shown             what pages may ask
crossed           two characteristics at once: shown whole, or not at all
approached        people with support, and people invited, to hold those who answered against
fairness          gaps, slopes and whose voice is missing, from what is published
export            everything that may be shown, as files
================  ==============================================================================
"""

from khi.publication.activity import ACTIVITY, compute_activity
from khi.publication.adopting import adopt
from khi.publication.aims import (
    aims,
    rebase,
    rebases,
    set_aim,
    take_back_aim,
)
from khi.publication.beside import ADULTS, FEATURES, POPULATION, features, people, population
from khi.publication.changes import Draft, clear_invented, commit, commit_all, refresh
from khi.publication.columns import LIMITS, NUMBERS, PUBLISHED, ROW, with_areas
from khi.publication.differences import DIFFERENCES, differences
from khi.publication.erasing import Receipt, erase
from khi.publication.export import export
from khi.publication.held import (
    due,
    hold,
    plan_held,
    publish_due,
    publish_held,
    waiting,
)
from khi.publication.local import everything_asked
from khi.publication.measured import measure_here
from khi.publication.previewing import added_to, preview
from khi.publication.profiles import (
    SavedProfile,
    forget_profile,
    profiles,
    rename_profile,
    save_profile,
)
from khi.publication.revisions import provenance, revisions
from khi.publication.shown import (
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
from khi.publication.survey import compute
from khi.publication.taking_back import withdraw

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
