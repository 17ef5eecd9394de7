"""Percentages under the title of an indicator that is worked out from answers: told as such."""

import pytest
from intake_cases import catalogue, checked
from pages_support import html, opened

from khi.intake.drafting.unusable import unusable

DAYS = "People who decide how they spend their days"
CONNECTED = catalogue().indicators["con01"].title
WHERE = ("Leeds", "Bradford", "Wakefield")


def table(*titles):
    rows = [f"{area},2026-Q1," + ",".join(["67%"] * len(titles)) for area in WHERE]
    return "\n".join([f"Area,Quarter,{','.join(titles)}", *rows])


def said(draft):
    return [*draft.needs, *draft.problems["message"]]


@pytest.mark.parametrize("titles", [(DAYS,), (DAYS, CONNECTED), (DAYS.upper(),)])
def test_a_share_of_our_own_indicator_is_not_called_unknown(titles):
    draft = checked(table(*titles))
    (told,) = (each for each in said(draft) if "worked out from people's answers" in each)
    assert f"“{DAYS}”" in told
    assert "add the answers" in told
    assert not any("It is none of ours yet" in each for each in said(draft))
    assert unusable(draft) is None


def test_a_share_of_something_else_is_asked_about_as_before():
    draft = checked(table("People who like it here"))
    assert any("It is none of ours yet" in each for each in draft.needs)
    assert not any("worked out from people's answers" in each for each in said(draft))


@pytest.mark.usefixtures("served")
def test_the_page_says_so(cleared):
    at = opened("upload").file_uploader[0].upload("s.csv", table(DAYS).encode(), "text/csv").run()
    assert not at.exception
    assert "worked out from people&#x27;s answers" in html(at)
