"""The bodies of a text: who bears their names, short and long, and what each of them is called besides."""

from __future__ import annotations

import re

from onrecord.language.lexicon.lists import alternation, words
from onrecord.language.lexicon.roles import role_head
from onrecord.language.mentions.actors import ActorKind
from onrecord.language.mentions.name_evidence import ACRONYM_AFTER
from onrecord.language.mentions.name_phrases import Phrase
from onrecord.language.mentions.named_entity import ROLES_KEPT, Bearer, bare_organization, folded, head_noun, initials

__all__ = ["BodyRegister"]

_GENERIC_BODIES = words("generic_bodies")
_BODY_NOUNS = words("company_nouns") | words("outlet_nouns") | words("collective_nouns")
_ORDINARY_HEADS = (
    words("document_nouns")
    | words("data_nouns")
    | frozenset(("force", "source", "staff", "building", "figure", "base"))
)
_LAST_WORD = re.compile(r"([A-Za-z-]+)[ \u00a0]$")
_BODY_APPOSED = re.compile(
    rf",[ \u00a0](?:an?|the|its|which[ \u00a0]is[ \u00a0]an?)[ \u00a0](?:[\w'’-]+[ \u00a0]){{0,5}}?"
    rf"(?P<noun>{alternation(_BODY_NOUNS)})\b"
)
_PUBLIC_BODY = re.compile(
    rf"[ \u00a0](?P<body>(?:[a-z-]+[ \u00a0]){{0,2}}?{alternation(words('public_bodies'))})(?![\w'’-])"
)
_PLACED = re.compile(r"\b(?:[Ii]n|[Ff]rom|[Aa]t|[Oo]f|[Tt]o)[ \u00a0]$")
"""What makes a state in front of a noun a place: 'In Chad police said'."""
_NOUN_AFTER = re.compile(r"[ \u00a0]([a-z]+)")


class BodyRegister:
    """Organisations and outlets of a text by their names.

    >>> register = BodyRegister("Harbour Bank (HB) rose.")
    >>> phrase = Phrase(0, 12, "organization", "Harbour Bank", 0)
    >>> bank = register.at(0, 12, phrase, None)
    >>> register.by_short_name("HB") is register.by_short_name("Bank") is bank
    True
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._by_key: dict[tuple[str, str | None], Bearer] = {}
        self._last: dict[str, Bearer] = {}
        """The body of a name that was named last, whatever its country."""
        self._acronyms: dict[str, Bearer] = {}
        self._by_head: dict[str, Bearer] = {}
        self._by_first: dict[str, Bearer] = {}

    def by_short_name(self, name: str) -> Bearer | None:
        """The body that an acronym or the head of its name calls: HB, 'the Bank'."""
        return self._acronyms.get(name) or self._by_head.get(name)

    def by_first_word(self, name: str) -> Bearer | None:
        """The body whose name begins so: Nordlys of 'Nordlys Energy'."""
        return self._by_first.get(name)

    def at(self, start: int, end: int, phrase: Phrase, possessor: Phrase | None) -> Bearer:
        """The body that the phrase from `start` to `end` names in full, behind the possessor if there is one."""
        country = phrase.country or (possessor.country if possessor is not None else None)
        owner = possessor.name if possessor is not None and possessor.kind == "country" else None
        bearer = self.named(phrase, country, owner)
        self._learn_sort(bearer, start, end)
        defined = ACRONYM_AFTER.match(self._text, end)
        if defined is not None:
            self._acronyms[defined.group(1)] = bearer
        return bearer

    def named(self, phrase: Phrase, country: str | None, owner: str | None = None) -> Bearer:
        """The bearer of a body's name; of several that share it, one of no country is the one named last."""
        bare = bare_organization(phrase.name)
        generic = bare in _GENERIC_BODIES
        bare = folded(bare)
        bearer = self._by_key.get((bare, country)) or (self._last.get(bare) if country is None else None)
        if bearer is None and country is not None and (bearer := self._by_key.pop((bare, None), None)) is not None:
            bearer.country = country
            self._by_key[bare, country] = bearer
        name = f"{owner}'s {phrase.name}" if owner and generic else phrase.name
        if bearer is None:
            kind: ActorKind = "outlet" if phrase.kind == "outlet" else "organization"
            bearer = self._by_key[bare, country] = Bearer(name, kind, country)
            self._acronyms.setdefault(initials(bare_organization(phrase.name)), bearer)
            if " " in phrase.name:
                self._by_head.setdefault(head_noun(phrase.name), bearer)
                if phrase.sure:
                    self._by_first.setdefault(phrase.name.split()[0], bearer)
        elif len(name) > len(bearer.name):
            bearer.name = name
        self._last[bare] = bearer
        bearer.count += 1
        return bearer

    def of_state(self, base: int, state: Phrase, *, possessed: bool) -> tuple[int, Phrase, Bearer] | None:
        """The body of a state that common nouns name: 'Laos's energy ministry', 'the Chilean embassy'."""
        end = base + state.end
        following = end + 3 if possessed else end + 1
        if not self._text[following : following + 1].islower():
            return None
        match = _PUBLIC_BODY.match(self._text, end + 2 if possessed else end)
        if match is None or state.country is None or _is_modifier(self._text, match.end()):
            return None
        if (
            state.kind == "country"
            and not possessed
            and _PLACED.search(self._text, max(0, end - 40), base + state.start)
        ):
            return None
        start = match.start("body") if possessed else base + state.start
        name = self._text[base + state.start : match.end()]
        key = (folded(match["body"]), state.country)
        bearer = self._by_key.get(key)
        if bearer is None:
            bearer = self._by_key[key] = Bearer(name, "organization", state.country)
            self._by_head.setdefault(match["body"].rpartition(" ")[2], bearer)
        bearer.count += 1
        phrase = Phrase(start - base, match.end() - base, "organization", name, start - base, country=state.country)
        return base, phrase, bearer

    def _learn_sort(self, bearer: Bearer, start: int, end: int) -> None:
        """Take in the noun for a body beside its name: 'the airline Nordlys', 'Nordlys, an airline'."""
        if len(bearer.roles) >= ROLES_KEPT:
            return
        before = _LAST_WORD.search(self._text, max(0, start - 24), start)
        after = _BODY_APPOSED.match(self._text, end) if self._text.startswith(", ", end) else None
        for noun in (before and before.group(1).lower(), after and after["noun"]):
            if noun in _BODY_NOUNS and noun not in bearer.roles:
                bearer.roles.append(noun)


def _is_modifier(text: str, end: int) -> bool:
    """Whether the noun that ends here only says what the next one is: 'the Chilean opposition leader'."""
    following = _NOUN_AFTER.match(text, end)
    if following is None:
        return False
    noun = following.group(1).removesuffix("s")
    return role_head(noun) or noun in _BODY_NOUNS or noun in _ORDINARY_HEADS or noun.startswith("spokes")
