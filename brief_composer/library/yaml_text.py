"""Reads the text of a content file into nodes: texts, lists and mappings with their places.

Belongs here: the one careful way YAML is read. Everything stays text ("NO" is no boolean, 1.10 no
number), nothing can be referred to or tagged, and size and nesting are bounded: the parser itself
would crash the process on deep nesting, so nodes are built from its events. Does not belong here:
what the values mean.
"""

from __future__ import annotations

from typing import Any, Final

from msgspec import Struct

from brief_composer.model.node import SHOWN, ListNode, MapNode, Node, TextNode

LARGEST: Final = 1_000_000
DEEPEST: Final = 24
MOST_NODES: Final = 100_000
"""Texts, lists and mappings in one file; a brief of a hundred pages has some thousands."""


class Fault(Struct, frozen=True):
    """Why a text could not be read; `line` and `column` count from 1."""

    code: str
    line: int
    column: int
    params: tuple[tuple[str, str | int], ...] = ()


class Reading(Struct, frozen=True):
    """What a text holds. `root` is None when it could not be read; `faults` says why."""

    root: Node | None
    faults: tuple[Fault, ...] = ()


def read(data: bytes, largest: int = LARGEST) -> Reading:
    """The nodes in the bytes of a file. Never raises: what is wrong is in `faults`."""
    if len(data) > largest:
        return _refused("too-large", 1, 1, found=len(data), expected=largest)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        before = data[: broken.start]
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        found = f"0x{data[broken.start]:02X}"
        return _refused("encoding", before.count(b"\n") + 1, column, found=found)
    return _parsed(text)


def _refused(code: str, line: int, column: int, **params: str | int) -> Reading:
    return Reading(None, (Fault(code, line, column, tuple(params.items())),))


def _parsed(text: str) -> Reading:
    # The window is painted before the library is read; yaml must not hold it up.
    import yaml

    build = _Build()
    try:
        parser: Any = yaml.CBaseLoader(text)
        try:
            while parser.check_event() and not build.stopped:
                build.take(parser.get_event())
        finally:
            parser.dispose()
    except yaml.MarkedYAMLError as broken:
        return Reading(None, (*build.faults, _syntax(broken, text)))
    except yaml.reader.ReaderError as broken:
        line = text.count("\n", 0, broken.position) + 1
        column = broken.position - text.rfind("\n", 0, broken.position)
        return _refused("control-character", line, column, found=f"U+{_code(broken.character):04X}")
    root = None if build.stopped else build.root or MapNode((), 1, 1)
    return Reading(root, tuple(build.faults))


class _Build:
    """Builds nodes from the parser's events, one by one, without recursion."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self.stopped = False
        self._open: list[tuple[str, int, int, list[Node]]] = []
        self._documents = 0
        self._nodes = 0

    def take(self, event: Any) -> None:
        kind = type(event).__name__
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._stop("too-many", event, expected=MOST_NODES)
            return
        if kind == "ScalarEvent":
            if event.tag is not None and event.tag != "!":
                self._fault("tag", event, found=event.tag)
            self._put(TextNode(event.value, *_mark(event)))
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self._start(event, kind)
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self._end()
        elif kind == "AliasEvent":
            self._stop("alias", event, found=f"*{event.anchor}")
        elif kind == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                self._stop("second-document", event, found="---")

    def _start(self, event: Any, kind: str) -> None:
        if len(self._open) >= DEEPEST:
            self._stop("nested", event, expected=DEEPEST)
            return
        if event.tag is not None:
            self._fault("tag", event, found=event.tag)
        self._open.append((kind, *_mark(event), []))

    def _end(self) -> None:
        kind, line, column, parts = self._open.pop()
        if kind == "SequenceStartEvent":
            self._put(ListNode(tuple(parts), line, column))
            return
        entries: list[tuple[TextNode, Node]] = []
        for key, value in zip(parts[::2], parts[1::2], strict=True):
            if isinstance(key, TextNode):
                entries.append((key, value))
            else:
                self.faults.append(Fault("key-not-text", key.line, key.column))
        self._put(MapNode(tuple(entries), line, column))

    def _put(self, node: Node) -> None:
        if self._open:
            self._open[-1][3].append(node)
        else:
            self.root = node

    def _fault(self, code: str, event: Any, **params: str | int) -> None:
        line, column = _mark(event)
        self.faults.append(Fault(code, line, column, tuple(params.items())))

    def _stop(self, code: str, event: Any, **params: str | int) -> None:
        self._fault(code, event, **params)
        self.stopped = True


def _mark(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


_HINTS = (
    ("mapping values are not allowed", "syntax-colon"),
    ("cannot start any token", "syntax-character"),
    ("found a tab character", "syntax-tab"),
    ("unexpected end of stream", "syntax-quote-mark"),
    ("did not find expected", "syntax-indent"),
    ("could not find expected ':'", "syntax-no-colon"),
)


def _syntax(broken: Any, text: str) -> Fault:
    """The fault for text that is no YAML, with the line it broke on."""
    problem = str(broken.problem or "")
    code = next((code for start, code in _HINTS if start in problem), "syntax")
    line, column, found = _shown(broken.problem_mark, text)
    if code == "syntax-quote-mark" or not found:
        # The end of the text is where it was noticed; where it began is of more use.
        line, column, found = _shown(broken.context_mark or broken.problem_mark, text)
    if code == "syntax-character" and text.splitlines()[line - 1].startswith("\t"):
        code = "syntax-tab"
    return Fault(code, line, column, (("found", found),))


def _shown(mark: Any, text: str) -> tuple[int, int, str]:
    """Line, column and the characters of that line."""
    if mark is None:
        return 1, 1, ""
    lines = text.splitlines()
    line: int = min(mark.line, len(lines) - 1) if lines else 0
    return line + 1, mark.column + 1, lines[line].strip()[:SHOWN] if lines else ""


def _code(character: Any) -> int:
    return character if isinstance(character, int) else ord(str(character)[0])
