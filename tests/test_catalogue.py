"""The catalogue: what ships is sound, and every mistake is named by file, entry and field."""

import pickle
import shutil
import time

import pytest

from khi import catalogue
from khi.model import NOT_STATED, Domain, KhiError, Mean, Polarity

NOT_OURS = (
    "Adult Social Care Survey",
    "ASCOT",
    "SWEMWBS",
    "WEMWBS",
    "LSNS",
    "POET",
    "My Shared Life",
)


@pytest.fixture(scope="module")
def shipped():
    return catalogue.load()


@pytest.fixture
def folder(tmp_path):
    """A copy of what ships, to make mistakes in."""
    for each in catalogue.DATA.iterdir():
        if each.suffix in (".toml", ".csv"):
            shutil.copy(each, tmp_path)
    shutil.copytree(catalogue.DATA / "frameworks", tmp_path / "frameworks")
    return tmp_path


def spoil(folder, file, old, new):
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_bank_has_the_questions_we_promise(shipped):
    asked = [each for each in shipped.questions.values() if each.wording]
    assert len(asked) >= 24
    core = {"con1", "con2", "frd1", "frd2", "frd3", "ctl1", "ctl2", "kind", "dig", "voice", "fair"}
    assert {f"khi_{name}" for name in core} <= set(shipped.questions)


def test_every_question_we_ship_has_an_easy_read_twin(shipped):
    assert all(each.easy for each in shipped.questions.values() if each.wording)


def test_an_easy_read_question_offers_a_good_and_a_bad_answer(shipped):
    for question in shipped.questions.values():
        if question.wording and question.answers:
            assert sum(bool(answer.easy and answer.base) for answer in question.answers) >= 2, (
                question.id
            )


def test_easy_read_sentences_are_short(shipped):
    easy = [each.easy for each in (*shipped.questions.values(), *shipped.indicators.values())]
    assert all(len(sentence.split()) <= 15 for sentence in easy)


def test_no_instrument_that_is_not_ours_has_wording(shipped):
    for question in shipped.questions.values():
        if question.instrument.startswith(NOT_OURS):
            assert not question.licence.ship_wording
        if not question.licence.ship_wording:
            assert question.wording == question.easy == ""
            assert all(
                answer.label[-1].isdigit() and not answer.easy for answer in question.answers
            )


def test_every_scale_of_the_care_survey_adds_up_to_twenty_four(shipped):
    parts = [shipped.questions[part] for part in shipped.questions["ascs_scrqol"].derived.of]
    assert sum(max(answer.score for answer in part.answers) for part in parts) == 24


def test_a_loneliness_score_runs_from_three_to_nine(shipped):
    parts = [shipped.questions[part] for part in shipped.questions["ucla_3"].derived.of]
    scores = [[answer.score for answer in part.answers if answer.base] for part in parts]
    scale = shipped.questions["ucla_3"].scale
    assert (sum(map(min, scores)), sum(map(max, scores))) == (scale.low, scale.high)


def test_there_are_twelve_breakdowns_each_with_people_who_did_not_say(shipped):
    assert len(shipped.breakdowns) == 12
    assert all(each.groups[-1].code == NOT_STATED for each in shipped.breakdowns.values())


def test_every_grown_up_age_falls_in_one_group(shipped):
    groups = [each for each in shipped.breakdowns["age"].groups if each.low is not None]
    for age in range(18, 121):
        assert sum(group.low <= age <= group.high for group in groups) == 1


def test_a_number_of_friends_falls_in_one_band(shipped):
    answers = shipped.questions["khi_frd1"].answers
    for friends in range(41):
        assert sum(str(friends) in answer.aliases for answer in answers) == 1


def test_the_five_tiles_are_the_five_parts_of_life(shipped):
    assert [each.domain for each in shipped.headlines] == [d for d in Domain if d.is_personal]
    assert [each.id for each in shipped.headlines] == ["con01", "ctl01", "frd03", "kin01", "wel01"]


def test_every_indicator_says_who_chose_it_and_where_it_comes_from(shipped):
    assert all(each.chosen_by and each.source and each.unit for each in shipped.indicators.values())


