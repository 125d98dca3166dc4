"""Which of many wordings are worth comparing: an index from what they hold to where they stand.

Comparing a million quotes pairwise would take half a trillion comparisons. Two that are alike share words, and are
reported on one occasion; so each is compared only with those that the index finds by both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable

__all__ = ["Index"]

_RARE = 10_000


class Index:
    """Places by cell and feature.

    A feature that already brought `common` places of a cell together tells no longer anything there, and brings no
    more; so the work grows with the number of places, not with its square.

    >>> index = Index()
    >>> index.add(0, {"sea", "harbour", "fish"}, ["spring"])
    >>> index.find({"sea", "fish"}, ["spring"]), index.find({"sea", "fish"}, ["autumn"])
    ([0], [])
    """

    def __init__(self, common: int = 200, nearest: int = 24) -> None:
        self._places: defaultdict[tuple[Hashable, Hashable], list[int]] = defaultdict(list)
        self._common = common
        self._nearest = nearest

    def add(self, place: int, features: Iterable[Hashable], cells: Iterable[Hashable]) -> None:
        """Put a place into each of the cells, under each of its features."""
        features = tuple(features)
        for cell in cells:
            for feature in features:
                places = self._places[cell, feature]
                if len(places) < self._common:
                    places.append(place)

    def find(self, features: Iterable[Hashable], cells: Iterable[Hashable], least: int = 2) -> list[int]:
        """The places in the cells that share at least `least` of the features.

        Those that share most come first, and a feature that few places have counts for more.
        """
        cells = tuple(cells)
        shared: Counter[int] = Counter()
        worth: Counter[int] = Counter()
        for feature in features:
            found: set[int] = set()
            for cell in cells:
                found.update(self._places.get((cell, feature), ()))
            if found:
                shared.update(found)
                # Whole numbers: their sum does not depend on the order of the features, as that of fractions does.
                rarity = _RARE // len(found)
                for place in found:
                    worth[place] += rarity
        ranked = sorted((-worth[place], place) for place, count in shared.items() if count >= least)
        return [place for _, place in ranked[: self._nearest]]
