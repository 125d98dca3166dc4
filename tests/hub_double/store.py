"""Repositories in memory: files, commits, branches and tags, with the ids that Git would give the files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

__all__ = ["Commit", "File", "Repository", "git_oid"]

GITATTRIBUTES = b"*.parquet filter=lfs diff=lfs merge=lfs -text\n"
"""What the hub puts into every new repository."""


def git_oid(content: bytes) -> str:
    """The id that Git gives a file of this content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


@dataclass(frozen=True)
class File:
    """A file of a commit; of one in Git LFS, the content is what the pointer points at."""

    content: bytes
    lfs: bool = False

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def pointer(self) -> bytes:
        lines = ("version https://git-lfs.github.com/spec/v1", f"oid sha256:{self.sha256}", f"size {len(self.content)}")
        return "".join(f"{line}\n" for line in lines).encode()

    @property
    def oid(self) -> str:
        return git_oid(self.pointer if self.lfs else self.content)

    @property
    def etag(self) -> str:
        return self.sha256 if self.lfs else self.oid


@dataclass(frozen=True)
class Commit:
    """A commit and all the files that there are at it."""

    parent: str | None
    summary: str
    files: Mapping[str, File]

    @property
    def id(self) -> str:
        tree = {path: file.oid for path, file in sorted(self.files.items())}
        return hashlib.sha1(json.dumps([self.parent, self.summary, tree]).encode()).hexdigest()


@dataclass
class Repository:
    """A dataset's repository. Branches and tags name commits by their ids."""

    name: str
    private: bool = False
    commits: dict[str, Commit] = field(default_factory=dict)
    branches: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    uploads: dict[str, bytes] = field(default_factory=dict)
    """What is in Git LFS, by SHA-256, whether a commit has it yet or not."""

    def __post_init__(self) -> None:
        if not self.branches:
            self._add("main", Commit(None, "initial commit", {".gitattributes": File(GITATTRIBUTES)}))

    @property
    def head(self) -> Commit:
        return self.commits[self.branches["main"]]

    @property
    def history(self) -> list[Commit]:
        """The commits of main, the last first."""
        found, at = [], self.branches.get("main")
        while at is not None:
            found.append(self.commits[at])
            at = self.commits[at].parent
        return found

    def at(self, revision: str) -> Commit | None:
        """The commit of a branch, a tag, or an id."""
        name = revision.removeprefix("refs/heads/").removeprefix("refs/tags/")
        return self.commits.get(self.branches.get(name) or self.tags.get(name) or revision)

    def commit(self, branch: str, summary: str, added: Mapping[str, File], deleted: Iterable[str] = ()) -> Commit:
        """A commit on a branch; raises KeyError where a file or folder to be deleted is not there."""
        parent = self.commits[self.branches[branch]]
        files = dict(parent.files)
        for path in deleted:
            gone = [name for name in files if name == path or (path.endswith("/") and name.startswith(path))]
            if not gone:
                raise KeyError(path)
            for name in gone:
                del files[name]
        return self._add(branch, Commit(parent.id, summary, {**files, **added}))

    def _add(self, branch: str, commit: Commit) -> Commit:
        self.commits[commit.id] = commit
        self.branches[branch] = commit.id
        return commit
