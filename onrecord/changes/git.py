"""What a git repository holds at a revision, read without touching the work tree."""

from __future__ import annotations

import difflib
import subprocess
from dataclasses import dataclass
from pathlib import Path

from onrecord.changes.errors import CannotCompareError

__all__ = ["Repository"]

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Repository:
    """The git repository that a folder lies in. Paths are from that folder, which need not be the topmost one."""

    folder: Path

    @classmethod
    def of(cls, folder: Path) -> Repository:
        """The repository of a folder.

        Raises:
            CannotCompareError: git is not installed, or the folder is in no repository.
        """
        repository = cls(folder)
        answer = repository._run("rev-parse", "--is-inside-work-tree")
        if b"dubious ownership" in answer.stderr:
            raise CannotCompareError(
                f"git does not trust {folder.resolve()}, which is somebody else's",
                f"If you do: git config --global --add safe.directory {folder.resolve()}",
            )
        if answer.returncode or answer.stdout.strip() != b"true":
            raise CannotCompareError(
                f"{folder.resolve()} is not in a git repository",
                "Name a folder or a datapackage.json to compare with, or run this in a clone.",
            )
        return repository

    def commit(self, revision: str) -> str:
        """The full hash of the commit that a branch, a tag or whatever else git takes for a revision names.

        Raises:
            CannotCompareError: there is none; the advice says what might be meant, or how to fetch it.
        """
        # `--end-of-options` keeps a name that begins with a hyphen from being read as an option.
        answer = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if answer.returncode:
            raise CannotCompareError(f"git knows no revision {revision!r}", self._advice(revision))
        return answer.stdout.decode().strip()

    def merge_base(self, one: str, other: str) -> str:
        """The commit from which two revisions went apart.

        Raises:
            CannotCompareError: there is no such revision, or the two have nothing in common.
        """
        answer = self._run("merge-base", self.commit(one), self.commit(other))
        if answer.returncode:
            raise CannotCompareError(
                f"{one!r} and {other!r} have no commit in common",
                _UNSHALLOW if self._shallow() else f"Compare with {one!r} itself.",
            )
        return answer.stdout.decode().strip()

    def files(self, commit: str) -> dict[str, str]:
        """The blob of each file at a commit, by its path from the folder."""
        answer = self._run("ls-tree", "-r", "-z", commit)
        entries = (line.partition(b"\t") for line in answer.stdout.split(b"\0") if line)
        # A path that is no UTF-8 is none of a dataset's; it must only not make the others unreadable.
        return {path.decode("utf-8", "replace"): fields.split()[2].decode() for fields, _, path in entries}

    def blob(self, blob: str) -> bytes:
        """The content of a file.

        Raises:
            CannotCompareError: the clone does not have it.
        """
        answer = self._run("cat-file", "blob", blob)
        if answer.returncode:
            raise CannotCompareError(f"git cannot read {blob}: {answer.stderr.decode('utf-8', 'replace').strip()}")
        return answer.stdout

    def short(self, commit: str) -> str:
        """A commit's hash, shortened."""
        return self._run("rev-parse", "--short", commit).stdout.decode().strip() or commit[:8]

    def _advice(self, revision: str) -> str:
        if self._shallow():
            return _UNSHALLOW
        known = self._run("for-each-ref", "--format=%(refname:short)").stdout.decode("utf-8", "replace").split()
        if f"origin/{revision}" in known:
            return f"Did you mean 'origin/{revision}'?"
        near = difflib.get_close_matches(revision, known, n=1)
        more = f" and {len(known) - _SHOWN} more" if len(known) > _SHOWN else ""
        listed = f"There are: {', '.join(known[:_SHOWN])}{more}." if known else "There is no commit yet."
        return (
            f"Did you mean {near[0]!r}? {listed}" if near else f"Fetch it with `git fetch`, or name another. {listed}"
        )

    def _shallow(self) -> bool:
        return self._run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(["git", "-C", str(self.folder), *arguments], capture_output=True, check=False)
        except FileNotFoundError as error:
            raise CannotCompareError("git is not installed", "Install it, or compare two folders.") from error


_UNSHALLOW = "This clone is shallow: fetch what it lacks with `git fetch --unshallow` (in CI: `fetch-depth: 0`)."
