"""How firm an agreement is, and whether the text says that it is so: from the words that govern the mention."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.extraction.agreements.cues import Cue, cues, grammar, heads, moods, status_adjectives
from onrecord.extraction.agreements.tokens import Scope
from onrecord.language.syntax.standing import Sense, standing_of

__all__ = ["Standing", "standing"]

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_REACH = 14
"""How many tokens a governing word may stand before its object."""
_SUBJECTS = frozenset({"i", "he", "she", "we", "they", "it", "you"})
_MAKING = frozenset({"signed", "agreed", "ratified", "approved", "prepared"})
_UNDOING = frozenset({"suspended", "terminated", "withdrawn", "lapsed"})
_SINCE = frozenset({"ratified", "extended", "suspended", "terminated", "rejected", "withdrawn", "lapsed"})


class Standing(NamedTuple):
    """The status, and what shows it."""

    status: str
    negated: bool = False
    cue: int | None = None
    """The token of the governing word, where there is one."""
    rule: str = "default"
    leaving: bool = False
    """Whether somebody only leaves it: 'pulled out of', not 'withdrew from', which is the word of treaties."""


_HAVING = Cue("in_force", before=True, after=False)
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
    >>> status("Peru has not signed the treaty.", "the treaty")
    ('signed', True)
    >>> status("The treaty, which was to expire in May, has been extended.", "The treaty")
    ('extended', False)
    >>> status("Peru urged its neighbours to observe a truce.", "a truce")
    ('demanded', False)
    >>> status("They are in talks on a treaty.", "a treaty")
    ('under_negotiation', False)
    """
    denied = scope.lower(first - 2 if scope.lower(first - 1) == "that" else first - 1)
    negated = determiner == "no" or denied in ("deny", "denies", "denied", "denying")
    predicate = _predicate(scope, last)
    governor = _governor(scope, first)
    inner = _participle(scope, head + 1, last) or _late_participle(scope, head, last) or _inserted(scope, last)
    if inner is not None:
        return _later(scope, last, predicate, governor) or inner
    if predicate is not None and _is_subject(scope, last):
        return _judge(scope, predicate, last + 1, negated, "predicate")
    if governor is not None:
        return _judge(scope, governor, max(0, governor.first - 7), negated, "object")
    if predicate is not None:
        return _judge(scope, predicate, last + 1, negated, "predicate")
    for index in range(first, head):
        if scope.lower(index) in status_adjectives():
            return Standing(status_adjectives()[scope.lower(index)], negated, None, "adjective")
    opener = scope.lower(head + 1)
    if opener in ("that", "which") and scope.lower(head + 2) in ("would", "could", "might"):
        return Standing("proposed", negated, None, "hypothetical")
    settled = named or determiner in ("'s", "the", "its", "their", "his", "her", "this", "these", "our")
    return Standing("in_force" if settled else "agreed", negated)


def _later(scope: Scope, last: int, predicate: _Found | None, governor: _Found | None) -> Standing | None:
    """What befell it since it was made: 'the deal reached in May expired', 'scrapped the pact signed in 1990'."""
    if predicate is not None and _is_subject(scope, last):
        found = _judge(scope, predicate, last + 1, False, "predicate")
    elif governor is not None:
        found = _judge(scope, governor, max(0, governor.first - 7), False, "object")
    else:
        return None
    return found if found.status in _SINCE and not found.negated else None


def _match(scope: Scope, index: int, *, ends: bool) -> _Found | None:
    """The longest cue that ends (or starts) at a token."""
    for size in (3, 2, 1):
        first = index - size + 1 if ends else index
        if first < 0 or first + size > len(scope.tokens):
            continue
        found = cues().get(" ".join(scope.lower(i) for i in range(first, first + size)))
        if found is not None:
            return _Found(found, first, first + size - 1)
    return None


