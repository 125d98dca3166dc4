from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya demands a treaty with Ghana.", "demanded"),
        ("Kenya urged Ghana to observe a truce.", "demanded"),
        ("Kenya has offered a trade accord to Ghana.", "proposed"),
        ("Kenya backs proposals for the formation of binding security guarantees by Ghana.", "proposed"),
        ("Kenya is in talks on a treaty with Ghana.", "under_negotiation"),
        ("Kenya could sign a treaty with Ghana.", "expected"),
        ("The treaty between Kenya and Ghana is expected to be signed in May.", "expected"),
        ("Kenya and Ghana have yet to sign the border treaty.", "expected"),
        ("Kenya has drafted a treaty with Ghana.", "prepared"),
        ("Kenya reached an agreement with Ghana.", "agreed"),
        ("The accord between Kenya and Ghana was initialled on Monday.", "agreed"),
        ("The cabinet of Kenya approved the pact with Ghana.", "approved"),
        ("Kenya signed a pact with Ghana.", "signed"),
        ("Kenya and Ghana kept to the fishing deal reached in 2014.", "signed"),
        ("The parliament of Kenya ratified the pact with Ghana.", "ratified"),
        ("The pact between Kenya and Ghana remains in force.", "in_force"),
        ("Kenya called for the suspension of the pact with Ghana.", "in_force"),
        ("Its treaty with Ghana, which was to expire in May, has been extended, Kenya said.", "extended"),
        ("Kenya suspended the pact with Ghana.", "suspended"),
        ("Kenya refused to sign the pact with Ghana.", "rejected"),
        ("Kenya withdrew from the pact with Ghana.", "withdrawn"),
        ("Kenya pulled out of the pact with Ghana.", "terminated"),
        ("The pact between Kenya and Ghana expired.", "lapsed"),
    ],
)
def test_the_governing_words_tell_the_status(only, text, status):
    assert only(text).status == status


@pytest.mark.parametrize(
    "text",
    [
        "Kenya did not sign the pact with Ghana.",
        "Kenya denied signing the pact with Ghana.",
        "Kenya never signed a pact with Ghana.",
        "No deal was signed between Kenya and Ghana.",
    ],
)
def test_what_the_text_denies_is_negated(only, text):
    draft = only(text)
    assert (draft.status, draft.negated) == ("signed", True)


def test_whether_or_not_denies_nothing(only):
    assert only("It is open whether or not Kenya signed the pact with Ghana.").negated is False


def test_a_member_of_a_bundle_is_as_firm_as_the_bundle(find):
    text = "Kenya and Ghana signed nine accords. Among them, a pact for the sale of gas to Togo."
    bundle, member = find(text)
    assert (bundle.count, bundle.status, member.status) == (9, "signed", "signed")
