"""Articles to extract from: a folder of texts, or rows of JSON Lines or Parquet."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import ValidationError

from onrecord.check.in_words import in_words
from onrecord.errors import MissingLibraryError
from onrecord.schema import Article
from onrecord.source.errors import SourceError
from onrecord.source.records import article_from_page, article_from_raw, article_from_text
from onrecord.source.tongue import plainly_not_english

__all__ = ["InputError", "Rejected", "count_inputs", "read_inputs"]

_OPTIONAL = ("title", "published", "outlet", "url")
_SUFFIXES = (".txt", ".html", ".htm")
_NO_PYTHON_VALUE = (ValueError, OverflowError, pa.ArrowException)


class InputError(ValueError):
    """What was given cannot be read as articles at all."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A document that gives no rows, and why."""

    place: str
    """The file, and for rows the line or row number: `docs.jsonl:3`."""
    article_id: str | None
    code: str
    reason: str


def read_inputs(path: Path) -> Iterator[Article | Rejected]:
    """The articles of a folder (.txt, .html), a .txt, .html, .jsonl or .parquet file, in order; or why it is none.

    Rows have `article_id` and `text`, and may have `title`, `published`, `outlet` and `url`; their text is taken as it
    is, so offsets count in it. A file of a folder is read as a page: header, captions and furniture are told apart.

    Raises:
        InputError: there is nothing at `path`, or nothing that could be read.
    """
    if not path.exists():
        raise InputError(f"{path} does not exist")
    if path.is_dir() or path.suffix.lower() in _SUFFIXES:
        files = _files(path)
        if not files:
            raise InputError(f"{path} holds no .txt or .html file")
        return _each_once((file.name, _read_file(file)) for file in files)
    if path.suffix == ".jsonl":
        return _each_once(_read_jsonl(path))
    if path.suffix == ".parquet":
        return _each_once(_read_parquet(path.name, _parquet(path)))
    raise InputError(f"{path} is no folder, .txt, .html, .jsonl or .parquet file")


def count_inputs(path: Path) -> int | None:
    """How many documents there are, where that is told without reading them; for a progress bar.

    Raises:
        InputError: the file cannot be read.
    """
    if path.is_dir() or path.suffix.lower() in _SUFFIXES:
        return len(_files(path))
    return int(_parquet(path).metadata.num_rows) if path.suffix == ".parquet" else None


def _files(folder: Path) -> list[Path]:
    if folder.is_file():
        return [folder]
    return sorted(file for file in folder.iterdir() if file.suffix.lower() in _SUFFIXES and file.is_file())


def _parquet(path: Path) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise InputError(f"{path} cannot be read as Parquet: {error}") from None


def _each_once(found: Iterable[tuple[str, Article | Rejected]]) -> Iterator[Article | Rejected]:
    """Rejects an article whose id stood before: rows of two articles must not be mixed."""
    seen: set[str] = set()
    for place, item in found:
        if isinstance(item, Article) and item.article_id in seen:
            yield Rejected(place, item.article_id, "OR-X003", "an earlier document has the same article_id")
            continue
        if isinstance(item, Article):
            seen.add(item.article_id)
            if language := plainly_not_english(item.words):
                said = f"the text is in another language ({language}), and the rules read English"
                yield Rejected(place, item.article_id, "OR-R017", said)
                continue
        yield item


def _read_file(file: Path) -> Article | Rejected:
    try:
        raw = file.read_bytes()
    except OSError as error:
        return Rejected(file.name, file.stem, "OR-X006", str(error))
    try:
        if file.suffix.lower() != ".txt":
            return article_from_page(file.stem, raw)[0]
        return article_from_raw(file.stem, raw)[0]
    except MissingLibraryError as error:
        raise InputError(str(error)) from None
    except SourceError as error:
        return Rejected(f"{file.name}:{error.line}:{error.column}", file.stem, error.code, error.message)


def _read_jsonl(path: Path) -> Iterator[tuple[str, Article | Rejected]]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                place = f"{path.name}:{number}"
                yield place, _from_line(place, line)


def _from_line(place: str, line: bytes) -> Article | Rejected:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Rejected(place, None, "OR-X001", f"the line is no JSON: {error}")
    if not isinstance(row, dict):
        return Rejected(place, None, "OR-X001", "the line is no JSON object")
    return _from_row(place, row)


def _read_parquet(name: str, file: pq.ParquetFile) -> Iterator[tuple[str, Article | Rejected]]:
    known = [name for name in ("article_id", "text", *_OPTIONAL) if name in file.schema_arrow.names]
    number = 0
    for batch in file.iter_batches(batch_size=1024, columns=known):
        for row in _rows(batch):
            number += 1
            place = f"{name}:{number}"
            yield place, _from_row(place, row) if isinstance(row, dict) else Rejected(place, None, "OR-X004", str(row))


def _rows(batch: pa.RecordBatch) -> Iterator[dict[str, Any] | Exception]:
    """The rows of a batch; for one that Python cannot hold (a year 200,000, a text that is no UTF-8), the reason."""
    try:
        yield from batch.to_pylist()
    except _NO_PYTHON_VALUE:
        for number in range(batch.num_rows):
            try:
                yield batch.slice(number, 1).to_pylist()[0]
            except _NO_PYTHON_VALUE as error:
                yield error


def _from_row(place: str, row: Mapping[str, Any]) -> Article | Rejected:
    article_id, text = row.get("article_id"), row.get("text")
    if not isinstance(article_id, str) or not article_id.strip():
        return Rejected(place, None, "OR-X002", "the row has no article_id")
    if not isinstance(text, str) or not text.strip():
        return Rejected(place, article_id, "OR-X002", "the row has no text")
    try:
        given = {name: row[name] for name in _OPTIONAL if row.get(name) not in (None, "")}
        if "published" in given:
            given["published"] = _day(given["published"])
        return article_from_text(article_id.strip(), text, **given)
    except (ValidationError, ValueError) as error:
        return Rejected(place, article_id, "OR-X004", _said(error))


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value)).date()
    except ValueError:
        raise ValueError(f"published: {value!r} is no ISO 8601 date") from None


def _said(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return "; ".join(f"`{'.'.join(map(str, e['loc']))}` {in_words(e)}" for e in error.errors())
    return str(error)
