"""Ratings: whatever people do, in whatever order, the promises hold."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rating_cases import CATALOGUE, HERE, SEEN, TEN, agreement, rating

from khi import progress
from khi.model import AGREED, KhiError, Voice
from khi.progress.words import says_something
from khi.store import Store


def give(store, *ratings):
    return progress.rate_all(store, CATALOGUE, ratings)


def shown(store):
    return progress.ratings(store, TEN)


def close(store, quarter):
    progress.close(
        store, CATALOGUE, framework=TEN.id, area=HERE, quarter=quarter, by_role="commissioners"
    )


QUARTERS = ("2025-Q3", "2025-Q4", "2026-Q1")
acts = st.lists(
    st.tuples(
        st.sampled_from(["rate", "rate", "rate", "agree", "close"]),
        st.sampled_from(list(Voice)),
        st.sampled_from(QUARTERS),
        st.integers(0, 4),
        st.booleans(),
    ),
    max_size=25,
)


@pytest.fixture(scope="module")
def used(tmp_path_factory):
    opened = Store.open(tmp_path_factory.mktemp("ratings") / "khi.duckdb")
    yield opened
    opened.close()


def take(store, act):
    what, voice, quarter, stage, evidence = act
    seen = {"evidence": SEEN if evidence else ""}
    if what == "rate":
        give(store, rating(stage, voice, quarter, recorded_at=datetime.now(UTC), **seen))
    elif what == "agree":
        progress.agree(store, CATALOGUE, agreement(stage, quarter, **seen))
    else:
        close(store, quarter)


def lines(store, area=HERE):
    return {
        voice: progress.own(store, TEN, area=area, voice=voice)[["quarter", "stage", "evidence"]]
        .to_dict("records")
        for voice in Voice
    }  # fmt: skip


def rises(stages):
    return [
        each
        for before, each in zip([{"stage": 0}, *stages], stages, strict=False)
        if each["stage"] > before["stage"]
    ]


@pytest.mark.slow
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=acts)
def test_whatever_people_do_the_promises_hold(used, acts):
    with used.write() as transaction:
        for table in ("rating", "agreement", "rating_closed"):
            transaction.run(f"clear_invented_{table}")
    for act in acts:
        before, seen = lines(used), shown(used)
        try:
            take(used, act)
        except KhiError:
            assert lines(used) == before
            continue
        after, now = lines(used), shown(used)
        others = [voice for voice in Voice if act[0] != "rate" or voice is not act[1]]
        assert all(after[voice] == before[voice] for voice in others)
        told = seen[["quarter", "voice", "stage"]][seen["voice"].ne(AGREED)]
        kept = now[["quarter", "voice", "stage"]].merge(told)
        assert len(kept) == len(told)
        for said in after.values():
            assert all(says_something(each["evidence"]) for each in rises(said))
        agreed = now[now["voice"].eq(AGREED)].to_dict("records")
        assert all(says_something(each["evidence"]) for each in rises(agreed))
        spoken = now[now["voice"].ne(AGREED)].groupby("quarter")["voice"].nunique()
        assert all(spoken[each["quarter"]] == len(Voice) for each in agreed)
