"""Quotes of many articles -> statements: one row per thing said.

The longest report comes first and is the canonical wording. Each shorter one joins the report that it is most like, or
starts a statement of its own. Nothing is merged through a third: two long quotes that share a catchword stay two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.reconcile.blocking import Index
from onrecord.reconcile.occasions import Occasion
from onrecord.reconcile.similarity import Likeness, likeness, likeness_in_context, weight
from onrecord.reconcile.speakers import Voice
from onrecord.reconcile.spill import in_buckets
from onrecord.reconcile.wording import Wording, wording

__all__ = ["Saying", "by_voice", "group_sayings", "group_stream"]

_LONG = 6
"""A wording of so many content words is recognised whenever it is repeated; a shorter one on the same occasion only."""
_FRAGMENT = 4
_REPEATED = 3
_START = 6
_SEARCHED = 2000
_CLAUSE = 4
"""So many words in a row are a part even if one alone carries meaning: "is not for sale"."""


@dataclass(frozen=True)
class Saying:
    """A quote as the reconciling sees it."""

    quote_id: str
    article_id: str
    text: str
    reported: bool
    """Whether it is reported speech, without marks."""
    occasion: Occasion
    voice: Voice | None
    """None where the source does not tell who speaks."""
    around: str = ""
    """The rest of the sentence, which tells what a short fragment is about."""

    @cached_property
    def wording(self) -> Wording:
        """How its words are compared."""
        return wording(self.text)

    @cached_property
    def context(self) -> Wording:
        """How the words around it are compared."""
        return wording(self.around)

    @property
    def rank(self) -> tuple[int, int, str]:
        """Longest first, then earliest; a report without a day comes last."""
        day = self.occasion.day
        return -len(self.text), 10**7 if day is None else day, self.quote_id

    @property
    def report(self) -> tuple[int, str, str]:
        """Earliest first; a report without a day comes last."""
        day = self.occasion.day
        return 10**7 if day is None else day, self.article_id, self.quote_id


def by_voice(sayings: Iterable[Saying]) -> dict[str, list[Saying]]:
    """The sayings of each voice, under its key: those of different keys are never compared."""
    blocks: defaultdict[str, list[Saying]] = defaultdict(list)
    for saying in sayings:
        blocks["" if saying.voice is None else saying.voice.key].append(saying)
    return dict(blocks)


def group_stream(sayings: Iterable[Saying], buckets: int = 64) -> Iterator[list[Saying]]:
    """The sayings of any number of voices as statements, voice by voice, with one bucket of voices in memory at a time.

    The statements are those that `group_sayings` makes of each voice.

    >>> day = Occasion("summit", None)
    >>> stream = (Saying(f"q{n}", f"a{n}", "Ships sail.", False, day, Voice(f"speaker {n % 2}")) for n in range(4))
    >>> sorted([saying.quote_id for saying in statement] for statement in group_stream(stream))
    [['q0', 'q2'], ['q1', 'q3']]
    """
    for bucket in in_buckets(sayings, lambda saying: "" if saying.voice is None else saying.voice.key, buckets):
        for block in by_voice(bucket).values():
            yield from group_sayings(block)


def group_sayings(block: Sequence[Saying]) -> list[list[Saying]]:
    """The sayings of one voice as statements: each a list with the canonical wording first, the others by rank.

    >>> from datetime import date
    >>> from onrecord.reconcile.occasions import occasion_of
    >>> day, he = occasion_of(None, date(2022, 2, 4)), Voice("he")
    >>> [[s.quote_id for s in statement] for statement in group_sayings([
    ...     Saying("q1", "a1", "We shall keep the harbour open.", False, day, he),
    ...     Saying("q2", "a2", "keep the harbour open", False, day, he),
    ...     Saying("q3", "a2", "We shall close the airport.", False, day, he),
    ... ])]
    [['q1', 'q2'], ['q3']]
    """
    finder = _Finder(sorted(block, key=lambda saying: saying.rank))
    groups: dict[int, list[int]] = {}
    leader: list[int] = []
    inside: dict[tuple[int, str], Saying] = {}
    """The first report of a group in an article: any other there has the same words or a part of them."""
    for place, saying in enumerate(finder.sayings):
        joined = place
        for near, _ in finder.like(place):
            other = inside.get((leader[near], saying.article_id))
            if other is None or _repeats(saying, other):
                joined = leader[near]
                break
        leader.append(joined)
        groups.setdefault(joined, []).append(place)
        inside.setdefault((joined, saying.article_id), saying)
        finder.add(place)
    return [[finder.sayings[place] for place in members] for members in groups.values()]


class _Finder:
    """Finds the reports that a report is like, among those put in before."""

    def __init__(self, sayings: list[Saying]) -> None:
        self.sayings = sayings
        self._index = Index()
        self._exact: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        self._starts: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)

    def add(self, place: int) -> None:
        saying = self.sayings[place]
        words = saying.wording
        if not words.content:
            return
        self._exact[words.words].append(place)
        if len(words.content) >= _LONG:
            for start in range(min(len(words.words) - _START, _SEARCHED) + 1):
                starts = self._starts[words.words[start : start + _START]]
                if len(starts) < _START:
                    starts.append(place)
        if saying.voice is not None:
            self._index.add(place, words.classes, saying.occasion.cells)

    def like(self, place: int) -> list[tuple[int, Likeness]]:
        """The reports that the one at `place` is like, the most alike first, then the nearest in time."""
        saying = self.sayings[place]
        found = []
        for other in self._candidates(saying):
            alike = _alike(saying, self.sayings[other])
            if alike is not None:
                found.append((other, alike))
        found.sort(key=lambda pair: (-pair[1].score, _days(saying, self.sayings[pair[0]]), pair[0]))
        return found

    def _candidates(self, saying: Saying) -> Iterator[int]:
        words = saying.wording
        if not words.content:
            return
        seen = dict.fromkeys(self._exact.get(words.words, ())[:_START])
        if len(words.content) >= _LONG:
            seen.update(dict.fromkeys(self._starts.get(words.words[:_START], ())))
        if saying.voice is not None:
            seen.update(dict.fromkeys(self._near(saying)))
        yield from seen

    def _near(self, saying: Saying) -> list[int]:
        classes = saying.wording.classes
        return self._index.find(classes, saying.occasion.neighbours, least=min(2, len(classes)))


def _alike(saying: Saying, other: Saying) -> Likeness | None:
    """How a report is like a longer one, if the two can be of one statement."""
    if saying.voice is not None and other.voice is not None and not saying.voice.may_be(other.voice):
        return None
    reported = saying.reported or other.reported
    near = saying.article_id == other.article_id or saying.occasion.near(other.occasion)
    found = likeness(saying.wording, other.wording, reported=reported)
    size = len(saying.wording.content)
    if found is None:
        if not near or saying.article_id == other.article_id or min(size, len(other.wording.content)) > _FRAGMENT:
            return None
        sides = (saying.wording, saying.context), (other.wording, other.context)
        return likeness_in_context(*sides, reported=reported)
    verbatim = found.relation in ("exact", "part")
    if saying.voice is None or not near:
        return found if verbatim and size >= _LONG else None
    if found.relation == "part":
        # An article that uses a catchword twice has not quoted the same sentence twice.
        least = _REPEATED if saying.article_id == other.article_id else 2
        if weight(saying.wording.classes) < least and len(saying.wording.words) < _CLAUSE:
            return None
    return found if verbatim or saying.article_id != other.article_id else None


def _repeats(saying: Saying, longer: Saying) -> bool:
    """Whether a report has the very words of a longer one, or a part of them."""
    alike = likeness(saying.wording, longer.wording)
    return alike is not None and alike.relation in ("exact", "part")


def _days(one: Saying, other: Saying) -> int:
    if one.occasion.day is None or other.occasion.day is None:
        return 0
    return abs(one.occasion.day - other.occasion.day)
