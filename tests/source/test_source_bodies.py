"""What stands within an article: paragraphs, sub-headings, captions, credits, posts."""

import pytest

from onrecord.source.reader import Reading, read

TITLE = "Envoys meet in Riga over grain\n\n"
FIRST = "Two envoys met in Riga on Friday."
LAST = "They agreed on grain."
CAPTION = "Two envoys shake hands in front of the old town hall of Riga, May 3, 2031."


def within(*lines: str, gap: str = "\n\n") -> Reading:
    return read(gap.join((TITLE.strip(), FIRST, *lines, LAST)))


def rules(reading: Reading) -> list[str]:
    return [line.rule for line in reading.lines[2:-1]]


def test_a_sub_heading_is_part_of_the_text():
    reading = within("Grain first", "The harvest was good this year.")
    assert rules(reading) == ["sub_heading", "paragraph"]
    assert reading.text == f"{FIRST}\n\nGrain first\n\nThe harvest was good this year.\n\n{LAST}"


def test_a_question_is_a_sub_heading_only_where_blank_lines_set_it_apart():
    assert rules(within("What next?", FIRST)) == ["sub_heading", "paragraph"]
    assert rules(within("What next?", FIRST, gap="\n")) == ["paragraph", "paragraph"]


@pytest.mark.parametrize("line", ["– grain, and more of it", "They want three things:", "“We agree.”", "Yes."])
def test_what_only_looks_short_is_a_paragraph(line: str):
    assert rules(within(line)) == ["paragraph"]


def test_a_sentence_that_blank_lines_break_is_joined_by_a_space():
    reading = within("The envoys had not spoken to one another in the", "past eleven years.")
    assert rules(reading) == ["paragraph", "broken_sentence"]
    assert "to one another in the past eleven years.\n\n" in reading.text


def test_a_sentence_that_an_advertisement_breaks_is_joined():
    reading = within("The envoys had not spoken to one another in the", "Advertisement", "past eleven years.")
    assert "in the past eleven years." in reading.text


def test_a_sentence_broken_before_a_name_is_joined_where_it_stops_at_a_small_word():
    reading = within("The envoys had not spoken to one another in the", "European Union for eleven years.")
    assert "in the European Union" in reading.text


def test_a_sentence_that_is_whole_is_never_joined():
    assert f"{FIRST}\n\nand so on.\n\n" in within("and so on.").text


def test_lines_broken_at_a_fixed_width_are_one_paragraph():
    reading = read(
        "Envoys meet in Riga over grain\n\nBy Ana Roig\n\n"
        "Two envoys met in Riga on Friday to speak of the harvest, of ships\n"
        "and of the price of bread, which has doubled since the spring. The\n"
        "European Union sent nobody.\n\nThey agreed on more talks before the summer, and on a meeting of the\n"
        "ministers of trade in June, and then went home by the night train to\nWarsaw."
    )
    assert "since the spring. The European Union sent nobody.\n\nThey agreed on more" in reading.text
    assert reading.value("title") == "Envoys meet in Riga over grain"
    assert reading.origin(reading.text.index("European")) == (7, 1)


def test_sentences_on_lines_of_their_own_are_not_joined():
    assert read("\n".join((FIRST, LAST, FIRST))).text == f"{FIRST}\n\n{LAST}\n\n{FIRST}"


def test_sentences_glued_without_a_space_stay_glued():
    assert "this meeting.A list" in within("Grain is the point of this meeting.A list of wishes is long.").text


def test_white_space_within_a_line_is_not_touched():
    assert "grain\u00a0and  ships" in within("They spoke of grain\u00a0and  ships.\u00a0 ").text


def test_a_caption_printed_twice_is_kept_once_and_its_credit_is_left_out():
    reading = within(CAPTION, f"{CAPTION} AP - Ana Roig")
    assert reading.text.count("shake hands") == 1
    assert "AP" not in reading.text
    assert [line.role for line in reading.lines[2:4]] == ["caption", "credit"]


def test_a_caption_is_kept_once_also_where_the_first_printing_has_the_credit():
    reading = within(f"{CAPTION} © Harbour Post", CAPTION)
    assert rules(reading) == ["caption_with_credit", "printed_twice"]
    assert reading.text.count("shake hands") == 1


def test_a_paragraph_printed_twice_or_more_is_kept_once():
    reading = within(*["The harvest was good this year."] * 3)
    assert rules(reading) == ["paragraph", "printed_twice", "printed_twice"]


def test_a_short_line_may_come_twice():
    assert within("“Yes.”", "“Yes.”").text.count("Yes") == 2


@pytest.mark.parametrize(
    "credit",
    [
        "(Ana Roig/Tass/Abaca Press/TNS)",
        "[Ana Roig/Reuters]",
        "(AP Photo/Ana Roig, File)",
        "Image: Ana Roig.",
        "Photo: Ana Roig / Harbour Post",
        "© Telegram screenshot",
        "REUTERS/Ana Roig",
        "| Photo Credit: AP",
        "/Xinhua",
        "[Photo/Xinhua]",
        "AFP via Getty Images",
    ],
)
def test_a_line_that_ends_in_a_credit_is_a_caption_without_it(credit: str):
    reading = within(f"{CAPTION} {credit}")
    assert [line.role for line in reading.lines[2:3]] == ["caption"]
    assert reading.lines[2].kept == CAPTION


