"""The extractor as a function: texts in, tables out, nothing written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.api.evidence import Evidence, marked
from onrecord.api.markup import STYLE, Mark, marked_html
from onrecord.engine.inputs import Options, Rejected, read_inputs
from onrecord.engine.inputs.rows import Columns, article_of_row
from onrecord.errors import UnknownNameError
from onrecord.extraction.indicators.measures import Measures
from onrecord.extraction.pipeline import extract_rows
from onrecord.extraction.registry import EntityRegistry
from onrecord.schema import (
    TABLES,
    Agreement,
    AgreementParty,
    Article,
    Entity,
    Indicator,
    Quote,
    Record,
    Reported,
    rows_of,
)
from onrecord.source.records import article_from_text

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["Extraction", "extract"]

_R = TypeVar("_R", bound=Record)
_SHOWN = 20
"""How many articles a notebook shows at most."""

Document = str | Mapping[str, Any] | Article


@dataclass(repr=False)
class Extraction:
    """What was found in one text or in many: the tables, as records and as data frames.

    >>> found = extract("“The river is not ours,” said Kari Moen. The dam would cost $3 million.")
    >>> found
    1 article, 1 quote, 0 agreements, 1 indicator
    >>> found.quotes[0].text, found.quotes[0].speaker_id
    ('The river is not ours,', 'kari-moen')
    >>> found.evidence(found.indicators[0])
    The dam would cost [[$3 million]].  (text, 60–70)
    """

    tables: dict[str, list[Record]]
    """The rows by table, articles in the order given, rows in the order of their text."""
    rejected: list[Rejected] = field(default_factory=list)
    """The documents that could not be read, each with its place, a code and the reason."""

    @property
    def articles(self) -> list[Article]:
        """The texts, with what is known of them."""
        return self._of(Article)

    @property
    def entities(self) -> list[Entity]:
        """Who and what the rows refer to, by id."""
        return self._of(Entity)

    @property
    def quotes(self) -> list[Quote]:
        """Who said what."""
        return self._of(Quote)

    @property
    def agreements(self) -> list[Agreement]:
        """What was agreed, and how firmly."""
        return self._of(Agreement)

    @property
    def agreement_parties(self) -> list[AgreementParty]:
        """Who is bound by each agreement."""
        return self._of(AgreementParty)

    @property
    def indicators(self) -> list[Indicator]:
        """Which figures were given, and by whom."""
        return self._of(Indicator)

    def records(self, table: str) -> list[Record]:
        """The rows of a table.

        Raises:
            UnknownNameError: extraction gives no such table.
        """
        if table not in self.tables:
            raise UnknownNameError("table", table, self.tables)
        return self.tables[table]

    def to_arrow(self, table: str = "quotes") -> pa.Table:
        """A table in Arrow, with the types and descriptions that the dataset has.

        Raises:
            UnknownNameError: extraction gives no such table.
        """
        from onrecord.schema.arrow import to_arrow

        return to_arrow(TABLES[table] if table in self.tables else Article, self.records(table))

    def to_pandas(self, table: str = "quotes") -> pd.DataFrame:
        """A table as a pandas data frame.

        Raises:
            UnknownNameError: extraction gives no such table.
            MissingLibraryError: pandas is not installed.
        """
        from onrecord.dataset.forms import as_pandas

        return as_pandas(self.to_arrow(table), table)

    def to_polars(self, table: str = "quotes") -> pl.DataFrame:
        """A table as a Polars data frame.

        Raises:
            UnknownNameError: extraction gives no such table.
            MissingLibraryError: Polars is not installed.
        """
        from onrecord.dataset.forms import as_polars

        return as_polars(self.to_arrow(table), table)

    def evidence(self, row: Reported) -> Evidence:
        """The sentence that states a row, with the row's words marked.

        Raises:
            UnknownNameError: the row is of none of these articles.
        """
        for article in self.articles:
            if article.article_id == row.article_id:
                return marked(article.model_dump(), row.start, row.end)
        raise UnknownNameError("article", row.article_id, (article.article_id for article in self.articles))

    def __repr__(self) -> str:
        counts = [
            f"{len(rows)} {table[:-1] if len(rows) == 1 else table}"
            for table, rows in self.tables.items()
            if table not in ("entities", "agreement_parties")
        ]
        rejected = [f"{len(self.rejected)} rejected"] if self.rejected else []
        return ", ".join([*counts, *rejected])

    def _repr_html_(self) -> str:
        names = {entity.entity_id: entity.name for entity in self.entities}
        shown = [self._article_html(article, names) for article in self.articles[:_SHOWN]]
        more = len(self.articles) - _SHOWN
        rest = f"<p>… and {more} more articles</p>" if more > 0 else ""
        return f"<style>{STYLE}</style><p>{escape(repr(self))}</p>{''.join(shown)}{rest}"

    def _article_html(self, article: Article, names: Mapping[str, str]) -> str:
        marks = [
            Mark(row.start, row.end, row.table, _title(row, names))
            for rows in self.tables.values()
            for row in rows
            if isinstance(row, Reported) and row.article_id == article.article_id
        ]
        heading = f"<h4>{escape(article.title)}</h4>" if article.title else ""
        return f'{heading}<div class="onrecord">{marked_html(article.words, marks)}</div>'

    def _of(self, record: type[_R]) -> list[_R]:
        return rows_of(self.tables, record)


def extract(
    source: str | Path | Article | Iterable[Document],
    *,
    title: str | None = None,
    published: date | None = None,
    outlet: str | None = None,
    url: str | None = None,
    entities: EntityRegistry | None = None,
    measures: Measures | None = None,
) -> Extraction:
    """The quotes, agreements and figures of a text, of a file or folder, or of many documents.

    The same input always gives the same rows; nothing is written, and nothing is fetched.

    Args:
        source: a text (a string is always a text, never a path); a `Path` to what `onrecord extract` reads; an
            `Article`; or an iterable of texts, of articles, or of mappings with `text` and perhaps `article_id`
            and any other column of articles.
        title: the headline of the one text that was given; what repeats it in the text is then no quote.
        published: its day, by which "on Friday" and "last year" are read.
        outlet: who published it.
        url: where.
        entities: names that are known, each with its id; others get a slug of their name.
        measures: measures that are known; others are named after the nouns of the text.

    >>> [quote.speaker_text for quote in extract(["“Yes,” Ann Li said.", "“No,” Bo Ek said."]).quotes]
    ['Ann Li', 'Bo Ek']

    Raises:
        InputError: there is nothing at the path, or nothing that could be read.
        pydantic.ValidationError: a value of the one text is not one that its column allows.
        TypeError: a document is none of these.
    """
    if isinstance(source, str):
        about = {"title": title, "published": published, "outlet": outlet, "url": url}
        source = article_from_text("text", source, **about)
    if isinstance(source, Article):
        documents: Iterator[Article | Rejected] = iter([source])
    elif isinstance(source, Path):
        documents = read_inputs(source)
    else:
        documents = _documents(source)
    tables: dict[str, list[Record]] = {
        name: [] for name in ("articles", "entities", "quotes", "agreements", "agreement_parties", "indicators")
    }
    known: dict[str, Entity] = {}
    rejected = []
    for document in documents:
        if isinstance(document, Rejected):
            rejected.append(document)
            continue
        rows = extract_rows(document, entities, measures)
        tables["articles"].append(document)
        for name in ("quotes", "agreements", "agreement_parties", "indicators"):
            tables[name] += getattr(rows, name)
        for entity_id, entity in rows.entities.items():
            known.setdefault(entity_id, entity)
    tables["entities"] += (known[entity_id] for entity_id in sorted(known))
    return Extraction(tables, rejected)


def _documents(source: Iterable[Document]) -> Iterator[Article | Rejected]:
    for number, document in enumerate(source, start=1):
        if isinstance(document, Article):
            yield document
        elif isinstance(document, str):
            yield article_from_text(f"text-{number}", document)
        elif isinstance(document, Mapping):
            yield article_of_row(f"document {number}", document, Columns(document, Options()), f"text-{number}")
        else:
            raise TypeError(
                f"document {number} is a {type(document).__name__}: a text, a mapping or an Article is needed"
            )


def _title(row: Reported, names: Mapping[str, str]) -> str:
    """What a reader is told who points at a row's words."""
    match row:
        case Quote():
            who = names.get(row.speaker_id or "") or row.speaker_text
            return " · ".join(part for part in (row.kind, who) if part)
        case Agreement():
            return f"{row.kind} · {'not ' if row.negated else ''}{row.status}"
        case Indicator():
            high = "" if row.value_high is None else f"–{row.value_high:,.15g}"
            return f"{row.qualifier} {row.value:,.15g}{high} {row.unit or ''}".strip()
    return row.table
