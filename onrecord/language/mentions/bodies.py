"""Bodies and writings that a description calls: 'the ministry', 'her office', 'a ministry spokesman', 'the report'."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache

from onrecord.language.lexicon.lists import words
from onrecord.language.mentions.actors import Actor
from onrecord.language.mentions.definite_descriptions import Description
from onrecord.language.mentions.groups import paragraph_before
from onrecord.language.mentions.name_linking import Roll
from onrecord.language.mentions.named_entity import Bearer
from onrecord.language.mentions.namesakes import NameMention
from onrecord.language.mentions.roll_actors import Actors
from onrecord.language.text.speedups import lazy

__all__ = ["Bodies"]

_REACH = 120
"""How many mentions before a place are looked at."""
_OWNED_BODIES = words("owned_bodies")
_OFFICES = frozenset(("office", "cabinet", "staff"))
_COMPANY_NOUNS = words("company_nouns") | {
    "company",
    "firm",
    "manufacturer",
    "shipbuilder",
    "carrier",
    "lender",
    "insurer",
}
_OUTLET_NOUNS = words("outlet_nouns") | {"paper", "newspaper", "news agency", "news service", "network"}
_DATA = words("data_nouns")
_MESSAGES = words("message_nouns")
_ANY_DOCUMENT = frozenset(("document", "text", "paper"))
_STATEMENTS = words("statement_nouns")
_FRESH = frozenset(
    ("new", "recent", "latest", "own", "earlier", "separate", "other", "first", "second", "last", "same")
)
_BY = re.compile(r"\b(?:by|from)[ \u00a0](?:\w+[ \u00a0]){0,3}$")
_POSSESSED = re.compile(r"['’]s?$")

Resolve = Callable[[int, int], "Actor | None"]
Described = Sequence[tuple[int, int, Description]]


class Bodies:
    """Finds the body or the writing that a description calls. `resolve` tells whom other words stand for."""

    def __init__(self, roll: Roll, actors: Actors, described: Callable[[], Described], resolve: Resolve) -> None:
        self._roll = roll
        self._actors = actors
        self._described = described
        self._resolve = resolve

    # ── organisations ───────────────────────────────────────────────────────────────────────────────────────────────

    def organization(self, place: int, description: Description) -> Actor | None:
        """A body: somebody's own, one named or described before, or one that the description itself tells apart."""
        if description.noun in _OWNED_BODIES and (owned := self._owned(place, description)) is not None:
            return owned
        if description.country is None and self._is_name_inside(place, description):
            return None
        return self._again(place, description) or self._told_apart(description)

    def _owned(self, place: int, description: Description) -> Actor | None:
        """'the Holm campaign', 'her office'."""
        owner = self._person_in(place, description)
        if owner is not None:
            name = f"office of {owner.name}" if description.noun in _OFFICES else f"{owner.short} {description.noun}"
            return Actor(name, "organization", country=owner.country)
        first = self._roll.text[place : place + 4].split(" ")[0].lower()
        if first not in ("his", "her"):
            last = description.title.split()[-2:-1]
            named = description.definite and last and last[0][:1].isupper() and description.country is None
            return Actor(description.title, "organization") if named else None
        whose = self._resolve(place, place + len(first))
        if whose is None:
            return None
        family = whose.name.rpartition(" ")[2]
        name = f"office of {whose.name}" if description.noun in _OFFICES else f"{family} {description.noun}"
        return Actor(name, "organization", country=whose.country)

    def _person_in(self, place: int, description: Description) -> Bearer | None:
        """The person who is named within the description that begins at `place`: 'the Holm campaign'."""
        at, end = bisect_left(self._roll.starts, place), place + len(description.title) + 8
        for mention in self._roll.mentions[at : at + 2]:
            if mention.end < end and mention.bearer.kind == "person":
                return mention.bearer
        return None

    def _is_name_inside(self, place: int, description: Description) -> bool:
        """Whether a name stands in the description: 'the Kremlin committee' is another than 'the committee'."""
        at, end = bisect_left(self._roll.starts, place), place + len(description.title) + len("the ")
        return at < len(self._roll.starts) and self._roll.mentions[at].end < end

    def _again(self, place: int, description: Description) -> Actor | None:
        """The nearest before in whose name the noun stands, or which the text calls so; a company last named."""
        noun = description.noun.split()[-1]
        told = [word for word in description.modifiers if word.isalpha()]
        for mention in self._before(place):
            bearer = mention.bearer
            if bearer.kind not in ("organization", "outlet"):
                continue
            if description.country and bearer.country != description.country:
                continue
            named = _words_of(bearer.name)
            if noun in bearer.roles or (noun in named and (description.country or all(word in named for word in told))):
                return self._actors.of(bearer)
        if description.country is None and not told and description.noun in _COMPANY_NOUNS:
            return self._company_before(place)
        if description.country is None and not told and description.noun in _OUTLET_NOUNS:
            return next(
                (self._actors.of(one.bearer) for one in self._before(place) if one.bearer.kind == "outlet"), None
            )
        return self._described_before(place, description)

    def _company_before(self, place: int) -> Actor | None:
        """The body named last, where the paragraph or the one before it names one that is no public body."""
        begin = paragraph_before(self._roll.text, place)
        for mention in self._before(place):
            if mention.start < begin:
                return None
            if mention.bearer.kind == "organization" and not _is_public(mention.bearer):
                return self._actors.of(mention.bearer)
        return None

    def _described_before(self, place: int, description: Description) -> Actor | None:
        """A body without a name that was described more fully before: 'the interior ministry', then 'the ministry'."""
        at = bisect_left(self._fuller, place, key=lambda found: found[0])
        told = set(description.modifiers)
        for _, one in reversed(self._fuller[:at]):
            if one.noun == description.noun and told <= set(one.modifiers):
                return self._told_apart(one)
        return None

    @lazy
    def _fuller(self) -> list[tuple[int, Description]]:
        """The bodies that the text describes in more than a noun, in order."""
        return [(start, one) for start, _, one in self._described() if one.kind == "organization" and _tells_apart(one)]

    def _told_apart(self, description: Description) -> Actor | None:
        """A body of its own, where the description says which of its sort it is: 'the interior ministry'."""
        if not description.definite or not _tells_apart(description):
            return None
        return Actor(description.title, "organization", country=description.country)

    def _before(self, place: int) -> list[NameMention]:
        """The name mentions before the place, nearest first."""
        at = bisect_left(self._roll.starts, place)
        return self._roll.mentions[max(0, at - _REACH) : at][::-1]

    # ── those who speak for a body ──────────────────────────────────────────────────────────────────────────────────

    def spokesperson(self, place: int, description: Description) -> Actor | None:
        """A spokesperson without a name speaks for the body or the state that the words name."""
        if description.definite and (named := self._named_spokesperson(place, description)) is not None:
            return named
        found = self._complement(place, description) if description.complement else self._leading(place, description)
        if found is None and description.definite and not (description.complement or description.modifiers):
            return self._spoken_for_before(place)
        return found if found is not None and found.kind in ("organization", "country", "group", "outlet") else None

    def _named_spokesperson(self, place: int, description: Description) -> Actor | None:
        """The one who is named as the spokesperson of these: 'the rebels' spokeswoman'."""
        told = [word for word in (*description.modifiers, *description.complement.lower().split()) if word.isalpha()]
        told = [_POSSESSED.sub("", word) for word in told if word not in ("the", "a", "an", "of", "for")]
        for bearer, role in self._spokespeople[:_REACH]:
            agrees = not description.gender or bearer.gender in ("", description.gender)
            if agrees and told and all(word in role for word in told):
                return self._actors.of(bearer)
        return None

    @lazy
    def _spokespeople(self) -> list[tuple[Bearer, str]]:
        """The people whom the text names as spokespeople, each with that role in lower case."""
        people = (bearer for bearer in self._roll.bearers if bearer.kind == "person")
        return [(one, role.lower()) for one in people for role in one.roles if "spokes" in role.lower()]

    def _complement(self, place: int, description: Description) -> Actor | None:
        begin = place + description.complement_at
        return self._resolve(begin, begin + len(description.complement))

    def _leading(self, place: int, description: Description) -> Actor | None:
        """The body in front: 'an Interpol spokesman', 'the ministry's spokesman'."""
        at, end = bisect_left(self._roll.starts, place), place + len(description.title) + 5
        inside = [one for one in self._roll.mentions[at : at + 3] if one.end <= end]
        if inside:
            return self._actors.of(inside[0].bearer) if inside[0].bearer.kind != "person" else None
        owner = description.title.rpartition(" ")[0]
        if not owner.endswith(("'s", "’s", "s'", "s’")):
            return None
        begin = self._roll.text.find(owner, place, end + len(owner))
        return self._resolve(place, begin + len(_POSSESSED.sub("", owner))) if begin >= 0 else None

    def _spoken_for_before(self, place: int) -> Actor | None:
        """The body of the last spokesperson: 'The spokesman added …'."""
        at = bisect_left(self._speakers, place, key=lambda found: found[0])
        if at == 0:
            return None
        start, one = self._speakers[at - 1]
        return self.spokesperson(start, one)

    @lazy
    def _speakers(self) -> list[tuple[int, Description]]:
        return [
            (start, one)
            for start, _, one in self._described()
            if one.kind == "spokesperson" and (one.complement or one.modifiers)
        ]

    # ── writings ────────────────────────────────────────────────────────────────────────────────────────────────────

    def words_of(self, place: int, description: Description) -> Actor | None:
        """Whose figures, message or view it is: 'UN figures', 'a tweet by Holm', 'Oslo's version'."""
        if description.noun in _DATA and description.complement:
            found = self._complement(place, description)
            if found is not None:
                return found
        if description.authored or description.noun in _MESSAGES:
            author = self._author(place, description)
            if author is not None or description.authored:
                return author
        return self._owner(place, description)

    def _author(self, place: int, description: Description) -> Actor | None:
        """Whose work it is: 'an article by Xinhua', 'a tweet on Monday by the ministry'."""
        end = place + len(description.title) + len(description.complement) + 24
        at = bisect_left(self._roll.starts, place + len(description.title))
        if at < len(self._roll.starts) and self._roll.mentions[at].start < end:
            mention = self._roll.mentions[at]
            lead = self._roll.text[place : mention.start].split()
            if len(lead) < 2 or not _BY.search(self._roll.text, max(0, mention.start - 40), mention.start):
                return None
            return self._actors.of(mention.bearer)
        return None

    def _owner(self, place: int, description: Description) -> Actor | None:
        """The name that stands just before the noun: 'the Kremlin statement', 'Oslo's version'."""
        end = place + len(description.title) + len("these ")
        at = bisect_left(self._roll.starts, place)
        owner = None
        for mention in self._roll.mentions[at : at + 4]:
            if mention.end <= end and mention.bearer.kind in ("organization", "outlet", "country", "person"):
                owner = mention.bearer
        return self._actors.of(owner) if owner else None

    def document(self, description: Description, place: int) -> Actor:
        """A document: one named before in fuller words, else one of its own."""
        title = document_name(description.title) or description.noun
        if description.definite and title.lower() == description.noun:
            at = bisect_left(self._documents, place, key=lambda named: named[0])
            for _, noun, actor in reversed(self._documents[:at]):
                if noun == description.noun or (description.noun in _ANY_DOCUMENT and noun in _STATEMENTS):
                    return actor
        if description.authored and (author := self._author(place, description)) is not None:
            title = f"{author.name} {title}"
        return Actor(title, "document", country=description.country)

    @lazy
    def _documents(self) -> list[tuple[int, str, Actor]]:
        """The documents that the text names in more than a noun, in order."""
        found = []
        for start, _, description in self._described():
            if description.kind == "document" and description.noun not in _ANY_DOCUMENT:
                name = document_name(description.title)
                if name and name.lower() != description.noun:
                    found.append((start, description.noun, Actor(name, "document", country=description.country)))
        return found


@lru_cache(maxsize=1 << 12)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(name.lower().replace("’", "'").split())


def document_name(title: str) -> str:
    """The words of a document's name, without numbers and what only says that it is new.

    >>> document_name("new joint statement"), document_name("Kenya's draft resolution")
    ('joint statement', "Kenya's draft resolution")
    """
    return " ".join(word for word in title.split() if word.lower() not in _FRESH and not word[0].isdigit())


def _tells_apart(description: Description) -> bool:
    """Whether the modifiers say which body it is, as a field or an owner does and 'new' or 'large' do not."""
    told = [word for word in description.modifiers if word not in _FRESH and word not in _VAGUE]
    return bool(told) and description.noun not in _OWNED_BODIES


_VAGUE = frozenset(
    ("two", "three", "big", "large", "small", "main", "whole", "entire", "former", "local", "powerful", "leading")
)
_PUBLIC = words("public_bodies") | {"council", "commission", "committee", "union", "nations", "agency", "department"}


def _is_public(bearer: Bearer) -> bool:
    return any(word in _PUBLIC for word in bearer.name.lower().split())
