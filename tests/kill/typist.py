"""The program with somebody at its keys, to be killed: the real window, editor, saving and export.

Run as `python -m tests.kill.typist`, it brings everything in once and then makes one life of the
program for each line of standard input (a Life as JSON), as a process of its own. A life writes
what happens to the file named in it, one JSON line each: "open" with the text the brief has and the
bar that is shown, then "typed" with how many characters are in and the time of that.

What is typed is known beforehand: the text is always a beginning of TEXT.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from brief_composer.ui.window import Window

TEXT = " ".join(f"w{number}" for number in range(4000))
BLOCK = "b2"


class Life(Struct):
    """One life: where the home is, what is opened, where it tells, and what chance does.

    `end` is "" for one that types until it is killed, "close" for one that only opens and closes,
    "abort" or "crash" for one that ends itself after `after` seconds.
    """

    home: str
    brief: str
    tells: str
    seed: int
    end: str = ""
    after: float = 0.0
    export: bool = False


def main() -> None:
    """Bring everything in, then make lives."""
    bring_in()
    say("ready")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            live(msgspec.json.decode(line, type=Life))
            os._exit(0)
        say(str(child))
        _, status = os.waitpid(child, 0)
        say(f"ended {status}")


def say(line: str) -> None:
    """One line to whoever makes the lives."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def bring_in() -> None:
    """Everything that takes its time, without starting Qt."""
    import PySide6.QtTest
    import PySide6.QtWidgets

    from brief_composer.library.load import load
    from brief_composer.ui import app, brief_status, brief_view, desk, recovery_bar
    from brief_composer.ui.dialogs import export

    app.parts()
    load()
    del PySide6, brief_status, brief_view, desk, recovery_bar, export


def live(life: Life) -> None:
    """One life of the program."""
    os.environ["BRIEF_COMPOSER_HOME"] = life.home
    from PySide6.QtWidgets import QApplication

    from brief_composer.ui import app as program

    application = QApplication(["brief-composer"])
    window = program.make_window(application, "en", "light")
    window.last_resort.install()
    window.show()
    window.activateWindow()
    window.filing.bring_back()
    if window.filing.workspace is None:
        window.open_first(Path(life.brief))
    typist = Typist(life, application, window)
    typist.tell_open()
    if life.end == "close":
        assert window.close()
    else:
        typist.type_on()


class Typist:
    """Types, saves and exports as chance has it."""

    def __init__(self, life: Life, app: QApplication, window: Window) -> None:
        self._life = life
        self._app = app
        self._window = window
        self._chance = random.Random(life.seed)
        self._tells = os.open(life.tells, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self._begun = time.monotonic()
        workspace = window.filing.workspace
        assert workspace is not None
        self._workspace = workspace

    def tell(self, **what: Any) -> None:
        """One line for the test, which is the system's from here on."""
        os.write(self._tells, json.dumps(what).encode() + b"\n")

    def tell_open(self) -> None:
        """What the brief holds and what is said of it, once it is shown."""
        view = self._window.view
        assert view is not None
        for _ in range(20):
            self._app.processEvents()
        card = view.notices.card("recovery")
        said = card.accessibleName() if card is not None else ""
        told = self._workspace.recovered
        self.tell(
            what="open",
            text=self.text(),
            bar=said,
            path=str(self._workspace.path),
            outcome=told.outcome.value if told else "",
        )

    def text(self) -> str:
        """The words of the block that is typed in."""
        from brief_composer.model.blocks import TextBlock
        from brief_composer.model.ids import BlockId
        from brief_composer.model.richtext import plain

        block = self._workspace.brief.block(BlockId(BLOCK))
        assert isinstance(block, TextBlock)
        return plain(block.prose)

    def type_on(self) -> None:
        """Type where the text ends, until the end comes."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        self._workspace.reveal(BLOCK)
        self._app.processEvents()
        QTest.keyClick(self._focus(), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        length = len(self.text())
        while True:
            QTest.keyClicks(self._focus(), TEXT[length])
            length += 1
            assert len(self.text()) == length, (length, self.text()[-20:])
            self.tell(what="typed", length=length, at=time.monotonic())
            self._something_else()
            self._app.processEvents()
            self._end()

    def _something_else(self) -> None:
        number = self._chance.random()
        if number < 0.02:
            self._window.commands.run("file.save")
        elif number < 0.025:
            self._rest(self._chance.uniform(0.85, 1.1))
        elif number < 0.03 and self._life.export:
            self._export()
        else:
            self._rest(self._chance.uniform(0.001, 0.02))

    def _rest(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._app.processEvents()
            time.sleep(0.001)
            self._end()

    def _export(self) -> None:
        """Have a Word file made beside the window, by the program's own writer."""
        from brief_composer.render import compose, styles, writers
        from brief_composer.render.options import Options
        from brief_composer.storage import exports

        brief, target = self._workspace.brief, self._workspace.path.with_suffix(".docx")

        def make() -> None:
            theme = styles.theme("standard")
            data = writers.writer("docx").write(
                compose.compose(brief, {}, Options()), theme, writers.ignore
            )
            exports.write(target, data, overwrite=True)

        self._window.filing.desk.jobs.start(make, done=lambda _: self.tell(what="exported"))

    def _end(self) -> None:
        if self._life.end and time.monotonic() - self._begun > self._life.after:
            if self._life.end == "abort":
                os.abort()
            import ctypes

            ctypes.string_at(0)

    def _focus(self) -> Any:
        focus = self._app.focusWidget()
        assert focus is not None
        return focus


if __name__ == "__main__":
    main()
