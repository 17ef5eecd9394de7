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

=============================  ====================================================================
side door                      test
=============================  ====================================================================
frames                         side_doors: what is published is the same row by row
hover, page source, websocket  tests/browser/test_traffic_in_a_browser: no withheld figure is in
payload, downloads, logs       anything the server sends or writes
downloads, file names          side_doors: their exports are the same byte by byte
errors                         side_doors: a refused question, and a refused preview
session state                  pages_of_two_stores: a page is the same whatever is withheld
caches                         pages_of_two_stores: nothing is read for a page, or for what sessions
                               share, where a withheld number is
address bar                    pages_of_two_stores, which has what sessions keep; side_doors: what
                               is asked of one piece at a time
sort order, axis range,        pages_of_two_stores: marks, charts and words of every page are the
colour, map class, rank,       same to the last letter; side_doors: row by row in the same order
"n hidden"
timing of a filter             side_doors: what a filter asks is read where no withheld number is
=============================  ====================================================================
"""
