"""Whom a pronoun stands for: the likeliest of those in view, by how they stand in their sentences.

What is in view are the mentions of the sentence so far and of the few sentences before it. A subject outranks an
object, an object a possessor, and what stands inside quotation marks is out of view for the words outside them. Each
sentence back weakens a mention. A pronoun that is resolved is itself a mention and keeps its bearer in view.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from onrecord.language.lexicon.lists import alternation, words
from onrecord.language.lexicon.roles import Gender
from onrecord.language.lexicon.tries import trie_pattern
from onrecord.language.mentions.salience import OBJECT, OWNER, SUBJECT, prominence
from onrecord.language.text.speedups import lazy

__all__ = ["PRONOUNS", "InView", "Pronouns", "quoted_stretches"]

PRONOUNS: dict[str, tuple[str, Gender]] = {
    **dict.fromkeys(("he", "him", "his", "himself", "he's", "he’s", "he'd", "he’d"), ("person", "m")),
    **dict.fromkeys(("she", "her", "hers", "herself", "she's", "she’s", "she'd", "she’d"), ("person", "f")),
    **dict.fromkeys(("it", "its", "itself"), ("body", "")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "both"), ("several", "")),
}
"""What a pronoun can stand for (a person; a body such as a state, an organisation, a document; several) and as what."""

_INITIALS = "".join(sorted({form[0] for form in PRONOUNS}))
_EITHER = f"[{_INITIALS}{_INITIALS.upper()}]"
_BRANCHES = "|".join(
    rf"(?<=[{first}{first.upper()}])(?:{trie_pattern(form[1:] for form in PRONOUNS if form[0] == first)})"
    for first in _INITIALS
)
_PRONOUN = re.compile(rf"{_EITHER}(?<!\w{_EITHER})(?ai:{_BRANCHES})\b(?!['’]\w)")
"""The first letter stands before the forms' own branches, so that the search leaps to it. Case is that of ASCII: the
long s of "hiſ" is no s."""
_QUOTED = re.compile(r"“[^“”\n]{1,4000}”?|\"[^\"\n]{1,4000}\"")
_DUMMY = re.compile(
    r"it(?:['’]s|[ \u00a0](?:is|was|(?:will|would|may)[ \u00a0]be|has[ \u00a0]been|remains|seems|appears))"
    r"(?:[ \u00a0](?:not|yet|also|still|now|quite|very|only|just|precisely|long|so|too|more|often|widely|hardly)){0,3}"
    r"[ \u00a0](?:possible|impossible|likely|unlikely|clear|unclear|expected|believed|thought|hoped|feared"
    r"|reported|said|known|important|difficult|hard|easy|necessary|time|true|here|there|because|that|when|as|up|worth|vital|crucial"
    r"|essential|obvious|evident|another|this|these|the[ \u00a0]first)\b",
    re.IGNORECASE,
)
_RELATIONAL = re.compile(
    rf"(?:his|her|their|its)[ \u00a0](?:[\w-]+[ \u00a0]){{0,2}}{alternation(words('relational_nouns'))}\b"
)
_OBJECT_FORMS = frozenset(("him", "them"))
_SUBJECT_FORMS = frozenset(("he", "she", "it", "they"))
_JOINTS = frozenset((" and ", " or ", ", ", " and the "))
_TOPIC = 0.5
"""What the first person of a sentence has over later subjects: it is the main clause's more often."""
_FADING = 1.0
"""What a mention loses with every sentence."""
_QUOTED_AWAY = 2.0
"""What a mention inside quotation marks loses for a pronoun outside them."""
_BARRED = 3.0
"""What the subject of a clause loses for an object pronoun in it: 'Li met Berg and thanked him'."""
_AGREED = 0.4
"""What a known gender that agrees is worth."""
_LEAST_FOR_SEVERAL = 1.5
"""'They' takes up plural nouns as often as names joined by 'and': only prominent pairs are thought of."""
_REACH = 6
_MOST_IN_VIEW = 60
_BearerT = TypeVar("_BearerT")


class InView(NamedTuple, Generic[_BearerT]):
    """A mention that a pronoun may refer to."""

    start: int
    end: int
    bearer: _BearerT
    sort: str
    """'person', 'body' or 'several'."""
    gender: Gender = ""
    prominent: bool = False
    """Whether the text names this group again and again, so that 'they' needs no mention nearby."""


class _Seen(Generic[_BearerT]):
    """A mention in view. Its weight is found when it is asked for: most mentions are of another sort than what is
    looked for.
    """

    __slots__ = ("bearer", "gender", "is_topic", "mention", "number", "sentence", "sort", "standing")

    def __init__(
        self, sentence: int, mention: InView[_BearerT], number: int, standing: tuple[float, bool] | None = None
    ) -> None:
        self.sentence = sentence
        self.number = number
        self.mention = mention
        self.bearer = mention.bearer
        self.sort = mention.sort
        self.gender = mention.gender
        self.is_topic = False
        """Whether it is its sentence's first person, and so its topic if it is a subject."""
        self.standing = standing
        """Its weight, and whether it stands inside quotation marks."""


def quoted_stretches(text: str) -> list[tuple[int, int]]:
    """The stretches between double quotation marks, roughly: enough to know what is out of view.

    >>> quoted_stretches("He said “so it goes” and left.")
    [(8, 20)]
    """
    return [match.span() for match in _QUOTED.finditer(text)]


