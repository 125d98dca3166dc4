"""The word classes that tokens are tagged with, and the signs by which a collapsed quotation is written."""

from __future__ import annotations

from typing import Final

__all__ = [
    "ADVERB", "AUXILIARY", "BEFORE_VERB", "COORDINATOR", "DETERMINER", "FINITE", "MODAL", "NAME", "NEGATION",
    "NOMINAL", "NOUN", "OBJECT", "OTHER_VERB", "PREPOSITION", "PRONOUN", "PUNCTUATION", "QUOTE", "QUOTE_END",
    "QUOTE_FILL", "QUOTE_START", "REFLEXIVE", "RELATIVE", "STANDS_ALONE", "SUBORDINATOR", "TIME", "TO", "VERB",
    "of_class",
]  # fmt: skip

QUOTE: Final = "Q"
"""A quotation that stands as one word."""
VERB: Final = "V"
"""A form of a reporting verb."""
OTHER_VERB: Final = "v"
"""A past form or participle of any other verb, or its base form after a modal."""
NAME: Final = "N"
"""A capitalised word inside a sentence, or a figure."""
NOUN: Final = "n"
"""Any other word of the open classes: adjectives, and the present forms of most verbs, are not told from nouns."""
PUNCTUATION: Final = "."
PRONOUN: Final = "P"
"""A personal pronoun that can be a subject."""
OBJECT: Final = "O"
"""A pronoun in the object form."""
REFLEXIVE: Final = "X"
DETERMINER: Final = "D"
AUXILIARY: Final = "A"
MODAL: Final = "M"
NEGATION: Final = "-"
ADVERB: Final = "R"
PREPOSITION: Final = "I"
COORDINATOR: Final = "C"
SUBORDINATOR: Final = "S"
RELATIVE: Final = "W"
TO: Final = "T"
TIME: Final = "t"

NOMINAL: Final = (NAME, NOUN, DETERMINER)
"""Words of which a noun phrase is made."""
FINITE: Final = (AUXILIARY, MODAL, VERB, OTHER_VERB)
"""Words that can be the finite verb of a clause."""
BEFORE_VERB: Final = (AUXILIARY, MODAL, NEGATION, ADVERB, REFLEXIVE)
"""Words that a verb group is made of besides its main verb."""

QUOTE_START: Final = "“"
QUOTE_FILL: Final = "Q"
QUOTE_END: Final = "”"
"""How a quotation that counts as one word is written: start, filling, and end (or a full stop)."""

STANDS_ALONE: Final = frozenset(
    ("one", "another", "others", "some", "many", "most", "both", "all", "several", "few", "each")
)
"""Determiners that can be a noun phrase by themselves."""

_OF_CLASS = {
    "pronoun": PRONOUN, "object": OBJECT, "reflexive": REFLEXIVE, "determiner": DETERMINER, "auxiliary": AUXILIARY,
    "modal": MODAL, "negation": NEGATION, "adverb": ADVERB, "preposition": PREPOSITION, "coordinator": COORDINATOR,
    "subordinator": SUBORDINATOR, "relative": RELATIVE, "to": TO, "time": TIME, "weekday": TIME, "month": TIME,
}  # fmt: skip


def of_class(name: str) -> str:
    """The tag of a closed class.

    >>> of_class("weekday") == TIME
    True
    """
    return _OF_CLASS[name]
