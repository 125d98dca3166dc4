"""The Parquet files: types, order, and bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onrecord.dataset.parquet import arrow_table, parquet_path, read_parquet, write_parquet
from onrecord.dataset.write import write
from onrecord.schema import TABLES, Article, Quote, Record
from onrecord.schema.arrow import arrow_schema, to_records
from onrecord.schema.release import Release

Tables = dict[str, Sequence[Record]]


@pytest.mark.parametrize("table", TABLES)
def test_a_file_has_the_schema_of_its_records_descriptions_and_all(dataset: Path, table: str) -> None:
    read = pq.read_schema(dataset / parquet_path(table))
    assert read.equals(arrow_schema(TABLES[table]), check_metadata=True)


@pytest.mark.parametrize("table", TABLES)
def test_records_come_back_from_their_file_as_they_were(dataset: Path, tables: Tables, table: str) -> None:
    read = to_records(TABLES[table], pq.read_table(dataset / parquet_path(table)))
    assert set(read) == set(tables[table])


def test_rows_stand_in_the_order_of_their_table(dataset: Path) -> None:
    rows = pq.read_table(dataset / parquet_path("quotes")).to_pylist()
    keys = [tuple(row[column] for column in Quote.order) for row in rows]
    assert keys == sorted(keys)


def test_the_order_in_which_rows_are_given_changes_no_byte(tables: Tables, release: Release, tmp_path: Path) -> None:
    backwards = {table: list(reversed(rows)) for table, rows in tables.items()}
    for name, given in (("one", tables), ("other", backwards)):
        write(given, tmp_path / name, release)
    for table in TABLES:
        one, other = (tmp_path / name / parquet_path(table) for name in ("one", "other"))
        assert one.read_bytes() == other.read_bytes()


def test_every_character_of_a_text_survives(tables: Tables, tmp_path: Path) -> None:
    text = "\u2028\tтекст 文本 😀 e\u0301 “«\u00a0»” \\ \" ' \n\n end"
    article = tables["articles"][0].model_copy(update={"text": text})
    write_parquet(arrow_table(Article, [article]), tmp_path / "a.parquet")
    assert pq.read_table(tmp_path / "a.parquet")["text"].to_pylist() == [text]


def test_a_table_without_rows_has_no_row_group(empty_dataset: Path) -> None:
    # The reader of the hub fails on an empty row group.
    assert pq.ParquetFile(empty_dataset / parquet_path("series")).num_row_groups == 0


@pytest.mark.parametrize("rows", ["dataset", "empty_dataset"])
def test_pandas_polars_and_duckdb_read_every_file(rows: str, request: pytest.FixtureRequest, tables: Tables) -> None:
    folder: Path = request.getfixturevalue(rows)
    for table in TABLES:
        path = folder / parquet_path(table)
        expected = len(tables[table]) if rows == "dataset" else 0
        assert len(pd.read_parquet(path)) == expected
        assert pl.read_parquet(path).height == expected
        assert duckdb.read_parquet(str(path)).shape[0] == expected


def test_a_file_that_is_not_there_or_no_parquet_or_of_another_schema_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no Parquet")
    pq.write_table(pa.table({"quote_id": ["q-1"]}), tmp_path / "other")
    for name in ("missing", "text", "other"):
        assert read_parquet(Quote, tmp_path / name) is None
