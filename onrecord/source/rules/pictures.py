"""Captions, which the article keeps, and photo credits, which it does not."""

from __future__ import annotations

import re

from onrecord.language.lexicon.lists import table
from onrecord.source.names import agency_named
from onrecord.source.page import Block, Page
from onrecord.source.shape import LONG, ends_sentence, is_names

__all__ = ["caption_end", "claim_pictures", "claim_repeats", "is_credit"]

_PICTURE_AGENCIES = frozenset(row["name"] for row in table("source_agencies") if row["kind"] == "picture")
_LABEL = re.compile(
    r"""(?:photo(?:graph)?s?|image|picture|pic|illustration|video|screenshot|foto)?\s?
        (?:credits?|source|courtesy(?:\sof)?|by)?\s?(?P<mark>[:/,]|(?<=by)\s|(?<=of)\s)\s?(?P<who>.{2,100})""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_LABEL_WORD = re.compile(r"(?:photo|image|picture|pic\b|illustration|screenshot|foto|credit|courtesy)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:/|\bvia\b|\bVIA\b|\|)\s*|\s[-–—]\s")
_NOISE = re.compile(
    r"\b(?:photos?|images?|pool|handout|via|file|archive|photo by|screenshot|screengrab|news agency)\b|[©()\[\]]",
    re.IGNORECASE,
)
_SUPPLIED = re.compile(r"(?P<by>[A-Z][\w .&-]{1,24}?):\s(?P<who>\S.{1,80})")
_SUPPLIERS = frozenset({"supplied", "handout", "courtesy", "file", "pool"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_INNER_LABEL = re.compile(r"(?<=\s)(?:Photo|Image|Picture|Photograph|Credit)s?(?:\s(?i:credit|source|by|courtesy))?:\s")
_LABEL_ALONE = re.compile(r"(?:image|photo|picture)\s(?P<what>caption|source|credit)s?\s?[,:]?", re.IGNORECASE)
_OPENING = re.compile(
    r"(?P<label>(?:photo|image|picture)\scaption\s?[:,–—-]\s"
    r"|(?:file(?:\s(?:photo|image|picture))?|photo|picture|image|caption|pictured)\s?[:–—-]\s)|in\sthis\s(?:[\w,.]+\s){0,8}(?:photo|picture|image|photograph|handout|screengrab)\b|pictured\b",
    re.IGNORECASE,
)
_SIDES = re.compile(
    r"\((?:L|R|C|left|right|centre|center|L-R|L to R|from left)\)|\bfile (?:photo|picture|image)\b|\bpictured\b",
    re.IGNORECASE,
)
_LAST_SENTENCE = re.compile(r"[.!?][\"”’')]?\s+(?=\S[^.!?]{1,100}\.?$)")
_SHORTEST_REPEAT = 25
_LONGEST_CREDIT = 120


def claim_repeats(page: Page) -> None:
    """Of a line printed twice running the first is kept. The second may be longer by a photo credit, and the line is a
    caption then; a line that only repeats leaves the other rules to say what the first is.
    """
    above: Block | None = None
    for below in page.blocks:
        if above is None or not _claim_repeat(page, above, below):
            above = below


def claim_pictures(page: Page) -> None:
    """Lines that are a credit, lines that end in one, lines that open or point as captions do, the line that stands
    right above a credit, and the line below a label such as "Image caption".
    """
    for block in page.blocks:
        if block.role in (None, "furniture") and _LABEL_ALONE.fullmatch(block.text):
            _claim_labelled(page, block)
    for block in page.open():
        if is_credit(block.text):
            page.claim(block, "credit", "photo_credit")
    for block in page.open():
        if len(block.text) > 4 * LONG:
            continue
        end = caption_end(block.text)
        opening = _OPENING.match(block.text)
        start = opening.end("label") if opening and opening["label"] else 0
        below = page.follower(block)
        if end is not None:
            page.claim(block, "caption", "caption_with_credit", (start, end))
        elif opening is not None:
            page.claim(block, "caption", "caption_opening", (start, len(block.text)))
        elif below is not None and below.rule == "photo_credit" and _is_depiction(page, block, below):
            page.claim(block, "caption", "caption_above_credit")


def is_credit(text: str) -> bool:
    """Whether a line says who took a picture and nothing else.

    >>> all(map(is_credit, ("Ana Roig / TASS", "AP - Li Wei", "© Telegram screenshot", "Photo: Ana Roig")))
    True
    >>> all(map(is_credit, ("(Ana Roig/Tass/Abaca Press/TNS)", "Ana Roig/AFP via Getty Images", "Getty Images")))
    True
    >>> any(map(is_credit, ("Reuters", "Ana Roig, AFP", "Iran/Iraq border reopens", "Image: a strong leader.")))
    False
    """
    if len(text) > _LONGEST_CREDIT or len(text.split()) > 16:
        return False
    inner = text.strip()
    while len(inner) > 2 and (inner[0], inner[-1]) in (("(", ")"), ("[", "]")):
        inner = inner[1:-1].strip()
    slashed = inner.startswith("/")
    inner = inner.lstrip("/—–- ")
    if inner.startswith("©"):
        return len(inner) > 1 and (not _YEAR.search(inner) or "/" in inner) and len(inner.split()) <= 10
    label = _LABEL.match(inner) if _LABEL_WORD.match(inner) else None
    supplied = _SUPPLIED.fullmatch(inner)
    if supplied is not None and (supplied["by"].casefold() in _SUPPLIERS or agency_named(supplied["by"])):
        return is_names(_NOISE.sub(" ", supplied["who"]).replace("/", " ").replace(",", " ").strip(" ."))
    if label is not None and label.end() == len(inner):
        who = _NOISE.sub(" ", label["who"]).replace("/", " ").replace(",", " ").strip(" .")
        return is_names(who) or agency_named(who) is not None
    parts = [part for part in _SEPARATOR.split(inner) if part]
    agencies = [agency for part in parts if (agency := agency_named(_NOISE.sub(" ", part)) or agency_named(part))]
    if len(parts) < 2:
        return bool(agencies) and (slashed or agencies[0] in _PICTURE_AGENCIES)
    return bool(agencies) and all(agency_named(part) or _is_name_or_noise(part) for part in parts)


def caption_end(text: str) -> int | None:
    """Where the words of a caption end, in a line that goes on with a photo credit; None where it does not.

    >>> for line in ("They shake hands. (Ana Roig/Tass)", "A gas field | Photo Credit: AP", "A field. /Xinhua"):
    ...     print(line[: caption_end(line)])
    They shake hands.
    A gas field
    A field.
    >>> caption_end("The talks are over. (AFP)"), caption_end("The talks (the third in May) are over.")
    (None, None)
    """
    stripped = text.rstrip()
    start = _credit_start(stripped)
    return len(stripped[:start].rstrip(" \u00a0|–—-/")) if start else None


def _credit_start(text: str) -> int:
    """Where the credit at the end of a line starts, 0 where there is none."""
    if text.endswith((")", "]")):
        start = max(text.rfind("("), text.rfind("["))
        return start if start > 0 and is_credit(text[start:]) else 0
    tail = max(0, len(text) - _LONGEST_CREDIT - 4)
    starts = [text.rfind("©"), *(match.start() for match in _INNER_LABEL.finditer(text, tail))]
    last = _LAST_SENTENCE.search(text, tail)
    if last is not None:
        starts.append(last.end())
    return next((start for start in starts if start > 0 and is_credit(text[start:])), 0)


def _claim_repeat(page: Page, above: Block, below: Block) -> bool:
    """Claim `below` where it gives the words of `above` once more."""
    first, second = above.text, below.text
    if below.role is not None or above.role not in (None, "caption") or min(len(first), len(second)) < _SHORTEST_REPEAT:
        return False
    if first == second:
        page.claim(below, "repeat", "printed_twice")
    elif _adds_credit(first, second):
        if above.role is None:
            page.claim(above, "caption", "caption_before_credited_repeat", (0, len(first)))
        page.claim(below, "credit", "caption_again_with_credit")
    elif above.role is None and _adds_credit(second, first):
        page.claim(above, "caption", "caption_with_credit", (0, len(second)))
        page.claim(below, "repeat", "printed_twice")
    else:
        return False
    return True


def _is_name_or_noise(part: str) -> bool:
    rest = _NOISE.sub(" ", part).replace(",", " ").strip()
    return not rest or is_names(rest)


def _adds_credit(caption: str, longer: str) -> bool:
    if not longer.startswith(caption):
        return False
    added = longer[len(caption) :].strip()
    return 0 < len(added) <= _LONGEST_CREDIT and (
        is_credit(added) or not ends_sentence(added) or len(added.split()) <= 6
    )


def _claim_labelled(page: Page, label: Block) -> None:
    if label.role is None:
        page.claim(label, "furniture", "picture_label")
    below = page.follower(label)
    match = _LABEL_ALONE.fullmatch(label.text)
    if match is None or below is None or below.role is not None:
        return
    if match["what"].casefold() == "caption":
        page.claim(below, "caption", "caption_below_label")
    elif len(below.text.split()) <= 8 and not ends_sentence(below.text):
        page.claim(below, "credit", "credit_below_label")


def _is_depiction(page: Page, block: Block, credit: Block) -> bool:
    if not ends_sentence(block.text) and len(block.text.split()) < 6:
        return False
    if len(block.text) > 2 * LONG:
        return False
    above = page.leader(block)
    touches = page.adjacent(block, credit) and not (
        above is not None and page.adjacent(above, block) and above.role is None
    )
    return touches or _SIDES.search(block.text) is not None
