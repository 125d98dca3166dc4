"""The rules of publishing to the hub and of loading from it."""

from __future__ import annotations

from onrecord.check.rulebook.rule import Rule

__all__ = ["HUB"]

HUB = (
    Rule(
        "OR-H001",
        "error",
        "There is no token to publish with.",
        "Make one with the right to write at https://huggingface.co/settings/tokens, then `hf auth login`, or put it"
        " into the environment as HF_TOKEN.",
    ),
    Rule(
        "OR-H002",
        "error",
        "The hub does not know the token.",
        "It is mistyped, expired or revoked: make another at https://huggingface.co/settings/tokens. HF_TOKEN goes"
        " before `hf auth login`.",
    ),
    Rule(
        "OR-H003",
        "error",
        "The token does not give the right to do this.",
        "Use a token with the right to write, of somebody who may write to this organisation.",
    ),
    Rule(
        "OR-H004",
        "error",
        "The name is none that a repository can have.",
        "Write ORG/NAME: letters, digits, `-`, `_` and `.`, at most 96 in NAME.",
    ),
    Rule(
        "OR-H005",
        "error",
        "There is no such repository, or the token does not show it.",
        "Correct the name; a private repository needs the token of somebody who may read it.",
    ),
    Rule(
        "OR-H006",
        "error",
        "The hub cannot be reached.",
        "Look at the network, a proxy, HF_ENDPOINT and HF_HUB_OFFLINE, then run the same again: what arrived is kept.",
    ),
    Rule(
        "OR-H007",
        "error",
        "The hub failed, again and again.",
        "Run the same again later: what arrived is kept. https://status.huggingface.co tells how the hub does.",
    ),
    Rule("OR-H008", "error", "A file cannot be written or read here.", "Make room on the disk, or look at its rights."),
    Rule(
        "OR-H009",
        "error",
        "The version was published before, with other files.",
        "A version never changes: raise `version` in build/dataset.toml, build, and publish again.",
    ),
    Rule(
        "OR-H010",
        "error",
        "No such version was published.",
        "Name one of those there are.",
    ),
    Rule(
        "OR-H011",
        "error",
        "The version is not in the cache, or damaged there, and the hub cannot be reached.",
        "Load it once with a network; it then works without. ONRECORD_CACHE says where the cache is.",
    ),
    Rule(
        "OR-H012",
        "error",
        "A file of a released version is not the one that its datapackage.json describes, though it was fetched twice.",
        "Report it to those who publish the dataset; do not work with it.",
    ),
    Rule(
        "OR-H013",
        "error",
        "The repository holds something else, which publishing would delete.",
        "Publish under another name, or empty the repository first.",
    ),
    Rule(
        "OR-H014",
        "error",
        "It is not known from which repository released versions come.",
        'Name it with repo="ORG/NAME" or ONRECORD_REPO; `hub` in build/dataset.toml says it for everybody.',
    ),
    Rule(
        "OR-H015",
        "error",
        "The hub refused, or answered what is not understood.",
        "Read what it says, and look at HF_ENDPOINT and at what stands between here and the hub.",
    ),
    Rule(
        "OR-H016",
        "error",
        "Somebody else changes the repository at the same time.",
        "Agree who publishes, then run the same again.",
    ),
)
