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
from collections.abc import Collection, Iterable

from onrecord.language.lexicon.lists import words
from onrecord.schema.decisions import MeasureEntry

__all__ = ["Measures", "snake_case"]


class Measures:
    """The registry of known measures.

    >>> trade = MeasureEntry(name="bilateral_trade", description="Trade between two.", kind="money", words=["trade"],
    ...                      context=["bilateral", "between"])
    >>> measures = Measures([trade])
    >>> measures.name("trade", "money", {"bilateral", "reached"})
    'bilateral_trade'
    >>> measures.name("trade", "money", {"fell"}) is None and measures.name("trade", "percent", {"bilateral"}) is None
    True
    """

    def __init__(self, measures: Iterable[MeasureEntry]) -> None:
        self._by_words: dict[str, list[MeasureEntry]] = {}
        for measure in measures:
            for phrase in measure.words:
                self._by_words.setdefault(phrase, []).append(measure)

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


_NOT_SNAKE = re.compile(r"[^a-z0-9]+")


def snake_case(phrase: Collection[str], most: int = 2) -> str:
    """The last words of a noun phrase as a name, without adjectives that name nothing.

    >>> snake_case(("new", "phone", "talks")), snake_case(("Kia", "and", "Hyundai", "vehicles")), snake_case(("new",))
    ('phone_talks', 'hyundai_vehicles', 'new')
    """
    parts = [_NOT_SNAKE.sub("_", word.lower()).strip("_") for word in phrase if not word[:1].isdigit()]
    kept = (
        [part for part in parts[:-1] if part and part not in words("number_adjectives")][-(most - 1) :]
        if most > 1
        else []
    )
    return "_".join([*kept, *filter(None, parts[-1:])])
