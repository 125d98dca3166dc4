"""Quotation marks and what stands between them, paragraph by paragraph.

Marks are untidy in real text: a curly mark opens and a straight one closes, a single mark opens and a double one
closes, a closing mark is missing or stands twice. Marks are paired within one paragraph only, so that one missing mark
never turns the rest of an article inside out. What a mark can do (open, close, either) is decided by its shape and, for
straight marks, by the characters around it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.language.lexicon.lists import alternation, words
from onrecord.language.text.named_tuples import maker
from onrecord.language.text.spans import Span

__all__ = ["Marked", "marked_inside", "marked_stretches", "nested", "quotations"]


class Marked(NamedTuple):
    """A stretch between quotation marks.

    `start` and `end` hold the words without the marks; `outer_start` and `outer_end` hold the marks too. `depth` is 0
    for a stretch that lies in no other. `single` tells that single marks enclose it. `closed` is False for a stretch
    that runs to the end of its paragraph because its closing mark is missing.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int
    single: bool
    closed: bool


class _Mark(NamedTuple):
    at: int
    opens: bool
    closes: bool
    single: bool
    letter: bool
    """Whether a closing mark of this kind may as well be an apostrophe (the workers' rights)."""


_mark = maker(_Mark)
_OPENING = frozenset("“„‟«‹‘‚‛")
_CLOSING = frozenset("”»›’")
_SINGLE = frozenset("'‘’‚‛‹›`")
_MARK = re.compile(r"""["“”„‟«»'‘’‚‛‹›](?:(?<![^\W_]['’])|(?![^\W_]))""")
"""Any mark but an apostrophe between letters or digits."""
_CLIPPED = re.compile(rf"['‘’](?:{alternation(words('speech_clipped_words'))}|\d0s|\d\d)\b", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z/][^<>\n]{0,400}>")
_BLANK = " \t\n\r\f\v\u00a0\u2028\u2029\u2009\u202f\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff\ufffc"
_DOUBLE_CLOSING = re.compile('["”]')
_SINGLE_CLOSING = re.compile(r"[.,!?…][’'](?![\w’'\"”])")
_SAID = alternation(words("attribution_verbs"))
_WHO = r"(?:(?:the|an?|his|her|he|she|they|[A-ZÀ-Þ][\w.’'-]*)\s+(?:[\w.’'-]+\s+){0,6}?)"
_ATTRIBUTED = re.compile(rf"\s+(?:{_SAID}\s+[A-ZÀ-Þ\w]|{_WHO}{_SAID}\b)")
_LAST_ATTRIBUTION = re.compile(rf",\s+{_WHO}{_SAID}[^,;:.?!]{{0,40}}\.?$")
_ATTRIBUTION_REACH = 120
_OPENS_SINGLE = re.compile(r"(?<!\w)['‘‚‹]\w")
_NEW_THOUGHT = re.compile(r"[,;:]|[.!?]\s|\b(?:said|says)\b")
_FAR = 80
_REACH = 40


def marked_stretches(text: str, paragraph: Span, unclosed: bool = False) -> list[Marked]:
    r"""The stretches between quotation marks of one paragraph, in text order, the outer one before those inside it.

    `unclosed` tells that the paragraph before ended inside a stretch: a closing mark without an opening one then closes
    what has stood open since the start of this paragraph.

    >>> text = "“It's late,” he said, ‘too late\" to stop the '90s fans' club."
    >>> [text[m.start:m.end] for m in marked_stretches(text, Span(0, len(text)))]
    ["It's late,", 'too late']
    >>> text = '6\'2" tall, and no\u00a0quotation'
    >>> marked_stretches(text, Span(0, len(text)))
    []
    """
    marks = _marks(text, paragraph)
    if not marks:
        return []
    pairs = _paired([mark for mark in marks if not mark.single], text, paragraph, unclosed)
    pairs = _with_singles(pairs, [mark for mark in marks if mark.single], text, paragraph)
    return _nested(text, pairs, paragraph)


