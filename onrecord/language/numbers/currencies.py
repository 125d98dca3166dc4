"""Which currency a name or sign is: its ISO 4217 code, or the family of those that share it ("dollars", "$")."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from onrecord.language.lexicon.geography import countries
from onrecord.language.lexicon.lists import table

__all__ = ["UNKNOWN", "Family", "Naming", "currency_codes", "families", "first_words", "names", "signs"]

UNKNOWN = "XXX"
"""The code of ISO 4217 for no currency: money of which the text does not say whose."""
_ONE = Decimal(1)
_HUNDREDTH = Decimal("0.01")


class Family(NamedTuple):
    """Currencies that share a name or sign, and the one that is meant where no country is told; "" where none is."""

    name: str
    codes: frozenset[str]
    default: str

    def member(self, country: str) -> str | None:
        """The one that a country uses.

        >>> families()["dollar"].member("CA"), families()["crown"].member("CZ"), families()["dollar"].member("FR")
        ('CAD', 'CZK', None)
        """
        return _members(self.name).get(country)


class Naming(NamedTuple):
    """What a name or sign leads to: a code or a family, and 0.01 for a hundredth of it."""

    code: str
    factor: Decimal = _ONE
    family: str = ""


@cache
def currency_codes() -> frozenset[str]:
    """The codes of the table.

    >>> {"USD", "CNY", "RUB"} <= currency_codes()
    True
    """
    return frozenset(row["code"] for row in table("currencies"))


@cache
def families() -> dict[str, Family]:
    """The families by their names.

    >>> families()["pound"].default, families()["crown"].default
    ('GBP', '')
    """
    return {
        row["family"]: Family(row["family"], frozenset(row["codes"].split()), row["default"])
        for row in table("currency_families")
    }


@cache
def _members(family: str) -> dict[str, str]:
    codes = families()[family].codes
    return {
        country: row["code"]
        for row in table("currencies")
        if row["code"] in codes
        for country in row["countries"].split()
    }


@cache
def signs() -> dict[str, Naming]:
    """Every sign, as it is written.

    >>> signs()["€"].code, signs()["$"].family, signs()["HK$"].code
    ('EUR', 'dollar', 'HKD')
    """
    found = {sign: Naming(row["code"]) for row in table("currencies") for sign in row["symbols"].split()}
    found |= {sign: Naming("CNY") for sign in ("RMB", "rmb", "元")} | {"₿": Naming("BTC")}
    for row in table("currency_families"):
        factor = _HUNDREDTH if row["family"] == "cent" else _ONE
        found |= {sign: Naming(row["default"], factor, row["family"]) for sign in row["signs"].split()}
    return found


@cache
def names() -> dict[str, Naming]:
    """Every name, in lower case; behind the adjective or name of a country the noun of a family is that country's.

    >>> names()["danish crowns"].code, names()["uzbek soum"].code, names()["crowns"].family, names()["pence"].factor
    ('DKK', 'UZS', 'crown', Decimal('0.01'))
    """
    found: dict[str, Naming] = {}
    for row in table("currencies"):
        for name in filter(None, row["names"].split(",") + row["words"].split(",")):
            found.setdefault(name, Naming(row["code"]))
        for name in filter(None, row["hundredth"].split(",")):
            found.setdefault(name, Naming(row["code"], _HUNDREDTH))
        found.setdefault(row["code"].lower(), Naming(row["code"]))
        found |= {name: known for name, known in _owned(row).items() if name not in found}
    for row in table("currency_families"):
        nouns, factor = row["words"].split(","), _HUNDREDTH if row["family"] == "cent" else _ONE
        for noun in nouns:
            found.setdefault(noun, Naming(row["default"], factor, row["family"]))
        for country in countries():
            code = families()[row["family"]].member(country.code)
            for owner in (country.name, *country.aliases, *country.adjectives) if code else ():
                for noun in nouns:
                    found.setdefault(f"{owner.lower()} {noun}", Naming(code or "", factor))
    return found


def _owned(row: dict[str, str]) -> dict[str, Naming]:
    """The nouns of a currency behind the adjective or name of its country: "kazakh tenge", "ghana cedis"."""
    nouns = [name for name in row["words"].split(",") if name and " " not in name]
    homes = row["countries"].split()
    owners = [country for country in countries() if country.code in homes] if len(homes) < 4 else []
    return {
        f"{owner.lower()} {noun}": Naming(row["code"])
        for country in owners
        for owner in (country.name, *country.aliases, *country.adjectives)
        for noun in nouns
    }


@cache
def first_words() -> frozenset[str]:
    """The first word of every name and code of a currency, lower case.

    >>> {"hong", "dollars", "usd"} <= first_words()
    True
    """
    return frozenset(name.split(" ")[0] for name in names()) | {"us", "hk", "nz"}
