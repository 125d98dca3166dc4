"""What a chain of capitalised words says: whose name stands in it, with which title, of which country."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from onrecord.language.gazetteer import Known, longest_known
from onrecord.language.lexicon import words
from onrecord.language.names import LINKS, PARTICLES
from onrecord.language.roles import Gender, given_name_gender, is_given_name, role_head, role_of, title

__all__ = ["Phrase", "PhraseKind", "read_chain"]

PhraseKind = Literal["person", "country", "organization", "outlet", "role", "adjective", "place", "thing", "word"]
"""`role` is an office without a name ('Foreign Minister'), `adjective` a people or its language, `thing` a name of
what does not act ('Winter Games'), `word` capitalised words of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One name within a chain; places count from the start of the chain."""

    start: int
    end: int
    kind: PhraseKind
    name: str
    """Without titles and modifiers; of a known name, the one under which its bearer goes."""
    name_start: int
    role: str | None = None
    country: str | None = None
    gender: Gender = ""
    sure: bool = True
    """False where only the shape of the words speaks for the kind."""


class _Token(NamedTuple):
    text: str
    start: int
    end: int
    known: Known | None = None


_SPLIT = re.compile(r"\S+")
_STARTERS = words("sentence_starters")
_ORGANIZATION_WORDS = words("organization_words")
_OUTLET_WORDS = words("outlet_words")
_THING_WORDS = words("thing_words")
_FAMILY_NAMES = words("family_names_first")
_PORTFOLIOS = words("portfolio_words")
_SHARED_HEADS = frozenset(("Committee", "Commission", "Administration", "Bureau", "Department", "Center", "Centre"))
_SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))
_INITIAL = re.compile(r"[^\W\d_]\.$")
_ACRONYM = re.compile(r"[A-Z][A-Z&.]*[A-Z]\d?$")
_LED = re.compile(r"(?:-led|-based|-backed|-born|-style|-era|-like|-owned|-run|-made)$")


@lru_cache(maxsize=1 << 15)
def read_chain(chain: str, opening: bool = False) -> tuple[Phrase, ...]:
    """The names in a chain, in order. `opening` says that the chain opens a sentence and its first word may be any.

    >>> [(p.kind, p.name, p.role, p.country) for p in read_chain("Russian Foreign Minister Sergei Lavrov")]
    [('person', 'Sergei Lavrov', 'Foreign Minister', 'RU')]
    >>> [(p.kind, p.name) for p in read_chain("Kenya and the Institute of Asian and African Studies")]
    [('country', 'Kenya'), ('organization', 'Institute of Asian and African Studies')]
    >>> [(p.kind, p.name) for p in read_chain("Meanwhile Olga Berg", opening=True)]
    [('person', 'Olga Berg')]
    >>> [p.kind for p in read_chain("Winter Games on Monday")]
    ['thing']
    """
    found = []
    for segment in _segments(_grouped(_opened(chain, opening))):
        found.extend(_read(segment))
    return tuple(found)


# ── from characters to segments ─────────────────────────────────────────────────────────────────────────────────────


def _opened(chain: str, opening: bool) -> list[_Token]:
    """The words of a chain without those that are capitalised for their place alone."""
    tokens = [_Token(match.group(), *match.span()) for match in _SPLIT.finditer(chain)]
    while opening and tokens and tokens[0].text.lower() in _STARTERS and not _is_name_all_the_same(tokens):
        tokens = tokens[1:]
    while tokens and (tokens[0].text in LINKS or tokens[0].text in PARTICLES):
        tokens = tokens[1:]
    return tokens


def _is_name_all_the_same(tokens: list[_Token]) -> bool:
    """Whether an ambiguous first word begins a name: Will, Mark or Grant before a family name; an office."""
    if role_head(tokens[0].text):
        return True
    if len(tokens) < 2 or not is_given_name(tokens[0].text):
        return False
    following = tokens[1].text
    return not (is_given_name(following) or role_head(following) or title(following) or _known_alone(following))


def _known_alone(word: str) -> bool:
    return longest_known((word,), 0) is not None


def _grouped(tokens: list[_Token]) -> list[_Token]:
    """The words with known names put together."""
    texts = tuple(token.text for token in tokens)
    grouped: list[_Token] = []
    at = 0
    while at < len(tokens):
        hit = longest_known(texts, at)
        if hit is not None and not (hit[0] == at + 1 and _within_person(texts, at)):
            end, known = hit
            first, last = tokens[at], tokens[end - 1]
            grouped.append(_Token(" ".join(texts[at:end]), first.start, last.end, known))
            at = end
        else:
            grouped.append(tokens[at])
            at += 1
    return grouped


def _within_person(texts: tuple[str, ...], at: int) -> bool:
    """Whether a known word is part of a person's name here: 'Paris Hill', 'Denzel Washington'."""
    if at > 0 and (_INITIAL.match(texts[at - 1]) or texts[at - 1] in PARTICLES):
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


