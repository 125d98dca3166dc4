"""Who is named in a sentence and could be a party, and what governs the name."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from onrecord.extraction.agreements.cues import cues, grammar, known_names
from onrecord.extraction.agreements.tokens import Scope, Token
from onrecord.language.document import Document
from onrecord.language.lexicon.geography import Country, countries, country_of, readings
from onrecord.language.lexicon.lists import table, words
from onrecord.language.mentions.actors import Actor

__all__ = ["BINDABLE", "PartyMention", "link_of", "mentions_of", "state_of", "strangers", "tie_of"]

BINDABLE = ("person", "organization", "country", "group")
"""The kinds of actors that can be bound; a document or an outlet cannot."""
_OFFICE = re.compile(
    r"\b(?:president|premier|prime minister|chancellor|minister|ministry|king|queen|emir|sultan|secretary|leader|envoy|"
    r"ambassador|diplomat|government|kremlin|white house|foreign|crown prince|head of state|vice-president|aide|"
    r"official|spokes\w+|general|"
    r"negotiator|representative|pope|dictator|ruler)\b",
    re.IGNORECASE,
)
_NO_STATE = frozenset({"AQ"})
"""Areas with a code of their own that nobody signs for: Antarctica."""
_STRANGER = re.compile(
    r"(?:\b[Tt]he\s+)?(?P<name>[^\W\d_a-z][\w'’.-]+(?:[ \u00a0][^\W\d_a-z][\w'’.-]+){0,4})"
    r"(?P<noun>[ \u00a0](?!was\b|has\b|is\b|does\b)[a-z]{3,}s\b)?"
)


class PartyMention(NamedTuple):
    """Words that stand for one who could be a party."""

    start: int
    end: int
    actor: Actor
    sense: str
    """name, adjective, people, capital, seat (of a state) or actor."""


def state_of(actor: Actor) -> Actor:
    """The state for which a leader, an official or a seat of government signs; anyone else signs for himself.

    >>> state_of(Actor("Abdel Fattah al-Sisi", "person", role="president", country="EG")).name
    'Egypt'
    >>> state_of(Actor("Pat Doe", "person", role="striker", country="IE")).name
    'Pat Doe'
    >>> state_of(Actor("Indian navy", "organization", country="IN")).name
    'India'
    """
    if actor.kind == "person" and actor.country and (actor.role is None or _OFFICE.search(actor.role)):
        return _state(actor.country) or actor
    if actor.kind == "organization" and actor.country:
        reading = readings().get(actor.name)
        if reading is None and actor.name.rpartition(" ")[2].lower() in words("state_arms"):
            return _state(actor.country) or actor
        return _as_actor(reading.country) if reading else actor
    return actor


@cache
def _state(code: str) -> Actor | None:
    return next((_as_actor(country) for country in countries() if country.code == code), None)


def _as_actor(country: Country) -> Actor:
    return Actor(country.name, "country", country=country.code)


def _is_arm(called: str) -> bool:
    """Whether common nouns call an arm of a state: 'Indian navy', but not 'Ministry of Trade'."""
    return called.rpartition(" ")[2] in words("state_arms")


def link_of(scope: Scope, index: int, stop: int, near: int = 6) -> str | None:
    """The preposition that governs the name at token `index`, over its article, titles and adjectives."""
    for place in range(index - 1, max(stop, index - 1 - near), -1):
        token = scope.tokens[place]
        if token.lower in grammar("preposition") or token.lower in ("behalf", "alongside"):
            if token.lower == "to" and place + 1 < index and _is_plain_verb(scope, place + 1):
                return None
            if token.lower == "of" and scope.lower(place - 1) == "behalf":
                return "behalf"
            return token.lower
        if not token.is_word and token.text not in "-.'’`\"“":
            return None
        if (
            token.lower in grammar("auxiliary")
            or token.lower in grammar("conjunction")
            or token.lower in grammar("pronoun")
        ):
            return None
        if (
            token.lower in cues() or token.lower in grammar("verb") or token.lower in grammar("reporting")
        ) and not token.is_capitalised:
            return None
    return None


def tie_of(scope: Scope, index: int, stop: int) -> str | None:
    """The preposition that ties a name to the noun: in 'with the government of Chad' it is 'with'."""
    link = link_of(scope, index, stop)
    if link == "of":
        place = next(at for at in range(index - 1, stop, -1) if scope.lower(at) == "of")
        if scope.lower(place - 1) in grammar("body"):
            return link_of(scope, place - 1, stop) or link
    return link


def _is_plain_verb(scope: Scope, index: int) -> bool:
    """Whether the word after 'to' is its infinitive: 'to ban Malta', not 'to neighbouring Malta'."""
    token = scope.tokens[index]
    modifies = token.lower.endswith(("ing", "al", "ern", "ian", "ed")) or token.lower in grammar("determiner")
    return token.text.isalpha() and not token.is_capitalised and not modifies


def mentions_of(document: Document, scope: Scope) -> list[PartyMention]:
    """The cast's mentions, and the words that lead to a state where the cast has none."""
    found: list[PartyMention] = []
    for mention in document.cast.mentions_in(*scope.span):
        if mention.actor.kind in BINDABLE and len(mention.actor.name) > 1 and mention.actor.name not in known_names():
            words = scope.text[mention.start : mention.end]
            if mention.actor.kind in ("organization", "person") and len(_members_of(words)) > 1:
                continue  # 'the Canada-Korea Partnership' names two, and is none itself
            if mention.actor.kind == "organization" and mention.actor.country and _is_arm(words):
                continue  # 'the Indian navy' leads to India by its adjective
            if found and mention.start < found[-1].end:
                if mention.end <= found[-1].end:
                    continue
                found.pop()
            found.append(PartyMention(mention.start, mention.end, mention.actor, _sense(words, mention.actor)))
    taken = [(mention.start, mention.end) for mention in found]
    for start, end, member, sense in _states(scope):
        at = bisect_left(taken, (end,)) - 1
        if at < 0 or taken[at][1] <= start:
            actor = member if isinstance(member, Actor) else _as_actor(member)
            found.append(PartyMention(start, end, actor, sense))
    found.sort(key=lambda mention: mention.start)
    return [_firm(scope, mention) or mention for mention in found]


