"""``python -m khi.demonstration``: make the invented region and the examples again."""

from khi import catalogue
from khi.demonstration.building import build

build(catalogue.load(), data=catalogue.DATA)
