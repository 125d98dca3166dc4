"""From a raw text to an article: which line is a heading, a byline, a caption, a paragraph or page furniture."""

from onrecord.source.errors import Problem, SourceError
from onrecord.source.lines import Line
from onrecord.source.page import Field
from onrecord.source.reader import Reading, read

__all__ = ["Field", "Line", "Problem", "Reading", "SourceError", "read"]
