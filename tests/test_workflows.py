"""The workflows are valid, run what a person runs, and trust nobody's text."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
READ = {"contents": "read"}


def read(path: Path) -> dict[Any, Any]:
    """A workflow; YAML 1.1 reads its key `on` as true."""
    workflow: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    workflow["on"] = workflow.pop(True)
    return workflow


def steps(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each step with the name of its job."""
    for name, job in read(path)["jobs"].items():
        for step in job["steps"]:
            yield name, step


def commands(path: Path) -> Iterator[list[str]]:
    """Each command of a workflow, without where its output goes."""
    for _, step in steps(path):
        for line in step.get("run", "").strip().splitlines():
            yield shlex.split(line.partition(">")[0])


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


FORGE_ALONE = (
    ["gh", "pr", "comment"],
    ["gh", "release", "create"],
    ["gh", "label", "create"],
    ["gh", "issue", "list"],
    ["gh", "issue", "create"],
    ["gh", "issue", "comment"],
)
"""What only the forge can do, so that a person has no target for it."""


@pytest.mark.parametrize(("schema", "files"), [("github-workflows", WORKFLOWS), ("dependabot", [])])
def test_each_file_is_valid_by_its_schema(schema: str, files: list[Path]) -> None:
    named = files or [ROOT / ".github" / "dependabot.yml"]
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, named)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_runs_only_what_a_person_runs_too(path: Path) -> None:
    for command in commands(path):
        match command:
            case ["make", *arguments]:
                (target,) = [word for word in arguments if "=" not in word and not word.startswith("-")]
                assert target in targets(), f"make {target}"
            case ["bash", script]:
                assert (ROOT / script).is_file()
            case _:
                assert command[:3] in FORGE_ALONE, f"{path.name} runs {command}"


def test_what_the_script_for_ci_makes_is_there_to_make() -> None:
    made = re.findall(r"^make ([a-z-]+)", (ROOT / ".ci" / "run").read_text("utf-8"), re.MULTILINE)
    assert made
    assert set(made) <= targets()


def test_every_target_explains_itself_and_is_no_file() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    explained = set(re.findall(r"^([a-z-]+):.* ## \S", makefile, re.MULTILINE))
    phony = set(re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split())
    assert targets() == explained == phony


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_an_action_is_named_by_commit_with_its_version_beside_it(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        if "uses:" in line:
            assert re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_an_action_is_of_one_version_everywhere() -> None:
    used = {
        tuple(line.split("uses: ")[1].split("@"))
        for path in WORKFLOWS
        for line in path.read_text("utf-8").splitlines()
        if "uses: " in line
    }
    assert len(used) == len({action for action, _ in used})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_text_of_a_pull_request_becomes_part_of_a_command(path: Path) -> None:
    for _, step in steps(path):
        assert "${{" not in step.get("run", ""), "give it to the command through the environment"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_only_read_and_a_job_that_may_write_runs_nothing_of_the_repository(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == READ
    assert "pull_request_target" not in workflow["on"]
    for name, job in workflow["jobs"].items():
        # An identity is no right to write: the index and the hub decide what they take from whom.
        if "write" in (value for name, value in job.get("permissions", READ).items() if name != "id-token"):
            ran = [step.get("run", "") + step.get("uses", "") for step in job["steps"]]
            assert not [step for step in ran if "checkout" in step or "make" in step], name


def test_a_checkout_keeps_no_token() -> None:
    for path in WORKFLOWS:
        for name, step in steps(path):
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False, f"{path.name}: {name}"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_job_waits_only_for_jobs_that_there_are_and_gives_up_in_time(path: Path) -> None:
    jobs = read(path)["jobs"]
    for job in jobs.values():
        needed = job.get("needs", [])
        assert set([needed] if isinstance(needed, str) else needed) <= set(jobs)
        assert job["timeout-minutes"] <= 90


def test_every_python_that_the_package_names_is_tested() -> None:
    named = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert read(ROOT / ".github" / "workflows" / "ci.yml")["jobs"]["test"]["strategy"]["matrix"]["python"] == named


def test_a_fork_publishes_nothing() -> None:
    jobs = read(ROOT / ".github" / "workflows" / "release.yml")["jobs"]
    for name, job in jobs.items():
        if name != "build":
            assert job["if"] == f"${{{{ contains(vars.PUBLISH_TO, '{name}') }}}}"
            assert job["needs"] == "build"


def test_a_fork_s_pull_request_gets_no_comment_and_fails_by_none() -> None:
    job = read(ROOT / ".github" / "workflows" / "data.yml")["jobs"]["comment"]
    assert "github.event.pull_request.head.repo.full_name == github.repository" in job["if"]


def test_the_notes_of_a_release_are_its_section_of_the_changelog(tmp_path: Path) -> None:
    changelog = (
        "# Changelog\n\n## [Unreleased]\n\n## [1.10.0] - 2031-06-01\n\n- New.\n\n## [1.1.0] - 2031-05-04\n\n- Old.\n"
    )
    (tmp_path / "CHANGELOG.md").write_text(changelog, "utf-8")
    command = ["make", "--silent", "--file", str(ROOT / "Makefile"), "notes", "TAG=v1.1.0"]
    printed = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "- Old."


@pytest.mark.parametrize("how", ["as a variable of make", "in the environment"])
@pytest.mark.parametrize(
    "tag", ["v1;touch ran", "v1';touch ran;'", 'v1";touch ran;"', "v$(shell touch ran)", "v`touch ran`"]
)
def test_a_tag_is_a_text_and_never_a_command(tmp_path: Path, tag: str, how: str) -> None:
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n", "utf-8")
    make = ["make", "--silent", "--file", str(ROOT / "Makefile"), "notes"]
    words, environment = ([f"TAG={tag}"], {}) if how == "as a variable of make" else ([], {"TAG": tag})
    subprocess.run([*make, *words], cwd=tmp_path, env=os.environ | environment, check=True)
    assert not (tmp_path / "ran").exists()
