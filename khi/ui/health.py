"""The NHS beside a council: the integrated care boards it lies in, and the providers of each."""

from khi.model import Area, AreaKind
from khi.ui import sources


def boards(area: Area) -> list[Area]:
    """The boards an area lies in that have something to show, today's first."""
    shown, asked = {each.code for each in sources.shown_areas()}, sources.catalogue()
    return [asked.area(each.board) for each in asked.boards_of(area.code) if each.board in shown]


def providers(board: Area | None) -> list[Area]:
    """The providers with something to show: of a board, or those whose board no file says."""
    asked = sources.catalogue()
    known = [each for each in sources.shown_areas() if each.kind is AreaKind.PROVIDER]
    of = {each.code: {lies.board for lies in asked.boards_of(each.code)} for each in known}
    return [each for each in known if (board.code in of[each.code] if board else not of[each.code])]
