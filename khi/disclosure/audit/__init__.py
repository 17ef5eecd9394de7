"""The promise checked from outside: what somebody could work out who has all we publish.

Nothing here is shared with the code that withholds. It is given published figures only, and works
out by linear programming the smallest and largest number of people that each withheld figure could
stand for. A range that is too narrow is a finding.
"""

from khi.disclosure.audit.findings import Finding, audit, audit_frame

__all__ = ["Finding", "audit", "audit_frame"]
