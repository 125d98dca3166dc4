"""The noun that says what a number measures, from the words beside it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.extraction.indicators.candidates import Candidate
from onrecord.extraction.indicators.changes import Role
from onrecord.extraction.indicators.counted_noun import Phrase, noun_phrase
from onrecord.extraction.indicators.ranges import changes
from onrecord.language.lexicon.geography import country_of
from onrecord.language.lexicon.lists import words
from onrecord.language.lexicon.morphology import looks_plural
from onrecord.language.numbers.number_words import number_words, ordinals
from onrecord.language.numbers.quantities import Quantity
from onrecord.language.numbers.units import unit_at
from onrecord.language.text.spans import Span

__all__ = ["measured_noun"]

_OF = re.compile(r" (?P<link>of|in|worth of|for|from) (?=[A-Za-z])")
_NOUN_OF = re.compile(r"(?<![\w’'])(?P<noun>[a-z]{3,}) (?:of|at|is|was|were|are) $")
_WORD = re.compile(r"[A-Za-z][\w’'-]*|[,;:]")
_LINKS = (" of ", " at ", " is ", " was ", " were ", " are ")
_OWN_NAMES = frozenset({"value", "amount", "rate"})


def measured_noun(text: str, start: int, found: Candidate, role: Role, clause: Span) -> tuple[tuple[str, ...], bool]:
    """The words that say what is measured, and whether the number is a part of it: "9 percent of the voters".

    They stand behind "of" or "in", are the noun of an attribute ("a $7 billion contract"), or the subject.

    >>> from onrecord.extraction.indicators.candidates import candidate
    >>> from onrecord.extraction.indicators.ranges import Measured
    >>> from onrecord.language.numbers.quantities import find_quantities
    >>> def ask(text):
    ...     quantity = find_quantities(text)[0]
    ...     found = candidate(text, Measured(quantity), len(text))
    ...     return measured_noun(text, quantity.start, found, Role(), Span(0, len(text)))
    >>> ask("It lost 9% of its voters."), ask("A $7 billion contract was signed."), ask("Bilateral trade reached $7bn.")
    ((('voters',), True), (('contract',), False), (('bilateral', 'trade'), False))
    """
    quantity = found.quantity
    if quantity.kind == "duration":
        return _of_a_time(text, quantity, clause), False
    link = _OF.match(text, quantity.end, clause.end)
    if link is not None and link["link"] != "from" and role.name == "level":
        behind = noun_phrase(text, link.end(), clause.end, possessor=True)
        if behind is not None and _can_be_parted(text, behind, link["link"]):
            return _to_its_plural(behind.words), True
    return _beside(text, start, quantity, role, clause), False


def _can_be_parted(text: str, phrase: Phrase, link: str) -> bool:
    """Whether a phrase behind "of" or "in" can be what is measured: "in cash", not "in the first half" or "in June"."""
    head = phrase.words[-1]
    if phrase.words[0].isdigit() or head in words("number_empty_nouns") or phrase.words[0] in ordinals():
        return False
    return link in ("of", "worth of") or not (head in words("number_times") or text[phrase.end - len(head)].isupper())


def _to_its_plural(noun: tuple[str, ...]) -> tuple[str, ...]:
    """The words up to the first plural, and on while plurals follow: a verb may stand behind ("senators agreed")."""
    for i, word in enumerate(noun):
        if looks_plural(word):
            while i + 1 < len(noun) and looks_plural(noun[i + 1]):
                i += 1
            return noun[: i + 1]
    return noun


def _beside(text: str, start: int, quantity: Quantity, role: Role, clause: Span) -> tuple[str, ...]:
    """The noun of which the number is an attribute, the object of the verb of change, or the subject."""
    if role.name == "level" and not quantity.unit_name.startswith("percent"):
        attribute = _attributed(text, quantity, clause)
        if attribute:
            return attribute
    if role.object:
        return _common(list(role.object), False)
    priced = text.endswith(("worth ", "d at "), clause.start, start)
    worth = _WORTH.search(text, max(clause.start - 24, start - 80, 0), start) if priced else None
    if worth is not None:
        return (worth["noun"].lower(), "value")
    stop = role.verb if role.verb > clause.start else start
    of = (
        _NOUN_OF.search(text, max(clause.start, stop - 30), stop) if text.endswith(_LINKS, clause.start, stop) else None
    )
    if of is not None and _names_a_measure(of["noun"]):
        return (of["noun"],)
    return _subject(text, clause.start, stop, role.verb >= 0) or _of_a_relative(text, clause, stop)


_ANTECEDENT = re.compile(r"(?<![\w’'])(?P<noun>[A-Za-z][a-z]{2,}(?: [a-z]{3,})?), $")


def _of_a_relative(text: str, clause: Span, stop: int) -> tuple[str, ...]:
    """The noun that "which" stands for at the beginning of the clause: "inflation, which hit 9%"."""
    if not text.startswith(("which ", "that "), clause.start) or stop - clause.start > 40:
        return ()
    before = _ANTECEDENT.search(text, max(0, clause.start - 40), clause.start)
    return tuple(before["noun"].lower().split()[-1:]) if before is not None else ()


# What a price is put on: "a contract worth $5m", "the deal, valued at $5m".
_WORTH = re.compile(
    r"(?<![\w’'])(?P<noun>[A-Za-z]{3,}),? (?:(?:is|was|are|were|reportedly|potentially) )*"
    r"(?:worth|valued at|priced at|estimated at|estimated to be worth) $"
)


def _names_a_measure(noun: str) -> bool:
    """Whether a word before "of", "at" or "is" can name what is measured: "price", not "flew", "feet" or "rose"."""
    return not (
        noun in words("number_empty_nouns") - _OWN_NAMES
        or (noun in changes() and noun != "growth")
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
    return _to_its_plural(noun.words)


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
    tokens = _WORD.findall(text, max(start, stop - 160), stop)
    roles = _roles()
    if not has_verb:
        while tokens and roles.get(tokens[-1].lower()) not in _LEVELS:
            tokens.pop()
        if not tokens:
            return ()
        tokens.pop()
    first = len(tokens)
    while first and not _opens(tokens, first - 1):
        first -= 1
    phrase: list[str] = []
    for token in tokens[first:]:
        role = roles.get(token.lower())
        if role in _ENDS:
            if phrase:
                break
        elif role is None:
            if token[0].isupper() and token.endswith(("'s", "’s", "s'", "s’")):
                phrase.clear()  # "Chad's exports": whose they are the subject tells
            elif _may_be_said_of(token):
                phrase.append(token.removesuffix("'s").removesuffix("’s"))
    return _common(phrase, first == 0)


_LEVELS = frozenset({"level", "level that ends", "level that starts"})
_ENDS = frozenset({"end", "start", "level that ends", "level that starts"})


@cache
def _roles() -> dict[str, str]:
    """What the words that are no part of a name do: they open or end a subject, or lead to a level."""
    ends = words("number_subject_ends") | words("number_stops")
    starts, levels = words("number_subject_starts"), words("number_levels")
    roles = (
        dict.fromkeys(levels, "level") | dict.fromkeys(ends, "end") | dict.fromkeys(levels & ends, "level that ends")
    )
    return roles | dict.fromkeys(starts, "start") | dict.fromkeys(starts & levels, "level that starts")


@lru_cache(maxsize=1 << 14)
def _may_be_said_of(token: str) -> bool:
    """Whether a word can be part of a measure's name: no country, number, unit or age."""
    lower = token.lower()
    if token in ",;:" or (token[0].isupper() and country_of(token) is not None):
        return False
    if lower in number_words() or lower.endswith("-old"):
        return False
    return unit_at(f" {lower}", 0) is None or lower in ("degrees", "pounds", "pound", "stone", "cup", "point")


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