_FIRM = re.compile(
    r"\s+(?:(?:state|family|privately)-owned\s+)?(?:[a-z][a-z-]+\s+){1,3}?(?P<name>[A-Z][\w&’'.-]+(?:\s+(?:&\s+)?[A-Z][\w&’'.-]+){0,3})"
)
_PUBLIC = re.compile(
    r"\b(?:president|premier|minister|chancellor|king|queen|government|leader|envoy|ambassador|army|navy|parliament|"
    r"counterpart|delegation|side|capital|city|town|port|province|region|island|and|or|in|on|of|to|with|by|for)\b"
)


def _firm(scope: Scope, mention: PartyMention) -> PartyMention | None:
    """'the Danish operator Havnelund': the one who is named, not the state that the adjective tells of."""
    if mention.sense != "adjective":
        return None
    match = _FIRM.match(scope.text, mention.end, min(scope.span.end, mention.end + 80))
    if match is None or _PUBLIC.search(scope.text[mention.end : match.start("name")]):
        return None
    actor = scope.document.cast.resolve(match.start("name"), match.end("name"))
    if actor is not None and actor.kind in ("person", "country"):
        return None
    name = match["name"].removesuffix(".").removesuffix("’s").removesuffix("'s")
    return PartyMention(
        match.start("name"), match.start("name") + len(name), actor or Actor(name, "organization"), "name"
    )


def _sense(words: str, actor: Actor) -> str:
    if actor.kind != "country":
        return "actor"
    reading = readings().get(words.removesuffix("'s").removesuffix("’s").removeprefix("the "))
    return reading.sense if reading else "actor"


def _states(scope: Scope) -> list[tuple[int, int, Country | Actor, str]]:
    """The states that words of a scope lead to, adjectives and both halves of 'China-Russia' included."""
    found: list[tuple[int, int, Country | Actor, str]] = []
    tokens = scope.tokens
    index = 0
    while index < len(tokens):
        token = tokens[index]
        step = 1
        part_of_world = index > 0 and tokens[index - 1].lower in ("north", "south", "latin", "central")
        if token.is_capitalised and not (part_of_world and token.lower.startswith(("america", "africa"))):
            for size in (4, 3, 2, 1):
                if index + size > len(tokens):
                    continue
                end = tokens[index + size - 1].end
                words_here = scope.text[token.start : end]
                bare = words_here.removesuffix("'s").removesuffix("’s")
                country = country_of(bare)
                if country is not None and country.code not in _NO_STATE:
                    found.append(
                        (
                            token.start,
                            token.start + len(bare),
                            country,
                            readings()[bare].sense if bare in readings() else "name",
                        )
                    )
                    step = size
                    break
            else:
                found += _compound(token)
        index += step
    return found


def _members_of(words: str) -> list[tuple[int, int, Country | Actor, str]]:
    first = words.split(maxsplit=1)[0]
    return _compound(Token(first, first.lower(), 0, len(first)))


_PARTED = re.compile(r"[-‑–]")
_HELPED = re.compile(r"[-‑](?:led|brokered|backed|mediated|sponsored|based|made|style|negotiated|hosted|drafted)\b")


def _compound(token: Token) -> list[tuple[int, int, Country | Actor, str]]:
    """The members of 'US–China', 'Franco-Belgian', 'EU-Chile'; nobody is bound by a 'US-brokered' deal."""
    if not _PARTED.search(token.text) or _HELPED.search(token.text):
        return []
    found: list[tuple[int, int, Country | Actor, str]] = []
    place = token.start
    for part in _PARTED.split(token.text):
        member = country_of(part) or _prefixes().get(part)
        if member is not None:
            found.append((place, place + len(part), member, "adjective"))
        place += len(part) + 1
    return found


@cache
def _prefixes() -> dict[str, Country | Actor]:
    """Who stands behind the first member of a compound."""
    by_code = {country.code: country for country in countries()}
    return {
        row["prefix"]: by_code[row["code"]] if row["code"] else Actor(row["name"], "organization")
        for row in table("state_prefixes")
    }


def strangers(scope: Scope, start: int, end: int) -> list[PartyMention]:
    """Names of which the text says nothing else, so that the cast has none of them: 'by Holm and Dahl'."""
    found = []
    for match in _STRANGER.finditer(scope.text, start, end):
        first = scope.index(match.start())
        name = match["name"]
        opens = match.start() == scope.span.start
        closed = any(name.split()[0].lower() in grammar(group) for group in _CLOSED)
        if (opens and " " not in name) or closed or name.split()[-1].lower() in grammar("time") or country_of(name):
            continue
        if (
            name.endswith(("'s", "’s"))
            or scope.lower(first - 1) in ("'", "’")
            or scope.text[match.end("name") : match.end("name") + 3] == " 's"
        ):
            continue
        actor = scope.document.cast.resolve(match.start("name"), match.end("name"))
        if match["noun"] and actor is None:
            actor = Actor(match.group(), "group")
        actor = actor or Actor(name, "person")
        if actor.kind in BINDABLE and actor.name not in known_names():
            found.append(PartyMention(match.start(), match.end(), actor, "actor"))
    return found


_CLOSED = ("determiner", "preposition", "conjunction", "pronoun", "auxiliary", "time", "month")
