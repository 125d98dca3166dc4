"""The mentions of agreements in a text, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extraction.agreements.acts import read_act
from onrecord.extraction.agreements.cues import heads
from onrecord.extraction.agreements.mention import Mention
from onrecord.extraction.agreements.nouns import read_name, read_noun, read_one
from onrecord.extraction.agreements.parties import Parties
from onrecord.extraction.agreements.tokens import Scope, Scopes
from onrecord.extraction.agreements.triggers import Trigger, triggers
from onrecord.language.document import Document

__all__ = ["find_mentions"]

_CALLED = re.compile(
    r"(?:\s+(?:in|on)\s+[\w ]{3,20})?,?\s+(?:also\s+|better\s+)?(?:known as|called|dubbed|named)\s+(?:the\s+)?"
)
_GOES_ON = re.compile(r",?\s+and\b")


def find_mentions(document: Document) -> Iterator[Mention]:
    """All mentions, in text order; one that lies within another is left out.

    >>> text = "Peru and Chile signed a fisheries treaty on Friday."
    >>> [(m.span.of(text), m.kind, m.standing.status) for m in find_mentions(Document(text))]
    [('a fisheries treaty', 'treaty', 'signed')]
    """
    scopes: Scopes | None = None
    parties = Parties(document)
    last: Mention | None = None
    for trigger in triggers(document.text):
        inside = last is not None and trigger.start < last.end
        if inside and not (last is not None and last.strength == "act" and trigger.sort == "head"):
            continue
        scopes = scopes or Scopes(document)
        scope = scopes.at(trigger.start)
        mention = _read(scope, trigger, parties)
        if mention is None or mention.end <= mention.start:  # 's concordat: a possessor without its name
            continue
        if inside and mention.standing.rule == "object" and mention.standing.force == "bind":
            # 'agreed to extend the arrangement': the arrangement is what it is about.
            last = mention
            continue
        if last is not None and mention.start < last.end:
            continue
        if last is not None and _is_apposed(scope, last, mention):
            _appose(last, mention)
            continue
        if last is not None:
            yield last
        last = mention
    if last is not None:
        yield last


def _is_apposed(scope: Scope, name: Mention, mention: Mention) -> bool:
    """'AUKUS, the alliance formed by …', 'an accord known as the Lima Pact': a name and its explanation are one."""
    if name.sentence != mention.sentence or name.strength in ("act", "anaphor"):
        return False
    between = scope.text[name.end : mention.start]
    if _CALLED.fullmatch(between):
        return mention.strength == "name"
    definite = name.strength == "name" or name.determiner in ("the", "its", "their", "'s")
    explains = mention.noun in heads() and mention.determiner in ("the", "a", "an") and mention.described
    # 'the treaty, the protocol and the pact' are three.
    return definite and explains and between == ", " and not _GOES_ON.match(scope.text, mention.end)


def _appose(name: Mention, mention: Mention) -> None:
    """Make one mention of the two; what the first lacks, the second gives."""
    name.end = mention.end
    name.parties = mention.parties if len(mention.parties) >= len(name.parties) else name.parties
    name.date = name.date or mention.date
    proper = mention.strength == "name" and name.strength != "name"
    name.title = (mention.title if proper else name.title) or mention.title
    name.strength = "name" if mention.strength == "name" else name.strength
    name.subject = mention.subject if name.subject == "other" else name.subject
    if mention.standing.rule != "default" and (name.standing.rule == "default" or mention.standing.rule == "predicate"):
        name.standing = mention.standing


def _read(scope: Scope, trigger: Trigger, parties: Parties) -> Mention | None:
    match trigger.sort:
        case "head":
            return read_noun(scope, trigger, parties)
        case "name":
            return read_name(scope, trigger, parties)
        case "one":
            return read_one(scope, trigger, parties)
    return read_act(scope, trigger, parties)
