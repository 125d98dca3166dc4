"""From mentions to agreements: mentions of the same one are joined, the fullest speaks for it, and hints that are too
faint to be anything are left out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from onrecord.extraction.agreements.cues import known_names
from onrecord.extraction.agreements.mention import Mention
from onrecord.extraction.agreements.status import Standing
from onrecord.language.mentions.actors import Actor

__all__ = ["Accord", "join"]

_BINDING = frozenset({"signed", "ratified", "extended"})
_BEFALLEN = frozenset({"approved", "suspended", "withdrawn", "lapsed", "terminated", "rejected"})
_WISHED = frozenset({"demanded", "proposed", "under_negotiation", "expected"})
_FIRMNESS = {
    status: rank
    for rank, status in enumerate(
        (
            "demanded", "proposed", "under_negotiation", "expected", "prepared", "agreed", "approved", "signed",
            "ratified", "in_force", "extended", "suspended", "rejected", "lapsed", "withdrawn", "terminated",
        )
    )
}  # fmt: skip
_FAMILIES = {
    "document": None,
    "one": None,
    "agreement": None,
    "statement": frozenset({"joint_statement"}),
    "deal": frozenset({"pact", "contract", "treaty", "roadmap", "ceasefire", "financing", "other"}),
    "accord": frozenset({"pact", "contract", "treaty", "roadmap", "ceasefire", "other"}),
    "pact": frozenset({"pact", "treaty", "ceasefire", "other"}),
    "arrangement": frozenset({"pact", "other"}),
    "treaty": frozenset({"treaty", "pact"}),
    "contract": frozenset({"contract", "pact"}),
    "truce": frozenset({"ceasefire"}),
    "ceasefire": frozenset({"ceasefire"}),
    "cease-fire": frozenset({"ceasefire"}),
    "memorandum": frozenset({"memorandum"}),
    "protocol": frozenset({"treaty"}),
}
"""For a noun that takes up another: the kinds it may take up; None is all."""
_LOOSE = frozenset({"agreement", "deal", "accord", "pact", "treaty"})
"""Nouns that news uses for one another."""
_FEW = 4
"""Up to so many agreements may be others each time; a larger number is that of one bundle."""
_DEFINITE = frozenset({"the", "this", "that", "'s", "its", "their", "his", "her"})


@dataclass(slots=True)
class Accord:
    """One agreement of an article, with all its mentions in text order."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def fullest(self) -> Mention:
        """The mention that says most: a noun before 'the one', a description before a bare word, then the first."""
        return max(
            self.mentions,
            key=lambda m: (
                m.strength != "anaphor",
                m.noun != "one",
                m.strength == "name",
                m.described and len(m.content) > 2,
                -m.start,
            ),
        )

    @property
    def standing(self) -> Standing:
        """The firmest that the text gives: what is told by a verb before what the phrase alone suggests."""
        told = [m.standing for m in self.mentions if m.standing.rule not in ("default", "asked")]
        sure = [one for one in told if one.force != "weak"] or told
        real = [one for one in sure if not one.negated] or sure
        if not real:
            return self.fullest.standing
        return max(real, key=lambda one: _FIRMNESS[one.status])

    @property
    def parties(self) -> tuple[Actor, ...]:
        """Those of the fullest mention; where it names fewer than two, those of the mention that names most."""
        if self.completed:
            return self.completed
        own = self.fullest.parties
        most = max((m.parties for m in self.mentions), key=len)
        if len(own) > 1 or not most:
            return own
        return most if len(most) > 1 else own or most

    completed: tuple[Actor, ...] = ()
    """The parties, where the article tells them elsewhere."""


def join(mentions: list[Mention], pair: tuple[Actor, ...] = ()) -> list[Accord]:
    """The agreements of an article, in the order of their first mentions."""
    accords: list[Accord] = []
    index = _Index()
    for mention in mentions:
        accord = index.same_as(mention)
        if accord is None and mention.strength == "anaphor" and mention.standing.status not in _BINDING:
            accord = index.latest(mention)
            if accord is None and not mention.parties:
                continue
        if accord is None:
            accord = Accord()
            accords.append(accord)
            if mention.noun == "one" and index.last is not None:
                _inherit(mention, index.last.fullest)
            if mention.member and index.bundle is not None:
                _belong(mention, index.bundle.fullest)
            elif not mention.parties and index.last is not None and _goes_on(index.last.mentions[-1], mention):
                mention.parties = index.last.parties
        accord.mentions.append(mention)
        index.add(accord, mention)
    sure = [accord for accord in accords if _is_firm(accord)]
    _complete(accords, pair)
    firm = [
        accord for accord in accords if any(accord is one for one in sure) or (_is_settled(accord) and _is_firm(accord))
    ]
    return [accord for accord in firm if not _is_asked(accord)]


