"""Waiting for a page, as a patient person would."""


def settle(page):
    """Wait until Streamlit is idle and something is drawn."""
    page.wait_for_selector("[data-test-script-state=notRunning]", timeout=180_000)
    page.wait_for_selector(".khi h1", timeout=180_000)
    page.wait_for_timeout(400)
