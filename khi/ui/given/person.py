"""Who sits here, and what they may do: the one place that signing in would change."""

from khi import access
from khi.access import ANYWHERE, Act
from khi.model import Area, KhiError


def may(act: Act, area: Area | None = None) -> bool:
    """Whether whoever sits here may do this, there or anywhere."""
    return access.allows(access.ON_MY_MACHINE, act, area=area.code if area else ANYWHERE)


def must(act: Act, area: Area | None = None) -> None:
    """Go on only if they may.

    Raises:
        KhiError: where they may not. Nothing has been done then.
    """
    if not may(act, area):
        raise KhiError(f"You may not {act.value} here.", fix="Ask whoever runs this dashboard.")
