"""Finding a withheld article among a person's own files, and telling how a file that is not quite it differs."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from onrecord.prose import clip
from onrecord.schema import Article
from onrecord.source import SourceError, read
from onrecord.source.decode import normalise

__all__ = ["Copy", "Reading", "difference", "files_in", "own_copy"]

_LARGEST = 20_000_000
"""Larger files are no articles; they are not read."""

_ENCODINGS = (("utf-8", None), ("utf-16", "UTF-16"), ("cp1252", "Windows-1252"))

_FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
"""The forms of Unicode in which systems store a text; an article may be in either."""

_FOLDS: tuple[tuple[str, dict[int, str]], ...] = (
    ("quotation marks", {ord(mark): '"' for mark in "“”„‟«»″"} | {ord(mark): "'" for mark in "‘’‚‛′`´"}),
    ("dashes", {ord(mark): "-" for mark in "‐‑‒–—―−"}),
    ("spaces", {ord(mark): " " for mark in "\u00a0\u2002\u2003\u2007\u2009\u202f"}),
    ("ellipses", {ord("…"): "..."}),
    ("invisible characters", {ord(mark): "" for mark in "\u00ad\u200b\u200c\u200d\u2060\ufeff"}),
)
"""What editors and web pages exchange for one another, by what it is called."""


class Reading(NamedTuple):
    """A text that a file may hold, with what had to be done to get it."""

    text: str
    sha256: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """A file of a person's own, read as an article in every way in which it may have been."""

    path: Path
    sha256: str
    readings: tuple[Reading, ...] = ()
    """The likeliest first."""
    problem: str | None = None
    """Why it is no text, where it is none."""


def files_in(folder: Path) -> list[Path]:
    """The files of a folder and of those in it, in order; hidden ones are left out."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def own_copy(path: Path) -> Copy:
    """A file, read: as a page, whose header and furniture are told apart, and as nothing but the text.

    What the ends of its lines, a byte order mark, its encoding or its form of Unicode do to a text is undone, and told.

    Raises:
        OSError: it cannot be read.
    """
    if (size := path.stat().st_size) > _LARGEST:
        return Copy(path, "", problem=f"{size:,} bytes are too many for an article")
    raw = path.read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    problem = None
    for encoding, name in _ENCODINGS:
        try:
            decoded = raw.decode(encoding)
            texts = (read(decoded.encode()).text, normalise(decoded).text)
        except UnicodeError:
            problem = problem or "its bytes are no text in UTF-8"
        except SourceError as error:
            problem = problem or error.message
        else:
            return Copy(path, digest, tuple(_readings(texts, _notes(raw, name))))
    return Copy(path, digest, problem=problem)


def _notes(raw: bytes, encoding: str | None) -> list[str]:
    """What is unusual about the bytes of a file."""
    found = {
        f"is in {encoding}": encoding is not None,
        "opens with a byte order mark": raw.startswith(b"\xef\xbb\xbf"),
        "has line ends with CR": b"\r" in raw,
    }
    return [note for note, there in found.items() if there]


def _readings(texts: Sequence[str], notes: Sequence[str]) -> Iterator[Reading]:
    plain = dict.fromkeys(text for whole in texts for text in (whole, whole.strip("\n")) if text)
    for text in plain:
        yield Reading(text, _sha256(text), ", ".join(notes) or None)
    for text in plain:
        for form in _FORMS:
            if (other := unicodedata.normalize(form, text)) not in plain:
                yield Reading(other, _sha256(other), ", ".join([*notes, f"has letters that are not in {form}"]))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def difference(article: Article, copy: Copy, spans: Sequence[tuple[int, int, str]]) -> tuple[int, str]:
    """How a copy differs from an article whose text is not known: by its words, and by the spans that are.

    Returns how many spans the copy has in some way, which tells whether it is the article at all, and the difference
    in words. `spans` are start, end and words of each.
    """
    if not copy.readings:
        return 0, copy.problem or "it is no text"
    text = copy.readings[0].text
    there = sum(text[start:end] == words for start, end, words in spans)
    moved = [(start, words) for start, end, words in spans if text[start:end] != words and words in text]
    rest = [words for start, end, words in spans if text[start:end] != words and words not in text]
    said = list(_sizes(article, text))
    if moved:
        start, words = moved[0]
        shift = text.find(words) - start
        way = "later" if shift > 0 else "earlier"
        said.append(f"{len(moved)} of {len(spans)} spans stand elsewhere, the first {abs(shift)} characters {way}")
    folded, left = _folded(text, rest)
    said += folded
    if left:
        said.append(f"{len(left)} of {len(spans)} spans are not in it, such as “{clip(left[0], 40)}”")
    if not moved and not rest:
        said.append("the spans that are published stand in it, so it differs elsewhere")
    return there + len(moved) + len(rest) - len(left), "; ".join(said)


def _sizes(article: Article, text: str) -> Iterator[str]:
    words = len(text.split())
    if words != article.word_count:
        yield f"{words:,} words, the article has {article.word_count:,}"


def _folded(text: str, words: Sequence[str]) -> tuple[list[str], list[str]]:
    """What makes spans differ, in words, and the spans that are not there whatever is made alike."""
    said, left = [], list(words)
    for name, fold in _FOLDS:
        plain = text.translate(fold)
        like = [each for each in left if each.translate(fold) in plain]
        if like:
            said.append(f"other {name} in {len(like)} of its spans, as in “{clip(like[0], 40)}”")
            left = [each for each in left if each not in like]
    everything = {code: other for _, fold in _FOLDS for code, other in fold.items()}
    plain = "".join(text.translate(everything).split()).casefold()
    like = [each for each in left if "".join(each.translate(everything).split()).casefold() in plain]
    if like:
        said.append(f"other spacing, capitals or marks in {len(like)}, as in “{clip(like[0], 40)}”")
    return said, [each for each in left if each not in like]