def _is_settled(accord: Accord) -> bool:
    """Whether what names no party is told so firmly (with a date, or as signed) that the article's two may be bound."""
    full = accord.fullest
    return full.date is not None or full.kind == "joint_statement" or full.standing.status == "signed"


def _is_asked(accord: Accord) -> bool:
    """Whether nothing but questions speak of it."""
    return any(m.standing.rule == "asked" for m in accord.mentions) and all(
        m.standing.rule in ("asked", "default") for m in accord.mentions
    )


def _complete(accords: list[Accord], pair: tuple[Actor, ...]) -> None:
    """Gives an agreement of which the article names one party, or none, those whom its other agreements bind.

    An article is mostly about two: 'the contract of 2017' is theirs, and so is 'its treaty' where one of them has it.
    """
    lacking = [accord for accord in accords if len(accord.parties) < 2]
    best = Counter(frozenset(accord.parties) for accord in accords if len(accord.parties) > 1).most_common(2)
    main: tuple[Actor, ...] = ()
    if best and (len(best) == 1 or best[0][1] > best[1][1]):
        main = next(accord.parties for accord in accords if frozenset(accord.parties) == best[0][0])
    main = main or pair
    for accord in lacking:
        own, full = accord.parties, accord.fullest
        definite = full.determiner in _DEFINITE
        settled = definite or full.standing.rule != "default" or full.strength == "strong"
        if main and settled and (not own or (set(own) <= set(main) and definite)):
            accord.completed = main


class _Index:
    """The agreements so far, by what may take them up. A look-up costs the same, however long the text."""

    def __init__(self) -> None:
        self.by_key: dict[tuple[str, ...], Accord] = {}
        self.recent: list[Accord] = []
        self.last: Accord | None = None
        self.bundle: Accord | None = None

    def add(self, accord: Accord, mention: Mention) -> None:
        for key in _keys(mention):
            self.by_key.setdefault(key, accord)
        if accord in self.recent:
            self.recent.remove(accord)
        self.recent.append(accord)
        del self.recent[:-12]
        self.last = accord
        if mention.count and mention.count > 1:
            self.bundle = accord

    def same_as(self, mention: Mention) -> Accord | None:
        """The agreement that the mention names again: by its words, by its name, or by what it describes."""
        for key in _keys(mention):
            found = self.by_key.get(key)
            if found is not None and not _apart(found, mention):
                return found
        if mention.strength == "anaphor" or mention.noun == "one":
            return self.latest(mention) if mention.strength == "anaphor" else None
        for accord in reversed(self.recent):
            if _alike(accord, mention):
                return accord
        return None

    def latest(self, mention: Mention) -> Accord | None:
        """The latest agreement that a bare noun ('the deal', 'the document') may take up."""
        kinds = _FAMILIES.get(mention.noun, frozenset({mention.kind}))
        for accord in reversed(self.recent):
            full = accord.fullest
            if full.noun == mention.noun or kinds is None or full.kind in kinds:
                if mention.plural != (full.plural or bool(full.count)) and mention.noun != "document":
                    continue
                if _apart(accord, mention):
                    continue
                return accord
        return None


def _keys(mention: Mention) -> list[tuple[str, ...]]:
    """What is the same in two mentions only if they are of one agreement."""
    if mention.strength == "anaphor" or mention.noun == "one" or mention.determiner in ("another", "second", "new"):
        return []
    keys: list[tuple[str, ...]] = []
    if mention.strength == "name" and mention.title:
        known = known_names().get(mention.title)
        keys.append(("name", (known.full if known else mention.title).lower()))
    if len(mention.content) > 1 or (mention.content and mention.count):
        keys.append(("words", mention.kind, str(mention.count), mention.date or "", *sorted(mention.content)))
    return keys


