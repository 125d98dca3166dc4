"""The .toml for a new text: what was read from the text, each value with its evidence, and what a person must add."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from onrecord.corpus.contribute.toml_text import toml_value
from onrecord.schema.sidecar import SourceFile
from onrecord.source import Reading

__all__ = ["Proposal", "Told", "propose_sidecar"]

_EXPECTED = ("title", "outlet", "authors", "published", "url", "event", "rights")
"""What every .toml states or gives a reason for, where the text does not show it."""
_LONGEST_EVIDENCE = 160
_HEAD = """\
#:schema ../schema/source.json
# Proposed by `onrecord new`: look each value over, and complete each table that is empty. Give `value` with `evidence`,
# which is exact words of the text; or only `reason`, which is why the text does not show it; or all three.
"""
_EXAMPLES = {
    "title": ('"…"', "The text opens with its first sentence and shows no headline."),
    "outlet": ('"…"', "The text names no publisher, and has no address, byline or copyright line."),
    "authors": ('["…", "…"]', "The text has no byline."),
    "published": ("2022-02-04", "The text shows no date."),
    "url": ('"https://…"', "The text gives no address of the article."),
    "event": ('"…"', "The article covers no event that others here cover."),
}
"""A value of the right shape, and the commonest reason why there is none."""
_RIGHTS = "No licence to the text is given."


class Told(NamedTuple):
    """A value that is known from elsewhere than the text, and what makes it right."""

    value: str | date | tuple[str, ...]
    reason: str


class Proposal(NamedTuple):
    """The text of a .toml, the fields that it fills in, and those it leaves to a person, each with its line."""

    text: str
    filled: tuple[str, ...]
    open: dict[str, int]


def propose_sidecar(
    reading: Reading,
    told: Mapping[str, Told] | None = None,
    events: Sequence[str] = (),
    note: str | None = None,
) -> Proposal:
    r"""The .toml to stand beside a text.

    `told` is what is known from elsewhere than the text, `events` those that other articles cover, `note` a comment
    for the head of the file.

    >>> from onrecord.source import read
    >>> proposal = propose_sidecar(read("Title: Talks open\nAuthor: Ana Roig\n\nTwo envoys met in Riga on Friday."))
    >>> proposal.filled, list(proposal.open)
    (('title', 'authors'), ['outlet', 'published', 'url', 'event', 'rights'])
    """
    stated = told or {}
    tables: list[str] = [_HEAD + (f"# {note}\n" if note else "")]
    filled: list[str] = []
    left: list[str] = []
    for name in SourceFile.model_fields:
        if lines := list(_known(name, reading, stated.get(name))):
            filled.append(name)
            tables.append("\n".join([f"[{name}]", *lines, ""]))
        elif name in _EXPECTED:
            left.append(name)
            tables.append(
                "\n".join([f"[{name}] # to complete: {_meaning(name)}", *_hints(name, reading, stated, events), ""])
            )
    text = "\n".join(tables)
    places = {line.split("]")[0][1:]: number for number, line in enumerate(text.splitlines(), 1) if line[:1] == "["}
    return Proposal(text, tuple(filled), {name: places[name] for name in left})


def _known(name: str, reading: Reading, stated: Told | None) -> Iterator[str]:
    """The lines of a table that is filled in; none where neither the text nor its page gives the value."""
    shown = reading.fields.get(name)
    if stated is not None and (shown is None or not _same(stated.value, shown.value)):
        yield f"value = {toml_value(_plain(stated.value))}"
        yield f"reason = {toml_value(stated.reason)}"
    elif shown is not None:
        yield f"value = {toml_value(_plain(shown.value))}"
        if name == "language":
            yield f"reason = {toml_value('The commonest words of the text are of this language.')}"
        else:
            yield f"evidence = {toml_value(_evidence(reading, shown.line, shown.value))}"
    elif name == "rights" and (notice := _notice(reading)):
        yield f"value = {toml_value(notice)}"
        yield f"evidence = {toml_value(notice)}"


def _evidence(reading: Reading, number: int, value: object) -> str:
    """The line that shows a value; of a long one the stretch around it."""
    line = next(line.text for line in reading.lines if line.number == number)
    if len(line) <= _LONGEST_EVIDENCE:
        return line.strip()
    words = str(value[0]) if isinstance(value, list | tuple) and value else str(value)
    start = max(line.find(words[:_LONGEST_EVIDENCE]), 0)
    return line[start : start + max(_LONGEST_EVIDENCE, len(words) if line.startswith(words, start) else 0)].strip()


def _notice(reading: Reading) -> str | None:
    return next((line.text.strip() for line in reading.lines if line.role == "copyright"), None)


def _owner(reading: Reading, stated: Mapping[str, Told]) -> str:
    """Whose the text is, as far as it was read; as a person would complete it where it was not."""
    outlet = stated["outlet"].value if "outlet" in stated else reading.value("outlet")
    return ", ".join(str(each) for each in (reading.value("agency"), outlet) if each) or "…"


def _hints(name: str, reading: Reading, stated: Mapping[str, Told], events: Sequence[str]) -> Iterator[str]:
    """What a person may write there, as comments."""
    if name == "rights":
        owner = _owner(reading, stated)
        yield f"# value = {toml_value(f'Copyright of the text: {owner}. {_RIGHTS}')}"
        yield '# reason = "The text states no rights; they are then by law the publisher\'s."'
        yield "# Where the source lets everybody share the text, the value opens with the licence: CC-BY-4.0. By …"
        return
    value, reason = _EXAMPLES[name]
    evidence = "…"
    if name == "outlet" and (notice := _notice(reading)):
        evidence, reason = notice, "The copyright line names the owner, and nothing else on the page a publisher."
    if name == "event" and events:
        yield "# The others here cover: " + ", ".join(events)
        value = toml_value(events[0])
    yield f"# value = {value}"
    yield f"# evidence = {toml_value(evidence)}"
    yield f"# reason = {json.dumps(reason)}"


def _meaning(name: str) -> str:
    said = SourceFile.model_fields[name].description or name
    return said[0].lower() + said[1:].rstrip(".")


def _plain(value: object) -> str | date | list[str]:
    if isinstance(value, list | tuple):
        return [str(each) for each in value]
    return value if isinstance(value, date) else str(value)


def _same(one: object, other: object) -> bool:
    return _plain(one) == _plain(other)
