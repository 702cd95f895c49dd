"""From an edit to the redrawn page on the screen, warm, beside drawing it the obvious way.

Run on a screen (a virtual one will do): `python -m benchmarks.preview [rounds]`. A letter is typed
into a paragraph on the page in view; the time runs from the edit to the paint that shows it,
without the rest of 300 ms the preview waits for a pause. The floor makes the whole brief with
reportlab's platypus and draws one page of it, in one process.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import content
from benchmarks.floors.scripts import naive_pdf
from benchmarks.measure import ms, ratio, table

WIDTH, HEIGHT = 500, 900


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    os.environ["BRIEF_COMPOSER_HOME"] = tempfile.mkdtemp()
    rows: list[tuple[str, ...]] = []
    for size in content.SIZES:
        cold, warm, worst, pages = _ours(size, rounds)
        floor = _floor(size, max(rounds // 5, 3))
        rows.append(
            (size.name, str(pages), ms(cold), ms(warm), ms(worst), ms(floor), ratio(warm, floor))
        )
    head = ("brief", "pages", "first page", "after an edit", "slowest", "naive", "x naive")
    print(table("Preview: edit to page on the screen", head, rows))


def _ours(size: content.Size, rounds: int) -> tuple[float, float, float, int]:
    """Seconds to the first page (the helper starting too), median and slowest after an edit."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from brief_composer import words
    from brief_composer.library.items import Library
    from brief_composer.session import labels
    from brief_composer.session.edits.text import set_prose
    from brief_composer.ui.jobs import Jobs
    from brief_composer.ui.panes.preview import PreviewPane
    from brief_composer.ui.theme.theme import Theme
    from brief_composer.ui.workspace import Workspace

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme(app, "light")
    jobs = Jobs()
    library = Library({}, {}, {}, {}, {}, {})
    workspace = Workspace(content.brief(size), Path(tempfile.mkdtemp()) / "b.brief", library, jobs)
    pane = PreviewPane(workspace, theme, words.load("en"))
    pane.resize(WIDTH, HEIGHT)

    def until_settled(begin: Callable[[], object]) -> float:
        loop = QEventLoop()
        generation = pane.view.generation
        pane.view.settled.connect(lambda new: loop.quit() if new > generation else None)
        QTimer.singleShot(60_000, loop.quit)
        start = time.perf_counter()
        begin()
        loop.exec()
        pane.view.settled.disconnect()
        if pane.view.generation <= generation:
            raise SystemExit("The pages were not made.")
        return time.perf_counter() - start

    def edit(number: int) -> Callable[[], object]:
        def act() -> None:
            block = workspace.brief.sections[0].blocks[0]
            workspace.do(labels.TYPING, set_prose(block.id, _longer(block.prose, number)))
            pane.refresh_now()

        return act

    cold = until_settled(pane.show)
    until_settled(edit(0))
    times = [until_settled(edit(number)) for number in range(1, rounds + 1)]
    pages = pane.view.count
    pane.close_part()
    pane.close()
    workspace.close()
    jobs.stop()
    return cold, statistics.median(times), max(times), pages


def _longer(prose: tuple, number: int) -> tuple:
    """The prose with one more letter at the end of its first paragraph."""
    from msgspec.structs import replace

    from brief_composer.model.richtext import Run, joined

    first, *rest = prose
    inlines = joined((*first.inlines, Run("abcdefghij"[number % 10])))
    return (replace(first, inlines=inlines), *rest)


def _floor(size: content.Size, rounds: int) -> float:
    """Median seconds to make the whole PDF and draw its first page."""
    from brief_composer.render.pages import Pages

    brief = content.brief(size)
    times: list[float] = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        with Pages(naive_pdf(brief)) as pages:
            pages.image(0, 0.77)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


if __name__ == "__main__":
    main()
