"""What kind of quote a marked stretch is: a clause, a part of one, or nobody's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.language.lexicon.lists import words
from onrecord.language.syntax import tags
from onrecord.language.syntax.tokens import Tokens, tokenise
from onrecord.language.text.spans import Span

__all__ = ["is_clause", "is_crosshead", "is_notice", "is_title_case", "leading_headings", "names_something"]

_FAR = 400
_HEADING = 90
_HEADLINE = 140
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SMALL = frozenset(
    ("a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "with", "by", "from", "as")
)
_NAMING = words("speech_naming_words")


def is_clause(text: str, start: int, end: int) -> bool:
    """Whether the words have a subject and a finite verb of their own.

    >>> say = lambda quote: is_clause(quote, 0, len(quote))
    >>> say("We are working on it"), say("The plan works"), say("Go home!")
    (True, True, True)
    >>> say("unprecedented"), say("will not stand for it"), say("an old friend of ours")
    (False, False, False)
    """
    found = tokenise(text, start, min(end, start + _FAR))
    nominal = embedded = False
    for index, token in enumerate(found):
        if token.tag == tags.RELATIVE or (token.tag == tags.SUBORDINATOR and (index or token.lower != "that")):
            embedded = bool(index) or token.lower not in ("who", "what", "why", "how", "where", "when")
            continue
        low = token.lower
        if embedded:
            # the verb of the clause inside is not the one looked for
            if token.tag in tags.FINITE or low == ",":
                embedded = False
            continue
        if "'" in low and low.split("'")[0] in _CONTRACTING and low.split("'")[-1] in ("s", "re", "m", "ll", "ve", "d"):
            return True
        if token.tag in (tags.AUXILIARY, tags.MODAL) and low not in ("be", "been", "being", "having"):
            if nominal:
                return True
            return bool(found[-1].lower == "?" and index + 1 < len(found))
        if index and found[index - 1].tag == tags.TO:
            continue
        if token.tag == tags.OTHER_VERB and found[index - 1].tag in (
            tags.PUNCTUATION,
            tags.COORDINATOR,
            tags.PREPOSITION,
        ):
            # a participle: "bombs, combined with"
            continue
        if token.tag in (tags.VERB, tags.OTHER_VERB) and nominal and (token.verb is None or token.verb.finite):
            ends = index + 1 == len(found) or found[index + 1].tag == tags.PUNCTUATION
            if not (ends and index > 2 and token.verb is not None and token.verb.forms == "s"):
                return True
        if token.tag in (tags.PRONOUN, tags.NAME, tags.NOUN, tags.OBJECT):
            if (
                token.tag == tags.PRONOUN
                and low not in ("it", "you", "there")
                and index + 1 < len(found)
                and found[index + 1].tag in (tags.NOUN, tags.ADVERB, tags.VERB)
            ):
                return True
            if nominal and token.tag == tags.NOUN and token.lower.endswith("s") and not token.lower.endswith("ss"):
                follows = found[index + 1].tag if index + 1 < len(found) else "."
                beyond = found[index + 2].tag if index + 2 < len(found) else "."
                if (
                    follows == tags.NOUN
                    and beyond in (tags.DETERMINER, tags.OBJECT)
                    and not found[index + 1].lower.endswith("ing")
                ):
                    # a plural subject and a verb in its base form: "our countries play a part"
                    return True
                if follows in (tags.DETERMINER, tags.OBJECT, tags.PRONOUN) or (
                    follows == "." and len(found) < 5 and index >= 2
                ):
                    return True
            nominal = True
    last = text[end - 1]
    return last in "!?" and len(found) > 2 and text[start].isupper()


_CONTRACTING = frozenset(
    ["i", "you", "he", "she", "it", "we", "they", "that", "there", "who", "what", "here", "this", "let"]
)


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
