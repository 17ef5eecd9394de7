"""Two stores that differ in nothing but what is withheld, with something in them for every page.

What is withheld in the one is turned round in the other: the few men and the few who did not say of
two places, and two places with few answers, in two quarters each. Whatever adds them up stays the
same, and their shares could not be further apart: everybody in the one gave an answer that nobody
gave in the other. So whatever hangs on a withheld number is not the same in both.
"""

from hashlib import sha256

import pandas as pd
from publication_cases import by_sex, draft, measures

from khi import catalogue as catalogues
from khi import publication
from khi.model import Ledger
from khi.store import Store

PLACES = [f"E0800000{number}" for number in range(1, 7)]
HERE, BESIDE, *_, FEW_HERE, FEW_THERE = PLACES
QUARTERS = [f"{year}-Q{quarter}" for year in (2024, 2025) for quarter in range(1, 5)][:6]
BEFORE, LATEST = QUARTERS[-2:]
MEASURED = ("ctl07", "ctl06")
FOUR, FIVE = (4, 0), (0, 5)


def filled(folder, *, turned):
    """A store of some real places; what is withheld is turned round, or not.

    Each place with few answers sent a file for each quarter; all the others are in one file.
    """
    catalogue = catalogues.load()
    store = Store.open(folder / "khi.duckdb", memory_limit="500MB", threads=2)
    publication.commit_all(store, catalogue, list(_files(catalogue, answered(turned=turned))))
    rows = publication.frame(store)
    store.close()
    return folder, rows


def _files(catalogue, counts):
    """The files: as many rows as people, and a fingerprint of what is in them."""
    enough = catalogue.policy.threshold
    few = [spot for spot, groups in counts.items() if sum(map(sum, groups)) < enough]
    many = [spot for spot in counts if spot not in few]
    for number, spots in enumerate((many, *([spot] for spot in few))):
        tallies = [_tallies(catalogue, spot, counts[spot]) for spot in spots]
        people = sum(sum(map(sum, counts[spot])) for spot in spots)
        made = draft(
            *tallies, id=f"file-{number}", source="A survey", when=24 * 365 + number,
            sha256=sha256(repr([counts[spot] for spot in spots]).encode()).hexdigest(),
            activity=None if number else measured(),
        )  # fmt: skip
        ledger = Ledger(read=people, accepted=people, rejected=0, skipped=0)
        said_to_be = {"kind": "survey-respondents", "ledger": ledger}
        made.upload = made.upload.model_copy(update=said_to_be)
        yield made


def another_quarter():
    """One more file, of the quarter after the latest: many people in every place."""
    catalogue = catalogues.load()
    spots = [(place, "2025-Q3") for place in PLACES]
    tallies = [_tallies(catalogue, spot, ((60, 40), (30, 30), (20, 20))) for spot in spots]
    return draft(*tallies, id="waits", source="A survey that waits", when=24 * 400)


def _tallies(catalogue, spot, groups):
    """How many gave each answer to each headline's question in one place and quarter."""
    questions = [catalogue.questions[each.reading.question] for each in catalogue.headlines]
    each = [
        by_sex(*spot, *(said(question, of) for of in groups), question=question.id)
        for question in questions
    ]
    return pd.concat(each, ignore_index=True)


def answered(*, turned):
    """How many gave the first and the second answer: women, men, and those who did not say."""
    one, other = (FIVE, FOUR) if turned else (FOUR, FIVE)
    nobody = (0, 0)
    every = {
        (place, quarter): ((40 + 9 * at + turn, 60 - 7 * at), (30 + turn, 30), (20, 20))
        for at, place in enumerate(PLACES)
        for turn, quarter in enumerate(QUARTERS)
    }
    for quarter, first, second in ((LATEST, one, other), (BEFORE, other, one)):
        every[HERE, quarter] = (90, 30), first, second
        every[BESIDE, quarter] = (50, 60), second, first
        every[FEW_HERE, quarter] = first, nobody, nobody
        every[FEW_THERE, quarter] = second, nobody, nobody
    return every


def said(question, people):
    """So many people gave the best answer of a question, and so many the worst."""
    codes = [each.code for each in question.all_answers if each.base]
    return dict(zip((codes[0], codes[-1]), people, strict=True))


def measured():
    """Two measures of the system in every place and quarter."""
    rows = [
        (measure, place, quarter, 300 + 20 * at + 7 * turn, 1000)
        for measure in MEASURED
        for at, place in enumerate(PLACES)
        for turn, quarter in enumerate(QUARTERS)
    ]
    return measures(*rows)


def hidden_in(store):
    """A number that hangs on nothing but what is withheld, and is not the same in both stores."""
    wanted = {"questions": sorted(catalogues.load().questions), "areas": [HERE], "without": []}
    counts = store.read("tallies", quarters=[LATEST], **wanted)
    men = counts[counts["group"] == "male"]
    return int(men.groupby("question")["n"].sum().max())
