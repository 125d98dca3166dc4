"""Findings for programs, for GitHub Actions and for a job summary."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.check.findings import Finding, counted, tidy
from onrecord.check.report import Links, as_github, as_json, as_markdown
from onrecord.check.rules import finding

KEY = finding("OR-S003", "`titel` is no key", file="raw/a.toml", line=4, column=1, advice="Did you mean `title`?")
UNUSED = finding("OR-E113", "nobody refers to it", file="build/entities.toml", line=9)


def findings() -> st.SearchStrategy[Finding]:
    texts = st.text(max_size=30)
    numbers = st.none() | st.integers(1, 99)
    return st.builds(
        finding, st.just("OR-S003"), texts, file=st.none() | texts, line=numbers, column=numbers, advice=texts
    )


def test_json_holds_all_that_is_known_of_a_finding() -> None:
    assert as_json([KEY]) == [
        {
            "code": "OR-S003",
            "level": "error",
            "message": "`titel` is no key",
            "file": "raw/a.toml",
            "line": 4,
            "column": 1,
            "advice": "Did you mean `title`?",
            "explanation": "The .toml beside a text has a key that means nothing.",
        }
    ]


def test_an_annotation_stands_at_its_place_under_its_code() -> None:
    assert as_github([KEY]) == [
        "::error file=raw/a.toml,line=4,col=1,title=OR-S003::`titel` is no key%0ADid you mean `title`?"
    ]


def test_a_note_is_a_notice_to_github() -> None:
    assert as_github([UNUSED])[0].startswith("::notice file=build/entities.toml,line=9,title=OR-E113::")


@given(findings())
def test_an_annotation_is_one_line_and_gives_back_what_was_said(made: Finding) -> None:
    (command,) = as_github([made])
    assert not re.search(r"[\r\n]", command)
    properties, _, said = command.removeprefix("::error ").partition("::")
    assert unquote(said) == f"{made.message}\n{made.advice or 'Correct the key or take it out.'}"
    fields = dict(field.split("=", 1) for field in properties.split(","))
    assert unquote(fields.get("file", "")) == (made.file or "")


@given(st.lists(findings(), min_size=1, max_size=3))
def test_every_finding_is_one_line_of_the_summary(made: list[Finding]) -> None:
    heading, _, *table = as_markdown(made).split("\n")
    assert heading.startswith("### ❌ onrecord check: ")
    assert len(table) == 2 + len(made) + 1
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table[:-1]} == {5}


def test_a_summary_of_nothing_says_that_nothing_is_wrong() -> None:
    assert as_markdown([]) == "### ✅ onrecord check: nothing is wrong\n"


def test_marks_in_a_message_do_not_change_how_it_is_shown() -> None:
    made = finding("OR-C005", "not *there*: <b>a|b</b> in `x_y|z`", file="raw/a [1].txt")
    (line,) = as_markdown([made]).splitlines()[4:5]
    assert r"not \*there\*: &lt;b&gt;a\|b&lt;/b&gt; in `x_y\|z`" in line
    assert r"[raw/a \[1\].txt](raw/a%20%5B1%5D.txt)" in line


def test_on_github_the_links_lead_to_the_commit() -> None:
    links = Links.from_environment(
        {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "a/b", "GITHUB_SHA": "12ab"}
    )
    assert "(https://github.com/a/b/blob/12ab/docs/rules.md#or-s003)" in as_markdown([KEY], links)


@pytest.mark.parametrize("variables", [{}, {"GITHUB_SHA": "12ab"}])
def test_elsewhere_the_links_lead_to_the_checkout(variables: dict[str, str]) -> None:
    assert Links.from_environment(variables).to("raw/a.toml", 4) == "raw/a.toml#L4"


def test_findings_stand_by_place_and_each_once() -> None:
    later = finding("OR-S002", "missing", file="raw/a.toml", line=11)
    assert tidy([later, KEY, UNUSED, KEY]) == [UNUSED, KEY, later]


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ([], "nothing is wrong"),
        ([KEY], "1 error in 1 file"),
        ([KEY, KEY, UNUSED], "2 errors, 1 note in 2 files"),
        ([finding("OR-E113", "no file")], "1 note"),
    ],
)
def test_findings_are_counted_by_level(made: list[Finding], said: str) -> None:
    assert counted(made) == said
