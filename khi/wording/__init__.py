"""Numbers in plain English: sentences, titles, tables, alternative text and easy read.

Every function takes PUBLISHED rows and gives text that is ready to show. Sentences end with a full
stop and hold no number for a figure that is withheld. Nothing here says what made what happen.

====================================  ============================================================
numbers, amounts, absences, unseen    a number, an amount of people, and why there is none
findings, easy, in_short, easy_lines  a figure in sentences, its easy twin; pages in short words
easy_found                            what was found where readers look for themselves
captions, citation, context           what stands around a chart, how to cite it
alternatives, tables                  what a chart shows to those who do not see it
overview, behind, tracks, signals     the overview, what lies behind it, series over time
aims                                  what a board set, why, and who decided it
compare, compare_time, compare_learn  areas beside each other, in time, and whom to learn from
by_chance                             what is clear by itself, and not among all looked at
compare_order                         in which order areas stand, and the places each may have
not_compared                          where no area is held against another, and why
since, apart                          when, and what, lies apart from what it is held against
explore, changed, differences         what was looked for, what changed, what a draft would change
fairness                              who is doing less well, and who is missing
progress, voices, helped              ratings, what was said and done, before and after a day
privacy, accessibility                how people are protected; what works for whom
====================================  ============================================================
"""

from khi.wording.absences import absence, why_absent
from khi.wording.aims import rebase_note, rebase_notes, with_limits
from khi.wording.alternatives import (
    answers_alt,
    control_alt,
    effects_alt,
    groups_alt,
    strip_alt,
    tracks_alt,
)
from khi.wording.behind import (
    answers_sentence,
    answers_title,
    effects_sentence,
    effects_title,
    group_name,
    group_of,
    groups_sentence,
    groups_title,
)
from khi.wording.captions import bases, caveats, source, subtitle, unit
from khi.wording.citation import citation
from khi.wording.easy import (
    easy_absence,
    easy_base,
    easy_change,
    easy_difference,
    easy_figure,
    easy_reading,
)
from khi.wording.findings import (
    base,
    change,
    change_word,
    difference,
    is_shown,
    likely_between,
    reading,
    reason,
    standing,
    standing_word,
    whole_rows,
)
from khi.wording.numbers import (
    is_number,
    number,
    of_100,
    percentage,
    plain,
    sentence_case,
    span,
    spelt,
    tick,
)
from khi.wording.overview import domain, strengths, strengths_order, verdict
from khi.wording.signals import (
    aim_note,
    assurance,
    is_upward,
    judged,
    limits_note,
    more_than_chance,
    rule_fired,
    too_soon,
    variation,
)
from khi.wording.tables import (
    answers_table,
    control_table,
    effects_table,
    groups_table,
    series_table,
)
from khi.wording.tracks import (
    BESIDE,
    how_long,
    notes_key,
    part_of,
    tracks_title,
    tracks_verdict,
)

__all__ = [
    "BESIDE",
    "absence",
    "aim_note",
    "answers_alt",
    "answers_sentence",
    "answers_table",
    "answers_title",
    "assurance",
    "base",
    "bases",
    "caveats",
    "change",
    "change_word",
    "citation",
    "control_alt",
    "control_table",
    "difference",
    "domain",
    "easy_absence",
    "easy_base",
    "easy_change",
    "easy_difference",
    "easy_figure",
    "easy_reading",
    "effects_alt",
    "effects_sentence",
    "effects_table",
    "effects_title",
    "group_name",
    "group_of",
    "groups_alt",
    "groups_sentence",
    "groups_table",
    "groups_title",
    "how_long",
    "is_number",
    "is_shown",
    "is_upward",
    "judged",
    "likely_between",
    "limits_note",
    "more_than_chance",
    "notes_key",
    "number",
    "of_100",
    "part_of",
    "percentage",
    "plain",
    "reading",
    "reason",
    "rebase_note",
    "rebase_notes",
    "rule_fired",
    "sentence_case",
    "series_table",
    "source",
    "span",
    "spelt",
    "standing",
    "standing_word",
    "strengths",
    "strengths_order",
    "strip_alt",
    "subtitle",
    "tick",
    "too_soon",
    "tracks_alt",
    "tracks_title",
    "tracks_verdict",
    "unit",
    "variation",
    "verdict",
    "whole_rows",
    "why_absent",
    "with_limits",
]
