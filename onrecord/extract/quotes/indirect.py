"""Indirect speech: the clause of content of a verb of saying, where it holds no quoted words."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.quotes import tokens as k
from onrecord.extract.quotes.attribution import Attribution
from onrecord.extract.quotes.frames import Frame
from onrecord.extract.quotes.reading import Sentence, closed_after
from onrecord.extract.quotes.tokens import Tokens
from onrecord.extract.quotes.utterances import Reported
from onrecord.language.lexicon import words

__all__ = ["indirect_quotes"]

_COMMAS = (",", "—", "–", "―", "-", "--", "''")
_PROMISING = frozenset(("promise", "vow", "pledge", "swear", "threaten", "propose", "demand", "request", "ask"))
_RULES = frozenset(("speaker_verb", "verb_speaker", "according_to", "gerund", "noun_gerund", "quoted_as_saying"))
_CLAUSE_VERBS = words("speech_clause_verbs")
_BARE_CLAUSE_VERBS = words("speech_bare_clause_verbs")
_ADDRESSING = (
    k.NAME,
    k.NOUN,
    k.DETERMINER,
    k.OBJECT,
    k.PREPOSITION,
    k.TIME,
    k.ADVERB,
    k.COORDINATOR,
    k.TO,
    k.REFLEXIVE,
)
_RESUMING = frozenset(
    ("by", "of", "to", "with", "for", "from", "as", "than", "between", "about", "because", "if", "when")
)


def indirect_quotes(text: str, sentences: Sequence[Sentence]) -> list[Reported]:
    """The indirect quotes of a paragraph; a content that holds quoted words gives only these, and none here."""
    found: list[Reported] = []
    for sentence in sentences:
        if sentence.frames:
            found += _of_sentence(sentence)
    return found


def _of_sentence(sentence: Sentence) -> list[Reported]:
    tokens = sentence.tokens
    saying = [frame for frame in sentence.frames if _reports(tokens, frame)]
    contents: list[tuple[Frame, int, int]] = []
    # a frame that closes the sentence or is put between commas reports all of it
    for frame in sorted(saying, key=lambda one: (not _is_aside(tokens, one), one.cue_at)):
        content = _content(tokens, frame, sentence.frames)
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
            Attribution("indirect_" + frame.rule, frame.speaker, frame.cue, frame.via),
        )
        for frame, first, last in contents
    ]


def _apart(frames: Sequence[Frame], content: tuple[int, int], quote: int) -> bool:
    """Whether a quote of the sentence is no part of the same report: a cue of its own stands between."""
    if quote < content[0]:
        return True
    return any(content[1] < frame.cue_at < quote and not frame.is_any("noun", "other") for frame in frames)


def _reports(tokens: Tokens, frame: Frame) -> bool:
    if frame.speaker is None or frame.rule not in _RULES:
        return False
    if frame.is_any("according"):
        return tokens[frame.cue_at].low == "according"
    verb = tokens[frame.cue_at].verb
    if verb is None or verb.lemma not in _CLAUSE_VERBS:
        return False
    following = tokens[frame.last + 1].low if frame.last + 1 < len(tokens) else ""
    if tokens[frame.cue_at].low == "states" and following not in ("that", ",", "."):
        return False
    if tokens[frame.first].low == "you":
        return False
    return verb.lemma != "point" or tokens[frame.last].low == "out"


def _is_aside(tokens: Tokens, frame: Frame) -> bool:
    """Whether the frame stands beside its content, cut off by a comma: "…, Li said.", "A plan, she said, would …"."""
    if frame.is_any("according") or frame.order == "VS":
        return True
    if not frame.is_any("say", "tell") or frame.order != "SV" or not frame.first:
        return False
    if tokens[frame.first - 1].low not in _COMMAS or any(
        token.kind == k.RELATIVE for token in tokens[frame.first : frame.cue_at]
    ):
        return False
    following = tokens[frame.last + 1] if frame.last + 1 < len(tokens) else None
    if following is not None and (following.kind == k.QUOTE or following.low in (":", "by")):
        return False
    for index in range(frame.last + 1, min(len(tokens), frame.last + 12)):
        # "…, Li said in Rome." but not "…, Li said in Rome that …"
        token = tokens[index]
        if token.kind == k.PUNCTUATION:
            break
        if token.low == "at" and index + 1 < len(tokens) and tokens[index + 1].low in ("least", "most"):
            return False
        if token.low == "that" or token.kind in (k.PRONOUN, k.MODAL, k.AUXILIARY):
            return False
        if token.kind == k.SUBORDINATOR:
            break
    return closed_after(tokens, frame)


def _content(tokens: Tokens, frame: Frame, frames: Sequence[Frame]) -> tuple[int, int] | None:
    """First and last token of what a frame reports."""
    end = len(tokens) - 1
    while end > 0 and tokens[end].kind == k.PUNCTUATION and tokens[end].low not in (")", "]"):
        end -= 1
    if frame.is_any("according") and frame.first <= 1:
        return _after_comma(tokens, frame, end)
    if _is_aside(tokens, frame):
        before = _before(tokens, frame)
        if before is not None and _resumes(tokens, frame, end):
            return before[0], end
        return before
    content = _after(tokens, frame, end)
    if content is None:
        return None
    return content[0], _cut(tokens, frame, frames, *content)


def _resumes(tokens: Tokens, frame: Frame, end: int) -> bool:
    """Whether the clause goes on after an attribution put inside it: "A plan, she said, would follow."."""
    comma = frame.last + 1
    while comma < end and tokens[comma].low not in _COMMAS:
        if (tokens[comma].kind not in _ADDRESSING and tokens[comma].kind != k.RELATIVE) or comma > frame.last + 12:
            return False
        comma += 1
    if comma + 1 >= end:
        return False
    token = tokens[comma + 1]
    if token.kind in (k.AUXILIARY, k.MODAL, k.OTHER_VERB, k.TO) or token.low in _RESUMING:
        return True
    if token.verb is not None and token.verb.finite:
        return True
    # only a subject or an adverbial before the attribution: the clause proper comes after it
    head = tokens[0].kind in (k.TO, k.SUBORDINATOR, k.PREPOSITION)
    if head and not any(one.low == "," for one in tokens[: frame.first - 1]):
        return True
    finite = (k.AUXILIARY, k.MODAL, k.VERB, k.OTHER_VERB)
    return not any(one.kind in finite for one in tokens[: frame.first])


def _cut(tokens: Tokens, frame: Frame, frames: Sequence[Frame], first: int, last: int) -> int:
    """Where the content ends: where the reporter speaks again, before a second verb of the speaker or a new report."""
    stop = next((index for index in range(first + 2, last) if _breaks(tokens, index)), last + 1)
    for other in frames:
        if not first < other.cue_at < stop or other.is_any("noun"):
            continue
        begin = other.cue_at
        if other.is_any("according"):
            begin = other.first
        elif other.speaker == frame.speaker:
            while begin > first and tokens[begin - 1].kind in (k.ADVERB, k.AUXILIARY, k.MODAL, k.NEGATION):
                begin -= 1
        elif other.is_any("say", "tell") and other.order == "SV" and other.first > first:
            begin = other.first
        else:
            continue
        if begin <= first or tokens[begin - 1].kind not in (k.COORDINATOR, k.PUNCTUATION):
            continue
        if tokens[begin - 1].kind == k.PUNCTUATION and other.speaker != frame.speaker and not other.is_any("according"):
            continue
        stop = begin
        break
    stop -= 1
    while stop > first and tokens[stop].kind in (k.COORDINATOR, k.PUNCTUATION):
        stop -= 1
    return stop


def _breaks(tokens: Tokens, at: int) -> bool:
    """Whether the reporter speaks again from here on: a semicolon, "but …", an aside about somebody who was named."""
    token = tokens[at]
    if token.low in (";", "—", "–", "―", "-", "--"):
        return True
    if token.low != ",":
        return False
    breaking = ("but", "however", "while", "though", "although", "yet", "who", "whose", "whom")
    return tokens[at + 1].low in breaking


def _before(tokens: Tokens, frame: Frame) -> tuple[int, int] | None:
    last = frame.first - 1
    while last >= 0 and tokens[last].low in _COMMAS:
        last -= 1
    first = 0
    for index in range(last, 0, -1):
        if tokens[index].low in (";", ":") or (
            tokens[index].low == "(" and not any(token.low == ")" for token in tokens[index:last])
        ):
            first = index + 1
            break
    while first < last and tokens[first].kind == k.PUNCTUATION:
        first += 1
    return (first, last) if last >= first else None


def _after_comma(tokens: Tokens, frame: Frame, end: int) -> tuple[int, int] | None:
    """What follows "According to Li, the minister,": after the last comma that closes an apposition."""
    index = frame.last + 1
    while index < len(tokens) and tokens[index].low != ",":
        index += 1
    following = index + 1
    if following < end and tokens[following].kind in (k.DETERMINER, k.RELATIVE):
        later = next((i for i in range(following, min(following + 14, end)) if tokens[i].low == ","), None)
        finite = (k.AUXILIARY, k.MODAL, k.VERB, k.OTHER_VERB)
        if later is not None and (
            tokens[following].kind == k.RELATIVE or not any(token.kind in finite for token in tokens[following:later])
        ):
            following = later + 1
    return (following, end) if following < end else None


def _after(tokens: Tokens, frame: Frame, end: int) -> tuple[int, int] | None:
    """What follows the cue: after "that" where there is one, after the addressee of "told"."""
    verb = tokens[frame.cue_at].verb
    if verb is None or (frame.order == "SV" and frame.first and _in_relative(tokens, frame)):
        return None
    index = frame.cue_at + 1
    if verb.lemma == "call":
        calls = index < end and tokens[index].low == "on"
        return (index + 1, end) if calls else None
    if index < end and tokens[index].low in ("out", "back"):
        index += 1
    told = "tell" in verb.kinds
    for that in range(index, min(index + 16, end)):
        token = tokens[that]
        if token.low in ("that", "whether") or (token.low in ("if", "how", "why", "what") and that == index):
            if that > index and not told and tokens[index].kind not in (k.PREPOSITION, k.TIME, k.ADVERB):
                break
            return (that + (token.low == "that"), end) if that + 1 < end else None
        if token.kind not in _ADDRESSING:
            break
    if index >= end:
        return None
    if tokens[index].kind == k.TO:
        return (index, end) if verb.lemma in _PROMISING else None
    if ("urge" in verb.kinds and "say" not in verb.kinds) or verb.lemma == "ask":
        infinitive = any(token.kind == k.TO for token in tokens[index : index + 14])
        return (index, end) if infinitive and tokens[index].kind in _ADDRESSING[:4] else None
    if verb.lemma not in _BARE_CLAUSE_VERBS:
        return None
    if verb.lemma == "tell":
        while index < end and tokens[index].kind in (k.NAME, k.NOUN, k.DETERMINER, k.OBJECT):
            index += 1
            if tokens[index].kind == k.DETERMINER:
                break
    while index < end and tokens[index].kind == k.TIME:
        index += 1
    return (index, end) if index < end and _opens_clause(tokens, index, end, verb.lemma) else None


def _in_relative(tokens: Tokens, frame: Frame) -> bool:
    """Whether the frame is a relative clause without its pronoun: "the plan he announced"."""
    return tokens[frame.first - 1].kind in (k.NAME, k.NOUN)


def _opens_clause(tokens: Tokens, first: int, end: int, lemma: str) -> bool:
    """Whether a clause begins here without "that": a subject, then its verb."""
    head = tokens[first]
    if head.kind == k.PRONOUN:
        return end - first >= 1
    if head.kind == k.OBJECT and head.low not in ("nothing", "something", "everything", "anything"):
        return False
    if head.kind == k.SUBORDINATOR:
        return head.low == "if"
    if head.low in ("about", "over", "under", "nearly") and lemma == "say":
        return True
    if head.kind in (k.PUNCTUATION, k.COORDINATOR, k.PREPOSITION, k.AUXILIARY, k.MODAL, k.VERB, k.OTHER_VERB):
        return head.kind == k.VERB and head.verb is not None and "g" in head.verb.forms and lemma == "say"
    for index in range(first, end + 1):
        token = tokens[index]
        finite = token.kind in (k.AUXILIARY, k.MODAL, k.OTHER_VERB) or (
            token.kind == k.VERB and token.verb is not None and token.verb.finite
        )
        if finite:
            return index > first
        if token.kind in (k.RELATIVE, k.SUBORDINATOR) or token.low in _COMMAS:
            return lemma in ("say", "tell")
    return lemma == "say" and end - first >= 4


def _is_clause(tokens: Tokens, first: int, last: int, frame: Frame) -> bool:
    """Whether the content has a finite verb with a subject, or an infinitive after a verb that urges or promises."""
    if last - first < 1:
        return False
    if tokens[first].kind == k.TO or (first > frame.cue_at and tokens[first - 1].low == "that"):
        return True
    if first == frame.last + 1 and tokens[first].kind == k.PRONOUN:
        return True
    adverbial = tokens[first].kind in (k.PREPOSITION, k.SUBORDINATOR, k.TO) and last <= frame.last
    if last - first >= 3 and not adverbial and _is_aside(tokens, frame):
        return True
    urges = frame.is_any("urge")
    nominal = embedded = False
    for index, token in enumerate(tokens[first : last + 1], first):
        if token.kind == k.TO and urges and nominal:
            return True
        follows = tokens[index + 1].kind if index < last else ""
        if token.kind == k.DETERMINER or token.low == "that":
            nominal = nominal or follows in (k.AUXILIARY, k.MODAL)
        if token.kind in (k.RELATIVE, k.SUBORDINATOR) and follows not in (k.AUXILIARY, k.MODAL):
            embedded = nominal
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
