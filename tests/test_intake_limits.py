"""What is too big is refused in words: rows, columns, and the memory there is."""

import pytest

from khi.intake.reading import limits, read
from khi.model import KhiError
from khi.store.engines import Workbench


def table(*, rows: int, columns: int) -> bytes:
    lines = [",".join(f"q{number}" for number in range(columns))]
    lines += [",".join(f"{row}.{number}" for number in range(columns)) for row in range(rows)]
    return "\n".join(lines).encode()


def refusal(content: bytes, **settings) -> str:
    with Workbench(**settings) as workbench, pytest.raises(KhiError) as refused:
        read(content, name="big.csv", workbench=workbench)
    return str(refused.value)


def test_a_file_that_needs_more_memory_than_there_is_is_refused_in_words():
    said = refusal(table(rows=30_000, columns=40), memory_limit="4MB")
    assert "more memory" in said
    assert "Split the file" in said
    assert "nothing was lost" in said


def test_a_file_wider_than_we_take_is_refused_with_both_numbers():
    said = refusal(table(rows=2, columns=limits.COLUMNS + 1))
    assert f"{limits.COLUMNS + 1:,} columns" in said
    assert f"{limits.COLUMNS:,} columns" in said


def test_a_file_longer_than_we_take_is_refused_with_both_numbers(monkeypatch):
    monkeypatch.setattr(limits, "ROWS", 10)
    said = refusal(table(rows=11, columns=3))
    assert "11 rows" in said
    assert "up to 10 rows" in said


def test_a_file_bigger_than_we_take_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(limits, "BYTES", 1024)
    assert "too big" in refusal(b"a,b\n" + b"1,2\n" * 500)
