"""Every rule passes its good sample, reports its bad one, and says why it is there."""

from __future__ import annotations

from string import Formatter

import pytest

from brief_composer import words
from brief_composer.checks.engine import Rule, all_rules

RULES = all_rules()


def named(rule: Rule) -> str:
    return rule.CODE


@pytest.fixture(params=RULES, ids=named)
def rule(request: pytest.FixtureRequest) -> Rule:
    return request.param


def test_the_good_sample_passes(rule: Rule) -> None:
    assert list(rule.check(rule.good())) == []


def test_the_bad_sample_is_reported(rule: Rule) -> None:
    found = list(rule.check(rule.bad()))
    assert found
    assert {(item.code, item.severity) for item in found} == {(rule.CODE, rule.SEVERITY)}


def test_the_good_sample_of_one_rule_is_not_its_bad_one(rule: Rule) -> None:
    assert rule.good() != rule.bad()


def test_a_rule_says_what_it_does_why_and_what_to_do_instead(rule: Rule) -> None:
    text = rule.__doc__ or ""
    places = [text.find(heading) for heading in ("What it does:", "Why it matters:", "Instead:")]
    assert -1 not in places
    assert places == sorted(places)


def test_a_rule_is_in_the_file_of_its_name(rule: Rule) -> None:
    module = getattr(rule, "__name__", "")
    assert module.rpartition(".")[2] == rule.CODE.replace("-", "_")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_what_a_rule_reports_has_words_and_all_their_gaps_are_filled(
    rule: Rule, language: str
) -> None:
    catalogue = words.load(language)
    for found in rule.check(rule.bad()):
        params = dict(found.params)
        for part in ("title", "text", "main", "quiet", "passed"):
            said = catalogue(f"checks.{rule.CODE}.{part}", **params)
            assert said
            assert not [name for _, name, _, _ in Formatter().parse(said) if name]


def test_the_rules_stand_in_the_order_of_their_codes() -> None:
    assert [rule.CODE for rule in RULES] == sorted(rule.CODE for rule in RULES)
