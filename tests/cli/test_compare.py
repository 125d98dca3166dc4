"""`onrecord compare`: what several articles report, side by side."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import onrecord
from onrecord.cli import app

SAME = """\
Title: {title}
Published Time: 2031-05-0{day}

{lead}

“We shall keep the harbour open to every ship,” Bo Lind said.

The fishing fleet had {boats} boats last year.
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "200", "NO_COLOR": "1"})


@pytest.fixture
def built(corpus: Path) -> Path:
    """The small corpus with two stories that report the same words and other figures."""
    texts = {
        "harbour": SAME.format(title="Harbour stays open", day=2, lead="Bo Lind came to Riga on Friday.", boats="42"),
        "river": SAME.format(
            title="No harbour closed", day=3, lead="The quays of Riga were full.", boats="more than 45"
        ),
    }
    for name, text in texts.items():
        (corpus / "raw" / f"{name}.txt").write_text(text, "utf-8")
    assert run("build", "--root", corpus).exit_code == 0
    return corpus


def test_quotes_stand_side_by_side(built: Path) -> None:
    result = run("compare", "quotes", "--data", built)
    assert result.exit_code == 0, result.output
    assert result.output.count("We shall keep the harbour open to every ship,") == 3
    assert "bo-lind · 2 rows, 2 articles, 1 origin" in result.output


def test_figures_stand_side_by_side_with_their_verdict(built: Path) -> None:
    (found,) = json.loads(run("compare", "indicators", "--data", built, "--json").stdout)
    assert (found["low"], found["high"], found["verdict"]) == (42, 45, "conflict")
    assert [row["text"] for row in found["rows"]] == ["42 boats", "more than 45 boats"]


def test_the_library_gives_what_the_command_prints(built: Path) -> None:
    printed = json.loads(run("compare", "quotes", "--data", built, "--json").stdout)
    assert [comparison.id for comparison in onrecord.compare("quotes", data=built)] == [
        comparison["statement_id"] for comparison in printed
    ]


def test_another_kind_is_refused_with_those_there_are(built: Path) -> None:
    result = run("compare", "articles", "--data", built)
    assert result.exit_code == 2
    assert "There are: quotes, agreements, indicators" in result.output
