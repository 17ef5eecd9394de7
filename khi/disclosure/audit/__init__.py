"""The promise checked from outside: what somebody could work out who has all we publish.

Nothing here but the solver is shared with the code that withholds. It works out by linear
programming the smallest and largest number of people that each withheld figure could stand for. A
range that is too narrow is a finding. It is given published figures only, or, before publishing,
the exact ones that a reader is taken to know.

=========  =======================================================
findings   what could be worked out, in a sentence each
knowledge  what each published row says about the people behind it
ties       how published numbers are known to add up
blocks     the published numbers in blocks, and the unknown numbers of each
bounds     the smallest and largest value of each withheld number
shares     what a few withheld people nearly all said
versions   what one version after another gives away
exports    exports as anyone can download them
=========  =======================================================
"""

from khi.disclosure.audit.findings import Finding, audit, audit_cells, audit_frame

__all__ = ["Finding", "audit", "audit_cells", "audit_frame"]
