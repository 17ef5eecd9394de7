"""Look for yourself: any indicators, any areas, now or over time, and something is always drawn.

==========  ====================================================================================
drawn       what is drawn for which choice, as one table
view        what the reader chose
against     the figure each area is held against
one         one indicator: side by side, spread, map, funnel
many        several indicators in pictures: a profile, a chart each
tables      several indicators in tables: areas, changes, a summary, period by period
page        the finding, the card or the table, and the way on
==========  ====================================================================================
"""
