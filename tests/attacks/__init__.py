"""What somebody would try who wants to know what is withheld, and the test that tries it.

=============================  ====================================================================
attack                         test
=============================  ====================================================================
subtraction                    named_attacks: subtracting the groups from everyone
parent minus children          named_attacks: subtracting the places from their parent
pooled minus quarters          named_attacks: subtracting the quarters from the year
nested filters                 named_attacks: narrowing one filter within another
version differencing           named_attacks: subtracting last week from this week, a file from the
                               one that put it right; random_stores: late, replaced and withdrawn
                               uploads; tests/test_publication_told, through the one door
percent times base, rounded    named_attacks: multiplying a percentage by a rounded base
export minus page              side_doors: the export is what the pages have and nothing beside
unions over the address bar    side_doors: what is asked of one piece at a time
a made-up file, looked at      looking_first: a made up file looks the same whatever is withheld
what nearly all of a few said  shares: a few withheld people; random stores; nets
everything at once             random_stores, published_stores, real_shapes, and
                               ``python -m tests.benchmarks.disclosure_attack``
=============================  ====================================================================

The side doors, one by one, and what closes each: test_side_doors. Each is left open once, on
purpose, in test_doors_left_open. A draft before its day: test_waiting. Exports that were saved:
test_saved_exports.
"""
