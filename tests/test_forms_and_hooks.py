"""What a contributor meets before any code of ours: the forms, the hooks, and the statement on rights."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

from onrecord.check.rules import RULES
from onrecord.publish.excerpts import CAP, LONGEST
from onrecord.schema import TABLES

ROOT = Path(__file__).parents[1]
FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
HOOKS = ROOT / ".pre-commit-config.yaml"
RIGHTS = ROOT / "RIGHTS.md"


def check(schema: str, *files: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_issue_forms_are_as_github_wants_them() -> None:
    forms = sorted(set(FORMS.glob("*.yml")) - {FORMS / "config.yml"})
    assert {form.stem for form in forms} == {"new-text", "take-down", "wrong-value"}
    done = check("vendor.github-issue-forms", *forms)
    assert done.returncode == 0, done.stdout
    done = check("vendor.github-issue-config", FORMS / "config.yml")
    assert done.returncode == 0, done.stdout


def test_a_form_that_is_not_as_github_wants_it_is_found(tmp_path: Path) -> None:
    broken = tmp_path / "form.yml"
    broken.write_text((FORMS / "new-text.yml").read_text("utf-8").replace("type: input", "type: inputs", 1), "utf-8")
    assert check("vendor.github-issue-forms", broken).returncode == 1


@pytest.mark.parametrize("form", sorted(FORMS.glob("*-*.yml")), ids=lambda form: form.stem)
def test_the_fields_of_a_form_have_names_and_labels_of_their_own(form: Path) -> None:
    fields = [each for each in yaml.safe_load(form.read_text("utf-8"))["body"] if each["type"] != "markdown"]
    for names in ([each["id"] for each in fields], [each["attributes"].get("label") for each in fields]):
        assert len(set(names)) == len(names)


def test_the_form_for_a_wrong_value_knows_the_tables() -> None:
    fields = yaml.safe_load((FORMS / "wrong-value.yml").read_text("utf-8"))["body"]
    (options,) = (each["attributes"]["options"] for each in fields if each.get("id") == "table")
    assert sorted(options) == sorted(TABLES)


def hooks() -> list[dict[str, Any]]:
    return [hook for repo in yaml.safe_load(HOOKS.read_text("utf-8"))["repos"] for hook in repo["hooks"]]


def test_the_hooks_are_as_pre_commit_wants_them() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-config", str(HOOKS)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_hook_is_a_command_that_the_project_installs() -> None:
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]["dev"]
    names = {re.split(r"[\[>=]", each)[0] for each in needed}
    assert {"check-jsonschema", "mypy", "pre-commit", "pre-commit-hooks", "ruff"} <= names
    commands = {hook["entry"].split()[0] for hook in hooks()}
    assert commands == {
        f".venv/bin/{name}"
        for name in (
            "check-jsonschema",
            "check-toml",
            "end-of-file-fixer",
            "mypy",
            "onrecord",
            "ruff",
            "trailing-whitespace-fixer",
        )
    }


def test_no_hook_touches_a_raw_text_or_what_is_generated() -> None:
    exclude = re.compile(yaml.safe_load(HOOKS.read_text("utf-8"))["exclude"])
    texts = [path.relative_to(ROOT).as_posix() for path in (ROOT / "raw").glob("*.txt")]
    assert texts
    for path in [*texts, "schema/quotes.json", "data/README.md", "datapackage.json"]:
        assert exclude.search(path), path
    for path in ["raw/a.toml", "build/entities.toml", "onrecord/errors.py", "README.md"]:
        assert not exclude.search(path), path


def test_the_hooks_leave_every_file_of_the_project_as_it_is() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    exclude = re.compile(yaml.safe_load(HOOKS.read_text("utf-8"))["exclude"])
    changed = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if exclude.search(name) or not path.is_file() or b"\0" in (raw := path.read_bytes()):
            continue
        if raw and (not raw.endswith(b"\n") or raw.endswith(b"\n\n")):
            changed.append(f"{name}: its end")
        if path.suffix not in (".md", ".tsv") and re.search(rb"[ \t]+$", raw, re.MULTILINE):
            changed.append(f"{name}: white space")
    assert changed == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "LICENSE-DATA.md"])
def test_the_statement_on_rights_is_linked_where_people_look_for_it(page: str) -> None:
    assert "(RIGHTS.md)" in (ROOT / page).read_text("utf-8")


def test_the_statement_on_rights_gives_the_limits_that_the_build_keeps() -> None:
    text = " ".join(RIGHTS.read_text("utf-8").split())
    assert f"at most {CAP:.0%}".replace("%", " %") in text
    assert f"no single quotation is longer than {LONGEST}." in text


def test_the_statement_on_rights_names_a_form_that_is_there() -> None:
    (name,) = re.findall(r"form \*(.+?)\*", RIGHTS.read_text("utf-8"))
    assert yaml.safe_load((FORMS / "take-down.yml").read_text("utf-8"))["name"] == name


def test_the_codes_that_the_guide_names_are_rules() -> None:
    named = set(re.findall(r"OR-[A-Z]\d{3}", (ROOT / "CONTRIBUTING.md").read_text("utf-8")))
    assert len(named) > 10
    assert named <= set(RULES)
