"""Whether a noun that may name an agreement does so here: its frames, one small rule a noun."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.extraction.agreements.cues import grammar
from onrecord.extraction.agreements.modifiers import LeftEdge
from onrecord.extraction.agreements.tokens import Scope

__all__ = ["Noun", "is_agreement"]

_BINDING = re.compile(
    r"\b(?:sign(?:s|ed|ing|atory|atories)?|ratif(?:y|ies|ied|ying|ication)|initial(?:led|ed)|acced(?:e|es|ed|ing)|"
    r"conclude[sd]?|ink(?:s|ed))\b",
    re.IGNORECASE,
)
_REACHING = re.compile(
    r"\b(?:reach(?:es|ed|ing)?|sign(?:s|ed|ing)?|agree[sd]?|agreeing|strikes?|struck|broker(?:ed)?|negotiat\w+|hammer(?:ed)?|"
    r"approve[sd]?|accept(?:s|ed)?)\b",
    re.IGNORECASE,
)
_LETS_FOLLOW = re.compile(r"(?:ed|s|ly)$")
_NOUN_ENDING = re.compile(r"(?:tions?|ments?|ers?|ors?|ity|ities|ness|ship|isms?|ists?|room|house|table|paper|papers)$")


@dataclass(frozen=True, slots=True)
class Noun:
    """A head noun in its place: tokens `first` to `last` of `scope`, with the left edge of its phrase."""

    scope: Scope
    word: str
    """The head noun in lower case and in the singular."""
    first: int
    last: int
    edge: LeftEdge
    plural: bool

    @property
    def before(self) -> str:
        """The words of the phrase before the noun, in lower case."""
        tokens = self.scope.tokens[self.edge.first : self.first]
        return " ".join(token.lower for token in tokens)

    @property
    def is_name(self) -> bool:
        """Whether the noun is part of a proper name: 'the Plaza Accord', 'Treaty of Lima'."""
        noun = self.scope.tokens[self.last]
        if not noun.is_capitalised or self.word in ("deal", "contract", "document", "guarantee", "statement"):
            return False
        neighbour = self.scope.tokens[self.first - 1] if self.first else noun
        named_before = (
            self.first > self.edge.first and neighbour.is_capitalised and neighbour.lower not in grammar("determiner")
        )
        return named_before or (self.follows("of", "on", "for") and self._capital_at(self.last + 2, self.last + 4))

    def follows(self, *words: str) -> bool:
        """Whether the next token is one of these."""
        return self.scope.lower(self.last + 1) in words

    def around(self, left: int = 60, right: int = 60) -> str:
        """The text on both sides within the scope."""
        span = self.scope.span
        tokens = self.scope.tokens
        start, end = tokens[self.edge.first].start, tokens[self.last].end
        return self.scope.text[max(span.start, start - left) : min(span.end, end + right)]

    def _capital_at(self, start: int, stop: int) -> bool:
        return any(token.is_capitalised for token in self.scope.tokens[start:stop])


def is_agreement(noun: Noun, strength: str) -> bool:
    """Whether the noun names something to which parties are or would be bound."""
    if _is_verb(noun) or _is_modifier(noun) or _is_denied(noun):
        return False
    rule = _FRAMES.get(noun.word)
    return rule(noun) if rule else strength != "framed"


def _is_verb(noun: Noun) -> bool:
    """'to deal with', 'would contract the virus', 'His victory deals a blow': a verb that looks like the noun."""
    if noun.word not in ("deal", "contract", "guarantee", "accord", "document", "compromise", "charter", "framework"):
        return False
    before = noun.scope.lower(noun.first - 1)
    if noun.edge.first == noun.first and (
        before in ("to", "not", "n't", "they", "we", "you", "i", "who", "that", "also", "often", "must", "never")
        or before in grammar("auxiliary") or before in grammar("pronoun")
    ):  # fmt: skip
        return True
    if noun.plural and noun.follows("a", "an", "the", "another", "out", "his", "her", "its", "their", "in", "itself"):
        return noun.edge.determiner not in ("#", "these", "those") and not noun.follows("in")
    if noun.word == "accord":
        return before == "to"
    if noun.word == "deal" and noun.follows("with") and not noun.edge.determiner:
        return not (noun.edge.modified and noun.edge.first < noun.first) and not _BINDING.search(before)
    return noun.word == "contract" and noun.follows("the", "a", "it", "hiv", "aids", "malaria", "covid", "zika")


def _is_denied(noun: Noun) -> bool:
    """'The Quad is not an alliance': the text says that something else is none."""
    before = [noun.scope.lower(index) for index in range(noun.edge.first - 2, noun.edge.first)]
    return before[1] in ("not", "n't") and before[0] in ("is", "are", "was", "were") and not noun.plural


def _is_modifier(noun: Noun) -> bool:
    """'truce monitors', 'treaty port': another noun follows and is the head."""
    tokens = noun.scope.tokens
    if noun.last + 1 >= len(tokens):
        return False
    token = tokens[noun.last + 1]
    if token.text in "-‑" and noun.last + 2 < len(tokens):
        return tokens[noun.last + 2].start == token.end == tokens[noun.last].end + 1 and tokens[noun.last + 2].is_word
    if not token.text.isalpha() or token.lower in grammar("time") or noun.plural:
        return False
    if token.is_capitalised:
        return noun.scope.tokens[noun.last].is_capitalised and token.lower in grammar("noun_after")
    if token.lower in grammar("noun_after"):
        return True
    closed = (
        "preposition",
        "conjunction",
        "auxiliary",
        "pronoun",
        "reporting",
        "verb",
        "determiner",
        "complement",
        "participle",
    )
    if any(token.lower in grammar(name) for name in closed) or _LETS_FOLLOW.search(token.lower):
        return False
    return bool(_NOUN_ENDING.search(token.lower))


def _of_named_kind(*kinds: str) -> Callable[[Noun], bool]:
    """The noun needs one of these words before it, a proper name, or a verb of signing beside it."""
    pattern = re.compile(r"\b(?:" + "|".join(kinds) + r")\b")

    def rule(noun: Noun) -> bool:
        return bool(pattern.search(noun.before)) or noun.is_name or bool(_BINDING.search(noun.around()))

    return rule


def _convention(noun: Noun) -> bool:
    """'the Convention on Climate Change', 'the Geneva Conventions'; but no gathering of a party."""
    if re.search(
        r"\b(?:party|national|republican|democratic|constitutional|libertarian|contested|brokered|annual|gop)\b",
        noun.before,
    ):
        return False
    if re.search(
        r"\b(?:weapons|geneva|vienna|hague|framework|toxin|european|istanbul|imo|maritime|rights|tax|refugee|torture)\b",
        noun.before,
    ):
        return True
    if noun.follows("on", "against", "relating", "concerning", "between", "with", "for") and not noun.plural:
        return noun.edge.determiner is not None
    if noun.follows("of", ",") and noun.scope.tokens[noun.last].is_capitalised:
        return True
    if noun.follows("center", "centre", "hall", "floor", "speech", "in", "at", "delegates", "this"):
        return False
    return bool(_BINDING.search(noun.around(40, 25)))


def _protocol(noun: Noun) -> bool:
    """'the Kyoto Protocol', 'a protocol to the treaty', 'signed a protocol'; but no protocol of a laboratory."""
    if re.search(
        r"\b(?:safety|security|medical|treatment|testing|health|diplomatic|state|vatican|internet|standard)\b",
        noun.before,
    ):
        return False
    return noun.is_name or noun.follows("to", "relating") or bool(_BINDING.search(noun.around(40, 30)))


def _declaration(noun: Noun) -> bool:
    if noun.follows("of") and noun.scope.lower(noun.last + 2) in (
        "war",
        "independence",
        "love",
        "emergency",
        "a",
        "victory",
        "bankruptcy",
    ):
        return False
    return _of_named_kind("joint", "political", "final", "trilateral", "bilateral")(noun) and not re.search(
        r"\b(?:tax|customs|emergency|disaster|court|sworn)\b", noun.before
    )


def _statement(noun: Noun) -> bool:
    """Only one that two make: 'a statement signed by both ministers'."""
    return bool(re.search(r"\b(?:joint|trilateral)\b", noun.before))


def _document(noun: Noun) -> bool:
    """'A document agreed by the countries', 'the document was signed by …'."""
    if noun.follows("agreed", "signed", "initialled", "adopted") and noun.scope.lower(noun.last + 2) in (
        "by",
        "in",
        "on",
        "at",
        "between",
    ):
        return True
    after = noun.scope.text[noun.scope.tokens[noun.last].end :][:40]
    if re.match(r"\s+(?:was|were|has been|have been|had been|is|will be)\s+(?:also\s+)?(?:signed|initialled)\b", after):
        return True
    before = noun.scope.lower(noun.edge.first - 1)
    return before in ("signed", "sign", "signing", "signs", "initialled") and not re.search(
        r"\b(?:court|legal|voting)\b", noun.before
    )


def _guarantee(noun: Noun) -> bool:
    """'security guarantees', 'guarantees that would keep the base closed'; but no guarantee of success or of a loan."""
    if re.search(r"\b(?:loan|credit|money-back|personal|bank|mortgage|no)\b", noun.before):
        return False
    if re.search(
        r"\b(?:security|binding|written|defence|defense|legal|mutual|peace|nuclear|protection)\b", noun.before
    ):
        return True
    governed = re.search(
        r"\b(?:demand|seek|sought|offer|sign|give|gave|receive|provid|want|ask\w* for|secur)\w*\s*$", _left(noun)
    )
    return noun.plural and bool(governed)


def _alliance(noun: Noun) -> bool:
    """One that is made: 'an alliance formed by …', 'a military alliance with Japan'; not NATO as 'the alliance'."""
    if noun.scope.tokens[noun.last].is_capitalised or re.search(
        r"\b(?:informal|unlikely|unholy|uneasy|political|de facto)\b", noun.before
    ):
        return False
    kind = re.search(r"\b(?:security|military|defence|defense|strategic|new|formal|trilateral|naval)\b", noun.before)
    made = re.search(
        r"\b(?:form|forms|formed|forming|forg(?:e|ed|ing)|creat(?:e|ed|ing)|build(?:ing)?|sign(?:ed|ing)?|propos(?:e|ed|ing)|"
        r"announc(?:e|ed|ing)|enter(?:ed|ing)?(?:\s+into)?)\s*$",
        _left(noun),
    )
    bound = noun.follows("with", "between", "formed", "signed", "among", "created")
    return bool(kind and (bound or made or noun.follows(",", "that", "which"))) or bool(bound and made)


def _framework(noun: Noun) -> bool:
    return bool(_BINDING.search(noun.around(40, 30))) or bool(
        noun.follows("for") and re.search(r"\bagreed\b", noun.before)
    )


def _roadmap(noun: Noun) -> bool:
    """A roadmap that parties share: joint, signed, approved, agreed, or named for peace; not a candidate's plan."""
    if re.search(r"\b(?:joint|bilateral|peace|agreed|trilateral|common)\b", noun.before) or noun.is_name:
        return True
    return bool(
        re.search(r"\b(?:sign|agree|approv|adopt|negotiat|endors|finali[sz]|draft|prepar)\w*\b", noun.around(60, 60))
    )


