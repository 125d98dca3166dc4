"""Who acts in the news: a person, a state, an organisation, a document that speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Actor", "ActorKind"]

ActorKind = Literal["person", "organization", "country", "document", "outlet", "group"]
"""What an actor is; the same words as the vocabulary `entity_kind` of the schema."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One who is named in an article, under the fullest name that the article gives.

    Two mentions are of the same actor exactly when their actors are equal: "Putin", "he" and "the Russian leader" all
    lead to one `Actor("Vladimir Putin", …)`. Two who speak together are an actor of kind group with `members`.

    >>> Actor("Russia", "country", country="RU").name
    'Russia'
    """

    name: str
    kind: ActorKind
    role: str | None = None
    """As the article puts it, without an article: 'Kremlin foreign policy aide'."""
    country: str | None = None
    """ISO 3166-1 alpha-2, where the article or the word itself shows it."""
    members: tuple[Actor, ...] = ()
