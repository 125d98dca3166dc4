"""The public edition: the tables without the text of articles that not everybody may share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from onrecord.publish.excerpts import CAP, LONGEST, Candidate, choose
from onrecord.schema import TABLES, Anchored, Article, LinedUp, Record, Reported, Worded, records_of, rows_of
from onrecord.schema.edition import Edition, Excerpt
from onrecord.schema.rights import shareable

__all__ = ["public_tables"]

_R = TypeVar("_R", bound=Record)

_NEAR = 400
"""In so many code points around a row its names are looked for first."""


def public_tables(
    tables: Mapping[str, Sequence[Record]], *, cap: float = CAP, longest: int = LONGEST
) -> tuple[dict[str, list[Record]], Edition]:
    """The tables as the public edition has them, and what it says of itself but for the hashes of the full one.

    Of an article whose rights do not let everybody share it, `text` becomes null. Names, cues, titles and all values
    stay. The words of quotes, agreements and indicators stay, the shortest first, and then sentences of `coverage`, as
    long as all that is shown of the article (names and titles too, as far as its text has them, and words that it
    shares with another) is at most `cap` of its characters and no span is longer than `longest`; the others become
    null, and keep their offsets. The wording of a statement or an accord stays where one of its rows shows it. No other
    cell changes, and no row goes.
    """
    sealed = {
        article.article_id: article.words
        for article in rows_of(tables, Article)
        if article.text is not None and not shareable(article.rights)
    }
    places = _Places(tables, sealed)
    kept = {article_id: list(places.kept(article_id)) for article_id in sealed}
    shown = choose(sealed, places.spans, kept, cap=cap, longest=longest)
    excerpts = [
        Excerpt(article_id=article_id, characters=len(sealed[article_id]), shown=shown.characters[article_id])
        for article_id in sorted(sealed)
    ]
    public = {table: list(rows) for table, rows in tables.items()}
    for record in records_of(Anchored).values():
        public[record.table] = [
            _without(row, "text") if row.article_id in sealed and (record.table, number) not in shown.keys else row
            for number, row in enumerate(rows_of(tables, record))
        ]
    public["articles"] = [
        _without(row, "text") if row.article_id in sealed else row for row in rows_of(tables, Article)
    ]
    _withhold_wordings(public)
    public = {table: rows for table, rows in public.items() if table in tables}
    return public, Edition(
        name="public",
        cap=cap,
        longest=longest,
        articles=tuple(excerpts),
        withheld=dict(_withheld(tables, public)),
    )


class _Places:
    """Where in its article each cell has its words from."""

    def __init__(self, tables: Mapping[str, Sequence[Record]], texts: Mapping[str, str]) -> None:
        self._texts = texts
        self.spans: defaultdict[str, list[Candidate[tuple[str, int]]]] = defaultdict(list)
        self._names: defaultdict[str, list[tuple[str, int, int]]] = defaultdict(list)
        """By article: the words of each cell that is kept, and the span beside which they stand."""
        for record in records_of(Anchored).values():
            for number, row in enumerate(rows_of(tables, record)):
                if row.article_id in texts:
                    candidate = Candidate(record.turn, row.start, row.end, (record.table, number))
                    self.spans[row.article_id].append(candidate)
                    self._names[row.article_id] += ((words, row.start, row.end) for words in _kept(row))
        for article in rows_of(tables, Article):
            self._names[article.article_id] += ((words, 0, 0) for words in _kept(article))

    def kept(self, article_id: str) -> Iterator[tuple[int, int]]:
        """The spans of what is kept whatever the cap is, as far as the text has it."""
        text = self._texts[article_id]
        far: dict[str, int] = {}
        for words, start, end in self._names[article_id]:
            place = text.find(words, max(0, start - _NEAR), end + _NEAR)
            if place < 0:
                place = far[words] if words in far else far.setdefault(words, text.find(words))
            if place >= 0:
                yield place, place + len(words)


def _kept(row: Record) -> Iterator[str]:
    for column in row.columns_of_words("kept"):
        if value := getattr(row, column):
            yield from (value,) if isinstance(value, str) else value


def _withhold_wordings(tables: dict[str, list[Record]]) -> None:
    """Takes out the wordings of statements and accords that no row shows any more."""
    for table, record in records_of(LinedUp).items():
        if not issubclass(record, Worded):
            continue
        shown = {
            (getattr(row, row.lined_up_by or ""), getattr(row, column))
            for reported in records_of(Reported).values()
            if reported.lined_up_in() == table
            for row in rows_of(tables, reported)
            for column in record.worded_by
        }
        tables[table] = [
            row if (row.row_id, getattr(row, record.wording)) in shown else _without(row, record.wording)
            for row in rows_of(tables, record)
        ]


def _withheld(full: Mapping[str, Sequence[Record]], public: Mapping[str, Sequence[Record]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for table, record in TABLES.items():
        for column in record.columns():
            if column.words == "capped":
                nulls = [sum(getattr(row, column.name) is None for row in of.get(table, ())) for of in (full, public)]
                if nulls[1] > nulls[0]:
                    counts[f"{table}.{column.name}"] = nulls[1] - nulls[0]
    return counts


def _without(row: _R, column: str) -> _R:
    # Set, and not checked again: null is a value of every such column.
    return row.model_copy(update={column: None})
