"""What gave no row, and why."""

from __future__ import annotations

from typing import ClassVar

from onrecord.schema.record import ForeignKey, Record, column
from onrecord.schema.types import ANCHORED, CoverageReason

__all__ = ["Coverage"]


class Coverage(Record):
    """One sentence that holds a quotation mark or a number and gave no row."""

    table: ClassVar[str] = "coverage"
    primary_key: ClassVar[tuple[str, ...]] = ANCHORED
    foreign_keys: ClassVar[tuple[ForeignKey, ...]] = (ForeignKey("article_id", "articles", "article_id"),)
    order: ClassVar[tuple[str, ...]] = ANCHORED

    article_id: str = column("The article it stands in.", example="rfi-putin-goes-to-beijing")
    start: int = column("Where the sentence starts in `articles.text`.", example=120, unit="code points", minimum=0)
    end: int = column("Where it ends, exclusive.", example=204, unit="code points", minimum=1)
    text: str = column("The sentence.", example="Relations got back on track as the Cold War ended in the 1990s.")
    reason: CoverageReason = column("Why it gave no row.", example="date")
