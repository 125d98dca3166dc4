"""Indirect speech: the clause of content of a verb of saying, where it holds no quoted words."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extraction.quotes.attribution import Attribution
from onrecord.extraction.quotes.carriers import carried
from onrecord.extraction.quotes.content_span import content_of, is_aside
from onrecord.extraction.quotes.frames import Frame
from onrecord.extraction.quotes.quoted_sentences import Sentence
from onrecord.extraction.quotes.utterances import Reported
from onrecord.language.lexicon.lists import words
from onrecord.language.syntax import tags
from onrecord.language.syntax.tokens import Tokens
from onrecord.language.text.spans import Span

__all__ = ["indirect_quotes"]

_MAKESHIFT = "''"
_RULES = frozenset(
    ("speaker_verb", "verb_speaker", "according_to", "gerund", "noun_gerund", "infinitive", "quoted_as_saying")
)
_DOING = frozenset(
    ("on", "continue", "continues", "continued", "began", "begun", "begins", "starts", "started", "proceeded", "used",
     "appeared", "appears", "seemed", "seems", "rushed", "quick", "seeking", "sought", "hastened", "took", "likely")
)  # fmt: skip
"""Words before an infinitive that tell that it was or will be done: "went on to say", not "too soon to say"."""
_PERIODS = frozenset(("times", "days", "weeks", "months", "years", "hours", "minutes", "day", "week", "month", "year"))
_CLAUSE_VERBS = words("speech_clause_verbs")


def indirect_quotes(text: str, sentences: Sequence[Sentence]) -> list[Reported]:
    """The indirect quotes of a paragraph; a content that holds quoted words gives only these, and none here."""
    found: list[Reported] = []
    for number, sentence in enumerate(sentences):
        if not sentence.frames:
            continue
        following = sentences[number + 1].span if number + 1 < len(sentences) else None
        place = Span(sentences[0].span.start, sentences[-1].span.end)
        for one in _of_sentence(sentence):
            reach = Span(sentence.span.start, following.start if following else sentence.span.end)
            whole = one._replace(span=_with_makeshift(text, one.span, reach, place))
            while found and found[-1].span.start >= whole.span.start:
                found.pop()
            if not found or found[-1].span.end <= whole.span.start:
                found.append(whole)
    return found


def _with_makeshift(text: str, content: Span, reach: Span, paragraph: Span) -> Span:
    r"""A content between doubled apostrophes, from the first to the last of them: ''It is late,'' he said. ''Go.''

    Two straight apostrophes in place of a double mark do not make a direct quote, but they say where words begin and
    end, over more than one sentence and around an attribution. `reach` ends where a sentence after the content begins.

    >>> text = "Late. ''It is. It is late,'' he said. ''Let us go.'' He went."
    >>> _with_makeshift(text, Span(15, 25), Span(15, 38), Span(0, len(text))).of(text)
    "It is. It is late,'' he said. ''Let us go"
    >>> _with_makeshift("He said it was late.", Span(8, 19), Span(0, 20), Span(0, 20))
    Span(start=8, end=19)
    """
    closing = text.find(_MAKESHIFT, content.end, min(content.end + 4, paragraph.end))
    if closing < 0:
        return content
    start, end = content
    opening = text.rfind(_MAKESHIFT, paragraph.start, start)
    if opening >= 0 and text[opening + 2].isalnum() and not text[opening - 1 : opening].strip():
        start = opening + 2
    again = text.find(_MAKESHIFT, closing + 2, min(reach.end + 2, paragraph.end))
    if again >= 0 and text[again + 2 : again + 3].strip() and not text[again - 1].strip():
        last = text.find(_MAKESHIFT, again + 2, paragraph.end)
        end = last if last >= 0 else paragraph.end
        while end > again and text[end - 1] in " .,;:'":
            end -= 1
    return Span(start, end)


def _of_sentence(sentence: Sentence) -> list[Reported]:
    tokens = sentence.tokens
    saying = [frame for frame in sentence.frames if _reports(tokens, frame)]
    contents: list[tuple[Frame, int, int]] = []
    # a frame that closes the sentence or is put between commas reports all of it
    for frame in sorted(saying, key=lambda one: (not is_aside(tokens, one), one.cue_at)):
        content = content_of(tokens, frame, sentence.frames)
        if content is None or not _is_clause(tokens, *content, frame):
            continue
        if any(not _apart(sentence.frames, content, at) for at, _ in sentence.quotes):
            continue
        if any(content[0] <= last and first <= content[1] for _, first, last in contents):
            continue
        contents.append((frame, *content))
    contents.sort(key=lambda one: one[1])
    return [
        Reported(
            tokens.span(first, last),
            _attribution(sentence, frame),
        )
        for frame, first, last in contents
    ]


def _attribution(sentence: Sentence, frame: Frame) -> Attribution:
    attribution = Attribution("indirect_" + frame.rule, frame.speaker, frame.cue, frame.via, frame.shown)
    return carried(sentence, attribution) or attribution


def _apart(frames: Sequence[Frame], content: tuple[int, int], quote: int) -> bool:
    """Whether a quote of the sentence is no part of the same report: a cue of its own stands between."""
    if quote < content[0]:
        return True
    return any(content[1] < frame.cue_at < quote and not frame.is_any("noun", "other") for frame in frames)


def _reports(tokens: Tokens, frame: Frame) -> bool:
    if frame.speaker is None or frame.rule not in _RULES:
        return False
    if frame.is_any("according"):
        return tokens[frame.cue_at].lower == "according"
    verb = tokens[frame.cue_at].verb
    if verb is None or verb.lemma not in _CLAUSE_VERBS:
        return False
    following = tokens[frame.last + 1].lower if frame.last + 1 < len(tokens) else ""
    if tokens[frame.cue_at].lower == "states" and following not in ("that", ",", "."):
        return False
    if tokens[frame.first].lower == "you":
        return False
    if tokens[frame.first].lower in ("we", "i") and "b" in verb.forms and frame.cue_at == frame.first + 1:
        # "we urge": the voice of a statement printed as a whole
        return False
    if frame.rule == "infinitive" and (not frame.first or tokens[frame.first - 1].lower not in _DOING):
        return False
    return verb.lemma != "point" or tokens[frame.last].lower == "out"


def _breaks_off(tokens: Tokens, first: int) -> bool:
    """Whether the first words are no subject: "said matter-of-factly in Rome", "said several months after"."""
    if tokens[first + 1].lower in _PERIODS:
        return True
    return tokens[first].tag == tags.NOUN and tokens[first + 1].tag in (tags.PREPOSITION, tags.SUBORDINATOR, tags.TO)


def _is_clause(tokens: Tokens, first: int, last: int, frame: Frame) -> bool:
    """Whether the content has a finite verb with a subject, or an infinitive after a verb that urges or promises."""
    if last - first < 1:
        return False
    if tokens[first].tag == tags.TO or (first > frame.cue_at and tokens[first - 1].lower == "that"):
        return True
    if first == frame.last + 1 and tokens[first].tag == tags.PRONOUN:
        return True
    adverbial = tokens[first].tag in (tags.PREPOSITION, tags.SUBORDINATOR, tags.TO) and last <= frame.last
    if last - first >= 3 and not adverbial and is_aside(tokens, frame):
        return True
    verb = tokens[frame.cue_at].verb
    says = verb is not None and verb.lemma == "say" and frame.order == "SV" and first == frame.last + 1
    nominal = tokens[first].tag in tags.NOMINAL
    if says and nominal and last - first > 3 and not _breaks_off(tokens, first):
        # "said" takes no other object that is as long
        return True
    urges = frame.is_any("urge")
    nominal = embedded = False
    for index, token in enumerate(tokens[first : last + 1], first):
        if token.tag == tags.TO and urges and nominal:
            return True
        follows = tokens[index + 1].tag if index < last else ""
        if token.tag == tags.DETERMINER or token.lower == "that":
            nominal = nominal or follows in (tags.AUXILIARY, tags.MODAL)
        if token.tag in (tags.RELATIVE, tags.SUBORDINATOR) and follows not in (tags.AUXILIARY, tags.MODAL):
            embedded = nominal
        finite = token.tag in (tags.AUXILIARY, tags.MODAL, tags.OTHER_VERB) or (
            token.tag == tags.VERB and token.verb is not None and token.verb.finite
        )
        if finite and nominal:
            if not embedded:
                return True
            embedded = False
        if token.tag in (tags.PRONOUN, tags.NAME, tags.NOUN, tags.OBJECT):
            nominal = True
    return False
