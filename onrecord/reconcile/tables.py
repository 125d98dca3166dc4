"""All tables of a corpus, reconciled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from onrecord.extraction.coverage import cover
from onrecord.language.dates.dates import find_dates
from onrecord.language.text.spans import Span
from onrecord.reconcile import accords, ids, series, statements
from onrecord.reconcile.occasions import Occasion, first_and_last, occasion_of
from onrecord.reconcile.origins import origins
from onrecord.reconcile.speakers import Voices
from onrecord.schema import (
    TABLES,
    Accord,
    Agreement,
    AgreementParty,
    Article,
    Coverage,
    Entity,
    Indicator,
    Quote,
    Record,
    Series,
    Statement,
    rows_of,
)

__all__ = ["reconcile"]

_R = TypeVar("_R", bound=Record)
_AROUND = 160
_BESIDE = 120
_NEXT = 16


def reconcile(tables: Mapping[str, Sequence[Record]]) -> dict[str, list[Record]]:
    """The rows of many articles lined up: all ten tables, each in its order.

    `tables` holds the rows of articles, entities, quotes, agreements, agreement_parties and indicators, by table; one
    that is missing has no rows. What comes back has `statement_id`, `accord_id` and `series_id` filled in, and the rows
    of statements, accords, series and coverage. The same rows give the same tables in whatever order they come.

    Every agreement is of an accord and every indicator of a series. Every quote is of a statement, but for scare
    quotes, which are nobody's words.

    >>> sorted(reconcile({})) == sorted(TABLES)
    True
    """
    articles = _rows(tables, Article)
    context = _Context(articles, _rows(tables, Entity))
    quotes, said = _statements(_rows(tables, Quote), context)
    parties = _rows(tables, AgreementParty)
    agreements, agreed = _accords(_rows(tables, Agreement), parties, context)
    indicators, measured = _series(_rows(tables, Indicator), context)
    found: dict[str, list[Record]] = {
        # What nothing lines up stays as it is.
        **{name: list(rows) for name, rows in tables.items()},
        "quotes": list(quotes),
        "agreements": list(agreements),
        "indicators": list(indicators),
        "statements": list(said),
        "accords": list(agreed),
        "series": list(measured),
        "coverage": list(_coverage(articles, quotes, agreements, indicators)),
    }
    return {name: sorted(found.get(name, ()), key=_order(record)) for name, record in TABLES.items()}


class _Context:
    """What the articles and entities say about the rows."""

    def __init__(self, articles: Sequence[Article], entities: Iterable[Entity]) -> None:
        self.articles = {article.article_id: article for article in articles}
        self.occasions = {article.article_id: occasion_of(article.event, article.published) for article in articles}
        self.origins = origins(articles)
        self.voices = Voices(entities)
        self._event_days: dict[str | None, date] = {
            article.event: article.published
            for article in sorted(articles, key=lambda article: article.published or date.min)
            if article.event and article.published
        }

    def occasion(self, article_id: str) -> Occasion:
        return self.occasions.get(article_id, Occasion(None, None))

    def origin(self, article_id: str) -> str:
        return self.origins.get(article_id, f"#{article_id}")

    def around(self, row: Quote | Indicator, reach: int) -> str:
        """The words next to a row, in its line, as far as its sentence goes and `reach` characters allow."""
        article = self.articles.get(row.article_id)
        if article is None:
            return ""
        before = article.words[max(0, row.start - reach) : row.start].rpartition("\n")[2].rpartition(". ")[2]
        after = article.words[row.end : row.end + reach].partition("\n")[0].partition(". ")[0]
        return f"{before} {after}".strip()

    def figure(self, row: Indicator) -> series.Figure:
        """An indicator with what its article adds to it."""
        around = self.around(row, _BESIDE)
        period = row.period or self._period_beside(row)
        return series.Figure(row, self.occasion(row.article_id), self.origin(row.article_id), around, period)

    def _period_beside(self, row: Indicator) -> str | None:
        """What "last year" right behind or before a figure means in an article that shows no date.

        One that covers an event was written in the days in which the others on that event were.
        """
        article = self.articles.get(row.article_id)
        if article is None or article.published is not None or article.event not in self._event_days:
            return None
        text, day = article.words, self._event_days[article.event]
        for found in find_dates(text, max(0, row.start - _NEXT), row.end + _NEXT, day):
            beside = not Span(row.start, row.end).overlaps((found.start, found.end))
            if found.relative and beside and found.iso and len(found.iso) <= len("2021-12"):
                return found.iso
        return None

    def reports(self, article_ids: Sequence[str]) -> dict[str, Any]:
        """What all three tables tell of their reports."""
        first, last = first_and_last(self.occasion(article_id).day for article_id in article_ids)
        return {
            "mentions": len(article_ids),
            "articles": len(set(article_ids)),
            "origins": len({self.origin(article_id) for article_id in article_ids}),
            "first_report": first,
            "last_report": last,
        }


def _statements(quotes: Sequence[Quote], context: _Context) -> tuple[list[Quote], list[Statement]]:
    rows = {quote.quote_id: quote for quote in quotes}
    assigned: dict[str, str] = {}
    found = []
    sayings = [_saying(quote, context) for quote in quotes if quote.kind != "scare"]
    for block in statements.by_voice(sayings).values():
        for group in statements.group_sayings(block):
            members = [rows[saying.quote_id] for saying in group]
            statement_id = ids.statement_id(min(group, key=lambda saying: saying.report).quote_id)
            assigned.update((member.quote_id, statement_id) for member in members)
            found.append(
                Statement(
                    statement_id=statement_id,
                    speaker_id=members[0].speaker_id,
                    text=members[0].text,
                    **context.reports([member.article_id for member in members]),
                )
            )
    return [_with(quote, "statement_id", assigned.get(quote.quote_id)) for quote in quotes], found


def _saying(quote: Quote, context: _Context) -> statements.Saying:
    article = context.articles.get(quote.article_id)
    voice = None
    if quote.speaker_id is not None:
        voice = context.voices.of(quote.speaker_id, article.event if article else None)
    return statements.Saying(
        quote_id=quote.quote_id,
        article_id=quote.article_id,
        text=quote.words,
        reported=quote.kind == "indirect",
        occasion=context.occasion(quote.article_id),
        voice=voice,
        around=context.around(quote, _AROUND),
    )


def _accords(
    agreements: Sequence[Agreement], parties: Sequence[AgreementParty], context: _Context
) -> tuple[list[Agreement], list[Accord]]:
    named: defaultdict[str, list[str]] = defaultdict(list)
    for party in parties:
        named[party.agreement_id].append(party.entity_id)
    mentions = [
        accords.Mention(
            row,
            frozenset(body for entity in named[row.agreement_id] for body in context.voices.bodies(entity)),
            context.occasion(row.article_id),
            context.origin(row.article_id),
        )
        for row in agreements
    ]
    assigned: dict[str, str] = {}
    found = []
    for group in accords.group_mentions(mentions):
        accord_id = ids.accord_id(group[0].row.agreement_id)
        assigned.update((mention.row.agreement_id, accord_id) for mention in group)
        fullest = max((named[mention.row.agreement_id] for mention in group), key=len)
        found.append(
            Accord(
                accord_id=accord_id,
                parties=tuple(sorted(fullest)),
                **accords.terms(group)._asdict(),
                **context.reports([mention.row.article_id for mention in group]),
            )
        )
    return [_with(row, "accord_id", assigned[row.agreement_id]) for row in agreements], found


def _series(indicators: Sequence[Indicator], context: _Context) -> tuple[list[Indicator], list[Series]]:
    figures = [context.figure(row) for row in indicators]
    assigned: dict[str, str] = {}
    found = []
    for group in series.group_figures(figures, context.voices):
        first = group[0].row
        series_id = ids.series_id(first.indicator_id)
        assigned.update((figure.row.indicator_id, series_id) for figure in group)
        subjects = [figure.row.subject for figure in group]
        result = series.assess(group)
        found.append(
            Series(
                series_id=series_id,
                measure=first.measure,
                subject=max(subjects, key=len),
                period=max((figure.period for figure in group if figure.period), key=len, default=None),
                kind=first.kind,
                target=first.status == "target",
                unit=result.unit,
                low=result.low,
                best=result.best,
                high=result.high,
                verdict=result.verdict,
                **context.reports([figure.row.article_id for figure in group]),
            )
        )
    return [_with(row, "series_id", assigned[row.indicator_id]) for row in indicators], found


def _coverage(
    articles: Sequence[Article],
    quotes: Sequence[Quote],
    agreements: Sequence[Agreement],
    indicators: Sequence[Indicator],
) -> Iterable[Coverage]:
    quoted, others = _spans(quotes), _spans([*agreements, *indicators])
    for article in articles:
        yield from cover(article, quoted.get(article.article_id, ()), others.get(article.article_id, ()))


def _spans(rows: Iterable[Quote | Agreement | Indicator]) -> dict[str, list[Span]]:
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for row in rows:
        spans[row.article_id].append(Span(row.start, row.end))
    return dict(spans)


def _rows(tables: Mapping[str, Sequence[Record]], record: type[_R]) -> list[_R]:
    """The rows of one table, in its order, whatever the order they come in."""
    return sorted(rows_of(tables, record), key=_order(record))


def _order(record: type[Record]) -> Any:
    columns = tuple(dict.fromkeys((*record.order, *record.primary_key)))
    return lambda row: tuple(getattr(row, column) for column in columns)


def _with(row: _R, column: str, value: str | None) -> _R:
    return row if getattr(row, column) == value else row.model_copy(update={column: value})
