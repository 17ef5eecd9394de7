"""Somebody keeps every export there ever was, and attacks them all together.

Files come late, are put right, taken back, erased and added again. A finding is only true if it
holds what there was then: a reader who takes two files for one is wrong about both.
"""

import numpy as np
import pytest
from publication_cases import CATALOGUE, answers, by_sex, draft

from khi import disclosure, publication
from khi.cli import main
from khi.disclosure.audit import audit_frame
from khi.disclosure.audit.exports import read_exports
from khi.intake.counting.on_form import with_not_on_form
from khi.publication.deciding import auditing
from khi.publication.sums.places import year_of
from khi.store import Store
from tests.attacks.saved import Saved

PARENTS = {area.code: area.parent for area in CATALOGUE.areas.values()}
PLACES = ("Ash", "Birch", "Cedar")
DAY = 24


class Changing:
    """A store that changes by chance, and everything that was ever exported of it."""

    def __init__(self, store, folder, seed, *, left_out=0.0):
        """``left_out`` is how many of the forms have no box for men, of each one."""
        self.left_out = left_out
        self.chance = np.random.default_rng([seed, 77])
        self.store, self.saved = store, Saved(store, folder)
        self.mean = float(self.chance.choice([5, 12, 30]))
        quarters = [f"2025-Q{number}" for number in range(1, int(self.chance.integers(2, 5)))]
        spots = [(place, quarter) for place in PLACES for quarter in quarters]
        self.chance.shuffle(spots)
        self.absent = [tuple(map(str, spot)) for spot in spots]
        self.counting, self.number = {}, 0
        self.hour = DAY * int(self.chance.choice([-40, 400]))
        self.contents = []

    def begin(self):
        """Publish most of what there is at once."""
        late = int(self.chance.integers(0, 4))
        there, self.absent = self.absent[late:], self.absent[:late]
        publication.commit_all(self.store, CATALOGUE, [self._file(*spot) for spot in there])
        self.save()

    def change(self):
        """One thing that may happen to a store, some days later."""
        self.hour += DAY * int(self.chance.choice([1, 5, 40]))
        acts = [self.replace, self.withdraw, self.erase, self.more, self.add]
        acts[int(self.chance.integers(len(acts)))]()
        self.save()

    def replace(self):
        """A file is put right: a few people more or fewer, or others altogether."""
        old = self._any()
        made = self._file(*self.counting.pop(old))
        made.upload = made.upload.model_copy(update={"replaces": old})
        publication.commit(self.store, CATALOGUE, made)

    def withdraw(self):
        """A file is taken back, and may come again."""
        if len(self.counting) > 1:
            old = self._any()
            publication.withdraw(self.store, CATALOGUE, old, "By mistake.")
            self.absent.append(self.counting.pop(old))

    def erase(self):
        if len(self.counting) > 1:
            old = self._any()
            publication.erase(self.store, CATALOGUE, old, "They asked.")
            self.absent.append(self.counting.pop(old))

    def more(self):
        """More people of a place and quarter that is there already."""
        publication.commit(self.store, CATALOGUE, self._file(*self.counting[self._any()]))

    def add(self):
        if self.absent:
            publication.commit(self.store, CATALOGUE, self._file(*self.absent.pop()))

    def save(self):
        """Make an export, and note which files each figure of it is made of."""
        self.saved.save()
        made_of = {}
        for upload, _, area, quarter in publication.counted(self.store).itertuples(index=False):
            for above in (area, "North", "England"):
                for span in (quarter, year_of(quarter)):
                    made_of.setdefault((above, span), set()).add(upload)
        self.contents.append({spot: ";".join(sorted(files)) for spot, files in made_of.items()})

    def attacked(self):
        """What can be worked out by whoever knows besides which files each figure is made of."""
        known = read_exports(tuple(self.saved.exports))
        rows = known.published
        spots = zip(rows["version"].astype(int), rows["area"], rows["period"], strict=True)
        content = [self.contents[at].get((area, span), "nobody") for at, area, span in spots]
        return audit_frame(
            rows.assign(content=content), known.parents, CATALOGUE.policy, tables=known.tables,
            sensitive=known.sensitive, nets=known.nets,
        )  # fmt: skip

    def _any(self):
        return str(self.chance.choice(sorted(self.counting)))

    def _file(self, place, quarter):
        """A file of one place and quarter: women, men, and where it was asked, others."""
        counts = self.chance.negative_binomial(1, 1 / (1 + self.mean), (3, 3))
        if has_no_box := self.chance.random() < self.left_out:
            counts[1] = 0
        groups = [dict(zip(("yes", "partly", "no"), map(int, row), strict=True)) for row in counts]
        self.number += 1
        name = f"file {self.number}"
        self.counting[name] = (place, quarter)
        tallies = by_sex(place, quarter, *groups)
        if has_no_box:
            tallies = with_not_on_form(tallies, [("sex", "male")], CATALOGUE.breakdowns)
        return draft(tallies, id=name, when=self.hour)