def _inserted(scope: Scope, last: int) -> Standing | None:
    """'the treaty, signed in 1990, binds both': a participle between commas."""
    if scope.lower(last + 1) != "," or scope.lower(last + 3) not in grammar("agent_opener"):
        return None
    return _participle(scope, last + 2, last + 10)


def _late_participle(scope: Scope, head: int, last: int) -> Standing | None:
    """'the treaty between the two signed in Lima': the participle after another complement."""
    if scope.lower(head + 1) in ("between", "with", "of", "on", "for"):
        for index in range(head + 3, last):
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
        return Standing("expected", False, index + 2, "participle") if found and found.cue.after else None
    if scope.lower(index) not in grammar("participle") and scope.lower(index - 1) != "being":
        return None
    found = _match(scope, index, ends=False)
    if found is None or not (found.cue.after or found.cue.before):
        return None
    status = found.cue.status
    made_then = any(_YEAR.match(scope.lower(i)) for i in range(index, min(last, index + 8) + 1))
    if (
        status == "agreed"
        and made_then
        and scope.lower(index) in ("reached", "struck", "made", "concluded", "agreed", "sealed")
    ):
        # A deal that was reached years ago is on paper by now.
        status = "signed"
    return Standing(status, False, index, "participle")


def _is_subject(scope: Scope, last: int) -> bool:
    """Whether a finite verb (or a comment between commas and then a verb) follows the mention."""
    after = scope.lower(last + 1)
    if after in grammar("auxiliary") or after in ("expires", "expired", "collapsed", "remains", "lapsed", "also"):
        return True
    found = _match(scope, last + 1, ends=False)
    if found is not None and found.cue.after and not found.cue.before:
        return True
    return after == "," and scope.lower(last + 2) in ("which", "signed", "reached")


def _predicate(scope: Scope, last: int) -> _Found | None:
    """The verb of which the mention is the subject: the last one wins over that of an inserted clause."""
    found: _Found | None = None
    inserted = scope.lower(last + 1) == ","
    limit = min(len(scope.tokens), last + 26)
    index = last + 1
    while index < limit:
        word = scope.lower(index)
        if word in (";", ".", ":", "while", "because", "but", "although", "said", "says") or (word == "and" and found):
            break
        if word == "that" and not inserted:
            break
        hit = _match(scope, index, ends=False)
        if word == "," and index > last + 1:
            inserted = False
        if (
            hit is not None
            and hit.cue.after
            and _is_verbal(scope, hit, last)
            and (not inserted or hit.first <= last + 6)
        ):
            found = hit
            if not inserted:
                break
            index = hit.last
        if word in ("a", "an") and not inserted:
            break
        index += 1
    return found


def _is_verbal(scope: Scope, found: _Found, last: int) -> bool:
    """A participle needs an auxiliary before it; a finite form that cannot be transitive does not."""
    if not found.cue.before or found.first == last + 1:
        return not found.cue.before or scope.lower(found.first).endswith(("ed", "en"))
    for index in range(found.first - 1, last, -1):
        word = scope.lower(index)
        if word in grammar("auxiliary"):
            return True
        if word not in (
            "to",
            "not",
            "n't",
            "also",
            "expected",
            "likely",
            "due",
            "set",
            "then",
            "finally",
        ) and not word.endswith("ly"):
            return False
    return False


def _governor(scope: Scope, first: int) -> _Found | None:
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
            comma = index
        found = _match(scope, index, ends=True)
        if found is not None and found.cue.before:
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


def _is_list(scope: Scope, cue: int, comma: int) -> bool:
    """Whether the comma parts the objects of one verb: 'signed a treaty, a protocol and an accord'."""
    return any(scope.lower(index) in heads() for index in range(cue + 1, comma))


def _naming(scope: Scope, index: int) -> int | None:
    """Where 'what they call' begins, that only introduces a name."""
    return next((place for place in range(index - 1, max(-1, index - 5), -1) if scope.lower(place) == "what"), None)


