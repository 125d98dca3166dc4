"""croissant.json: that mlcroissant opens every table with it, and that search engines find in it what they ask for."""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord.dataset.croissant import croissant
from onrecord.dataset.hashing import file_hash
from onrecord.dataset.parquet import parquet_path, read_parquet
from onrecord.dataset.write import write
from onrecord.publish.editions import write_edition
from onrecord.schema import TABLES, Record
from onrecord.schema.release import Release

Tables = dict[str, Sequence[Record]]

ROOT = Path(__file__).parents[2]

with warnings.catch_warnings():  # of the libraries that it imports
    warnings.simplefilter("ignore")
    import mlcroissant

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:mlcroissant.*"),
    pytest.mark.filterwarnings("ignore:The inplace keyword"),  # pandas 3.1 of mlcroissant 1.1.1
]


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((ROOT / "croissant.json").read_text("utf-8"))
    return read


def plain(value: Any) -> Any:
    """A value of mlcroissant, which gives text as bytes and a day as a moment."""
    if isinstance(value, bytes):
        return value.decode()
    if hasattr(value, "date"):
        return value.date()
    return value.item() if hasattr(value, "item") else value


def rows_of(dataset: Any, table: str) -> list[dict[str, Any]]:
    return [
        {name.removeprefix(f"{table}/"): plain(value) for name, value in row.items()} for row in dataset.records(table)
    ]


def test_mlcroissant_finds_nothing_to_complain_about() -> None:
    dataset = mlcroissant.Dataset(jsonld=ROOT / "croissant.json")
    assert not dataset.metadata.ctx.issues.errors
    assert not dataset.metadata.ctx.issues.warnings


def test_mlcroissant_loads_every_record_set_with_the_rows_of_its_table() -> None:
    dataset = mlcroissant.Dataset(jsonld=ROOT / "croissant.json")
    assert {each.uuid for each in dataset.metadata.record_sets} == set(TABLES)
    for each in dataset.metadata.record_sets:
        committed = read_parquet(TABLES[each.uuid], ROOT / parquet_path(each.uuid))
        assert committed is not None
        assert rows_of(dataset, each.uuid) == committed.to_pylist(), each.uuid


def test_mlcroissant_loads_the_public_edition_too(tmp_path: Path) -> None:
    write_edition(ROOT, tmp_path)
    dataset = mlcroissant.Dataset(jsonld=tmp_path / "croissant.json")
    articles = rows_of(dataset, "articles")
    assert [row["text"] for row in articles] == [None] * len(articles)
    assert "public edition" in str(dataset.metadata.description)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_loads_alone(table: str) -> None:
    committed = read_parquet(TABLES[table], ROOT / parquet_path(table))
    assert committed is not None
    dataset = mlcroissant.Dataset(jsonld=ROOT / "croissant.json")
    assert len(rows_of(dataset, table)) == committed.num_rows


REQUIRED = (
    *("@context", "@type", "conformsTo", "description", "license", "name", "url", "creator", "datePublished"),
    *("distribution", "recordSet"),
)
RECOMMENDED = ("version", "citeAs", "keywords", "inLanguage")


@pytest.mark.parametrize("key", [*REQUIRED, *RECOMMENDED])
def test_every_key_that_croissant_asks_for_has_a_value(described: dict[str, Any], key: str) -> None:
    assert described[key]


def test_google_dataset_search_finds_what_it_asks_for(described: dict[str, Any]) -> None:
    assert described["@context"]["@vocab"] == "https://schema.org/"
    assert described["@type"] == "sc:Dataset"
    assert 50 <= len(described["description"]) <= 5000
    assert all(maker["@type"] == "sc:Organization" and maker["name"] for maker in described["creator"])
    assert all(licence.startswith("https://") for licence in described["license"])
    wanted = {"alternateName", "isAccessibleForFree", "temporalCoverage", "variableMeasured", "measurementTechnique"}
    assert wanted <= described.keys()
    for file in described["distribution"]:
        assert file["contentUrl"]
        assert file["encodingFormat"]


def test_each_file_is_described_as_it_is(described: dict[str, Any]) -> None:
    assert len(described["distribution"]) == len(TABLES)
    for file in described["distribution"]:
        path = ROOT / file["contentUrl"]
        assert f"sha256:{file['sha256']}" == file_hash(path)
        assert file["contentSize"] == f"{path.stat().st_size} B"


def test_keys_and_references_are_those_of_the_records(described: dict[str, Any]) -> None:
    for record_set in described["recordSet"]:
        record = TABLES[record_set["@id"]]
        assert [key["@id"] for key in record_set["key"]] == [f"{record.table}/{name}" for name in record.primary_key]
        found = {
            (field["name"], *field["references"]["field"]["@id"].split("/"))
            for field in record_set["field"]
            if "references" in field
        }
        assert found == set(record.foreign_keys)
        assert {field["name"] for field in record_set["field"]} == {column.name for column in record.columns()}


def test_on_the_hub_the_files_are_those_of_the_tag(tables: Tables, release: Release, tmp_path: Path) -> None:
    written = write(tables, tmp_path, release)
    described = croissant(release.model_copy(update={"hub": "gulls/talks"}), written.resources)
    assert described["url"] == "https://huggingface.co/datasets/gulls/talks"
    start = f"https://huggingface.co/datasets/gulls/talks/resolve/v{release.version}/data/"
    assert all(file["contentUrl"].startswith(start) for file in described["distribution"])


def test_the_days_that_the_articles_show_are_its_time(tables: Tables, release: Release) -> None:
    dated = [row.model_copy(update={"published": date(2031, 5, day)}) for day, row in enumerate(tables["articles"], 6)]
    assert croissant(release, [], dated)["temporalCoverage"] == "2031-05-06/2031-05-07"  # type: ignore[arg-type]
