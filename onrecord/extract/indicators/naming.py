"""The name of what a number measures, from the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.extract.indicators.candidates import Candidate
from onrecord.extract.indicators.measures import Measures, snake_case
from onrecord.extract.indicators.phrases import noun_phrase
from onrecord.extract.indicators.ranges import changes
from onrecord.language.lexicon import words
from onrecord.language.nouns import plural
from onrecord.language.number_words import number_words
from onrecord.language.quantities import Quantity
from onrecord.language.spans import Span

__all__ = ["Role", "measure_name", "role_of"]


@dataclass(frozen=True, slots=True)
class Role:
    """What a number is to a change: the "change" itself, the level it goes "to" or comes "from", or just a "level"."""

    name: str = "level"
    way: str = ""
    verb: int = -1
    """Where the word of change stands."""


_ARTICLES = frozenset({"a", "an", "the", "its", "their", "record"})
# "Make up 46 percent" is a share, and no rise.
_MAKES = frozenset({"make", "makes", "made", "making"})
_TRANSITIVE = frozenset({"raise", "raised", "raising", "added", "extended", "brought", "bringing", "took", "taking"})
_PREPOSITIONS = {"by": "change", "in": "change", "to": "to", "at": "to", "from": "from"}
_NOUN_AFTER = re.compile(r"[ -](?P<noun>[a-z]+)")


def role_of(text: str, start: int, end: int, begin: int) -> Role:
    """What a number from `start` to `end` is to the change that the words beside it tell of.

    >>> def role(text): return role_of(text, text.index("5"), text.index("5") + 2, 0)
    >>> [(role(t).name, role(t).way) for t in ("trade fell by 5%", "rose to 5%", "up from 5%", "a 5% drop", "has 5%")]
    [('change', 'down'), ('to', 'up'), ('from', 'up'), ('change', 'down'), ('level', '')]
    """
    before = text[max(begin, start - 40) : start].split(" ")
    if len(before) > 1 and not before.pop():
        while len(before) > 1 and before[-1] in _ARTICLES:
            before.pop()
        preposition = before.pop() if before[-1] in _PREPOSITIONS and len(before) > 1 else ""
        if len(before) > 1 and (before[-1].endswith("ly") or before[-1] in ("again", "further")):
            before.pop()
        if before[-1] == "up" and len(before) > 1 and before[-2].lower() in _MAKES:
            return Role()
        way = changes().get(before[-1].lower())
        if way is not None:
            name = _PREPOSITIONS.get(preposition, "change")
            # Who raises $5 million or cuts 5 jobs without "by" does not tell of a level that changed.
            if name == "change" and not preposition and before[-1].lower() in _TRANSITIVE:
                return Role()
            verb = text.rindex(before[-1], max(begin, start - 40), start)
            return Role(name if way != "any" or name != "change" else "level", way, verb)
        if preposition == "from":
            return Role("from")
    after = _NOUN_AFTER.match(text, end)
    if (
        after is not None
        and changes().get(after["noun"], "any") != "any"
        and after["noun"] not in ("higher", "lower", "up", "down")
    ):
        return Role("change", changes()[after["noun"]], -1)
    if after is not None and after["noun"] in ("higher", "lower", "more", "less"):
        return Role("change", "up" if after["noun"] in ("higher", "more") else "down", -1)
    return Role()


_OF = re.compile(r" (?P<link>of|in|worth of|for|from) (?=[A-Za-z])")
_NOUN_OF = re.compile(r"(?<![\w’'])(?P<noun>[a-z]{3,}) (?:of|at|is|was|were|are) $")
_WORD = re.compile(r"[A-Za-z][\w’'-]*|[,;:]")
_OWN_NAMES = frozenset({"value", "amount", "rate"})


def measure_name(
    text: str, start: int, found: Candidate, role: Role, clause: Span, measures: Measures | None
) -> tuple[str | None, str]:
    """The name of what is measured, and what is added to it for a change ("_increase").

    The name is that of a registered series, else made of the noun that the words beside the number give; None where
    they give none.
    """
    quantity = found.quantity
    suffix = _suffix(quantity, role)
    if found.age:
        return None, ""
    named = found.phrase.words if found.phrase is not None else _what(text, start, quantity, role, clause)
    kind = quantity.kind or "count"
    if measures is not None and named:
        around = {word.lower() for word in re.findall(r"[A-Za-z-]+", text[clause.start : clause.end])}
        for noun in (" ".join(named), named[-1]):
            known = measures.name(noun, kind, around)
            if known is not None:
                return known, suffix
    base = snake_case(named) if named else ""
    if not base or not base[0].isalpha():
        return None, suffix
    if kind == "percent" and role.name == "level" and (found.phrase is not None or _OF.match(text, quantity.end)):
        base += "_share"
    elif found.phrase is not None and text[quantity.end : quantity.end + 1] in "-‐" and not base.endswith("s"):
        base = plural(base)
    return base, suffix


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
    stop = role.verb if role.verb > clause.start else start
    of = _NOUN_OF.search(text, max(clause.start, stop - 30), stop)
    if of is not None and of["noun"] not in words("number_empty_nouns") - _OWN_NAMES and of["noun"] not in changes():
        return (of["noun"],)
    return _subject(text, clause.start, stop, role.verb >= 0)


_BRACKETED = re.compile(r" \([^()\n]{1,40}\)")


def _attributed(text: str, quantity: Quantity, clause: Span) -> tuple[str, ...]:
    """The noun of which a number is an attribute: "a $7 billion contract", "a 40-mile (64-km) border"."""
    place = quantity.end
    bracketed = _BRACKETED.match(text, place, clause.end)
    if bracketed is not None:
        place = bracketed.end()
    if text[place : place + 1] not in (" ", "-"):
        return ()
    noun = noun_phrase(text, place + 1, clause.end, most=3)
    if (
        noun is None
        or noun.words[0].split("-")[0] in words("number_subject_ends")
        or noun.words[-1].endswith(("ed", "ly"))
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
    first = max(
        (i + 1 for i, token in enumerate(tokens) if token in ",;:" or token.lower() in words("number_subject_starts")),
        default=0,
    )
    if first >= len(tokens):
        first = 0
    phrase: list[str] = []
    for token in tokens[first:]:
        lower = token.lower()
        if lower in words("number_subject_ends") and phrase:
            break
        if (
            lower in words("number_stops")
            or lower in words("number_subject_ends")
            or lower in words("number_levels")
            or token in ",;:"
        ):
            continue
        phrase.append(token.removesuffix("'s").removesuffix("’s"))
    return _common(phrase, first == 0)


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
