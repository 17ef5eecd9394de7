"""Charts of fairness: groups, gaps over time, the ladder of deprivation, whose voice is there."""
