from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Delegates nodded in agreement with the view of Ghana.",
        "Kenya and Ghana agreed that trade matters.",
        "Kenya and Ghana agreed on the need for calm.",
        "It took a great deal of work by Kenya.",
        "Kenya must deal with the drought.",
        "The blow deals a setback to Kenya.",
        "He fears that he will contract the virus in Kenya.",
        "The interpreter from Ghana used sign language.",
        "It is a good sign for Ghana.",
        "There are some warning signs for Ghana.",
        "Traders came to the old treaty port from Portugal.",
        "Truce monitors from Kenya saw nothing.",
        "The Conservative Party of Norway held its national convention.",
        "Nathan Deal, a governor, spoke of Ghana.",
        "Governor Nathan Deal spoke.",
        "The alliance asked Turkey to wait.",
        "Ghana issued a declaration of independence.",
        "Kenya set a goal of doubling trade with Ghana.",
        "Kenya and Ghana held a joint military drill.",
        "The bank gave a loan guarantee to Ghana.",
        "There is no guarantee that Kenya will win.",
        "Israeli settlements divide the hill.",
        "She acceded to the throne of Norway.",
        "Doctors in Ghana follow a strict safety protocol.",
        "Any deal would do.",
        "Politicians like trade deals.",
        "The New Deal shaped the United States.",
    ],
)
def test_these_name_no_agreement(find, text):
    assert [text[draft.start : draft.end] for draft in find(text)] == []


def test_one_person_who_agrees_to_act_makes_no_agreement(find):
    assert find("Anna Holm agreed to resign. Per Dahl agreed to testify.") == []
