"""Waiting for a page, as a patient person would."""


def settle(page):
    """Wait until Streamlit is idle and something is drawn."""
    page.wait_for_selector("[data-test-script-state=notRunning]", timeout=180_000)
    page.wait_for_selector(".khi h1", timeout=180_000)
    page.wait_for_timeout(400)


def choose(page, label, option):
    """Choose from a list by typing, as people with long lists do, and wait for the page."""
    page.get_by_role("combobox", name=label, exact=True).click()
    page.keyboard.type(option)
    page.get_by_role("option", name=option).first.wait_for()
    page.keyboard.press("Enter")
    settle(page)
