"""A .toml file that a person wrote: each mistake is reported at its line, with the right key where one is mistyped."""

import pytest

from onrecord.corpus.toml_file import read_toml
from onrecord.schema.decisions import CorrectionFile, EntityFile

GOOD = """\
# two people
[[entity]]
id = "ana-roig"
name = "Ana Roig"
kind = "person"

[[entity]]
id = "bo-lind"
name = "Bo Lind"
kind = "person"
"""


def findings(text: str) -> list[str]:
    file, found = read_toml("entities.toml", text, EntityFile, "E")
    assert file is None
    return [str(finding) for finding in found]


def test_a_right_file_gives_its_content_and_no_findings() -> None:
    file, found = read_toml("entities.toml", GOOD, EntityFile, "E")
    assert file is not None
    assert not found
    assert [entry.id for entry in file.content.entity] == ["ana-roig", "bo-lind"]


def test_a_place_in_the_content_has_its_line() -> None:
    file, _ = read_toml("entities.toml", GOOD, EntityFile, "E")
    assert file is not None
    assert file.line_of("entity", 1) == 7
    assert file.line_of("entity", 1, "name") == 9


def test_broken_toml_is_reported_where_it_breaks() -> None:
    (found,) = findings('[[entity]]\nid = "ana\n')
    assert found.startswith("entities.toml:2:10 OR-E001 Illegal character")


def test_a_mistyped_key_is_reported_at_its_line() -> None:
    (found,) = findings(GOOD + 'contry = "SE"\n')
    assert found == "entities.toml:11 OR-E003 `entity.1.contry` is no key of this file"


def test_the_advice_names_the_key_that_was_meant() -> None:
    _, (found,) = read_toml("entities.toml", GOOD + 'contry = "SE"\n', EntityFile, "E")
    assert found.advice is not None
    assert found.advice.startswith("Did you mean 'country'?")


def test_a_missing_key_is_reported_at_the_entry_that_lacks_it() -> None:
    (found,) = findings(GOOD.replace('name = "Bo Lind"\n', ""))
    assert found == "entities.toml:7 OR-E002 `entity.1.name` is missing"


def test_a_value_that_is_not_allowed_is_reported_at_its_line() -> None:
    (found,) = findings(GOOD.replace('"person"', '"human"', 1))
    assert found.startswith("entities.toml:5 OR-E004 `entity.0.kind`: Input should be 'person'")


def test_all_mistakes_of_a_file_are_reported_at_once() -> None:
    assert len(findings(GOOD.replace("name", "nam"))) == 4


def test_a_key_inside_an_inline_table_is_reported_at_the_line_of_that_table() -> None:
    text = '[[correction]]\ntable = "quotes"\naction = "drop"\nat = "x"\nexpect = {kind = {}}\n'
    _, found = read_toml("a.toml", text, CorrectionFile, "C")
    assert {finding.line for finding in found if "expect" in finding.message} == {5}


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n"])
def test_an_empty_file_holds_no_entries(text: str) -> None:
    file, found = read_toml("entities.toml", text, EntityFile, "E")
    assert file is not None
    assert (file.content.entity, found) == ([], [])
