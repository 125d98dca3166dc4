"""Who said what, in which words."""

from __future__ import annotations

from typing import ClassVar

from onrecord.schema.record import ForeignKey, Record, column, shown
from onrecord.schema.types import ANCHORED, Origin, QuoteKind, row_id_pattern

__all__ = ["Quote"]


class Quote(Record):
    """One stretch of somebody's words, quoted or reported."""

    table: ClassVar[str] = "quotes"
    primary_key: ClassVar[tuple[str, ...]] = ("quote_id",)
    foreign_keys: ClassVar[tuple[ForeignKey, ...]] = (
        ForeignKey("article_id", "articles", "article_id"),
        ForeignKey("speaker_id", "entities", "entity_id"),
        ForeignKey("via_id", "entities", "entity_id"),
        ForeignKey("statement_id", "statements", "statement_id"),
    )
    order: ClassVar[tuple[str, ...]] = ANCHORED

    quote_id: str = column(
        "Names the row; made from its words, so it stays when other rows come or go.",
        example="q-0a1b2c3d4e5f6071",
        pattern=row_id_pattern("q"),
    )
    article_id: str = column("The article it stands in.", example="rfi-putin-goes-to-beijing")
    kind: QuoteKind = column("How the words are reported.", example="direct")
    text: str | None = column(
        "The words, without the marks around them; null where the edition withholds them.",
        example="We have agreed on a new harbour,",
        words="capped",
    )
    start: int = column("Where they start in `articles.text`.", example=4210, unit="code points", minimum=0)
    end: int = column("Where they end, exclusive.", example=4264, unit="code points", minimum=1)
    speaker_text: str | None = column(
        "Who speaks, in the words next to the quote; null where only the context tells.",
        example="the Russian leader",
        words="kept",
        default=None,
    )
    speaker_id: str | None = column(
        "Who that is; null where the source does not tell.", example="vladimir-putin", default=None
    )
    cue: str | None = column("The word or words of saying.", example="said", words="kept", default=None)
    via_text: str | None = column(
        "Who carried the words to the article, in its words.", example="CCTV", words="kept", default=None
    )
    via_id: str | None = column("Who that is.", example="cctv", default=None)
    utterance: int = column(
        "Numbers what was said in one go within the article, from 1: the parts of a split quote share it.",
        example=3,
        minimum=1,
    )
    statement_id: str | None = column(
        "The statement of which this is one report.", example="s-0a1b2c3d4e5f6071", default=None
    )
    origin: Origin = column("Whether a rule found the row or a person corrected or added it.", example="extracted")
    rule: str | None = column(
        "The rule that found it; null for an added row.", example="quote_then_speaker", default=None
    )

    @property
    def words(self) -> str:
        """`text`, for those who cannot do without it.

        Raises:
            WithheldError: the edition withholds it.
        """
        return shown(self.text, self.table, self.quote_id)
