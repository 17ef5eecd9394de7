"""What ratings say: counted, compared and never averaged; and drawn with nothing left out."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rating_cases import HERE, SEEN, TEN, THERE

from khi import theme
from khi.charts import progress as drawn
from khi.model import AGREED, Quarter, Voice
from khi.progress import RATINGS, crowds, findings
from khi.wording import progress as said
from khi.wording.progress import assets

Q1, Q2 = Quarter.of(2026, 1), Quarter.of(2026, 2)


def row(stage, voice="people", quarter=Q1, *, action="aba01", area=HERE, evidence=SEEN, **more):
    plain = dict.fromkeys(RATINGS, "")
    return plain | {
        "area": area, "quarter": quarter.id, "action": action, "voice": str(voice), "stage": stage,
        "evidence": evidence, "links": [], "took_part": {"local people": 10}, "few": False,
        "versions": 1, "closed": False, "invented": False,
    } | more  # fmt: skip


def rows(*each):
    return pd.DataFrame(list(each), columns=list(RATINGS))


def test_the_gap_is_between_the_lowest_and_the_highest_voice_and_leaves_out_what_was_agreed():
    given = rows(row(1), row(2, "workers"), row(4, "leaders"), row(4, AGREED))
    gap = findings.gaps(given).iloc[0]
    assert (gap["lowest"], gap["highest"], gap["gap"], gap["voices"]) == (1, 4, 3, 3)


def test_a_first_rating_is_no_step_and_each_later_change_is():
    given = rows(row(1), row(3, quarter=Q2), row(2, "leaders"), row(2, "leaders", Q2))
    steps = findings.steps(given)
    assert list(steps["voice"]) == ["people"]
    assert (steps["before"][0], steps["stage"][0], steps["change"][0]) == (1, 3, 2)


def test_evidence_stands_until_there_is_newer():
    given = rows(row(2, evidence="Seen in spring"), row(2, quarter=Q2, evidence=""))
    stood = findings.with_evidence(given)
    assert list(stood["evidence"]) == ["Seen in spring"] * 2
    assert list(stood["seen_in"]) == [Q1.id, Q1.id]
    other = findings.with_evidence(rows(row(2), row(0, "leaders", evidence="")))
    assert list(other["evidence"]) == [SEEN, ""]


def test_who_is_further_on_is_said_of_each_areas_latest_and_in_no_order_of_stage():
    given = rows(
        row(1), row(4, area="X9"), row(2, area=THERE, quarter=Q2), row(0, area="X5"),
        row(3, area="X7"), row(0, area="X7", quarter=Q2),
    )  # fmt: skip
    ahead = findings.further_on(given, area=HERE, action="aba01", voice=Voice.PEOPLE)
    assert list(ahead["area"]) == sorted([THERE, "X9"])
    none = findings.further_on(given, area="X6", action="aba01", voice=Voice.PEOPLE)
    assert none.empty


stages = st.lists(st.integers(0, 4) | st.none(), min_size=10, max_size=10)


@settings(max_examples=40)
@given(now=stages, then=stages)
def test_the_actions_of_a_quarter_are_counted_once_each(now, then):
    pairs = [
        row(stage, quarter=quarter, action=action.id)
        for quarter, every in ((Q1, then), (Q2, now))
        for action, stage in zip(TEN.actions, every, strict=True)
        if stage is not None
    ]
    if not pairs:
        return
    counts = findings.counts(rows(*pairs), TEN, Voice.PEOPLE)
    assert counts.groupby("quarter")["actions"].sum().eq(len(TEN.actions)).all()
    last = counts[counts["quarter"].eq(Q2.id)].set_index("stage")["actions"]
    for stage in range(5):
        assert last.get(stage, now.count(stage)) == now.count(stage)
    assert said.counts_alt(counts, TEN, "people")
    assert said.counts_sentence(counts, TEN)


@pytest.mark.parametrize(("people", "shown"), [(1, 0), (4, 0), (5, 5), (7, 5), (8, 10), (12, 10)])
def test_people_are_counted_to_the_nearest_five_and_fewer_than_five_not_at_all(people, shown):
    assert crowds.rounded({"workers": people}) == {"workers": shown}
    assert crowds.rounded({"workers": 0}) == {}


def test_few_people_in_all_are_said_to_be_few():
    assert crowds.is_few({"a": 2, "b": 2})
    assert not crowds.is_few({"a": 2, "b": 3})
    assert said.crowd({"local people": 0}) == "Fewer than 5 local people took part."


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_every_voice_is_drawn_and_a_missing_one_is_written(palette):
    given = rows(row(1), row(4, "leaders"), row(2, AGREED, few=False))
    figure = drawn.stages_now(given, TEN, palette=palette)
    words = [each.text for each in figure.layout.annotations]
    assert "Workers: not rated" in words
    assert sum("not rated" in word for word in words) == len(TEN.actions)
    kinds = [each.type for each in figure.layout.shapes if each.layer == "above"]
    assert kinds.count("circle") == 1
    assert kinds.count("path") == 2


def test_number_and_ink_of_a_block_can_be_told_apart():
    def light(colour):
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for palette in (theme.LIGHT, theme.DARK):
        for stage in range(-1, 5):
            fill, ink = drawn.stage_colour(stage, TEN, palette)
            low, high = sorted((light(fill), light(ink)))
            assert (high + 0.05) / (low + 0.05) >= 4.5, (palette.mode, stage)


def test_profiles_draw_each_area_with_its_own_shape_and_rank_nobody():
    given = rows(row(3, area="X1"), row(1, area="X2"))
    figure = drawn.profiles(given, TEN, ["X2", "X1"], palette=theme.LIGHT)
    assert figure.layout.shapes
    alt = said.profiles_alt(given, TEN, {"X2": "B", "X1": "A"})
    assert "in no order" in alt
    assert "B 1, A 3" in alt


def test_a_group_says_what_went_back_who_is_silent_and_where_voices_differ():
    assert said.group_gaps(0, 3, 0) == "The voices are apart on three."
    assert said.group_gaps(1, 0, 1) == "One moved back. One rating is missing. No voices are apart."
    assert "Two ratings are missing." in said.group_gaps(0, 1, 2)


def test_what_waits_says_how_far_it_can_be_trusted():
    assert assets.waiting(40, 0, 0) == "See 40 more"
    assert assets.waiting(40, 11, 2) == (
        "See 40 more: 11 not checked for a year or more, of two nobody says when"
    )