def _needs_reaching(noun: Noun) -> bool:
    """'reached a settlement', 'an out-of-court settlement'; not a settlement where people live."""
    if re.search(r"\b(?:israeli|jewish|illegal|squatter|human|informal|settler)\b", noun.before) or noun.follows(
        "building", "of"
    ):
        return False
    if re.search(
        r"\b(?:peace|out-of-court|divorce|legal|million|billion|negotiated|court|class-action)\b", noun.before
    ):
        return True
    return bool(_REACHING.search(_left(noun, 25))) or bool(
        _REACHING.match(noun.scope.text[noun.scope.tokens[noun.last].end :][:20].lstrip())
    )


def _signed(noun: Noun) -> bool:
    return bool(_BINDING.search(_left(noun, 30))) or noun.follows("signed")


def _partnership(noun: Noun) -> bool:
    """'signed a partnership', 'a defence partnership with Peru': one that binds, not a relationship."""
    if noun.is_name or _BINDING.search(noun.around(40, 30)):
        return noun.scope.lower(noun.edge.first - 1) != "in"
    kind = re.search(
        r"\b(?:defen[cs]e|security|trade|economic|energy|minerals?|fisheries|military|digital)\b", noun.before
    )
    return bool(kind) and noun.follows("with", "between") and noun.scope.lower(noun.edge.first - 1) != "in"


