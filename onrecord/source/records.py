"""From a raw text, or a text that is given as it is, to the row of `articles`."""

from __future__ import annotations

import hashlib
from typing import Any

from onrecord.schema import Article
from onrecord.schema.sidecar import SourceFile
from onrecord.source.article import article_fields, article_problems
from onrecord.source.errors import Problem, SourceError
from onrecord.source.html import read_page
from onrecord.source.reader import read

__all__ = ["article_from_page", "article_from_raw", "article_from_text"]


def article_from_raw(
    article_id: str, raw: bytes, sidecar: SourceFile | None = None, raw_path: str | None = None
) -> tuple[Article, tuple[Problem, ...]]:
    r"""The article of a source file, and the problems that do not keep it from being read.

    >>> article, problems = article_from_raw("riga", b"Grain talks open\n\nTwo envoys met in Riga.")
    >>> article.title, article.text, article.word_count
    ('Grain talks open', 'Two envoys met in Riga.', 5)

    Raises:
        SourceError: the bytes are no text, or a text without an article in it (OR-R008).
        pydantic.ValidationError: a value of the .toml is not one that its column allows.
    """
    reading = read(raw)
    if not reading.text:
        raise SourceError("OR-R008", "no line of the file is a paragraph", advice="Give the article's text.")
    fields: dict[str, Any] = article_fields(reading, sidecar)
    article = _article(
        article_id,
        **fields,
        raw_path=raw_path,
        raw_sha256=hashlib.sha256(raw).hexdigest() if raw_path else None,
    )
    return article, (*reading.problems, *article_problems(reading, sidecar))


def article_from_page(article_id: str, page: bytes) -> tuple[Article, tuple[str, ...]]:
    """The article of a page of HTML, and where the page is at odds with itself. What it states counts more than what
    is read from the lines of its text.

    Raises:
        SourceError: the page has no main text that could be told from menus and notices (OR-R008).
        MissingLibraryError: trafilatura is not installed.
        pydantic.ValidationError: a value is not one that its column allows.
    """
    found = read_page(page)
    if not found.text.strip():
        raise SourceError("OR-R008", "the page has no main text", advice="Copy the article's text into a .txt file.")
    reading = read(found.text)
    if not reading.text:
        raise SourceError("OR-R008", "no line of the page is a paragraph", advice="Give the article's text.")
    fields: dict[str, Any] = article_fields(reading)
    fields |= {name: statement.value for name, statement in found.statements.items()}
    if fields["language"] and reading.value("language") and not str(fields["language"]).startswith("en"):
        fields["language"] = reading.value("language")  # the words themselves; templates state what they like
    return _article(article_id, **fields), found.conflicts


def article_from_text(article_id: str, text: str, **fields: Any) -> Article:
    r"""The article of a text that is taken as it is, so that offsets count in it.

    `fields` are further columns of `articles`.

    >>> from datetime import date
    >>> article_from_text("a1", "Two envoys met.\n", published=date(2022, 2, 4)).word_count
    3

    Raises:
        pydantic.ValidationError: a value is not one that its column allows.
        UnicodeEncodeError: a value holds half of a surrogate pair, which no file can hold.
    """
    return _article(article_id, text=text, **fields)


def _article(article_id: str, *, text: str, **fields: Any) -> Article:
    for value in fields.values():
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, str):
                each.encode()  # raises for half of a surrogate pair, here and not when the table is written
    return Article(
        article_id=article_id,
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        word_count=len(text.split()),
        **fields,
    )
