"""What a rule is, and a part of the project that has rules."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.check.findings import Level

__all__ = ["Part", "Rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule that a dataset must keep."""

    code: str
    level: Level
    explanation: str
    """One sentence that says what is wrong when the rule is broken."""
    advice: str
    """What the person who sees the finding can do."""


@dataclass(frozen=True, slots=True)
class Part:
    """What the rules of one letter are about."""

    letter: str
    title: str
    where: str
    """What is looked at to find a rule broken."""
