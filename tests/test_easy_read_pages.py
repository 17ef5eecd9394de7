"""Easy read on every page: one idea a line with its picture, hard words explained, one to do."""

import re
from html import escape

import pytest
from pages_support import EXAMPLES, ROOT, html, opened
from reading_age import reading_age, sentences_of

from khi import catalogue as catalogues
from khi.model import Absence, Ledger
from khi.ui.pieces.icons import picture
from khi.wording import accessibility, easy_found, easy_lines, in_short, privacy
from khi.wording.easy_lines import WORDS, Line, lines_of, with_words

pytestmark = pytest.mark.usefixtures("served")
FILES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
ALL = [line for short in in_short.PAGES.values() for line in (*short.says, short.do)]
FOUND = [
    *in_short.of_changes(1, 2, 1),
    *in_short.of_changes(0, 0, 0),
    *in_short.of_voices(6, 3, 1, 2),
    *in_short.of_voices(0, 0, 0, 0),
    *in_short.of_rows(Ledger(read=50, accepted=48, rejected=1, skipped=1)),
    *(each.words for each in lines_of(easy_found.of_assets(46, 5, 31))),
    *easy_found.of_assets(0, 0, 0),
    *easy_found.of_search("lonely", 3),
    *easy_found.of_search("xyzzy", 0),
    *(each.words for each in lines_of(easy_found.of_bank(90, 60))),
    *in_short.SUMS,
    in_short.BELOW,
    *in_short.SURVEYS,
    *accessibility.EASY,
    privacy.EASY_PROMISE,
    *privacy.easy(catalogues.load().policy),
]


def test_every_page_there_is_has_its_short_words():
    assert sorted(in_short.PAGES) == FILES


@pytest.mark.parametrize("page", FILES)
def test_every_page_has_the_switch_and_says_it_in_short_words(shown, page):
    at = opened(page, easy="true")
    assert not at.exception
    assert at.toggle(key="easy").value
    words = html(at)
    assert words.count("In short words</h2>") == 1
    for line in lines_of(in_short.PAGES[page].says):
        assert f"<p>{escape(line.words)}</p>" in words
    at.toggle(key="easy").set_value(False).run()
    assert not at.exception
    assert "In short words</h2>" not in html(at)


def test_short_words_can_be_read_at_nine():
    """As the other sentences are measured: what is published, and no kinder rule of our own."""
    assert reading_age(" ".join([*ALL, *FOUND])) <= 9
    assert reading_age(" ".join(WORDS.values())) <= 10


@pytest.mark.parametrize("line", [*ALL, *FOUND, *WORDS.values()])
def test_one_idea_in_each_sentence(line):
    for sentence in sentences_of(line):
        assert len(sentence.split()) <= 12, sentence
    assert "," not in line or len(line.split()) <= 12


def box_of(words):
    """The lines of the box of short words, in order, each as it is sent."""
    box = words[words.index("In short words</h2>") :]
    lists = re.findall(r'<ul class="khi-lines">(.*?)</ul>', box)
    return [row for each in lists for row in re.findall(r"<li.*?</li>", each)]


@pytest.mark.parametrize("page", FILES)
def test_every_hard_word_is_explained_once_beside_the_first_line_that_says_it(shown, page):
    met = set()
    for row in box_of(html(opened(page, easy="true"))):
        said = re.search(r"<p>(.*?)</p>", row)[1]
        here = [word for word in easy_lines.hard_words([said]) if word not in met]
        assert re.findall(r"<dt>(.*?)</dt>", row) == here
        assert all(escape(WORDS[word]) in row for word in here)
        met.update(here)


@pytest.mark.parametrize("page", FILES)
def test_every_line_has_a_picture_before_its_words(shown, page):
    rows = box_of(html(opened(page, easy="true")))
    assert len(rows) >= 3
    for row in rows:
        assert re.search(r"khi-picture.*clip-path:path.*<p>", row), row
        assert row.count("aria-hidden") >= 2


@pytest.mark.parametrize("page", FILES)
def test_what_was_found_comes_before_what_it_means_and_what_to_do_comes_last(shown, page):
    words = html(opened(page, easy="true"))
    box = words[words.index("In short words</h2>") :]
    parts = ("What we found</h3>", "What it means</h3>", "One thing you can do</h3>")
    places = [box.index(part) for part in parts if part in box]
    assert places == sorted(places)
    assert parts[-1] in box


@pytest.mark.parametrize("said", [each for each in (*ALL, *FOUND) if each != in_short.BELOW])
def test_every_line_of_ours_has_a_picture_that_there_is(said):
    for line in lines_of([said]):
        assert picture(line.picture), line


def test_every_picture_that_is_named_can_be_drawn():
    named = [name for name, _ in easy_lines._OF_WORDS] + [*easy_lines.OF_DOMAINS.values()]
    assert all("clip-path" in picture(name) for name in named)


def test_a_line_is_one_sentence_and_an_answer_stays_with_its_question():
    lines = [line.words for line in lines_of(["Six are worse. Two are not.", "Is it? It is."])]
    assert lines == ["Six are worse.", "Two are not.", "Is it? It is."]
    whole = ["St. Helens is better.", "Wexlow is worse."]
    assert [line.words for line in lines_of([" ".join(whole)])] == whole
    own = Line("One. Two.", "sun", 0.5)
    assert lines_of([own]) == [own]


def test_a_hard_word_is_explained_where_it_is_first_said():
    lines = lines_of(["You have a story.", "Two stories are in a file.", "No file."])
    assert [words for _, words in with_words(lines)] == [["story"], ["file"], []]


