"""Where in a file something stands, for findings that come after the file was read."""

from __future__ import annotations

from collections.abc import Sequence

from brief_composer.model.finding import Origin
from brief_composer.model.node import ListNode, MapNode, Node, TextNode


def entry(node: Node, name: str) -> Node | None:
    """What stands under a name in a mapping."""
    if not isinstance(node, MapNode):
        return None
    return next((value for key, value in node.entries if key.text == name), None)


def part_of(root: Node, id: str) -> Node:
    """The member of one of the file's lists that has the id; the file itself when none has."""
    if id and isinstance(root, MapNode):
        for _, value in root.entries:
            for item in value.items if isinstance(value, ListNode) else ():
                name = entry(item, "id")
                if isinstance(name, TextNode) and name.text == id:
                    return item
    return root


def origin_of(path: str, root: Node, within: str, key: str, text: str = "") -> Origin:
    """The place of what stands under `key` ("relations.to") in the part `within` of a file.

    With `text`, the member of the lists on the way that says it; without, the first there is.
    """
    start = part_of(root, within)
    node = _search(start, key.split("."), text) or start
    return Origin(path, node.line, node.column)


def _search(node: Node, names: Sequence[str], text: str) -> Node | None:
    if isinstance(node, ListNode):
        found = (_search(item, names, text) for item in node.items)
        return next((item for item in found if item), None)
    if not names:
        return node if not text or (isinstance(node, TextNode) and node.text == text) else None
    below = entry(node, names[0])
    return _search(below, names[1:], text) if below else None
