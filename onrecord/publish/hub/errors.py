"""What can go wrong between here and the hub, as errors with a code and advice."""

from __future__ import annotations

import errno
import json
import logging
import os
import re
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager

from onrecord.check.rules import RULES
from onrecord.errors import HubError, MissingLibraryError

__all__ = ["endpoint", "explained", "hub_error", "is_passing", "needs_hub_library"]

_DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_CONFLICTS = frozenset({409, 412})
"""The statuses of a repository that is not as the request supposes: worth another look at it."""

_PASSING = frozenset({408, 429, 500, 502, 503, 504})
"""The statuses of a hub that may well do it the next time."""

_CLIENTS = frozenset({"huggingface_hub", "hf_xet"})
_NOT_UNDERSTOOD = (RuntimeError, ValueError, LookupError)
"""What the clients raise, besides errors of their own, about an answer that is none: the page of a proxy, say."""


def endpoint() -> str:
    """The address of the hub: HF_ENDPOINT, or Hugging Face."""
    return (os.environ.get("HF_ENDPOINT") or "https://huggingface.co").rstrip("/")


def hub_error(code: str, message: str, advice: str | None = None) -> HubError:
    """An error under the rule of that code, with the rule's advice unless there is a better one.

    >>> hub_error("OR-H012", "data/quotes.parquet was cut short").advice
    'Report it to those who publish the dataset; do not work with it.'
    """
    return HubError(code, message, advice or RULES[code].advice)


@contextmanager
def needs_hub_library() -> Iterator[None]:
    """Tells how to install the libraries that speak to the hub, where one is missing.

    Raises:
        MissingLibraryError: one is.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise MissingLibraryError(error.name or "huggingface_hub", "hub") from error


@contextmanager
def explained(repo: str) -> Iterator[None]:
    """Turns what the hub's client raises about `repo` into errors with a code; what is none of its errors passes.

    The lines that the client logs of each attempt are kept back: the error at the end says the same once.

    Raises:
        HubError: the client raised.
    """
    try:
        with _without_attempts():
            yield
    except HubError:
        raise
    except Exception as error:
        meant = _meant(error, repo)
        if meant is None:
            raise
        # Not `from error`: the client's own message and trace help nobody who is told this.
        raise meant from None


def is_passing(error: BaseException) -> bool:
    """Whether the same may work when it is tried again: a connection that broke, or a hub that fails for now."""
    import huggingface_hub.errors as client

    cause = _cause(error)
    if isinstance(cause, client.HfHubHTTPError):
        return _status(cause) in _PASSING | _CONFLICTS
    return _is_of_network(cause) and not isinstance(cause, client.OfflineModeIsEnabled)


@contextmanager
def _without_attempts() -> Iterator[None]:
    """Without the client's warnings of what it tries again; whoever asks it to speak by HF_HUB_VERBOSITY hears them."""
    log = logging.getLogger("huggingface_hub.utils._http")
    before = log.level
    if "HF_HUB_VERBOSITY" not in os.environ and not os.environ.get("HF_DEBUG"):
        log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(before)


def _meant(error: BaseException, repo: str) -> HubError | None:
    import huggingface_hub.errors as client

    cause = _cause(error)
    if isinstance(cause, client.LocalTokenNotFoundError):
        return hub_error("OR-H001", "no token is set")
    if isinstance(cause, client.HFValidationError):
        return hub_error("OR-H004", f"{repo!r} is no name of a repository")
    if isinstance(cause, client.OfflineModeIsEnabled):
        return hub_error(
            "OR-H006", "HF_HUB_OFFLINE is set, so the hub is not asked", "Unset it, and run the same again."
        )
    if isinstance(cause, client.HfHubHTTPError):
        return _answered(cause, repo)
    if isinstance(cause, client.LocalEntryNotFoundError) or _is_of_network(cause):
        return hub_error("OR-H006", f"no connection to {endpoint()}{_why(cause)}")
    if isinstance(cause, OSError) and cause.errno in _DISK_FULL:
        return hub_error("OR-H008", f"the disk is full{_at(cause)}")
    if isinstance(cause, OSError) and cause.errno is not None:
        return hub_error("OR-H008", f"{cause.strerror}{_at(cause)}")
    if isinstance(cause, json.JSONDecodeError):
        return hub_error(
            "OR-H015", f"{endpoint()} answered with something that is no JSON: the page of a proxy, or of a log-in"
        )
    source = type(cause).__module__.partition(".")[0]
    if source in _CLIENTS or (source in ("builtins", "json") and isinstance(cause, _NOT_UNDERSTOOD)):
        return hub_error("OR-H015", " ".join(str(cause).split()) or type(cause).__name__)
    return None


def _answered(error: BaseException, repo: str) -> HubError:
    """The error for an answer with a status of 400 or above."""
    import huggingface_hub.errors as client

    status = _status(error)
    said = (getattr(error, "server_message", None) or "").strip()
    if isinstance(error, client.GatedRepoError) or status == 403:
        return hub_error(
            "OR-H003", f"the hub lets the owner of the token not do this with {repo}{f': {said}' * bool(said)}"
        )
    if isinstance(error, client.RevisionNotFoundError):
        return hub_error("OR-H010", f"{repo} has no such revision")
    if isinstance(error, client.RepositoryNotFoundError):
        return hub_error("OR-H005", f"there is no dataset {repo} on {endpoint()} for this token")
    if status == 401:
        return hub_error("OR-H002", f"{endpoint()} does not know the token")
    if status == 404:
        return hub_error("OR-H005", f"{repo} lacks what was asked for{f': {said}' * bool(said)}")
    if status in _CONFLICTS:
        return hub_error("OR-H016", f"{repo} was changed while this ran")
    if status in _PASSING or status >= 500:
        return hub_error("OR-H007", f"{endpoint()} answered with status {status}")
    return hub_error("OR-H015", f"{endpoint()} answered with status {status}{f': {said}' * bool(said)}")


def _cause(error: BaseException) -> BaseException:
    """What is at the bottom: the client wraps what befalls an upload."""
    seen = {id(error)}
    while type(error) is RuntimeError and error.__cause__ is not None and id(error.__cause__) not in seen:
        error = error.__cause__
        seen.add(id(error))
    return error


def _status(error: BaseException) -> int:
    return int(getattr(getattr(error, "response", None), "status_code", 0))


def _is_of_network(error: BaseException) -> bool:
    import huggingface_hub.errors as client

    # The client's transport is httpx in one release and httpx2 in another; its own errors derive from the same base.
    transport = client.HfHubHTTPError.__bases__[0]
    return isinstance(error, ConnectionError | TimeoutError | transport)


def _why(error: BaseException) -> str:
    said = re.sub(r"\?\S+", "", str(error))  # the query of an address may be signed
    text = textwrap.shorten(said, 240, placeholder=" …")
    return f": {text}" if text else ""


def _at(error: OSError) -> str:
    return f": {error.filename}" if error.filename else ""
