"""Who bears the names of a text: full names and the short forms that follow them, joined into one bearer each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from onrecord.language.lexicon.geography import countries, readings
from onrecord.language.lexicon.lists import words
from onrecord.language.lexicon.roles import Gender, given_name_gender, title
from onrecord.language.mentions.appositions import seat_after, standing_after, standing_before
from onrecord.language.mentions.body_register import BodyRegister
from onrecord.language.mentions.name_evidence import ACRONYM, CAMEL_CASE, acts, is_common_plural, noun_before
from onrecord.language.mentions.name_phrases import Phrase, read_chain
from onrecord.language.mentions.name_reading import read_names
from onrecord.language.mentions.named_entity import (
    ROLES_KEPT,
    SUFFIX,
    Bearer,
    folded,
    goes_by,
    is_family_first,
    person_key,
)
from onrecord.language.mentions.names import PARTICLES
from onrecord.language.mentions.namesakes import NameMention, name_mention, with_namesakes
from onrecord.language.text.small_words import SmallWords

__all__ = ["Roll"]

_JOINTS = frozenset(f" {joint} " for joint in words("joining_words")) | {"-", "–", "’s and ", "'s and "}
"""What stands between two who are named side by side."""
_OUTLET_NOUN = re.compile(r"[ \u00a0](?:magazine|newspaper|news[ \u00a0](?:agency|site|channel)|radio|website)\b")
_METONYMS = frozenset(("Brussels",))
"""Cities that stand for an organisation."""
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|outside|around|into|across|throughout"
    r"|(?:visits?|visited|visiting|trips?|travell?ed|travels?|travell?ing|flew|flies|fly|flying|flights?|went|goes?|going"
    r"|returned|returns?|came|comes?|journey|invited|tour|moved|sent|made)[ \u00a0](?:back[ \u00a0])?to)"
    r"[ \u00a0](?:the[ \u00a0])?$"
)
_NAMES = {country.code: country.name for country in countries()}
_POSSESSIVES = ("'s ", "’s ")
_TELLING = frozenset((", ", " i", " w", " b", " r", " s", " h", " t"))
"""What follows a name of which something may be told: a comma, or a verb that begins so."""


@lru_cache(maxsize=1 << 12)
def _may_be_place(word: str) -> bool:
    """Whether a name of one who acts is also where something happens: a capital, a seat of government."""
    reading = readings().get(word)
    return word in _METONYMS or (reading is not None and reading.sense in ("capital", "seat"))


_Found: TypeAlias = "tuple[int, Phrase, Bearer | None]"
"""Where a chain begins, a phrase of it, and whom that names if it does so in full."""


class Roll:
    """All names of a text with their bearers, in order.

    >>> roll = Roll("Kenyan Trade Minister Amina Njoroge left. Njoroge had met Per Dahl. Nairobi praised Mr. Dahl.")
    >>> [(m.bearer.name, m.bearer.country) for m in roll.mentions]
    [('Amina Njoroge', 'KE'), ('Amina Njoroge', 'KE'), ('Per Dahl', None), ('Kenya', 'KE'), ('Per Dahl', None)]
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._countries: dict[str, Bearer] = {}
        self._bodies = BodyRegister(text)
        self._people: dict[tuple[str, str], Bearer] = {}
        self._by_name: dict[str, list[Bearer]] = {}
        self._by_middle: dict[str, Bearer] = {}
        self._strangers: dict[str, Bearer] = {}
        self._headlines: set[Bearer] = set()
        self._aliases: dict[Bearer, Bearer] = {}
        """Bearers of a longer name that begins with another's: 'Ida Moe Lund' for Ida Moe, or a headline's words."""
        self._small_words = SmallWords(text)
        """The words that the text also writes small: a capital at the start of a sentence tells nothing of them."""
        found = self._read()
        self._index_people()
        self.mentions = with_namesakes(self.text, self._linked(found))
        self.starts = [mention.start for mention in self.mentions]
        self.bearers = list(dict.fromkeys(mention.bearer for mention in self.mentions))

    # ── first reading: every phrase, then full names ────────────────────────────────────────────────────────────────

    def _read(self) -> list[_Found]:
        """The phrases of the text in order, each with its bearer where it names one in full."""
        found: list[_Found] = []
        owner: tuple[int, Phrase | None] = (-1, None)
        for base, phrase in read_names(self.text, self._small_words):
            start, end = base + phrase.start, base + phrase.end
            if phrase.kind == "adjective":
                if (body := self._bodies.of_state(base, phrase, possessed=False)) is not None:
                    found.append(body)
                continue
            if phrase.kind == "country" and (body := self._bodies.of_state(base, phrase, possessed=False)) is not None:
                found.append(body)
                continue
            bearer = self._register(start, end, phrase, owner[1] if owner[0] == start else None)
            if bearer is not None or phrase.kind not in ("country", "organization", "outlet"):
                found.append((base, phrase, bearer))
            if self.text.startswith(_POSSESSIVES, end):
                owner = (end + 3, phrase)
                if (body := self._bodies.of_state(base, phrase, possessed=True)) is not None:
                    found.append(body)
        return found

    def _register(self, start: int, end: int, phrase: Phrase, possessor: Phrase | None) -> Bearer | None:
        country = phrase.country or (possessor.country if possessor is not None else None)
        match phrase.kind:
            case "country":
                return None if self._is_place(start, end) else self._country(phrase.country or "")
            case "organization" if self._is_place(start, end):
                return None
            case "organization" | "outlet":
                return self._bodies.at(start, end, phrase, possessor)
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
        if following in _TELLING and (after := standing_after(self.text, end)) is not None:
            bearer.learn(after.role, after.country, after.gender)
        if following[1:] in ("o", "(") and (seat := seat_after(self.text, end)) is not None:
            bearer.learn(seat.party, seat.country, "")
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
        self._alias_family_names()

    def _alias_family_names(self) -> None:
        """A family name of several words, which reads as a full one, is that of whoever bears it: 'van der Berg'."""
        for bearer in self._people.values():
            longer = [one for one in self._by_name.get(folded(bearer.name), ()) if one is not bearer]
            if len(longer) == 1 and bearer not in self._aliases:
                self._aliases[bearer] = longer[0]

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
            mentions.append(name_mention((base + phrase.start, base + phrase.end, bearer, base + phrase.name_start)))
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
        if title(name) is not None or is_common_plural(name):
            return None
        sort = noun_before(self.text, start)
        if sort == "outlet" or _OUTLET_NOUN.match(self.text, end):
            return self._bodies.named(replace(phrase, kind="outlet"), phrase.country)
        if sort is not None:
            return self._bodies.named(replace(phrase, kind="organization"), phrase.country)
        if acts(self.text, start, end) and name.lower() not in self._small_words:
            return self._stranger(phrase, article=self.text.startswith(("the ", "The "), max(0, start - 4)))
        standing = standing_before(self.text, start) or (standing_after(self.text, end) if " " in name else None)
        if standing is not None:
            bearer = self._stranger(phrase)
            bearer.learn(standing.role, standing.country, standing.gender)
            return bearer
        return self._strangers.get(folded(name))

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
        body = self._bodies.by_short_name(name)
        return body or self._by_middle.get(low) or self._bodies.by_first_word(name)

    def _stranger(self, phrase: Phrase, *, article: bool = False) -> Bearer:
        """One who is named by no more than this; behind an article it is a body's name."""
        key = folded(phrase.name)
        bearer = self._strangers.get(key)
        if bearer is None:
            if phrase.kind == "word" and (article or ACRONYM.match(phrase.name) or CAMEL_CASE.match(phrase.name)):
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
                between = self.text[one.end : min(other.start, one.end + 18)]
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
