"""`onrecord extract`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.console import err, fail, out, print_json, progress_bar, table
from onrecord.cli.options import JsonOption
from onrecord.prose import number_of

__all__ = ["command"]


def command(
    source: Annotated[
        Path, typer.Argument(metavar="IN", help="A .txt or .html, a folder of them, a .jsonl, or a .parquet.")
    ],
    target: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the tables go.", file_okay=False)],
    as_json: JsonOption = False,
) -> None:
    """Extract quotes, agreements and indicators from your own articles.

    Rows of .jsonl and .parquet have `article_id` and `text`, and may have `title`, `published`, `outlet` and `url`;
    their text is taken as it is. Tables go to DIR/data/<table>/, documents that failed to DIR/quarantine.jsonl.
    Exit status: 0 done (documents in quarantine too), 2 the input cannot be read, or DIR/data holds other files.
    """
    from onrecord.engine.extract import extract_all
    from onrecord.engine.inputs import InputError, count_inputs, read_inputs

    try:
        articles = read_inputs(source)
        with progress_bar("extracting", count_inputs(source)) as bar:
            summary = extract_all(articles, target, lambda: bar.advance(bar.task_ids[0]))
    except (InputError, OSError) as error:
        fail(str(error))
    if as_json:
        print_json(asdict(summary))
        return
    out.print(table(["table", "rows"], summary.rows.items(), right=["rows"]))
    if summary.rejected:
        said = f"{number_of(summary.rejected, 'document')} gave no rows: see {target / 'quarantine.jsonl'}"
        err.print(said, style="yellow", markup=False, soft_wrap=True)
