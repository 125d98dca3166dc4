"""Whatever stands in the files that people write, the build reports it and goes on."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_corpus import write_corpus

from onrecord.check.findings import Finding
from onrecord.check.rules import RULES
from onrecord.corpus.build import build

TOML = {
    "raw/river.toml": "OR-S",
    "build/corrections/river.toml": "OR-C",
    "build/entities.toml": "OR-E",
    "build/measures.toml": "OR-M",
    "build/dataset.toml": "OR-B",
}
KEYS = ("correction", "entity", "measure", "outlet", "rights", "value", "reason", "at", "set", "expect", "table", "id")
values = st.recursive(
    st.sampled_from(['"x"', "1", "nan", "true", "2031-05-02", '""', '"quotes"', '"The river"', "[]", "{}"]),
    lambda inner: (
        st.lists(inner, max_size=2).map(lambda items: f"[{', '.join(items)}]")
        | st.tuples(st.sampled_from(KEYS), inner).map(lambda pair: f"{{{pair[0]} = {pair[1]}}}")
    ),
    max_leaves=4,
)
lines = st.one_of(
    st.tuples(st.sampled_from(KEYS), values).map(lambda pair: f"{pair[0]} = {pair[1]}"),
    st.sampled_from(KEYS).map(lambda key: f"[[{key}]]"),
    st.sampled_from(KEYS).map(lambda key: f"[{key}]"),
)


def findings(name: str, content: bytes) -> list[Finding]:
    with tempfile.TemporaryDirectory() as folder:
        write_corpus(Path(folder))
        (Path(folder) / name).write_bytes(content)
        return build(Path(folder)).findings


@settings(max_examples=25)
@given(name=st.sampled_from([*TOML, "raw/river.txt"]), content=st.binary(max_size=60))
def test_any_bytes_are_read_or_reported(name: str, content: bytes) -> None:
    assert {finding.code for finding in findings(name, content)} <= set(RULES)


@settings(max_examples=60)
@given(name=st.sampled_from(list(TOML)), written=st.lists(lines, max_size=6))
def test_any_toml_is_read_or_reported_in_its_own_file(name: str, written: list[str]) -> None:
    found = findings(name, "\n".join(written).encode())
    assert {finding.code for finding in found} <= set(RULES)
    assert all(finding.file for finding in found)


@pytest.mark.parametrize("name", TOML)
@pytest.mark.parametrize("text", [f"a = {'9' * 5000}", f"a = {'[' * 5000}", 'a = "' + "x" * 100_000, "\ufeffa = 1"])
def test_toml_that_goes_too_far_is_reported(name: str, text: str) -> None:
    codes = {finding.code for finding in findings(name, text.encode())}
    assert any(code.startswith(TOML[name]) for code in codes)


@pytest.mark.parametrize("name", TOML)
def test_a_folder_where_a_file_should_be_is_reported(corpus: Path, name: str) -> None:
    (corpus / name).unlink(missing_ok=True)
    (corpus / name).mkdir()
    found = [finding for finding in build(corpus).findings if finding.file == name]
    assert {finding.code for finding in found} >= {f"{TOML[name]}001"}


def test_a_text_that_may_not_be_read_is_reported_as_or_r020(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_bytes = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self.name == "river.txt":
            raise PermissionError(13, "Permission denied")
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    errors = [finding for finding in build(corpus).findings if finding.level == "error"]
    assert [(finding.code, finding.file) for finding in errors] == [("OR-R020", "raw/river.txt")]
