"""YAML is read carefully: everything is text, every fault has its place, nothing can hurt."""

from __future__ import annotations

import pytest

from brief_composer.library.yaml_text import read
from brief_composer.model.node import ListNode, MapNode, TextNode

SAYS = {
    "syntax-colon": (b"a: b\nc: d: e\n", 2, 5),
    "syntax-quote-mark": (b'a: "b\nc: d\n', 1, 4),
    "syntax-tab": (b"a: b\n\tc: d\n", 2, 1),
    "syntax-no-colon": (b"a: b\nc\nd: e\n", 3, 1),
    "syntax-indent": (b"a: [b, c\n", 1, 1),
    "syntax-character": (b"a: @b\n", 1, 4),
    "alias": (b"a: &b c\nd: *b\n", 2, 4),
    "second-document": (b"a: b\n---\nc: d\n", 2, 1),
    "encoding": ("a: b\nc: é".encode("latin-1"), 2, 4),
    "control-character": (b"a: b\nc: \x01\n", 2, 4),
    "too-large": (b"a: " + b"b" * 1_000_001, 1, 1),
}


@pytest.mark.parametrize("code", SAYS)
def test_what_cannot_be_read_is_told_with_its_place(code: str) -> None:
    data, line, column = SAYS[code]
    reading = read(data)
    assert reading.root is None
    fault = reading.faults[0]
    assert (fault.code, fault.line, fault.column) == (code, line, column)


@pytest.mark.parametrize("opening", [b"[", b"{a: ", b"- ", b"? "])
def test_deep_nesting_is_refused_and_crashes_nothing(opening: bytes) -> None:
    reading = read(opening * 100_000)
    assert reading.root is None
    assert reading.faults[0].code == "nested"


def test_a_bomb_of_aliases_is_refused() -> None:
    bomb = b"a: &a [x, x]\n" + b"".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n".encode()
        for n in range(20)
    )
    assert [fault.code for fault in read(bomb).faults] == ["alias"]


@pytest.mark.parametrize("written", ["NO", "1.10", "2019-03-01", "12:30", "0123", "null", "~"])
def test_nothing_turns_into_anything_but_text(written: str) -> None:
    root = read(f"a: {written}".encode()).root
    assert isinstance(root, MapNode)
    assert root.entries[0][1] == TextNode(written, 1, 4)


def test_a_tag_is_told_and_does_nothing() -> None:
    reading = read(b"a: !!python/object/apply:os.system [ls]\n")
    assert [fault.code for fault in reading.faults] == ["tag"]
    assert isinstance(reading.root, MapNode)
    assert isinstance(reading.root.entries[0][1], ListNode)


def test_a_mark_of_byte_order_is_no_part_of_the_text() -> None:
    assert read(b"\xef\xbb\xbfa: b").root == read(b"a: b").root


def test_an_empty_file_is_an_empty_mapping() -> None:
    assert read(b"# only a remark\n").root == MapNode((), 1, 1)


def test_every_part_has_its_place() -> None:
    root = read(b"a:\n  - b\n  - {c: d}\n").root
    assert isinstance(root, MapNode)
    listed = root.entries[0][1]
    assert isinstance(listed, ListNode)
    assert [(item.line, item.column) for item in listed.items] == [(2, 5), (3, 5)]
