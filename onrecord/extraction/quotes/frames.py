"""Attribution frames: a cue and the noun phrase that is its speaker.

A frame is what remains of "“…,” said Li, the minister" without its content: who speaks and which words say so. All
frames of a sentence are found first, whether or not they have a quote; `attribution` then gives each quote its frame.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.language.lexicon.lists import words
from onrecord.language.syntax import tags
from onrecord.language.syntax.noun_phrases import Phrase, phrase_after, phrase_before
from onrecord.language.syntax.subjects import clause_subject, infinitive_subject, relative_before, subject_before
from onrecord.language.syntax.tokens import Tokens
from onrecord.language.text.spans import Span

__all__ = ["Frame", "frames"]


class Frame(NamedTuple):
    """A cue with its speaker.

    `first` and `last` are the tokens at both ends of speaker and cue together, `cue_at` is the token of the cue itself.
    `kinds` are the verb's (say, tell, urge, judge, hold, show), or "according", "noun", "other" for a verb that reports
    nothing by itself. `order` is SV, VS, or G for a gerund whose speaker is another verb's subject.
    """

    first: int
    last: int
    cue_at: int
    speaker: Span | None
    cue: Span
    kinds: frozenset[str]
    order: str
    rule: str
    via: Span | None = None
    shown: Span | None = None
    """The relative pronoun that stands for the speaker in the clause: "Li, who called it …"."""

    def is_any(self, *kinds: str) -> bool:
        """Whether the cue is of one of these kinds."""
        return not self.kinds.isdisjoint(kinds)


_SAY = frozenset(("say",))
_ACCORDING = frozenset(("according",))
_NOUN = frozenset(("noun",))
_OTHER = frozenset(("other",))
_ASPECT = frozenset(("continue", "begin", "start", "stop", "seek", "strive", "use", "come", "get"))
_PARTICLES = frozenset(("out", "back", "off"))
_GOVERNED = frozenset(("call on", "call for", "refer to", "talk about", "speak of", "speak about"))
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "'s", "get", "gets", "got"))
_HAVE = frozenset(("has", "have", "had", "having", "'ve", "'d", "hasn't", "haven't", "hadn't"))
_DO = frozenset(("do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "should", "shall"))
_PERCEIVED = frozenset(("heard", "seen", "shown", "caught", "filmed", "recorded", "pictured", "overheard"))
_BEARING = frozenset(
    ("sign", "signs", "hat", "hats", "cap", "caps", "shirt", "shirts", "t-shirt", "t-shirts", "poster", "posters",
     "placard", "placards", "sticker", "stickers", "button", "buttons", "cover", "headline", "plaque")
)  # fmt: skip
"""Things that bear words: "held up a sign saying “…”"."""


def frames(tokens: Tokens) -> list[Frame]:
    """The attribution frames of one sentence, in the order of their cues."""
    found: list[Frame] = []
    for index, token in enumerate(tokens):
        if not token.cue:
            continue
        match token.cue:
            case "verb":
                frame = _verbal(tokens, index)
            case "according":
                frame = _according(tokens, index)
            case "other":
                frame = _other(tokens, index)
            case "noun":
                frame = _noun(tokens, index)
        if frame is None:
            continue
        if frame.rule == "quoted_as_saying" and found and found[-1].speaker == frame.via:
            found.pop()
        found.append(frame)
    return found


def _verbal(tokens: Tokens, at: int) -> Frame | None:
    verb = tokens[at].verb
    assert verb is not None
    first = at
    while first and tokens[first - 1].tag in tags.BEFORE_VERB:
        first -= 1
    group = [token.lower for token in tokens[first:at]] if first < at else []
    last = at
    if at + 1 < len(tokens):
        particle = tokens[at + 1].lower
        last += particle in _PARTICLES or f"{verb.lemma} {particle}" in _GOVERNED
    if at + 1 < len(tokens) and tokens[at + 1].tag == tags.TO and verb.lemma in _ASPECT:
        return None
    cue = tokens.span(at, at)
    helper = next((word for word in reversed(group) if word in _BE or word in _HAVE), "") if group else ""
    if "n" in verb.forms and helper in _BE:
        return _passive(tokens, first, at, cue, verb.kinds)
    if verb.forms == "n" and helper not in _HAVE:
        return None
    if verb.forms == "g" and helper not in _BE:
        return _gerund(tokens, first, at, cue, verb.kinds, verb.lemma)
    if first and tokens[first - 1].tag == tags.TO:
        speaker = infinitive_subject(tokens, first - 1)
        return speaker and Frame(first - 1, last, at, speaker.span(tokens), cue, verb.kinds, "G", "infinitive")
    if verb.forms == "b" and not group and first > 2 and tokens[first - 1].tag == tags.COORDINATOR:
        to = _infinitive_before(tokens, first - 1)
        speaker = infinitive_subject(tokens, to) if to is not None else None
        if speaker is not None:
            return Frame(first, last, at, speaker.span(tokens), cue, verb.kinds, "G", "infinitive")
    inverted = _inverted(tokens, at, verb.kinds) if not group and verb.forms != "b" else None
    if inverted is not None:
        return Frame(at, inverted.last, at, inverted.span(tokens), cue, verb.kinds, "VS", "verb_speaker")
    speaker = subject_before(tokens, _before_name(tokens, first))
    adverbial = speaker is not None and speaker.first > 1 and tokens[speaker.first - 1].tag == tags.PREPOSITION
    if speaker is not None and adverbial and tokens[speaker.first - 2].tag == tags.RELATIVE:
        # "who in 2010 said"
        first = speaker.first - 1
        speaker = subject_before(tokens, first)
        adverbial = False
    if speaker is not None and adverbial and tokens[speaker.first - 2].tag in (tags.AUXILIARY, tags.MODAL):
        # "has in the past called"
        first = _group_start(tokens, speaker.first - 1)
        speaker = subject_before(tokens, first)
        group = ["has"]
    helped = bool(group) and any(word in _BE or word in _HAVE or word in _DO for word in group)
    if speaker is None or (not helped and verb.forms == "pn" and _is_object(tokens, speaker.first, at)):
        return None
    shown = relative_before(tokens, first)
    kinds = verb.kinds
    return Frame(
        min(speaker.first, first), last, at, speaker.span(tokens), cue, kinds, "SV", "speaker_verb", None, shown
    )


def _before_name(tokens: Tokens, first: int) -> int:
    """Where the subject ends that a name in marks follows: "the driver with the callsign “Bear” | said"."""
    return first - 1 if first > 1 and tokens[first - 1].tag == tags.QUOTE and _names(tokens, first - 1) else first


def _names(tokens: Tokens, quote: int) -> bool:
    """Whether the word before a quote tells that it is a name: "the callsign “Bear”"."""
    return quote > 0 and tokens[quote - 1].lower in words("speech_naming_words")


def _infinitive_before(tokens: Tokens, end: int) -> int | None:
    """The "to" of an infinitive that one without "to" goes on from: "prompted Li to call Wu and | warn"."""
    for index in range(end - 1, max(0, end - 16), -1):
        token = tokens[index]
        if token.tag in (tags.PUNCTUATION, tags.MODAL, tags.AUXILIARY, tags.RELATIVE, tags.SUBORDINATOR, tags.QUOTE):
            return None
        if token.tag == tags.TO and tokens[index + 1].tag in (tags.VERB, tags.NOUN, tags.OTHER_VERB):
            return index
    return None


def _is_object(tokens: Tokens, start: int, verb: int) -> bool:
    """Whether the phrase before a participle is another verb's object: "paid for items labelled “…”"."""
    if not start or tokens[verb - 1].tag not in (tags.NAME, tags.NOUN, tags.ADVERB):
        return False
    before = tokens[start - 1]
    says = tokens[verb].verb
    touches = verb + 1 < len(tokens) and tokens[verb + 1].tag == tags.QUOTE
    if tokens[verb].lower in ("said", "told") or (touches and says is not None and says.kinds == _SAY):
        return False
    if before.tag == tags.VERB:
        return before.verb is not None and not before.verb.communicates
    return before.tag in (tags.OTHER_VERB, tags.PREPOSITION, tags.TO) or (
        before.tag == tags.NOUN and before.lower.endswith("ing")
    )


