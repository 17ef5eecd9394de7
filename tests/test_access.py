"""Each act is asked for where it is done: nobody does what they may not, whatever a page shows."""

import pytest

from khi import access
from khi.access import Act, Person
from khi.model import Area, KhiError
from khi.ui import adopting, desk, erasing, history, person, publishing

NOBODY = Person(name="a guest", may={})
ACTS = {
    Act.PUBLISH: [
        desk.publish,
        lambda: desk.hold(None),
        lambda: desk.publish_held(None),
        lambda: desk.plan(None, None),
        lambda: publishing.look_at_waiting(None),
    ],
    Act.WITHDRAW: [lambda: desk.withdraw("one", "no reason")],
    Act.ERASE: [lambda: erasing._erase("one", "no reason")],
    Act.CLEAR: [history.clear_demonstration],
}


@pytest.mark.parametrize("act", ACTS, ids=str)
def test_a_guest_may_not(monkeypatch, act):
    monkeypatch.setattr(access, "ON_MY_MACHINE", NOBODY)
    for each in ACTS[act]:
        with pytest.raises(KhiError, match=f"You may not {act.value} here"):
            each()


def test_a_guest_may_not_adopt_a_measure_and_is_told(monkeypatch):
    said = []
    monkeypatch.setattr(access, "ON_MY_MACHINE", NOBODY)
    monkeypatch.setattr(adopting.states, "error", lambda problem: said.append(str(problem)))
    adopting._adopt(None, {}, {}, (0, 9999))
    assert "You may not make a measure an indicator here" in said[0]


def test_what_one_may_do_in_one_area_one_may_not_do_in_another(monkeypatch):
    here = Person(name="a member of a board", may={Act.SPEAK: ("X1",)})
    monkeypatch.setattr(access, "ON_MY_MACHINE", here)
    leeds, york = (Area.model_construct(code=code) for code in ("X1", "X2"))
    assert person.may(Act.SPEAK, leeds)
    assert not person.may(Act.SPEAK, york)
    assert not person.may(Act.SPEAK)


def test_every_act_is_asked_for_somewhere():
    """An act that nothing asks for would promise a guard that is not there."""
    from test_architecture import PACKAGE

    asked = "\n".join(path.read_text() for path in PACKAGE if path.name != "access.py")
    unasked = [act.name for act in Act if f"Act.{act.name}" not in asked]
    assert not [name for name in unasked if not name.startswith("RATE_AS_")]
