"""Runs the rules found in `rules/` over a brief.

A rule module holds CODE, SEVERITY, a docstring with *What it does*, *Why it matters* and *Instead*,
a `check(context)` that yields findings, and two samples: `good()` and `bad()` return a Context
that the rule passes and one that it reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from msgspec import Struct

from brief_composer.checks import rules
from brief_composer.checks.context import Context
from brief_composer.model.brief import Brief
from brief_composer.model.finding import Finding, Severity


class Rule(Protocol):
    """What a module under `rules/` holds."""

    CODE: str
    SEVERITY: Severity

    def check(self, context: Context) -> Iterator[Finding]: ...
    def good(self) -> Context: ...
    def bad(self) -> Context: ...


class Report(Struct, frozen=True):
    """The findings of one run: what is open, what was set aside, which checks found nothing.

    `notes` are good to know and nothing to do; a check with nothing but notes has passed. While
    `count(Severity.FIX)` is above 0 a brief is exported as a draft only.
    """

    open: tuple[Finding, ...]
    set_aside: tuple[Finding, ...]
    passed: tuple[str, ...]
    notes: tuple[Finding, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many open findings there are of a severity."""
        return sum(finding.severity is severity for finding in self.open)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, sorted by code."""
    names = (info.name for info in iter_modules(rules.__path__))
    found = (cast("Rule", import_module(f"{rules.__name__}.{name}")) for name in names)
    return tuple(sorted(found, key=lambda rule: rule.CODE))


def run(context: Context) -> Report:
    """Run every rule; must-fix findings first, then in the order of the brief.

    What must be fixed stays open even where a file says it was set aside.
    """
    aside = {(item.code, item.where) for item in context.brief.set_aside}

    def is_aside(item: Finding) -> bool:
        named = {(item.code, item.where), (item.code, item.aside_where)}
        return item.severity is not Severity.FIX and not named.isdisjoint(aside)

    found = [(rule, tuple(rule.check(context))) for rule in all_rules()]
    ordered = sorted((f for _, list_ in found for f in list_), key=_order(context.brief))
    everything = tuple(f for f in ordered if f.severity is not Severity.NOTE)
    reported = {f.code for f in everything}
    return Report(
        open=tuple(f for f in everything if not is_aside(f)),
        set_aside=tuple(f for f in everything if is_aside(f)),
        passed=tuple(rule.CODE for rule, _ in found if rule.CODE not in reported),
        notes=tuple(f for f in ordered if f.severity is Severity.NOTE),
    )


def _order(brief: Brief) -> Callable[[Finding], tuple[bool, int, str]]:
    places: dict[str, int] = {"": -1}
    for section in brief.sections:
        places[section.id] = len(places)
        for block in section.blocks:
            places[block.id] = len(places)
            for evidence in getattr(block, "evidence", ()):
                places[evidence.id] = len(places)

    def key(finding: Finding) -> tuple[bool, int, str]:
        return finding.severity is not Severity.FIX, places.get(finding.where, -1), finding.code

    return key
