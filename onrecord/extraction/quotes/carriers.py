"""Carriers: the outlet, platform or interview through which somebody's words came.

"told ZNF", "wrote on X", "in an interview with a channel", "in an article for the daily". Whether whoever was told is
an outlet (a carrier) or a person, a body or a state (an addressee) is asked of the cast later.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.extraction.quotes.attribution import Attribution
from onrecord.extraction.quotes.frames import Frame
from onrecord.extraction.quotes.quoted_sentences import Sentence
from onrecord.language.lexicon.lists import words
from onrecord.language.syntax import tags
from onrecord.language.syntax.noun_phrases import Phrase, phrase_after
from onrecord.language.syntax.tokens import Tokens
from onrecord.language.text.spans import Span

__all__ = ["Carrier", "carried", "carrier_of", "carriers", "reads_as_outlet"]


class Carrier(NamedTuple):
    """Words for a possible carrier.

    `kind` is "told" (whoever was told), "medium" (an interview, an article), "platform", or "setting" for an occasion
    that is none (a speech, a press conference), which ends what an interview began.
    """

    first: int
    last: int
    kind: str
    span: Span


_TELLING = frozenset(("told", "tells", "tell", "telling", "informed"))
_TALKING = frozenset(
    ("speaking", "spoke", "talking", "talked", "spoken", "appearing", "appeared", "writing", "published")
)
_PIECES = frozenset(
    ("interview", "interviews", "conversation", "op-ed", "article", "column", "commentary", "essay", "piece",
     "editorial", "opinion", "profile", "podcast", "documentary")
)  # fmt: skip
_REMARKS = frozenset(("remarks", "comments", "comment", "statement", "message", "letter", "email", "post"))
_SETTINGS = frozenset(
    ("statement", "speech", "briefing", "conference", "address", "hearing", "rally", "meeting", "summit", "call",
     "debate", "testimony", "memo", "memoir", "book", "report", "letter", "ceremony", "forum", "panel", "parliament")
)  # fmt: skip
_CARRYING = frozenset(("quoted", "cited", "carried", "published", "broadcast", "aired", "reported", "obtained"))
_LINKS = frozenset(("with", "for", "in", "to", "on", "by", "at"))
_REACH = 5


def carriers(tokens: Tokens) -> list[Carrier]:
    """The possible carriers that a sentence names, in order.

    >>> from onrecord.language.syntax.tokens import tokenise
    >>> def found(text):
    ...     return [(one.kind, one.span.of(text)) for one in carriers(tokenise(text, 0, len(text)))]
    >>> found("In an interview with the Harbour Gazette, Li said it was late.")
    [('medium', 'the Harbour Gazette')]
    >>> found("Li told a radio station that it was late."), found("Li wrote on X that it was late.")
    ([('told', 'a radio station')], [('platform', 'X')])
    >>> found("Li said on Monday that a box with an X was late.")
    []
    """
    found: list[Carrier] = []
    for index, token in enumerate(tokens[:-1]):
        carrier = None
        if token.lower in _TELLING:
            carrier = _phrase(tokens, index + 1, "told")
        elif token.tag in (tags.PREPOSITION, tags.TO):
            carrier = _platform(tokens, index) or _behind(tokens, index)
        if carrier is not None and (not found or carrier.first > found[-1].last):
            found.append(carrier)
    return found


def _phrase(tokens: Tokens, start: int, kind: str) -> Carrier | None:
    phrase = phrase_after(tokens, start)
    if phrase is None or tokens[start].tag in (tags.PRONOUN, tags.OBJECT):
        return Carrier(start, start, "setting", tokens.span(start, start)) if phrase is not None else None
    return Carrier(phrase.first, phrase.last, kind, phrase.span(tokens))


def _platform(tokens: Tokens, at: int) -> Carrier | None:
    """As in "on X", "via Twitter", "on the social network Telegram"."""
    if tokens[at].lower not in ("on", "via", "through", "to"):
        return None
    last = at + 1
    while last < min(len(tokens) - 1, at + 6) and (
        tokens[last].lower in ("the", "his", "her", "its", "their", "social", "media", "messaging", "microblogging")
        or tokens[last].lower in ("network", "networking", "platform", "app", "service", "site", "website", "channel")
    ):
        last += 1
    for size in (2, 1):
        if last + size <= len(tokens) and " ".join(tokens.text(last + step) for step in range(size)) in words(
            "platforms"
        ):
            return Carrier(last, last + size - 1, "platform", tokens.span(last, last + size - 1))
    return None


def _behind(tokens: Tokens, at: int) -> Carrier | None:
    """The phrase behind a preposition that follows an interview, an article, remarks, or a verb of talking."""
    if tokens[at].lower not in _LINKS:
        return None
    for before in range(at - 1, max(-1, at - _REACH), -1):
        word = tokens[before]
        if word.tag in (tags.PUNCTUATION, tags.QUOTE, tags.MODAL, tags.RELATIVE):
            return None
        if word.lower in _PIECES:
            return _phrase(tokens, at + 1, "medium")
        if word.lower in _CARRYING and tokens[at].lower in ("by", "on", "in"):
            return _phrase(tokens, at + 1, "told") if before == at - 1 else None
        talks = word.lower in _TALKING or word.lower in _REMARKS
        if talks and tokens[at].lower in ("to", "on", "with", "in", "by", "for"):
            return _phrase(tokens, at + 1, "told")
        if before == at - 1 and word.tag not in (tags.NOUN, tags.NAME, tags.ADVERB, tags.TIME):
            return _setting(tokens, at)
    return _setting(tokens, at)


def _setting(tokens: Tokens, at: int) -> Carrier | None:
    """As in "in a speech", "at a press conference"."""
    if tokens[at].lower not in ("in", "at", "during"):
        return None
    phrase = phrase_after(tokens, at + 1)
    if phrase is None:
        return None
    plain = Phrase(at + 1, min(phrase.last, at + 5))
    if any(tokens[index].lower in _SETTINGS for index in range(plain.first, plain.last + 1)):
        return Carrier(at + 1, at + 1, "setting", tokens.span(at + 1, at + 1))
    return None


def carried(sentence: Sentence, attribution: Attribution | None) -> Attribution | None:
    """The attribution with its carrier, where it has none yet."""
    if attribution is None or attribution.via is not None or attribution.cue is None:
        return attribution
    tokens = sentence.tokens
    found: list[Carrier] = tokens.memory.setdefault("carriers", None) or carriers(tokens)
    tokens.memory["carriers"] = found
    carrier = carrier_of(sentence, found, attribution)
    return attribution if carrier is None else attribution._replace(via=carrier.span, through=carrier.kind)


def carrier_of(sentence: Sentence, found: list[Carrier], attribution: Attribution) -> Carrier | None:
    """The carrier of what a cue of the sentence reports: the first one behind the cue, or one that opens it."""
    if not found or attribution.cue is None:
        return None
    tokens = sentence.tokens
    cue = tokens.index(attribution.cue.start)
    others = [frame.cue_at for frame in sentence.frames if frame.cue_at != cue and _reports(frame)]
    for one in found:
        if one.first > cue and not any(cue < other < one.first for other in others):
            return one if one.span != attribution.speaker else None
    before = [one for one in found if one.first < cue and not any(one.first < other < cue for other in others)]
    opening = before[0] if before else None
    return opening if (opening is not None and opening.kind != "told") or _opens(tokens, opening) else None


def _reports(frame: Frame) -> bool:
    return frame.is_any("say", "tell", "according") and frame.speaker is not None


def _opens(tokens: Tokens, carrier: Carrier | None) -> bool:
    """Whether a carrier before the cue belongs to an adverbial at the start: "Speaking to the Gazette, Li said"."""
    return (
        carrier is not None
        and carrier.first <= 8
        and not any(token.tag in tags.FINITE for token in tokens[1 : carrier.first])
    )


@cache
def _outlet_words() -> frozenset[str]:
    return words("outlet_words")


def reads_as_outlet(name: str) -> bool:
    """Whether words name an outlet by what it is: "a radio station", "the Harbour Gazette", "Chinese state media".

    >>> [reads_as_outlet(one) for one in ("a radio station", "the Harbour Gazette", "the council", "Post workers")]
    [True, True, False, False]
    """
    parts = name.replace("’", "'").split()
    if not parts:
        return False
    last = parts[-1]
    if last.lower().removesuffix("'s") in words("media_nouns"):
        return True
    return (len(parts) > 1 and last in _outlet_words()) or any(
        part.lower() in ("daily", "newspaper", "broadcaster", "tv", "radio") for part in parts[:-1]
    )
