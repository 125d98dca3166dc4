"""Indirect speech: the clause of content of a verb of saying, where it holds no quoted words."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.quotes import tokens as k
from onrecord.extract.quotes.attribution import Attribution
from onrecord.extract.quotes.frames import Frame
from onrecord.extract.quotes.reading import Sentence, closed_after
from onrecord.extract.quotes.tokens import Token
from onrecord.extract.quotes.utterances import Reported
from onrecord.language.spans import Span

__all__ = ["indirect_quotes"]

_COMMAS = (",", "—", "–", "-", "--", "''")
_PROMISING = frozenset(("promise", "vow", "pledge", "swear", "offer", "threaten", "propose", "demand", "request"))
_RULES = frozenset(
    ("speaker_verb", "verb_speaker", "according_to", "gerund", "noun_gerund", "quoted_as_saying", "infinitive")
)


def indirect_quotes(text: str, sentences: Sequence[Sentence]) -> list[Reported]:
    """The indirect quotes of sentences that have no quoted words in them."""
    found: list[Reported] = []
    for sentence in sentences:
        if sentence.frames and not sentence.quotes:
            found += _of_sentence(sentence)
    return found


def _of_sentence(sentence: Sentence) -> list[Reported]:
    tokens = sentence.tokens
    saying = [
        f
        for f in sentence.frames
        if f.speaker is not None and f.rule in _RULES and f.is_any("say", "tell", "urge", "according")
    ]
    contents: list[tuple[Frame, int, int]] = []
    # a frame that closes the sentence or is put between commas reports all of it
    for frame in sorted(saying, key=lambda f: (not _is_aside(tokens, f), f.cue_at)):
        content = _content(tokens, frame, saying)
        if content is None or not _has_clause(tokens, *content, frame):
            continue
        if any(content[0] <= last and first <= content[1] for _, first, last in contents):
            continue
        contents.append((frame, *content))
    contents.sort(key=lambda one: one[1])
    return [
        Reported(
            Span(tokens[first].start, tokens[last].end),
            Attribution("indirect_" + frame.rule, frame.speaker, frame.cue, frame.via),
        )
        for frame, first, last in contents
    ]


def _is_aside(tokens: Sequence[Token], frame: Frame) -> bool:
    """Whether the frame stands beside its content, cut off by a comma: "…, Li said.", "A plan, she said, would …"."""
    if frame.is_any("according"):
        return True
    if frame.order == "VS":
        return True
    if not frame.is_any("say", "tell") or frame.order != "SV" or not frame.first:
        return False
    if tokens[frame.first - 1].low not in _COMMAS:
        return False
    following = tokens[frame.last + 1] if frame.last + 1 < len(tokens) else None
    if following is not None and following.kind == k.PREPOSITION:
        # "…, Li said in Rome." but not "…, Li said in Rome that …"
        return not any(token.low == "that" for token in tokens[frame.last + 1 : frame.last + 10])
    return closed_after(tokens, frame)


def _content(tokens: Sequence[Token], frame: Frame, saying: Sequence[Frame]) -> tuple[int, int] | None:
    """First and last token of what a frame reports."""
    end = len(tokens) - 1
    while end > 0 and tokens[end].kind == k.PUNCTUATION and tokens[end].low not in (")", "]"):
        end -= 1
    if frame.is_any("according") and frame.first <= 1:
        return _after_comma(tokens, frame, end)
    if _is_aside(tokens, frame):
        resumes = frame.last + 1 < end and tokens[frame.last + 1].low in _COMMAS
        if resumes and frame.order == "SV" and frame.last + 2 < end and _resumes(tokens, frame):
            return 0, end
        return _before(tokens, frame)
    content = _after(tokens, frame, end)
    if content is None:
        return None
    return content[0], _cut(tokens, frame, saying, *content)


def _resumes(tokens: Sequence[Token], frame: Frame) -> bool:
    """Whether the clause goes on after an attribution put inside it."""
    token = tokens[frame.last + 2]
    if token.kind in (k.AUXILIARY, k.MODAL, k.OTHER_VERB, k.COORDINATOR) or (
        token.verb is not None and token.verb.finite
    ):
        return True
    # nothing but a subject or an adverbial before the attribution: the clause proper comes after it
    return frame.first <= 8 and not any(
        t.kind in (k.AUXILIARY, k.MODAL, k.VERB, k.OTHER_VERB) for t in tokens[: frame.first]
    )


def _cut(tokens: Sequence[Token], frame: Frame, saying: Sequence[Frame], first: int, last: int) -> int:
    """Where the content ends before a second verb of the same speaker ("…, and urged …") or another's frame."""
    for other in saying:
        if other.cue_at <= first or other.cue_at > last:
            continue
        if other.is_any("according") and other.first > first:
            stop = other.first
        elif other.speaker == frame.speaker:
            stop = other.cue_at
            while stop > first and tokens[stop - 1].kind in (k.ADVERB, k.AUXILIARY, k.MODAL, k.NEGATION):
                stop -= 1
            if tokens[stop - 1].kind not in (k.COORDINATOR, k.PUNCTUATION):
                continue
        else:
            continue
        stop -= 1
        while stop > first and (tokens[stop].kind in (k.COORDINATOR, k.PUNCTUATION)):
            stop -= 1
        return stop
    return last


