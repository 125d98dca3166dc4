"""Who is bound: the actors of the phrase, of the verb that governs it, and of the text before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache, cached_property
from typing import NamedTuple

from onrecord.extract.agreements.lexis import cues, grammar, heads, known_names
from onrecord.extract.agreements.tokens import Scope
from onrecord.language.actors import Actor
from onrecord.language.document import Document
from onrecord.language.geography import Country, countries, country_of, readings
from onrecord.language.lexicon import alternation, words

__all__ = ["Parties", "state_of"]

_OFFICE = re.compile(
    r"\b(?:president|premier|prime minister|chancellor|minister|ministry|king|queen|emir|sultan|secretary|leader|envoy|ambassador|"
    r"diplomat|government|kremlin|white house|foreign|crown prince|head of state|vice-president|aide|official|spokes\w+|general|"
    r"negotiator|representative|pope|dictator|ruler)\b",
    re.IGNORECASE,
)
_COLLECTIVE = re.compile(
    r"\b(?:(?:the|both|our|their)\s+)?(?:"
    + alternation(words("agreement_parties"))
    + r")\b|\b(?:[Bb]oth|[Tt]hey|[Tt]heir|[Ww]e|[Oo]ur)\b"
    r"|\b(?:[Ss]cientists|(?:\w+\s+)?[Mm]inisters|[Dd]iplomats|[Nn]egotiators|[Oo]fficials|[Pp]arliaments)\b",
)
_JOINED = re.compile(
    r"(?:\s*(?:of|from)\s+[^,;.]{1,40})?\s*(?:,\s*and|,|\band\b|&|\bas well as\b|\balong with\b|\btogether with\b|/|-|–)\s*"
    r"(?:(?!and\b)[\w'’.-]+\s+){0,6}$"
)
_LINKING = frozenset({"with", "between", "among", "by", "from", "to", "for", "alongside", "behalf"})
_BOUND_VERBS = frozenset(
    "supply supplies sell sells give provide help lend pay grant send deliver allow permit let join".split()
)
_OBLIGED = frozenset(
    "require requires required oblige obliges commit commits bind binds force forces allow allows let ask".split()
)
_AGENTS = frozenset(
    "officials official leaders leader president presidents government governments minister ministers scientists companies company "
    "negotiators diplomats authorities representatives representative representant delegation parliament firm firms side sides troops "
    "forces militants rebels fighters separatists king prince premier chancellor counterpart counterparts interests union unions group "
    "administration foreign finance energy trade prime vice deputy military army navy army chief head director side's ".split()
)
_NOT_BOUND = frozenset(
    "brokered broker brokers brokering mediated announced announces announce approve approved approves endorse endorsed endorses backed backs "
    "back rejected reject rejects condemned published released discussed".split()
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
    if actor.kind == "organization" and actor.country:
        reading = readings().get(actor.name)
        return _as_actor(reading.country) if reading else actor
    return actor


@cache
def _state(code: str) -> Actor | None:
    return next((_as_actor(country) for country in countries() if country.code == code), None)


def _as_actor(country: Country) -> Actor:
    return Actor(country.name, "country", country=country.code)


class Parties:
    """Finds the parties of the mentions of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._scope: Scope | None = None
        self._mentions: list[PartyMention] = []

    def of(self, scope: Scope, first: int, head: int, last: int, cue: int | None, rule: str) -> tuple[Actor, ...]:
        """The parties of the mention at tokens `first` to `last` with its head at `head`, in the order of the text."""
        found = self._inside(scope, first, head, last)
        if cue is not None and scope.lower(cue) not in _NOT_BOUND and rule in ("object", "verb"):
            found += self._subject(scope, cue)
        if rule in ("predicate", "object", "verb"):
            found += self._linked_after(scope, max(last, cue or 0), far=rule == "predicate")
        return self._completed(scope, first, last, found)

    def mentioned(self, scope: Scope) -> list[PartyMention]:
        """All who are named in a scope, in order."""
        if self._scope is not scope:
            self._scope, self._mentions = scope, _mentions(self.document, scope)
        return self._mentions

    # ------------------------------------------------------------------ inside the phrase

    def _inside(self, scope: Scope, first: int, head: int, last: int) -> list[PartyMention]:
        tokens = scope.tokens
        start, noun, end = tokens[first].start, tokens[head].start, tokens[last].end
        found: list[PartyMention] = []
        for mention in self.mentioned(scope):
            if mention.start < start or mention.end > end:
                continue
            if mention.end <= noun + 1 and mention.start < noun:
                if mention.sense != "capital" or not tokens[head].is_capitalised:
                    found.append(mention)
            elif self._is_bound(scope, mention, head, found):
                found.append(mention)
        owner = self._owner(scope, first)
        if owner is not None:
            found.append(owner)
        return found + self._pair_words(scope, start, end)

    def _owner(self, scope: Scope, first: int) -> PartyMention | None:
        """'its treaty with Chile': the party behind the pronoun."""
        token = scope.tokens[first]
        if token.lower not in ("its", "his", "her"):
            return None
        actor = self.document.cast.resolve(token.start, token.end)
        return PartyMention(token.start, token.end, actor, "actor") if actor and actor.kind in _BINDABLE else None

    def _is_bound(self, scope: Scope, mention: PartyMention, head: int, found: list[PartyMention]) -> bool:
        """Whether one who is named after the noun is a party: linked by a preposition, or made to do something."""
        index = scope.index(mention.start)
        after = scope.lower(scope.index(mention.end))
        before = scope.lower(index - 1)
        if before in ("the", "a", "an"):
            before = scope.lower(index - 2)
        if before in _OBLIGED and after == "to" or before in _BOUND_VERBS:
            return True
        if found and found[-1].end <= mention.start and _JOINED.fullmatch(scope.text, found[-1].end, mention.start):
            return found[-1].start > scope.tokens[head].end
        link = _link(scope, index, head)
        if mention.sense == "adjective":
            return link in ("with", "between", "among", "by") or (link == "of" and after in _GOODS)
        return link in _LINKING or link == "of" and after in _GOODS

    # ------------------------------------------------------------------ beside the phrase

    def _subject(self, scope: Scope, cue: int) -> list[PartyMention]:
        """The subject of the governing verb: the nearest actor to its left that no preposition governs, and its fellows."""
        tokens = scope.tokens
        place = tokens[cue].start
        left = [mention for mention in self.mentioned(scope) if mention.end <= place]
        for number in range(len(left) - 1, -1, -1):
            mention = left[number]
            if not self._is_subject(scope, mention, cue):
                continue
            pair = self._pair_words(scope, mention.end, place, subject=True)
            if pair:
                return pair
            group = [mention]
            while number > 0 and _JOINED.fullmatch(scope.text, left[number - 1].end, group[0].start):
                number -= 1
                group.insert(0, left[number])
            return group
        pair = self._pair_words(scope, scope.span.start, place, subject=True)
        return pair or self._pronoun(scope, cue)

    def _is_subject(self, scope: Scope, mention: PartyMention, cue: int) -> bool:
        index = scope.index(mention.start)
        end = scope.index(mention.end)
        after = scope.lower(end)
        if scope.text[mention.end : mention.end + 2] in ("'s", "’s"):
            # 'Oslo's proposals for …': who owns the governing noun. The ending is part of the name's token.
            near = [scope.lower(step) for step in range(end, end + 3)]
            return cue - end <= 1 and scope.lower(cue) in _OWNED or any(word in _AGENTS for word in near)
        if _link(scope, index, -1, near=3) is not None:
            return False
        if mention.sense == "adjective":
            return any(scope.lower(end + step) in _AGENTS for step in range(3))
        if end < len(scope.tokens) and after.isalpha() and not scope.tokens[end].is_capitalised:
            closed = ("auxiliary", "preposition", "conjunction", "reporting", "verb", "time", "determiner")
            return (
                after in _AGENTS
                or after in cues()
                or any(after in grammar(name) for name in closed)
                or after.endswith(("ed", "ly", "s"))
            )
        return True

    def _linked_after(self, scope: Scope, last: int, *, far: bool) -> list[PartyMention]:
        """'was signed by Oslo', 'was signed in May between Peru and Chile', 'on behalf of Iran'."""
        tokens = scope.tokens
        start = tokens[last].end if last < len(tokens) else scope.span.end
        stop = scope.span.end
        for index in range(last + 1, len(tokens)):
            word = tokens[index].lower
            if (
                word in _NEW_CLAUSE
                or word in heads()
                or index > last + 45
                or (not far and (word == "," or index > last + 14))
            ):
                stop = tokens[index].start
                break
        found: list[PartyMention] = []
        for mention in self.mentioned(scope):
            if not start <= mention.start < stop:
                continue
            joined = found and _JOINED.fullmatch(scope.text, found[-1].end, mention.start)
            if joined or _link(scope, scope.index(mention.start), last) in (
                "with",
                "between",
                "among",
                "by",
                "behalf",
                "alongside",
            ):
                found.append(mention)
        return found

    # ------------------------------------------------------------------ from the text before

    def _pronoun(self, scope: Scope, cue: int) -> list[PartyMention]:
        for index in range(cue - 1, max(-1, cue - 12), -1):
            token = scope.tokens[index]
            if token.lower in ("it", "he", "she"):
                actor = self.document.cast.resolve(token.start, token.end)
                return [PartyMention(token.start, token.end, actor, "actor")] if actor else []
        return []

    def _pair_words(self, scope: Scope, start: int, end: int, subject: bool = False) -> list[PartyMention]:
        """'the two countries', 'both sides', 'they': the group that the text before has named."""
        for match in _COLLECTIVE.finditer(scope.text, start, end):
            if subject and match.group().lower() in ("their", "our"):
                continue
            actor = self.document.cast.resolve(*match.span())
            if actor is not None and actor.members:
                # The cast has heard who they are; else they are the two of whom the article speaks most.
                return [PartyMention(*match.span(), member, "actor") for member in actor.members]
            return [PartyMention(*match.span(), member, "actor") for member in self.pair]
        return []

    @cached_property
    def pair(self) -> tuple[Actor, ...]:
        """The two states of which the article speaks most, in the order in which it first names them."""
        count: Counter[Actor] = Counter()
        for mention in self.document.cast.mentions_in(0, min(len(self.document.text), 100_000)):
            for actor in mention.actor.members or (mention.actor,):
                state = state_of(actor)
                if state.kind == "country":
                    count[state] += 1
        top = sorted(count.items(), key=lambda item: -item[1])[:2]
        if len(top) < 2 or top[1][1] < 2:
            return ()
        return tuple(actor for actor in count if actor in dict(top))

    def _completed(self, scope: Scope, first: int, last: int, found: list[PartyMention]) -> tuple[Actor, ...]:
        """Each party once, in the order of the text; the other one of a pair, where one stands alone beside it."""
        found.sort(key=lambda mention: mention.start)
        parties = list(
            dict.fromkeys(state_of(member) for mention in found for member in mention.actor.members or (mention.actor,))
        )
        joint = any(
            scope.lower(index) in ("joint", "bilateral", "jointly", "mutual") for index in range(first, last + 1)
        )
        if not parties and joint:
            return self.pair
        if len(parties) == 1 and parties[0] in self.pair:
            other = next(actor for actor in self.pair if actor != parties[0])
            named = any(state_of(mention.actor) == other for mention in self.mentioned(scope))
            if joint or named:
                parties = [actor for actor in self.pair] if not found else [*parties, other]
        return tuple(parties)


