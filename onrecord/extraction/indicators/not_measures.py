"""Numbers that measure nothing: names, labels, ranks, pronouns, and numbers that refer back.

Each rule is a function of the text around a number; `why_not` asks them in turn, for the name of the first that holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from onrecord.extraction.indicators.counted_noun import Phrase
from onrecord.language.lexicon.geography import country_of
from onrecord.language.lexicon.lists import alternation, words
from onrecord.language.lexicon.morphology import looks_plural
from onrecord.language.lexicon.reporting_verbs import speech_verbs
from onrecord.language.lexicon.tries import trie_pattern
from onrecord.language.numbers.quantities import Quantity

__all__ = ["why_not"]

Rule = Callable[[str, Quantity, "Phrase | None", int, int], bool]

_BEFORE = re.compile(r"(?P<word>[^\W\d_][\w’'.&/+]*)(?P<gap>[ \u00a0-])$")
_NUMBER_SIGN = re.compile(r"(?:#|№|\bno\.? ?|\bnos\.? ?)$", re.IGNORECASE)


_SIGN_ENDS = frozenset("#№. oOsS")


@cache
def _label() -> re.Pattern[str]:
    names = trie_pattern(words("number_labels"))
    return re.compile(rf"(?<![\w-]){names}\.?s?[ \u00a0-](?:\d+(?:,| and| or| to|-) ?)?$", re.IGNORECASE)


def _labelled(text: str, quantity: Quantity, phrase: Phrase | None, begin: int, end: int) -> bool:
    """The number of a place in a list: "Article 5", "page 12", "Nos. 3 and 4", "category one"."""
    if text[quantity.start - 1 : quantity.start] in _SIGN_ENDS and _NUMBER_SIGN.search(
        text, max(begin, quantity.start - 5), quantity.start
    ):
        return True
    if quantity.unit is not None or quantity.number.scale >= 1000:
        return False
    return _label().search(text, max(begin, quantity.start - 24), quantity.start) is not None


# Units of one capital, which a model's letter may look like: "Boeing 777F".
_LETTER_UNITS = frozenset({"[degF]", "Cel", "L", "V", "W", "A", "K"})


def _in_a_name(text: str, quantity: Quantity, phrase: Phrase | None, begin: int, end: int) -> bool:
    """A capitalised word right before a bare number: "iPhone 14", "Big 12", "Vostok 1", "Power of Siberia 1"."""
    number = quantity.number
    lettered = quantity.unit in _LETTER_UNITS and quantity.end == number.end + 1
    if (quantity.unit is not None and not lettered) or number.scale >= 1000 or number.form not in ("digits", "words"):
        return False
    written = text[number.start : number.end]
    if number.form == "digits" and not number.plain and number.value >= 0:
        return False
    before = _BEFORE.search(text, max(begin, quantity.start - 32), quantity.start)
    if before is None:
        return False
    word = before["word"].rstrip(".")
    if phrase is not None and phrase.head in ("times", "people", "men", "women", "children"):
        return False
    if number.value < 0:
        return before["gap"] == " " and word[0].isupper() and before.start() > begin
    if word.lower() in words("number_not_names") or word.endswith(("'s", "’s")) or not any(c.isupper() for c in word):
        return False
    if number.form == "words":
        return written[0].isupper() and before.start() > begin
    at_start = before.start() == begin or text[max(begin, before.start() - 2) : before.start()].strip() in (
        ".",
        "“",
        '"',
        ":",
    )
    if (
        at_start
        and phrase is not None
        and ((word[1:].islower() and len(word) < 5) or word.lower().endswith(("ly", "ing", "ed")))
    ):
        return False
    return not (phrase is not None and country_of(word) is not None)


def _runs_into_a_word(text: str, quantity: Quantity, phrase: Phrase | None, begin: int, end: int) -> bool:
    """Letters glued to digits that are no unit: "3G", "737s", "10x", "4x4", "4K"."""
    if quantity.unit is not None or quantity.number.form == "ordinal" or quantity.end >= end:
        return False
    if quantity.number.scale == 1000 and quantity.value <= 8000 and text[quantity.number.end - 1] == "K":
        return quantity.number.form == "digits"
    follower = text[quantity.number.end : quantity.number.end + 3]
    last = text[quantity.number.end - 1]
    if last.isdigit() and (follower[:1].isalpha() or follower[:1] == "_"):
        return True
    return (
        last.isdigit()
        and follower[:1] in "-‐"
        and (follower[1:2].isupper() and follower[2:3] != "-")
        and phrase is None
    )


_CAPITAL = re.compile(r"[ \u00a0](?P<word>[A-Z][\w’']*)")


def _before_a_name(text: str, quantity: Quantity, phrase: Phrase | None, begin: int, end: int) -> bool:
    """A bare number right before a capital and nothing counted: "787 Dreamliner", "10 Downing"; "28 Chinese" counts."""
    number = quantity.number
    if quantity.unit is not None or number.scale > 1 or not number.plain or quantity.start == begin:
        return False
    match = _CAPITAL.match(text, quantity.end, end)
    if match is None or country_of(match["word"]) is not None or (phrase is not None and looks_plural(match["word"])):
        return False
    # "A 737 MAX" is one, even where the list goes on; "200 Leopard tanks" and "100 Polaroids" are counted.
    named = phrase is not None and text[phrase.start : phrase.end].split(" ")[-1][0].isupper()
    return phrase is None or (named and number.value >= 100)


_TITLED = re.compile(r"[-  ](?P<word>[A-Z][\w’']*)")


def _in_a_title(text: str, quantity: Quantity, phrase: Phrase | None, begin: int, end: int) -> bool:
    """A number in words with a capital in mid-sentence, before another: "the Five Eyes", "the Seven Years' War"."""
    number = quantity.number
    if quantity.kind == "duration" and number.plain and number.start - 2 >= begin:
        # "On 60 Minutes" is a programme, unless all words around have capitals.
        before = text[number.start - 2]
        return text[number.end + 1 : number.end + 3].istitle() and (before.islower() or before in "'’,")
    if number.form != "words" or not text[number.start].isupper() or text[number.start : number.end].isupper():
        return False
    if number.start - 2 < begin or text[number.start - 1] != " " or not text[number.start - 2].islower():
        return False
    return _TITLED.match(text, number.end, end) is not None


_ONE_FOLLOWERS = re.compile(
    r"(?:[ \u00a0](?:of|another|or the|and only|and the same|should|would|could|can|might|may|must|will|is|was"
    r"|has|had|who|that|which|by one|thing|way)\b|['’]s\b|[.,;:!?)”\"]|$)"
)


_WORD_BEFORE = re.compile(r"([\w’'-]+)[ \u00a0-]$")
_MOMENT = re.compile(r" (?:point|time|stage|moment)\b")


def _is_pronoun(text: str, quantity: Quantity, phrase: Phrase | None, begin: int, end: int) -> bool:
    """A "one" that stands for something: "one of the", "no one", "the one who"; "one man" counts."""
    number = quantity.number
    if number.value != 1 or number.form != "words" or number.end - number.start != 3:
        return False
    if quantity.unit is not None and not _ONE_FOLLOWERS.match(text, number.end, end):
        return False
    if text[max(begin, number.start - 3) : number.start].lower() == "at " and _MOMENT.match(text, number.end, end):
        return True
    before = _WORD_BEFORE.search(text, max(begin, number.start - 16), number.start)
    if (
        before is not None
        and before.group(1).lower() in words("number_before_one")
        and before.group(1).lower() not in ("only", "single")
    ):
        return True
    return phrase is None or _ONE_FOLLOWERS.match(text, number.end, end) is not None


_WORDS_NEXT = re.compile(r" (?P<first>[a-z]+)(?: (?P<second>[a-z]+))?")
_AS_ARTICLE = re.compile(r"(?<![\w-])(?:in|on|at|by|into|onto) $", re.IGNORECASE)
_PLAIN_SPEECH = frozenset({"say", "tell", "write", "add", "note", "ask", "explain", "declare", "put", "call", "tweet"})
_ONLY = re.compile(r"\b(?:only|just|but|least|exactly) $", re.IGNORECASE)
_CONTRAST = re.compile(r"\b(?:the others?|another)\b")


def _is_article(text: str, quantity: Quantity, phrase: Phrase | None, begin: int, end: int) -> bool:
    """A "one" that is no more than an article: "one envoy stayed, the other left", "one official said", "in one town".

    "One soldier was killed" and "only one bridge" count.
    """
    number = quantity.number
    if number.value != 1 or number.form != "words" or quantity.unit is not None or phrase is None:
        return False
    if text[number.end : number.end + 1] != " ":
        return False
    if _AS_ARTICLE.search(text, max(begin, number.start - 6), number.start):
        return True
    if _ONLY.search(text, max(begin, number.start - 9), number.start):
        return False
    behind = _WORDS_NEXT.match(text, phrase.end, end)
    for word in behind.groups() if behind is not None else ():
        verb = speech_verbs().get(word or "")
        if verb is not None and verb.finite and verb.lemma in _PLAIN_SPEECH:
            return True
    return _CONTRAST.search(text, phrase.end, min(end, phrase.end + 100)) is not None


_DEFINITE = re.compile(
    r"(?<![\w-])(?:the|these|those|both|our|their|its|his|her|your|my|other)[ \u00a0]$", re.IGNORECASE
)
_SMALL = frozenset({2, 3, 4, 5, 6, 7})


def _refers_back(text: str, quantity: Quantity, phrase: Phrase | None, begin: int, end: int) -> bool:
    """A definite number of actors already named: "the two leaders"; "the 21 world leaders" counts them first."""
    number = quantity.number
    if quantity.unit is not None or number.form != "words" or number.value not in _SMALL:
        return False
    definite = _DEFINITE.search(text, max(begin, number.start - 12), number.start)
    if definite is None:
        return False
    if phrase is None:
        return number.value == 2
    if phrase.head not in words("number_agents"):
        return False
    return number.value == 2 or len(phrase.words) == 1


_TOP = re.compile(r"\b(?:top|bottom|final|last|first|next|Big|Top|Group of|G|best)[ -]$")


def _is_rank(text: str, quantity: Quantity, phrase: Phrase | None, begin: int, end: int) -> bool:
    """A rank, not a count: "the top 10", "last four" without a noun."""
    hyphen = text[max(begin, quantity.start - 1) : quantity.start] == "-"
    return (
        quantity.unit is None
        and (phrase is None or hyphen)
        and quantity.number.scale == 1
        and quantity.value <= 100
        and quantity.number.form in ("digits", "words")
        and _TOP.search(text, max(begin, quantity.start - 10), quantity.start) is not None
    )


_HALF_OF = re.compile(r"[ \u00a0](?:of\b|the\b|an?\b|all\b|its\b|their\b|his\b|her\b|our\b|as\b|that\b|what\b)")
_GAME_HALF = re.compile(
    r"\b(?:first|second|other|better|opening|latter|final|each|either|this|that|last)[ -]$", re.IGNORECASE
)


def _half_of_a_game(text: str, quantity: Quantity, phrase: Phrase | None, begin: int, end: int) -> bool:
    """A half of a game or a mast: "half time", "half-staff"; "half of the homes" and "more than half" count."""
    number = quantity.number
    if number.value != 0.5 or not text[number.start : number.end].lower().endswith("half"):
        return False
    if text[max(begin, number.start - 4) : number.start].lower() == "and " and text[number.start] in "aAoO":
        return True
    if _GAME_HALF.search(text, max(begin, number.start - 9), number.start):
        return True
    bare = quantity.unit in (None, "%")
    if text[number.end : number.end + 1] in "-‐":
        return bare
    if not bare or _HALF_OF.match(text, number.end, end):
        return False
    plain = text[number.start : number.end].lower()
    following = text[number.end : number.end + 2]
    return plain == "half" and phrase is None and bool(following.strip()) and following[:1] not in ".,;:)?!"


@cache
def _index() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){alternation(words('number_indices'))}[ \u00a0-]$", re.IGNORECASE)


def _names_an_index(text: str, quantity: Quantity, phrase: Phrase | None, begin: int, end: int) -> bool:
    """The number in the name of a stock index or list: "FTSE 100", "S&P 500 companies"."""
    if quantity.unit is not None or not quantity.number.plain or quantity.value > 5000 or quantity.value % 5:
        return False
    return _index().search(text, max(begin, quantity.start - 20), quantity.start) is not None


_ZERO_POINT = re.compile(r"\b(?:below|above|ground|absolute|sub|net|patient|year|day|hour) ?-?$", re.IGNORECASE)


def _zero_point(text: str, quantity: Quantity, phrase: Phrase | None, begin: int, end: int) -> bool:
    """The zero of a scale, and none that is counted: "ten degrees below zero", "ground zero", "net zero"."""
    number = quantity.number
    if number.value != 0 or number.form != "words":
        return False
    return _ZERO_POINT.search(text, max(begin, number.start - 12), number.start) is not None


_RULES: dict[str, Rule] = {
    "zero": _zero_point,
    "label": _labelled,
    "glued": _runs_into_a_word,
    "index": _names_an_index,
    "name": _in_a_name,
    "title": _in_a_title,
    "name_after": _before_a_name,
    "pronoun": _is_pronoun,
    "article": _is_article,
    "refers_back": _refers_back,
    "rank": _is_rank,
    "half": _half_of_a_game,
}


_MEASURED = {name: _RULES[name] for name in ("label", "name", "title")}


def why_not(text: str, quantity: Quantity, phrase: Phrase | None, begin: int, end: int) -> str | None:
    """The name of the rule by which a number measures nothing, or None where it counts.

    >>> from onrecord.language.numbers.quantities import find_quantities
    >>> def ask(text):
    ...     quantity = find_quantities(text)[0]
    ...     return why_not(text, quantity, None, 0, len(text))
    >>> [ask(t) for t in ("under Article 5 of it", "a new iPhone 14 with", "one of the best", "at half time")]
    ['label', 'name', 'pronoun', 'half']
    >>> [ask(t) for t in ("rose 5 percent", "more than half of them", "fell to 1,709.5")]
    [None, None, None]
    """
    measured = quantity.unit is not None and quantity.number.form != "fraction" and quantity.number.value != 1
    for name, rule in (_MEASURED if measured else _RULES).items():
        if rule(text, quantity, phrase, begin, end):
            return name
    return None
