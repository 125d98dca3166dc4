"""What a row tells beside its value: qualifier, status, period, measure, subject and source."""

from datetime import date

import pytest

from onrecord.extraction.drafts import QuoteDraft
from onrecord.extraction.indicators import Measures, find_indicators
from onrecord.language.document import Document
from onrecord.language.mentions.actors import Actor
from onrecord.schema.decisions import MeasureEntry


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [
        ("about 40 ships", "about"),
        ("some 40 ships", "about"),
        ("an estimated 40 ships", "about"),
        ("close to 40 ships", "nearly"),
        ("just under 40 ships", "nearly"),
        ("over 40 ships", "more_than"),
        ("at least 40 ships", "at_least"),
        ("40 or more ships", "at_least"),
        ("up to 40 ships", "at_most"),
        ("as many as 40 ships", "at_most"),
        ("fewer than 40 ships", "less_than"),
        ("between 40 and 60 ships", "between"),
        ("only 40 ships", "exact"),
        ("a record 40 ships", "exact"),
    ],
)
def test_a_qualifier_belongs_to_the_words_and_says_how_exact_they_are(find, words: str, qualifier: str) -> None:
    text = f"They saw {words} there."
    (draft,) = find(text)
    assert draft.qualifier == qualifier
    assert text[draft.start : draft.end] == words


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The army has 40 ships.", "observed"),
        ("They set a target of 40 ships.", "target"),
        ("They plan to build 40 ships.", "planned"),
        ("Output is expected to reach 40 tonnes.", "forecast"),
        ("In 1997 the army had 40 ships.", "historical"),
    ],
)
def test_the_status_follows_the_words_of_the_clause(find, text: str, status: str) -> None:
    assert [draft.status for draft in find(text)] == [status]


def test_an_expectation_in_another_clause_does_not_matter(find) -> None:
    assert [d.status for d in find("They may attack after moving 40 tanks there.")] == ["observed"]


def test_each_number_has_the_period_of_its_own_clause(find) -> None:
    text = "They held six calls in 2020 and three meetings last year."
    assert [(d.measure, d.period) for d in find(text)] == [("calls", "2020"), ("meetings", "2022")]
    (trade,) = find("Bilateral trade in 2021 reached $60 billion.")
    assert trade.period == "2021"


def test_a_period_that_hangs_on_an_unknown_day_is_null(find) -> None:
    assert [d.period for d in find("It sold 40 ships last year.", published=None)] == [None]


def test_a_measure_is_named_by_what_is_counted_or_by_the_words_beside_it(find) -> None:
    def measures(text: str) -> list[str]:
        return [draft.measure for draft in find(text)]

    assert measures("The envoys signed eleven agreements.") == ["agreements"]
    assert measures("Bilateral trade reached $60 billion.") == ["bilateral_trade"]
    assert measures("Exports rose by 8 percent to $12 billion.") == ["exports_increase", "exports"]
    assert measures("It burns 43 percent of its gas at home.") == ["gas_share"]
    assert measures("Women make up 46 percent of the voters.") == ["voters_share"]
    assert measures("They built a 40-mile border fence.") == ["fence_length"]
    assert measures("The rate fell two percentage points.") == ["rate_decrease_percentage_points"]


def test_a_registered_measure_gives_its_name() -> None:
    gas = MeasureEntry(name="gas_supply", description="Gas sold.", kind="volume", words=["natural gas", "gas"])
    document = Document("A contract for 9 billion cubic metres of natural gas is ready, and 9 tonnes of gas.")
    assert [d.measure for d in find_indicators(document, [], Measures([gas]))] == ["gas_supply", "gas"]


SPEAKER = Actor("Mara Lind", "person")


def quote(text: str, words: str, kind: str = "indirect") -> QuoteDraft:
    start = text.index(words)
    return QuoteDraft(kind, start, start + len(words), "test", 1, "the minister", SPEAKER)


@pytest.mark.parametrize("kind", ["direct", "mixed", "indirect"])
def test_a_number_in_somebodys_words_has_the_speaker_for_its_source(kind: str) -> None:
    text = "The army has 40 ships, the minister said. It lost 2 ships."
    first, second = find_indicators(Document(text), [quote(text, "The army has 40 ships", kind)])
    assert (first.source_text, first.source) == ("the minister", SPEAKER)
    assert (second.source_text, second.source) == (None, None)


def test_scare_marks_make_nobody_a_source() -> None:
    text = "The so-called 40 ships are gone."
    (draft,) = find_indicators(Document(text), [quote(text, "40 ships", "scare")])
    assert draft.source_text is None


def test_according_to_names_the_source_of_its_sentence(find) -> None:
    (draft,) = find("Trade fell by 5%, according to the central bank on Monday.")
    assert draft.source_text == "the central bank"


def test_the_subject_is_whom_the_clause_names_first() -> None:
    (draft,) = find_indicators(Document("Ukraine has 40 ships.", published=date(2023, 3, 15)), [])
    assert [actor.name for actor in draft.subject] == ["Ukraine"]


def test_who_raises_money_is_not_what_is_measured(find) -> None:
    assert [d.measure for d in find("In all the Orban Foundation raised $5 million.")] == ["amount"]


def test_years_are_told_from_the_year_of_writing_where_the_day_is_not_known() -> None:
    text = "It sold 40 ships last year and 30 boats last month."
    assert [d.period for d in find_indicators(Document(text, year=2022), [])] == ["2021", None]


def test_what_has_happened_since_goes_on_until_the_day_of_writing(find) -> None:
    (draft,) = find("They have met 40 times since 2013.")
    assert (draft.period, draft.status) == ("2013/2023", "observed")


def test_a_time_behind_an_amount_tells_when_and_not_more_than_that(find) -> None:
    assert [d.qualifier for d in find("It will lend $3 billion over 46 months.")] == ["exact", "exact"]
    assert [d.qualifier for d in find("It took over 46 months.")] == ["more_than"]


def test_the_base_of_a_comparison_is_not_the_period(find) -> None:
    assert [d.period for d in find("It sold 40 ships in 2022, up 5 percent from a year earlier.")] == ["2022", "2022"]
    assert [d.period for d in find("It is at 37 percent, its lowest level since 1993.")] == [None]


def test_who_gives_a_figure_by_a_verb_without_a_clause_is_its_source(find) -> None:
    assert [d.source_text for d in find("The United Nations puts the toll at 45 dead.")] == ["The United Nations"]
    assert [d.source_text for d in find("Analysts expect sales of $5 million.")] == ["Analysts"]
    assert [d.source_text for d in find("Sales of $5 million are expected.")] == [None]


def test_what_is_more_likely_is_no_forecast(find) -> None:
    assert [d.status for d in find("They are 3 times more likely to fall.")] == ["observed"]
