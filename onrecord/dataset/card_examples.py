"""The example rows of the dataset card: real ones, chosen by rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from onrecord.dataset.markdown import code, plain, table
from onrecord.schema import Agreement, AgreementParty, Indicator, Quote, Record, Series, rows_of

__all__ = ["examples"]

_R = TypeVar("_R", bound=Record)

_SHOWN = 3
_LONGEST = 110
"""Longer words would make a table too wide to read."""


def examples(tables: Mapping[str, Sequence[Record]]) -> str:
    """A few rows of each of the main tables, with the columns that tell most; empty where there are none.

    They come from as many articles as can be: of each the first row that has its words and the cells that make it
    telling.
    """
    parts = []
    if quotes := _first(rows_of(tables, Quote), lambda row: row.kind == "direct" and bool(row.speaker_id and row.cue)):
        said = (
            (plain(row.words), plain(row.speaker_text or ""), code(row.speaker_id or ""), row.cue or "")
            for row in quotes
        )
        parts.append(_part("quotes", ("text", "speaker_text", "speaker_id", "cue"), said))
    if deals := _first(rows_of(tables, Agreement), lambda row: not row.negated):
        parties = _parties(tables)
        agreed = ((plain(r.words), r.kind, r.status, parties.get(r.agreement_id, "")) for r in deals)
        parts.append(_part("agreements", ("text", "kind", "status", "parties"), agreed))
    if figures := _first(rows_of(tables, Indicator), lambda row: row.unit is not None and row.period is not None):
        given = ((plain(r.words), _number(r.value), r.unit or "", code(r.measure), r.period or "") for r in figures)
        parts.append(_part("indicators", ("text", "value", "unit", "measure", "period"), given, right=(1,)))
    if series := [row for row in rows_of(tables, Series) if row.verdict == "conflict" and row.low != row.high][:_SHOWN]:
        bounds = (
            (code(row.measure), ", ".join(map(code, row.subject)), *map(_number, (row.low, row.best, row.high)))
            for row in series
        )
        heads = ("measure", "subject", "low", "best", "high")
        parts.append(_part("series", heads, bounds, right=(2, 3, 4), note=", where the figures cannot all be true"))
    return "\n\n".join(parts)


def _part(
    name: str, heads: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = (), note: str = ""
) -> str:
    return f"`{name}`{note}\n\n{table(heads, rows, right=right)}"


def _first(rows: Iterable[_R], telling: Callable[[_R], bool]) -> list[_R]:
    """The first telling row of each article, and then of those again, until there are enough."""
    fit = [row for row in rows if telling(row) and 0 < len(getattr(row, "text", None) or "") <= _LONGEST]
    return [row for _, row in sorted(_by_turn(fit), key=lambda found: found[0])[:_SHOWN]]


def _by_turn(rows: Iterable[_R]) -> Iterator[tuple[int, _R]]:
    turns: dict[str, int] = {}
    for row in rows:
        article_id = str(getattr(row, "article_id", ""))
        turns[article_id] = turn = turns.get(article_id, 0) + 1
        yield turn, row


def _parties(tables: Mapping[str, Sequence[Record]]) -> dict[str, str]:
    named: dict[str, list[str]] = {}
    for party in sorted(rows_of(tables, AgreementParty), key=lambda row: (row.agreement_id, row.position)):
        named.setdefault(party.agreement_id, []).append(code(party.entity_id))
    return {agreement_id: ", ".join(parties) for agreement_id, parties in named.items()}


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.15g}"
