"""Several who are called again at once: 'the two leaders', 'both companies', 'the presidents of Chad and Niger'.

Only those who stand before can be meant, and the nearest that fit: two whom the text has joined by 'and', else the last
two who were named.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable

from onrecord.language.lexicon.geography import readings
from onrecord.language.mentions.actors import Actor
from onrecord.language.mentions.compatibility import is_called
from onrecord.language.mentions.definite_descriptions import Description
from onrecord.language.mentions.name_linking import Roll
from onrecord.language.mentions.named_entity import Bearer
from onrecord.language.mentions.namesakes import NameMention
from onrecord.language.mentions.roll_actors import Actors
from onrecord.language.text.speedups import lazy

__all__ = ["Groups", "paragraph_before"]

_REACH = 60
"""How many mentions before a place are looked at."""
_PLAIN_STATES = frozenset(("countries", "nations", "states", "governments", "neighbors", "neighbours", "capitals"))
_NO_OFFICE = frozenset(("two", "men", "women", "pair", "duo", "counterparts", "statesmen", "heads"))
_CALLED_ALONE = frozenset(("leaders", "presidents", "ministers", "premiers", "statesmen", "pair", "duo", "two"))
"""What two may be called without a number: 'the officials' are any."""


_NEAR = 3000
"""In how many characters before a place the ends of its paragraphs are looked for."""


def paragraph_before(text: str, place: int) -> int:
    r"""Where the paragraph before that of the place begins, or near enough in a long one.

    >>> paragraph_before("Ida came.\nOle came.\nThey met.", 22)
    10
    """
    least = max(0, place - _NEAR)
    here = text.rfind("\n", least, place)
    return text.rfind("\n", least, max(least, here)) + 1 or least


class Groups:
    """Finds whom a plural description calls again."""

    def __init__(self, roll: Roll, actors: Actors) -> None:
        self._roll = roll
        self._actors = actors

    def people(self, place: int, description: Description) -> Actor | None:
        """The two people of whom 'the two ministers' and the like speak."""
        singular = description.noun.removesuffix("s")

        def is_meant(bearer: Bearer) -> bool:
            if bearer.kind != "person":
                return False
            office = description.noun in _NO_OFFICE or (not bearer.roles and singular == "leader")
            return office or any(is_called(role, singular) for role in bearer.roles)

        if description.complement and (named := self._of_states(description, singular)) is not None:
            return named
        if description.count is None and (description.modifiers or description.noun not in _CALLED_ALONE):
            return None
        pair = (
            self._joined_before(place, is_meant)
            or self._last_two(place, is_meant)
            or self._most_named(place, lambda bearer: _holds(bearer, singular))
        )
        if pair is None and singular == "leader":
            pair = self._most_named(place, is_meant)
        return self._actors.group(pair) if pair else None

    def _of_states(self, description: Description, singular: str) -> Actor | None:
        """'the presidents of Chad and Niger': whoever holds that office in each."""
        codes = []
        for name in description.complement.replace(",", " and ").split(" and "):
            reading = readings().get(name.strip().removeprefix("the "))
            if reading is None:
                return None
            codes.append(reading.country.code)
        found = [
            next((one for one in self._people_of.get(code, ())[:_REACH] if _holds(one, singular)), None)
            for code in codes
        ]
        holders = [one for one in found if one is not None]
        return self._actors.group(holders) if len(holders) == len(codes) else None

    def bodies(self, place: int) -> Actor | None:
        """The two bodies of whom 'the two companies' and the like speak."""

        def is_body(bearer: Bearer) -> bool:
            return bearer.kind == "organization"

        pair = self._joined_before(place, is_body) or self._last_two(place, is_body)
        named = pair or tuple({one.bearer: None for one in self._before(place) if is_body(one.bearer)})
        return self._actors.group(named) if len(named) == 2 else None

    def states(self, place: int, description: Description) -> Actor | None:
        """The two states of whom 'the two countries', 'both sides' and the like speak."""
        if description.country is not None or (description.noun == "parties" and description.modifiers):
            return None

        def is_state(bearer: Bearer) -> bool:
            return bearer.kind == "country"

        pair = self._most_joined_before(place, is_state)
        if description.count is None or description.noun not in _PLAIN_STATES:
            # 'The sides' may be anybody's: only states that are often named together are meant.
            return self._actors.group(pair) if pair and self._pairs[pair] > 1 else None
        pair = pair or self._most_named(place, is_state)
        return self._actors.group(pair) if pair else None

    # ── who stands before ───────────────────────────────────────────────────────────────────────────────────────────

    def _before(self, place: int) -> list[NameMention]:
        at = bisect_left(self._roll.starts, place)
        return self._roll.mentions[max(0, at - _REACH) : at]

    def _joined_before(self, place: int, is_meant: Callable[[Bearer], bool]) -> tuple[Bearer, Bearer] | None:
        """The last two before the place whom the text joins by 'and'."""
        at = bisect_left(self._joints, place, key=lambda joint: joint[1].start)
        for one, other in reversed(self._joints[max(0, at - _REACH) : at]):
            if is_meant(one.bearer) and is_meant(other.bearer):
                return one.bearer, other.bearer
        return None

    def _last_two(self, place: int, is_meant: Callable[[Bearer], bool]) -> tuple[Bearer, Bearer] | None:
        """The last two before the place, where the paragraph so far or the one before it names no more."""
        begin = paragraph_before(self._roll.text, place)
        near = [one.bearer for one in self._before(place) if one.start >= begin and is_meant(one.bearer)]
        found = list(dict.fromkeys(near))
        return (found[0], found[1]) if len(found) == 2 else None

    def _most_joined_before(self, place: int, is_meant: Callable[[Bearer], bool]) -> tuple[Bearer, Bearer] | None:
        """The two who are named side by side most often, the text over, if they have been so before the place."""
        pairs = (pair for pair in self._pairs if is_meant(pair[0]) and self._first_joined[pair] < place)
        return max(pairs, key=lambda pair: self._pairs[pair], default=None)

    def _most_named(self, place: int, is_meant: Callable[[Bearer], bool]) -> tuple[Bearer, Bearer] | None:
        counts = Counter(one.bearer for one in self._before(place) if is_meant(one.bearer))
        most = [bearer for bearer, _ in counts.most_common(2)]
        return (most[0], most[1]) if len(most) == 2 else None

    @lazy
    def _people_of(self) -> dict[str, list[Bearer]]:
        """The people by the state of which the text says that they are."""
        found: dict[str, list[Bearer]] = {}
        for bearer in self._roll.bearers:
            if bearer.kind == "person" and bearer.country is not None:
                found.setdefault(bearer.country, []).append(bearer)
        return found

    @lazy
    def _joints(self) -> list[tuple[NameMention, NameMention]]:
        return list(self._roll.joined())

    @lazy
    def _pairs(self) -> Counter[tuple[Bearer, Bearer]]:
        return self._roll.pairs()

    @lazy
    def _first_joined(self) -> dict[tuple[Bearer, Bearer], int]:
        first: dict[tuple[Bearer, Bearer], int] = {}
        order = {bearer: place for place, bearer in enumerate(self._roll.bearers)}
        for one, other in self._joints:
            pair = (one.bearer, other.bearer)
            if order[pair[0]] > order[pair[1]]:
                pair = pair[::-1]
            first.setdefault(pair, other.start)
        return first

    @lazy
    def often(self) -> frozenset[Actor]:
        """The pairs that the text names side by side again and again."""
        found = (self._actors.group(pair) for pair, count in self._pairs.items() if count >= _OFTEN)
        return frozenset(group for group in found if group is not None)


_OFTEN = 3


def _holds(bearer: Bearer, office: str) -> bool:
    return bearer.kind == "person" and any(is_called(role, office) for role in bearer.roles)
