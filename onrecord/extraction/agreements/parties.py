"""Who is bound: the actors of the phrase, of the verb that governs it, and of the text before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extraction.agreements.actors import (
    BINDABLE,
    PartyMention,
    holds_office,
    link_of,
    mentions_of,
    state_of,
    strangers,
    tie_of,
)
from onrecord.extraction.agreements.coordination import JOINED, fellows, is_object, is_private, unknown_fellow
from onrecord.extraction.agreements.cues import cues, grammar, heads
from onrecord.extraction.agreements.tokens import Scope
from onrecord.extraction.pairs import Pairs
from onrecord.language.document import Document
from onrecord.language.lexicon.lists import alternation, words
from onrecord.language.mentions.actors import Actor

__all__ = ["Parties"]

_COLLECTIVE = re.compile(
    r"(?<!first )(?<!last )(?<!latter )(?<!other )\b(?:(?:the|both|our|their)\s+)?(?:"
    + alternation(words("agreement_parties"))
    + r")\b|\b(?:[Bb]oth|[Tt]hey|[Tt]heir|[Ww]e|[Oo]ur)\b"
    r"|\b(?:[Ss]cientists|(?:\w+\s+)?[Mm]inisters|[Dd]iplomats|[Nn]egotiators|[Oo]fficials|[Pp]arliaments)\b",
)
_PARTNERS = frozenset({"with", "between", "among", "by", "behalf", "alongside"})
_SIGNING = frozenset({"between", "by"})
"""What ties a name to a verb of which the text says nothing else; after 'with' it may be no one's."""
_GOVERNED = ("object", "verb", "relative")
_BY_TERMS = frozenset({"under", "pursuant", "per"})
_TOGETHER = frozenset({"alongside", "together", "along", "with", "both", "by"})
_LINKING = frozenset({"with", "between", "among", "by", "from", "to", "for", "alongside", "behalf"})


_OWNED_BY = frozenset({"project", "projects", "venture", "ventures", "guarantee", "guarantees", "statement"})
"""Nouns whose "of" names who is bound."""


