"""Steps that bring a brief written by an older version up to the present format, one number each.

A step is a module `v3_to_v4` holding `migrate(root)`, a pure function of the whole mapping to the
whole mapping; nodes keep their places, so that a fault is still reported where it stands. Steps are
found by number. A brief of every old format is kept as a specimen and must open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeAlias

from brief_composer.model.node import MapNode

CURRENT = 2
"""The number of the format this version writes."""

Step: TypeAlias = Callable[[MapNode], MapNode]

_NAME = re.compile(r"v(\d+)_to_v(\d+)")


@cache
def steps() -> Mapping[int, Step]:
    """Every step, by the number it starts from."""
    found: dict[int, Step] = {}
    for info in iter_modules(__path__):
        name = _NAME.fullmatch(info.name)
        if name:
            found[int(name[1])] = import_module(f"{__name__}.{info.name}").migrate
    return found


def has_way(version: int, chain: Mapping[int, Step] | None = None, to: int = CURRENT) -> bool:
    """Whether a brief of that number can be brought up to `to`."""
    known = steps() if chain is None else chain
    return version <= to and all(number in known for number in range(version, to))


def migrate(
    root: MapNode, version: int, chain: Mapping[int, Step] | None = None, to: int = CURRENT
) -> MapNode:
    """The mapping of a brief of format `version` as format `to` has it."""
    known = steps() if chain is None else chain
    for number in range(version, to):
        root = known[number](root)
    return root
