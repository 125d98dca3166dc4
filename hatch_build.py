"""Puts the data, and the examples of rules, into the wheel, and makes of README.md what a package index can show."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

_IN_WHEEL = {
    "data": "onrecord/data",
    "datapackage.json": "onrecord/datapackage.json",
    "tests/rules": "onrecord/check/rulebook/examples",  # what `onrecord explain` shows
}
_CODE = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
_RELATIVE = re.compile(r"(?P<image>!?)\[(?P<words>[^\]]*)\]\((?!https?:|mailto:|#)(?P<path>[^)\s]+)\)")


class DataHook(BuildHookInterface):  # type: ignore[type-arg]  # takes its argument for types alone
    """Adds them to a wheel; an editable install reads them where they are built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it builds; `version` is `standard` or `editable`."""
        if version == "standard":
            build_data["force_include"].update(_IN_WHEEL)


class PageHook(MetadataHookInterface):
    """States the long description, and the addresses of the project once pyproject.toml names its repository."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Called by hatchling once it has read pyproject.toml."""
        repository = self.config["repository"].rstrip("/")
        # Links of a release stay true to it; a version under way has no tag to lead to.
        commit = "HEAD" if "dev" in metadata["version"] else f"v{metadata['version']}"
        readme = (Path(self.root) / "README.md").read_text("utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": long_description(readme, repository, commit)}
        metadata["urls"] = urls(repository)


def urls(repository: str) -> dict[str, str]:
    """The addresses that a package index shows beside the description.

    >>> urls("https://example.org/ada/talks")["Changelog"]
    'https://example.org/ada/talks/blob/HEAD/CHANGELOG.md'
    >>> urls("")
    {}
    """
    if not repository:
        return {}
    return {
        "Repository": repository,
        "Documentation": f"{repository}/tree/HEAD/docs",
        "Changelog": f"{repository}/blob/HEAD/CHANGELOG.md",
        "Issues": f"{repository}/issues",
    }


def long_description(readme: str, repository: str, commit: str) -> str:
    """The README with links that lead somewhere from any page; what stands in a block of code is left alone.

    >>> long_description("See [what changed](CHANGELOG.md).", "https://example.org/ada/talks", "v1.0.0")
    'See [what changed](https://example.org/ada/talks/blob/v1.0.0/CHANGELOG.md).'
    >>> long_description("![Two lines](docs/plot.svg)", "https://example.org/ada/talks", "v1.0.0")
    '![Two lines](https://example.org/ada/talks/raw/v1.0.0/docs/plot.svg)'

    Where no repository is named, a link is its words alone, and a picture what it shows.

    >>> long_description("See [what changed](CHANGELOG.md). ![Two lines](docs/plot.svg)", "", "v1.0.0")
    'See what changed. *Two lines*'
    """

    def absolute(link: re.Match[str]) -> str:
        image, words, path = link["image"], link["words"], link["path"]
        if repository:
            return f"{image}[{words}]({repository}/{'raw' if image else 'blob'}/{commit}/{path})"
        return f"*{words}*" if image else words

    return "".join(part if part.startswith("```") else _RELATIVE.sub(absolute, part) for part in _CODE.split(readme))
