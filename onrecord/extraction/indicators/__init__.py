"""Indicators: every number that measures something, with its unit, its period and who says so."""

from onrecord.extraction.indicators.find import find_indicators
from onrecord.extraction.indicators.measures import Measures

__all__ = ["Measures", "find_indicators"]
