"""What can be wrong with a raw text: one table of stable codes, and the error that carries one.

The codes are `OR-R…`, R for raw. An *error* means that the bytes cannot be read as a text at all; a *notice* says what
was done about an untidiness, or what the text shows that cannot be used.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = ["CODES", "Code", "Problem", "SourceError"]


class Code(NamedTuple):
    """What a code stands for: how grave it is, and one sentence that explains it."""

    level: Literal["error", "notice"]
    explanation: str


CODES: dict[str, Code] = {
    "OR-R001": Code("error", "The file is not valid UTF-8, so its characters cannot be told."),
    "OR-R002": Code("error", "The file has a NUL byte, which no text has: it is binary or damaged."),
    "OR-R003": Code("error", "The file is empty."),
    "OR-R004": Code("error", "The file has nothing but white space."),
    "OR-R005": Code("notice", "The file opens with a byte order mark, which is dropped before offsets are counted."),
    "OR-R006": Code("notice", "Lines end in CR or CR LF, which are read as LF before offsets are counted."),
    "OR-R007": Code("notice", "The text has the replacement character U+FFFD: it was damaged before it came here."),
    "OR-R008": Code("error", "No line of the file is a paragraph, so the article has no text."),
    "OR-R009": Code("notice", "A line is labelled as a date, but what it gives is no date, or could be one of two."),
    "OR-R010": Code("notice", "A line is labelled as a URL, but what it gives is no URL."),
    "OR-R011": Code("error", "The .toml states a value that contradicts what the text plainly shows."),
    "OR-R012": Code("error", "The .toml gives as evidence words that are not in the raw text."),
    "OR-R013": Code("notice", "Neither the text nor the .toml gives this value, and the .toml gives no reason why."),
    "OR-R014": Code("notice", "The .toml sets aside what the text shows, and gives a reason."),
}
"""Every code of a raw text and of the .toml beside it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something found in a raw text, at a place of it: `line` and `column` count from 1, None for the whole file.

    >>> Problem("OR-R010", "'see below' is no URL", line=3).level
    'notice'
    """

    code: str
    message: str
    line: int | None = None
    column: int | None = None

    @property
    def level(self) -> Literal["error", "notice"]:
        """How grave it is, by its code."""
        return CODES[self.code].level


class SourceError(ValueError):
    """Raw bytes that cannot be read as a text. `str()` of it is `line:column: code message. advice`.

    >>> str(SourceError("OR-R002", "a NUL byte", line=2, column=5, advice="Export the article as text."))
    '2:5: OR-R002 a NUL byte. Export the article as text.'
    """

    def __init__(self, code: str, message: str, *, line: int = 1, column: int = 1, advice: str = "") -> None:
        super().__init__(code, message, line, column, advice)
        self.code = code
        self.message = message
        self.line = line
        self.column = column
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.code} {self.message}. {self.advice}".rstrip()
