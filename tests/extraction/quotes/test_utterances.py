"""What is said in one go."""


def test_a_quote_split_by_its_attribution_is_one_utterance(read):
    quotes = read("“Prices rose,” Reed said, “and they will rise again.”")
    assert [one.utterance for one in quotes] == [1, 1]
    assert [one.speaker_text for one in quotes] == ["Reed", "Reed"]


def test_a_continuation_has_no_speaker_words_of_its_own(read):
    first, second = read("“Prices rose,” Reed said. “They will rise again.”")
    assert first.utterance == second.utterance
    assert (first.speaker_text, second.speaker_text, second.cue) == ("Reed", None, None)


def test_a_paragraph_of_quotes_alone_goes_on_from_the_one_before(read):
    first, second = read("“Prices rose,” Reed said.\n\n“They will rise again.”")
    assert (second.utterance, second.speaker_text) == (first.utterance, None)


def test_a_colon_at_the_end_of_a_paragraph_introduces_the_next(read):
    (quote,) = read("Reed continued:\n\n“They will rise again.”")
    assert (quote.speaker_text, quote.rule) == ("Reed", "colon_before")


def test_a_speaker_in_the_sentence_before_is_found(read):
    quotes = [
        one for one in read("Reed told the council that prices rose. “They will rise again.”") if one.kind == "direct"
    ]
    assert [one.speaker_text for one in quotes] == ["Reed"]


def test_a_line_with_a_dash_signs_the_quote_before(read):
    (quote,) = read("“They will rise again.”\n\n— Ann Reed, baker")
    assert (quote.speaker_text, quote.rule) == ("Ann Reed", "signature")


def test_two_quotes_of_two_sayings_are_two_utterances(read):
    quotes = read("“Prices rose,” Reed said.\n\n“Wages fell,” Moss said.")
    assert [one.utterance for one in quotes] == [1, 2]


def test_another_s_words_inside_a_quote_are_a_row_of_their_own(shown):
    text = "“Moss told me that it was ‘a very great mess’ and left,” Reed said."
    assert ("mixed", "Moss", "a very great mess") in shown(text)


def test_the_turns_of_a_transcript_are_direct_quotes_of_their_labels(shown):
    text = "They met.\n\nREED: Is it late?\n\nMOSS: It is.\n\nREED: Then let us go."
    assert shown(text) == [
        ("direct", "REED", "Is it late?"),
        ("direct", "MOSS", "It is."),
        ("direct", "REED", "Then let us go."),
    ]


def test_one_label_makes_no_transcript(shown):
    assert shown("They met.\n\nNOTE: The hall is closed.") == []


def test_a_paragraph_of_quotes_belongs_to_whom_the_one_before_reports(read):
    text = (
        "“We wait,” Ann Moss said.\nAnn Reed said that the tram was late.\n“It will not come at all before the night.”"
    )
    last = read(text)[-1]
    assert (last.rule, last.speaker_text) == ("paragraph_before", "Ann Reed")


def test_a_quote_set_apart_is_signed_by_its_last_line(read):
    text = '"The town will not wait for ever.\nAnn Reed, baker."\nThe tram is late.'
    (quote,) = read(text)
    assert (quote.rule, quote.speaker_text) == ("signature", "Ann Reed")


def test_a_label_between_marks_is_nobody_s_words(read):
    assert [one.kind for one in read("“We wait,” Reed said.\n“Related:”\nThe tram is late.")] == ["direct", "scare"]


def test_who_acts_in_the_sentence_before_a_lone_quote_speaks(read):
    text = "“We wait,” Moss said.\nAnn Reed shook her head. “The people here are running out of time.”"
    last = read(text)[-1]
    assert (last.rule, last.speaker_text) == ("speaker_before", "Ann Reed")