def _inverted(tokens: Tokens, at: int, kinds: frozenset[str]) -> Phrase | None:
    """The subject that follows its verb: "“…,” said Li", "It rose, said Li." but not "Li, 50, said Wu left"."""
    start = _behind_verb(tokens, at)
    if start >= len(tokens) or tokens[start].tag not in (*tags.NOMINAL, tags.PRONOUN):
        return None
    if not at:
        opens = tokens[0].lower in ("said", "says", "adds", "added", "writes", "wrote", "notes")
        return phrase_after(tokens, start) if opens and tokens[1].tag == tags.NAME else None
    quoted = _follows_speech(tokens, at)
    if quoted is None or tokens[at].lower in ("told", "tells", "tell"):
        return None
    if not quoted and (tokens[start].tag == tags.PRONOUN or "say" not in kinds or not _may_follow(tokens, at)):
        return None
    phrase = phrase_after(tokens, start)
    return phrase if phrase is not None and _may_stand_last(tokens, phrase, kinds, quoted) else None


def _behind_verb(tokens: Tokens, at: int) -> int:
    """Where a subject after the verb may begin: behind a particle ("shot back Li") or an adverb ("wrote then Li")."""
    start = at + 1
    if tokens.lower(start) in _PARTICLES or tokens.tag(start) in (tags.ADVERB, tags.TIME):
        return start + 1
    return start


