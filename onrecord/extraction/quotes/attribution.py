"""Which frame a quote belongs to.

The rules are tried in the order of how closely cue and quote stand together; each has a name, which the row carries.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.extraction.quotes.frames import Frame
from onrecord.extraction.quotes.quoted_sentences import Sentence, closed_after
from onrecord.language.syntax import tags
from onrecord.language.syntax.noun_phrases import phrase_after, phrase_before
from onrecord.language.syntax.subjects import clause_subject
from onrecord.language.syntax.tokens import Tokens
from onrecord.language.text.quotation_marks import Marked
from onrecord.language.text.spans import Span

__all__ = ["Attribution", "attribute"]


class Attribution(NamedTuple):
    """Why a quote is somebody's: the rule, the speaker's words, the cue, and who carried it."""

    rule: str
    speaker: Span | None
    cue: Span | None
    via: Span | None = None
    shown: Span | None = None
    """The words to show for the speaker where they are a relative pronoun that stands for it."""
    through: str = "named"
    """How `via` is told: named as who quotes, told, medium (an interview), platform, or a setting that is none."""


_LINKS = (",", "—", "–", "―", "-", "--", ":")
_SETTING = frozenset(("in", "on", "at", "during", "after", "before", "from", "over", "through", "via"))


def attribute(text: str, sentence: Sentence, at: int, marked: Marked) -> Attribution | None:
    """The attribution of the quote at token `at` of its sentence, by that sentence alone."""
    tokens = sentence.tokens
    after = _after(text, sentence, at, marked)
    before = _before(sentence, at)
    if before is not None:
        before = _named(sentence, _outermost(sentence, before))
    rare = _rare_touching(sentence, at)
    if rare is not None and (before is None or before.cue_at < rare.cue_at):
        return _by(rare, "rare_cue_quote", None)
    closing = _closing(sentence, at)
    if before is not None and _touches(tokens, before, at) and before.is_any("say", "tell", "urge"):
        return _by(before, "cue_quote", _carrier(sentence, at, before))
    weak = after is not None and (after.is_any("according") or not after.is_any("say", "tell", "urge"))
    if after is not None and not (weak and before is not None and _governs(tokens, before, at)):
        return _by(after, "quote_" + ("cue_speaker" if after.order == "VS" else "speaker_cue"), after.via)
    owned = _owned(sentence, at)
    if owned is not None:
        return owned
    if before is not None and (closing is None or _governs(tokens, before, at)):
        return _by(before, "cue_in_clause", _carrier(sentence, at, before))
    if closing is not None:
        return _by(closing, "closing_frame", closing.via)
    return _labelled(tokens, at) or _rare(sentence, at, marked, text)


def _governs(tokens: Tokens, frame: Frame, at: int) -> bool:
    """Whether a cue before the quote holds its own against an attribution that closes the sentence.

    What is thought, shown or meant is what the one at the end reports, and so is what stands in a relative clause.
    """
    if not frame.is_any("say", "tell", "urge", "judge"):
        return False
    return not any(
        token.tag == tags.RELATIVE and tokens[index - 1].lower == ","
        for index, token in enumerate(tokens[frame.cue_at + 1 : at], frame.cue_at + 1)
    )


def _rare_touching(sentence: Sentence, at: int) -> Frame | None:
    """As in "Li shot back, “…”": any verb whose clause ends in a comma or colon before the quote."""
    tokens = sentence.tokens
    if not at or tokens[at - 1].lower not in (",", ":"):
        return None
    if tokens[at - 1].lower == ":":
        # a colon after a whole clause: "he paid him a compliment: “…”"
        last = next((f for f in reversed(sentence.frames) if f.cue_at < at and f.order == "SV"), None)
        return last if last is not None and last.is_any("other") and tokens[last.first].tag == tags.PRONOUN else None
    index = at - 2
    while index > 0 and tokens[index].tag in (tags.PREPOSITION, tags.ADVERB, tags.OBJECT):
        index -= 1
    return next((f for f in sentence.frames if f.cue_at == index and f.is_any("other") and f.order == "SV"), None)


def _by(frame: Frame, rule: str, via: Span | None) -> Attribution:
    if frame.rule in ("quoted_as_saying", "noun_cue", "according_to", "passive_agent"):
        rule = frame.rule
    return Attribution(rule, frame.speaker, frame.cue, via, frame.shown)


def _after(text: str, sentence: Sentence, at: int, marked: Marked) -> Frame | None:
    """The frame right after a quote: "“…,” said Li", "“…,” Li told reporters"."""
    tokens = sentence.tokens
    index = at + 1
    comma = text[marked.end - 1] in ",?!—–-"
    while index < len(tokens) and tokens[index].lower in _LINKS:
        comma = comma or tokens[index].lower != ":"
        index += 1
    while index < len(tokens) and (tokens[index].tag in (tags.ADVERB, tags.TIME) or tokens[index].lower == "as"):
        index += 1
    if tokens.lower(index) in ("is", "was") and tokens.lower(index + 1) in ("how", "what"):
        # "“…,” is how Li described it"
        index, comma = index + 2, True
    frame = next((f for f in sentence.frames if f.first >= at + 1 and f.first <= index <= f.cue_at), None)
    if frame is None or frame.order == "G" or frame.is_any("noun"):
        return _after_adverbial(sentence, at, index) if comma else None
    if comma and (frame.is_any("say", "tell", "urge", "judge", "according") or closed_after(tokens, frame)):
        return frame
    opens = at == 0 or tokens[at - 1].tag in (tags.PUNCTUATION, tags.COORDINATOR)
    if opens and frame.is_any("say", "tell", "according") and closed_after(tokens, frame):
        return frame
    return frame if frame.order == "VS" and frame.is_any("say", "according") else None


def _after_adverbial(sentence: Sentence, at: int, index: int) -> Frame | None:
    """As in "“…,” in a statement the minister said": a frame a few words on, with an adverbial between."""
    tokens = sentence.tokens
    if index >= len(tokens) or tokens[index].lower not in _SETTING:
        return None
    for frame in sentence.frames:
        if frame.first > at and frame.cue_at > index and frame.is_any("say", "tell") and frame.order != "G":
            if frame.cue_at - index > 16 or any(token.tag == tags.QUOTE for token in tokens[index : frame.cue_at]):
                return None
            return frame
    return None


def _before(sentence: Sentence, at: int) -> Frame | None:
    """The nearest frame before a quote whose cue reports, rates or thinks."""
    tokens = sentence.tokens
    for frame in reversed(sentence.frames):
        if frame.cue_at >= at or frame.is_any("other"):
            continue
        if frame.is_any("noun") and (not _opens_content(tokens, frame, at) or _is_rated(sentence, frame)):
            continue
        if frame.is_any("according") and not (
            frame.first == 0 or (tokens[frame.first - 1].tag == tags.PUNCTUATION and frame.first <= 2)
        ):
            continue
        between = tokens[frame.cue_at + 1 : at]
        if any(token.lower == ";" for token in between):
            return None
        thinks = frame.is_any("hold", "show") and not frame.is_any("say", "tell", "judge", "urge")
        if thinks and any(token.lower == "," for token in between):
            continue
        if frame.order == "VS" and frame.first and tokens[frame.first - 1].tag in (tags.QUOTE, tags.PUNCTUATION):
            starts = [
                i for i, token in enumerate(between[:-1]) if token.tag == tags.COORDINATOR or token.lower == "while"
            ]
            if any(between[i + 1].tag in (tags.PRONOUN, tags.NAME, tags.DETERMINER) for i in starts):
                return None
        return frame
    return None


def _is_rated(sentence: Sentence, noun: Frame) -> bool:
    """Whether a noun cue is what a verb before it names: "Li called Wu's remarks on Monday “…”"."""
    tokens = sentence.tokens
    verb = next((f for f in reversed(sentence.frames) if f.cue_at < noun.first and not f.is_any("noun")), None)
    forms = tokens[verb.cue_at].verb if verb is not None and verb.order != "VS" else None
    return verb is not None and forms is not None and forms.lemma in _CALLING and verb.last + 1 == noun.first


_CALLING = frozenset(("call", "describe", "label", "brand", "dub", "term", "characterize", "characterise"))


def _outermost(sentence: Sentence, frame: Frame) -> Frame:
    """Of "Li said he believed “…”" the saying: what is thought, shown or wanted is told by who says so.

    A verb that quotes keeps its own speaker ("Li said Wu called it “…”") unless that is a mere "he".
    """
    tokens = sentence.tokens
    for outer in reversed(sentence.frames):
        if outer.last >= frame.first:
            continue
        if outer.speaker == frame.speaker:
            if frame.is_any("say", "tell", "judge") and not (frame.order == "G" and outer.last + 1 == frame.first):
                return frame
            # "Li said he wanted to call it …": of one chain of verbs the first
            frame = outer
            continue
        subject = tokens[frame.first]
        pronoun = frame.order == "SV" and subject.tag == tags.PRONOUN and subject.lower in _STANDING_IN
        if not pronoun and (frame.is_any("say", "tell") or _quotes(tokens, frame)):
            return frame
        if _embeds(tokens, outer, frame, pronoun):
            frame = outer
    return frame


def _named(sentence: Sentence, frame: Frame) -> Frame:
    """Of "Li condemned what he called “…”" Li, who is the subject of the clause around."""
    tokens = sentence.tokens
    subject = tokens[frame.first]
    if frame.order != "SV" or subject.lower not in ("he", "she", "they", "it") or frame.first < 2:
        return frame
    if tokens[frame.first - 1].lower != "what" or not _quotes(tokens, frame):
        return frame
    outer = clause_subject(tokens, frame.first - 1)
    if outer is None or tokens[outer.last].tag not in (tags.NAME, tags.NOUN):
        return frame
    return frame._replace(speaker=outer.span(tokens))


def _quotes(tokens: Tokens, frame: Frame) -> bool:
    """Whether the verb names somebody or something in its subject's words: call, describe, brand …"""
    verb = tokens[frame.cue_at].verb
    return verb is not None and verb.lemma in _NAMING