def test_system_measures_and_what_people_say_point_at_each_other(shipped):
    for indicator in shipped.indicators.values():
        for other in indicator.beside:
            sides = {indicator.domain.is_personal, shipped.indicators[other].domain.is_personal}
            assert len(sides) == 2 or indicator.measure or shipped.indicators[other].measure


def test_an_average_carries_a_warning_to_look_at_the_spread(shipped):
    for indicator in shipped.indicators.values():
        if isinstance(indicator.reading, Mean) and indicator.id.startswith("wel0"):
            assert indicator.caveats


def test_a_lonely_person_is_never_good_news(shipped):
    for id in ("con02", "con03", "frd01", "equ05", "wel04", "wel04_high"):
        assert shipped.indicators[id].polarity is Polarity.LOWER


def test_a_measure_is_found_by_the_words_of_a_file(shipped):
    for words in ("emergency_admissions_65", "Emergency Admissions 65+", "SYS01"):
        assert shipped.indicator_for_measure(words).id == "sys01"
    assert shipped.indicator_for_measure("con01") is None
    assert shipped.indicator_for_measure("weather") is None


def test_a_question_knows_its_indicators(shipped):
    assert {each.id for each in shipped.indicators_of("khi_frd1")} == {"frd01", "frd02"}
    assert shipped.indicators_of("nothing") == ()


def test_the_frameworks_have_a_line_for_each_stage(shipped):
    framework = shipped.frameworks["asset_based_area"]
    assert len(framework.actions) == 10
    assert len(framework.groups) == 3
    assert len(framework.voices) == 3
    assert all(len(action.sees) == 5 for action in framework.actions)
    assert {action.verified for action in framework.actions} == {True, False}


def test_every_withheld_figure_can_be_looked_up(shipped):
    rules = {rule.id for rule in shipped.policy.rules}
    assert {"threshold", "groups", "areas", "years", "whole", "versions", "near_certain"} <= rules
    assert shipped.policy.threshold == 10


def test_the_catalogue_travels_between_processes_and_is_known_by_its_version(shipped):
    again = pickle.loads(pickle.dumps(shipped))
    assert again == shipped
    assert len({again, shipped}) == 1


def test_another_file_is_another_version(folder):
    before = catalogue.load(folder)
    spoil(folder, "indicators.toml", "Often lonely", "Lonely often")
    assert catalogue.load(folder) != before


