import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.source.decode import decode, normalise
from onrecord.source.errors import CODES, Problem, SourceError
from onrecord.source.reader import read


def refused(raw: bytes) -> SourceError:
    with pytest.raises(SourceError) as caught:
        decode(raw)
    return caught.value


def test_plain_text_is_taken_as_it_is():
    assert decode("Xi traf Putin in Riga – „endlich“.\n".encode()) == ("Xi traf Putin in Riga – „endlich“.\n", ())


def test_a_byte_order_mark_is_dropped_and_said():
    text, problems = decode(b"\xef\xbb\xbfThe envoys met.")
    assert text == "The envoys met."
    assert [problem.code for problem in problems] == ["OR-R005"]


def test_line_ends_of_every_system_become_line_feeds_and_that_is_said():
    text, problems = decode(b"One.\r\nTwo.\rThree.\n")
    assert text == "One.\nTwo.\nThree.\n"
    assert problems == (Problem("OR-R006", "2 line ends were read as LF", 1, 5),)


def test_invalid_utf8_is_refused_with_its_byte_and_its_place():
    error = refused("Zürich\nCafé au l".encode() + b"\xff\n")
    assert (error.code, error.line, error.column) == ("OR-R001", 2, 10)
    assert "0xFF at offset 18" in error.message


def test_a_character_cut_in_two_at_the_end_is_refused():
    assert refused("naïv €".encode()[:-1]).code == "OR-R001"


@pytest.mark.parametrize(
    ("raw", "advice"),
    [
        ("Riga".encode("utf-16"), "UTF-16"),
        (b"%PDF-1.7\xff", "PDF"),
        (b"PK\x03\x04\xff", "zip"),
        (b"Z\xfcrich", "UTF-8"),
    ],
)
def test_advice_names_what_the_file_seems_to_be(raw: bytes, advice: str):
    assert advice in refused(raw).advice


def test_a_nul_is_refused_with_its_place():
    error = refused(b"The envoys\nmet\0 in Riga.")
    assert (error.code, error.line, error.column) == ("OR-R002", 2, 4)


@pytest.mark.parametrize("raw", [b"", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(raw: bytes):
    assert refused(raw).code == "OR-R003"


@pytest.mark.parametrize("raw", [b"\n \t\r\n", "\u00a0\u2003\n".encode()])
def test_a_file_of_white_space_is_refused(raw: bytes):
    assert refused(raw).code == "OR-R004"


def test_an_error_reads_as_place_code_message_and_advice():
    assert str(refused(b"Caf\xe9")) == "1:4: OR-R001 byte 0xE9 at offset 3 is not UTF-8. Save the file as UTF-8."


def test_a_replacement_character_is_reported_at_the_first_place():
    assert decode("Fine.\nCaf\ufffd and th\ufffd.".encode()).problems == (
        Problem("OR-R007", "U+FFFD stands for a character that is lost; 1 more of the kind in line 2", 2, 4),
    )


def test_a_code_explains_itself_in_one_sentence():
    for code, (level, explanation, advice) in CODES.items():
        assert code.startswith("OR-R")
        assert level in ("error", "warning", "note")
        assert explanation.endswith(".")
        assert advice.endswith(".")


@given(st.binary())
def test_any_bytes_are_read_or_refused_with_a_known_code(raw: bytes):
    refusal: SourceError | None = None
    try:
        read(raw)
    except SourceError as error:
        refusal = error
    if refusal is not None:
        assert CODES[refusal.code].level == "error"
        assert refusal.line >= 1
        assert refusal.column >= 1


@given(st.text())
def test_normalising_leaves_no_carriage_return_and_is_done_once(text: str):
    try:
        tidy = normalise(text).text
    except SourceError:
        return
    assert "\r" not in tidy
    if not tidy.startswith("\ufeff"):
        assert normalise(tidy).text == tidy
