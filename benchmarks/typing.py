"""From a key to the painted letter, and what opening and scrolling cost: the editor beside a bare
QTextEdit with the same text.

Run: `python -m benchmarks.typing [strokes]`. Without a screen it draws offscreen. Every contestant
types the same letters in turn, in the middle of its window; "painted" is the end of the paint event
the key caused. The last row types while the checks of the whole brief run beside it.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from benchmarks.content import SIZES, Size, brief
from benchmarks.measure import ratio, table
from brief_composer.library.items import Library
from brief_composer.model.blocks import RecommendationBlock, TextBlock
from brief_composer.model.brief import Brief
from brief_composer.model.richtext import Run
from brief_composer.ui.editor.editor import BriefEditor
from brief_composer.ui.editor.extents import Spot
from brief_composer.ui.jobs import Jobs
from brief_composer.ui.theme.theme import Theme
from brief_composer.ui.workspace import Workspace
from brief_composer.words import load

LARGE = Size("2,000 paragraphs", 1600, 400, 120)
WINDOW = (760, 900)
LETTERS = "the market stayed open and herders came by on friday "


class Paints(QObject):
    """Knows when the widget under test has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.painted = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.painted = True
        return False


class Contestant(NamedTuple):
    """Something to type into."""

    name: str
    field: QTextEdit
    paints: Paints
    before: Callable[[int], object] | None = None


