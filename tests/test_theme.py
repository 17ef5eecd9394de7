"""The look is said once: Streamlit is told the same, and everything can be seen."""

import tomllib
from pathlib import Path

import pytest

from khi.theme import DARK, DASHES, LIGHT, MARKERS, palette

CONFIG = tomllib.loads((Path(__file__).parents[1] / ".streamlit/config.toml").read_text("utf-8"))
MODES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
TEXT = ["ink", "muted", "primary", "link", "improving", "concern", "signal", "target", "strength"]


def _luminance(colour):
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """The contrast ratio of WCAG 2.2."""
    dark, light = sorted([_luminance(one), _luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@MODES
def test_streamlit_is_told_the_same_colours(colours):
    assert CONFIG["theme"][colours.mode] == colours.streamlit


@MODES
@pytest.mark.parametrize("ground", ["page", "card", "panel"])
@pytest.mark.parametrize("token", TEXT)
def test_words_can_be_read_on_every_ground(colours, ground, token):
    assert contrast(getattr(colours, token), getattr(colours, ground)) >= 4.5


@MODES
def test_marks_and_the_edges_of_controls_can_be_seen(colours):
    for mark in (colours.control, colours.steady, *colours.series):
        assert contrast(mark, colours.card) >= 3
    assert contrast(colours.control, colours.page) >= 3


@MODES
def test_words_on_a_filled_button_can_be_read(colours):
    assert contrast(colours.on_primary, colours.primary) >= 4.5
    assert contrast(colours.on_primary, colours.improving) >= 4.5
    assert contrast(colours.on_primary, colours.signal) >= 4.5


@MODES
def test_better_and_worse_differ_in_lightness_or_hue_that_everyone_can_tell(colours):
    red, green, blue = (int(colours.improving[start : start + 2], 16) for start in (1, 3, 5))
    assert blue > red, "better is blue, not green"
    red, green, blue = (int(colours.concern[start : start + 2], 16) for start in (1, 3, 5))
    assert red > blue, "worse is orange"
    assert green > 0x40, "worse is orange, not red"


def test_four_series_differ_without_colour():
    assert len(set(MARKERS)) == len(set(DASHES)) == len(LIGHT.series) == 4


def test_nothing_leaves_the_machine_unless_somebody_says_so():
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert not [value for value in CONFIG["theme"].values() if "http" in str(value)]


def test_a_rerun_does_not_stop_the_process_to_collect_garbage():
    assert CONFIG["runner"]["postScriptGC"] is False


@MODES
def test_a_figure_shows_the_card_through(colours):
    layout = colours.template.layout
    assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0,0,0,0)"
    assert layout.font.color == colours.ink
    assert layout.xaxis.fixedrange, "a phone must be able to scroll past"


def test_an_unknown_mode_is_light():
    assert palette(None) is LIGHT
    assert palette("dark") is DARK


def test_a_tint_is_the_same_colour_made_see_through():
    assert LIGHT.tint("#0B5A5E", 0.5) == "rgba(11,90,94,0.5)"
