"""The name of what a number measures, from the words around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.extraction.indicators.candidates import Candidate
from onrecord.extraction.indicators.changes import Role
from onrecord.extraction.indicators.constructions import construction_of
from onrecord.extraction.indicators.measured_noun import measured_noun
from onrecord.extraction.indicators.measures import Measures, snake_case
from onrecord.language.lexicon.lists import words
from onrecord.language.lexicon.morphology import plural
from onrecord.language.text.spans import Span

__all__ = ["Named", "name_of"]


class Named(NamedTuple):
    """The name of a measure: `base` is None where the text gives none; `noun` is the head of its words."""

    base: str | None
    suffix: str
    noun: str = ""
    status: str | None = None
    """What the construction implies of the status."""


def name_of(
    text: str, start: int, found: Candidate, role: Role, clause: Span, sentence: Span, measures: Measures | None
) -> Named:
    """The name of what is measured, and what is added to it for a change ("_increase").

    The name is that of a registered series, else made of the noun that the words beside the number give; None where
    they give none.
    """
    quantity = found.quantity
    suffix = _suffix(found, role)
    if found.age:
        return Named(None, "")
    construction = construction_of(text, start, found, clause, sentence)
    status, divided = None, found.phrase is not None
    if construction is not None:
        named, suffix, status = construction.words, "", construction.status
    elif found.phrase is not None and not (found.phrase.head == "points" and role.name == "change"):
        named = found.phrase.words
    else:
        named, divided = measured_noun(text, start, found, role, clause)
    if not named:
        return Named(None, suffix)
    kind = quantity.kind or "count"
    noun = _head(named) if status != "observed" else ""
    known = _registered(text, named, kind, clause, measures)
    if known is not None:
        return Named(known, "" if role.name == "change" and _TELLS_CHANGE.search(known) else suffix, noun, status)
    base = "_".join(snake_case((word,)) for word in named) if construction is not None else snake_case(named)
    if not base or not base[0].isalpha():
        return Named(None, suffix)
    if kind == "percent" and role.name == "level" and construction is None:
        base += "_share" if divided else ""
    elif found.phrase is not None and text[quantity.end : quantity.end + 1] in "-‐" and not base.endswith("s"):
        base = plural(base)
    return Named(base, suffix, noun, status)


def _head(named: tuple[str, ...]) -> str:
    """What of the words tells whom they are about: of "treaty extension" the treaty, of "border length" the border."""
    mutual = [word for word in named if word in words("number_mutual")]
    return mutual[-1] if mutual else named[-1]


# A series that is one of changes needs no "_increase" behind its name.
_TELLS_CHANGE = re.compile(r"_(?:growth|increase|decrease|decline|change|fall|rise|inflation)$")


def _registered(text: str, named: tuple[str, ...], kind: str, clause: Span, measures: Measures | None) -> str | None:
    if measures is None:
        return None
    around = {word.lower() for word in re.findall(r"[A-Za-z-]+", text[clause.start : clause.end])}
    names = (measures.name(noun, kind, around) for noun in (" ".join(named), named[-1]))
    return next((known for known in names if known is not None), None)


def _suffix(found: Candidate, role: Role) -> str:
    suffix = ""
    if role.name == "change":
        suffix = {"up": "_increase", "down": "_decrease"}.get(role.way, "_change")
        if found.phrase is not None and found.phrase.head == "points":
            suffix += "_points"
    return suffix + ("_percentage_points" if found.quantity.unit_name in ("percentage point", "basis point") else "")
