"""Writing a correction for a person: its anchor, what it expects to find, what it sets, in the article's own file.

Nothing is written that the build would refuse: the changed file is read, applied and checked in memory first.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onrecord.corpus.contribute.anchor import words_around
from onrecord.corpus.contribute.article_state import ArticleState, article_state, find_row
from onrecord.corpus.contribute.cells import Names, parse_cells
from onrecord.corpus.contribute.draft import Change, Draft, Why, as_cell, telling
from onrecord.corpus.contribute.errors import ContributionError
from onrecord.corpus.contribute.toml_text import toml_value
from onrecord.dataset.staging import replace_file
from onrecord.language.text.spans import Span
from onrecord.schema import Quote, Reported
from onrecord.schema.corrected import CORRECTED_TABLES

__all__ = ["Change", "Why", "add_row", "correct_row", "drop_row", "write"]


def correct_row(root: Path, row_id: str, given: list[str], why: Why) -> Change:
    """The change that sets cells, given as `column=value`, of the row with that id.

    Raises:
        ContributionError: there is no such row, or the build would not accept the change.
        MissingLibraryError: a library is not installed.
    """
    state, table, row = _row(root, row_id)
    cells = parse_cells(table, given, _names(state))
    now = {name: as_cell(value) for name, value in state.cells(row).items()}
    changed = {name: value for name, value in cells.items() if now[name] != value}
    if not changed:
        said = ", ".join(f"{name} is {toml_value(now[name])}" for name in cells)
        raise ContributionError(f"the row is like this already: {said}" if cells else "there is nothing to set")
    draft = Draft(root, state, row.article_id)
    source = state.source(row)
    if source is None:
        expect = {name: now[name] for name in changed if name != "text"}
        draft.append(_anchored(state, row, "edit") | {"expect": expect or telling(table, now), "set": changed}, why)
    else:
        draft.merge(source, changed, why)
    return draft.change(table, row, {name: (now[name], value) for name, value in changed.items()})


def drop_row(root: Path, row_id: str, why: Why) -> Change:
    """The change that takes out the row with that id.

    Raises:
        ContributionError: there is no such row, or a person added it.
        MissingLibraryError: a library is not installed.
    """
    state, table, row = _row(root, row_id)
    draft = Draft(root, state, row.article_id)
    source = state.source(row)
    if source is None:
        now = {name: as_cell(value) for name, value in state.cells(row).items()}
        draft.append(_anchored(state, row, "drop") | {"expect": telling(table, now)}, why)
    else:
        draft.merge(source, None, why)
    return draft.change(table, row, {}, drop=True)


def add_row(root: Path, table: str, article_id: str, at: str, within: str | None, given: list[str], why: Why) -> Change:
    """The change that adds a row at words of an article.

    Raises:
        ContributionError: the words are not there, or a cell is missing, or a row stands there.
        MissingLibraryError: a library is not installed.
    """
    state = article_state(root, article_id)
    cells = parse_cells(table, given, _names(state))
    record = CORRECTED_TABLES[table]
    if issubclass(record, Quote):
        last = max((quote.utterance for quote in state.corrected.rows.quotes), default=0)
        cells.setdefault("utterance", last + 1)
    # What follows from the row's words need not be given, nor what is not so unless it is said.
    given_already = {*cells, *record.fixed_columns(), "text"}
    required = [
        column
        for column in record.columns()[1:]
        if not column.nullable and column.type != "boolean" and column.name not in given_already
    ]
    if required:
        missing = [
            f"{each.name} ({', '.join(each.vocabulary.values) if each.vocabulary else each.type})" for each in required
        ]
        raise ContributionError(
            f"a row of {table} also needs {'; '.join(missing)}", "Add a --set for each; schema/README.md tells of them."
        )
    draft = Draft(root, state, article_id)
    anchor: dict[str, Any] = {"table": table, "action": "add", "at": at} | ({"within": within} if within else {})
    draft.append(anchor | {"set": cells}, why)
    return draft.change(table, None, {name: (None, value) for name, value in cells.items()})


def write(root: Path, change: Change) -> None:
    """Writes the correction file of a change.

    Raises:
        OSError: it cannot be written; the one that was there stands.
    """
    replace_file(root / change.file, change.content)


def _row(root: Path, row_id: str) -> tuple[ArticleState, str, Reported]:
    table, article_id, full_id = find_row(root, row_id)
    state = article_state(root, article_id)
    row = state.row(table, full_id)
    if row is None:
        raise ContributionError(
            f"{full_id} is in data/, but the texts and corrections give no such row any more",
            "Build again (`onrecord build`), and look at the rows anew.",
        )
    return state, table, row


def _names(state: ArticleState) -> Names:
    registry = state.corpus.entities
    ours = {**state.extracted.entities, **state.corrected.rows.entities}
    return Names({**ours, **registry.entities}, registry.names)


def _anchored(state: ArticleState, row: Reported, action: str) -> dict[str, Any]:
    """The keys that tell which row is meant."""
    anchor = {"table": row.table, "action": action, "at": row.words}
    if state.text.find(row.words, state.text.find(row.words) + 1) < 0:
        return anchor
    within = words_around(state.text, Span(row.start, row.end))
    # Without more words a row that alone is made of these is found all the same; `Draft.change` makes sure.
    return anchor | {"within": within} if within else anchor
