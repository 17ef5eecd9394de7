"""How long the largest official files take, beside pandas' plain read of the same bytes.

    python tests/benchmarks/publications_speed.py [FOLDER]

Each file is read in a process of its own, so that peak memory is its own too. Seconds are of the
processor, because the clock on the wall says more about the neighbours than about us.
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILES = ROOT.parent / "shared" / "realdata"
LARGEST = 10


def ours(path: Path) -> int:
    """Check a file as the upload page does. Returns the number of figures in it."""
    from khi.catalogue import load
    from khi.intake.examination import examine
    from khi.store.engines import Workbench

    catalogue = load()
    start = time.process_time()
    draft = examine(path, name=path.name, catalogue=catalogue, workbench_factory=Workbench)
    return tell(start, int(draft.details.get("observations", 0)))


def plain(path: Path) -> int:
    """Read a file with pandas and nothing more: no areas, no periods, no reasons."""
    import pandas as pd

    start = time.process_time()
    if path.suffix == ".ods":
        tables = pd.read_excel(path, sheet_name=None, header=None, engine="calamine")
    else:
        tables = {"": pd.read_csv(path, dtype=str, encoding="latin-1", names=range(400))}
    return tell(start, sum(table.size for table in tables.values()))


def tell(start: float, figures: int) -> int:
    """Print what it took: seconds of the processor, its children's too, and peak memory."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = time.process_time() - start + children.ru_utime + children.ru_stime
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": peak, "figures": figures}))
    return 0


def measured(what: str, path: Path) -> dict[str, float]:
    """One reading in a process of its own."""
    asked = [sys.executable, __file__, what, str(path)]
    done = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=ROOT)
    return json.loads(done.stdout.splitlines()[-1])


def main(folder: Path) -> int:
    """A line for each of the largest files."""
    found = [
        path for kind in ("system", "fingertips", "ons") for path in folder.glob(f"{kind}/*.*")
    ]
    largest = sorted(found, key=lambda path: -path.stat().st_size)[:LARGEST]
    print(f"{'file':50} {'KB':>6} {'figures':>8} {'s':>6} {'pandas':>7} {'MB':>5} {'pandas':>7}")
    for path in largest:
        we, they = measured("ours", path), measured("plain", path)
        print(
            f"{path.name[:50]:50} {path.stat().st_size // 1024:6,} {we['figures']:8,}"
            f" {we['seconds']:6.2f} {they['seconds']:7.2f} {we['megabytes']:5.0f}"
            f" {they['megabytes']:7.0f}"
        )
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    readings = {"ours": ours, "plain": plain}
    if len(sys.argv) == 3 and sys.argv[1] in readings:
        sys.exit(readings[sys.argv[1]](Path(sys.argv[2])))
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else FILES))
