"""The words of a chain put together into segments, one name each: known names grouped, 'and' and 'of' weighed."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.language.lexicon.gazetteer import Known, longest_known
from onrecord.language.lexicon.lists import words
from onrecord.language.lexicon.roles import is_given_name, role_head, title
from onrecord.language.mentions.names import LINKS, PARTICLES

__all__ = ["INITIAL", "Token", "segments", "trimmed"]

_SPLIT = re.compile(r"\S+")
_STARTERS = words("sentence_starters")
_ORGANIZATION_WORDS = words("organization_words")
_OUTLET_WORDS = words("outlet_words")
_THING_WORDS = words("thing_words")
_FAMILY_NAMES = words("family_names_first")
_PORTFOLIOS = words("portfolio_words")
_HEADLINE_VERBS = words("headline_verbs")
_BODY_NOUNS = (words("company_nouns") | words("outlet_nouns")) - {word.lower() for word in _ORGANIZATION_WORDS}
_ROLE_MODIFIERS = words("role_modifiers")
_SHARED_HEADS = frozenset(("Committee", "Commission", "Administration", "Bureau", "Department", "Center", "Centre"))
_SMALL = LINKS | PARTICLES
INITIAL = re.compile(r"[^\W\d_]\.$")
_CLOSED = re.compile(r"(?:[A-Z]\.){3,}$|(?:Inc|Corp|Co|Ltd|Bros|Plc|PLC)\.$")
"""What a name of a body ends in, so that a person's may follow it: 'the C.I.A. James Holt'."""
_ARTICLES = frozenset(("The", "A", "An"))
_POSSESSIVE = re.compile(r"['’]s?$")
_LIKE_PLURALS = words("family_names_like_plurals")
_ORDINARY = words("ordinary_words")
_NICKNAME = re.compile(r"""[\"“‘'(][A-Z][^\"”’')]*[\"”’')]""")


class Token(NamedTuple):
    """A word of a chain, or a known name of several; places count from the start of the chain."""

    text: str
    start: int
    end: int
    known: Known | None = None


def segments(chain: str, opening: bool) -> list[list[Token]]:
    """The segments of a chain. `opening` says that the chain opens a sentence and its first word may be any.

    >>> [[token.text for token in segment] for segment in segments("Kenya and the Bank of Ghana", False)]
    [['Kenya'], ['Bank', 'of', 'Ghana']]
    >>> [[token.text for token in segment] for segment in segments("However Olga Berg of Oslo", True)]
    [['Olga', 'Berg'], ['Oslo']]
    """
    return _segments(_grouped(_opened(chain, opening)))


def _opened(chain: str, opening: bool) -> list[Token]:
    """The words of a chain without those that are capitalised for their place alone."""
    tokens = [Token(match.group(), *match.span()) for match in _SPLIT.finditer(_without_nickname(chain))]
    if opening and len(tokens) > 1 and tokens[0].text.lower() in _BODY_NOUNS and not _known_from(tokens):
        return tokens[1:]
    while opening and tokens and _may_open(tokens[0].text) and not _is_name_all_the_same(tokens):
        # Behind an article the capital is the name's own: 'The High Harbour Committee'.
        opening = tokens[0].text not in _ARTICLES
        tokens = tokens[1:]
    while tokens and (tokens[0].text in LINKS or tokens[0].text in PARTICLES):
        tokens = tokens[1:]
    return tokens


def _without_nickname(chain: str) -> str:
    """The chain with blanks for what stands in marks or brackets: 'Oleh “Bear” Marchenko'."""
    if chain.isascii() and '"' not in chain and "(" not in chain and " '" not in chain:
        return chain
    return _NICKNAME.sub(lambda found: " " * len(found.group()), chain)


def _ends_before(token: Token) -> bool:
    """Whether a word in mid-chain is no part of a name, so that the name before it ends."""
    if token.text in PARTICLES:
        return False
    return _is_headline_verb(token) or (_may_open(token.text) and not _is_portfolio_or_name(token))


