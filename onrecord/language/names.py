"""Names in running text: chains of capitalised words, with their particles, initials, titles and complements.

A chain is what a writer capitalises in one go: 'Russian Foreign Minister Sergei Lavrov', 'the Institute of European and
Asian Studies', 'Ludwig van Beethoven'. `onrecord.language.phrases` reads what a chain says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.language.lexicon import table, words
from onrecord.language.tries import trie_pattern

__all__ = ["LINKS", "PARTICLES", "chains", "opens_sentence"]

PARTICLES = words("name_particles")
"""Small words within a person's name."""

LINKS = frozenset(("of", "for", "on", "and", "&", "the"))
"""Small words within the name of an office or an organisation."""

_UPPER = "".join(chr(code) for code in range(0x0530) if chr(code).isupper())
_GENITIVES = frozenset(
    token
    for source in ("organizations", "outlets", "countries")
    for row in table(source)
    for name in (row["name"], *row["aliases"].split(";"))
    for token in name.split()
    if re.search(r"['’]s$", token)
) | {"Women's", "Women’s", "Children's", "Children’s", "Men's", "Men’s", "McDonald's", "McDonald’s"}
_ABBREVIATIONS = {row["title"][:-1] for row in table("titles") if re.fullmatch(r"\w+\.", row["title"])}

_APOSTROPHE = r"['’](?!s\b)(?=[^\W\d_])"
_WORD = rf"""
    (?: (?:{trie_pattern(_ABBREVIATIONS)})\.               # Sen.  Dr.
      | (?:[A-Z]\.){{2,4}} (?:-led\b)?                     # U.S.  D.C.
      | U\.[SK]\b                                          # U.S, as some write it
      | [{_UPPER}]\. (?=[ \u00a0]?[{_UPPER}])              # the initial in Harry M. Reid
      | (?:{trie_pattern(_GENITIVES)})(?!\w)               # People's (Daily)
      | (?: (?:al|el|ul|as|ad|an|ash|ibn)- | [dDlLO]['’] | N['’] )? [{_UPPER}]
        \w{{0,60}} (?: {_APOSTROPHE}\w{{1,40}} | -\w{{1,40}} | (?<=[A-Z])/[A-Z]{{2,6}}\b | &[A-Z]\w{{0,20}} ){{0,6}}
        (?: (?<=\b[JS]r)\. | (?<=\bInc)\. | (?<=\bCorp)\. | (?<=\bCo)\. | (?<=\bLtd)\. )?
    )"""
_LINK = rf"""
    (?: ,?[ \u00a0](?=[JS]r\b)
      | [ \u00a0](?:(?:{trie_pattern(PARTICLES)})[ \u00a0]){{0,3}}
      | [ \u00a0](?:of|for|on|and|&)[ \u00a0](?:the[ \u00a0])?
    )"""
_FIRST = "".join(sorted({*_UPPER, *"aeuidl", *(word[0] for word in _ABBREVIATIONS | _GENITIVES)}))
"""The characters that a chain can begin with: most words are passed over by their first."""
_CHAIN = re.compile(rf"(?<![\w@#])(?=[{_FIRST}]){_WORD}(?:{_LINK}{_WORD}){{0,15}}", re.VERBOSE)


def chains(text: str) -> Iterator[re.Match[str]]:
    """The chains of capitalised words, in order, without possessive endings.

    >>> [chain.group() for chain in chains("In Oslo, Ole van der Berg and Gov. May O’Neil met China's Li Na.")]
    ['In Oslo', 'Ole van der Berg and Gov. May O’Neil', 'China', 'Li Na']
    """
    return _CHAIN.finditer(text)


_BEFORE_OPENING = re.compile(r"""(?:^|[.!?:;…•|\n\r\u2028\u2029—–*]|[.!?]["”’')\]])[ \t\u00a0]*["“‘'«(\[]*$""")


def opens_sentence(text: str, start: int) -> bool:
    """Whether what begins at `start` owes its capital to its place.

    >>> [opens_sentence("Nobody came. They left.", place) for place in (0, 13)], opens_sentence("To Li", 3)
    ([True, True], False)
    """
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return False  # the common case, told without a search
    return _BEFORE_OPENING.search(text, max(0, start - 6), start) is not None
