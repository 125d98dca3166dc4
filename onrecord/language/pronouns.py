"""Whom a pronoun stands for: the likeliest of those in view, by how they stand in their sentences.

What is in view are the mentions of the sentence so far and of the few sentences before it. A subject outranks an
object, an object a possessor, and what stands inside quotation marks is out of view for the words outside them. Each
sentence back weakens a mention. A pronoun that is resolved is itself a mention and keeps its bearer in view.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from onrecord.language.lexicon import alternation, words
from onrecord.language.roles import Gender, role_head

__all__ = ["PRONOUNS", "InView", "Pronouns", "quoted_stretches"]

PRONOUNS: dict[str, tuple[str, Gender]] = {
    **dict.fromkeys(("he", "him", "his", "himself", "he's", "he’s", "he'd", "he’d"), ("person", "m")),
    **dict.fromkeys(("she", "her", "hers", "herself", "she's", "she’s", "she'd", "she’d"), ("person", "f")),
    **dict.fromkeys(("it", "its", "itself"), ("body", "")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "both"), ("several", "")),
}
"""What a pronoun can stand for (a person; a body such as a state, an organisation, a document; several) and as what."""

_PRONOUN = re.compile(rf"\b(?:{'|'.join(sorted(PRONOUNS, key=len, reverse=True))})\b(?!['’]\w)", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”\n]{1,4000}(?:”|$)|\"[^\"\n]{1,4000}\"", re.MULTILINE)
_PREPOSITIONS = words("prepositions")
_SUBORDINATORS = words("clause_openers")
_AGENT_VERBS = words("agent_verbs")
_NEXT_WORD = re.compile(r"[ \u00a0]([a-z’']+)")
_ACCORDING_TO = re.compile(r"\baccording[ \u00a0]to[ \u00a0](?:(?:the|an?)[ \u00a0])?$", re.IGNORECASE)
_INVERTED = re.compile(r"[,”\"’'][ \u00a0](?:said|says|added|asked|wrote|told)[ \u00a0](?:(?:the|an?)[ \u00a0])?$")
_RELATIVE = re.compile(r",?[ \u00a0](?:who|which|whose)\b")
_DETERMINER = re.compile(r"\b(?:the|an?)[ \u00a0]$", re.IGNORECASE)
_DUMMY = re.compile(
    r"it(?:['’]s|[ \u00a0](?:is|was|(?:will|would|may)[ \u00a0]be|has[ \u00a0]been|remains|seems|appears))"
    r"(?:[ \u00a0](?:not|yet|also|still|now|quite|very|only|just|precisely|long|so|too|more|often|widely|hardly)){0,3}"
    r"[ \u00a0](?:possible|impossible|likely|unlikely|clear|unclear|expected|believed|thought|hoped|feared"
    r"|reported|said|known|important|difficult|hard|easy|necessary|time|true|here|there|because|that|when|as|up|worth|vital|crucial"
    r"|essential|obvious|evident|another|this|these|the[ \u00a0]first)\b",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"([\w’'-]+|[,.;:—–()“\"”])[ \u00a0\n]*$")
_RELATIONAL = re.compile(
    rf"(?:his|her|their|its)[ \u00a0](?:[\w-]+[ \u00a0]){{0,2}}{alternation(words('relational_nouns'))}\b"
)
_OWNED = words("owned_bodies") | {"supporter", "aide", "ally", "official", "voter", "backer", "rally", "adviser"}
_OBJECT_FORMS = frozenset(("him", "them"))
_SUBJECT, _OBJECT, _OWNER, _AUTHORITY = 3.0, 1.0, 0.6, 3.2
_TOPIC = 0.5
"""What the first of a sentence has over later subjects: it is the main clause's more often."""
_FADING = 1.0
_LEAST_FOR_SEVERAL = 1.5
"""'They' takes up plural nouns as often as names joined by 'and': only prominent pairs are thought of."""
_REACH = 6
_BearerT = TypeVar("_BearerT")


