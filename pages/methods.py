"""What does each number mean? Written by the catalogue itself."""

from khi import ui
from khi.ui.explained import methods, surveys

ui.enter(__file__)

ui.head(
    "Methods",
    "What does each number mean?",
    "Every figure comes from counts of answers, never from people. "
    "This page is written by the same files that make the figures.",
)
with ui.controls():
    part = methods.choose()
    easy = ui.easy_read()
ui.in_short(__file__, easy=easy, found=methods.in_short())
if easy:
    methods.in_easy_words(part)
    part = ""
if part == methods.INDICATORS:
    ui.section("The indicators", "Open one to see what is counted, out of what, and who chose it.")
    methods.indicators()
if part == methods.QUESTIONS:
    ui.section("The questions", "What people are asked, in whose words, and under which licence.")
    methods.questions()
if part == methods.GROUPS:
    ui.section(
        "The groups of people", "Nobody's group is the normal one: each is set against the rest."
    )
    methods.breakdowns()
if part == methods.RULES:
    ui.section("What is not shown", "Nobody's answers can be worked out from what we show.")
    methods.policy()
    methods.in_plain_words()
if part == methods.SURVEYS:
    ui.section("How people were asked", "What whoever added each survey told us of it.")
    surveys.told()
if part == methods.SUMS:
    ui.section("How chance is allowed for", "One rule, on every page.")
    methods.chance()
    ui.section("The sums", "Each method in the words that stand beside its code.")
    methods.statistics_used()
ui.end()
