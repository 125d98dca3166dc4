"""Rules that a dataset must keep, each with a stable code."""
