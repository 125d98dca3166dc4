"""What several articles report, lined up: one row per thing said, agreed or measured."""

from __future__ import annotations

from typing import ClassVar

from onrecord.schema.record import ForeignKey, Record, column, shown
from onrecord.schema.types import (
    DATE_PATTERN,
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


class Statement(Record):
    """One thing that somebody said, in however many wordings it was reported."""

    table: ClassVar[str] = "statements"
    primary_key: ClassVar[tuple[str, ...]] = ("statement_id",)
    foreign_keys: ClassVar[tuple[ForeignKey, ...]] = (ForeignKey("speaker_id", "entities", "entity_id"),)
    order: ClassVar[tuple[str, ...]] = ("statement_id",)

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

    @property
    def words(self) -> str:
        """`text`, for those who cannot do without it.

        Raises:
            WithheldError: the edition withholds it.
        """
        return shown(self.text, self.table, self.statement_id)


class Accord(Record):
    """One agreement, in however many articles it is reported."""

    table: ClassVar[str] = "accords"
    primary_key: ClassVar[tuple[str, ...]] = ("accord_id",)
    order: ClassVar[tuple[str, ...]] = ("accord_id",)

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

    @property
    def words(self) -> str:
        """`title`, for those who cannot do without it.

        Raises:
            WithheldError: the edition withholds it.
        """
        return shown(self.title, self.table, self.accord_id)


class Series(Record):
    """One quantity of one subject and period, in however many versions it was given."""

    table: ClassVar[str] = "series"
    primary_key: ClassVar[tuple[str, ...]] = ("series_id",)
    order: ClassVar[tuple[str, ...]] = ("series_id",)

    series_id: str = column("Names the series.", example="r-0a1b2c3d4e5f6071", pattern=row_id_pattern("r"))
    measure: str = column("What is measured.", example="bilateral_trade", pattern=r"^\S+$")
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