def _follows_speech(tokens: Tokens, at: int) -> bool | None:
    """Whether a quote that can be speech stands before the verb; None where neither a quote nor a comma does."""
    before = tokens[at - 1]
    if before.tag == tags.QUOTE:
        return None if _names(tokens, at - 1) else _is_speech(tokens, at - 1)
    if before.tag == tags.PUNCTUATION and before.lower in (",", "—", "–", "―", "-", "--", ":", "''"):
        return at > 1 and tokens[at - 2].tag == tags.QUOTE and _is_speech(tokens, at - 2)
    return None


def _may_stand_last(tokens: Tokens, phrase: Phrase, kinds: frozenset[str], quoted: bool) -> bool:
    """Whether what follows shows that the phrase is the verb's subject, and no subject of a clause of content."""
    after = tokens[phrase.last + 1] if phrase.last + 1 < len(tokens) else None
    if quoted and "say" in kinds:
        return True
    if after is not None and after.tag == tags.QUOTE:
        return quoted
    if not quoted and after is not None and after.tag == tags.SUBORDINATOR:
        # "Li, the baker, said the days when …" but "…, said the man who …"
        return any(token.tag == tags.NAME for token in tokens[phrase.first : phrase.last + 1])
    if not quoted and _goes_on(tokens, phrase.last + 1):
        return False
    return after is None or after.tag in _BEHIND_SUBJECT


_BEHIND_SUBJECT = (
    tags.TO, tags.PUNCTUATION, tags.PREPOSITION, tags.RELATIVE, tags.SUBORDINATOR, tags.QUOTE, tags.TIME, tags.ADVERB,
    tags.COORDINATOR,
)  # fmt: skip


def _goes_on(tokens: Tokens, start: int) -> bool:
    """Whether what was taken for the speaker has a verb of its own: "Li, the baker, said the tram in Rome is …"."""
    for token in tokens[start : start + 16]:
        if token.tag in (tags.PUNCTUATION, tags.RELATIVE, tags.SUBORDINATOR):
            return False
        if token.tag in (tags.AUXILIARY, tags.MODAL, tags.QUOTE) or (token.verb is not None and token.verb.finite):
            return True
    return False


def _is_speech(tokens: Tokens, quote: int) -> bool:
    """Whether a quote can be what the verb after it reports; not so in "Li, the host of “Today,” named Wu"."""
    if all(
        token.tag in (tags.PUNCTUATION, tags.ADVERB, tags.COORDINATOR, tags.QUOTE, tags.SUBORDINATOR)
        for token in tokens[:quote]
    ):
        return True
    return _has_verb(tokens, quote)


def _may_follow(tokens: Tokens, at: int) -> bool:
    """Whether a finite verb (or a quote, which may hold one) stands before `end`: what came can be a clause."""
    opening = (tags.COORDINATOR, tags.ADVERB, tags.PUNCTUATION, tags.SUBORDINATOR)
    return _has_verb(tokens, at) or all(token.tag in opening for token in tokens[:at])


