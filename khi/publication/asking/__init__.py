"""What pages, charts, reports and files may ask: only what is published.

===========  ===========================================================================
shown        what pages may ask
ledger       uploads as lines of the ledger, there and back
revisions    figures that were published again as something else
approached   people with support, and people invited, to hold those who answered against
export       everything that may be shown, as files
===========  ===========================================================================
"""
