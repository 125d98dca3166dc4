"""What a release of the dataset says of itself: name, version, day, people, licences."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Contributor", "Licence", "Release"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Licence(_Part):
    """One licence, as Data Package knows it."""

    name: str = Field(description="Its SPDX identifier.", examples=["CC-BY-4.0"])
    title: str | None = Field(default=None, description="Its name in words.")
    path: str | None = Field(default=None, description="Where it can be read.")


class Contributor(_Part):
    """One who made the dataset, as Data Package knows them: an organisation, or a person whose names are told apart."""

    model_config = ConfigDict(populate_by_name=True)

    title: str = Field(description="The name.")
    given_name: str | None = Field(default=None, alias="givenName", description="Of a person, the given names.")
    family_name: str | None = Field(default=None, alias="familyName", description="Of a person, the family name.")
    roles: tuple[str, ...] = Field(default=(), description="What they did: creator, curator, annotator, maintainer …")
    path: str | None = Field(default=None, description="Their page, such as https://orcid.org/0000-0002-1825-0097.")
    organization: str | None = Field(default=None, description="Whom they belong to.")


class Release(_Part):
    """One release of a dataset. Its version is the data's, apart from that of the package that reads it.

    >>> Release(name="talks", title="Talks", description="Talks about talks.", version="1.2.0", created="2022-03-01")
    Release(name='talks', ..., created=datetime.date(2022, 3, 1), ...)
    """

    name: str = Field(description="Names the package.", pattern=r"^[a-z0-9._-]+$")
    title: str = Field(description="What people call it.")
    description: str = Field(description="What it is, in a sentence or two.")
    version: str = Field(description="The version of the data.", pattern=r"^\d+\.\d+\.\d+$")
    created: date = Field(description="The day of the release; never taken from the clock.")
    homepage: str | None = Field(default=None, description="Where people read about it.", pattern=r"^https?://\S+$")
    hub: str | None = Field(
        default=None,
        description="The repository on the Hugging Face hub where its versions are published: ORG/NAME.",
        pattern=r"^[\w.-]+/[\w.-]+$",
        examples=["gulls/talks"],
    )
    languages: tuple[str, ...] = Field(default=("en",), description="The languages of the texts, BCP 47.")
    keywords: tuple[str, ...] = Field(default=(), description="What people would search for.")
    licenses: tuple[Licence, ...] = Field(default=(), description="What may be done with the annotations.")
    rights: str | None = Field(default=None, description="Whose the articles are.")
    contributors: tuple[Contributor, ...] = Field(default=(), description="Who made it.")
    event: str | None = Field(default=None, description="The event that its articles cover.")
    annotations: Literal["expert-generated", "machine-generated"] = Field(
        default="machine-generated", description="Whether people have checked the rows."
    )

    @classmethod
    def read(cls, path: Path) -> Self:
        """The release that a .toml file describes.

        Raises:
            OSError: the file cannot be read.
            tomllib.TOMLDecodeError: it is not TOML.
            pydantic.ValidationError: a key is missing or unknown, or a value is not of its type.
        """
        return cls.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
