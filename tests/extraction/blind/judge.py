"""Holds the rows of a short text against those that a reader wrote down for it without knowing the code.

A sentence is a line of JSON: `text`, `published`, perhaps `title` and `outlet`; `expected`, partial rows by table; the
tables that are `complete`, which may hold no other row; rows that `must_not` occur. In a partial row `contains` is a
part of `text`, and `speaker_name`, `via_name`, `source_name`, `addressee_name` and `party_names` are names of entities.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.extraction.assemble import ArticleRows
from onrecord.extraction.pipeline import extract_rows
from onrecord.schema import Article

__all__ = ["faults", "sentences"]

Row = dict[str, Any]
_TABLES = ("quotes", "agreements", "indicators")
_OTHER_NAMES = {
    "us": "united states",
    "u.s.": "united states",
    "uk": "united kingdom",
    "u.k.": "united kingdom",
    "britain": "united kingdom",
    "eu": "european union",
    "e.u.": "european union",
    "un": "united nations",
    "u.n.": "united nations",
}
"""Names of the same that a reader may use for one another."""


def sentences(path: Path) -> list[Row]:
    """The sentences of a file, in its order."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def faults(sentence: Row) -> list[str]:
    """What is missing, and what is there that should not be; nothing where all is as expected."""
    rows = _rows(sentence)
    found = []
    for table, wanted in sentence["expected"].items():
        left = list(rows[table])
        for want in wanted:
            match = next((row for row in left if _fits(want, row)), None)
            if match is None:
                found.append(f"missing in {table}: {want}")
            else:
                left.remove(match)
        if table in sentence.get("complete", ()):
            found += [f"too much in {table}: {_short(row)}" for row in left]
    for table, banned in (sentence.get("must_not") or {}).items():
        found += [f"must not be in {table}: {_short(row)}" for ban in banned for row in rows[table] if _fits(ban, row)]
    return found


def _rows(sentence: Row) -> dict[str, list[Row]]:
    text = sentence["text"]
    published = sentence.get("published")
    rows = extract_rows(
        Article(
            article_id="sentence",
            text=text,
            title=sentence.get("title"),
            outlet=sentence.get("outlet"),
            published=date.fromisoformat(published) if published else None,
            text_sha256=hashlib.sha256(text.encode()).hexdigest(),
            word_count=len(text.split()),
        )
    )
    return {table: [_named(row.model_dump(), rows) for row in getattr(rows, table)] for table in _TABLES}


def _named(row: Row, rows: ArticleRows) -> Row:
    names = {entity_id: entity.name for entity_id, entity in rows.entities.items()}
    for column in ("speaker", "via", "source", "addressee"):
        row[f"{column}_name"] = names.get(row.get(f"{column}_id") or "")
    row["party_names"] = [
        names[party.entity_id] for party in rows.agreement_parties if party.agreement_id == row.get("agreement_id")
    ]
    return row


def _fits(want: Row, row: Row) -> bool:
    return all(_agrees(column, value, row) for column, value in want.items())


def _agrees(column: str, value: Any, row: Row) -> bool:
    if column == "contains":
        return value in (row["text"] or "")
    got = row.get(column)
    if column == "party_names":
        return {_plain(name) for name in value} == {_plain(name) for name in got or ()}
    if column.endswith("_name") and isinstance(value, str):
        return got is not None and _plain(got) == _plain(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and got is not None:
        return bool(float(got) == float(value))
    return bool(got == value)


def _plain(name: str) -> str:
    lower = name.casefold().removeprefix("the ")
    return _OTHER_NAMES.get(lower, lower)


def _short(row: Row) -> Row:
    shown = ("text", "kind", "speaker_text", "speaker_name", "via_name", "cue", "status", "negated", "party_names")
    figures = ("value", "value_high", "unit", "qualifier")
    return {column: row[column] for column in (*shown, *figures) if row.get(column) not in (None, [])}
