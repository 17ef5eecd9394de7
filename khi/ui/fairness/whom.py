"""For whom other areas are looked at: one group of the reader's characteristic.

It is whoever does least well in each view, until the reader picks a group or a link names one.
"""

import streamlit as st

from khi import wording
from khi.model import NOT_STATED
from khi.ui.fairness.groups import Found
from khi.ui.fairness.view import View
from khi.ui.frame import in_link, selection
from khi.ui.frame.made_once import once

_KEY, _FOLLOWED = "group", "group followed"


@once
def options(view: View, found: Found) -> dict[str, str]:
    """The groups there are rows of here, by their names; nobody can learn for "not stated"."""
    if view.breakdown is None:
        return {}
    here = [str(each) for each in found.groups["group"] if each != NOT_STATED]
    ordered = [each.code for each in view.breakdown.groups if each.code in here]
    codes = [*ordered, *(code for code in here if code not in ordered)]
    return {wording.group_name(code, view.breakdown): code for code in codes}


def choose(named: dict[str, str], least: str) -> str:
    """One of the groups; the least well off until one is asked for."""
    first = next((name for name, code in named.items() if code == least), next(iter(named)))
    standing = st.session_state.get(_KEY)
    linked = st.query_params.get(_KEY) if standing is None else None
    is_asked = standing in named and standing != st.session_state.get(_FOLLOWED)
    if is_asked or linked in named:
        st.session_state.pop(_FOLLOWED, None)
    else:
        st.session_state[_FOLLOWED] = first
        if standing is not None:
            in_link.put(_KEY, first)
    return named[selection.pick("For whom", list(named), key=_KEY, at_first=first)]
