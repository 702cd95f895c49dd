"""What is written as YAML is read back as it was, by our reader and by any other."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from brief_composer.library import yaml_text
from brief_composer.model.node import ListNode, MapNode, Node, TextNode
from brief_composer.storage import notation

_NASTY = st.text(" \n\t-:#,[]{}\"'\\|>&*!%@`ab0~=.?é\u00a0\u2028\u0085\ufeff\x00", max_size=10)
_WORDS = st.sampled_from(["NO", "1.10", "2019-03-01", "12:30", "0123", "null", "a: b", "a #b", ""])
texts = st.text(max_size=30) | _NASTY | _WORDS
keys = st.sampled_from(["title", "text", "id", "container-title", "spoken_on", "on"])
plains = st.recursive(
    texts | st.integers(0, 10**6) | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)
mappings = st.dictionaries(keys, plains, min_size=1, max_size=5)


def as_text(value: Any) -> Any:
    """The same with every number and yes/no as the characters it is written with."""
    match value:
        case dict():
            return {key: as_text(each) for key, each in value.items()}
        case list():
            return [as_text(each) for each in value]
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)


def as_read(node: Node | None) -> Any:
    match node:
        case MapNode():
            return {key.text: as_read(value) for key, value in node.entries}
        case ListNode():
            return [as_read(item) for item in node.items]
        case TextNode():
            return node.text
        case None:
            return None


@given(mappings)
@settings(max_examples=500)
def test_our_reader_reads_back_what_was_written(content: dict[str, Any]) -> None:
    text = notation.write(content)
    reading = yaml_text.read(text.encode())
    assert reading.faults == ()
    assert as_read(reading.root) == as_text(content)


@given(mappings)
@settings(max_examples=300)
def test_any_other_reader_takes_texts_for_texts(content: dict[str, Any]) -> None:
    assert yaml.load(notation.write(content), yaml.CSafeLoader) == content
