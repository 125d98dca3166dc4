"""Amounts of money as newspapers and agencies write them."""

from decimal import Decimal
from pathlib import Path

import pytest

from onrecord.extraction.indicators import find_indicators
from onrecord.language.document import Document
from onrecord.language.numbers.quantities import find_quantities

FORMS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "press_forms.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith(("#", "text\t"))
]


@pytest.mark.parametrize(("form", "value", "unit"), FORMS)
def test_an_amount_is_read_as_the_press_writes_it(form: str, value: str, unit: str) -> None:
    text = f"They were given {form} on Monday."
    found = find_quantities(text)
    assert [(quantity.value, quantity.unit) for quantity in found] == [(Decimal(value), unit)]


@pytest.mark.parametrize(
    ("text", "outlet", "unit"),
    [
        ("Quebec will spend $3 million on buses.", None, "CAD"),
        ("The Treasury in Canberra set aside $3 million.", None, "AUD"),
        ("The council voted $3 million for buses.", "New Zealand Herald", "NZD"),
        ("The council voted $3 million for buses.", "Chicago Tribune", "USD"),
        ("The council voted $3 million for buses.", None, "USD"),
        ("The United States lent Canada $3 million.", None, "USD"),
        ("It spent C$4 million and lent $3 million to Canada.", None, "USD"),
        ("The bakers of Brno sold it for 30 crowns.", None, "CZK"),
        ("The fund in Oslo paid 4,000 kroner.", None, "NOK"),
        ("The clinic in Nairobi paid 4,000 shillings.", None, "KES"),
        ("The tailor in Bogota paid 4,000 pesos.", None, "COP"),
        ("The tailor paid 4,000 pesos.", None, None),
        ("Bread costs 20 pounds in Aswan.", None, "EGP"),
        ("The cat in Aswan has lost 20 pounds.", None, "[lb_av]"),
        ("It costs £5, and the other 20 pounds.", None, "GBP"),
    ],
)
def test_a_name_that_several_share_is_resolved_by_the_text(text: str, outlet: str | None, unit: str | None) -> None:
    drafts = find_indicators(Document(text, outlet=outlet), [])
    assert drafts[-1].unit == unit


@pytest.mark.parametrize(
    "text", ["The KB-R7 flew.", "He drove a P5 home.", "A won 30 won games of chess.", "K2 and N95"]
)
def test_letters_of_a_name_are_no_money(text: str) -> None:
    assert all(draft.kind != "money" for draft in find_indicators(Document(text), []))
