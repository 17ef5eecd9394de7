"""What people type is kept as it reads, and nothing hidden is kept with it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khi.model import KhiError, link, typed, words_in


def kept(words, most=100):
    return typed(words, field="The evidence", most=most)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("  We met\r\nat the library\t twice ", "We met at the library twice"),
        ("pay\u202eevil\u202c now", "payevil now"),
        ("\u2066left\u2069 \u200fright\u200e", "left right"),
        ("nul\x00 bell\x07 esc\x1b[31m", "nul bell esc[31m"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("cafe\u0301", "caf\u00e9"),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),  # noqa: E501
        ("\u200d\u200c", ""),
        ("z" + "\u0301" * 40, unicodedata.normalize("NFC", "z\u0301\u0301\u0301")),
        ("tag\U000e0041\U000e0042", "tag"),
        ("x\u0301\u0301\u0301\u03b1\u03b2", "x\u0301\u0301\u03b1\u03b2"),
    ],
)  # fmt: skip
def test_what_is_hidden_goes_and_what_is_read_stays(words, left):
    assert kept(words) == left


def test_words_that_are_too_long_are_refused_and_never_cut():
    assert kept("x" * 100) == "x" * 100
    with pytest.raises(KhiError, match="101 characters"):
        kept("x" * 101)


@given(st.text(max_size=60))
def test_nothing_that_is_kept_can_turn_or_hide_writing(words):
    left = kept(words, most=500)
    assert all(
        unicodedata.category(each) not in {"Cc", "Cs", "Co", "Cn"}
        and (unicodedata.category(each) != "Cf" or each in "\u200c\u200d")
        for each in left
    )
    assert kept(left, most=500) == left


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/minutes?item=3#notes",
        "http://council.example:8080/a%20b",
        "https://example.org",
    ],
)
def test_an_address_of_the_web_is_kept(address):
    assert link(f" {address}\n") == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JAVASCRIPT://example.org/%0aalert(1)", "data:text/html,<script>",
        "file:///etc/passwd", "//example.org", "example.org", "https://", "https://a b.org",
        'https://example.org/"onmouseover="x', "https://example.org/<script>", "ftp://example.org",
        "https://user:secret@example.org/", "https://example.org\\@evil.example",
    ],
)  # fmt: skip
def test_anything_else_is_refused(address):
    with pytest.raises(KhiError, match="web address"):
        link(address)


def test_marks_are_not_words():
    assert words_in("... --- !!") == 0
    assert words_in("we met twice") == 3
