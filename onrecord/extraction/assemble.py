"""From drafts to records: the words are cut from the text, rows get their ids, actors become entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.extraction.drafts import AgreementDraft, IndicatorDraft, QuoteDraft
from onrecord.extraction.ids import number_repeats
from onrecord.extraction.registry import EntityRegistry
from onrecord.language.mentions.actors import Actor
from onrecord.language.text.spans import Span
from onrecord.schema import Agreement, AgreementParty, Article, Entity, Indicator, Quote

__all__ = ["ArticleRows", "assemble"]


@dataclass(frozen=True)
class ArticleRows:
    """All that one article gives; rows in the order of the text."""

    article: Article
    quotes: tuple[Quote, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    agreement_parties: tuple[AgreementParty, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    entities: dict[str, Entity] = field(default_factory=dict)
    """The entities that the rows refer to, by id."""


def assemble(
    article: Article,
    quotes: Sequence[QuoteDraft],
    agreements: Sequence[AgreementDraft],
    indicators: Sequence[IndicatorDraft],
    registry: EntityRegistry,
) -> ArticleRows:
    """The records that the drafts of one article stand for.

    Raises:
        pydantic.ValidationError: an extractor used a word that is not in its vocabulary.
    """
    who = _Who(registry)
    agreement_ids = _ids("a", article, agreements)
    return ArticleRows(
        article=article,
        quotes=tuple(
            Quote(
                quote_id=quote_id,
                article_id=article.article_id,
                kind=draft.kind,
                text=article.words[draft.start : draft.end],
                start=draft.start,
                end=draft.end,
                speaker_text=draft.speaker_text,
                speaker_id=who.id(draft.speaker),
                cue=draft.cue,
                via_text=draft.via_text,
                via_id=who.id(draft.via),
                utterance=draft.utterance,
                origin="extracted",
                rule=draft.rule,
            )
            for quote_id, draft in zip(_ids("q", article, quotes), quotes, strict=True)
        ),
        agreements=tuple(
            Agreement(
                agreement_id=agreement_id,
                article_id=article.article_id,
                text=article.words[draft.start : draft.end],
                start=draft.start,
                end=draft.end,
                title=draft.title,
                kind=draft.kind,
                status=draft.status,
                negated=draft.negated,
                subject=draft.subject,
                count=draft.count,
                amount=draft.amount,
                unit=draft.unit,
                term=draft.term,
                date=draft.date,
                source_text=draft.source_text,
                source_id=who.id(draft.source),
                origin="extracted",
                rule=draft.rule,
            )
            for agreement_id, draft in zip(agreement_ids, agreements, strict=True)
        ),
        agreement_parties=tuple(
            AgreementParty(agreement_id=agreement_id, entity_id=entity_id, position=position)
            for agreement_id, draft in zip(agreement_ids, agreements, strict=True)
            for position, entity_id in enumerate(who.ids(draft.parties), start=1)
        ),
        indicators=tuple(
            Indicator(
                indicator_id=indicator_id,
                article_id=article.article_id,
                text=article.words[draft.start : draft.end],
                start=draft.start,
                end=draft.end,
                value=draft.value,
                value_high=draft.value_high,
                unit=draft.unit,
                kind=draft.kind,
                qualifier=draft.qualifier,
                measure=draft.measure,
                subject=tuple(sorted(who.ids(_each(draft.subject)))),
                period=draft.period,
                status=draft.status,
                source_text=draft.source_text,
                source_id=who.id(draft.source),
                origin="extracted",
                rule=draft.rule,
            )
            for indicator_id, draft in zip(_ids("i", article, indicators), indicators, strict=True)
        ),
        entities=who.entities,
    )


class _Who:
    """Looks actors up and keeps the entities that were found."""

    def __init__(self, registry: EntityRegistry) -> None:
        self.registry = registry
        self.entities: dict[str, Entity] = {}

    def id(self, actor: Actor | None) -> str | None:
        if actor is None:
            return None
        entity = self.registry.identify(actor)
        return self.entities.setdefault(entity.entity_id, entity).entity_id

    def ids(self, actors: Sequence[Actor]) -> list[str]:
        """The ids of several, each once."""
        return list(dict.fromkeys(entity_id for actor in actors if (entity_id := self.id(actor))))


def _each(actors: Sequence[Actor]) -> list[Actor]:
    """The actors with the members of a group in its place: a figure about two is about each."""
    return [member for actor in actors for member in actor.members or (actor,)]


def _ids(
    letter: str, article: Article, drafts: Sequence[QuoteDraft] | Sequence[AgreementDraft] | Sequence[IndicatorDraft]
) -> list[str]:
    spans = (Span(draft.start, draft.end) for draft in drafts)
    return list(number_repeats(letter, article.article_id, article.words, spans))
