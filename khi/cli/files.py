"""What to do with a file: check it, or add it."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from khi import catalogue as catalogues
from khi import publication
from khi.catalogue import Catalogue
from khi.cli.named import file_there
from khi.cli.own import own_questions
from khi.cli.place import draft_of, has_store, opened_store, progress
from khi.cli.said import choices, say_about_file, say_about_survey
from khi.intake import Choices, Draft, Profile
from khi.model import EVERYONE, Absence, KhiError
from khi.model.in_words import day_in_words
from khi.progress import commit as commit_ratings
from khi.progress import refusals
from khi.store import Store
from khi.wording.differences import difference_line


def add_commands(commands: Any) -> None:
    """Offer ``check`` and ``add``."""
    check = commands.add_parser("check", help="what the upload page would say; stores nothing")
    check.add_argument("file", type=Path)
    say_about_file(check)
    check.add_argument("--json", action="store_true", help="one object: see khi/intake/README.md")
    check.add_argument("--checked", type=Path, help="write your own rows back, problems beside")
    check.set_defaults(run=_check)

    add = commands.add_parser("add", help="count a file, and publish it if you say so")
    add.add_argument("file", type=Path)
    say_about_file(add)
    say_about_survey(add)
    when = add.add_mutually_exclusive_group()
    when.add_argument("--publish", action="store_true", help="without this, nothing is stored")
    when.add_argument("--draft", action="store_true", help="keep it as counts, to publish later")
    when.add_argument(
        "--publish-on", type=date.fromisoformat, metavar="DAY", help="keep it until 2026-05-03"
    )
    add.add_argument("--save-profile", default="", metavar="NAME", help="remember this form")
    add.set_defaults(run=_add)


def _examined(options: argparse.Namespace, catalogue: Catalogue, **known: Any) -> Draft:
    file_there(options.file)
    with progress(f"Checking {options.file.name}"):
        chosen = choices(options, catalogue)
        draft = _read(options, catalogue, chosen, **known)
        if not options.own:
            return draft
        local = tuple(own_questions(options, draft))
        draft.close()
        return _read(options, catalogue, chosen.model_copy(update={"local": local}), **known)


def _read(
    options: argparse.Namespace, catalogue: Catalogue, chosen: Choices, **known: Any
) -> Draft:
    """What the file says, with what the person said of it."""
    return draft_of(options.file, catalogue, choices=chosen, **known)


def _check(options: argparse.Namespace) -> int:
    try:
        draft = _examined(options, catalogues.load(), profiles=_known_forms(options))
    except KhiError as error:
        if options.json:
            print(json.dumps(_refusal(options.file.name, error), indent=2, ensure_ascii=False))
            return 1
        raise
    if options.checked:
        options.checked.write_bytes(draft.checked_file())
    if options.json:
        print(json.dumps(draft.report(), indent=2, ensure_ascii=False))
    else:
        _say(draft)
    return _finish(draft)


def _refusal(name: str, error: KhiError) -> dict[str, Any]:
    """The report of a file that could not be read at all, in the same shape."""
    problem = {"level": "error", "row": 0, "column": "", "letter": "", "count": 1}
    return {
        "file": name,
        "kind": "unknown",
        "tool": "",
        "encoding": "",
        "separator": "",
        "header_rows": 0,
        "first_data_row": 0,
        "sheet": "",
        "assumptions": [],
        "why": [],
        "confidence": 0.0,
        "profile": "",
        "changes": [],
        "rows": {"read": 0, "accepted": 0, "rejected": 0, "skipped": 0},
        "columns": [],
        "several_answers": [],
        "dropped": [],
        "problems": [{**problem, "message": str(error)}],
        "needs": [error.fix] if error.fix else [],
    }


def _finish(draft: Draft) -> int:
    """0 where the file could be published as it is; 1 with the reasons on stderr."""
    for need in draft.needs:
        print(f"We need to know: {need}", file=sys.stderr)
    if not draft.needs and not draft.upload.ledger.accepted:
        print("No row of this file could be counted.", file=sys.stderr)
        return 1
    return 1 if draft.needs else 0


def _say(draft: Draft) -> None:
    """The report as a person reads it."""
    ledger, report = draft.upload.ledger, draft.report()
    tool = f", made by {draft.upload.tool}" if draft.upload.tool else ""
    if draft.profile:
        print(f"Read as the form {draft.profile}. {' '.join(draft.changes)}".rstrip())
    print(f"{draft.upload.file_name}: {draft.kind}{tool}")
    print("; ".join(report.get("assumptions", [])))
    print(
        f"{ledger.read:,} rows read = {ledger.accepted:,} accepted"
        f" + {ledger.rejected:,} rejected + {ledger.skipped:,} skipped"
    )
    for column in report["columns"]:
        if column["match"]:
            print(f"  column {column['letter']}: {column['name']} is {column['match']}")
    for column in report["dropped"]:
        print(f"  column {column['letter']}: not kept. {column['why']}")
    for problem in report["problems"]:
        print(f"  {problem['level']}: {problem['message']}")


def _known_forms(options: argparse.Namespace, store: Store | None = None) -> list[Profile]:
    """The forms that are remembered; only the one that is named, where one is.

    A check opens the store for this alone, and only where there is one.
    """
    if store is None:
        if not has_store():
            return _named([], options.profile)
        try:
            with opened_store() as opened:
                return _known_forms(options, opened)
        except KhiError as error:
            if options.profile:
                raise
            print(f"The forms you have saved were not used. {error.what}", file=sys.stderr)
            return []
    return _named(
        [Profile.from_json(each.json_text) for each in publication.profiles(store)], options.profile
    )


def _named(profiles: list[Profile], name: str) -> list[Profile]:
    """All of them, or the one of a name. Raises ``KhiError`` where there is none."""
    if not name:
        return profiles
    found = [each for each in profiles if each.name == name]
    if not found:
        raise KhiError(
            "There is no form of this name.",
            found=name,
            accepted=", ".join(each.name for each in profiles) or "no form is remembered yet",
        )
    return found


def _add(options: argparse.Namespace) -> int:
    with opened_store() as store:
        catalogue = publication.everything_asked(store, catalogues.load())
        draft = _examined(
            options,
            catalogue,
            earlier=publication.uploads(store),
            counted=publication.counted(store),
            profiles=_known_forms(options, store),
        )
        _say(draft)
        if _finish(draft):
            return 1
        if options.save_profile:
            _remember(store, options, draft, catalogue)
        if draft.ratings:
            _say_refusals(store, catalogue, draft)
        else:
            say_changes(store, catalogue, draft)
        if not (options.publish or options.draft or options.publish_on):
            print("Nothing has been stored. Add --publish to publish it.")
            return 0
        _keep(store, catalogue, draft, options)
    return 0


def _remember(
    store: Store, options: argparse.Namespace, draft: Draft, catalogue: Catalogue
) -> None:
    """Save how this form was read, under a name."""
    profile = Profile.of(options.save_profile, draft, choices(options, catalogue))
    publication.save_profile(
        store,
        name=profile.name,
        fingerprint=profile.fingerprint,
        json_text=profile.to_json(),
    )
    print(f"The form is remembered as {profile.name}.")


def say_changes(store: Store, catalogue: Catalogue, draft: publication.Draft) -> None:
    """What would be shown, held back, and changed."""
    with progress("Working out what would be shown"):
        preview = publication.preview(store, catalogue, draft)
        changes = publication.differences(store, catalogue, draft, after=preview)
    held = preview["absence"].isin([each.value for each in Absence if each.is_withheld])
    print(f"This would publish {(~held).sum():,} figures, and hold back {held.sum():,}.")
    if draft.upload.replaces:
        print(
            f"{len(changes):,} of them would change:"
            if len(changes)
            else "None of them would change: these look like the same answers."
        )
        everyone = changes[changes["breakdown"].eq(EVERYONE)]
        for row in everyone.to_dict("records"):
            print(f"  {difference_line(row, catalogue)}")


def _say_refusals(store: Store, catalogue: Catalogue, draft: Draft) -> None:
    """Which ratings may not be given, and why."""
    refused = refusals(store, catalogue, draft)
    print(f"This would add {len(draft.ratings) - len(refused)} of {len(draft.ratings)} ratings.")
    for row, why in refused:
        print(f"  row {row}: {why}")


def _keep(store: Store, catalogue: Catalogue, draft: Draft, options: argparse.Namespace) -> None:
    """Publish the draft, or keep it as counts until its day."""
    if options.publish and draft.ratings:
        upload = commit_ratings(store, catalogue, draft)
        print(f"{len(draft.ratings)} ratings were added, as {upload.id}.")
        return
    if options.publish:
        with progress("Publishing"):
            upload = publication.commit(store, catalogue, draft)
        print(f"Published as {upload.id}. To take it back: python -m khi withdraw {upload.id}")
        return
    upload = publication.hold(store, catalogue, draft, publish_on=options.publish_on)
    when = f"on {day_in_words(options.publish_on)}" if options.publish_on else "when you say so"
    print(f"Kept as counts, as the draft {upload.id}. It is published {when}:")
    print(f"  python -m khi publish {upload.id}")
