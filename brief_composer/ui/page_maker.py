"""The window's end of the helper process that makes pages (`render.worker`).

Belongs here: starting it when pages are first wanted, talking to it, starting another one when it
dies. Does not belong here: what is done with pages, or when.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import assert_never

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, QTimer, Signal

import brief_composer
from brief_composer.render import messages

STARTS = 4
"""How often the helper may die before an answer until what was asked is given up."""

FLAG = "--page-maker"
"""The word that makes a frozen program be the helper."""

_MODULE = "brief_composer.render.worker"


class PageMaker(QObject):
    """Sends requests to the helper process and tells its answers, on the UI thread.

    When the helper dies, what it had not answered is asked again of a new one; after `STARTS`
    deaths without any answer it is refused with the code "page-maker-gone".
    """

    laid = Signal(object)
    """messages.Laid; comes again, with the same generation, when a new helper had to begin anew."""
    drawn = Signal(object)
    """messages.Image"""
    progress = Signal(object)
    """messages.Progress"""
    exported = Signal(object)
    """messages.Exported"""
    cancelled = Signal(object)
    """messages.Cancelled"""
    refused = Signal(object)
    """messages.Refused"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._answers = messages.answers()
        self._layout: messages.Layout | None = None
        self._export: messages.Export | None = None
        self._laying = False
        self._drawing = 0
        self._deaths = 0
        self._closed = False
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    @property
    def pid(self) -> int:
        """The number of the helper process, 0 while there is none."""
        return self._process.processId() if self._process is not None else 0

    def ask(self, request: messages.Request) -> None:
        """Send a request; its answer comes by a signal."""
        if self._closed:
            return
        match request:
            case messages.Layout():
                self._layout, self._laying = request, True
            case messages.Render():
                self._drawing += 1
                if self._process is None:
                    # A new helper knows no pages yet; the view asks again once they are laid out.
                    self._laying = self._layout is not None
                    self._ask_again()
                    return
            case messages.Export():
                self._export = request
            case messages.Cancel():
                if self._process is None:
                    return
            case messages.Stop():
                pass
            case _:
                assert_never(request)
        self._send(request)

    def close(self) -> None:
        """End the helper; nothing is asked or told any more."""
        self._closed = True
        self._layout = self._export = None
        self._laying, self._drawing = False, 0
        process, self._process = self._process, None
        if process is not None:
            _end(process)

    # ------------------------------------------------------------------------------------ process

    def _send(self, request: messages.Request) -> None:
        if self._process is None:
            self._process = self._started()
        self._process.write(messages.pack(request))

    def _started(self) -> QProcess:
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        root = str(Path(brief_composer.__file__).resolve().parent.parent)
        known = environment.value("PYTHONPATH")
        environment.insert("PYTHONPATH", os.pathsep.join(filter(None, (root, known))))
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._faltered)
        process.setStandardErrorFile(QProcess.nullDevice())
        words = [FLAG] if getattr(sys, "frozen", False) else ["-m", _MODULE]
        process.start(sys.executable, words)
        return process

    def _faltered(self, error: QProcess.ProcessError) -> None:
        """Could not be started: nothing else will tell of its end."""
        if error is QProcess.ProcessError.FailedToStart:
            # Not from inside `start`, which is still at work.
            QTimer.singleShot(0, self, self._not_started)

    def _not_started(self) -> None:
        process = self._process
        if process is not None and process.state() is QProcess.ProcessState.NotRunning:
            self._died(process)

    def _ended(self) -> None:
        if self._process is not None:
            self._died(self._process)

    def _died(self, process: QProcess) -> None:
        self._process = None
        self._answers = messages.answers()
        self._deaths += 1
        process.deleteLater()
        if self._deaths >= STARTS:
            self._give_up()
        else:
            self._ask_again()

    def _ask_again(self) -> None:
        """Ask a new helper for what the last one did not answer."""
        self._laying = self._laying or self._drawing > 0
        self._drawing = 0
        if self._laying and self._layout is not None:
            self._send(self._layout)
        if self._export is not None:
            self._send(self._export)

    def _give_up(self) -> None:
        """Refuse what was asked; the next request tries again."""
        numbers: list[int] = []
        if self._laying and self._layout is not None:
            numbers.append(self._layout.generation)
        if self._export is not None:
            numbers.append(self._export.job)
        self._laying, self._drawing, self._deaths = False, 0, 0
        self._export = None
        for number in numbers:
            self.refused.emit(messages.Refused(number, "page-maker-gone"))

    # ------------------------------------------------------------------------------------ answers

    def _read(self) -> None:
        process = self._process
        if process is None:
            return
        try:
            for answer in self._answers.feed(bytes(process.readAllStandardOutput().data())):
                self._tell(answer)
        except msgspec.DecodeError:
            # It speaks what nobody understands: another one is started, as if it had died.
            process.kill()

    def _tell(self, answer: messages.Answer) -> None:
        self._deaths = 0
        match answer:
            case messages.Laid():
                self._laying = self._laying and not self._is_layout(answer.generation)
                self._drawing = 0
                self.laid.emit(answer)
            case messages.Image():
                self._drawing = max(self._drawing - 1, 0)
                self.drawn.emit(answer)
            case messages.Progress():
                self.progress.emit(answer)
            case messages.Exported():
                self._settle(answer.job)
                self.exported.emit(answer)
            case messages.Cancelled():
                self._settle(answer.job)
                self.cancelled.emit(answer)
            case messages.Refused():
                self._settle(answer.number)
                self._laying = self._laying and not self._is_layout(answer.number)
                self.refused.emit(answer)
            case _:
                assert_never(answer)

    def _is_layout(self, generation: int) -> bool:
        return self._layout is not None and self._layout.generation == generation

    def _settle(self, job: int) -> None:
        if self._export is not None and self._export.job == job:
            self._export = None


def _end(process: QProcess) -> None:
    process.readyReadStandardOutput.disconnect()
    process.finished.disconnect()
    process.errorOccurred.disconnect()
    process.kill()
    process.waitForFinished(2000)
    process.deleteLater()
