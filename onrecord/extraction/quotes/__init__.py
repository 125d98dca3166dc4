"""Quotes: who said what, in which words."""

from onrecord.extraction.quotes.find import find_quotes

__all__ = ["find_quotes"]
