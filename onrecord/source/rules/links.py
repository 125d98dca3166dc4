"""URLs and e-mail addresses on lines of their own, and the outlet that their host names show."""

from __future__ import annotations

import re
from datetime import date

from onrecord.language.lexicon.lists import words
from onrecord.source.errors import Problem
from onrecord.source.names import outlet_of_domain
from onrecord.source.page import Block, Page
from onrecord.source.shape import LONG, is_prose, plain

__all__ = ["claim_contacts", "claim_urls", "host_of", "show_outlet_of_url", "url_in"]

_URL = re.compile(r"https?://(?P<host>[^\s/:?#@<>\"]{1,253})(?::\d{1,5})?(?P<rest>[/?#][^\s<>\"]*)?", re.IGNORECASE)
_HOST = re.compile(r"[^\W_](?:[\w-]{0,62})(?:\.[\w-]{1,63}){1,10}")
_BARE_HOST = re.compile(r"www(?:\.[\w-]{1,63}){2,6}(?:/[\w./?=&%#-]{0,200})?", re.IGNORECASE)
_PATH_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)")
_PATH = re.compile(r"://[^/\s]+(?:/[^/\s]+){2}")
_EMAIL = re.compile(r"[\w.+-]{1,64}@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,6})")
_LABELS = words("source_url_labels")
_CONTACT_LABELS = words("source_contact_labels")


def url_in(text: str) -> str | None:
    """The URL that a value is; None where it is none, or more than one.

    >>> url_in(" https://news.example.org/2022/02/04/talks "), url_in("see https://example.org"), url_in("http://x")
    ('https://news.example.org/2022/02/04/talks', None, None)
    """
    value = text.strip().strip("<>")
    match = _URL.fullmatch(value)
    return value if match and _HOST.fullmatch(match["host"]) else None


def host_of(url: str) -> str:
    """The host name in a URL that `url_in` gave.

    >>> host_of("https://www.example.org:8080/a")
    'www.example.org'
    """
    match = _URL.match(url)
    return match["host"] if match else ""


def claim_urls(page: Page) -> None:
    """A label such as "Original url:" with a URL after it or below it, a URL on the first line or, where it leads deep
    into a site, above the first paragraph; and bare URLs, which are left out but may lead anywhere and so show nothing.
    """
    first_prose = next((block.index for block in page.open() if is_prose(block.text)), len(page.blocks))
    for block in page.blocks:
        if block.role is not None or len(block.text) > 20 * LONG:
            continue
        label, colon, value = block.text.partition(":")
        if colon and plain(label) in _LABELS and not value.startswith("//"):
            _claim_labelled(page, block, value)
        elif _BARE_HOST.fullmatch(block.text):
            page.claim(block, "url", "bare_url")
        elif url_in(block.text):
            first = all(above.role == "furniture" for above in page.blocks[: min(block.index, 8)])
            page.claim(block, "url", "url_at_the_top" if first and block.index < 8 else "bare_url")
            if block.rule == "url_at_the_top":
                page.show("url", url_in(block.text), block, block.rule)
            elif block.index < first_prose and _PATH.search(block.text):
                page.show("url", url_in(block.text), block, "url_above_the_article", rank=3)


def show_outlet_of_url(page: Page) -> None:
    """The outlet by the host of the article's URL, and the date where its path has one and no line gives a better."""
    url = page.fields.get("url")
    if url is None:
        return
    block = next(block for block in page.blocks if block.lines[-1].number >= url.line)
    outlet = outlet_of_domain(host_of(str(url.value)))
    if outlet:
        page.show("outlet", outlet, block, "url_host", rank=2)
    for year, month, day in _PATH_DATE.findall(str(url.value)):
        try:
            page.show("published", date(int(year), int(month), int(day)), block, "url_path", rank=3)
        except ValueError:
            continue


def claim_contacts(page: Page) -> None:
    """A line that is an e-mail address, with or without a label; its host may show the outlet."""
    for block in page.open():
        if len(block.text) > LONG or "@" not in block.text:
            continue
        match = _EMAIL.search(block.text)
        if match is None or block.text[match.end() :].strip(" .>)]"):
            continue
        if plain(block.text[: match.start()]).strip("<([ ") in _CONTACT_LABELS | {""}:
            page.claim(block, "contact", "email_address")
            outlet = outlet_of_domain(match["host"])
            if outlet:
                page.show("outlet", outlet, block, "email_host", rank=5)


def _claim_labelled(page: Page, block: Block, value: str) -> None:
    below = page.follower(block)
    if value.strip():
        if (url := url_in(value)) is None:
            return
        page.claim(block, "url", "url_label")
        page.show("url", url, block, "url_label")
        return
    page.claim(block, "url", "url_label")
    if below is not None and below.role is None and (url := url_in(below.text)):
        page.claim(below, "url", "url_under_label")
        page.show("url", url, below, "url_under_label")
    else:
        page.problems.append(Problem("OR-R010", f"no URL follows {block.text!r}", block.number))
