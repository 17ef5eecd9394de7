"""How old one must be to read a text, measured as others measure it."""

import re


def _syllables(word):
    """Groups of vowels, without a silent e: near enough for an average."""
    groups_of_vowels = len(re.findall(r"[aeiouy]+", word))
    silent = word.endswith("e") and not word.endswith(("le", "ee")) and groups_of_vowels > 1
    return max(1, groups_of_vowels - silent)


def reading_age(text):
    """The Flesch-Kincaid grade plus five: the age at which a text can be read.

    Source: Kincaid and others (1975), Derivation of new readability formulas, Navy RBR 8-75.
    """
    parts = [part for part in re.split(r"[.!?]+(?:\s|$)", text) if part.strip()]
    words = re.findall(r"[a-z]+|\d+", text.lower())
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / len(parts) + 11.8 * syllables / len(words) - 15.59 + 5


def sentences_of(text):
    """The sentences of a text."""
    return [each for each in re.split(r"(?<=[.?!])\s", text) if each]
