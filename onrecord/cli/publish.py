"""`onrecord publish`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.filesize import decimal
from rich.markup import escape
from rich.progress import BarColumn, DownloadColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from onrecord.cli.console import err, fail, out, print_findings, print_json, progress_bar, require_corpus, table
from onrecord.cli.options import JsonOption, RootOption

if TYPE_CHECKING:
    from onrecord.publish.hub import Progress as Told
    from onrecord.publish.hub import Published

__all__ = ["command"]


class Edition(StrEnum):
    """What goes to the hub."""

    public = "public"
    full = "full"


def command(
    repo: Annotated[
        str | None, typer.Argument(metavar="ORG/NAME", help="The repository; by default `hub` of build/dataset.toml.")
    ] = None,
    edition: Annotated[Edition, typer.Option(help="public leaves out text that its rights do not let you share.")] = (
        Edition.public
    ),
    private: Annotated[
        bool | None,
        typer.Option(
            "--private/--public", help="Who may see it. A new one is private; one that is there stays as it is."
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be published; no network.")] = False,
    target: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="With --dry-run: write it into this folder.", file_okay=False),
    ] = None,
    root: RootOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """Publish the dataset on the Hugging Face hub as the version of build/dataset.toml.

    The data are checked first. The tag v<version> comes last: a version is there wholly or not at all. Broken off, the
    same command goes on; done, it changes nothing. The token is HF_TOKEN, or that of `hf auth login`.
    Exit status: 0 published, or nothing to do, 1 the data or the hub did not let it, 2 the call cannot be carried out.
    """
    from onrecord.errors import DatasetError, HubError, MissingLibraryError
    from onrecord.publish.editions import write_edition

    require_corpus(root)
    if target is not None and not dry_run:
        fail("--out goes with --dry-run", "Publishing itself leaves no folder behind.")
    if target is not None and target.exists() and any(target.iterdir()) and not (target / "datapackage.json").exists():
        fail(f"{target} holds other files", "Name a folder that is empty, or one that is not there yet.")
    try:
        name = _checked(root, repo, needed=not dry_run)
        with tempfile.TemporaryDirectory(prefix="onrecord-") as scratch:
            folder = target if target is not None else Path(scratch) / "hub"
            write_edition(root, folder, edition.value, hub=name)
            if dry_run:
                _show_folder(folder, target, as_json)
                return
            published = _publish(folder, str(name), private)
    except MissingLibraryError as error:
        fail(str(error))
    except HubError as error:
        err.print(f"[bold red]error[/] {escape(f'{error.code} {error.message}')}", soft_wrap=True)
        err.print(f"      {escape(error.advice)}", style="dim", soft_wrap=True)
        raise typer.Exit(1) from None
    except (DatasetError, OSError) as error:
        fail(str(error))
    _show_published(published, as_json)


def _checked(root: Path, repo: str | None, *, needed: bool) -> str | None:
    """The repository's name, where one is needed; leaves where the data are not right."""
    from onrecord.check.findings import failed
    from onrecord.corpus.check import check_corpus
    from onrecord.publish.hub import repository_name, require_token
    from onrecord.publish.hub.errors import hub_error
    from onrecord.schema.release import Release

    try:
        name = repo or Release.read(root / "build" / "dataset.toml").hub
    except ValueError:
        name, needed = None, False  # the check says what is wrong with the file
    if needed:
        if name is None:
            advice = "Write `onrecord publish ORG/NAME`, or `hub` into build/dataset.toml."
            raise hub_error("OR-H004", "no repository is named", advice)
        repository_name(name)
        require_token()
    with progress_bar("checking", len(list((root / "raw").glob("*.txt")))) as bar:
        findings = check_corpus(root, lambda article_id: bar.advance(bar.task_ids[0]))
    if failed(findings):
        print_findings([finding for finding in findings if finding.level == "error"])
        raise typer.Exit(1)
    return name


def _publish(folder: Path, repo: str, private: bool | None) -> Published:
    from onrecord.publish.hub import publish_folder

    with _progress() as progress:
        return publish_folder(folder, repo, private=private, progress=progress)


@contextmanager
def _progress() -> Iterator[Told]:
    """A line on standard error that tells the step and the bytes; nothing where that is no terminal."""
    from onrecord.publish.hub import Progress as Told

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as shown:
        task = shown.add_task("publishing", total=None)
        yield Told(
            step=lambda name: shown.update(task, description=name),
            total=lambda size: shown.reset(task, total=size),
            arrived=lambda size: shown.advance(task, size),
        )


def _show_folder(folder: Path, target: Path | None, as_json: bool) -> None:
    import json

    from onrecord.publish.hub import local_files, tag_of

    files = {path: file.stat().st_size for path, file in local_files(folder).items()}
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    tag, content = tag_of(package["version"]), package["contentHash"]
    if as_json:
        print_json({"tag": tag, "content_hash": content, "files": files, "folder": target and str(target)})
        return
    out.print(table(["file", "size"], ((path, decimal(size)) for path, size in files.items()), right=["size"]))
    out.print(f"{len(files)} files, {decimal(sum(files.values()))}, as {tag}, content {content}", soft_wrap=True)
    if target is not None:
        out.print(f"written to {target}", soft_wrap=True)
    err.print("a dry run: nothing was sent", style="dim")


def _show_published(published: Published, as_json: bool) -> None:
    if as_json:
        print_json(asdict(published))
        return
    if not published.committed and not published.tagged:
        out.print(f"{published.repo} has {published.tag} already, with just these files: nothing to send")
    changed = f", {len(published.uploaded)} sent, {len(published.deleted)} deleted" if published.committed else ""
    lines = {
        "url": published.url,
        "commit": published.commit,
        "tag": published.tag,
        "files": f"{published.files} ({decimal(published.bytes)}){changed}",
        "seen by": "those who may (private)" if published.private else "everybody (public)",
    }
    for name, value in lines.items():
        out.print(f"[bold]{name:<8}[/]{escape(value)}", soft_wrap=True)