def _apart(accord: Accord, mention: Mention) -> bool:
    """Whether their parties or years tell them apart: 'a deal with Peru', 'a deal with Chile'."""
    ours = set(accord.parties)
    theirs = set(mention.parties)
    if ours - theirs and theirs - ours and accord.fullest.kind != "ceasefire":
        return True
    dates = {m.date[:4] for m in accord.mentions if m.date} | ({mention.date[:4]} if mention.date else set())
    return len(dates) > 1


def _alike(accord: Accord, mention: Mention) -> bool:
    full = accord.fullest
    if full.strength == "anaphor" or full.count != mention.count or full.plural != mention.plural:
        return False
    if _apart(accord, mention) or mention.strength == "act" or full.strength == "act":
        return False
    if full.count is not None and full.count > _FEW and full.kind == mention.kind:
        # 'fifteen deals', and later 'more than fifteen agreements': one bundle.
        return True
    definite = mention.determiner in _DEFINITE
    if full.kind == mention.kind == "ceasefire":
        wished = mention.standing.status in _WISHED or accord.standing.status in _WISHED
        return definite or wished or mention.determiner is None
    shared = full.content & mention.content
    ours, theirs = set(full.parties), set(mention.parties)
    same_two = len(ours) > 1 and ours == theirs and full.kind == mention.kind and bool(shared - _codes(ours))
    if same_two and mention.standing.status not in ("signed", "agreed"):
        return True
    loose = full.noun == mention.noun or {full.noun, mention.noun} <= _LOOSE
    if not definite:
        return same_two and loose
    if full.subject == mention.subject != "other" and mention.date and full.date == mention.date:
        return True
    if not full.content and full.noun == mention.noun:
        # 'a truce' is taken up by 'the truce in the valley'.
        return True
    smaller = min(len(full.content), len(mention.content))
    return loose and smaller > 0 and len(shared) / smaller >= (0.6 if smaller > 2 else 1)


def _codes(parties: set[Actor]) -> frozenset[str]:
    return frozenset(party.country for party in parties if party.country)


def _goes_on(earlier: Mention, mention: Mention) -> bool:
    """Whether what is said of the one before holds of this one too: the same sentence, or soon after the same verb."""
    near = mention.start - earlier.end < 400 and mention.standing.rule == "predicate"
    return earlier.sentence == mention.sentence or (near and earlier.standing.status == mention.standing.status)


def _inherit(mention: Mention, source: Mention) -> None:
    mention.kind, mention.parties = source.kind, mention.parties or source.parties
    mention.subject = source.subject if mention.subject == "other" else mention.subject


def _belong(mention: Mention, bundle: Mention) -> None:
    """A member of a bundle shares its parties and, where nothing else is said, its standing."""
    if len(mention.parties) < 2:
        mention.parties = bundle.parties or mention.parties
    if mention.standing.rule == "default":
        mention.standing = bundle.standing


def _is_firm(accord: Accord) -> bool:
    """Whether the mentions together name an agreement to which someone is or would be bound."""
    full = accord.fullest
    standing = accord.standing
    if any(m.standing.status in _BINDING and m.standing.rule != "default" for m in accord.mentions):
        return True
    if full.determiner == "no" and standing.rule == "predicate" and accord.parties:
        return True
    if full.determiner in ("no", "any", "whatever", "what", "every", "each") and standing.status not in _BINDING:
        return False
    parties = accord.parties
    if full.strength in ("name", "act"):
        return True
    if full.determiner == "#" and standing.rule != "default":
        return True
    if full.kind == "joint_statement":
        return full.determiner not in ("any", "no") and (full.described or standing.rule != "default" or bool(parties))
    if full.strength == "strong":
        # What somebody only hopes for, with whom is not told, is none yet.
        told = standing.rule != "default" and full.described and standing.status not in _WISHED
        return bool(parties or full.date) or told
    if full.strength == "framed":
        return True
    if standing.negated and (standing.rule == "object" or standing.status != "agreed"):
        # What nobody wants, and what is not in talks, is nothing to record; that none was reached or signed is.
        return False
    generic = full.plural and full.determiner is None and not full.count
    if generic:
        return len(parties) > 1 and standing.rule != "default" and full.described
    if len(full.content) > 2 and standing.rule != "default" and standing.status in _BEFALLEN:
        return True
    said = full.described or standing.rule != "default"
    return (bool(parties) and said) or (full.count is not None and standing.rule != "default")
