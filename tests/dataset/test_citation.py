"""Citations of a release, and the files from which GitHub and Zenodo read them."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml  # type: ignore[import-untyped]
from typer.testing import CliRunner

import onrecord
from onrecord.cli import app
from onrecord.dataset.citation import bibtex, csl, text
from onrecord.dataset.datapackage import datapackage, release_of
from onrecord.errors import UnknownNameError
from onrecord.publish.citation_files import check_citation_files, citation_files
from onrecord.schema.release import Contributor, Licence, Release

ROOT = Path(__file__).parents[2]
CFF = json.loads((Path(__file__).parent / "schemas" / "cff-1.2.0.json").read_text("utf-8"))

PEOPLE = Release(
    name="talks",
    title='Talks: "a & b" 100% {x} – y_z',
    description="Talks <about> “talks”.",
    version="1.2.0",
    created=date(2022, 3, 1),
    hub="gulls/talks",
    keywords=("yes", "a: b"),
    licenses=(Licence(name="CC-BY-4.0"),),
    contributors=(
        Contributor(
            title="Ana Maria Prado",
            given_name="Ana Maria",
            family_name="Prado",
            roles=("creator",),
            path="https://orcid.org/0000-0002-1825-0097",
            organization="Gull University",
        ),
        Contributor(title="The Gulls", roles=("author",), path="https://example.org/gulls"),
        Contributor(title="Bo Lind", roles=("editor",)),
    ),
)
BARE = Release(name="talks", title="Talks", description="…", version="1.0.0", created=date(2022, 3, 1))


def test_bibtex_tells_persons_from_organisations_and_escapes_what_tex_would_read() -> None:
    entry = bibtex(PEOPLE, content_hash="sha256:0f")
    assert r"""  title = {{Talks: "a \& b" 100\% \{x\} -- y\_z}},""" in entry
    assert "  author = {Prado, Ana Maria and {The Gulls}}," in entry
    assert "  url = {https://huggingface.co/datasets/gulls/talks}," in entry
    assert "  note = {Dataset, content sha256:0f}\n}" in entry


def test_a_line_of_text_has_initials_as_references_do() -> None:
    assert text(PEOPLE).startswith("Prado, A. M.; The Gulls (2022). Talks")


def test_csl_is_json_for_reference_managers() -> None:
    (item,) = json.loads(csl(PEOPLE))
    assert item["author"] == [{"family": "Prado", "given": "Ana Maria"}, {"literal": "The Gulls"}]
    assert (item["type"], item["issued"]) == ("dataset", {"date-parts": [[2022, 3, 1]]})


@pytest.mark.parametrize("release", [PEOPLE, BARE], ids=["people", "bare"])
def test_citation_cff_keeps_its_schema(release: Release) -> None:
    # As text alone: YAML itself would make a date of a date, which the schema wants as text.
    read = yaml.load(citation_files(release)["CITATION.cff"], yaml.BaseLoader)
    jsonschema.Draft7Validator(CFF, format_checker=jsonschema.FormatChecker()).validate(read)
    assert (read["title"], read["version"], read["date-released"]) == (release.title, release.version, "2022-03-01")


def test_citation_cff_names_each_author_with_what_is_known() -> None:
    read = yaml.load(citation_files(PEOPLE)["CITATION.cff"], yaml.BaseLoader)
    assert read["authors"] == [
        {
            "family-names": "Prado",
            "given-names": "Ana Maria",
            "affiliation": "Gull University",
            "orcid": "https://orcid.org/0000-0002-1825-0097",
        },
        {"name": "The Gulls", "website": "https://example.org/gulls"},
    ]
    assert read["keywords"] == ["yes", "a: b"]


def test_zenodo_gets_what_a_deposit_asks_for() -> None:
    read: dict[str, Any] = json.loads(citation_files(PEOPLE)[".zenodo.json"])
    assert {"title", "description", "upload_type", "creators", "version", "publication_date", "license"} <= read.keys()
    assert read["description"] == "<p>Talks &lt;about&gt; “talks”.</p>"
    assert read["creators"] == [
        {"name": "Prado, Ana Maria", "affiliation": "Gull University", "orcid": "0000-0002-1825-0097"},
        {"name": "The Gulls"},
    ]


def test_the_names_of_a_person_go_through_the_data_package() -> None:
    package = datapackage(PEOPLE, [])
    assert package["contributors"][0]["familyName"] == "Prado"
    assert release_of(package) == PEOPLE


def test_the_files_of_this_project_are_current_and_valid() -> None:
    release = Release.read(ROOT / "build" / "dataset.toml")
    assert [str(finding) for finding in check_citation_files(ROOT, release)] == []
    for name in citation_files(release):
        assert (ROOT / name).exists()
    read = yaml.load((ROOT / "CITATION.cff").read_text("utf-8"), yaml.BaseLoader)
    jsonschema.Draft7Validator(CFF, format_checker=jsonschema.FormatChecker()).validate(read)


def test_a_file_that_was_edited_or_is_of_the_version_before_is_found(tmp_path: Path) -> None:
    for name, content in citation_files(PEOPLE).items():
        (tmp_path / name).write_text(content, "utf-8", newline="\n")
    assert list(check_citation_files(tmp_path, PEOPLE)) == []
    newer = PEOPLE.model_copy(update={"version": "1.3.0"})
    found = list(check_citation_files(tmp_path, newer))
    assert [(each.code, each.file) for each in found] == [("OR-D020", "CITATION.cff"), ("OR-D020", ".zenodo.json")]
    assert (tmp_path / "CITATION.cff").read_text("utf-8").splitlines()[(found[0].line or 0) - 1] == "version: 1.2.0"
    (tmp_path / ".zenodo.json").write_bytes(b"\xff")
    (tmp_path / "CITATION.cff").unlink()
    assert [each.file for each in check_citation_files(tmp_path, PEOPLE)] == [".zenodo.json"]


def test_the_data_at_hand_are_cited_with_version_and_content(dataset: Path) -> None:
    package = json.loads((dataset / "datapackage.json").read_text("utf-8"))
    cited = onrecord.cite(data=dataset)
    assert repr(cited) == cited  # so that a prompt shows its lines
    assert "version = {0.1.0}" in cited
    assert package["contentHash"] in cited
    assert "(Version 0.1.0) [Data set]" in onrecord.cite(data=dataset, style="text")
    assert json.loads(onrecord.cite(data=dataset, style="csl"))[0]["version"] == "0.1.0"


def test_a_style_that_is_none_is_told_those_there_are(dataset: Path) -> None:
    with pytest.raises(UnknownNameError, match=r"no style 'apa'.*There are: bibtex, text, csl"):
        onrecord.cite(data=dataset, style="apa")  # type: ignore[arg-type]


def test_data_without_a_description_cannot_be_cited(dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "data" / "quotes").mkdir(parents=True)
    (tmp_path / "data" / "quotes" / "x.parquet").write_bytes(b"")
    with pytest.raises(FileNotFoundError, match=r"no .*datapackage\.json"):
        onrecord.cite(data=tmp_path)


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], env={"NO_COLOR": "1"})
    return result.exit_code, result.output


def test_the_command_prints_what_the_function_gives(dataset: Path) -> None:
    assert run("cite", "--data", dataset) == (0, f"{onrecord.cite(data=dataset)}\n")
    status, output = run("cite", "--data", dataset / "nowhere")
    assert (status, output.startswith("onrecord: no data in")) == (2, True)


def test_the_command_writes_the_files_and_checks_them(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    description = tmp_path / "build" / "dataset.toml"
    description.write_text((ROOT / "build" / "dataset.toml").read_text("utf-8"), "utf-8")
    assert run("cite", "--update", "--root", tmp_path)[0] == 0
    assert (tmp_path / "CITATION.cff").read_bytes() == (ROOT / "CITATION.cff").read_bytes()
    assert run("cite", "--check", "--root", tmp_path)[0] == 0
    description.write_text(re.sub(r'(?m)^version = ".*"', 'version = "9.9.9"', description.read_text("utf-8")), "utf-8")
    status, output = run("cite", "--check", "--root", tmp_path)
    assert status == 1
    assert "CITATION.cff:" in output
    assert "OR-D020" in output


def test_the_command_says_where_it_has_to_run(tmp_path: Path) -> None:
    status, output = run("cite", "--update", "--root", tmp_path)
    assert (status, "there is no" in output) == (2, True)
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "dataset.toml").write_text("name = [", "utf-8")
    assert run("cite", "--update", "--root", tmp_path)[0] == 2
