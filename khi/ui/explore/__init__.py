"""Look for yourself: any indicators, any areas, now or over time, and something is always drawn.

==========  ====================================================================================
drawn       what is drawn for which choice, as one table
view        what the reader chose
against     the figure each area is held against
unanswered  where no place is known to be like the one asked about
one         one indicator: side by side, spread, map, funnel
in_time     one indicator over time, beside what it is held against, and since when
many        several indicators in pictures: a profile, a chart each
tables      several indicators in tables: areas, changes, a summary, period by period
page        the finding, the card or the table, and the way on
==========  ====================================================================================
"""
