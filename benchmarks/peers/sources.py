"""What each peer is given, by the format it writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.peers.flat_lines import Source
from benchmarks.peers.markdown import markdown
from benchmarks.peers.typst_source import typst

SOURCES: dict[str, Callable[[dict[str, Any]], Source]] = {"docx": markdown, "pdf": typst}
