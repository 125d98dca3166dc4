"""Answers, and the errors of the hub with the headers by which its clients tell them apart."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Answer", "as_json", "content", "error"]


@dataclass
class Answer:
    """What is sent back."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    size: int | None = None
    """The length that is announced, where it is not that of the body."""


def as_json(value: Any, status: int = 200) -> Answer:
    return Answer(status, json.dumps(value).encode(), {"Content-Type": "application/json"})


def error(status: int, message: str, code: str | None = None) -> Answer:
    answer = as_json({"error": message}, status)
    answer.headers["X-Error-Message"] = message
    if code is not None:
        answer.headers["X-Error-Code"] = code
    return answer


def content(body: bytes, headers: dict[str, str], wanted: str | None = None) -> Answer:
    """A file, or the range of it that the header `Range` wants."""
    headers = {**headers, "Accept-Ranges": "bytes"}
    asked = re.fullmatch(r"bytes=(\d+)-(\d*)", wanted or "")
    if asked is None:
        return Answer(200, body, headers)
    first, last = int(asked[1]), min(int(asked[2] or len(body) - 1), len(body) - 1)
    if first >= len(body):
        return Answer(416, b"", {**headers, "Content-Range": f"bytes */{len(body)}"})
    return Answer(206, body[first : last + 1], {**headers, "Content-Range": f"bytes {first}-{last}/{len(body)}"})
