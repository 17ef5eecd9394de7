"""Measures made indicators by the person: kept, read by the next file, in their own years only."""

import pytest

from khi import publication
from khi.catalogue import load
from khi.catalogue.local_measures import own_measure
from khi.intake import examine
from khi.model import Domain, KhiError, MeasureKind, Polarity
from khi.model.adoption import Adoption
from khi.store.engines import Workbench

CATALOGUE = load()
FILE = "Financial year,Local authority code,Local authority name,Measure,Code,Value,MEDIAN\n" + (
    "".join(
        f"{year},E0800000{n},{name},Workforce turnover rate,ASC9,{20 + n},22\n"
        for year in ("2021-22", "2022-23")
        for n, name in ((1, "Bolton"), (2, "Bury"), (3, "Manchester"))
    )
)


def turnover(**more):
    said = {
        "name": "People leaving care jobs",
        "unit": "of workers",
        "polarity": Polarity.LOWER,
        "kind": MeasureKind.PERCENTAGE,
        "domain": Domain.DEMAND,
        "source": "Oflog",
    }
    return own_measure(**said | more)


def adopt(store, indicator=None, **years):
    indicator = indicator or turnover()
    adoption = Adoption(publication="oflog", code="ASC9", indicator=indicator.id, **years)
    publication.adopt(store, known(store), indicator, adoption)
    return indicator


def known(store):
    return publication.everything_asked(store, CATALOGUE)


def drafted(store):
    return examine(
        FILE.encode(), name="asc.csv", catalogue=known(store), workbench_factory=Workbench
    )


def test_a_measure_is_left_out_until_somebody_adopts_it_and_then_it_is_shown(store):
    assert drafted(store).upload.ledger.accepted == 0
    indicator = adopt(store)
    draft = drafted(store)
    assert (draft.upload.ledger.accepted, draft.needs) == (6, [])
    publication.commit(store, known(store), draft)
    shown = publication.frame(store, indicators=[indicator.id], areas=["E08000003"])
    assert shown["value"].tolist() == pytest.approx([0.23, 0.23])


def test_the_same_code_in_other_years_is_another_measure(store):
    adopt(store, first_year=2022)
    draft = drafted(store)
    assert set(draft.activity["period"]) == {"2022-FY"}
    assert draft.upload.ledger.accepted == 3


def test_one_code_can_be_two_indicators_in_years_that_do_not_meet(store):
    first = adopt(store, last_year=2021)
    second = adopt(store, turnover(name="People leaving care jobs, new count"), first_year=2022)
    found = drafted(store).activity.groupby("indicator")["period"].unique()
    assert {name: list(years) for name, years in found.items()} == {
        first.id: ["2021-FY"],
        second.id: ["2022-FY"],
    }


def test_two_indicators_of_one_measure_in_one_year_are_refused(store):
    adopt(store)
    with pytest.raises(KhiError, match="indicator already"):
        adopt(store, turnover(name="Something else"))


def test_a_name_that_is_taken_is_refused_and_nothing_is_kept(store):
    title = next(iter(CATALOGUE.indicators.values())).title
    with pytest.raises(KhiError, match="of this name already"):
        adopt(store, turnover(name=title))
    assert known(store).adoptions == ()


def test_what_a_person_types_is_never_markup():
    made = turnover(name="<b>Jobs</b>\u202e left", unit="<i>of</i> workers")
    assert "<" not in made.title + made.unit + made.id
    assert "\u202e" not in made.title
