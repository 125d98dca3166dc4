"""Publishing a folder as a version: upload, look at what arrived, and only then tag."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from onrecord.dataset.datapackage import DESCRIPTOR
from onrecord.publish.hub.client import Hub, RemoteFile, tried
from onrecord.publish.hub.errors import explained, hub_error

__all__ = ["Progress", "Published", "local_files", "publish_folder", "tag_of"]

_OF_THE_HUB = frozenset({".gitattributes", ".huggingface.yaml"})
"""What the hub keeps in a repository for itself."""

_OF_A_NEW_REPOSITORY = frozenset({*_OF_THE_HUB, ".gitignore", "README.md", "LICENSE"})
"""What a repository may hold in which nobody has put any data."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Whom to tell how far it is."""

    step: Callable[[str], None] = lambda name: None
    """Told the name of each step as it begins."""
    total: Callable[[int], None] = lambda size: None
    """Told how many bytes there are to send."""
    arrived: Callable[[int], None] = lambda size: None
    """Told how many more have arrived."""


@dataclass(frozen=True, slots=True)
class Published:
    """A version as it stands on the hub."""

    repo: str
    url: str
    """Where people see just this version."""
    tag: str
    commit: str
    """The id of the commit that the tag names."""
    private: bool
    files: int
    bytes: int
    uploaded: tuple[str, ...]
    """The files that were not there before, or were others."""
    deleted: tuple[str, ...]
    committed: bool
    """Whether a commit was made now."""
    tagged: bool
    """Whether the tag was set now; where neither, the version had been published before."""


def tag_of(version: str) -> str:
    """The tag under which a version is published.

    >>> tag_of("1.2.0")
    'v1.2.0'
    """
    return f"v{version}"


def local_files(folder: Path) -> dict[str, Path]:
    """The files of a folder, by their paths there with `/`; hidden ones are left out."""
    found = ((path.relative_to(folder), path) for path in sorted(folder.rglob("*")) if path.is_file())
    return {relative.as_posix(): path for relative, path in found if not any(part[0] == "." for part in relative.parts)}


def publish_folder(
    folder: Path, repo: str, *, private: bool | None = None, progress: Progress | None = None
) -> Published:
    """Make the repository hold just what the folder holds, and tag that with the version of its datapackage.json.

    A repository that is not there is created. The tag comes last, and only after a look at what arrived, so a version
    is there wholly or not at all. Broken off, the same call goes on; done, it changes nothing.

    Args:
        folder: what a hub folder holds: card, `data/`, datapackage.json.
        repo: ORG/NAME.
        private: whether only some may see it; None leaves a repository as it is, and makes a new one private.
        progress: told how far it is.

    Raises:
        HubError: it could not be done; its code says why.
        MissingLibraryError: huggingface_hub is not installed.
        OSError: the folder cannot be read.
    """
    return _Publication(folder, Hub(repo), progress or Progress()).run(private)


