"""Which part of the package may import which: each only those that stand before it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import onrecord

PACKAGE = Path(onrecord.__file__).parent
ORDER = (
    "errors",
    "prose",
    "language",
    "schema",
    "source",
    "extraction",
    "reconcile",
    "dataset",
    "check",
    "publish",
    "changes",
    "engine",
    "corpus",
    "api",
    "cli",
    "__main__",
)
"""The lowest first."""
HEAVY = frozenset({"pydantic", "pyarrow", "typer", "rich"})


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imported(node: ast.AST) -> list[str]:
    """The modules that a statement imports; `from a import b` may mean `a.b`."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def at_import(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that run when a module is imported, without those for type checkers alone."""
    for node in body:
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        yield node
        for inner in (getattr(node, block, []) for block in ("body", "orelse", "finalbody")):
            if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield from at_import(inner)


def at_any_time(tree: ast.Module) -> Iterator[ast.AST]:
    """All statements, those within functions too, without those for type checkers alone."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        yield node
        waiting.extend(ast.iter_child_nodes(node))


def test_every_part_has_its_place() -> None:
    assert {name.split(".")[1] for name in MODULES if "." in name} == set(ORDER)


@pytest.mark.parametrize("part", ORDER)
def test_no_part_imports_a_higher_one(part: str) -> None:
    higher = {f"onrecord.{name}" for name in ORDER[ORDER.index(part) + 1 :]}
    wrong = [
        f"{module} imports {name}"
        for module, path in MODULES.items()
        if module.startswith(f"onrecord.{part}.") or module == f"onrecord.{part}"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in imported(node)
        if ".".join(name.split(".")[:2]) in higher
    ]
    assert wrong == []


@pytest.mark.parametrize("when", ["at import", "at any time"])
def test_no_modules_import_each_other_in_a_circle(when: str) -> None:
    def nodes(path: Path) -> Iterator[ast.AST]:
        tree = ast.parse(path.read_text("utf-8"))
        return at_import(tree.body) if when == "at import" else at_any_time(tree)

    graph = {
        module: {
            name
            for node in nodes(path)
            for name in imported(node)
            # A module of a package imports the package's own `__init__` by being imported at all.
            if name in MODULES and not f"{module}.".startswith(f"{name}.")
        }
        for module, path in MODULES.items()
    }
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def test_the_language_needs_no_library() -> None:
    found = {
        name.partition(".")[0]
        for module, path in MODULES.items()
        if module.startswith("onrecord.language.")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in imported(node)
    }
    assert not found & HEAVY
