"""Each rule is broken by the example of tests/rules that has its code, and by nothing else than it declares."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from small_corpus import write_corpus

from onrecord.check.examples import Example, example_of
from onrecord.check.findings import Finding
from onrecord.check.folder import check_folder
from onrecord.check.rules import RULES, finding
from onrecord.check.tables import check_tables
from onrecord.corpus.build import build
from onrecord.corpus.check import check_corpus
from onrecord.dataset.parquet import parquet_path
from onrecord.dataset.write import write
from onrecord.engine.inputs import Rejected, read_inputs
from onrecord.schema import TABLES, Record
from onrecord.schema.generate import contract_files
from onrecord.schema.release import Release

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "rules"

Tables = dict[str, Sequence[Record]]


def the_example(code: str) -> Example:
    example = example_of(code)
    assert example is not None, f"tests/rules/{code}.toml is missing"
    return example


BY_CHECKS = [code for code in RULES if (FOLDER / f"{code}.toml").exists() and the_example(code).base != "test"]
BY_TESTS = [code for code in RULES if (FOLDER / f"{code}.toml").exists() and the_example(code).base == "test"]


@pytest.fixture(scope="session")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small corpus with what was built from it, which no test may change."""
    root = tmp_path_factory.mktemp("committed")
    write_corpus(root)
    made = build(root)
    assert made.release is not None
    write(made.tables, root, made.release, quality=made.quality)
    (root / "schema").mkdir()
    for name, text in contract_files().items():
        (root / "schema" / name).write_text(text, "utf-8")
    assert check_corpus(root) == []
    return root


def findings(
    example: Example, folder: Path, committed: Path, dataset: Path, tables: Tables, release: Release
) -> Sequence[Finding]:
    """What the checks find once everything is done that the example says."""
    root = folder / "root"
    match example.base:
        case "corpus":
            root.mkdir()
            write_corpus(root)
            change_files(example, root)
            return build(root).findings
        case "committed":
            shutil.copytree(committed, root)
            change_files(example, root)
            change_parquet(example, root)
            return check_corpus(root)
        case "tables":
            change_tables(example, tables)
            return check_tables(tables)
        case "dataset":
            shutil.copytree(dataset, root)
            change_files(example, root)
            if example.cells or example.added or example.upside_down:
                change_tables(example, tables)
                write(tables, root, release)
            if example.upside_down:
                turn_upside_down(example, root)
            return check_folder(root)
        case _:
            root.mkdir()
            change_files(example, root)
            given = root if len(example.files) > 1 else next(iter(root.iterdir()))
            rejected = (item for item in read_inputs(given) if isinstance(item, Rejected))
            return [finding(each.code, each.reason, file=each.place) for each in rejected]


def change_files(example: Example, root: Path) -> None:
    for name, text in example.files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text * example.repeated.get(name, 1), "utf-8", newline="")
    for name, digits in example.bytes.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(bytes.fromhex(digits))
    for name, source in example.copied.items():
        shutil.copyfile(root / source, root / name)
    for name in example.removed:
        (root / name).unlink()
    for change in example.replaced:
        path = root / change.file
        text = path.read_bytes().decode("utf-8")
        assert change.old in text
        path.write_text(text.replace(change.old, change.new), "utf-8", newline="")


def change_tables(example: Example, tables: Tables) -> None:
    for cells in example.cells:
        rows = list(tables[cells.table])
        rows[cells.row - 1] = rows[cells.row - 1].model_copy(update=as_cells(cells.set))
        tables[cells.table] = rows
    for row in example.added:
        record = TABLES[row.table]
        cells = dict.fromkeys(column.name for column in record.columns()) | as_cells(row.set)
        tables[row.table] = [*tables[row.table], record.model_construct(**cells)]
    for table in example.without:
        tables[table] = []


def as_cells(values: dict[str, Any]) -> dict[str, Any]:
    """Cells as records have them: the empty string is null, a list does not change."""
    return {
        name: None if value == "" else tuple(value) if isinstance(value, list) else value
        for name, value in values.items()
    }


def change_parquet(example: Example, root: Path) -> None:
    """Edits cells of files, as somebody would with a tool of their own."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    for table in example.rewritten:
        path = root / parquet_path(table)
        pq.write_table(pq.ParquetFile(path).read(), path)
    for cells in example.cells:
        path = root / parquet_path(cells.table)
        table = pq.ParquetFile(path).read()
        rows = table.to_pylist()
        rows[cells.row - 1] |= cells.set
        pq.write_table(pa.Table.from_pylist(rows, schema=table.schema), path)


def turn_upside_down(example: Example, root: Path) -> None:
    import pyarrow.parquet as pq

    for table in example.upside_down:
        path = root / parquet_path(table)
        rows = pq.ParquetFile(path).read()
        pq.write_table(rows.take(list(range(rows.num_rows))[::-1]), path)


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_an_example(code: str) -> None:
    assert (FOLDER / f"{code}.toml").is_file()


def test_every_example_is_of_a_rule() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(RULES)


@pytest.mark.parametrize("code", BY_CHECKS)
def test_the_example_breaks_its_rule_at_the_place_it_says_and_no_other(
    code: str, tmp_path: Path, committed: Path, dataset: Path, tables: Tables, release: Release
) -> None:
    example = the_example(code)
    found = findings(example, tmp_path, committed, dataset, tables, release)
    assert [str(each) for each in found if each.level == "error" or each.code == code] == example.found
    assert any(f"{code} " in line for line in example.found)


@pytest.mark.parametrize("code", BY_TESTS)
def test_a_rule_that_no_file_alone_can_break_is_broken_by_the_test_it_names(code: str) -> None:
    example = the_example(code)
    assert example.by is not None
    assert code.replace("-", "_").casefold() in (ROOT / example.by).read_text("utf-8").replace("-", "_").casefold()
