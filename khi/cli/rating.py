"""Give a rating from a terminal: one voice, one action, by the same rules as on the page."""

import argparse
from typing import Any

from khi import catalogue as catalogues
from khi.cli.named import area_code
from khi.cli.place import opened_store
from khi.model import Framework, KhiError, Rating, Voice, clock
from khi.progress import framework_of, rate


def add_commands(commands: Any) -> None:
    """Offer ``rate``."""
    one = commands.add_parser("rate", help="give one voice's rating of one action")
    one.add_argument("action", help="the id of an action, such as aba01")
    one.add_argument("stage", type=int)
    one.add_argument("--voice", choices=[voice.value for voice in Voice], required=True)
    one.add_argument("--area", required=True, help="a code or a name")
    one.add_argument("--quarter", required=True, help="2026-Q1 is April to June 2026")
    one.add_argument("--framework", default="asset_based_area")
    one.add_argument("--evidence", default="", help="what can people see? Moving up needs this")
    one.add_argument("--link", action="append", default=[], help="where it can be read")
    one.add_argument("--next-step", default="", help="what would move us up")
    one.add_argument("--by", default="", help="the role of whoever writes it down, never a name")
    one.add_argument(
        "--took-part",
        action="append",
        default=[],
        metavar="ROLE=NUMBER",
        help="how many people of a role took part",
    )
    one.set_defaults(run=_rate)


def _rate(options: argparse.Namespace) -> int:
    catalogue = catalogues.load()
    framework = framework_of(catalogue, options.framework)
    voice = Voice(options.voice)
    rating = Rating(
        framework=framework.id,
        version=framework.version,
        area=area_code(options.area, catalogue),
        quarter=options.quarter,
        action=options.action,
        voice=voice,
        stage=_stage(options.stage, framework),
        evidence=options.evidence,
        links=tuple(options.link),
        next_step=options.next_step,
        took_part=dict(map(_people, options.took_part)),
        by_role=options.by or framework.voices[voice].roles[0],
        recorded_at=clock.now(),
    )
    with opened_store() as store:
        rate(store, catalogue, rating)
    print("Kept. It is shown once every voice has given its own rating.")
    return 0


def _stage(stage: int, framework: Framework) -> int:
    if not 0 <= stage <= framework.top:
        raise KhiError("There is no such stage.", accepted=f"0 to {framework.top}")
    return stage


def _people(said: str) -> tuple[str, int]:
    """A role and a number from ``local people=12``."""
    role, _, number = said.rpartition("=")
    if not role or not number.strip().isdigit():
        raise KhiError(
            "We could not understand how many people took part.",
            accepted="a role and a number, such as: local people=12",
        )
    return role.strip(), int(number)
