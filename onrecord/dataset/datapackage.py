"""`datapackage.json`: the dataset described for any tool that reads Data Package v2."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.dataset.hashing import dataset_hash
from onrecord.schema import TABLES, Article
from onrecord.schema.edition import Edition
from onrecord.schema.quality import Quality
from onrecord.schema.release import Release
from onrecord.schema.table_schema import table_schema

__all__ = ["DESCRIPTOR", "PACKAGE_PROFILE", "Resource", "datapackage", "json_text", "release_of"]

DESCRIPTOR = "datapackage.json"
PACKAGE_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

_MEDIATYPE = "application/vnd.apache.parquet"


@dataclass(frozen=True, slots=True)
class Resource:
    """One table as it was written."""

    table: str
    path: str
    """From the folder of the dataset, with `/`."""
    rows: int
    bytes: int
    hash: str
    """Of the file."""
    content_hash: str
    """Of the rows."""


def datapackage(
    release: Release,
    resources: Sequence[Resource],
    articles: Sequence[Article] = (),
    edition: Edition | None = None,
    quality: Quality | None = None,
) -> dict[str, Any]:
    """The descriptor of a dataset, ready for `json_text`.

    `articles` become its sources. Besides what the standard knows it has `hub` (the repository of its versions),
    `contentHash` (of the whole and of each table), each table's `rows`, which Frictionless checks, the `languages` of
    the articles, whose they are (`rights`), and the `edition` where that is not the full one. The size of a file stands
    as `byteSize`: Frictionless cannot count the bytes of Parquet, and takes every `bytes` of such a file for wrong.

    >>> release = Release(name="talks", title="Talks", description="…", version="1.0.0", created="2022-03-01")
    >>> list(datapackage(release, []))
    ['$schema', 'name', 'title', 'description', 'version', 'created', 'languages', 'annotations', 'contentHash',
     'resources']
    """
    package: dict[str, Any] = {
        "$schema": PACKAGE_PROFILE,
        "name": release.name,
        "title": release.title,
        "description": release.description,
        "version": release.version,
        # The standard wants a moment; a release has a day.
        "created": f"{release.created.isoformat()}T00:00:00Z",
        "homepage": release.homepage,
        "hub": release.hub,
        "keywords": list(release.keywords),
        "licenses": [licence.model_dump(exclude_none=True) for licence in release.licenses],
        "rights": release.rights,
        "languages": list(release.languages),
        "annotations": release.annotations,
        "event": release.event,
        "contributors": [
            _contributor(person.model_dump(exclude_none=True, by_alias=True)) for person in release.contributors
        ],
        "sources": [_source(article) for article in articles],
        "edition": edition.as_json() if edition else None,
        "quality": quality.as_json() if quality else None,
        "contentHash": dataset_hash({resource.table: resource.content_hash for resource in resources}),
    }
    tables = [resource.table for resource in resources]
    return {key: value for key, value in package.items() if value} | {
        "resources": [_resource(resource, tables) for resource in resources]
    }


def release_of(descriptor: Mapping[str, Any]) -> Release:
    """The release that a descriptor was made from.

    >>> release = Release(name="talks", title="Talks", description="…", version="1.0.0", created="2022-03-01")
    >>> release_of(datapackage(release, [])) == release
    True

    Raises:
        pydantic.ValidationError: it was made from none.
    """
    known = {name: descriptor[name] for name in Release.model_fields if name in descriptor}
    return Release.model_validate(known | {"created": str(descriptor.get("created", ""))[:10]})


def json_text(value: Mapping[str, Any]) -> str:
    """A descriptor as its file holds it: indented, with a final newline."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _resource(resource: Resource, tables: Collection[str]) -> dict[str, Any]:
    record = TABLES[resource.table]
    return {
        "name": resource.table,
        "type": "table",
        "title": resource.table.replace("_", " ").capitalize(),
        "description": record.summary(),
        "path": resource.path,
        "format": "parquet",
        "mediatype": _MEDIATYPE,
        "byteSize": resource.bytes,
        "hash": resource.hash,
        "contentHash": resource.content_hash,
        "rows": resource.rows,
        "schema": table_schema(record, tables),
    }


def _contributor(person: dict[str, Any]) -> dict[str, Any]:
    return {key: list(value) if key == "roles" else value for key, value in person.items() if value}


def _source(article: Article) -> dict[str, str]:
    title = " · ".join(part for part in (article.title, article.outlet) if part) or article.article_id
    path = article.url or article.raw_path
    return {"title": title, "path": path} if path else {"title": title}
