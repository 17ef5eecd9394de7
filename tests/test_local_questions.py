"""Questions people here add: read, compared and withheld like any other, and never markup."""

import pytest
from intake_cases import checked
from pages_support import PAGES, as_served, html, opened, survey

from khi import catalogue as catalogues
from khi import publication
from khi.catalogue.local import indicator_of, is_local, with_local
from khi.cli import main
from khi.intake import Choices, examine, finished, own_question
from khi.model import Absence, Domain, KhiError, Mean, Scale, Share
from khi.store.engines import Workbench

CATALOGUE = catalogues.load()
GARDEN = "Do you grow things?"
LEEDS = "E08000035"


def own(answers=("Often", "Never", "Not sure"), good=("Often",), apart=("Not sure",), **given):
    made = own_question(["C"], given.pop("wording", GARDEN), answers, positive=good)
    return finished(made, **{"about": Domain.CONNECTED, "apart": apart} | given)


GARDEN_ID = own().question.id


def file(often, never, unsure=0, *, heading=GARDEN):
    said = ["Often"] * often + ["Never"] * never + ["Not sure"] * unsure
    rows = [f"{LEEDS},Yes,{each}" for each in said]
    return "\n".join([f"area,khi_con1,{heading}", *rows]) + "\n"


def drafted(*counts, local=None):
    return checked(file(*counts), quarter="2026-Q1", local=(local or own(),))


def figures(store, id=GARDEN_ID):
    return publication.frame(store, indicators=[id], answers=[""], breakdowns=["all"])


def test_a_local_question_is_published_as_the_share_who_gave_a_good_answer(store):
    publication.commit(store, CATALOGUE, drafted(60, 30, 10))
    row = figures(store).query("period == '2026-Q1' and area == @LEEDS").iloc[0]
    assert row["value"] == pytest.approx(0.67)
    assert row["base"] == 90


def test_a_local_question_is_withheld_like_any_other(store):
    publication.commit(store, CATALOGUE, drafted(5, 2))
    rows = figures(store).query("area == @LEEDS")
    assert set(rows["absence"]) == {Absence.TOO_FEW.value}
    assert rows["value"].isna().all()


def test_what_a_draft_would_show_of_it_is_what_publishing_shows(store):
    draft = drafted(60, 30, 10)
    before = publication.preview(store, CATALOGUE, draft)
    publication.commit(store, CATALOGUE, draft)
    ours = before.query("indicator == @GARDEN_ID and answer == ''")
    after = figures(store).query("absence != 'not asked' and area == @LEEDS")
    quarter = "breakdown == 'all' and area == @LEEDS and period == '2026-Q1'"
    assert ours.query(quarter)["value"].tolist() == after.query(quarter)["value"].tolist()


def test_two_questions_that_begin_alike_are_two_questions(store):
    begins = "How often do you feel that the people who support you"
    kind = own(("Often", "Never"), apart=(), wording=f"{begins} listen to you?")
    unkind = own(("Often", "Never"), good=("Never",), apart=(), wording=f"{begins} rush you?")
    assert kind.question.id != unkind.question.id
    assert len(kind.question.id) <= 54
    for made, counts in ((kind, (45, 15)), (unkind, (15, 45))):
        content = file(*counts, heading=made.question.wording)
        draft = checked(content, quarter="2026-Q1", local=(made,))
        publication.commit(store, CATALOGUE, draft)
    for made in (kind, unkind):
        shown = figures(store, made.question.id).query("area == @LEEDS")
        assert shown["value"].tolist() == [0.75]


def test_a_question_of_which_other_answers_count_is_another():
    assert own().question.id == own(("Not sure", "Never", "OFTEN"), good=("OFTEN",)).question.id
    assert own().question.id != own(good=("Never",)).question.id
    assert own().question.id != own(apart=()).question.id


def test_a_question_of_an_older_id_is_never_written_over(store):
    made = own()
    other = own(good=("Never",)).question.model_copy(update={"id": made.question.id})
    with store.write() as transaction:
        transaction.run("add_question", id=other.id, json=other.model_dump_json())
    with pytest.raises(KhiError, match="asked here already"):
        publication.commit(store, CATALOGUE, drafted(60, 30, local=made))
    assert store.read("local_questions")["json"].tolist() == [other.model_dump_json()]
    assert publication.uploads(store) == []


def test_the_same_question_twice_is_kept_once(store):
    publication.commit(store, CATALOGUE, drafted(60, 30, 10))
    again = checked(file(61, 31, 10), quarter="2026-Q2", local=(own(),))
    publication.commit(store, CATALOGUE, again)
    assert len(store.read("local_questions")) == 1


@pytest.mark.slow
def test_taken_back_it_is_gone_and_refreshed_it_is_still_there(store):
    upload = publication.commit(store, CATALOGUE, drafted(60, 30))
    publication.refresh(store, CATALOGUE)
    assert figures(store)["value"].notna().any()
    publication.withdraw(store, CATALOGUE, upload.id, "a test")
    assert figures(store)["value"].isna().all()


