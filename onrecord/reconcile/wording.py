"""How a text is read when it is compared with another: spelling, function words and synonyms no longer count.

Two translators write "politicise" and "politicize", "reasonable" and "legitimate", "don't" and "do not"; two outlets
print "15" and "fifteen". A `Wording` is the text with such differences taken out, so that what is left can be compared
as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from onrecord.language.lexicon.geography import country_of, readings
from onrecord.language.lexicon.lists import table, words
from onrecord.language.numbers.numbers import parse_number

__all__ = ["GAP", "Wording", "wording"]

GAP = "…"
"""Stands among the words where the reporter left some out."""

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|…|\.{3}|%")
_POSSESSIVE = re.compile(r"['’]s$|['’]$")
_CONTRACTION = re.compile(r"(?:n['’]t|['’](?:re|ve|ll|d|m))$")
_SPELLED_OUT = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am"}
_IRREGULAR_NEGATIVES = {"wo": "will", "ca": "can", "sha": "shall"}
_PHRASES = {"cannot": "can not", "decade": "10 years", "fortnight": "2 weeks", "century": "100 years"}
_NEGATIONS = frozenset({"not", "no", "never", "nobody", "none", "nothing", "neither", "nor", "without", "nowhere"})
_NEGATING_VERBS = frozenset({"prevent", "avoid", "lack", "refus", "absens"})
_REACH = 3
_AMERICAN = (
    # Order matters: "colours" must lose its "u" and "organisations" its "s" before a stem is cut.
    (re.compile(r"(?<=..[^aeiou])is(?=(?:e|ed|es|er|ers|ing|ation|ations|able)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|es|ing)$)"), "yz"),
    (re.compile(r"(?<=..[^o])our(?=(?:s|ed|ing|able|ful|ite|ites|ly|hood)?$)"), "or"),
    (re.compile(r"(?<=..)tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=..)ence(?=s?$)"), "ense"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"gramme(?=s?$)"), "gram"),
)
_SUFFIX = re.compile(
    r"(?<=...)(?:ations?|itions?|ators?|ated|ating|ates?|acy|ments?|ness|it(?:y|ies)|ings?|edly|ed|(?<=.....)ions?|(?:at)?ives?|"
    r"ally|ally|al|(?<=.....)ly|ously|ous|ies|es|s|y|e)$"
)


@dataclass(frozen=True)
class Wording:
    """A text as it is compared.

    `words` are all of them, in one spelling, with `GAP` for an ellipsis; `content` are the classes of those that carry
    meaning, in order: a class is a stem, a synonym, a country's code or a number.
    """

    words: tuple[str, ...]
    content: tuple[str, ...]
    negated: frozenset[str] = frozenset()
    """The content words that stand nowhere but right behind a negation; two negations before one word cancel out."""
    shadowed: frozenset[str] = frozenset()
    """Those, and the two on either side, which the negation may be about ("it should surprise no one")."""

    @cached_property
    def classes(self) -> frozenset[str]:
        """The classes of the content words, each once."""
        return frozenset(self.content)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers among them, as digits."""
        return frozenset(word for word in self.content if word[0].isdigit())

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries among them, as codes behind an `@`."""
        return frozenset(word for word in self.content if word[0] == "@")

    @cached_property
    def compounds(self) -> frozenset[str]:
        """What the neighbours among the content words would be as one word: 'rain forest' is 'rainforest'."""
        return frozenset(one + other for one, other in zip(self.content, self.content[1:], strict=False))

    @cached_property
    def sides(self) -> dict[int, frozenset[str]]:
        """What it has of each contrast of `words/compare_contrasts.txt`, by the number of the contrast."""
        known = _contrasts()
        found: dict[int, set[str]] = {}
        for word in {*self.classes, *self.words}:
            for contrast in known.get(word, ()):
                found.setdefault(contrast, set()).add(word)
        return {contrast: frozenset(words) for contrast, words in found.items()}


def wording(text: str) -> Wording:
    """How `text` is read when it is compared.

    >>> wording("We don't politicise Russia's fifteen labour programmes…").words
    ('we', 'do', 'not', 'politicize', '@RU', '15', 'labor', 'programs', '…')
    >>> wording("legitimate concerns").content == wording("reasonable worries").content
    True
    """
    pairs = [pair for token in _joined(_TOKEN.findall(_plain(text))) for pair in _read(token)]
    content: list[str] = []
    reach: list[tuple[int, bool]] = []
    """Of each negation: before which content word it stands, and whether it is a second one that takes it back."""
    for word, kind in pairs:
        if kind is not None:
            content.append(kind)
        if word in _NEGATIONS or kind in _NEGATING_VERBS:
            twice = bool(reach) and reach[-1] == (len(content), False)
            reach.append((len(content), twice))
    cancelled = {place for place, twice in reach if twice}
    places = [place for place, _ in reach if place not in cancelled]
    said = Counter(content)
    denied = Counter(content[place] for place in places if place < len(content))
    return Wording(
        tuple(word for word, _ in pairs),
        tuple(content),
        frozenset(word for word, count in denied.items() if count == said[word]),
        frozenset(word for place in places for word in content[max(0, place - _REACH + 1) : place + _REACH]),
    )


def _plain(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).replace("…", " … ")
    if "per cent" in text:
        text = text.replace("per cent", "percent")
    return text


def _joined(tokens: list[str]) -> list[str]:
    """The tokens with each phrase that means one word, and each long name of a country, replaced by one word.

    >>> _joined("They will never give up the right of the United States".split())
    ['They', 'will', 'never', 'renounce', 'the', 'right', 'of', 'the', '@US']
    """
    found: list[str] = []
    place = 0
    while place < len(tokens):
        word, length = _word_at(tokens, place)
        found.append(word)
        place += length
    return found


def _word_at(tokens: list[str], place: int) -> tuple[str, int]:
    """The word that the tokens at a place are, and how many they are."""
    token = tokens[place]
    for rest, code in _long_names().get(token, ()):
        if tokens[place + 1 : place + 1 + len(rest)] == rest:
            return code, 1 + len(rest)
    for rest, word in _phrases().get(token.casefold(), ()):
        if [other.casefold() for other in tokens[place + 1 : place + 1 + len(rest)]] == rest:
            return word, 1 + len(rest)
    return token, 1


@cache
def _long_names() -> dict[str, list[tuple[list[str], str]]]:
    """The first token of a long name ("United States", "U.S.") -> the other tokens, and the code of the country."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for name, reading in readings().items():
        first, *rest = _TOKEN.findall(name) or [""]
        if rest:
            found.setdefault(first, []).append((rest, f"@{reading.country.code}"))
    for endings in found.values():
        endings.sort(key=lambda ending: -len(ending[0]))
    return found


