"""Figures that somebody else worked out, read from a file in any of the usual shapes."""