class Parties:
    """Finds the parties of the mentions of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.pairs = Pairs(document)
        self._scope: Scope | None = None
        self._mentions: list[PartyMention] = []

    def of(self, scope: Scope, first: int, head: int, last: int, cue: int | None, rule: str) -> tuple[Actor, ...]:
        """The parties of the mention at tokens `first` to `last` with its head at `head`, in the order of the text."""
        inside = self._inside(scope, first, head, last)
        known = [(one.start, one.end) for one in self.mentioned(scope)]
        inside += [
            one
            for one in self._agents(scope, head, last)
            if not any(start < one.end and one.start < end for start, end in known)
        ]
        found: list[PartyMention] = []
        aside: list[PartyMention] = []
        for mention in inside:
            joined = aside and JOINED.fullmatch(scope.text, aside[-1].end, mention.start)
            (aside if joined or self._is_recipient(scope, mention, head) else found).append(mention)
        helps = cue is not None and scope.lower(cue) in grammar("bystander") and scope.lower(cue + 1) != "out"
        if cue is not None and not helps and rule in _GOVERNED:
            found += [] if self._is_bystander(scope, head, cue) else self._subject(scope, cue)
            if scope.lower(cue) in _BY_TERMS and len(found) < 2:
                found += self._traded_with(scope, cue)
        if rule in ("predicate", *_GOVERNED):
            ties = _PARTNERS | {"to"} if cue is not None and scope.lower(cue) in grammar("offering") else _PARTNERS
            found += self._linked_after(scope, max(last, cue or 0), ties, far=rule == "predicate")
        found = found or self._listed(scope, last, cue)
        if len(found) < 2:
            # 'a contract for gas to China from Russia' binds both, unless others sign it.
            found += aside
        return self._completed(scope, first, last, found)

    def _is_recipient(self, scope: Scope, mention: PartyMention, head: int) -> bool:
        """Whether goods go to or come from the one who is named after the noun."""
        if mention.start < scope.tokens[head].start:
            return False
        link = link_of(scope, scope.index(mention.start), head)
        return mention.actor.kind == "country" and (link in ("to", "from", "of") or mention.sense == "adjective")

    def named_at(self, scope: Scope, place: int) -> PartyMention | None:
        """Who is named by the word at this place."""
        return next((mention for mention in self.mentioned(scope) if mention.start <= place < mention.end), None)

    def is_person(self, scope: Scope, place: int) -> bool:
        """Whether the cast has a person under the word at this place: 'Nathan Deal'."""
        return any(
            mention.start < place < mention.end and mention.actor.kind == "person" for mention in self.mentioned(scope)
        )

    def mentioned(self, scope: Scope) -> list[PartyMention]:
        """All who are named in a scope, in order."""
        if self._scope is not scope:
            self._scope, self._mentions = scope, mentions_of(self.document, scope)
        return self._mentions

    # ------------------------------------------------------------------ inside the phrase

    def _inside(self, scope: Scope, first: int, head: int, last: int) -> list[PartyMention]:
        tokens = scope.tokens
        start, noun, end = tokens[first].start, tokens[head].start, tokens[last].end
        found: list[PartyMention] = []
        for mention in self.mentioned(scope):
            if mention.start < start or mention.end > end:
                continue
            if mention.end <= noun + 1 and mention.start < noun:
                owns = scope.text[mention.end : mention.end + 2] in ("'s", "’s")
                # 'the Oslo accord' is named after where it was made.
                if mention.sense != "capital" or owns:
                    found.append(mention)
            elif self._is_bound(scope, mention, head, found):
                found.append(mention)
        owner = self._owner(scope, first)
        if owner is not None:
            found.append(owner)
        return found + self._pair_words(scope, start, end)

    def _owner(self, scope: Scope, first: int) -> PartyMention | None:
        """'its treaty with Chile': the party behind the pronoun."""
        token = scope.tokens[first]
        if token.lower not in ("its", "his", "her"):
            return None
        actor = self.document.cast.resolve(token.start, token.end)
        return PartyMention(token.start, token.end, actor, "actor") if actor and actor.kind in BINDABLE else None

    def _is_bound(self, scope: Scope, mention: PartyMention, head: int, found: list[PartyMention]) -> bool:
        """Whether one who is named after the noun is a party: linked by a preposition, or made to do something."""
        index = scope.index(mention.start)
        after = scope.lower(scope.index(mention.end))
        before = scope.lower(index - 1)
        if before in ("the", "a", "an"):
            before = scope.lower(index - 2)
        if (before in grammar("obliging") and after == "to") or before in grammar("supplying"):
            return True
        if self._is_broker(scope, mention):
            return False
        if found and found[-1].end <= mention.start and JOINED.fullmatch(scope.text, found[-1].end, mention.start):
            return found[-1].start > scope.tokens[head].end
        link = tie_of(scope, index, head)
        if mention.sense == "adjective" and is_private(scope, scope.index(mention.end)):
            return False
        if link == "of" and scope.lower(head) in _OWNED_BY:
            return True
        if mention.sense == "adjective":
            near = scope.index(mention.end)
            body = any(scope.lower(place) in grammar("body") for place in (near, near + 1))
            return link in ("with", "between", "among", "by") or (
                after in grammar("goods") if link == "of" else body and link in _LINKING
            )
        return link in _LINKING or (link == "of" and after in grammar("goods"))

    def _agents(self, scope: Scope, head: int, last: int) -> list[PartyMention]:
        """'signed by Holm and Dahl': names after 'by', 'with' or 'between' of which the text says nothing else."""
        found: list[PartyMention] = []
        for mention in strangers(scope, scope.tokens[head].end, scope.tokens[last].end):
            joined = found and JOINED.fullmatch(scope.text, found[-1].end, mention.start)
            if self._is_broker(scope, mention):
                return []
            if joined or link_of(scope, scope.index(mention.start), head, near=2) in ("by", "with", "between"):
                found.append(mention)
        return found

    def _is_broker(self, scope: Scope, mention: PartyMention) -> bool:
        """'brokered by Norway', 'a deal announced by the White House': who helps or tells is not bound."""
        index = scope.index(mention.start)
        near = [scope.lower(place) for place in range(max(0, index - 3), index)]
        return "by" in near and near.index("by") > 0 and near[near.index("by") - 1] in grammar("bystander")

    def _is_bystander(self, scope: Scope, head: int, cue: int) -> bool:
        """Who calls for a ceasefire among others is not bound by it."""
        ceasing = scope.lower(head) in ("ceasefire", "truce", "cease-fire", "armistice")
        return ceasing and scope.lower(cue) in (
            "demanding",
            "demanded",
            "demands",
            "demand",
            "calling",
            "called",
            "calls",
            "call",
        )

    # ------------------------------------------------------------------ beside the phrase

    def _subject(self, scope: Scope, cue: int) -> list[PartyMention]:
        """The subject of the governing verb: the nearest actor on its left that nothing governs, and its fellows."""
        tokens = scope.tokens
        place = tokens[cue].start
        opening = self._opening(scope, place)
        left = [mention for mention in self.mentioned(scope) if opening <= mention.start and mention.end <= place]
        for number in range(len(left) - 1, -1, -1):
            mention = left[number]
            if not self._is_subject(scope, mention, cue):
                continue
            pair = self._pair_words(scope, mention.end, place, subject=True)
            if pair:
                return pair
            group = fellows(scope, left, number)
            while len(group) > 1 and self._opens_sentence(scope, group[0], group[1]):
                # 'At a summit hosted by Brazil, Peru and Chile signed': the first belongs to the opening phrase.
                group = group[1:]
            return unknown_fellow(scope, group[0]) + group
        pair = self._pair_words(scope, scope.span.start, place, subject=True)
        return pair or self._pronoun(scope, cue) or self._stranger(scope, cue)

    def _opens_sentence(self, scope: Scope, mention: PartyMention, after: PartyMention) -> bool:
        """Whether a name belongs to the phrase before the subject: 'After a visit to Brazil, Peru signed …'."""
        if "," not in scope.text[mention.end : after.start]:
            return False
        index = scope.index(mention.start)
        link = link_of(scope, index, -1, near=3)
        return link not in (None, "alongside") and not (link == "of" and self._of_agent(scope, index))

    def _opening(self, scope: Scope, place: int) -> int:
        """Where the phrase ends that opens the sentence: 'At a summit hosted by Brazil, Peru and Chile signed …'."""
        if scope.lower(0) not in grammar("preposition") or scope.lower(0) in _TOGETHER:
            return scope.span.start
        comma = next((token.start for token in scope.tokens if token.text == ","), place)
        later = any(comma < mention.start < place for mention in self.mentioned(scope))
        return comma if comma < place and later else scope.span.start

    def _stranger(self, scope: Scope, cue: int) -> list[PartyMention]:
        """The name nearest to the verb of which the text says nothing else, and its fellows."""
        left = strangers(scope, scope.span.start, scope.tokens[cue].start)
        for number in range(len(left) - 1, -1, -1):
            if link_of(scope, scope.index(left[number].start), -1, near=3) is not None:
                continue
            return fellows(scope, left, number)
        return []

    def _is_subject(self, scope: Scope, mention: PartyMention, cue: int) -> bool:
        index = scope.index(mention.start)
        end = scope.index(mention.end)
        after = scope.lower(end)
        if scope.lower(end) == "to" and end + 1 == cue and is_object(scope, index):
            # 'pressed Chad to sign': who is pressed would sign.
            return True
        if end == cue and not is_object(scope, index) and link_of(scope, index, -1, near=3) is None:
            return True
        if scope.text[mention.end : mention.end + 2] in ("'s", "’s"):
            # 'Oslo's proposals for …': who owns the governing noun. The ending is part of the name's token.
            near = [scope.lower(step) for step in range(end, end + 3)]
            return (cue - end <= 1 and scope.lower(cue) in grammar("owned")) or any(
                word in grammar("agent") for word in near
            )
        link = link_of(scope, index, -1, near=3)
        if link == "of" and self._of_agent(scope, index):
            return True
        if link is not None or is_object(scope, index):
            return False
        if mention.sense == "adjective":
            return not is_private(scope, end) and any(scope.lower(end + step) in grammar("agent") for step in range(3))
        if end < len(scope.tokens) and after.isalpha() and not scope.tokens[end].is_capitalised:
            closed = ("auxiliary", "preposition", "conjunction", "reporting", "verb", "time", "determiner")
            return (
                after in grammar("agent")
                or after in cues()
                or any(after in grammar(name) for name in closed)
                or after.endswith(("ed", "ly", "s"))
            )
        return True

    def _of_agent(self, scope: Scope, index: int) -> bool:
        """'the government of Chad', 'the presidents of Chad': who acts for the state."""
        place = next((at for at in range(index - 1, max(-1, index - 4), -1) if scope.lower(at) == "of"), 0)
        return scope.lower(place - 1) in grammar("agent")

    def _traded_with(self, scope: Scope, cue: int) -> list[PartyMention]:
        """'sells gas to Iberluz under an accord': the other side of what is done under it."""
        place = scope.tokens[cue].start
        for mention in reversed([one for one in self.mentioned(scope) if one.end <= place]):
            if mention.sense != "adjective" and link_of(scope, scope.index(mention.start), -1) in (
                "to",
                "with",
                "from",
            ):
                return [mention]
        return []

    def _linked_after(self, scope: Scope, last: int, ties: frozenset[str], *, far: bool) -> list[PartyMention]:
        """'was signed by Oslo', 'was signed in May between Peru and Chile', 'on behalf of Iran'."""
        tokens = scope.tokens
        start = tokens[last].end if last < len(tokens) else scope.span.end
        stop = scope.span.end
        for index in range(last + 1, len(tokens)):
            word = tokens[index].lower
            if (
                word == ";"
                or word in grammar("new_clause")
                or word in heads()
                or index > last + 45
                or (not far and (word == "," or index > last + 14))
            ):
                stop = tokens[index].start
                break
        named = [mention for mention in self.mentioned(scope) if start <= mention.start < stop]
        unknown = strangers(scope, start, stop)
        return self._partners(scope, named, last, ties) or self._partners(scope, unknown, last, _SIGNING)

    def _listed(self, scope: Scope, last: int, cue: int | None) -> list[PartyMention]:
        """'ratification by Ghana of …', 'signatories of … were Peru and Chile', '… signed it, including Ghana'."""
        named = self.mentioned(scope)
        end = scope.tokens[last].end
        if cue is not None and scope.lower(cue + 1) == "by":
            between = [mention for mention in named if scope.tokens[cue].end < mention.end <= end]
            return self._partners(scope, between, cue, _SIGNING)
        after = [mention for mention in named if mention.start >= end]
        signatories = cue is not None and any(scope.lower(place).startswith("signator") for place in (cue - 1, cue))
        if not signatories or scope.lower(last + 1) not in ("are", "were", "include", "included"):
            return self._partners(scope, after, last, frozenset({"including"}))
        listed: list[PartyMention] = []
        for mention in after:
            if listed and not JOINED.fullmatch(scope.text, listed[-1].end, mention.start):
                break
            listed.append(mention)
        return listed

    def _partners(self, scope: Scope, named: list[PartyMention], last: int, ties: frozenset[str]) -> list[PartyMention]:
        """Those among the named whom a preposition ties to the verb, and who are joined to them."""
        found: list[PartyMention] = []
        for mention in named:
            joined = found and JOINED.fullmatch(scope.text, found[-1].end, mention.start)
            private = mention.sense == "adjective" and is_private(scope, scope.index(mention.end))
            if private or self._is_broker(scope, mention):
                continue
            if joined or tie_of(scope, scope.index(mention.start), last) in ties:
                found.append(mention)
        return found

    # ------------------------------------------------------------------ from the text before

    def _pronoun(self, scope: Scope, cue: int) -> list[PartyMention]:
        for index in range(cue - 1, max(-1, cue - 12), -1):
            token = scope.tokens[index]
            if token.lower in ("it", "he", "she"):
                actor = self.document.cast.resolve(token.start, token.end)
                return [PartyMention(token.start, token.end, actor, "actor")] if actor else []
        return []

    def _pair_words(self, scope: Scope, start: int, end: int, subject: bool = False) -> list[PartyMention]:
        """'the two countries', 'both sides', 'they': the group that the text before has named."""
        for match in _COLLECTIVE.finditer(scope.text, start, end):
            word = match.group().lower()
            if (word == "their" and (subject or match.start() != start)) or (word in ("they", "both") and not subject):
                continue
            actor = self.document.cast.resolve(*match.span())
            if actor is not None and actor.members:
                # The cast has heard who they are; else they are the two of whom the article speaks most.
                return [PartyMention(*match.span(), member, "actor") for member in self.pairs.members(actor)]
            return [PartyMention(*match.span(), member, "actor") for member in self.pairs.pair]
        return []

    def _completed(self, scope: Scope, first: int, last: int, found: list[PartyMention]) -> tuple[Actor, ...]:
        """Each party once, in the order of the text; the other one of a pair, where one stands alone beside it."""
        found.sort(key=lambda mention: mention.start)
        parties = list(
            dict.fromkeys(state_of(member) for mention in found for member in self.pairs.members(mention.actor))
        )
        parties = self._represented(parties)
        joint = any(
            scope.lower(index) in ("joint", "bilateral", "jointly", "mutual") for index in range(first, last + 1)
        )
        if len(parties) < 2:
            pair = [state_of(mention.actor) for mention in self._pair_words(scope, *scope.span, subject=True)]
            if len(pair) > 1 and (not parties or parties[0] in pair):
                return tuple(dict.fromkeys(pair))
        if not parties and joint:
            return self._in_order(scope, self.pairs.pair)
        if len(parties) == 1 and parties[0] in self.pairs.pair:
            other = next(actor for actor in self.pairs.pair if actor != parties[0])
            named = any(state_of(mention.actor) == other for mention in self.mentioned(scope))
            if joint or named:
                parties = list(self.pairs.pair) if not found else [*parties, other]
        return self._in_order(scope, _without_officials(parties))

    def _represented(self, parties: list[Actor]) -> list[Actor]:
        """A president of whom the text does not say where stands for the state of which it speaks most, or for none."""
        found: list[Actor] = []
        for party in parties:
            if not holds_office(party):
                found.append(party)
                continue
            state = next((one for one in self.pairs.states if one not in parties), None)
            if state is not None and state not in found:
                found.append(state)
        return found

    def _in_order(self, scope: Scope, parties: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """As the sentence names them, where it names them all; 'the two' then stand as they did before it."""
        places: dict[Actor, int] = {}
        for mention in self.mentioned(scope):
            places.setdefault(state_of(mention.actor), mention.start)
        named = all(party in places for party in parties)
        return tuple(sorted(parties, key=places.__getitem__)) if named else parties


def _without_officials(parties: Sequence[Actor]) -> tuple[Actor, ...]:
    """The parties without those who only sign for one: an office holder whose state is not known, and any person beside
    a state or an organisation.
    """
    bodies = [actor for actor in parties if actor.kind != "person"]
    if bodies:
        return tuple(bodies)
    return tuple(actor for actor in parties if not holds_office(actor))
