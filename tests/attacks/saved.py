"""Exports saved one after another by somebody who keeps everything, and attacked together."""

from publication_cases import CATALOGUE

from khi import publication
from khi.disclosure.audit import audit

_SURVEYS = ("kin", "cold", "frd")


def catalogue_beside(folder):
    """The catalogue of these tests as files, as an export has them beside its figures."""
    folder.mkdir(parents=True, exist_ok=True)
    areas = [f"{each.code},{each.name},{each.kind},{each.parent}" for each in _areas()]
    (folder / "areas.csv").write_text("\n".join(["code,name,kind,parent", *areas]) + "\n")
    entries = "\n".join(_entry(CATALOGUE.indicators[name]) for name in _SURVEYS)
    (folder / "indicators.toml").write_text(entries)
    return folder


def _areas():
    return CATALOGUE.areas.values()


def _entry(indicator):
    """An indicator as the catalogue writes it."""
    lines = [f"{name} = {_written(value)}" for name, value in indicator.reading]
    sensitive = "true" if indicator.sensitive else "false"
    head = f'[[indicator]]\nid = "{indicator.id}"\nsensitive = {sensitive}\n'
    return "\n".join([f"{head}[indicator.reading]", *lines, ""])


def _written(value):
    return str(list(value)).replace("'", '"') if isinstance(value, tuple) else f'"{value}"'


class Saved:
    """Every export there ever was of a store."""

    def __init__(self, store, folder):
        self.store, self.folder = store, folder
        self.exports = []
        self._catalogue = catalogue_beside(folder / "catalogue")

    def save(self):
        """Make an export of the store as it is now."""
        self.exports.append(self.folder / f"export {len(self.exports)}")
        publication.export(self.store, self.exports[-1], data=self._catalogue)

    def attacked(self):
        """What can be worked out by whoever has all of them."""
        *earlier, latest = self.exports
        return audit(latest, *earlier)
