"""Files of each kind: what documents they hold."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import json
import mailbox
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import ValidationError

from onrecord.engine.inputs.files import Given
from onrecord.engine.inputs.given import PASSED_OVER, InputError, Options, Rejected
from onrecord.engine.inputs.rows import Columns, article_of_row, said
from onrecord.errors import MissingLibraryError
from onrecord.schema import Article
from onrecord.source.errors import SourceError
from onrecord.source.html import is_html, stated_day
from onrecord.source.names import outlet_named, outlet_of_domain, outlet_shaped
from onrecord.source.records import article_from_page, article_from_raw

__all__ = ["KINDS", "ONE_DOCUMENT", "Found", "documents_of", "parquet_file"]

Found = tuple[str, Article | Rejected]
"""A document with the place that names it."""

ONE_DOCUMENT = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".eml"})
"""Kinds of files that hold one document each."""

_NO_PYTHON_VALUE = (ValueError, OverflowError, pa.ArrowException)
_HINTS = {
    ".pdf": "PDF is not read: make a text of it with `pdftotext -layout`, and give that",
    ".doc": "the old format of Word is not read: save it as .docx",
    ".xls": "the old format of Excel is not read: save it as .xlsx or .csv",
    ".rtf": "RTF is not read: save it as .docx or .txt",
    ".odt": "OpenDocument is not read: save it as .docx or .txt",
}


def documents_of(given: Given, options: Options) -> Iterator[Found]:
    """The documents of a file, or why it is passed over.

    Raises:
        InputError: a library is missing, or a file that was named itself cannot be read.
    """
    reader = KINDS.get(given.suffix)
    if reader is None:
        reason = _HINTS.get(given.suffix, f"files of the kind {given.suffix or 'without a suffix'} are not read")
        if given.alone:
            raise InputError(f"{given.place}: {reason}")
        yield given.place, Rejected(given.place, given.stem, PASSED_OVER, reason)
        return
    try:
        yield from reader(given, options)
    except MissingLibraryError as error:
        raise InputError(f"{given.place}: {error}") from None
    except InputError as error:
        if given.alone:
            raise
        yield given.place, Rejected(given.place, given.stem, "OR-X006", str(error))
    except (OSError, EOFError) as error:
        yield given.place, Rejected(given.place, given.stem, "OR-X006", str(error))


def _text(given: Given, _: Options) -> Iterator[Found]:
    yield _single(given, lambda: article_from_raw(given.stem, given.read())[0])


def _page(given: Given, _: Options) -> Iterator[Found]:
    def article() -> Article:
        found = article_from_page(given.stem, given.read())[0]
        return found.model_copy(update={"url": given.url}) if given.url and not found.url else found

    yield _single(given, article)


def _single(given: Given, article: Callable[[], Article]) -> Found:
    try:
        return given.place, article()
    except SourceError as error:
        place = f"{given.place}:{error.line}:{error.column}"
        return place, Rejected(place, given.stem, error.code, error.message)
    except ValidationError as error:
        return given.place, Rejected(given.place, given.stem, "OR-X004", said(error))


def _json_lines(given: Given, options: Options) -> Iterator[Found]:
    with given.opened() as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            place = f"{given.place}:{number}"
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield place, Rejected(place, None, "OR-X001", f"the line is no JSON: {error}")
                continue
            yield place, _of_object(place, row, options, f"{given.stem}-{number}")


def _json(given: Given, options: Options) -> Iterator[Found]:
    try:
        data = json.loads(given.read())
    except (ValueError, RecursionError) as error:
        yield given.place, Rejected(given.place, None, "OR-X001", f"the file is no JSON: {error}")
        return
    rows = data if isinstance(data, list) else _list_within(data, options)
    if rows is None:
        yield given.place, _of_object(given.place, data, options, given.stem)
        return
    for number, row in enumerate(rows, start=1):
        place = f"{given.place}:{number}"
        yield place, _of_object(place, row, options, f"{given.stem}-{number}")


def _list_within(data: Any, options: Options) -> list[Any] | None:
    """The list of objects that an object holds, as answers of services do: {"articles": [{…}]}."""
    if not isinstance(data, dict) or "text" in Columns(data, options).of:
        return None
    lists = [value for value in data.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
    return max(lists, key=len) if lists else None


def _of_object(place: str, row: Any, options: Options, fallback: str) -> Article | Rejected:
    if not isinstance(row, dict):
        return Rejected(place, None, "OR-X001", "this is no JSON object")
    return article_of_row(place, row, Columns(row, options), fallback)


def _table(
    given: Given, options: Options, names: list[str], rows: Iterable[Mapping[str, Any]], first: int
) -> Iterator[Found]:
    """The articles of a table, all of whose rows have the same columns."""
    columns = Columns(names, options)
    if columns.of.get("text") not in columns.names:
        raise InputError(f"{given.place}: {columns.missing()}")
    for number, row in enumerate(rows, start=first):
        place = f"{given.place}:{number}"
        yield place, article_of_row(place, row, columns, f"{given.stem}-{number}")


def _delimited(given: Given, options: Options) -> Iterator[Found]:
    csv.field_size_limit(2**31 - 1)
    with given.opened() as stream, io.TextIOWrapper(stream, "utf-8-sig", errors="replace", newline="") as lines:
        sample = lines.readline()
        mark = "\t" if given.suffix == ".tsv" else max(",;\t|", key=sample.count)
        names = next(csv.reader([sample], delimiter=mark), [])
        rows = csv.DictReader(lines, fieldnames=names, delimiter=mark)
        yield from _table(given, options, names, rows, 2)


def _workbook(given: Given, options: Options) -> Iterator[Found]:
    try:
        import openpyxl
    except ImportError:
        raise MissingLibraryError("openpyxl", "inputs") from None
    try:
        book = openpyxl.load_workbook(io.BytesIO(given.read()), read_only=True, data_only=True)
    except Exception as error:  # the library raises whatever its parsers do
        raise InputError(f"{given.place} cannot be read as .xlsx: {error}") from None
    found = False
    seen: list[str] = []
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        names = [str(cell) if cell is not None else "" for cell in next(rows, ())]
        seen += names
        if Columns(names, options).of.get("text") in names:
            found = True
            yield from _table(given, options, names, (dict(zip(names, row, strict=False)) for row in rows), 2)
    if not found:
        raise InputError(f"{given.place}: {Columns(seen, options).missing()}")


def parquet_file(source: Path | IO[bytes], place: str) -> pq.ParquetFile:
    """A Parquet file, opened.

    Raises:
        InputError: it is none.
    """
    try:
        return pq.ParquetFile(source)
    except (pa.ArrowInvalid, OSError) as error:
        raise InputError(f"{place} cannot be read as Parquet: {error}") from None


def _parquet(given: Given, options: Options) -> Iterator[Found]:
    file = parquet_file(given.path or io.BytesIO(given.read()), given.place)
    columns = Columns(file.schema_arrow.names, options)
    if columns.of.get("text") not in columns.names:
        raise InputError(f"{given.place}: {columns.missing()}")
    known = [name for name in columns.names if name in columns.of.values()]
    number = 0
    for batch in file.iter_batches(batch_size=1024, columns=known):
        for row in _rows(batch):
            number += 1
            place = f"{given.place}:{number}"
            if isinstance(row, dict):
                yield place, article_of_row(place, row, columns, f"{given.stem}-{number}")
            else:
                yield place, Rejected(place, None, "OR-X004", str(row))


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


def _word_file(given: Given, _: Options) -> Iterator[Found]:
    try:
        import docx
    except ImportError:
        raise MissingLibraryError("python-docx", "inputs") from None
    try:
        document = docx.Document(io.BytesIO(given.read()))
    except Exception as error:  # the library raises whatever its parsers do
        raise InputError(f"{given.place} cannot be read as .docx: {error}") from None
    # A line of a text is a paragraph here; soft breaks within one are spaces.
    text = "\n\n".join(" ".join(paragraph.text.split()) for paragraph in document.paragraphs if paragraph.text.strip())
    yield _single(given, lambda: article_from_raw(given.stem, text.encode("utf-8", "replace"))[0])


def _mail(given: Given, _: Options) -> Iterator[Found]:
    message = email.message_from_bytes(given.read(), policy=email.policy.default)
    yield _of_message(given, message, given.place, given.stem)


def _mailbox(given: Given, _: Options) -> Iterator[Found]:
    with tempfile.NamedTemporaryFile(suffix=".mbox") as copy:
        copy.write(given.read())
        copy.flush()
        box = mailbox.mbox(copy.name)
        for number, key in enumerate(box.keys(), start=1):
            message = email.message_from_bytes(box.get_bytes(key), policy=email.policy.default)
            yield _of_message(given, message, f"{given.place}:{number}", f"{given.stem}-{number}")
        box.close()


def _of_message(given: Given, message: Any, place: str, article_id: str) -> Found:
    """The article that a message carries: its body, with subject, sender and day where the body shows no better."""
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain", "html"))
    content = "" if body is None else str(body.get_content())
    raw = content.encode("utf-8", "replace")

    def article() -> Article:
        if body is not None and (body.get_content_subtype() == "html" or is_html(raw)):
            found = article_from_page(article_id, raw)[0]
        else:
            found = article_from_raw(article_id, raw)[0]
        known = {name: value for name, value in _of_headers(message).items() if value and getattr(found, name) is None}
        return found.model_copy(update=known)

    name, item = _single(Given(place, article_id, given.suffix, given.opened), article)
    return name, item


def _of_headers(message: EmailMessage) -> dict[str, Any]:
    sender, address = parseaddr(str(message.get("From", "")))
    outlet = (
        outlet_of_domain(address.partition("@")[2])
        or outlet_named(sender)
        or (sender if outlet_shaped(sender) else None)
    )
    try:
        day = parsedate_to_datetime(str(message.get("Date", ""))).date()
    except (ValueError, TypeError, IndexError):
        day = None
    return {"title": " ".join(str(message.get("Subject", "")).split()) or None, "outlet": outlet, "published": day}


def _web_archive(given: Given, _: Options) -> Iterator[Found]:
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise MissingLibraryError("fastwarc", "inputs") from None
    with given.opened() as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
            kind = str(record.http_content_type or "") if record.is_http else ""
            if "html" not in kind or record.http_headers.status_code != 200:
                continue
            url = record.headers.get("WARC-Target-URI")
            place = f"{given.place}:{url}"
            page = record.reader.read()
            day = (record.headers.get("WARC-Date") or "")[:10]
            yield _of_record(place, url or f"{given.stem}-{record.stream_pos}", page, day)


def _of_record(place: str, url: str, page: bytes, day: str) -> Found:
    article_id = url.split("://", 1)[-1].rstrip("/")
    given = Given(place, article_id, ".html", lambda: io.BytesIO(page))

    def article() -> Article:
        found = article_from_page(article_id, page)[0]
        known = {"url": found.url or (url if "://" in url else None), "published": found.published or stated_day(day)}
        return Article(**(found.model_dump() | known))

    return _single(given, article)


KINDS: dict[str, Callable[[Given, Options], Iterator[Found]]] = {
    ".txt": _text,
    ".text": _text,
    ".md": _text,
    ".markdown": _text,
    ".html": _page,
    ".htm": _page,
    ".xhtml": _page,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".json": _json,
    ".csv": _delimited,
    ".tsv": _delimited,
    ".xlsx": _workbook,
    ".parquet": _parquet,
    ".docx": _word_file,
    ".eml": _mail,
    ".mbox": _mailbox,
    ".warc": _web_archive,
}
"""What reads each kind of file, by its suffix below any of compression."""
