"""The tests of this folder may speak to a hub on this machine."""

from hub_double.fixtures import hub

__all__ = ["hub"]
