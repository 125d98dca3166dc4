"""What an agreement is about: one of the subjects of the vocabulary, from the words of its phrase."""

from __future__ import annotations

import re
from functools import cache

from onrecord.language.lexicon.lists import table

__all__ = ["subject_of"]

_DEFAULTS = {"joint_statement": "diplomacy", "security_guarantee": "security"}


def subject_of(words: str, kind: str = "other") -> str:
    """The subject with the most words in the phrase; of two that have as many, the one named first.

    >>> subject_of("a contract for the supply of natural gas")
    'energy'
    >>> subject_of("a joint statement", "joint_statement"), subject_of("a landmark deal")
    ('diplomacy', 'other')
    >>> subject_of("a treaty on the use of the railways and ports of the coast")
    'transport'
    """
    count: dict[str, int] = {}
    for match in _pattern().finditer(words):
        subject = str(match.lastgroup)
        count[subject] = count.get(subject, 0) + 1
    if not count:
        return _DEFAULTS.get(kind, "other")
    best = max(count.values())
    # A dictionary keeps the order in which subjects were first named.
    return next(subject for subject, number in count.items() if number == best)


@cache
def _pattern() -> re.Pattern[str]:
    """A stem of four letters or fewer must be the whole word or its plural: 'car' is not 'care'."""
    stems = [(stem, row["subject"]) for row in table("agreement_subjects") for stem in row["words"].split(";")]
    stems.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    by_subject: dict[str, list[str]] = {}
    for stem, subject in stems:
        ending = r"s?\b" if len(stem) <= 4 else ""
        by_subject.setdefault(subject, []).append(re.escape(stem).replace(r"\ ", r"\s+") + ending)
    # Longer stems first across subjects: 'nuclear power' is energy, 'nuclear weapons' security.
    ordered = sorted(by_subject.items(), key=lambda pair: -max(len(stem) for stem in pair[1]))
    return re.compile(
        r"\b(?:" + "|".join(f"(?P<{name}>{'|'.join(parts)})" for name, parts in ordered) + ")", re.IGNORECASE
    )
