"""What a finding looks like, and what the registry of rules promises."""

from __future__ import annotations

import re

import pytest

from onrecord.check.findings import Finding, failed
from onrecord.check.rules import PARTS, RULEBOOK, RULES, Rule, did_you_mean, finding, from_problem, from_source_error
from onrecord.source.errors import CODES, Problem, SourceError


def test_a_finding_reads_as_editors_read_it() -> None:
    assert str(finding("OR-S003", "unknown key", file="raw/a.toml", line=4, column=7)) == (
        "raw/a.toml:4:7 OR-S003 unknown key"
    )


@pytest.mark.parametrize(
    ("place", "shown"),
    [({}, "OR-S003 no"), ({"file": "a"}, "a OR-S003 no"), ({"file": "a", "line": 2}, "a:2 OR-S003 no")],
)
def test_a_finding_shows_only_the_part_of_its_place_that_is_known(place: dict[str, str], shown: str) -> None:
    assert str(Finding("OR-S003", "error", "no", **place)) == shown  # type: ignore[arg-type]


def test_a_finding_takes_level_and_advice_from_its_rule() -> None:
    made = finding("OR-E113", "unused")
    assert (made.level, made.advice) == ("note", RULES["OR-E113"].advice)


def test_better_advice_replaces_that_of_the_rule() -> None:
    assert finding("OR-S003", "no", advice=did_you_mean("titel", ["title"])).advice == (
        "Did you mean 'title'? Known: title."
    )


def test_advice_without_a_near_name_still_lists_the_right_ones() -> None:
    assert did_you_mean("qqqq", ["title", "outlet"]) == "Known: outlet, title."


def test_an_unknown_code_cannot_be_reported() -> None:
    with pytest.raises(KeyError):
        finding("OR-Z999", "no")


def test_only_an_error_fails_a_run() -> None:
    assert not failed([finding("OR-E113", "a note"), finding("OR-E111", "a warning")])
    assert failed([finding("OR-E113", "a note"), finding("OR-S003", "an error")])


@pytest.mark.parametrize("rule", RULEBOOK, ids=lambda rule: rule.code)
def test_a_rule_explains_itself_and_says_what_to_do_in_sentences(rule: Rule) -> None:
    assert re.fullmatch(r"OR-[A-Z]\d{3}", rule.code)
    for sentence in (rule.explanation, rule.advice):
        assert re.fullmatch(r"[A-Z`].*[.…]", sentence), sentence
    assert rule.code[3] in PARTS


def test_no_two_rules_share_a_code() -> None:
    assert len(RULEBOOK) == len(RULES)


def test_every_code_of_a_raw_text_is_a_rule() -> None:
    assert set(CODES) <= set(RULES)


def test_what_reading_a_raw_text_reports_becomes_a_finding_with_its_file() -> None:
    error = SourceError("OR-R002", "a NUL byte", line=2, column=5, advice="Export it as text.")
    assert from_source_error(error, "raw/a.txt") == Finding(
        "OR-R002", "error", "a NUL byte", "raw/a.txt", 2, 5, "Export it as text."
    )
    assert from_problem(Problem("OR-R010", "no URL", line=3), "raw/a.txt").level == "note"
