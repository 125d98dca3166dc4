"""The data dictionary: every table, column and vocabulary in words, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from onrecord.schema import TABLES
from onrecord.schema.record import LIST_DELIMITER, Column, Record
from onrecord.schema.rights import SHAREABLE
from onrecord.schema.vocabulary import Vocabulary, vocabulary

__all__ = ["data_dictionary"]


def data_dictionary() -> str:
    """The whole dictionary, one section a table and one a vocabulary."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Data dictionary"
    yield ""
    yield "Offsets (`start`, `end`) count Unicode code points in `articles.text`, end exclusive: the `text` of a row is"
    yield "always `articles.text[start:end]`. A cell is null where the source does not show the value. A list is one"
    yield f"string, its items separated by `{LIST_DELIMITER}`. Ids are made from content: they stay when other rows"
    yield "come or go."
    yield ""
    yield from _rows(
        ["table", "a row is", "key"],
        ([f"[{r.table}](#{r.table})", r.summary(), _names(r.primary_key)] for r in TABLES.values()),
    )
    for record in TABLES.values():
        yield from _table(record)
    yield ""
    yield "# Vocabularies"
    for words in _vocabularies():
        yield from _vocabulary(words)


def _table(record: type[Record]) -> Iterator[str]:
    yield ""
    yield f"## {record.table}"
    yield ""
    yield record.summary()
    yield ""
    yield from _rows(["column", "type", "meaning", "example"], (_column(column) for column in record.columns()))
    if record.foreign_keys:
        yield ""
        yield "Refers to: " + ", ".join(f"`{k.column}` → `{k.table}.{k.reference}`" for k in record.foreign_keys) + "."


def _column(column: Column) -> list[str]:
    kind = column.type if not column.nullable else f"{column.type} or null"
    meaning = column.description
    if column.unit:
        meaning += f" Unit: {column.unit}."
    if column.vocabulary:
        meaning += f" One of [{column.vocabulary.name}](#{column.vocabulary.name})."
    return [f"`{column.name}`", kind, meaning, f"`{_example(column.example)}`"]


def _example(value: Any) -> str:
    if isinstance(value, tuple):
        return LIST_DELIMITER.join(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value).lower() if isinstance(value, bool) else str(value)


def _vocabulary(words: Vocabulary) -> Iterator[str]:
    schemes = sorted({scheme for term in words for scheme in term.crosswalk})
    yield ""
    yield f"## {words.name}"
    yield ""
    yield from _rows(
        ["value", "definition", "example", *(scheme.upper() for scheme in schemes)],
        (
            [f"`{t.value}`", t.definition, t.example, *(t.crosswalk.get(scheme, "") for scheme in schemes)]
            for t in words
        ),
    )


def _vocabularies() -> Iterable[Vocabulary]:
    """Every vocabulary that a column uses, once, in the order of the columns."""
    used = (column.vocabulary for record in TABLES.values() for column in record.columns())
    # No column holds the licences alone: they open what stands in `articles.rights`.
    return {words.name: words for words in (*used, vocabulary(SHAREABLE)) if words}.values()


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f"`{column}`" for column in columns)


def _rows(header: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    yield "| " + " | ".join(header) + " |"
    yield "|" + " --- |" * len(header)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |"
