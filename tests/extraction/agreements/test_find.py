from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("Chad and Niger signed a treaty of friendship on Monday.", "a treaty of friendship", "treaty"),
        (
            "Kenya has prepared a new contract for the supply of tea to Egypt, an official said.",
            "a new contract for the supply of tea to Egypt",
            "contract",
        ),
        (
            "Peru and Chile signed memoranda of understanding on mining.",
            "memoranda of understanding on mining",
            "memorandum",
        ),
        ("Ghana and Togo issued a joint statement on fisheries.", "a joint statement on fisheries", "joint_statement"),
        ("The ministers of Peru and Chile approved a joint roadmap.", "a joint roadmap", "roadmap"),
        ("Malta acceded to the Vienna Convention in 1990.", "the Vienna Convention", "treaty"),
        ("Rebels and the government of Chad observed a truce.", "a truce", "ceasefire"),
        (
            "Georgia demands security guarantees that would keep the strait open.",
            "security guarantees that would keep the strait open",
            "security_guarantee",
        ),
        ("Kenya and Uganda signed a gas supply agreement.", "a gas supply agreement", "contract"),
    ],
)
def test_a_noun_of_agreement_is_found_with_its_modifiers_and_complements(only, text, mention, kind):
    draft = only(text)
    assert (text[draft.start : draft.end], draft.kind) == (mention, kind)


def test_a_document_that_two_agree_on_is_a_joint_statement(only):
    assert only("Chad and Niger met. A document agreed by the two countries calls for calm.").kind == "joint_statement"


def test_a_name_and_what_explains_it_are_one_mention(only):
    text = "Critics spoke of AUKUS, the security alliance formed by Washington, London and Canberra."
    draft = only(text)
    assert text[draft.start : draft.end].startswith("AUKUS, the security alliance")
    assert draft.title == "AUKUS"


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Norway and Iceland agreed to jointly build a tunnel.", "agreed to jointly build a tunnel"),
        ("Norway and Iceland plan to build a harbour together.", "plan to build a harbour together"),
        (
            "The envoy praised the joint development of drones by Norway and Iceland.",
            "the joint development of drones by Norway and Iceland",
        ),
    ],
)
def test_what_two_do_together_is_a_joint_project_without_any_noun_of_agreement(only, text, mention):
    draft = only(text)
    assert (text[draft.start : draft.end], draft.kind) == (mention, "joint_project")


def test_a_mention_in_marks_ends_with_them_and_what_it_is_for_tells_the_subject(only):
    draft = only("Kenya and Ghana agreed on “several large joint projects” to pump more gas.")
    assert (draft.kind, draft.subject) == ("joint_project", "energy")


def test_signing_an_acronym_is_signing_a_treaty(only):
    text = "Qatar has not signed the NPT."
    draft = only(text)
    assert (draft.kind, draft.status, draft.negated) == ("treaty", "signed", True)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Peru and Chile signed the Lima Treaty of Friendship.", "Lima Treaty of Friendship"),
        ("Peru and Chile signed a landmark fisheries agreement on Monday.", "fisheries agreement"),
        ("Peru and Chile signed a deal.", None),
        ("Peru and Chile signed twelve accords.", None),
    ],
)
def test_the_title_is_a_name_or_a_description_and_never_a_bare_noun(only, text, title):
    assert only(text).title == title


def test_a_name_given_after_called_is_the_title_of_the_same_agreement(only):
    draft = only("Peru and Chile reached an agreement in May, known as the Arica Accord.")
    assert draft.title == "Arica Accord"


def test_three_objects_of_one_verb_are_three_agreements(find):
    assert len(find("Peru and Chile signed the border treaty, the trade protocol and the mining pact.")) == 3
