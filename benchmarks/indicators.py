"""How well and how fast indicators are found: the figures of docs/indicators.md.

    python benchmarks/indicators.py [--gold FOLDER --scorer FILE] [--articles FILE] [--sentences FILE] [--dataset DIR]

`--gold`: a folder of annotated sets, JSON Lines with `doc_id` and `text` and the quantities of each text; `--scorer`: a
Python file with `load_gold(path)` and `score(what, gold, rows)`, which compares rows with such a set. `--articles` and
`--sentences`: JSON Lines with a `text` each, for the speed on whole articles and on single sentences; without them the
articles of the dataset are read over and over. `--dataset`: the folder of a built dataset, whose reviewed rows are what
its articles hold (by default this checkout). What is not there is left out, and so is a peer that is not installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from onrecord.extract.drafts import IndicatorDraft
from onrecord.extract.indicators import find_indicators
from onrecord.language.document import Document

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = ("start", "end", "value", "value_high", "unit", "kind", "qualifier", "measure", "status", "period", "rule")
REPEATED_CHARACTERS = 400_000
PEER_SECONDS = 20.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Figures of the indicators extractor.")
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--sentences", type=Path)
    parser.add_argument("--dataset", type=Path, default=ROOT)
    options = parser.parse_args()
    if options.gold and options.scorer:
        against_gold(options.gold, options.scorer)
    own = rows_of(options.dataset, "articles")
    if own:
        against_reviewed(own, rows_of(options.dataset, "indicators"))
    articles = texts_of(options.articles) or repeated([row["text"] for row in own])
    for name, texts in (("articles", articles), ("sentences", texts_of(options.sentences))):
        if texts:
            speed(name, texts)


def as_row(article_id: str, text: str, draft: IndicatorDraft) -> dict[str, Any]:
    """A draft with the columns that a scorer reads."""
    row = {column: getattr(draft, column) for column in COLUMNS}
    return {"article_id": article_id, "text": text[draft.start : draft.end], **row}


def against_gold(folder: Path, scorer_file: Path) -> None:
    """The figures of every set in the folder."""
    specification = importlib.util.spec_from_file_location("scorer", scorer_file)
    if specification is None or specification.loader is None:
        sys.exit(f"no scorer in {scorer_file}")
    scorer = importlib.util.module_from_spec(specification)
    sys.modules["scorer"] = scorer
    specification.loader.exec_module(scorer)
    with tempfile.TemporaryDirectory() as scratch:
        for gold in sorted(folder.glob("*.jsonl")):
            found = Path(scratch) / gold.name
            with found.open("w", encoding="utf-8") as out:
                for document in scorer.load_gold(gold):
                    for draft in find_indicators(Document(document["text"]), []):
                        out.write(json.dumps(as_row(document["doc_id"], document["text"], draft)) + "\n")
            report = scorer.score("numbers" if "numbers" in gold.stem else "indicators", gold, found)
            print(f"\n{gold.stem}")
            for name, figure in report.figures.items():
                print(f"  {name:<36}{shown(figure)}")


def shown(figure: Any) -> str:
    """A figure in a line: precision, recall and F1, or what it counts."""
    if isinstance(figure, dict) and "F1" in figure:
        return f"P {figure['P']:5.1f}   R {figure['R']:5.1f}   F1 {figure['F1']:5.1f}"
    if isinstance(figure, dict):
        return "   ".join(f"{name} {value}" for name, value in figure.items())
    return str(figure)


def against_reviewed(articles: list[dict[str, Any]], reviewed: list[dict[str, Any]]) -> None:
    """What extraction alone finds of the reviewed rows, row by row: same value and unit where the places overlap."""
    found = right = extra = 0
    for article in articles:
        rows = [row for row in reviewed if row["article_id"] == article["article_id"]]
        document = Document(article["text"], title=article["title"], published=article["published"])
        for draft in find_indicators(document, []):
            hits = [row for row in rows if row["start"] < draft.end and draft.start < row["end"]]
            found += bool(hits)
            extra += not hits
            right += any(row["value"] == draft.value and row["unit"] == draft.unit for row in hits)
    print(
        f"\nreviewed rows {len(reviewed)}: found {found}, of these value and unit right {right}, besides them {extra}"
    )


def speed(name: str, texts: Sequence[str]) -> None:
    """Characters a second on one core, best of three, of OnRecord and of the peers that are installed, in one run."""
    size = sum(len(text) for text in texts)
    print(f"\nspeed on {len(texts)} {name}, {size / 1e6:.2f} million characters")

    def own() -> None:
        for text in texts:
            find_indicators(Document(text), [])

    def without_cast() -> None:
        for text in texts:
            document = Document(text)
            document.__dict__["cast"] = Nobody()
            find_indicators(document, [])

    own_speed = size / best(own)
    print(f"  OnRecord, with who is named                 {own_speed / 1e6:8.2f} MB/s")
    print(f"  OnRecord, numbers and their context alone   {size / best(without_cast) / 1e6:8.2f} MB/s")
    peer = quantulum()
    if peer is None:
        print("  quantulum3                                   not installed")
        return
    start, done = time.perf_counter(), 0
    for text in texts:
        peer(text)
        done += len(text)
        if time.perf_counter() - start > PEER_SECONDS:
            break
    peer_speed = done / (time.perf_counter() - start)
    slower = own_speed / peer_speed
    print(f"  quantulum3                                  {peer_speed / 1e6:8.3f} MB/s, {slower:.0f} times slower")


class Nobody:
    """A cast of no one, to time the numbers alone."""

    def mentions_in(self, start: int, end: int) -> list[Any]:
        """Nobody is named."""
        return []

    def resolve(self, start: int, end: int) -> None:
        """Nobody is meant."""


def best(run: Callable[[], None], times: int = 3) -> float:
    """Seconds of the fastest of some runs, after one that fills the caches."""
    run()
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def quantulum() -> Callable[[str], Any] | None:
    """The parser of quantulum3, or None where it is not installed."""
    try:
        from quantulum3 import parser
    except ImportError:
        return None
    parse: Callable[[str], Any] = parser.parse
    return parse


def texts_of(file: Path | None) -> list[str]:
    """The texts of a file of JSON Lines."""
    if file is None:
        return []
    return [json.loads(line)["text"] for line in file.read_text("utf-8").splitlines() if line.strip()]


def repeated(texts: list[str]) -> list[str]:
    """The texts over and over, until there is enough to time."""
    size = sum(len(text) for text in texts)
    return texts * (REPEATED_CHARACTERS // size + 1) if size else []


def rows_of(folder: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table of a built dataset, none where it is not built."""
    rows: list[dict[str, Any]] = []
    for part in sorted((folder / "data" / table).glob("*.parquet")):
        rows += pq.read_table(part).to_pylist()
    return rows


if __name__ == "__main__":
    main()
