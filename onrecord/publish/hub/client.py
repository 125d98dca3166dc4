"""A dataset's repository on the hub; each call is made again where that may help."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.dataset.hashing import file_hash, git_hash
from onrecord.publish.hub.errors import endpoint, explained, hub_error, is_passing, needs_hub_library

if TYPE_CHECKING:
    from huggingface_hub import CommitOperationAdd, HfApi

__all__ = ["Hub", "RemoteFile", "repository_name", "require_token", "tried"]

Result = TypeVar("Result")

ATTEMPTS = 4
"""How often a call is made at most."""

WAIT = 1.0
"""Seconds before the second; twice as many before each further one, and a little at random."""

_NAME = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)


def repository_name(name: str) -> str:
    """The name as it is, if a repository of an organisation or a person can have it.

    >>> repository_name("gulls/talks")
    'gulls/talks'

    Raises:
        HubError: it cannot (OR-H004).
        MissingLibraryError: huggingface_hub is not installed.
    """
    with needs_hub_library():
        from huggingface_hub.utils import validate_repo_id  # type: ignore[attr-defined]  # its types export little
    with explained(name):
        validate_repo_id(name)
    if not _NAME.fullmatch(name):
        raise hub_error("OR-H004", f"{name!r} does not say whose the repository is")
    return name


def require_token() -> None:
    """Nothing, if there is a token: HF_TOKEN, or that of `hf auth login`. The hub is not asked.

    Raises:
        HubError: there is none (OR-H001).
        MissingLibraryError: huggingface_hub is not installed.
    """
    with needs_hub_library():
        from huggingface_hub import get_token
    if get_token() is None:
        raise hub_error("OR-H001", "no token is set")


class RemoteFile:
    """A file of a repository, as its listing describes it."""

    def __init__(self, size: int, git_oid: str, sha256: str | None) -> None:
        self.size = size
        self._git_oid = git_oid
        self._sha256 = sha256

    def is_same_as(self, path: Path) -> bool:
        """Whether a file here has the same content; by its hash, so that nothing is fetched."""
        if not path.is_file() or path.stat().st_size != self.size:
            return False
        if self._sha256 is not None:
            return file_hash(path) == f"sha256:{self._sha256}"
        return git_hash(path.read_bytes()) == self._git_oid  # what is not in Git LFS is small


class Hub:
    """One dataset repository.

    Every method raises `HubError`, with the code of what went wrong; what may pass is tried again before.
    """

    def __init__(self, repo: str) -> None:
        """`repo` is ORG/NAME.

        Raises:
            HubError: it is no name of a repository.
            MissingLibraryError: huggingface_hub is not installed.
        """
        self.repo = repository_name(repo)
        from huggingface_hub import HfApi

        self._api: HfApi = HfApi(endpoint=endpoint(), library_name="onrecord")

    @property
    def url(self) -> str:
        """Where people see it."""
        return f"{endpoint()}/datasets/{self.repo}"

    def user(self) -> str:
        """The name of the token's owner."""
        require_token()
        return self._call(lambda: str(self._api.whoami()["name"]))

    def is_private(self) -> bool | None:
        """Whether only some may see it; None where there is no such repository, or none that the token shows."""
        from huggingface_hub.errors import GatedRepoError, RepositoryNotFoundError

        def look() -> bool | None:
            try:
                return bool(self._api.dataset_info(self.repo).private)
            except GatedRepoError:
                raise
            except RepositoryNotFoundError:
                return None

        return self._call(look)

    def create(self, *, private: bool) -> None:
        """Make the repository, if it is not there."""
        self._call(lambda: self._api.create_repo(self.repo, repo_type="dataset", private=private, exist_ok=True))

    def set_private(self, private: bool) -> None:
        """Let everybody see the repository, or only those who may."""
        self._call(lambda: self._api.update_repo_settings(self.repo, repo_type="dataset", private=private))

    def head(self) -> str:
        """The id of the last commit."""
        return self._call(lambda: str(self._api.dataset_info(self.repo).sha))

    def tags(self) -> dict[str, str]:
        """The id of the commit of each tag, by its name."""
        refs = self._call(lambda: self._api.list_repo_refs(self.repo, repo_type="dataset"))
        return {tag.name: tag.target_commit for tag in refs.tags}

    def files(self, revision: str) -> dict[str, RemoteFile]:
        """The files at a revision, by their paths with `/`."""
        from huggingface_hub.hf_api import RepoFile

        def listed() -> dict[str, RemoteFile]:
            entries = self._api.list_repo_tree(self.repo, repo_type="dataset", revision=revision, recursive=True)
            return {
                entry.path: RemoteFile(entry.size, entry.blob_id, entry.lfs.sha256 if entry.lfs else None)
                for entry in entries
                if isinstance(entry, RepoFile)
            }

        return self._call(listed)

    def download(self, revision: str, paths: Iterable[str], folder: Path) -> None:
        """Fetch files of a revision into a folder; where that breaks off, the next attempt goes on from there."""
        fetch = partial(
            self._api.snapshot_download,
            self.repo,
            repo_type="dataset",
            revision=revision,
            allow_patterns=list(paths),
            local_dir=folder,
            tqdm_class=_quiet_bar(),
        )
        self._call(fetch)

    def upload(self, files: Mapping[str, Path], arrived: Callable[[int], None]) -> list[CommitOperationAdd]:
        """Send the contents of files, by their paths there, ahead of the commit that `commit` makes of them.

        `arrived` is told the bytes that are there. What the hub has already is not sent again.
        """
        from huggingface_hub import CommitOperationAdd

        additions = [CommitOperationAdd(path, str(files[path])) for path in sorted(files)]
        for some in _batches(additions):
            with explained(self.repo), _no_bars():  # the client itself tries these again
                self._api.preupload_lfs_files(self.repo, some, repo_type="dataset", free_memory=False)
            arrived(sum(addition.upload_info.size for addition in some))
        return additions

    def commit(self, message: str, added: Iterable[CommitOperationAdd], deleted: Iterable[str], parent: str) -> None:
        """Commit what was uploaded on top of `parent`.

        Made once, and what the client raises stays as it is: after a lost answer the hub has to be asked whether the
        commit is there, before it is tried again.
        """
        from huggingface_hub import CommitOperationDelete

        operations: list[Any] = [*added, *(CommitOperationDelete(path, is_folder=False) for path in sorted(deleted))]
        self._api.create_commit(
            self.repo, operations, commit_message=message, repo_type="dataset", parent_commit=parent
        )

    def tag(self, name: str, commit: str, message: str) -> None:
        """Tag a commit; made once, as `commit` is."""
        self._api.create_tag(self.repo, tag=name, tag_message=message, revision=commit, repo_type="dataset")

    def _call(self, function: Callable[[], Result]) -> Result:
        with explained(self.repo):
            return tried(function)


