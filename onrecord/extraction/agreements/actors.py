"""Who is named in a sentence and could be a party, and what governs the name."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from onrecord.extraction.agreements.cues import cues, grammar, known_names
from onrecord.extraction.agreements.tokens import Scope
from onrecord.language.document import Document
from onrecord.language.lexicon.gazetteer import known_name
from onrecord.language.lexicon.geography import Country, countries, country_of, readings
from onrecord.language.lexicon.lists import table, words
from onrecord.language.mentions.actors import Actor

__all__ = ["BINDABLE", "PartyMention", "holds_office", "link_of", "mentions_of", "state_of", "strangers", "tie_of"]

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
    """
    if actor.kind == "person" and actor.country and (actor.role is None or _OFFICE.search(actor.role)):
        return _state(actor.country) or actor
    if actor.kind == "organization" and actor.country and (actor.name in readings() or _is_arm(actor.name.lower())):
        return _state(actor.country) or actor
    return actor


def _is_arm(called: str) -> bool:
    """Whether common nouns call an arm of a state: 'Indian navy', but not 'Ministry of Trade'."""
    return called.rpartition(" ")[2] in words("state_arms")


def holds_office(actor: Actor) -> bool:
    """Whether a person acts for a state of which the text says nothing beside the name.

    >>> holds_office(Actor("Pat Doe", "person", role="President")), holds_office(Actor("Pat Doe", "person"))
    (True, False)
    """
    return actor.kind == "person" and actor.role is not None and bool(_OFFICE.search(actor.role))


@cache
def _state(code: str) -> Actor | None:
    return next((_as_actor(country) for country in countries() if country.code == code), None)


def _as_actor(country: Country) -> Actor:
    return Actor(country.name, "country", country=country.code)


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
            written = scope.text[mention.start : mention.end]
            opening = written.removeprefix("The ").removeprefix("the ").split()[0]
            if mention.actor.kind != "country" and len(_halves(opening, 0)) > 1:
                # 'Canada-Korea Security …' is the name of what the two have agreed, and nobody.
                continue
            if mention.actor.kind == "organization" and mention.actor.country and _is_arm(written):
                # 'the Indian navy' leads to India by its adjective.
                continue
            if found and mention.start < found[-1].end:
                if mention.end <= found[-1].end:
                    continue
                found.pop()
            found.append(PartyMention(mention.start, mention.end, mention.actor, _sense(written, mention.actor)))
    taken = [(mention.start, mention.end) for mention in found]
    for state in _states(scope):
        at = bisect_left(taken, (state.end,)) - 1
        if at < 0 or taken[at][1] <= state.start:
            found.append(state)
    found.sort(key=lambda mention: mention.start)
    return [_firm(scope, one) or _of_state(scope, one, found) for one in found]


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


def _of_state(scope: Scope, mention: PartyMention, found: list[PartyMention]) -> PartyMention:
    """'Patrice Talon of Benin': whoever is named with his state behind him acts for it."""
    if mention.actor.kind != "person" or scope.text[mention.end : mention.end + 4] != " of ":
        return mention
    state = next((one for one in found if one.start in (mention.end + 4, mention.end + 8)), None)
    if state is None or state.actor.kind != "country":
        return mention
    return mention._replace(actor=state.actor)


def _sense(words: str, actor: Actor) -> str:
    if actor.kind != "country":
        return "actor"
    reading = readings().get(words.removesuffix("'s").removesuffix("’s").removeprefix("the "))
    return reading.sense if reading else "actor"


_COMPOUND = re.compile(r"[-–‑]")
_LED = re.compile(r"[-–](?:led|brokered|backed|mediated|sponsored|based|made|style|hosted|drafted|supported|funded)\b")


def _states(scope: Scope) -> list[PartyMention]:
    """The states that words of a scope lead to, adjectives and both halves of 'China-Russia' included."""
    found: list[PartyMention] = []
    tokens = scope.tokens
    index = 0
    while index < len(tokens):
        token = tokens[index]
        step = 1
        part_of_world = index > 0 and tokens[index - 1].lower in ("north", "south", "latin", "central")
        if token.is_capitalised and not (part_of_world and token.lower.startswith(("america", "africa"))):
            named = _state_at(scope, index)
            if named is not None:
                found.append(named[0])
                step = named[1]
            elif _COMPOUND.search(token.text) and not _LED.search(token.text):
                found += _halves(token.text, token.start)
        index += step
    return found


def _state_at(scope: Scope, index: int) -> tuple[PartyMention, int] | None:
    """The state that begins with this token, and over how many tokens its name goes."""
    tokens = scope.tokens
    for size in (4, 3, 2, 1):
        if index + size > len(tokens):
            continue
        start, end = tokens[index].start, tokens[index + size - 1].end
        bare = scope.text[start:end].removesuffix("'s").removesuffix("’s")
        country = country_of(bare)
        if country is not None and country.code not in _NO_STATE:
            sense = readings()[bare].sense if bare in readings() else "name"
            return PartyMention(start, start + len(bare), _as_actor(country), sense), size
    return None


def _halves(text: str, start: int) -> list[PartyMention]:
    """The parties of a compound: 'US–China', 'EU-Chile', 'Franco-German'.

    >>> [one.actor.name for one in _halves("Franco-German", 0) + _halves("EU–Chile", 0) + _halves("Anti-war", 0)]
    ['France', 'Germany', 'European Union', 'Chile']
    """
    found = []
    for part in re.finditer(r"[^-–‑]+", text):
        actor = _named(part.group())
        if actor is not None:
            found.append(PartyMention(start + part.start(), start + part.end(), actor, "adjective"))
    return found


def _named(word: str) -> Actor | None:
    country = country_of(word)
    if country is not None:
        return _as_actor(country)
    if word in _prefixes():
        return _state(_prefixes()[word]) or Actor("European Union", "organization")
    known = known_name((word,))
    return Actor(known.name, "organization") if known is not None and known.kind == "organization" else None


@cache
def _prefixes() -> dict[str, str]:
    return {row["prefix"]: row["code"] for row in table("nation_prefixes")}


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
        if actor is None or (actor.kind == "person" and actor.role is None and " " not in actor.name):
            # Who binds others and is named by one word of which nothing is told is a firm more often than a person.
            actor = Actor(actor.name if actor is not None else name, "organization")
        if actor.kind in BINDABLE and actor.name not in known_names():
            found.append(PartyMention(match.start(), match.end(), actor, "actor"))
    return found


_CLOSED = ("determiner", "preposition", "conjunction", "pronoun", "auxiliary", "time", "month")
