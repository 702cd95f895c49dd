"""Format 2 names the brief (`id`); one of format 1 gets its name when it is opened for writing."""

from __future__ import annotations

from brief_composer.model.node import MapNode


def migrate(root: MapNode) -> MapNode:
    """The mapping as it is: what format 1 can say, format 2 says the same way."""
    return root
