"""`onrecord explain`."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape
from rich.padding import Padding

from onrecord.cli.console import STYLES, fail, out, print_json, table
from onrecord.cli.options import JsonOption

if TYPE_CHECKING:
    from onrecord.check.rules import Rule

__all__ = ["command"]


def command(
    codes: Annotated[list[str] | None, typer.Argument(metavar="[CODE]...", help="OR-S003, or only S003.")] = None,
    page: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write all rules as a page of Markdown.", dir_okay=False),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Explain the codes of `onrecord check`: what each means, what to do, and an example.

    Without a code, all of them are listed.
    Exit status: 0 explained, 2 there is no such code.
    """
    from onrecord.check.rules import RULES
    from onrecord.check.rules_page import rules_page

    if page is not None:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(rules_page(), "utf-8", newline="\n")
        out.print(f"{len(RULES)} rules in {escape(str(page))}", soft_wrap=True)
        return
    rules = [RULES[_known(code, RULES)] for code in codes] if codes else list(RULES.values())
    if as_json:
        print_json([_as_json(rule) for rule in rules])
    elif codes:
        for number, rule in enumerate(rules):
            if number:
                out.print()
            _explain(rule)
    else:
        _list(rules)


def _known(code: str, known: dict[str, Rule]) -> str:
    wanted = code.strip().upper()
    wanted = wanted if wanted.startswith("OR-") else f"OR-{wanted}"
    if wanted in known:
        return wanted
    near = difflib.get_close_matches(wanted, known, n=1)
    meant = f"; did you mean {near[0]}?" if near else ""
    return fail(f"there is no rule {code!r}{meant}", "`onrecord explain` lists all that there are.")


def _explain(rule: Rule) -> None:
    from onrecord.check.examples import BASES, example_of
    from onrecord.check.rules import PARTS

    style = STYLES[rule.level]
    out.print(f"[bold]{rule.code}[/] [{style}]{rule.level}[/]")
    out.print(escape(rule.explanation))
    out.print(f"[bold]What to do:[/] {escape(rule.advice)}")
    out.print(f"[bold]Looked at:[/] {escape(PARTS[rule.code[3]].where)}")
    if (example := example_of(rule.code)) is not None:
        out.print()
        out.print(f"[bold]Example.[/] {escape(BASES[example.base])}")
        for line in example.lines():
            _indented(line)
        if example.found:
            out.print("is found as")
            for line in example.found:
                _indented(line)


def _indented(line: str) -> None:
    """A line of an example; on a terminal what does not fit goes on below, further in."""
    if out.is_terminal:
        out.print(Padding(escape(line), (0, 0, 0, 4), expand=False), style="dim")
    else:
        out.print(f"    {escape(line)}", soft_wrap=True)


def _list(rules: list[Rule]) -> None:
    from onrecord.check.rules import PARTS

    for letter, part in PARTS.items():
        out.print(f"[bold]{letter}  {escape(part.title)}[/] [dim]{escape(part.where)}[/]")
        found = [rule for rule in rules if rule.code[3] == letter]
        out.print(table(["code", "level", "what it means"], ([r.code, r.level, r.explanation] for r in found)))
        out.print()


def _as_json(rule: Rule) -> dict[str, Any]:
    from onrecord.check.examples import example_of
    from onrecord.check.rules import PARTS

    example = example_of(rule.code)
    return {
        "code": rule.code,
        "level": rule.level,
        "explanation": rule.explanation,
        "advice": rule.advice,
        "where": PARTS[rule.code[3]].where,
        "example": None if example is None else example.lines(),
        "found": None if example is None else example.found,
    }
