"""The only module that speaks to the database."""
