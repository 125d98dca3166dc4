"""`import onrecord` costs next to nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord

HEAVY = (
    "pydantic", "pyarrow", "typer", "click", "rich", "pandas", "polars", "duckdb", "datasets", "numpy", "frictionless",
    "huggingface_hub", "importlib.metadata",
)  # fmt: skip


def run(script: str) -> str:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()


def test_it_imports_nothing_heavy_and_none_of_its_own_modules() -> None:
    loaded = set(run("import onrecord, sys; print(*sys.modules)").split())
    assert not loaded & set(HEAVY)
    assert [name for name in loaded if name.startswith("onrecord.")] == []


def test_the_command_loads_only_what_it_takes_to_speak_to_a_person() -> None:
    loaded = set(run("import onrecord.cli, sys; print(*sys.modules)").split())
    assert not loaded & (set(HEAVY) - {"typer", "click", "rich"})
    ours = {".".join(name.split(".")[:2]) for name in loaded if name.startswith("onrecord.")}
    assert ours == {"onrecord.cli", "onrecord.check", "onrecord.prose"}
    assert "onrecord.check.rules" not in loaded


@pytest.mark.parametrize("name", onrecord.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(onrecord, name) is not None
    assert name in dir(onrecord)


def test_the_functions_stay_functions_whatever_is_imported_after() -> None:
    # A module onrecord/load.py would take the place of the function of that name.
    modules = "onrecord, onrecord.api.load, onrecord.api.evidence, onrecord.api.describe"
    assert run(f"import {modules}; print(*map(callable, (onrecord.load, onrecord.evidence, onrecord.describe)))") == (
        "True True True"
    )


def test_type_checkers_see_the_names_that_there_are() -> None:
    tree = ast.parse(Path(onrecord.__file__).read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {alias.name for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert seen | {"__version__"} == set(onrecord.__all__)


def test_a_name_that_is_none_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'onrecord' has no attribute 'lode'"):
        onrecord.lode  # type: ignore[attr-defined]  # noqa: B018


def test_it_is_typed() -> None:
    assert (Path(onrecord.__file__).parent / "py.typed").exists()
