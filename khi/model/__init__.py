"""The nouns of the field. Everything else speaks in them; they speak of nothing else.

===========================  =====================================================================
period, area, question       when, where, and what people are asked
indicator, estimate, aim     what is made of it: a figure, its honesty, what a board aims for
upload, context              a file somebody gave us, and how the survey was asked
policy                       what must be withheld
framework, rating            actions an area rates itself on, and how far they have come
voice, heard                 what people say, and everything that came of it
asset, adoption              what a place has; a measure made an indicator here
value, errors, typed, inert  what every noun shares; errors for people; typed text made harmless
clock                        what day and what moment it is
in_words                     a day, a list, a place in an order: the smallest pieces of a sentence
===========================  =====================================================================
"""

from khi.model.aim import Aim, Rebase
from khi.model.area import Area, AreaKind, Membership, Succession
from khi.model.asset import Approach, Asset, AssetKind, Category, Position, Register
from khi.model.errors import KhiError
from khi.model.estimate import Absence, Estimate
from khi.model.framework import Action, Framework, Sign, Speaker, Stage, Voice
from khi.model.indicator import (
    Comparison,
    Domain,
    Indicator,
    Mean,
    Measure,
    MeasureKind,
    Net,
    Polarity,
    Reading,
    Share,
)
from khi.model.inert import inert, inert_rows
from khi.model.period import Period, PeriodType, Quarter
from khi.model.policy import Override, Policy, Rule
from khi.model.question import (
    CROSSED,
    EVERYONE,
    NOT_ON_FORM,
    NOT_STATED,
    Answer,
    Breakdown,
    BreakdownKind,
    Derived,
    Group,
    Licence,
    Question,
    Scale,
)
from khi.model.rating import AGREED, ERASED_WORDS, Agreement, Involvement, Rating
from khi.model.typed import link, seen, typed, words_in
from khi.model.upload import Ledger, Upload, UploadStatus
from khi.model.value import Value

__all__ = [
    "AGREED",
    "CROSSED",
    "ERASED_WORDS",
    "EVERYONE",
    "NOT_ON_FORM",
    "NOT_STATED",
    "Absence",
    "Action",
    "Agreement",
    "Aim",
    "Answer",
    "Approach",
    "Area",
    "AreaKind",
    "Asset",
    "AssetKind",
    "Breakdown",
    "BreakdownKind",
    "Category",
    "Comparison",
    "Derived",
    "Domain",
    "Estimate",
    "Framework",
    "Group",
    "Indicator",
    "Involvement",
    "KhiError",
    "Ledger",
    "Licence",
    "Mean",
    "Measure",
    "MeasureKind",
    "Membership",
    "Net",
    "Override",
    "Period",
    "PeriodType",
    "Polarity",
    "Policy",
    "Position",
    "Quarter",
    "Question",
    "Rating",
    "Reading",
    "Rebase",
    "Register",
    "Rule",
    "Scale",
    "Share",
    "Sign",
    "Speaker",
    "Stage",
    "Succession",
    "Upload",
    "UploadStatus",
    "Value",
    "Voice",
    "inert",
    "inert_rows",
    "link",
    "seen",
    "typed",
    "words_in",
]
