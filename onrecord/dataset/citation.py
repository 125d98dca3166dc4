"""How a release is cited: as BibTeX, as a line of text, and as CSL for reference managers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from onrecord.schema.release import Contributor, Release

__all__ = ["HUB_PAGE", "STYLES", "authors", "bibtex", "creators", "csl", "page", "text"]

HUB_PAGE = "https://huggingface.co/datasets/"
"""The hub's page of a dataset is this and its name."""

_MARKS = str.maketrans(
    {mark: f"\\{mark}" for mark in "&%$#_{}"}
    | {"–": "--", "—": "---", "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def authors(release: Release) -> tuple[Contributor, ...]:
    """Who made it: the contributors with the role of creator or author, or all of them where none has it."""
    found = tuple(person for person in release.contributors if {"creator", "author"} & set(person.roles))
    return found or release.contributors


def creators(release: Release) -> tuple[str, ...]:
    """The names of the authors, as they are written."""
    return tuple(person.title for person in authors(release))


def page(release: Release) -> str | None:
    """Where people read about the dataset: its home page, or else that of the hub."""
    return release.homepage or (f"{HUB_PAGE}{release.hub}" if release.hub else None)


def bibtex(release: Release, *, content_hash: str | None = None, url: str | None = None) -> str:
    r"""The BibTeX entry of a release; with the hash of its content, it says just which rows are meant.

    >>> print(bibtex(Release(name="talks", title="Talks & treaties – 2022", description="…", version="1.2.0",
    ...     created="2022-03-01", contributors=(Contributor(title="Ana Prado"),)), content_hash="sha256:0f"))
    @misc{talks_1_2_0,
      title = {{Talks \& treaties -- 2022}},
      author = {{Ana Prado}},
      year = {2022},
      version = {1.2.0},
      note = {Dataset, content sha256:0f}
    }
    """
    fields = {
        "title": f"{{{{{release.title.translate(_MARKS)}}}}}",
        "author": f"{{{' and '.join(map(_bibtex_name, authors(release)))}}}",
        "year": f"{{{release.created.year}}}",
        "version": f"{{{release.version}}}",
        "url": f"{{{url or page(release)}}}" if url or page(release) else "",
        "note": f"{{Dataset, content {content_hash}}}" if content_hash else "{Dataset}",
    }
    lines = ",\n".join(f"  {name} = {value}" for name, value in fields.items() if value not in ("", "{}"))
    return f"@misc{{{_key(release)},\n{lines}\n}}"


def text(release: Release, *, content_hash: str | None = None, url: str | None = None) -> str:
    """A line of a list of references, as the American Psychological Association writes one of a dataset.

    >>> print(text(Release(name="talks", title="Talks & treaties – 2022", description="…", version="1.2.0",
    ...     created="2022-03-01", homepage="https://example.org/talks", contributors=(Contributor(title="Ana Prado"),)),
    ...     content_hash="sha256:0f"))
    Ana Prado (2022). Talks & treaties – 2022 (Version 1.2.0) [Data set]. https://example.org/talks. Content sha256:0f
    """
    names = "; ".join(map(_text_name, authors(release)))
    parts = [
        f"{names} ({release.created.year})" if names else f"({release.created.year})",
        f"{release.title} (Version {release.version}) [Data set]",
        url or page(release),
        f"Content {content_hash}" if content_hash else None,
    ]
    return ". ".join(part for part in parts if part)


def csl(release: Release, *, content_hash: str | None = None, url: str | None = None) -> str:
    """The item as CSL JSON, which Zotero, pandoc and others read.

    >>> json.loads(csl(Release(name="talks", title="Talks", description="…", version="1.2.0", created="2022-03-01")))
    [{'id': 'talks_1_2_0', 'type': 'dataset', 'title': 'Talks', 'issued': {'date-parts': [[2022, 3, 1]]},
      'version': '1.2.0'}]
    """
    day = release.created
    item: dict[str, Any] = {
        "id": _key(release),
        "type": "dataset",
        "title": release.title,
        "author": [_csl_name(person) for person in authors(release)],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "version": release.version,
        "URL": url or page(release),
        "note": f"Content {content_hash}" if content_hash else None,
    }
    return json.dumps([{key: value for key, value in item.items() if value}], ensure_ascii=False, indent=2)


STYLES: Mapping[str, Callable[..., str]] = {"bibtex": bibtex, "text": text, "csl": csl}
"""By name, what writes a citation of a release."""


def _key(release: Release) -> str:
    return f"{release.name}_{release.version}".replace(".", "_").replace("-", "_")


def _bibtex_name(person: Contributor) -> str:
    if person.family_name:
        return ", ".join(name.translate(_MARKS) for name in (person.family_name, person.given_name) if name)
    # In braces, or BibTeX takes the last word of an organisation for a surname.
    return f"{{{person.title.translate(_MARKS)}}}"


def _text_name(person: Contributor) -> str:
    if not person.family_name:
        return person.title
    initials = " ".join(f"{name[0]}." for name in (person.given_name or "").split())
    return ", ".join(part for part in (person.family_name, initials) if part)


def _csl_name(person: Contributor) -> dict[str, str]:
    if not person.family_name:
        return {"literal": person.title}
    names = {"family": person.family_name, "given": person.given_name}
    return {key: name for key, name in names.items() if name}
