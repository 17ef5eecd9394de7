"""Official figures straight from their publisher: asked for politely, kept, and asked for once.

==============  ================================================================================
fingertips      which address of the public interface of Fingertips holds which indicators
download        one file over the network: resumed, tried again, kept, and never hurried
==============  ================================================================================
"""

from khi.fetch.download import Fetched, Pause, fetch
from khi.fetch.fingertips import BY_HAND, FINGERTIPS, file_name, query

__all__ = ["BY_HAND", "FINGERTIPS", "Fetched", "Pause", "fetch", "file_name", "query"]
