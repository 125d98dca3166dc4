"""Names that a source gives of itself: authors in a list, news agencies, outlets by their domain, languages."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.language.lexicon.lists import table, words
from onrecord.source.shape import LONG, is_names

__all__ = [
    "agency_named",
    "given_name",
    "in_its_spelling",
    "job_named",
    "language_named",
    "outlet_named",
    "outlet_of_domain",
    "outlet_shaped",
    "split_names",
    "without_masthead",
]

_AGENCIES = {alias: row["name"] for row in table("source_agencies") for alias in row["aliases"].split("|")}
_OUTLETS = {row["domain"]: row["outlet"] for row in table("source_outlets")}
_OUTLET_NAMES = {name.casefold(): name for name in _OUTLETS.values()}
_OUTLET_WORDS = frozenset(word.casefold() for word in words("source_outlet_words"))
_OUTLET_OPENING = re.compile(r"(?:The\s)?(?:Voice\sof|Radio)\s")
_SMALL = re.compile(r"(?<=\s)(?:of|the|and|for|&)\s|^the\s", re.IGNORECASE)
_LANGUAGES = {row["name"]: row["code"] for row in table("source_languages")}
_JOBS = words("source_jobs")
_SEPARATOR = re.compile(r"\s{0,4}(?:,|;|\||&|\band\b)\s{0,4}")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|PhD|MD)\.?")
_MASTHEAD = re.compile(r"\s(?P<mark>[|•·]|[-–—])\s(?P<name>[^|•·–—]{2,40})$")
_WORD = re.compile(r"[^\W_]+")


def agency_named(text: str) -> str | None:
    """The news agency that these words are the name of.

    >>> agency_named("Agence France-Presse"), agency_named("the Associated Press"), agency_named("Reuters said")
    ('AFP', 'AP', None)
    """
    if len(text) > LONG:
        return None
    name = " ".join(text.casefold().strip(" .:()[]/").split()).removeprefix("the ")
    return _AGENCIES.get(name) or _AGENCIES.get(name.removesuffix(" news agency"))


def outlet_named(text: str) -> str | None:
    """The outlet that these words are the name of, as the outlet spells it.

    >>> outlet_named("the moscow times"), outlet_named("some times")
    ('The Moscow Times', None)
    """
    name = " ".join(text[:LONG].casefold().strip(" .").split())
    return _OUTLET_NAMES.get(name) or _OUTLET_NAMES.get(f"the {name}") or _OUTLET_NAMES.get(name.removeprefix("the "))


def outlet_of_domain(host: str) -> str | None:
    """The outlet whose site or mail has this host name, or one above it.

    >>> outlet_of_domain("www.bbc.co.uk"), outlet_of_domain("mail.globaltimes.com.cn"), outlet_of_domain("example.org")
    ('BBC News', 'Global Times', None)
    """
    labels = host[:LONG].casefold().rstrip(".").split(".")
    return next((outlet for i in range(len(labels)) if (outlet := _OUTLETS.get(".".join(labels[i:])))), None)


def without_masthead(title: str) -> tuple[str, str | None]:
    """A title without the name of the outlet that page titles end in, and that outlet: a known one, one shaped like an
    outlet's, or any name after a bar.

    >>> without_masthead("Envoys meet in Riga | The Guardian"), without_masthead("Envoys meet - again")
    (('Envoys meet in Riga', 'The Guardian'), ('Envoys meet - again', None))
    >>> without_masthead("Envoys meet in Riga – Voice of Latvia"), without_masthead("Grain first | Harbourline")
    (('Envoys meet in Riga', 'Voice of Latvia'), ('Grain first', 'Harbourline'))
    """
    match = _MASTHEAD.search(title[-LONG:])
    if match is None:
        return title, None
    name = match["name"].strip()
    outlet = outlet_named(name)
    if outlet is None and (outlet_shaped(name) or (match["mark"] == "|" and is_names(_SMALL.sub("", name)))):
        outlet = name
    head = title[: -len(match.group())].rstrip()
    return (head, outlet) if outlet and " " in head else (title, None)


def outlet_shaped(text: str) -> bool:
    """Whether a name is shaped like an outlet's: short, all capitals or in title case, with a word such as Gazette.

    >>> outlet_shaped("The Daily Observer"), outlet_shaped("HARBOUR LEDGER"), outlet_shaped("Voice of Latvia")
    (True, True, True)
    >>> outlet_shaped("Daily talks resume"), outlet_shaped("Times are hard"), outlet_shaped("Ana Roig")
    (False, False, False)
    """
    tokens = text[:LONG].split()
    if not 1 < len(tokens) <= 5 or not is_names(_SMALL.sub("", text)):
        return False
    return _OUTLET_OPENING.match(text) is not None or any(
        token.casefold().strip(".,") in _OUTLET_WORDS for token in tokens
    )


def in_its_spelling(name: str, known: str | None) -> str | None:
    """A known name in its own spelling, where `name` gives it in other capitals or without its article.

    >>> in_its_spelling("HARBOUR LEDGER", "Harbour Ledger"), in_its_spelling("The Ledger", "Ledger")
    ('Harbour Ledger', 'The Ledger')
    >>> in_its_spelling("Harbour", "Harbour Ledger"), in_its_spelling("Harbour", None)
    (None, None)
    """
    if known is None:
        return None
    bare, other = (" ".join(each.casefold().split()).removeprefix("the ") for each in (name, known))
    if not bare or bare != other:
        return None
    return known if name.isupper() or len(name) <= len(known) else name


@lru_cache(1)
def _given_names() -> frozenset[str]:
    return frozenset(row["name"].casefold() for row in table("first_names"))


def given_name(word: str) -> bool:
    """Whether a word is known as a given name.

    >>> given_name("Ana"), given_name("Riga")
    (True, False)
    """
    return word.casefold() in _given_names()


def language_named(text: str) -> str | None:
    """The BCP 47 code of a language that is named, or given as a code.

    >>> language_named("Russian"), language_named("en-GB"), language_named("unclear")
    ('ru', 'en-GB', None)
    """
    name = text[:LONG].strip(" .")
    if name.casefold() in _LANGUAGES:
        return _LANGUAGES[name.casefold()]
    code = name.partition("-")[0].partition("_")[0]
    return name.replace("_", "-") if code in _LANGUAGES.values() and len(name) <= 8 else None


def job_named(text: str) -> bool:
    """Whether the words name a post in a newsroom.

    >>> job_named("Chief Diplomatic Correspondent"), job_named("Jane Roe")
    (True, False)
    """
    return any(word in _JOBS for word in _WORD.findall(text[:LONG].casefold()))


def split_names(text: str) -> tuple[str, ...]:
    """The people in a list of authors, posts and agencies left out.

    >>> split_names("Ana Roig, Jo van Dam and Li Wei"), split_names("Ana Roig, Jr., Staff Writer"), split_names("AFP")
    (('Ana Roig', 'Jo van Dam', 'Li Wei'), ('Ana Roig, Jr.',), ())
    """
    names: list[str] = []
    for part in _SEPARATOR.split(text[: 4 * LONG]):
        name = _in_small_letters(part.strip().strip("*"))
        if names and _SUFFIX.fullmatch(name):
            names[-1] = f"{names[-1]}, {name}"
        elif name and is_names(name) and not agency_named(name) and not job_named(name) and name not in names:
            names.append(name)
    return tuple(names)


def _in_small_letters(name: str) -> str:
    """A name of two or more words in capitals as it is written elsewhere; initials and lone words stay.

    >>> _in_small_letters("JOSÉ McDONALD"), _in_small_letters("ANA ROIG-BERG"), _in_small_letters("J.P. ABT")
    ('José McDonald', 'Ana Roig-Berg', 'J.P. Abt')
    """
    tokens = name.split()
    if len(tokens) < 2 or any(part.islower() for part in tokens):
        return name
    if not re.sub(r"\bMc", "MC", name).isupper():
        return name
    made = [token if "." in token else token.title() for token in tokens]
    return " ".join(re.sub(r"^Mc(\w)", lambda match: f"Mc{match[1].upper()}", token) for token in made)
