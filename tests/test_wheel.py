"""The wheel alone: what is in it, and that its data load in an empty environment without a network."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]

DIST_INFO = re.compile(
    r"onrecord-[\w.]+\.dist-info/(METADATA|WHEEL|RECORD|entry_points\.txt|licenses/(LICENSE|LICENSE-DATA\.md|RIGHTS\.md))"
)
SOURCES = {".py", ".txt", ".tsv", ".csv", ".typed", ".md", ".toml", ".json", ".jsonl", ".html", ".svg", ".png", ".yml"}
"""The kinds of files that there may be among the code, its word lists, tests and pages."""

NO_NETWORK = """
import socket, sys
def refuse(*args, **options):
    raise OSError("no network here")
socket.socket.connect = socket.getaddrinfo = refuse
"""

LOAD_EVERYTHING = """
import onrecord
from onrecord.dataset.forms import FORMS
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
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture(scope="module")
def python(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment: it has the wheel and sees the libraries of this one, but not the checkout."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    python = folder / Path(sys.executable).parent.name / "python"  # in bin, or Scripts
    (wheel,) = built.glob("*.whl")
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", str(wheel)], check=True)
    # A path file in a folder that is itself added by a path file is not read, so the editable install stays out.
    (site,) = folder.glob("[Ll]ib/**/site-packages")
    (site / "libraries.pth").write_text(str(Path(pq.__file__).parents[2]), encoding="utf-8")
    return python


def run(python: Path, script: str, folder: Path) -> list[str]:
    done = subprocess.run([python, "-I", "-c", script], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def expected_rows() -> dict[str, int]:
    return {path.parent.name: pq.read_metadata(path).num_rows for path in ROOT.glob("data/*/*.parquet")}


def files(*folders: str) -> set[str]:
    """The files below these folders of the project, from its root."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts}


def test_the_wheel_holds_the_package_its_words_and_the_data_and_nothing_else(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    data = {f"onrecord/{name}" for name in files("data") | {"datapackage.json"}}
    data |= {f"onrecord/check/rulebook/examples/{Path(name).name}" for name in files("tests/rules")}
    assert {name for name in names if not DIST_INFO.fullmatch(name)} == files("onrecord") | data
    assert {Path(name).suffix for name in files("onrecord")} <= {".py", ".txt", ".tsv", ".csv", ".typed", ".md"}


def test_the_wheel_says_what_it_needs_and_who_may_use_it(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        stated = archive.read(name).decode("utf-8")
    needed = re.findall(r"^Requires-Dist: ([\w-]+)(?!.*extra ==)", stated, re.MULTILINE)
    assert sorted(needed) == ["filelock", "pyarrow", "pydantic", "typer"]
    assert "License-Expression: Apache-2.0 AND CC-BY-4.0" in stated


def test_the_wheel_is_small(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    assert wheel.stat().st_size <= 3_000_000  # what a reader waits for; the word lists are a third of it


def test_the_sdist_holds_what_a_rebuild_needs_and_nothing_else(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    folders = files(
        "onrecord", "tests", "benchmarks", "docs", "build", "raw", "schema", "data", ".ci", ".github", "LICENSES"
    )
    pages = {
        f"{name}.md"
        for name in ("README", "CHANGELOG", "CONTRIBUTING", "RELEASING", "RIGHTS", "LICENSE-DATA", "SECURITY")
    }
    made = {"datapackage.json", "croissant.json", "CITATION.cff", ".zenodo.json"}
    tools = {
        "pyproject.toml",
        "hatch_build.py",
        "Makefile",
        "LICENSE",
        ".gitignore",
        "PKG-INFO",
        "constraints.txt",
        "REUSE.toml",
    }
    assert names == folders | pages | made | tools
    code = {name for name in folders if not name.startswith(("data/", "raw/", "schema/", ".ci/"))}
    assert {Path(name).suffix for name in code} <= SOURCES


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
