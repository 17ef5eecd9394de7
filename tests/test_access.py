"""Each act is asked for where it is done: nobody does what they may not, whatever a page shows."""

import ast
from types import SimpleNamespace

import pytest
from test_architecture import PACKAGE, ROOT

from khi import access
from khi.access import Act, Person
from khi.model import Area, KhiError, Voice
from khi.ui import involved
from khi.ui.given import person, sources
from khi.ui.in_time import aiming, noting
from khi.ui.pieces import states
from khi.ui.progress import agreeing, rating
from khi.ui.uploading import (
    adopting,
    desk,
    erasing,
    fetching,
    history,
    publishing,
    remembered_forms,
)
from khi.ui.voices import answering, helped, priorities, review, saying, stories

HERE = Area.model_construct(code="X1")
SAID = SimpleNamespace(area="X1", by=None)
HEARD, ROOM = SimpleNamespace(said=SAID, id="one"), SimpleNamespace(area=HERE)
NOBODY = Person(name="a guest", may={})
ACTS = {
    Act.PUBLISH: [
        desk.publish,
        lambda: desk.hold(None),
        lambda: desk.publish_held(None),
        lambda: desk.plan(None, None),
        lambda: desk.remember("", None),
        lambda: publishing.look_at_waiting(None),
    ],
    Act.WITHDRAW: [lambda: desk.withdraw("one", "no reason")],
    Act.ERASE: [lambda: erasing._erase("one", "no reason")],
    Act.CLEAR: [history.clear_demonstration],
    Act.SPEAK: [
        lambda: saying._say(SAID),
        lambda: saying._take_back(HEARD),
        lambda: stories._take_back(HEARD),
    ],
    Act.REPLY: [lambda: answering._answer(HEARD, None)],
    Act.MODERATE: [lambda: answering._moderate(HEARD, show=True)],
    Act.PRIORITISE: [
        lambda: priorities._choose([], ("X1", "2026-FY"), {}, ""),
        lambda: priorities._plan(ROOM, "", "", None, None),
    ],
    Act.REVIEW: [
        lambda: review._begin(ROOM, None, {}),
        lambda: review._people(SAID, {}, None),
        lambda: review._officer(SAID, {}, None),
        lambda: review._carry(SAID, "", None),
        lambda: helped._claim(ROOM, None, "", None),
    ],
    Act.NOTE: [lambda: noting._noted(None, HERE), lambda: noting._taken_back(HERE, "one")],
    Act.AIM: [
        lambda: aiming._aim({"area": "X1"}, {}, 1.0, None),
        lambda: aiming._rebase({"area": "X1"}, {}),
        lambda: aiming._taken_back(HERE, "one"),
    ],
}


@pytest.mark.parametrize("act", ACTS, ids=str)
def test_a_guest_may_not(monkeypatch, act):
    """A form that was sent after rights had changed, say, or a message that no page makes."""
    monkeypatch.setattr(access, "ON_MY_MACHINE", NOBODY)
    monkeypatch.setattr(sources, "catalogue", lambda: SimpleNamespace(area=lambda _: HERE))
    for each in ACTS[act]:
        with pytest.raises(KhiError, match=f"You may not {act.value} here"):
            each()


TOLD = [
    (Act.ADOPT, lambda: adopting._adopt(None, {}, {}, (0, 9999))),
    (Act.PUBLISH, lambda: remembered_forms._act(None, to="", renames=False, forgets=True)),
    (Act.PUBLISH, lambda: fetching._fetch(["90280"])),
    (Act.RECORD, lambda: involved._record(None, looked=True)),
    (Act.AGREE, lambda: agreeing._record(SEAT, None, None, looked=True)),
    (Act.AGREE, lambda: rating._shut(ROOM, "leader")),
    (Act.RATE_AS_LEADERS, lambda: rating._give(SEAT, None, None, looked=True)),
]
SEAT = SimpleNamespace(voice=Voice("leaders"), area=HERE)


@pytest.mark.parametrize(("act", "does"), TOLD)
def test_a_guest_may_not_and_is_told(monkeypatch, act, does):
    said = []
    monkeypatch.setattr(access, "ON_MY_MACHINE", NOBODY)
    monkeypatch.setattr(states, "error", lambda problem: said.append(str(problem)))
    does()
    assert f"You may not {act.value} here" in said[0]


def test_what_one_may_do_in_one_area_one_may_not_do_in_another(monkeypatch):
    here = Person(name="a member of a board", may={Act.SPEAK: ("X1",)})
    monkeypatch.setattr(access, "ON_MY_MACHINE", here)
    leeds, york = (Area.model_construct(code=code) for code in ("X1", "X2"))
    assert person.may(Act.SPEAK, leeds)
    assert not person.may(Act.SPEAK, york)
    assert not person.may(Act.SPEAK)


def test_every_act_is_asked_for_somewhere():
    """An act that nothing asks for would promise a guard that is not there."""
    asked = "\n".join(path.read_text() for path in PACKAGE if path.name != "access.py")
    unasked = [act.name for act in Act if f"Act.{act.name}" not in asked]
    assert not [name for name in unasked if not name.startswith("RATE_AS_")]


# What changes the store and is asked of nobody, with the reason.
OPEN = {
    (
        "ui/given/drafts_due.py",
        "publish",
    ): "somebody who may publish gave the day; it has come",
    ("ui/voices/desk.py", "_settled_anew"): "time alone has passed: nobody has said anything",
    (
        "ui/given/sources.py",
        "_open",
    ): "a store never written to opens with the demonstration",
}
BELOW = ("voice", "publication", "progress", "demonstration")


def _functions(path):
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def _called(node):
    """Every function that is called, or handed on to be called, by its last name."""
    for each in ast.walk(node):
        if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name):
            yield each.value.id, each.attr
        elif isinstance(each, ast.Name):
            yield "", each.id


def _writers():
    """The functions below the pages that open a write, or call one that does."""
    functions = [
        (path.parent.name, each)
        for name in BELOW
        for path in sorted((ROOT / "khi" / name).rglob("*.py"))
        for each in _functions(path)
    ]
    found = {node.name for _, node in functions if ("store", "write") in set(_called(node))}
    while True:
        more = {
            node.name
            for _, node in functions
            if node.args.args and node.args.args[0].arg == "store"
            and found & {name for _, name in _called(node)}
        }  # fmt: skip
        if more <= found:
            return found
        found |= more


def _asks(node, writers):
    """Whether it asks, and before it does anything that changes the store."""
    lines = [(each.lineno, each.func) for each in ast.walk(node) if isinstance(each, ast.Call)]
    asked = [at for at, call in lines if getattr(call, "id", "") == "must"]
    done = [at for at, call in lines if getattr(call, "attr", "") in writers]
    return bool(asked) and all(min(asked) < at for at in done)


def _acts():
    """Each function of the pages that changes the store, and whether it asks first."""
    writers, modules = _writers(), {*BELOW, "involvement"}
    for path in sorted((ROOT / "khi" / "ui").rglob("*.py")):
        for node in _functions(path):
            called = set(_called(node))
            if any(module in modules and name in writers for module, name in called):
                yield (str(path.relative_to(ROOT / "khi")), node.name), _asks(node, writers)


def test_every_act_that_changes_the_store_asks_at_the_moment_it_does():
    acts = dict(_acts())
    assert len(acts) > 25, "Hardly any act was found: nothing was put to the test."
    assert {act for act, asks in acts.items() if not asks} == set(OPEN)