def quotations(text: str, paragraphs: Sequence[Span]) -> dict[Span, list[Marked]]:
    r"""The stretches between quotation marks of each paragraph that has any.

    >>> text = "“We came late and\n\nleft early,” he said."
    >>> found = quotations(text, [Span(0, 17), Span(19, 40)])
    >>> [text[m.start : m.end] for marked in found.values() for m in marked]
    ['We came late and', 'left early,']
    """
    found: dict[Span, list[Marked]] = {}
    unclosed = False
    for paragraph in paragraphs:
        marked = marked_stretches(text, paragraph, unclosed)
        if marked:
            found[paragraph] = marked
        unclosed = bool(marked) and not marked[-1].closed and not marked[-1].single
    return found


def nested(marked: list[Marked]) -> list[tuple[Marked, list[Marked]]]:
    """The pairs of depth 0 that hold others, each with those directly inside, taken as if nothing stood around them."""
    found: list[tuple[Marked, list[Marked]]] = []
    outer: Marked | None = None
    for stretch in marked:
        if stretch.depth == 0:
            outer = stretch
        elif stretch.depth == 1 and outer and outer.start <= stretch.outer_start and stretch.outer_end <= outer.end:
            if not found or found[-1][0] is not outer:
                found.append((outer, []))
            found[-1][1].append(stretch._replace(depth=0))
    return found


def marked_inside(marked: Sequence[Marked], around: Span) -> list[Marked]:
    """The outermost stretches that lie inside other words, taken as if nothing stood around them.

    >>> text = "A: “They said ‘never’ twice.”"
    >>> inside = marked_inside(marked_stretches(text, Span(0, len(text))), Span(4, len(text) - 1))
    >>> [text[m.start : m.end] for m in inside]
    ['never']
    """
    within = [one for one in marked if around.start <= one.outer_start and one.outer_end <= around.end]
    least = min((one.depth for one in within), default=0)
    return [one._replace(depth=0) for one in within if one.depth == least]


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    found: list[_Mark] = []
    start, end = paragraph
    makeshift = text.find("''", start, end) >= 0
    tags: list[tuple[int, int]] | None = None
    for match in _MARK.finditer(text, start, end):
        at = match.start()
        sign = text[at]
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if sign == '"' and sign in (before, after) and not _stands_for_two(text, at, start, end):
            continue
        if sign == after == '"':
            after = text[at + 2] if at + 2 < end else " "
        if sign == "'" and (sign in (before, after) or makeshift):
            # two straight apostrophes are a typewriter's makeshift, no quotation mark; single ones stand inside them
            continue
        if before == "=" or sign == '"':
            if tags is None:
                tags = [tag.span() for tag in _TAG.finditer(text, start, end)] if "<" in text[start:end] else []
            inside = bisect_right(tags, (at, at)) - 1
            if inside >= 0 and at < tags[inside][1]:
                continue
        if (sign in "'‘’" and _CLIPPED.match(text, at)) or (sign in "'\"" and before.isdigit() and not _opened(found)):
            continue
        single = sign in _SINGLE
        left_free = (
            before in _BLANK or before in "([{-–—/:;,.…=|*>" or before in _OPENING or before == '"' or (before == "'")
        )
        right_word = after not in _BLANK and (after.isalnum() or after in "[($€£#@.…-–—*‘“'\"¿¡+&%~_\\")
        if sign in _OPENING:
            # a closing guillemet of German or Danish style, or a left mark typed for a right one
            opens, closes = right_word or before in _BLANK, not right_word and before not in _BLANK
        elif sign in "»›":
            opens = before in _BLANK and right_word
            closes = not opens
        elif sign in _CLOSING:
            # a right mark typed for a left one, at the start of a word
            wrong = before in _BLANK and (after.isalnum() or at == start) and not single
            opens, closes = wrong and not _opened(found), not wrong or bool(found)
        else:
            opens = left_free and right_word
            closes = before not in _BLANK and not (single and before in "([{")
            if not opens and not closes:
                # white space on both sides: the marks before tell
                opens = right_word or sign == '"'
                closes = True
            if single and opens and closes and before not in "\"'”’.,?!":
                closes = False
        letter = single and before in "sSzZxX" and after in _BLANK
        if opens or closes:
            found.append(_mark((at, opens, closes, single, letter)))
    return found


