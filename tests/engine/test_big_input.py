"""A file with a line of many megabytes: damaged exports have them; they must neither fail nor stop the rest."""

import hashlib
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from onrecord.engine.extract import extract_all
from onrecord.engine.inputs import read_inputs

pytestmark = pytest.mark.slow

LAST = " “We have reached the sea,” said Kari Moen, who had sold $3 million of grain."


FILLERS = {
    "prose": ("The river ran on. ", 50_000_000),
    "one word": ("x", 50_000_000),
    # Every one of these is looked at closely, so that less of it is enough to tell.
    "marks": ("“ ", 4_000_000),
    "digits": ("7 ", 4_000_000),
}


@pytest.mark.parametrize("case", FILLERS)
def test_a_very_long_line_is_read_to_its_end(case: str, tmp_path: Path) -> None:
    filler, size = FILLERS[case]
    line = filler * ((size - len(LAST)) // len(filler)) + LAST
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "long.txt").write_text(line, "utf-8")
    (tmp_path / "in" / "short.txt").write_text("The dam was built.\n\n“It holds,” said Bo Lind.", "utf-8")
    summary = extract_all(read_inputs(tmp_path / "in"), tmp_path / "out")
    assert (summary.documents, summary.rejected) == (2, 0)
    texts = pq.read_table(tmp_path / "out" / "data" / "articles" / "train-00000-of-00001.parquet").to_pylist()
    assert texts[0]["text_sha256"] == hashlib.sha256(line.encode()).hexdigest()
