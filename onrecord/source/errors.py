"""What can be wrong with a raw text: one table of stable codes, and the error that carries one.

The codes are `OR-R…`, R for raw. An *error* means that the bytes cannot be read as a text, or that the .toml
contradicts them; a *warning*, that the text is damaged; a *note* says what was done about an untidiness, or what the
text shows that cannot be used.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = ["CODES", "Code", "Problem", "SourceError"]


class Code(NamedTuple):
    """What a code stands for: how grave it is, one sentence that explains it, and what to do."""

    level: Literal["error", "warning", "note"]
    explanation: str
    advice: str


_FETCH = (
    "If only your copy is damaged, fetch the text anew and save it as UTF-8. If the source itself has it like this, "
    "leave it: a text is never edited."
)

CODES: dict[str, Code] = {
    "OR-R001": Code(
        "error", "The file is not valid UTF-8, so its characters cannot be told.", "Save the file as UTF-8."
    ),
    "OR-R002": Code(
        "error",
        "The file has a NUL byte, which no text has: it is binary or damaged.",
        "Export the article as plain text in UTF-8.",
    ),
    "OR-R003": Code("error", "The file is empty.", "Put the article's text into it, or remove it."),
    "OR-R004": Code("error", "The file has nothing but white space.", "Put the article's text into it, or remove it."),
    "OR-R005": Code(
        "note",
        "The file opens with a byte order mark, which is dropped before offsets are counted.",
        "Nothing: the file may stay as it is.",
    ),
    "OR-R006": Code(
        "note",
        "Lines end in CR or CR LF, which are read as LF before offsets are counted.",
        "Nothing: the file may stay as it is.",
    ),
    "OR-R007": Code(
        "warning",
        "The text has the replacement character U+FFFD: a character was lost before the text came here.",
        _FETCH,
    ),
    "OR-R008": Code(
        "error",
        "No line of the file is a paragraph, so the article has no text.",
        "Give the article's text, in whole sentences; `onrecord read FILE` shows what each line was taken for.",
    ),
    "OR-R009": Code(
        "note",
        "A line is labelled as a date, but what it gives is no date, or could be one of two.",
        "If you know the day, state it in the .toml: [published] with `value` and `reason`.",
    ),
    "OR-R010": Code(
        "note",
        "A line is labelled as a URL, but what it gives is no URL.",
        "If you know the address, state it in the .toml: [url] with `value` and `reason`.",
    ),
    "OR-R011": Code(
        "error",
        "The .toml states a value that contradicts what the text plainly shows.",
        "Correct the value, or say in `reason` why the text does not show the right one.",
    ),
    "OR-R012": Code(
        "error",
        "The .toml gives as evidence words that are not in the raw text.",
        "Copy the words from the raw text, marks and spaces included.",
    ),
    "OR-R013": Code(
        "note",
        "Neither the text nor the .toml gives this value, and the .toml gives no reason why.",
        "State the value in the .toml with its evidence, or the `reason` why there is none.",
    ),
    "OR-R014": Code(
        "note",
        "The .toml sets aside what the text shows, and gives a reason.",
        "Nothing, if the reason is right; a reviewer looks at it.",
    ),
    "OR-R015": Code(
        "warning",
        "Characters of the text were read in the wrong encoding before it came here (mojibake, such as â€œ for “).",
        _FETCH,
    ),
}
"""Every code of a raw text and of the .toml beside it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something found in a raw text, at a place of it: `line` and `column` count from 1, None for the whole file.

    Where the thing to edit is a key of the .toml beside the text, `key` is the path of it.

    >>> Problem("OR-R010", "'see below' is no URL", line=3).level
    'note'
    """

    code: str
    message: str
    line: int | None = None
    column: int | None = None
    key: tuple[str, ...] = ()

    @property
    def level(self) -> Literal["error", "warning", "note"]:
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
