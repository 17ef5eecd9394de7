"""Every number, comparison and sign: pure functions over arrays. No screen, no database.

=================  ============================================================================
intervals          a value and how sure we are: shares, means, rates, differences, ratios
survey             weights, strata and clusters, for people who hold a full sample design
control_charts     XmR charts: is this series steady, or has something changed?
trends             five points; the same quarter last year; before and after
comparison         against a benchmark; quantiles; ranks with their uncertainty
funnel             how far a place may lie from the average by chance alone
inequality         gaps between groups, slopes across quantiles, summary measures
representation     who answered, against who lives here
scales             one score from several questions, worked out for each person
similar            which areas are like one, by what is known of them
tile_map           where each area goes on a map of equal tiles
arrays             shapes that fit together, refusals, quantiles
methods            what each method is, read from its own docstring
=================  ============================================================================
"""
