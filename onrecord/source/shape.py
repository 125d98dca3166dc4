"""The shape of a line: whether it reads as a sentence, a headline, a list of names, or the middle of something.

Each test looks at no more than the two ends of a long line, so that a line of any length costs little.
"""

from __future__ import annotations

import re

from onrecord.language.lexicon.lists import alternation, words

__all__ = [
    "LONG",
    "ends_sentence",
    "goes_on",
    "is_headline",
    "is_names",
    "is_prose",
    "is_title_case",
    "ornament",
    "plain",
]

LONG = 240
"""Code points from which a line is taken for a paragraph whatever it looks like."""

_CLOSERS = "\"”“'’‘»«)]*_ \t\u00a0"
_TERMINAL = tuple(".!?…。！？।؟")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ANY_WORD = re.compile(r"[^\W_]")
_QUOTE = re.compile(r"[\"“”„«»‘’']")
_DANGLING = re.compile(rf"(?:,|\b{alternation(words('source_dangling'))})$", re.IGNORECASE)
_PARTICLES = words("name_particles")
_SMALL_WORDS = words("source_headline_small_words")
_NAME_TOKEN = re.compile(r"(?:[^\W\d_]\.)+-?(?:[^\W\d_]\.?)?|[^\W\d_][\w’'.-]*")


def plain(text: str) -> str:
    """A line as it is compared with the word lists: case folded, single spaces, no marks at its end.

    >>> plain("  Share  this :")
    'share this'
    """
    return " ".join(text[: 4 * LONG].casefold().split()).strip(" :.!|»›>…-–—•*")


def ends_sentence(text: str) -> bool:
    """Whether the line ends as a sentence does, closing marks aside.

    >>> ends_sentence('“We agree.”'), ends_sentence("seek to deepen relations in the")
    (True, False)
    """
    return text[-40:].rstrip(_CLOSERS).endswith(_TERMINAL)


def is_title_case(text: str) -> bool:
    """Whether all longer words but prepositions have a capital, as in many headlines.

    >>> is_title_case("Ministers Agree on Grain Corridor After Long Night")
    True
    >>> is_title_case("Ministers Li and Lavrov met in Harbin after a long night.")
    False
    """
    long_words = [word for word in _WORD.findall(text[:LONG]) if len(word) > 3 and word not in _SMALL_WORDS]
    return len(long_words) >= 4 and all(word[0].isupper() for word in long_words)


def is_prose(text: str) -> bool:
    """Whether the line reads as running text: long, or ending as a sentence and not in title case.

    >>> is_prose("The ministers agreed on the corridor."), is_prose("Ministers agree on the corridor")
    (True, False)
    >>> is_prose("Can the Corridor Survive This Winter?")
    False
    """
    if len(text) > LONG:
        return True
    return ends_sentence(text) and not is_title_case(text)


def is_headline(text: str) -> bool:
    """Whether the line could be a headline: it starts as one, and does not end as a sentence unless it asks or is in
    title case.

    >>> is_headline("Grain corridor: who gains?"), is_headline("and the corridor opened")
    (True, False)
    >>> is_headline("The ministers agreed on the corridor.")
    False
    """
    if len(text) > LONG or text.endswith((":", ";", ",", "-", "–", "—")):
        return False
    first = text.lstrip("\"“”„«'‘’([¿¡#$€£")[:1]
    if not (first.isupper() or first.isdigit() or (first.isalpha() and not first.islower())):
        return False
    if not ends_sentence(text):
        return True
    return is_title_case(text) or (text.rstrip(_CLOSERS).endswith(("?", "!", "？", "！")) and len(text.split()) <= 20)


def goes_on(before: str, after: str) -> bool:
    """Whether two lines are one sentence broken in two: the first has no end, and either the second starts with a small
    letter or the first stops at a word that no sentence stops at.

    >>> goes_on("The envoys returned to the", "table on Monday."), goes_on("He flew in from the", "European Union.")
    (True, True)
    >>> goes_on("The envoys returned.", "table on Monday."), goes_on("A long night", "The envoys returned.")
    (False, False)
    """
    if not before or not after or ends_sentence(before):
        return False
    if before.endswith((":", ";")) or after.startswith(("http://", "https://", "www.")):
        return False
    if after[0].islower():
        return True
    return _DANGLING.search(before[-20:]) is not None and _ANY_WORD.match(after) is not None


def is_names(text: str) -> bool:
    """Whether every word could be part of a name: capitals, initials, and particles between them.

    >>> is_names("Ursula von der Leyen"), is_names("J.D. Müller-Abt"), is_names("Chris van")
    (True, True, False)
    >>> is_names("By then"), is_names("Monday")
    (False, True)
    """
    tokens = text[:LONG].split()
    if not tokens or tokens[-1].casefold() in _PARTICLES:
        return False
    return all(
        (token in _PARTICLES and len(tokens) > 1) if token[0].islower() else _NAME_TOKEN.fullmatch(token) is not None
        for token in tokens
    )


def ornament(text: str) -> bool:
    """Whether the line has neither a word nor a quotation mark that could belong to one.

    >>> ornament("* * *"), ornament("—–—"), ornament("”")
    (True, True, False)
    """
    return len(text) <= 4 * LONG and _ANY_WORD.search(text) is None and _QUOTE.search(text) is None
