"""Ratings: no step up without evidence, no copying, and nothing written over."""

import re
from pathlib import Path

import pytest
from old_stores import of_the_first_schema
from rating_cases import (
    CATALOGUE,
    HERE,
    LATER,
    LEADERS,
    PEOPLE,
    ROLES,
    TEN,
    THERE,
    WORKERS,
    agreement,
    by_all,
    rating,
)

from khi import progress
from khi.model import AGREED, KhiError, Voice
from khi.store import Store


def give(store, *ratings):
    return progress.rate_all(store, CATALOGUE, ratings)


def shown(store, **where):
    return progress.ratings(store, TEN, **where)


def refused(store, *ratings, match):
    with pytest.raises(KhiError, match=match):
        give(store, *ratings)


# Evidence


@pytest.mark.parametrize(
    "evidence", ["", "   ", "yes", "...  --- !!!", "we did", "\u200b\u200b \u2066"]
)
def test_a_step_up_without_evidence_is_refused_and_says_what_would_be_seen(store, evidence):
    refused(store, rating(2, evidence=evidence), match="Moving up from 0 to 2 needs evidence")
    refused(store, rating(2, evidence=evidence), match="people can show it to you")
    assert progress.rated_areas(store, TEN) == []


def test_a_link_alone_is_no_evidence(store):
    refused(store, rating(1, evidence="", links=("https://example.org",)), match="needs evidence")


def test_staying_and_moving_down_need_none(store):
    give(store, rating(2, quarter="2025-Q3"))
    give(store, rating(2, quarter="2025-Q4", evidence=""))
    give(store, rating(1, quarter="2026-Q1", evidence=""))
    refused(store, rating(2, quarter="2026-Q2", evidence=""), match="from 1 to 2")


def test_one_bad_rating_keeps_the_others_out_as_well(store):
    refused(store, rating(1), rating(3, WORKERS, evidence=""), match="needs evidence")
    assert progress.rated_areas(store, TEN) == []


def test_ratings_are_given_in_order(store):
    give(store, rating(2, quarter="2026-Q1"))
    refused(store, rating(0, quarter="2025-Q4"), match="Q1 2026/27 is there already")


def test_a_quarter_that_has_not_begun_cannot_be_rated(store):
    refused(store, rating(1, quarter="2027-Q1"), match="has not begun")


# What can be seen


def test_nothing_can_be_seen_until_every_voice_has_spoken(store):
    give(store, rating(1), rating(3, LEADERS))
    assert shown(store).empty
    assert progress.history(store, TEN, area=HERE, action="aba01").empty
    give(store, rating(2, WORKERS))
    assert list(shown(store)["stage"]) == [1, 2, 3]


def test_who_has_spoken_can_be_seen_and_not_what_they_said(store):
    give(store, rating(1), rating(3, LEADERS))
    waiting = progress.given(store, TEN, area=HERE)
    assert list(waiting.columns) == ["quarter", "action", "voice"]
    assert sorted(waiting["voice"]) == ["leaders", "people"]


def test_a_voice_sees_its_own_and_no_other(store):
    give(store, rating(1), rating(3, LEADERS))
    own = progress.own(store, TEN, area=HERE, voice=PEOPLE)
    assert list(own["stage"]) == [1]
    assert progress.own(store, TEN, area=HERE, voice=WORKERS).empty


def test_a_voice_may_correct_itself_while_nobody_can_see_and_not_after(store):
    give(store, rating(1), rating(2))
    give(store, *by_all(2, 2, 3)[1:])
    refused(store, rating(3), match="Every voice has rated this action")
    assert list(shown(store)["stage"]) == [2, 2, 3]
    assert list(shown(store)["versions"]) == [2, 1, 1]


def test_closing_a_quarter_shows_what_is_there_and_shuts_the_others_out(store):
    give(store, rating(1))
    close(store)
    assert list(shown(store)["stage"]) == [1]
    assert list(shown(store)["closed"]) == [True]
    refused(store, rating(2, WORKERS), match="closed to ratings")
    give(store, rating(2, WORKERS, "2026-Q2"))


def close(store, quarter="2026-Q1"):
    progress.close(
        store, CATALOGUE, framework=TEN.id, area=HERE, quarter=quarter, by_role="commissioners"
    )


def test_a_quarter_is_closed_once_and_only_where_something_was_given(store):
    with pytest.raises(KhiError, match="Nobody has rated"):
        close(store)
    give(store, rating(1))
    close(store)
    with pytest.raises(KhiError, match="closed already"):
        close(store)


# Who took part


def test_people_are_counted_by_role_and_few_are_never_counted_out(store):
    give(
        store,
        rating(1, took_part={"local people": 2, "people who draw on support": 13}),
        rating(1, WORKERS, took_part={"community workers": 4}),
        rating(1, LEADERS, took_part={}),
    )
    rows = shown(store)
    assert rows["took_part"][0] == {"local people": 0, "people who draw on support": 15}
    assert rows["took_part"][1] == {"community workers": 0}
    assert list(rows["few"]) == [False, True, True]


@pytest.mark.parametrize("role", ["Agnes Thornton", "service users", "", "Local people "])
def test_a_role_we_do_not_know_may_be_a_name_and_is_refused(store, role):
    refused(store, rating(1, took_part={role: 3}), match="never by name")
    refused(store, rating(1, by_role=role), match="Say which role")


@pytest.mark.parametrize("people", [-1, 5001, 10**12])
def test_a_number_nobody_could_count_is_refused(store, people):
    refused(store, rating(1, took_part={"local people": people}), match="how many people")


