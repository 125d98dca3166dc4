"""What a table gains from those it refers to: the article's outlet, agency and day, and people's names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

    from onrecord.dataset.folder import DataFolder

__all__ = ["ARTICLE_COLUMNS", "joined"]

ARTICLE_COLUMNS = ("outlet", "agency", "published")
"""The columns of an article that a row which refers to one gains."""


def joined(table: pa.Table, data: DataFolder) -> pa.Table:
    """The table with columns added beside those that refer to an article or an entity; its rows stay as they are.

    A row gains its article's outlet, agency and published, and for every `…_id` of an entity the name, as `…_name`.
    A table that refers to neither stays as it is.
    """
    sources: dict[str, pa.Table] = {}
    fields, columns = [], []
    for field, column in zip(table.schema, table.columns, strict=True):
        fields.append(field)
        columns.append(column)
        referred, _, key = (field.metadata or {}).get(b"references", b"").decode().partition(".")
        for name, gained in _gained(field.name, referred):
            if referred not in sources:
                sources[referred] = data.read(referred)
            gain = sources[referred].field(name)
            fields.append(gain.with_name(gained).with_nullable(True))
            columns.append(_looked_up(column, sources[referred], key, name))
    return type(table).from_arrays(columns, schema=_schema(fields))


def _gained(column: str, referred: str) -> Iterator[tuple[str, str]]:
    """The columns that a reference brings: their names in the table referred to, and in the one that gains them."""
    if referred == "articles":
        yield from zip(ARTICLE_COLUMNS, ARTICLE_COLUMNS, strict=True)
    elif referred == "entities":
        yield "name", f"{column.removesuffix('_id')}_name"


def _looked_up(ids: pa.ChunkedArray, source: pa.Table, key: str, value: str) -> pa.ChunkedArray:
    import pyarrow.compute as pc

    places = pc.index_in(ids, value_set=source[key].combine_chunks())
    return source[value].combine_chunks().take(places)


def _schema(fields: list[pa.Field]) -> pa.Schema:
    import pyarrow as pa

    return pa.schema(fields)
