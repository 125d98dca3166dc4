"""What gave no row, and why."""

from __future__ import annotations

from typing import ClassVar

from onrecord.schema.anchored import Anchored
from onrecord.schema.record import ForeignKey, column
from onrecord.schema.types import ANCHORED, CoverageReason

__all__ = ["Coverage"]


class Coverage(Anchored):
    """One sentence with quotation marks or numbers that gave no row, and one reason why.

    A sentence stands once for each reason: one with a year and a date gives one row, one with a year and a name two.
    """

    table: ClassVar[str] = "coverage"
    codes: ClassVar[str] = "V"
    computed: ClassVar[bool] = True
    turn: ClassVar[int] = 1
    primary_key: ClassVar[tuple[str, ...]] = (*ANCHORED, "reason")
    foreign_keys: ClassVar[tuple[ForeignKey, ...]] = (ForeignKey("article_id", "articles", "article_id"),)
    order: ClassVar[tuple[str, ...]] = (*ANCHORED, "reason")
    telling: ClassVar[tuple[str, ...]] = ("reason",)

    article_id: str = column("The article it stands in.", example="rfi-putin-goes-to-beijing")
    start: int = column("Where the sentence starts in `articles.text`.", example=120, unit="code points", minimum=0)
    end: int = column("Where it ends, exclusive.", example=204, unit="code points", minimum=1)
    text: str | None = column(
        "The sentence; null where the edition withholds it.",
        example="The two ministries first wrote to each other in 1990.",
        words="capped",
    )
    reason: CoverageReason = column("Why they gave no row.", example="date")
    items: tuple[str, ...] = column(
        "The numbers and marks that gave no row for this reason, as they stand, in order.",
        example=("1990",),
        words="kept",
        default=(),
    )
