"""What every page stands in: its head and foot, what the reader chose, what the browser does.

==========  ================================================================================
shell       the tab's title, the top bar, the notice, the foot, the errors
selection   what the reader chose
in_link     the link that says all of it
made_once   what a page shows, made once for each choice
folded      a card that waits behind one press on a phone
easy        short words, hard ones explained
browser     what the browser is asked to say and to do
into_view   bringing into view what a press has put elsewhere
==========  ================================================================================
"""