def _segments(tokens: list[_Token]) -> list[list[_Token]]:
    """The chain cut where one name ends and the next begins."""
    segments: list[list[_Token]] = []
    current: list[_Token] = []
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
        elif at > 0 and token.text.lower() in _STARTERS and not _is_portfolio_or_name(token, tokens, at):
            segments.append(current)
            current, complement = [], False
        else:
            current.append(token)
    segments.append(current)
    return [trimmed for segment in segments if (trimmed := _trimmed(segment))]


def _is_portfolio_or_name(token: _Token, tokens: list[_Token], at: int) -> bool:
    """Whether a word that opens sentences is part of the name where it stands in mid-chain: 'New', 'First', 'May'."""
    word = token.text
    if token.known is not None or word in _PORTFOLIOS or role_head(word) or is_given_name(word) or title(word):
        return True
    return word in _INSIDE_NAMES


_INSIDE_NAMES = words("inside_names")


def _binds(current: list[_Token], link: str, rest: list[_Token], complement: bool) -> bool:
    """Whether a small word goes on with the name before it rather than between two names."""
    head, following = current[-1], rest[0] if rest[0].text != "the" else rest[min(1, len(rest) - 1)]
    if link == "&":
        return not (head.known and following.known)
    if link == "and":
        if following.known and following.known.kind not in ("plain", "adjective"):
            return False
        if complement and not (is_given_name(following.text) or role_head(following.text) or title(following.text)):
            return following.text not in _ORGANIZATION_WORDS or any(token.text == "of" for token in current[-3:])
        return _shared_head(current, rest)
    if head.known is not None:
        return head.known.kind == "organization" and link == "of" and following.known is not None
    if role_head(head.text) or title(head.text):
        return link != "on"
    if head.text in _ORGANIZATION_WORDS or head.text in _THING_WORDS:
        return True
    return link == "of" and not complement and not _looks_personal(current)


def _shared_head(current: list[_Token], rest: list[_Token]) -> bool:
    """Whether two words share the organisation's head that follows: 'Food and Drug Administration'."""
    until = [token.text for token in rest[:4]]
    heads = [
        place for place, text in enumerate(until) if text in ("Committee", "Commission", "Administration", "Bureau")
    ]
    return bool(heads and heads[0] > 0 and not any(token.known or is_given_name(token.text) for token in current))


def _looks_personal(tokens: list[_Token]) -> bool:
    first = tokens[0].text
    return bool(
        is_given_name(first)
        or first in _FAMILY_NAMES
        or any(role_head(token.text) or title(token.text) or token.known for token in tokens)
        or (len(tokens) == 1 and first not in _ORGANIZATION_WORDS)
    )


def _trimmed(segment: list[_Token]) -> list[_Token]:
    small = LINKS | PARTICLES
    while segment and segment[-1].text in small:
        segment = segment[:-1]
    while segment and segment[0].text in small:
        segment = segment[1:]
    return segment


# ── from segments to phrases ────────────────────────────────────────────────────────────────────────────────────────


def _read(segment: list[_Token]) -> list[Phrase]:
    """The names of one segment: mostly one; two where a complement is followed by somebody's name."""
    if len(segment) == 1 and segment[0].known is not None:
        return _read_known(segment[0])
    held = _office(segment)
    if held is not None:
        return held
    country, rest = _leading_country(segment)
    if not rest:
        return [phrase for token in segment for phrase in _read_known(token)]
    return _named(segment, rest, country)


