"""A question may have stricter numbers than the rest, never looser ones; all code keeps to them."""

import pytest
from publication_cases import CATALOGUE, answers, by_sex, draft, only
from pydantic import ValidationError

from khi import publication
from khi.disclosure.audit import audit_frame
from khi.model import Absence, Override, Policy
from khi.publication.deciding import auditing

pytestmark = pytest.mark.slow

STRICT = Override(questions=("warm",), threshold=25, protection_width=25, why="In confidence.")
POLICY = Policy(overrides=(STRICT,))
STRICTER = CATALOGUE.model_copy(update={"policy": POLICY})
PARENTS = {area.code: area.parent for area in CATALOGUE.areas.values()}
SIXTEEN = {"area": "Ash", "quarter": "2025-Q1"}


def publish(store, *tallies, catalogue=STRICTER):
    publication.commit(store, catalogue, draft(*tallies))


@pytest.mark.parametrize("number", ["threshold", "protection_width", "near_certain_below"])
def test_an_override_can_never_be_looser(number):
    with pytest.raises(ValidationError, match="not lower it"):
        Policy(overrides=({"questions": ["warm"], "why": "", number: 7},))


def test_the_strictest_of_two_overrides_counts():
    more = Override(questions=("warm", "helps"), threshold=20, indicative_below=60, why="")
    policy = Policy(overrides=(STRICT, more))
    warm, other = policy.of("warm"), policy.of("satisfied")
    assert (warm.threshold, warm.indicative_below, policy.of("helps").threshold) == (25, 60, 20)
    assert other == Policy()


def test_a_stricter_question_withholds_what_another_shows(store):
    publish(
        store,
        answers(**SIXTEEN, yes=12, no=4),
        answers(**SIXTEEN, question="helps", helps=12, harms=4),
    )
    rows = publication.frame(store, areas=["Ash"])
    assert only(rows, indicator="kin")["absence"] == Absence.TOO_FEW
    assert only(rows, indicator="frd")["absence"] == Absence.NONE


def test_near_certain_answers_are_said_in_words_of_bigger_groups_too(store):
    override = Override(questions=("warm",), near_certain_below=50, why="")
    policy = CATALOGUE.policy.model_copy(update={"overrides": (override,)})
    publish(
        store,
        answers(**SIXTEEN, yes=40, no=0, partly=0),
        catalogue=CATALOGUE.model_copy(update={"policy": policy}),
    )
    assert only(publication.frame(store), indicator="cold")["method"] == "almost nobody"


def test_complementary_withholding_keeps_to_the_stricter_width(store):
    groups = ({"yes": 40, "no": 60}, {"yes": 30, "no": 30}, {"yes": 14})
    publish(store, by_sex("Ash", "2025-Q1", *groups))
    rows = publication.frame(store, indicators=["kin", "cold"])
    strict = POLICY.of("warm")
    assert not audit_frame(rows, PARENTS, strict, tables={"kin": "warm", "cold": "warm"})


def test_the_attack_before_publishing_uses_the_numbers_that_apply(store, monkeypatch):
    used = []

    def audited(cells, free, parents, policy, *attacked):
        used.append((set(cells["table"].str.split(":").str[0]), policy.threshold))
        return cells

    monkeypatch.setattr(auditing, "audited", audited)
    publish(store, answers(**SIXTEEN, yes=30), answers(**SIXTEEN, question="helps", helps=30))
    assert sorted(used, key=str) == [({"helps"}, 10), ({"warm"}, 25)]


def test_publishing_stops_where_only_the_stricter_numbers_are_broken(store, monkeypatch):
    """What is safe at ten is decided as before; the attack alone knows of the twenty-five."""
    safe_at_ten = auditing.audited

    def audited(cells, free, parents, policy, *attacked):
        loose = cells.assign(
            absence=[Absence.NONE if n >= 10 else Absence.TOO_FEW for n in cells["base"]]
        )
        return safe_at_ten(loose, free & False, parents, policy, *attacked)

    monkeypatch.setattr(auditing, "audited", audited)
    with pytest.raises(Exception, match="could be worked out"):
        publish(store, answers(**SIXTEEN, yes=12, no=4))
    publish(store, answers(**SIXTEEN, yes=12, no=4), catalogue=CATALOGUE)
