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
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="IN...",
            help="Files, folders, patterns, an address, or - for standard input: .txt .md .html .docx .eml .mbox "
            ".warc .csv .tsv .xlsx .json .jsonl .parquet, also .gz, .zst or in a .zip.",
        ),
    ],
    target: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the dataset goes.", file_okay=False)],
    text_field: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="The column with the text, where its name does not tell.")
    ] = None,
    id_field: Annotated[str | None, typer.Option(metavar="COLUMN", help="The column with the id.")] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="NAME=COLUMN", help="The column for another of articles: title=headline."),
    ] = None,
    line_up: Annotated[
        bool, typer.Option("--reconcile/--no-reconcile", help="Line up what several articles report.")
    ] = True,
    as_json: JsonOption = False,
) -> None:
    """Extract quotes, agreements and indicators from your own articles, and line them up.

    Rows have a text, and may have an id and any column of articles; their text is taken as it is. DIR becomes a
    dataset: data/<table>/, a card, a Data Package; what gave no rows stands in DIR/quarantine.jsonl with the reason.
    Exit status: 0 done (documents in quarantine too), 2 the input cannot be read, or DIR holds other files.
    """
    from onrecord.engine.extract import extract_all
    from onrecord.engine.inputs import InputError, Options, count_inputs, read_inputs
    from onrecord.errors import MissingLibraryError

    options = Options(text_field, id_field, _mapping(mapping or []))
    try:
        articles = read_inputs(sources, options)
        with progress_bar("extracting", count_inputs(sources)) as bar:
            summary = extract_all(articles, target, lambda: bar.advance(bar.task_ids[0]), line_up=line_up)
    except (InputError, MissingLibraryError, OSError) as error:
        fail(str(error))
    if as_json:
        print_json(asdict(summary))
        return
    out.print(table(["table", "rows"], summary.rows.items(), right=["rows"]))
    if summary.rejected:
        _tell_of_the_rest(summary.rejected, summary.passed_over, summary.reasons, target)
    if summary.lined_up and summary.rows.get("series"):
        out.print(f"\nNext: onrecord compare indicators --data {target}", markup=False, soft_wrap=True)


def _mapping(given: list[str]) -> dict[str, str]:
    from onrecord.schema import Article

    columns = {column.name for column in Article.columns()}
    found = {}
    for each in given:
        name, mark, column = each.partition("=")
        if not mark or not column or name not in columns:
            fail(f"--map {each}: give a column of articles and one of yours, such as title=headline")
        found[name] = column
    return found


def _tell_of_the_rest(number: int, passed_over: dict[str, int], reasons: dict[str, str], target: Path) -> None:
    """What gave no rows: how many documents, and of each kind and code why."""
    verb = "was" if number == 1 else "were"
    said = [f"{number_of(number, 'document')} {verb} not read: see {target / 'quarantine.jsonl'}"]
    said += [f"  {count:,} × {kind}: {reasons[kind]}" for kind, count in sorted(passed_over.items())]
    said += [f"  {code}: {reason}" for code, reason in sorted(reasons.items()) if code not in passed_over]
    for line in said:
        err.print(line, style="yellow", markup=False, soft_wrap=True)
