"""From a reading and the .toml beside the text to the fields of an article, and where the two disagree."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.schema.sidecar import SourceFile
from onrecord.source.errors import Problem
from onrecord.source.page import FIELDS
from onrecord.source.reader import Reading

__all__ = ["article_fields", "article_problems"]

_EXPECTED = ("title", "outlet", "authors", "published", "url")
_WORD = re.compile(r"[^\W_]+")


def article_fields(reading: Reading, sidecar: SourceFile | None = None) -> dict[str, object]:
    r"""The columns of `articles` that the source gives, `text` among them: what the .toml states, where it is silent
    what the text shows, else None. `authors` is a tuple, `published` a `datetime.date`.

    >>> from onrecord.source.reader import read
    >>> sidecar = SourceFile.model_validate({"rights": {"value": "© Harbour Post", "reason": "its imprint says so"}})
    >>> fields = article_fields(read("Grain talks open\n\nTwo envoys met in Riga."), sidecar)
    >>> fields["title"], fields["rights"], fields["authors"], fields["published"]
    ('Grain talks open', '© Harbour Post', (), None)
    """
    fields: dict[str, object] = {}
    for name in (*FIELDS, "event", "rights"):
        stated = _stated(sidecar, name)
        fields[name] = reading.value(name) if stated is None else stated.value
    authors = fields["authors"]
    fields["authors"] = tuple(authors) if isinstance(authors, list | tuple) else ()
    fields["text"] = reading.text
    return fields


def article_problems(reading: Reading, sidecar: SourceFile | None = None) -> tuple[Problem, ...]:
    r"""What is wrong between the two: OR-R011 a contradiction, OR-R012 evidence that the raw text does not have,
    OR-R013 a value that neither gives and nobody explains, OR-R014 a contradiction that the .toml gives a reason for.

    The place to edit is a key of the .toml; a line is that of the raw text which contradicts it.

    >>> from onrecord.source.reader import read
    >>> title = {"value": "Talks end", "evidence": "Talks end"}
    >>> rights = {"value": "© Harbour Post", "reason": "its imprint says so"}
    >>> sidecar = SourceFile.model_validate({"title": title, "rights": rights})
    >>> [(p.code, p.key) for p in article_problems(read("Grain talks open\n\nTwo envoys met in Riga."), sidecar)][:2]
    [('OR-R012', ('title', 'evidence')), ('OR-R011', ('title', 'value'))]
    """
    problems = []
    for name in (*FIELDS, "event", "rights"):
        stated = _stated(sidecar, name)
        shown = reading.fields.get(name)
        if stated is not None and stated.evidence is not None and stated.evidence not in reading.source:
            said = f"{name}: the raw text does not have {stated.evidence!r}"
            problems.append(Problem("OR-R012", said, key=(name, "evidence")))
        if stated is not None and shown is not None and not _same(stated.value, shown.value):
            code = "OR-R011" if stated.reason is None else "OR-R014"
            said = f"{name}: the .toml says {_said(stated.value)}, line {shown.line} of the text {_said(shown.value)}"
            problems.append(Problem(code, said, shown.line, key=(name, "value")))
        if stated is None and shown is None and name in _EXPECTED:
            said = f"{name}: not in the text, and the .toml says neither what nor why"
            problems.append(Problem("OR-R013", said, key=(name,)))
    return tuple(problems)


class _Statement(NamedTuple):
    value: object
    evidence: str | None
    reason: str | None


def _stated(sidecar: SourceFile | None, name: str) -> _Statement | None:
    stated = None if sidecar is None else getattr(sidecar, name)
    return None if stated is None else _Statement(stated.value, stated.evidence, stated.reason)


def _same(stated: object, shown: object) -> bool:
    """Whether two values differ in nothing but case, spaces and punctuation.

    >>> _same("XI MEETS  PUTIN", "Xi meets Putin!"), _same(["Ana Roig"], ("Ana Roig",)), _same(None, "Ana")
    (True, True, False)
    """
    if isinstance(stated, str) and isinstance(shown, str):
        return _WORD.findall(stated.casefold()) == _WORD.findall(shown.casefold())
    if isinstance(stated, list | tuple) and isinstance(shown, list | tuple):
        return len(stated) == len(shown) and all(map(_same, stated, shown))
    return stated == shown


def _said(value: object) -> str:
    if value is None:
        return "there is none"
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else repr(str(value))
