"""The build: from a corpus on disk to all tables, with everything that is wrong on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from onrecord.check.findings import Finding
from onrecord.check.rules import finding, from_problem, from_source_error
from onrecord.check.tables import check_tables
from onrecord.corpus.corrections import apply_corrections
from onrecord.corpus.read import Corpus, RawText, read_corpus
from onrecord.extract.assemble import ArticleRows
from onrecord.extract.pipeline import extract_rows
from onrecord.reconcile import reconcile
from onrecord.schema import Article, Entity, Record
from onrecord.schema.release import Release
from onrecord.source.errors import SourceError
from onrecord.source.records import article_from_raw

__all__ = ["Build", "Counts", "build", "tables_of"]

Tables = Mapping[str, Sequence[Record]]


@dataclass
class Counts:
    """How the rows of one table came about."""

    extracted: int = 0
    """Rows that the rules gave, before any correction."""
    untouched: int = 0
    """Of those, the ones that stand in the table as they were."""
    corrected: int = 0
    """Of those, the ones with a corrected cell."""
    dropped: int = 0
    """Of those, the ones that are no row."""
    added: int = 0
    """Rows that no rule gave."""


@dataclass
class Build:
    """What a build gives. `tables` is whole only where no finding is an error."""

    tables: Tables
    findings: list[Finding]
    release: Release | None
    counts: dict[str, Counts] = field(default_factory=dict)
    """By table, for those that corrections can change."""


def build(root: Path, progress: Callable[[str], None] = lambda article_id: None) -> Build:
    """Builds all tables of the corpus in `root`, in memory; nothing is written.

    An article that cannot be read is reported and left out, and the others are built. `progress` is called with the id
    of each article before it is read.
    """
    corpus = read_corpus(root)
    rows: list[ArticleRows] = []
    counts = {table: Counts() for table in ("quotes", "agreements", "indicators")}
    texts: dict[str, str] = {}
    for text in corpus.texts:
        progress(text.article_id)
        if article := _article(corpus, text):
            if (same := texts.setdefault(article.text_sha256, article.article_id)) != article.article_id:
                message = f"the article's text is that of {same}"
                corpus.findings.append(finding("OR-S013", message, file=text.path, line=1))
                continue
            rows.append(_rows(corpus, article, counts))
    tables = reconcile(tables_of(rows))
    return Build(tables, corpus.findings + check_tables(tables), corpus.release, counts)


def _article(corpus: Corpus, text: RawText) -> Article | None:
    try:
        article, problems = article_from_raw(text.article_id, text.raw, text.sidecar.content, text.path)
    except SourceError as error:
        corpus.findings.append(from_source_error(error, text.path))
        return None
    except ValidationError as error:
        corpus.findings += _unfit(text, error)
        return None
    corpus.findings += (from_problem(problem, text.path) for problem in problems)
    return article


def _unfit(text: RawText, error: ValidationError) -> Iterator[Finding]:
    """A finding for each value of the .toml, or of the file's name, that its column does not allow."""
    codes = {"url": "OR-S009", "published": "OR-S010", "language": "OR-S011", "translated_from": "OR-S011"}
    for details in error.errors():
        name = str(details["loc"][0])
        code = "OR-S012" if name == "article_id" else codes.get(name, "OR-S004")
        line = text.sidecar.line_of(name, "value")
        yield finding(code, f"{name}: {details['input']!r}: {details['msg']}", file=text.sidecar.path, line=line)


def _rows(corpus: Corpus, article: Article, counts: Mapping[str, Counts]) -> ArticleRows:
    rows = extract_rows(article, corpus.entities, corpus.measures)
    before = {table: len(getattr(rows, table)) for table in counts}
    if file := corpus.corrections.get(article.article_id):
        corrected = apply_corrections(rows, file, corpus.entities)
        corpus.findings += corrected.findings
        rows = corrected.rows
    for table, count in counts.items():
        origins = Counter(row.origin for row in getattr(rows, table))
        count.extracted += before[table]
        count.untouched += origins["extracted"]
        count.corrected += origins["corrected"]
        count.added += origins["added"]
        count.dropped += before[table] - origins["extracted"] - origins["corrected"]
    return rows


def tables_of(articles: Sequence[ArticleRows]) -> dict[str, list[Record]]:
    """The rows of several articles as tables, not yet lined up across them."""
    entities: dict[str, Entity] = {}
    for rows in articles:
        for entity_id, entity in rows.entities.items():
            entities.setdefault(entity_id, entity)
    return {
        "articles": [rows.article for rows in articles],
        "entities": list(entities.values()),
        "quotes": [row for rows in articles for row in rows.quotes],
        "agreements": [row for rows in articles for row in rows.agreements],
        "agreement_parties": [row for rows in articles for row in rows.agreement_parties],
        "indicators": [row for rows in articles for row in rows.indicators],
    }
