"""A catalogue small enough to hold in the head, and drafts that read like the situation."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import numpy as np
import pandas as pd

from khi.catalogue import Catalogue
from khi.model import (
    Answer,
    Area,
    AreaKind,
    Breakdown,
    Domain,
    Group,
    Indicator,
    Ledger,
    Licence,
    Mean,
    Measure,
    MeasureKind,
    Net,
    Polarity,
    Policy,
    Question,
    Scale,
    Share,
    Upload,
)
from khi.publication import ACTIVITY

OURS = Licence(name="MIT", ship_wording=True)
TALLY = ["question", "answer", "area", "quarter", "breakdown", "group", "n", "weight", "weight_sq"]


def _question(id, codes):
    answers = tuple(Answer(code=code, label=code, base=code != "not_sure") for code in codes)
    return Question(
        id=id, topic="", answers=answers, instrument="ours", licence=OURS, source="ours"
    )


def _indicator(id, domain, polarity=Polarity.HIGHER, **more):
    words = dict.fromkeys(("title", "short", "easy", "unit", "source", "chosen_by"), id)
    return Indicator(
        id=id,
        **words,
        domain=domain,
        polarity=polarity,
        period="quarter",
        **{"reading": None} | more,
    )


def _place(code, parent, kind=AreaKind.COUNCIL):
    return Area(code=code, name=code, kind=kind, parent=parent, invented=code.startswith("X"))


WARM = Share(question="warm", counts=("yes",), out_of=("yes", "partly", "no"))
HELPS = Net(question="helps", helps=("helps",), no_difference=("same",), hinders=("harms",))
SATISFIED = Mean(question="satisfied", low=0, high=10)

INDICATORS = (
    _indicator("kin", Domain.FAIRNESS, reading=WARM, headline=True),
    _indicator("cold", Domain.FAIRNESS, Polarity.LOWER, sensitive=True,
               reading=Share(question="warm", counts=("no",), out_of=("yes", "partly", "no"))),
    _indicator("frd", Domain.FRIENDSHIPS, reading=HELPS, sensitive=True),
    _indicator("wel", Domain.WELLBEING, Polarity.NEITHER, reading=SATISFIED),
    _indicator("visits", Domain.DEMAND, Polarity.LOWER, measure=Measure(
        kind=MeasureKind.RATE, numerator="visits", denominator="people", multiplier=1000)),
    _indicator("on_time", Domain.HEALTH, measure=Measure(
        kind=MeasureKind.PERCENTAGE, numerator="on time", denominator="all")),
    _indicator("open", Domain.DEMAND, Polarity.NEITHER,
               measure=Measure(kind=MeasureKind.STOCK, numerator="open on the last day")),
)  # fmt: skip

CATALOGUE = Catalogue(
    questions={
        "warm": _question("warm", ("yes", "partly", "no", "not_sure")),
        "helps": _question("helps", ("helps", "same", "harms")),
        "satisfied": Question(
            id="satisfied",
            topic="",
            scale=Scale(low=0, high=10),
            instrument="ONS4",
            licence=OURS,
            source="ONS",
        ),
    },
    indicators={each.id: each for each in INDICATORS},
    breakdowns={
        "sex": Breakdown(
            id="sex",
            label="Sex",
            wording="",
            source="ours",
            groups=tuple(Group(code=code, label=code) for code in ("female", "male")),
        ),
        "age": Breakdown(
            id="age",
            label="Age",
            wording="",
            source="ours",
            groups=(
                Group(code="under_65", label="Under 65"),
                Group(code="over_65", label="65 and over"),
                Group(code="over_85", label="85 and over", within="over_65"),
            ),
        ),
    },
    areas={
        area.code: area
        for area in (
            _place("England", "", AreaKind.COUNTRY),
            _place("North", "England", AreaKind.REGION),
            _place("Ash", "North"),
            _place("Birch", "North"),
            _place("Cedar", "North"),
            _place("Xland", "", AreaKind.REGION),
            _place("Xash", "Xland"),
            _place("Xbirch", "Xland"),
        )
    },
    frameworks={},
    policy=Policy(),
    version="tiny",
)


@dataclass
class Draft:
    upload: Upload
    tallies: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=TALLY))
    activity: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(ACTIVITY)))
    beside: dict = field(default_factory=dict)
    needs: list = field(default_factory=list)
    local: tuple = ()


def answers(area, quarter, *, question="warm", breakdown="all", group="all", weight=None, **counts):
    """Tallies of one group: ``answers("Ash", "2025-Q1", yes=30, no=10)``."""
    n = np.array(list(counts.values()), int)
    w = n.astype(float) if weight is None else n * float(weight)
    square = w if weight is None else w * float(weight)
    named = [code.removeprefix("score_") for code in counts]
    return pd.DataFrame(
        {
            "question": question,
            "answer": named,
            "area": area,
            "quarter": quarter,
            "breakdown": breakdown,
            "group": group,
            "n": n,
            "weight": w,
            "weight_sq": square,
        }
    )


def by_sex(area, quarter, female, male, not_stated=None, question="warm"):
    """Tallies of everyone and of each sex, from the answers of each."""
    groups = {"female": female, "male": male} | ({"not_stated": not_stated} if not_stated else {})
    parts = [
        answers(area, quarter, question=question, breakdown="sex", group=group, **counts)
        for group, counts in groups.items()
    ]
    whole = pd.concat(parts).groupby("answer")["n"].sum().to_dict()
    return pd.concat([answers(area, quarter, question=question, **whole), *parts])


def draft(*tallies, id="one", activity=None, when=0, **more):
    """A draft of some tallies, uploaded some hours after noon."""
    rows = pd.concat(tallies, ignore_index=True) if tallies else pd.DataFrame(columns=TALLY)
    upload = Upload(
        id=id,
        **{"file_name": f"{id}.csv", "sha256": f"hash of {id}", "source": f"Survey {id}"} | more,
        kind="respondents",
        uploaded_at=datetime(2025, 9, 1, 12, tzinfo=UTC) + timedelta(hours=when),
        ledger=Ledger(read=1, accepted=1, rejected=0, skipped=0),
    )
    made = Draft(upload, rows)
    if activity is not None:
        made.activity = activity
    return made


def measures(*rows):
    """Activity: ``measures(("visits", "Ash", "2025-Q1", 20, 1000))``."""
    from khi.model import Period

    lines = []
    for indicator, area, period, numerator, denominator in rows:
        kind = Period.parse(period).type.value
        lines.append(
            (indicator, area, period, kind, numerator, denominator, *[np.nan] * 3, "", "Return")
        )
    return pd.DataFrame(lines, columns=list(ACTIVITY))


def only(rows, **names):
    """The one row with these names; the reading of everyone unless said."""
    wanted = {"answer": "", "breakdown": "all", "group": "all"} | names
    for name, value in wanted.items():
        rows = rows[rows[name] == value]
    assert len(rows) == 1, f"{len(rows)} rows for {wanted}"
    return rows.iloc[0]
