"""What every page is given: the figures, who reads them, and what a deployer dropped in.

=============  =============================================================================
sources        where pages get everything from: the one caching boundary
keeping        what is made once and shared by everybody
person         who sits here, and what they may do
deployer       what whoever runs it may add: boundaries, a list of like areas
similar_areas  areas like one: by that list, or by what is known of them
drafts_due     drafts whose day has come
=============  =============================================================================
"""