def _embeds(tokens: Tokens, outer: Frame, inner: Frame, pronoun: bool) -> bool:
    """Whether the content of one frame holds the other."""
    if outer.is_any("according"):
        comma = next(
            (token.lower for token in tokens[outer.last + 1 : inner.first] if token.tag == tags.PUNCTUATION), ""
        )
        fronted = outer.first <= 1 or tokens[outer.first - 1].lower in _LINKS
        return fronted and comma == "," and not inner.is_any("say", "tell")
    if not outer.is_any("say", "tell") or outer.order == "VS":
        return False
    between = tokens[outer.last + 1 : inner.first]
    if between and between[-1].lower == "that":
        return True
    if any(token.lower in _CONTRASTING or token.lower in (";", ":") or token.tag == tags.QUOTE for token in between):
        return False
    if between and between[-1].lower in _LINKS:
        return any(token.lower == "that" for token in between)
    if pronoun:
        return all(token.tag in _ADDRESSING for token in between)
    return not any(
        token.lower == "," and index + 1 < len(between) and between[index + 1].tag == tags.COORDINATOR
        for index, token in enumerate(between)
    )


_ADDRESSING = (tags.NAME, tags.NOUN, tags.OBJECT, tags.DETERMINER, tags.TIME, tags.PREPOSITION)
_STANDING_IN = frozenset(("he", "she", "they", "it", "i", "we"))
_CONTRASTING = frozenset(("while", "but", "whereas", "though", "although"))
_NAMING = frozenset(
    ("call", "describe", "label", "brand", "dub", "term", "characterize", "characterise", "refer", "nickname",
     "quote", "cast", "portray", "depict", "hail", "denounce", "praise", "mock", "slam", "blast", "ridicule",
     "deride", "dismiss")
)  # fmt: skip


