"""Dates, years and durations as a text names them."""
