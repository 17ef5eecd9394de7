"""Erasing on the page: only once somebody has said that they mean it, and with a receipt."""

import pytest
from pages_support import html, opened

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("served", "own")]


@pytest.fixture
def page():
    return lambda: opened("upload")


def test_nothing_is_erased_before_somebody_says_they_mean_it(page):
    at = page()
    assert not at.exception
    assert at.button(key="erase-now").disabled


def test_an_upload_is_erased_and_the_receipt_is_shown(page):
    at = page()
    chosen = at.selectbox(key="erase-id").value
    at.text_input(key="erase-why").set_value("asked to").run()
    at.checkbox(key="erase-sure").check().run()
    at.button(key="erase-now").click().run()
    assert not at.exception
    assert "It is erased" in html(at)
    assert "Why: asked to." in html(at)
    assert chosen not in at.selectbox(key="erase-id").options
