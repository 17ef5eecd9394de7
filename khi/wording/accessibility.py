"""What this dashboard promises everybody who reads it, what was checked, and what is not right yet.

It follows the model statement for public bodies in the UK, in plain words.
"""

from typing import Final

SECTIONS: Final = (
    (
        "What you can do here",
        (
            "Use every page with a keyboard alone.",
            "Make everything four times as large, or read it on a narrow phone, without scrolling"
            " sideways.",
            "Read every chart as a table, and hear what it shows from a screen reader.",
            "Tell everything apart without colour: shapes and words always say the same.",
            "Choose a light or a dark page, and less movement, in your own system.",
            "On every page, switch on Easy read for short words and pictures, with hard words"
            " explained.",
        ),
    ),
    (
        "What is not right yet",
        (
            "Where you drop a file to upload it, the region is announced twice. The part we build"
            " on does this, and we cannot change it.",
            "Points of a chart cannot be reached with the keyboard. Its table has each of them, and"
            " Explore walks through areas with the arrow keys.",
            "Tables in a file you upload to be checked are drawn by a grid that some screen readers"
            " read slowly. The same problems are listed in words beside it.",
        ),
    ),
    (
        "How it was checked",
        (
            "By machine: axe-core with the rules of WCAG 2.2 levels A and AA, on every page, dark"
            " at 400% and light on a wide screen, each time the code changes.",
            "By keyboard: whole journeys, in a real browser, each time the code changes.",
            "By eye: every page on a phone, a tablet and a wide screen, light and dark.",
            "Not yet: with a screen reader, by people who use one, or Easy read by people with a"
            " learning disability. We say so until it is done.",
        ),
    ),
    (
        "Tell us",
        (
            "If something stops you, tell whoever gave you the address of this dashboard. They"
            " should answer within ten working days, and give you what you need in another form.",
            "If you are in the UK and they do not, the Equality Advisory and Support Service can"
            " help.",
        ),
    ),
)
"""Heading, and what stands under it, one sentence or two a line."""

STATUS: Final = (
    "This dashboard meets most of the Web Content Accessibility Guidelines 2.2, level AA."
    " What is not right yet is listed below."
)

EASY_STATUS: Final = "Most of this website works for most people. Some things are not right yet."

EASY: Final = (
    "You can use this website with a keyboard.",
    "You can make the words bigger.",
    "Each picture also has a table.",
    "Every page has Easy read. It has short words and pictures.",
    "The names of things to choose are not all in short words.",
    "You need a mouse to touch the dots in a picture. The table has the same numbers.",
    "A screen reader may say things twice when you add a file.",
    "We have not tried this with people who use a screen reader. We want to.",
    "We have not tried Easy read with people who need it. We want to.",
)
"""The same for people who want short words."""
