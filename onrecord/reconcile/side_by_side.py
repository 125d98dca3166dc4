"""Rows side by side: one comparison for each thing that was said, agreed or measured more than once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, cast

from onrecord.reconcile.series import relation_to_best
from onrecord.reconcile.similarity import is_part
from onrecord.reconcile.wording import wording
from onrecord.schema import Accord, Agreement, Article, Indicator, Quote, Record, Series, Statement, rows_of

__all__ = ["Comparison", "Kind", "Member", "compare"]

Kind = Literal["quotes", "agreements", "indicators"]
"""What can be compared: the table whose rows are put side by side."""

_WITHHELD = "withheld"
"""Stands for words, and for how they relate to others, that the edition does not show."""


@dataclass(frozen=True, slots=True)
class Member:
    """One row of a comparison, with the article it stands in; the article is None where the tables do not hold it."""

    relation: str
    """Of a quote or an agreement to the canonical wording: exact, part, translation or paraphrase.

    Of an indicator to the best value of its series: agree, compatible, conflict or unit_mismatch.
    """
    row: Quote | Agreement | Indicator
    article: Article | None

    @property
    def outlet(self) -> str | None:
        """Who published it, with the agency that it comes from: "The Daily (AFP)"."""
        if self.article is None:
            return None
        outlet, agency = self.article.outlet, self.article.agency
        return f"{outlet} ({agency})" if outlet and agency and outlet != agency else outlet or agency

    @property
    def published(self) -> date | None:
        """The day of the report."""
        return self.article.published if self.article else None

    @property
    def said_by(self) -> str | None:
        """Who says it, in the words of the text; None where the article itself does."""
        return self.row.speaker_text if isinstance(self.row, Quote) else self.row.source_text


@dataclass(frozen=True, slots=True)
class Comparison:
    """A statement, an accord or a series with the rows that report it, earliest first."""

    whole: Statement | Accord | Series
    members: tuple[Member, ...]

    @property
    def id(self) -> str:
        """The id of the statement, accord or series."""
        return str(getattr(self.whole, self.whole.primary_key[0]))

    @property
    def title(self) -> str:
        """The canonical wording; of a series its measure, its subject and its period."""
        match self.whole:
            case Statement():
                return self.whole.text or f"{_WITHHELD} ({self.id})"
            case Accord():
                return self.whole.title or f"{_WITHHELD} ({self.id})"
        known = (self.whole.measure, ", ".join(self.whole.subject), self.whole.period)
        return " · ".join(part for part in known if part)

    def as_rows(self) -> list[dict[str, Any]]:
        """The members as plain dictionaries, for a data frame or a table on screen."""
        return [
            {
                "id": self.id,
                "title": self.title,
                "relation": member.relation,
                "article_id": member.row.article_id,
                "outlet": member.outlet,
                "published": member.published,
                "said_by": member.said_by,
                "text": member.row.text,
                "start": member.row.start,
                "end": member.row.end,
                **_cells(member.row),
            }
            for member in self.members
        ]


def compare(kind: Kind, tables: Mapping[str, Sequence[Record]], *, least: int = 2) -> list[Comparison]:
    """What several rows report, side by side: the most independent origins first, then the most rows.

    Args:
        kind: the table whose rows are compared.
        tables: the tables as `onrecord.reconcile.reconcile` gives them; of this kind, what it adds up to, and articles.
        least: how many rows a comparison has at least.

    Raises:
        ValueError: there is no such kind.
    """
    if kind not in ("quotes", "agreements", "indicators"):
        raise ValueError(f"cannot compare {kind!r}: it is not one of quotes, agreements, indicators")
    articles = {article.article_id: article for article in rows_of(tables, Article)}
    wholes, members, key = {
        "quotes": (rows_of(tables, Statement), rows_of(tables, Quote), "statement_id"),
        "agreements": (rows_of(tables, Accord), rows_of(tables, Agreement), "accord_id"),
        "indicators": (rows_of(tables, Series), rows_of(tables, Indicator), "series_id"),
    }[kind]
    reports: defaultdict[str, list[Quote | Agreement | Indicator]] = defaultdict(list)
    for row in cast("Iterable[Quote | Agreement | Indicator]", members):
        if (whole_id := getattr(row, key)) is not None:
            reports[whole_id].append(row)
    found = [
        Comparison(whole, tuple(_members(whole, reports[getattr(whole, key)], articles)))
        for whole in cast("Iterable[Statement | Accord | Series]", wholes)
        if len(reports[getattr(whole, key)]) >= least
    ]
    return sorted(found, key=lambda one: (-one.whole.origins, -one.whole.mentions, one.title, one.id))


def _members(
    whole: Statement | Accord | Series,
    rows: Sequence[Quote | Agreement | Indicator],
    articles: Mapping[str, Article],
) -> list[Member]:
    members = [Member(_relation(whole, row), row, articles.get(row.article_id)) for row in rows]
    return sorted(members, key=lambda one: (one.published or date.max, one.row.article_id, one.row.start, one.row.end))


def _relation(whole: Statement | Accord | Series, row: Quote | Agreement | Indicator) -> str:
    match whole, row:
        case Series(), Indicator():
            return relation_to_best(whole, row)
        case Accord(), Agreement():
            return _wording_relation(whole.title, row.title or row.text, other="paraphrase")
        case Statement(), Quote():
            other = "paraphrase" if row.kind == "indirect" else "translation"
            return _wording_relation(whole.text, row.text, other=other)
    raise TypeError(f"{type(row).__name__} is no report of a {type(whole).__name__}")


def _wording_relation(canonical: str | None, text: str | None, *, other: str) -> str:
    if canonical is None or text is None:
        return _WITHHELD
    whole, words = wording(canonical), wording(text)
    if words.words == whole.words:
        return "exact"
    return "part" if is_part(words, whole) else other


def _cells(row: Quote | Agreement | Indicator) -> dict[str, Any]:
    """The cells by which rows of a kind are told apart."""
    names: tuple[str, ...]
    match row:
        case Quote():
            names = ("kind", "speaker_id")
        case Agreement():
            names = ("kind", "status", "negated", "subject", "count", "amount", "unit", "date")
        case Indicator():
            names = ("qualifier", "value", "value_high", "unit", "status", "period")
    return {name: getattr(row, name) for name in names}
