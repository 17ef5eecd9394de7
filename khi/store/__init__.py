"""The only module that speaks to the database. Its questions are files in ``sql/``, one each.

================  ==============================================================================
database          one file, one writer, a cursor for every reader
migrations        schemas, oldest first
engines           where answers are counted; the private workbench a file is checked on
delimited         delimited text into a table of cells, with nothing guessed
rewriting         the file written anew, without what was deleted for good
gate              where readers are, and who must be alone
scratch           folders for private work in progress, each left alone by other processes
locked            a store that another program has open, said in words
connections       how every database here is opened: limited, and shut to the outside
================  ==============================================================================
"""

from khi.store.database import Store, Transaction

__all__ = ["Store", "Transaction"]