def _named(segment: list[_Token], rest: list[_Token], country: str | None) -> list[Phrase]:
    """A name without a title, behind an adjective of its country or none."""
    texts = [token.text for token in rest]
    core = texts[: texts.index("of")] if "of" in texts[1:] else texts
    last = core[-1]
    personal = _is_person(rest)
    if not personal and (last in _ORGANIZATION_WORDS or texts[-1] in _ORGANIZATION_WORDS) and len(segment) > 1:
        return [_phrase(segment, "organization", _joined(segment), segment[0].start, country=country)]
    if not personal and (last in _OUTLET_WORDS or texts[0] == "Radio") and len(segment) > 1:
        return [_phrase(segment, "outlet", _joined(segment), segment[0].start, country=country)]
    if not personal and (last in _THING_WORDS or texts[-1] in _THING_WORDS):
        return [_phrase(segment, "thing", _joined(segment), segment[0].start)]
    if any(token.known for token in rest) and not personal:
        return _apart(segment, country)
    if personal:
        return [_person(rest, segment, country=country)]
    if len(rest) == 1:
        return [_single(segment, rest[0], country)]
    return [_phrase(segment, "word", _joined(rest), rest[0].start, country=country, sure=False)]


def _single(segment: list[_Token], token: _Token, country: str | None) -> Phrase:
    kind: PhraseKind = "word"
    if token.text in _THING_WORDS or _LED.search(token.text):
        kind = "thing"
    elif role_head(token.text):
        kind = "role"
        return _phrase(segment, kind, token.text, token.start, role=token.text, country=country)
    return _phrase(segment, kind, token.text, token.start, country=country, sure=False)


def _apart(segment: list[_Token], country: str | None) -> list[Phrase]:
    """Known names and unknown words side by side: each on its own."""
    found: list[Phrase] = []
    run: list[_Token] = []
    for token in [*segment, None]:
        if token is not None and token.known is None:
            run.append(token)
            continue
        run = _trimmed(run)
        if run:
            kind: PhraseKind = "word"
            if run[-1].text in _THING_WORDS:
                kind = "thing"
            found.append(_phrase(run, kind, _joined(run), run[0].start, country=country, sure=False))
            run = []
        if token is not None:
            found.extend(_read_known(token))
    return found


def _read_known(token: _Token) -> list[Phrase]:
    known = token.known
    if known is None or known.kind == "plain":
        return []
    kind: PhraseKind
    match known.kind:
        case "country" | "organization" | "outlet" | "place":
            kind = known.kind
        case _:
            kind = "adjective"
    return [Phrase(token.start, token.end, kind, known.name, token.start, country=known.country)]


def _leading_country(segment: list[_Token]) -> tuple[str | None, list[_Token]]:
    """The country that modifiers in front name, and what follows them."""
    country, at = None, 0
    for token in segment:
        if token.known is None or token.known.kind not in ("adjective", "country", "plain", "people", "place"):
            break
        if token.known.kind == "place" and len(segment) == at + 1:
            break
        country = token.known.country or country
        at += 1
    return country, segment[at:]


def _office(segment: list[_Token]) -> list[Phrase] | None:
    """'Foreign Minister Sergei Lavrov', 'Secretary of State Antony Blinken', 'Russian President'; else None."""
    at = _last_title(segment)
    if at is None:
        return None
    name_at = _after_complement(segment, at)
    name = segment[name_at:]
    while name and name[0].text in LINKS:
        name, name_at = name[1:], name_at + 1
    country, rest = _leading_country(segment[:name_at])
    courtesy = title(segment[at].text)
    office = _joined(rest) if rest else None
    if courtesy is not None and not courtesy.office:
        office = _joined(rest[:-1]) or None
    gender: Gender = courtesy.gender if courtesy else ""
    if office and not gender and (held := role_of(_joined(segment[: at + 1]))) is not None:
        gender = held.gender
    country = country or _country_in(segment[:name_at])
    if not name:
        return [
            _phrase(segment, "role", _joined(segment), segment[0].start, role=office, country=country, gender=gender)
        ]
    if not _can_be_person(name):
        return None
    person = _person(name, segment, country=country)
    return [replace(person, role=office, gender=gender or person.gender, sure=True)]


