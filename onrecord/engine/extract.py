"""Extraction from many articles: lined up and packed as a dataset, or streamed where they are too many for that."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from onrecord.dataset.shards import ShardWriter
from onrecord.dataset.staging import refuse_to_lose_files
from onrecord.dataset.write import HUB, refuse_to_lose, write
from onrecord.engine.inputs import Rejected
from onrecord.engine.inputs.given import PASSED_OVER
from onrecord.extraction.assemble import ArticleRows
from onrecord.extraction.pipeline import extract_rows
from onrecord.prose import number_of
from onrecord.reconcile import reconcile
from onrecord.schema import TABLES, Article, Entity, Record
from onrecord.schema.release import Release

__all__ = ["EXTRACTED_TABLES", "LINED_UP_AT_MOST", "QUARANTINE", "Summary", "extract_all"]

EXTRACTED_TABLES = tuple(table for table, record in TABLES.items() if not record.computed)
"""The tables that extraction fills; the others come of reconciling."""

LINED_UP_AT_MOST = 100_000
"""So many documents are lined up; their rows are held in memory."""

QUARANTINE = "quarantine.jsonl"
"""The documents that gave no rows, a line of JSON each, with place and reason."""

_NO_DAY = date(1970, 1, 1)


@dataclass
class Summary:
    """What a run gave."""

    documents: int = 0
    characters: int = 0
    rejected: int = 0
    """Documents that gave no rows, files that were passed over among them."""
    passed_over: dict[str, int] = field(default_factory=dict)
    """How many files of each kind were passed over."""
    reasons: dict[str, str] = field(default_factory=dict)
    """For each kind of file that was passed over, why; for each code, the first document and its reason."""
    rows: dict[str, int] = field(default_factory=dict)
    lined_up: bool = False

    def reject(self, item: Rejected) -> None:
        """Counts a document that gave no rows."""
        self.rejected += 1
        if item.code == PASSED_OVER:
            kind = PurePosixPath(item.place).suffix.lower() or "no suffix"
            self.passed_over[kind] = self.passed_over.get(kind, 0) + 1
            self.reasons.setdefault(kind, item.reason)
        else:
            self.reasons.setdefault(item.code, f"{item.place}: {item.reason}")


def extract_all(
    articles: Iterable[Article | Rejected],
    out: Path,
    progress: Callable[[], None] = lambda: None,
    *,
    line_up: bool = True,
    at_most: int = LINED_UP_AT_MOST,
) -> Summary:
    """Writes a dataset into `out`: `data/<table>/*.parquet`, card, Data Package and Croissant; and `quarantine.jsonl`
    with the documents that gave no rows and why.

    Up to `at_most` documents are lined up, unless not wanted; of more the tables of extraction alone are written, in
    shards, in memory that does not grow with their number. The same articles in the same order give the same bytes.
    `progress` is called once a document.

    Raises:
        FileExistsError: something stands there that is no part of a dataset, and would be lost.
        OSError: a file cannot be written.
    """
    refuse_to_lose(out, HUB)
    if not line_up:  # what it does not write again must not go with what it does
        refuse_to_lose_files(out / "data", EXTRACTED_TABLES)
    held = _Held()
    documents = iter(articles)
    for item in documents:
        held.take(item)
        progress()
        if held.summary.documents > at_most:
            return _streamed(held, documents, out, progress)
    tables: Mapping[str, Sequence[Record]] = held.tables()
    if line_up:
        tables = reconcile(tables)
        held.summary.lined_up = True
    beside = {QUARANTINE: "".join(map(_line, held.rejects))}
    written = write(tables, out, _release(held.articles), layout=HUB, beside=beside)
    held.summary.rows = written.rows
    return held.summary


class _Held:
    """The rows of a run so far, in memory."""

    def __init__(self) -> None:
        self.summary = Summary()
        self.rejects: list[Rejected] = []
        self.articles: list[Article] = []
        self.entities: dict[str, Entity] = {}
        self.rows: dict[str, list[Record]] = {
            table: [] for table in EXTRACTED_TABLES if table not in ("articles", "entities")
        }

    def take(self, item: Article | Rejected) -> None:
        found = _extracted(item, self.summary)
        if isinstance(found, Rejected):
            self.rejects.append(found)
            return
        self.articles.append(found.article)
        for entity_id, entity in found.entities.items():
            self.entities.setdefault(entity_id, entity)
        for table, rows in found.tables.items():
            self.rows[table] += rows

    def tables(self) -> dict[str, list[Record]]:
        entities: list[Record] = [self.entities[entity_id] for entity_id in sorted(self.entities)]
        return {"articles": [*self.articles], "entities": entities, **self.rows}


def _streamed(held: _Held, documents: Iterator[Article | Rejected], out: Path, progress: Callable[[], None]) -> Summary:
    """Writes what is held, and goes on with the rest one document after the other."""
    summary, entities = held.summary, held.entities
    with (
        ShardWriter(out, EXTRACTED_TABLES) as shards,
        shards.beside(QUARANTINE).open("w", encoding="utf-8") as rejects,
    ):
        for table, held_rows in held.tables().items():
            if table != "entities":
                shards.write(table, held_rows)
        rejects.writelines(map(_line, held.rejects))
        for item in documents:
            found = _extracted(item, summary)
            if isinstance(found, Rejected):
                rejects.write(_line(found))
            else:
                shards.write("articles", [found.article])
                for entity_id, entity in found.entities.items():
                    entities.setdefault(entity_id, entity)
                for table, rows in found.tables.items():
                    shards.write(table, rows)
            progress()
        shards.write("entities", (entities[entity_id] for entity_id in sorted(entities)))
    summary.rows = dict(shards.counts)
    return summary


def _extracted(item: Article | Rejected, summary: Summary) -> ArticleRows | Rejected:
    """The rows of a document, counted; or why it has none."""
    if isinstance(item, Rejected):
        summary.reject(item)
        return item
    try:
        rows = extract_rows(item)
    # Whatever one document does to the extractors, the others go on; the reason is written down.
    except Exception as error:
        failed = Rejected(item.article_id, item.article_id, "OR-X005", f"{type(error).__name__}: {error}")
        summary.reject(failed)
        return failed
    summary.documents += 1
    summary.characters += len(item.words)
    return rows


def _line(item: Rejected) -> str:
    return json.dumps(asdict(item), ensure_ascii=True) + "\n"


def _release(articles: list[Article]) -> Release:
    """What the dataset says of itself; its day is that of the latest article, so that the clock changes nothing."""
    languages = Counter(article.language for article in articles if article.language)
    return Release(
        name="extracted",
        title="Articles read with OnRecord",
        description="Who said what, what was agreed, and which figures were given, in "
        f"{number_of(len(articles), 'article')}; found by rule, and checked by nobody.",
        version="0.1.0",
        created=max((article.published for article in articles if article.published), default=_NO_DAY),
        languages=tuple(sorted(languages)) or ("en",),
    )