def test_loading_takes_a_moment():
    start = time.perf_counter()
    catalogue.load()
    assert time.perf_counter() - start < 0.5


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("indicators.toml", 'question = "khi_con1"', 'question = "khi_con9"',
         "indicators.toml, entry con01, field reading.question: there is no question 'khi_con9'"),
        ("indicators.toml", 'counts = ["yes"], out_of', 'counts = ["aye"], out_of',
         "indicators.toml, entry con01, field reading: khi_con1 has no answer 'aye'"),
        ("indicators.toml", '"hardly_ever"] }', '"hardly_ever", "not_sure"] }',
         "entry con01, field reading.out_of: 'not_sure' is never in a base"),
        ("indicators.toml", 'beside = ["sys01", "sys05", "sys04"]', 'beside = ["sys99"]',
         "entry con01, field beside: there is no other indicator 'sys99'"),
        ("indicators.toml", 'same_question_as = "con02"', 'same_question_as = "sys01"',
         "entry con02_cls, field same_question_as: 'sys01' is not a reading"),
        ("indicators.toml", 'same_question_as = "con04"', 'same_question_as = "con02"',
         "entry con04_cls, field same_question_as: 'con02_cls' is beside 'con02' already"),
        ("indicators.toml", 'polarity = "higher is better"\n', "",
         "indicators.toml, entry con01, field polarity: Field required"),
        ("indicators.toml", "headline = true\n", "",
         "field headline: one for each personal domain is needed"),
        ("indicators.toml", 'period = "quarter"', 'period = "fortnight"',
         "entry con01, field period: 'fortnight' is not one of: month, quarter, year"),
        ("indicators.toml", 'aliases = ["shared lives"', 'aliases = ["reablement"',
         "these words mean two measures: reablement"),
        ("questions.toml", 'licence = "ours"', 'licence = "mine"',
         "questions.toml, entry khi_con1, field licence: 'mine' is not one of: ours, ogl"),
        ("questions.toml", 'topic = "connected"', 'theme = "connected"',
         "questions.toml, entry khi_con1, field theme: Extra inputs are not permitted"),
        ("questions.toml", 'id = "khi_con2"', 'id = "khi_con1"',
         "questions.toml, entry khi_con1, field id: it is there twice"),
        ("questions.toml", '"as much as I want"', '"mostly"',
         "entry khi_con1, field answers: these spellings mean two things: mostly"),
        ("questions.toml", '"ucla_left_out", "ucla_isolated"]', '"ucla_lost"]',
         "entry ucla_3, field derived.of: there is no question 'ucla_lost'"),
        ("questions.toml", 'aliases = ["q3a", "ASCS q3a"]', 'wording = "Words that are not ours"',
         "questions.toml, entry ascs_q3a, field the whole entry: Value error, the licence"),
        ("questions.toml", 'aliases = ["q3a", "ASCS q3a"]', 'easy = "Words that are not ours"',
         "questions.toml, entry ascs_q3a, field easy: the licence does not let us ship"),
        ("questions.toml", 'label = "level 1"', 'label = "I have as much as I want"',
         "entry ascs_q3a, field answers.1: the licence does not let us ship its words"),
        ("breakdowns.toml", 'code = "not_stated"', 'code = "silent"',
         "breakdowns.toml, entry age, field groups: there is no 'not_stated'"),
        ("breakdowns.toml", "low = 25", "low = 24",
         "entry age, field groups: these numbers fall in two groups: 24"),
        ("areas.csv", "E12000001,North East,region,E92000001", "E12000001,North East,region,E99",
         "areas.csv, entry E12000001, field parent: there is no area 'E99'"),
        ("areas.csv", "E08000038,Barnsley", "E08000039,Barnsley",
         "areas.csv, entry E08000039, field code: it is there twice"),
        ("areas.csv", ",111,", ",112,", "areas.csv, field cassr: used for two areas: 112"),
        ("areas.csv", "England,country", "England,planet", "entry E92000001, field kind"),
        ("area_successors.csv", "Sheffield,E08000039", "Sheffield,E08000099",
         "entry E08000019, field new: there is no area 'E08000099'"),
        ("disclosure.toml", "threshold = 10 ", "threshold = 2 ",
         "disclosure.toml, entry policy, field threshold: Input should be greater than"),
        ("disclosure.toml", "[policy]", "[policy", "disclosure.toml: "),
        ("disclosure.toml", "[policy]", '[[override]]\nquestions = ["no"]\nwhy = "x"\n[policy]',
         "disclosure.toml, entry override, field questions: there is no question 'no'"),
        ("disclosure.toml", "[policy]",
         '[[override]]\nquestions = ["home"]\nthreshold = 6\nwhy = "x"\n[policy]',
         "An override may raise the threshold of 10, not lower it."),
        ("frameworks/asset_based_area.toml", 'group = "A shared plan"', 'group = "A plan"',
         "field actions.aba04.group: there is no group 'A plan'"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_its_file_entry_and_field(folder, file, old, new, said):
    spoil(folder, file, old, new)
    with pytest.raises(KhiError) as error:
        catalogue.load(folder)
    assert said in str(error.value)


def test_all_mistakes_are_told_at_once(folder):
    spoil(folder, "indicators.toml", 'question = "khi_con1"', 'question = "khi_con9"')
    spoil(folder, "breakdowns.toml", "low = 25", "low = 24")
    with pytest.raises(KhiError, match="2 problems"):
        catalogue.load(folder)


def test_a_missing_file_is_named(folder):
    (folder / "areas.csv").unlink()
    with pytest.raises(KhiError, match=r"areas\.csv: there is no such file"):
        catalogue.load(folder)
