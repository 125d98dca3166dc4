"""What a reader is told of a table."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.console import Console

import onrecord
from onrecord.schema import TABLES, Record, vocabulary


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_described_with_its_columns_and_rows(
    dataset: Path, tables: dict[str, Sequence[Record]], table: str
) -> None:
    told = onrecord.describe(table, data=dataset)
    assert told.rows == len(tables[table])
    assert [column.name for column in told.columns] == onrecord.load(table, data=dataset).column_names


def test_it_reads_as_text(dataset: Path) -> None:
    lines = repr(onrecord.describe("quotes", data=dataset)).splitlines()
    assert lines[0] == "quotes: 4 rows. One stretch of somebody's words, quoted or reported."
    assert lines[3] == (
        "  kind          string          How the words are reported. One of direct, mixed, indirect, scare."
    )
    assert lines[5] == "  start         integer         Where they start in `articles.text`. In code points."


def test_rich_shows_it_as_a_table_brackets_and_all(dataset: Path) -> None:
    console = Console(width=200, record=True, file=io.StringIO())
    console.print(onrecord.describe("agreements", data=dataset))
    shown = console.export_text()
    assert "agreements: 1 row. One agreement per article, at its fullest mention." in shown
    assert "In code points." in shown


def test_a_column_is_had_by_its_name_with_its_words(dataset: Path) -> None:
    told = onrecord.describe("quotes", data=dataset)
    assert told["kind"].vocabulary == vocabulary("quote_kind")
    with pytest.raises(onrecord.UnknownNameError, match="did you mean 'speaker_id'"):
        told["speakerid"]


def test_a_wrong_table_is_told_the_right_ones(dataset: Path) -> None:
    with pytest.raises(onrecord.UnknownNameError, match="did you mean 'quotes'"):
        onrecord.describe("quote", data=dataset)
