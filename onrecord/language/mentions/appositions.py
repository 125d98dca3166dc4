"""What the words around a name tell of its bearer: the role before it, and the apposition after it."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.language.lexicon.geography import readings
from onrecord.language.lexicon.lists import alternation, table, words
from onrecord.language.lexicon.roles import Gender, role_head, role_of

__all__ = ["Seat", "Standing", "seat_after", "standing_after", "standing_before"]

_REACH_BEFORE, _REACH_AFTER = 80, 160
_ROLE_WORDS_BEFORE = 6
_LONGEST_WORD = 26
_STOPS = (words("sentence_starters") | words("agent_verbs")) - words("role_modifiers")
_SEAT = re.compile(
    r"[ \u00a0](?:of[ \u00a0](?P<of>[A-Z]\w+(?:[ \u00a0][A-Z]\w+)?)"
    r"|\((?P<party>[RDI])(?:[-–,][ \u00a0]?(?P<short>[A-Z][A-Za-z.]{1,5}|[A-Z]\w+))?\))"
)
_PARTIES = {"R": "Republican", "D": "Democrat", "I": "independent"}
_STATES = {row["short"]: row["state"] for row in table("state_abbreviations")}
_BLANKS = " \u00a0"
_LINKING = frozenset(("of", "to", "for", "at", "in", "on", "with"))
_COMPLEMENT_WORDS = 9
_SHARED_ROLE = re.compile(
    r"(?P<lead>(?:[\w'’.-]+[ \u00a0]){0,4}?)(?P<head>[A-Za-z]+)s[ \u00a0]"
    r"(?:[A-Z][\w'’.-]+[ \u00a0]){1,4}(?:of[ \u00a0](?:[A-Z][\w'’.-]+[ \u00a0]){1,3})?and[ \u00a0]$"
)
"""A role in the plural before two names: 'ministers Ida Moe and …'."""
_COPULA = re.compile(
    r"[ \u00a0](?:(?:is|was|has[ \u00a0]been)[ \u00a0]"
    r"(?:sworn[ \u00a0]in|named|appointed|elected|re-elected|chosen|confirmed)(?:[ \u00a0]as)?"
    r"|is|was|became|becomes|remains|serves[ \u00a0]as|served[ \u00a0]as|took[ \u00a0]office[ \u00a0]as)[ \u00a0]"
    r"(?:(?:the|an?|its|his|her|their|also)[ \u00a0]){0,2}"
    r"(?P<role>(?:[^\n,.;:()\"“”—–]|(?<=\bU)\.[SKN]\.){3,100})"
)
_BREAK = re.compile(r"[.,;:!?)\]\"”’—–]$")
_APPOSITION = re.compile(
    r",[ \u00a0](?:who[ \u00a0](?:is|was)[ \u00a0]|now[ \u00a0]|then[ \u00a0])?"
    r"(?:(?:the|an?|its|his|her|their)[ \u00a0])?"
    r"(?P<role>(?:[^\n,.;:()\"“”—–]|(?<=\bU)\.[SKN]\.){3,150}?)"
    r"(?=[,.;:()\"“”—–\n]|[ \u00a0](?:who|which|whose|said|says|told|tells|has|had|was|is|and[ \u00a0](?:a|an|the))\b)"
)
_COMPLEMENT = re.compile(r"[ \u00a0](?:of|for|at|from|in|with|to|on|under|by|during|when|where|since|until)[ \u00a0]")
_BODY_OF = re.compile(
    r"\b(?:of|for|at|with|from|to)[ \u00a0](?:the[ \u00a0])?([A-Z][\w.]+)(['’]s)?[ \u00a0](?=[A-Z\w])"
)
_OF_COUNTRY = re.compile(r"\b(?:of|to)[ \u00a0](?:the[ \u00a0])?([A-Z][\w.]+(?:[ \u00a0][A-Z][\w.]+){0,2})")
_RESPECTIVE = re.compile(
    r"(?P<role>(?:[a-z-]+[ \u00a0]){0,2}[a-z-]+?)s[ \u00a0]of[ \u00a0](?:the[ \u00a0])?"
    r"(?P<first>[A-Z][\w.]+(?:[ \u00a0][A-Z][\w.]+){0,2})[ \u00a0]and[ \u00a0](?:the[ \u00a0])?"
    r"(?P<second>[A-Z][\w.]+(?:[ \u00a0][A-Z][\w.]+){0,2}),[ \u00a0]"
    r"(?P<first_name>[A-Z][^,.;:\n]{2,60}[ \u00a0]and[ \u00a0])?$"
)
_DISTRIBUTED = re.compile(
    r"(?P<role>(?:[a-z-]+[ \u00a0]){0,2}[a-z-]+?)s?[ \u00a0]of[ \u00a0](?:the[ \u00a0])?"
    r"(?:[A-Z][^,;.\n]{2,40},[ \u00a0][^,;.\n]{2,40},?[ \u00a0](?:and[ \u00a0])?(?:of[ \u00a0])?(?:the[ \u00a0])?){0,4}"
    r"(?P<country>[A-Z][\w.]+(?:[ \u00a0][A-Z][\w.]+){0,2}),[ \u00a0]$"
)


_ADVERBIAL = re.compile(
    rf"[ \u00a0]in[ \u00a0](?:\d|(?i:{alternation(words('months'))})\b)|"
    r"[ \u00a0](?:on|after|before|until|since|when|while|and|but|who|which|that|because|as|last|this|yesterday|today)\b"
)


class Standing(NamedTuple):
    """What somebody is, as the text puts it next to the name."""

    role: str
    country: str | None
    gender: Gender


class Seat(NamedTuple):
    """For whom a politician sits: the party as a role noun, and the place."""

    party: str | None
    place: str | None
    country: str | None = None


def seat_after(text: str, end: int) -> Seat | None:
    """The seat that stands behind the name that ends at `end`.

    >>> seat_after("Sen. Kari Lund (D-Vt.) left.", 14), seat_after("Ole Berg of Ohio", 8)
    (Seat(party='Democrat', place='Vermont', country=None), Seat(party=None, place='Ohio', country=None))
    >>> seat_after("Ole Berg of Norway", 8).country
    'NO'
    >>> seat_after("Kari Lund (left)", 9) is None
    True
    """
    found = _SEAT.match(text, end, end + 40)
    if found is None:
        return None
    short = found["short"]
    reading = readings().get(found["of"] or "")
    country = reading.country.code if reading is not None and reading.sense == "name" else None
    place = found["of"] or (_STATES.get(short, short) if short else None)
    return Seat(_PARTIES.get(found["party"] or ""), place, country)


def standing_before(text: str, start: int) -> Standing | None:
    """The role that stands before the name at `start`.

    >>> text = "It was shown to former Norwegian trade minister Kari Lund."
    >>> standing_before(text, text.index("Kari"))
    Standing(role='former Norwegian trade minister', country='NO', gender='')
    >>> text = "They saw the Ghanaian president, Kofi Boateng."
    >>> standing_before(text, text.index("Kofi"))
    Standing(role='president', country='GH', gender='')
    >>> text = "the presidents of Ghana, Kofi Boateng, and Togo, Yao Agbeko"
    >>> standing_before(text, text.index("Yao"))
    Standing(role='president', country='TG', gender='')
    >>> text = "the presidents of Ghana and Togo, Kofi Boateng and Yao Agbeko"
    >>> standing_before(text, text.index("Kofi")).country, standing_before(text, text.index("Yao")).country
    ('GH', 'TG')
    >>> standing_before("The envoy to the Harbour Board Kari Lund", 31).role
    'envoy to the Harbour Board'
    >>> standing_before("Kindly ask Kari Lund.", 11) is None
    True
    """
    if not start or text[start - 1] not in " \u00a0":
        return None
    near = text[max(0, start - _LONGEST_WORD) : start - 1]
    if near.endswith("and") and text[start - 1] == " " and (shared := _respective(text, start)) is not None:
        return shared
    last = near.rpartition(" ")[2]
    before = text[max(0, start - _REACH_BEFORE) : start]
    if near[-1:] == ",":
        told = (_respective(text, start) or _distributed(text, start)) if last[:-1] in readings() else None
        return told or _determined(before) or _complemented(before)
    if role_head(last):
        return _role_phrase(before.split()[-_ROLE_WORDS_BEFORE - 1 :])
    if last.endswith("s") and role_head(last[:-1]):
        return _role_phrase([*before.split()[-_ROLE_WORDS_BEFORE - 1 : -1], last[:-1]])
    if (
        last == "and"
        and "s " in before
        and (shared_by := _SHARED_ROLE.search(before)) is not None
        and role_head(shared_by["head"])
    ):
        return _role_phrase([*shared_by["lead"].split()[-_ROLE_WORDS_BEFORE:], shared_by["head"]])
    return _complemented(before) if last[:1].isupper() else None


def _determined(before: str) -> Standing | None:
    """'the Ghanaian president, Kofi Boateng': only a definite role is the name's own."""
    tokens = before.rstrip(" \u00a0,").split()
    if not tokens or not role_head(tokens[-1]):
        return None
    return _role_phrase(tokens[-_ROLE_WORDS_BEFORE - 1 :], want_determiner=True)


