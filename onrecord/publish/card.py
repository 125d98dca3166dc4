"""The hub's dataset card: a README.md whose YAML head tells `load_dataset` where each table is."""

from __future__ import annotations

import json
from collections.abc import Sequence

from onrecord.publish.datapackage import Resource
from onrecord.schema import TABLES
from onrecord.schema.release import Release

__all__ = ["DEFAULT_CONFIG", "MADE_BY", "card"]

DEFAULT_CONFIG = "quotes"
"""The table that `load_dataset` opens when none is named."""

MADE_BY = "Made by `onrecord"
"""By this a card is known for one that may be written anew."""

_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))


def card(release: Release, resources: Sequence[Resource], *, prefix: str = "") -> str:
    """The text of the card for the folder that holds the tables' folders.

    `prefix` is where those stand from the card: `data/` where the card is at the root of a hub repository. It names
    files, never types: those the hub reads from Parquet, where they cannot drift.
    """
    return "\n".join(
        ("---", *_head(release, resources, prefix), "---", "", *_body(release, resources), "")  # a final newline
    )


def _head(release: Release, resources: Sequence[Resource], prefix: str) -> list[str]:
    # JSON strings are YAML, whatever marks a title has.
    lines = [
        f"# {MADE_BY}`; edits are lost.",
        f"pretty_name: {_quoted(release.title)}",
        "language:",
        *(f"- {_quoted(language)}" for language in release.languages),
    ]
    if release.licenses:
        lines += ["license:", *(f"- {_quoted(licence.name.lower())}" for licence in release.licenses)]
    lines += [
        "annotations_creators:",
        f"- {release.annotations}",
        "size_categories:",
        f"- {_size(sum(resource.rows for resource in resources))}",
    ]
    if release.keywords:
        lines += ["tags:", *(f"- {_quoted(keyword)}" for keyword in release.keywords)]
    lines.append("configs:")
    for resource in resources:
        lines.append(f"- config_name: {resource.table}")
        if resource.table == DEFAULT_CONFIG:
            lines.append("  default: true")
        lines += ["  data_files:", "  - split: train", f"    path: {prefix}{resource.table}/*.parquet"]
    return lines


def _body(release: Release, resources: Sequence[Resource]) -> list[str]:
    lines = [f"# {release.title}", "", release.description, ""]
    lines += ["| table | one row is | rows |", "|---|---|--:|"]
    lines += [f"| `{r.table}` | {_one_row(r.table)} | {r.rows:,} |" for r in resources]
    lines += [
        "",
        f"Version {release.version} of {release.created.isoformat()}. Every offset counts Unicode code points in",
        "`articles.text`, its end exclusive; null is what the source does not show. Each column is described in the",
        "schema of its table in `datapackage.json`.",
    ]
    if release.licenses:
        names = ", ".join(
            f"[{licence.title or licence.name}]({licence.path})" if licence.path else licence.title or licence.name
            for licence in release.licenses
        )
        lines += ["", "## Rights", "", f"Annotations: {names}. {release.rights or ''}".rstrip()]
    return lines


def _one_row(table: str) -> str:
    sentence = (TABLES[table].__doc__ or "").strip().partition("\n")[0].rstrip(".")
    return sentence[:1].lower() + sentence[1:]


def _size(rows: int) -> str:
    return next((name for limit, name in _SIZES if rows < limit), "n>1M")


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
