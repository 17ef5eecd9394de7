"""Stores as they were made before there was anything but the first schema."""

from khi.store.connections import connect, statement


def of_the_first_schema(folder):
    """Where a store of the first schema is: named "old", after four commits, with nothing in it."""
    path = folder / "khi.duckdb"
    with connect(path, memory_limit="300MB", spill=folder / "spill") as old:
        old.execute(statement("schema_001"))
        for name, value in (("store", "old"), ("commits", "4"), ("schema", "1")):
            old.execute(statement("set_meta"), {"name": name, "value": value})
    return path
