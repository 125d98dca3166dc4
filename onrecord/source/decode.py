"""From raw bytes to a text, or a clear reason why not."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.source.errors import Problem, SourceError

__all__ = ["Decoded", "decode", "normalise"]

_BOM = "\ufeff"
_OTHER_ENCODINGS = {
    b"\xff\xfe": "It opens like UTF-16: save it as UTF-8.",
    b"\xfe\xff": "It opens like UTF-16: save it as UTF-8.",
    b"\x1f\x8b": "It is a gzip archive: unpack it first.",
    b"PK": "It is a zip archive (a word processor's file is one too): export the article as plain text.",
    b"%PDF": "It is a PDF: export the article as plain text.",
}


class Decoded(NamedTuple):
    r"""A text whose lines end in `\n`, and what had to be done to get it (`problems`, all of them notices)."""

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
    damaged = text.find("\ufffd")
    if damaged >= 0:
        line, column = _place(text, damaged)
        message = f"U+FFFD stands {text.count(chr(0xFFFD))} times in the text, first here"
        problems.append(Problem("OR-R007", message, line, column))
    return Decoded(text, tuple(problems))


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
