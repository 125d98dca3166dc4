"""What people decide, in the .toml files of build/: who an entity is, what a measure is called, what a rule missed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from onrecord.schema.corrected import CORRECTED_TABLES, cells_schema
from onrecord.schema.types import COUNTRY_PATTERN, ENTITY_ID_PATTERN, EntityKind, IndicatorKind
from onrecord.schema.vocabulary import one_of

__all__ = ["Cell", "Correction", "CorrectionFile", "EntityEntry", "EntityFile", "MeasureEntry", "MeasureFile"]

Cell = str | bool | int | float | list[str]
"""The value of a cell as TOML writes it. TOML has no null: the empty string stands for it, since no cell is empty."""


class _Decision(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class EntityEntry(_Decision):
    """One entity, and the other names under which articles give it."""

    id: str = Field(description="Names the entity in every table.", pattern=ENTITY_ID_PATTERN)
    name: str = Field(description="The fullest name, without titles.")
    kind: EntityKind = Field(description="What it is.")
    role: str | None = Field(None, description="The office or description, as of the event.")
    country: str | None = Field(None, description="ISO 3166-1 alpha-2.", pattern=COUNTRY_PATTERN)
    wikidata: str | None = Field(None, description="Its Wikidata item, once checked.", pattern=r"^Q[1-9]\d*$")
    aliases: list[str] = Field(default_factory=list, description="Other names and spellings that articles give it.")


class EntityFile(_Decision):
    """build/entities.toml: the entities that are the same one in all articles."""

    entity: list[EntityEntry] = Field(default_factory=list)


class MeasureEntry(_Decision):
    """One thing that is measured, under one name in all articles."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")] = Field(description="The snake_case name.")
    description: str = Field(description="What it measures, in one sentence.")
    kind: IndicatorKind = Field(description="What sort of quantity it is.")
    words: list[str] = Field(description="The phrases that name it, lower case; the head stands last.", min_length=1)
    context: list[str] = Field(
        default_factory=list,
        description="Lower-case words of which at least one stands in the sentence, if any is given.",
    )


class MeasureFile(_Decision):
    """build/measures.toml: the names of what is measured."""

    measure: list[MeasureEntry] = Field(default_factory=list)

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        names = [measure.name for measure in self.measure]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"a measure stands twice: {', '.join(twice)}")
        return self


def _by_table_and_action(schema: dict[str, Any]) -> None:
    """Adds what an editor needs to complete the cells of each table, and the rules of `_is_whole` as far as they go."""
    by_table = [
        _when("table", table, {"set": cells_schema(table, fixed=False), "expect": cells_schema(table, fixed=True)})
        for table in CORRECTED_TABLES
    ]
    nothing = {"maxProperties": 0}
    by_action = [
        _when("action", "edit", {"set": {"minProperties": 1}}, ["set"]),
        _when("action", "drop", {"set": nothing, "expect": {"minProperties": 1}}, ["expect"]),
        _when("action", "add", {"expect": nothing}, ["set"]),
    ]
    schema["allOf"] = by_table + by_action


def _when(key: str, value: str, properties: dict[str, Any], required: Sequence[str] = ()) -> dict[str, Any]:
    then: dict[str, Any] = {"properties": properties} | ({"required": list(required)} if required else {})
    return {"if": {"properties": {key: {"const": value}}, "required": [key]}, "then": then}


class Correction(_Decision):
    """One row that a rule got wrong, made up, or missed."""

    model_config = ConfigDict(json_schema_extra=_by_table_and_action)

    table: Annotated[str, one_of(CORRECTED_TABLES)] = Field(description="The table of the row.")
    action: Literal["edit", "drop", "add"] = Field(
        description="edit: a row's cells are wrong; drop: it is no row; add: no rule found it."
    )
    at: str = Field(description="The exact words of the row, as they stand in the article's text.", min_length=1)
    within: str | None = Field(
        None, description="Longer exact words that hold `at`, where `at` alone stands more than once.", min_length=1
    )
    expect: dict[str, Cell] = Field(
        default_factory=dict,
        description="Cells as the rule left them, by column; the build fails once they are otherwise. "
        "An edit names every column that it sets. The empty string stands for null.",
    )
    set: dict[str, Cell] = Field(
        default_factory=dict,
        description="Cells as they should be, by column; the empty string stands for null. `text` moves the row to "
        "other words of the article; `parties` lists the entity ids of an agreement.",
    )
    reason: str = Field(description="Why, so that a reader can judge it.", min_length=10)
    reviewer: str = Field(description="Who answers for it.", min_length=1)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.within is not None and self.at not in self.within:
            raise ValueError("`within` does not hold the words of `at`")
        match self.action:
            case "edit":
                if not self.set:
                    raise ValueError("an edit says in `set` which cells to change")
                if missing := sorted(set(self.set) - set(self.expect) - {"text"}):
                    raise ValueError(
                        f"an edit says in `expect` what it finds in each cell that it sets: {', '.join(missing)}"
                    )
            case "drop":
                if self.set:
                    raise ValueError("a drop sets nothing")
                if not self.expect:
                    raise ValueError("a drop says in `expect` what it finds")
            case "add":
                if self.expect:
                    raise ValueError("an added row is expected nowhere: `expect` must be left out")
                if "text" in self.set:
                    raise ValueError("the words of an added row stand in `at`")
        return self


class CorrectionFile(_Decision):
    """build/corrections/<article_id>.toml: what people changed in the rows of one article."""

    correction: list[Correction] = Field(min_length=1)