def test_a_hard_word_is_known_again_where_there_are_several():
    assert easy_lines.hard_words(["Tell us your stories. Each area has aims."]) == [
        "aim", "area", "story",
    ]  # fmt: skip
    assert not easy_lines.hard_words(["Areal and historic."])


TOLD = ["overview", "two_tracks", "compare", "fairness", "progress", "explore", "assets", "methods"]


@pytest.mark.parametrize(
    ("page", "asked"), [*((each, {}) for each in TOLD), ("find", {"find": "x"})]
)
def test_the_box_says_what_was_found_and_that_harder_words_follow(shown, page, asked):
    words = html(opened(page, easy="true", **asked))
    box = words[words.index("In short words</h2>") :].split("What it means</h3>")[0]
    found = re.findall(r"<p>(.*?)</p>", box.split("What we found</h3>")[1])
    assert len(found) >= 2, found
    assert in_short.BELOW in words


def test_easy_fairness_names_who_does_less_well_and_who_is_missing(shown):
    words = html(opened("fairness", easy="true"))
    found = words.split("What we found</h3>")[1].split("What it means")[0]
    assert "We asked about this: " in found
    assert "hear" in found


def test_easy_progress_says_what_asset_based_means(shown):
    words = html(opened("progress", easy="true"))
    assert "<dt>asset-based</dt>" in words


def test_the_easy_overview_says_the_figures_in_short_words(shown):
    words = html(opened("overview", easy="true"))
    assert "People who see people they like as much as they want: 73 out of 100." in words
    assert "What we found" in words
    assert "Two things are better than last year." in words


def test_so_many_of_ten_people_are_filled_as_the_words_say(shown):
    """73 of 100: seven whole ones, and three tenths of the eighth."""
    row = next(each for each in box_of(html(opened("overview", easy="true"))) if "73 out" in each)
    assert 'class="khi-ten" style="--of:159px"' in row
    assert pytest.approx(159, abs=0.5) == 7 * 22 + 1 + 0.3 * 14


def test_no_picture_of_people_stands_where_nothing_is_counted_of_all(shown):
    rows = box_of(html(opened("overview", easy="true")))
    assert all(("khi-ten" in row) == ("out of 100" in row.split("<dl>")[0]) for row in rows)


def test_the_easy_verdict_counts_what_is_better_worse_and_not_known():
    known = catalogues.load().headlines
    ways = ("better", "better", "worse", "", "similar")
    rows = [{"absence": "", "value": 0.5, "change_verdict": way} for way in ways]
    assert in_short.verdict(zip(known, rows, strict=True)) == (
        "Two things are better than last year. One thing is worse than last year. "
        "One thing is about the same as last year. Of one thing we do not know."
    )
    hidden = [(each, {"absence": Absence.TOO_FEW}) for each in known]
    assert in_short.verdict(hidden).startswith("Too few people answered.")


def test_the_easy_voices_say_how_much_was_said_and_done(shown):
    words = html(opened("voices", easy="true"))
    assert "People said six things." in words
    assert "Two things are still open." in words


def test_the_easy_methods_have_nothing_to_open(shown):
    for part in ("Indicators", "Questions", "Groups of people", "What is not shown", "The sums"):
        words = html(opened("methods", easy="true", show=part))
        assert "<details" not in words
        assert len(re.findall("<li>", words)) > 3


def test_easy_find_counts_what_it_found_and_nothing_before_somebody_asks(shown):
    assert easy_found.of_search("", 5) == []
    assert "<p>We found nothing for this.</p>" in html(opened("find", easy="true", find="qqqqqqq"))
    assert "What we found</h3>" not in html(opened("find", easy="true"))


def test_easy_explore_says_the_figures_that_were_chosen_and_how_many_more_there_are(shown):
    words = html(opened("explore", easy="true"))
    assert "<p>This is Amberfold.</p>" in words
    assert "People who see people they like as much as they want: 73 out of 100." in words
    rows = [(each, {"absence": Absence.TOO_FEW}) for each in catalogues.load().headlines]
    some = easy_found.of_choice("Wexlow", [*rows, *rows[:1]])
    assert some[-1] == "There is one number more below."
    assert easy_found.of_choice("Wexlow", rows)[-1] != some[-1]
    assert [each.words for each in easy_found.of_choice("Wexlow", [])] == [
        "We do not have this number."
    ]


def test_the_tops_of_explore_and_what_changed_are_short_in_easy_read(shown):
    assert "address bar" not in html(opened("explore", easy="true"))
    verdict = html(opened("changed", easy="true")).split("khi-verdict")[1].split("</p>")[0]
    assert "more than chance explains" not in verdict
    assert "now." in verdict


def test_easy_find_says_only_what_is_easy(shown):
    words = html(opened("find", easy="true", find="lonely"))
    assert "People who often feel lonely." in words
    assert "Share of people" not in words


@pytest.mark.parametrize(
    ("page", "easy", "says"),
    [
        ("privacy", "true", "We hide small numbers. So nobody can find you."),
        ("privacy", "", "We hide small numbers of people"),
        ("upload", "true", "We show nothing until you say so."),
        ("upload", "", "Nothing is published until you say so."),
    ],
)
def test_the_top_of_a_page_is_in_short_words_too(shown, page, easy, says):
    verdict = html(opened(page, easy=easy)).split("khi-verdict")[1].split("</p>")[0]
    assert says in verdict


def test_easy_read_tells_whoever_adds_a_file_how_much_can_be_counted(own):
    at = opened("upload", easy="true")
    content = (EXAMPLES / "our_template.csv").read_bytes()
    at.file_uploader[0].upload("our_template.csv", content, "text/csv").run()
    assert not at.exception
    assert "lines.</p>" in html(at)
    assert "<p>We can count " in html(at)
