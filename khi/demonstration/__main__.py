"""``python -m khi.demonstration``: make the invented region and the examples again."""

import argparse

from khi import catalogue
from khi.demonstration import building

argparse.ArgumentParser(
    prog="python -m khi.demonstration",
    description="Make the invented region and the examples again, in a minute or two.",
    epilog=f"It writes over demo and examples in {catalogue.DATA}, and asks nothing.",
).parse_args()
building.build(catalogue.load(), data=catalogue.DATA)
