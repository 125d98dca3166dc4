"""What pydantic finds wrong with a value, in words for the person who gave it."""

from __future__ import annotations

import difflib
from datetime import date, datetime

from pydantic_core import ErrorDetails

from onrecord.prose import clip

__all__ = ["described", "in_words", "nearest"]

_LONGEST = 80

_SHAPES = {
    r"^[^\s;]+$": "one word, such as bo-lind (no spaces, no semicolon)",
    r"^[A-Z]{2}$": "the two capital letters of ISO 3166-1, such as NO",
    r"^Q[1-9]\d*$": "a Wikidata item, such as Q159",
    r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$": "small letters joined by low lines, such as bilateral_trade",
    r"^\S(.*\S)?$": "text on one line, without spaces at its ends",
    r"^[a-z0-9._-]+$": "small letters, digits and . _ - alone",
    r"^\d+\.\d+\.\d+$": "three numbers, such as 0.2.0",
    r"^https?://\S+$": "an address that starts with http:// or https://",
    r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$": "a language tag, such as en or zh-Hans",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": "a day, month or year, such as 2022-02-04, 2022-02 or 2022",
}
"""What a pattern asks for, in words."""
_TYPES = {
    "string": "text in quotation marks",
    "list": 'a list, such as ["one", "two"]',
    "tuple": 'a list, such as ["one", "two"]',
    "date": "a day, written without quotation marks, such as 2022-02-04",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
}


def in_words(details: ErrorDetails) -> str:
    """What a value is, and what it must be, as the end of a sentence that the value's name begins.

    >>> in_words({"type": "list_type", "loc": ("aliases",), "input": 5, "msg": ""})
    'is the number 5, and must be a list, such as ["one", "two"]'
    """
    kind, value = details["type"], details["input"]
    context = details.get("ctx", {})
    match kind.removesuffix("_type").removesuffix("_parsing").removesuffix("_from_date"):
        case "literal_error" | "enum" | "vocabulary":
            return f"is {_quoted(value)}, and must be one of: {_options(details)}"
        case "string_pattern_mismatch":
            return f"is {_quoted(value)}, and must be {_SHAPES.get(context['pattern'], 'like ' + context['pattern'])}"
        case "string_too_short" | "too_short" if context["min_length"] == 1:
            return "is empty"
        case "string_too_short":
            return f"is {_quoted(value)}, and must say more: at least {context['min_length']} characters"
        case "model" | "dict" | "model_attributes":
            return f"is {described(value)}, and must be a table: a line [{details['loc'][-1]}] with its keys below"
        case known if known in _TYPES:
            return f"is {described(value)}, and must be {_TYPES[known]}"
        case _:
            said = details["msg"].removeprefix("Input should be ")
            return f"is {described(value)}, and must be {said}"


def _options(details: ErrorDetails) -> str:
    words = details.get("ctx", {}).get("expected", "")
    return str(words).replace("'", "").replace(" or ", ", ")


def nearest(details: ErrorDetails) -> str | None:
    """Advice for a word that is none of those of a list, where one of them is near."""
    if details["type"] != "literal_error" or not isinstance(details["input"], str):
        return None
    near = difflib.get_close_matches(details["input"].casefold(), _options(details).split(", "), n=1)
    return f"Did you mean {near[0]!r}?" if near else None


def _quoted(value: object) -> str:
    return _clipped(value) if isinstance(value, str) else described(value)


def _clipped(text: str) -> str:
    return repr(clip(text, _LONGEST))


def described(value: object) -> str:
    """A value with what sort of value it is."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f"the text {_clipped(value)}"
        case int() | float():
            return f"the number {value}"
        case datetime():
            return f"the time {value.isoformat()}"
        case date():
            return f"the day {value.isoformat()}"
        case list():
            return "a list"
        case _:
            return "a table"
