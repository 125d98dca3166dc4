"""The body of the dataset card: the prose of card_body.md, with every number and name taken from the data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template
from typing import TypeVar

from onrecord.dataset.card_examples import examples
from onrecord.dataset.citation import bibtex
from onrecord.dataset.datapackage import Resource
from onrecord.dataset.hashing import dataset_hash
from onrecord.dataset.markdown import BESIDE, cell, code, fenced, percent, table
from onrecord.schema import TABLES, Article, Column, Record, rows_of
from onrecord.schema.edition import Edition
from onrecord.schema.quality import Accuracy, Quality
from onrecord.schema.release import Release
from onrecord.schema.rights import shareable

__all__ = ["Told", "body"]

_R = TypeVar("_R", bound=Record)

_SECTION = re.compile(r"^(?=#+ )", re.MULTILINE)
_LISTED = 20
"""So many articles at most are named one by one."""
_SAMPLE = 50
"""Fewer articles than that are called a case."""


@dataclass(frozen=True, slots=True)
class Told:
    """All that a card tells of."""

    release: Release
    resources: tuple[Resource, ...]
    tables: Mapping[str, Sequence[Record]]
    quality: Quality
    edition: Edition
    prefix: str
    """What leads from the card to the tables' folders."""

    def rows(self, record: type[_R]) -> list[_R]:
        """The rows of the table of a record."""
        return rows_of(self.tables, record)


def body(told: Told) -> str:
    """The body as Markdown: a section that has nothing to tell is left out."""
    return _filled(_prose(), _values(told))


def _filled(prose: str, values: Mapping[str, str]) -> str:
    r"""The prose with its values: without sections that have none of theirs, and without paragraphs that lack one.

    >>> _filled("# A\n\n$one\n\n$two\n\n# B\n\nNever.\n\n$three\n", {"one": "1", "two": "", "three": ""})
    '# A\n\n1'
    """
    kept = []
    for section in filter(None, _SECTION.split(prose)):
        names = Template(section).get_identifiers()
        if names and not any(values[name] for name in names):
            continue
        for paragraph in filter(None, map(str.strip, section.split("\n\n"))):
            template = Template(paragraph)
            if all(values[name] for name in template.get_identifiers()):
                kept.append(template.substitute(values))
    return "\n\n".join(kept)


@cache
def _prose() -> str:
    return files(__package__).joinpath("card_body.md").read_text("utf-8")


def _values(told: Told) -> dict[str, str]:
    release, review = told.release, told.quality.review
    figures = [each for each in told.quality.accuracy if each.table in TABLES]
    return {
        "title": release.title,
        "description": release.description,
        "version": release.version,
        "created": release.created.isoformat(),
        "edition": _edition(told.edition),
        "tables": table(
            ("table", "one row is", "rows"),
            ((code(each.table), _one_row(each.table), f"{each.rows:,}") for each in told.resources),
            right=(2,),
        ),
        "examples": examples(told.tables),
        "loading": _loading(told),
        **_left_out(told.edition),
        "collected": _collected(told.rows(Article)),
        "review": _review(told.quality) if any(counts.by_rule for counts in review.values()) else "",
        "cells": _cells(told.quality) if any(counts.changed for counts in review.values()) else "",
        "measured": _measured(told.quality) if figures else "",
        "commands": fenced("sh", "\n".join(dict.fromkeys(each.command for each in figures))) if figures else "",
        "limits": "\n".join(f"- {limit}" for limit in _limits(told.rows(Article))),
        "rights": _rights(told),
        "citation": fenced("bibtex", bibtex(release, content_hash=_content_hash(told.resources))),
        "columns": "\n\n".join(_columns(resource.table) for resource in told.resources),
    }


def _content_hash(resources: Sequence[Resource]) -> str:
    return dataset_hash({resource.table: resource.content_hash for resource in resources})


def _edition(edition: Edition) -> str:
    if edition.name == "full":
        return "full edition"
    return f"public edition: the text of {edition.withheld.get('articles.text', 0):,} articles is left out"


def _loading(told: Told) -> str:
    """The ways to load a table, from the hub where the release tells the repository, or else from the folder."""
    if "quotes" not in {resource.table for resource in told.resources}:
        return ""
    folder, version, hub = f"{told.prefix}quotes", told.release.version, told.release.hub
    file = f"{folder}/train-00000-of-00001.parquet"
    if hub:
        root, url = f"hf://datasets/{hub}@v{version}/", f"https://huggingface.co/datasets/{hub}/resolve/v{version}/"
        loaded = f'load_dataset("{hub}", "quotes", split="train", revision="v{version}")'
        own = f'onrecord.load("quotes", version="{version}", repo="{hub}")'
    else:
        root = url = ""
        loaded = 'load_dataset(".", "quotes", split="train")  # in the folder of this card'
        own = f'onrecord.load("quotes", data="{"." if told.prefix else ".."}")'
    counted = f"SELECT speaker_id, count(*) AS quotes\nFROM '{root}{folder}/*.parquet'"
    return "\n\n".join(
        (
            fenced("python", f"from datasets import load_dataset\n\nquotes = {loaded}"),
            fenced("python", f'import pandas as pd\n\nquotes = pd.read_parquet("{root}{file}")'),
            fenced("sql", f"-- DuckDB\n{counted}\nGROUP BY ALL ORDER BY quotes DESC;"),
            fenced("r", f'# R\nquotes <- arrow::read_parquet("{url}{file}")'),
            fenced("python", f"import onrecord  # pip install onrecord\n\nquotes = {own}"),
        )
    )