def tried(function: Callable[[], Result]) -> Result:
    """What the function returns; it is called again after a wait where what it raises may pass."""
    with needs_hub_library():
        from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_exponential, wait_random

    retrying = Retrying(
        stop=stop_after_attempt(ATTEMPTS),
        wait=wait_exponential(multiplier=WAIT, max=30) + wait_random(0, WAIT / 2),
        retry=retry_if_exception(is_passing),
        reraise=True,
    )
    return retrying(function)


_TOGETHER = 64_000_000


def _batches(additions: Iterable[CommitOperationAdd]) -> Iterable[list[CommitOperationAdd]]:
    """The additions in portions of some megabytes, so that progress shows without a request for every small file."""
    some: list[CommitOperationAdd] = []
    size = 0
    for addition in additions:
        some.append(addition)
        size += addition.upload_info.size
        if size >= _TOGETHER:
            yield some
            some, size = [], 0
    if some:
        yield some


@contextmanager
def _no_bars() -> Iterator[None]:
    """Without the client's bar for every file: `arrived` tells how far it is."""
    from huggingface_hub import utils

    bars: Any = utils
    if bars.are_progress_bars_disabled():
        yield
        return
    bars.disable_progress_bars()
    try:
        yield
    finally:
        bars.enable_progress_bars()


def _quiet_bar() -> Any:
    """The client's own bar, on a terminal only."""
    from huggingface_hub import utils

    bars: Any = utils

    class QuietBar(bars.tqdm):  # type: ignore[misc]  # Any, as its module is
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **{**options, "disable": options.get("disable") or not os.isatty(2)})

    return QuietBar
