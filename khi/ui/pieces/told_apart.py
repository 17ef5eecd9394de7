"""Labels to choose by, of which no two are the same."""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

import streamlit as st

T = TypeVar("T", bound=Hashable)


def told_apart(labels: Mapping[T, str]) -> dict[T, str]:
    """The label of each thing; equal ones are numbered, in their order.

    Streamlit knows a choice by its label alone: of two that are equal it takes the last, whichever
    was chosen.
    """
    often, seen = Counter(labels.values()), Counter[str]()
    told = {}
    for thing, label in labels.items():
        seen[label] += 1
        number = f" ({seen[label]} of {often[label]})" if often[label] > 1 else ""
        told[thing] = f"{label}{number}"
    return told


def chosen(asks: str, labels: Mapping[str, str], *, key: str) -> str:
    """Ask which of several things is meant, by their labels told apart. Gives its id.

    There is at least one thing: a choice of nothing is not offered.
    """
    told = told_apart(labels)
    return str(st.selectbox(asks, list(told), format_func=told.__getitem__, key=key))
