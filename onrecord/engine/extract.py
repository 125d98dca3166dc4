"""Extraction from many articles, one after the other, in memory that does not grow with their number."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from onrecord.dataset.shards import ShardWriter
from onrecord.engine.inputs import Rejected
from onrecord.extraction.pipeline import extract_rows
from onrecord.schema import TABLES, Article, Entity

__all__ = ["EXTRACTED_TABLES", "QUARANTINE", "Summary", "extract_all"]

EXTRACTED_TABLES = tuple(table for table, record in TABLES.items() if not record.computed)
"""The tables that extraction fills; the others come of reconciling."""

QUARANTINE = "quarantine.jsonl"
"""The documents that gave no rows, a line of JSON each, with place and reason."""


@dataclass
class Summary:
    """What a run gave."""

    documents: int = 0
    characters: int = 0
    rejected: int = 0
    rows: dict[str, int] = field(default_factory=dict)


def extract_all(
    articles: Iterable[Article | Rejected], out: Path, progress: Callable[[], None] = lambda: None
) -> Summary:
    """Writes `OUT/data/<table>/*.parquet`, and `OUT/quarantine.jsonl` with the documents that gave none and why.

    The same articles in the same order give the same bytes. `progress` is called once a document.
    """
    summary = Summary()
    entities: dict[str, Entity] = {}
    with (
        ShardWriter(out, EXTRACTED_TABLES) as shards,
        shards.beside(QUARANTINE).open("w", encoding="utf-8") as rejects,
    ):
        for item in articles:
            failed = item if isinstance(item, Rejected) else _extract(item, shards, entities, summary)
            if failed:
                summary.rejected += 1
                rejects.write(json.dumps(asdict(failed), ensure_ascii=True) + "\n")
            progress()
        shards.write("entities", (entities[entity_id] for entity_id in sorted(entities)))
    summary.rows = dict(shards.counts)
    return summary


def _extract(article: Article, shards: ShardWriter, entities: dict[str, Entity], summary: Summary) -> Rejected | None:
    try:
        rows = extract_rows(article)
    # Whatever one document does to the extractors, the others go on; the reason is written down.
    except Exception as error:
        return Rejected(article.article_id, article.article_id, "OR-X005", f"{type(error).__name__}: {error}")
    for entity_id, entity in rows.entities.items():
        entities.setdefault(entity_id, entity)
    shards.write("articles", [article])
    for table, found in rows.tables.items():
        shards.write(table, found)
    summary.documents += 1
    summary.characters += len(article.words)
    return None
