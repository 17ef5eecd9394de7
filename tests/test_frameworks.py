"""A framework is a file: versioned, checked when it is read, and nothing of it is in the code."""

import shutil

import pytest

from khi import catalogue
from khi.model import KhiError, Voice

TEN, FIVE = "frameworks/asset_based_area.toml", "frameworks/coproduction_checks.toml"


@pytest.fixture(scope="module")
def shipped():
    return catalogue.load()


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(catalogue.DATA, tmp_path / "data", ignore=shutil.ignore_patterns("*.duckdb*", "scratch", "exports", "backups"))  # fmt: skip  # noqa: E501


def spoil(folder, file, old, new):
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_two_frameworks_of_different_shapes_are_read_by_the_same_code(shipped):
    ten, five = (shipped.frameworks[id] for id in ("asset_based_area", "coproduction_checks"))
    assert (len(ten.actions), len(ten.groups), ten.top) == (10, 3, 4)
    assert (len(five.actions), len(five.groups), five.top) == (5, 2, 3)
    assert [stage.short for stage in five.stages][1:] == ["Compliance", "Support", "Transformation"]


def test_every_stage_of_every_action_says_what_you_would_see_and_whose_words_they_are(shipped):
    for framework in shipped.frameworks.values():
        assert framework.version
        for action in framework.actions:
            assert len(action.sees) == len(framework.stages)
            assert all(sign.see and sign.source for sign in action.sees)
            assert action.source
            assert action.easy


def test_no_line_of_ours_is_called_confirmed(shipped):
    for framework in shipped.frameworks.values():
        assert "not yet confirmed" in framework.wording
        assert not any(sign.verified for action in framework.actions for sign in action.sees)


def test_what_a_framework_calls_easy_is_easy(shipped):
    for framework in shipped.frameworks.values():
        assert all(len(action.easy.split()) <= 12 for action in framework.actions)


def test_the_three_voices_have_roles_and_no_names(shipped):
    for framework in shipped.frameworks.values():
        assert set(framework.voices) == set(Voice)
        assert len(framework.roles) == len(set(framework.roles)) == 9


def test_the_outcomes_beside_each_action_are_indicators_that_there_are(shipped):
    for framework in shipped.frameworks.values():
        for action in framework.actions:
            assert action.moves
            assert set(action.moves) <= set(shipped.indicators)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (TEN, '"con06", "wel08"]', '"con96", "wel08"]', "actions.aba01.moves: there is no indicator 'con96'"),  # noqa: E501
        (TEN, 'group = "A shared plan"', 'group = "A plan"', "actions.aba04.group: there is no group"),  # noqa: E501
        (TEN, 'see = "Plans list what is wrong here, and never what is strong."', 'see = " "', "actions.aba01.sees.0.see: it is empty"),  # noqa: E501
        (TEN, 'source = "this project", verified = false },\n', "verified = false },\n", "field actions.0.sees.0.source: Field required"),  # noqa: E501
        (TEN, "verified = true\n", "", "field actions.0.verified: Field required"),
        (TEN, "[voices.workers]", "[voices.bosses]", "field voices.bosses"),
        (TEN, "stage = 2", "stage = 5", "field stages: they must be numbered from 0, in order"),
        (TEN, 'measures = ["aba11"', 'measures = ["aba99"', "measures: there is no indicator 'aba99'"),  # noqa: E501
        (TEN, 'version = "2026-11"\n', "", "field version: Field required"),
        (FIVE, 'id = "cop2"', 'id = "cop1"', "field actions: there twice: cop1"),
        (FIVE, 'roles = ["councillors", "directors and senior managers", "commissioners"]', "roles = []", "voices.leaders.roles: at least one is needed"),  # noqa: E501
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_its_file_entry_and_field(folder, file, old, new, said):
    spoil(folder, file, old, new)
    with pytest.raises(KhiError) as error:
        catalogue.load(folder)
    assert said in str(error.value)
    assert file.split("/")[1].removesuffix(".toml") in str(error.value)


def test_a_word_can_be_corrected_without_code(folder):
    spoil(folder, TEN, "We know and grow what people and places here can already do", "Better")
    corrected = catalogue.load(folder)
    assert corrected.frameworks["asset_based_area"].actions[0].title == "Better"
    assert corrected.version != catalogue.load().version


def test_a_third_framework_is_only_a_file(folder):
    text = (folder / FIVE).read_text(encoding="utf-8").replace("coproduction_checks", "ours")
    (folder / "frameworks" / "ours.toml").write_text(text, encoding="utf-8")
    assert set(catalogue.load(folder).frameworks) == {
        "asset_based_area",
        "coproduction_checks",
        "ours",
    }