def _has_verb(tokens: Tokens, end: int) -> bool:
    """Whether a finite verb (or a quote, which may hold one) stands before `end`: what comes before can be a clause."""
    return any(
        token.tag in (tags.VERB, tags.OTHER_VERB, tags.AUXILIARY, tags.MODAL, tags.QUOTE) for token in tokens[:end]
    )


def _passive(tokens: Tokens, first: int, at: int, cue: Span, kinds: frozenset[str]) -> Frame | None:
    """As in "X was quoted (by Y) as saying", "was called “…” by Y"; a passive without an agent has no speaker."""
    agent = None
    for later in range(at + 1, min(at + 12, len(tokens))):
        if tokens[later].lower == "by":
            agent = phrase_after(tokens, later + 1)
            break
        if tokens[later].tag == tags.VERB:
            break
    if tokens[at].lower in ("quoted", "cited", "reported", "overheard", "heard", "recorded"):
        for later in range(at + 1, min(at + 16, len(tokens))):
            if tokens[later].lower in ("saying", "telling", "asking", "calling", "describing", "stating"):
                subject = subject_before(tokens, first)
                if subject is None:
                    return None
                words = tokens.span(first, later) if first < at else cue
                return Frame(subject.first, later, later, subject.span(tokens), words, frozenset(("say",)), "SV",
                             "quoted_as_saying", agent.span(tokens) if agent else None)  # fmt: skip
    if agent is None or not any(
        token.tag in (tags.NAME, tags.OBJECT) for token in tokens[agent.first : agent.last + 1]
    ):
        return None
    return Frame(first, agent.last, at, agent.span(tokens), cue, kinds, "VS", "passive_agent")


def _gerund(tokens: Tokens, first: int, at: int, cue: Span, kinds: frozenset[str], lemma: str) -> Frame | None:
    """As in "…, adding “…”", of the subject before; "a letter saying", of the noun; "quoted Li as saying", of Li."""
    before = tokens[first - 1] if first else None
    if (before is not None and before.lower == "as") or (
        before is not None and before.tag in (tags.NAME, tags.NOUN, tags.OBJECT, tags.PRONOUN)
    ):
        carrier = _quoting_verb(tokens, first - 1)
        if carrier is not None:
            end = first - 1 if before.lower == "as" else first
            speaker = phrase_before(tokens, end, carrier + 1)
            via = subject_before(tokens, carrier)
            if speaker is not None:
                return Frame(via.first if via else carrier, at, at, speaker.span(tokens),
                             tokens.span(carrier, at) if end < first else cue, kinds, "SV",
                             "quoted_as_saying", via.span(tokens) if via else None)  # fmt: skip
    if before is not None and before.lower == "as":
        return None
    if before is not None and before.lower in _PERCEIVED and first > 1 and tokens[first - 2].lower in _BE:
        # "was heard telling them"
        speaker = subject_before(tokens, _group_start(tokens, first - 1))
        return speaker and Frame(speaker.first, at, at, speaker.span(tokens), cue, kinds, "SV", "speaker_verb")
    if before is not None and before.tag in (tags.NAME, tags.NOUN):
        speaker = phrase_before(tokens, first)
        if (
            speaker is not None
            and lemma in ("say", "read", "state", "declare", "proclaim")
            and before.lower in _BEARING
        ):
            return Frame(speaker.first, at, at, speaker.span(tokens), cue, kinds, "SV", "noun_gerund")
        if speaker is not None and not (
            speaker.first
            and tokens[speaker.first - 1].tag in (tags.VERB, tags.OTHER_VERB, tags.PREPOSITION)
            and tokens[speaker.first - 1].lower != "with"
        ):
            return Frame(speaker.first, at, at, speaker.span(tokens), cue, kinds, "SV", "noun_gerund")
    speaker = clause_subject(tokens, first) or _subject_after(tokens, at)
    return speaker and Frame(first, at, at, speaker.span(tokens), cue, kinds, "G", "gerund")


