"""What the sentences that people read are made of, wherever they are put together."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["alternatives", "clip", "number_of"]


def alternatives(names: Iterable[str]) -> str:
    """Names of which one is meant.

    >>> alternatives(["quotes", "agreements", "indicators"]), alternatives(["quotes"])
    ('quotes, agreements or indicators', 'quotes')
    """
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def clip(text: str, width: int) -> str:
    """A text of at most `width` characters; what is cut off is an ellipsis.

    >>> clip("a long way to go", 8), clip("short", 8)
    ('a long …', 'short')
    """
    return text if len(text) <= width else f"{text[: width - 1]}…"


def number_of(number: int, noun: str) -> str:
    """So many of something, in the singular or the plural.

    >>> number_of(1, "row"), number_of(1200, "row")
    ('1 row', '1,200 rows')
    """
    return f"{number:,} {noun}{'s' * (number != 1)}"
