"""Writing a dataset: all of it, or nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

import onrecord.dataset.write as module
from onrecord.dataset.write import content_hashes, stale_files, write
from onrecord.schema import Record
from onrecord.schema.release import Release

Tables = dict[str, Sequence[Record]]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_it_writes_each_table_a_card_and_a_descriptor(tables: Tables, release: Release, tmp_path: Path) -> None:
    write(tables, tmp_path, release)
    assert list(files(tmp_path)) == sorted(
        [
            "croissant.json",
            "datapackage.json",
            "data/README.md",
            *(f"data/{table}/train-00000-of-00001.parquet" for table in tables),
        ]
    )


def test_it_tells_rows_and_hashes(tables: Tables, release: Release, tmp_path: Path) -> None:
    written = write(tables, tmp_path, release)
    assert written.rows == {table: len(rows) for table, rows in tables.items()}
    assert {resource.table: resource.content_hash for resource in written.resources} == content_hashes(tables)


def test_writing_again_changes_no_byte(tables: Tables, release: Release, tmp_path: Path) -> None:
    first = write(tables, tmp_path, release)
    before = files(tmp_path)
    assert write(tables, tmp_path, release) == first
    assert files(tmp_path) == before


def test_a_file_that_holds_the_same_rows_is_kept_whoever_wrote_it(
    tables: Tables, release: Release, tmp_path: Path
) -> None:
    import pyarrow.parquet as pq

    write(tables, tmp_path, release)
    path = tmp_path / "data/quotes/train-00000-of-00001.parquet"
    pq.write_table(pq.read_table(path), path, compression="snappy")  # as another release of pyarrow might
    before = path.read_bytes()
    write(tables, tmp_path, release)
    assert path.read_bytes() == before


def test_a_table_that_is_no_longer_there_is_removed(tables: Tables, release: Release, tmp_path: Path) -> None:
    write(tables, tmp_path, release)
    del tables["coverage"]
    write(tables, tmp_path, release)
    assert not (tmp_path / "data/coverage").exists()


@pytest.mark.parametrize("step", ["json_text", "card", "swap"])
def test_whatever_fails_the_old_dataset_stays_and_nothing_lies_about(
    step: str, tables: Tables, release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tables, tmp_path, release)
    before = files(tmp_path)

    def fail(*args: object, **options: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(module, step, fail)
    with pytest.raises(OSError, match="disk full"):
        write(tables | {"quotes": []}, tmp_path, release)
    assert files(tmp_path) == before


@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt("disk full")])
def test_a_failure_or_an_interrupt_between_the_two_moves_puts_the_old_dataset_back(
    error: BaseException, tables: Tables, release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tables, tmp_path, release)
    before = files(tmp_path)

    def fail(self: Path, target: Path) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(type(error), match="disk full"):
        write(tables | {"quotes": []}, tmp_path, release)
    assert files(tmp_path) == before


def test_files_of_other_people_in_the_folder_are_never_lost(tables: Tables, release: Release, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "thesis.docx").write_text("years of work")
    with pytest.raises(FileExistsError, match=r"thesis\.docx"):
        write(tables, tmp_path, release)
    assert (tmp_path / "data" / "thesis.docx").read_text() == "years of work"


@pytest.mark.parametrize("name", ["datapackage.json", "croissant.json"])
def test_a_descriptor_that_somebody_else_wrote_is_never_lost(
    name: str, tables: Tables, release: Release, tmp_path: Path
) -> None:
    (tmp_path / name).write_text('{"name": "theirs"}')
    with pytest.raises(FileExistsError, match=name):
        write(tables, tmp_path, release)
    assert (tmp_path / name).read_text() == '{"name": "theirs"}'


def test_an_unknown_table_is_refused_before_anything_is_written(release: Release, tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="rumours"):
        write({"rumours": []}, tmp_path / "new", release)
    assert not (tmp_path / "new").exists()


def test_nothing_is_stale_right_after_writing(tables: Tables, release: Release, dataset: Path) -> None:
    assert stale_files(tables, dataset, release) == []


def test_a_table_is_stale_that_has_other_rows_or_is_missing(
    tables: Tables, release: Release, dataset: Path, tmp_path: Path
) -> None:
    fewer = tables | {"quotes": tables["quotes"][1:]}
    assert stale_files(fewer, dataset, release) == ["data/quotes/train-00000-of-00001.parquet"]
    assert len(stale_files(tables, tmp_path, release)) == len(tables)


def test_a_folder_of_a_table_that_is_no_more_is_stale(tables: Tables, release: Release, dataset: Path) -> None:
    del tables["coverage"]
    assert stale_files(tables, dataset, release) == ["data/coverage/train-00000-of-00001.parquet"]


def test_card_and_descriptor_are_stale_once_the_release_says_something_else(
    tables: Tables, release: Release, dataset: Path
) -> None:
    newer = release.model_copy(update={"version": "0.2.0"})
    assert stale_files(tables, dataset, newer) == ["data/README.md", "datapackage.json", "croissant.json"]


def test_a_card_that_somebody_edited_is_stale(tables: Tables, release: Release, tmp_path: Path) -> None:
    write(tables, tmp_path, release)
    (tmp_path / "data" / "README.md").write_bytes(b"\xff")
    assert stale_files(tables, tmp_path, release) == ["data/README.md"]


def test_the_day_of_a_package_is_that_of_its_release(dataset: Path) -> None:
    assert json.loads((dataset / "datapackage.json").read_text())["created"] == "2031-06-01T00:00:00Z"
