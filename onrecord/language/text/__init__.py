"""Spans, paragraphs, sentences and quotation marks: how a text is cut before its words are read."""
