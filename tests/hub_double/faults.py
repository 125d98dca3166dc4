"""What goes wrong on demand: a status instead of an answer, or a connection that is cut."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, field

__all__ = ["Fault", "Faults"]


@dataclass
class Fault:
    """A fault that meets the next requests that match, and then is over."""

    method: str
    path: str
    """A regular expression that is searched for in the path of the request."""
    status: int | None = None
    """What is answered; None cuts the connection instead."""
    times: int = 1
    after: int = 0
    """How many requests that match are spared first."""
    error_code: str | None = None
    """The `X-Error-Code` of the answer."""
    answered: bool = False
    """Whether the connection is cut only once the work is done, so that just the answer is lost."""
    page: bool = False
    """Whether the answer is a page of HTML, as of a proxy."""
    damaged: bool = False
    """Whether the answer comes, but for its last byte."""
    held: bool = False
    """Whether the request is left without an answer for as long as the hub is there."""
    reached: threading.Event = field(default_factory=threading.Event, init=False)
    """Set once a request has met it."""
    met: int = field(default=0, init=False)
    """How many requests met it."""

    @property
    def cuts_at_once(self) -> bool:
        return self.status is None and not self.answered and not self.damaged

    def matches(self, method: str, path: str) -> bool:
        return method == self.method and re.search(self.path, path) is not None


class Faults:
    """The faults that are to come."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._coming: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        with self._lock:
            self._coming.append(fault)
        return fault

    def clear(self) -> None:
        with self._lock:
            self._coming.clear()

    def meet(self, method: str, path: str) -> Fault | None:
        """The fault that this request meets, if any; it is counted."""
        with self._lock:
            for fault in self._coming:
                if fault.met >= fault.times or not fault.matches(method, path):
                    continue
                if fault.after:
                    fault.after -= 1
                    continue
                fault.met += 1
                fault.reached.set()
                return fault
        return None
