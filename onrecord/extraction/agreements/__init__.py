"""Agreements: what was agreed, by whom, and how firmly.

One scan finds the words that may name an agreement (`triggers`); only in their sentences is anything else read: the
phrase (`modifiers`, `complements`), whether it is an agreement at all (`noun_senses`, `verbs`), its status (`status`),
its parties (`parties`), its figures (`figures`) and its subject (`subject`). Mentions of the same agreement are then
joined (`coreference`).
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extraction.agreements.coreference import Accord, join
from onrecord.extraction.agreements.find import find_mentions
from onrecord.extraction.drafts import AgreementDraft, QuoteDraft
from onrecord.extraction.pairs import Pairs
from onrecord.extraction.sources import Sources
from onrecord.language.document import Document

__all__ = ["find_agreements"]


def find_agreements(document: Document, quotes: Sequence[QuoteDraft] = ()) -> list[AgreementDraft]:
    """The agreements of an article, one draft each, in text order.

    `quotes` are those of the same document: who is quoted with an agreement is its source.

    >>> text = "Peru and Chile signed a fisheries treaty on Friday. The treaty runs for ten years."
    >>> [(text[a.start : a.end], a.kind, a.status, a.subject) for a in find_agreements(Document(text))]
    [('a fisheries treaty', 'treaty', 'signed', 'agriculture')]
    >>> find_agreements(Document("She nodded in agreement; it was no big deal."))
    []
    """
    sources = Sources(quotes)
    mentions = list(find_mentions(document))
    accords = join(mentions, Pairs(document).pair if mentions else ())
    return sorted((_draft(accord, sources) for accord in accords), key=lambda draft: (draft.start, draft.end))


def _draft(accord: Accord, sources: Sources) -> AgreementDraft:
    full, standing = accord.fullest, accord.standing
    amount = next((m.amount for m in accord.mentions if m.amount), None)
    source = sources.of(full.start, full.end)
    return AgreementDraft(
        start=full.start,
        end=full.end,
        rule=standing.rule if standing.rule != "default" else full.strength,
        title=full.title,
        kind=full.kind,
        status=standing.status,
        subject=full.subject,
        negated=standing.negated,
        count=full.count,
        amount=amount[0] if amount else None,
        unit=amount[1] if amount else None,
        term=next((m.term for m in accord.mentions if m.term), None),
        date=full.date or next((m.date for m in accord.mentions if m.date), None),
        source_text=source.speaker_text if source else None,
        source=source.speaker if source else None,
        parties=accord.parties,
    )