def _arrangement(noun: Noun) -> bool:
    """'signed an arrangement', 'their visa arrangement'; not seating arrangements."""
    kind = re.search(r"\b(?:trade|visa|access|sharing|holiday|working|interim|mutual|bilateral|transit)\b", noun.before)
    return _signed(noun) or bool(kind and not noun.plural)


def _lending(noun: Noun) -> bool:
    """'signed a loan', 'a $2 billion loan to Chad': lent by one to another, not taken by a person."""
    if _signed(noun) or _REACHING.search(_left(noun, 25)):
        return True
    return bool(re.search(r"[$€£¥]|\b(?:million|billion|bn)\b", noun.before)) and noun.follows(
        "to", "from", "for", "with"
    )


def _pause(noun: Noun) -> bool:
    """'a humanitarian pause', 'a pause in the fighting', 'a pause of 72 hours'."""
    after = noun.scope.text[noun.scope.tokens[noun.last].end :][:40]
    stops = re.match(
        r"\s+(?:in|to) (?:the )?(?:fighting|hostilities|attacks|strikes|shelling|bombing)|\s+of \w+ (?:hours|days)",
        after,
    )
    return "humanitarian" in noun.before or bool(stops)


def _signed_near(noun: Noun) -> bool:
    return noun.is_name or bool(_BINDING.search(noun.around(40, 30)))


