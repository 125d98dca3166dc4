"""Damage that a text took before it came here: characters read in the wrong encoding, and characters lost.

`â€œ` is what a “ becomes when its three bytes of UTF-8 are read as Windows-1252: *mojibake*. Because such bytes are a
code with little room for chance, what was meant can be told from them; for a character that is lost (U+FFFD) it can
only be guessed from its neighbours. Nothing is mended here: a source text is never edited.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Damage", "find_mojibake", "likely_meant"]


class Damage(NamedTuple):
    """A damaged stretch of a text, and what it very likely was."""

    start: int
    end: int
    meant: str


def _as_byte(number: int) -> set[str]:
    """The characters that a byte is read as: by Windows-1252 where it has one, and by Latin-1."""
    return {bytes([number]).decode("cp1252", "replace").replace("\ufffd", chr(number)), chr(number)}


_BYTES = {character: number for number in range(0x80, 0x100) for character in _as_byte(number)}
_FURTHER = "".join(sorted(character for number in range(0x80, 0xC0) for character in _as_byte(number)))
"""What the second and later bytes of a character are read as."""
_CHARACTER = rf"(?:[Â-ß][{re.escape(_FURTHER)}]|[à-ï][{re.escape(_FURTHER)}]{{2}}|[ð-ô][{re.escape(_FURTHER)}]{{3}})"
_RUN = re.compile(rf"(?:{_CHARACTER})+")
_CUT = re.compile(rf"â€(?![{re.escape(_FURTHER)}])")
"""A quotation mark or dash that has lost its last byte: the one of ” is no character of Windows-1252."""
_CLOSING = frozenset("‘’‚“”„–—…•†‡‰‹›™ˆ˜»«·")
"""Characters that are bytes of Windows-1252 and also stand after a capital letter in sound text: É”, Å…"""
_FIRST_OF_TWICE = frozenset("ÂÃâ")
"""What text that was damaged twice begins with after the first mending."""
_WORD = re.compile(r"\w")


def find_mojibake(text: str) -> Iterator[Damage]:
    r"""Every stretch that is UTF-8 read as Windows-1252 or Latin-1, also twice over, in order.

    >>> [text_of for *_, text_of in find_mojibake("â€œWe areâ€¦â€\x9d in ZÃ¼rich, 20 Â°C")]
    ['“', '…”', 'ü', '°']
    >>> [*find_mojibake("“CAFÉ”, said São Tomé’s chef at 20 °C: «À la carte…»")]
    []
    """
    for run in _RUN.finditer(text):
        meant = _decoded(run.group())
        if meant and not _may_be_sound(text, run):
            yield Damage(run.start(), run.end(), meant)
    for cut in _CUT.finditer(text):
        yield Damage(cut.start(), cut.end(), "”")


def likely_meant(text: str, place: int) -> str | None:
    r"""What a lost character at `place` was, guessed from its neighbours; None where they do not tell.

    >>> text = "He said: \ufffdI don\ufffdt know.\ufffd Caf\ufffd \ufffd a bar"
    >>> [likely_meant(text, place) for place, mark in enumerate(text) if mark == "\ufffd"]
    ['“', '’', '”', None, '–']
    """
    before, after = text[:place].rstrip("\ufffd")[-1:], text[place:].lstrip("\ufffd")[:1]
    match before.isalpha(), after.isalpha():
        case True, True:
            return "’"
        case False, True if not before or before.isspace() or before in "([—–":
            return "“"
        case False, False if before in ".,!?…" and before and (not after or after.isspace()):
            return "”"
        case False, False if before.isspace() and after.isspace():
            return "–"
    return None


def _decoded(damaged: str) -> str | None:
    """What was meant, through every layer of damage; None where the characters are no UTF-8 or give none to be seen."""
    meant = None
    while damaged:
        try:
            damaged = bytes(_BYTES[character] for character in damaged).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            return meant
        if any(unicodedata.category(character) in ("Cc", "Cn", "Co") for character in damaged):
            return meant
        meant = damaged
        if meant[0] not in _FIRST_OF_TWICE:
            # 'ß“' could be read once more, as a letter of N'Ko, but is sound.
            return meant
    return meant


def _may_be_sound(text: str, run: re.Match[str]) -> bool:
    """Whether a run of two characters may be a capital letter and the mark after it, or letters of another tongue."""
    damaged = run.group()
    if len(damaged) != 2 or damaged[0] in "ÂÃ":
        return False
    return damaged[1] in _CLOSING and not _WORD.match(text, run.end())
