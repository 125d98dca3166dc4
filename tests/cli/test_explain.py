"""`onrecord explain`: what a code means, what to do, and an example."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.check.examples import example_of
from onrecord.check.rules import RULES
from onrecord.check.rules_page import check_rules_page, rules_page
from onrecord.cli import app

ROOT = Path(__file__).parents[2]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "80", "NO_COLOR": "1"})


def test_a_code_is_explained_with_what_to_do_and_an_example() -> None:
    result = run("explain", "OR-S003")
    assert result.exit_code == 0
    for words in ("OR-S003 error", "has a key that means nothing", "What to do:", "+ [outlt]", "raw/river.toml:2:1"):
        assert words in result.output


def test_several_codes_are_explained_one_after_the_other_and_need_not_be_written_out() -> None:
    printed = run("explain", "s003", "or-c005").output
    assert printed.index("OR-S003 error") < printed.index("OR-C005 error")


def test_without_a_code_all_are_listed_under_what_they_are_about() -> None:
    printed = run("explain").output
    assert all(code in printed for code in RULES)
    assert "Corrections" in printed


def test_a_code_that_is_none_is_refused_with_the_one_that_was_meant() -> None:
    result = run("explain", "OR-S033")
    assert result.exit_code == 2
    assert "there is no rule 'OR-S033'; did you mean OR-S0" in result.output


@pytest.mark.parametrize("wrong", ["", "nonsense", "[red]"])
def test_what_resembles_no_code_is_refused_all_the_same(wrong: str) -> None:
    result = run("explain", wrong)
    assert result.exit_code == 2
    assert "`onrecord explain` lists all" in result.output


def test_a_program_gets_the_rule_with_its_example() -> None:
    (rule,) = json.loads(run("explain", "OR-S003", "--json").stdout)
    example = example_of("OR-S003")
    assert example is not None
    assert (rule["code"], rule["level"], rule["found"]) == ("OR-S003", "error", example.found)


def test_the_page_is_written_where_it_is_wanted(tmp_path: Path) -> None:
    target = tmp_path / "new" / "rules.md"
    assert run("explain", "--out", target).exit_code == 0
    assert target.read_text("utf-8") == rules_page()


def test_the_page_of_the_project_is_current() -> None:
    assert (ROOT / "docs" / "rules.md").is_file()
    assert check_rules_page(ROOT, "docs/rules.md") == []


def test_the_page_has_an_anchor_for_every_rule_and_links_to_every_part() -> None:
    page = rules_page()
    assert all(f"\n### {code}\n" in page for code in RULES)
    assert "](#c-corrections)" in page
    assert "\n## C Corrections\n" in page


def test_a_page_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "rules.md").write_text("# The rules of our office\n", "utf-8")
    assert check_rules_page(tmp_path, "rules.md") == []
