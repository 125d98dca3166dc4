"""How the data at hand are cited."""

from __future__ import annotations

import json
from os import PathLike
from typing import Literal

from onrecord.api.versions import data_folder
from onrecord.errors import UnknownNameError

__all__ = ["Citation", "Style", "cite"]

Style = Literal["bibtex", "text", "csl"]


class Citation(str):
    """The text of a citation, which a prompt shows as it is, line by line."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def cite(
    version: str | None = None,
    *,
    style: Style = "bibtex",
    data: str | PathLike[str] | None = None,
    repo: str | None = None,
) -> Citation:
    """How to cite the data that came with the package, or a version that was released.

    The version says which release, the hash of the content just which rows: it is the same for the same rows, whatever
    wrote the files.

    Args:
        version: a version that was released, as for `load`.
        style: `bibtex`, a line of `text`, or `csl` (JSON that Zotero and pandoc read).
        data: the root of another dataset, as `onrecord build` wrote it.
        repo: the repository of that version, as for `load`.

    >>> cite(style="text")
    OnRecord maintainers (2026). OnRecord: ... (Version ...) [Data set]. ...Content sha256:...

    Raises:
        UnknownNameError: there is no such style; the message lists them.
        FileNotFoundError: there are no data in the folder, or no datapackage.json with them.
        HubError: the version cannot be had.
    """
    from onrecord.dataset.citation import HUB_PAGE, STYLES
    from onrecord.dataset.datapackage import DESCRIPTOR, release_of

    if style not in STYLES:
        raise UnknownNameError("style", style, STYLES)
    path = data_folder(data, version, repo).path.parent / DESCRIPTOR
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FileNotFoundError(f"no {path}, which says how the data are to be cited") from None
    release = release_of(descriptor)
    url = None
    if version is not None and release.hub is None and release.homepage is None:
        from onrecord.api.versions import repository_of

        url = f"{HUB_PAGE}{repository_of(repo)}"
    return Citation(STYLES[style](release, content_hash=descriptor.get("contentHash"), url=url))
