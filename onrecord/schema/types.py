"""Column types that several tables share."""

from __future__ import annotations

from typing import Annotated

from onrecord.schema.vocabulary import vocabulary

__all__ = [
    "ANCHORED",
    "COUNTRY_PATTERN",
    "DATE_PATTERN",
    "ENTITY_ID_PATTERN",
    "NAME_PATTERN",
    "PERIOD_PATTERN",
    "SHA256_PATTERN",
    "TERM_PATTERN",
    "AgreementKind",
    "AgreementStatus",
    "AgreementSubject",
    "CoverageReason",
    "EntityKind",
    "IndicatorKind",
    "IndicatorStatus",
    "Origin",
    "Qualifier",
    "QuoteKind",
    "SpeakerKind",
    "Verdict",
    "row_id_pattern",
]

QuoteKind = Annotated[str, vocabulary("quote_kind")]
SpeakerKind = Annotated[str, vocabulary("speaker_kind")]
EntityKind = Annotated[str, vocabulary("entity_kind")]
AgreementKind = Annotated[str, vocabulary("agreement_kind")]
AgreementStatus = Annotated[str, vocabulary("agreement_status")]
AgreementSubject = Annotated[str, vocabulary("agreement_subject")]
IndicatorKind = Annotated[str, vocabulary("indicator_kind")]
IndicatorStatus = Annotated[str, vocabulary("indicator_status")]
Qualifier = Annotated[str, vocabulary("qualifier")]
Origin = Annotated[str, vocabulary("origin")]
Verdict = Annotated[str, vocabulary("verdict")]
CoverageReason = Annotated[str, vocabulary("coverage_reason")]

SHA256_PATTERN = r"^[0-9a-f]{64}$"
ENTITY_ID_PATTERN = r"^[^\s;]+$"
NAME_PATTERN = r"^\S+$"
"""A name that is made for machines, in one word."""
COUNTRY_PATTERN = r"^[A-Z]{2}$"
_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
_TIME_SPAN = rf"({_DATE}|\d{{4}}-W\d{{2}})"
_DURATION = r"P(\d+(\.\d+)?Y)?(\d+(\.\d+)?M)?(\d+(\.\d+)?W)?(\d+(\.\d+)?D)?(T(\d+H)?(\d+M)?(\d+S)?)?"
DATE_PATTERN = rf"^{_DATE}$"
"""ISO 8601, of the precision that the source gives: 2014, 2022-02, 2022-02-04."""
PERIOD_PATTERN = rf"^{_TIME_SPAN}(/({_TIME_SPAN}|\.\.))?$|^\.\./{_TIME_SPAN}$"
"""ISO 8601: a date of any precision, a week (2022-W05), or an interval of two; `..` is an open end."""
TERM_PATTERN = rf"^{_DURATION}$|{PERIOD_PATTERN}"
"""ISO 8601: a duration (P5Y) or a period (2021/2025)."""

ANCHORED = ("article_id", "start", "end")
"""The columns that anchor a row in the text; tables of such rows are sorted by them."""


def row_id_pattern(letter: str) -> str:
    """The pattern of the ids of one table: its letter and 16 hexadecimal digits of a hash of the row's words.

    >>> row_id_pattern("q")
    '^q-[0-9a-f]{16}$'
    """
    return rf"^{letter}-[0-9a-f]{{16}}$"
