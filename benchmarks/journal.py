"""What the journal costs at a key: the editor with a journal beside the same editor without one.

Run: `python -m benchmarks.journal [strokes]`. Both hold a brief of about 40 pages; they are typed
in by turns, with the pauses of a quick typist, so that the journal's threads write and flush
between the keys as they do for a person. "key" is from the key until the window has done everything
it had to do for it; "handing over" is the call the window makes. Nothing is saved or checked.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.content import Size, brief
from benchmarks.measure import table
from benchmarks.typing import LETTERS, Contestant, make_editor, milliseconds, ours
from brief_composer.session.change import Change
from brief_composer.ui.editor.editor import BriefEditor
from brief_composer.ui.jobs import Jobs
from brief_composer.ui.theme.theme import Theme

FORTY_PAGES = Size("40 pages", 165, 80, 60)
PAUSE = 0.03


class Handing:
    """The seconds each handing over took."""

    def __init__(self, editor: BriefEditor) -> None:
        self.seconds: list[float] = []
        journal = editor.workspace.journal
        assert journal is not None
        note = journal.note

        def timed(change: Change) -> None:
            start = time.perf_counter()
            note(change)
            self.seconds.append(time.perf_counter() - start)

        journal.note = timed  # type: ignore[method-assign]


def key(app: QApplication, contestant: Contestant, letter: str) -> float:
    """Seconds from one key until nothing is left to do."""
    start = time.perf_counter()
    QTest.keyClicks(contestant.field, letter)
    app.processEvents()
    took = time.perf_counter() - start
    until = time.perf_counter() + PAUSE
    while time.perf_counter() < until:
        time.sleep(0.002)
        app.processEvents()
    return took


def main(strokes: int) -> None:
    """Type and print the table."""
    app = QApplication([])
    theme = Theme(app, "light")
    theme.dress()
    jobs = Jobs()
    content = brief(FORTY_PAGES)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        editors = [make_editor(content, theme, jobs, folder) for _ in range(2)]
        for number, editor in enumerate(editors):
            space = editor.workspace
            space.file.note_change = lambda: None  # type: ignore[method-assign]
            space.preferences.value = space.preferences.value.__class__(check_while_writing=False)
            if number:
                (folder / "kept").mkdir()
                space.keep_journal(folder / "kept", content)
            editor.show()
        handing = Handing(editors[1])
        contestants = [
            ours("without a journal", editors[0], None),
            ours("with a journal", editors[1], None),
        ]
        times: dict[str, list[float]] = {each.name: [] for each in contestants}
        gc.freeze()
        for number in range(strokes):
            letter = LETTERS[number % len(LETTERS)]
            order = contestants if number % 2 else contestants[::-1]
            for each in order:
                each.field.setFocus()
                times[each.name].append(key(app, each, letter))
        journal = editors[1].workspace.journal
        assert journal is not None
        assert journal.sync()
        size = sum(file.stat().st_size for file in (folder / "kept").rglob("*.journal"))
        journal.close(keep=False)
        jobs.stop()
    warm = {name: values[20:] for name, values in times.items()}
    rows = [
        (name, f"{milliseconds(v, 0.5):.2f}", f"{milliseconds(v, 0.99):.2f}")
        for name, v in (*warm.items(), ("handing over", handing.seconds[20:]))
    ]
    pairs = zip(warm["with a journal"], warm["without a journal"], strict=True)
    more = 1000 * statistics.median(one - other for one, other in pairs)
    head = ("milliseconds", "p50", "p99")
    print(table(f"{strokes} keys in a brief of {FORTY_PAGES.name}", head, rows))
    print(f"\nmore at a key, median of pairs: {more:.3f} ms; the journal has {size:,} bytes")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 600)