def _memorandum(noun: Noun) -> bool:
    """A memorandum between parties; not one that an office writes to itself."""
    return noun.is_name or bool(_BINDING.search(noun.around(60, 40))) or noun.follows("between", "with")


def _left(noun: Noun, width: int = 30) -> str:
    start = noun.scope.tokens[noun.edge.first].start
    return noun.scope.text[max(noun.scope.span.start, start - width) : start].lower()


_FRAMES: dict[str, Callable[[Noun], bool]] = {
    "convention": _convention,
    "protocol": _protocol,
    "declaration": _declaration,
    "statement": _statement,
    "document": _document,
    "guarantee": _guarantee,
    "alliance": _alliance,
    "framework": _framework,
    "roadmap": _roadmap,
    "road map": _roadmap,
    "action plan": _roadmap,
    "plan of action": _roadmap,
    "settlement": _needs_reaching,
    "compromise": _signed,
    "arrangement": _arrangement,
    "partnership": _partnership,
    "instrument": _signed_near,
    "quota": _signed,
    "loan": _lending,
    "grant": _lending,
    "pause": _pause,
    "free trade area": _signed_near,
    "understanding": _signed,
    "undertaking": _signed,
    "compact": _of_named_kind("signed", "interstate"),
    "charter": _signed,
    "covenant": _of_named_kind("international"),
    "entente": _of_named_kind("cordiale"),
    "memorandum": _memorandum,
}
