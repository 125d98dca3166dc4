"""How prominent a mention is by its place in the sentence: what a later pronoun is likeliest to take up."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.language.lexicon.lists import words
from onrecord.language.lexicon.roles import role_head

__all__ = ["AUTHORITY", "OBJECT", "OWNER", "SUBJECT", "prominence"]

AUTHORITY = 3.2
"""One who is said to have said it: 'according to Holm', '…," said Holm'."""
SUBJECT = 3.0
OBJECT = 1.0
OWNER = 0.6
"""One whose something is spoken of: "Holm's plan", 'Holm supporters'."""

_PREPOSITIONS = words("prepositions")
_SUBORDINATORS = words("clause_openers")
_AGENT_VERBS = words("agent_verbs")
_NEXT_WORD = re.compile(r"[ \u00a0]([a-z’']+)")
_ACCORDING_TO = re.compile(r"\baccording[ \u00a0]to[ \u00a0](?:(?:the|an?)[ \u00a0])?$", re.IGNORECASE)
_INVERTED = re.compile(r"[,”\"’'][ \u00a0](?:said|says|added|asked|wrote|told)[ \u00a0](?:(?:the|an?)[ \u00a0])?$")
_RELATIVE = re.compile(r",?[ \u00a0](?:who|which|whose)\b")
_DETERMINER = re.compile(r"\b(?:the|an?)[ \u00a0]$", re.IGNORECASE)
_ROLE_MODIFIERS = words("role_modifiers")
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "its", "their"))
_LAST_PLAIN = re.compile(r"([\w’'.-]+)[ \u00a0]$")
_MODIFIED = re.compile(r"[ \u00a0](?:[a-z-]+[ \u00a0]){0,4}?([a-z-]+)[ \u00a0](?=[A-Z])")
_OWNING = ("'s", "’s", "' ", "’ ", "-")
_AUTHORITATIVE = frozenset(("to", "said", "says", "added", "asked", "wrote", "told"))
_BLANK = " \u00a0\n"
_MARKS = ',.;:—–()“"”'
_LAST_WORD = re.compile(r"([\w’'-]+|[,.;:—–()“\"”])[ \u00a0\n]*$")
_OWNED = words("owned_bodies") | {"supporter", "aide", "ally", "official", "voter", "backer", "rally", "adviser"}


def prominence(text: str, sentence_start: int, start: int, end: int) -> float:
    """How prominent the mention from `start` to `end` is in the sentence that begins at `sentence_start`.

    >>> text = "Holm told reporters that Berg's plan was discussed with Lund."
    >>> [prominence(text, 0, text.index(name), text.index(name) + 4) for name in ("Holm", "Berg", "Lund")]
    [3.1, 0.6, 1.0]
    >>> text = "Holm campaign adviser Ida left."
    >>> prominence(text, 0, 0, 4), prominence(text, 0, 22, 25)
    (0.6, 3.0)
    """
    if text.startswith(_OWNING, end) or (start and text[start - 1] == "-"):
        return OWNER
    lead = text[max(sentence_start, start - 24) : start]
    word = _word_before(lead)
    if word and (word in _ROLE_MODIFIERS or role_head(word)):
        lead = _before_role(text[max(sentence_start, start - 80) : start])
        word = _word_before(lead)
    if word in _AUTHORITATIVE and (_ACCORDING_TO.search(lead) or _INVERTED.search(lead)):
        return AUTHORITY
    if "wh" in text[end : end + 5] and _RELATIVE.match(text, end):
        return SUBJECT + 0.4
    if word in _PREPOSITIONS or lead.endswith("such as "):
        return OBJECT
    following = _NEXT_WORD.match(text, end)
    told = _told_by(following.group(1)) if following else 0.0
    if told:
        return told
    if following is not None and following.group(1) not in _PREPOSITIONS and _modifies(text, end):
        return OWNER
    if not word:
        return SUBJECT
    return SUBJECT - 0.3 if word in _SUBORDINATORS or word in ',;:—–(“"”' else OBJECT + 0.1


def _before_role(lead: str) -> str:
    """What stands before the role in front of a name.

    >>> _before_role("But former state "), _before_role("with the aide ")
    ('But ', 'with the ')
    """
    while (last := _LAST_PLAIN.search(lead)) is not None:
        word = last.group(1).lower()
        if word in _PREPOSITIONS or word in _SUBORDINATORS or word in _AGENT_VERBS or word in _DETERMINERS:
            return lead
        lead = lead[: last.start()]
    return lead


def _modifies(text: str, end: int) -> bool:
    """Whether the name says whose the person is who is named next: 'Holm campaign adviser Ida Moe'."""
    found = _MODIFIED.match(text, end, end + 60)
    return found is not None and role_head(found.group(1))


@lru_cache(maxsize=1 << 12)
def _told_by(word: str) -> float:
    """How prominent the mention is by the word after it alone; 0 where that word does not tell."""
    if role_head(word) or word.removesuffix("s") in _OWNED:
        return OWNER
    return SUBJECT + 0.1 if word in _AGENT_VERBS or word.endswith("ed") else 0.0


def _word_before(lead: str) -> str:
    """The word or mark at the end, behind which a determiner may stand; the empty string where there is none.

    >>> [_word_before(lead) for lead in ("They came with the ", "They came, ", " an ", "way-out, a ")]
    ['with', ',', '', ',']
    """
    # Words of mere letters, which most are, are found without a search: it would try each place from the left.
    rest = lead.rstrip(_BLANK)
    word = rest[rest.rfind(" ") + 1 :]
    if word.isalpha():
        if word.lower() not in ("the", "a", "an"):
            return word.lower()
        if lead[len(rest) :] in (" ", "\u00a0"):
            rest = rest[: -len(word)].rstrip(_BLANK)
            word = rest[rest.rfind(" ") + 1 :]
            if word.isalpha():
                return word.lower()
    if not rest or rest[-1] in _MARKS:
        return rest[-1:]
    last = _LAST_WORD.search(_DETERMINER.sub("", lead))
    return last.group(1).lower() if last else ""
