"""Which figures were given, of what, and by whom."""

from __future__ import annotations

from typing import ClassVar

from onrecord.schema.anchored import Reported
from onrecord.schema.record import ForeignKey, column
from onrecord.schema.types import (
    NAME_PATTERN,
    PERIOD_PATTERN,
    IndicatorKind,
    IndicatorStatus,
    Origin,
    Qualifier,
    row_id_pattern,
)

__all__ = ["Indicator"]


class Indicator(Reported):
    """One number that measures something."""

    table: ClassVar[str] = "indicators"
    codes: ClassVar[str] = "I"
    letter: ClassVar[str] = "i"
    primary_key: ClassVar[tuple[str, ...]] = ("indicator_id",)
    foreign_keys: ClassVar[tuple[ForeignKey, ...]] = (
        ForeignKey("article_id", "articles", "article_id"),
        ForeignKey("source_id", "entities", "entity_id"),
        ForeignKey("quote_id", "quotes", "quote_id"),
        ForeignKey("agreement_id", "agreements", "agreement_id"),
        ForeignKey("series_id", "series", "series_id"),
    )
    list_keys: ClassVar[tuple[ForeignKey, ...]] = (ForeignKey("subject", "entities", "entity_id"),)
    lined_up_by: ClassVar[str | None] = "series_id"
    follows: ClassVar[tuple[str, ...]] = ("quote_id",)
    said_by: ClassVar[str] = "source_text"
    telling: ClassVar[tuple[str, ...]] = ("value", "measure")
    known_by: ClassVar[tuple[str, ...]] = ("kind", "value")
    compared: ClassVar[tuple[str, ...]] = ("qualifier", "value", "value_high", "unit", "status", "period")
    sample: ClassVar[tuple[str, ...]] = ("text", "value", "unit", "measure", "period")

    indicator_id: str = column(
        "Names the row; made from its words, so it stays when other rows come or go.",
        example="i-0a1b2c3d4e5f6071",
        pattern=row_id_pattern("i"),
    )
    article_id: str = column("The article it stands in.", example="rfi-putin-goes-to-beijing")
    text: str | None = column(
        "Qualifier, number, unit and counted noun; null where the edition withholds them.",
        example="nearly $150 billion",
        words="capped",
    )
    start: int = column("Where they start in `articles.text`.", example=812, unit="code points", minimum=0)
    end: int = column("Where they end, exclusive.", example=831, unit="code points", minimum=1)
    value: float = column(
        "The number in base units (150 billion is 150000000000); the lower end of a range.", example=150000000000.0
    )
    value_high: float | None = column("The upper end of a range.", example=12.0, default=None)
    unit: str | None = column(
        "ISO 4217 for money, UCUM for the rest, `1` for what is counted.", example="USD", default=None
    )
    kind: IndicatorKind = column("What sort of quantity it is.", example="money")
    qualifier: Qualifier = column("How exact it is, as the text says.", example="nearly")
    measure: str = column(
        "What is measured, a snake_case name; the same in all articles where build/measures.toml knows it.",
        example="bilateral_trade",
        pattern=NAME_PATTERN,
    )
    subject: tuple[str, ...] = column(
        "The entities that the figure is about, by id, in alphabetical order.", example=("china", "russia"), default=()
    )
    period: str | None = column(
        "The time that the number is of, an ISO 8601 date or interval.",
        example="2021",
        pattern=PERIOD_PATTERN,
        default=None,
    )
    status: IndicatorStatus = column("Whether it is measured, expected or aimed at.", example="observed")
    source_text: str | None = column(
        "Who states it, in the text's words; null where the article itself does.",
        example="the Kremlin",
        words="kept",
        default=None,
    )
    source_id: str | None = column("Who that is.", example="kremlin", default=None)
    quote_id: str | None = column(
        "The quote that it lies in, the shortest where quotes stand in quotes.",
        example="q-0a1b2c3d4e5f6071",
        default=None,
    )
    agreement_id: str | None = column(
        "The agreement of the article whose term, worth or volume the figure is.",
        example="a-0a1b2c3d4e5f6071",
        default=None,
    )
    series_id: str | None = column(
        "The series of which this is one report.", example="r-0a1b2c3d4e5f6071", default=None
    )
    origin: Origin = column("Whether a rule found the row or a person corrected or added it.", example="extracted")
    rule: str | None = column("The rule that found it; null for an added row.", example="money_symbol", default=None)
