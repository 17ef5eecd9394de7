"""What may be shown, of all that could be worked out: told about every sum there is.

===========  ===========================================================================
withholding  which cells may be shown
past         what was published before, to decide beside
releases     when sums of places and quarters are first shown
auditing     an attack on what is decided, before it is published
crossed      two characteristics at once: shown whole, or not at all
nearly_all   where few people nearly all said the same: words, and no number
===========  ===========================================================================
"""