@cache
def _phrases() -> dict[str, list[tuple[list[str], str]]]:
    """The first word of a phrase, in each of its forms -> the other words, and the one word that means the same."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for row in table("compare_phrases"):
        for form in row["forms"].split("|"):
            found.setdefault(form, []).append((row["rest"].split(), row["word"]))
    return found


@lru_cache(maxsize=1 << 16)
def _read(token: str) -> tuple[tuple[str, str | None], ...]:
    """The words of a token with their classes; None for a word without meaning of its own."""
    if token in (GAP, "..."):
        return ((GAP, None),)
    if token == "%":
        return (("percent", "percent"),)
    if token[0].isdigit():
        number = _digits(token.replace(",", ""))
        return ((number, number),)
    if token[0] == "@":
        return ((token, token),)
    if contracted := _CONTRACTION.search(token):
        ending = _SPELLED_OUT[contracted.group().replace("’", "'").casefold()]
        head = token[: contracted.start()]
        head = _IRREGULAR_NEGATIVES.get(head.casefold(), head) if ending == "not" else head
        return (*_read(head), *_read(ending)) if head else _read(ending)
    if country := country_of(token):
        code = f"@{country.code}"
        return ((code, code),)
    word = _fold(_POSSESSIVE.sub("", token))
    if not word:
        return ()
    if word in _PHRASES:
        return tuple(part for piece in _PHRASES[word].split() for part in _read(piece))
    if word not in _function_words() and (value := parse_number(word)) is not None:
        number = _digits(f"{float(value):g}")
        return ((number, number),)
    word = _spelled(word)
    return ((word, None if word in _function_words() or word in _NEGATIONS else _class(word)),)


def _digits(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if letter.isalpha() or letter in "'’")


def _spelled(word: str) -> str:
    """The American spelling.

    >>> [_spelled(word) for word in ("stabilising", "neighbours", "centre", "defence", "programme", "hour", "rise")]
    ['stabilizing', 'neighbors', 'center', 'defense', 'program', 'hour', 'rise']
    """
    for pattern, ending in _AMERICAN:
        word = pattern.sub(ending, word)
    return word


def _stem(word: str) -> str:
    """What the forms of a word, and words made of it, have in common.

    >>> len({_stem(word) for word in ("cooperate", "cooperation", "cooperative", "cooperating")})
    1
    >>> _stem("security") == _stem("secure"), _stem("news") == _stem("new")
    (True, False)
    """
    if len(word) == 4 and not word.endswith(("ss", "us", "is", "ws")):
        return word[:3] if word[3] in "es" else word
    if len(word) <= 4:
        return word
    stem = _SUFFIX.sub("", word)
    stem = _SUFFIX.sub("", stem) if len(stem) > 6 else stem
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiousl":
        stem = stem[:-1]
    return stem.rstrip("iye") if len(stem) > 4 else stem


@cache
def _contrasts() -> dict[str, tuple[int, ...]]:
    """Word or class -> the numbers of the contrasts it is a side of."""
    found: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(sorted(words("compare_contrasts"))):
        for word in line.split():
            for key in {word, _class(word)}:
                found[key] = (*found.get(key, ()), number)
    return found


@cache
def _function_words() -> frozenset[str]:
    return words("compare_function_words")


@cache
def _synonyms() -> dict[str, str]:
    """Word or stem -> the stem of the first word of its group.

    A word as it is written wins over a stem ("planes" is no "plan"), and the first group that has a stem keeps it.
    """
    exact: dict[str, str] = {}
    stems: dict[str, str] = {}
    for group in sorted(words("compare_synonyms")):
        spelled = [_spelled(word) for word in group.split()]
        for word in spelled:
            exact[word] = _stem(spelled[0])
            stems.setdefault(_stem(word), _stem(spelled[0]))
    return stems | exact


@lru_cache(maxsize=1 << 16)
def _class(word: str) -> str:
    stem = _stem(word)
    known = _synonyms()
    return known.get(word) or known.get(word.removesuffix("s")) or known.get(stem, stem)
