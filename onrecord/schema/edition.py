"""What a data package says of its edition: whether the articles' text is all there, and if not, what was left out."""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

__all__ = ["EDITIONS", "Edition", "EditionName", "Excerpt"]

EditionName = Literal["public", "full"]

EDITIONS: dict[EditionName, str] = {
    "public": "without the text of articles that not everybody may share, but for spans up to a share of each",
    "full": "with the whole text of every article",
}
"""The editions in which a dataset is published, each in a few words."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", alias_generator=to_camel, populate_by_name=True)


class Excerpt(_Part):
    """How much is shown of an article whose text is withheld."""

    article_id: str
    characters: int = Field(description="The length of its text, in code points.")
    shown: int = Field(description="How many of them the package shows, each counted once.")

    @property
    def share(self) -> float:
        """What part of the article is shown; 0 of an article without text."""
        return self.shown / self.characters if self.characters else 0.0


class Edition(_Part):
    """The `edition` of a `datapackage.json`. A package without it is of the full edition."""

    name: EditionName
    cap: float | None = Field(default=None, description="The share of an article that its spans come to at most.")
    longest: int | None = Field(default=None, description="The length of the longest span, in code points.")
    withheld: dict[str, int] = Field(default_factory=dict, description="How many cells are null for it, by column.")
    articles: tuple[Excerpt, ...] = Field(default=(), description="What is shown of each article that is withheld.")
    full_content_hash: str | None = Field(default=None, description="The content hash of the full edition.")
    full_content_hashes: dict[str, str] = Field(
        default_factory=dict, description="Those of the tables that are not the same there."
    )

    @classmethod
    def of(cls, descriptor: dict[str, Any]) -> Self:
        """The edition of a data package.

        >>> Edition.of({"resources": []}).name
        'full'

        Raises:
            pydantic.ValidationError: what it says of its edition is not that.
        """
        return cls.model_validate(descriptor.get("edition", {"name": "full"}))

    def as_json(self) -> dict[str, Any]:
        """The edition as the descriptor holds it."""
        return self.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)
