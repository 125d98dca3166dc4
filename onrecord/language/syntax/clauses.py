"""Clauses: whether a stretch of words holds a finite verb with its subject, and which.

Decided here once, for whoever asks: whether quoted words stand on their own, whether what follows a verb of saying is a
clause of content, where a clause begins without "that".
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.language.lexicon.closed_classes import closed_class
from onrecord.language.lexicon.lists import words
from onrecord.language.lexicon.verbs import VerbForm, verb_form
from onrecord.language.syntax import tags
from onrecord.language.syntax.tokens import Tokens

__all__ = ["Clause", "is_finite", "main_clause"]


class Clause(NamedTuple):
    """A clause with a finite verb.

    `subject` is the last token of its subject, or None where it has none of its own (an imperative); `verb` is the
    first token of its verb group; `mood` is "declarative", "question" or "imperative".
    """

    subject: int | None
    verb: int
    mood: str


_NOT_FINITE = frozenset(("be", "been", "being", "having", "got"))
_ALONE = frozenset(
    ("this", "that", "these", "those", "both", "all", "some", "many", "most", "several", "few", "each", "one", "none",
     "another", "others", "neither", "either", "enough", "much", "mine", "ours", "yours", "theirs", "hers")
)  # fmt: skip
"""Determiners and quantifiers that can be a subject by themselves."""
_MANY = frozenset(("these", "those", "both", "all", "some", "many", "most", "several", "few", "others"))
_ONES = frozenset(("this", "that", "each", "one", "none", "another", "neither", "either", "enough", "much"))
_PLURALS = frozenset(("people", "men", "women", "children", "police", "both", "media", "data", "troops"))
_MODIFYING = frozenset(("sports", "arms", "sales", "savings", "news", "operations", "systems", "affairs", "customs"))
"""Plurals that stand before another noun."""
_INTERJECTIONS = frozenset(
    ("yes", "no", "well", "please", "oh", "look", "okay", "ok", "sorry", "now", "so", "and", "but")
)
_PLURAL_PRONOUNS = frozenset(("i", "we", "you", "they"))
_COMMAS = (",", "—", "–", "―", "-", "--", ";", ":")
_AFTER_VERB = (tags.DETERMINER, tags.OBJECT, tags.PRONOUN, tags.REFLEXIVE, tags.ADVERB, tags.TO, tags.TIME)
_WH = frozenset(("what", "who", "whoever", "whatever", "whichever", "how", "why", "where", "when", "whether", "that"))
_REACH = 160
"""Tokens of a stretch that are looked at."""


def main_clause(tokens: Tokens, first: int = 0, last: int | None = None) -> Clause | None:
    """The first main clause among the tokens from `first` to `last`.

    >>> from onrecord.language.syntax.tokens import tokenise
    >>> mood = lambda text: (main_clause(tokenise(text, 0, len(text))) or Clause(None, 0, "none")).mood
    >>> mood("This is good news"), mood("Sanctions work"), mood("If they do not, the deal dies")
    ('declarative', 'declarative', 'declarative')
    >>> mood("Working there was hard"), mood("Whoever wins will pay"), mood("There is a way")
    ('declarative', 'declarative', 'declarative')
    >>> mood("Stop the war"), mood("Do not shoot"), mood("Why would he wait?"), mood("Can you wait?")
    ('imperative', 'imperative', 'question', 'question')
    >>> mood("a bridge between brothers"), mood("will not stand"), mood("the plan that they signed")
    ('none', 'none', 'none')
    """
    end = min(len(tokens) if last is None else last + 1, first + _REACH)
    begin = _opening(tokens, first, end)
    if begin >= end:
        return None
    if begin > first and tokens[begin - 1].lower in ("now", "here", "then") and _is_helper(tokens, begin):
        return Clause(begin - 1, begin, "declarative")
    return (
        _question(tokens, begin, end)
        or _imperative(tokens, begin, end)
        or _declarative(tokens, begin, end, sure=True)
        or _declarative(tokens, begin, end, sure=False)
    )


def is_finite(tokens: Tokens, at: int) -> bool:
    """Whether the token is a finite verb by its form, whatever its subject.

    >>> from onrecord.language.syntax.tokens import tokenise
    >>> [is_finite(tokenise(text, 0, len(text)), 1) for text in ("He will", "He depends", "the trade", "has been")]
    [True, True, False, False]
    """
    token = tokens[at]
    if token.tag in (tags.AUXILIARY, tags.MODAL):
        return token.lower not in _NOT_FINITE
    if token.tag == tags.VERB:
        return token.verb is not None and token.verb.finite
    if token.tag == tags.OTHER_VERB:
        return True
    form = verb_form(token.lower) if token.tag == tags.NOUN else None
    return form is not None and not form.noun and ("s" in form.forms or "b" in form.forms)


def _opening(tokens: Tokens, at: int, end: int) -> int:
    """Where the clause proper begins: after conjunctions, adverbs, interjections and what they are followed by."""
    while at < end:
        token = tokens[at]
        following = tokens.lower(at + 1)
        interjected = token.lower in _INTERJECTIONS and (following in _COMMAS or token.tag == tags.COORDINATOR)
        skipped = token.tag in (tags.PUNCTUATION, tags.ADVERB, tags.COORDINATOR, tags.TIME) or token.lower == "please"
        if not (interjected or skipped) or (token.lower in ("so", "now") and following == "that"):
            break
        at += 1
    return at


def _question(tokens: Tokens, begin: int, end: int) -> Clause | None:
    """A question by its order: an auxiliary and its subject, after a question word or alone."""
    asks = any(tokens[index].lower == "?" for index in range(begin, end))
    at = begin
    if tokens[at].lower in _WH or tokens[at].tag == tags.RELATIVE:
        if tokens.lower(at + 1) in ("about", "if", "of", "next", "now", "else") and asks:
            return Clause(None, at, "question")
        at += 1
        while at < end - 1 and at < begin + 5 and not _is_helper(tokens, at) and tokens[at].tag == tags.NOUN:
            at += 1
    if at >= end or not _is_helper(tokens, at):
        return (
            Clause(None, at, "question") if asks and tokens.tag(begin) in (tags.RELATIVE, tags.SUBORDINATOR) else None
        )
    if tokens[at].lower in ("do", "don't") and at == begin and not asks:
        return None
    after = tokens.tag(at + 1)
    if after == tags.NEGATION:
        after = tokens.tag(at + 2)
    subject = (
        after in (tags.PRONOUN, tags.DETERMINER, tags.NAME, tags.OBJECT, tags.NOUN) or tokens.lower(at + 1) == "that"
    )
    inverted = at > begin and after == tags.PRONOUN
    if asks and subject:
        return Clause(at + 1, at, "question")
    return Clause(at + 1, at, "question") if inverted and tokens[begin].lower not in ("that", "whether") else None


def _is_helper(tokens: Tokens, at: int) -> bool:
    return tokens[at].tag in (tags.AUXILIARY, tags.MODAL) and tokens[at].lower not in _NOT_FINITE


def _imperative(tokens: Tokens, begin: int, end: int) -> Clause | None:
    """An order: a base form that opens the stretch with a capital, or "let us", "do not", "never" and the like."""
    token = tokens[begin]
    if not tokens.text(begin)[:1].isupper() and not (begin and tokens.text(0)[:1].isupper()):
        return None
    if token.lower in ("don't", "let's", "let"):
        return Clause(None, begin, "imperative")
    if token.lower == "do" and (tokens.lower(begin + 1) in ("not", "n't") or is_base(tokens, begin + 1)):
        return Clause(None, begin, "imperative")
    if token.lower in ("be", "have") and begin + 1 < end:
        return Clause(None, begin, "imperative")
    if token.tag not in (tags.NOUN, tags.VERB, tags.NAME, tags.OTHER_VERB) or not is_base(tokens, begin):
        return None
    form = verb_form(token.lower)
    assert form is not None
    if begin + 1 >= end:
        return Clause(None, begin, "imperative") if form.noun != "N" else None
    after = tokens[begin + 1]
    if after.tag in (*_AFTER_VERB, tags.NEGATION) or after.lower in ("that", "up", "out", "back", "off", "down"):
        return Clause(None, begin, "imperative")
    if form.noun == "N":
        return None
    closes = after.tag == tags.PUNCTUATION or after.tag in (tags.PREPOSITION, tags.SUBORDINATOR, tags.RELATIVE)
    return Clause(None, begin, "imperative") if closes or after.tag in (tags.NAME, tags.NOUN) else None


def is_base(tokens: Tokens, at: int) -> bool:
    """Whether a word can be the base form of a verb."""
    form = verb_form(tokens.lower(at))
    return form is not None and "b" in form.forms


def _declarative(tokens: Tokens, begin: int, end: int, sure: bool) -> Clause | None:
    """A subject and its verb. `sure` keeps to verbs that are hardly ever nouns; without it agreement decides."""
    if is_finite(tokens, begin) or (_form(tokens, begin, "s") is not None and not tokens.text(begin)[:1].isupper()):
        # a predicate, of which the subject stands elsewhere
        return None
    index = begin
    subject: int | None = None
    while index < end:
        token = tokens[index]
        inside = _embedded(tokens, index, begin, subject)
        if inside:
            index = _behind_embedded(tokens, index + inside - 1, end)
            if subject is None and tokens[begin].tag in (tags.RELATIVE, tags.SUBORDINATOR):
                # "Whoever wins | will pay", "If they do not, | the deal dies"
                subject = index - 1 if index > begin and tokens[index - 1].lower != "," else None
            continue
        if subject is not None and _is_verb_of(tokens, index, subject, begin, end, sure):
            return Clause(subject, index, "declarative")
        if token.lower in (";", ":", "?", "!", "…", "."):
            subject = None
        elif _can_be_subject(tokens, index, end, begin):
            subject = index
        index += 1
    return None


def _embedded(tokens: Tokens, at: int, begin: int, subject: int | None) -> int:
    """How many words open an embedded clause here: "who …", "that …" after a noun, "if …", "the plan | we signed"."""
    token = tokens[at]
    if token.lower == "that" and at == begin:
        return 0
    if token.lower in ("that", "so") and subject is None:
        return 0
    if token.lower == "that" and (tokens[at - 1].lower == "," or tokens[at - 1].lower.endswith("ing")):
        return 0
    if token.tag == tags.RELATIVE or (token.tag == tags.SUBORDINATOR and token.lower != "so"):
        return 1
    contact = token.tag == tags.PRONOUN and subject == at - 1 and tokens[at - 1].tag in (tags.NOUN, tags.NAME)
    return 1 if contact and token.lower not in ("it", "there") and at > begin + 1 else 0


def _behind_embedded(tokens: Tokens, at: int, end: int) -> int:
    """Where an embedded clause that opens at `at` ends: behind its comma, or before the verb of the clause around."""
    verbs = 0
    for index in range(at + 1, end):
        token = tokens[index]
        if token.lower in (",", "—", "–", "--", ";") and index > at + 1:
            return index + 1
        if tokens[index].tag == tags.TO:
            continue
        adjacent = verbs == 0 or _form(tokens, index - 1, "s") is not None
        finite = is_finite(tokens, index) or (adjacent and _form(tokens, index, "sb") is not None)
        if finite and tokens[index - 1].tag not in (tags.TO, tags.NEGATION, tags.AUXILIARY, tags.MODAL):
            passive = token.tag in (tags.OTHER_VERB, tags.VERB) and tokens[index - 1].tag in tags.BEFORE_VERB
            if passive:
                continue
            verbs += 1
            if verbs == 2:
                return index
    return end


def _form(tokens: Tokens, at: int, forms: str) -> VerbForm | None:
    """What verb a word of the open classes is in one of these forms, if it can be."""
    if not 0 <= at < len(tokens) or tokens[at].tag not in (tags.NOUN, tags.VERB):
        return None
    form = verb_form(tokens[at].lower)
    return form if form is not None and any(letter in form.forms for letter in forms) else None


def _is_verb_of(tokens: Tokens, at: int, subject: int, begin: int, end: int, sure: bool) -> bool:
    """Whether the token is the finite verb of the subject that ends at `subject`."""
    token = tokens[at]
    before = tokens[at - 1]
    if before.tag == tags.TO or (before.tag == tags.PREPOSITION and token.tag != tags.MODAL):
        return False
    if token.tag in (tags.AUXILIARY, tags.MODAL):
        return token.lower not in _NOT_FINITE
    if token.tag == tags.OTHER_VERB or (token.tag == tags.VERB and token.verb is not None and "n" in token.verb.forms):
        return not _is_participle(tokens, at, begin, end)
    if token.tag == tags.VERB and token.verb is not None and token.verb.finite:
        form = verb_form(token.lower)
        closing = at + 1 >= end or tokens[at + 1].tag == tags.PUNCTUATION
        if form is None or not form.noun or not (closing or before.lower in words("adjectives")):
            return True
    form = _form(tokens, at, "sb")
    if form is None:
        return False
    adverbs = at
    while adverbs > subject + 1 and tokens[adverbs - 1].tag in (tags.ADVERB, tags.TIME, tags.NEGATION):
        adverbs -= 1
    if adverbs != subject + 1:
        return not form.noun and "s" in form.forms
    return _agrees(tokens, at, subject, form, end, sure)


def _agrees(tokens: Tokens, at: int, subject: int, form: VerbForm, end: int, sure: bool) -> bool:
    """Whether subject and verb agree in number, where the verb may be a noun that the subject modifies."""
    head = tokens[subject]
    closing = at + 1 >= end or tokens[at + 1].tag == tags.PUNCTUATION
    governs = closing or tokens[at + 1].tag in _AFTER_VERB or tokens[at + 1].lower == "that"
    if head.tag == tags.PRONOUN:
        return True
    if head.lower in _MANY:
        return "b" in form.forms and (not sure or form.noun != "N")
    if head.lower in _ONES or head.tag == tags.OBJECT:
        return "s" in form.forms
    plural = (head.lower.endswith("s") and not head.lower.endswith(("ss", "us", "is"))) or head.lower in _PLURALS
    if "b" in form.forms and (plural or _coordinated(tokens, subject)):
        if head.lower in _MODIFYING or head.lower.endswith(("'s", "s'")):
            return False
        if head.lower in words("adjectives"):
            return False
        return form.noun != "N" or (not sure and governs)
    if "s" in form.forms and not plural:
        if not form.noun:
            return True
        if sure or head.lower in words("adjectives") or head.lower.endswith("'s"):
            return False
        if form.noun == "n" or (not closing and tokens[at + 1].tag in _AFTER_VERB):
            return True
        # "Diplomacy works", but "trade claims"
        return closing and tokens.text(0)[:1].isupper()
    return False


def _coordinated(tokens: Tokens, at: int) -> bool:
    """Whether the phrase that ends at `at` has an "and" in it: "Li and Wu | work"."""
    return any(tokens[index].lower == "and" for index in range(max(0, at - 4), at))


def _is_participle(tokens: Tokens, at: int, begin: int, end: int) -> bool:
    """Whether a past form belongs to the noun before it or opens an adverbial: "the plan proposed by Li"."""
    if tokens[at - 1].tag in (tags.PUNCTUATION, tags.PREPOSITION, tags.DETERMINER):
        return True
    if tokens[at - 1].tag == tags.COORDINATOR:
        return False
    after = tokens.lower(at + 1) if at + 1 < end else ""
    if tokens[at - 1].tag in (tags.PRONOUN, tags.ADVERB):
        return False
    form = verb_form(tokens[at].lower)
    if form is not None and "n" not in form.forms and "p" in form.forms:
        return False
    opening = tokens[max(begin, at - 3)].lower
    if after in closed_class("preposition") and opening in ("a", "an", "no", "any"):
        return True
    return after == "by" or any(is_finite(tokens, index) for index in range(at + 1, min(end, at + 12)))


def _can_be_subject(tokens: Tokens, at: int, end: int, begin: int) -> bool:
    token = tokens[at]
    if token.tag == tags.PRONOUN or token.tag == tags.NAME or token.tag == tags.QUOTE:
        return True
    if token.tag == tags.OBJECT:
        return token.lower not in closed_class("reflexive") and token.lower not in ("him", "them", "me", "us")
    if token.tag == tags.NOUN:
        return True
    if token.tag in (tags.DETERMINER, tags.NEGATION, tags.ADVERB) or token.lower == "that":
        return token.lower in _ALONE and at + 1 < end
    if token.tag == tags.TO and at == begin:
        return True
    return token.tag == tags.VERB and token.verb is not None and "g" in token.verb.forms
