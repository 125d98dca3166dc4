"""`onrecord build`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import typer

from onrecord.cli.console import fail, out, print_findings, print_json, progress_bar, require_corpus, table
from onrecord.cli.options import JsonOption, RootOption

__all__ = ["command"]


def command(root: RootOption = Path(), as_json: JsonOption = False) -> None:
    """Build data/ and datapackage.json from raw/ and build/.

    Nothing is written while anything is wrong: all errors of the run are reported, each with its file and line.
    Exit status: 0 the tables were written, 1 there are errors, 2 there is no corpus here.
    """
    from onrecord.check.findings import failed
    from onrecord.check.report import as_json as findings_as_json
    from onrecord.corpus.build import build
    from onrecord.dataset.write import write
    from onrecord.errors import MissingLibraryError

    require_corpus(root)
    try:
        with progress_bar("reading", len(list((root / "raw").glob("*.txt")))) as bar:
            built = build(root, lambda article_id: bar.advance(bar.task_ids[0]))
    except MissingLibraryError as error:
        fail(str(error))
    if failed(built.findings) or built.release is None:
        print_findings(built.findings)
        if as_json:
            print_json({"findings": findings_as_json(built.findings)})
        raise typer.Exit(1)
    try:
        written = write(built.tables, root, built.release, quality=built.quality)
    except FileExistsError as error:
        fail(str(error), "Move them elsewhere: what `data/` holds is replaced as a whole.")
    except OSError as error:
        fail(str(error))
    if as_json:
        print_json(
            {
                "content_hash": written.content_hash,
                "rows": written.rows,
                "counts": {name: asdict(count) for name, count in built.counts.items()},
                "findings": findings_as_json(built.findings),
            }
        )
        return
    print_findings(built.findings)
    rows = []
    for name, number in written.rows.items():
        count = built.counts.get(name)
        rows.append([name, number, *([count.extracted, count.corrected, count.dropped, count.added] if count else [])])
    numbers = ["rows", "by rule", "corrected", "dropped", "added"]
    out.print(table(["table", *numbers], (row + [""] * (6 - len(row)) for row in rows), right=numbers))
    out.print(f"data version {built.release.version}, content {written.content_hash}", soft_wrap=True)
