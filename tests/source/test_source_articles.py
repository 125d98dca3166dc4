"""The .toml beside a text, and what it makes of a reading."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from onrecord.schema.sidecar import SourceFile
from onrecord.source.article import article_fields, article_problems
from onrecord.source.reader import read
from onrecord.source.records import article_from_raw

TEXT = "Envoys meet in Riga over grain\n\nBy Ana Roig\n\nTwo envoys met in Riga.\n\nJoin our HP Telegram channel"
RIGHTS = '[rights]\nvalue = "© Harbour Post"\nreason = "The imprint says so."\n'
RAW = Path(__file__).parents[2] / "raw"


def sidecar(toml: str) -> SourceFile:
    return SourceFile.model_validate(tomllib.loads(toml + RIGHTS))


def found(toml: str, text: str = TEXT) -> dict[str, int | None]:
    return {
        problem.code: problem.line
        for problem in article_problems(read(text), sidecar(toml))
        if problem.code != "OR-R013"
    }


def test_without_a_toml_the_article_is_what_the_text_shows():
    fields = article_fields(read(TEXT))
    assert (fields["title"], fields["outlet"], fields["authors"]) == (
        "Envoys meet in Riga over grain",
        "HP",
        ("Ana Roig",),
    )
    assert (fields["published"], fields["rights"], fields["text"]) == (None, None, "Two envoys met in Riga.")


def test_a_value_of_the_toml_stands_above_the_text():
    fields = article_fields(
        read(TEXT), sidecar('[published]\nvalue = 2031-05-04\nreason = "The archive dates it so."\n')
    )
    assert (fields["published"], fields["rights"]) == (date(2031, 5, 4), "© Harbour Post")


def test_a_reason_alone_makes_a_value_null():
    toml = '[outlet]\nreason = "HP is the name of the channel only."\n'
    assert article_fields(read(TEXT), sidecar(toml))["outlet"] is None
    assert found(toml) == {"OR-R014": 7}


def test_a_contradiction_is_reported_at_the_line_that_shows_it():
    assert found('[title]\nvalue = "Envoys part in Riga"\nevidence = "Envoys"\n') == {"OR-R011": 1}


def test_case_and_punctuation_make_no_contradiction():
    assert found('[title]\nvalue = "ENVOYS MEET IN RIGA – OVER GRAIN!"\nevidence = "Envoys"\n') == {}


def test_authors_are_compared_by_name_and_number():
    assert found('[authors]\nvalue = ["Ana Roig"]\nevidence = "By Ana Roig"\n') == {}
    assert found('[authors]\nvalue = ["Ana Roig", "Li Wei"]\nevidence = "By Ana Roig"\n') == {"OR-R011": 3}


def test_a_contradiction_with_a_reason_is_only_noted():
    assert found('[outlet]\nvalue = "Harbour Post"\nreason = "HP is short for it."\n') == {"OR-R014": 7}


def test_evidence_that_the_raw_text_does_not_have_is_reported():
    assert found('[event]\nvalue = "riga-2031"\nevidence = "Two envoys met in Oslo."\n') == {"OR-R012": None}


def test_what_nobody_gives_or_explains_is_noted():
    missing = [p.message.partition(":")[0] for p in article_problems(read(TEXT), sidecar("")) if p.code == "OR-R013"]
    assert missing == ["published", "url"]


@pytest.mark.parametrize(
    ("toml", "key"),
    [
        ('[outlet]\nvalue = "HP"\n', "outlet"),
        ("[outlet]\n", "outlet"),
        ('[outlet]\nvalue = " HP"\nreason = "The imprint says so."\n', "outlet"),
        ('[outlet]\nvalue = "HP"\nreason = "so"\n', "outlet"),
        ('[outlett]\nvalue = "HP"\nreason = "The imprint says so."\n', "outlett"),
        ('[published]\nvalue = "2031-02-30"\nreason = "The imprint says so."\n', "published"),
    ],
)
def test_a_toml_that_is_wrong_is_refused_at_its_key(toml: str, key: str):
    with pytest.raises(ValidationError) as caught:
        sidecar(toml)
    assert [error["loc"][0] for error in caught.value.errors()] == [key]


@pytest.mark.parametrize(("key", "value"), [("url", "harbour post"), ("language", "the tongue of Riga")])
def test_a_value_that_its_column_does_not_allow_is_refused(key: str, value: str):
    beside = sidecar(f'[{key}]\nvalue = "{value}"\nreason = "The imprint says so."\n')
    with pytest.raises(ValidationError) as caught:
        article_from_raw("harbour", TEXT.encode(), beside)
    assert [error["loc"] for error in caught.value.errors()] == [(key,)]


def test_rights_must_be_stated():
    with pytest.raises(ValidationError, match="rights"):
        SourceFile.model_validate({})


@pytest.mark.parametrize("path", sorted(RAW.glob("*.txt")), ids=lambda path: path.stem)
def test_a_source_text_and_its_toml_agree_and_leave_nothing_unexplained(path: Path):
    reading = read(path.read_bytes())
    beside = SourceFile.model_validate(tomllib.loads(path.with_suffix(".toml").read_text("utf-8")))
    assert reading.problems == ()
    assert article_problems(reading, beside) == ()
