"""All quotes of a document."""

from __future__ import annotations

from onrecord.extraction.drafts import QuoteDraft
from onrecord.extraction.quotes.drafting import drafts
from onrecord.extraction.quotes.indirect import indirect_quotes
from onrecord.extraction.quotes.kinds import is_crosshead, leading_headings
from onrecord.extraction.quotes.quoted_sentences import read_paragraph, read_unmarked
from onrecord.extraction.quotes.transcripts import turns
from onrecord.extraction.quotes.utterances import Thread
from onrecord.language.document import Document
from onrecord.language.text.quotation_marks import marked_inside, nested
from onrecord.language.text.spans import Span

__all__ = ["find_quotes"]


def find_quotes(document: Document) -> list[QuoteDraft]:
    """The quotes of a document, in text order: direct, mixed, indirect, and scare quotes, which nobody says.

    >>> text = "Prices are “far too high,” Mr. Li said. He added that they would fall."
    >>> for quote in find_quotes(Document(text)):
    ...     speaker = quote.speaker_text
    ...     print(quote.kind, speaker, quote.cue, text[quote.start : quote.end], sep=" | ")
    mixed | Mr. Li | said | far too high,
    indirect | He | added | they would fall
    """
    text = document.text
    thread = Thread(text)
    headings = set(leading_headings(text, document.paragraphs))
    double = '"' in text or "“" in text or "''" in text
    transcript = turns(document)
    title = _letters(document.title) if document.title is not None else None
    for paragraph in document.paragraphs:
        repeated = title is not None and _is_title(document, paragraph, title)
        if repeated or is_crosshead(text, paragraph, double):
            continue
        if paragraph in transcript:
            turn = transcript[paragraph]
            thread.turn(*turn)
            thread.nested(
                read_paragraph(text, turn.words, marked_inside(document.quotations_in(paragraph), turn.words))
            )
            continue
        marked = [] if paragraph in headings else document.quotations_in(paragraph)
        if thread.block(paragraph, bool(marked)):
            continue
        if (
            len(marked) == 1
            and marked[0].outer_start == paragraph.start == marked[0].start
            and thread.signed(marked[0])
        ):
            continue
        sentences = read_paragraph(text, paragraph, marked) if marked else read_unmarked(document, paragraph)
        thread.paragraph(paragraph, sentences)
        for outer, inside in nested(marked):
            thread.nested(read_paragraph(text, Span(outer.start, outer.end), inside))
        thread.reported(indirect_quotes(text, sentences), "indirect")
    return drafts(document, thread.said)


def _is_title(document: Document, paragraph: Span, title: str) -> bool:
    """Whether the paragraph is the article's title, of which the letters are given, repeated in its text."""
    if paragraph.end - paragraph.start > 2 * len(document.title or "") + 2:
        return False
    return _letters(paragraph.of(document.text)) == title


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
