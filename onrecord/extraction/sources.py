"""Who says that there is an agreement: the speaker of the quote in which it is named."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.extraction.drafts import QuoteDraft

__all__ = ["Sources"]


class Sources:
    """The quotes of a document, asked by place.

    >>> quote = QuoteDraft("indirect", 0, 20, "rule", 1, speaker_text="the minister")
    >>> Sources([quote]).of(4, 10).speaker_text
    'the minister'
    >>> Sources([quote]).of(18, 25).speaker_text, Sources([quote]).of(21, 25)
    ('the minister', None)
    """

    def __init__(self, quotes: Sequence[QuoteDraft]) -> None:
        self._quotes = sorted(
            (quote for quote in quotes if quote.speaker_text or quote.speaker), key=lambda q: (q.start, -q.end)
        )
        self._starts = [quote.start for quote in self._quotes]

    def of(self, start: int, end: int) -> QuoteDraft | None:
        """The innermost quote in which the mention begins, or the one of which it holds a fragment.

        A fragment tells who is speaking: 'a pact for a “new era”' is named by whoever said “new era”.
        """
        last = bisect_right(self._starts, start) - 1
        # Quotes nest two deep at most in print.
        for index in range(last, max(-1, last - 4), -1):
            if start < self._quotes[index].end:
                return self._quotes[index]
        following = self._quotes[last + 1] if last + 1 < len(self._quotes) else None
        return following if following is not None and following.end <= end else None