def _goes_on(current: list[Token], complement: bool, following: Token | None) -> bool:
    """Whether a word that opens sentences is the name's own: behind 'of', or between a title and a name."""
    if not current:
        return False
    last = current[-1].text
    return (complement and last in LINKS) or (following is not None and (role_head(last) or title(last) is not None))


def _is_headline_verb(token: Token) -> bool:
    """Whether a capitalised word in mid-chain is the verb of a headline: 'Lund Slams Berg'."""
    word = token.text
    return word.lower() in _HEADLINE_VERBS and token.known is None and not (is_given_name(word) or role_head(word))


def _may_open(word: str) -> bool:
    """Whether a word may owe its capital to its place: 'However', 'A', but not 'US' and 'WHO'."""
    return word.lower() in _STARTERS and not word[1:].isupper()


def _is_name_all_the_same(tokens: list[Token]) -> bool:
    """Whether an ambiguous first word begins a name: Will, Mark or Grant before a family name; an office."""
    known = longest_known(tuple(token.text for token in tokens), 0)
    if role_head(tokens[0].text) or (known is not None and known[0] > 1):
        return True
    if len(tokens) > 1 and tokens[1].text[:1].islower() and "-" in tokens[1].text:
        return True  # Said al-Harthy
    if tokens[0].text.lower() in _ROLE_MODIFIERS and any(role_head(token.text) for token in tokens[1:4]):
        return True
    if len(tokens) < 2 or not is_given_name(tokens[0].text):
        return False
    following = tokens[1].text
    return not (is_given_name(following) or role_head(following) or title(following) or _known_alone(following))


def _known_from(tokens: list[Token]) -> bool:
    """Whether a known name begins with the first word: 'Bank of Ghana'."""
    return tokens[1].text in _SMALL or longest_known(tuple(token.text for token in tokens), 0) is not None


def _known_alone(word: str) -> bool:
    return longest_known((word,), 0) is not None


def _grouped(tokens: list[Token]) -> list[Token]:
    """The words with known names put together."""
    texts = tuple(token.text for token in tokens)
    grouped: list[Token] = []
    at = 0
    while at < len(tokens):
        hit = longest_known(texts, at)
        if hit is not None and not (hit[0] == at + 1 and _within_person(texts, at)):
            end, known = hit
            first, last = tokens[at], tokens[end - 1]
            grouped.append(Token(" ".join(texts[at:end]), first.start, last.end, known))
            at = end
        else:
            grouped.append(tokens[at])
            at += 1
    return grouped


def _within_person(texts: tuple[str, ...], at: int) -> bool:
    """Whether a known word is part of a person's name here: 'Paris Hill', 'Denzel Washington'."""
    if at > 0 and (INITIAL.match(texts[at - 1]) or texts[at - 1] in PARTICLES):
        return True
    before = at > 0 and is_given_name(texts[at - 1]) and not _known_alone(texts[at - 1])
    if before and not (at > 1 and (title(texts[at - 2]) or role_head(texts[at - 2])) and _is_state_word(texts[at])):
        return True
    after = texts[at + 1] if at + 1 < len(texts) else ""
    return bool(
        is_given_name(texts[at])
        and after[:1].isupper()
        and not (role_head(after) or title(after) or _known_alone(after) or after in _ORGANIZATION_WORDS)
        and after not in _OUTLET_WORDS
        and after not in _THING_WORDS
    )


def _is_state_word(word: str) -> bool:
    hit = longest_known((word,), 0)
    return hit is not None and hit[1].kind in ("country", "adjective")


def _segments(tokens: list[Token]) -> list[list[Token]]:
    """The chain cut where one name ends and the next begins."""
    segments: list[list[Token]] = []
    current: list[Token] = []
    complement = False
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.text in LINKS and token.known is None:
            if token.text == "the":
                if current:
                    current.append(token)
                continue
            if current and following is not None and _binds(current, token.text, tokens[at + 1 :], complement):
                complement = True
                current.append(token)
                continue
            segments.append(current)
            current, complement = [], False
        elif at > 0 and _ends_before(token) and not _goes_on(current, complement, following):
            segments.append(current)
            current, complement = [], False
        elif (owner := _owner(token, following)) is not None:
            segments.append([*current, owner])
            current, complement = [], False
        elif current and _CLOSED.search(current[-1].text) and token.known is None:
            segments.append(current)
            current, complement = [token], False
        else:
            current.append(token)
    segments.append(current)
    return [kept for segment in segments if (kept := trimmed(segment))]


