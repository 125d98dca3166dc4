"""What a chain of capitalised words says: whose name stands in it, with which title, of which country."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from onrecord.language.lexicon.lists import words
from onrecord.language.lexicon.roles import Gender, given_name_gender, is_given_name, role_head, role_of, title
from onrecord.language.mentions.name_segments import INITIAL, Token, segments, trimmed
from onrecord.language.mentions.names import LINKS, PARTICLES

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
    otherwise: tuple[Phrase, ...] | None = None
    """What the words say unless the text shows that they are a person's name: 'Grace Park', 'Chad Israel'."""


_ORGANIZATION_WORDS = words("organization_words")
_OUTLET_WORDS = words("outlet_words")
_THING_WORDS = words("thing_words")
_FAMILY_NAMES = words("family_names_first")
_PORTFOLIOS = words("portfolio_words")
_ORDINARY = words("ordinary_words")
_SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))
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
    found: list[Phrase] = []
    for segment in segments(chain, opening):
        phrases = _read(segment)
        if _may_be_person(segment, phrases):
            name = _joined(segment)
            found.append(
                Phrase(
                    segment[0].start,
                    segment[-1].end,
                    "word",
                    name,
                    segment[0].start,
                    gender=given_name_gender(segment[0].text),
                    sure=False,
                    otherwise=tuple(phrases),
                )
            )
        else:
            found.extend(phrases)
    return tuple(found)


def _may_be_person(segment: list[Token], phrases: list[Phrase]) -> bool:
    """Whether words that mean something else could also be a person's name: 'Grace Park', 'Sunday Okoro'."""
    if not 2 <= len(segment) <= 3 or any(phrase.kind in ("person", "role") for phrase in phrases):
        return False
    if all(phrase.kind == "word" for phrase in phrases) and len(phrases) == 1 and not segment[0].known:
        return False
    if any(" " in token.text or token.text in LINKS or role_head(token.text) or title(token.text) for token in segment):
        return False
    first, last = segment[0], segment[-1]
    if last.known is not None and last.known.kind not in ("country", "place"):
        return False
    if last.text in _ORGANIZATION_WORDS or last.text in _OUTLET_WORDS or last.text in _THING_WORDS:
        return last.text in _FAMILY_ALIKE and is_given_name(first.text)
    if first.known is not None:
        return first.known.kind == "plain" or is_given_name(first.text)
    return is_given_name(first.text) or (last.known is not None and not _is_common(first))


# ── from segments to phrases ────────────────────────────────────────────────────────────────────────────────────────


def _read(segment: list[Token]) -> list[Phrase]:
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


def _named(segment: list[Token], rest: list[Token], country: str | None) -> list[Phrase]:
    """A name without a title, behind an adjective of its country or none."""
    texts = [token.text for token in rest]
    last = next((texts[at - 1] for at in range(1, len(texts)) if texts[at] in ("of", "for", "on")), texts[-1])
    if texts[0].endswith(("'s", "’s")) and texts[1:2] == ["of"]:
        return [_phrase(segment, "organization", _joined(segment), segment[0].start, country=country)]
    if (joint := _body_then_person(rest)) is not None:
        return [*_named(rest[:joint], rest[:joint], country), *_read(rest[joint:])]
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


def _body_then_person(tokens: list[Token]) -> int | None:
    """Where a person's name begins behind a body's: '(envoy to the) Harbour Board Tarno Vesk'."""
    for at in range(1, len(tokens) - 2):
        if tokens[at].text in _ORGANIZATION_WORDS and not any(_is_common(token) for token in tokens[at + 1 :]):
            return at + 1
    return None


def _is_common(token: Token) -> bool:
    """Whether a word of a chain is one that bodies and things are named with."""
    word = token.text
    known = token.known is not None or word in LINKS or word in PARTICLES or role_head(word)
    return known or word in _ORGANIZATION_WORDS or word in _OUTLET_WORDS or word in _THING_WORDS or _is_everyday(word)


def _is_everyday(word: str) -> bool:
    return word.lower() in _ORDINARY or word in _PORTFOLIOS


def _single(segment: list[Token], token: Token, country: str | None) -> Phrase:
    kind: PhraseKind = "word"
    if token.text in _THING_WORDS or _LED.search(token.text):
        kind = "thing"
    elif role_head(token.text):
        kind = "role"
        return _phrase(segment, kind, token.text, token.start, role=token.text, country=country)
    return _phrase(segment, kind, token.text, token.start, country=country, sure=False)


def _apart(segment: list[Token], country: str | None) -> list[Phrase]:
    """Known names and unknown words side by side: each on its own."""
    found: list[Phrase] = []
    run: list[Token] = []
    for token in [*segment, None]:
        if token is not None and token.known is None:
            run.append(token)
            continue
        run = trimmed(run)
        if len(run) > 1 and _is_person(run):
            found.append(_person(run, run, country=country))
        elif run:
            kind: PhraseKind = "thing" if run[-1].text in _THING_WORDS else "word"
            found.append(_phrase(run, kind, _joined(run), run[0].start, country=country, sure=False))
        run = []
        if token is not None:
            found.extend(_read_known(token))
    return found


