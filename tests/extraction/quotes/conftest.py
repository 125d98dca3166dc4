"""Reads a text and shows its quotes in few words."""

from collections.abc import Callable

import pytest

from onrecord.extraction.drafts import QuoteDraft
from onrecord.extraction.quotes import find_quotes
from onrecord.language.document import Document

Shown = list[tuple[str, str | None, str]]


@pytest.fixture
def read() -> Callable[[str], list[QuoteDraft]]:
    """The drafts of a text."""
    return lambda text: find_quotes(Document(text))


@pytest.fixture
def shown() -> Callable[[str], Shown]:
    """Kind, speaker and words of each quote of a text."""

    def show(text: str) -> Shown:
        return [(one.kind, one.speaker_text, text[one.start : one.end]) for one in find_quotes(Document(text))]

    return show
