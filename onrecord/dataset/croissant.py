"""`croissant.json`: the dataset described for machine learning (Croissant 1.1) and for search engines (schema.org).

One JSON-LD file is both. It holds what `mlcroissant` needs to load every table with its types and keys, and what Google
Dataset Search asks of a `Dataset`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from onrecord.dataset.citation import HUB_PAGE, bibtex, creators, page
from onrecord.dataset.datapackage import Resource
from onrecord.dataset.hashing import dataset_hash
from onrecord.schema import TABLES, Article, Column, ForeignKey
from onrecord.schema.edition import EDITIONS, Edition
from onrecord.schema.record import LIST_DELIMITER, ColumnType
from onrecord.schema.release import Release

__all__ = ["CROISSANT", "croissant"]

CROISSANT = "croissant.json"
"""The file's name, at the root of the dataset."""

_CONFORMS_TO = ("http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0")
# mlcroissant reads a Parquet file under this name only, though the registered one is application/vnd.apache.parquet.
_MEDIATYPE = "application/x-parquet"

_TYPES: Mapping[ColumnType, str] = {
    "string": "sc:Text",
    "integer": "cr:Int64",
    "number": "cr:Float64",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "list": "sc:Text",
}

_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context that the standard prescribes, word for word."""


def croissant(
    release: Release,
    resources: Sequence[Resource],
    articles: Sequence[Article] = (),
    edition: Edition | None = None,
) -> dict[str, Any]:
    """The description of a dataset, ready for `json_text`; made of the records' columns and the release.

    Files are named by their place beside this file, and by their address on the hub where the release tells the
    repository: a tag and a hash, so that they are these files for good.

    >>> release = Release(name="talks", title="Talks", description="…", version="1.0.0", created="2022-03-01")
    >>> croissant(release, [])["conformsTo"]
    ['http://mlcommons.org/croissant/1.1', 'http://mlcommons.org/croissant/RAI/1.0']
    """
    described: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": list(_CONFORMS_TO),
        "name": release.title,
        "alternateName": release.name,
        "description": _description(release, edition),
        "url": page(release) or "README.md",
        "version": release.version,
        "datePublished": release.created.isoformat(),
        "license": [licence.path or licence.name for licence in release.licenses],
        "creator": [{"@type": "sc:Organization", "name": name} for name in creators(release)],
        "keywords": list(release.keywords),
        "inLanguage": list(release.languages),
        "citeAs": bibtex(release, content_hash=dataset_hash({each.table: each.content_hash for each in resources})),
        "isAccessibleForFree": True,
        "isLiveDataset": False,
        "temporalCoverage": _days(articles),
        "about": release.event,
        "measurementTechnique": "Rule-based information extraction from news text, corrected by readers",
        "variableMeasured": [f"{resource.table}: {TABLES[resource.table].summary()}" for resource in resources],
        "rai:dataCollection": "News articles kept byte for byte, each with a record of where it came from.",
        "rai:dataAnnotationProtocol": "Rows are found by rule; readers correct them, each change with its reason.",
        "rai:personalSensitiveInformation": "Names, offices and public statements of people in the news; nothing else.",
        "rai:dataUseCases": "Research on reporting: who is quoted, what is agreed, which figures agree across outlets.",
    }
    tables = [resource.table for resource in resources]
    return {key: value for key, value in described.items() if value not in (None, [], ())} | {
        "distribution": [_file(resource, release) for resource in resources],
        "recordSet": [_record_set(table, tables) for table in _referred_first(tables)],
    }


def _description(release: Release, edition: Edition | None) -> str:
    name = edition.name if edition else "full"
    parts = [release.description, f"This is the {name} edition, {EDITIONS[name]}.", release.rights]
    return " ".join(part for part in parts if part)


def _days(articles: Sequence[Article]) -> str | None:
    """The days of the articles that show one, as ISO 8601."""
    days = sorted(article.published for article in articles if article.published)
    if not days:
        return None
    return days[0].isoformat() if days[0] == days[-1] else f"{days[0].isoformat()}/{days[-1].isoformat()}"


def _file(resource: Resource, release: Release) -> dict[str, Any]:
    there = f"{HUB_PAGE}{release.hub}/resolve/v{release.version}/{resource.path}" if release.hub else resource.path
    return {
        "@type": "cr:FileObject",
        "@id": _file_id(resource.table),
        "name": resource.path,
        "description": TABLES[resource.table].summary(),
        "contentUrl": there,
        "contentSize": f"{resource.bytes} B",
        "encodingFormat": _MEDIATYPE,
        "sha256": resource.hash.removeprefix("sha256:"),
    }


def _referred_first(tables: Sequence[str]) -> list[str]:
    """The tables, each behind those that it refers to: mlcroissant reads them in one go only in such an order.

    >>> _referred_first(["quotes", "coverage", "statements", "articles"])
    ['statements', 'articles', 'quotes', 'coverage']
    """
    waiting, ordered = list(tables), list[str]()
    while waiting:
        ready = {table for table in waiting if not {key.table for key in TABLES[table].foreign_keys} & set(waiting)}
        ordered += (table for table in waiting if table in ready)
        waiting = [table for table in waiting if table not in ready]
    return ordered


def _record_set(table: str, tables: Collection[str]) -> dict[str, Any]:
    record = TABLES[table]
    references = {key.column: key for key in record.foreign_keys if key.table in tables}
    columns = list(record.columns())
    # mlcroissant 1.1 follows the first reference of a set, and fails where that leads to a set with references.
    ends = [c for c in columns if c.name in references and not TABLES[references[c.name].table].foreign_keys]
    if ends:
        columns.sort(key=lambda column: column.name in references and column is not ends[0])
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "description": record.summary(),
        "key": [{"@id": _id(table, column)} for column in record.primary_key],
        "field": [_field(table, column, references.get(column.name)) for column in columns],
    }


def _field(table: str, column: Column, key: ForeignKey | None) -> dict[str, Any]:
    field = {
        "@type": "cr:Field",
        "@id": _id(table, column.name),
        "name": column.name,
        "description": _meaning(column),
        "dataType": _TYPES[column.type],
        "source": {"fileObject": {"@id": _file_id(table)}, "extract": {"column": column.name}},
    }
    # The standard's short form, without `field`, is one that mlcroissant does not read.
    return field | ({"references": {"field": {"@id": _id(key.table, key.reference)}}} if key else {})


def _meaning(column: Column) -> str:
    items = f" A list, its items separated by `{LIST_DELIMITER}`." if column.type == "list" else ""
    return column.meaning + items


def _id(record_set: str, field: str) -> str:
    return f"{record_set}/{field}"


def _file_id(table: str) -> str:
    return f"{table}.parquet"
