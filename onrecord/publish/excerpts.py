"""How much of each article may be shown: its characters are counted once each, and spans stop where the cap is reached.

Outlets carry the same words: what a span shows of one article, it shows of every other that has these words, and there
it counts too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from onrecord.language.text.spans import merged

__all__ = ["CAP", "LONGEST", "Candidate", "Shown", "choose"]

CAP = 0.25
"""The share of an article's characters that the public edition shows at most."""

LONGEST = 300
"""The length of the longest span that it shows, in code points: about two sentences."""

_WINDOW = 24
"""Texts that have so many characters in common, from the start of a word, are taken to have the same words there."""

_WORD_START = re.compile(r"(?<!\w)\w")

_K = TypeVar("_K", bound=Hashable)
_Spans = Sequence[tuple[int, int]]


class Candidate(NamedTuple, Generic[_K]):
    """A span of an article that could be shown. Those of a lower `turn` come first, and of one turn the shorter."""

    turn: int
    start: int
    end: int
    key: _K
    """Names it to the caller."""


class Shown(NamedTuple, Generic[_K]):
    """What is shown."""

    keys: frozenset[_K]
    """The candidates that are shown."""
    characters: dict[str, int]
    """How many characters of each article that shows, by its id."""


def choose(
    texts: Mapping[str, str],
    candidates: Mapping[str, Sequence[Candidate[_K]]],
    kept: Mapping[str, _Spans],
    *,
    cap: float = CAP,
    longest: int = LONGEST,
) -> Shown[_K]:
    """The candidates that may be shown of the articles in `texts`; all three mappings are by article id.

    `kept` are spans that are shown whatever they come to: names, cues, headlines. They count first. Then come the
    candidates of all articles: by turn, the shortest first (of equal ones by article and place). One is withheld that
    is longer than `longest`, or with which the characters shown of any article would be more than `cap` times its
    length; one that lies in what is shown already costs nothing.

    >>> text = "“We have agreed on a harbour,” said Ana Prado, who will build it for a ferry by the spring."
    >>> quote, deal = Candidate(0, 1, 29, "quote"), Candidate(0, 19, 28, "deal")
    >>> choose({"gull": text}, {"gull": [quote, deal]}, {"gull": [(36, 45)]}, cap=0.25)
    Shown(keys=frozenset({'deal'}), characters={'gull': 18})
    """
    board = _Board(texts, candidates, kept, cap)
    ordered = sorted(
        (candidate.turn, candidate.end - candidate.start, article_id, candidate.start, place)
        for article_id in texts
        for place, candidate in enumerate(candidates.get(article_id, ()))
    )
    keys = set()
    for _, length, article_id, _, place in ordered:
        candidate = candidates[article_id][place]
        if length <= longest and board.show(article_id, candidate.start, candidate.end):
            keys.add(candidate.key)
    return Shown(frozenset(keys), dict(board.shown))


class _Board:
    """What is shown of each article so far: a mask a text, 1 where a character is shown."""

    def __init__(
        self,
        texts: Mapping[str, str],
        candidates: Mapping[str, Sequence[Candidate[_K]]],
        kept: Mapping[str, _Spans],
        cap: float,
    ) -> None:
        self._texts = texts
        self._room = {article_id: cap * len(text) for article_id, text in texts.items()}
        self._masks = {article_id: bytearray(len(text)) for article_id, text in texts.items()}
        self.shown = dict.fromkeys(texts, 0)
        self._refused: set[str] = set()
        self._index = _index(texts, candidates)
        for article_id in texts:
            for span in merged(kept.get(article_id, ())):
                self._mark(article_id, *span)

    def show(self, article_id: str, start: int, end: int) -> bool:
        """Shows a span, if that leaves every article below its cap."""
        words = self._texts[article_id][start:end]
        if words in self._refused:
            return False  # what is shown only grows, so it would be refused again
        new: defaultdict[str, list[tuple[int, int]]] = defaultdict(list, {article_id: [(start, end)]})
        for _, window in _windows(words):
            for other, there in self._index.get(window, ()):
                new[other].append((there, there + _WINDOW))
        places = {one: merged(spans) for one, spans in new.items()}
        for one, spans in places.items():
            if self.shown[one] + sum(self._masks[one].count(0, *span) for span in spans) > self._room[one]:
                self._refused.add(words)
                return False
        for one, spans in places.items():
            for span in spans:
                self._mark(one, *span)
        for _, window in _windows(words):
            self._index.pop(window, None)  # shown wherever it stands
        return True

    def _mark(self, article_id: str, start: int, end: int) -> None:
        mask = self._masks[article_id]
        self.shown[article_id] += mask.count(0, start, end)
        mask[start:end] = b"\1" * (end - start)


def _index(
    texts: Mapping[str, str], candidates: Mapping[str, Sequence[Candidate[_K]]]
) -> dict[str, list[tuple[str, int]]]:
    """The windows of the candidates that stand in more than one article, and where they stand."""
    owners: dict[str, str | None] = {}
    for article_id, text in texts.items():
        for candidate in candidates.get(article_id, ()):
            for _, window in _windows(text[candidate.start : candidate.end]):
                owners.setdefault(window, article_id)
    for article_id, text in texts.items():
        for _, window in _windows(text):
            if owners.get(window, article_id) != article_id:
                owners[window] = None
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for article_id, text in texts.items():
        for place, window in _windows(text):
            if owners.get(window, article_id) is None:
                found[window].append((article_id, place))
    return dict(found)


def _windows(text: str) -> Iterator[tuple[int, str]]:
    """The stretches by which the words of a text are known again in another, each with its place.

    >>> list(_windows("We have agreed on a harbour."))
    [(0, 'We have agreed on a harb'), (3, 'have agreed on a harbour')]
    """
    for start in _WORD_START.finditer(text, 0, max(0, len(text) - _WINDOW + 1)):
        yield start.start(), text[start.start() : start.start() + _WINDOW]
