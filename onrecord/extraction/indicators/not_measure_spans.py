"""Places whose numbers measure nothing: links, addresses, telephones, scores, versions, idioms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.language.text.spans import merged

__all__ = ["Places", "places_left_out"]

_WEB = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|(?:pic\.)?twitter\.com\S*"
    r"|t\.co/\S+|[#@]\w+"
)
_PHONE = re.compile(
    r"(?<![\w.,$£€])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,5}\)[ .-]?)?\d{2,5}(?:[ .-]\d{2,5}){2,4}(?![\w%]|,\d)"
)
_VERSION = re.compile(r"\b[A-Za-z]{0,12}\d{1,6}(?:\.\d{1,6}){2,6}\b")
# Points between three digits each group them as commas do: "1.234.567 euros".
_POINTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}")
_IDIOM = re.compile(
    r"(?<![\w.,/-])(?:24/7|9/11|7/7|50[-/–]50|20[-/]20|[Ff]ifty-fifty|[Tt]wenty-twenty|[Cc]atch-22"
    r"|[Oo]ne[- ](?:on|to|by|for)[- ]one)(?![\w/-])"
)
_LIST_ITEM = re.compile(r"[ \t]*\(?\d{1,2}(?:[.)]|\))[ \t]")
# What lies beside a picture or a file to load: "(PDF, 210KB)", "640 x 480px", "1.4MB PDF".
_FILE_TYPE = (
    r"(?:PDF|DOCX?|XLSX?|CSV|PPTX?|ZIP|JPE?G|PNG|GIF|TIFF?|MP[34]|EPUB|HTML|XML|pdf|docx?|xlsx?|csv|zip|jpe?g|png)"
)
_FILE = re.compile(
    rf"\b{_FILE_TYPE}\b[ ,:(\[–-]{{0,3}}[0-9.,]{{1,7}} ?[KMG]i?[Bb]\b"
    rf"|\b[0-9.,]{{1,7}} ?[KMG]i?[Bb]\b[ ,)]{{0,2}}{_FILE_TYPE}\b"
    r"|[(\[][0-9.,]{1,7} ?[KMG]i?[Bb][)\]]|[0-9]{1,5}(?: ?[x×] ?[0-9]{1,5})? ?(?:px|pixels?)\b"
    r"|\b[0-9]{1,3} ?kbps\b"
)
_FILE_HINT = re.compile(r"[KMG]i?[Bb]\b|px\b|pixel|kbps")
# "The 5+1", "the P5+1": a name of those who talk.
_PLUS = re.compile(r"\b[PE]?[0-9] ?\+ ?[0-9]\b")
# The points of a list within a sentence: "it must (1) end the war, (2) pay"; "Amina Deby (54) said" tells an age.
_POINT = re.compile(r"(?<=[a-z,;:—] )\([0-9]{1,2}\)(?= [a-z])")
# What the longer patterns need, asked for first.
_TWO_POINTS = re.compile(r"[0-9]\.[0-9]+\.[0-9]")
_DASHED = re.compile(r"[0-9] ?[-–—] ?[0-9]")
_STREET = re.compile(
    r"(?<![\w$£€.,])\d{1,5}[A-Z]?(?: [NSEW]\.?)?(?: (?:[A-Z][\w’'.]{0,24}|\d+(?:st|nd|rd|th))){1,4},? ?"
    r"(?:\b(?:Street|Avenue|Road|Boulevard|Lane|Drive|Way|Place|Square|Court|Terrace|Parkway|Highway)\b"
    r"|\b(?:St|Ave|Rd|Blvd|Dr|Ln|Pl|Hwy)\b\.?)"
)
_AFTER_A_SCORE = (
    r"up|down|ahead|behind|win|wins|won|victory|defeat|loss|lead|draw|drawn|triumph|thrashing|over|against|to|at"
    r"|in|on|and"
    r"|after|with|when|by|for|home|away|scoreline|aggregate|record|vote|decision|ruling|run"
)
_SCORE = re.compile(
    r"(?<![\w$£€.,/-])\d{1,3}(?P<dash> ?[-–—] ?)\d{1,3}(?:(?P=dash)\d{1,3})?(?![\w%°]|[.,/:]\d|-[a-z]|-\d)"
    rf"(?= ?(?:[.,;:)?!]|$|\n|(?:{_AFTER_A_SCORE}|[A-Z])\b))"
)
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+")


def places_left_out(text: str, start: int, end: int, numerals: Sequence[int]) -> list[tuple[int, int]]:
    """The places in a sentence, in order of kind; `numerals` are the ends of its numbers in digits.

    >>> text = "See https://x.org/2022/02 or call +7 495 697 03 49; they won 3-1 at 10 Downing Street 24/7."
    >>> numerals = [match.end() for match in re.finditer("[0-9]+", text)]
    >>> [text[a:b] for a, b in sorted(places_left_out(text, 0, len(text), numerals))]
    ['https://x.org/2022/02', '+7 495 697 03 49', '3-1', '10 Downing Street', '24/7']
    >>> places_left_out("a 14-18 mpg car, 1 234 567 people", 0, 33, [4, 7, 18])
    []
    """
    return [match.span() for match in _matches(text, start, end, numerals)]


def _matches(text: str, start: int, end: int, numerals: Sequence[int]) -> Iterator[re.Match[str]]:
    """Each pattern is asked only where a character that it needs is there."""
    if not numerals:
        return
    sentence = text[start:end]
    dashes = "-" in sentence or "–" in sentence or "—" in sentence
    if "@" in sentence or "#" in sentence or "/" in sentence or "www." in sentence or ".com" in sentence:
        yield from _WEB.finditer(text, start, end)
    if _TWO_POINTS.search(sentence) is not None:
        yield from (match for match in _VERSION.finditer(text, start, end) if not _POINTED.fullmatch(match.group()))
    if dashes or "/" in sentence or "one " in sentence:
        yield from _IDIOM.finditer(text, start, end)
    if dashes and _DASHED.search(sentence) is not None:
        yield from _SCORE.finditer(text, start, end)
    if _FILE_HINT.search(sentence) is not None:
        yield from _FILE.finditer(text, start, end)
    if "+" in sentence:
        yield from _PLUS.finditer(text, start, end)
    if " (" in sentence:
        yield from _POINT.finditer(text, start, end)
    item = _LIST_ITEM.match(text, start, end)
    if item is not None:
        yield item
    if any(text[place : place + 1] == " " and text[place + 1 : place + 2].isupper() for place in numerals):
        yield from _STREET.finditer(text, start, end)
    if len(numerals) > 2:
        yield from (match for match in _PHONE.finditer(text, start, end) if _is_phone(match.group()))


def _is_phone(found: str) -> bool:
    """Seven digits or more in groups that are not those of thousands."""
    return sum(c.isdigit() for c in found) >= 7 and not _GROUPED.fullmatch(found)


class Places:
    """Stretches of a text, to ask whether something overlaps one of them.

    >>> places = Places([(5, 9), (0, 2), (7, 12)])
    >>> places.overlap(2, 5), places.overlap(9, 10)
    (False, True)
    """

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = merged(spans)
        self._at = 0

    def overlap(self, start: int, end: int) -> bool:
        """Whether a stretch overlaps; to be asked from left to right."""
        while self._at < len(self._spans) and self._spans[self._at][1] <= start:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at][0] < end