def _owner(token: Token, following: Token | None) -> Token | None:
    """The name without its possessive ending, where it is one person's: 'Sanders' Campaign', not 'Growers' Union'."""
    found = _POSSESSIVE.search(token.text)
    if found is None or token.known is not None or (following is not None and following.text == "of"):
        return None
    owner = token.text[: found.start()]
    if found.group().endswith("s"):
        personal = not (role_head(owner) or owner.lower() in _ORDINARY or owner.endswith(("men", "ren", "ple")))
    else:
        personal = owner in _LIKE_PLURALS
    return Token(owner, token.start, token.start + len(owner)) if personal else None


def _is_portfolio_or_name(token: Token) -> bool:
    """Whether a word that opens sentences is part of the name where it stands in mid-chain: 'New', 'First', 'May'."""
    word = token.text
    if token.known is not None or word in _PORTFOLIOS or role_head(word) or is_given_name(word) or title(word):
        return True
    return word in _INSIDE_NAMES


_INSIDE_NAMES = words("inside_names")


def _binds(current: list[Token], link: str, rest: list[Token], complement: bool) -> bool:
    """Whether a small word goes on with the name before it rather than between two names."""
    head, following = current[-1], rest[0] if rest[0].text != "the" else rest[min(1, len(rest) - 1)]
    if link == "of" and head.text.endswith(("'s", "’s")):
        return True
    if link == "&":
        return not (head.known and following.known)
    if link == "and":
        if following.known and following.known.kind not in ("plain", "adjective"):
            return False
        if complement and not (is_given_name(following.text) or role_head(following.text) or title(following.text)):
            return following.text not in _ORGANIZATION_WORDS or any(token.text == "of" for token in current[-3:])
        return _shared_head(current, rest)
    if link == "of" and complement and (following.known is None or following.known.kind in ("country", "place")):
        # 'Chamber of Commerce of Quito', but not 'Bank of Ghana of …' which is a name already.
        whole = head.known is not None and (following.known is None or following.known.kind != "country")
        return not whole and any(token.text.split()[0] in _ORGANIZATION_WORDS for token in current)
    if head.known is not None:
        return head.known.kind == "organization" and link == "of" and following.known is not None
    if role_head(head.text) or title(head.text):
        return link != "on"
    if head.text in _ORGANIZATION_WORDS or head.text in _THING_WORDS:
        return True
    return link == "of" and not complement and not _looks_personal(current)


def _shared_head(current: list[Token], rest: list[Token]) -> bool:
    """Whether two words share the organisation's head that follows: 'Food and Drug Administration'."""
    until = [token.text for token in rest[:4]]
    heads = [place for place, text in enumerate(until) if text in _SHARED_HEADS]
    return bool(heads and heads[0] > 0 and not any(token.known or is_given_name(token.text) for token in current))


def _looks_personal(tokens: list[Token]) -> bool:
    first = tokens[0].text
    unknown = len(tokens) > 1 and not any(
        token.text in _ORGANIZATION_WORDS or token.text in _THING_WORDS or token.text.lower() in _ORDINARY
        for token in tokens
    )
    return bool(
        unknown
        or is_given_name(first)
        or first in _FAMILY_NAMES
        or any(role_head(token.text) or title(token.text) or token.known for token in tokens)
        or (len(tokens) == 1 and first not in _ORGANIZATION_WORDS)
    )


def trimmed(segment: list[Token]) -> list[Token]:
    """The segment without small words at its ends."""
    while segment and segment[-1].text in _SMALL:
        segment = segment[:-1]
    while segment and segment[0].text in _SMALL:
        segment = segment[1:]
    return segment
