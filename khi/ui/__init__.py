"""The only module that speaks to Streamlit: what pages are made of, and what each page shows.

============================================  ======================================================
shell, sources, desk                          what a page stands in, and where its figures are from
selection, in_link                            what the reader chose, and the link that says it
person                                        who sits here, and what they may do
made_once, keeping                            what is made once and shared by everybody
style, markup, icons, badges                  the look: style sheet, safe HTML, shapes with a word
card, folded, grid, groups, numbers, strips   pieces of a page
files, picture, take_along                    what a reader takes along
states, told_apart                            where nothing is; labels of which no two are alike
easy, browser, into_view                      short words; what the browser is asked to do
overview, overview_rows, behind_headlines     How are people here?
track, tracks, health                         Two tracks, and the NHS beside a council
note_letters, noting, aiming                  what happened, and aims
compare                                       Compare: areas beside each other
similar_areas, ahead, area_table              areas like one, areas ahead, areas by indicators
explore, changed, find                        Look for yourself; what has changed; finding
fairness, progress, voices, listed, involved  the pages of those names; what we have; who was there
adding, asking, asking_local, deciding        Add data: the steps, and what only the person can say
own_questions, crossing, survey_asked         questions of one's own, crossing, how it was asked
correcting, remembered_forms                  repairs; forms that are remembered
adopting, fetching, registers                 measures of one's own, official figures, registers
publishing, waiting, drafts_due               the look before, and drafts that wait
refusing                                      a file of which nothing can be used
history, erasing                              every file there has been, and the ways back
templates, methods, surveys                   Get a form; Methods, and how surveys were asked
privacy, accessibility                        how people are protected; what works for whom
deployer, serving                             what whoever runs it may add; the dashboard for others
============================================  ======================================================
"""

from khi.ui.browser import breathe
from khi.ui.card import Card, show
from khi.ui.easy import in_short
from khi.ui.numbers import BigNumber, big_numbers
from khi.ui.selection import choices, controls, easy_read
from khi.ui.shell import (
    configure,
    end,
    enter,
    head,
    later,
    nothing_yet,
    only_one_track,
    pair,
    run,
    section,
    top,
)
from khi.ui.sources import has_figures

__all__ = [
    "BigNumber",
    "Card",
    "big_numbers",
    "breathe",
    "choices",
    "configure",
    "controls",
    "easy_read",
    "end",
    "enter",
    "has_figures",
    "head",
    "in_short",
    "later",
    "nothing_yet",
    "only_one_track",
    "pair",
    "run",
    "section",
    "show",
    "top",
]