def _subject_after(tokens: Tokens, at: int) -> Phrase | None:
    """The subject that follows a gerund at the start of its sentence: "Saying it was “late,” Li left"."""
    if at > 4 or any(token.tag == tags.PUNCTUATION for token in tokens[:at]):
        return None
    for index in range(at + 1, min(at + 40, len(tokens) - 2)):
        if tokens[index].lower == "," or tokens[index].tag == tags.QUOTE:
            phrase = phrase_after(tokens, index + 1)
            verb = tokens[phrase.last + 1] if phrase is not None and phrase.last + 1 < len(tokens) else None
            if verb is not None and verb.tag in tags.FINITE:
                return phrase
    return None


def _group_start(tokens: Tokens, at: int) -> int:
    """Where the verb group that ends before `at` begins: "could be heard" from "could"."""
    while at and tokens[at - 1].tag in tags.BEFORE_VERB:
        at -= 1
    return at


def _quoting_verb(tokens: Tokens, end: int) -> int | None:
    """The verb "quoted" (or cited) within a few words before `end`, in the active voice."""
    for index in range(end - 1, max(-1, end - 12), -1):
        token = tokens[index]
        if token.lower in ("quoted", "quotes", "quote", "cited", "cites", "quoting", "citing", "recorded", "heard"):
            return None if index and tokens[index - 1].lower in _BE else index
        if token.tag in (tags.QUOTE, tags.VERB):
            return None
    return None


def _according(tokens: Tokens, at: int) -> Frame | None:
    """As in "according to Li", "per Li", "in the words of Li"."""
    start = at + 1
    if start >= len(tokens):
        return None
    if tokens[at].lower == "words":
        if tokens.lower(at - 1) not in ("the", "in") or tokens.lower(start) != "of":
            return None
        at -= 2 if tokens.lower(at - 1) == "the" else 1
        if at < 0 or tokens[at].lower != "in":
            return None
        start += 1
    elif tokens[at].lower == "according":
        if tokens[start].tag != tags.TO:
            return None
        start += 1
    elif not (at and tokens[at - 1].lower == ","):
        return None
    speaker = phrase_after(tokens, start)
    if speaker is None:
        return None
    cue = tokens.span(at, start - 1)
    return Frame(at, speaker.last, at, speaker.span(tokens), cue, _ACCORDING, "VS", "according_to")


def _other(tokens: Tokens, at: int) -> Frame | None:
    """A verb that reports nothing by itself: "“…,” Li joshed", "Li swept in with “…”"."""
    first = at
    while first and tokens[first - 1].tag in tags.BEFORE_VERB:
        first -= 1
    if first < at and any(token.lower in _BE for token in tokens[first:at]):
        return None
    cue = tokens.span(at, at)
    inverted = _inverted(tokens, at, _OTHER)
    if inverted is not None and any(t.tag == tags.NAME for t in tokens[inverted.first : inverted.last + 1]):
        return Frame(at, inverted.last, at, inverted.span(tokens), cue, _OTHER, "VS", "other_verb")
    speaker = subject_before(tokens, first)
    if speaker is None:
        return None
    return Frame(min(speaker.first, first), at, at, speaker.span(tokens), cue, _OTHER, "SV", "other_verb")


def _noun(tokens: Tokens, at: int) -> Frame | None:
    """As in "his warning that “…”", "the minister's “grave” remark", "a call by Li for “…”"."""
    cue = tokens.span(at, at)
    owner = None
    for index in range(at - 1, max(-1, at - 6), -1):
        word = tokens[index]
        if word.lower in ("his", "her", "their", "its", "my", "our"):
            owner = tokens.span(index, index)
            return Frame(index, at, at, owner, cue, _NOUN, "SV", "noun_cue")
        if word.lower.endswith(("'s", "s'")) and word.tag in (tags.NAME, tags.NOUN):
            phrase = phrase_before(tokens, index + 1)
            if phrase is None:
                return None
            owner = phrase.span(tokens)
            owner = Span(owner.start, owner.end - (2 if word.lower.endswith("'s") else 1))
            return Frame(phrase.first, at, at, owner, cue, _NOUN, "SV", "noun_cue")
        if word.tag not in (tags.NOUN, tags.NAME, tags.QUOTE, tags.ADVERB):
            break
    if at + 2 < len(tokens) and tokens[at + 1].lower in ("by", "from"):
        phrase = phrase_after(tokens, at + 2)
        if phrase is not None:
            return Frame(at, phrase.last, at, phrase.span(tokens), cue, _NOUN, "VS", "noun_cue")
    return None
