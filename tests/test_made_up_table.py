"""A table that nobody has thought of is built, checked, capped, evidenced, corrected and diffed like the others.

The package is copied, and gains what the guide says that a new table is: a record, a line in the list of records, a
finder, and a line in the pipeline. A script then puts it through everything that loops over tables.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import onrecord

PACKAGE = Path(onrecord.__file__).parent

RECORD = '''
"""What somebody has promised."""

from __future__ import annotations

from typing import ClassVar

from onrecord.schema.anchored import Reported
from onrecord.schema.record import ForeignKey, column
from onrecord.schema.types import Origin, row_id_pattern


class Promise(Reported):
    """One promise."""

    table: ClassVar[str] = "promises"
    codes: ClassVar[str] = "W"
    letter: ClassVar[str] = "p"
    primary_key: ClassVar[tuple[str, ...]] = ("promise_id",)
    foreign_keys: ClassVar[tuple[ForeignKey, ...]] = (
        ForeignKey("article_id", "articles", "article_id"),
        ForeignKey("promiser_id", "entities", "entity_id"),
    )
    list_keys: ClassVar[tuple[ForeignKey, ...]] = (ForeignKey("helpers", "entities", "entity_id"),)
    said_by: ClassVar[str] = "promiser_text"
    telling: ClassVar[tuple[str, ...]] = ("promiser_text",)
    known_by: ClassVar[tuple[str, ...]] = ("promiser_text",)
    compared: ClassVar[tuple[str, ...]] = ("promiser_id",)
    sample: ClassVar[tuple[str, ...]] = ("text", "promiser_text")

    promise_id: str = column("Names the row.", example="p-0a1b2c3d4e5f6071", pattern=row_id_pattern("p"))
    article_id: str = column("The article it stands in.", example="harbour")
    text: str | None = column("The promise.", example="will build a harbour", words="capped")
    start: int = column("Where it starts.", example=3, minimum=0)
    end: int = column("Where it ends.", example=23, minimum=1)
    promiser_text: str | None = column("Who promises, in the words of the text.", example="Lind", words="kept")
    promiser_id: str | None = column("Who that is.", example="bo-lind", default=None)
    helpers: tuple[str, ...] = column("Who helps, by entity id.", example=("norway",), default=())
    origin: Origin = column("Where it comes from.", example="extracted")
    rule: str | None = column("The rule that found it.", example="will", default=None)
'''

FINDER = '''
"""Promises: what a name says that it will do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from onrecord.language.mentions.actors import Actor
from onrecord.schema.promises import Promise

_WILL = re.compile(r"([A-Z]\\w+ [A-Z]\\w+) (will [^.]+)")


@dataclass(frozen=True, slots=True)
class PromiseDraft:
    record: ClassVar[type[Promise]] = Promise

    start: int
    end: int
    promiser_text: str
    promiser: Actor
    helpers: tuple[Actor, ...] = ()
    rule: str = "will"


def find_promises(text: str) -> Iterator[PromiseDraft]:
    for found in _WILL.finditer(text):
        norway = Actor("Norway", "country", country="NO")
        yield PromiseDraft(*found.span(2), found[1], Actor(found[1], "person"), (norway,))
'''

CHANGES = {
    "schema/__init__.py": [
        (
            "from onrecord.schema.quotes import",
            "from onrecord.schema.promises import Promise\nfrom onrecord.schema.quotes import",
        ),
        ("        Indicator,\n", "        Indicator,\n        Promise,\n"),
    ],
    "extraction/pipeline.py": [
        (
            "from onrecord.extraction.quotes",
            "from onrecord.extraction.promises import find_promises\nfrom onrecord.extraction.quotes",
        ),
        ("*indicators]", "*indicators, *find_promises(document.text)]"),
    ],
}

SCRIPT = '''
import json
import sys
from pathlib import Path

import onrecord
from onrecord.changes.dataset import diff_sides
from onrecord.changes.markdown import rendered_markdown
from onrecord.changes.semver import meaning
from onrecord.changes.sides import open_sides
from onrecord.check.folder import check_folder
from onrecord.check.rules import RULES
from onrecord.check.rules_page import rules_page
from onrecord.check.tables import check_tables
from onrecord.corpus.build import build
from onrecord.corpus.contribute.correct import Why, add_row, correct_row, drop_row, write as write_correction
from onrecord.dataset.write import write
from onrecord.engine.extract import extract_all
from onrecord.engine.inputs import read_inputs
from onrecord.publish.editions import write_edition
from onrecord.publish.hydrate import hydrate
from onrecord.schema.generate import contract_files
from small_corpus import write_corpus

TEXT = """\\
Title: Lind speaks of a harbour
Published Time: 2031-05-02

Bo Lind met his Norwegian counterpart Kari Moen in Riga on Friday, and both were in a good mood.

Bo Lind will build a harbour for all ships that come to the town from the north of the sea. Kari Moen will pay.
"""


