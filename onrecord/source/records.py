"""From a raw text, or a text that is given as it is, to the row of `articles`."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from onrecord.schema import Article
from onrecord.schema.sidecar import SourceFile
from onrecord.source.article import article_fields, article_problems
from onrecord.source.errors import Problem, SourceError
from onrecord.source.reader import read

__all__ = ["article_from_raw", "article_from_text"]


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


def article_from_text(
    article_id: str,
    text: str,
    *,
    title: str | None = None,
    published: date | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Article:
    r"""The article of a text that is taken as it is, so that offsets count in it.

    >>> article_from_text("a1", "Two envoys met.\n", published=date(2022, 2, 4)).word_count
    3

    Raises:
        pydantic.ValidationError: a value is not one that its column allows.
        UnicodeEncodeError: a value holds half of a surrogate pair, which no file can hold.
    """
    return _article(article_id, text=text, title=title, published=published, outlet=outlet, url=url)


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
