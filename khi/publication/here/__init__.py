"""What people here add to what comes with the dashboard: kept in the store, and read back.

===========  ===========================================================================
local        what people here ask beside the bank
adopting     measures of a publication that people here made indicators
providers    NHS providers that there are figures of
aims         aims, and new beginnings of limits, with their reasons
profiles     forms that are remembered
===========  ===========================================================================
"""
