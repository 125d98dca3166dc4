"""The cast of an article: who is named in it, and whom a name, a title, a capital or a pronoun stands for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.language.lexicon.lists import alternation, words
from onrecord.language.lexicon.roles import role_head, title
from onrecord.language.mentions.actors import Actor, ActorKind
from onrecord.language.mentions.antecedents import Antecedents
from onrecord.language.mentions.definite_descriptions import describe
from onrecord.language.mentions.labels import Labels
from onrecord.language.mentions.name_evidence import acts, is_common_plural, looks_like_body
from onrecord.language.mentions.name_linking import Roll
from onrecord.language.mentions.name_phrases import read_chain
from onrecord.language.mentions.named_entity import Bearer
from onrecord.language.mentions.namesakes import NameMention
from onrecord.language.mentions.pronouns import PRONOUNS
from onrecord.language.text.sentences import paragraphs, sentences
from onrecord.language.text.speedups import lazy

__all__ = ["Cast", "Mention"]

_EDGES = " \t\n\r\f\v\u00a0\u2028\u2029,.;:“”\"‘’'()[]—–-"
_DETERMINER = re.compile(r"(?:the|a|an|both)[ \u00a0]", re.IGNORECASE)
_LEADING = re.compile(r"(?:by|from|to|with|said|says|and|but|according to)[ \u00a0]", re.IGNORECASE)
_TAIL = re.compile(
    r",|[ \u00a0](?:who|which|whose|where|when|while|as|speaking|citing|quoting)\b"
    r"|(?<!\bof)(?<!\bin)(?<!\bon)(?<!\bto)(?<!\bfor)[ \u00a0]that\b|[ \u00a0]?[(—–]|\n"
)
_COMPLEMENT = re.compile(r"[ \u00a0](?:of|in|at|from|for|to|with|on|about|near|by|under|behind|against|into)[ \u00a0]")
_APPOSED = re.compile(r"(?:,|[ \u00a0](?:--|–|—))[ \u00a0](?:the[ \u00a0])?")
_BODY_NOUNS = words("company_nouns") | words("outlet_nouns") | words("collective_nouns")
_EACH = re.compile(r"[ \u00a0](?:both|each|alike)$")
_SIDES = re.compile(r",?[ \u00a0]and[ \u00a0]|,[ \u00a0]")
_AND_ANY = re.compile(r",?[ \u00a0]and[ \u00a0](?:the[ \u00a0])?")
_MOST_SIDES = 6
_COMMA = re.compile(r",[ \u00a0]")
_AND = re.compile(r",?[ \u00a0](?:and|&)[ \u00a0](?:the[ \u00a0])?$")
_CAPITALISED = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*(?:[ \u00a0][^\W\d_a-zß-öø-ÿ][\w.'’-]*){0,4}$")
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,5}$")
_COMPANY = re.compile(
    rf"\b{alternation(words('company_nouns'))}[ \u00a0](?P<name>[A-Z][\w&.-]*(?:[ \u00a0][A-Z][\w&.-]*){{0,4}})$"
)
_LONGEST = 600
"""Nobody is called by more characters than that."""
_STARTERS = words("sentence_starters")
_COLLECTIVE = re.compile(
    r"(?:[ \u00a0](?:news|state|press|wire|television|broadcasting|official|online))*[ \u00a0]"
    r"(?:agency|service|channel|newspaper|magazine|network|daily|website|site|paper|group|company|broadcaster)"
)
_RELATIVE = frozenset(("who", "which", "whom"))


class Mention(NamedTuple):
    """Words that stand for an actor: `start` and `end` in code points, end exclusive."""

    start: int
    end: int
    actor: Actor


class Cast:
    """Who is named in a text. Nothing is read before it is asked for; then names are read once.

    `sentence_starts` gives the places where sentences begin, for one who has found them already.

    >>> text = "Kenyan President Amina Njoroge met Ole Berg of Norway. “We agree,” the Kenyan leader said. He nodded."
    >>> cast = Cast(text)
    >>> [(mention.actor.name, mention.actor.kind) for mention in cast.mentions_in(0, 54)]
    [('Amina Njoroge', 'person'), ('Ole Berg', 'person'), ('Norway', 'country')]
    >>> cast.resolve(67, 84)
    Actor(name='Amina Njoroge', kind='person', role='President', country='KE', members=())
    >>> cast.resolve(91, 93).name
    'Ole Berg'
    """

    def __init__(self, text: str, sentence_starts: Callable[[], Sequence[int]] | None = None) -> None:
        self.text = text
        self._sentence_starts = sentence_starts or self._own_sentence_starts

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie within the stretch, in order: names, and descriptions such as 'the two countries'.

        >>> cast = Cast("Chad and Niger signed. The two countries also asked Mali.")
        >>> [mention.actor.name for mention in cast.mentions_in(0, 57)]
        ['Chad', 'Niger', 'Chad and Niger', 'Mali']
        """
        found = []
        for at in range(bisect_left(self._starts, start), len(self._mentions)):
            mention = self._mentions[at]
            if mention.start >= end:
                break
            if mention.end <= end:
                found.append(mention)
        return found

    def resolve(self, start: int, end: int) -> Actor | None:
        """Whom the words at this place stand for, or None where the text does not tell.

        The words may be a name with titles and appositions, a pronoun, a description, or several of them with 'and'.

        >>> text = "Sara Holm, head of the Arctic Institute, and a neighbour met. Holm said so."
        >>> cast = Cast(text)
        >>> cast.resolve(0, 39).role
        'head of the Arctic Institute'
        >>> cast.resolve(45, 56) is None, cast.resolve(62, 66) == cast.resolve(0, 39)
        (True, True)
        """
        start = max(0, start)
        if self.text.startswith((":", "*", "_"), end) and self._labels.is_label(start, end):
            return self._labels.at(start, self.text[start:end])
        start, end = self._trimmed(start, min(end, len(self.text), start + _LONGEST))
        if start >= end:
            return None
        words = self.text[start:end]
        low = words.lower()
        if low in PRONOUNS:
            return self._actor(self._antecedents.pronoun(start))
        if low in _RELATIVE:
            return self._before(start)
        return self._phrase(start, end)

    # ── noun phrases ────────────────────────────────────────────────────────────────────────────────────────────────

    def _phrase(self, start: int, end: int) -> Actor | None:
        """Whom a noun phrase stands for: its head, or the name in its apposition."""
        names = self._names_in(start, end)
        if not names and (whole := self._name_around(start, end)) is not None:
            return self._actor(whole.bearer)
        head_end = self._head_end(start, end, names)
        group = self._conjoined(start, end, names) or self._sides(start, head_end, names)
        if group is not None:
            return group
        if self._is_coordination(start, head_end, names):
            return None
        if (closed := self._closing_name(head_end, names)) is not None:
            return closed
        head = self._head(start, head_end, names)
        if head is not None:
            return head
        after = _COMMA.match(self.text, head_end, end)
        if after is not None:
            return self._apposed(after.end(), end, names)
        return None

    def _head_end(self, start: int, end: int, names: list[NameMention]) -> int:
        """Where the head noun phrase ends: before an apposition or a relative clause that is no part of a name."""
        at = start
        while (tail := _TAIL.search(self.text, at, end)) is not None:
            if tail.start() > start and not _covered(tail.start(), names):
                return tail.start()
            at = tail.end()
        return end

    def _head(self, start: int, end: int, names: list[NameMention]) -> Actor | None:
        start, end = self._trimmed(start, end)
        core_end = end
        at = start
        while (cut := _COMPLEMENT.search(self.text, at, end)) is not None:
            if not _covered(cut.start(), names):
                core_end = cut.start()
                break
            at = cut.end()
        inner = [name for name in names if name.end <= core_end]
        if inner and self._trimmed(start, core_end)[1] <= inner[-1].end:
            return self._actor(inner[-1].bearer)
        if inner and _COLLECTIVE.fullmatch(self.text, inner[-1].end, core_end):
            return self._actor(inner[-1].bearer)
        if (named := self._named_after(start, core_end, end)) is not None:
            return named
        described = describe(self.text[start:end]) if end - start < 200 else None
        if described is not None:
            return self._antecedents.described(start, end, described)
        if core_end < end and not inner and (whole := [name for name in names if name.start == start]):
            return self._actor(whole[0].bearer)
        return self._unknown(start, core_end) or self._company(start, core_end)

    def _closing_name(self, end: int, names: list[NameMention]) -> Actor | None:
        """The person at the end of a long office: 'the envoy to the Harbour Board Kari Lund'."""
        inner = [name for name in names if name.end <= end]
        if len(inner) < 2 or inner[-1].bearer.kind != "person" or self.text[inner[-1].end : end].strip(_EDGES):
            return None
        adjoins = self.text[inner[-2].end : inner[-1].name_start] in (" ", "\u00a0")
        return self._actor(inner[-1].bearer) if adjoins else None

    def _named_after(self, start: int, core_end: int, end: int) -> Actor | None:
        """The name in apposition behind a noun: 'the team's coach, Ole Berg, …', 'a monitor, the Harbour Watch, …'."""
        behind = _APPOSED.match(self.text, end)
        if behind is None:
            return None
        place = behind.end()
        at = bisect_left(self._roll.starts, place)
        if at == len(self._roll.starts) or self._roll.starts[at] != place:
            return None
        mention = self._roll.mentions[at]
        heads = [self.text[start:stop].rpartition(" ")[2].lower() for stop in (core_end, end)]
        if not any(role_head(head) if mention.bearer.kind == "person" else head in _BODY_NOUNS for head in heads):
            return None
        closed = self.text[mention.end : mention.end + 1] in (",", ".", "", "(", ":", "\n", "—", "–")
        opens = self.text[max(0, start - 3) : start].strip(" \u00a0") in ("", ".", ",", "“", '"')
        if closed or (opens and acts(self.text, mention.start, mention.end)):
            return self._actor(mention.bearer)
        return None

    def _apposed(self, start: int, end: int, names: list[NameMention]) -> Actor | None:
        """The name in the apposition that begins here: 'her deputy, the economist Per Dahl, …'."""
        stop = self._head_end(start, end, names)
        inner = [name for name in names if start <= name.start and name.end <= stop]
        if inner and self._trimmed(start, stop)[1] <= inner[-1].end and inner[-1].bearer.kind == "person":
            return self._actor(inner[-1].bearer)
        return None

    def _conjoined(self, start: int, end: int, names: list[NameMention]) -> Actor | None:
        """'Holm and Berg', 'Kenya, Ghana and Togo': those named together, where nothing else is in the phrase."""
        if len(names) < 2 or not _AND.search(self.text, names[-2].end, names[-1].start):
            return None
        lead = self.text[start : names[0].start].strip().lower()
        if lead not in ("", "the", "both") or self.text[names[-1].end : end].strip(_EDGES):
            return None
        for one, other in pairwise(names):
            between = self.text[one.end : other.start]
            if between not in (", ", ", the ") and not _AND.fullmatch(between):
                return None
        return self._antecedents.actors.group(name.bearer for name in names)

    def _sides(self, start: int, end: int, names: list[NameMention]) -> Actor | None:
        """'the president and the mayor', 'Envoy Ida Moe and editor Per Dahl': all of them, where each is known."""
        if (each := _EACH.search(self.text, start, end)) is not None:
            end = each.start()
        cuts = [cut for cut in _SIDES.finditer(self.text, start, end) if not _covered(cut.start(), names)]
        if not cuts or len(cuts) >= _MOST_SIDES or "and" not in cuts[-1].group():
            return None
        whole = describe(self.text[start:end])
        if whole is not None and whole.kind in ("people", "states", "bodies"):
            return None
        bounds = [start, *(place for cut in cuts for place in cut.span()), end]
        actors = []
        for first, last in zip(bounds[::2], bounds[1::2], strict=True):
            actor = self._side(first, last, names)
            if actor is None:
                return None
            actors.append(actor)
        return self._antecedents.actors.joined(actors)

    def _is_coordination(self, start: int, end: int, names: list[NameMention]) -> bool:
        """Whether two are spoken of, one of whom is not known: 'Lewis and Berg', 'a source and the Harbour Watch'."""
        cut = next((cut for cut in _AND_ANY.finditer(self.text, start, end) if not _covered(cut.start(), names)), None)
        if cut is None:
            return False
        first = [name for name in names if name.end == cut.start()]
        last = [name for name in names if name.start == cut.end() and self.text[name.end : end].strip(_EDGES) == ""]
        if not first and last and role_head(self.text[start : cut.start()].rpartition(" ")[2]):
            # 'the founder and head Ida Moe' is one; 'a source and Ida Moe' are two.
            return last[0].name_start == last[0].start
        return bool(first or last) and not (first and last)

    def _side(self, start: int, end: int, names: list[NameMention]) -> Actor | None:
        inner = [name for name in names if start <= name.start and name.end <= end]
        if inner:
            return self._head(start, end, inner)
        described = describe(self.text[start:end])
        if described is None or described.kind not in ("person", "organization") or not described.definite:
            return None
        return self._antecedents.described(start, end, described)

    def _unknown(self, start: int, end: int) -> Actor | None:
        """A speaker of whom nothing but a capitalised name is known."""
        found = _CAPITALISED.match(self.text, start, end)
        if found is None or found.end() != end or found.group().lower() in _STARTERS or is_common_plural(found.group()):
            return None
        if title(found.group()) is not None or "'s " in found.group() or "’s " in found.group():
            return None
        phrases = read_chain(found.group())
        if len(phrases) != 1 or phrases[0].kind not in ("word", "person"):
            return None
        body = _ACRONYM.match(phrases[0].name) or looks_like_body(phrases[0].name)
        kind: ActorKind = "organization" if body else "person"
        return Actor(phrases[0].name, kind, role=phrases[0].role, country=phrases[0].country)

    def _company(self, start: int, end: int) -> Actor | None:
        """A name behind the noun that says what it is: 'the shipping giant Nordlys'."""
        found = _COMPANY.search(self.text, start, end)
        return Actor(found["name"], "organization") if found and found.end() == end else None

    def _before(self, start: int) -> Actor | None:
        """The antecedent of a relative pronoun: the name just before it."""
        at = bisect_left(self._roll.starts, start) - 1
        if at < 0:
            return None
        mention = self._roll.mentions[at]
        return self._actor(mention.bearer) if start - mention.end < 80 else None

    # ── what is read once ───────────────────────────────────────────────────────────────────────────────────────────

    @lazy
    def _roll(self) -> Roll:
        return Roll(self.text)

    @lazy
    def _labels(self) -> Labels:
        return Labels(self._roll, self._antecedents.actors, self._holder_of)

    def _holder_of(self, place: int, office: str) -> Actor | None:
        described = describe(office)
        return self._antecedents.described(place, place, described) if described is not None else None

    @lazy
    def _antecedents(self) -> Antecedents:
        return Antecedents(self._roll, self._sentence_starts, self.resolve)

    def _own_sentence_starts(self) -> list[int]:
        return [found.start for paragraph in paragraphs(self.text) for found in sentences(self.text, paragraph)]

    @lazy
    def _mentions(self) -> list[Mention]:
        named = [
            Mention(name.start, name.end, actor)
            for name in self._roll.mentions
            if (actor := self._actor(name.bearer)) is not None
        ]
        described = [Mention(start, end, actor) for start, end, actor in self._antecedents.descriptions]
        return sorted(named + described, key=lambda mention: (mention.start, mention.end))

    @lazy
    def _starts(self) -> list[int]:
        return [mention.start for mention in self._mentions]

    def _names_in(self, start: int, end: int) -> list[NameMention]:
        first, last = bisect_left(self._roll.starts, start), bisect_right(self._roll.starts, end - 1)
        return [name for name in self._roll.mentions[first:last] if name.end <= end]

    def _name_around(self, start: int, end: int) -> NameMention | None:
        """The name of which the words are a part: 'Berg' in 'Norwegian envoy Ole Berg'."""
        at = bisect_right(self._roll.starts, start) - 1
        if at >= 0 and self._roll.mentions[at].end >= end:
            return self._roll.mentions[at]
        return None

    def _actor(self, bearer: Bearer | Actor | None) -> Actor | None:
        return self._antecedents.actor(bearer) if isinstance(bearer, Bearer) else bearer

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.text[start] in _EDGES:
            start += 1
        while end > start and self.text[end - 1] in _EDGES:
            end -= 1
        if (lead := _LEADING.match(self.text, start, end)) is not None:
            return self._trimmed(lead.end(), end)
        # A full stop belongs to an abbreviation at the end: 'the U.S.'
        if self.text[end : end + 1] == "." and self.text[end - 2 : end - 1] == ".":
            end += 1
        # A possessive ending is no part of a name.
        if self.text[max(start, end - 2) : end] in ("'s", "’s"):
            end -= 2
        return start, end


def _covered(place: int, names: list[NameMention]) -> bool:
    return any(name.start <= place < name.end for name in names)
