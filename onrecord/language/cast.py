"""The cast of an article: who is named in it, and whom a name, a title, a capital or a pronoun stands for."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.language.actors import Actor

__all__ = ["Cast", "Mention"]


class Mention(NamedTuple):
    """Words that stand for an actor: `start` and `end` in code points, end exclusive."""

    start: int
    end: int
    actor: Actor


class Cast:
    """Who is named in a text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie within the stretch, in order."""
        return []

    def resolve(self, start: int, end: int) -> Actor | None:
        """Whom the words at this place stand for, or None where the text does not tell."""
        return None
