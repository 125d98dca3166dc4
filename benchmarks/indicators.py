"""How well and how fast indicators are found: the table of docs/indicators.md, as Markdown.

    python benchmarks/indicators.py [--annotated FOLDER --scorer FILE] [--articles FILE] [--sentences FILE]
                                    [--dataset DIR]

`--annotated`: a folder of annotated sets, JSON Lines with `doc_id` and `text` and the quantities of each text, named as
the sets of the table are (newsquant*.jsonl, cqerec_currency*.jsonl …); `--scorer`: a Python file with `load_gold(path)`
and `score(what, file, rows)`, which compares rows with such a set. `--articles` and `--sentences`: JSON Lines with a
`text` each, for the speed on whole articles and on single sentences; without them the articles of the dataset are read
over and over. `--dataset`: the folder of a built dataset, whose reviewed rows are what its articles hold (by default
this checkout). What is not there is left out of the table, and so is a peer that is not installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq

from onrecord.corpus.read import read_corpus
from onrecord.extraction.drafts import IndicatorDraft
from onrecord.extraction.indicators import find_indicators
from onrecord.extraction.pipeline import extract_rows
from onrecord.language.document import Document
from onrecord.schema import Article, Indicator

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = ("start", "end", "value", "value_high", "unit", "kind", "qualifier", "measure", "status", "period", "rule")
REVIEWED = ("value", "value_high", "unit", "kind", "qualifier", "measure", "subject", "period", "status", "source_id")
REPEATED_CHARACTERS = 400_000
PEER_SECONDS = 20.0


class Target(NamedTuple):
    """A line of the table: which set, which figure of the scorer, what is aimed at, and what the peers reach.

    The figures of the peers are those of the same scorer on the same sentences, from an earlier run; "" is unknown.
    """

    name: str
    set: str
    figure: str
    goal: str
    cqe: str = ""
    quantulum: str = ""
    recognizers: str = ""


TARGETS = (
    Target("NewsQuant, value", "newsquant", "value", "≥ 97", "92.1", "74.8", "71.5"),
    Target("NewsQuant, value and unit", "newsquant", "value + unit", "≥ 92", "86.5", "51.7", "38.8"),
    Target("NewsQuant, value and qualifier", "newsquant", "value + qualifier", "≥ 94", "90.3"),
    Target("currency, value and unit", "cqerec_currency", "value + unit", "≥ 88", "78.8"),
    Target("dimension, value and unit", "cqerec_dimension", "value + unit", "≥ 88", "78.2"),
    Target("temperature, value and unit", "cqerec_temperature", "value + unit", "≥ 95", "85.0"),
    Target("age, value and unit", "cqerec_age", "value + unit", "100", "100"),
    Target("GUM: date numerals taken", "gum", "date numerals wrongly taken", "≤ 3", "11", "124", "124"),
    Target("GUM: counted numerals found", "gum", "counted numerals found", "≥ 118", "114", "107", "120"),
    Target("GUM: found with their noun", "gum", "… with the counted noun", "≥ 100", "71", "37", "16"),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Figures of the indicators extractor.")
    parser.add_argument("--annotated", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--sentences", type=Path)
    parser.add_argument("--dataset", type=Path, default=ROOT)
    options = parser.parse_args()
    own = rows_of(options.dataset, "articles")
    print("| F1 in per cent, or a count | goal | OnRecord | CQE 2.0.3 | quantulum3 + classifier | Recognizers-Text |")
    print("|---|---|---|---|---|---|")
    if options.annotated and options.scorer:
        for line in annotated(options.annotated, options.scorer):
            print(line)
    if own:
        for name, goal, figure in reviewed(options.dataset, own):
            print(f"| {name} | {goal} | {figure} | | | |")
    articles = texts_of(options.articles) or repeated([row["text"] for row in own])
    print("\n| speed on one core, MB/s | goal | OnRecord | numbers alone | quantulum3 | times as fast |")
    print("|---|---|---|---|---|---|")
    for name, goal, texts in (("articles", "≥ 3", articles), ("sentences", "≥ 1", texts_of(options.sentences))):
        if texts:
            print(speed(name, goal, texts))


def as_row(article_id: str, text: str, draft: IndicatorDraft) -> dict[str, Any]:
    """A draft with the columns that a scorer reads."""
    row = {column: getattr(draft, column) for column in COLUMNS}
    return {"article_id": article_id, "text": text[draft.start : draft.end], **row}


def annotated(folder: Path, scorer_file: Path) -> Iterator[str]:
    """The lines of the table for the sets that are in the folder."""
    specification = importlib.util.spec_from_file_location("scorer", scorer_file)
    if specification is None or specification.loader is None:
        sys.exit(f"no scorer in {scorer_file}")
    scorer = importlib.util.module_from_spec(specification)
    sys.modules["scorer"] = scorer
    specification.loader.exec_module(scorer)
    figures: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for file in sorted(folder.glob("*.jsonl")):
            if name := next((target.set for target in TARGETS if file.stem.startswith(target.set)), None):
                found = Path(scratch) / file.name
                with found.open("w", encoding="utf-8") as out:
                    for document in scorer.load_gold(file):
                        for draft in find_indicators(Document(document["text"]), []):
                            out.write(json.dumps(as_row(document["doc_id"], document["text"], draft)) + "\n")
                figures[name] = scorer.score("numbers" if "numbers" in file.stem else "indicators", file, found).figures
    for target in TARGETS:
        if target.set in figures:
            figure = figures[target.set][target.figure]
            shown = f"{figure['F1']:.1f}" if "F1" in figure else f"{figure['n']} of {figure['of']}"
            peers = (target.cqe, target.quantulum, target.recognizers)
            print_peers = " | ".join(peer or "–" for peer in peers)
            yield f"| {target.name} | {target.goal} | **{shown}** | {print_peers} |"


def reviewed(root: Path, articles: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """What extraction alone, without any correction, finds of the reviewed rows of the dataset."""
    corpus = read_corpus(root)
    rows = rows_of(root, "indicators")
    found: list[tuple[Indicator, list[dict[str, Any]]]] = []
    for article in articles:
        own = [row for row in rows if row["article_id"] == article["article_id"]]
        shown = {name: value for name, value in article.items() if value is not None}
        if "authors" in shown:
            shown["authors"] = tuple(filter(None, shown["authors"].split(";")))
        extracted = extract_rows(Article(**shown), corpus.entities, corpus.measures)
        found += [
            (draft, [row for row in own if row["start"] < draft.end and draft.start < row["end"]])
            for draft in extracted.indicators
        ]
    hits = [(draft, places) for draft, places in found if places]
    right = sum(any(row["value"] == draft.value for row in places) for draft, places in hits)
    whole = sum(any(all(_same(draft, row, name) for name in REVIEWED) for row in places) for draft, places in hits)
    yield "five articles, without corrections: recall", "≥ 95", f"{100 * len(hits) / len(rows):.1f}"
    yield "five articles: precision", "≥ 90", f"{100 * len(hits) / max(len(found), 1):.1f}"
    yield "five articles: value right, of the found", "100", f"{100 * right / max(len(hits), 1):.1f}"
    yield "five articles: every cell right, of the found", "", f"{whole} of {len(hits)}"


def _same(draft: Indicator, row: dict[str, Any], column: str) -> bool:
    """Whether a cell is what was reviewed; a list is written with semicolons in the dataset."""
    value = getattr(draft, column)
    return (";".join(value) if isinstance(value, tuple) else value) in (
        row[column],
        row[column] or "",
        row[column] or None,
    )


def speed(name: str, goal: str, texts: Sequence[str]) -> str:
    """A line of characters a second, best of three, of OnRecord and of quantulum3 where it is installed, in one run.

    It is the time of the processor that counts, so that a busy machine changes little.
    """
    size = sum(len(text) for text in texts)

    def own() -> None:
        for text in texts:
            find_indicators(Document(text), [])

    def without_cast() -> None:
        for text in texts:
            document = Document(text)
            document.__dict__["cast"] = Nobody()
            find_indicators(document, [])

    own_speed, alone = size / best(own), size / best(without_cast)
    peer = quantulum()
    other, times = "not installed", ""
    if peer is not None:
        start, done = time.process_time(), 0
        for text in texts:
            peer(text)
            done += len(text)
            if time.process_time() - start > PEER_SECONDS:
                break
        peer_speed = done / (time.process_time() - start)
        other, times = f"{peer_speed / 1e6:.4f}", f"{own_speed / peer_speed:.0f}"
    return (
        f"| {len(texts)} {name}, {size / 1e6:.2f} million characters | {goal} | **{own_speed / 1e6:.2f}** "
        f"| {alone / 1e6:.2f} | {other} | {times} |"
    )


class Nobody:
    """A cast of no one, to time the numbers alone."""

    def mentions_in(self, start: int, end: int) -> list[Any]:
        """Nobody is named."""
        return []

    def resolve(self, start: int, end: int) -> None:
        """Nobody is meant."""


def best(run: Callable[[], None], times: int = 3) -> float:
    """Seconds of processor time of the fastest of some runs, after one that fills the caches."""
    run()
    seconds = []
    for _ in range(times):
        start = time.process_time()
        run()
        seconds.append(time.process_time() - start)
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
