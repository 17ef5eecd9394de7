"""Columns and the answers in them, matched to the catalogue: each with its evidence."""
