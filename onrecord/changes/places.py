"""Where the words of a row stand in the raw text that a contributor edits."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import Any, NamedTuple

from onrecord.changes.errors import CannotCompareError
from onrecord.changes.model import Row
from onrecord.changes.sides import Side

__all__ = ["Place", "Places"]


class Place(NamedTuple):
    """A line of a raw text, from 1."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


class Places:
    """Finds the lines of one side's raw texts; each text is read when it is first asked for."""

    def __init__(self, side: Side) -> None:
        self._side = side
        self._lines: dict[str, list[tuple[int, int]]] = {}

    @property
    def commit(self) -> str | None:
        """The commit that the side is at."""
        return self._side.commit

    def of(self, row: Row) -> Place | None:
        """Where the words of a row begin; None where the row points at none, or the raw text is not there."""
        article = self._articles.get(row.get("article_id"))
        if article is None or not isinstance(path := article.get("raw_path"), str):
            return None
        if "start" not in row:
            return Place(path, 1) if "raw_path" in row else None
        if path not in self._lines:
            self._lines[path] = self._read(path, article["text"])
        lines = self._lines[path]
        place = bisect_right(lines, (row["start"], len(article["text"]))) - 1
        return Place(path, lines[place][1]) if place >= 0 else None

    @cached_property
    def _articles(self) -> dict[Any, dict[str, Any]]:
        stored = self._side.tables.get("articles")
        try:
            rows = stored.read().to_pylist() if stored is not None else []
        except CannotCompareError:
            rows = []
        return {row.get("article_id"): row for row in rows if isinstance(row.get("text"), str)}

    def _read(self, path: str, text: str) -> list[tuple[int, int]]:
        """Where in the article's text each line of the raw text begins, and its number."""
        from onrecord.source import SourceError, read

        content = self._side.read(path)
        try:
            reading = read(content) if content is not None else None
        except SourceError:
            reading = None
        found, after = [], 0
        for line in reading.lines if reading else ():
            place = text.find(line.kept, after) if line.kept else -1
            if place >= 0:
                found.append((place, line.number))
                after = place + len(line.kept)
        return found
