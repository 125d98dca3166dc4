"""Who said a marked stretch, rule by rule."""

import pytest


def only(read, text):
    (quote,) = [one for one in read(text) if one.kind in ("direct", "mixed")]
    return quote


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "rule"),
    [
        ("“Prices rose,” Mayor Ann Reed said.", "Mayor Ann Reed", "said", "quote_speaker_cue"),
        ("“Prices rose,” said Ann Reed, head of the bank, in Rome.", "Ann Reed", "said", "quote_cue_speaker"),
        ("“Did prices rise?” Reed asked.", "Reed", "asked", "quote_speaker_cue"),
        ("Reed said: “Prices rose.”", "Reed", "said", "cue_quote"),
        ("Reed, who leads the bank, told reporters that “prices rose.”", "Reed", "told", "cue_in_clause"),
        ("Reed called it “a disgrace” for the town.", "Reed", "called", "cue_quote"),
        ("Prices are “far too high,” according to the mayor.", "the mayor", "according to", "according_to"),
        ("The plan would “ruin the town” within years, a spokesman said.", "a spokesman", "said", "closing_frame"),
        ("Her warning that the town was “on its knees” was heard.", "Her", "warning", "noun_cue"),
        ("The mayor’s “grave” remark was heard.", "The mayor", "remark", "noun_cue"),
        ("Reed was quoted by Alpha News as saying that it was “a mess.”", "Reed", None, "quoted_as_saying"),
        ("Alpha News quoted Reed as saying it was “a mess.”", "Reed", None, "quoted_as_saying"),
        ("The plan was called “a mess” by Ann Reed.", "Ann Reed", "called", "passive_agent"),
        ("Reed shot back, “That is a lie.”", "Reed", "shot", "rare_cue_quote"),
        ("Reed waved the whole idea off as “a silly dream of youth.”", "Reed", "waved", "rare_cue"),
        ("Reed vowed to “crush” the plan.", "Reed", "vowed", "cue_in_clause"),
        ("Reed went there to “crush” it.", "Reed", "went", "rare_cue"),
        ("Reed blasted what she called a “silly plan.”", "Reed", "called", "cue_in_clause"),
        ("One of the bakers said: “Prices rose.”", "One of the bakers", "said", "cue_quote"),
        ("The ministry two weeks ago said: “Prices rose.”", "The ministry", "said", "cue_quote"),
        ("Reed was heard telling Moss that it was “late.”", "Reed", "telling", "cue_in_clause"),
        ("Reed held up a sign saying “Keep the tram.”", "a sign", "saying", "cue_quote"),
        ("Reed issued a statement saying the tram was “late.”", "Reed", "saying", "cue_in_clause"),
        ("The report prompted Moss to call the tram “late.”", "Moss", "call", "cue_in_clause"),
        ("Talks closed, with one of the bakers saying it was “late.”", "one of the bakers", "saying", "cue_in_clause"),
        ("“Prices rose!” US Senator Ann Reed said.", "US Senator Ann Reed", "said", "quote_speaker_cue"),
        ("“What a day!” reacted Ann Reed.", "Ann Reed", "reacted", "quote_cue_speaker"),
        ("“Prices rose at last,” reads a Monday editorial.", "a Monday editorial", "reads", "quote_cue_speaker"),
        ("Reed, writing for the board, said the tram in Rome “is late.”", "Reed", "said", "cue_in_clause"),
        ("“Prices rose,” the ad’s narrator says.", "the ad’s narrator", "says", "quote_speaker_cue"),
        ("Reed and Moss call them “old wolves” of the line.", "Reed and Moss", "call", "cue_in_clause"),
        ("Saying that it was “far too late,” Reed left.", "Reed", "Saying", "cue_in_clause"),
        ("Bakers marching through the town chanted “Keep the tram!”", "Bakers marching through the town", "chanted",
         "cue_quote"),
        ("Ann Reed: “Prices rose.”", "Ann Reed", None, "label"),
        ("“Prices rose.” — Ann Reed, baker", "Ann Reed", None, "signature"),
    ],
)  # fmt: skip
def test_each_rule_finds_speaker_and_cue(read, text, speaker, cue, rule):
    quote = only(read, text)
    assert (quote.speaker_text, quote.rule) == (speaker, rule)
    assert cue is None or quote.cue == cue


@pytest.mark.parametrize(
    "text",
    [
        "“Prices rose,” {} said.",
        "“Prices rose,” said {}.",
        "{} said: “Prices rose.”",
        "{} told reporters that “prices rose.”",
        "According to {}, prices are “far too high.”",
    ],
)
@pytest.mark.parametrize(
    "speaker", ["he", "Reed", "Ann van der Reed", "the bank", "a spokesman for the bank", "Alpha and Beta"]
)
def test_every_sort_of_speaker_is_found_whole(read, text, speaker):
    assert only(read, text.format(speaker)).speaker_text == speaker


def test_an_apposition_is_no_part_of_the_speaker(read):
    assert (
        only(read, "Ann Reed, the head of the bank and a friend of his, said it was “a mess.”").speaker_text
        == "Ann Reed"
    )


def test_a_fronted_adverbial_is_no_part_of_the_speaker(read):
    assert only(read, "In a statement on Monday Reed said it was “a mess.”").speaker_text == "Reed"


def test_a_participle_keeps_the_speaker_of_its_clause(read):
    assert only(read, "Reed left the room early, calling it “a mess.”").speaker_text == "Reed"


def test_an_absolute_construction_has_a_speaker_of_its_own(read):
    assert only(read, "The talks went on, with Reed calling them “a mess.”").speaker_text == "Reed"


def test_what_he_thinks_is_told_by_who_says_so(read):
    assert only(read, "Reed said he believed the town was “on its knees.”").speaker_text == "Reed"


def test_a_carrier_is_kept_apart_from_the_speaker(read):
    quote = only(read, "Reed said the town was “on its knees,” according to Alpha News.")
    assert (quote.speaker_text, quote.via_text) == ("Reed", "Alpha News")


def test_a_document_speaks_and_an_office_carries_it(read):
    quote = only(read, "The report said banks “must pay,” the ministry said in a note.")
    assert quote.speaker_text in ("The report", "the ministry")


def test_each_of_two_speakers_in_a_sentence_gets_his_own_words(shown):
    text = "Reed called the plan “a mess” while Moss hailed it as “a triumph.”"
    assert [speaker for _, speaker, _ in shown(text)] == ["Reed", "Moss"]


def test_dashes_may_hold_two_speakers(shown):
    text = "It was a surprise —“unheard of”, according to Reed ; “natural”, Moss has said – for both."
    assert [(speaker, words) for _, speaker, words in shown(text)] == [("Reed", "unheard of"), ("Moss", "natural")]


def test_a_relative_pronoun_is_shown_and_its_noun_is_the_speaker(read):
    quote = only(read, "Moss praised Ann Reed, who called the tram “a wreck on wheels.”")
    assert (quote.speaker_text, quote.speaker.name) == ("who", "Ann Reed")
