"""What the system does above what people say, over time, with what happened and what is aimed at.

=======  ===================================================================================
track    one indicator of one area over time
tracks   two of them, on one axis of quarters
health   the NHS beside a council
noting   what happened, and when
aiming   aims, and where limits begin anew
=======  ===================================================================================
"""
