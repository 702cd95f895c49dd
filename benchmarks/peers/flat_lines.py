"""Flat documents (`floors.flat`) as both peers' sources need them: captions with what they caption,
pictures as files."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any, NamedTuple

Runs = list[list[Any]]


class Line(NamedTuple):
    """A line of a flat document, and the caption of a table or figure."""

    kind: str
    runs: Runs
    more: Any
    caption: Runs


class Source(NamedTuple):
    """What a peer is given: a text, and the pictures it names."""

    text: str
    pictures: dict[str, bytes]


def lines(content: dict[str, Any]) -> Iterator[Line]:
    """The lines in order; a table has its caption before it, a figure after."""
    waiting: Runs = []
    figure: list[Any] | None = None
    for kind, runs, more in content["lines"]:
        if figure is not None:
            yield Line("figure", figure[1], figure[2], runs if kind == "caption" else [])
            figure = None
            if kind == "caption":
                continue
        if kind == "caption":
            waiting = runs
        elif kind == "figure":
            figure = [kind, runs, more]
        else:
            yield Line(kind, runs, more, waiting if kind == "table" else [])
            waiting = []
    if figure is not None:
        yield Line("figure", figure[1], figure[2], [])


class Pictures:
    """The pictures of a source by the name they are given, each once."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self._names: dict[str, str] = {}

    def name(self, encoded: str) -> str:
        """The file name of a picture that stands in the flat document as base64."""
        name = self._names.setdefault(encoded, f"picture-{len(self._names) + 1}.png")
        if name not in self.files:
            self.files[name] = base64.b64decode(encoded)
        return name
