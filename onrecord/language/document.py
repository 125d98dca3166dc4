"""An article's text together with what every extractor needs to know of it, found once and only when asked for."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from operator import itemgetter

from onrecord.language.mentions.coreference import Cast
from onrecord.language.syntax.tokens import Tokens, tokenise
from onrecord.language.text.quotation_marks import Marked, quotations
from onrecord.language.text.sentences import paragraphs, sentences
from onrecord.language.text.spans import Span
from onrecord.language.text.speedups import lazy

__all__ = ["Document"]

_start = itemgetter(0)


class Document:
    r"""A text to extract from.

    >>> document = Document("Xi arrived. He spoke.\n\nNothing else happened.")
    >>> [s.of(document.text) for s in document.sentences]
    ['Xi arrived.', 'He spoke.', 'Nothing else happened.']
    """

    def __init__(
        self,
        text: str,
        *,
        title: str | None = None,
        published: date | None = None,
        outlet: str | None = None,
        year: int | None = None,
    ) -> None:
        self.text = text
        self.title = title
        self.published = published
        self.outlet = outlet
        self.year = published.year if published is not None else year
        """The year of writing, which may be known where the day is not: that of a copyright line."""
        self._cut: dict[Span, tuple[Span, ...]] = {}
        self._read: dict[Span, Tokens] = {}

    @lazy
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs, in order."""
        return paragraphs(self.text)

    @lazy
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of all paragraphs, in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in self.sentences_in(paragraph))

    def sentences_in(self, paragraph: Span) -> tuple[Span, ...]:
        """The sentences of one paragraph, in order."""
        found = self._cut.get(paragraph)
        if found is None:
            found = self._cut[paragraph] = sentences(self.text, paragraph)
        return found

    def tokens(self, sentence: Span) -> Tokens:
        """The words of a sentence (or of any other stretch), read once.

        >>> document = Document("Xi arrived. He spoke.")
        >>> [token.lower for token in document.tokens(document.sentences[1])]
        ['he', 'spoke', '.']
        """
        found = self._read.get(sentence)
        if found is None:
            found = self._read[sentence] = tokenise(self.text, *sentence)
        return found

    def quotations_in(self, paragraph: Span) -> list[Marked]:
        """The stretches between quotation marks of one paragraph, in order.

        >>> document = Document("He said “yes.” Why?")
        >>> [document.text[one.start : one.end] for one in document.quotations_in(document.paragraphs[0])]
        ['yes.']
        """
        return self._quotations.get(paragraph, [])

    @lazy
    def _quotations(self) -> dict[Span, list[Marked]]:
        return quotations(self.text, self.paragraphs)

    @lazy
    def cast(self) -> Cast:
        """Who is named in the text."""
        return Cast(self.text, lambda: self._sentence_starts)

    def sentence_at(self, place: int) -> Span:
        """The sentence in which the character at `place` stands (the one before it, between two sentences).

        >>> document = Document("Xi arrived. He spoke.")
        >>> document.sentence_at(14).of(document.text)
        'He spoke.'
        """
        paragraph = self.paragraphs[max(bisect_right(self.paragraphs, place, key=_start) - 1, 0)]
        found = self.sentences_in(paragraph)
        return found[max(bisect_right(found, place, key=_start) - 1, 0)]

    @lazy
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]