@pytest.mark.parametrize(
    "credit",
    ["Ana Roig / TASS", "AP - Ana Roig", "© Telegram screenshot", "Photo by Ana Roig", "Getty Images", "EPA/Ana Roig"],
)
def test_a_credit_alone_is_left_out(credit: str):
    assert rules(within(credit)) == ["photo_credit"]


def test_a_line_right_above_a_credit_is_a_caption():
    reading = within("The old town hall of Riga, where the envoys met\nAna Roig / TASS")
    assert [line.role for line in reading.lines[2:4]] == ["caption", "credit"]


@pytest.mark.parametrize("label", ["FILE - ", "File photo: ", "Caption: ", "Image caption, "])
def test_a_caption_loses_its_label(label: str):
    assert within(label + CAPTION).lines[2].kept == CAPTION


def test_a_caption_may_stand_below_its_label():
    assert rules(within("Image source,\nHarbour Post\nImage caption,\nThe old town hall of Riga")) == [
        "picture_label",
        "credit_below_label",
        "picture_label",
        "caption_below_label",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The talks are over (for now).",
        "Iran and Iraq / Syria agree.",
        "The file - all of it - was sent.",
        "Images lie.",
    ],
)
def test_marks_of_credits_in_a_sentence_make_no_caption(line: str):
    reading = within(line)
    assert rules(reading) == ["paragraph"]
    assert reading.lines[2].kept == line


def test_a_post_in_another_language_is_left_out():
    reading = within("Embed:", "Послы встретились в Риге. pic.twitter.com/abc123", "— Рига (@riga) May 4, 2031")
    assert [line.role for line in reading.lines[2:5]] == ["embed"] * 3
    assert reading.text == f"{FIRST}\n\n{LAST}"


def test_a_post_in_another_language_is_known_by_its_signature_alone():
    post = "Les deux envoyés se sont vus à Riga et ils ont parlé du blé pour la première fois."
    reading = read(
        "\n\n".join(
            (FIRST, "The talks were the first of the two in that town.", post, "— Ana (@ana) 4 May 2031", LAST * 4)
        )
    )
    assert [line.role for line in reading.lines[2:4]] == ["embed", "embed"]


def test_a_post_in_the_language_of_the_article_is_kept_with_its_signature():
    reading = within("I have met the envoy. pic.twitter.com/abc123", "— Ana Roig (@anaroig) May 4, 2031")
    assert [line.role for line in reading.lines[2:4]] == ["post", "post"]
    assert "I have met the envoy." in reading.text


def test_an_article_in_another_language_is_no_embed():
    text = "Послы двух стран встретились в Риге в пятницу.\n\nОни говорили о зерне и о хлебе, но не о войне."
    assert read(text).text == text


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("RIGA, May 4 (Reuters) - ", "Reuters"),
        ("RIGA, Latvia (AP) — ", "AP"),
        ("RIGA, May 4. /TASS/. ", "TASS"),
        ("RIGA, May 4 (Xinhua) -- ", "Xinhua"),
        ("(Bloomberg) -- ", "Bloomberg"),
        ("NEW YORK – ", None),
    ],
)
def test_a_dateline_shows_the_agency_and_is_left_out(dateline: str, agency: str | None):
    reading = read(TITLE + dateline + FIRST + "\n\n" + LAST)
    assert reading.text == f"{FIRST}\n\n{LAST}"
    assert reading.value("agency") == agency


def test_a_dateline_with_its_year_gives_the_day():
    found = read(TITLE + "RIGA, May 4, 2031 (Reuters) - " + FIRST).fields["published"]
    assert (str(found.value), found.rule) == ("2031-05-04", "dateline")


def test_an_abbreviation_at_the_start_is_no_dateline():
    assert read(TITLE + "NATO (the alliance) met on Friday.").text.startswith("NATO")


def test_the_agency_that_signs_an_article_off_is_shown_and_left_out():
    reading = read(TITLE + FIRST + "\n\n" + LAST + " (AFP)")
    assert reading.text.endswith(LAST)
    assert (reading.value("agency"), reading.fields["agency"].rule) == ("AFP", "sign_off")


def test_an_agency_in_brackets_within_the_article_is_kept():
    reading = within("He told an agency as much (AFP)")
    assert "(AFP)" in reading.text
    assert reading.value("agency") is None


def test_origin_counts_lines_and_columns_of_the_raw_text():
    reading = read("Menu\r\n\r\n  Two envoys met in Riga.\r\n\r\nThey agreed on grain.")
    assert reading.origin(reading.text.index("envoys")) == (3, 7)
    assert reading.origin(len(reading.text) - 1) == (5, 21)
    with pytest.raises(IndexError, match="offset 9999"):
        reading.origin(9999)
