"""Key Human Indicators: what people say, beside what the system does.

A map, in reading order:

==============  ===================================================================
model           the nouns: period, area, question, indicator, estimate, upload
catalogue       reads and checks ``data/*.toml``
statistics      intervals, trends, comparisons: pure functions
disclosure      what must be withheld, and why
store           the only module that speaks to the database
intake          bytes in, tallies or activity out; the rows go no further
publication     the one door out
voice           what people say, what is answered, and what came of it
progress        ratings by three voices, what a place has, who was there first
forms           the question bank as forms people fill in
fetch           official figures, asked for politely
theme, wording  how things look; how numbers read in plain English
charts          frame in, figure out
reports         what is shown, as a workbook to keep
demonstration   thirty places that exist nowhere, for looking around
access          who may do what
ui              the only module that speaks to Streamlit
cli             the same functions from a terminal
==============  ===================================================================

A page asks ``publication`` for a frame; a chart turns a frame into a figure. Everything else
exists so that the frame is right, and safe to show.
"""
