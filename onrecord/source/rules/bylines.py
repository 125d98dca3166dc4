"""Who wrote it: bylines with the agency they name, and notes on who reported and edited."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.language.lexicon.lists import words
from onrecord.source.names import agency_named, in_its_spelling, job_named, outlet_named, outlet_shaped, split_names
from onrecord.source.page import Block, Page
from onrecord.source.rules.dates import dates_in, is_date_line, one_date, without_dates
from onrecord.source.shape import LONG, is_names, is_prose

__all__ = ["Byline", "byline", "claim_bylines"]

_BY = re.compile(
    r"(?:(?:written|reported|story|report|reporting|words|text|analysis|opinion|commentary|article|posted|edited)\s)?by:?\s",
    re.IGNORECASE,
)
_PART = re.compile(r"\s*(?:[|•·/()]|\s[-–—]\s)\s*")
_ELEMENT = re.compile(r"\s*(?:,|;|&|\band\b|\bAND\b)\s*")
_DATE_LABEL = re.compile(r"(?:published|posted|updated)(?:\son)?:?\s*$", re.IGNORECASE)
_DATE_STAMP = re.compile(r"\s(?:published|posted|updated)\b", re.IGNORECASE)
_HANDLE = re.compile(r"\s@\w{1,40}")
_FOR = re.compile(r"\s(?:for|of|at|with)\s(?:the\s)?", re.IGNORECASE)
_PLACE = re.compile(r"\s(?:in|from)\s(?=[A-ZÀ-Þ])")
_POSTS = frozenset({"correspondent", "correspondents", "reporter", "reporters", "desk", "bureau", "staff", "writer"})
_WEEKDAYS = frozenset(word for word in words("source_date_words") if word.endswith("day"))
_REPORTING = re.compile(
    r"\(?(?:additional\s)?(?P<what>reporting|writing|editing|compiled|edited|reported|translated)\sby\s", re.IGNORECASE
)
_NOTED = re.compile(r"\s\((?:now|earlier|later|until|from|before|in)\b[^()]{0,40}\)", re.IGNORECASE)
_AFTER_DATE = re.compile(r"\s(?=by:?\s)", re.IGNORECASE)
_FOLLOW = re.compile(r"\s(?:follow|subscribe)$", re.IGNORECASE)
_SECTION_OF_NOTE = re.compile(r"[;.]\s+")


class Byline(NamedTuple):
    """What a byline says. An outlet is there where the author wrote "for" it."""

    authors: tuple[str, ...]
    agency: str | None
    outlet: str | None


def byline(text: str, holder: str | None = None) -> Byline | None:
    """What a line says if it is a byline: "By", then nothing but names, posts, places, agencies and a date.

    >>> byline("By Ana Roig and Jo van Dam for AFP")
    Byline(authors=('Ana Roig', 'Jo van Dam'), agency='AFP', outlet=None)
    >>> byline("BY LI WEI, Chief Correspondent, in Riga | Reuters | 4 Feb 2022")
    Byline(authors=('Li Wei',), agency='Reuters', outlet=None)
    >>> byline("By Ana Roig Published: Feb 03, 2022 07:58 PM").authors
    ('Ana Roig',)
    >>> byline("By the Associated Press").agency, byline("By our own correspondent").authors
    ('AP', ())
    >>> byline("By Baltic correspondent Ana Roig and wires").authors
    ('Ana Roig',)
    >>> byline("Saturday May 4, 2031 10:05 am PDT by Ana Roig").authors
    ('Ana Roig',)
    >>> byline("By: HarbourTV Follow", holder="HarbourTV").outlet
    'HarbourTV'
    >>> byline("By Friday, both had left"), byline("By Monday"), byline("By land and by sea")
    (None, None, None)
    """
    if len(text) > LONG:
        return None
    after_date = _AFTER_DATE.search(text)
    if after_date is not None and is_date_line(text[: after_date.start()]):
        text = text[after_date.end() :]
    opening = _BY.match(text[:40])
    if opening is None:
        return None
    if whole := in_its_spelling(_FOLLOW.sub("", text[opening.end() :].strip()), holder):
        return Byline((), None, whole)
    rest = text[opening.end() :].strip().removesuffix(".") if is_names(text[-12:].strip(".")) else text[opening.end() :]
    stamp = _DATE_STAMP.search(rest)
    if stamp is not None and is_date_line(rest[stamp.start() :]):
        rest = rest[: stamp.start()]
    found = _Found()
    for place, part in enumerate(_PART.split(_HANDLE.sub("", rest).strip())):
        if is_date_line(part):
            continue
        for element in filter(None, _ELEMENT.split(without_dates(part).strip(" ,-–—|"))):
            writer, employer = _employed(_without_place(f" {element}"))
            if writer and not found.take(writer, employer, first=place == 0):
                return None
    known = found.authors or found.agency or found.newsroom
    return Byline(tuple(found.authors), found.agency, found.outlet) if known else None


def claim_bylines(page: Page) -> None:
    """Bylines; the name of an agency alone or after a name ("Ana Roig, AFP"); names with their places above a date; a
    post or an outlet below a byline; notes on who reported and edited; and a name alone right above a date, which is a
    writer's or a place's and so shows nothing.
    """
    first_prose = next((block.index for block in page.open() if is_prose(block.text)), len(page.blocks))
    for block in page.open():
        if len(block.text) > 2 * LONG:
            continue
        found = byline(block.text, page.holder)
        rule = "byline"
        if found is None and block.index < first_prose:
            found, rule = _name_and_agency(block.text), "name_and_agency"
            if found is None and (below := page.follower(block)) is not None and is_date_line(below.text):
                found, rule = _names_in_places(_NOTED.sub("", block.text)), "names_in_places"
                if found is None:
                    found, rule = _several_names(_NOTED.sub("", block.text)), "several_names"
            if found is None:
                found, rule = _name_and_date(block.text), "name_and_date"
        if found is not None:
            page.claim(block, "byline", rule)
            _show(page, block.index, found, rule)
            value = one_date(block.text)
            if value is not None:
                page.show("published", value, block, rule, rank=2)
            continue
        above, below = page.leader(block), page.follower(block)
        if above is not None and above.role == "byline" and page.adjacent(above, block) and _is_affiliation(block.text):
            page.claim(block, "byline", "affiliation")
            if outlet := outlet_named(block.text.partition(",")[0]):
                page.show("outlet", outlet, block, "affiliation", rank=3)
        elif block.index < first_prose and _is_post(block.text):
            page.claim(block, "byline", "post_line")
        elif _REPORTING.match(block.text):
            page.claim(block, "byline", "reporting_note")
            _show(page, block.index, Byline(_reporters(block.text), None, None), "reporting_note", rank=3)
        elif block.index < first_prose and below is not None and is_date_line(below.text) and _is_name(page, block):
            page.claim(block, "byline", "name_above_date")


@dataclass
class _Found:
    """What the elements of a byline have said so far."""

    authors: list[str] = field(default_factory=list)
    agency: str | None = None
    outlet: str | None = None
    newsroom: bool = False

    def take(self, writer: str, employer: str | None, *, first: bool) -> bool:
        """Take one element in; False where it is nothing that a byline holds. Only the `first` part has the authors."""
        if employer is not None and not self._employ(employer):
            return False
        if agency := agency_named(writer):
            self.agency = self.agency or agency
        elif (self.authors or self.newsroom) and (outlet := outlet_named(writer)):
            self.outlet = self.outlet or outlet
        elif job_named(writer):
            self.newsroom = True
            if first and (name := _name_after_post(writer)):
                self.authors += [name] if name not in self.authors else []
        elif self.authors and outlet_shaped(writer):
            self.outlet = self.outlet or writer
        elif not is_names(writer) or writer.split()[0].casefold() in _WEEKDAYS:
            return False
        elif " " in writer and first:
            self.authors += [name for name in split_names(writer) if name not in self.authors]
        else:
            return bool(self.authors) or not first
        return True

    def _employ(self, employer: str) -> bool:
        if agency := agency_named(employer):
            self.agency = self.agency or agency
        elif outlet := outlet_named(employer):
            self.outlet = self.outlet or outlet
        else:
            return is_names(employer) or job_named(employer)
        return True


def _name_after_post(text: str) -> str | None:
    """The name that follows a post: 'Baltic correspondent Ana Roig'.

    >>> _name_after_post("Staff Writer Ana Roig"), _name_after_post("Chief Diplomatic Correspondent")
    ('Ana Roig', None)
    """
    tokens = text.split()
    last = max(place for place, token in enumerate(tokens) if job_named(token))
    name = " ".join(tokens[last + 1 :])
    names = split_names(name) if 2 <= len(tokens) - last - 1 <= 4 and is_names(name) else ()
    return names[0] if names else None


def _employed(element: str) -> tuple[str, str | None]:
    match = _FOR.search(f" {element}")
    if match is None:
        return element.strip().removeprefix("the ").removeprefix("The "), None
    return element[: max(match.start() - 1, 0)].strip(), element[match.end() - 1 :].strip()


def _without_place(part: str) -> str:
    """An element without the place from which its writer reports.

    >>> _without_place("Ana Roig in New York"), _without_place("Unrest in Riga lasts")
    ('Ana Roig', 'Unrest in Riga lasts')
    """
    place = _PLACE.search(part)
    return (part[: place.start()] if place and is_names(part[place.end() :]) else part).strip()


def _name_and_agency(text: str) -> Byline | None:
    """What the name of an agency says that stands alone, or after a writer's.

    >>> _name_and_agency("Ana Roig, Reuters"), _name_and_agency("Xinhua")
    (Byline(authors=('Ana Roig',), agency='Reuters', outlet=None), Byline(authors=(), agency='Xinhua', outlet=None))
    >>> _name_and_agency("Ana Roig, Riga")
    """
    if len(text) > LONG:
        return None
    if agency := agency_named(text):
        return Byline((), agency, None)
    names, comma, last = text.rpartition("," if "," in text else "|")
    agency = agency_named(last)
    authors = split_names(names)
    return Byline(authors, agency, None) if comma and agency and authors and is_names(names.replace(",", "")) else None


def _name_and_date(text: str) -> Byline | None:
    """Who wrote it, on one line with the day of publication.

    >>> _name_and_date("Ana Roig Published May 04, 2031 | 06:05 PM").authors, _name_and_date("Riga, 4 May 2031")
    (('Ana Roig',), None)
    """
    dates = dates_in(text[:LONG])
    if not dates or len(text) > LONG:
        return None
    name = _DATE_LABEL.sub("", text[: dates[0].start]).strip(" |,-–—•·")
    if not 2 <= len(name.split()) <= 4 or not is_names(name) or not is_date_line(text[dates[0].start :]):
        return None
    return Byline(split_names(name), None, None) if _DATE_LABEL.search(text[: dates[0].start]) else None


def _names_in_places(text: str) -> Byline | None:
    """Who reported from where.

    >>> _names_in_places("Ana Roig in Riga and Jo van Dam in Oslo")
    Byline(authors=('Ana Roig', 'Jo van Dam'), agency=None, outlet=None)
    >>> _names_in_places("Ana Roig"), _names_in_places("Li Wei in Riga lights a lamp")
    (None, None)
    """
    parts = [_without_place(part) for part in _ELEMENT.split(text[:LONG])]
    if len(text) > LONG or not _PLACE.search(text) or not all(is_names(part) and " " in part for part in parts):
        return None
    return Byline(split_names(", ".join(parts)), None, None)


def _several_names(text: str) -> Byline | None:
    """Two or more people named one after the other, as stands above a date.

    >>> _several_names("Ana Roig and Jo van Dam").authors, _several_names("Ana Roig"), _several_names("Riga, Latvia")
    (('Ana Roig', 'Jo van Dam'), None, None)
    """
    parts = _ELEMENT.split(text[:LONG])
    if len(text) > LONG or len(parts) < 2 or not all(is_names(part) and 2 <= len(part.split()) <= 4 for part in parts):
        return None
    if not re.search(r"\sand\s|&", text, re.IGNORECASE):
        return None
    authors = split_names(", ".join(parts))
    return Byline(authors, None, None) if len(authors) == len(parts) else None


def _is_post(text: str) -> bool:
    """Whether a line gives nobody's name but a post in a newsroom, alone or with a place.

    >>> _is_post("Staff Correspondent, Riga"), _is_post("Our Foreign Desk"), _is_post("President of Latvia speaks")
    (True, True, False)
    """
    first = text.partition(",")[0]
    tokens = first.split()
    return (
        len(text.split()) <= 5
        and len(tokens) >= 2
        and tokens[-1].casefold() in _POSTS
        and is_names(text.replace(",", ""))
    )


def _is_affiliation(text: str) -> bool:
    """Whether a line below a byline says for whom, or as what, the author works.

    >>> _is_affiliation("BBC News, Riga"), _is_affiliation("Chief Diplomatic Correspondent"), _is_affiliation("Riga.")
    (True, True, False)
    """
    employer = text.partition(",")[0]
    known = outlet_named(employer) or agency_named(employer) or job_named(text)
    return bool(known) and len(text.split()) <= 8 and not is_prose(text)


def _reporters(text: str) -> tuple[str, ...]:
    """The writers in a note on who reported.

    >>> _reporters("(Reporting by Ana Roig in Riga and Jo van Dam; Editing by Li Wei)"), _reporters("Editing by Li Wei")
    (('Ana Roig', 'Jo van Dam'), ())
    """
    match = _REPORTING.match(text)
    if match is None or match["what"].casefold() not in ("reporting", "reported", "writing"):
        return ()
    if text.lstrip("(").casefold().startswith("additional"):
        return ()
    first = _SECTION_OF_NOTE.split(text[match.end() :].strip(" ()."), maxsplit=1)[0]
    return tuple(name for part in _ELEMENT.split(first) for name in split_names(_without_place(part)) if " " in name)


def _is_name(page: Page, block: Block) -> bool:
    """Whether the line could be a person's name below a headline."""
    headed = any(above.role is None for above in page.blocks[max(0, block.index - 4) : block.index])
    return headed and 2 <= len(block.text.split()) <= 4 and is_names(block.text)


def _show(page: Page, index: int, found: Byline, rule: str, rank: int = 1) -> None:
    block = page.blocks[index]
    if found.authors:
        page.show("authors", found.authors, block, rule, rank=rank)
    if found.agency:
        page.show("agency", found.agency, block, rule, rank=rank)
    if found.outlet:
        page.show("outlet", found.outlet, block, rule, rank=3)