def _left_out(edition: Edition) -> dict[str, str]:
    """What the section on the public edition tells; all of it empty where there is nothing to tell."""
    if edition.name == "full" or not edition.articles:
        return dict.fromkeys(("cap", "withheld", "shown"), "")
    limits = [
        f"all that is shown of one is at most {edition.cap:.0%} of its characters" if edition.cap is not None else "",
        f"no span is longer than {edition.longest} characters" if edition.longest is not None else "",
    ]
    named = edition.articles[:_LISTED]
    rows = [(code(each.article_id), f"{each.characters:,}", percent(each.share)) for each in named]
    more = f"\n\nand {len(edition.articles) - _LISTED:,} more." if len(edition.articles) > _LISTED else ""
    return {
        "cap": ", and ".join(filter(None, limits)),
        "withheld": ", ".join(f"{count:,} of {code(column)}" for column, count in edition.withheld.items()),
        "shown": table(("article", "characters", "shown"), rows, right=(1, 2)) + more,
    }


def _collected(articles: Sequence[Article]) -> str:
    if not articles:
        return ""
    days = sorted(article.published.isoformat() for article in articles if article.published)
    outlets = list(dict.fromkeys(article.outlet for article in articles if article.outlet))
    named = f" ({', '.join(outlets)})" if 0 < len(outlets) <= _LISTED else ""
    words = sum(article.word_count for article in articles)
    said = f"{len(articles):,} articles of {words:,} words in all; {len(outlets):,} outlets are known{named}."
    if not days:
        return said
    when = days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
    return f"{said} Those that show a day are of {when}."


def _review(quality: Quality) -> str:
    rows = [
        (
            code(name),
            f"{counts.by_rule:,}",
            f"{counts.dropped:,}",
            f"{counts.corrected:,}",
            f"{counts.added:,}",
            percent((counts.kept - counts.corrected) / counts.by_rule if counts.by_rule else None),
        )
        for name, counts in quality.review.items()
    ]
    heads = ("table", "found by rule", "taken out", "corrected", "added", "left as they were")
    return table(heads, rows, right=range(1, len(heads)))


def _cells(quality: Quality) -> str:
    rows = [
        (code(name), code(column), f"{counts.kept - changed:,} of {counts.kept:,}", percent(counts.left(column)))
        for name, counts in quality.review.items()
        for column, changed in sorted(counts.changed.items(), key=lambda item: (-item[1], item[0]))
    ]
    return table(("table", "column", "left as they were", "share"), rows, right=(2, 3))


def _measured(quality: Quality) -> str:
    rows = [
        (
            code(each.table),
            _aspect(each),
            cell(each.measure),
            f"{each.figure:g}{BESIDE}{each.unit}",
            f"{cell(each.dataset)}: {cell(each.size)}",
        )
        for each in quality.accuracy
        if each.table in TABLES
    ]
    return table(("table", "what", "measure", "figure", "on"), rows, right=(3,))


def _aspect(accuracy: Accuracy) -> str:
    columns = {column.name for column in TABLES[accuracy.table].columns()}
    return code(accuracy.aspect) if accuracy.aspect in columns else cell(accuracy.aspect)


def _limits(articles: Sequence[Article]) -> Iterator[str]:
    """The limits that follow from the articles themselves."""
    yield "A row says what an article reports, not what is so. Nothing was checked against the world."
    if 0 < len(articles) < _SAMPLE:
        about = " on one event" if len({article.event for article in articles}) == 1 else ""
        yield (
            f"{len(articles)} articles{about} are a case and no sample: nothing about outlets, countries or the press "
            "as a whole follows from them."
        )
    for column in ("published", "outlet", "url"):
        if missing := sum(getattr(article, column) is None for article in articles):
            yield f"{code(column)} is null in {missing} of {len(articles)} articles, which do not show it."


def _rights(told: Told) -> str:
    licences = [
        f"[{each.title or each.name}]({each.path})" if each.path else each.title or each.name
        for each in told.release.licenses
    ]
    free = sum(shareable(article.rights) is not None for article in told.rows(Article))
    said = [
        f"The data are licensed under {', '.join(licences)}." if licences else "",
        told.release.rights or "",
        f"{free} of the articles everybody may share, as their `rights` say." if free else "",
    ]
    return " ".join(filter(None, said))


def _columns(name: str) -> str:
    rows = ((code(column.name), _type(column), cell(_meaning(column))) for column in TABLES[name].columns())
    described = table(("column", "type", "meaning"), rows)
    # Folded away: a reader wants one table at a time.
    return f"<details>\n<summary><code>{name}</code></summary>\n\n{described}\n\n</details>"


def _type(column: Column) -> str:
    return BESIDE.join([column.type, "or", "null"]) if column.nullable else column.type


def _meaning(column: Column) -> str:
    words = f" One of {', '.join(map(code, column.vocabulary.values))}." if column.vocabulary else ""
    return column.description + words


def _one_row(name: str) -> str:
    sentence = TABLES[name].summary().rstrip(".")
    return sentence[:1].lower() + sentence[1:]
