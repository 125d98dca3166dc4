"""Names that a source gives of itself: authors in a list, news agencies, outlets by their domain, languages."""

from __future__ import annotations

import re

from onrecord.language.lexicon.lists import table, words
from onrecord.source.shape import LONG, is_names

__all__ = [
    "agency_named",
    "job_named",
    "language_named",
    "outlet_named",
    "outlet_of_domain",
    "split_names",
    "without_masthead",
]

_AGENCIES = {alias: row["name"] for row in table("source_agencies") for alias in row["aliases"].split("|")}
_OUTLETS = {row["domain"]: row["outlet"] for row in table("source_outlets")}
_OUTLET_NAMES = {name.casefold(): name for name in _OUTLETS.values()}
_LANGUAGES = {row["name"]: row["code"] for row in table("source_languages")}
_JOBS = words("source_jobs")
_SEPARATOR = re.compile(r"\s{0,4}(?:,|;|\||&|\band\b)\s{0,4}")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|PhD|MD)\.?")
_MASTHEAD = re.compile(r"\s(?:[|•·]|[-–—])\s(?P<name>[^|•·–—]{2,40})$")
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
    """A title without the name of the outlet that page titles end in, and that outlet.

    >>> without_masthead("Envoys meet in Riga | The Guardian"), without_masthead("Envoys meet - again")
    (('Envoys meet in Riga', 'The Guardian'), ('Envoys meet - again', None))
    """
    match = _MASTHEAD.search(title[-LONG:])
    outlet = outlet_named(match["name"]) if match else None
    return (title[: -len(match.group())].rstrip(), outlet) if match and outlet else (title, None)


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
        name = part.strip().strip("*")
        if names and _SUFFIX.fullmatch(name):
            names[-1] = f"{names[-1]}, {name}"
        elif name and is_names(name) and not agency_named(name) and not job_named(name) and name not in names:
            names.append(name)
    return tuple(names)
