"""The rules that a dataset must keep, each with a stable code."""