def _complemented(before: str) -> Standing | None:
    """The role whose complement stands between it and the name: 'the envoy to the Harbour Board Kari Lund'.

    Behind a comma the complement may be of any words where the role is definite: 'the head of its bank, Ole Berg'.
    """
    apposed = before.rstrip(_BLANKS).endswith(",")
    tokens = before.rstrip(" \u00a0,").split()
    for at in range(len(tokens) - 1, max(0, len(tokens) - _COMPLEMENT_WORDS), -1):
        token = tokens[at]
        if token in _LINKING and role_head(tokens[at - 1]):
            if at == len(tokens) - 1:
                return None
            held = _role_phrase(tokens[max(0, at - _ROLE_WORDS_BEFORE - 1) : at], want_determiner=apposed)
            if held is None:
                return None
            complement = " ".join(tokens[at:])
            return Standing(f"{held.role} {complement}", held.country or _state_of(complement), held.gender)
        small = token in ("of", "the", "and", "for", "on") or (apposed and token[:1].islower())
        if (_BREAK.search(token) and not _abbreviated(token)) or not (small or token[:1].isupper()):
            return None
    return None


def _state_of(complement: str) -> str | None:
    """The state for which one speaks who is something 'of Ghana'; an envoy 'to Ghana' is of another."""
    link, _, rest = complement.partition(" ")
    words = rest.removeprefix("the ").split()
    for size in (3, 2, 1):
        reading = readings().get(re.sub(r"['’]s$", "", " ".join(words[:size])))
        if reading is not None and link in ("of", "in", "for"):
            return reading.country.code
    return None


