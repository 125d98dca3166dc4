"""What kind of quote a marked stretch is: a clause, a part of one, or nobody's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.language.lexicon.lists import words
from onrecord.language.syntax import tags
from onrecord.language.syntax.clauses import main_clause
from onrecord.language.syntax.tokens import Tokens, tokenise
from onrecord.language.text.spans import Span

__all__ = [
    "is_clause",
    "is_crosshead",
    "is_nickname",
    "is_notice",
    "is_title_case",
    "is_whole",
    "leading_headings",
    "names_something",
]

_FAR = 400
_HEADING = 90
_HEADLINE = 140
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SMALL = frozenset(
    ("a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "with", "by", "from", "as")
)
_NAMING = words("speech_naming_words")


def is_clause(text: str, start: int, end: int) -> bool:
    """Whether the words stand on their own: a clause with its subject and finite verb, an order or a question.

    >>> say = lambda quote: is_clause(quote, 0, len(quote))
    >>> say("We are working on it"), say("The plan works"), say("Go home!"), say("This is late")
    (True, True, True, True)
    >>> say("unprecedented"), say("will not stand for it"), say("an old friend of ours")
    (False, False, False)
    """
    if main_clause(tokenise(text, start, min(end, start + _FAR))) is not None:
        return True
    return text[end - 1] in "!?" and text[start].isupper() and " " in text[start:end].strip()


def is_whole(text: str, tokens: Tokens, at: int, start: int, end: int, rule: str) -> bool:
    """Whether the quote at token `at` is all that was said, verb or not: "“Not a chance,” he said", "Why? “Money.”".

    It opens its sentence and its attribution follows a comma, or it follows a colon or a cue with a comma; and it opens
    with a capital.
    """
    first = next((sign for sign in text[start : min(end, start + 12)] if sign.isalnum()), "")
    if not (first.isupper() or first.isdigit()):
        return False
    opens = all(token.tag in (tags.QUOTE, tags.PUNCTUATION, tags.COORDINATOR) for token in tokens[:at])
    if opens and all(token.tag in (tags.QUOTE, tags.PUNCTUATION) for token in tokens[at:]):
        return True
    if rule in _FOLLOWED and opens:
        return text[end - 1] in ",.?!—–-…" or tokens.lower(at + 1) in (",", "—", "–", "-", "--")
    if rule in ("cue_quote", "rare_cue_quote", "label", "quoted_as_saying", "cue_in_clause"):
        return tokens.lower(at - 1) == ":" or (
            tokens.lower(at - 1) == "," and text[end - 1] in ".?!,…" and first.isupper()
        )
    return False


_FOLLOWED = frozenset(("quote_speaker_cue", "quote_cue_speaker", "according_to", "closing_frame", "quote_before"))


def is_crosshead(text: str, paragraph: Span, double: bool) -> bool:
    r"""Whether a paragraph is a quoted heading between others, which repeats words that the article quotes elsewhere.

    It has a few words, in capitals, or in single marks where the article quotes in double ones (`double`).

    >>> text = "“We are late,” Li said.\n‘A long road’\n“VERY LATE”\n“Very late.”"
    >>> from onrecord.language.text.sentences import paragraphs
    >>> [is_crosshead(text, paragraph, True) for paragraph in paragraphs(text)]
    [False, True, True, False]
    >>> is_crosshead("‘A long road’", Span(0, 13), double=False)
    False
    """
    start, end = paragraph
    if end - start > _HEADING:
        return False
    line = text[start:end].strip("–—- .,\t\u00a0")
    if len(line) < 3 or line[0] not in "'‘\"“" or line[-1] not in "'’\"”" or len(line.split()) > 8:
        return False
    inside = line[1:-1]
    if any(mark in inside for mark in '"“”‘') or "''" in line:
        return False
    if line[0] in "'‘":
        return double
    return inside.isupper() and " " in inside


def leading_headings(text: str, paragraphs: Sequence[Span]) -> Sequence[Span]:
    r"""The title and subtitle that stand at the start of an article's text: short lines that end no sentence.

    A subtitle is known by the semicolon that closes the title. A text of a few lines has no headings.

    >>> text = "Li sees ‘long delay’;\nWu calls it ‘grave.’\nThe town waited.\nIt waits.\nIt will wait."
    >>> from onrecord.language.text.sentences import paragraphs
    >>> [heading.of(text) for heading in leading_headings(text, paragraphs(text))]
    ['Li sees ‘long delay’;', 'Wu calls it ‘grave.’']
    >>> leading_headings("“We are late,” Li said", [Span(0, 22)])
    []
    """
    if len(paragraphs) < 4 or paragraphs[0].end - paragraphs[0].start > _HEADLINE:
        return []
    last = text[paragraphs[0].end - 1]
    if last == ";":
        return paragraphs[: 1 + (paragraphs[1].end - paragraphs[1].start <= _HEADLINE)]
    return paragraphs[:1] if last.isalnum() else []


def is_notice(text: str, start: int, end: int) -> bool:
    """Whether quoted words are a label or a stage direction, which nobody says.

    >>> [is_notice(words, 0, len(words)) for words in ("Related:", "(Laughter.)", "Go on:", "I (still) do.")]
    [True, True, True, False]
    """
    if end - start > _HEADING:
        return False
    words = text[start:end]
    return (words[-1] == ":" and words.count(" ") < 3) or (words[0] == "(" and words.rstrip(".!")[-1] == ")")


def is_title_case(text: str) -> bool:
    """Whether every word that carries meaning begins with a capital.

    >>> is_title_case("Gone with the Wind"), is_title_case("Gone with the wind")
    (True, False)
    """
    found = _WORD.findall(text)
    return bool(found) and all(word[0].isupper() or word.lower() in _SMALL for word in found) and found[0][0].isupper()


def is_nickname(text: str, tokens: Tokens, at: int, start: int, end: int) -> bool:
    """Whether the quote at token `at` is what somebody is called: 'a driver known as “Bear”', 'the callsign “Bear”'.

    What a subject of the clause calls somebody is that subject's word: 'whom she called “Bear”'.
    """
    title = text[start : min(end, start + _FAR)].rstrip(",.;: ")
    if at < 2 or len(title.split()) > 3 or not is_title_case(title):
        return False
    before, index = tokens[at - 1], at - 2
    if before.lower == "as":
        while index and tokens[index].tag in (tags.ADVERB, tags.OBJECT):
            index -= 1
        return tokens[index].lower == "known"
    if before.lower in _NICKNAMES:
        return True
    return before.lower in _NICKNAMING and tokens[index].tag in (tags.NOUN, tags.NAME) and title[0].isupper()


_NICKNAMES = frozenset(("callsign", "sign", "name", "nickname", "pseudonym", "alias", "codename", "moniker"))
_NICKNAMING = frozenset(("nicknamed", "named", "codenamed", "code-named", "dubbed", "alias"))


def names_something(text: str, tokens: Tokens, at: int, start: int, end: int) -> bool:
    """Whether a quote at token `at` is a name: of a book, a show, a programme, a person ("Joe “Kid” Ray"), a term."""
    title = text[start : min(end, start + _FAR)].rstrip(",.;: ")
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        before is not None
        and after is not None
        and before.tag == tags.NAME
        and after.tag == tags.NAME
        and len(title.split()) <= 3
        and not before.lower.endswith("'s")
        and text[end - 1] not in ",.!?"
    ):
        return tokens.span(at - 1, at - 1).end + 2 >= tokens.span(at, at).start
    if before is not None and before.lower in ("so-called", "hashtag"):
        return True
    if (
        before is not None
        and before.lower in _NAMING
        and not (before.verb and at >= 2 and tokens[at - 2].tag in (tags.PRONOUN, tags.RELATIVE, tags.AUXILIARY))
    ):
        return is_title_case(title)
    if before is None or not is_title_case(title) or title[-1:] in ("?", "!"):
        return False
    if before.lower.endswith(("'s", "s'")):
        return True
    if before.lower == "," and at >= 2 and tokens[at - 2].lower in _WORKS:
        return True
    if before.verb is not None:
        return before.verb.lemma == "tell" and len(title.split()) > 1
    addressed = before.lower == "to" and at >= 2 and tokens[at - 2].lower in ("speaking", "spoke", "talking", "talked")
    return (before.lower in _INTRODUCING or addressed) and len(title.split()) > 1


_INTRODUCING = frozenset(("on", "in", "of", "for", "the", "host", "a", "an", "and", "with"))
_WORKS = frozenset(
    ("ad", "advertisement", "album", "blog", "broadcast", "comedy", "documentary", "drama", "film", "magazine",
     "memoir", "movie", "musical", "newsletter", "novel", "painting", "play", "podcast", "poem", "program", "programme",
     "series", "show", "sitcom", "song", "thriller", "video")
)  # fmt: skip