@pytest.mark.slow
@pytest.mark.parametrize("left_out", [0.0, 0.4])
@pytest.mark.parametrize("seed", range(8))
def test_nothing_can_be_worked_out_of_every_export_there_ever_was(store, tmp_path, seed, left_out):
    changing = Changing(store, tmp_path, seed, left_out=left_out)
    changing.begin()
    for _ in range(4):
        changing.change()
    assert len(changing.saved.exports) == 5
    assert not changing.attacked()
    assert not changing.saved.attacked()


def forgetful(cells, before, **others):
    """What would be decided if nobody had saved anything."""
    return as_it_is(cells, disclosure.Before(before.standing.iloc[:0]), **others)


as_it_is = disclosure.protect_beside


@pytest.mark.slow
def test_without_what_is_remembered_plenty_could_be(tmp_path, monkeypatch):
    monkeypatch.setattr(disclosure, "protect_beside", forgetful)
    monkeypatch.setattr(auditing, "saved", lambda was, *_: was.iloc[:0])
    found = 0
    for seed in range(4):
        store = Store.open(tmp_path / str(seed) / "khi.duckdb", memory_limit="300MB", threads=2)
        changing = Changing(store, tmp_path / str(seed), seed)
        changing.begin()
        for _ in range(3):
            changing.change()
        found += len(changing.attacked())
        store.close()
    assert found > 10


def test_a_place_without_a_year_of_its_own_is_in_the_year_above_it_all_the_same(store, tmp_path):
    """Ash answered in one quarter only: a reader who left it out would be wrong about all."""
    whole = [answers(place, quarter, yes=30, no=40)
             for place in ("Birch", "Cedar") for quarter in ("2024-Q1", "2024-Q2")]  # fmt: skip
    publication.commit(store, CATALOGUE, draft(answers("Ash", "2024-Q1", yes=3), *whole))
    saved = Saved(store, tmp_path)
    saved.save()
    rows = publication.frame(store, areas=["Ash"], indicators=["kin"], answers=[""])
    assert rows["period"].tolist() == ["2024-Q1"]
    assert not saved.attacked()


def test_a_figure_hidden_for_other_people_than_before_is_not_taken_for_the_same(store, tmp_path):
    """Sixty-three people, then sixty-four: that they are hidden says that they are others."""
    publication.commit(store, CATALOGUE, draft(answers("Ash", "2024-Q1", yes=30, no=33)))
    saved = Saved(store, tmp_path)
    saved.save()
    right = draft(answers("Ash", "2024-Q1", yes=30, no=34), id="right", when=1)
    right.upload = right.upload.model_copy(update={"replaces": "one"})
    publication.commit(store, CATALOGUE, right)
    saved.save()
    assert "versions" in set(publication.frame(store)["rule"])
    assert not saved.attacked()


def test_the_terminal_attacks_every_export_it_is_given(store, tmp_path, capsys, monkeypatch):
    """One by one they are safe; together they would not be, if nobody remembered."""
    monkeypatch.setattr(disclosure, "protect_beside", forgetful)
    monkeypatch.setattr(auditing, "saved", lambda was, *_: was.iloc[:0])
    saved = Saved(store, tmp_path)
    both = [answers(place, "2024-Q1", yes=40, no=20) for place in ("Ash", "Birch")]
    publication.commit(store, CATALOGUE, draft(*both))
    saved.save()
    publication.commit(store, CATALOGUE, draft(answers("Cedar", "2024-Q1", yes=4), id="late"))
    saved.save()
    earlier, latest = map(str, saved.exports)
    assert main(["audit", latest]) == main(["audit", earlier]) == 0
    assert main(["audit", latest, earlier]) == 1
    assert "Cedar" in capsys.readouterr().err