# What was agreed


def test_nothing_is_agreed_before_every_voice_has_spoken(store):
    give(store, rating(1), rating(3, LEADERS))
    with pytest.raises(KhiError, match="Workers have not rated"):
        progress.agree(store, CATALOGUE, agreement(2))


@pytest.mark.parametrize("missing", [{"said": ""}, {"said": "ok"}, {"took_part": {}}])
def test_nothing_is_agreed_without_a_talk(store, missing):
    give(store, *by_all(1, 2, 3))
    with pytest.raises(KhiError, match="nothing says that there was one"):
        progress.agree(store, CATALOGUE, agreement(2, **missing))


def test_what_is_agreed_lies_between_the_voices_and_leaves_them_as_they_are(store):
    give(store, *by_all(1, 2, 3))
    with pytest.raises(KhiError, match="from 1 to 3"):
        progress.agree(store, CATALOGUE, agreement(4))
    with pytest.raises(KhiError, match="needs evidence"):
        progress.agree(store, CATALOGUE, agreement(2, evidence=""))
    progress.agree(store, CATALOGUE, agreement(2))
    assert list(shown(store)["voice"]) == [*Voice, AGREED]
    assert list(shown(store)["stage"]) == [1, 2, 3, 2]


def test_what_is_agreed_is_agreed_in_order(store):
    give(store, *by_all(1, 2, 3, "2025-Q4"), *by_all(1, 2, 3, "2026-Q1"))
    progress.agree(store, CATALOGUE, agreement(2, "2026-Q1"))
    with pytest.raises(KhiError, match="there already"):
        progress.agree(store, CATALOGUE, agreement(1, "2025-Q4"))


# What is typed


@pytest.mark.parametrize(
    "evidence",
    [
        "Ring Agnes on 0161 496 0000 to see it",
        "Write to agnes@example.org to see the map",
        "Her house at M1 2AB is the meeting place",
        "QQ 12 34 56 C is what the form says",
        "Ask Margaret about the map",
    ],
)
def test_evidence_that_may_name_a_person_is_refused_and_never_repeated(store, evidence):
    with pytest.raises(KhiError) as error:
        give(store, rating(1, evidence=evidence))
    assert not any(each in str(error.value) for each in ("0161", "@", "M1 2AB", "Margaret"))


def test_evidence_may_count_and_date_things(store):
    give(store, rating(1, evidence="From 12 to 30 groups between 2024 and 2026, 45% led by people"))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "www.example.org", "https://a b"])
def test_a_link_that_a_browser_would_run_is_refused(store, address):
    refused(store, rating(1, links=(address,)), match="web address")


def test_what_is_typed_keeps_its_letters_and_loses_what_hides(store):
    give(store, rating(1, evidence="=cmd|' /C calc'!A0 \u202eand **bold** <b>words</b>\x00"))
    own = progress.own(store, TEN, area=HERE, voice=PEOPLE)
    assert own["evidence"][0] == "=cmd|' /C calc'!A0 and **bold** <b>words</b>"


def test_too_many_words_are_refused_and_not_cut(store):
    refused(store, rating(1, evidence="word " * 130), match="too long")
    refused(store, rating(1, links=tuple(f"https://a.org/{n}" for n in range(6))), match="links")


# The record


def test_the_history_shows_every_line_who_gave_it_and_which_one_stands(store):
    give(store, rating(1), rating(2), *by_all(2, 2, 3)[1:])
    lines = progress.history(store, TEN, area=HERE, action="aba01")
    assert list(lines["voice"]) == ["leaders", "people", "people", "workers"]
    assert list(lines["stage"]) == [3, 1, 2, 2]
    assert list(lines["counts"]) == [True, False, True, True]
    assert set(lines["by_role"]) == set(ROLES.values())


def test_no_statement_changes_a_rating_but_its_words_or_takes_a_real_one_away():
    folder = Path(progress.__file__).parents[1] / "store" / "sql"
    for file in folder.glob("*.sql"):
        text = file.read_text("utf-8").casefold()
        for table in ("rating", "agreement", "rating_closed", "involvement"):
            for changed in re.findall(rf"update\s+{table}\s+set(.*?)where", text, re.DOTALL):
                columns = set(re.findall(r"^\s*(\w+) =", changed, re.MULTILINE))
                assert columns <= {"evidence", "next_step", "said", "links"}, file.name
            if re.search(rf"delete\s+from\s+{table}\b", text):
                gone = text.rstrip().endswith("where about = 'upload'\n  and subject = $upload")
                is_of_an_erased_file = table == "involvement" and gone
                assert text.rstrip().endswith("where invented") or is_of_an_erased_file, file.name


def test_one_area_knows_nothing_of_another(store):
    give(store, *by_all(1, 1, 1), *by_all(2, 2, 2, area=THERE))
    assert list(shown(store, areas=[THERE])["stage"]) == [2, 2, 2]
    assert progress.rated_areas(store, TEN) == sorted([HERE, THERE])


def test_a_rating_of_a_framework_keeps_the_version_it_was_given_under(store):
    kept = give(store, rating(1, version="of long ago", recorded_at=LATER))
    assert kept[0].version == TEN.version


def test_a_store_of_the_first_release_is_brought_forward_and_can_be_rated(tmp_path):
    path = of_the_first_schema(tmp_path)
    opened = Store.open(path)
    give(opened, *by_all(1, 2, 3))
    assert list(shown(opened)["stage"]) == [1, 2, 3]
    opened.close()