def codes(findings):
    return sorted({each.code for each in findings})


root = Path(sys.argv[1])
write_corpus(root)
(root / "raw" / "harbour.txt").write_text(TEXT, "utf-8")
(root / "raw" / "harbour.toml").write_text(
    (root / "raw" / "harbour.toml").read_text("utf-8").replace("Free of rights.", "© Harbour Post"), "utf-8"
)

# built, lined up with nothing, without a finding
made = build(root)
assert codes(each for each in made.findings if each.level != "note") == [], made.findings
harbour, pay = made.tables["promises"]
assert harbour.text.startswith("will build a harbour") and harbour.promiser_id == "bo-lind"
assert harbour.helpers == ("norway",) and harbour.promise_id[:2] == "p-"
assert made.counts["promises"].extracted == 2

# checked: the span, its words, what it points at, and where its rule comes from
def broken(**cells):
    changed = [harbour.model_copy(update=cells), pay]
    return codes(each for each in check_tables({**made.tables, "promises": changed}) if each.level != "note")

assert broken(text="THESE WORDS ARE NOT THERE") == ["OR-W101"]
assert broken(end=9_999) == ["OR-W102"]
assert broken(promise_id=pay.promise_id) == ["OR-W103"]
assert broken(promiser_id="nobody") == ["OR-W104"]
assert broken(helpers=("nobody",)) == ["OR-W104"]
assert broken(rule=None) == ["OR-W108"]
assert broken(promiser_text="Nobody Ever") == ["OR-W109"]
assert "OR-W101" in RULES and "### OR-W101" in rules_page()
assert "promises.json" in contract_files()

# on disk: described, checked by other people's tools too, with examples on the card
write(made.tables, root, made.release, quality=made.quality)
assert [each for each in check_folder(root) if each.level != "note"] == []
assert "`promises`" in (root / "data" / "README.md").read_text("utf-8")

# evidenced
assert onrecord.evidence(harbour.promise_id, data=root).words == harbour.text
assert onrecord.load("promises", as_="records", data=root) == [harbour, pay]

# capped in the public edition, and put back
public, full = root / "public", root / "full"
write_edition(root, public)
assert [row.text for row in onrecord.load("promises", as_="records", data=public)] == [None, "will pay"]
assert harbour.text not in "".join(p.read_bytes().decode("latin-1") for p in public.rglob("*") if p.is_file())
assert [each for each in check_folder(public) if each.level == "error"] == []
assert hydrate(public, root / "raw", full).whole
assert onrecord.load("promises", as_="records", data=full) == [harbour, pay]

# corrected
why = Why("The text says who pays for it.", "tests")
write_correction(root, correct_row(root, harbour.promise_id, ["helpers=Kari Moen", "promiser_text=Lind"], why))
write_correction(root, drop_row(root, pay.promise_id, why))
write_correction(root, add_row(root, "promises", "river", "would not pay", None, ["promiser_text=Norway"], why))
again = build(root)
assert codes(each for each in again.findings if each.level != "note") == [], again.findings
assert [(row.origin, row.promiser_text, row.helpers) for row in again.tables["promises"]] == [
    ("corrected", "Lind", ("kari-moen",)),
    ("added", "Norway", ()),
]
assert again.quality.review["promises"].changed == {"helpers": 1, "promiser_text": 1}

# diffed: the same row under its words, told by its headline
write(again.tables, root, again.release, quality=again.quality)
diff = diff_sides(*open_sides(str(full), str(root), root))
assert [len(rows) for rows in (diff["promises"].added, diff["promises"].removed, diff["promises"].changed)] == [1, 1, 1]
assert "would not pay" in rendered_markdown(diff, meaning(diff))

# extracted from anybody's texts
extracted = root / "extracted"
extract_all(read_inputs(root / "raw" / "harbour.txt"), extracted)
assert len(onrecord.load("promises", as_="records", data=extracted)) == 2
'''


def test_a_table_that_nobody_has_thought_of_is_treated_like_the_others(tmp_path: Path) -> None:
    copy = tmp_path / "onrecord"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "schema" / "promises.py").write_text(RECORD, "utf-8")
    (copy / "extraction" / "promises.py").write_text(FINDER, "utf-8")
    for name, changes in CHANGES.items():
        text = (copy / name).read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        (copy / name).write_text(text, "utf-8")
    # The examples of the rules stand among the tests.
    shutil.copytree(PACKAGE.parent / "tests" / "rules", tmp_path / "tests" / "rules")
    shutil.copy(PACKAGE.parent / "tests" / "small_corpus.py", tmp_path)
    (tmp_path / "root").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "root")],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
