"""From mentions to agreements: mentions of the same one are joined, the fullest speaks for it, and hints that are too
faint to be anything are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.extraction.agreements.cues import known_names
from onrecord.extraction.agreements.mention import Mention
from onrecord.extraction.agreements.status import Standing
from onrecord.language.lexicon.lists import words
from onrecord.language.mentions.actors import Actor

__all__ = ["Accord", "join"]

_BINDING = frozenset({"signed", "ratified", "extended"})
_BEFALLEN = frozenset({"approved", "suspended", "terminated", "rejected"})
_FAMILIES = {
    "document": None,
    "statement": frozenset({"joint_statement"}),
    "one": None,
    "agreement": None,
    "deal": frozenset({"other", "contract", "pact", "treaty", "roadmap"}),
    "accord": frozenset({"other", "treaty", "pact", "contract", "roadmap"}),
    "pact": frozenset({"pact", "treaty", "other"}),
    "treaty": frozenset({"treaty"}),
    "contract": frozenset({"contract", "other"}),
}
"""For a noun that takes up another: the kinds it may take up; None is all."""


_LOOSE = frozenset({"agreement", "deal", "accord", "pact", "treaty", "arrangement", "partnership", "one"})
"""Nouns that news uses for one another."""
_CEASING = frozenset({"truce", "ceasefire", "cease-fire", "armistice", "cessation of hostilities", "pause"})
"""Nouns for the end of fighting, which an article uses for one another."""
_SETTLED = frozenset({"the", "this", "that", "'s", "its", "their", "our"})
"""Determiners of what the reader is taken to know."""
_MATURITY = (
    "demanded",
    "proposed",
    "expected",
    "under_negotiation",
    "prepared",
    "agreed",
    "approved",
    "signed",
    "ratified",
    "in_force",
    "rejected",
    "suspended",
    "extended",
    "lapsed",
    "withdrawn",
    "terminated",
)
"""The statuses, each firmer or later in the life of an agreement than those before it."""


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
        """The firmest that any mention tells; what only the noun suggests counts where no mention tells more."""
        best = self.fullest.standing
        told = [m.standing for m in self.mentions if m.standing.rule not in ("default", "hypothetical")]
        if best.negated and best.rule != "default":
            return best
        real = [standing for standing in told if not standing.negated]
        return max(real, key=lambda standing: _MATURITY.index(standing.status), default=told[0] if told else best)

    @property
    def parties(self) -> tuple[Actor, ...]:
        """Those of the fullest mention; where it names fewer than two, those of the mention that names most."""
        own = self.fullest.parties
        most = max((m.parties for m in self.mentions), key=len)
        return own if len(own) > 1 or len(most) < 2 else most


def join(mentions: list[Mention], pair: Callable[[], tuple[Actor, ...]] = tuple) -> list[Accord]:
    """The agreements of an article, in the order of their first mentions.

    Args:
        mentions: in text order.
        pair: gives the two of whom the article speaks together, where it does.
    """
    accords: list[Accord] = []
    index = _Index()
    for mention in mentions:
        if mention.strength == "plain" and mention.determiner is None and not (mention.plural or mention.content):
            mention.strength = "anaphor"  # 'reached agreement': nothing tells it from what was named before
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
    _complete(accords, pair)
    return [accord for accord in accords if _is_firm(accord)]


def _complete(accords: list[Accord], pair: Callable[[], tuple[Actor, ...]]) -> None:
    """Gives an agreement of which the article names one party, or none, those whom its other agreements bind.

    An article is mostly about two: 'the contract of 2017' is theirs, and so is 'its treaty' where one of them has it.
    """
    lacking = [accord for accord in accords if len(accord.parties) < 2]
    if not lacking:
        return
    sets = Counter(frozenset(accord.parties) for accord in accords if len(accord.parties) > 1)
    best = sets.most_common(2)
    main: tuple[Actor, ...] = ()
    if best and (len(best) == 1 or best[0][1] > best[1][1]):
        main = next(accord.parties for accord in accords if frozenset(accord.parties) == best[0][0])
    main = main or pair()
    for accord in lacking:
        own = accord.parties
        full = accord.fullest
        settled = full.determiner in _SETTLED or full.standing.rule != "default" or full.strength == "strong"
        if main and settled and (not own or (set(own) <= set(main) and full.determiner in _SETTLED)):
            full.parties = main


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
            if found is not None:
                return found
        if mention.strength == "anaphor" or mention.noun == "one":
            return self.latest(mention) if mention.strength == "anaphor" else None
        alike = [accord for accord in reversed(self.recent) if _alike(accord, mention)]
        dated = (accord for accord in alike if mention.date and any(m.date == mention.date for m in accord.mentions))
        return next(dated, alike[0] if alike else None)

    def latest(self, mention: Mention) -> Accord | None:
        """The latest agreement that a bare noun ('the deal', 'the document') may take up."""
        kinds = _FAMILIES.get(mention.noun, frozenset({mention.kind}))
        for accord in reversed(self.recent):
            full = accord.fullest
            if full.noun == mention.noun or kinds is None or full.kind in kinds:
                if mention.plural != (full.plural or bool(full.count)) and mention.noun != "document":
                    continue
                return accord
        return None


def _keys(mention: Mention) -> list[tuple[str, ...]]:
    """What is the same in two mentions only if they are of one agreement."""
    if mention.strength == "anaphor" or mention.noun == "one":
        return []
    keys: list[tuple[str, ...]] = []
    if mention.strength == "name" and mention.title:
        known = known_names().get(mention.title)
        keys.append(("name", (known.full if known else mention.title).lower()))
    if len(mention.content) > 1 or (mention.content and mention.count):
        keys.append(("words", mention.kind, str(mention.count), mention.date or "", *sorted(mention.content)))
    return keys


def _alike(accord: Accord, mention: Mention) -> bool:
    """Whether a mention describes an agreement that was described before: by its nouns, its words and its parties."""
    full = accord.fullest
    if full.strength == "anaphor" or full.count != mention.count or full.plural != mention.plural:
        return False
    dates = {m.date for m in accord.mentions if m.date} | ({mention.date} if mention.date else set())
    ours, theirs = set(accord.parties), set(mention.parties)
    if len(dates) > 1 or mention.strength == "act" or (ours and theirs and not ours & theirs):
        return False
    nouns = {full.noun, mention.noun}
    if nouns <= _CEASING:
        return _are_one(_telling(full), _telling(mention))
    if len(nouns) > 1 and not nouns <= _LOOSE:
        return False
    if len(ours) > 1 and ours == theirs and _are_one(_telling(full), _telling(mention)):
        return True
    if mention.determiner not in ("the", "this", "that", "'s", "its", "their", "his", "her"):
        return False
    if full.subject == mention.subject != "other" and mention.date and full.date == mention.date:
        return True
    if not full.content:
        # 'a truce' is taken up by 'the truce in the valley'.
        return len(nouns) == 1
    known = frozenset().union(*(m.content for m in accord.mentions))
    shared = known & mention.content
    smaller = min(len(known), len(mention.content))
    return smaller > 0 and len(shared) / smaller >= (0.6 if smaller > 2 else 1)


def _telling(mention: Mention) -> frozenset[str]:
    """The words of a mention that tell it from another of the same parties: no state, no passing quality."""
    return frozenset(
        word
        for word in mention.content
        if not word.isupper() and word not in words("agreement_passing") and "-" not in word
    )


def _are_one(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return not ours or not theirs or bool(ours & theirs)


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
    if full.strength == "strong":
        return bool(parties or full.date) or (standing.rule != "default" and full.described)
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
