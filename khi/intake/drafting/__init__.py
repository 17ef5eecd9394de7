"""What would be published from a file, and what a person must still say first.

========================  ==============================================================
draft                     a file checked and counted, before anybody publishes it
people, counts, measures  from one row each person; from counts; from figures
own_titles                from figures that our own titles name, which are read from answers
people_table, stories     from how many there are in each group; from people's own words
sheets                    which sheet, where several ask the same
set_aside, unusable       from a file that no door takes; why nothing of a file can be used
origin, places            where it comes from; the area and quarter of a whole file
once, own, versions       each person once; one's own question; a file added before
========================  ==============================================================
"""
