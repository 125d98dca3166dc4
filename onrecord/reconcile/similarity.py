"""Whether two wordings are of the same words: exactly, as part and whole, or as two renderings.

The rule for renderings is a floor of shared meaning (content words, looked at through spelling, stems and synonyms)
with four vetoes: other numbers, other countries, a negation that only one of them has, and words that contradict each
other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from onrecord.errors import MissingLibraryError
from onrecord.reconcile.wording import GAP, Wording, wording

__all__ = ["Likeness", "Relation", "is_part", "likeness", "likeness_in_context", "weight"]

Relation = Literal["exact", "part", "translation", "paraphrase"]
"""How a report relates to another one of the same words.

exact: the same words, but for marks, spelling and case. part: all the words of one stand in the other, in one stretch
(or in several, with an ellipsis between them). translation: both are quoted, in other words. paraphrase: at least one
is reported speech, in other words.
"""

_ALIKE = 0.65
_CONTAINED = 0.6
_IN_ORDER = 0.5
_NEARLY_ALL = 0.75
_IN_CONTEXT = 0.6
_FEW = 3
_FRAME_WORDS = "year month week day time end next last ready world new"


class Likeness(NamedTuple):
    """How two wordings relate, and how alike they are: 1 for the same words, and for a part of them little less."""

    relation: Relation
    score: float


def likeness(one: Wording, other: Wording, *, reported: bool = False) -> Likeness | None:
    """How two wordings of one speaker relate; None where they are merely similar.

    `reported` tells that at least one of them is reported speech, so that other words are a paraphrase.

    >>> def relation(one, other):
    ...     found = likeness(wording(one), wording(other))
    ...     return found and found.relation
    >>> relation("We shall defend our harbour.", "“We shall defend our harbor”")
    'exact'
    >>> relation("We shall defend our harbour and every ship in it.", "defend our harbour")
    'part'
    >>> relation("Every nation has to obey the same just rules.", "All countries must abide by the same fair rules.")
    'translation'
    >>> relation("We shall send ten ships to the harbour.", "We shall send twelve ships to the harbour.")
    >>> relation("We shall leave the harbour to you.", "We shall not leave the harbour to you.")
    """
    if not one.content or not other.content:
        return None
    if _bare(one.words) == _bare(other.words):
        return Likeness("exact", 1.0)
    longer, shorter = (one, other) if len(one.words) >= len(other.words) else (other, one)
    if is_part(shorter, longer):
        return Likeness("part", 0.9 + 0.1 * len(shorter.words) / len(longer.words))
    if _clash(longer, shorter):
        return None
    score = _shared_meaning(longer, shorter)
    return Likeness("paraphrase" if reported else "translation", score) if score else None


def is_part(shorter: Wording, longer: Wording) -> bool:
    """Whether the words of `shorter` stand in `longer` in one stretch, or in several where an ellipsis parts them.

    >>> is_part(wording("the harbour … is ours"), wording("We say that the harbour, all of it, is ours."))
    True
    >>> is_part(wording("the harbour is ours"), wording("We say that the harbour, all of it, is ours."))
    False
    """
    place = 0
    whole = f" {' '.join(longer.words)} "
    for piece in _pieces(shorter.words):
        place = whole.find(f" {' '.join(piece)} ", place)
        if place < 0:
            return False
        # The blank behind a piece is the one before the next.
        place += len(" ".join(piece)) + 1
    return True


def _bare(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word != GAP)


def _pieces(words: Sequence[str]) -> list[tuple[str, ...]]:
    pieces: list[list[str]] = [[]]
    for word in words:
        if word == GAP:
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [tuple(piece) for piece in pieces if piece]


def _clash(longer: Wording, shorter: Wording) -> bool:
    """Whether a number, a country or a negation tells that the two are not the same words."""
    if longer.numbers != shorter.numbers and not shorter.numbers <= longer.numbers:
        return True
    if longer.countries and shorter.countries and not longer.countries & shorter.countries:
        return True
    shared = longer.classes & shorter.classes
    if shared & ((longer.negated - shorter.shadowed) | (shorter.negated - longer.shadowed)):
        return True
    sides = longer.sides
    return any(contrast in sides and words.isdisjoint(sides[contrast]) for contrast, words in shorter.sides.items())


def _shared_meaning(longer: Wording, shorter: Wording) -> float:
    """How much of the content is shared, from 0 to 1; 0 where that is too little to be the same words."""
    try:
        from rapidfuzz.distance import LCSseq
    except ModuleNotFoundError as error:
        raise MissingLibraryError("rapidfuzz", "build") from error
    shared = longer.classes & shorter.classes
    if len(shared) > 1 and len(shared) == len(longer.classes) == len(shorter.classes):
        return 0.85
    akin = _akin(longer, shorter, shared) if shared else 0
    if len(shared) + akin < _FEW and not (len(shared) == 2 and _side_by_side(shorter, longer)):
        return 0.0
    common = weight(shared) + akin
    small, large = sorted(len(words.classes) + _extra(words.classes) for words in (longer, shorter))
    contained, dice = common / small, 2 * common / (small + large)
    if contained < _CONTAINED or ((contained + dice) / 2 < _ALIKE and contained < 1):
        return 0.0
    in_order = LCSseq.similarity(longer.content, shorter.content) / len(shared)
    if in_order < _IN_ORDER and contained < _NEARLY_ALL:
        return 0.0
    return 0.85 * (contained + dice) / 2


def weight(classes: frozenset[str]) -> float:
    """How much sharing these words says.

    "Next year" is a frame that many sentences share, and counts half; "2029" or "18,000" is shared by few.

    >>> weight(wording("open the harbour").classes), weight(wording("next year").classes)
    (2.0, 1.0)
    """
    return len(classes) - 0.5 * len(classes & _frames()) + _extra(classes)


def _extra(classes: frozenset[str]) -> float:
    """What telling numbers add to the number of words."""
    return 0.5 * sum(word[0].isdigit() and len(word) > 1 for word in classes)


@cache
def _frames() -> frozenset[str]:
    return wording(_FRAME_WORDS).classes


def _akin(longer: Wording, shorter: Wording, shared: frozenset[str]) -> int:
    """How many other words have a relative on the other side: 'negotiable' 'negotiator', 'rain forest' 'rainforest'."""
    few, many = shorter.classes - shared, longer.classes - shared
    relatives = sum(any(_same_family(word, other) for other in many) for word in few)
    return relatives + len(few & longer.compounds) + len(many & shorter.compounds)


def _same_family(one: str, other: str) -> bool:
    length = max(5, (3 * max(len(one), len(other)) + 4) // 5)
    return one[:length] == other[:length] and one.isalpha()


def _side_by_side(shorter: Wording, longer: Wording) -> bool:
    """Whether the two content words that `shorter` consists of stand next to each other in `longer` too."""
    return shorter.content in set(pairwise(longer.content))


def likeness_in_context(
    one: tuple[Wording, Wording], other: tuple[Wording, Wording], *, reported: bool = False
) -> Likeness | None:
    """How two fragments relate that the sentences around them help to understand; each is words and context.

    One paper quotes what another leaves outside the marks: to abandon a "dead-end view", to "give up this view, which
    leads to a dead end". Both must share a catchword, two content words next to each other or with one between, and
    each must be found for the most part in the other with its context.

    >>> one = wording("iron curtain logic"), wording("They called on the bloc to forsake its")
    >>> other = wording("abandon the tired logic of the iron curtain"), wording("The two want the bloc to")
    >>> likeness_in_context(one, other).relation
    'translation'
    >>> likeness_in_context(one, (wording("build an iron curtain of missiles"), wording("They will"))) is None
    True
    """
    (first, around_first), (second, around_second) = one, other
    shared = first.classes & second.classes
    if not around_first.content or not around_second.content:
        return None
    if len(shared) < 2 or _clash(first, second) or not _catchword(first, shared) & _catchword(second, shared):
        return None
    found = [
        len(words.classes & (others.classes | around.classes)) / len(words.classes)
        for words, others, around in ((first, second, around_second), (second, first, around_first))
    ]
    if min(found) < _IN_CONTEXT:
        return None
    return Likeness("paraphrase" if reported else "translation", 0.5 * min(found))


def _catchword(words: Wording, shared: frozenset[str]) -> set[frozenset[str]]:
    """The pairs of content words that are both shared and stand close together, in either order."""
    content = words.content
    pairs = [*pairwise(content), *zip(content, content[2:], strict=False)]
    return {frozenset(pair) for pair in pairs if pair[0] != pair[1] and shared.issuperset(pair)}
