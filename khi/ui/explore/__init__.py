"""Look for yourself: any indicators, any areas, now or over time, and something is always drawn.

==========  ====================================================================================
drawn       what is drawn for which choice, as one table
view        what the reader chose
against     the figure each area is held against
unanswered  where no place is known to be like the one asked about
one         one indicator: side by side, spread, map, funnel, control chart
in_time     indicators over time, beside what they are held against, and since when
then_now    areas a year ago and now, beside what they are held against
many        several indicators in pictures: a profile, control charts
tables      several indicators in tables: areas, changes, a summary, period by period
page        the finding, the card or the table, and the way on
==========  ====================================================================================
"""
