"""A figure while it is being drawn: plain lists, made into a ``go.Figure`` once, at the end.

Plotly checks every annotation again each time one is added, so a figure of 25 labels costs 350
checks; made at once it costs 25.
"""

from typing import Any, Self

import plotly.graph_objects as go

from khi.theme import Palette


class Drawing:
    """Traces, shapes and words in the order they are drawn, and the layout they lie in."""

    def __init__(self, *, height: int, palette: Palette, margin: dict[str, Any]) -> None:
        self.height = height
        self.margin = {"t": 0, "b": 0} | margin
        self._template = palette.template
        self._axes: dict[str, dict[str, Any]] = {}
        self._traces: list[dict[str, Any]] = []
        self._shapes: list[dict[str, Any]] = []
        self._annotations: list[dict[str, Any]] = []

    def axis(self, name: str, **settings: object) -> Self:
        """Set an axis by its name in Plotly's layout: "xaxis", "yaxis2"."""
        self._axes[name] = self._axes.get(name, {}) | settings
        return self

    def bar(self, **trace: object) -> None:
        """Bars, under every point whatever the order."""
        self._traces.append({"type": "bar", "hoverinfo": "skip"} | trace)

    def scatter(self, **trace: object) -> None:
        """Points and lines, later ones on top."""
        self._traces.append({"type": "scatter", "hoverinfo": "skip"} | trace)

    def shape(self, **shape: object) -> None:
        """A line or a panel."""
        self._shapes.append(shape)

    def words(self, **annotation: object) -> None:
        """Words without an arrow."""
        self._annotations.append({"showarrow": False} | annotation)

    def figure(self) -> go.Figure:
        """The figure, checked by Plotly."""
        return go.Figure(
            data=self._traces,
            layout={
                "template": self._template,
                "height": self.height,
                "margin": self.margin,
                "shapes": self._shapes,
                "annotations": self._annotations,
                **self._axes,
            },
        )
