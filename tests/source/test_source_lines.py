"""What holds of every reading, whatever the text."""

import string

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.source.errors import SourceError
from onrecord.source.lines import KEPT, ROLES
from onrecord.source.page import FIELDS
from onrecord.source.reader import Reading, read

PARTS = (
    "Title: Envoys meet",
    "Author: Ana Roig",
    "Text:",
    "Skip to main content",
    "World",
    "Envoys meet in Riga over grain",
    "By Ana Roig and Jo van Dam for AFP",
    "4 February 2022",
    "03/04/2022",
    "Ana Roig / TASS",
    "Two envoys shake hands in front of the old town hall of Riga.",
    "Two envoys shake hands in front of the old town hall of Riga. AP - Ana Roig",
    "RIGA, Feb 4 (Reuters) - Two envoys met, said the ministry, “after years”.",
    "The envoys, who had not spoken to one another in the",
    "past eleven years, shook hands.",
    "“We agree,” said one of them. (AFP)",
    "What next?",
    "Embed:",
    "Послы встретились в Риге и говорили о зерне.",
    "— Ana Roig (@anaroig) February 4, 2022",
    "Related article: Ports reopen",
    "Original url:",
    "https://www.themoscowtimes.com/2022/02/04/envoys-a1",
    "(With agencies)",
    "© 2022 Harbour Post Ltd",
    "Distributed by Tribune Content Agency, LLC",
    "The author is head of a grain store.",
    "opinion@globaltimes.com.cn",
    "* * *",
    "\ufeff”",
    "",
    "   ",
)

pages = st.lists(st.sampled_from(PARTS), min_size=1, max_size=30).map("\n".join)
anything = st.text(alphabet=st.characters(exclude_characters="\0"), min_size=1)
like_text = st.text(alphabet=string.ascii_letters + string.digits + " \n.,:;-–—/|@©()[]“”\"'#?!", min_size=1)


def reading_of(text: str) -> Reading | None:
    try:
        return read(text)
    except SourceError:
        return None


@given(st.one_of(pages, anything, like_text))
@example("\u2028\n\x1c\n\x85a")
@example("a\n\ufeff\nb")
def test_every_line_that_is_not_blank_has_one_role(text: str):
    reading = reading_of(text)
    if reading is None:
        return
    source = reading.source.split("\n")
    assert [line.number for line in reading.lines] == [n for n, line in enumerate(source, 1) if line.strip()]
    for line in reading.lines:
        assert line.text == source[line.number - 1] == reading.source[line.start : line.end]
        assert line.role in ROLES
        assert line.rule


@given(st.one_of(pages, anything, like_text))
def test_the_text_is_the_kept_words_of_the_lines_in_order(text: str):
    reading = reading_of(text)
    if reading is None:
        return
    kept = [line.kept for line in reading.lines if line.kept]
    rest = reading.text
    for words in kept:
        assert rest.startswith(words)
        rest = rest.removeprefix(words).removeprefix("\n\n") if rest != words else ""
        rest = rest.removeprefix(" ") if rest[:1] == " " else rest
    assert rest == ""
    assert all(line.role in KEPT for line in reading.lines if line.kept)


@given(st.one_of(pages, anything, like_text))
def test_no_line_of_a_kept_role_is_lost(text: str):
    reading = reading_of(text)
    if reading is not None:
        assert all(line.kept for line in reading.lines if line.role in KEPT)


@given(st.one_of(pages, like_text))
def test_every_character_of_the_text_leads_back_to_itself(text: str):
    reading = reading_of(text)
    if reading is None:
        return
    source = reading.source.split("\n")
    joints = {
        place for piece in reading.pieces for place in range(piece.start + piece.length, piece.start + piece.length + 2)
    }
    for offset, character in enumerate(reading.text):
        line, column = reading.origin(offset)
        if offset not in joints:
            assert source[line - 1][column - 1] == character


@given(st.one_of(pages, anything, like_text))
def test_a_field_has_its_evidence_on_a_line_that_is_there(text: str):
    reading = reading_of(text)
    if reading is None:
        return
    numbers = {line.number for line in reading.lines}
    for name, found in reading.fields.items():
        assert name in FIELDS
        assert found.value
        assert found.line in numbers
        assert found.rule


@given(pages)
def test_reading_twice_gives_the_same(text: str):
    assert reading_of(text) == reading_of(text)


def test_line_ends_do_not_change_what_is_read():
    text = "\n\n".join(PARTS[4:12])
    assert read(text.replace("\n", "\r\n")).lines == read(text).lines


def test_a_line_of_any_length_is_read():
    for line in (
        "a" * 3_000_000,
        "Ana " * 700_000,
        "— " * 1_000_000,
        "(" * 2_000_000,
        "Title: " * 400_000,
        "2022-02-04" * 200_000,
    ):
        assert read(line).text == line.strip()


def test_a_line_that_only_ends_a_caption_with_its_credit_is_the_credit():
    wrapped = "\n".join(
        (
            "Two envoys met in Riga on Friday to speak of the harvest, and then of",
            "ships and of bread, while the price of grain went up and down as the",
            "night went on and the lamps of the old town hall burned until the very",
            "end.",
            "",
            "The envoys of the two countries on the stairs of the town hall of Riga.",
            "(Ana Roig/Tass)",
        )
    )
    *_, above, credit = read(wrapped).lines
    assert (above.role, credit.role, credit.kept) == ("caption", "credit", "")


def test_many_lines_are_read():
    reading = read("Two envoys met in Riga.\n\nThey agreed on grain.\n\n" * 10_000)
    assert len(reading.lines) == 20_000
