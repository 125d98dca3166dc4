"""How far the rows can be trusted: what readers changed, and what was measured on annotated sets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

__all__ = ["Accuracy", "AccuracyFile", "Quality", "Review"]


class Accuracy(BaseModel):
    """One figure, measured on a set that other people have annotated."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    table: str = Field(description="The table whose rows it is about.", examples=["quotes"])
    aspect: str = Field(description="What of them: a column, or what is found.", examples=["speaker_text"])
    measure: str = Field(description="What is counted, in a few words.", examples=["F1 of the span and its speaker"])
    figure: float = Field(description="The figure.", examples=[87.8])
    unit: str = Field("%", description="Its unit.")
    dataset: str = Field(description="The annotated set, and which part of it.", examples=["PolNeAR, development"])
    size: str = Field(description="How much of it that is.", examples=["84 articles"])
    command: str = Field(description="The command that measures it.", examples=["python benchmarks/quotes.py FILE"])


class AccuracyFile(BaseModel):
    """build/accuracy.toml: what was measured on annotated sets; the dataset card shows it."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    accuracy: list[Accuracy] = Field(default_factory=list)


class Review(BaseModel):
    """What readers did with the rows of one table."""

    model_config = ConfigDict(frozen=True, extra="ignore", alias_generator=to_camel, populate_by_name=True)

    by_rule: int = Field(description="Rows that the rules gave.")
    dropped: int = Field(description="Of those, the ones that readers took out.")
    corrected: int = Field(description="Of those, the ones in which readers changed a cell.")
    added: int = Field(description="Rows that readers added, because no rule gave them.")
    changed: dict[str, int] = Field(
        default_factory=dict, description="By column, in how many rows of the rules readers changed the cell."
    )

    @property
    def kept(self) -> int:
        """How many rows of the rules are in the table, changed or not."""
        return self.by_rule - self.dropped

    def left(self, column: str) -> float | None:
        """The share of the cells that readers left as the rules made them; None where there are none."""
        return 1 - self.changed.get(column, 0) / self.kept if self.kept else None


class Quality(BaseModel):
    """The `quality` of a `datapackage.json`."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    review: dict[str, Review] = Field(default_factory=dict, description="By table.")
    accuracy: tuple[Accuracy, ...] = ()

    @classmethod
    def of(cls, descriptor: Mapping[str, Any]) -> Self:
        """The quality that a data package states; nothing where it states none.

        Raises:
            pydantic.ValidationError: what it states is not that.
        """
        return cls.model_validate(descriptor.get("quality", {}))

    def as_json(self) -> dict[str, Any]:
        """The quality as the descriptor holds it."""
        return {key: value for key, value in self.model_dump(by_alias=True, mode="json").items() if value}
