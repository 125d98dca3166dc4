"""The whole check of a corpus: what it is made of, what it gives, and whether the committed files are just that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from onrecord.check.contract import check_contract
from onrecord.check.findings import Finding, tidy
from onrecord.check.package import check_package
from onrecord.check.rules_page import check_rules_page
from onrecord.corpus.build import build
from onrecord.corpus.committed import Committed
from onrecord.publish.citation_files import check_citation_files

__all__ = ["check_corpus"]


_DESCRIPTIONS = ("datapackage.json", "croissant.json")
"""What names every file of the tables with its hash."""


def check_corpus(root: Path, progress: Callable[[str], None] = lambda article_id: None) -> list[Finding]:
    """All findings on a corpus and on the files that were built from it; files are named from `root`."""
    built = build(root, progress)
    committed = Committed(root, built)
    of_committed = committed.check()
    findings = [
        each
        for each in built.findings
        if not (each.code == "OR-C005" and (each.file, each.line) in committed.explained)
    ]
    findings += of_committed
    findings += (replace(found, file=_from(root, found.file)) for found in check_contract(root / "schema"))
    findings += check_rules_page(root, "docs/rules.md")
    findings += check_package(root)
    if built.release is not None:
        findings += check_citation_files(root, built.release)
    return tidy(_without_consequences(findings))


def _without_consequences(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, but for those that only say once more what another one says better."""
    gone = {Path(each.file).stem for each in findings if each.code == "OR-R018" and each.file}
    beside = {f"raw/{article_id}.toml" for article_id in gone} | {f"build/corrections/{each}.toml" for each in gone}
    edited = {each.file for each in findings if each.code == "OR-D011"}
    unreadable = {each.file for each in findings if each.code == "OR-D003"}
    rewritten = any(each.code == "OR-D004" for each in findings)
    not_built = any(each.code == "OR-D001" for each in findings)
    return [
        each
        for each in findings
        if not (each.code in ("OR-S005", "OR-C015") and each.file in beside)
        and not (each.code in ("OR-D004", "OR-D005") and each.file in edited)
        and not (each.code == "OR-D009" and (not_built or each.file in unreadable))
        and not (each.code == "OR-D009" and each.file in _DESCRIPTIONS and rewritten)
    ]


def _from(root: Path, file: str | None) -> str | None:
    return None if file is None else Path(file).relative_to(root).as_posix()
