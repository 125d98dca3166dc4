"""Tokens, noun phrases and clauses of a sentence."""
