"""The tests of this folder work on a small corpus on disk."""

from small_corpus import corpus

__all__ = ["corpus"]
