"""The folder that is published: an edition of a dataset as the hub, and anybody else, can use it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.check.folder import read_tables
from onrecord.dataset.datapackage import DESCRIPTOR, release_of
from onrecord.dataset.hashing import dataset_hash
from onrecord.dataset.write import HUB, Written, content_hashes, write
from onrecord.errors import DatasetError
from onrecord.publish.excerpts import CAP, LONGEST
from onrecord.publish.public import public_tables
from onrecord.schema import Record
from onrecord.schema.edition import Edition, EditionName
from onrecord.schema.quality import Quality
from onrecord.schema.release import Release

__all__ = ["Source", "read_source", "write_edition"]


@dataclass(frozen=True, slots=True)
class Source:
    """A dataset on disk, read whole."""

    folder: Path
    release: Release
    edition: Edition
    quality: Quality
    tables: dict[str, list[Record]]
    descriptor: dict[str, Any]


def read_source(folder: Path) -> Source:
    """The dataset in `folder`: its `datapackage.json` and its tables.

    Raises:
        DatasetError: there is none, or what is there cannot be read; the message says what to do.
    """
    path = folder / DESCRIPTOR
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
        release, edition, quality = release_of(descriptor), Edition.of(descriptor), Quality.of(descriptor)
    except FileNotFoundError:
        raise DatasetError(f"{folder} holds no {DESCRIPTOR}: build the dataset first (`onrecord build`)") from None
    except (OSError, ValueError) as error:
        raise DatasetError(f"{path} cannot be read: {error}") from None
    tables, findings = read_tables(folder)
    if findings:
        raise DatasetError(f"{folder}: {findings[0]}; `onrecord check` tells the rest")
    if not tables:
        raise DatasetError(f"{folder} holds no tables: build the dataset first (`onrecord build`)")
    return Source(folder, release, edition, quality, tables, descriptor)


def write_edition(
    source: Path,
    out: Path,
    edition: EditionName = "public",
    *,
    hub: str | None = None,
    cap: float = CAP,
    longest: int = LONGEST,
) -> Written:
    """Write an edition of the dataset in `source` into the folder `out`, as a repository of the hub holds it.

    That is README.md (the dataset card), `data/<table>/*.parquet`, datapackage.json and croissant.json. `source` is a
    folder with `data/` and datapackage.json, as `onrecord build` leaves it, of the full edition. All is written or
    nothing; the same source gives the same bytes. What a former call wrote to `out` is replaced.

    Args:
        source: the dataset.
        out: where the edition goes.
        edition: `public` leaves out the text of articles that not everybody may share, `full` has everything.
        hub: the repository ORG/NAME in which it will be, where that is another than the release tells; card and
            croissant.json point there.
        cap: the share of such an article that the public edition shows at most.
        longest: the longest span of it that is shown, in code points.

    Raises:
        DatasetError: there is no dataset in `source`, or it is a public one already.
        FileExistsError: `out` holds files that are no part of a dataset, and would be lost.
        OSError: a file cannot be written.
    """
    read = read_source(source)
    if read.edition.name != "full":
        raise DatasetError(f"{source} is the {read.edition.name} edition; an edition is made from the full one")
    release = read.release.model_copy(update={"hub": hub}) if hub else read.release
    if edition == "full":
        return write(read.tables, out, release, quality=read.quality, layout=HUB, like=source)
    tables, stated = public_tables(read.tables, cap=cap, longest=longest)
    full, public = content_hashes(read.tables), content_hashes(tables)
    stated = stated.model_copy(
        update={
            "full_content_hash": dataset_hash(full),
            "full_content_hashes": {table: digest for table, digest in full.items() if public[table] != digest},
        }
    )
    return write(tables, out, release, edition=stated, quality=read.quality, layout=HUB, like=source)
