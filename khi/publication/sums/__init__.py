"""From tallies to sums: what was counted, read as an indicator reads it, and added up.

===========  ===========================================================================
places       adding up: places into areas, quarters into years
readings     what each indicator makes of the answers
over_time    days and months of a measure, rolled up to quarters
beside       who lives here, and what places are like
rates        counts out of the people who live there
===========  ===========================================================================
"""