class _Publication:
    def __init__(self, folder: Path, hub: Hub, progress: Progress) -> None:
        self.files = local_files(folder)
        package = json.loads((folder / DESCRIPTOR).read_text("utf-8"))
        self.name = str(package["name"])
        self.version = str(package["version"])
        self.tag = tag_of(self.version)
        self.content_hash = package.get("contentHash")
        self.hub = hub
        self.progress = progress
        self.uploaded: set[str] = set()
        self.deleted: set[str] = set()
        self.committed = False
        self.tagged = False

    def run(self, private: bool | None) -> Published:
        self.progress.step("asking who you are")
        self.hub.user()
        was_private = self.hub.is_private()
        if was_private is None:
            self.progress.step("creating the repository")
            self.hub.create(private=private is not False)
            was_private = private is not False
        elif private and not was_private:
            self.hub.set_private(True)  # before anything is sent that not everybody is to see
            was_private = True
        commit = self.hub.tags().get(self.tag)
        if commit is None:
            with explained(self.hub.repo):
                commit = tried(self._commit)
                self.progress.step(f"tagging {self.tag}")
                tried(lambda: self._tag(commit))
        else:
            self._refuse_other_content(commit)
        if private is False and was_private:
            self.hub.set_private(False)  # after the tag, for nobody is to see a version half there
            was_private = False
        return Published(
            self.hub.repo,
            f"{self.hub.url}/tree/{self.tag}",
            self.tag,
            commit,
            was_private,
            len(self.files),
            sum(path.stat().st_size for path in self.files.values()),
            tuple(sorted(self.uploaded)),
            tuple(sorted(self.deleted)),
            self.committed,
            self.tagged,
        )

    def _commit(self) -> str:
        """The id of the commit at which the repository holds just the files, made now unless it is there.

        Called again after a failure, it looks anew: a commit of which only the answer was lost is then found.
        """
        self.progress.step("comparing with what is there")
        head = self.hub.head()
        there = self.hub.files(head)
        changed, gone = self._differences(there)
        if not changed and not gone:
            return head
        if not self.committed:
            self._refuse_another_dataset(head, there)
        self.progress.step("uploading")
        self.progress.total(sum(self.files[path].stat().st_size for path in changed))
        added = self.hub.upload({path: self.files[path] for path in changed}, self.progress.arrived)
        self.progress.step("committing")
        self.uploaded |= changed
        self.deleted |= gone
        self.committed = True
        self.hub.commit(f"Version {self.version}", added, gone, head)
        self.progress.step("looking at what arrived")
        head = self.hub.head()
        if any(self._differences(self.hub.files(head))):
            raise hub_error("OR-H016", f"{self.hub.repo} does not hold what was just committed to it")
        return head

    def _tag(self, commit: str) -> None:
        """Set the tag, unless it is there by now: then just the answer of the attempt before was lost."""
        there = self.hub.tags().get(self.tag)
        if there is None:
            self.tagged = True
            self.hub.tag(self.tag, commit, f"Version {self.version}, content {self.content_hash}")
            there = self.hub.tags().get(self.tag)
        if there is None:
            raise hub_error("OR-H015", f"{self.hub.repo} has no {self.tag}, though it was just set")
        if there != commit:
            self._refuse_other_content(there)

    def _differences(self, there: dict[str, RemoteFile]) -> tuple[set[str], set[str]]:
        changed = {path for path, file in self.files.items() if path not in there or not there[path].is_same_as(file)}
        return changed, {path for path in there if path not in self.files and path not in _OF_THE_HUB}

    def _refuse_other_content(self, commit: str) -> None:
        """A version that is there has to be just this one."""
        changed, gone = self._differences(self.hub.files(commit))
        if not changed and not gone:
            return
        before = self._package_at(commit).get("contentHash")
        names = sorted(changed | gone)
        listed = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        same = " though the rows are the same" if before == self.content_hash else ""
        raise hub_error("OR-H009", f"{self.hub.repo} has {self.tag} already, with other files{same}: {listed}")

    def _refuse_another_dataset(self, head: str, there: dict[str, RemoteFile]) -> None:
        """What is no version of this dataset must not be deleted by publishing one."""
        if there.keys() <= _OF_A_NEW_REPOSITORY:
            return
        if DESCRIPTOR not in there:
            example = min(there.keys() - _OF_A_NEW_REPOSITORY)
            raise hub_error("OR-H013", f"{self.hub.repo} holds no dataset of OnRecord, but {example}")
        if (name := self._package_at(head).get("name")) != self.name:
            raise hub_error("OR-H013", f"{self.hub.repo} holds the dataset {name!r}, and this is {self.name!r}")

    def _package_at(self, commit: str) -> dict[str, object]:
        with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
            self.hub.download(commit, [DESCRIPTOR], Path(folder))
            try:
                package = json.loads((Path(folder) / DESCRIPTOR).read_text("utf-8"))
            except (OSError, ValueError):
                return {}
        return package if isinstance(package, dict) else {}
