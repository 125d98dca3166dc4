"""Whether versions and changelog say what the data do.

Between releases the versions stay, and a change of the data needs a new entry under `[Unreleased]` of CHANGELOG.md. A
release raises the version of the data (build/dataset.toml) and that of the package which carries them (pyproject.toml)
by the step that the change means at least, and gives its entries a heading with version and day. Below 1.0.0 a minor
step is enough for what would be a major one, as Semantic Versioning has it. The package may be on its way to a version,
as 0.2.0.dev0 is to 0.2.0; it needs no heading before it is there.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from onrecord.changes.model import Diff
from onrecord.changes.semver import Bump, meaning
from onrecord.changes.sides import Side
from onrecord.check.findings import Finding
from onrecord.check.rules import finding
from onrecord.dataset.datapackage import DESCRIPTOR

__all__ = ["Version", "at_least", "check_version", "data_version"]

_PACKAGE, _DATASET, _CITATION, _CHANGELOG = "pyproject.toml", "build/dataset.toml", "CITATION.cff", "CHANGELOG.md"
_HEADING = re.compile(r"^##\s+\[?(?P<name>Unreleased|\d[^\]\s]*)\]?(?:\s+[-–—]\s+(?P<day>\S+))?\s*$", re.IGNORECASE)
_ENTRY = re.compile(r"^\s*[-*]\s+\S")


class Version(NamedTuple):
    """A version as Semantic Versioning orders it; what is not yet released comes before what is."""

    major: int
    minor: int
    patch: int
    final: bool = True
    text: str = ""

    @classmethod
    def of(cls, text: str) -> Version | None:
        """The version that a text states, or None.

        >>> Version.of("1.2.0") > Version.of("1.2.0rc1") > Version.of("1.1.9"), Version.of("soon")
        (True, None)
        """
        parts = re.fullmatch(r"(\d+)\.(\d+)\.(\d+)((?:[-.+]|a|b|rc)[0-9A-Za-z.+-]*)?", text.strip())
        return cls(int(parts[1]), int(parts[2]), int(parts[3]), parts[4] is None, text.strip()) if parts else None

    def __str__(self) -> str:
        return self.text or f"{self.major}.{self.minor}.{self.patch}"


def at_least(version: Version, bump: Bump) -> Version:
    """The lowest version that a step leads to.

    >>> one, early = Version(1, 2, 3), Version(0, 2, 3)
    >>> [str(at_least(version, bump)) for version in (one, early) for bump in ("patch", "minor", "major")]
    ['1.2.4', '1.3.0', '2.0.0', '0.2.4', '0.3.0', '0.3.0']
    """
    if bump == "patch":
        return Version(version.major, version.minor, version.patch + 1)
    if bump == "minor" or version.major == 0:
        return Version(version.major, version.minor + 1, 0)
    return Version(version.major + 1, 0, 0)


def data_version(side: Side) -> Version | None:
    """The version of the data on a side, as its datapackage.json states it."""
    try:
        stated = json.loads(side.text(DESCRIPTOR) or "null")
    except ValueError:
        return None
    return Version.of(str(stated.get("version", ""))) if isinstance(stated, dict) else None


def check_version(base: Side, head: Side, diff: Diff, tag: str | None = None) -> list[Finding]:
    """What is wrong with the versions and the changelog of `head`, given what changed since `base`.

    With `tag`, `head` is to be the release of that name, `v1.2.0`. A corpus that is no package needs no pyproject.toml.
    """
    old, new = _Project(base), _Project(head)
    found = [*new.problems(), *_disagreeing(new)]
    if not found:
        found += _raised(old, new, meaning(diff).bump) if new.raised(old) else _between(old, new, bool(diff))
        found += _changelog_is_not_ahead(new)
        if tag is not None:
            found += _tagged(new, tag)
    return list(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class _Stated:
    """A version, and where it is stated."""

    version: Version
    file: str
    line: int | None

    def finding(self, code: str, message: str) -> Finding:
        return finding(code, message, file=self.file, line=self.line)


@dataclass(frozen=True, slots=True)
class _Section:
    """A section of the changelog."""

    name: str
    day: str | None
    line: int
    entries: tuple[str, ...]


@dataclass(frozen=True)
class _Project:
    """What the files of a side say of its versions."""

    side: Side

    @cached_property
    def package(self) -> _Stated | None:
        return _in_toml(self.side, _PACKAGE, "project")

    @cached_property
    def dataset(self) -> _Stated | None:
        return _in_toml(self.side, _DATASET, None)

    @cached_property
    def data(self) -> _Stated | None:
        """The version of the data: that of the descriptor, where the build has it from."""
        version = data_version(self.side)
        if self.dataset is not None:
            return self.dataset
        return None if version is None else _Stated(version, DESCRIPTOR, _line(self.side.text(DESCRIPTOR), '"version"'))

    @cached_property
    def citation(self) -> _Stated | None:
        text = self.side.text(_CITATION) or ""
        stated = re.search(r"^version:\s*[\"']?([^\"'\s#]+)", text, re.MULTILINE)
        version = Version.of(stated[1]) if stated else None
        return None if version is None else _Stated(version, _CITATION, _line(text, "version:"))

    @cached_property
    def sections(self) -> tuple[_Section, ...]:
        sections: list[_Section] = []
        for number, line in enumerate((self.side.text(_CHANGELOG) or "").splitlines(), start=1):
            if heading := _HEADING.match(line):
                sections.append(_Section(heading["name"], heading["day"], number, ()))
            elif sections and _ENTRY.match(line):
                last = sections[-1]
                sections[-1] = _Section(last.name, last.day, last.line, (*last.entries, line.strip()))
        return tuple(sections)

    def section(self, name: str) -> _Section | None:
        return next((section for section in self.sections if section.name.casefold() == name.casefold()), None)

    def raised(self, old: _Project) -> bool:
        """Whether a version is another than before: the work of a release."""
        pairs = ((old.package, self.package), (old.data, self.data))
        return any(before and now and before.version != now.version for before, now in pairs)

    def problems(self) -> Iterator[Finding]:
        if self.data is None:
            yield finding("OR-P001", "nothing states the version of the data", file=DESCRIPTOR)
        if self.side.text(_CHANGELOG) is None:
            advice = "Write one as Keep a Changelog has it, with a section `## [Unreleased]`."
            yield finding("OR-P001", "there is no changelog", file=_CHANGELOG, advice=advice)
        if self.side.text(_PACKAGE) is not None and self.package is None:
            yield finding("OR-P001", "states no version such as 1.2.0", file=_PACKAGE, line=1)
        if self.side.text(_CITATION) is not None and self.citation is None:
            yield finding("OR-P001", "states no version such as 1.2.0", file=_CITATION, line=1)


def _disagreeing(new: _Project) -> Iterator[Finding]:
    """Where two files state other versions of the data, or other days of the release."""
    data = new.data
    if data is None:
        return
    built = data_version(new.side)
    if built is not None and built != data.version:
        where = _Stated(built, DESCRIPTOR, _line(new.side.text(DESCRIPTOR), '"version"'))
        yield where.finding("OR-P002", f"the data are {built} here, and {data.version} in {data.file}")
    if new.citation is not None and new.citation.version != data.version:
        yield new.citation.finding(
            "OR-P002", f"the data are {new.citation.version} here, and {data.version} in {data.file}"
        )
    created = str(_toml(new.side, _DATASET).get("created", ""))
    citation = new.side.text(_CITATION) or ""
    day = re.search(r"^date-released:\s*[\"']?([^\"'\s#]+)", citation, re.MULTILINE)
    if created and day and day[1] != created:
        line = _line(citation, "date-released:")
        message = f"released on {day[1]}, and on {created} in {_DATASET}"
        yield finding("OR-P002", message, file=_CITATION, line=line)


def _between(old: _Project, new: _Project, changed: bool) -> Iterator[Finding]:
    """Between releases: what changed in the data stands under [Unreleased]."""
    section, before = new.section("Unreleased"), old.section("Unreleased")
    if changed and (section is None or not set(section.entries) - set(before.entries if before else ())):
        where = "there is no [Unreleased]" if section is None else "[Unreleased] has no new entry"
        yield finding("OR-P005", f"the data change, and {where}", file=_CHANGELOG, line=section.line if section else 1)


def _raised(old: _Project, new: _Project, bump: Bump) -> Iterator[Finding]:
    """At a release: each version was raised far enough, and the changelog has it with its day."""
    for before, now in ((old.package, new.package), (old.data, new.data)):
        if before is None or now is None:
            continue
        if now.version < before.version:
            yield now.finding("OR-P003", f"{now.version} is lower than {before.version} was")
        elif bump != "patch" and now.version[:3] < (least := at_least(before.version, bump))[:3]:
            message = f"{now.version} after {before.version}, where the data ask for a {bump} step: {least} at least"
            yield now.finding("OR-P004", message)
    released = new.package or new.data
    if released is not None and released.version.final:
        yield from _heading(new, released.version)


def _heading(new: _Project, version: Version) -> Iterator[Finding]:
    section = new.section(str(version))
    if section is None:
        yield finding("OR-P006", f"there is no heading ## [{version}] - YYYY-MM-DD", file=_CHANGELOG, line=1)
    elif not _is_day(section.day):
        day = f"{section.day!r}, which is no day" if section.day else "no day"
        yield finding("OR-P006", f"{version} has {day}", file=_CHANGELOG, line=section.line)
    elif not section.entries:
        yield finding("OR-P006", f"{version} has no entry", file=_CHANGELOG, line=section.line)


def _changelog_is_not_ahead(new: _Project) -> Iterator[Finding]:
    released = new.package or new.data
    for section in new.sections:
        version = Version.of(section.name)
        if released and version and version > released.version:
            message = f"{version} has a heading, and {released.file} is still at {released.version}"
            yield finding("OR-P006", message, file=_CHANGELOG, line=section.line)


def _tagged(new: _Project, tag: str) -> Iterator[Finding]:
    released = new.package or new.data
    if released is not None and tag.removeprefix("refs/tags/") != f"v{released.version}":
        yield released.finding("OR-P007", f"the tag is {tag}, the version {released.version}")
    elif released is not None:
        yield from _heading(new, released.version)


def _is_day(text: str | None) -> bool:
    try:
        return text is not None and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _in_toml(side: Side, path: str, table: str | None) -> _Stated | None:
    read = _toml(side, path)
    inner = read.get(table, {}) if table else read
    version = Version.of(str(inner.get("version", ""))) if isinstance(inner, dict) else None
    return None if version is None else _Stated(version, path, _line(side.text(path), "version", table))


def _toml(side: Side, path: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(side.text(path) or "")
    except tomllib.TOMLDecodeError:
        return {}


def _line(text: str | None, start: str, table: str | None = None) -> int | None:
    """The number of the first line that starts so, of those below a table's heading where one is named."""
    below = table is None
    for number, line in enumerate((text or "").splitlines(), start=1):
        below = below or line.strip() == f"[{table}]"
        if below and line.strip().startswith(start):
            return number
    return None
