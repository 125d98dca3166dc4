"""Rows for the tests, with everything filled in that a test does not speak of."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from onrecord.schema import Agreement, AgreementParty, Article, Entity, Indicator, Quote

DAY = date(2023, 5, 4)


def article(article_id: str, text: str = "Talks began.", **cells: Any) -> Article:
    """An article of the 4th of May 2023, but for what `cells` say."""
    return Article(
        **{
            "article_id": article_id,
            "published": DAY,
            "text": text,
            "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
            "word_count": len(text.split()),
            **cells,
        }
    )


def entity(entity_id: str, kind: str = "person", **cells: Any) -> Entity:
    """An entity, by default a person."""
    return Entity(**{"entity_id": entity_id, "name": entity_id.replace("-", " ").title(), "kind": kind, **cells})


def quote(article_id: str, text: str, speaker: str | None = "ada-lund", **cells: Any) -> Quote:
    """A direct quote, which does not have to stand in the article's text."""
    return Quote(
        **{
            "quote_id": _id("q", article_id, text, str(cells.get("start", 0))),
            "article_id": article_id,
            "kind": "direct",
            "text": text,
            "start": 0,
            "end": len(text),
            "speaker_id": speaker,
            "utterance": 1,
            "origin": "extracted",
            **cells,
        }
    )


def agreement(article_id: str, text: str, **cells: Any) -> Agreement:
    """A signed contract on energy, but for what `cells` say."""
    return Agreement(
        **{
            "agreement_id": _id("a", article_id, text),
            "article_id": article_id,
            "text": text,
            "start": 0,
            "end": len(text),
            "kind": "contract",
            "status": "signed",
            "negated": False,
            "subject": "energy",
            "origin": "extracted",
            **cells,
        }
    )


def parties(row: Agreement, *entity_ids: str) -> list[AgreementParty]:
    """The parties to an agreement, in order."""
    return [
        AgreementParty(agreement_id=row.agreement_id, entity_id=entity_id, position=position)
        for position, entity_id in enumerate(entity_ids, start=1)
    ]


def indicator(article_id: str, text: str, value: float, **cells: Any) -> Indicator:
    """An exact count of delegations, but for what `cells` say."""
    return Indicator(
        **{
            "indicator_id": _id("i", article_id, text, str(cells.get("start", 0))),
            "article_id": article_id,
            "text": text,
            "start": 0,
            "end": len(text),
            "value": float(value),
            "unit": "1",
            "kind": "count",
            "qualifier": "exact",
            "measure": "delegations",
            "status": "observed",
            "origin": "extracted",
            **cells,
        }
    )


def _id(letter: str, *parts: str) -> str:
    return f"{letter}-{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:16]}"