def _read_known(token: Token) -> list[Phrase]:
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


def _leading_country(segment: list[Token], *, of_role: bool = False) -> tuple[str | None, list[Token]]:
    """The country that modifiers in front name, and what follows them; a role keeps its 'Ohio' and 'Republican'."""
    country, at = None, 0
    for token in segment:
        if token.known is None or token.known.kind not in ("adjective", "country", "plain", "people", "place"):
            break
        if token.known.kind == "place" and (of_role or len(segment) == at + 1):
            break
        if token.known.kind == "plain" and of_role:
            break
        country = token.known.country or country
        at += 1
    return country, segment[at:]


def _office(segment: list[Token]) -> list[Phrase] | None:
    """'Foreign Minister Sergei Lavrov', 'Secretary of State Antony Blinken', 'Russian President'; else None."""
    at = _last_title(segment)
    if at is None:
        return None
    name_at = _after_complement(segment, at)
    name = segment[name_at:]
    while name and name[0].text in LINKS:
        name, name_at = name[1:], name_at + 1
    country, rest = _leading_country(segment[:name_at], of_role=True)
    courtesy = title(segment[at].text)
    office = _joined(rest) if rest else None
    if office and _is_plural_role(segment[at].text):
        office = office.replace(segment[at].text, segment[at].text[:-1])
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


def _country_in(tokens: list[Token]) -> str | None:
    """The country of an office's holder, where its words name one: 'President of Russia', 'White House spokesman'."""
    return next((token.known.country for token in tokens if token.known and token.known.country), None)


def _last_title(segment: list[Token]) -> int | None:
    """The last word that is a title or a role, where what follows can be its holder's name."""
    for at in range(len(segment) - 1, -1, -1):
        token = segment[at]
        if token.known is not None:
            continue
        if title(token.text) is not None and at + 1 < len(segment):
            return at
        if _is_plural_role(token.text) and at + 1 < len(segment):
            return at
        if role_head(token.text) and not (at > 0 and _ends_a_name(segment, at)):
            if title(token.text) is None and at + 1 < len(segment) and segment[at + 1].text in _ORGANIZATION_WORDS:
                return None
            return at
    return None


def _is_plural_role(word: str) -> bool:
    """Whether two holders of an office follow: 'Presidents Ida Moe and …'."""
    return word.endswith("s") and word[:-1] in _PLURAL_ROLES


_PLURAL_ROLES = frozenset(
    ("President", "Minister", "Senator", "Ambassador", "Governor", "Mayor", "Envoy", "Chancellor")
)


def _ends_a_name(segment: list[Token], at: int) -> bool:
    """Whether a role word is somebody's family name: 'Larry King', 'Ana B. Judge'."""
    before = segment[at - 1].text
    courtesy = title(before)
    if before in PARTICLES or INITIAL.match(before) or (courtesy is not None and at + 1 == len(segment)):
        return True
    return at + 1 == len(segment) and is_given_name(before) and not role_head(before) and at == 1


def _after_complement(segment: list[Token], at: int) -> int:
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


def _can_be_person(name: list[Token]) -> bool:
    if len(name) > 6:
        return False
    if name[-1].text in _ORGANIZATION_WORDS or name[-1].text in _THING_WORDS:
        return 2 <= len(name) <= 3 and name[-1].text in _FAMILY_ALIKE and not (name[0].known or role_head(name[0].text))
    if name[0].known is not None:
        return len(name) == 1 and name[0].known.kind in ("place", "country", "plain") and " " not in name[0].text
    return not any(token.text in LINKS - {"the"} for token in name)


def _is_person(tokens: list[Token]) -> bool:
    """Whether the words are a person's full name by a given name, an initial, a particle or a family name in front."""
    if not 2 <= len(tokens) <= 6 or any(token.known or token.text in LINKS for token in tokens):
        return False
    texts = [token.text for token in tokens]
    last = texts[-1]
    if last in _ORGANIZATION_WORDS or last in _THING_WORDS or last in _OUTLET_WORDS:
        return len(texts) <= 3 and given_name_gender(texts[0]) != "" and last in _FAMILY_ALIKE
    if len(texts) == 2 and last.lower() in _ORDINARY and last not in _FAMILY_ALIKE and not INITIAL.match(texts[0]):
        return False
    if is_given_name(texts[0]) or INITIAL.match(texts[0]) or texts[-1] in _SUFFIXES:
        return True
    if any(text in PARTICLES or INITIAL.match(text) for text in texts[1:]):
        return texts[1] != "y" or len(texts) > 2
    return texts[0] in _FAMILY_NAMES and len(texts) <= 3 and not _ACRONYM.match(last)


_FAMILY_ALIKE = words("family_names_like_places")


def _person(name: list[Token], segment: list[Token], country: str | None) -> Phrase:
    texts = [token.text for token in name]
    gender = given_name_gender(texts[0])
    if not gender and len(texts) > 2:
        gender = given_name_gender(texts[1])
    return _phrase(segment, "person", " ".join(texts), name[0].start, country=country, gender=gender)


def _phrase(
    tokens: list[Token],
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


def _joined(tokens: list[Token]) -> str:
    return " ".join(token.text for token in tokens)
