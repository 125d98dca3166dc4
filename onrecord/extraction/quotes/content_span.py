"""How far the content of a verb of saying reaches: from which word to which word of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extraction.quotes.frames import Frame
from onrecord.extraction.quotes.quoted_sentences import closed_after
from onrecord.language.lexicon.lists import words
from onrecord.language.syntax import tags
from onrecord.language.syntax.tokens import Tokens

__all__ = ["content_of", "is_aside"]

_COMMAS = (",", "—", "–", "―", "-", "--", "''")
_PROMISING = frozenset(("promise", "vow", "pledge", "swear", "threaten", "propose", "demand", "request", "ask"))
_BARE_CLAUSE_VERBS = words("speech_bare_clause_verbs")
_ADDRESSING = (
    tags.NAME,
    tags.NOUN,
    tags.DETERMINER,
    tags.OBJECT,
    tags.PREPOSITION,
    tags.TIME,
    tags.ADVERB,
    tags.COORDINATOR,
    tags.TO,
    tags.REFLEXIVE,
)
_RESUMING = frozenset(
    ("by", "of", "to", "with", "for", "from", "as", "than", "between", "about", "because", "if", "when")
)
_SETTING = (tags.PREPOSITION, tags.TIME, tags.ADVERB, tags.TO, tags.PUNCTUATION)
_TIMING = frozenset(("last", "this", "next", "late", "soon", "again", "several", "two", "three"))
_SUBJECT = (tags.DETERMINER, tags.PRONOUN, tags.NAME, tags.NOUN, tags.TIME)
_GOING_ON = frozenset(("and", "so", "that", "rather", "especially", "including"))


def is_aside(tokens: Tokens, frame: Frame) -> bool:
    """Whether the frame stands beside its content, cut off by a comma: "…, Li said.", "A plan, she said, would …"."""
    if frame.is_any("according") or frame.order == "VS":
        return True
    if not frame.is_any("say", "tell") or frame.order != "SV" or not frame.first:
        return False
    parted = tokens[frame.first - 1].lower in _COMMAS or (_is_parenthetical(tokens, frame) and frame.first > 2)
    if not parted or any(token.tag == tags.RELATIVE for token in tokens[frame.first : frame.cue_at]):
        return False
    following = tokens[frame.last + 1] if frame.last + 1 < len(tokens) else None
    if following is not None and (following.tag == tags.QUOTE or following.lower in (":", "by")):
        return False
    if (
        following is not None
        and following.lower == ","
        and any(token.tag == tags.QUOTE for token in tokens[frame.last + 2 : frame.last + 3])
    ):
        # "As the bell rang, Li said, “…”"
        return False
    for index in range(frame.last + 1, min(len(tokens), frame.last + 12)):
        # "…, Li said in Rome." but not "…, Li said in Rome that …"
        token = tokens[index]
        if token.tag == tags.PUNCTUATION:
            break
        if token.lower == "at" and index + 1 < len(tokens) and tokens[index + 1].lower in ("least", "most"):
            return False
        if token.lower == "that" or token.tag in (tags.PRONOUN, tags.MODAL, tags.AUXILIARY):
            return False
        if token.tag == tags.SUBORDINATOR:
            break
    return closed_after(tokens, frame)


def _is_parenthetical(tokens: Tokens, frame: Frame) -> bool:
    """Whether "as" makes an aside of the frame: "As Li noted, …", "…, as Li has said"."""
    if frame.order != "SV" or not frame.first or tokens[frame.first - 1].lower != "as" or frame.last + 1 >= len(tokens):
        return False
    opens = (
        frame.first == 1 or tokens[frame.first - 2].lower in _COMMAS or tokens[frame.first - 2].tag == tags.COORDINATOR
    )
    return opens and (tokens[frame.last + 1].tag in (tags.PUNCTUATION, tags.PREPOSITION, tags.TIME))


def content_of(tokens: Tokens, frame: Frame, frames: Sequence[Frame]) -> tuple[int, int] | None:
    """First and last token of what a frame reports."""
    end = len(tokens) - 1
    while end > 0 and tokens[end].tag == tags.PUNCTUATION and tokens[end].lower not in (")", "]"):
        end -= 1
    if frame.is_any("according") and frame.first <= 1:
        return _after_comma(tokens, frame, end)
    if _is_parenthetical(tokens, frame) and frame.first <= 2 and tokens[frame.last + 1].lower == ",":
        content = _after_comma(tokens, frame, end)
        return content and (content[0], _cut(tokens, frame, frames, *content))
    if is_aside(tokens, frame):
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
    while comma < end and tokens[comma].lower not in _COMMAS:
        if (tokens[comma].tag not in _ADDRESSING and tokens[comma].tag != tags.RELATIVE) or comma > frame.last + 12:
            return False
        comma += 1
    if comma + 1 >= end:
        return False
    token = tokens[comma + 1]
    if token.tag in (tags.AUXILIARY, tags.MODAL, tags.OTHER_VERB, tags.TO) or token.lower in _RESUMING:
        return True
    if token.verb is not None and token.verb.finite:
        return True
    if frame.order == "SV" and frame.is_any("say", "tell") and token.lower in _GOING_ON:
        return True
    # only a subject or an adverbial before the attribution: the clause proper comes after it
    head = tokens[0].tag in (tags.TO, tags.SUBORDINATOR, tags.PREPOSITION)
    if head and not any(one.lower == "," for one in tokens[: frame.first - 1]):
        return True
    finite = tags.FINITE
    return not any(one.tag in finite for one in tokens[: frame.first])


def _cut(tokens: Tokens, frame: Frame, frames: Sequence[Frame], first: int, last: int) -> int:
    """Where the content ends: where the reporter speaks again, before a second verb of the speaker or a new report."""
    ends = _ends_clause if _is_subordinate(tokens, frame) else _breaks
    stop = next((index for index in range(first + 2, last) if ends(tokens, index)), last + 1)
    for other in frames:
        if not first < other.cue_at < stop or other.is_any("noun"):
            continue
        begin = other.cue_at
        if other.is_any("according"):
            begin = other.first
        elif other.speaker == frame.speaker and other.is_any("say", "tell", "urge", "judge"):
            while begin > first and tokens[begin - 1].tag in (tags.ADVERB, tags.AUXILIARY, tags.MODAL, tags.NEGATION):
                begin -= 1
        elif other.is_any("say", "tell") and other.order == "SV" and other.first > first:
            begin = other.first
        else:
            continue
        if begin <= first or tokens[begin - 1].tag not in (tags.COORDINATOR, tags.PUNCTUATION):
            continue
        if (
            tokens[begin - 1].tag == tags.PUNCTUATION
            and other.speaker != frame.speaker
            and not other.is_any("according")
        ):
            continue
        stop = begin
        break
    stop -= 1
    while stop > first and tokens[stop].tag in (tags.COORDINATOR, tags.PUNCTUATION):
        stop -= 1
    return stop


def _is_subordinate(tokens: Tokens, frame: Frame) -> bool:
    """Whether the frame stands in a clause that opens the sentence: "While Li says …, Wu left."."""
    if frame.order != "SV" or not 0 < frame.first <= 3:
        return False
    return any(token.tag == tags.SUBORDINATOR and token.lower != "that" for token in tokens[: frame.first])


def _ends_clause(tokens: Tokens, at: int) -> bool:
    """Whether the main clause begins after the comma at `at`."""
    return tokens[at].lower == ";" or (tokens[at].lower == "," and tokens[at + 1].tag in _SUBJECT)


def _breaks(tokens: Tokens, at: int) -> bool:
    """Whether the reporter speaks again from here on: a semicolon, "but …", "…, adding", an aside about somebody."""
    token = tokens[at]
    if token.lower != ",":
        return token.lower == ";"
    follows = tokens[at + 1]
    breaking = ("but", "however", "while", "though", "although", "yet", "who", "whose", "whom")
    return follows.lower in breaking or (follows.verb is not None and "say" in follows.verb.kinds)


def _before(tokens: Tokens, frame: Frame) -> tuple[int, int] | None:
    last = frame.first - 1
    while last >= 0 and (tokens[last].lower in _COMMAS or tokens[last].lower == "as"):
        last -= 1
    first = 0
    for index in range(last, 0, -1):
        if tokens[index].lower in (";", ":") or (
            tokens[index].lower == "(" and not any(token.lower == ")" for token in tokens[index:last])
        ):
            first = index + 1
            break
    while first < last and tokens[first].tag == tags.PUNCTUATION:
        first += 1
    return (first, last) if last >= first else None


def _after_comma(tokens: Tokens, frame: Frame, end: int) -> tuple[int, int] | None:
    """What follows "According to Li, the minister,": after the last comma that closes an apposition."""
    index = frame.last + 1
    while index < len(tokens) and tokens[index].lower != ",":
        index += 1
    following = index + 1
    if following < end and tokens[following].tag in (tags.DETERMINER, tags.RELATIVE):
        later = next((i for i in range(following, min(following + 14, end)) if tokens[i].lower == ","), None)
        finite = tags.FINITE
        if later is not None and (
            tokens[following].tag == tags.RELATIVE or not any(token.tag in finite for token in tokens[following:later])
        ):
            following = later + 1
    return (following, end) if following < end else None


def _after(tokens: Tokens, frame: Frame, end: int) -> tuple[int, int] | None:
    """What follows the cue: after "that" where there is one, after the addressee of "told"."""
    verb = tokens[frame.cue_at].verb
    if verb is None or (frame.order == "SV" and frame.first and _in_relative(tokens, frame)):
        return None
    index = frame.cue_at + 1
    if frame.order == "SV" and frame.first > 1 and _is_relative(tokens, frame.first - 1):
        inside = _relative(tokens, frame, end)
        if inside is not None:
            return inside
    if verb.lemma == "call":
        calls = index < end and tokens[index].lower == "on"
        return (index + 1, end) if calls else None
    if index < end and tokens[index].lower in ("out", "back"):
        index += 1
    told = "tell" in verb.kinds
    asks = verb.lemma in ("ask", "wonder", "inquire", "enquire")
    for that in range(index, min(index + 24, end)):
        token = tokens[that]
        asked = token.lower in ("if", "how", "why", "what", "who", "when", "where")
        if token.lower in ("that", "whether") or (asked and (that == index or (asks and that < index + 8))):
            if not _addresses(tokens, index, that, told or asks) or (that > index and _modifies(tokens, that)):
                break
            return (that + (token.lower == "that"), end) if that + 1 < end else None
        if token.tag not in _ADDRESSING and not _inserted(tokens, that, end):
            break
    if index >= end:
        return None
    if tokens[index].tag == tags.TO:
        return (index, end) if verb.lemma in _PROMISING else None
    if ("urge" in verb.kinds and "say" not in verb.kinds) or verb.lemma == "ask":
        infinitive = any(token.tag == tags.TO for token in tokens[index : index + 14])
        return (index, end) if infinitive and tokens[index].tag in _ADDRESSING[:4] else None
    if verb.lemma not in _BARE_CLAUSE_VERBS:
        return None
    if "say" in verb.kinds or told:
        later = _after_setting(tokens, index, end, told)
        if later is not None:
            return later, end
    if verb.lemma == "tell":
        while index < end and tokens[index].tag in (tags.NAME, tags.NOUN, tags.DETERMINER, tags.OBJECT):
            index += 1
            if tokens[index].tag == tags.DETERMINER:
                break
    while index < end and tokens[index].tag == tags.TIME:
        index += 1
    return (index, end) if index < end and _opens_clause(tokens, index, end, verb.lemma) else None


def _addresses(tokens: Tokens, first: int, end: int, told: bool) -> bool:
    """Whether what stands between a cue and "that" is an addressee, a time or a setting, and no object of the verb."""
    return end == first or told or tokens[first].tag in _SETTING or tokens[first].lower in _TIMING


def _modifies(tokens: Tokens, that: int) -> bool:
    """Whether "that" is the subject of a relative clause: "said of a list that included …"."""
    if tokens[that].lower != "that" or tokens[that - 1].tag not in (tags.NOUN, tags.NAME):
        return False
    return tokens[that + 1].tag in tags.FINITE


def _after_setting(tokens: Tokens, first: int, end: int, told: bool) -> int | None:
    """Where a clause begins with a pronoun after a setting or an addressee: "said in Rome on Monday she would"."""
    if not told and tokens[first].tag not in (tags.PREPOSITION, tags.TIME):
        return None
    for index in range(first + 1, min(first + 14, end)):
        token = tokens[index]
        if token.tag == tags.PRONOUN:
            verbal = tokens[index + 1].tag in (tags.AUXILIARY, tags.MODAL, tags.VERB, tags.OTHER_VERB, tags.ADVERB)
            return index if verbal else None
        if token.tag not in _ADDRESSING or token.lower in ("and", "or", "but"):
            return None
    return None


def _inserted(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the comma at `at` belongs to an insertion before "that": "said, however, that", "said, in Rome, that"."""
    if tokens[at].lower not in _COMMAS:
        return False
    if tokens[at + 1].lower == "that":
        return True
    later = next((i for i in range(at + 1, min(at + 16, end)) if tokens[i].lower in _COMMAS), None)
    return later is not None and tokens[later + 1].lower == "that"


