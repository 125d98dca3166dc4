"""What an extractor hands over: rows before they have ids.

A draft points at its words by offsets and at people by `Actor`. `assemble` turns drafts into the records of
`onrecord.schema`: it cuts the text, gives content-derived ids and looks actors up in the registry of entities. The
words of a vocabulary are checked there too. A draft names its record, and its attributes are called like the columns
that they fill; an actor stands under the name of its column without `_id`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple, Protocol

from onrecord.language.mentions.actors import Actor
from onrecord.schema import Agreement, Indicator, Quote, Reported

__all__ = ["AgreementDraft", "Draft", "IndicatorDraft", "QuoteDraft"]


class Draft(Protocol):
    """A row before it has an id: what every extractor hands over."""

    @property
    def record(self) -> type[Reported]:
        """What it will be a row of."""

    @property
    def start(self) -> int:
        """Where its words start."""

    @property
    def end(self) -> int:
        """Where they end, exclusive."""


@dataclass(frozen=True, slots=True)
class QuoteDraft:
    """A quote: `start` and `end` are those of the words without their marks."""

    record: ClassVar[type[Quote]] = Quote

    kind: str
    start: int
    end: int
    rule: str
    utterance: int
    speaker_text: str | None = None
    speaker: Actor | None = None
    cue: str | None = None
    via_text: str | None = None
    via: Actor | None = None


@dataclass(frozen=True, slots=True)
class AgreementDraft:
    """An agreement, at its fullest mention; `parties` in the order in which the article names them."""

    record: ClassVar[type[Agreement]] = Agreement

    start: int
    end: int
    rule: str
    title: str | None
    kind: str
    status: str
    subject: str
    negated: bool = False
    count: int | None = None
    amount: float | None = None
    unit: str | None = None
    term: str | None = None
    date: str | None = None
    source_text: str | None = None
    source: Actor | None = None
    parties: tuple[Actor, ...] = ()


class IndicatorDraft(NamedTuple):
    """A number that measures something; `start` and `end` hold qualifier, number, unit and counted noun."""

    start: int
    end: int
    rule: str
    value: float
    kind: str
    measure: str
    qualifier: str = "exact"
    status: str = "observed"
    value_high: float | None = None
    unit: str | None = None
    subject: tuple[Actor, ...] = ()
    period: str | None = None
    source_text: str | None = None
    source: Actor | None = None

    @property
    def record(self) -> type[Indicator]:
        """What it will be a row of; a property, since a named tuple has nothing but fields beside them."""
        return Indicator
