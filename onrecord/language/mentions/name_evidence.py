"""What an unknown name is: a person's or a body's, by what stands around it and by how the text takes it up again.

No list holds the world's given names. A text shows what a capitalised sequence is: a role stands beside it, somebody
"who" does something bears it, its last word is enough to name it again; or it has an article, an everyday word, a noun
for companies before it, an acronym in brackets behind it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Literal

from onrecord.language.lexicon.geography import country_of
from onrecord.language.lexicon.lists import words
from onrecord.language.lexicon.roles import is_given_name, role_head
from onrecord.language.mentions.appositions import standing_after, standing_before
from onrecord.language.mentions.named_entity import folded

__all__ = [
    "ACRONYM",
    "ACRONYM_AFTER",
    "CAMEL_CASE",
    "acts",
    "is_common_plural",
    "kind_of_name",
    "looks_like_body",
    "noun_before",
]

ACRONYM = re.compile(r"[A-Z][A-Z&]{1,5}$")
ACRONYM_AFTER = re.compile(r"[ \u00a0]\(([A-Z][A-Za-z&.-]{1,9})\)")
_AGENT_VERBS = words("agent_verbs")
_ORDINARY = words("ordinary_words")
_COMPANY_NOUNS = words("company_nouns")
_OUTLET_NOUNS = words("outlet_nouns")
_HEADS = words("organization_words") | words("outlet_words") | {"International", "Global", "Worldwide"}
CAMEL_CASE = re.compile(r"^(?!Mc|Mac|De|Di|La|Le|Van|Fitz|Du|Del)[A-Z]?[a-z]+[A-Z]")
"""A capital within a word, which a brand has: 'FactSet'."""
_NEXT_WORD = re.compile(r"[ \u00a0]([a-z]+)\b")
_SAID_BY = re.compile(r"\b(?:said|says|told|asked|according to|added|wrote)[ \u00a0]$")
_SAYING = tuple(end + blank for end in ("said", "says", "told", "ked", "to", "dded", "wrote") for blank in " \u00a0")
_WORD_BEFORE = re.compile(r"([\w-]+)[ \u00a0]$")
_APPOSED = re.compile(r"\b([A-Za-z-]+),[ \u00a0]$")
_SPOKEN_FOR = re.compile(r"\bspokes[a-z]+[ \u00a0](?:for|of)[ \u00a0](?:the[ \u00a0])?$")
_MOST_LOOKED_AT = 4
"""At how many places of a name what stands around it is looked at."""


def acts(text: str, start: int, end: int) -> bool:
    """Whether the words around a name show that its bearer speaks or does something.

    >>> acts("Then Zarn said no.", 5, 9), acts("according to Zarn", 13, 17), acts("a Zarn map", 2, 6)
    (True, True, False)
    """
    following = _NEXT_WORD.match(text, end)
    if following is not None and following.group(1) in _AGENT_VERBS:
        return True
    lead = text[max(0, start - 16) : start]
    return lead.endswith(_SAYING) and _SAID_BY.search(lead) is not None


def is_common_plural(phrase: str) -> bool:
    """Whether the last word is a common noun for several: they have no name.

    >>> is_common_plural("Relatives"), is_common_plural("two senior officials"), is_common_plural("Sanders")
    (True, True, False)
    """
    head = phrase.rpartition(" ")[2].lower()
    one = head.removesuffix("s")
    return head != one and (role_head(one) or one in _ORDINARY or head in _ORDINARY)


def looks_like_body(name: str) -> bool:
    """Whether a word of the name is an acronym, one for bodies, or has a capital inside.

    >>> looks_like_body("News International"), looks_like_body("FactSet"), looks_like_body("Tarno Vesk")
    (True, True, False)
    """
    return any(
        (ACRONYM.match(part) and len(part) > 2) or part in _HEADS or CAMEL_CASE.match(part) for part in name.split()
    )


def kind_of_name(
    text: str, name: str, places: Sequence[tuple[int, int]], taken_up: Container[str], *, ambiguous: bool = False
) -> Literal["person", "organization"] | None:
    """Whether the name that stands at these places is a person's or a body's; None where nothing tells.

    `taken_up` has the single words, folded, by which the text names somebody; `ambiguous` says that the words mean
    something else unless the text shows that they are a name.

    >>> text = "Tarno Vesk spoke. Vesk left. The Brillo Zarn said no."
    >>> kind_of_name(text, "Tarno Vesk", [(0, 10)], {"vesk"}), kind_of_name(text, "Brillo Zarn", [(33, 44)], ())
    ('person', 'organization')
    >>> kind_of_name("They saw Brillo Zarn.", "Brillo Zarn", [(9, 20)], ()) is None
    True
    """
    parts = name.split()
    person = body = 0
    if folded(parts[-1]) in taken_up:
        person += 2
    if any(part.lower() in _ORDINARY for part in parts[0 if not ambiguous else len(parts) :]):
        body += 2
    body += 2 * looks_like_body(name)
    active = told = False
    for start, end in places[:_MOST_LOOKED_AT]:
        active = active or acts(text, start, end)
        person += _signs_of_person(text, start, end)
        signs = _signs_of_body(text, start, end)
        told = told or signs > 2
        body += signs
    if ambiguous and person <= max(body, 1):
        # 'Nordwerk Norway said': a state behind an unknown word is part of a body's name.
        branch = len(parts) == 2 and country_of(parts[1]) is not None and not is_given_name(parts[0])
        return "organization" if branch and active else None
    if ambiguous:
        return "person"
    person += active
    if person > body:
        return "person"
    return "organization" if body > person and (active or told) else None


def _signs_of_person(text: str, start: int, end: int) -> int:
    if text.startswith((", who ", " who ", ", whose "), end):
        return 2
    if text.startswith(",", end) and (apposed := _APPOSED.search(text, max(0, start - 30), start)) is not None:
        return 3 if role_head(apposed.group(1)) else 0
    told = standing_before(text, start) or standing_after(text, end)
    return 3 if told is not None else 0


def _signs_of_body(text: str, start: int, end: int) -> int:
    if ACRONYM_AFTER.match(text, end) is not None:
        return 3
    if noun_before(text, start) is not None:
        return 4
    if _SPOKEN_FOR.search(text, max(0, start - 24), start) is not None:
        return 3
    return 2 if text.startswith(("the ", "The "), max(0, start - 4)) or text.startswith(", which ", end) else 0


def noun_before(text: str, start: int) -> Literal["organization", "outlet"] | None:
    """Which sort of body the noun before a name says that it is.

    >>> noun_before("the shipping giant Zarn", 19), noun_before("broadcaster Zarn", 12), noun_before("of Zarn", 3)
    ('organization', 'outlet', None)
    """
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    if before is None:
        return None
    word = before.group(1).lower()
    if word in ("agency", "service", "network") and text.startswith("news ", max(0, before.start() - 5)):
        return "outlet"
    return "organization" if word in _COMPANY_NOUNS else "outlet" if word in _OUTLET_NOUNS else None
