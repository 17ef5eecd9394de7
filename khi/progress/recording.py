"""Giving a rating, agreeing one, closing a quarter. Lines are added; none is ever changed.

Each is one transaction, and what stands is read inside it: two people who press at once are
judged one after the other.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import pandas as pd

from khi.catalogue import Catalogue
from khi.model import Agreement, Framework, KhiError, Quarter, Rating, Voice, clock
from khi.progress import kept, words
from khi.progress.rules import check_agreement
from khi.progress.standing import Known
from khi.store import Store, Transaction


def framework_of(catalogue: Catalogue, id: str) -> Framework:
    """A framework by its id. Raises ``KhiError`` naming those there are."""
    if id not in catalogue.frameworks:
        raise KhiError("There is no such framework.", accepted=", ".join(catalogue.frameworks))
    return catalogue.frameworks[id]


def rate(store: Store, catalogue: Catalogue, rating: Rating, *, looked: bool = False) -> Rating:
    """Give one voice's rating of one action.

    ``looked`` is whether the person has looked again and says that nobody is named.

    Returns:
        The rating as it was kept.

    Raises:
        KhiError: where it may not be given, with the reason; nothing is then kept.
    """
    return rate_all(store, catalogue, [rating], looked=looked)[0]


def rate_all(
    store: Store, catalogue: Catalogue, ratings: Sequence[Rating], *, looked: bool = False
) -> list[Rating]:
    """Give several ratings, all of them or none. Raises as ``rate`` does."""
    tidied = [tidy(each, catalogue, looked=looked) for each in ratings]
    with store.write() as transaction:
        return add(transaction, catalogue, tidied)


def add(transaction: Transaction, catalogue: Catalogue, ratings: Iterable[Rating]) -> list[Rating]:
    """Add tidied ratings within a transaction, each judged by what stands when its turn comes."""
    known = Known(transaction)
    lines = [known.given(each, framework_of(catalogue, each.framework)) for each in ratings]
    if lines:
        transaction.append("rating", kept.rows(lines))
    return lines


def tidy(rating: Rating, catalogue: Catalogue, *, looked: bool = False) -> Rating:
    """A rating as it may be kept: harmless words, real links, people counted by known roles.

    Raises:
        KhiError: where something in it may not be kept.
    """
    framework = framework_of(catalogue, rating.framework)
    area = catalogue.area(rating.area)
    return rating.model_copy(
        update={
            "version": framework.version,
            "area": area.code,
            "quarter": _quarter(rating.quarter),
            "evidence": words.tidy(rating.evidence, catalogue, field="The evidence", looked=looked),
            "next_step": words.tidy(
                rating.next_step, catalogue, field="What would move us up", looked=looked
            ),
            "links": words.links(rating.links),
            "took_part": words.crowd(rating.took_part, framework),
            "by_role": words.role(rating.by_role, framework),
            "invented": area.invented,
        }
    )


def agree(
    store: Store, catalogue: Catalogue, agreement: Agreement, *, looked: bool = False
) -> Agreement:
    """Record what the voices agreed after they had talked.

    Raises:
        KhiError: where a voice has not spoken, no talk is recorded, or it rises without evidence.
    """
    framework = framework_of(catalogue, agreement.framework)
    tidied = _tidied(agreement, framework, catalogue, looked=looked)
    with store.write() as transaction:
        stages = _stages(transaction, tidied)
        agreed, lines = _agreed(transaction, tidied)
        check_agreement(tidied, framework, stages, agreed)
        tidied = tidied.model_copy(update={"number": lines + 1})
        transaction.append("agreement", kept.rows([tidied]))
    return tidied


def _tidied(
    agreement: Agreement, framework: Framework, catalogue: Catalogue, *, looked: bool
) -> Agreement:
    area = catalogue.area(agreement.area)
    note = {
        name: words.tidy(getattr(agreement, name), catalogue, field=field, looked=looked)
        for name, field in (("said", "What was talked about"), ("evidence", "The evidence"))
    }
    return agreement.model_copy(
        update={
            "version": framework.version,
            "area": area.code,
            "quarter": _quarter(agreement.quarter),
            "links": words.links(agreement.links),
            "took_part": words.crowd(agreement.took_part, framework),
            "by_role": words.role(agreement.by_role, framework),
            "invented": area.invented,
            **note,
        }
    )


def _stages(transaction: Transaction, agreement: Agreement) -> dict[Voice, int]:
    """What each voice that has spoken gave for this action and quarter."""
    where = {"framework": agreement.framework, "area": agreement.area, "voice": None}
    own = transaction.read("ratings_own", **where)
    here = own[own["action"].eq(agreement.action) & own["quarter"].eq(agreement.quarter)]
    return {Voice(v): int(s) for v, s in zip(here["voice"], here["stage"], strict=True)}


def _agreed(transaction: Transaction, agreement: Agreement) -> tuple[dict[str, int], int]:
    """What was agreed for this action, by quarter; and how often it was for this one."""
    known = transaction.read("agreements", framework=agreement.framework, areas=[agreement.area])
    same = known[known["action"].eq(agreement.action)]
    stages = {str(q): int(s) for q, s in zip(same["quarter"], same["stage"], strict=True)}
    return stages, int(same.loc[same["quarter"].eq(agreement.quarter), "number"].sum())


def close(
    store: Store,
    catalogue: Catalogue,
    *,
    framework: str,
    area: str,
    quarter: str,
    by_role: str,
    at: datetime | None = None,
) -> None:
    """Close a quarter to ratings, so that what was given can be seen. It is never opened again.

    Raises:
        KhiError: where it is closed already, or nobody has rated anything in it.
    """
    known, place = framework_of(catalogue, framework), catalogue.area(area)
    role, quarter = words.role(by_role, known), _quarter(quarter)
    with store.write() as transaction:
        where: dict[str, Any] = {"framework": framework, "areas": [place.code]}
        if quarter in set(transaction.read("ratings_closed", **where)["quarter"]):
            raise KhiError(f"{Quarter.parse(quarter).label} is closed already.")
        if quarter not in set(transaction.read("ratings_given", **where)["quarter"]):
            raise KhiError(
                f"Nobody has rated {Quarter.parse(quarter).label} yet.",
                fix="Ask each voice for its ratings first.",
            )
        line = {
            "framework": framework,
            "area": place.code,
            "quarter": quarter,
            "by_role": role,
            "recorded_at": pd.Timestamp((at or clock.now()).astimezone(UTC).replace(tzinfo=None)),
            "invented": place.invented,
        }
        transaction.append("rating_closed", pd.DataFrame([line]))


def clear_invented(transaction: Transaction) -> None:
    """Forget what is invented, and nothing else."""
    for table in ("rating", "agreement", "rating_closed", "involvement"):
        transaction.run(f"clear_invented_{table}")


def _quarter(id: str) -> str:
    """A quarter's id. Raises ``KhiError`` where it is none."""
    try:
        return Quarter.parse(id).id
    except ValueError as error:
        raise KhiError(str(error)) from error
