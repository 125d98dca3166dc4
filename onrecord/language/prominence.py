"""How prominent a mention is by its place in the sentence: what a later pronoun is likeliest to take up."""

from __future__ import annotations

import re

from onrecord.language.lexicon import words
from onrecord.language.roles import role_head

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
_LAST_WORD = re.compile(r"([\w’'-]+|[,.;:—–()“\"”])[ \u00a0\n]*$")
_OWNED = words("owned_bodies") | {"supporter", "aide", "ally", "official", "voter", "backer", "rally", "adviser"}


def prominence(text: str, sentence_start: int, start: int, end: int) -> float:
    """How prominent the mention from `start` to `end` is in the sentence that begins at `sentence_start`.

    >>> text = "Holm told reporters that Berg's plan was discussed with Lund."
    >>> [prominence(text, 0, text.index(name), text.index(name) + 4) for name in ("Holm", "Berg", "Lund")]
    [3.1, 0.6, 1.0]
    """
    if text.startswith(("'s", "’s", "' ", "’ ", "-"), end) or text[max(0, start - 1) : start] == "-":
        return OWNER
    lead = text[max(sentence_start, start - 24) : start]
    if _ACCORDING_TO.search(lead) or _INVERTED.search(lead):
        return AUTHORITY
    if _RELATIVE.match(text, end):
        return SUBJECT + 0.4
    last = _LAST_WORD.search(_DETERMINER.sub("", lead))
    word = last.group(1).lower() if last else ""
    if word in _PREPOSITIONS or lead.endswith("such as "):
        return OBJECT
    following = _NEXT_WORD.match(text, end)
    verb = following.group(1) if following else ""
    if role_head(verb) or verb.removesuffix("s") in _OWNED:
        return OWNER
    if verb in _AGENT_VERBS or verb.endswith("ed"):
        return SUBJECT + 0.1
    if not word:
        return SUBJECT
    return SUBJECT - 0.3 if word in _SUBORDINATORS or word in ',;:—–(“"”' else OBJECT + 0.1
