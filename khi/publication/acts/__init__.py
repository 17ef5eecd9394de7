"""Everything that changes what is published, each in one transaction.

===========  ===========================================================================
changes      commit, refresh
taking_back  an upload taken back, or a draft thrown away
erasing      everything of an upload, gone, with a receipt
held         drafts that wait to be published
kept         counts put by, which do not count
stories      what people wrote in a file, there with it and gone with it
measured     measures this dashboard makes itself
previewing   what a draft would show
differences  what a draft would change
===========  ===========================================================================
"""
