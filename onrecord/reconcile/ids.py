"""The ids of statements, accords and series: a letter and 16 hexadecimal digits, made from content."""

from __future__ import annotations

import hashlib

__all__ = ["accord_id", "series_id", "statement_id"]


def statement_id(anchor: str) -> str:
    """The id of the statement whose earliest report is the quote `anchor`.

    Later reports may join without a new id; so may other rows, of course.

    >>> statement_id("q-0a1b2c3d4e5f6071")
    's-ed849ae2e735c7e8'
    """
    return _digest("s", anchor)


def accord_id(anchor: str) -> str:
    """The id of the accord whose earliest report is the agreement `anchor`.

    >>> accord_id("a-0a1b2c3d4e5f6071")[:2]
    'c-'
    """
    return _digest("c", anchor)


def series_id(*key: str) -> str:
    """The id of the series with this key: measure, subject, period and whatever else tells it apart.

    >>> series_id("troops", "russia", "2022") == series_id("troops", "russia", "2022")
    True
    """
    return _digest("r", *key)


def _digest(letter: str, *parts: str) -> str:
    key = "\x1f".join((letter, *parts)).encode("utf-8", "surrogatepass")
    return f"{letter}-{hashlib.sha256(key).hexdigest()[:16]}"