def _in_relative(tokens: Tokens, frame: Frame) -> bool:
    """Whether the frame is a relative clause without its pronoun: "the plan he announced"."""
    return tokens[frame.first - 1].tag in (tags.NAME, tags.NOUN)


def _is_relative(tokens: Tokens, at: int) -> bool:
    token, before = tokens[at], tokens[at - 1]
    return token.tag == tags.RELATIVE or (token.lower == "that" and before.tag in (tags.NOUN, tags.NAME))


def _relative(tokens: Tokens, frame: Frame, end: int) -> tuple[int, int] | None:
    """The relative clause that a frame stands in the midst of: "the plan, which Li said would fail, is …"."""
    first = frame.first - 1
    follows = tokens[frame.last + 1] if frame.last + 1 < end else None
    if follows is None or not (
        follows.tag in (tags.AUXILIARY, tags.MODAL, tags.OTHER_VERB)
        or (follows.verb is not None and follows.verb.finite)
    ):
        return None
    if tokens[first - 1].lower == ",":
        end = next((i - 1 for i in range(frame.last + 3, end) if tokens[i].lower == ","), end)
    return first, end


def _opens_clause(tokens: Tokens, first: int, end: int, lemma: str) -> bool:
    """Whether a clause begins here without "that": a subject, then its verb."""
    head = tokens[first]
    if head.tag == tags.PRONOUN:
        return end - first >= 1
    if head.tag == tags.OBJECT and head.lower not in ("nothing", "something", "everything", "anything"):
        return False
    if head.tag == tags.SUBORDINATOR:
        return head.lower == "if"
    if head.lower in ("about", "over", "under", "nearly") and lemma == "say":
        return True
    if head.tag in (
        tags.PUNCTUATION,
        tags.COORDINATOR,
        tags.PREPOSITION,
        tags.AUXILIARY,
        tags.MODAL,
        tags.VERB,
        tags.OTHER_VERB,
    ):
        return head.tag == tags.VERB and head.verb is not None and "g" in head.verb.forms and lemma == "say"
    for index in range(first, end + 1):
        token = tokens[index]
        finite = token.tag in (tags.AUXILIARY, tags.MODAL, tags.OTHER_VERB) or (
            token.tag == tags.VERB and token.verb is not None and token.verb.finite
        )
        if finite:
            return index > first
        if token.tag in (tags.RELATIVE, tags.SUBORDINATOR) or token.lower in _COMMAS:
            return lemma in ("say", "tell")
    return lemma == "say" and end - first >= 4