def _judge(scope: Scope, found: _Found, left: int, negated: bool, rule: str) -> Standing:
    """The status of a cue in its mood: what could be signed is expected, what one wants signed is proposed."""
    status = found.cue.status
    if scope.lower(found.last) == "of":
        above = _governor(scope, found.first)
        if (
            above is not None
            and status in _MAKING
            and above.last >= found.first - 4
            and above.cue.status in ("proposed", "demanded", "under_negotiation", "expected")
        ):
            # 'proposals for the formation of …': the making has not begun.
            found, status = above, above.cue.status
        elif above is not None and status in _UNDOING and above.cue.status in ("proposed", "demanded", "expected"):
            # 'calls for the suspension of …': it has not come to that.
            return Standing("in_force", False, found.first, rule)
    governed = _governed(scope, found, status, rule)
    if governed is not None:
        return governed
    context = [scope.lower(index) for index in range(max(left, found.first - 7), found.first)]
    for boundary in (",", ";", "that", "which", "and"):
        if boundary in context and boundary != "and":
            context = context[len(context) - context[::-1].index(boundary) :]
    if context[-4:-1].count("or") and "not" in context[-4:]:
        # 'whether or not they sign' denies nothing.
        context = [word for word in context if word != "not"]
    negated = negated or any(word in grammar("negation") for word in context[-4:])
    if " ".join(context[-3:]).startswith(("has yet to", "have yet to", "had yet to")):
        return Standing("expected", False, found.first, rule)
    governor = next((word for word in reversed(context) if word in moods()), None)
    infinitive = bool(context) and "to" in context[-3:]
    if governor is not None and (infinitive or governor in ("must", "should", "refused", "refusing")):
        wish = moods()[governor]
        if wish == "rejected":
            return Standing("rejected", False, found.first, rule)
        if status in _MAKING:
            return Standing(wish, negated, found.first, rule)
        if status in ("in_force", "extended") and wish in ("demanded", "proposed"):
            return Standing(wish, negated, found.first, rule)
        if status in _UNDOING:
            return Standing("in_force", False, found.first, rule)
    perfect = context[-2:] == ["to", "have"] and not grammar("unreal") & set(context[-5:])
    unreal = (not perfect and any(word in grammar("unreal") for word in context[-5:])) or (
        infinitive and not perfect and _awaits(context)
    )
    if not unreal:
        leaving = status == "withdrawn" and not scope.lower(found.first).startswith("withdr")
        return Standing(status, negated, found.first, rule, leaving)
    if status in _MAKING:
        return Standing("expected", negated, found.first, rule)
    if status in ("extended", "suspended", "terminated"):
        return Standing("in_force", False, found.first, rule)
    return Standing(status, negated, found.first, rule)


_DID_NOT_HAPPEN = frozenset({Sense.DENIED, Sense.FAILED, Sense.CONDITIONAL})
_MAY_HAPPEN = frozenset(
    {Sense.THREATENED, Sense.FEARED, Sense.CONSIDERED, Sense.POSTPONED, Sense.PLANNED, Sense.REFUSED}
)


def _governed(scope: Scope, found: _Found, status: str, rule: str) -> Standing | None:
    """What is denied, threatened, postponed or only might have been did not happen: an agreement in force stays so."""
    sentence = scope.document.sentence_at(scope.tokens[found.first].start)
    hold = standing_of(scope.document, sentence, scope.tokens[found.first].start)
    denied = hold.sense in _DID_NOT_HAPPEN
    if not denied and hold.sense not in _MAY_HAPPEN:
        return None
    if status in _UNDOING:
        return Standing("in_force", False, found.first, rule)
    if (status not in _MAKING and status != "extended") or hold.sense is Sense.REFUSED:
        return None
    if denied:
        return Standing(status, True, found.first, rule)
    return Standing("expected", hold.negated, found.first, rule)


def _awaits(context: list[str]) -> bool:
    """'is expected to', 'plans to', 'are to': the infinitive has not come true."""
    return any(word in grammar("awaiting") for word in context[-6:])
