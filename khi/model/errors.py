"""Errors written for people."""


class KhiError(Exception):
    """Something a person can put right, said so that they can: what, where, and what to do.

    Args:
        what: what happened, in one sentence.
        where: the file, row, column or entry, as the person would find it; empty if it is plain.
        found: what was there; never a personal value.
        accepted: what would have been accepted.
        fix: what to do next.
        state: what state things are left in; nothing lost is the default.
    """

    def __init__(
        self,
        what: str,
        *,
        where: str = "",
        found: str = "",
        accepted: str = "",
        fix: str = "",
        state: str = "Nothing has been saved, and nothing was lost.",
    ) -> None:
        self.what, self.where, self.found = what, where, found
        self.accepted, self.fix, self.state = accepted, fix, state
        super().__init__(str(self))

    def __str__(self) -> str:
        """The whole message, one sentence after another."""
        sentences = [
            self.what,
            f"Where: {self.where}." if self.where else "",
            f"Found: {self.found}." if self.found else "",
            f"Accepted: {self.accepted}." if self.accepted else "",
            self.fix,
            self.state,
        ]
        return " ".join(sentence for sentence in sentences if sentence)
