"""Waiting for a page as a patient person would, going about it by keyboard, and looking closely."""

import re
from contextlib import contextmanager, suppress

import pytest

_NAME = """(at => (at.getAttribute('aria-label') || at.labels?.[0]?.innerText || at.innerText || '')
    .trim())(document.activeElement)"""
_CUT = """[...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => {
    const frame = chart.getBoundingClientRect();
    return [...chart.querySelectorAll('text')].filter(text => {
        const box = text.getBoundingClientRect();
        return box.width > 0 && (box.left < frame.left - 2 || box.right > frame.right + 2
            || box.top < frame.top - 2 || box.bottom > frame.bottom + 2);
    }).map(text => text.textContent);
})"""
_OVER = """cards => [...document.querySelectorAll(cards)].flatMap(card => {
    const words = [...card.querySelectorAll('.annotation-text')];
    const boxes = words.map(each => each.getBoundingClientRect());
    return words.flatMap((one, i) => words.slice(i + 1).filter((other, k) => {
        const a = boxes[i], b = boxes[i + 1 + k];
        return a.left < b.right - 1 && b.left < a.right - 1
            && a.top < b.bottom - 3 && b.top < a.bottom - 3;
    }).map(other => [one.textContent, other.textContent]));
})"""


def settle(page):
    """Wait until Streamlit is idle and something is drawn."""
    page.wait_for_selector("[data-test-script-state=notRunning]", timeout=180_000)
    page.wait_for_selector(".khi h1", timeout=180_000)
    page.wait_for_timeout(400)


_RUNS = """() => {
    if (window.khiRuns === undefined) {
        window.khiRuns = 0;
        new MutationObserver(changes => changes.forEach(({ target, oldValue }) => {
            const states = [oldValue, target.getAttribute('data-test-script-state')];
            if (states.includes('running')) window.khiRuns += 1;
        })).observe(document, {
            subtree: true, attributeFilter: ['data-test-script-state'], attributeOldValue: true,
        });
    }
    return window.khiRuns;
}"""


@contextmanager
def answered(page):
    """What is done within asks the server something: go on when its answer is drawn.

    On a busy machine the page is still at rest for a while after a press. An answer so quick that
    the page never shows that it waits for one is not seen to begin.
    """
    from playwright.sync_api import TimeoutError

    before = page.evaluate(_RUNS)
    yield
    with suppress(TimeoutError):
        page.wait_for_function("before => window.khiRuns > before", arg=before, timeout=15_000)
    settle(page)


def unfold(page):
    """Open whatever waits behind one press on a phone, and give its charts time to be drawn."""
    page.locator("details.khi-fold").first.wait_for(state="attached")
    page.evaluate("document.querySelectorAll('details.khi-fold').forEach(each => each.open = true)")
    page.wait_for_timeout(1500)


def choose(page, label, option):
    """Choose from a list by typing, as people with long lists do, and wait for the page."""
    page.get_by_role("combobox", name=label, exact=True).click()
    page.keyboard.type(option)
    page.get_by_role("option", name=option).first.wait_for()
    with answered(page):
        page.keyboard.press("Enter")


def tab_to(page, name, *, most=120):
    """Press Tab until the thing whose name begins as this pattern says has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if re.match(name, page.evaluate(_NAME)):
            return
    pytest.fail(f"Tab never reached {name!r}.")


def cut_words(page):
    """The words of charts that reach over the edge of their chart."""
    return page.evaluate(_CUT)


def words_over_others(page, cards):
    """Pairs of words that lie over each other, in the rows of the cards a selector finds."""
    return page.evaluate(_OVER, cards)
