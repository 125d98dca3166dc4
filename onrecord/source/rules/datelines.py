"""Datelines: the opening of a first paragraph that says whence, when and by which agency it was sent."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from onrecord.language.lexicon.geography import country_of
from onrecord.language.lexicon.lists import alternation, words
from onrecord.source.names import agency_named
from onrecord.source.rules.dates import dates_in

__all__ = ["Dateline", "dateline"]

_MONTH = rf"(?i:{alternation(words('months'))})\.?"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.’'-]*){0,3}"
_MIXED = r"[A-ZÀ-Þ][\w’'-]+(?:[ /][A-ZÀ-Þ][\w’'-]+){0,2}"
_REGION = rf"(?:,\s(?!{_MONTH}\s\d)[A-ZÀ-Þ][\w.]{{0,20}}(?:\s[A-ZÀ-Þ][\w.]{{1,20}})?|\s\[[A-ZÀ-Þ][\w\s]{{1,30}}\])?"
_DAY = rf"(?:[,.]\s(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s(?:19|20)\d\d)?)?\.?"
_AGENCY = r"(?:\s?[(/\[](?P<agency>[A-Za-z][\w .-]{1,30})[)/\]])?"
_END = r"(?P<end>\s?[-–—]{1,2}\s|\s?[:.]\s|\s)"
_DATELINE = re.compile(rf"(?:(?P<capitals>{_CAPITALS})|(?P<mixed>{_MIXED})){_REGION}(?P<day>{_DAY}){_AGENCY}{_END}")
_AGENCY_FIRST = re.compile(r"\((?P<agency>[A-Za-z][\w .-]{1,30})\)\s?[-–—]{1,2}\s")
_LONGEST = 160


class Dateline(NamedTuple):
    """Where the dateline ends in its paragraph, the agency it names, and the day where it has a year."""

    end: int
    agency: str | None
    day: date | None


def dateline(text: str) -> Dateline | None:
    """The dateline with which a first paragraph opens. A place in capitals needs a dash, a known agency, or a colon
    where it is a capital city or a country; a place in small letters needs a known agency.

    >>> text = "RIGA, Feb 4 (Reuters) - Two envoys met."
    >>> text[dateline(text).end :], dateline(text).agency
    ('Two envoys met.', 'Reuters')
    >>> dateline("MOSCOW, February 4. /TASS/. Two envoys met.").agency, dateline("RIGA (AP) — Two envoys met.").agency
    ('TASS', 'AP')
    >>> dateline("Beijing [China], February 4, 2022 (ANI): Two envoys met.").day
    datetime.date(2022, 2, 4)
    >>> dateline("RIGA – Two envoys met."), dateline("MOSCOW: Two envoys met.")
    (Dateline(end=7, agency=None, day=None), Dateline(end=8, agency=None, day=None))
    >>> dateline("NATO (an alliance) met."), dateline("COVID: Two envoys met."), dateline("Riga – a town – slept.")
    (None, None, None)
    """
    head = text[:_LONGEST]
    first = _AGENCY_FIRST.match(head)
    if first is not None and (agency := agency_named(first["agency"])):
        return Dateline(first.end(), agency, None)
    match = _DATELINE.match(head)
    if match is None:
        return None
    agency = agency_named(match["agency"]) if match["agency"] else None
    mark = match["end"].strip()
    founded = agency is not None and (match["capitals"] or match["day"] or mark not in ("", "."))
    if match["capitals"] and not founded:
        dashed = mark != "" and mark not in ":." and (match["agency"] is None or match["day"] != "")
        founded = dashed or (mark == ":" and country_of(match["capitals"].title()) is not None)
    if not founded:
        return None
    day = next((mention.value for mention in dates_in(match.group())), None)
    return Dateline(match.end(), agency, day)