_NEW_CLAUSE = frozenset(
    {";", "while", "because", "but", "which", "who", "although", "said", "after", "before", "when", "as"}
)
_OWNED = frozenset("proposal proposals offer demand demands call calls talks plan plans".split())
_BINDABLE = ("person", "organization", "country", "group")
_GOODS = frozenset(
    "gas oil coal supply supplies grain wheat weapons arms goods exports imports energy fuel uranium electricity troops forces".split()
)


def _link(scope: Scope, index: int, stop: int, near: int = 6) -> str | None:
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


def _is_plain_verb(scope: Scope, index: int) -> bool:
    """Whether the word after 'to' is its infinitive: 'to ban Malta', not 'to neighbouring Malta' or 'to the Maltese side'."""
    token = scope.tokens[index]
    modifies = token.lower.endswith(("ing", "al", "ern", "ian", "ed")) or token.lower in grammar("determiner")
    return token.text.isalpha() and not token.is_capitalised and not modifies


def _mentions(document: Document, scope: Scope) -> list[PartyMention]:
    """The cast's mentions, and the words that lead to a state where the cast has none."""
    found: list[PartyMention] = []
    for mention in document.cast.mentions_in(*scope.span):
        if mention.actor.kind in _BINDABLE and mention.actor.name not in known_names():
            words = scope.text[mention.start : mention.end]
            if found and mention.start < found[-1].end:
                if mention.end <= found[-1].end:
                    continue
                found.pop()
            found.append(PartyMention(mention.start, mention.end, mention.actor, _sense(words, mention.actor)))
    taken = [(mention.start, mention.end) for mention in found]
    for start, end, country, sense in _states(scope):
        at = bisect_left(taken, (end,)) - 1
        if at < 0 or taken[at][1] <= start:
            found.append(PartyMention(start, end, _as_actor(country), sense))
    found.sort(key=lambda mention: mention.start)
    return found


def _sense(words: str, actor: Actor) -> str:
    if actor.kind != "country":
        return "actor"
    reading = readings().get(words.removesuffix("'s").removesuffix("’s").removeprefix("the "))
    return reading.sense if reading else "actor"


def _states(scope: Scope) -> list[tuple[int, int, Country, str]]:
    """The states that words of a scope lead to, adjectives and both halves of 'China-Russia' included."""
    found: list[tuple[int, int, Country, str]] = []
    tokens = scope.tokens
    index = 0
    while index < len(tokens):
        token = tokens[index]
        step = 1
        if token.is_capitalised:
            for size in (4, 3, 2, 1):
                if index + size > len(tokens):
                    continue
                end = tokens[index + size - 1].end
                words_here = scope.text[token.start : end]
                bare = words_here.removesuffix("'s").removesuffix("’s")
                country = country_of(bare)
                if country is not None:
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
                if "-" in token.text and not re.search(
                    r"-(?:led|brokered|backed|mediated|sponsored|based|made|style)\b", token.text
                ):
                    place = token.start
                    for part in token.text.split("-"):
                        country = country_of(part)
                        if country is not None:
                            found.append((place, place + len(part), country, "adjective"))
                        place += len(part) + 1
        index += step
    return found
