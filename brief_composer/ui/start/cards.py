"""What the start page knows of a template, read from `resources/templates/index.json`.

The index repeats a few lines of the templates, so that the first paint needs no YAML. A test holds
the two together.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from brief_composer import paths


class TemplateCard(NamedTuple):
    """A template as a card shows it; `name` and `line` by language."""

    id: str
    name: dict[str, str]
    line: dict[str, str]
    pages: int
    limit: int
    thumbnail: str
    languages: tuple[str, ...]

    def named(self, language: str) -> str:
        """The name in a language, else in English."""
        return self.name.get(language) or self.name.get("en", self.id)


def template_cards() -> tuple[TemplateCard, ...]:
    """The cards of the bundled templates, in the order of the index."""
    held: dict[str, list[dict[str, Any]]] = json.loads(
        paths.resource("templates", "index.json").read_text("utf-8")
    )
    return tuple(_card(entry) for entry in held["templates"])


def _card(entry: dict[str, Any]) -> TemplateCard:
    return TemplateCard(
        entry["id"],
        entry["name"],
        entry["line"],
        entry["pages"],
        entry["limit"],
        entry["thumbnail"],
        tuple(entry["languages"]),
    )
