"""The server: two origins on 127.0.0.1, one for the hub and one for its storage, each answering in threads."""

from __future__ import annotations

import socket
import struct
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, unquote, urlsplit

from hub_double import api, storage
from hub_double.answers import Answer, error
from hub_double.faults import Fault, Faults
from hub_double.store import Repository

__all__ = ["HubDouble", "Request"]


@dataclass(frozen=True)
class Request:
    """A request as it came in."""

    method: str
    path: str
    """Unquoted, without the query."""
    raw_path: str
    """As sent, without the query: a quoted slash within a revision is none of the path's."""
    query: dict[str, list[str]]
    headers: dict[str, str]
    """By name in lower case."""
    body: bytes

    @property
    def token(self) -> str | None:
        return self.headers.get("authorization", "").removeprefix("Bearer ") or None


@dataclass
class User:
    """Somebody who has a token, and what they may do in each organisation: read or write."""

    name: str
    orgs: dict[str, str] = field(default_factory=dict)


class HubDouble:
    """The hub as a context manager: it listens within the block, and holds what was sent to it."""

    def __init__(self) -> None:
        self.repositories: dict[str, Repository] = {}
        self.users: dict[str, User] = {}
        self.faults = Faults()
        self.requests: list[Request] = []
        self.leaked: list[Request] = []
        """Requests that brought a token to the storage, which is none of its business."""
        self.lock = threading.RLock()
        self.closing = threading.Event()
        self._servers = [_Server(self, api.answer), _Server(self, storage.answer)]
        self.url, self.storage_url = (server.url for server in self._servers)

    def add_token(self, token: str, user: str, orgs: dict[str, str] | None = None) -> None:
        """Let somebody in; they may write to what is theirs, and to the `orgs` for which it says "write"."""
        self.users[token] = User(user, orgs or {})

    def fail(self, method: str, path: str, status: int | None = None, **details: Any) -> Fault:
        """Let the next matching requests fail; without a status, their connections are cut."""
        return self.faults.add(Fault(method, path, status, **details))

    def calls(self, method: str, path: str) -> int:
        """How many requests there were that a fault of this kind would have met."""
        sought = Fault(method, path)
        return sum(sought.matches(request.method, request.path) for request in self.requests)

    def user_of(self, request: Request) -> User | None:
        return self.users.get(request.token or "")

    def may_write(self, user: User, name: str) -> bool:
        owner = name.partition("/")[0]
        return owner == user.name or user.orgs.get(owner) == "write"

    def may_read(self, user: User | None, repository: Repository) -> bool:
        owner = repository.name.partition("/")[0]
        return not repository.private or (user is not None and (owner == user.name or owner in user.orgs))

    def __enter__(self) -> Self:
        for server in self._servers:
            server.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        for server in self._servers:
            server.shutdown()
            server.server_close()
            server.thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, hub: HubDouble, answer: Any) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.hub = hub
        self.answer = answer
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        # Looked at often, or each test would wait half a second for it to leave.
        self.thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no fault of the server's."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        hub = self.server.hub
        address = urlsplit(self.path)
        path = unquote(address.path)
        fault = hub.faults.meet(self.command, path)
        if fault is not None and fault.cuts_at_once:
            self.rfile.read(min(1, int(self.headers.get("Content-Length", 0))))  # so it is cut midway
            if fault.held:
                hub.closing.wait()
            self._cut()
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        query = parse_qs(address.query)
        request = Request(self.command, path, address.path, query, headers, self._body())
        with hub.lock:
            hub.requests.append(request)
            if fault is not None and fault.status is not None:
                answer = error(fault.status, f"a fault on demand: {fault.status}", fault.error_code)
            else:
                answer = self.server.answer(hub, request)
            if fault is not None and fault.page:
                answer = Answer(answer.status, b"<html>Please log in.</html>", {"Content-Type": "text/html"})
        if fault is not None and fault.damaged:
            answer.body = answer.body[:-1] + bytes([answer.body[-1] ^ 1])
        if fault is not None and fault.answered:
            self._cut()
        else:
            self._send(answer)

    do_HEAD = do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815 (as http.server calls them)

    def log_message(self, *args: Any) -> None:
        """What was asked is in `hub.requests`."""

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        parts = []
        while size := int(self.rfile.readline().partition(b";")[0], 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body) if answer.size is None else answer.size))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _cut(self) -> None:
        # A reset, as from a cable that is pulled, and not the polite end of a connection.
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True
