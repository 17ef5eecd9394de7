"""Files into values: each entry by itself, every problem kept with its file, entry and field."""

import csv
import hashlib
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from khi.model import (
    Area,
    Breakdown,
    Framework,
    Indicator,
    Membership,
    Policy,
    Question,
    Register,
    Succession,
    Value,
)

Entry = dict[str, Any]
V = TypeVar("V", bound=Value)

_LISTS = ("former", "names")
_SEPARATOR = "|"


class Reader:
    """Reads one data folder. ``problems`` fills as it goes, and nothing is raised."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, bytes] = {}
        self.problems: list[str] = []

    def entries(self) -> dict[str, Any]:
        """The fields of a ``Catalogue`` but its version; of use only if there are no problems."""
        areas = [*self._rows("areas.csv"), *self._rows("demo/areas.csv", required=False)]
        return {
            "questions": self._keyed(Question, self._questions()),
            "indicators": self._keyed(Indicator, self._tables("indicators.toml", "indicator")),
            "breakdowns": self._keyed(Breakdown, self._tables("breakdowns.toml", "breakdown")),
            "areas": self._keyed(Area, ((file, _area(row)) for file, row in areas), key="code"),
            "successions": self._values(Succession, self._rows("area_successors.csv")),
            "memberships": self._values(Membership, map(_filled, self._boards())),
            "frameworks": self._keyed(Framework, self._frameworks()),
            "register_of_assets": self._register(),
            "policy": self._policy(),
        }

    def _boards(self) -> Iterator[tuple[str, Entry]]:
        yield from self._rows("care_boards.csv", required=False)
        yield from self._rows("demo/care_boards.csv", required=False)

    def version(self) -> str:
        """A fingerprint of every file read: another version, another catalogue."""
        digest = hashlib.sha256()
        for name in sorted(self._read):
            digest.update(name.encode() + b"\0" + self._read[name])
        return digest.hexdigest()[:16]

    def _questions(self) -> Iterator[tuple[str, Entry]]:
        """The questions, with licences and lists of answers named by key written out."""
        file = "questions.toml"
        table = self._toml(file)
        for entry in table.get("question", []):
            licences, lists = table.get("licences", {}), table.get("answer_lists", {})
            written_out = {
                field: self._named(file, entry, field, entry[field], known)
                for field, known in (("licence", licences), ("answers", lists))
                if isinstance(entry.get(field), str)
            }
            yield file, entry | written_out

    def _named(self, file: str, entry: Entry, field: str, name: str, known: Entry) -> object:
        if name in known:
            return known[name]
        said = f"{name!r} is not one of: {', '.join(known)}"
        self.problems.append(f"{file}, entry {entry.get('id', '?')}, field {field}: {said}")
        return None

    def _frameworks(self) -> Iterator[tuple[str, Entry]]:
        for path in sorted((self._folder / "frameworks").glob("*.toml")):
            file = f"frameworks/{path.name}"
            yield file, self._toml(file)

    def _register(self) -> Register | None:
        return self._value(Register, "assets.toml", "register", self._toml("assets.toml"))

    def _policy(self) -> Policy | None:
        file = "disclosure.toml"
        table = self._toml(file)
        entry = table.get("policy", {}) | {"rules": table.get("rule", [])}
        entry |= {"overrides": table.get("override", [])}
        return self._value(Policy, file, "policy", entry)

    def _tables(self, file: str, name: str) -> Iterator[tuple[str, Entry]]:
        for entry in self._toml(file).get(name, []):
            yield file, entry

    def _toml(self, file: str) -> Entry:
        try:
            return tomllib.loads(self._text(file))
        except tomllib.TOMLDecodeError as error:
            self.problems.append(f"{file}: {error}")
            return {}

    def _rows(self, file: str, *, required: bool = True) -> Iterator[tuple[str, Entry]]:
        if required or (self._folder / file).exists():
            for row in csv.DictReader(self._text(file).splitlines()):
                yield file, dict(row)

    def _text(self, file: str) -> str:
        try:
            self._read[file] = (self._folder / file).read_bytes()
            return self._read[file].decode("utf-8")
        except OSError:
            self.problems.append(f"{file}: there is no such file in {self._folder}")
        except UnicodeDecodeError as error:
            self.problems.append(f"{file}: not UTF-8 at byte {error.start}")
        return ""

    def _keyed(
        self, kind: type[V], entries: Iterable[tuple[str, Entry]], key: str = "id"
    ) -> dict[str, V]:
        values: dict[str, V] = {}
        for file, entry in entries:
            name = str(entry.get(key, f"number {len(values) + 1}"))
            if name in values:
                self.problems.append(f"{file}, entry {name}, field {key}: it is there twice")
            elif value := self._value(kind, file, name, entry):
                values[name] = value
        return values

    def _values(self, kind: type[V], entries: Iterable[tuple[str, Entry]]) -> tuple[V, ...]:
        numbered = enumerate(entries, start=2)
        made = (self._value(kind, file, f"row {row}", entry) for row, (file, entry) in numbered)
        return tuple(value for value in made if value)

    def _value(self, kind: type[V], file: str, name: str, entry: Entry) -> V | None:
        try:
            return kind.model_validate(entry)
        except ValidationError as error:
            for problem in error.errors():
                field = ".".join(str(part) for part in problem["loc"]) or "the whole entry"
                self.problems.append(f"{file}, entry {name}, field {field}: {problem['msg']}")
            return None


def _area(row: Entry) -> Entry:
    """A row of an areas file: lists split, and an empty number left out."""
    lists = {
        name: [one for one in (row.get(name) or "").split(_SEPARATOR) if one] for name in _LISTS
    }
    empty = {name for name in ("latitude", "longitude", "invented") if not row.get(name)}
    return {name: cell for name, cell in row.items() if name not in empty} | lists


def _filled(row: tuple[str, Entry]) -> tuple[str, Entry]:
    """A row with its empty cells left out."""
    file, entry = row
    return file, {name: cell for name, cell in entry.items() if cell}
