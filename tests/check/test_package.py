"""A dataset on disk, and what is found when it is not what it was."""

from __future__ import annotations

import inspect
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import frictionless
import frictionless.errors
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onrecord.check.folder import check_folder, read_tables
from onrecord.check.package import _code, check_package
from onrecord.check.rules import RULES
from onrecord.dataset.write import write
from onrecord.errors import MissingLibraryError
from onrecord.schema import Record
from onrecord.schema.release import Release

QUOTES = "data/quotes/train-00000-of-00001.parquet"


@pytest.fixture
def copy(dataset: Path, tmp_path: Path) -> Path:
    return shutil.copytree(dataset, tmp_path / "copy")


def codes(folder: Path) -> set[str]:
    return {finding.code for finding in check_package(folder)}


def describe_anew(folder: Path, **properties: object) -> None:
    """Let the descriptor say something else of the quotes."""
    path = folder / "datapackage.json"
    package = json.loads(path.read_text())
    next(resource for resource in package["resources"] if resource["name"] == "quotes").update(properties)
    path.write_text(json.dumps(package))


def test_a_written_dataset_is_sound(dataset: Path) -> None:
    assert check_folder(dataset) == []


def test_a_dataset_without_rows_is_sound(empty_dataset: Path) -> None:
    assert check_folder(empty_dataset) == []


def test_what_is_read_is_what_was_written(dataset: Path, tables: dict[str, Sequence[Record]]) -> None:
    read, findings = read_tables(dataset)
    assert findings == []
    assert {table: set(rows) for table, rows in read.items()} == {table: set(rows) for table, rows in tables.items()}


def test_a_folder_without_a_package_says_so(tmp_path: Path) -> None:
    assert codes(tmp_path) == {"OR-D001"}


@pytest.mark.parametrize("text", ["{", "{}", "[]", '{"resources": [{}]}', "\udcff"])
def test_a_descriptor_that_is_none_is_reported(tmp_path: Path, text: str) -> None:
    (tmp_path / "datapackage.json").write_text(text, encoding="utf-8", errors="surrogateescape")
    assert codes(tmp_path) == {"OR-D002"}


def test_a_missing_file_and_a_damaged_one_are_both_reported(copy: Path) -> None:
    (copy / QUOTES).unlink()
    (copy / "data/series/train-00000-of-00001.parquet").write_bytes(b"no Parquet")
    assert [(f.code, f.file) for f in check_package(copy)] == [
        ("OR-D003", QUOTES),
        ("OR-D003", "data/series/train-00000-of-00001.parquet"),
    ]


def test_a_file_that_is_another_is_told_by_size_and_hash(copy: Path) -> None:
    describe_anew(copy, hash="sha256:" + "0" * 64, byteSize=3)
    told = [finding.message for finding in check_package(copy) if finding.code == "OR-D004"]
    assert told == ["its size and hash are not what datapackage.json says"]


def test_a_column_of_another_type_is_told(copy: Path) -> None:
    table = pq.read_table(copy / QUOTES)
    place = table.schema.get_field_index("utterance")
    pq.write_table(table.set_column(place, "utterance", table["utterance"].cast(pa.int32())), copy / QUOTES)
    (told,) = (finding for finding in check_package(copy) if finding.code == "OR-D005")
    assert told.message == "<utterance: int32> should be <utterance: int64 not null>"


def test_cells_and_keys_that_frictionless_rejects_are_told_by_their_row(
    tables: dict[str, Sequence[Record]], release: Release, tmp_path: Path
) -> None:
    first, *rest = tables["quotes"]
    tables["quotes"] = [first.model_copy(update={"kind": "shouted", "speaker_id": "nobody"}), *rest]
    write(tables, tmp_path, release)
    assert [(f.code, f.file, f.line) for f in check_package(tmp_path)] == [
        ("OR-D006", QUOTES, 2),
        ("OR-D007", QUOTES, 2),
    ]


def test_what_frictionless_says_of_a_row_is_left_out_where_a_rule_of_the_table_says_it_better(
    tables: dict[str, Sequence[Record]], release: Release, tmp_path: Path
) -> None:
    first, *rest = tables["quotes"]
    tables["quotes"] = [first.model_copy(update={"speaker_id": "nobody"}), *rest]
    write(tables, tmp_path, release)
    assert [f.code for f in check_package(tmp_path)] == ["OR-D007"]
    assert [f.code for f in check_folder(tmp_path)] == ["OR-Q104"]


def every_error() -> list[type[frictionless.Error]]:
    """Every kind of error that Frictionless knows."""
    return [kind for _, kind in inspect.getmembers(frictionless.errors, inspect.isclass) if hasattr(kind, "type")]


@pytest.mark.parametrize("kind", every_error(), ids=lambda kind: kind.type)
def test_every_error_of_frictionless_has_a_code(kind: type[frictionless.Error]) -> None:
    assert _code(kind.__new__(kind)) in RULES


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (frictionless.errors.ConstraintError, "OR-D006"),
        (frictionless.errors.BlankRowError, "OR-D006"),
        (frictionless.errors.MissingLabelError, "OR-D005"),
        (frictionless.errors.ForeignKeyError, "OR-D007"),
        (frictionless.errors.HashCountError, "OR-D004"),
        (frictionless.errors.FieldError, "OR-D002"),
        (frictionless.errors.SourceError, "OR-D003"),
    ],
)
def test_an_error_of_frictionless_has_the_code_of_what_it_is_about(kind: type[frictionless.Error], code: str) -> None:
    assert _code(kind.__new__(kind)) == code


def test_rows_out_of_order_are_told(copy: Path) -> None:
    table = pq.read_table(copy / QUOTES)
    pq.write_table(table.take([1, 0, 2, 3]), copy / QUOTES)
    assert "OR-Q106" in {finding.code for finding in check_folder(copy)}


def test_without_frictionless_the_error_tells_how_to_install_it(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "frictionless", None)
    with pytest.raises(MissingLibraryError, match=r'pip install "onrecord\[build\]"'):
        check_package(dataset)