def _opens_content(tokens: Tokens, frame: Frame, at: int) -> bool:
    """Whether a noun cue is followed by its content: "his claim that …", "his call for “…”"."""
    if frame.last + 1 > at:
        return False
    if at - frame.last > 12 or any(token.lower in (",", ":", ";") for token in tokens[frame.last + 2 : at]):
        return False
    follower = tokens[frame.last + 1]
    if follower.lower in ("is", "was") and all(
        token.lower in (":", ",", "that") for token in tokens[frame.last + 2 : at]
    ):
        return True
    return follower.tag == tags.QUOTE or follower.lower in (
        "that",
        "of",
        "for",
        "to",
        "about",
        ":",
        ",",
        "on",
        "against",
    )


def _touches(tokens: Tokens, frame: Frame, at: int) -> bool:
    """Whether nothing but a comma, a colon or "that" stands between cue and quote."""
    verb = tokens[frame.cue_at].verb
    if verb is not None and verb.lemma == "continue" and tokens[at - 1].lower not in (",", ":"):
        return False
    between = tokens[frame.last + 1 : at] if frame.last < at else ()
    return frame.last < at and all(
        token.tag == tags.TIME or token.lower in (",", ":", "that", "it", "as", "in", "on", "part") for token in between
    )


def _carrier(sentence: Sentence, at: int, used: Frame) -> Span | None:
    """Who passed a quote on: the agent of "was quoted by", or a frame that closes the sentence."""
    if used.via is not None:
        return used.via
    closing = _closing(sentence, at)
    return closing.speaker if closing is not None and closing.speaker != used.speaker else None


