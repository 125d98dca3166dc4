"""Who bears the names of a text: full names and the short forms that follow them, joined into one bearer each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from onrecord.language.lexicon.geography import countries, readings
from onrecord.language.lexicon.lists import alternation, words
from onrecord.language.lexicon.roles import Gender, given_name_gender, role_head
from onrecord.language.lexicon.tries import trie_pattern
from onrecord.language.mentions.actors import ActorKind
from onrecord.language.mentions.appositions import seat_after, standing_after, standing_before
from onrecord.language.mentions.name_evidence import ACRONYM, ACRONYM_AFTER, acts, kind_of_name, noun_before
from onrecord.language.mentions.name_phrases import Phrase, read_chain
from onrecord.language.mentions.named_entity import (
    ROLES_KEPT,
    SUFFIX,
    Bearer,
    bare_organization,
    folded,
    goes_by,
    head_noun,
    initials,
    is_family_first,
    person_key,
)
from onrecord.language.mentions.names import PARTICLES, chains, opens_sentence
from onrecord.language.text.named_tuples import maker
from onrecord.language.text.small_words import SmallWords

__all__ = ["NameMention", "Roll"]

_JOINTS = frozenset((" and ", "-", "–", " and the ", "’s and ", "'s and ", " and President ", " with "))
_OUTLET_NOUN = re.compile(r"[ \u00a0](?:magazine|newspaper|news[ \u00a0](?:agency|site|channel)|radio|website)\b")
_GENERIC_BODIES = words("generic_bodies")
_METONYMS = frozenset(("Brussels",))
"""Cities that stand for an organisation."""
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|outside|around|into|across|throughout"
    r"|(?:visits?|visited|visiting|trips?|travell?ed|travels?|travell?ing|flew|flies|fly|flying|flights?|went|goes?|going"
    r"|returned|returns?|came|comes?|journey|invited|tour|moved|sent|made)[ \u00a0](?:back[ \u00a0])?to)"
    r"[ \u00a0](?:the[ \u00a0])?$"
)
_NAMES = {country.code: country.name for country in countries()}


_SELDOM_NAMES = frozenset(("adjective", "place", "thing", "role"))


@lru_cache(maxsize=1 << 12)
def _may_be_place(word: str) -> bool:
    """Whether a name of one who acts is also where something happens: a capital, a seat of government."""
    reading = readings().get(word)
    return word in _METONYMS or (reading is not None and reading.sense in ("capital", "seat"))


_Found: TypeAlias = "tuple[int, Phrase, Bearer | None]"
"""Where a chain begins, a phrase of it, and whom that names if it does so in full."""


_PUBLIC_BODY = re.compile(
    rf"[ \u00a0](?P<body>(?:[a-z-]+[ \u00a0]){{0,2}}?{alternation(words('public_bodies'))})(?![\w'’-])"
    r"(?![ \u00a0](?:spokes|official|source|minister|chief|staff|officer|member|data|figure|statement|sources))"
)
_OFFICE_TO = re.compile(r"\b([A-Za-z]+)[ \u00a0](?:to|for|of|in)[ \u00a0](?:the[ \u00a0])?$")


@lru_cache(maxsize=1 << 12)
def _means_something_else(word: str) -> bool:
    """Whether a family name is mostly another word or name: Long, Park, Israel."""
    phrases = read_chain(word, True)
    return [phrase.kind for phrase in phrases] != ["word"]


class NameMention(NamedTuple):
    """A name where it stands, with its titles; `name_start` is where the bare name begins."""

    start: int
    end: int
    bearer: Bearer
    name_start: int


_mention = maker(NameMention)


class Roll:
    """All names of a text with their bearers, in order.

    >>> roll = Roll("Kenyan Trade Minister Amina Njoroge left. Njoroge had met Per Dahl. Nairobi praised Mr. Dahl.")
    >>> [(m.bearer.name, m.bearer.country) for m in roll.mentions]
    [('Amina Njoroge', 'KE'), ('Amina Njoroge', 'KE'), ('Per Dahl', None), ('Kenya', 'KE'), ('Per Dahl', None)]
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._countries: dict[str, Bearer] = {}
        self._organizations: dict[tuple[str, str | None], Bearer] = {}
        self._bodies: dict[str, Bearer] = {}
        """The body of a name that was named last, whatever its country."""
        self._people: dict[tuple[str, str], Bearer] = {}
        self._by_name: dict[str, list[Bearer]] = {}
        self._acronyms: dict[str, Bearer] = {}
        self._by_middle: dict[str, Bearer] = {}
        self._by_head: dict[str, Bearer] = {}
        self._titled: dict[str, Bearer] = {}
        self._strangers: dict[str, Bearer] = {}
        self._headlines: set[Bearer] = set()
        self._aliases: dict[Bearer, Bearer] = {}
        """Bearers of a longer name that begins with another's: 'Ida Moe Lund' for Ida Moe, or a headline's words."""
        self._small_words = SmallWords(text)
        """The words that the text also writes small: a capital at the start of a sentence tells nothing of them."""
        found = self._read()
        self._index_people()
        self.mentions = self._namesakes(self._linked(found))
        self.starts = [mention.start for mention in self.mentions]
        self.bearers = list(dict.fromkeys(mention.bearer for mention in self.mentions))

    # ── first reading: every phrase, then full names ────────────────────────────────────────────────────────────────

    def _read(self) -> list[_Found]:
        """The phrases of the text in order, each with its bearer where it names one in full."""
        read = list(self._phrases())
        settled = self._settled(read)
        found: list[_Found] = []
        owner: tuple[int, Phrase | None] = (-1, None)
        for base, phrase in read:
            if phrase.kind == "adjective":
                if (body := self._public_body(base, phrase, possessed=False)) is not None:
                    found.append(body)
                continue
            for one in self._as_settled(phrase, settled):
                start = base + one.start
                possessor = owner[1] if owner[0] == start else None
                bearer = self._register(start, base + one.end, one, possessor)
                if bearer is not None or one.kind not in ("country", "organization", "outlet"):
                    found.append((base, one, bearer))
                if self.text.startswith(("'s ", "’s "), base + one.end):
                    owner = (base + one.end + 3, one)
                    if (body := self._public_body(base, one, possessed=True)) is not None:
                        found.append(body)
        return found

    def _public_body(self, base: int, state: Phrase, *, possessed: bool) -> _Found | None:
        """The body of a state that common nouns name: 'Laos's energy ministry', 'the Chilean embassy'."""
        end = base + state.end
        match = _PUBLIC_BODY.match(self.text, end + 2 if possessed else end)
        if match is None or state.country is None:
            return None
        start = match.start("body") if possessed else base + state.start
        name = self.text[base + state.start : match.end()]
        key = (folded(match["body"]), state.country)
        bearer = self._organizations.get(key)
        if bearer is None:
            bearer = self._organizations[key] = Bearer(name, "organization", state.country)
            self._by_head.setdefault(match["body"].rpartition(" ")[2], bearer)
        bearer.count += 1
        phrase = Phrase(start - base, match.end() - base, "organization", name, start - base, country=state.country)
        return base, phrase, bearer

    def _phrases(self) -> Iterator[tuple[int, Phrase]]:
        text = self.text
        for match in chains(text):
            base = match.start()
            chain = match.group()
            if opens_sentence(text, base):
                base, phrases = self._opening(base, chain)
            else:
                phrases = read_chain(chain)
            for phrase in phrases:
                if phrase.kind == "person" and phrase.role is None and self._closes_office(base, phrase):
                    yield from ((base, one) for one in read_chain(chain[: phrase.name_start - 1]))
                    yield base, replace(phrase, start=phrase.name_start, country=None)
                elif phrase.kind not in _SELDOM_NAMES or phrase.kind == "adjective":
                    yield base, phrase

    def _closes_office(self, base: int, phrase: Phrase) -> bool:
        """Whether the state before a name belongs to an office: 'ambassador to Germany Ida Moe'."""
        if phrase.start == phrase.name_start or phrase.start > 0:
            return False
        found = _OFFICE_TO.search(self.text, max(0, base - 30), base)
        return found is not None and role_head(found.group(1))

    def _settled(self, read: list[tuple[int, Phrase]]) -> dict[str, ActorKind]:
        """What the names are of which the words alone do not tell."""
        places: dict[str, list[tuple[int, int]]] = {}
        ambiguous: set[str] = set()
        alone: set[str] = set()
        for base, phrase in read:
            name = phrase.name
            if phrase.kind == "word" and " " in name:
                places.setdefault(name, []).append((base + phrase.name_start, base + phrase.end))
                if phrase.otherwise is not None:
                    ambiguous.add(name)
            elif phrase.kind == "person" or (
                phrase.kind == "word"
                and folded(name) not in alone
                and acts(self.text, base + phrase.start, base + phrase.end)
            ):
                alone.add(folded(name))
        settled: dict[str, ActorKind] = {}
        for name, where in places.items():
            kind = kind_of_name(self.text, name, where, alone, ambiguous=name in ambiguous)
            if kind is not None:
                settled[name] = kind
        return settled

    def _as_settled(self, phrase: Phrase, settled: dict[str, ActorKind]) -> Sequence[Phrase]:
        """The phrase with the kind that the text shows; what it says otherwise, where it shows none."""
        if phrase.kind != "word" or " " not in phrase.name:
            return (phrase,)
        kind = settled.get(phrase.name)
        if kind == "person":
            return (replace(phrase, kind="person", gender=phrase.gender or given_name_gender(phrase.name.split()[0])),)
        if kind == "organization":
            return (replace(phrase, kind="organization"),)
        if phrase.otherwise is not None:
            return [one for one in phrase.otherwise if one.kind not in _SELDOM_NAMES]
        return (phrase,)

    def _opening(self, base: int, chain: str) -> tuple[int, tuple[Phrase, ...]]:
        """Read a chain whose first word may owe its capital to its place alone."""
        phrases = read_chain(chain, True)
        if not phrases or phrases[0].start > 0 or phrases[0].sure:
            return base, phrases
        first, _, rest = chain.partition(" ")
        if first.lower() not in self._small_words:
            return base, phrases
        if not rest:
            return base, ()
        return base + len(first) + 1, read_chain(rest)

    def _register(self, start: int, end: int, phrase: Phrase, possessor: Phrase | None) -> Bearer | None:
        country = phrase.country or (possessor.country if possessor is not None else None)
        match phrase.kind:
            case "country":
                return None if self._is_place(start, end) else self._country(phrase.country or "")
            case "organization" if self._is_place(start, end):
                return None
            case "organization" | "outlet":
                owner = possessor.name if possessor is not None and possessor.kind == "country" else None
                bearer = self._organization(phrase, country, owner)
                defined = ACRONYM_AFTER.match(self.text, end)
                if defined is not None:
                    self._acronyms[defined.group(1)] = bearer
                return bearer
            case "person" if " " in phrase.name:
                return self._person(start, end, phrase, country)
        return None

    def _is_place(self, start: int, end: int) -> bool:
        """Whether a capital or a seat is where something happens rather than who does it: 'flew to Paris'."""
        if not _may_be_place(self.text[start:end]):
            return False
        lead = _LOCATIVE.search(self.text, max(0, start - 40), start)
        return lead is not None

    def _country(self, code: str) -> Bearer:
        bearer = self._countries.get(code)
        if bearer is None:
            bearer = self._countries[code] = Bearer(_NAMES[code], "country", code)
        bearer.count += 1
        return bearer

    def _organization(self, phrase: Phrase, country: str | None, owner: str | None = None) -> Bearer:
        """The bearer of a body's name; of several that share it, one of no country is the one named last."""
        bare = bare_organization(phrase.name)
        bearer = self._organizations.get((bare, country)) or (self._bodies.get(bare) if country is None else None)
        if (
            bearer is None
            and country is not None
            and (bearer := self._organizations.pop((bare, None), None)) is not None
        ):
            bearer.country = country
            self._organizations[bare, country] = bearer
        name = f"{owner}'s {phrase.name}" if owner and bare in _GENERIC_BODIES else phrase.name
        if bearer is None:
            kind: ActorKind = "outlet" if phrase.kind == "outlet" else "organization"
            bearer = self._organizations[bare, country] = Bearer(name, kind, country)
            self._acronyms.setdefault(initials(bare), bearer)
            if " " in phrase.name:
                self._by_head.setdefault(head_noun(phrase.name), bearer)
        elif len(name) > len(bearer.name):
            bearer.name = name
        self._bodies[bare] = bearer
        bearer.count += 1
        return bearer

    def _person(self, start: int, end: int, phrase: Phrase, country: str | None) -> Bearer:
        key = person_key(phrase.name)
        bearer = self._people.get(key)
        if bearer is None:
            family_first = is_family_first(phrase.name)
            bearer = self._people[key] = Bearer(phrase.name, "person", family_first=family_first)
        elif phrase.name.count(" ") > bearer.name.count(" "):
            bearer.name = phrase.name
        bearer.count += 1
        bearer.learn(phrase.role, country, phrase.gender)
        self._learn_standing(bearer, start, end, phrase)
        return bearer

    def _learn_standing(self, bearer: Bearer, start: int, end: int, phrase: Phrase) -> None:
        """Take in the role that the words around a name tell."""
        if len(bearer.roles) >= ROLES_KEPT:
            return
        if phrase.role is None and (before := standing_before(self.text, start)) is not None:
            bearer.learn(before.role, before.country, before.gender)
        following = self.text[end : end + 2]
        if following[:1] == "," and (after := standing_after(self.text, end)) is not None:
            bearer.learn(after.role, after.country, after.gender)
        if following[1:] in ("o", "(") and (seat := seat_after(self.text, end)) is not None:
            bearer.learn(seat.party, None, "")
            if seat.place:
                bearer.places.add(seat.place.lower())

    # ── second reading: short forms ─────────────────────────────────────────────────────────────────────────────────

    def _index_people(self) -> None:
        for bearer in self._people.values():
            tokens = SUFFIX.sub("", bearer.name).split()
            if self._is_headline(bearer, tokens):
                self._headlines.add(bearer)
                continue
            shorter = self._people.get((folded(tokens[0]), folded(tokens[1]))) if len(tokens) > 2 else None
            if shorter is not None and shorter is not bearer and shorter.count >= bearer.count:
                self._aliases[bearer] = shorter
                continue
            for at in range(1, len(tokens)):
                if at == len(tokens) - 1 or tokens[at - 1] not in PARTICLES:
                    self._by_name.setdefault(folded(" ".join(tokens[at:])), []).append(bearer)
            self._by_name.setdefault(folded(tokens[0]), []).append(bearer)
            for middle in tokens[1:-1]:
                self._by_middle.setdefault(folded(middle), bearer)

    def _is_headline(self, bearer: Bearer, tokens: list[str]) -> bool:
        """Whether a seeming name is two people's with a verb between them, as headlines write: 'Li Meets Berg'."""
        if bearer.count > 1 or len(tokens) != 3 or not bearer.family_first:
            return False
        last = folded(tokens[-1])
        return any(other is not bearer and key[1] == last for key, other in self._people.items())

    def _linked(self, found: list[_Found]) -> list[NameMention]:
        mentions: list[NameMention] = []
        for base, phrase, known in found:
            bearer = self._aliases.get(known, known) if known is not None else None
            if bearer in self._headlines:
                continue
            if bearer is None:
                bearer = self._short(base, phrase)
                if bearer is None:
                    mentions.extend(self._compound(base, phrase))
                    continue
                bearer.count += 1
                if phrase.kind == "person":
                    bearer.learn(phrase.role, phrase.country, phrase.gender)
                elif len(bearer.roles) < ROLES_KEPT and bearer.kind == "person":
                    self._learn_standing(bearer, base + phrase.start, base + phrase.end, phrase)
            mentions.append(_mention((base + phrase.start, base + phrase.end, bearer, base + phrase.name_start)))
        return mentions

    def _short(self, base: int, phrase: Phrase) -> Bearer | None:
        """Whom a short form stands for: one named in full elsewhere, else a bearer of its own where it acts."""
        named = self.bearer_of(phrase.name, phrase.gender)
        if named is not None:
            return named
        if phrase.kind == "person":
            return self._stranger(phrase)
        name = phrase.name
        start, end = base + phrase.start, base + phrase.end
        sort = noun_before(self.text, start)
        if sort == "outlet" or _OUTLET_NOUN.match(self.text, end):
            return self._organization(replace(phrase, kind="outlet"), phrase.country)
        if sort is not None:
            return self._organization(replace(phrase, kind="organization"), phrase.country)
        if acts(self.text, start, end) and name.lower() not in self._small_words:
            return self._stranger(phrase, article=self.text.startswith(("the ", "The "), max(0, start - 4)))
        standing = standing_before(self.text, start) or (standing_after(self.text, end) if " " in name else None)
        if standing is not None:
            bearer = self._stranger(phrase)
            bearer.learn(standing.role, standing.country, standing.gender)
            return bearer
        return self._strangers.get(folded(name))

    def _namesakes(self, mentions: list[NameMention]) -> list[NameMention]:
        """The mentions, with those whose word mostly means something else: 'Long said' where Jack Long is spoken of."""
        bearers: dict[str, Bearer] = {}
        first: dict[Bearer, int] = {}
        for mention in mentions:
            first.setdefault(mention.bearer, mention.start)
        for bearer in first:
            word = bearer.short if bearer.kind == "person" and " " in bearer.name else ""
            if word and " " not in word and _means_something_else(word):
                bearers.setdefault(word, bearer)
        if not bearers:
            return mentions
        starts = [mention.start for mention in mentions]
        pattern = re.compile(rf"(?<![\w-])(?:{trie_pattern(bearers)})(?![\w-])")
        for found in pattern.finditer(self.text):
            start, end = found.span()
            bearer = bearers[found.group()]
            at = bisect_right(starts, start) - 1
            around = mentions[at] if at >= 0 and mentions[at].end >= end else None
            if start <= first[bearer] or not acts(self.text, start, end):
                continue
            if around is None:
                mentions.append(_mention((start, end, bearer, start)))
            elif around.start == start and around.end == end:
                mentions[at] = _mention((start, end, bearer, start))
            bearer.count += 1
        return sorted(mentions, key=lambda mention: mention.start)

    def bearer_of(self, name: str, gender: Gender = "") -> Bearer | None:
        """Whom a name stands for in this text: by its family name, its given name or its initials."""
        low = folded(name)
        candidates = self._by_name.get(low)
        if candidates:
            if len(candidates) == 1:
                return candidates[0]
            if gender:
                candidates = [one for one in candidates if one.gender in ("", gender)] or candidates
            by_family = [one for one in candidates if goes_by(one, name)]
            return max(by_family or candidates, key=lambda one: one.count)
        return self._acronyms.get(name) or self._by_head.get(name) or self._by_middle.get(low)

    def _stranger(self, phrase: Phrase, *, article: bool = False) -> Bearer:
        """One who is named by no more than this; behind an article it is a body's name."""
        key = folded(phrase.name)
        bearer = self._strangers.get(key)
        if bearer is None:
            if phrase.kind == "word" and (ACRONYM.match(phrase.name) or article):
                bearer = self._strangers[key] = Bearer(phrase.name, "organization", phrase.country)
                return bearer
            gender = phrase.gender or given_name_gender(phrase.name)
            bearer = self._strangers[key] = Bearer(phrase.name, "person", phrase.country, gender)
        return bearer

    def _compound(self, base: int, phrase: Phrase) -> list[NameMention]:
        """The names in a compound: 'China-Russia', 'Xi-Putin'."""
        parts = phrase.name.split("-") if "-" in phrase.name else ()
        if len(parts) != 2 or " " in phrase.name:
            return []
        found = []
        place = base + phrase.name_start
        for part in parts:
            bearer = self._country_named(part) or self.bearer_of(part)
            if bearer is not None:
                found.append(NameMention(place, place + len(part), bearer, place))
            place += len(part) + 1
        return found if len(found) == len(parts) else []

    def _country_named(self, word: str) -> Bearer | None:
        phrases = read_chain(word) if word[:1].isupper() else ()
        if len(phrases) == 1 and phrases[0].kind == "country" and phrases[0].country:
            return self._country(phrases[0].country)
        return None

    def country(self, code: str) -> Bearer | None:
        """The bearer for a state, whether or not the text names it; None for an unknown code."""
        if code in _NAMES and code not in self._countries:
            self._countries[code] = Bearer(_NAMES[code], "country", code)
        return self._countries.get(code)

    def joined(self) -> Iterator[tuple[NameMention, NameMention]]:
        """Neighbouring names of one kind that stand side by side: 'Xi and Putin', 'Russia-China'."""
        for one, other in pairwise(self.mentions):
            if one.bearer is not other.bearer and one.bearer.kind == other.bearer.kind:
                between = self.text[one.end : min(other.start, one.end + 12)]
                if between in _JOINTS:
                    yield one, other

    def pairs(self) -> Counter[tuple[Bearer, Bearer]]:
        """How often two are named side by side; the two in the order of the roll.

        >>> pairs = Roll("Chad and Niger agreed. So did Niger and Chad. Mali waited.").pairs()
        >>> [(one.name, other.name, count) for (one, other), count in pairs.items()]
        [('Chad', 'Niger', 2)]
        """
        order = {bearer: place for place, bearer in enumerate(self.bearers)}
        found: Counter[tuple[Bearer, Bearer]] = Counter()
        for one, other in self.joined():
            first, second = sorted((one.bearer, other.bearer), key=order.__getitem__)
            found[first, second] += 1
        return found
