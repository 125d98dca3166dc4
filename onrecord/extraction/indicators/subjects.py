"""Whom a number is about: the grammatical subject of its clause, as far as names and prepositions show it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.extraction.agreements.actors import state_of
from onrecord.extraction.drafts import QuoteDraft
from onrecord.extraction.pairs import Pairs
from onrecord.language.document import Document
from onrecord.language.lexicon.lists import words
from onrecord.language.mentions.actors import Actor
from onrecord.language.mentions.coreference import Mention
from onrecord.language.text.spans import Span

__all__ = ["Place", "Subjects"]

_KINDS = frozenset({"country", "organization", "person", "group"})
_PREPOSITION = re.compile(
    r"\b(?:of|in|with|on|to|for|from|by|at|near|against|over|since|into|about|after|before|under|toward|towards|among"
    r"|than|around|across|through|via|versus)"
    r"(?: (?:a|an|the|its|their|his|her))? $",
    re.IGNORECASE,
)
_JOINED = frozenset({" and ", ", ", ", and ", " and the ", "-", "–"})
# A clause that these open shares the subject of the one before it: "Moscow seeks help after its deployment of …".
# Where the number stands right behind a conjunction, its own noun is the subject: "as 20 leaders arrive".
_DEPENDENT = re.compile(r"(?:(?P<joins>after|before|while|when|as|and|but)|by|up from|down from|with|up|down)\b")
# Behind these the number opens a clause, and its own noun is the subject: "as 20 leaders arrive", "said 9 had died".
_IS_SUBJECT = re.compile(
    r"\b(?:as|while|when|whereas|because|although|that|found|said|says|show(?:s|ed)?|reported|estimate[sd]?) $"
)
_RELATIVE = re.compile(r"(?:which|who)(?= )")
_PRONOUN = re.compile(
    r"(?:(?:and|but|while|as|that|although|because|since) )?(?P<word>it|he|she|they)(?= )", re.IGNORECASE
)
_OWNER = re.compile(r"\b(?P<word>its|his|her|their)(?: [a-z-]+)? $", re.IGNORECASE)
_MY_OWN = re.compile(r"[\u00a0 ]of[\u00a0 ](?P<word>its|his|her|their)\b")
# "Among the 21 leaders" counts leaders and is not about the one who is among them.
_ONE_AMONG = re.compile(
    r"\b(?:among(?:st)?|one of|any of|alongside|like|unlike)(?: (?:the|these|those|all|some|other|at least|about))* ?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"(?: [a-z-]+)? ?[ ](?:of|in|by|for|between|among) (?:[a-z]+ )?$")
_BETWEEN_BEFORE = ("between ", "between the ")
_FLOWS = re.compile(
    r"\b(?:export|suppl[iy]|sell|sold|sale|ship|deliver|lend|lent|loan|give|gave|grant|send|sent|donat|transfer|provid|pledg|pump)",
    re.IGNORECASE,
)
_TO = re.compile(r"(?:[ ]of(?: [a-z-]+){1,3})?(?: a (?:day|year|month))? to (?:the )?$")


class Place(NamedTuple):
    """Where a number stands, and the noun of what it measures."""

    start: int
    end: int
    clause: Span
    sentence: Span
    quote: QuoteDraft | None
    noun: str
    """The head of what is counted or measured, "" where nothing names it."""


class Subjects:
    """Asks whom the numbers of one document are about."""

    def __init__(self, document: Document, text: str) -> None:
        self._document = document
        self._text = text
        self._pairs = Pairs(document)

    def of(self, place: Place) -> tuple[Actor, ...]:
        """The actors whom a number is about; nobody where its clause names none.

        Those named in its own words come first; then its owner ("its 40 ships"), and those between whom it is; then the
        last one before it that no preposition governs, with whoever is joined to it by "and"; then the first one before
        it. What exists between two only (a border, a treaty) is about both. A speaker is not the subject of what is
        said: inside a quote only the quote is searched.
        """
        named = self._own(place) or self._between(place)
        if not named and self._is_one_among(place):
            return ()
        named = named or self._body(place) or self._grammatical(place)
        if place.noun in words("number_mutual"):
            return self._both(place, named)
        return self._with_recipient(place, named)

    def _is_one_among(self, place: Place) -> bool:
        first = max(place.clause.start, place.start - 40)
        lead = self._text[first : place.start].lower()
        return ("among" in lead or " of " in lead or "like" in lead or "alongside" in lead) and bool(
            _ONE_AMONG.search(lead)
        )

    def _own(self, place: Place) -> tuple[Actor, ...]:
        """Whoever stands in the number's own words, or owns it."""
        text, cast = self._text, self._document.cast
        inside = [m for m in cast.mentions_in(place.start, place.end) if m.actor.kind in _KINDS]
        if inside:
            return _actors(inside)
        owner = _MY_OWN.match(text, place.end)
        lead = text[max(place.sentence.start, place.start - 24) : place.start].lower()
        if owner is None and ("its " in lead or "his " in lead or "her " in lead or "their " in lead):
            owner = _OWNER.search(text, max(place.sentence.start, place.start - 24), place.start)
        if owner is not None:
            return _one(cast.resolve(*owner.span("word")))
        return ()

    def _between(self, place: Place) -> tuple[Actor, ...]:
        """The two of "trade between A and B", before the number in its clause or right behind it."""
        text = self._text
        reach = min(place.clause.end, place.end + 90)
        for mention in self._document.cast.mentions_in(max(place.clause.start, place.start - 160), reach):
            if mention.start >= place.end:
                led = place.end + 30 > mention.start and text.find("between ", place.end, mention.start) >= 0
            else:
                led = mention.end <= place.start and text.endswith(_BETWEEN_BEFORE, place.clause.start, mention.start)
            if led and mention.actor.kind in _KINDS:
                return self._joined_from(mention, reach)
        return ()

    def _body(self, place: Place) -> tuple[Actor, ...]:
        """The body whose members vote or sit: the organisation named last before them in the sentence."""
        if place.noun not in _SITTING:
            return ()
        mentions = self._document.cast.mentions_in(max(place.sentence.start, place.start - 300), place.start)
        bodies = [mention.actor for mention in mentions if mention.actor.kind == "organization"]
        return tuple(bodies[-1:])

    def _joined_from(self, first: Mention, reach: int) -> tuple[Actor, ...]:
        """A mention and those that are joined to it behind it."""
        text = self._text
        group = [first]
        for mention in _heads(text, self._document.cast.mentions_in(first.end, reach)):
            gap = text[group[-1].end : mention.start]
            if gap not in _JOINED and not (gap.startswith((" and ", "’s and ", "'s and ")) and len(gap) < 20):
                break
            group.append(mention)
        return _actors(group)

    def _grammatical(self, place: Place) -> tuple[Actor, ...]:
        text, cast = self._text, self._document.cast
        clause, quote = place.clause, place.quote
        first, last = clause
        if quote is not None:
            first, last = max(first, quote.start), min(last, quote.end)
        relative = _RELATIVE.match(text, first)
        if relative is not None:
            return self._antecedent(place, relative)
        before = [m for m in cast.mentions_in(first, max(first, place.start)) if m.actor.kind in _KINDS]
        if before:
            return _subject(text, before, first)
        if text[place.start - 1 : place.start] == " " and _IS_SUBJECT.search(
            text, max(first, place.start - 12), place.start
        ):
            return self._behind(max(first, place.end), max(last, place.end))
        pronoun = _PRONOUN.match(text, first)
        if pronoun is None and quote is None:
            pronoun = _PRONOUN.match(text, place.sentence.start)
        if pronoun is not None:
            actor = cast.resolve(*pronoun.span("word"))
            return (actor,) if actor is not None and actor.kind in _KINDS else ()
        opened = _DEPENDENT.match(text, clause.start) if quote is None else None
        if opened is not None and not (opened["joins"] and place.start - opened.end() <= 1):
            begin = max(place.sentence.start, clause.start - 300)
            earlier = [m for m in cast.mentions_in(begin, max(begin, clause.start)) if m.actor.kind in _KINDS]
            if earlier:
                return (earlier[-1].actor,)
        return self._behind(max(first, place.end), max(last, place.end))

    def _antecedent(self, place: Place, relative: re.Match[str]) -> tuple[Actor, ...]:
        """Whom "which" or "who" at the beginning of the clause stands for, with those joined to it."""
        text, cast = self._text, self._document.cast
        begin = max(place.sentence.start, relative.start() - 120)
        earlier = [m for m in cast.mentions_in(begin, relative.start()) if m.actor.kind != "document"]
        if earlier and relative.start() - earlier[-1].end <= 2:
            group = [earlier.pop()]
            while earlier and text[earlier[-1].end : group[0].start] in _JOINED:
                group.insert(0, earlier.pop())
            return _actors(group)
        return _one(cast.resolve(*relative.span()))

    def _behind(self, first: int, last: int) -> tuple[Actor, ...]:
        """Whom the words right behind the number name: "the 30th anniversary of Chad's union", "50,000 men in Mali"."""
        text = self._text
        for mention in self._document.cast.mentions_in(first, min(last, first + 60)):
            if mention.actor.kind in _KINDS and mention.start > first:
                return (mention.actor,) if _BEHIND.fullmatch(text, first, mention.start) else ()
        return ()

    def _both(self, place: Place, named: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The two that have something in common: those named if they are two, else the pair of the article.

        What states sign is theirs, though their leaders hold the pen; talks are those of the leaders.
        """
        members = tuple(dict.fromkeys(member for actor in named for member in actor.members or (actor,)))
        if place.noun not in _TALKS:
            members = tuple(dict.fromkeys(map(state_of, members)))
        if len(members) > 1:
            return members
        other = self._with(place)
        if members and other is not None:
            return tuple(dict.fromkeys((*members, other)))
        pair = self._pairs.pair
        if not members or members[0] in pair or state_of(members[0]) in pair:
            here = self._states_of(
                max(place.sentence.start, place.start - 300), min(place.sentence.end, place.end + 300)
            )
            return here if len(here) == 2 else pair or members
        return members

    def _with(self, place: Place) -> Actor | None:
        """With whom it is shared: "its trade with Mali", "a border with Mali"."""
        reach = min(place.clause.end, place.end + 40)
        for mention in self._document.cast.mentions_in(place.clause.start, reach):
            if mention.actor.kind in _KINDS and self._text[max(0, mention.start - 9) : mention.start].endswith(_WITH):
                return mention.actor
        return None

    def _states_of(self, first: int, last: int) -> tuple[Actor, ...]:
        """The states that a stretch names, itself or by their leaders."""
        found = (m.actor for m in self._document.cast.mentions_in(first, last) if m.actor.kind in ("country", "person"))
        return tuple(dict.fromkeys(state for actor in found if (state := state_of(actor)).kind == "country"))

    def _with_recipient(self, place: Place, named: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Add to whom something flows: "sold 40 tonnes of wheat to Mali"."""
        text = self._text
        if len(named) != 1 or " to " not in text[place.end : place.end + 60]:
            return named
        reach = min(place.clause.end, place.end + 80)
        for mention in self._document.cast.mentions_in(place.end, reach):
            if not _TO.fullmatch(text, place.end, mention.start):
                return named
            flows = _FLOWS.search(text, place.clause.start, place.start)
            return (*named, mention.actor) if flows and mention.actor.kind in _KINDS else named
        return named


_WITH = (" with ", " with the ")
_SITTING = frozenset({"votes_in_favour", "votes_against", "abstentions", "members", "seats", "lawmakers", "judges"})
_TALKS = frozenset(
    {"talks", "meeting", "meetings", "summit", "summits", "exchange", "exchanges", "calls", "conversations"}
    | {"conferences", "consultations", "rounds"}
)


def _one(actor: Actor | None) -> tuple[Actor, ...]:
    return () if actor is None or actor.kind == "document" else (actor,)


def _actors(mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(mention.actor for mention in mentions))


def _heads(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without the state whose possessive stands before a person: of "Chad's Amina Deby" the person."""
    kept: list[Mention] = []
    for at, mention in enumerate(mentions):
        following = mentions[at + 1] if at + 1 < len(mentions) else None
        owned = following is not None and text[mention.end : following.start] in ("’s ", "'s ", " ")
        if not (
            owned and mention.actor.kind == "country" and following is not None and following.actor.kind == "person"
        ):
            kept.append(mention)
    return kept


def _subject(text: str, before: list[Mention], begin: int) -> tuple[Actor, ...]:
    before = _heads(text, before)
    starts = [_phrase_start(text, m, begin) for m in before]
    free = [i for i, at in enumerate(starts) if not _PREPOSITION.search(text, max(begin, at - 16), at)]
    if not free and all(_AWAY.search(text, max(begin, at - 16), at) for at in starts):
        return ()
    at = free[-1] if free else 0
    group = [before[at]]
    while at > 0 and text[before[at - 1].end : starts[at]] in _JOINED:
        at -= 1
        group.insert(0, before[at])
    if not free:
        for mention, start in zip(before[1:], starts[1:], strict=True):
            if text[group[-1].end : start] not in _JOINED:
                break
            group.append(mention)
    return _actors(group)


# Where something comes from or goes to is not what it is about: "the flight from Oslo takes 22 hours".
_AWAY = re.compile(r"\b(?:from|to|into|toward|towards|via|against|than)(?: (?:a|an|the|its|their|his|her))? $")
_STATE_BEFORE = re.compile(r"(?:[A-Z][\w.]*(?:’s|'s)?|[A-Z]\.[A-Z]\.(?:’s|'s)?) $")


def _phrase_start(text: str, mention: Mention, begin: int) -> int:
    """Where the words of a mention begin, with the possessive of a state before a person: "China's Xi Jinping"."""
    if mention.actor.kind != "person":
        return mention.start
    owner = _STATE_BEFORE.search(text, max(begin, mention.start - 24), mention.start)
    return owner.start() if owner is not None and owner.group().rstrip().endswith(("’s", "'s")) else mention.start
