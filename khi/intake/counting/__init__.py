"""Cells to codes, and codes to tallies: the rows go no further."""