def _before(tokens: Sequence[Token], frame: Frame) -> tuple[int, int] | None:
    last = frame.first - 1
    while last >= 0 and tokens[last].low in _COMMAS:
        last -= 1
    first = 0
    while first < last and tokens[first].kind == k.PUNCTUATION:
        first += 1
    return (first, last) if last > first else None


def _after_comma(tokens: Sequence[Token], frame: Frame, end: int) -> tuple[int, int] | None:
    """What follows "According to Li, the minister,": after the last comma that closes an apposition."""
    index = frame.last + 1
    while index < len(tokens) and tokens[index].low != ",":
        index += 1
    following = index + 1
    if following < end and tokens[following].kind in (k.DETERMINER, k.RELATIVE):
        later = next((i for i in range(following, min(following + 14, end)) if tokens[i].low == ","), None)
        if later is not None and (
            tokens[following].kind == k.RELATIVE
            or not any(t.kind in (k.AUXILIARY, k.MODAL, k.VERB, k.OTHER_VERB) for t in tokens[following:later])
        ):
            following = later + 1
    return (following, end) if following < end else None


def _after(tokens: Sequence[Token], frame: Frame, end: int) -> tuple[int, int] | None:
    """What follows the cue: after "that" where there is one, after the addressee of "told"."""
    verb = tokens[frame.cue_at].verb
    if verb is None:
        return None
    index = frame.cue_at + 1
    if frame.last > frame.cue_at and frame.order != "VS":
        if tokens[frame.last].low in ("out", "back"):
            index = frame.last + 1
        elif tokens[frame.last].low == "on" and verb.lemma == "call":
            return (frame.last + 1, end) if frame.last + 1 < end else None
    elif verb.lemma == "call":
        return None
    if frame.order == "SV" and frame.first and tokens[frame.first - 1].kind in (k.NAME, k.NOUN):
        # "the plan he announced": a relative clause without its pronoun
        return None
    addresses = not verb.kinds.isdisjoint(("tell", "urge"))
    if index < end and tokens[index].kind in (k.NAME, k.NOUN, k.DETERMINER, k.OBJECT) and not addresses:
        return (index, end) if "say" in verb.kinds else None
    if verb.kinds.isdisjoint(("tell",)) and tokens[index].kind in (k.NAME, k.NOUN, k.DETERMINER, k.OBJECT):
        # "demanded guarantees that …": the clause belongs to the noun
        return (index, end) if any(t.kind == k.TO for t in tokens[index : index + 14]) else None
    for that in range(index, min(index + 12, end)):
        token = tokens[that]
        if token.low in ("that", "whether", "if") and that + 1 < end:
            return that + (token.low == "that"), end
        if token.kind in (k.MODAL, k.VERB, k.AUXILIARY, k.PRONOUN) or token.low in (",", ";", ":"):
            break
    if tokens[index].kind == k.TO:
        return (index, end) if verb.lemma in _PROMISING else None
    if verb.lemma == "tell":
        while index < end and tokens[index].kind in (k.NAME, k.NOUN, k.DETERMINER, k.OBJECT):
            index += 1
            if tokens[index].kind == k.DETERMINER:
                break
    while index < end and tokens[index].kind == k.TIME:
        index += 1
    if tokens[index].kind in (k.AUXILIARY, k.MODAL, k.VERB, k.OTHER_VERB):
        return None
    if tokens[index].kind in (k.PUNCTUATION, k.PREPOSITION, k.COORDINATOR, k.SUBORDINATOR, k.ADVERB) and tokens[
        index
    ].low not in ("if", "when", "while", "although", "though"):
        return None
    return (index, end) if index < end else None


def _has_clause(tokens: Sequence[Token], first: int, last: int, frame: Frame) -> bool:
    """Whether the content has a finite verb with a subject, or an infinitive after a verb that urges or promises."""
    if last - first < 1:
        return False
    if tokens[first].kind == k.TO:
        return True
    urges = frame.is_any("urge")
    explicit = first > frame.cue_at and tokens[first - 1].low == "that"
    nominal = embedded = False
    for token in tokens[first : last + 1]:
        if token.kind == k.TO and urges and nominal:
            return True
        if token.kind in (k.RELATIVE, k.SUBORDINATOR):
            embedded = nominal and not explicit
        finite = token.kind in (k.AUXILIARY, k.MODAL, k.OTHER_VERB) or (
            token.kind == k.VERB and token.verb is not None and token.verb.finite
        )
        if finite and nominal:
            if not embedded:
                return True
            embedded = False
        if token.kind in (k.PRONOUN, k.NAME, k.NOUN, k.OBJECT):
            nominal = True
    return False
