"""The double as fixtures, with the clients of this process turned to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import huggingface_hub.utils._http as client_http
import pytest

from hub_double.clients import turned_to
from hub_double.server import HubDouble
from onrecord.publish.hub import client

__all__ = ["TOKEN", "hub"]

TOKEN = "hf_writerOfGulls"
"""May write to the organisation gulls, and read what is private there."""


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HubDouble]:
    """A hub without a repository, to which HF_TOKEN gives the right to write; no client waits between attempts."""
    with HubDouble() as double:
        double.add_token(TOKEN, "ana", {"gulls": "write", "terns": "read"})
        double.add_token("hf_reader", "bo", {"gulls": "read"})
        monkeypatch.setattr(client, "WAIT", 0)
        monkeypatch.setattr(client_http, "time", SimpleNamespace(sleep=lambda seconds: None))
        with turned_to(double, tmp_path / "clients", TOKEN):
            yield double