def _distributed(text: str, start: int) -> Standing | None:
    """'the presidents of Ghana, Kofi Boateng, and Togo, Yao Agbeko': one role for several."""
    found = _DISTRIBUTED.search(text, max(0, start - 2 * _REACH_BEFORE), start)
    if found is None:
        return None
    reading = readings().get(found["country"])
    held = role_of(found["role"])
    if reading is None or held is None:
        return None
    return Standing(held.noun, reading.country.code, held.gender)


def _respective(text: str, start: int) -> Standing | None:
    """'the presidents of Ghana and Togo, Kofi Boateng and Yao Agbeko': to each his own country."""
    begin = max(0, start - 2 * _REACH_BEFORE)
    if text.find("s of", begin, start) < 0 and text.find("s\u00a0of", begin, start) < 0:
        return None  # the common case, told without a search
    found = _RESPECTIVE.search(text, begin, start)
    if found is None:
        return None
    reading = readings().get(found["second"] if found["first_name"] else found["first"])
    held = role_of(found["role"])
    if reading is None or held is None:
        return None
    return Standing(held.noun, reading.country.code, held.gender)


def _role_phrase(tokens: list[str], *, want_determiner: bool = False) -> Standing | None:
    if not tokens or not role_head(tokens[-1]):
        return None
    held = role_of(" ".join(tokens))
    size = len(held.noun.split()) if held else 1
    taken = tokens[-size:]
    determined = False
    for token in reversed(tokens[:-size]):
        low = token.lower()
        if low.endswith(("'s", "’s")):
            determined = True
            taken.insert(0, token)
            break
        if low in ("the", "a", "an", "his", "her", "its", "their", "our", "my"):
            determined = True
            break
        if (
            (low in _STOPS and not token.isupper())
            or (_BREAK.search(token) and not _abbreviated(token))
            or len(taken) == _ROLE_WORDS_BEFORE
        ):
            break
        if low.endswith(("ed", "ing")) and not token[0].isupper():
            break
        taken.insert(0, token)
    if want_determiner and not determined:
        return None
    return _standing(taken)


