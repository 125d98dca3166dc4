"""Whose money it is where the text has a sign or name that several countries share: "$", "crowns", "pounds".

The nearest evidence wins: who and what the sentence names, then the outlet, then what the whole text is about. A dollar
is the American one unless the evidence is plain, for the press of most countries means that one; a crown or a dinar
without a country is nobody's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from onrecord.language.document import Document
from onrecord.language.lexicon.geography import country_of, readings
from onrecord.language.lexicon.lists import table, words
from onrecord.language.lexicon.tries import trie_pattern
from onrecord.language.numbers.currencies import Family, families
from onrecord.language.text.spans import Span
from onrecord.language.text.speedups import lazy

__all__ = ["TextTender"]

# In a text about these "$" is theirs, in whatever language of signs; other dollars are told by their sign or outlet.
_OWN_DOLLARS = frozenset({"AU", "CA", "NZ", "HK", "SG"})
# With these written the text tells dollars apart, so that "$" alone is the other one.
_AMERICAN_SIGN = re.compile(r"\bUS ?\$|\$US\b|\bUSD\b|U\.S\. dollars?\b|\bUS dollars?\b")
_OTHER_SIGNS = {
    "AU": re.compile(r"\bA(?:U)?\$|\$A\b|\bAUD\b|Australian dollars?\b"),
    "CA": re.compile(r"\bC(?:A|AN|DN|dn)?\$|\$C\b|\bCAD\b|Canadian dollars?\b"),
    "NZ": re.compile(r"\bNZ\$|\$NZ\b|\bNZD\b|New Zealand dollars?\b"),
    "HK": re.compile(r"\bHK\$|\$HK\b|\bHKD\b|Hong Kong dollars?\b"),
    "SG": re.compile(r"\bS(?:G)?\$|\bSGD\b|Singapore(?:an)? dollars?\b"),
}
_POUNDS_OF_MONEY = re.compile(r"£|\bsterling\b|\bGBP\b")


class TextTender:
    """Tells whose money a text speaks of, place by place.

    >>> text = "Ottawa will pay $5 million. The crown fell in Prague."
    >>> tender = TextTender(Document(text), text)
    >>> tender.code("dollar", 16), tender.code("crown", 32)
    ('CAD', 'CZK')
    >>> text = "It cost $5 million and 3 million crowns."
    >>> TextTender(Document(text), text).code("dollar", 8), TextTender(Document(text), text).code("crown", 23)
    (None, None)
    """

    def __init__(self, document: Document, text: str) -> None:
        self._document = document
        self._text = text
        self._asked: dict[tuple[str, int], str | None] = {}

    def code(self, family: str, place: int) -> str | None:
        """The code of the member of a family that is meant at a place; None where nothing tells of another."""
        sentence = self._document.sentence_at(place)
        key = (family, sentence.start)
        if key not in self._asked:
            self._asked[key] = self._find(families()[family], sentence)
        return self._asked[key]

    def pounds(self, place: int) -> bool:
        """Whether pounds at a place are money: the text has "£", or the sentence tells of prices in pounds."""
        if self._has_sterling:
            return True
        sentence = self._document.sentence_at(place)
        around = {word.lower() for word in re.findall(r"[A-Za-z]+", sentence.of(self._text))}
        if around.isdisjoint(words("number_price_words")):
            return False
        return any(families()["pound"].member(country) for country in self._near(sentence))

    def _find(self, family: Family, sentence: Span) -> str | None:
        if family.name in ("dollar", "cent"):
            return self._dollars(family, sentence)
        near = self._near(sentence)
        for evidence in (near, self._outlet, self._whole):
            for country, _ in evidence.most_common():
                code = family.member(country)
                if code is not None:
                    return code
        return None

    def _dollars(self, family: Family, sentence: Span) -> str | None:
        """Whose dollar: only a country that tells its own without a sign, where nothing speaks for the American one."""
        outlet = next(iter(self._outlet), None)
        if outlet is not None and family.member(outlet) is not None:
            return family.member(outlet) if not self._signs_own(outlet) else None
        near = [country for country, _ in self._near(sentence).most_common() if family.member(country)]
        whole = self._whole
        if "US" in near or (outlet == "US" and not self._signs_american):
            return None
        owners = [country for country in near if country in _OWN_DOLLARS] or [
            country
            for country, count in whole.most_common()
            if country in _OWN_DOLLARS and count >= 3 and (count > 2 * whole["US"] or self._signs_american)
        ]
        if len(set(owners[:2])) != 1 or self._signs_own(owners[0]):
            return None
        return family.member(owners[0])

    def _signs_own(self, country: str) -> bool:
        """Whether the text signs the dollars of a country as its own, so that "$" alone is the American one."""
        sign = _OTHER_SIGNS.get(country)
        return sign is not None and not self._signs_american and sign.search(self._text) is not None

    @lazy
    def _signs_american(self) -> bool:
        return _AMERICAN_SIGN.search(self._text) is not None

    @lazy
    def _has_sterling(self) -> bool:
        return _POUNDS_OF_MONEY.search(self._text) is not None

    @lazy
    def _outlet(self) -> Counter[str]:
        """The country of the outlet, by its entry in the list or by the place in its name."""
        name = self._document.outlet
        if not name:
            return Counter()
        known = next((c for entry, c in _outlets().items() if f" {name} ".find(f" {entry} ") >= 0 and c), None)
        return Counter({known: 1}) if known else Counter(list(_countries_in(name)))

    @lazy
    def _whole(self) -> Counter[str]:
        return Counter(_countries_in(self._text)) + Counter(_countries_in(self._document.title or ""))

    def _near(self, sentence: Span) -> Counter[str]:
        """The countries that a sentence names, by themselves, by their people, places or capitals."""
        return Counter(_countries_in(sentence.of(self._text)))


@cache
def _outlets() -> dict[str, str]:
    found = {}
    for row in table("outlets"):
        for name in (row["name"], *row["aliases"].split(";")):
            if name and row["country"]:
                found[name.removeprefix("The ")] = row["country"]
    return found


@cache
def _places() -> dict[str, str]:
    return {place: row["country"] for row in table("money_places") for place in row["places"].split(";")}


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){trie_pattern([*readings(), *_places()])}(?!\w)")


def _countries_in(text: str) -> Iterator[str]:
    """The code of each country that a text names, as often as it does."""
    for match in _named().finditer(text):
        place = _places().get(match.group())
        country = country_of(match.group())
        if country is not None:
            yield country.code
        elif place is not None:
            yield place
