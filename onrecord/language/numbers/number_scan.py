"""The scan for places where a number may begin: it passes over most of a text at the speed of a search."""

from __future__ import annotations

import re
from functools import cache

from onrecord.language.lexicon.tries import trie_pattern
from onrecord.language.numbers.number_words import denominators, number_words

__all__ = ["next_candidate"]


def next_candidate(text: str, place: int, end: int) -> re.Match[str] | None:
    """Where the next number may begin, from `place` on; whether it is one, the grammar must say.

    >>> [next_candidate(text, 0, len(text)) is not None for text in ("about Fifteen men", "nothing often")]
    [True, False]
    """
    while (rough := _rough_scan().search(text, place, end)) is not None:
        match = _scan().match(text, rough.start(), end)
        if match is not None:
            return match
        place = rough.start() + 1
    return None


_DIGITS = "0-9½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


@cache
def _scan() -> re.Pattern[str]:
    """Where a number may begin: a digit, a currency's letters before one, or a number word in its three spellings."""
    article = f"[Aa] {trie_pattern(_article_parts())}(?!\\w)"
    return re.compile(
        rf"\b(?:[{_DIGITS}]|{trie_pattern(_starters())}(?!\w)|(?:[A-Z][A-Za-z]{{0,4}}|Rs|kr|rmb|c|S/)[0-9]|{article})"
    )


@cache
def _rough_scan() -> re.Pattern[str]:
    """Finds all that `_scan` does and little else, at half its cost.

    It begins with one set of characters, which the search skips to, and then takes any first letter of a number word
    with any rest of one: "hen" and "ten" share a rest.
    """
    first = "".join(sorted({word[0] for word in _starters() if word[0].islower()} | {"a", "c", "k", "r", "s"}))
    second = "".join(sorted({word[1] for word in _starters()}))
    rests = trie_pattern({word[1:] for word in _starters()})
    article = f" {trie_pattern(_article_parts())}(?!\\w)"
    return re.compile(
        rf"[{_DIGITS}A-Z{first}](?<!\w.)"
        rf"(?:(?<=[{_DIGITS}])|(?=[{second}]){rests}(?!\w)|[A-Za-z/]{{0,4}}[0-9]|{article})"
    )


@cache
def _starters() -> frozenset[str]:
    """The words with which a number may begin, in small letters, with a capital and in capitals."""
    starters = [word for word, (kind, _) in number_words().items() if kind != "part"] + ["quarter"]
    return frozenset(spelled for word in starters for spelled in (word, word.capitalize(), word.upper()))


def _article_parts() -> list[str]:
    return sorted(word for word in denominators() if not word.endswith("s"))
