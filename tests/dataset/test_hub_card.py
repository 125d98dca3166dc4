"""The card of the hub: what `load_dataset` makes of it, and what it tells people."""

from __future__ import annotations

import inspect
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import datasets
import huggingface_hub
import pyarrow as pa
import pytest
import yaml  # type: ignore[import-untyped]

from onrecord.corpus.build import build
from onrecord.dataset.card import card
from onrecord.publish.editions import read_source, write_edition
from onrecord.schema import TABLES, Record
from onrecord.schema.arrow import arrow_schema
from onrecord.schema.edition import EditionName
from onrecord.schema.release import Release

Tables = dict[str, Sequence[Record]]

ROOT = Path(__file__).parents[2]


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
    assert (read["language"], read["size_categories"]) == (["en"], ["n<1K"])


def test_the_body_lists_each_table_with_its_rows(dataset: Path, tables: Tables) -> None:
    text = (dataset / "data" / "README.md").read_text(encoding="utf-8")
    for table, rows in tables.items():
        assert any(line.startswith(f"| `{table}` |") and line.endswith(f"| {len(rows)} |") for line in text.split("\n"))


def section(folder: Path, heading: str) -> str:
    text = (folder / "README.md").read_text("utf-8")
    return text.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]


def test_whole_texts_that_not_everybody_may_share_have_no_open_licence(dataset: Path, tmp_path: Path) -> None:
    full = head((dataset / "data" / "README.md").read_text(encoding="utf-8"))
    assert (full["license"], full["license_name"]) == ("other", "cc-by-4.0-for-the-annotations")
    write_edition(dataset, tmp_path)
    assert head((tmp_path / "README.md").read_text(encoding="utf-8"))["license"] == ["cc-by-4.0"]


@pytest.mark.parametrize("edition", ["public", "full"])
def test_the_hub_reads_the_head(edition: EditionName, tmp_path: Path) -> None:
    write_edition(ROOT, tmp_path, edition, hub="gulls/talks")
    told = huggingface_hub.DatasetCard.load(tmp_path / "README.md").data.to_dict()
    assert told["pretty_name"] == read_source(ROOT).release.title
    assert [config["config_name"] for config in told["configs"]] == list(TABLES)
    assert [config["config_name"] for config in told["configs"] if config.get("default")] == ["quotes"]
    known = inspect.signature(huggingface_hub.DatasetCardData.__init__).parameters
    assert told.keys() - known.keys() <= {"configs", "license_name", "license_link", "tags"}


@pytest.mark.parametrize("edition", ["public", "full"])
def test_nothing_stands_in_the_card_in_place_of_what_it_should_tell(edition: EditionName, tmp_path: Path) -> None:
    write_edition(ROOT, tmp_path, edition)
    text = (tmp_path / "README.md").read_text("utf-8")
    assert re.findall(r"\$\w+|\bNone\b|\bnan\b", text.replace("$150 billion", "")) == []


def test_the_examples_are_rows_of_the_data(tmp_path: Path) -> None:
    write_edition(ROOT, tmp_path)
    tables = read_source(tmp_path).tables
    words = {getattr(row, "text", None) for name in ("quotes", "agreements", "indicators") for row in tables[name]}
    lines = [line for line in section(tmp_path, "What a row looks like").splitlines() if line.startswith("| ")]
    first = [line.removeprefix("| ").split(" | ")[0].strip("“”") for line in lines]
    cited = {each for each in first if each not in ("text", "measure") and not each.startswith("`")}
    assert len(cited) == 9
    assert cited <= words


def test_what_readers_changed_is_counted_from_the_corrections(tmp_path: Path) -> None:
    write_edition(ROOT, tmp_path)
    told = section(tmp_path, "How right it is on these articles")
    for name, counts in build(ROOT).counts.items():
        assert f"| `{name}` | {counts.extracted} | {counts.dropped} | {counts.corrected} | {counts.added} |" in told
        kept = counts.extracted - counts.dropped
        for column, changed in counts.changed.items():
            assert f"| `{name}` | `{column}` | {kept - changed} of {kept} |" in told


def test_every_measured_figure_is_told_with_its_set(tmp_path: Path) -> None:
    write_edition(ROOT, tmp_path)
    lines = section(tmp_path, "How right the rules are on other news").splitlines()
    figures = read_source(ROOT).quality.accuracy
    assert len(figures) >= 10
    for each in figures:
        assert any(f"| {each.figure:g}\u00a0{each.unit} |" in line and each.dataset in line for line in lines)


def test_a_dataset_that_nobody_has_reviewed_says_nothing_of_reviews(dataset: Path) -> None:
    text = (dataset / "data" / "README.md").read_text("utf-8")
    assert "How right" not in text
    assert "left out" not in text
    assert "## Known limits" in text


def test_the_public_card_tells_what_is_left_out_of_each_article(tmp_path: Path) -> None:
    write_edition(ROOT, tmp_path)
    told = section(tmp_path, "What is left out, and how to put it back")
    for excerpt in read_source(tmp_path).edition.articles:
        assert f"| `{excerpt.article_id}` | {excerpt.characters:,} | {100 * excerpt.share:.1f}\u00a0% |" in told
    assert "onrecord hydrate" in told


def test_the_ways_to_load_name_the_repository_and_the_tag(dataset: Path, tmp_path: Path, release: Release) -> None:
    write_edition(dataset, tmp_path, hub="gulls/talks")
    told = section(tmp_path, "How to load it")
    assert f'load_dataset("gulls/talks", "quotes", split="train", revision="v{release.version}")' in told
    assert f"hf://datasets/gulls/talks@v{release.version}/data/quotes/" in told
