"""Articles to extract from: files of every kind that people hold, in folders, archives and behind addresses."""

from onrecord.engine.inputs.articles import count_inputs, read_inputs
from onrecord.engine.inputs.given import InputError, Options, Rejected

__all__ = ["InputError", "Options", "Rejected", "count_inputs", "read_inputs"]
