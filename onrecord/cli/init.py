"""`onrecord init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.console import fail, print_lines

__all__ = ["command"]


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the corpus begins; made where it is not there.")],
) -> None:
    """Begin a corpus of your own: raw/, the files of build/, the schemas for your editor, and a README.

    Nothing that is there is changed.
    Exit status: 0 the corpus is there, 2 the folder holds such files already.
    """
    from onrecord.corpus.begin import begin

    try:
        made = begin(folder)
    except OSError as error:
        fail(str(error))
    print_lines(
        *(f"[bold]{path.relative_to(folder).as_posix()}[/]" for path in made if path.parent.name != "schema"),
        "",
        "Next:",
        f"  onrecord new ARTICLE.txt --root {folder}    # a text in UTF-8, or a page saved as .html; once for each",
        f"  onrecord build --root {folder}",
        f"  onrecord compare indicators --data {folder}",
    )
