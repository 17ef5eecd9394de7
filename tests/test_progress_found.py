"""What stands first on Progress: how far by each voice, how far apart, and what moved since."""

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages_support import html, opened
from rating_cases import HERE, TEN
from reading_age import reading_age, sentences_of

from khi.model import Quarter
from khi.progress import findings
from khi.wording import progress as said
from khi.wording.easy_lines import lines_of

NOW = Quarter.of(2026, 2)
VOICES = list(TEN.voices)
stages = st.lists(st.integers(0, 4) | st.none(), min_size=10, max_size=10)


def rows(**of_voices):
    """Ratings of one quarter: a stage for each of the ten actions, None where it was not rated."""
    lines = [
        (HERE, NOW.id, action.id, voice, stage)
        for voice, stages in of_voices.items()
        for action, stage in zip(TEN.actions, stages, strict=False)
        if stage is not None
    ]
    return pd.DataFrame(lines, columns=["area", "quarter", "action", "voice", "stage"])


THREE = rows(people=[1, 2, 0], workers=[1, 2, 3], leaders=[4, 2, 3])
SILENT = rows(people=[1, 2, 0])


def test_how_far_is_counted_for_each_voice_by_itself():
    assert said.how_far(THREE, TEN) == (
        "At “trying it in places” or further: people 1 of 3, workers 2 of 3 and leaders 3 of 3."
    )
    assert said.how_far(SILENT, TEN) == (
        "At “trying it in places” or further: people 1 of 3. Not rated by workers and leaders."
    )
    assert said.how_far(rows(), TEN) == "No voice has rated an action yet."


def test_the_widest_gap_is_named_with_what_each_voice_says():
    first, third = TEN.actions[0].short, TEN.actions[2].short
    assert said.differs(findings.gaps(THREE), THREE, TEN) == (
        f"{first}: people say stage 1, workers 1 and leaders 4. One more action as far apart."
    )
    two = rows(people=[1, 2, 0], leaders=[1, 2, 3])
    assert said.differs(findings.gaps(two), two, TEN) == (
        f"{third}: people say stage 0 and leaders 3."
    )


def test_no_gap_is_named_where_there_is_none():
    same = rows(people=[1, 2], workers=[1, 2])
    assert said.differs(findings.gaps(same), same, TEN).startswith("Every voice puts every")
    assert said.differs(findings.gaps(SILENT), SILENT, TEN).startswith("Only one voice has rated")


def test_what_moved_is_said_of_each_voice_up_and_down():
    moves = dict(zip(VOICES, [(1, 2), (0, 0), None], strict=True))
    assert said.moved_since(moves, NOW, TEN) == (
        "Since July to September 2026: people moved one up and two down; workers none; "
        "leaders none that can be told."
    )
    assert said.moved_since(moves, None, TEN).startswith("This is the first time")


@settings(max_examples=40)
@given(people=stages, workers=stages, leaders=stages)
def test_no_voice_is_ever_mixed_with_another(people, workers, leaders):
    """Each count is of one voice's own ratings; the gap lies between stages somebody gave."""
    given_ = {"people": people, "workers": workers, "leaders": leaders}
    now = rows(**given_)
    if now.empty:
        return
    words = said.how_far(now, TEN)
    for voice, own in given_.items():
        rated = [each for each in own if each is not None]
        counted = f"{voice} {sum(each >= 2 for each in rated)} of {len(rated)}"
        assert (counted in words) == bool(rated)
    apart = said.differs(findings.gaps(now), now, TEN)
    for who, stage in re.findall(r"(people|workers|leaders)(?: say stage)? (\d)", apart):
        action = next(each for each in TEN.actions if apart.startswith(f"{each.short}:"))
        assert given_[who][TEN.actions.index(action)] == int(stage)


@settings(max_examples=30)
@given(people=stages, workers=stages, leaders=stages)
def test_short_words_have_a_picture_and_are_short_whatever_was_rated(people, workers, leaders):
    now = rows(people=people, workers=workers, leaders=leaders)
    moves = dict(zip(VOICES, [(1, 2), (0, 0), None], strict=True))
    lines = lines_of(said.easy_found(now, findings.gaps(now), moves, TEN))
    assert all(line.picture for line in lines)
    for sentence in (part for line in lines for part in sentences_of(line.words)):
        assert len(sentence.split()) <= 13, sentence
    assert reading_age(" ".join(f"{line.words.rstrip('.:”')}." for line in lines)) <= 9


@pytest.mark.usefixtures("served")
class TestOnThePage:
    def test_the_three_stand_before_the_big_numbers(self, shown):
        words = html(opened("progress", area="Gullhaven"))
        found = words.split('class="khi-found">')[1].split("</dl>")[0]
        assert words.index("khi-found") < words.index("khi-big")
        assert re.findall(r"<dt>(.*?)</dt>", found) == ["How far", "Furthest apart", "Moved"]
        assert "people 0 of 10, workers 3 of 10 and leaders 10 of 10" in found
        assert "people say stage 0, workers 1 and leaders 4" in found
        assert "Since April to June 2026: people moved" in found
        for word in ("average", "score", "rank", "mean", "best"):
            assert word not in found.lower()

    def test_in_easy_read_they_are_in_the_box_and_not_twice(self, shown):
        words = html(opened("progress", area="Gullhaven", easy="true"))
        assert "khi-found" not in words
        box = words.split("What we found</h3>")[1].split("What it means</h3>")[0]
        assert "<p>Leaders say 10 of 10 actions are on step 2 or higher.</p>" in box
        assert "<p>On this they differ most:</p>" in box
        assert "<p>Step 2 means: trying it in places.</p>" in box
        assert "Since last time, people say" in box

    def test_the_second_framework_is_found_by_its_own_stages(self, shown):
        at = opened("progress", framework="Checks of co-production", area="Thistlemere")
        assert not at.exception
        assert "or further: people" in html(at).split("khi-found")[1]
