"""What several articles report, lined up: one row per thing said, agreed or measured."""

from __future__ import annotations

from typing import ClassVar

from onrecord.schema.anchored import LinedUp, Worded
from onrecord.schema.record import ForeignKey, column
from onrecord.schema.types import (
    DATE_PATTERN,
    NAME_PATTERN,
    PERIOD_PATTERN,
    AgreementKind,
    AgreementStatus,
    AgreementSubject,
    IndicatorKind,
    Verdict,
    row_id_pattern,
)

__all__ = ["Accord", "Series", "Statement"]

_MENTIONS = "How many rows report it."
_ARTICLES = "In how many articles."
_ORIGINS = "From how many independent origins: an agency story that two outlets carry is one."
_FIRST = "The day of the earliest report that has a date."
_LAST = "The day of the latest report that has a date."


class Statement(LinedUp, Worded):
    """One thing that somebody said, in however many wordings it was reported."""

    table: ClassVar[str] = "statements"
    codes: ClassVar[str] = "L"
    letter: ClassVar[str] = "s"
    primary_key: ClassVar[tuple[str, ...]] = ("statement_id",)
    foreign_keys: ClassVar[tuple[ForeignKey, ...]] = (ForeignKey("speaker_id", "entities", "entity_id"),)
    order: ClassVar[tuple[str, ...]] = ("statement_id",)
    worded_by: ClassVar[tuple[str, ...]] = ("text",)
    headline: ClassVar[str] = "text"
    telling: ClassVar[tuple[str, ...]] = ("speaker_id",)

    statement_id: str = column("Names the statement.", example="s-0a1b2c3d4e5f6071", pattern=row_id_pattern("s"))
    speaker_id: str | None = column(
        "Who said it, by the report of the canonical wording.", example="wang-yi", default=None
    )
    text: str | None = column(
        "The canonical wording: the longest; null where the edition withholds it.",
        example="We have agreed on a new harbour, and on who will pay for it.",
        words="capped",
    )
    mentions: int = column(_MENTIONS, example=2, minimum=1)
    articles: int = column(_ARTICLES, example=2, minimum=1)
    origins: int = column(_ORIGINS, example=2, minimum=1)
    first_report: str | None = column(_FIRST, example="2022-02-03", pattern=DATE_PATTERN, default=None)
    last_report: str | None = column(_LAST, example="2022-02-04", pattern=DATE_PATTERN, default=None)


class Accord(LinedUp, Worded):
    """One agreement, in however many articles it is reported."""

    table: ClassVar[str] = "accords"
    codes: ClassVar[str] = "L"
    letter: ClassVar[str] = "c"
    primary_key: ClassVar[tuple[str, ...]] = ("accord_id",)
    list_keys: ClassVar[tuple[ForeignKey, ...]] = (ForeignKey("parties", "entities", "entity_id"),)
    order: ClassVar[tuple[str, ...]] = ("accord_id",)
    wording: ClassVar[str] = "title"
    worded_by: ClassVar[tuple[str, ...]] = ("title", "text")
    ascending: ClassVar[tuple[str, ...]] = ("amount_low", "amount_high")
    headline: ClassVar[str] = "title"
    telling: ClassVar[tuple[str, ...]] = ("kind", "parties")

    accord_id: str = column("Names the accord.", example="c-0a1b2c3d4e5f6071", pattern=row_id_pattern("c"))
    title: str | None = column(
        "The canonical wording: the fullest title, or else the fullest mention; null where the edition withholds it.",
        example="a new contract for the supply of natural gas",
        words="capped",
    )
    kind: AgreementKind = column("What sort of instrument it is.", example="contract")
    subject: AgreementSubject = column("What it is about.", example="energy")
    parties: tuple[str, ...] = column(
        "The parties, by entity id, in alphabetical order.", example=("china", "russia"), default=()
    )
    date: str | None = column("When it was made, ISO 8601.", example="2014", pattern=DATE_PATTERN, default=None)
    status_low: AgreementStatus = column("The least firm status that is reported.", example="prepared")
    status_high: AgreementStatus = column("The firmest status that is reported.", example="signed")
    amount_low: float | None = column("The lowest amount that is reported.", example=10000000000.0, default=None)
    amount_high: float | None = column("The highest amount that is reported.", example=10000000000.0, default=None)
    unit: str | None = column("The unit of the amounts.", example="m3", default=None)
    mentions: int = column(_MENTIONS, example=2, minimum=1)
    articles: int = column(_ARTICLES, example=2, minimum=1)
    origins: int = column(_ORIGINS, example=2, minimum=1)
    first_report: str | None = column(_FIRST, example="2022-02-03", pattern=DATE_PATTERN, default=None)
    last_report: str | None = column(_LAST, example="2022-02-04", pattern=DATE_PATTERN, default=None)


class Series(LinedUp):
    """One quantity of one subject and period, in however many versions it was given."""

    table: ClassVar[str] = "series"
    codes: ClassVar[str] = "L"
    letter: ClassVar[str] = "r"
    primary_key: ClassVar[tuple[str, ...]] = ("series_id",)
    list_keys: ClassVar[tuple[ForeignKey, ...]] = (ForeignKey("subject", "entities", "entity_id"),)
    order: ClassVar[tuple[str, ...]] = ("series_id",)
    ascending: ClassVar[tuple[str, ...]] = ("low", "best", "high")
    headline: ClassVar[str] = "measure"
    telling: ClassVar[tuple[str, ...]] = ("subject", "period", "low", "verdict")
    sample: ClassVar[tuple[str, ...]] = ("measure", "subject", "low", "best", "high")

    series_id: str = column("Names the series.", example="r-0a1b2c3d4e5f6071", pattern=row_id_pattern("r"))
    measure: str = column("What is measured.", example="bilateral_trade", pattern=NAME_PATTERN)
    subject: tuple[str, ...] = column(
        "The entities that the figure is about, by id, in alphabetical order.", example=("china", "russia"), default=()
    )
    period: str | None = column("The time that the number is of.", example="2021", pattern=PERIOD_PATTERN, default=None)
    kind: IndicatorKind = column("What sort of quantity it is.", example="money")
    unit: str | None = column("The unit of low, best and high.", example="USD", default=None)
    target: bool = column(
        "Whether it is a goal that somebody has set; what is reached is another series.", example=False, default=False
    )
    low: float | None = column(
        "The lowest number that a report gives; null where all reports are open below ('nearly').",
        example=140000000000.0,
        default=None,
    )
    best: float = column(
        "The value of the most precise report; of several, what most origins give.", example=140000000000.0
    )
    high: float | None = column(
        "The highest number that a report gives; null where all reports are open above ('more than').",
        example=150000000000.0,
        default=None,
    )
    verdict: Verdict = column("Whether the reports can all be true.", example="conflict")
    mentions: int = column(_MENTIONS, example=2, minimum=1)
    articles: int = column(_ARTICLES, example=2, minimum=1)
    origins: int = column(_ORIGINS, example=2, minimum=1)
    first_report: str | None = column(_FIRST, example="2022-02-03", pattern=DATE_PATTERN, default=None)
    last_report: str | None = column(_LAST, example="2022-02-04", pattern=DATE_PATTERN, default=None)

    @property
    def is_sample(self) -> bool:
        """A conflict shows what a series is for."""
        return self.verdict == "conflict" and self.low != self.high
