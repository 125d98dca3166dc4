"""The noun phrase behind a number: what is counted, and where the phrase ends."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.language.lexicon.geography import country_of
from onrecord.language.lexicon.lists import words
from onrecord.language.lexicon.morphology import looks_plural
from onrecord.language.numbers.number_words import number_words

__all__ = ["Phrase", "counted_noun", "noun_phrase"]


class Phrase(NamedTuple):
    """A noun phrase: `start` and `end` of its words in the text, the head last among `words` (lower case)."""

    start: int
    end: int
    words: tuple[str, ...]

    @property
    def head(self) -> str:
        """The noun that the others modify."""
        return self.words[-1]


_TOKEN = re.compile(r"[^\W\d_][\w’'&]*(?:[-‐‑][\w’']+)*|[0-9]+[A-Za-z]*(?![\d.,%])|\([A-Z]\)")
_GAP = re.compile(r"[ \u00a0](?!and )")
_OF = re.compile(r" of (?:(?:the|its|their|his|her|our|these|those|such)(?: own)? )?")
_OF_THE = re.compile(r" of (?:the|its|their|his|her|our|my|your|these|those)(?: own)? ")
_ARTICLE = re.compile(r"(?:the|a|an|its|their|his|her|our|all) ")
_HYPHEN = re.compile(r" ?[-‐‑] ?(?P<noun>[A-Za-z][a-z]+(?:-[a-z]+)*)")
_POSSESSIVE = re.compile(r"['’]s?$")
_COMMA = re.compile(r",? and |, (?=[a-z])")
_PARTICIPLE = re.compile(r"[a-z]{2,}(?:ed|ing)$")
_NO_NOUN = re.compile(r"[a-z]{2,}(?:ed|ing|ly)$|.*['’]")


def counted_noun(text: str, place: int, end: int, singular: bool = False, of: bool = False) -> Phrase | None:
    """The noun that a number ending at `place` counts, with the words between.

    >>> text = "21 world leaders attending, 10 members in favour, a six-member team, 80 arrived"
    >>> [counted_noun(text, text.index(n) + len(n), len(text)).words for n in ("21", "10", "six")]
    [('world', 'leaders'), ('members',), ('member',)]
    >>> counted_noun(text, text.index("80") + 2, len(text)) is None
    True

    `singular` is for "one dealer said"; `of` lets "dozens of cars" through.
    """
    hyphen = _HYPHEN.match(text, place, end)
    if hyphen is not None:
        last = hyphen["noun"].lower()
        if last.endswith("ed") and last not in ("bed", "seed", "shed"):
            return None  # "one-eyed", "three-legged": an adjective, and nothing that is counted
        return (
            None
            if last.split("-")[0] in words("number_not_counted")
            else Phrase(hyphen.start("noun"), hyphen.end(), (last,))
        )
    link = (_OF if of else _OF_THE).match(text, place, end)
    start = link.end() if link else place + 1
    if link is None and not _GAP.match(text, place, end):
        return None
    phrase = _sequence(text, start, end, joined=True, possessor=link is not None)
    if not phrase or (link and all(token[2] in _counts() for token in phrase)):
        return None
    return _singular(text, phrase) if singular else _plural(phrase)


def noun_phrase(text: str, place: int, end: int, most: int = 4, possessor: bool = False) -> Phrase | None:
    """The noun phrase that begins at `place`, without its article; `possessor` passes over "Chad's" to what is Chad's.

    >>> noun_phrase("the natural gas from Russia", 0, 27).words
    ('natural', 'gas')
    """
    article = _ARTICLE.match(text, place, end)
    tokens = _sequence(text, article.end() if article else place, end, possessor=possessor)[:most]
    while tokens and tokens[-1][2] in words("number_adjectives"):
        tokens.pop()
    return _phrase(tokens) if tokens else None


# Adverbs that are part of a noun before a plural: "24 home runs", "three past presidents".
_BEFORE_NOUNS = frozenset(
    {"home", "long", "high", "low", "past", "set", "back", "inside", "outside", "north", "south", "east", "west"}
)
_PLURAL_NEXT = re.compile(r" (?!is\b|was\b|has\b|this\b)[a-z]{3,}s\b")

_NEW = words("number_adjectives")
# The plural of an acronym: "five MoUs", "12 MPs".
_ACRONYMS = re.compile(r"[A-Z][A-Za-z]*[A-Z]s$")

_Token = tuple[int, int, str, str]


def _sequence(text: str, place: int, end: int, joined: bool = False, possessor: bool = False) -> list[_Token]:
    """Up to eight words joined by spaces, or by commas and "and", up to one that cannot be part of a noun phrase.

    `possessor` passes over "the party's" to what is its.
    """
    found: list[_Token] = []
    while len(found) < 8:
        token = _TOKEN.match(text, place, end)
        if token is None:
            break
        written = token.group()
        lower = written.lower()
        if (
            written == lower
            and lower in words("number_stops")
            and not (lower in words("number_adjectives") and not found)
            and not (lower in _BEFORE_NOUNS and _PLURAL_NEXT.match(text, token.end(), end))
        ):
            break
        if found and lower in _counts():
            break
        found.append((token.start(), token.end(), lower, written))
        if _POSSESSIVE.search(written):
            if not possessor or written.endswith(("s'", "s’")):
                break
            found.clear()
        gap = _GAP.match(text, token.end(), end) or (joined and _COMMA.match(text, token.end(), end)) or None
        if gap is None or (gap.group() != " " and (looks_plural(lower) or len(found) > 3)):
            break
        place = gap.end()
    return found


@cache
def _counts() -> frozenset[str]:
    """The number words with which something else begins to be counted: "one man, two women"."""
    kinds = ("unit", "teen", "ten", "hundred", "scale", "plural")
    return frozenset(word for word, (kind, _) in number_words().items() if kind in kinds and word != "score")


def _bare(word: str) -> str:
    """A word without its possessive ending."""
    return word[:-2] if word.endswith(("'s", "’s")) else word.rstrip("'’")


def _phrase(tokens: list[_Token]) -> Phrase:
    return Phrase(tokens[0][0], tokens[-1][1], tuple(_bare(token[2]) for token in tokens))


def _plural(tokens: list[_Token]) -> Phrase | None:
    """Up to the first plural, and on while plurals follow ("sales figures"); else a few plain words ("3 cylinder")."""
    for i, (_, _, lower, written) in enumerate(tokens):
        if i and written[0].isdigit() and tokens[i - 1][3].islower() and tokens[i - 1][2] not in _NEW:
            return None  # another number: "a majority needs 67 votes", but "three new 747 jets", "18 Leopard 2 tanks"
        if (looks_plural(_bare(lower)) or _ACRONYMS.match(written)) and not (written[0].isdigit() and i == 0):
            while i + 1 < len(tokens) and looks_plural(tokens[i + 1][2]):
                i += 1
            return _phrase(tokens[: i + 1])
    if len(tokens) > 3 or tokens[0][2] in words("number_adjectives"):
        return None
    if any(written != lower or written[0].isdigit() or _NO_NOUN.match(lower) for _, _, lower, written in tokens):
        return None
    if any(lower in words("speech_irregular_pasts") for _, _, lower, _ in tokens):
        return None
    return _phrase(tokens)


def _singular(text: str, tokens: list[_Token]) -> Phrase | None:
    """Behind "one": the words up to a participle that stands behind a noun ("one man wounded")."""
    kept: list[_Token] = []
    for token in tokens[:4]:
        if (
            kept
            and (_PARTICIPLE.search(token[2]) or (looks_plural(token[2]) and not looks_plural(kept[-1][2])))
            and kept[-1][2] not in words("number_adjectives")
        ):
            break
        kept.append(token)
    while kept and (kept[-1][2] in words("number_adjectives") or kept[-1][2].endswith("ly")):
        kept.pop()
    if not kept or _PARTICIPLE.search(kept[-1][2]) or kept[-1][3][0].isupper() or kept[-1][2] in ("another", "thing"):
        return None
    if kept[0][3][0].isupper() and text[kept[0][0] - 4] == "O" and country_of(kept[0][3]) is None:
        return None  # "One Direction sang": with a capital the number may be a part of the name
    return _phrase(kept)
