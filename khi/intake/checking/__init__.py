"""Every cell that cannot be used: where it is, what it says, what is accepted, a guess."""
