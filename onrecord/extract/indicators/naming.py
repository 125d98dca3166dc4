"""The name of what a number measures, from the words around it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.extract.indicators.candidates import Candidate
from onrecord.extract.indicators.constructions import construction_of
from onrecord.extract.indicators.measures import Measures, snake_case
from onrecord.extract.indicators.phrases import noun_phrase
from onrecord.extract.indicators.ranges import changes
from onrecord.extract.indicators.roles import Role
from onrecord.language.geography import country_of
from onrecord.language.lexicon import words
from onrecord.language.nouns import plural
from onrecord.language.number_words import number_words
from onrecord.language.quantities import Quantity
from onrecord.language.spans import Span
from onrecord.language.units import unit_at

__all__ = ["Named", "name_of"]


_OF = re.compile(r" (?P<link>of|in|worth of|for|from) (?=[A-Za-z])")
_NOUN_OF = re.compile(r"(?<![\w’'])(?P<noun>[a-z]{3,}) (?:of|at|is|was|were|are) $")
_WORD = re.compile(r"[A-Za-z][\w’'-]*|[,;:]")
_OWN_NAMES = frozenset({"value", "amount", "rate"})


class Named(NamedTuple):
    """The name of a measure: `base` is None where the text gives none; `noun` is the head of its words."""

    base: str | None
    suffix: str
    noun: str = ""
    status: str | None = None
    """What the construction implies of the status."""


def name_of(
    text: str, start: int, found: Candidate, role: Role, clause: Span, sentence: Span, measures: Measures | None
) -> Named:
    """The name of what is measured, and what is added to it for a change ("_increase").

    The name is that of a registered series, else made of the noun that the words beside the number give; None where
    they give none.
    """
    quantity = found.quantity
    suffix = _suffix(quantity, role)
    if found.age:
        return Named(None, "")
    construction = construction_of(text, start, found, clause, sentence)
    if construction is not None:
        named, suffix, status = construction.words, "", construction.status
    else:
        named = found.phrase.words if found.phrase is not None else _what(text, start, quantity, role, clause)
        status = None
    if not named:
        return Named(None, suffix)
    kind = quantity.kind or "count"
    noun = _head(named) if status != "observed" else ""
    known = _registered(text, named, kind, clause, measures)
    if known is not None:
        return Named(known, "" if role.name == "change" and _TELLS_CHANGE.search(known) else suffix, noun, status)
    base = "_".join(snake_case((word,)) for word in named) if construction is not None else snake_case(named)
    if not base or not base[0].isalpha():
        return Named(None, suffix)
    if kind == "percent" and role.name == "level" and construction is None:
        if found.phrase is not None or _OF.match(text, quantity.end):
            base += "_share"
    elif found.phrase is not None and text[quantity.end : quantity.end + 1] in "-‐" and not base.endswith("s"):
        base = plural(base)
    return Named(base, suffix, noun, status)


def _head(named: tuple[str, ...]) -> str:
    """What of the words tells whom they are about: of "treaty extension" the treaty, of "border length" the border."""
    mutual = [word for word in named if word in words("number_mutual")]
    return mutual[-1] if mutual else named[-1]


# A series that is one of changes needs no "_increase" behind its name.
_TELLS_CHANGE = re.compile(r"_(?:growth|increase|decrease|decline|change|fall|rise|inflation)$")


def _registered(text: str, named: tuple[str, ...], kind: str, clause: Span, measures: Measures | None) -> str | None:
    if measures is None:
        return None
    around = {word.lower() for word in re.findall(r"[A-Za-z-]+", text[clause.start : clause.end])}
    names = (measures.name(noun, kind, around) for noun in (" ".join(named), named[-1]))
    return next((known for known in names if known is not None), None)


def _suffix(quantity: Quantity, role: Role) -> str:
    suffix = ""
    if role.name == "change":
        suffix = {"up": "_increase", "down": "_decrease"}.get(role.way, "_change")
    return suffix + ("_percentage_points" if quantity.unit_name in ("percentage point", "basis point") else "")


def _what(text: str, start: int, quantity: Quantity, role: Role, clause: Span) -> tuple[str, ...]:
    """The noun phrase that says what is measured: behind "of" or "in", the noun of an attribute, or the subject."""
    if quantity.kind == "duration":
        return _of_a_time(text, quantity, clause)
    link = _OF.match(text, quantity.end, clause.end)
    if link is not None and link["link"] != "from" and role.name == "level":
        behind = noun_phrase(text, link.end(), clause.end)
        if behind is not None and not behind.words[0].isdigit() and behind.words[-1] not in words("number_empty_nouns"):
            return behind.words
    if role.name == "level" and not quantity.unit_name.startswith("percent"):
        attribute = _attributed(text, quantity, clause)
        if attribute:
            return attribute
    if role.object:
        return _common(list(role.object), False)
    worth = _WORTH.search(text, max(clause.start - 24, 0), start)
    if worth is not None:
        return (worth["noun"].lower(), "value")
    stop = role.verb if role.verb > clause.start else start
    of = _NOUN_OF.search(text, max(clause.start, stop - 30), stop)
    if of is not None and _names_a_measure(of["noun"]):
        return (of["noun"],)
    return _subject(text, clause.start, stop, role.verb >= 0)


# What a price is put on: "a contract worth $5m", "the deal, valued at $5m".
_WORTH = re.compile(
    r"(?<![\w’'])(?P<noun>[A-Za-z]{3,}),? (?:(?:is|was|are|were|reportedly|potentially) )*"
    r"(?:worth|valued at|priced at|estimated at|estimated to be worth) $"
)


def _names_a_measure(noun: str) -> bool:
    """Whether a word before "of", "at" or "is" can name what is measured: "price", not "flew", "feet" or "rose"."""
    return not (
        noun in words("number_empty_nouns") - _OWN_NAMES
        or noun in changes()
        or noun in words("number_stops")
        or noun.endswith(("ed", "ly", "ing"))
        or noun in words("speech_irregular_pasts")
        or unit_at(f" {noun}", 0) is not None
    )


_COMPARATIVES = frozenset(
    {"wider", "warmer", "cooler", "hotter", "colder", "longer", "shorter", "taller", "deeper", "heavier", "lighter"}
    | {"faster", "slower", "cheaper", "bigger", "smaller", "older", "younger", "closer", "further", "farther", "better"}
    | {"worse", "richer", "poorer", "stronger", "weaker", "larger", "greater", "lower", "higher", "earlier", "later"}
    | {"annually", "apiece", "each", "abroad", "respectively"}
)
_ARTICLE = re.compile(r"(?:an?|the|its|their|his|her|this|that|last|next) ")
_BRACKETED = re.compile(r" \([^()\n]{1,40}\)")


def _attributed(text: str, quantity: Quantity, clause: Span) -> tuple[str, ...]:
    """The noun of which a number is an attribute: "a $7 billion contract", "a 40-mile (64-km) border"."""
    place = quantity.end
    bracketed = _BRACKETED.match(text, place, clause.end)
    if bracketed is not None:
        place = bracketed.end()
    if text[place : place + 1] not in (" ", "-") or _ARTICLE.match(text, place + 1):
        return ()
    noun = noun_phrase(text, place + 1, clause.end, most=3)
    if (
        noun is None
        or noun.words[0].split("-")[0] in words("number_subject_ends")
        or noun.words[-1].endswith(("ed", "ly"))
        or noun.words[0] in _COMPARATIVES
    ):
        return ()
    hyphen = "-" in text[quantity.number.end : quantity.end]
    if hyphen and quantity.kind in ("length", "area", "volume", "mass", "speed"):
        return (*noun.words, quantity.kind)
    return noun.words


def _of_a_time(text: str, quantity: Quantity, clause: Span) -> tuple[str, ...]:
    """What takes a time: "twenty years of experience", "an 11-year lull"; nothing else names a duration."""
    if text.startswith(" of ", quantity.end):
        behind = noun_phrase(text, quantity.end + 4, clause.end)
    elif "-" in text[quantity.start : quantity.end] and text.startswith(" ", quantity.end):
        behind = noun_phrase(text, quantity.end + 1, clause.end, most=2)
    else:
        behind = None
    return behind.words if behind is not None else ()


def _subject(text: str, start: int, stop: int, has_verb: bool) -> tuple[str, ...]:
    """The nouns before the verb: "Bilateral trade in 2021 reached" gives bilateral trade."""
    tokens = [match.group() for match in _WORD.finditer(text, max(start, stop - 160), stop)]
    if not has_verb:
        at = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].lower() in words("number_levels")), -1)
        if at < 0:
            return ()
        tokens = tokens[:at]
    first = max((i + 1 for i in range(len(tokens)) if _opens(tokens, i)), default=0)
    if first >= len(tokens):
        first = 0
    phrase: list[str] = []
    for token in tokens[first:]:
        lower = token.lower()
        if phrase and (lower in words("number_subject_ends") or lower in words("number_stops")):
            break
        if (
            lower in words("number_stops")
            or lower in words("number_subject_ends")
            or lower in words("number_levels")
            or token in ",;:"
        ):
            continue
        if token[0].isupper() and token.endswith(("'s", "’s", "s'", "s’")):
            phrase.clear()  # "Chad's exports": whose they are the subject tells
        elif not (token[0].isupper() and country_of(token) is not None) and lower not in _counts():
            phrase.append(token.removesuffix("'s").removesuffix("’s"))
    return _common(phrase, first == 0)


def _opens(tokens: list[str], at: int) -> bool:
    """Whether a new clause opens behind a token; "and" between two names, or behind "between", joins."""
    token = tokens[at].lower()
    if token in ",;:":
        return True
    if token not in words("number_subject_starts"):
        return False
    if token not in ("and", "or") or at + 1 >= len(tokens) or not at:
        return True
    names = tokens[at - 1][0].isupper() and tokens[at + 1][0].isupper()
    return not (names or "between" in (earlier.lower() for earlier in tokens[max(0, at - 6) : at]))


@cache
def _counts() -> frozenset[str]:
    return frozenset(number_words())


def _common(phrase: list[str], opens: bool) -> tuple[str, ...]:
    """The phrase in lower case when it ends in a common noun; a name that acts is not what is measured.

    >>> _common(["Bilateral", "trade"], True), _common(["The", "Ford", "Foundation"], True), _common(["Exports"], True)
    (('bilateral', 'trade'), (), ('exports',))
    """
    if not phrase or phrase[-1].lower() in words("number_empty_nouns") - _OWN_NAMES:
        return ()
    head = phrase[-1]
    if head[0].isupper() and not (opens and len(phrase) == 1):
        return ()
    if head.lower() in number_words() or head.endswith("ly"):
        return ()
    return tuple(word.lower() for word in phrase[-3:])
