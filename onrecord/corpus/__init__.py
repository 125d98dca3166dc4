"""A corpus on disk: raw texts, what people decided about them, and the build that makes tables of both."""
