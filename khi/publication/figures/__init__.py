"""From sums that may be shown to publishable rows.

===========  ===========================================================================
survey       tallies to publishable rows: the method section, in order
activity     measures of the system to publishable rows
estimates    figures with their limits
comparisons  against a year ago, and against everyone around
refusing     counts that contradict each other: whose they are, and what they are of
sources      what stands under a figure
affected     the part of what is published that an upload can change
===========  ===========================================================================
"""