class Pronouns(Generic[_BearerT]):
    """The pronouns of a text with those whom they stand for."""

    def __init__(
        self,
        text: str,
        sentence_starts: Sequence[int],
        mentions: Sequence[InView[_BearerT]],
    ) -> None:
        self._text = text
        self._sentence_starts = sentence_starts
        self._mentions = mentions
        self._bound: dict[int, _BearerT] = {}
        self._walk = self._resolved()

    def bearer_at(self, start: int) -> _BearerT | None:
        """Whom the pronoun that begins at `start` stands for."""
        if start not in self._bound:
            for place in self._walk:
                if place >= start:
                    break
        return self._bound.get(start)

    def _resolved(self) -> Iterator[int]:
        """Resolves one pronoun after the other, as far as somebody asks, in one walk through the text; their places."""
        views: dict[str, list[_Seen[_BearerT]]] = {"person": [], "body": [], "several": []}
        last: _Seen[_BearerT] | None = None
        mentions, at, count = self._mentions, 0, 0
        starts = self._sentence_starts
        for match in _PRONOUN.finditer(self._text):
            place, form = match.start(), match.group().lower()
            while at < len(mentions) and mentions[at].start < place:
                last = self._seen(mentions[at], last, count)
                views[last.sort].append(last)
                at += 1
                count += 1
            if form == "it" and _DUMMY.match(self._text, place):
                continue
            sentence = bisect_right(starts, place)
            sort, gender = PRONOUNS[form]
            view = views[sort]
            # What is in view stands in the order of its sentences: only the front goes out of view.
            gone = 0
            while gone < len(view) and (
                count - view[gone].number > _MOST_IN_VIEW or sentence - view[gone].sentence > _REACH
            ):
                gone += 1
            if gone:
                del view[:gone]
            wanted = _Wanted(sort, gender, sentence, self._is_quoted(place), form in _OBJECT_FORMS)
            found = self._coordinated(last, sort, place) or self._likeliest(view, wanted)
            if found is not None:
                self._bound[place] = found.bearer
                again = InView(place, match.end(), found.bearer, sort, found.gender, found.prominent)
                weight = SUBJECT if form in _SUBJECT_FORMS else OWNER
                last = _Seen(sentence, again, count, (weight, wanted.quoted))
                view.append(last)
                count += 1
            yield place

    def _seen(self, mention: InView[_BearerT], before: _Seen[_BearerT] | None, number: int) -> _Seen[_BearerT]:
        """The mention as it comes into view behind the one before."""
        sentence = bisect_right(self._sentence_starts, mention.start)
        seen = _Seen(sentence, mention, number)
        if before is not None and self._text[before.mention.end : mention.start] in _JOINTS:
            # What is joined to a name stands as that name stands.
            weight, quoted = self._standing(seen)
            seen.standing = min(weight, self._standing(before)[0]), quoted
        elif mention.sort == "person":
            seen.is_topic = before is None or before.sentence != sentence or before.sort != "person"
        return seen

    def _standing(self, seen: _Seen[_BearerT]) -> tuple[float, bool]:
        """How prominently a mention stands, and whether in quotation marks."""
        if seen.standing is None:
            mention = seen.mention
            sentence_start = self._sentence_starts[seen.sentence - 1] if seen.sentence else 0
            weight = prominence(self._text, sentence_start, mention.start, mention.end)
            if seen.is_topic and weight >= SUBJECT - 0.5:
                weight += _TOPIC
            seen.standing = weight, self._is_quoted(mention.start)
        return seen.standing

    def _coordinated(self, last: _Seen[_BearerT] | None, sort: str, place: int) -> InView[_BearerT] | None:
        """'Li and his wife': the owner is the one just named."""
        if last is None or last.sort != sort or self._text[last.mention.end : place] != " and ":
            return None
        weighs = self._standing(last)[0] > OBJECT
        return last.mention if weighs or _RELATIONAL.match(self._text, place) else None

    def _likeliest(self, view: list[_Seen[_BearerT]], wanted: _Wanted) -> InView[_BearerT] | None:
        best: _Seen[_BearerT] | None = None
        highest = float("-inf")
        _, gender, sentence, in_quotes, is_object = wanted
        barred = self._clause_subject(view, wanted) if is_object else None
        for seen in view:
            known = seen.gender
            if known and known != gender:
                continue
            weight, quoted = seen.standing or self._standing(seen)
            score = weight - _FADING * (sentence - seen.sentence)
            score -= _BARRED if barred is not None and seen.bearer is barred else 0.0
            score -= _QUOTED_AWAY if quoted and not in_quotes else 0.0
            score += _AGREED if known else 0.0
            # Of equals the later one, unless both stand in this very sentence, where the first is its subject.
            if score > highest or (score == highest and seen.sentence < sentence):
                best, highest = seen, score
        if best is None or (best.sort == "several" and highest < _LEAST_FOR_SEVERAL and not best.mention.prominent):
            return None
        return best.mention

    def _clause_subject(self, view: Sequence[_Seen[_BearerT]], wanted: _Wanted) -> _BearerT | None:
        """The subject of the clause so far, which its object is not."""
        for seen in reversed(view):
            if seen.sentence < wanted.sentence:
                return None
            if self._standing(seen)[0] > OBJECT + 1:
                return seen.bearer
        return None

    @lazy
    def _quoted(self) -> tuple[list[int], list[int]]:
        stretches = quoted_stretches(self._text)
        return [start for start, _ in stretches], [end for _, end in stretches]

    def _is_quoted(self, place: int) -> bool:
        starts, ends = self._quoted
        at = bisect_right(starts, place) - 1
        return at >= 0 and place < ends[at]


class _Wanted(NamedTuple):
    """What a pronoun looks for, and where it stands."""

    sort: str
    gender: Gender
    sentence: int
    quoted: bool
    is_object: bool
