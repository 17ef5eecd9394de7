"""The public interface of Fingertips, of the Office for Health Improvement and Disparities.

``GET {FINGERTIPS}/api/all_data/csv/by_indicator_id`` gives comma-separated text, the same as the
download on the page of an indicator, under the Open Government Licence and without a key:

======================  ==============================================================
indicator_ids           the numbers of indicators, with commas between them
child_area_type_id      the level of area: 502 is counties and unitary authorities
                        since April 2023
parent_area_type_id     what they are grouped by: 15 is England
======================  ==============================================================

The interface is described by its publisher at https://fingertips.phe.org.uk/api
"""

from collections.abc import Sequence
from urllib.parse import urlencode

from khi.model import KhiError

FINGERTIPS = "https://fingertips.phe.org.uk"
COUNCILS, ENGLAND = 502, 15
_MOST = 20

BY_HAND = (
    "Or download it by hand: open https://fingertips.phe.org.uk, search for the indicator, choose"
    " Download and then the data for counties and unitary authorities, and add the file here."
)


def query(indicators: Sequence[str], *, address: str = FINGERTIPS, level: int = COUNCILS) -> str:
    """The address that gives some indicators.

    Args:
        indicators: their numbers, as they stand on the page of each.
        address: where the interface is.
        level: the level of area, by the publisher's own number.

    Raises:
        KhiError: where there is none, where one is not a number, or where there are too many to
            ask for at once.
    """
    wrong = [each for each in indicators if not each.isdecimal()]
    if wrong or not 0 < len(indicators) <= _MOST:
        raise KhiError(
            "We cannot ask for these indicators.",
            found=", ".join(wrong) or f"{len(indicators)} of them",
            accepted=f"the numbers of 1 to {_MOST} indicators, such as 90280",
            fix="The number stands beside the indicator's name on its page.",
        )
    asked = {
        "indicator_ids": ",".join(indicators),
        "child_area_type_id": level,
        "parent_area_type_id": ENGLAND,
    }
    return f"{address}/api/all_data/csv/by_indicator_id?{urlencode(asked, safe=',')}"


def file_name(indicators: Sequence[str]) -> str:
    """What the file is called here."""
    return f"fingertips_{'_'.join(indicators)}.csv"
