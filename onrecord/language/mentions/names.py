"""Names in running text: chains of capitalised words, with their particles, initials, titles and complements.

A chain is what a writer capitalises in one go: 'Russian Foreign Minister Sergei Lavrov', 'the Institute of European and
Asian Studies', 'Ludwig van Beethoven'. `onrecord.language.mentions.name_phrases` reads what a chain says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.language.lexicon.lists import table, words
from onrecord.language.lexicon.tries import trie_pattern

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
_LETTER = r"[\w\u0300-\u036f]"
"""A letter, or the accent that a decomposed one carries."""
_BODY_HEADS = (
    "Office|Bureau|Union|Association|Party|Council|Club|Commission|Committee|Court|Society|League|Federation|Fund"
    "|Institute|Department|Foundation|Assembly|Guild|Front|Army|Bank|Alliance|Network|Movement|Forum|Congress|Cabinet"
)
_GENITIVE = rf"""
    ['’](?: (?:(?<=[eo]rs.)|(?<=ists.)|(?<=ents.)|(?<=ants.)|(?<=ians.)|(?<=tics.)|(?<=ings.))(?=[ ][A-Z])
          | (?<=s.)(?=[ ](?:{_BODY_HEADS})\b)                                          # Nurses' (Union)
          | (?:(?<=men.)|(?<=ren.)|(?<=ple.))s(?=[ ][A-Z])                             # Fishermen's (Association)
          | (?:(?<=or.)|(?<=er.)|(?<=nt.)|(?<=st.))s(?=[ ](?:{_BODY_HEADS})\b)         # Prosecutor's (Office)
          | s(?=[ ]of[ ][A-Z])                                                         # Lloyd's (of London)
        )"""
"""A possessive that belongs to the name of a body: its owners are many, hold an office, or are those of a place."""
_TAIL = rf"""
    {_LETTER}{{0,60}}
    (?: {_APOSTROPHE}{_LETTER}{{1,40}} | -\w{_LETTER}{{0,40}} | –[A-Z]{_LETTER}{{1,40}} | (?<=[A-Z])/[A-Z]{{2,6}}\b
      | &[A-Z]\w{{0,20}} ){{0,6}}
    (?: (?<=\b[JS]r)\. | (?<=\bInc)\. | (?<=\bCorp)\. | (?<=\bCo)\. | (?<=\bLtd)\. | {_GENITIVE} )?"""
_WORD = rf"""
    (?: (?:{trie_pattern(_ABBREVIATIONS)})\.               # Sen.  Dr.
      | (?:[A-Z]\.){{2,4}} (?:-led\b)?                     # U.S.  D.C.
      | U\.[SK]\b                                          # U.S, as some write it
      | [{_UPPER}]\. (?=[ \u00a0]?[{_UPPER}])              # the initial in Harry M. Reid
      | (?:{trie_pattern(_GENITIVES)})(?!\w)               # People's (Daily)
      | (?: (?:al|el|ul|as|ad|an|ash|ibn)- | [dDlLO]['’] | N['’] )? [{_UPPER}] {_TAIL}
    )"""
_NICKNAME = r"""
    [ ](?: ["“][A-Z][a-z][\w-]{0,20}(?:[ ][A-Z]\w{1,20})?["”] | ['‘][A-Z][\w-]{1,20}['’] | \([A-Z][a-z]{1,20}\) )[ ]
    (?=[A-Z])"""
"""What a person is called besides, in marks within the name: Oleh “Bear” Marchenko."""
_LINK = rf"""
    (?: ,?[ \u00a0](?=[JS]r\b)
      | {_NICKNAME}
      | [ \u00a0](?:(?:{trie_pattern(PARTICLES)})[ \u00a0]){{0,3}}
      | [ \u00a0](?:of|for|on|and|&)[ \u00a0](?:the[ \u00a0])?
    )"""


def _after_first(words: Iterable[str]) -> str:
    """A pattern of the words behind their first letter, which has been passed."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(rf"(?<={re.escape(first)})(?:{trie_pattern(rest)})" for first, rest in sorted(rests.items()))


# The same as _WORD behind a capital that has been passed, and behind a small letter: the search leaps to the first
# letter where it stands alone in front, and what must be around it is looked at after.
_AFTER_CAPITAL = rf"""
    (?: (?:{_after_first(_ABBREVIATIONS)})\.
      | (?<=[A-Z])\.(?:[A-Z]\.){{1,3}} (?:-led\b)?
      | (?<=U)\.[SK]\b
      | \. (?=[ \u00a0]?[{_UPPER}])
      | (?:{_after_first(_GENITIVES)})(?!\w)
      | (?<=[DLON])['’][{_UPPER}] {_TAIL}
      | {_TAIL}
    )"""
_AFTER_SMALL = rf"(?: (?: (?<=a)(?:[lsdn]|sh)- | (?<=[eu])l- | (?<=i)bn- | (?<=[dl])['’] ) [{_UPPER}] {_TAIL} )"
_REST = rf"(?:{_LINK}{_WORD}){{0,15}}"
_CHAIN = re.compile(rf"[{_UPPER}](?<![\w@#].){_AFTER_CAPITAL}{_REST}", re.VERBOSE)
_ANY_CHAIN = re.compile(
    rf"[{_UPPER}aeuidl](?<![\w@#].)(?:(?<![aeuidl]){_AFTER_CAPITAL}|(?<=[aeuidl]){_AFTER_SMALL}){_REST}", re.VERBOSE
)
_SMALL_START = re.compile(rf"[-'’](?<=[lsdnh]-|[dl]['’])[{_UPPER}]")
"""What a text has where a chain may begin with a small letter: al-Ahram, d'Estaing. Most texts have none."""


def chains(text: str) -> Iterator[re.Match[str]]:
    """The chains of capitalised words, in order, without possessive endings.

    >>> [chain.group() for chain in chains("In Oslo, Ole van der Berg and Gov. May O’Neil met China's Li Na.")]
    ['In Oslo', 'Ole van der Berg and Gov. May O’Neil', 'China', 'Li Na']
    >>> [chain.group() for chain in chains("He wrote to al-Masri and d'Aubigny, not to Meyer-Lund.")]
    ['He', "al-Masri and d'Aubigny", 'Meyer-Lund']
    """
    return (_ANY_CHAIN if _SMALL_START.search(text) else _CHAIN).finditer(text)


_BEFORE_OPENING = re.compile(r"""(?:^|[.!?:;…•|\n\r\u2028\u2029—–*]|[.!?]["”’')\]])[ \t\u00a0]*["“‘'«(\[]*$""")


def opens_sentence(text: str, start: int) -> bool:
    """Whether what begins at `start` owes its capital to its place.

    >>> [opens_sentence("Nobody came. They left.", place) for place in (0, 13)], opens_sentence("To Li", 3)
    ([True, True], False)
    """
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return False  # the common case, told without a search
    return _BEFORE_OPENING.search(text, max(0, start - 6), start) is not None
