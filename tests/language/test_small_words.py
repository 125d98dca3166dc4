"""Which words a text writes small."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.text.small_words import SmallWords

WORDS = ["trade", "Trade", "trader", "re-trade", "o'trade", "x.trade", "trade's", "TRADE", "trädé", "t", "trade_"]
texts = st.lists(st.sampled_from([*WORDS, ",", "(", "\n"])).map(" ".join)


@given(texts)
def test_a_long_text_tells_what_a_short_one_does(text):
    short, long = SmallWords(text), SmallWords(text + "\n" * (1 << 18))
    for word in ("trade", "trader", "re", "t", "trädé", "Trade", ""):
        assert (word in short) == (word in long)


def test_many_questions_are_answered_as_few_are():
    many = SmallWords("the late train left")
    asked = [f"word{chr(97 + number % 26)}{chr(97 + number // 26)}" for number in range(200)]
    assert not any(word in many for word in asked)
    assert "train" in many


def test_a_word_behind_a_hyphen_or_within_another_does_not_stand_by_itself():
    small = SmallWords("A re-opened harbourside")
    assert ("opened" in small, "harbour" in small, "harbourside" in small) == (False, False, True)
