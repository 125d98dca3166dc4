"""`onrecord compare`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape

from onrecord.cli.console import err, fail, out, print_json, table
from onrecord.cli.options import JsonOption, RepoOption, VersionOption
from onrecord.prose import clip, number_of

if TYPE_CHECKING:
    from onrecord.reconcile.side_by_side import Comparison

__all__ = ["command"]

_SHOWN = ("relation", "outlet", "published", "said_by", "text")
_STATUS = {"agreements": ("status",)}


def command(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="quotes, agreements or indicators.")],
    least: Annotated[int, typer.Option(help="Only what at least so many rows report.", min=1)] = 2,
    data: Annotated[Path | None, typer.Option(help="A folder that `build` wrote, not the installed data.")] = None,
    version: VersionOption = None,
    repo: RepoOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what several articles report, side by side.

    Exit status: 0 shown, 2 there is no such kind or folder.
    """
    from onrecord.api.compare import compare

    try:
        found = compare(kind, least=least, data=data, version=version, repo=repo)
    except (ImportError, LookupError, OSError, ValueError) as error:
        fail(str(error))
    if as_json:
        print_json([_as_json(comparison) for comparison in found])
        return
    columns = [*_SHOWN[:3], *_STATUS.get(kind, ()), *_SHOWN[3:]]
    for comparison in found:
        out.print(f"[bold]{escape(_short(comparison.title, 110))}[/]")
        out.print(f"[dim]{escape(_summary(comparison))}[/]")
        out.print(table(columns, (_line(row, columns) for row in comparison.as_rows())))
        out.print()
    err.print(f"{len(found)} compared", style="dim")


def _as_json(comparison: Comparison) -> dict[str, Any]:
    return {**comparison.whole.as_row(), "rows": comparison.as_rows()}


def _summary(comparison: Comparison) -> str:
    """What the rows come to, in one line."""
    whole = comparison.whole
    numbers = ((whole.mentions, "row"), (whole.articles, "article"), (whole.origins, "origin"))
    counts = ", ".join(number_of(*each) for each in numbers)
    if (verdict := getattr(whole, "verdict", None)) is not None:
        bounds = ((name, getattr(whole, name)) for name in ("low", "best", "high"))
        known = ", ".join(f"{name} {value:,.15g}" for name, value in bounds if value is not None)
        return f"{verdict}: {known} {_unit(whole)}· {counts}"
    if (low := getattr(whole, "status_low", None)) is not None:
        high = getattr(whole, "status_high", None)
        return f"{low if low == high else f'{low} to {high}'} · {counts}"
    return f"{getattr(whole, 'speaker_id', None) or 'speaker unknown'} · {counts}"


def _unit(whole: Any) -> str:
    """The unit with a space behind it; none for what is only counted."""
    unit = getattr(whole, "unit", None)
    return f"{unit} " if unit and unit != "1" else ""


def _line(row: dict[str, Any], columns: list[str]) -> list[str]:
    """The cells of a row; an article of which the outlet is not known stands under its id."""
    return [_short(row["article_id"] if name == "outlet" and row[name] is None else row[name]) for name in columns]


def _short(value: Any, width: int = 120) -> str:
    text = "" if value is None else str(value).replace("\n", " ")
    return clip(text, width)
