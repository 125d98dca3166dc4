"""The build: from a corpus on disk to all tables, with everything that is wrong on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from onrecord.check.findings import Finding, tidy
from onrecord.check.in_words import in_words
from onrecord.check.rules import finding, from_problem, from_source_error
from onrecord.check.tables import check_tables
from onrecord.corpus.anchors import nearest_words
from onrecord.corpus.corrections import apply_corrections
from onrecord.corpus.places import Places, TextPlaces
from onrecord.corpus.read import Corpus, RawText, read_corpus
from onrecord.extraction.assemble import ArticleRows
from onrecord.extraction.pipeline import extract_rows
from onrecord.reconcile import reconcile
from onrecord.schema import TABLES, Article, Entity, Record
from onrecord.schema.corrected import CORRECTED_TABLES
from onrecord.schema.quality import Quality, Review
from onrecord.schema.release import Release
from onrecord.source.errors import Problem, SourceError
from onrecord.source.records import article_from_raw

__all__ = ["Build", "Counts", "build", "tables_of"]

Tables = Mapping[str, Sequence[Record]]

_OF_REGISTRIES = frozenset({"OR-C007", "OR-C009", "OR-C010", "OR-C011", "OR-C014"})
"""What may be wrong with a correction only because a registry, or another correction, could not be read."""


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
    changed: Counter[str] = field(default_factory=Counter)
    """By column, in how many rows of the rules a person changed the cell."""

    def review(self) -> Review:
        """The counts as the data package states them."""
        changed = {column: self.changed[column] for column in sorted(self.changed)}
        return Review(
            by_rule=self.extracted, dropped=self.dropped, corrected=self.corrected, added=self.added, changed=changed
        )


@dataclass
class Build:
    """What a build gives. `tables` is whole only where no finding is an error."""

    tables: Tables
    findings: list[Finding]
    release: Release | None
    counts: dict[str, Counts] = field(default_factory=dict)
    """By table, for those that corrections can change."""
    corpus: Corpus = field(default_factory=lambda: Corpus(Path()))
    """What it was built from."""

    @property
    def quality(self) -> Quality:
        """How far the rows can be trusted."""
        review = {table: count.review() for table, count in self.counts.items()}
        return Quality(review=review, accuracy=self.corpus.accuracy)


def build(root: Path, progress: Callable[[str], None] = lambda article_id: None) -> Build:
    """Builds all tables of the corpus in `root`, in memory; nothing is written.

    An article that cannot be read is reported and left out, and the others are built. `progress` is called with the id
    of each article before it is read.
    """
    corpus = read_corpus(root)
    texts_of = {text.article_id: TextPlaces(text.path, text.raw) for text in corpus.texts}
    places = Places(texts_of, corpus.corrections, corpus.entity_file)
    rows: list[ArticleRows] = []
    counts = {table: Counts() for table in CORRECTED_TABLES}
    texts: dict[str, str] = {}
    for text in corpus.texts:
        progress(text.article_id)
        if article := _article(corpus, text):
            if (same := texts.setdefault(article.text_sha256, article.article_id)) != article.article_id:
                message = f"the article's text is that of {same}"
                corpus.findings.append(finding("OR-S013", message, file=text.path, line=1))
                continue
            rows.append(_rows(corpus, article, counts, places))
    tables = reconcile(tables_of(rows))
    findings = [*corpus.findings, *_of_tables(corpus, tables, places)]
    return Build(tables, tidy(findings), corpus.release, counts, corpus)


def _of_tables(corpus: Corpus, tables: Tables, places: Places) -> Iterator[Finding]:
    """What is wrong with the tables, at the places to edit; nothing where they are not what they will be."""
    if corpus.doubtful is not None:
        said = "the corrections and the tables were not checked further, because of what is wrong here"
        yield finding("OR-B005", said, file=corpus.doubtful)
        return
    in_doubt = {f"build/corrections/{article_id}.toml" for article_id in corpus.doubtful_articles}
    for file in sorted(in_doubt):
        yield finding(
            "OR-B005", "the rows of this article were not checked further, because of what is wrong here", file=file
        )
    in_doubt |= {f"raw/{article_id}.txt" for article_id in corpus.doubtful_articles}
    yield from (found for found in places.of_findings(check_tables(tables), tables) if found.file not in in_doubt)


def _article(corpus: Corpus, text: RawText) -> Article | None:
    try:
        article, problems = article_from_raw(text.article_id, text.raw, text.sidecar.content, text.path)
    except SourceError as error:
        corpus.findings.append(from_source_error(error, text.path))
        return None
    except ValidationError as error:
        corpus.findings += _unfit(text, error)
        return None
    corpus.findings += (_of_problem(text, problem) for problem in problems)
    if article.language is not None and not article.language.casefold().startswith("en"):
        said = f"the text is in another language ({article.language}), and gives no rows"
        corpus.findings.append(finding("OR-R017", said, file=text.path, line=1))
        return None
    return article


def _of_problem(text: RawText, problem: Problem) -> Finding:
    """A problem as a finding, in the raw text or at a key of the .toml."""
    if not problem.key:
        return from_problem(problem, text.path)
    line, column = text.sidecar.place_of(*problem.key)
    advice = None
    if problem.code == "OR-R012":
        source = text.raw.decode("utf-8")
        near = nearest_words(getattr(text.sidecar.content, problem.key[0]).evidence, source)
        number = source.count("\n", 0, near.start) + 1 if near else 0
        advice = (
            f"Nearest in line {number} of {text.path}: {near.of(source)!r}. Copy the words from there."
            if near
            else None
        )
    return finding(problem.code, problem.message, file=text.sidecar.path, line=line, column=column, advice=advice)


def _unfit(text: RawText, error: ValidationError) -> Iterator[Finding]:
    """A finding for each value of the .toml, or of the file's name, that its column does not allow."""
    codes = {"url": "OR-S009", "language": "OR-S011", "translated_from": "OR-S011"}
    for details in error.errors():
        name = str(details["loc"][0])
        code = "OR-S012" if name == "article_id" else codes.get(name, "OR-S004")
        line, column = text.sidecar.place_of(name, "value")
        said = f"`{name}` {in_words(details)}"
        yield finding(code, said, file=text.sidecar.path, line=line, column=column)


def _rows(corpus: Corpus, article: Article, counts: Mapping[str, Counts], places: Places) -> ArticleRows:
    rows = extract_rows(article, corpus.entities, corpus.measures)
    before = {table: len(rows.of(record)) for table, record in CORRECTED_TABLES.items()}
    if file := corpus.corrections.get(article.article_id):
        corrected = apply_corrections(rows, file, corpus.entities, places.texts.get(article.article_id))
        corpus.findings += (
            found for found in corrected.findings if corpus.doubtful is None or found.code not in _OF_REGISTRIES
        )
        places.corrected |= corrected.sources
        for (table, column), number in corrected.changed.items():
            counts[table].changed[column] += number
        rows = corrected.rows
    for table, count in counts.items():
        origins = Counter(row.origin for row in rows.of(CORRECTED_TABLES[table]))
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
    tables: dict[str, list[Record]] = {table: [] for table, record in TABLES.items() if not record.computed}
    tables |= {"articles": [rows.article for rows in articles], "entities": list(entities.values())}
    for rows in articles:
        for table, found in rows.tables.items():
            tables[table] += found
    return tables