def _abbreviated(token: str) -> bool:
    return token.endswith(".") and (token.count(".") > 1 or token in readings())


def _standing(tokens: list[str]) -> Standing | None:
    country = None
    for token in tokens:
        reading = readings().get(re.sub(r"['’]s$", "", token))
        if reading is not None:
            country = reading.country.code
    while tokens and _names_country_only(tokens[0]):
        tokens = tokens[1:]
    role = " ".join(tokens)
    held = role_of(role)
    if held is None:
        return None
    return Standing(role, country, held.gender)


def _names_country_only(token: str) -> bool:
    """Whether a modifier is no part of the role, because the country says it: 'Russian', "China's"; not 'Kremlin'."""
    return token.endswith(("'s", "’s")) or (token in readings() and readings()[token].sense != "seat")


def standing_after(text: str, end: int) -> Standing | None:
    """The role in the apposition after the name that ends at `end`, or that it is said to have or to take.

    >>> text = "Li Na, director of the Harbour Institute at the University of Oslo, left."
    >>> standing_after(text, 5).role
    'director of the Harbour Institute at the University of Oslo'
    >>> standing_after("Kari Lund, who was the Norwegian envoy, left.", 9)
    Standing(role='Norwegian envoy', country='NO', gender='')
    >>> standing_after("Kari Lund was sworn in as interior minister on Sunday.", 9).role
    'interior minister'
    >>> standing_after("Kari Lund, Ole Berg and others left.", 9) is None
    True
    """
    apposed = text[end : end + 1] == ","
    found = (_APPOSITION if apposed else _COPULA).match(text, end, end + _REACH_AFTER)
    if found is None:
        return None
    phrase = found["role"].strip()
    if not apposed:
        phrase = _ADVERBIAL.split(phrase, maxsplit=1)[0]
    core = _COMPLEMENT.split(phrase, maxsplit=1)[0].split()
    if not core or core[0].lower() in _STOPS or len(core) > _ROLE_WORDS_BEFORE + 2 or not role_head(core[-1]):
        return None
    held = role_of(" ".join(core))
    country = next((r.country.code for token in core if (r := readings().get(re.sub(r"['’]s$", "", token)))), None)
    if country is None and (of := _OF_COUNTRY.search(phrase)) is not None:
        reading = readings().get(of.group(1))
        country = reading.country.code if reading else None
    if country is None and (body := _BODY_OF.search(phrase)) is not None:
        reading = readings().get(body.group(1))
        told = reading is not None and (reading.sense == "adjective" or (reading.sense == "name" and body.group(2)))
        country = reading.country.code if reading is not None and told else None
    return Standing(phrase, country, held.gender if held else "")