def _stands_for_two(text: str, at: int, start: int, end: int) -> bool:
    """Whether a doubled straight mark counts here: the inner one of ""a word"" does, and none of an empty pair."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if before == '"':
        outside = text[at - 2] if at - 1 > start else " "
        return after.isalnum() and not outside.isalnum()
    outside = text[at + 2] if at + 2 < end else " "
    return before not in _BLANK and before not in "([" and not outside.isalnum()


def _opened(marks: list[_Mark]) -> bool:
    """Whether more marks have opened than closed so far, by their likelier role."""
    balance = 0
    for mark in marks[-8:]:
        balance += 1 if mark.opens else -1
    return balance > 0


def _paired(marks: list[_Mark], text: str, paragraph: Span, unclosed: bool) -> list[tuple[int, int, bool]]:
    """Double marks as pairs (opening, closing, single); a closing place at the paragraph's end means none was found."""
    pairs: list[tuple[int, int, bool]] = []
    stack: list[int] = []
    for index, mark in enumerate(marks):
        opens = mark.opens and (not mark.closes or not stack)
        closes = mark.closes and not opens
        inner = opens and bool(stack) and (_closes_twice(marks, index) or _own_pair(marks, index, text, stack[-1]))
        if opens and stack and not inner:
            # a closing mark is missing: the stretch before ends where the next one opens
            pairs.append((stack.pop(), mark.at, False))
        if opens:
            stack.append(mark.at)
        elif closes and stack:
            pairs.append((stack.pop(), mark.at, False))
        elif closes and not pairs and (unclosed or _lacks_opening(text, mark.at, paragraph, index)):
            pairs.append((paragraph.start - 1, mark.at, False))
        elif closes:
            _stray(pairs, mark.at, text)
    pairs.extend((at, _single_closing(text, at, paragraph.end), False) for at in stack[-1:])
    pairs.extend((at, paragraph.end, False) for at in stack[:-1])
    return sorted(pairs, key=lambda pair: (pair[0], -pair[1]))


def _lacks_opening(text: str, at: int, paragraph: Span, index: int) -> bool:
    """Whether a closing mark that is the first of its paragraph ends a quote that opens it: 'We go," she said.'"""
    if index or text[at - 1] not in ",?!" or _OPENS_SINGLE.search(text, paragraph.start, at):
        return False
    return _ATTRIBUTED.match(text, at + 1, paragraph.end) is not None


def _own_pair(marks: list[_Mark], index: int, text: str, outer: int) -> bool:
    """Whether a curly pair stands inside a straight mark that opened before it: "He saw “Hamlet” and …"."""
    if text[outer] != '"' or text[marks[index].at] != "“" or index + 1 == len(marks):
        return False
    return text[marks[index + 1].at] == "”"


def _single_closing(text: str, opened: int, end: int) -> int:
    """Where a stretch ends that no double mark closes: at a single mark after punctuation, before an attribution that
    closes the paragraph, or with the paragraph.
    """
    match = _SINGLE_CLOSING.search(text, opened + 2, end)
    if match is not None:
        return match.end() - 1
    attribution = _LAST_ATTRIBUTION.search(text, max(opened + 2, end - _ATTRIBUTION_REACH), end)
    return attribution.start() + 1 if attribution is not None else end


def _closes_twice(marks: list[_Mark], index: int) -> bool:
    """Whether the mark at `index`, met inside an open stretch, opens a stretch inside it: two closing marks follow."""
    closings = 0
    for mark in marks[index + 1 : index + 6]:
        if mark.closes and not (mark.opens and closings == 0):
            closings += 1
        elif closings == 0 or mark.opens:
            return False
        if closings == 2:
            return True
    return False


def _stray(pairs: list[tuple[int, int, bool]], at: int, text: str) -> None:
    """A closing mark with nothing open: a few words after a closed stretch, it is that stretch's true end."""
    if not pairs:
        return
    opened, closed, single = pairs[-1]
    if closed < at <= closed + _FAR and not _NEW_THOUGHT.search(text, closed + 1, at):
        pairs[-1] = (opened, at, single)


