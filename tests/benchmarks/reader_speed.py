"""How long the reader takes over a big survey, and how much memory, beside DuckDB's own reader.

Run: ``python -m tests.benchmarks.reader_speed [rows] [columns]`` (a million by 30 if left out).
Each reading runs in a process of its own, so that peak memory is its own. It prints; it judges
nothing. Shapes: plain, the same with free text over several lines, and Windows-1252.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ANSWERS = ("1", "2", "3", "4", "5", "Yes", "No", "Sometimes")
SHAPES = ("plain", "free text", "windows-1252")


def write(path: Path, rows: int, columns: int, shape: str) -> None:
    """A survey: a number for each person, then answers; with prose in the last column if asked."""
    letters = "windows-1252" if shape == "windows-1252" else "utf-8"
    with path.open("w", encoding=letters, newline="") as file:
        file.write(
            ",".join(["Respondent ID", *(f"Question {n}" for n in range(1, columns))]) + "\r\n"
        )
        for number in range(rows):
            seed = number * 2_654_435_761
            cells = [ANSWERS[(seed >> (column % 29)) % 8] for column in range(columns - 1)]
            if shape == "free text":
                cells[-1] = '"Good, mostly.\nNot ""always""."' if number % 5 == 0 else ""
            if shape == "windows-1252":
                cells[-1] = "Don’t know"
            file.write(f"{number}," + ",".join(cells) + "\r\n")


def ours(path: Path) -> None:
    """Read a file as intake does."""
    from khi.intake.reading import read
    from khi.store.engines import Workbench

    with Workbench(path.parent / "scratch") as workbench:
        sheet = read(path, name=path.name, workbench=workbench)
        print(f"  rows {sheet.rows_read:,}; {sheet.assumptions[0]}")


def theirs(path: Path) -> None:
    """Read a file with DuckDB, everything as text and nothing else done."""
    import duckdb

    with duckdb.connect(str(path.parent / "plain.duckdb")) as connection:
        connection.execute(
            "create table cells as select * from read_csv(?, all_varchar = true)", [str(path)]
        )


def measured(reader: str, path: Path) -> float:
    """Seconds a reader takes in a fresh process; its peak memory is printed."""
    finished = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.reader_speed", reader, str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    print(finished.stdout.rstrip() or f"{reader} cannot read it")
    last = finished.stdout.strip().splitlines()[-1:] or ["0"]
    return float(last[0].split()[1]) if last[0].startswith(("ours", "theirs")) else float("nan")


def main(rows: int, columns: int) -> None:
    """Write each shape and read it both ways."""
    for shape in SHAPES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "survey.csv"
            write(path, rows, columns, shape)
            print(f"{shape}: {rows:,} x {columns}, {path.stat().st_size / 1e6:,.0f} MB")
            own = measured("ours", path)
            plain = measured("theirs", path)
            if plain == plain:
                print(f"  {own / plain:.1f} times DuckDB's plain read_csv")


if __name__ == "__main__":
    if sys.argv[1:2] in (["ours"], ["theirs"]):
        sys.path.insert(0, str(Path(__file__).parents[2]))
        started = time.perf_counter()
        {"ours": ours, "theirs": theirs}[sys.argv[1]](Path(sys.argv[2]))
        seconds = time.perf_counter() - started
        worked = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{sys.argv[1]} {seconds:.2f} s ({worked:.2f} s of work), peak {peak:,.0f} MB")
    else:
        main(*(int(each) for each in sys.argv[1:3] or ("1000000", "30")))
