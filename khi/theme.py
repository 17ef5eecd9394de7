"""How things look: every colour and size, once.

``.streamlit/config.toml`` says the same to Streamlit, and a test keeps the two equal. Colour only
ever helps: shape, position and words carry the meaning, so nothing here is red or green alone.
"""

from functools import cached_property
from typing import Any

import plotly.graph_objects as go

from khi.model import Value

FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", system-ui, "Segoe UI", sans-serif'
"""Source Sans comes with Streamlit, so nothing is fetched and no font file is ours."""

TEXT, SMALL = 14, 13
"""Sizes of text in a chart, in pixels."""

BAND = 0.26
"""How strongly an interval is tinted: enough to see, light enough to see through."""

MARKERS = ("diamond", "circle", "square", "triangle-up")
DASHES = ("solid", "dash", "dot", "dashdot")
"""One of each for the four highlighted series, so they differ without colour."""

CONFIG = {"displayModeBar": False, "doubleClick": False, "scrollZoom": False, "showTips": False}
"""What ``st.plotly_chart(config=...)`` is given: a picture, which a phone can scroll past."""


class Palette(Value):
    """The colours of one mode. Text on card is at least 4.5:1, marks at least 3:1."""

    mode: str
    page: str
    card: str
    panel: str
    ink: str
    muted: str
    control: str
    rule: str
    primary: str
    link: str
    improving: str
    concern: str
    steady: str
    signal: str
    target: str
    strength: str
    on_primary: str
    series: tuple[str, str, str, str]
    sequential: tuple[str, str, str, str, str]

    @cached_property
    def template(self) -> go.layout.Template:
        """The Plotly template: transparent paper, hairline grid, no zoom, nothing cut off."""
        axis = {
            "automargin": True,
            "fixedrange": True,
            "gridcolor": self.rule,
            "linecolor": self.rule,
            "showgrid": False,
            "ticks": "",
            "tickfont": {"size": SMALL, "color": self.muted},
            "title": {"text": ""},
            "zeroline": False,
        }
        return go.layout.Template(
            layout={
                "paper_bgcolor": "rgba(0,0,0,0)",
                "plot_bgcolor": "rgba(0,0,0,0)",
                "font": {"family": FONT, "size": TEXT, "color": self.ink},
                "colorway": list(self.series),
                "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
                "xaxis": axis,
                "yaxis": axis,
                "showlegend": False,
                "hovermode": False,
                "dragmode": False,
                "barmode": "overlay",
                "bargap": 0,
            }
        )

    def tint(self, colour: str, strength: float = BAND) -> str:
        """A colour made see-through: ``tint("#0B5A5E")`` is ``rgba(11,90,94,0.26)``."""
        red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
        return f"rgba({red},{green},{blue},{strength})"

    @property
    def streamlit(self) -> dict[str, Any]:
        """What Streamlit is told of this mode, as ``[theme.light]`` or ``[theme.dark]``."""
        named = {
            "red": self.concern,
            "orange": self.concern,
            "yellow": self.concern,
            "blue": self.improving,
            "green": self.strength,
            "violet": self.signal,
            "gray": self.steady,
        }
        return {
            "primaryColor": self.primary,
            "backgroundColor": self.page,
            "secondaryBackgroundColor": self.card,
            "textColor": self.ink,
            "linkColor": self.link,
            "borderColor": self.control,
            "dataframeBorderColor": self.rule,
            "dataframeHeaderBackgroundColor": self.card,
            "codeTextColor": self.ink,
            "codeBackgroundColor": self.panel,
            "chartCategoricalColors": list(self.series),
            **{f"{name}Color": colour for name, colour in named.items()},
            **{f"{name}TextColor": colour for name, colour in named.items()},
            "grayTextColor": self.muted,
            **{f"{name}BackgroundColor": self.panel for name in named},
        }


LIGHT = Palette(
    mode="light",
    page="#FBF9F4",
    card="#FFFFFF",
    panel="#F1ECE2",
    ink="#1B2430",
    muted="#4B5563",
    control="#8A8F98",
    rule="#E3DCCF",
    primary="#0B5A5E",
    link="#0B5CAB",
    improving="#0067B1",
    concern="#B84500",
    steady="#6B7280",
    signal="#5B2A86",
    target="#9D174D",
    strength="#1F7A4D",
    on_primary="#FFFFFF",
    series=("#12436D", "#F46A25", "#801650", "#28A197"),
    sequential=("#D6EAE8", "#8CC5C1", "#3F9A98", "#0B6B6E", "#06363B"),
)

DARK = Palette(
    mode="dark",
    page="#12181F",
    card="#1A222C",
    panel="#242D38",
    ink="#EEF1F4",
    muted="#B7C0CC",
    control="#7F8997",
    rule="#323D4A",
    primary="#6CC7C2",
    link="#8AB8F0",
    improving="#62B4F4",
    concern="#F4975F",
    steady="#A3ACB8",
    signal="#BDA2E6",
    target="#F08AB4",
    strength="#72CB9C",
    on_primary="#12181F",
    series=("#8FB8E8", "#F58B54", "#E48BC3", "#4CC3B8"),
    sequential=("#123B3E", "#1F5F61", "#3F9A98", "#7CCBC6", "#D6EAE8"),
)


def palette(mode: str | None) -> Palette:
    """The palette of a mode, as ``st.context.theme.type`` names it; light where it is unknown."""
    return DARK if mode == DARK.mode else LIGHT
