"""CITATION.cff and .zenodo.json: what build/dataset.toml says, as GitHub and Zenodo read it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from onrecord.check.findings import Finding
from onrecord.check.rules import finding
from onrecord.dataset.citation import HUB_PAGE, authors, page
from onrecord.schema.release import Contributor, Release

__all__ = ["check_citation_files", "citation_files"]

_MADE_BY = "# Made by `onrecord cite --update` from build/dataset.toml; edits are lost."
_ORCID = re.compile(r"https?://orcid\.org/((?:\d{4}-){3}\d{3}[\dX])")


def citation_files(release: Release) -> dict[str, str]:
    """The two files by their names, ready to be written beside the README.

    >>> release = Release(name="talks", title="Talks", description="…", version="1.0.0", created="2022-03-01")
    >>> list(citation_files(release))
    ['CITATION.cff', '.zenodo.json']
    """
    return {
        "CITATION.cff": _cff(release),
        ".zenodo.json": json.dumps(_zenodo(release), ensure_ascii=False, indent=2) + "\n",
    }


def check_citation_files(root: Path, release: Release) -> Iterator[Finding]:
    """A finding for each of the two files that is there and says something else; a corpus may do without them."""
    for name, expected in citation_files(release).items():
        try:
            found = (root / name).read_bytes().decode("utf-8", errors="replace")
        except OSError:
            continue
        if found != expected:
            old, new = found.splitlines(), expected.splitlines()
            line = next((at for at, pair in enumerate(zip(old, new, strict=False), 1) if pair[0] != pair[1]), len(new))
            yield finding("OR-D020", "not what build/dataset.toml gives", file=name, line=line)


def _cff(release: Release) -> str:
    """The text of a Citation File Format 1.2.0 file; JSON strings are YAML, whatever marks they have."""
    lines = [
        _MADE_BY,
        "cff-version: 1.2.0",
        'message: "If you use this dataset, please cite it as below."',
        "type: dataset",
        f"title: {_quoted(release.title)}",
        f"abstract: {_quoted(release.description)}",
        "authors:",
    ]
    # The format wants an author.
    for person in authors(release) or (Contributor(title=release.title),):
        names = {"family-names": person.family_name, "given-names": person.given_name}
        fields = {key: name for key, name in names.items() if name} if person.family_name else {"name": person.title}
        if person.family_name and person.organization:
            fields["affiliation"] = person.organization
        if person.path:
            fields["orcid" if _ORCID.fullmatch(person.path) else "website"] = person.path
        pairs = [f"{key}: {_quoted(value)}" for key, value in fields.items()]
        lines += [f"  - {pairs[0]}", *(f"    {pair}" for pair in pairs[1:])]
    lines += [f"version: {release.version}", f"date-released: {release.created.isoformat()}"]
    if release.licenses:
        lines.append(f"license: {release.licenses[0].name}")
    if address := page(release):
        lines.append(f"url: {_quoted(address)}")
    if release.hub:
        lines.append(f"repository: {_quoted(HUB_PAGE + release.hub)}")
    if release.keywords:
        lines += ["keywords:", *(f"  - {_quoted(word)}" for word in release.keywords)]
    return "\n".join(lines) + "\n"


def _zenodo(release: Release) -> dict[str, Any]:
    """The metadata of a deposit, as Zenodo's interface for deposits names them."""
    fields: dict[str, Any] = {
        "title": release.title,
        "description": f"<p>{escape(release.description, quote=False)}</p>",
        "upload_type": "dataset",
        "access_right": "open",
        "license": release.licenses[0].name.lower() if release.licenses else None,
        "creators": [_zenodo_name(person) for person in authors(release)],
        "version": release.version,
        "publication_date": release.created.isoformat(),
        "keywords": list(release.keywords),
        "notes": release.rights,
        "related_identifiers": [
            {"identifier": address, "relation": "isIdenticalTo", "resource_type": "dataset"}
            for address in filter(None, (page(release),))
        ],
    }
    return {key: value for key, value in fields.items() if value}


def _zenodo_name(person: Contributor) -> dict[str, str]:
    names = [name for name in (person.family_name, person.given_name) if name]
    orcid = _ORCID.fullmatch(person.path or "")
    fields = {
        "name": ", ".join(names) if person.family_name else person.title,
        "affiliation": person.organization,
        "orcid": orcid[1] if orcid else None,
    }
    return {key: value for key, value in fields.items() if value}


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
