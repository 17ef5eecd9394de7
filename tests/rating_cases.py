"""Ratings for tests, that read like the situation they are about."""

from datetime import UTC, datetime

from khi import catalogue as catalogues
from khi.model import Agreement, Rating, Voice

PEOPLE, WORKERS, LEADERS = Voice.PEOPLE, Voice.WORKERS, Voice.LEADERS
CATALOGUE = catalogues.load()
TEN = CATALOGUE.frameworks["asset_based_area"]
HERE, THERE = "X0000001", "X0000013"
SEEN = "Two groups meet each week"
ROLES = {
    PEOPLE: "people who draw on support",
    WORKERS: "community workers",
    LEADERS: "councillors",
}
LATER = datetime(2026, 11, 1, tzinfo=UTC)


def rating(stage, voice=PEOPLE, quarter="2026-Q1", *, action="aba01", area=HERE, **more):
    """One voice's rating, with evidence unless a test takes it away."""
    said = {
        "framework": TEN.id,
        "version": TEN.version,
        "area": area,
        "quarter": quarter,
        "action": action,
        "voice": voice,
        "stage": stage,
        "evidence": SEEN if stage else "",
        "took_part": {ROLES[voice]: 12},
        "by_role": ROLES[voice],
        "recorded_at": LATER,
    }
    return Rating(**said | more)


def by_all(people, workers, leaders, quarter="2026-Q1", **more):
    """The same action rated by every voice."""
    stages = zip(Voice, (people, workers, leaders), strict=True)
    return [rating(stage, voice, quarter, **more) for voice, stage in stages]


def agreement(stage, quarter="2026-Q1", *, action="aba01", area=HERE, **more):
    """What the voices agreed after they had talked."""
    said = {
        "framework": TEN.id,
        "version": TEN.version,
        "area": area,
        "quarter": quarter,
        "action": action,
        "stage": stage,
        "held_on": LATER.date(),
        "took_part": {role: 6 for role in ROLES.values()},
        "said": "We looked at the map together",
        "evidence": SEEN,
        "by_role": ROLES[PEOPLE],
        "recorded_at": LATER,
    }
    return Agreement(**said | more)
