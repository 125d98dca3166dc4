"""What was agreed, by whom, and how firmly."""

from __future__ import annotations

from typing import ClassVar

from onrecord.schema.anchored import Member, Reported
from onrecord.schema.record import ForeignKey, column
from onrecord.schema.types import (
    DATE_PATTERN,
    TERM_PATTERN,
    AgreementKind,
    AgreementStatus,
    AgreementSubject,
    Origin,
    row_id_pattern,
)

__all__ = ["Agreement", "AgreementParty"]


class Agreement(Reported):
    """One agreement per article, at its fullest mention."""

    table: ClassVar[str] = "agreements"
    codes: ClassVar[str] = "G"
    letter: ClassVar[str] = "a"
    primary_key: ClassVar[tuple[str, ...]] = ("agreement_id",)
    foreign_keys: ClassVar[tuple[ForeignKey, ...]] = (
        ForeignKey("article_id", "articles", "article_id"),
        ForeignKey("source_id", "entities", "entity_id"),
        ForeignKey("quote_id", "quotes", "quote_id"),
        ForeignKey("accord_id", "accords", "accord_id"),
    )
    lined_up_by: ClassVar[str | None] = "accord_id"
    follows: ClassVar[tuple[str, ...]] = ("quote_id",)
    said_by: ClassVar[str] = "source_text"
    telling: ClassVar[tuple[str, ...]] = ("kind", "status")
    known_by: ClassVar[tuple[str, ...]] = ("kind", "status")
    compared: ClassVar[tuple[str, ...]] = (
        "kind",
        "status",
        "negated",
        "subject",
        "count",
        "amount",
        "unit",
        "date",
    )
    sample: ClassVar[tuple[str, ...]] = ("text", "kind", "status", "parties")

    agreement_id: str = column(
        "Names the row; made from its words, so it stays when other rows come or go.",
        example="a-0a1b2c3d4e5f6071",
        pattern=row_id_pattern("a"),
    )
    article_id: str = column("The article it stands in.", example="rfi-putin-goes-to-beijing")
    text: str | None = column(
        "The words that name it; null where the edition withholds them.",
        example="a new contract for the supply of natural gas",
        words="capped",
    )
    start: int = column("Where they start in `articles.text`.", example=1690, unit="code points", minimum=0)
    end: int = column("Where they end, exclusive.", example=1734, unit="code points", minimum=1)
    title: str | None = column(
        "Its proper or descriptive name, as the text gives it.",
        example="Treaty of Good-Neighborliness and Friendly Cooperation",
        words="kept",
        default=None,
    )
    kind: AgreementKind = column("What sort of instrument it is.", example="contract")
    status: AgreementStatus = column("How firm it is, by legal maturity, as the text reports it.", example="signed")
    negated: bool = column("True where the text says that it is not so: no deal was signed.", example=False)
    subject: AgreementSubject = column("What it is about.", example="energy")
    count: int | None = column("How many, where the mention is a bundle.", example=15, minimum=0, default=None)
    amount: float | None = column(
        "What it is worth or what it is for, where the figure is its own; in base units.",
        example=10000000000.0,
        default=None,
    )
    unit: str | None = column(
        "The unit of the amount: ISO 4217 for money, UCUM for the rest.", example="m3", default=None
    )
    term: str | None = column(
        "How long it runs: an ISO 8601 duration or interval.", example="P5Y", pattern=TERM_PATTERN, default=None
    )
    date: str | None = column(
        "When it was made, ISO 8601, as precise as the text is.", example="2014", pattern=DATE_PATTERN, default=None
    )
    source_text: str | None = column(
        "Who says so, in the text's words; null where the article itself does.",
        example="Putin",
        words="kept",
        default=None,
    )
    source_id: str | None = column("Who that is.", example="vladimir-putin", default=None)
    quote_id: str | None = column(
        "The quote that it lies in, the shortest where quotes stand in quotes.",
        example="q-0a1b2c3d4e5f6071",
        default=None,
    )
    accord_id: str | None = column(
        "The accord of which this is one report.", example="c-0a1b2c3d4e5f6071", default=None
    )
    origin: Origin = column("Whether a rule found the row or a person corrected or added it.", example="extracted")
    rule: str | None = column("The rule that found it; null for an added row.", example="signed_noun", default=None)

    @property
    def is_sample(self) -> bool:
        """One that is said to be made shows more than one that is not."""
        return not self.negated


class AgreementParty(Member):
    """One party to one agreement."""

    table: ClassVar[str] = "agreement_parties"
    codes: ClassVar[str] = "G"
    member_of: ClassVar[str] = "parties"
    primary_key: ClassVar[tuple[str, ...]] = ("agreement_id", "entity_id")
    foreign_keys: ClassVar[tuple[ForeignKey, ...]] = (
        ForeignKey("agreement_id", "agreements", "agreement_id"),
        ForeignKey("entity_id", "entities", "entity_id"),
    )
    order: ClassVar[tuple[str, ...]] = ("agreement_id", "position")
    headline: ClassVar[str] = "entity_id"
    telling: ClassVar[tuple[str, ...]] = ("entity_id", "position")
    to_change: ClassVar[str] = "The parties of an agreement are set by a correction of the agreement."

    agreement_id: str = column("The agreement.", example="a-0a1b2c3d4e5f6071")
    entity_id: str = column("The party.", example="china")
    position: int = column(
        "The place of the party in the order in which the article names them, from 1.", example=1, minimum=1
    )