def _with_singles(
    pairs: list[tuple[int, int, bool]], singles: list[_Mark], text: str, paragraph: Span
) -> list[tuple[int, int, bool]]:
    """Adds the pairs of single marks that cross no pair of double marks."""
    if not singles:
        return pairs
    found = list(pairs)
    homes = _homes(pairs, singles)
    taken = {place for pair in pairs for place in pair[:2]}
    doubles = [match.start() for match in _DOUBLE_CLOSING.finditer(text, *paragraph) if match.start() not in taken]
    index = 0
    while index < len(singles):
        mark, home = singles[index], homes[index]
        index += 1
        if not mark.opens:
            continue
        closing = None
        for later in range(index, min(index + _REACH, len(singles))):
            candidate = singles[later]
            if (candidate.opens and not candidate.closes) or (home and candidate.at >= home[1]):
                break
            if candidate.closes and homes[later] == home and candidate.at > mark.at + 1:
                if closing is None or not candidate.letter:
                    closing = later
                if not candidate.letter:
                    break
        if home is None and text[mark.at] != "’" and (closing is None or singles[closing].letter):
            limit = paragraph.end if closing is None else singles[closing].at
            double = bisect_left(doubles, mark.at + 2)
            if double < len(doubles) and doubles[double] < limit:
                found.append((mark.at, doubles.pop(double), True))
                continue
        if closing is not None:
            found.append((mark.at, singles[closing].at, True))
            index = closing + 1
        elif home is None and _is_reopened(text, mark.at, paragraph):
            found.append((mark.at, paragraph.end, True))
            break
    return sorted(found, key=lambda pair: (pair[0], -pair[1]))


def _is_reopened(text: str, opened: int, paragraph: Span) -> bool:
    """Whether what a single mark opens goes on in the next paragraph, which opens with the same mark."""
    before = text[paragraph.start : opened].rstrip()[-1:]
    following = text[paragraph.end : paragraph.end + 8].lstrip()[:2]
    return (not before or before in ".?!:,’'") and following[:1] == text[opened] and following[1:].isalnum()


def _homes(pairs: list[tuple[int, int, bool]], singles: list[_Mark]) -> list[tuple[int, int] | None]:
    """For each single mark the innermost pair of double marks around it."""
    homes: list[tuple[int, int] | None] = []
    around: list[tuple[int, int]] = []
    coming = 0
    for mark in singles:
        while coming < len(pairs) and pairs[coming][0] < mark.at:
            around.append(pairs[coming][:2])
            coming += 1
        while around and around[-1][1] <= mark.at:
            around.pop()
        homes.append(around[-1] if around else None)
    return homes


def _nested(text: str, pairs: list[tuple[int, int, bool]], paragraph: Span) -> list[Marked]:
    found: list[Marked] = []
    open_ends: list[int] = []
    free = [paragraph.start]
    for opened, closed, single in pairs:
        while open_ends and open_ends[-1] <= opened:
            open_ends.pop()
        if open_ends and closed > open_ends[-1]:
            # it crosses the stretch around it: one of the marks is none
            continue
        words_at = Span(opened + 1, closed).trimmed(text)
        is_closed = closed < len(text) and text[closed] in "\"”»›’'“«‘"
        if words_at.end > words_at.start and any(map(str.isalnum, text[words_at.start : words_at.end])):
            outer_end = closed + 1 if is_closed else closed
            if text[opened - 1 : opened + 1] == '""' and opened > paragraph.start:
                opened -= 1
            if text[closed : closed + 2] == '""' and outer_end < paragraph.end:
                outer_end += 1
            # a mark that closes one stretch and opens the next belongs to the first, so that no two overlap
            depth = len(open_ends)
            outer_start = max(opened, free[depth]) if depth < len(free) else opened
            free[depth:] = [outer_end]
            found.append(Marked(*words_at, outer_start, outer_end, depth, single, is_closed))
            open_ends.append(closed)
    return found
