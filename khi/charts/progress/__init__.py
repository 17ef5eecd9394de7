"""Stages drawn as stages: where each voice puts each action, and how that has moved.

A stage is a place on a ladder. It is never averaged, and no action or area is ranked.
"""

from khi.charts.progress.counts import stage_colour, stage_counts
from khi.charts.progress.ladder import profiles, stages_now
from khi.charts.progress.strips import moves

__all__ = ["moves", "profiles", "stage_colour", "stage_counts", "stages_now"]
"""One function for each chart."""
