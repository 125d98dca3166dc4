"""Whether a data package is of the edition that it says: what is withheld, and how much of each article is shown."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from onrecord.check.findings import Finding
from onrecord.check.rules import finding
from onrecord.check.view import Numbered, View
from onrecord.language.text.spans import merged
from onrecord.schema import Article, LinedUp, Worded
from onrecord.schema.edition import Edition

__all__ = ["check_edition"]

_DESCRIPTOR = "datapackage.json"


def check_edition(folder: Path, view: View) -> Iterator[Finding]:
    """What in the tables is not as the `edition` of the package in `folder` says.

    A package that cannot be read says nothing here; `check_package` tells of it.
    """
    try:
        edition = Edition.of(json.loads((folder / _DESCRIPTOR).read_text(encoding="utf-8")))
    except ValidationError as error:
        yield finding("OR-D002", f"edition: {error.errors()[0]['msg']}", file=_DESCRIPTOR)
        return
    except (OSError, ValueError, AttributeError):
        return
    yield from _as_stated(view, edition)
    yield from _within_the_cap(view, edition)


def _as_stated(view: View, edition: Edition) -> Iterator[Finding]:
    """Words are withheld of the articles that the package names, and of no others."""
    sealed = {excerpt.article_id for excerpt in edition.articles}
    for numbered, article in view.rows(Article):
        if (article.text is None) != (article.article_id in sealed):
            said = "its text is withheld" if article.text is None else "its text is there"
            yield _about(numbered, "OR-D013", f"{said}, against what {_DESCRIPTOR} says")
    for numbered, row in view.anchored():
        if row.text is None and row.article_id not in sealed:
            yield _about(numbered, "OR-D013", f"its words are withheld, against what {_DESCRIPTOR} says")
    if edition.name == "full":
        for numbered, line in view.of_kind(Worded):
            if isinstance(line, LinedUp) and getattr(line, line.wording) is None:
                yield _about(numbered, "OR-D013", "its wording is withheld in the full edition")


def _within_the_cap(view: View, edition: Edition) -> Iterator[Finding]:
    """The spans that are shown of an article lie in it, and are no longer and no more than the package says."""
    excerpts = {excerpt.article_id: excerpt for excerpt in edition.articles}
    spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for numbered, row in view.anchored():
        excerpt = excerpts.get(row.article_id)
        if excerpt is None:
            continue
        if row.end > excerpt.characters:
            yield numbered.finding("102", f"{row.start} to {row.end}, in a text of {excerpt.characters} code points")
        elif row.text is not None:
            spans[row.article_id].append((row.start, row.end))
            if len(row.text) != row.end - row.start:
                said = f"{len(row.text)} code points, its offsets say {row.end - row.start}"
                yield numbered.finding("101", said)
            elif edition.longest is not None and len(row.text) > edition.longest:
                said = f"{len(row.text)} code points are shown, the longest may have {edition.longest}"
                yield _about(numbered, "OR-D014", said)
    for numbered, article in view.rows(Article):
        shown = sum(end - start for start, end in merged(spans[article.article_id]))
        excerpt = excerpts.get(article.article_id)
        if excerpt is not None and edition.cap is not None and shown > edition.cap * excerpt.characters:
            said = f"spans show {shown} of {excerpt.characters} characters, the cap is {edition.cap:.0%}"
            yield _about(numbered, "OR-D014", said)


def _about(numbered: Numbered, code: str, what: str) -> Finding:
    return finding(code, f"{numbered.name}: {what}", file=f"data/{numbered.row.table}", line=numbered.number)
