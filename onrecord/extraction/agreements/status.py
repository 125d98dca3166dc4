"""How firm an agreement is, and whether the text says that it is so.

What befalls the agreement is told by an event: a verb of which it is object or subject, a noun such as "signing of", a
participle. What the text makes of the event itself (denied, planned, threatened, asked) is told by its standing, and
the two together give the status.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.extraction.agreements.cues import Cue, cues, grammar, heads, status_adjectives
from onrecord.extraction.agreements.tokens import Scope
from onrecord.language.syntax.standing import Sense, standing_of
from onrecord.language.syntax.standing import Standing as Clause

__all__ = ["ENDINGS", "Standing", "standing"]

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_REACH = 14
"""How many tokens a governing word may stand before its object."""
_SUBJECTS = frozenset({"i", "he", "she", "we", "they", "it", "you"})
_MAKING = frozenset({"signed", "agreed", "ratified", "approved", "prepared"})
ENDINGS = frozenset({"suspended", "lapsed", "withdrawn", "terminated"})
_SINCE = ENDINGS | {"ratified", "extended", "rejected"}
_WISHES = frozenset({"demanded", "proposed", "under_negotiation", "expected"})
_BE = frozenset({
    "is", "are", "was", "were", "be", "been", "being", "get", "gets", "got", "isn't", "wasn't", "aren't",
    "weren't",
})  # fmt: skip
_TRYING = frozenset({
    "try", "tries", "tried", "trying", "attempt", "attempts", "attempting", "effort", "efforts", "striving",
})  # fmt: skip
_SETTLED = frozenset({"the", "'s", "its", "their", "his", "her", "this", "these", "our", "that", "those"})
_DONE = frozenset({"concluded", "completed", "finished", "finalised", "finalized"})
_TURNED = {
    Sense.POSTPONED: "expected",
    Sense.FEARED: "expected",
    Sense.THREATENED: "expected",
    Sense.PLANNED: "expected",
    Sense.AGREED: "expected",
    Sense.EXPECTED: "expected",
    Sense.CONSIDERED: "expected",
    Sense.CONDITIONAL: "expected",
    Sense.PROPOSED: "proposed",
    Sense.DEMANDED: "demanded",
    Sense.ORDERED: "demanded",
    Sense.REFUSED: "rejected",
}
"""What is only feared, planned, demanded … to be made, by what the text makes of the making."""


class Standing(NamedTuple):
    """The status, and what shows it."""

    status: str
    negated: bool = False
    cue: int | None = None
    """The token of the governing word, where there is one."""
    rule: str = "default"
    force: str = ""
    """How much the governing word says: bind, loose or weak."""


_HAVING = Cue("in_force", before=True, after=False, force="weak")
"""'Norway has a treaty with Sweden.'"""


class _Found(NamedTuple):
    cue: Cue
    first: int
    last: int


def standing(scope: Scope, first: int, head: int, last: int, determiner: str | None, named: bool) -> Standing:
    """The standing of the mention at tokens `first` to `last`, whose head noun ends at token `head`.

    >>> from onrecord.language.document import Document
    >>> from onrecord.extraction.agreements.tokens import Scopes
    >>> def status(text, words):
    ...     scope = Scopes(Document(text)).at(0)
    ...     first = scope.index(text.index(words))
    ...     last = first + len(words.split()) - 1
    ...     found = standing(scope, first, last, last, words.split()[0], False)
    ...     return found.status, found.negated
    >>> status("Peru could sign a treaty in May.", "a treaty")
    ('expected', False)
    >>> status("Peru denied that it had signed a treaty.", "a treaty")
    ('signed', True)
    >>> status("The treaty, which was to expire in May, has been extended.", "The treaty")
    ('extended', False)
    >>> status("Peru threatened to tear up the treaty.", "the treaty")
    ('in_force', False)
    >>> status("Peru put the treaty on hold.", "the treaty")
    ('suspended', False)
    >>> status("Was a treaty signed?", "a treaty")
    ('signed', False)
    """
    negated = determiner in ("no", "neither")
    predicate = _predicate(scope, last)
    governor = _governor(scope, first, last)
    inner = _participle(scope, head + 1, last) or _late_participle(scope, head, last) or _inserted(scope, last)
    relative = _relative(scope, head, last)
    if inner is not None or relative is not None:
        return _later(scope, last, predicate, governor) or inner or relative or Standing("agreed")
    if predicate is not None and _is_subject(scope, last):
        if governor is not None and governor.cue.status == "under_negotiation" and predicate.cue.status in ENDINGS:
            # 'talks on a treaty collapsed'
            return Standing("rejected", False, governor.first, "object", "loose")
        return _judge(scope, predicate, determiner, negated, "predicate")
    if governor is not None:
        if governor.cue.force == "weak" and (told := _adjective(scope, first, head, negated)) is not None:
            # 'under a draft treaty'
            return told
        return _judge(scope, governor, determiner, negated, "object")
    if predicate is not None:
        return _judge(scope, predicate, determiner, negated, "predicate")
    if scope.lower(first - 1) == "without":
        return Standing("agreed", True, first - 1, "object")
    return _unsaid(scope, first, head, last, determiner, negated, named)


def _unsaid(
    scope: Scope, first: int, head: int, last: int, determiner: str | None, negated: bool, named: bool
) -> Standing:
    """What the phrase itself tells of the status, where no verb does."""
    told = _adjective(scope, first, head, negated)
    if told is not None:
        return told
    opener = scope.lower(head + 1)
    if opener in ("that", "which") and scope.lower(head + 2) in ("would", "could", "might"):
        return Standing("proposed", negated, None, "hypothetical")
    if any(_YEAR.match(scope.lower(index)) for index in range(first, last + 1)) and not named:
        # 'the contract of 2017': whatever became of it, it was made.
        return Standing("signed", negated)
    return Standing("in_force" if named or determiner in _SETTLED else "agreed", negated)


def _adjective(scope: Scope, first: int, head: int, negated: bool) -> Standing | None:
    for index in range(first, head):
        if scope.lower(index) in status_adjectives():
            return Standing(status_adjectives()[scope.lower(index)], negated, None, "adjective", "loose")
    return None


# ── what is found ───────────────────────────────────────────────────────────────────────────────────────────────────


def _later(scope: Scope, last: int, predicate: _Found | None, governor: _Found | None) -> Standing | None:
    """What befell it since it was made: 'the deal reached in May expired', 'scrapped the pact signed in 1990'."""
    if predicate is not None and _is_subject(scope, last):
        found = _judge(scope, predicate, "the", False, "predicate")
    elif governor is not None:
        found = _judge(scope, governor, "the", False, "object")
    else:
        return None
    return found if found.status in _SINCE and not found.negated else None


def _match(scope: Scope, index: int, *, ends: bool) -> _Found | None:
    """The longest cue that ends (or starts) at a token."""
    for size in (5, 4, 3, 2, 1):
        first = index - size + 1 if ends else index
        if first < 0 or first + size > len(scope.tokens):
            continue
        found = cues().get(" ".join(scope.lower(i) for i in range(first, first + size)))
        if found is not None:
            return _Found(found, first, first + size - 1)
    return None


def _relative(scope: Scope, head: int, last: int) -> Standing | None:
    """'the treaty that Peru and Chile signed in May': the verb of a relative clause whose object it is."""
    if scope.lower(head + 1) not in ("that", "which"):
        return None
    if scope.lower(head + 2) in grammar("auxiliary"):
        return None
    for index in range(head + 3, min(len(scope.tokens), head + 12)):
        found = _match(scope, index, ends=False)
        if found is not None and found.cue.before and found.cue.force == "bind":
            return _judge(scope, found, "the", False, "relative")
        if scope.lower(index) in (",", ";"):
            break
    return None


def _inserted(scope: Scope, last: int) -> Standing | None:
    """'the treaty, signed in 1990, binds both': a participle between commas."""
    if scope.lower(last + 1) != "," or scope.lower(last + 3) not in grammar("agent_opener"):
        return None
    return _participle(scope, last + 2, last + 10)


def _late_participle(scope: Scope, head: int, last: int) -> Standing | None:
    """'the treaty between the two signed in Lima': the participle after another complement."""
    if scope.lower(head + 1) in ("between", "with", "of", "on", "for", "also", "to"):
        for index in range(head + 2, last):
            if scope.lower(index) in ("signed", "reached", "concluded", "struck") and scope.lower(index + 1) in grammar(
                "agent_opener"
            ):
                return _participle(scope, index, last)
    return None


def _participle(scope: Scope, index: int, last: int) -> Standing | None:
    """'signed in 1990', 'agreed by the two', 'being prepared': what follows the noun inside the mention."""
    if index > last:
        return None
    if scope.lower(index) == "being":
        index += 1
    elif scope.lower(index) == "to" and scope.lower(index + 1) == "be":
        found = _match(scope, index + 2, ends=False)
        return (
            Standing("expected", False, index + 2, "participle", "bind")
            if found is not None and found.cue.after
            else None
        )
    if scope.lower(index) not in grammar("participle") and scope.lower(index - 1) != "being":
        return None
    found = _match(scope, index, ends=False)
    if found is None or not (found.cue.after or found.cue.before):
        return None
    status = found.cue.status
    made_then = any(_YEAR.match(scope.lower(i)) for i in range(index, min(last, index + 8) + 1))
    making = ("reached", "struck", "made", "concluded", "agreed", "sealed")
    if status == "agreed" and made_then and scope.lower(index) in making:
        # A deal that was reached years ago is on paper by now.
        status = "signed"
    return Standing(status, False, index, "participle", found.cue.force)


def _after_aside(scope: Scope, last: int) -> int:
    """Over an attribution between commas: 'A roadmap, she said, would follow'."""
    if scope.lower(last + 1) != ",":
        return last
    for place in range(last + 3, last + 8):
        if scope.lower(place) == ",":
            inside = [scope.lower(at) for at in range(last + 2, place)]
            return place if any(word in grammar("reporting") for word in inside) else last
    return last


def _is_subject(scope: Scope, last: int) -> bool:
    """Whether a finite verb (or a comment between commas and then a verb) follows the mention."""
    last = _after_aside(scope, last)
    after = scope.lower(last + 1)
    if after in grammar("auxiliary") or after == "also":
        return True
    found = _match(scope, last + 1, ends=False)
    if found is not None and found.cue.after and not found.cue.before:
        return True
    return after == "," and scope.lower(last + 2) in ("which", "signed", "reached")


def _predicate(scope: Scope, last: int) -> _Found | None:
    """The verb of which the mention is the subject: the last one wins over that of an inserted clause."""
    found: _Found | None = None
    last = _after_aside(scope, last)
    inserted = scope.lower(last + 1) == ","
    limit = min(len(scope.tokens), last + 26)
    index = last + 1
    while index < limit:
        word = scope.lower(index)
        if word in _BREAKS or (word == "and" and found) or (word == "that" and not inserted):
            break
        hit = _match(scope, index, ends=False)
        if word == "," and index > last + 1:
            inserted = False
        fits = hit is not None and hit.cue.after and _is_verbal(scope, hit, last)
        if fits and hit is not None and (not inserted or hit.first <= last + 6):
            found = hit
            if not inserted:
                break
            index = hit.last
        if (word in ("a", "an") or word in grammar("verb")) and not inserted:
            break
        index += 1
    return found


_BREAKS = frozenset({";", ".", ":", "while", "because", "but", "although", "said", "says", "as", "after", "when", "if"})


def _is_verbal(scope: Scope, found: _Found, last: int) -> bool:
    """A participle needs a form of 'be' before it; a finite form that cannot be transitive does not."""
    if not found.cue.before:
        return True
    if scope.lower(0) in _BE and scope.lower(len(scope.tokens) - 1) == "?":
        # 'Was a treaty signed?'
        return True
    if found.first == last + 1:
        # 'the deal with Chile reached in 2014'
        reduced = scope.lower(found.first) in grammar("participle")
        return reduced and scope.lower(found.last + 1) in grammar("agent_opener")
    for index in range(found.first - 1, last, -1):
        word = scope.lower(index)
        if word in _BE:
            return True
        if word not in _BETWEEN and not word.endswith("ly"):
            return False
    return False


_BETWEEN = frozenset({
    "to", "not", "n't", "also", "expected", "likely", "due", "set", "then", "finally", "still", "now",
    "since", "already", "yet", "just",
})  # fmt: skip


def _governor(scope: Scope, first: int, last: int) -> _Found | None:
    """The word of which the mention is the object, nearest to the left."""
    index = first - 1
    stop = max(-1, first - 1 - _REACH)
    comma = -1
    while index > stop:
        word = scope.lower(index)
        if word in grammar("barrier") or word in ";:" or word == "against":
            # What one rallies against is not what one makes.
            return None
        if word == ",":
            opened = next((place for place in range(index - 2, index - 5, -1) if scope.lower(place) == ","), None)
            if opened is not None and comma < 0 and index == first - 1:
                # 'demands, besides, a guarantee'
                index = opened - 1
                continue
            comma = index
        if word == "from" and (left := _left_from(scope, index)) is not None:
            return left
        found = _with_tail(scope, index, last) or _match(scope, index, ends=True)
        if found is not None and found.cue.before and not _is_subject_noun(scope, found):
            return found if comma < 0 or _is_list(scope, found.last, comma) else None
        if word in ("has", "have", "had") and index == first - 1:
            return _Found(_HAVING, index, index)
        if word in ("calls", "called", "call", "terms") and (naming := _naming(scope, index)) is not None:
            index = naming - 1
            continue
        if any(word in grammar(name) for name in ("auxiliary", "verb", "reporting")) or word in _SUBJECTS:
            return None
        index -= 1
    return None


def _left_from(scope: Scope, index: int) -> _Found | None:
    """'withdrew the country from the treaty', 'pulled it out from': the verb stands before its object."""
    for place in range(index - 1, max(-1, index - 6), -1):
        found = cues().get(f"{scope.lower(place)} from")
        if found is not None and found.status == "withdrawn":
            return _Found(found, place, place)
        if scope.lower(place) in grammar("auxiliary") or scope.lower(place) in grammar("preposition"):
            return None
    return None


def _with_tail(scope: Scope, index: int, last: int) -> _Found | None:
    """A verb whose particle stands behind its object: 'called the deal off', 'put the pact on hold'."""
    for size in (2, 1):
        tail = " ".join(scope.lower(place) for place in range(last + 1, last + 1 + size))
        found = cues().get(f"{scope.lower(index)} {tail}") if tail in _TAILS else None
        if found is not None and found.before:
            return _Found(found, index, index)
    return None


_TAILS = frozenset({"off", "up", "down", "out", "on hold", "on ice"})


def _is_subject_noun(scope: Scope, found: _Found) -> bool:
    """Whether a noun that looks like the verb stands there: 'the release of', 'its offer, a deal'."""
    before = scope.lower(found.first - 1)
    single = found.first == found.last and not scope.lower(found.first).endswith("tion")
    return single and before in ("the", "a", "an") and scope.lower(found.first + 1) != "a" and not scope.lower(
        found.first
    ).endswith("ing")  # fmt: skip


def _is_list(scope: Scope, cue: int, comma: int) -> bool:
    """Whether the comma parts the objects of one verb: 'signed a treaty, a protocol and an accord'."""
    return any(scope.lower(index) in heads() for index in range(cue + 1, comma))


def _naming(scope: Scope, index: int) -> int | None:
    """Where 'what they call' begins, that only introduces a name."""
    return next((place for place in range(index - 1, max(-1, index - 5), -1) if scope.lower(place) == "what"), None)


# ── what the text makes of it ───────────────────────────────────────────────────────────────────────────────────────


def _judge(scope: Scope, found: _Found, determiner: str | None, negated: bool, rule: str) -> Standing:
    """The status of an event by what the text makes of it: what could be signed is expected."""
    cue, status = found.cue, found.cue.status
    clause = standing_of(scope.document, scope.span, scope.tokens[found.first].start)
    said = Standing(status, negated or clause.negated, found.first, rule, cue.force)
    if clause.sense is Sense.ASKED:
        return said._replace(rule="asked")
    if status == "under_negotiation" and scope.lower(found.first - 1) in _DONE:
        return said._replace(status="agreed")
    before = {scope.lower(index) for index in range(max(0, found.first - 3), found.first)}
    if status in ("agreed", "prepared") and "being" in before and rule == "predicate":
        # 'is being hammered out'
        return said._replace(status="under_negotiation" if status == "agreed" else status)
    if scope.lower(found.first) in ("run", "expire") and before & {"has", "have", "had"}:
        return said._replace(status="lapsed", force="bind")
    if status in _MAKING:
        return _made(scope, said, clause, rule)
    if status in ENDINGS or status == "extended":
        done = clause.sense in (Sense.ASSERTED, Sense.AGREED) and not said.negated
        return said if done else Standing("in_force", False, found.first, rule, "loose")
    if status == "in_force":
        return _applied(said, clause, determiner)
    if status == "rejected":
        done = clause.sense is Sense.ASSERTED and not said.negated
        return said if done else Standing("proposed", False, found.first, rule, "weak")
    return _wished(said, clause)


def _made(scope: Scope, said: Standing, clause: Clause, rule: str) -> Standing:
    if clause.sense is Sense.ASSERTED:
        return said
    if clause.sense in (Sense.DENIED, Sense.FAILED):
        return said._replace(negated=not said.negated)
    if clause.sense is Sense.AGREED and said.status == "agreed":
        # 'agreed to form an alliance', but 'agreed to sign a treaty'
        return said
    place = clause.governor
    status = _TURNED[clause.sense]
    if place is not None and scope.text[place.start : place.end].lower().split()[0] in _TRYING:
        status = "under_negotiation"
    if clause.sense is Sense.DEMANDED and place is None and rule == "predicate":
        # 'should be signed by June' foretells.
        status = "expected"
    return said._replace(status=status, negated=said.negated and status != "rejected")


def _applied(said: Standing, clause: Clause, determiner: str | None) -> Standing:
    open_ended = determiner not in _SETTLED
    if said.force == "bind" and (said.negated or clause.sense is not Sense.ASSERTED):
        # What has yet to take effect has been made.
        return said._replace(status="agreed", negated=False, force="weak")
    if open_ended and clause.sense in (Sense.DEMANDED, Sense.ORDERED, Sense.PROPOSED, Sense.AGREED):
        return said._replace(status="agreed" if clause.sense is Sense.AGREED else _TURNED[clause.sense], negated=False)
    return said._replace(negated=False)


def _wished(said: Standing, clause: Clause) -> Standing:
    match clause.sense:
        case Sense.DENIED | Sense.FAILED:
            return said._replace(negated=not said.negated)
        case Sense.REFUSED:
            return said._replace(status="rejected", negated=False)
        case Sense.PROPOSED | Sense.DEMANDED | Sense.ORDERED if said.status == "under_negotiation":
            return said._replace(status=_TURNED[clause.sense])
    return said
