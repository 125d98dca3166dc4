"""From raw bytes to a text, or a clear reason why not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.source.damage import find_mojibake, likely_meant
from onrecord.source.errors import Problem, SourceError

__all__ = ["LARGEST", "Decoded", "decode", "normalise"]

LARGEST = 1_000_000
"""The most bytes that the text of one article of a corpus may have; the longest reportage has a quarter of that."""

_LISTED = 8

_BOM = "\ufeff"
_OTHER_ENCODINGS = {
    b"\xff\xfe": "It opens like UTF-16: save it as UTF-8.",
    b"\xfe\xff": "It opens like UTF-16: save it as UTF-8.",
    b"\x1f\x8b": "It is a gzip archive: unpack it first.",
    b"PK": "It is a zip archive (a word processor's file is one too): export the article as plain text.",
    b"%PDF": "It is a PDF: export the article as plain text.",
}


class Decoded(NamedTuple):
    r"""A text whose lines end in `\n`, and what had to be done to get it (`problems`, none of them an error)."""

    text: str
    problems: tuple[Problem, ...]


def decode(raw: bytes) -> Decoded:
    r"""The text of a file.

    >>> decode("\ufeffXi arrived.\r\n".encode())
    Decoded(text='Xi arrived.\n', problems=(Problem(code='OR-R005', ...), Problem(code='OR-R006', ...)))
    >>> decode(b"Caf\xe9")
    Traceback (most recent call last):
    onrecord.source.errors.SourceError: 1:4: OR-R001 byte 0xE9 at offset 3 is not UTF-8. Save the file as UTF-8.

    Raises:
        SourceError: OR-R001 invalid UTF-8, OR-R002 a NUL, OR-R003 nothing, OR-R004 nothing but white space.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(raw, error.start) from None
    return normalise(text)


def normalise(text: str) -> Decoded:
    r"""A text that is already decoded, checked and tidied as `decode` does: no mark at the start, `\n` after each line.

    >>> normalise("One.\rTwo.").text
    'One.\nTwo.'

    Raises:
        SourceError: OR-R002 a NUL, OR-R003 nothing, OR-R004 nothing but white space.
    """
    problems = []
    if text.startswith(_BOM):
        text = text[1:]
        problems.append(Problem("OR-R005", "a byte order mark was dropped", 1, 1))
    if not text:
        raise SourceError("OR-R003", "the file is empty", advice="Put the article's text into it, or remove it.")
    first_return = text.find("\r")
    if first_return >= 0:
        line, column = _place(text, first_return)
        problems.append(Problem("OR-R006", f"{text.count(chr(13))} line ends were read as LF", line, column))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    nul = text.find("\0")
    if nul >= 0:
        line, column = _place(text, nul)
        advice = _other_encoding(text[:4].encode("utf-8", "replace")) or "Export the article as plain text in UTF-8."
        raise SourceError("OR-R002", "a NUL byte", line=line, column=column, advice=advice)
    if text.isspace():
        raise SourceError(
            "OR-R004", "the file has nothing but white space", advice="Put the article's text into it, or remove it."
        )
    problems += _damage(text)
    return Decoded(text, tuple(problems))


def _damage(text: str) -> Iterator[Problem]:
    """What was damaged before the text came here, at the first place of each kind."""
    if lost := [place for place, mark in enumerate(text) if mark == "\ufffd"] if "\ufffd" in text else []:
        meant = likely_meant(text, lost[0])
        guess = f", here very likely {meant}" if meant else ""
        said = f"U+FFFD stands for a character that is lost{guess}{_other_lines(text, lost)}"
        yield Problem("OR-R007", said, *_place(text, lost[0]))
    if garbled := list(find_mojibake(text)):
        first = garbled[0]
        said = f"{text[first.start : first.end]!r} was very likely {first.meant}"
        yield Problem(
            "OR-R015", said + _other_lines(text, [each.start for each in garbled]), *_place(text, first.start)
        )


def _other_lines(text: str, places: Sequence[int]) -> str:
    """In which lines there is more of the same, after the first place."""
    if len(places) == 1:
        return ""
    lines = list(dict.fromkeys(_line_numbers(text, places[1:])))
    listed = ", ".join(map(str, lines[:_LISTED])) + (" …" if len(lines) > _LISTED else "")
    return f"; {len(places) - 1:,} more of the kind in line{'s' * (len(lines) > 1)} {listed}"


def _line_numbers(text: str, places: Sequence[int]) -> Iterator[int]:
    number, seen = 1, 0
    for place in places:
        number += text.count("\n", seen, place)
        seen = place
        yield number


def _not_utf8(raw: bytes, start: int) -> SourceError:
    before = raw[:start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    line, column = _place(before, len(before))
    return SourceError(
        "OR-R001",
        f"byte 0x{raw[start]:02X} at offset {start} is not UTF-8",
        line=line,
        column=column,
        advice=_other_encoding(raw) or "Save the file as UTF-8.",
    )


def _other_encoding(raw: bytes) -> str | None:
    return next((advice for opening, advice in _OTHER_ENCODINGS.items() if raw.startswith(opening)), None)


def _place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1; columns count code points and a mark at the start of the file is not one."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
