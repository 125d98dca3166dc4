"""Parts of a page that are not the article: menus, advertising, share links, newsletters, error pages, style sheets."""

from __future__ import annotations

import re

from onrecord.language.lexicon.lists import alternation, words
from onrecord.source.names import agency_named, outlet_named
from onrecord.source.page import Block, Page
from onrecord.source.shape import LONG, is_prose, ornament, plain

__all__ = ["claim_furniture", "claim_page_tail", "furniture_rule", "own_channel"]

_LINES = words("source_furniture")
_OPENING = re.compile(rf"{alternation(words('source_furniture_openings'))}(?![a-z])", re.IGNORECASE)
_GLUED_OPENING = re.compile(r"(?:daily|weekly) newsletter", re.IGNORECASE)
_IMPERATIVE = re.compile(rf"{alternation(words('source_imperatives'))}(?![\w-])", re.IGNORECASE)
_CHANNEL = re.compile(rf"(?<![\w-]){alternation(words('source_channels'))}(?![\w-])", re.IGNORECASE)
_ERROR_PAGE = re.compile(
    r"""(?:sorry,?\s|oops[,!]?\s)?(?:the|this)\s(?:page|content|article|story|video)
        (?:\s(?:that\s)?(?:you|we|has)\b.{0,50}?|\srequested)?
        \s(?:is\s)?(?:does\snot\sexist|doesn['’]t\sexist|no\slonger\s(?:exists|available)|not\savailable|unavailable
           |(?:could\snot|can['’]?t|cannot)\sbe\sfound|not\sfound|has\sbeen\s(?:removed|moved))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_READING_TIME = re.compile(r"(?:reading\stime:?\s)?\d{1,3}[\s-]?(?:min(?:ute)?s?)(?:\sread)?", re.IGNORECASE)
_COUNTER = re.compile(
    r"list\sof\s\d+\sitems?|\d[\d,.]*\s?[km]?\s(?:comments?|shares?|views?|likes?|retweets?|replies)"
    r"|(?:comments?|shares?|views?)\s?\(?\d[\d,.]*\)?",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?:updated|published|posted)?:?\s?(?:\d{1,3}|an?)\s(?:minute|hour|day|week|month|year)s?\sago", re.IGNORECASE
)
_STYLE = re.compile(
    r"""[{}]
      | [.#@]?[\w .,\#>:()-]{1,80}\{                          # .share-box {
      | [a-z]{3,20}\s?:\s?[^\s;:]+(?:\s[^\s;:]+){0,2};         # margin: 0 auto;
      | -?[a-z]{2,20}(?:-[a-z]{2,20}){1,3}\s?:[^;:]{1,80};     # font-family: Helvetica, Arial, sans-serif;
    """,
    re.VERBOSE,
)
_BARE_NUMBER = re.compile(r"\d{1,6}|\d{1,3}\s?/\s?\d{1,3}")
_BREADCRUMB = re.compile(r"\s[>»›/|]\s")
_TO_READER = re.compile(
    r"\b(?:you|your|yours|us|we|here|click|cookies?|e-?mail|akismet|javascript|browser|reserved)\b", re.IGNORECASE
)
_QUOTE = re.compile(r"[\"“”„«»]")
_FILE = re.compile(r"\b(?:pdf|docx?|xlsx?|pptx?|zip|mp[34]|epub|download)\b", re.IGNORECASE)
_FILE_SIZE = re.compile(r"\d\s?(?:[kmg]i?b|bytes)\b[\s).\]]*$", re.IGNORECASE)
_ICON = re.compile(r"^[^\w\"“”‘’'(\[©#$€£@.,+-]+\s*")
_PARTS = re.compile(r"\s*[|·•]\s*")
_WIRES = frozenset({"wires", "agencies", "news wires", "newswires", "news agencies", "agency inputs", "agency reports"})
_NOTE = re.compile(
    r"(?:with|from|by)\s(?:(?:additional\s)?(?:inputs?|reporting|reports?|files?|material)\s(?:from|by)\s)?",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*(?:,|/|&|\band\b)\s*")
_TAIL_WORDS = 20
_PLATFORMS = words("source_platforms")
_OWN_CHANNEL = alternation([*words("source_channels"), *_PLATFORMS])
_OWN = re.compile(
    rf"""(?:\bour\s(?:[a-z-]+\s){{0,4}}|\bthe\s(?:(?:new|free|official|live)\s)?|\bdownload(?:ing)?\s
          |\b(?i:subscribe|sign\sup)\sto\s)
         (?P<name>[A-Z][\w&-]*(?:\s[A-Z0-9][\w&-]*){{0,3}}?)(?:['’]s)?
         (?=\s(?:[a-z]+\s)?(?:on\s)?(?i:{_OWN_CHANNEL})\b)""",
    re.VERBOSE,
)


def claim_furniture(page: Page) -> None:
    """Every line that a list or a pattern knows as furniture; the outlet where it speaks of its own channel."""
    for block in page.open():
        rule = furniture_rule(block.text)
        if rule is None:
            continue
        page.claim(block, "furniture", rule)
        if rule == "call_to_action":
            _show_outlet(page, block)


def claim_page_tail(page: Page) -> None:
    """Short lines below the last paragraph and below other furniture: tags, names of sections, further headlines."""
    prose = max((block.index for block in page.open() if is_prose(block.text)), default=len(page.blocks))
    below_furniture = False
    for block in page.blocks[prose + 1 :]:
        if block.role == "furniture":
            below_furniture = True
        elif block.role is None and below_furniture and len(block.text.split()) <= _TAIL_WORDS:
            page.claim(block, "furniture", "page_tail")


def furniture_rule(text: str) -> str | None:
    """The name of the rule by which a line is furniture, or None.

    >>> furniture_rule("Share this story:"), furniture_rule("Related article: Ports reopen"), furniture_rule("* * *")
    ('furniture_phrase', 'furniture_opening', 'ornament')
    >>> furniture_rule("Sign up to the Harbour Post newsletter and never miss a story!")
    'call_to_action'
    >>> furniture_rule("Sorry, the page you were looking for could not be found"), furniture_rule("4 min read")
    ('error_page', 'counter')
    >>> furniture_rule("(With AFP and agencies)"), furniture_rule("World > Asia > Trade"), furniture_rule("left: 4px;")
    ('agency_note', 'breadcrumb', 'style_sheet')
    >>> furniture_rule("The text of the treaty: PDF (1.2 MB)")
    'file_size'
    >>> furniture_rule("Follow-up talks on the app are planned for May."), furniture_rule("Shares fell on Friday.")
    (None, None)
    """
    if ornament(text):
        return "ornament"
    if len(text) > LONG:
        return None
    bare = plain(_ICON.sub("", text).strip("()[]"))
    if bare in _LINES:
        return "furniture_phrase"
    if _is_agency_note(bare):
        return "agency_note"
    if _ERROR_PAGE.match(text):
        return "error_page"
    if _BARE_NUMBER.fullmatch(text) or any(form.fullmatch(bare) for form in (_READING_TIME, _COUNTER, _AGO)):
        return "counter"
    if _FILE_SIZE.search(text) and _FILE.search(text):
        return "file_size"
    if _STYLE.fullmatch(text):
        return "style_sheet"
    parts = [part for part in _PARTS.split(text) if part]
    if len(parts) > 1 and all(furniture_rule(part) for part in parts):
        return "furniture_parts"
    if _is_breadcrumb(text):
        return "breadcrumb"
    if _GLUED_OPENING.match(text) or _opens_as_furniture(text):
        return "furniture_opening"
    if _IMPERATIVE.match(text) and _CHANNEL.search(text) and not _QUOTE.search(text):
        return "call_to_action"
    return None


def own_channel(text: str) -> str | None:
    """The outlet as it names itself when it offers a channel of its own.

    >>> own_channel("Join our new Harbour Post Telegram channel!"), own_channel("Get alerts by downloading the HP app")
    ('Harbour Post', 'HP')
    >>> own_channel("Join our Telegram channel"), own_channel("Follow Ana Roig on Twitter")
    (None, None)
    """
    for match in _OWN.finditer(text):
        if match["name"].casefold() not in _PLATFORMS:
            return match["name"]
    return None


def _show_outlet(page: Page, block: Block) -> None:
    name = own_channel(block.text)
    if name is not None and agency_named(name) in (None, name):
        page.show("outlet", outlet_named(name) or name, block, "own_channel", rank=4)


def _opens_as_furniture(text: str) -> bool:
    """Whether a line opens as furniture does; a whole sentence must also speak to the reader, or open with a label.

    >>> _opens_as_furniture("More from our desk"), _opens_as_furniture("More from the harvest went abroad, he said.")
    (True, False)
    """
    opening = _OPENING.match(text)
    if opening is None:
        return False
    return not is_prose(text) or opening.group().endswith((":", "|")) or _TO_READER.search(text) is not None


def _is_agency_note(bare: str) -> bool:
    opening = _NOTE.match(bare)
    if opening is None or not bare.startswith("with"):
        return False
    parts = _LIST.split(bare[opening.end() :])
    return all(part in _WIRES or agency_named(part) for part in parts)


def _is_breadcrumb(text: str) -> bool:
    parts = _BREADCRUMB.split(text)
    return len(parts) >= 3 and all(len(part.split()) <= 4 and part[:1].isupper() for part in parts)
