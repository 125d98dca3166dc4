"""The evidence for a row: the sentence of the article that states it, with the row's words marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from os import PathLike
from typing import TYPE_CHECKING, Any

from onrecord.api.markup import STYLE, Mark, marked_html
from onrecord.api.versions import data_folder
from onrecord.dataset.folder import DataFolder
from onrecord.errors import UnknownNameError, WithheldError
from onrecord.language.text.sentences import paragraphs, sentences

if TYPE_CHECKING:
    from rich.text import Text

__all__ = ["Evidence", "evidence", "marked"]


@dataclass(frozen=True, slots=True, repr=False)
class Evidence:
    """A row's words within their sentence, or sentences where they run over several.

    Shown as text it marks them with `[[` and `]]`; printed with rich they are highlighted.

    >>> Evidence("harbour", None, "The Gull", "“", "It is agreed", ",” she said.", start=1, end=13)
    “[[It is agreed]],” she said.  (harbour, The Gull, 1–13)
    """

    article_id: str
    title: str | None
    outlet: str | None
    before: str
    words: str
    after: str
    start: int
    end: int

    @property
    def sentence(self) -> str:
        """The sentence or sentences, without any mark."""
        return self.before + self.words + self.after

    @property
    def place(self) -> str:
        """The article, its outlet if known, and the offsets of the words in `articles.text`."""
        return ", ".join(part for part in (self.article_id, self.outlet, f"{self.start}–{self.end}") if part)

    def __str__(self) -> str:
        return f"{self.before}[[{self.words}]]{self.after}  ({self.place})"

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        words = marked_html(self.sentence, [Mark(len(self.before), len(self.before) + len(self.words), "quotes", "")])
        return f'<style>{STYLE}</style><div class="onrecord">{words} <small>({escape(self.place)})</small></div>'

    def __rich__(self) -> Text:
        from rich.text import Text

        return Text.assemble(self.before, (self.words, "bold reverse"), self.after, (f"  ({self.place})", "dim"))


def evidence(
    row: Any, *, data: str | PathLike[str] | None = None, version: str | None = None, repo: str | None = None
) -> Evidence:
    """The sentence that states a row, with the row's words marked.

    Args:
        row: the id of a quote, agreement or indicator; or such a row in any form that `load` gives: a dict, a record,
            a row of a data frame. A row of `coverage` will do as well.
        data: the root of the dataset that the row is of, as for `load`.
        version: the released version that the row is of, as for `load`.
        repo: the repository of that version, as for `load`.

    Raises:
        UnknownNameError: no row has this id, or the row's article is not in the dataset.
        TypeError: the row does not say where its words are: it has no `article_id`, `start` and `end`.
        WithheldError: the edition withholds the article's text; the message tells how to put it back.
        ValueError: the row's offsets lie outside the article's text.
        HubError: the version cannot be had.
    """
    folder = data_folder(data, version, repo)
    if isinstance(row, str):
        row = _row_of(row, folder)
    try:
        article_id, start, end = (_cell(row, name) for name in ("article_id", "start", "end"))
    except (KeyError, AttributeError, TypeError) as error:
        raise TypeError(_no_row(row)) from error
    if not isinstance(article_id, str):
        raise TypeError(_no_row(row))
    article = _find(folder, "articles", "article_id", article_id)
    return marked(article, int(start), int(end))


def marked(article: Mapping[str, Any], start: int, end: int) -> Evidence:
    """The evidence for the words from `start` to `end` of an article: a row of `articles`.

    Raises:
        WithheldError: the edition withholds the text.
        ValueError: the offsets lie outside the text, or hold no words.
    """
    text: str | None = article["text"]
    if text is None:
        raise WithheldError("articles", article["article_id"])
    if not 0 <= start < end <= len(text):
        raise ValueError(
            f"no words from {start} to {end} in {article['article_id']}, which has {len(text)} code points"
        )
    first, last = start, end
    for paragraph in paragraphs(text):
        if paragraph.start < end and start < paragraph.end:
            for sentence in sentences(text, paragraph):
                if sentence.start < end and start < sentence.end:
                    first, last = min(first, sentence.start), max(last, sentence.end)
    return Evidence(
        article["article_id"],
        article["title"],
        article["outlet"],
        before=text[first:start],
        words=text[start:end],
        after=text[end:last],
        start=start,
        end=end,
    )


def _row_of(row_id: str, folder: DataFolder) -> dict[str, Any]:
    from onrecord.schema import Reported, records_of

    records = {record.letter: record for record in records_of(Reported).values()}
    record = records.get(row_id[:1])
    if record is None or row_id[1:2] != "-":
        known = (f"{letter}-… ({record.table})" for letter, record in records.items())
        raise UnknownNameError("row that points at words", row_id, known)
    return _find(folder, record.table, record.primary_key[0], row_id)


def _no_row(row: Any) -> str:
    """What to do instead, where something was given that points at no words."""
    kind = type(row).__name__
    if hasattr(row, "iterrows") or hasattr(row, "iter_rows"):
        return f"evidence is of one row, and a {kind} holds many: give it a row, such as df.iloc[0], or its id"
    if hasattr(row, "mentions"):
        return f"a {kind} is made of several rows: onrecord.compare shows them, and evidence each of them"
    return f"a row with article_id, start and end is needed, not {kind}"


def _find(folder: DataFolder, table: str, column: str, value: str) -> dict[str, Any]:
    import pyarrow.compute as pc

    rows = folder.read(table)
    place = pc.index(rows[column], value).as_py()
    if place < 0:
        elsewhere = f"Looked in {folder.path}; a row of another dataset needs `data=` or `version=`, as for `load`."
        raise UnknownNameError(column, value, rows[column].to_pylist(), instead=elsewhere)
    found: dict[str, Any] = rows.slice(place, 1).to_pylist()[0]
    return found


def _cell(row: Any, name: str) -> Any:
    """A cell of a record or of a data frame's row, or else of a mapping."""
    return getattr(row, name) if hasattr(row, name) else row[name]
