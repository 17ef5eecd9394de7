"""The sign that every measure of inequality shares: a bigger number is a wider gap."""

from khi.model import Polarity


def sign(polarity: Polarity) -> float:
    """1 where more is better or there is no judgement, -1 where less is better.

    Raises ``ValueError`` where the polarity is none there is, rather than guess a direction.
    """
    return -1.0 if Polarity(polarity) is Polarity.LOWER else 1.0
