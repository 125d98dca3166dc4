"""Who said what, in which words."""

from __future__ import annotations

from typing import ClassVar

from onrecord.schema.anchored import Reported
from onrecord.schema.record import ForeignKey, column
from onrecord.schema.types import Origin, QuoteKind, SpeakerKind, row_id_pattern

__all__ = ["Quote"]


class Quote(Reported):
    """One stretch of somebody's words, quoted or reported."""

    table: ClassVar[str] = "quotes"
    codes: ClassVar[str] = "Q"
    letter: ClassVar[str] = "q"
    primary_key: ClassVar[tuple[str, ...]] = ("quote_id",)
    foreign_keys: ClassVar[tuple[ForeignKey, ...]] = (
        ForeignKey("article_id", "articles", "article_id"),
        ForeignKey("speaker_id", "entities", "entity_id"),
        ForeignKey("via_id", "entities", "entity_id"),
        ForeignKey("statement_id", "statements", "statement_id"),
    )
    lined_up_by: ClassVar[str | None] = "statement_id"
    follows: ClassVar[tuple[str, ...]] = ("speaker_kind",)
    said_by: ClassVar[str] = "speaker_text"
    telling: ClassVar[tuple[str, ...]] = ("kind", "speaker_id")
    known_by: ClassVar[tuple[str, ...]] = ("kind", "speaker_text", "cue")
    compared: ClassVar[tuple[str, ...]] = ("kind", "speaker_id")
    sample: ClassVar[tuple[str, ...]] = ("text", "speaker_text", "speaker_id", "cue")

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
    speaker_kind: SpeakerKind | None = column(
        "What the speaker is; `unnamed` where the text does not identify them, null where it shows nobody.",
        example="person",
        default=None,
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
    def is_sample(self) -> bool:
        """A direct quote of somebody known shows most."""
        return self.kind == "direct" and bool(self.speaker_id and self.cue)