def test_the_next_file_finds_the_question_by_its_words(store):
    publication.commit(store, CATALOGUE, drafted(60, 30))
    asked = publication.everything_asked(store, CATALOGUE)
    again = examine(
        file(40, 20).encode(), name="again.csv", catalogue=asked,
        workbench_factory=lambda: Workbench(None), choices=Choices(quarter="2026-Q2"),
    )  # fmt: skip
    assert GARDEN_ID in set(again.tallies["question"])


def test_a_scale_is_read_as_a_mean():
    made = own(answers=("0", "5", "10", "7"), good=(), apart=(), scale=Scale(low=0, high=10))
    indicator = indicator_of(made.question)
    assert isinstance(indicator.reading, Mean)
    assert indicator.unit == "out of 10"


def test_answers_that_are_none_are_in_no_base():
    reading = indicator_of(own().question).reading
    assert isinstance(reading, Share)
    assert reading.out_of == ("often", "never")


@pytest.mark.parametrize("good", [(), ("Often", "Never")])
def test_where_no_answer_or_every_answer_is_good_there_is_nothing_to_read(good):
    assert indicator_of(own(good=good).question) is None


def test_the_bank_wins_over_a_local_question_of_the_same_id():
    theirs = own().question.model_copy(update={"id": "khi_con1"})
    assert with_local(CATALOGUE, [theirs]) is CATALOGUE


def test_a_catalogue_with_a_question_more_is_another_catalogue_and_has_the_same_headlines():
    more = with_local(CATALOGUE, [own().question])
    assert more != CATALOGUE
    assert more.headlines == CATALOGUE.headlines
    assert [each.id for each in more.indicators.values() if is_local(each)] == [own().question.id]


@pytest.mark.parametrize("typed", ["<b>bold</b>", "<a href='x'>y</a>", "tea &amp; &#60;b", "a\nb"])
def test_typed_words_hold_nothing_that_a_chart_would_read_as_markup(typed):
    made = own(wording=typed, answers=(typed, "No"), good=(typed,), apart=())
    known = with_local(CATALOGUE, [made.question]).questions[made.question.id]
    for words in (known.wording, *(each.label for each in known.answers)):
        assert not {"<", ">", "\n"} & set(words)
        assert "&#" not in words
        assert "&amp;" not in words


# On the page


def put(at, content):
    return at.file_uploader[0].upload("survey.csv", content, "text/csv").run()


def pressed(at, label):
    return next(each for each in at.button if each.label.startswith(label)).click().run()


@pytest.mark.slow
def test_a_column_becomes_a_question_of_ones_own_from_file_to_overview(cleared, monkeypatch):
    as_served(monkeypatch)
    heading = "Area,Quarter,Do you decide how you spend your days?,<i>Grow</i> things?"
    rows = ["Leeds,2026-Q1,Always,Often"] * 60 + ["Leeds,2026-Q1,Rarely,Never"] * 30
    at = put(opened("upload"), survey(rows, heading=heading))
    at.session_state["own-0"] = True
    at = at.run()
    words = next(each for each in at.text_input if each.label == "What people were asked")
    at = words.set_value("<i>Grow</i> things?").run()
    good = next(each for each in at.multiselect if each.label == "Which answers are good?")
    at = pressed(good.set_value(["Often"]).run(), "Count it as our own question")
    assert not at.exception
    at = pressed(at, "Publish 90 rows").switch_page(PAGES["overview"]).run()
    assert not at.exception
    assert "Also asked here" in html(at)
    assert "‹i›Grow‹/i› things?" in html(at)
    assert "<i>Grow" not in html(at)
    for page in ("compare", "methods", "two_tracks"):
        assert not at.switch_page(PAGES[page]).run().exception


# In the terminal


def test_a_column_becomes_a_question_of_ones_own_in_the_terminal(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("KHI_DATA", str(tmp_path / "data"))
    path = tmp_path / "survey.csv"
    path.write_text(file(60, 30, 10))
    own_ = [f"--own={GARDEN}=Often", "--no-answer=Not sure", "--about=connected"]
    assert main(["add", str(path), "--quarter=2026-Q1", *own_, "--publish"]) == 0
    capsys.readouterr()
    asked = [f"--indicator={GARDEN_ID}", "--area=E08000035", "--csv"]
    assert main(["estimates", *asked]) == 0
    assert ",0.67," in capsys.readouterr().out
    assert main(["export", str(tmp_path / "out")]) == 0
    assert GARDEN in (tmp_path / "out" / "local_questions.csv").read_text()


@pytest.mark.parametrize(
    ("own_", "says"),
    [("Do you sing?=Often", "no column"), (f"{GARDEN}=Sometimes", "nobody gave"), (GARDEN, "good")],
)
def test_a_question_that_cannot_be_asked_so_is_said_in_the_terminal(
    tmp_path, monkeypatch, capsys, own_, says
):
    monkeypatch.setenv("KHI_DATA", str(tmp_path / "data"))
    path = tmp_path / "survey.csv"
    path.write_text(file(60, 30))
    assert main(["add", str(path), "--quarter=2026-Q1", f"--own={own_}"]) != 0
    assert says in capsys.readouterr().err.casefold()
