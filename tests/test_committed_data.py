"""The committed dataset: what the build gives today, and what every kind of reader can open."""

import subprocess
import sys
from pathlib import Path

import datasets
import pytest

from onrecord.check.folder import check_folder
from onrecord.corpus.check import check_corpus
from onrecord.dataset.parquet import parquet_path, read_parquet
from onrecord.schema import TABLES

ROOT = Path(__file__).parents[1]


def test_a_rebuild_gives_the_committed_files() -> None:
    assert [str(finding) for finding in check_corpus(ROOT) if finding.level != "note"] == []


def test_the_committed_dataset_keeps_every_rule() -> None:
    assert [str(finding) for finding in check_folder(ROOT) if finding.level == "error"] == []


def test_plain_frictionless_finds_the_package_valid() -> None:
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "INVALID" not in done.stdout


@pytest.mark.parametrize("table", TABLES)
def test_load_dataset_opens_the_table_with_its_rows_and_types(
    table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(datasets.config, "HF_HUB_OFFLINE", True)
    loaded = datasets.load_dataset(str(ROOT / "data"), table, split="train", cache_dir=str(tmp_path))
    committed = read_parquet(TABLES[table], ROOT / parquet_path(table))
    assert committed is not None
    assert loaded.with_format("arrow")[:].cast(committed.schema).to_pylist() == committed.to_pylist()
    assert loaded.column_names == committed.column_names
    assert loaded.features.arrow_schema.types == committed.schema.types


@pytest.mark.parametrize("table", ["quotes", "agreements", "indicators"])
def test_every_row_is_cut_from_its_article(table: str) -> None:
    articles = read_parquet(TABLES["articles"], ROOT / parquet_path("articles"))
    rows = read_parquet(TABLES[table], ROOT / parquet_path(table))
    assert articles is not None
    assert rows is not None
    texts = {row["article_id"]: row["text"] for row in articles.to_pylist()}
    for row in rows.to_pylist():
        assert row["text"] == texts[row["article_id"]][row["start"] : row["end"]]
