"""The .toml beside a raw text: what the text itself does not say or says untidily, with the evidence for it."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

__all__ = ["SourceFile", "Stated", "StatedDate", "StatedLanguage", "StatedNames", "StatedUrl", "StatedWords"]

_NAME_PATTERN = r"^\S(.*\S)?$"


class Stated(BaseModel):
    """What a person states about an article, with what makes it right. Without a value it is null, and `reason` is why.

    >>> StatedWords(value="The Harbour Post", evidence="harbourpost.example").value
    'The Harbour Post'
    >>> StatedWords(reason="the text does not show who published it").value
    >>> StatedWords(value="The Harbour Post")
    Traceback (most recent call last):
    pydantic_core._pydantic_core.ValidationError: ...
      Value error, a value needs `evidence` (words of the raw text), a `reason`, or both ...
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        json_schema_extra={"anyOf": [{"required": ["value", "evidence"]}, {"required": ["reason"]}]},
    )

    evidence: str | None = Field(
        None, description="The exact words of the raw text that show it, as they stand there.", min_length=1
    )
    reason: str | None = Field(
        None,
        description="Why the value is right where the words alone do not show it, why it departs from what the text "
        "shows, or why there is none.",
        min_length=10,
    )

    @model_validator(mode="after")
    def _is_founded(self) -> Self:
        value = getattr(self, "value", None)
        if value is None and self.evidence is None and self.reason is None:
            raise PydanticCustomError("incomplete", "the table is still empty")
        if value is None and self.reason is None:
            raise ValueError("without a `value` there is a `reason` why there is none")
        if value is not None and self.evidence is None and self.reason is None:
            raise ValueError("a value needs `evidence` (words of the raw text), a `reason`, or both")
        return self


class StatedWords(Stated):
    """Words: a title, a name, a statement of rights."""

    value: str | None = Field(None, description="The value; left out where there is none.", pattern=_NAME_PATTERN)


class StatedNames(Stated):
    """Names of people, in order."""

    value: list[str] | None = Field(None, description="The names; left out where there is none.", min_length=1)


class StatedDate(Stated):
    """A day."""

    value: date | None = Field(None, description="The day, as a TOML date (2022-02-04); left out where there is none.")


# What a URL and a language tag look like is said once, on the columns `url` and `language` of `articles`.
class StatedUrl(Stated):
    """A web address."""

    value: str | None = Field(
        None,
        description="The address, with http:// or https://; left out where there is none.",
        json_schema_extra={"format": "uri"},
    )


class StatedLanguage(Stated):
    """A language."""

    value: str | None = Field(
        None,
        description="The language, BCP 47; left out where there is none.",
        examples=["en", "zh-Hans"],
    )


class SourceFile(BaseModel):
    """raw/<article_id>.toml: one article, beside raw/<article_id>.txt. What the text shows plainly is not repeated."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    title: StatedWords | None = Field(None, description="The headline.")
    subtitle: StatedWords | None = Field(None, description="The standfirst below the headline.")
    outlet: StatedWords | None = Field(None, description="Who published it.")
    agency: StatedWords | None = Field(None, description="The news agency that the story comes from.")
    authors: StatedNames | None = Field(None, description="The people of the byline.")
    published: StatedDate | None = Field(None, description="The day of publication.")
    url: StatedUrl | None = Field(None, description="Where it was published.")
    language: StatedLanguage | None = Field(None, description="The language of the text.")
    translated_from: StatedLanguage | None = Field(None, description="The language it was translated from.")
    category: StatedWords | None = Field(None, description="The section or rubric it stood in.")
    event: StatedWords | None = Field(None, description="The event it covers; the same for all articles on it.")
    rights: StatedWords = Field(
        description="Whose the text is and what may be done with it. Where everybody may share the text, it opens with "
        "the SPDX identifier of the licence that says so, such as CC-BY-4.0; the public edition leaves out any other."
    )
