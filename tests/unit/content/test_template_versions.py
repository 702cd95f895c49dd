"""A bundled template that says something else has a higher version, as briefs of it are told."""

from __future__ import annotations

from brief_composer.library.load import load
from brief_composer.library.plans import fingerprint

SAID = {
    "evidence-brief": (1, "eb9695091236f3d4"),
    "key-points-brief": (1, "13bec8b2b17aa5fd"),
    "one-sheet": (1, "40a1a7d35993c34c"),
    "policy-brief": (1, "fba59df7b0e5f1a2"),
    "talking-points": (1, "7975e83880098e30"),
    "two-page-alert": (1, "7d8085c241a91489"),
}


def test_a_changed_template_has_a_higher_version() -> None:
    now = {id: (each.version, fingerprint(each)) for id, each in load().templates.items()}
    assert now == SAID, "raise `version` of what changed, then put the new line here"


def test_the_parts_of_a_template_have_keys_of_their_own() -> None:
    for template in load().templates.values():
        keys = [plan.key for plan in template.sections]
        assert len(set(keys)) == len(keys)
        assert all(keys)
