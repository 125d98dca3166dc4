"""The hub's dataset card: a README.md whose head tells `load_dataset` where each table is, and a body for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from onrecord.dataset.card_body import Told, body
from onrecord.dataset.datapackage import Resource
from onrecord.schema import Article, Record
from onrecord.schema.edition import Edition
from onrecord.schema.quality import Quality
from onrecord.schema.release import Release
from onrecord.schema.rights import shareable

__all__ = ["DEFAULT_CONFIG", "MADE_BY", "card"]

DEFAULT_CONFIG = "quotes"
"""The table that `load_dataset` opens when none is named."""

MADE_BY = "Made by `onrecord"
"""By this a card is known for one that may be written anew."""

_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))


def card(
    release: Release,
    resources: Sequence[Resource],
    tables: Mapping[str, Sequence[Record]] | None = None,
    *,
    quality: Quality | None = None,
    edition: Edition | None = None,
    prefix: str = "",
) -> str:
    """The text of the card for the folder that holds the tables' folders.

    Numbers, examples and limits are taken from `tables`, so that none of them can be out of date. `prefix` is where the
    tables stand from the card: `data/` where the card is at the root of a hub repository. The head names files, never
    types: those the hub reads from Parquet, where they cannot drift.
    """
    told = Told(release, tuple(resources), tables or {}, quality or Quality(), edition or Edition(name="full"), prefix)
    return "\n".join(["---", *_head(told), "---", "", body(told), ""])  # a final newline


def _head(told: Told) -> list[str]:
    release = told.release
    # JSON strings are YAML, whatever marks a title has.
    lines = [f"# {MADE_BY}`; edits are lost.", f"pretty_name: {_quoted(release.title)}"]
    lines += _list("language", map(_quoted, _languages(told)))
    lines += _licence(told)
    by_people = ["expert-generated"] if release.annotations == "expert-generated" else []
    lines += _list("annotations_creators", [*by_people, "machine-generated"])
    lines += _list("language_creators", ["found"])
    lines += _list("multilinguality", ["monolingual" if len(_languages(told)) == 1 else "multilingual"])
    lines += _list("size_categories", [_size(sum(resource.rows for resource in told.resources))])
    lines += _list("source_datasets", ["original"])
    lines += _list("task_categories", ["token-classification", "text-classification"])
    lines += _list("tags", map(_quoted, release.keywords))
    lines.append("configs:")
    for resource in told.resources:
        lines.append(f"- config_name: {resource.table}")
        if resource.table == DEFAULT_CONFIG:
            lines.append("  default: true")
        lines += ["  data_files:", "  - split: train", f"    path: {told.prefix}{resource.table}/*.parquet"]
    return lines


def _list(key: str, values: Iterable[str]) -> list[str]:
    items = [f"- {value}" for value in values]
    return [f"{key}:", *items] if items else []


def _languages(told: Told) -> list[str]:
    """The languages of the texts; those that the release tells where no article says its own."""
    found = {article.language for article in told.rows(Article) if article.language}
    return sorted(found) or list(told.release.languages)


def _licence(told: Told) -> list[str]:
    """The licence of all that the folder holds: of whole texts that not everybody may share, that of nobody."""
    names = [licence.name.lower() for licence in told.release.licenses]
    if not names:
        return []
    if all(article.text is None or shareable(article.rights) for article in told.rows(Article)):
        return _list("license", map(_quoted, names))
    path = next((licence.path for licence in told.release.licenses if licence.path), None)
    lines = ["license: other", f"license_name: {_quoted('-'.join(names) + '-for-the-annotations')}"]
    return [*lines, f"license_link: {_quoted(path)}"] if path else lines


def _size(rows: int) -> str:
    return next((name for limit, name in _SIZES if rows < limit), "n>1M")


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
