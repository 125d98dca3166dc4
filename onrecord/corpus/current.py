"""The whole check of a corpus: what it is made of, what it gives, and whether the committed files are just that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from onrecord.check.contract import check_contract
from onrecord.check.findings import Finding, failed
from onrecord.check.package import check_package
from onrecord.check.rules import finding
from onrecord.corpus.build import Build, build
from onrecord.publish.citation_files import check_citation_files
from onrecord.publish.dataset import stale_files

__all__ = ["check_corpus"]


def check_corpus(root: Path, progress: Callable[[str], None] = lambda article_id: None) -> list[Finding]:
    """All findings on a corpus and on the files that were built from it."""
    built = build(root, progress)
    findings = list(built.findings)
    if not failed(findings):
        findings += _stale_data(built, root)
    findings += (replace(found, file=_from(root, found.file)) for found in check_contract(root / "schema"))
    findings += check_package(root)
    if built.release is not None:
        findings += check_citation_files(root, built.release)
    return findings


def _stale_data(built: Build, root: Path) -> Iterator[Finding]:
    if built.release is not None:
        for path in stale_files(built.tables, root, built.release):
            yield finding("OR-D009", "not what the build gives", file=path)


def _from(root: Path, file: str | None) -> str | None:
    return None if file is None else Path(file).relative_to(root).as_posix()
