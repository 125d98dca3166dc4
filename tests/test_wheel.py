"""The wheel alone: what is in it, and that its data load in an empty environment without a network."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]

IN_WHEEL = re.compile(
    r"""
      onrecord/(\w+/)*\w+\.py
    | onrecord/py\.typed
    | onrecord/language/words/\w+\.(txt|tsv)
    | onrecord/schema/vocabularies/\w+\.csv
    | onrecord/publish/card_body\.md
    | onrecord/data/README\.md
    | onrecord/data/\w+/train-\d{5}-of-\d{5}\.parquet
    | onrecord/datapackage\.json
    | onrecord/check/rulebook/examples/OR-[A-Z]\d{3}\.toml
    | onrecord-[\d.]+\.dist-info/(METADATA|WHEEL|RECORD|entry_points\.txt|licenses/LICENSE(-DATA\.md)?)
    """,
    re.VERBOSE,
)
IN_SDIST = re.compile(
    r"""
      (onrecord|tests|benchmarks|build|docs)/(\w+/)*[\w.-]+\.(py|md|typed|txt|tsv|csv|toml|json|jsonl|html|svg|png)
    | onrecord/py\.typed
    | raw/[\w.-]+\.(txt|toml)
    | schema/\w+\.(json|md)
    | data/(README\.md|\w+/train-\d{5}-of-\d{5}\.parquet)
    | [\w-]+\.(md|cff|toml|json|py)
    | LICENSE | Makefile | PKG-INFO | \.gitignore
    """,
    re.VERBOSE,
)

NO_NETWORK = """
import socket, sys
def refuse(*args, **options):
    raise OSError("no network here")
socket.socket.connect = socket.getaddrinfo = refuse
"""

LOAD_EVERYTHING = """
import onrecord
from onrecord.access.forms import FORMS
for table in onrecord.tables():
    for form in FORMS:
        for join in (False, True):
            try:
                loaded = onrecord.load(table, as_=form, join=join)
            except onrecord.MissingLibraryError:
                continue
            if not join:
                print(table, form, loaded.shape[0] if hasattr(loaded, "shape") else len(loaded))
    onrecord.describe(table)
print(onrecord.__file__)
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an sdist, and the wheel that is built from it."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def python(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment: it has the wheel and sees the libraries of this one, but not the checkout."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    (wheel,) = built.glob("*.whl")
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", str(wheel)], check=True)
    # A path file in a folder that is itself added by a path file is not read, so the editable install stays out.
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python


def run(python: Path, script: str, folder: Path) -> list[str]:
    done = subprocess.run([python, "-I", "-c", script], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def expected_rows() -> dict[str, int]:
    return {path.parent.name: pq.read_metadata(path).num_rows for path in ROOT.glob("data/*/*.parquet")}


def test_the_wheel_holds_the_package_its_words_and_the_data_and_nothing_else(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert [name for name in sorted(names) if not IN_WHEEL.fullmatch(name)] == []
    assert {f"onrecord/{path.relative_to(ROOT).as_posix()}" for path in ROOT.glob("data/*/*.parquet")} <= names
    modules = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("onrecord/**/*.py")}
    assert modules <= names


def test_the_wheel_is_small(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    assert wheel.stat().st_size <= 1_000_000


def test_the_sdist_holds_what_a_rebuild_needs_and_nothing_else(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert [name for name in sorted(names) if not IN_SDIST.fullmatch(name)] == []
    for folder in ("raw", "build", "schema", "data"):
        files = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert {name for name in files if "__pycache__" not in name} <= names


def test_every_table_loads_in_every_form_offline(python: Path, tmp_path: Path) -> None:
    *loaded, home = run(python, NO_NETWORK + LOAD_EVERYTHING, tmp_path)
    assert Path(home).is_relative_to(python.parents[1])
    forms = ("arrow", "pandas", "polars", "datasets", "duckdb", "records")
    assert loaded == [f"{table} {form} {rows}" for table, rows in ordered(expected_rows()) for form in forms]


def test_arrow_and_records_load_where_only_the_core_dependencies_are(python: Path, tmp_path: Path) -> None:
    hide = "for name in ('pandas', 'polars', 'datasets', 'duckdb', 'numpy', 'frictionless'): sys.modules[name] = None\n"
    *loaded, _ = run(python, NO_NETWORK + hide + LOAD_EVERYTHING, tmp_path)
    assert loaded == [
        f"{table} {form} {rows}" for table, rows in ordered(expected_rows()) for form in ("arrow", "records")
    ]


def test_evidence_and_the_command_work_from_the_wheel(python: Path, tmp_path: Path) -> None:
    script = "import onrecord; print(onrecord.evidence(onrecord.load('quotes').to_pylist()[0]).words)"
    assert run(python, NO_NETWORK + script, tmp_path) == [pq.read_table(ROOT / "data/quotes")["text"][0].as_py()]
    done = subprocess.run(
        [python.parent / "onrecord", "--help"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def ordered(rows: dict[str, int]) -> list[tuple[str, int]]:
    from onrecord.schema import TABLES

    return [(table, rows[table]) for table in TABLES if table in rows]
