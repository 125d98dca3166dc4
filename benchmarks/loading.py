"""What it costs to import onrecord and to load a table, each in fresh processes, as ratios to the bare minimum.

    python benchmarks/loading.py [DATASET] [--rounds N]

DATASET is the root of a dataset; by default it is the one in this checkout. It prints the medians in milliseconds and
the ratios; the project holds itself to: import at most 60 ms over an empty process, and `load("quotes")` at most twice
a bare `pyarrow.parquet.read_table` of the same file.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Cost of importing onrecord and of loading a table.")
    parser.add_argument("dataset", nargs="?", type=Path, default=ROOT)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    data = options.dataset.resolve()
    file = data / "data" / "quotes" / "train-00000-of-00001.parquet"
    took = measure(
        {
            "empty process": "pass",
            "import onrecord": "import onrecord",
            "read_table": f"import pyarrow.parquet as pq; pq.read_table({str(file)!r})",
            "load": f"import onrecord; onrecord.load('quotes', data={str(data)!r})",
            "load, joined": f"import onrecord; onrecord.load('quotes', join=True, data={str(data)!r})",
            "load, pandas": f"import onrecord; onrecord.load('quotes', as_='pandas', data={str(data)!r})",
            "pandas.read_parquet": f"import pandas; pandas.read_parquet({str(file)!r})",
        },
        options.rounds,
    )
    for name, milliseconds in took.items():
        print(f"{name:<22}{milliseconds:8.0f} ms")
    print()
    print(f"import onrecord over an empty process: {took['import onrecord'] - took['empty process']:.0f} ms")
    for one, other in (("load", "read_table"), ("load, joined", "read_table"), ("load, pandas", "pandas.read_parquet")):
        print(f"{one} / {other}: {took[one] / took[other]:.2f}")


def measure(scripts: dict[str, str], rounds: int) -> dict[str, float]:
    """The median time of each script in milliseconds; the scripts take turns, so that a slow spell hits them alike."""
    times: dict[str, list[float]] = {name: [] for name in scripts}
    for turn in range(rounds + 1):
        for name, script in scripts.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", script], check=True)
            if turn:  # the first turn fills the caches of the disk
                times[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(values) for name, values in times.items()}


if __name__ == "__main__":
    main()
