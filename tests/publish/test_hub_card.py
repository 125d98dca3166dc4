"""The card of the hub: what `load_dataset` makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import datasets
import pyarrow as pa
import pytest
import yaml  # type: ignore[import-untyped]

from onrecord.publish import Release
from onrecord.publish.card import card
from onrecord.schema import TABLES, Record
from onrecord.schema.arrow import arrow_schema

Tables = dict[str, Sequence[Record]]


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(datasets.config, "HF_HUB_OFFLINE", True)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("cache"))


def head(text: str) -> dict[str, Any]:
    _, yaml_head, _ = text.split("---\n", 2)
    read: dict[str, Any] = yaml.safe_load(yaml_head)
    return read


@pytest.mark.parametrize("table", [table for table in TABLES if table not in ("accords", "series")])
def test_load_dataset_opens_every_table_with_the_types_of_the_schema(
    dataset: Path, cache: str, tables: Tables, table: str
) -> None:
    loaded = datasets.load_dataset(str(dataset / "data"), table, split="train", cache_dir=cache)
    expected = arrow_schema(TABLES[table])
    assert {name: feature.dtype for name, feature in loaded.features.items()} == {
        field.name: {pa.float64(): "float64", pa.bool_(): "bool"}.get(field.type, str(field.type).removesuffix("[day]"))
        for field in expected
    }
    assert set(map(TABLES[table].from_row, loaded)) == set(tables[table])


@pytest.mark.parametrize("table", TABLES)
def test_a_table_without_rows_streams_with_its_columns(empty_dataset: Path, table: str) -> None:
    loaded = datasets.load_dataset(str(empty_dataset / "data"), table, split="train", streaming=True)
    assert list(loaded) == []
    assert list(loaded.features) == arrow_schema(TABLES[table]).names


@pytest.mark.xfail(reason="datasets 5.2 opens a split without rows as a stream only", raises=ValueError)
def test_a_table_without_rows_opens(empty_dataset: Path, tmp_path: Path) -> None:
    datasets.load_dataset(str(empty_dataset / "data"), "quotes", split="train", cache_dir=str(tmp_path))


def test_quotes_open_where_no_table_is_named(dataset: Path, cache: str) -> None:
    assert "quote_id" in datasets.load_dataset(str(dataset / "data"), split="train", cache_dir=cache).column_names


def test_the_head_is_yaml_whatever_marks_a_title_has(release: Release) -> None:
    odd = release.model_copy(update={"title": 'Gulls: "a" — #1 \\ {x}', "keywords": ("yes", "1.0", "a: b")})
    read = head(card(odd, []))
    assert (read["pretty_name"], read["tags"]) == (odd.title, ["yes", "1.0", "a: b"])


def test_the_head_holds_no_types_that_could_drift(dataset: Path) -> None:
    read = head((dataset / "data" / "README.md").read_text(encoding="utf-8"))
    assert "dataset_info" not in read
    assert (read["license"], read["language"], read["size_categories"]) == (["cc-by-4.0"], ["en"], ["n<1K"])


def test_the_body_lists_each_table_with_its_rows(dataset: Path, tables: Tables) -> None:
    text = (dataset / "data" / "README.md").read_text(encoding="utf-8")
    for table, rows in tables.items():
        assert any(line.startswith(f"| `{table}` |") and line.endswith(f"| {len(rows)} |") for line in text.split("\n"))
