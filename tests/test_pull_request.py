"""A pull request as the workflow sees it: merged into its base, and put through the very steps of data.yml."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from datasets_that_differ import commit, git
from markdown_it import MarkdownIt
from small_corpus import SIDECAR, corpus
from typer.testing import CliRunner

from onrecord.cli import app

__all__ = ["corpus"]

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
RAIL = """\
Title: Riga and Oslo sign rail deal
Published Time: 2031-05-09
Author: Ana Roig

“We are laying tracks | not walls,” Kari Moen said in Riga, where <both> sides signed.

The line will cost $1.2 billion.
"""
CORRECTION = """\
[[correction]]
table = "quotes"
action = "edit"
at = "We are close to a pact on grain,"
expect = {cue = "said"}
set = {cue = ""}
reason = "This test wants a cell to change."
reviewer = "Nobody"
"""
DROP = """\
[[correction]]
table = "quotes"
action = "drop"
at = "The river is not ours,"
expect = {kind = "direct"}
reason = "This test wants a row to go."
reviewer = "Nobody"
"""


class Run(NamedTuple):
    """What the steps of the job leave behind."""

    statuses: dict[str, int]
    printed: str
    summary: str
    comment: str

    @property
    def seen(self) -> str:
        """What a reviewer reads in the comment."""
        page = MarkdownIt("commonmark", {"html": True}).enable("table").render(self.comment)
        return " ".join(unescape(re.sub("<[^>]*>", " ", page)).replace("\u200b", "").split())


def build(root: Path) -> None:
    for arguments in (["build", "--root", str(root)], ["schema", "--out", str(root / "schema")]):
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0, result.output


@pytest.fixture
def clone(corpus: Path) -> Path:
    """A clone of a small project with a base branch, in which `make` finds this environment."""
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, corpus)
    (corpus / "CHANGELOG.md").write_text("# Changelog\n\n## [Unreleased]\n\n- The first texts.\n", "utf-8")
    (corpus / ".gitignore").write_text("/.venv/\n/comment.md\n/summary.md\n", "utf-8")
    build(corpus)
    commit(corpus, "Begin")
    (corpus / ".venv").mkdir()
    tools = Path(sys.executable).parent  # bin, or Scripts
    (corpus / ".venv" / tools.name).symlink_to(tools)
    (corpus / ".venv" / ".installed").touch()
    git(corpus, "switch", "--quiet", "--create", "contribution")
    return corpus


def contribute(root: Path) -> None:
    """What a contributor does: a text, a correction, a row that is none, and a line in the changelog."""
    (root / "raw" / "rail.txt").write_text(RAIL, "utf-8")
    (root / "raw" / "rail.toml").write_text(SIDECAR, "utf-8")
    (root / "build" / "corrections" / "harbour.toml").write_text(CORRECTION, "utf-8")
    (root / "build" / "corrections" / "river.toml").write_text(DROP, "utf-8")
    changelog = root / "CHANGELOG.md"
    changelog.write_text(changelog.read_text("utf-8") + "- A text on a rail line.\n", "utf-8")
    build(root)
    commit(root, "Add a text on a rail line")


def run(root: Path) -> Run:
    """Merge the contribution, as the forge does to try it, and take the steps of the job."""
    git(root, "switch", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-ff", "--message", "Merge", "contribution")
    job = yaml.safe_load((ROOT / ".github" / "workflows" / "data.yml").read_text("utf-8"))["jobs"]["check"]
    summary = root / "summary.md"
    environment = {
        **os.environ,
        **job["env"],
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_REPOSITORY": "ada/talks",
        "GITHUB_SHA": git(root, "rev-parse", "HEAD").strip(),
    }
    statuses, printed = {}, ""
    for step in job["steps"]:
        if "run" in step:
            command = ["bash", "-e", "-o", "pipefail", "-c", step["run"]]
            done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
            statuses[step["name"]] = done.returncode
            printed += done.stdout + done.stderr
    return Run(statuses, printed, summary.read_text("utf-8"), (root / "comment.md").read_text("utf-8"))


def test_a_contribution_is_shown_row_by_row(clone: Path) -> None:
    contribute(clone)
    seen = run(clone)
    assert set(seen.statuses.values()) == {0}, seen.printed
    assert seen.comment.startswith("### The data change: 1 text added, ")
    assert "🟩 added 1 Riga and Oslo sign rail deal rail Harbour Post · 2031-05-09" in seen.seen
    assert "🟨 changed 7 We are close to a pact on grain," in seen.seen
    assert "cue : said → null" in seen.seen
    assert "🟥 removed 7 The river is not ours," in seen.seen
    assert "🟩 added 5 We are laying tracks | not walls," in seen.seen
    base, merged = (git(clone, "rev-parse", name).strip() for name in ("HEAD^1", "HEAD"))
    assert f"https://github.com/ada/talks/blob/{merged}/raw/rail.txt?plain=1#L5" in seen.comment
    assert f"https://github.com/ada/talks/blob/{base}/raw/river.txt?plain=1#L7" in seen.comment
    assert "nothing is wrong" in seen.summary
    assert seen.comment in seen.summary


def test_a_contribution_without_a_build_or_a_line_in_the_changelog_is_told_so(clone: Path) -> None:
    contribute(clone)
    git(clone, "checkout", "--quiet", "main", "--", "data", "datapackage.json", "CHANGELOG.md")
    (clone / "raw" / "rail.txt").write_text(RAIL.replace("tracks", "rails"), "utf-8")
    build(clone)
    git(clone, "checkout", "--quiet", "contribution", "--", "data/quotes")
    commit(clone, "Change the text, and keep the old rows")
    seen = run(clone)
    failed = {name for name, status in seen.statuses.items() if status}
    assert "Annotate what is wrong" in failed
    assert "Annotate what the versions and the changelog do not say" in failed
    assert "::error file=data/quotes" in seen.printed
    assert "title=OR-P005" in seen.printed
    assert seen.summary.startswith("### ❌ onrecord check: ")


def test_a_contribution_that_leaves_the_data_alone_says_so(clone: Path) -> None:
    (clone / "README.md").write_text("Talks", "utf-8")
    commit(clone, "Say what this is")
    seen = run(clone)
    assert set(seen.statuses.values()) == {0}, seen.printed
    assert seen.comment.startswith("### The data do not change")
