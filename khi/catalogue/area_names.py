"""Each area by a name of its own: lists, links, charts and sentences know an area by its name."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from khi.model import Area


def told_apart(areas: Mapping[str, Area]) -> dict[str, Area]:
    """Areas by code, no two of one name: "Ashby (council)" beside "Ashby (region)".

    Args:
        areas: by code, as they are called in the files. Case and spaces tell nobody apart.

    Returns:
        The same, in their order. An area that shares its name has what tells it apart added: its
        kind, else what it lies in, else its code. Its plain name stays among its ``names``, so that
        files which use it are understood, or asked about, as before.
    """
    sharing: dict[str, list[Area]] = defaultdict(list)
    for area in areas.values():
        sharing[_plain(area.name)].append(area)
    taken = set(sharing)
    named = dict(areas)
    for same in sharing.values():
        if len(same) > 1:
            for area, name in zip(same, _names(same, areas, taken), strict=True):
                names = (*area.names, area.name)
                named[area.code] = area.model_copy(update={"name": name, "names": names})
    return named


def _names(same: Sequence[Area], areas: Mapping[str, Area], taken: Collection[str]) -> list[str]:
    """A name for each of the areas that share one."""
    kinds = [each.kind.value for each in same]
    parents = [areas[each.parent].name if each.parent in areas else "" for each in same]
    often = Counter(kinds), Counter(map(_plain, parents))
    names = []
    for area, kind, parent in zip(same, kinds, parents, strict=True):
        by_kind, by_parent = f"{area.name} ({kind})", f"{area.name} (in {parent})"
        if often[0][kind] == 1 and _plain(by_kind) not in taken:
            names.append(by_kind)
        elif parent and often[1][_plain(parent)] == 1 and _plain(by_parent) not in taken:
            names.append(by_parent)
        else:
            names.append(f"{area.name} ({area.code})")
    return names


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
