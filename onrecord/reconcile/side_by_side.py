"""Rows side by side: one comparison for each thing that was said, agreed or measured more than once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.reconcile.series import relation_to_best
from onrecord.reconcile.similarity import is_part
from onrecord.reconcile.wording import wording
from onrecord.schema import (
    Article,
    Indicator,
    LinedUp,
    Quote,
    Record,
    Reported,
    Series,
    Worded,
    records_of,
    rows_of,
)

__all__ = ["COMPARED", "Comparison", "Member", "compare"]

COMPARED = {table: whole for table, record in records_of(Reported).items() if (whole := record.lined_up_in())}
"""What can be compared: each table whose rows are put side by side, and the one that lines them up."""

_WITHHELD = "withheld"
"""Stands for words, and for how they relate to others, that the edition does not show."""


@dataclass(frozen=True, slots=True)
class Member:
    """One row of a comparison, with the article it stands in; the article is None where the tables do not hold it."""

    relation: str
    """Of a quote or an agreement to the canonical wording: exact, part, translation or paraphrase.

    Of an indicator to the best value of its series: agree, compatible, conflict or unit_mismatch.
    """
    row: Reported
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
        said_by: str | None = getattr(self.row, self.row.said_by)
        return said_by


@dataclass(frozen=True, slots=True)
class Comparison:
    """A statement, an accord or a series with the rows that report it, earliest first."""

    whole: LinedUp
    members: tuple[Member, ...]

    @property
    def id(self) -> str:
        """The id of the statement, accord or series."""
        return self.whole.row_id

    @property
    def title(self) -> str:
        """The canonical wording; of a series its measure, its subject and its period."""
        if isinstance(self.whole, Series):
            known = (self.whole.measure, ", ".join(self.whole.subject), self.whole.period)
            return " · ".join(part for part in known if part)
        return getattr(self.whole, self.whole.headline) or f"{_WITHHELD} ({self.id})"

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
                **{column: getattr(member.row, column) for column in member.row.compared},
            }
            for member in self.members
        ]


def compare(kind: str, tables: Mapping[str, Sequence[Record]], *, least: int = 2) -> list[Comparison]:
    """What several rows report, side by side: the most independent origins first, then the most rows.

    Args:
        kind: the table whose rows are compared.
        tables: the tables as `onrecord.reconcile.reconcile` gives them; of this kind, what it adds up to, and articles.
        least: how many rows a comparison has at least.

    Raises:
        ValueError: there is no such kind.
    """
    if kind not in COMPARED:
        raise ValueError(f"cannot compare {kind!r}: it is not one of {', '.join(COMPARED)}")
    articles = {article.article_id: article for article in rows_of(tables, Article)}
    reports: defaultdict[str, list[Reported]] = defaultdict(list)
    for row in tables.get(kind, ()):
        if isinstance(row, Reported) and (whole_id := getattr(row, row.lined_up_by or "")) is not None:
            reports[whole_id].append(row)
    found = [
        Comparison(whole, tuple(_members(whole, reports[whole.row_id], articles)))
        for whole in tables.get(COMPARED[kind], ())
        if isinstance(whole, LinedUp) and len(reports[whole.row_id]) >= least
    ]
    return sorted(found, key=lambda one: (-one.whole.origins, -one.whole.mentions, one.title, one.id))


def _members(
    whole: LinedUp,
    rows: Sequence[Reported],
    articles: Mapping[str, Article],
) -> list[Member]:
    members = [Member(_relation(whole, row), row, articles.get(row.article_id)) for row in rows]
    return sorted(members, key=lambda one: (one.published or date.max, one.row.article_id, one.row.start, one.row.end))


def _relation(whole: LinedUp, row: Reported) -> str:
    if isinstance(whole, Series) and isinstance(row, Indicator):
        return relation_to_best(whole, row)
    if not isinstance(whole, Worded) or whole.table != row.lined_up_in():
        raise TypeError(f"{type(row).__name__} is no report of a {type(whole).__name__}")
    # Of two quotes of one statement that are not indirect, one is a translation of the other's words.
    other = "translation" if isinstance(row, Quote) and row.kind != "indirect" else "paraphrase"
    words = next((words for column in whole.worded_by if (words := getattr(row, column))), None)
    return _wording_relation(getattr(whole, whole.wording), words, other=other)


def _wording_relation(canonical: str | None, text: str | None, *, other: str) -> str:
    if canonical is None or text is None:
        return _WITHHELD
    whole, words = wording(canonical), wording(text)
    if words.words == whole.words:
        return "exact"
    return "part" if is_part(words, whole) else other
