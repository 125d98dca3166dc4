"""The scan: every place of a text where the words of an agreement may stand, found in one pass."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.extraction.agreements.cues import heads, known_names
from onrecord.language.lexicon.lists import words

__all__ = ["Trigger", "is_idiom", "triggers"]


class Trigger(NamedTuple):
    """A word that may name an agreement. `sort`: head, name, one, agree, joint, sign or accede."""

    start: int
    end: int
    sort: str


_VERBS = {
    "agree": r"[Aa]gree[ds]?(?=\s)",
    "one": r"(?:the|an?|another)\s+(?:[\w-]+\s+){0,2}?ones?"
    r"(?=\s+(?:reached|signed|concluded|struck|agreed|made|sealed)\b)",
    "joint": r"[Jj]oint(?=\s+\w)|[Jj]ointly(?=\s)",
    "plan": r"(?:plan(?:ned)?|intend(?:ed)?|vow(?:ed)?|pledged?|promised?|decided?)(?=\s+(?:to|jointly)\s)",
    "sign": r"[Ss]ign(?:s|ed|ing)?(?=\s)|[Ss]ignator(?:y|ies)",
    "accede": r"[Aa]cced(?:ed?|es|ing)(?!\w)|[Aa]ccession(?=\s+to\s)",
}


_VERB_STARTS = "AaJjpivdSst"


@cache
def _pattern() -> re.Pattern[str]:
    """One alternation by first letter, so that most places of a text cost one look."""
    by_letter: dict[str, set[str]] = defaultdict(set)
    for form in heads():
        by_letter[form[0]].add(re.escape(form[1:]).replace(r"\ ", r"\s+"))
    groups = [
        f"[{letter}{letter.upper()}](?:{'|'.join(sorted(rests, key=lambda rest: (-len(rest), rest)))})"
        for letter, rests in sorted(by_letter.items())
    ]
    names = "|".join(
        re.escape(name).replace(r"\ ", r"\s+") for name in sorted(known_names(), key=lambda n: (-len(n), n))
    )
    verbs = "|".join(f"(?P<{sort}>{pattern})" for sort, pattern in _VERBS.items())
    starts = {letter for form in heads() for letter in (form[0], form[0].upper())} | {name[0] for name in known_names()}
    # The look ahead spares most words the alternation: it halves the time of the scan.
    ahead = f"(?=[{''.join(sorted(starts | set(_VERB_STARTS)))}])"
    return re.compile(rf"\b{ahead}(?:(?P<name>{names})|(?P<head>{'|'.join(groups)})|{verbs})(?!\w|[-’'](?!s\b)\w)")


def triggers(text: str) -> Iterator[Trigger]:
    """All triggers of a text, in order.

    >>> [trigger.sort for trigger in triggers("Oslo agreed to sign the treaty, the one reached in 1990.")]
    ['agree', 'sign', 'head', 'one']
    >>> list(triggers("A dealer entreated us."))
    []
    """
    for match in _pattern().finditer(text):
        yield Trigger(match.start(), match.end(), str(match.lastgroup))


@cache
def _idioms() -> re.Pattern[str]:
    entries = sorted(words("agreement_idioms"), key=lambda entry: (-len(entry), entry))
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(e).replace(r"\ ", r"\s+") for e in entries) + r")(?![\w-])", re.IGNORECASE
    )


def is_idiom(text: str, start: int, end: int) -> bool:
    """Whether the words at this place belong to a phrase that names no agreement.

    >>> is_idiom("It took a great deal of work.", 16, 20), is_idiom("It took a trade deal to do it.", 16, 20)
    (True, False)
    """
    left = max(0, start - 30)
    around = text[left : end + 30]
    return any(left + idiom.start() <= start and end <= left + idiom.end() for idiom in _idioms().finditer(around))
