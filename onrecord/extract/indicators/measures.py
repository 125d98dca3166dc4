"""What is measured: the names of known series, and a name from the words of the text where none is known.

A registry of measures comes from a TOML file such as

    [[measure]]
    name = "bilateral_trade"
    description = "Trade in goods between two countries, both ways, in one year."
    kind = "money"
    words = ["trade", "trade turnover", "trade volume"]
    context = ["bilateral", "between", "mutual"]      # optional: at least one of them stands in the sentence

`words` are the phrases that name the measure, lower case; the last word of each is its head.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.language.lexicon import words

__all__ = ["Measure", "Measures", "snake_case"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A known series: its snake_case name, what it is, the kind of its numbers, and the words that lead to it."""

    name: str
    description: str
    kind: str
    words: tuple[str, ...]
    context: tuple[str, ...] = ()


class Measures:
    """The registry of known measures.

    >>> measures = Measures.from_dict({"measure": [{"name": "bilateral_trade", "description": "Trade between two.",
    ...     "kind": "money", "words": ["trade"], "context": ["bilateral", "between"]}]})
    >>> measures.name("trade", "money", {"bilateral", "reached"})
    'bilateral_trade'
    >>> measures.name("trade", "money", {"fell"}) is None and measures.name("trade", "percent", {"bilateral"}) is None
    True
    """

    def __init__(self, measures: Collection[Measure]) -> None:
        self.measures = tuple(measures)
        self._by_words: dict[str, list[Measure]] = {}
        for measure in measures:
            for phrase in measure.words:
                self._by_words.setdefault(phrase, []).append(measure)

    @classmethod
    def from_dict(cls, parsed: Mapping[str, Any]) -> Measures:
        """The registry from a parsed TOML file.

        Raises:
            ValueError: an entry lacks a field, has one too many, its name is not snake_case, or a name comes twice.
        """
        found = [_measure(entry) for entry in parsed.get("measure", [])]
        names = [measure.name for measure in found]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"measure named twice: {', '.join(twice)}")
        return cls(found)

    def name(self, head: str, unit_kind: str, context_words: Collection[str]) -> str | None:
        """The name of the measure that `head` (a noun or a phrase, lower case) names for numbers of this kind, or None.

        `context_words` are the words of the sentence, lower case.
        """
        for measure in self._by_words.get(head, ()):
            if measure.kind == unit_kind and (
                not measure.context or any(word in context_words for word in measure.context)
            ):
                return measure.name
        return None


_SNAKE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_NOT_SNAKE = re.compile(r"[^a-z0-9]+")
_FIELDS = {"name", "description", "kind", "words"}


def _measure(entry: Mapping[str, Any]) -> Measure:
    missing = _FIELDS - entry.keys()
    unknown = entry.keys() - _FIELDS - {"context"}
    if missing or unknown:
        fault = f"lacks {', '.join(sorted(missing))}" if missing else f"has unknown {', '.join(sorted(unknown))}"
        raise ValueError(f"measure {entry.get('name', '?')!r} {fault}")
    if not _SNAKE.fullmatch(entry["name"]):
        raise ValueError(f"measure {entry['name']!r} is not in snake_case")
    return Measure(
        entry["name"], entry["description"], entry["kind"], tuple(entry["words"]), tuple(entry.get("context", ()))
    )


def snake_case(phrase: Collection[str], most: int = 2) -> str:
    """The last words of a noun phrase as a name, without adjectives that name nothing.

    >>> snake_case(("new", "phone", "talks")), snake_case(("Kia", "and", "Hyundai", "vehicles")), snake_case(("new",))
    ('phone_talks', 'hyundai_vehicles', 'new')
    """
    parts = [_NOT_SNAKE.sub("_", word.lower()).strip("_") for word in phrase]
    kept = (
        [part for part in parts[:-1] if part and part not in words("number_adjectives")][-(most - 1) :]
        if most > 1
        else []
    )
    return "_".join([*kept, *filter(None, parts[-1:])])