@dataclass(frozen=True, slots=True)
class InView(Generic[_BearerT]):
    """A mention that a pronoun may refer to."""

    start: int
    end: int
    bearer: _BearerT
    sort: str
    """'person', 'body' or 'several'."""
    gender: Gender = ""
    prominent: bool = False
    """Whether the text names this group again and again, so that 'they' needs no mention nearby."""


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
        gender_of: Callable[[_BearerT], Gender],
    ) -> None:
        self._text = text
        self._sentence_starts = sentence_starts
        self._mentions = mentions
        self._gender_of = gender_of

    def bearer_at(self, start: int) -> _BearerT | None:
        """Whom the pronoun that begins at `start` stands for."""
        return self._bound.get(start)

    @cached_property
    def _bound(self) -> dict[int, _BearerT]:
        """Every pronoun that could be resolved, by its place. One walk through the text."""
        bound: dict[int, _BearerT] = {}
        quoted = quoted_stretches(self._text)
        quote_starts = [start for start, _ in quoted]
        window: list[tuple[int, float, bool, InView[_BearerT]]] = []
        at = 0
        for match in _PRONOUN.finditer(self._text):
            place = match.start()
            while at < len(self._mentions) and self._mentions[at].start < place:
                window.append(self._weighed(self._mentions[at], quoted, quote_starts, window[-1] if window else None))
                at += 1
            sentence = bisect_right(self._sentence_starts, place)
            window = [seen for seen in window if sentence - seen[0] <= _REACH][-60:]
            low = match.group().lower()
            sort, gender = PRONOUNS[low]
            if low == "it" and _DUMMY.match(self._text, place):
                continue
            inside = _inside(place, quoted, quote_starts)
            found = self._coordinated(window, sort, place) or self._likeliest(
                window, sort, gender, sentence, inside, is_object=low in _OBJECT_FORMS
            )
            if found is None:
                continue
            bound[place] = found.bearer
            weight = _SUBJECT if low in ("he", "she", "it", "they") else _OWNER
            again = InView(place, match.end(), found.bearer, sort, gender, found.prominent)
            window.append((sentence, weight, inside, again))
        return bound

    def _weighed(
        self,
        mention: InView[_BearerT],
        quoted: list[tuple[int, int]],
        quote_starts: list[int],
        before: tuple[int, float, bool, InView[_BearerT]] | None,
    ) -> tuple[int, float, bool, InView[_BearerT]]:
        sentence = bisect_right(self._sentence_starts, mention.start)
        weight = self._weight(mention, self._sentence_starts[sentence - 1] if sentence else 0)
        if before is not None and self._text[before[3].end : mention.start] in (" and ", " or ", ", ", " and the "):
            # What is joined to a name stands as that name stands.
            weight = min(weight, before[1])
        elif weight >= _SUBJECT - 0.5 and mention.sort == "person" and not _follows_in_sentence(before, sentence):
            weight += _TOPIC
        return sentence, weight, _inside(mention.start, quoted, quote_starts), mention

    def _weight(self, mention: InView[_BearerT], sentence_start: int) -> float:
        """How prominent the mention is by its place in the sentence."""
        text = self._text
        if text.startswith(("'s", "’s", "' ", "’ ", "-"), mention.end) or text.startswith("-", mention.start - 1):
            return _OWNER
        lead = text[max(sentence_start, mention.start - 24) : mention.start]
        last = _LAST_WORD.search(_DETERMINER.sub("", lead))
        word = last.group(1).lower() if last else ""
        if _ACCORDING_TO.search(lead) or _INVERTED.search(lead):
            return _AUTHORITY
        if _RELATIVE.match(text, mention.end):
            return _SUBJECT + 0.4
        following = _NEXT_WORD.match(text, mention.end)
        verb = following.group(1) if following else ""
        if word in _PREPOSITIONS or lead.endswith("such as "):
            return _OBJECT
        if role_head(verb) or verb.removesuffix("s") in _OWNED:
            # 'the Holm campaign', 'Holm supporters': the name tells whose.
            return _OWNER
        if verb in _AGENT_VERBS or verb.endswith("ed"):
            return _SUBJECT + 0.1
        if not word or word in _SUBORDINATORS or word in ',;:—–(“"”':
            return _SUBJECT - 0.3 if word else _SUBJECT
        return _OBJECT + 0.1

    def _coordinated(
        self, window: list[tuple[int, float, bool, InView[_BearerT]]], sort: str, place: int
    ) -> InView[_BearerT] | None:
        """'Li and his wife': the owner is the one just named."""
        if not window or window[-1][3].sort != sort or self._text[window[-1][3].end : place] != " and ":
            return None
        if window[-1][1] > _OBJECT or _RELATIONAL.match(self._text, place):
            return window[-1][3]
        return None

    def _subject(
        self, window: list[tuple[int, float, bool, InView[_BearerT]]], sort: str, sentence: int
    ) -> _BearerT | None:
        """The subject of the clause so far, which its object is not: 'Li met Berg and thanked him'."""
        for there, weight, _, mention in reversed(window):
            if there == sentence and mention.sort == sort and weight > _OBJECT + 1:
                return mention.bearer
        return None

    def _likeliest(
        self,
        window: list[tuple[int, float, bool, InView[_BearerT]]],
        sort: str,
        gender: Gender,
        sentence: int,
        inside: bool,
        *,
        is_object: bool,
    ) -> InView[_BearerT] | None:
        best: InView[_BearerT] | None = None
        barred = self._subject(window, sort, sentence) if is_object else None
        highest = float("-inf")
        for there, weight, quoted, mention in window:
            if mention.sort != sort:
                continue
            known = self._gender_of(mention.bearer) if sort == "person" else ""
            if known and gender and known != gender:
                continue
            score = weight - _FADING * (sentence - there)
            if barred is not None and mention.bearer == barred:
                score -= 2.4
            if quoted and not inside:
                score -= 2.0
            if known and known == gender:
                score += 0.4
            # Of equals the later one, unless both stand in this very sentence, where the first is its subject.
            if score > highest or (score == highest and there < sentence):
                best, highest = mention, score
        if sort == "several" and highest < _LEAST_FOR_SEVERAL and not (best is not None and best.prominent):
            return None
        return best


def _follows_in_sentence(before: tuple[int, float, bool, InView[_BearerT]] | None, sentence: int) -> bool:
    """Whether another person was mentioned in the sentence already."""
    return before is not None and before[0] == sentence and before[3].sort == "person"


def _inside(place: int, quoted: list[tuple[int, int]], quote_starts: list[int]) -> bool:
    at = bisect_right(quote_starts, place) - 1
    return at >= 0 and place < quoted[at][1]
