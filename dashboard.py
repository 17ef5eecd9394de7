"""Key Human Indicators: the page list, and the run."""

import streamlit as st

from khi import ui

ui.configure()
if "pages" not in st.session_state:  # Each is looked up on the disk, so once a visit.
    st.session_state["pages"] = [
        st.Page("pages/overview.py", title="Overview", default=True),
        st.Page("pages/two_tracks.py", title="Two tracks"),
        st.Page("pages/compare.py", title="Compare"),
        st.Page("pages/fairness.py", title="Fairness"),
        st.Page("pages/progress.py", title="Progress"),
        st.Page("pages/assets.py", title="What we have"),
        st.Page("pages/involved.py", title="Who was involved", visibility="hidden"),
        st.Page("pages/rate.py", title="Rate", visibility="hidden"),
        st.Page("pages/voices.py", title="Voices"),
        st.Page("pages/upload.py", title="Add data"),
        st.Page("pages/templates.py", title="Get a form", visibility="hidden"),
        st.Page("pages/review.py", title="Review room"),
        st.Page("pages/changed.py", title="What changed"),
        st.Page("pages/explore.py", title="Explore"),
        st.Page("pages/find.py", title="Find"),
        st.Page("pages/methods.py", title="Methods"),
        st.Page("pages/accessibility.py", title="Accessibility"),
        st.Page("pages/privacy.py", title="How we protect people", visibility="hidden"),
    ]
page = st.navigation(st.session_state["pages"], position="top")
ui.run(page)
