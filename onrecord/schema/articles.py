"""The articles themselves, and who and what is named in them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from onrecord.schema.anchored import Worded
from onrecord.schema.record import Record, column
from onrecord.schema.types import COUNTRY_PATTERN, ENTITY_ID_PATTERN, SHA256_PATTERN, EntityKind

__all__ = ["Article", "Entity"]


class Article(Worded):
    """One article: its text, and where it came from as far as the source shows it."""

    table: ClassVar[str] = "articles"
    codes: ClassVar[str] = "A"
    primary_key: ClassVar[tuple[str, ...]] = ("article_id",)
    order: ClassVar[tuple[str, ...]] = ("article_id",)
    headline: ClassVar[str] = "title"
    telling: ClassVar[tuple[str, ...]] = ("outlet", "published")
    to_change: ClassVar[str] = "What an article says of itself stands in raw/<article_id>.toml."

    article_id: str = column(
        "Names the article in every table.", example="rfi-putin-goes-to-beijing", pattern=r"^\S(.*\S)?$"
    )
    title: str | None = column(
        "The headline; not part of the text.", example="Xi Meets Putin", words="kept", default=None
    )
    subtitle: str | None = column(
        "The standfirst below the headline; not part of the text.",
        example="The trip comes amidst tensions over Ukraine.",
        words="kept",
        default=None,
    )
    outlet: str | None = column("Who published it, as the source names them.", example="The Moscow Times", default=None)
    agency: str | None = column("The news agency that the story comes from.", example="AFP", default=None)
    authors: tuple[str, ...] = column(
        "The people of the byline, in its order.", example=("Jing Xuan Teng", "Matthew Walsh"), default=()
    )
    published: date | None = column("The day of publication.", example=date(2022, 2, 4), default=None)
    url: str | None = column(
        "Where it was published.",
        example="https://example.org/2022/02/04/xi-meets-putin",
        pattern=r"^https?://\S+$",
        default=None,
    )
    language: str | None = column(
        "The language of the text, BCP 47.", example="en", pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", default=None
    )
    translated_from: str | None = column(
        "The language that the text was translated from, BCP 47.",
        example="es",
        pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
        default=None,
    )
    category: str | None = column("The section or rubric it stood in.", example="Geopolitics", default=None)
    event: str | None = column(
        "The event it covers; the same for all articles on it.", example="xi-putin-beijing-2022-02-04", default=None
    )
    text: str | None = column(
        "The article without title, header and page furniture; all offsets count in it. Null where the edition "
        "withholds it: `onrecord hydrate` puts it back.",
        example="Xi Jinping and Vladimir Putin met in Beijing on Friday. …",
        words="capped",
    )
    text_sha256: str = column(
        "SHA-256 of `text` in UTF-8.",
        example="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        pattern=SHA256_PATTERN,
    )
    word_count: int = column(
        "The length of `text`: stretches between white space.", example=714, unit="words", minimum=0
    )
    raw_path: str | None = column(
        "The file with the source text, from the project's root.",
        example="raw/rfi-putin-goes-to-beijing.txt",
        default=None,
    )
    raw_sha256: str | None = column(
        "SHA-256 of that file's bytes.",
        example="60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
        pattern=SHA256_PATTERN,
        default=None,
    )
    rights: str | None = column(
        "Whose the text is and what may be done with it; opens with the SPDX identifier of its licence where everybody "
        "may share the text.",
        example="© 2022 Bloomberg L.P. All rights remain with the publisher.",
        default=None,
    )


class Entity(Record):
    """One who speaks, is party to an agreement, or gives or is described by a figure; the same in all articles."""

    table: ClassVar[str] = "entities"
    codes: ClassVar[str] = "E"
    primary_key: ClassVar[tuple[str, ...]] = ("entity_id",)
    order: ClassVar[tuple[str, ...]] = ("entity_id",)
    headline: ClassVar[str] = "name"
    telling: ClassVar[tuple[str, ...]] = ("kind", "country")
    to_change: ClassVar[str] = "Who an entity is stands in build/entities.toml."

    entity_id: str = column(
        "Names the entity in every table; readable and stable.", example="sergei-lavrov", pattern=ENTITY_ID_PATTERN
    )
    name: str = column("The fullest name, without titles.", example="Sergei Lavrov", words="kept")
    kind: EntityKind = column("What it is.", example="person")
    role: str | None = column(
        "The office or description, as of the event.", example="Foreign Minister of Russia", words="kept", default=None
    )
    country: str | None = column(
        "The country it is, belongs to or acts for, ISO 3166-1 alpha-2.",
        example="RU",
        pattern=COUNTRY_PATTERN,
        default=None,
    )
    wikidata: str | None = column(
        "Its Wikidata item; null until a person has checked it.", example="Q58217", pattern=r"^Q[1-9]\d*$", default=None
    )
