"""The window's end of the helper process that makes pages (`render.worker`).

Belongs here: starting it when pages are first wanted, talking to it, starting another one when it
dies. Does not belong here: what is done with pages, or when.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

import brief_composer
from brief_composer.render import messages

STARTS = 4
"""How often the helper may die before an answer until it is given up."""

FLAG = "--page-maker"
"""The word that makes a frozen program be the helper."""

_MODULE = "brief_composer.render.worker"


class PageMaker(QObject):
    """Sends requests to the helper process and tells its answers, on the UI thread.

    When the helper dies, what it had not answered is asked again of a new one; after `STARTS`
    deaths without any answer it is refused with the code "page-maker-gone".
    """

    laid = Signal(object)
    """messages.Laid"""
    drawn = Signal(object)
    """messages.Image"""
    progress = Signal(object)
    """messages.Progress"""
    exported = Signal(object)
    """messages.Exported"""
    refused = Signal(object)
    """messages.Refused"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._answers = messages.Unpacker[messages.Answer](messages.Answer)
        self._asked: messages.Layout | messages.Export | None = None
        self._deaths = 0

    def ask(self, request: messages.Request) -> None:
        """Send a request; its answer comes by a signal."""
        if isinstance(request, messages.Layout | messages.Export):
            self._asked = request
        if self._deaths >= STARTS:
            self._give_up()
            return
        if self._process is None:
            self._process = self._started()
        self._process.write(messages.pack(request))

    def close(self) -> None:
        """End the helper; nothing is told any more."""
        self._asked = None
        process, self._process = self._process, None
        if process is None:
            return
        process.readyReadStandardOutput.disconnect()
        process.finished.disconnect()
        process.kill()
        process.waitForFinished(1000)
        process.deleteLater()

    def _started(self) -> QProcess:
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        root = str(Path(brief_composer.__file__).resolve().parent.parent)
        known = environment.value("PYTHONPATH")
        environment.insert("PYTHONPATH", os.pathsep.join(filter(None, (root, known))))
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(lambda: self._died(process))
        process.setStandardErrorFile(QProcess.nullDevice())
        words = [FLAG] if getattr(sys, "frozen", False) else ["-m", _MODULE]
        process.start(sys.executable, words)
        return process

    def _read(self) -> None:
        if self._process is None:
            return
        for answer in self._answers.feed(bytes(self._process.readAllStandardOutput().data())):
            self._tell(answer)

    def _tell(self, answer: messages.Answer) -> None:
        self._deaths = 0
        match answer:
            case messages.Laid():
                self._settle(messages.Layout)
                self.laid.emit(answer)
            case messages.Image():
                self.drawn.emit(answer)
            case messages.Progress():
                self.progress.emit(answer)
            case messages.Exported():
                self._settle(messages.Export)
                self.exported.emit(answer)
            case messages.Cancelled():
                self._settle(messages.Export)
            case messages.Refused():
                self._asked = None
                self.refused.emit(answer)
            case _:
                assert_never(answer)

    def _settle(self, kind: type[messages.Layout] | type[messages.Export]) -> None:
        if isinstance(self._asked, kind):
            self._asked = None

    def _died(self, process: QProcess) -> None:
        if process is not self._process:
            return
        self._process = None
        self._answers = messages.Unpacker[messages.Answer](messages.Answer)
        self._deaths += 1
        process.deleteLater()
        if self._asked is not None:
            self.ask(self._asked)

    def _give_up(self) -> None:
        asked, self._asked = self._asked, None
        if asked is not None:
            number = asked.generation if isinstance(asked, messages.Layout) else asked.job
            self.refused.emit(messages.Refused(number, "page-maker-gone"))
