"""The rules of versions and of the changelog."""

from __future__ import annotations

from onrecord.check.rulebook.rule import Rule

__all__ = ["VERSIONS"]

VERSIONS = (
    Rule(
        "OR-P001",
        "error",
        "A file that states a version, or what is new in it, is missing or states none.",
        "Give it a version of three numbers, such as 1.2.0.",
    ),
    Rule(
        "OR-P002",
        "error",
        "Two files state other versions of the data, or other days of their release.",
        "Set it in build/dataset.toml and CITATION.cff alike, and build again.",
    ),
    Rule("OR-P003", "error", "A version is lower than it was.", "Raise it: a version never goes back."),
    Rule(
        "OR-P004",
        "error",
        "A version was raised by less than the change of the data means.",
        "Raise it further; `onrecord diff` tells what the step is for.",
    ),
    Rule(
        "OR-P005",
        "error",
        "The data change, and the changelog does not say so.",
        "Write a line under `## [Unreleased]` of CHANGELOG.md: what changes, and why.",
    ),
    Rule(
        "OR-P006",
        "error",
        "The changelog has no dated heading with entries for the version, or one for a version that is yet to come.",
        "Put the entries of [Unreleased] under a heading such as `## [1.2.0] - 2026-03-31`.",
    ),
    Rule(
        "OR-P007",
        "error",
        "The tag of a release is not its version.",
        "Tag the commit whose pyproject.toml has that version: `v1.2.0` for 1.2.0.",
    ),
    Rule(
        "OR-D020",
        "error",
        "A file that tells how to cite the dataset says something else than build/dataset.toml.",
        "Run `onrecord cite --update`, and commit CITATION.cff and .zenodo.json.",
    ),
)