def bare(name: str, content: Brief, font: QFont) -> Contestant:
    """A QTextEdit with all the words of a brief and its bold and italic, caret in the middle."""
    edit = QTextEdit()
    edit.setFont(font)
    edit.resize(*WINDOW)
    cursor = QTextCursor(edit.document())
    look = cursor.charFormat()
    for block in content.blocks():
        if isinstance(block, RecommendationBlock):
            cursor.insertText(block.title)
            cursor.insertBlock()
        for part in block.prose:
            for run in part.inlines:
                if isinstance(run, Run):
                    look.setFontWeight(QFont.Weight.Bold if run.bold else QFont.Weight.Normal)
                    look.setFontItalic(run.italic)
                    cursor.insertText(run.text, look)
            cursor.insertBlock()
        for each in getattr(block, "evidence", ()):
            cursor.insertText(each.text)
            cursor.insertBlock()
    middle = edit.document().findBlockByNumber(edit.document().blockCount() // 2)
    edit.setTextCursor(QTextCursor(middle))
    edit.show()
    edit.ensureCursorVisible()
    return Contestant(name, edit, Paints(edit.viewport()))


def ours(name: str, editor: BriefEditor, before: Callable[[int], object] | None) -> Contestant:
    """The editor, caret at the start of the text in the middle of the brief."""
    texts = [b for b in editor.workspace.brief.blocks() if isinstance(b, TextBlock)]
    block = texts[len(texts) // 2]
    editor.caret.into_text(block.id, Spot(len(block.prose) // 2, 0))
    row = editor.caret.row()
    assert row is not None
    field = editor.caret.prose()
    assert field is not None
    return Contestant(name, field, Paints(field.viewport()), before)


def stroke(app: QApplication, contestant: Contestant, letter: str) -> float:
    """Seconds from one key to its paint."""
    contestant.paints.painted = False
    start = time.perf_counter()
    QTest.keyClicks(contestant.field, letter)
    while not contestant.paints.painted:
        app.processEvents()
    return time.perf_counter() - start


def milliseconds(values: list[float], share: float) -> float:
    """A quantile in milliseconds."""
    return 1000 * sorted(values)[min(len(values) - 1, int(len(values) * share))]


def make_editor(content: Brief, theme: Theme, jobs: Jobs, folder: Path) -> BriefEditor:
    """An editor in a window of its own."""
    library = Library({}, {q.id: q for q in content.quotes}, {}, {}, {}, {})
    space = Workspace(content, folder / f"{id(content)}.brief", library, jobs)
    editor = BriefEditor(space, theme, load("en"))
    space.setParent(editor)
    editor.resize(*WINDOW)
    return editor


def opening(app: QApplication, content: Brief, theme: Theme, jobs: Jobs, folder: Path) -> float:
    """Milliseconds to make an editor of a brief and paint it."""
    times: list[float] = []
    for _ in range(5):
        start = time.perf_counter()
        editor = make_editor(content, theme, jobs, folder)
        paints = Paints(editor.column.viewport())
        editor.show()
        while not paints.painted:
            app.processEvents()
        times.append(time.perf_counter() - start)
        editor.close()
        editor.deleteLater()
        app.processEvents()
    return 1000 * statistics.median(times)


def scrolling(app: QApplication, editor: BriefEditor) -> list[float]:
    """Seconds of each of 150 wheel steps through rows never seen before, with their paint."""
    bar = editor.column.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    app.processEvents()
    times: list[float] = []
    for _ in range(150):
        start = time.perf_counter()
        bar.setValue(bar.value() + 120)
        app.processEvents()
        times.append(time.perf_counter() - start)
    return times


def main(strokes: int) -> None:
    """Run everything and print two tables."""
    app = QApplication([])
    theme = Theme(app, "light")
    theme.dress()
    jobs = Jobs()
    small, large = brief(SIZES[0]), brief(LARGE)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        opened = {
            size: opening(app, content, theme, jobs, folder)
            for size, content in (("4 pages", small), (LARGE.name, large))
        }
        editors = [make_editor(content, theme, jobs, folder) for content in (small, large, large)]
        for editor in editors:
            editor.move(QPoint(0, 0))
            editor.show()
        app.processEvents()
        busy = editors[2].workspace

        def check(turn: int) -> None:
            if turn % 8 == 0:
                busy.check_now()

        font = theme.font("writing")
        contestants = [
            bare("QTextEdit, 4 pages", small, font),
            bare(f"QTextEdit, {LARGE.name}", large, font),
            ours("editor, 4 pages", editors[0], None),
            ours(f"editor, {LARGE.name}", editors[1], None),
            ours(f"editor, {LARGE.name}, checks running", editors[2], check),
        ]
        times = type_in_turn(app, contestants, strokes)
        floor = milliseconds(times[contestants[0].name], 0.5)
        rows = [
            (
                name,
                *(f"{milliseconds(values, share):.2f} ms" for share in (0.5, 0.95, 0.99)),
                ratio(milliseconds(values, 0.5), floor),
            )
            for name, values in times.items()
        ]
        print(table("Key to paint", ("", "p50", "p95", "p99", "p50 to floor"), rows))
        steps = scrolling(app, editors[1])
        shown: list[tuple[str, ...]] = [
            (f"opening, {size}", f"{value:.0f} ms", "") for size, value in opened.items()
        ]
        slow = [f"{milliseconds(steps, share):.1f} ms" for share in (0.5, 0.95)]
        shown.append((f"wheel step, {LARGE.name}", *slow))
        print(table("Opening and scrolling", ("", "p50", "p95"), shown))
        for editor in editors:
            editor.workspace.let_go()
        jobs.stop()


def type_in_turn(
    app: QApplication, contestants: list[Contestant], strokes: int
) -> dict[str, list[float]]:
    """The times of every contestant; one types eight letters, then the next."""
    times: dict[str, list[float]] = {each.name: [] for each in contestants}
    for turn in range(0, strokes, 8):
        for each in contestants:
            each.field.window().activateWindow()
            each.field.setFocus(Qt.FocusReason.OtherFocusReason)
            app.processEvents()
            for n in range(turn, turn + 8):
                if each.before is not None:
                    each.before(n)
                took = stroke(app, each, LETTERS[n % len(LETTERS)])
                if turn:  # the first round warms up
                    times[each.name].append(took)
    return times


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
