"""A .toml file that a person wrote: each mistake is reported at its line, with the right key where one is mistyped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    _, found = read_toml("entities.toml", text, EntityFile, "E")
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


def test_text_between_curly_marks_is_told_apart_from_other_broken_toml() -> None:
    _, (found,) = read_toml("entities.toml", "[[entity]]\nid = “ana-roig”\n", EntityFile, "E")
    assert (found.line, found.column) == (2, 6)
    assert found.advice == 'Write straight quotation marks around text: "…", not “…”.'


def test_a_file_that_ends_too_early_is_reported_at_its_end() -> None:
    (found,) = findings('[[entity]]\nid = "ana-roig"\naliases = ["Ana",')
    assert found.startswith("entities.toml:3:18 OR-E001")


def test_a_mistyped_key_is_reported_at_its_line() -> None:
    (found,) = findings(GOOD + 'contry = "SE"\n')
    assert found == "entities.toml:11:1 OR-E003 `contry` in entity 2 (bo-lind) is no key of this file"


def test_the_advice_names_the_key_that_was_meant() -> None:
    _, (found,) = read_toml("entities.toml", GOOD + 'contry = "SE"\n', EntityFile, "E")
    assert found.advice is not None
    assert found.advice.startswith("Did you mean 'country'?")


def test_a_mistyped_key_is_taken_for_the_one_that_was_meant() -> None:
    file, _ = read_toml("entities.toml", GOOD + 'contry = "SE"\n', EntityFile, "E")
    assert file is not None
    assert file.whole
    assert file.content.entity[1].country == "SE"


def test_a_key_that_is_missing_because_it_is_mistyped_is_reported_once() -> None:
    (found,) = findings(GOOD.replace("name", "nme", 1))
    assert "OR-E003" in found


def test_a_key_that_resembles_none_leaves_the_file_in_doubt() -> None:
    file, (found,) = read_toml("entities.toml", GOOD + "zzz = 1\n", EntityFile, "E")
    assert found.advice == "Known: aliases, country, id, kind, name, role, wikidata."
    assert file is not None
    assert not file.whole


def test_a_missing_key_is_reported_at_the_entry_that_lacks_it() -> None:
    (found,) = findings(GOOD.replace('name = "Bo Lind"\n', ""))
    assert found == "entities.toml:7:1 OR-E002 `name` in entity 2 (bo-lind) is missing"


def test_a_wrong_entry_is_left_out_and_the_places_of_the_others_stay_right() -> None:
    file, _ = read_toml("entities.toml", GOOD.replace('"person"', '"human"', 1), EntityFile, "E")
    assert file is not None
    assert not file.whole
    assert [entry.id for entry in file.content.entity] == ["bo-lind"]
    assert file.line_of("entity", 0, "name") == 9


def test_a_word_that_is_not_in_the_list_is_reported_with_the_list() -> None:
    (found,) = findings(GOOD.replace('"person"', '"human"', 1))
    assert found == (
        "entities.toml:5:1 OR-E004 `kind` in entity 1 (ana-roig) is 'human', and must be one of: "
        "person, organization, country, document, outlet, group"
    )


def test_a_word_that_is_nearly_in_the_list_gets_the_one_that_was_meant() -> None:
    _, (found,) = read_toml("entities.toml", GOOD.replace('"person"', '"Persson"', 1), EntityFile, "E")
    assert found.advice == "Did you mean 'person'?"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"ana-roig"', '"ana roig"', "`id` in entity 1 (ana roig) is 'ana roig', and must be one word"),
        ('"Ana Roig"', "3", "`name` in entity 1 (ana-roig) is the number 3, and must be text in quotation marks"),
        ('"person"', "true", "`kind` in entity 1 (ana-roig) is true, and must be one of"),
        ('"person"', '"person"\naliases = "Ana"', "is the text 'Ana', and must be a list"),
        ('"person"', '"person"\naliases = [2031-05-02]', "item 1 of `aliases` in entity 1 (ana-roig) is the day 2031"),
        ('"person"', '"person"\nwikidata = "159"', "is '159', and must be a Wikidata item, such as Q159"),
        ('"person"', '"person"\nrole = {}', "is a table, and must be text in quotation marks"),
    ],
)
def test_a_value_of_the_wrong_type_or_shape_is_told_in_plain_words(old: str, new: str, said: str) -> None:
    (found,) = findings(GOOD.replace(old, new, 1))
    assert said in found


def test_all_mistakes_of_a_file_are_reported_at_once() -> None:
    assert len(findings(GOOD.replace("name", "nam"))) == 2
    assert len(findings(GOOD.replace("name = ", "zzz = "))) == 4


def test_a_cell_that_is_no_cell_is_reported_once() -> None:
    text = (
        '[[correction]]\ntable = "quotes"\naction = "drop"\nat = "x"\nexpect = {cue = "said", kind = {a = 1}}\n'
        'reason = "a test of cells"\nreviewer = "tests"\n'
    )
    _, (found,) = read_toml("a.toml", text, CorrectionFile, "C")
    assert str(found) == (
        "a.toml:5:25 OR-C004 `expect.kind` in correction 1 (x) is a table, and must be text in quotation marks, "
        "a number, true, false or a list of texts"
    )


def test_a_key_within_a_string_of_several_lines_is_none() -> None:
    text = '[[entity]]\nid = "a"\nname = "A"\nrole = """\nkind = "x"\n"""\nkind = "human"\n'
    (found,) = findings(text)
    assert found.startswith("entities.toml:7:1 OR-E004")


@given(st.text(alphabet="[]{}=\"'\n.#ab1, ", max_size=60))
def test_any_text_is_read_or_reported(text: str) -> None:
    file, found = read_toml("entities.toml", text, EntityFile, "E")
    assert file is not None or found


def test_a_key_inside_an_inline_table_is_reported_at_the_line_of_that_table() -> None:
    text = '[[correction]]\ntable = "quotes"\naction = "drop"\nat = "x"\nexpect = {kind = {}}\n'
    _, found = read_toml("a.toml", text, CorrectionFile, "C")
    assert {finding.line for finding in found if "expect" in finding.message} == {5}


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n"])
def test_an_empty_file_holds_no_entries(text: str) -> None:
    file, found = read_toml("entities.toml", text, EntityFile, "E")
    assert file is not None
    assert (file.content.entity, found) == ([], [])