def _country_in(tokens: list[_Token]) -> str | None:
    """The country of an office's holder, where its words name one: 'President of Russia', 'White House spokesman'."""
    return next((token.known.country for token in tokens if token.known and token.known.country), None)


def _last_title(segment: list[_Token]) -> int | None:
    """The last word that is a title or a role, where what follows can be its holder's name."""
    for at in range(len(segment) - 1, -1, -1):
        token = segment[at]
        if token.known is not None:
            continue
        if title(token.text) is not None and at + 1 < len(segment):
            return at
        if role_head(token.text) and not (at > 0 and _ends_a_name(segment, at)):
            if title(token.text) is None and at + 1 < len(segment) and segment[at + 1].text in _ORGANIZATION_WORDS:
                return None
            return at
    return None


def _ends_a_name(segment: list[_Token], at: int) -> bool:
    """Whether a role word is somebody's family name: 'Larry King', 'Ana B. Judge'."""
    before = segment[at - 1].text
    courtesy = title(before)
    if before in PARTICLES or _INITIAL.match(before) or (courtesy is not None and at + 1 == len(segment)):
        return True
    return at + 1 == len(segment) and is_given_name(before) and not role_head(before) and at == 1


def _after_complement(segment: list[_Token], at: int) -> int:
    """The token at which a name may begin after the office that ends at token `at`, with its 'of State'."""
    after = at + 1
    if after >= len(segment) or segment[after].text not in ("of", "for", "on"):
        while (
            after < len(segment)
            and segment[after].text in ("General", "Emeritus", "Elect")
            and after + 1 < len(segment)
        ):
            after += 1
        return after
    after += 1
    begun = after
    while after < len(segment):
        token = segment[after]
        if token.known is not None:
            after += 1
            continue
        if token.text in LINKS or token.text in _PORTFOLIOS or token.text in _ORGANIZATION_WORDS:
            after += 1
            continue
        if after > begun and (is_given_name(token.text) or token.text in _FAMILY_NAMES or after + 1 < len(segment)):
            return after
        after += 1
    return after


def _can_be_person(name: list[_Token]) -> bool:
    if len(name) > 6 or name[-1].text in _ORGANIZATION_WORDS or name[-1].text in _THING_WORDS:
        return False
    if name[0].known is not None:
        return len(name) == 1 and name[0].known.kind in ("place", "country") and " " not in name[0].text
    return not any(token.text in LINKS - {"the"} for token in name)


def _is_person(tokens: list[_Token]) -> bool:
    """Whether the words are a person's full name by a given name, an initial, a particle or a family name in front."""
    if not 2 <= len(tokens) <= 6 or any(token.known or token.text in LINKS for token in tokens):
        return False
    texts = [token.text for token in tokens]
    last = texts[-1]
    if last in _ORGANIZATION_WORDS or last in _THING_WORDS or last in _OUTLET_WORDS:
        return len(texts) <= 3 and given_name_gender(texts[0]) != "" and last in _FAMILY_ALIKE
    if is_given_name(texts[0]) or _INITIAL.match(texts[0]) or texts[-1] in _SUFFIXES:
        return True
    if any(text in PARTICLES or _INITIAL.match(text) for text in texts[1:]):
        return texts[1] != "y" or len(texts) > 2
    return texts[0] in _FAMILY_NAMES and len(texts) <= 3 and not _ACRONYM.match(last)


_FAMILY_ALIKE = words("family_names_like_places")


def _person(name: list[_Token], segment: list[_Token], country: str | None) -> Phrase:
    texts = [token.text for token in name]
    gender = given_name_gender(texts[0])
    if not gender and len(texts) > 2:
        gender = given_name_gender(texts[1])
    return _phrase(segment, "person", " ".join(texts), name[0].start, country=country, gender=gender)


def _phrase(
    tokens: list[_Token],
    kind: PhraseKind,
    name: str,
    name_start: int,
    *,
    role: str | None = None,
    country: str | None = None,
    gender: Gender = "",
    sure: bool = True,
) -> Phrase:
    return Phrase(tokens[0].start, tokens[-1].end, kind, name, name_start, role, country, gender, sure)


def _joined(tokens: list[_Token]) -> str:
    return " ".join(token.text for token in tokens)
