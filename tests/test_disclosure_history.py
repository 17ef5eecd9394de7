"""What was published before is part of what must be protected."""

import pandas as pd

from khi.disclosure import KEY, REMEMBERED, Before, protect_beside
from khi.disclosure.ghosts import Ghosts
from khi.disclosure.sums import sums_of
from khi.model import Absence, Policy

POLICY = Policy()
PARENTS = {**dict.fromkeys(("Ashby", "Bray", "Cole", "Dale"), "R"), "R": ""}


def places(**bases):
    rows = [("t", area, "2025-Q1", "all", "all", base) for area, base in bases.items()]
    return pd.DataFrame(rows, columns=[*KEY, "base"])


def versions(*cells, former=()):
    """Each version in turn beside the last: its reasons by area, and what is remembered then."""
    before = Before()
    for number, version in enumerate(cells):
        went = dict(former).get(number, places())
        before = Before(before.standing, went, before.remembered)
        reasons, kept = protect_beside(version, before, parents=PARENTS, policy=POLICY)
        before = Before(version[KEY].join(reasons), remembered=kept)
    return reasons.set_index(version["area"])["absence"].to_dict(), before


FIRST = places(Ashby=63, Bray=52, R=115)


def test_a_region_that_grew_by_four_people_is_withheld():
    absence, _ = versions(FIRST, places(Ashby=63, Bray=52, Cole=4, R=119))
    assert absence == {
        "Ashby": Absence.NONE,
        "Bray": Absence.NONE,
        "Cole": Absence.TOO_FEW,
        "R": Absence.PROTECTS,
    }


def test_a_region_that_grew_by_a_place_that_is_shown_is_shown():
    absence, before = versions(FIRST, places(Ashby=63, Bray=52, Cole=40, R=155))
    assert set(absence.values()) == {Absence.NONE}
    assert before.remembered.empty


def test_what_is_remembered_is_which_figure_was_shown_and_who_came_later_and_no_number():
    _, before = versions(FIRST, places(Ashby=63, Bray=52, Cole=4, R=119))
    rows = before.remembered.to_dict("records")
    assert rows == [
        dict(zip(REMEMBERED, ("t", "R", "2025-Q1", "all", "all", "", "Cole 2025-Q1"), strict=True))
    ]


def test_a_place_of_the_same_people_is_never_decided_again():
    fresh = places(Ashby=63, Bray=52, Cole=4, R=119)
    alone = versions(fresh)[0]
    assert alone["Ashby"] != alone["Bray"]
    assert versions(FIRST, fresh)[0]["Bray"] == Absence.NONE


def test_a_new_version_that_differs_by_three_people_is_withheld():
    absence, _ = versions(FIRST, places(Ashby=66, Bray=52, R=118), former={1: places(Ashby=63)})
    assert (absence["Ashby"], absence["R"]) == (Absence.PROTECTS, Absence.PROTECTS)


def test_a_new_version_of_as_many_people_or_of_ten_more_is_shown():
    for people in (63, 73):
        now = places(Ashby=people, Bray=52, R=people + 52)
        absence, _ = versions(FIRST, now, former={1: places(Ashby=63)})
        assert set(absence.values()) == {Absence.NONE}


def test_where_hidden_people_were_taken_away_no_new_sum_is_shown_that_year():
    first = places(Ashby=63, Bray=52, Cole=5)
    year = pd.DataFrame([("t", "Ashby", "2025-FY", "all", "all", 90)], columns=[*KEY, "base"])
    second = pd.DataFrame([("t", "Ashby", "2025-Q2", "all", "all", 27)], columns=[*KEY, "base"])
    hidden = places(R=120)
    then = pd.concat([first, hidden], ignore_index=True)
    told = pd.concat([places(Ashby=63, Bray=52, R=115), second, year], ignore_index=True)
    _, before = versions(then, told, former={1: places(Cole=5)})
    assert (before.remembered["group"] == "").any()


def test_a_stricter_threshold_hides_what_was_shown():
    stood = FIRST[KEY].assign(absence="", rule="")
    stricter = POLICY.stricter(threshold=60)
    reasons, _ = protect_beside(FIRST, Before(stood), parents=PARENTS, policy=stricter)
    assert reasons["absence"].tolist()[1] == Absence.TOO_FEW


def test_a_sum_is_shown_again_when_those_who_came_late_went():
    grown = places(Ashby=63, Bray=52, Cole=4, R=119)
    without = places(Ashby=63, Bray=52, Dale=40, R=155)
    absence, _ = versions(FIRST, grown, without, former={2: places(Cole=4)})
    assert set(absence.values()) == {Absence.NONE}


def test_a_sum_that_old_figures_of_shown_people_give_is_no_secret():
    """Seventy, less the forty of Cole who went, is thirty: whoever saved both knows it."""
    first = places(Ashby=5, Bray=25, Cole=40, R=70)
    grown = places(Ashby=5, Bray=25, Cole=40, Dale=4, R=74)
    then = places(Ashby=5, Bray=25, R=30)
    went = pd.concat([places(Cole=40), places(Dale=4)], ignore_index=True)
    absence, _ = versions(first, grown, then, former={2: went})
    assert absence["R"] == Absence.NONE
    assert Absence.NONE not in (absence["Ashby"], absence["Bray"])


def test_a_figure_of_people_who_all_went_can_still_be_taken_away():
    """Thirty-five were shown of a year of Cole, its quarters hidden: so the rest is known."""
    names = ["t", "Cole", "2025-Q1", "all", "all"]
    went = pd.DataFrame([names, [*names[:2], "2025-Q2", *names[3:]]], columns=KEY)
    went = went.assign(base=[15, 20], absence=Absence.PROTECTS, rule="whole")
    told = pd.DataFrame([[*names[:2], "2025-FY", *names[3:], "", ""]], columns=REMEMBERED)
    rest = places(Ashby=50)[KEY].assign(base=50, absence="", rule="")
    ghosts = Ghosts(told, went[KEY].iloc[:0], went, lambda area: [area, "R"])
    every, sums = ghosts.beside(rest, sums_of(rest, {}))
    assert every["base"].tolist()[-1] == 35
    last = sums.sum_of == len(sums) - 1
    assert sorted(zip(sums.cell[last], sums.sign[last], strict=True)) == [(1, -1), (2, -1), (3, 1)]


def test_where_anybody_of_it_is_left_such_a_figure_tells_nothing():
    went = places(Cole=15)[KEY].assign(base=15, absence=Absence.PROTECTS, rule="whole")
    told = places(R=80)[KEY].assign(absence="", late="")
    rest = places(Ashby=50)[KEY].assign(base=50, absence="", rule="")
    ghosts = Ghosts(told, went[KEY].iloc[:0], went, lambda area: [area, "R"])
    assert len(ghosts.beside(rest, sums_of(rest, {}))[0]) == 2
