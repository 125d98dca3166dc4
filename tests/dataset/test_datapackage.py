"""datapackage.json: valid to the standard's own tool, and true."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from onrecord.dataset.hashing import content_hash, dataset_hash, file_hash
from onrecord.dataset.parquet import arrow_table
from onrecord.schema import TABLES, Record
from onrecord.schema.release import Release

Tables = dict[str, Sequence[Record]]


@pytest.fixture
def package(dataset: Path) -> dict[str, Any]:
    package: dict[str, Any] = json.loads((dataset / "datapackage.json").read_text(encoding="utf-8"))
    return package


@pytest.mark.parametrize("rows", ["dataset", "empty_dataset"])
def test_an_outsiders_frictionless_validate_passes(rows: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(rows)
    run = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count("VALID") - run.stdout.count("INVALID") == len(TABLES)


def test_every_file_is_described_as_it_is(package: dict[str, Any], dataset: Path) -> None:
    for resource in package["resources"]:
        path = dataset / resource["path"]
        assert resource["byteSize"] == path.stat().st_size
        assert resource["hash"] == file_hash(path)


def test_every_table_has_its_content_hash_and_number_of_rows(package: dict[str, Any], tables: Tables) -> None:
    hashes = {table: content_hash(arrow_table(TABLES[table], rows)) for table, rows in tables.items()}
    assert {resource["name"]: resource["contentHash"] for resource in package["resources"]} == hashes
    assert package["contentHash"] == dataset_hash(hashes)
    assert {resource["name"]: resource["rows"] for resource in package["resources"]} == {
        table: len(rows) for table, rows in tables.items()
    }


def test_the_articles_are_its_sources(package: dict[str, Any]) -> None:
    assert package["sources"] == [
        {"title": "ferry"},
        {"title": "A harbour: “agreed” · The Daily Gull", "path": "https://example.org/harbour"},
    ]


def test_people_licences_and_rights_are_those_of_the_release(package: dict[str, Any], release: Release) -> None:
    assert package["contributors"] == [{"title": "The gulls", "roles": ["curator", "annotator"]}]
    assert [licence["name"] for licence in package["licenses"]] == ["CC-BY-4.0"]
    assert (package["description"], package["rights"]) == (release.description, release.rights)


def test_no_key_stands_without_a_value(package: dict[str, Any]) -> None:
    assert "homepage" not in package
    assert all(package.values())


@pytest.mark.parametrize(
    "wrong", [{"version": "1.0"}, {"name": "Two Words"}, {"homepage": "example.org"}, {"author": "me"}]
)
def test_a_release_that_is_none_is_refused(release: Release, wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Release.model_validate(release.model_dump() | wrong)


def test_a_release_is_read_from_toml(tmp_path: Path) -> None:
    path = tmp_path / "release.toml"
    path.write_text(
        'name = "gulls"\ntitle = "Gulls"\ndescription = "Two."\nversion = "1.0.0"\ncreated = 2031-06-01\n'
        '[[contributors]]\ntitle = "The gulls"\nroles = ["curator"]\n',
        encoding="utf-8",
    )
    read = Release.read(path)
    assert (read.created.year, read.contributors[0].roles) == (2031, ("curator",))


def test_examples_are_strings_as_the_profile_wants_and_of_the_type_of_their_field(package: dict[str, Any]) -> None:
    fields = [field for resource in package["resources"] for field in resource["schema"]["fields"]]
    examples = {(field["type"], type(field["example"])) for field in fields}
    assert examples == {(kind, str) for kind in ("string", "integer", "number", "boolean", "date", "list")}
    assert {field["example"] for field in fields if field["type"] == "boolean"} <= {"true", "false"}