def _closing(sentence: Sentence, at: int) -> Frame | None:
    """The frame that closes a sentence and reports all of it: "…, the ministry said."."""
    tokens = sentence.tokens
    for frame in sentence.frames:
        if frame.first <= at or frame.order == "G" or not frame.is_any("say", "tell", "according"):
            continue
        before = tokens[frame.first - 1]
        if (before.lower in _LINKS or before.tag == tags.QUOTE or frame.is_any("according")) and closed_after(
            tokens, frame
        ):
            return frame
    return None


def _owned(sentence: Sentence, at: int) -> Attribution | None:
    """As in "the minister's “grave” remark", "his “grave” remark"."""
    for frame in sentence.frames:
        if frame.is_any("noun") and frame.order == "SV" and frame.first < at < frame.cue_at:
            return Attribution("noun_cue", frame.speaker, frame.cue)
    return None


def _labelled(tokens: Tokens, at: int) -> Attribution | None:
    """As in "Li Wei: “…”", "“…” — Li Wei"."""
    if at >= 2 and tokens[at - 1].lower == ":":
        phrase = phrase_before(tokens, at - 1)
        if phrase is not None and any(token.tag == tags.NAME for token in tokens[phrase.first : phrase.last + 1]):
            return Attribution("label", phrase.span(tokens), None)
        # "A note in the margin puts it so: “…”"
        subject = phrase_after(tokens, 0)
        if subject is not None and subject.last + 1 < at - 1:
            return Attribution("label", subject.span(tokens), None)
    dash = at == 0 and len(tokens) > 2 and tokens[1].lower in ("—", "–", "―", "-", "--") and tokens[2].tag == tags.NAME
    if dash and all(token.tag in (tags.NAME, tags.NOUN, tags.PUNCTUATION, tags.PREPOSITION) for token in tokens[2:]):
        last = 2
        while last + 1 < len(tokens) and tokens[last + 1].tag == tags.NAME:
            last += 1
        return Attribution("signature", tokens.span(2, last), None)
    return None


def _rare(sentence: Sentence, at: int, marked: Marked, text: str) -> Attribution | None:
    """A verb that reports nothing by itself, with the quote as part of its clause: "Li waved the idea off as “…”".

    One or two words in marks are more often a term than somebody's words, and so it is where nobody is named; but a
    quoted predicate ("had vowed to “crush” it") is no term.
    """
    predicate = at > 0 and sentence.tokens[at - 1].tag in (tags.TO, tags.AUXILIARY, tags.MODAL)
    if not predicate and len(text[marked.start : min(marked.end, marked.start + 80)].split()) < 3:
        return None
    for frame in reversed(sentence.frames):
        if frame.cue_at < at and frame.is_any("other") and frame.order == "SV":
            if any(token.tag in (tags.NAME, tags.PRONOUN) for token in sentence.tokens[frame.first : frame.cue_at]):
                return Attribution("rare_cue", frame.speaker, frame.cue)
            return None
    return None
