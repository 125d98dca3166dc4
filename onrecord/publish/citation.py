"""How a release is cited."""

from __future__ import annotations

from onrecord.schema.release import Release

__all__ = ["HUB_PAGE", "bibtex", "creators", "page"]

HUB_PAGE = "https://huggingface.co/datasets/"
"""The hub's page of a dataset is this and its name."""

_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "&%$#_"} | {"–": "--", "—": "---"})


def creators(release: Release) -> tuple[str, ...]:
    """Who made it: the contributors with the role of creator or author, or all of them where none has it."""
    names = [person.title for person in release.contributors if {"creator", "author"} & set(person.roles)]
    return tuple(names or (person.title for person in release.contributors))


def page(release: Release) -> str | None:
    """Where people read about the dataset: its home page, or else that of the hub."""
    return release.homepage or (f"{HUB_PAGE}{release.hub}" if release.hub else None)


def bibtex(release: Release) -> str:
    r"""The BibTeX entry of a release.

    >>> from onrecord.schema.release import Contributor
    >>> print(bibtex(Release(name="talks", title="Talks & treaties – 2022", description="…", version="1.2.0",
    ...     created="2022-03-01", contributors=(Contributor(title="Ana Prado"),))))
    @misc{talks_1_2_0,
      title = {{Talks \& treaties -- 2022}},
      author = {{Ana Prado}},
      year = {2022},
      version = {1.2.0},
      note = {Dataset}
    }
    """
    fields = {
        "title": f"{{{release.title.translate(_MARKS)}}}",
        # In braces, or BibTeX takes the last word of an organisation for a surname.
        "author": " and ".join(f"{{{name.translate(_MARKS)}}}" for name in creators(release)),
        "year": str(release.created.year),
        "version": release.version,
        "url": page(release),
        "note": "Dataset",
    }
    key = f"{release.name}_{release.version}".replace(".", "_").replace("-", "_")
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{key},\n{lines}\n}}"
