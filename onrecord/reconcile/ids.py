"""The ids of statements, accords and series: a letter and 16 hexadecimal digits, made from the earliest report.

Later reports join without changing an id, and what is added elsewhere never does.
"""

from __future__ import annotations

import hashlib

__all__ = ["accord_id", "series_id", "statement_id"]


def statement_id(anchor: str) -> str:
    """The id of the statement whose earliest report is the quote `anchor`.

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


def series_id(anchor: str) -> str:
    """The id of the series whose earliest report is the indicator `anchor`.

    >>> series_id("i-0a1b2c3d4e5f6071")[:2]
    'r-'
    """
    return _digest("r", anchor)


def _digest(letter: str, anchor: str) -> str:
    key = f"{letter}\x1f{anchor}".encode("utf-8", "surrogatepass")
    return f"{letter}-{hashlib.sha256(key).hexdigest()[:16]}"
