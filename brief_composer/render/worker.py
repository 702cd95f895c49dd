"""The helper process: lays briefs out, draws pages and makes files, away from the window.

Started as `python -m brief_composer.render.worker`, or by `main` from a frozen program. It speaks
the messages of `render.messages` on its standard input and output and keeps nothing on disk. A
process, not a thread: a long layout would make typing stutter.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from io import BufferedIOBase
from threading import Condition, Thread
from typing import BinaryIO, assert_never

import msgspec

from brief_composer.doc.text import words_with
from brief_composer.doc.tree import Document
from brief_composer.errors import BriefComposerError
from brief_composer.render import contents, messages, style_file, styles
from brief_composer.render.compose import compose
from brief_composer.render.messages import (
    Answer,
    Cancel,
    Cancelled,
    Export,
    Exported,
    Image,
    Laid,
    Layout,
    Made,
    Place,
    Progress,
    Refused,
    Render,
    Request,
    Stop,
)
from brief_composer.render.options import in_house
from brief_composer.render.pages import Pages
from brief_composer.render.theme import Theme
from brief_composer.render.typefaces import Shelf
from brief_composer.render.writers import writer
from brief_composer.render.writers.pdf import Layouter


class _Superseded(Exception):
    """What is being made is no longer wanted."""


class Inbox:
    """The requests waiting, filled by a thread of its own, so that newer ones are seen early."""

    def __init__(self, stdin: BufferedIOBase) -> None:
        self._stdin = stdin
        self._waiting: deque[Request | Refused] = deque()
        self._changed = Condition()
        Thread(target=self._read, name="inbox", daemon=True).start()

    def next(self) -> Request | Refused:
        """The next request still wanted; waits for one."""
        with self._changed:
            while True:
                while not self._waiting:
                    self._changed.wait()
                request = self._waiting.popleft()
                if not self._void(request):
                    return request

    def newer_layout(self) -> bool:
        """Whether a layout (or the end) is waiting."""
        with self._changed:
            return any(isinstance(each, Layout | Stop) for each in self._waiting)

    def cancelled(self, job: int) -> bool:
        """Whether an export was given up."""
        with self._changed:
            return any(
                isinstance(each, Stop) or (isinstance(each, Cancel) and each.job == job)
                for each in self._waiting
            )

    def _void(self, request: Request | Refused) -> bool:
        """Whether a layout further back makes this one void."""
        if not isinstance(request, Layout | Render):
            return False
        return any(
            isinstance(each, Layout) and each.generation > request.generation
            for each in self._waiting
        )

    def _read(self) -> None:
        unpacker = messages.requests()
        while data := self._stdin.read1(1 << 20):
            while True:
                try:
                    for request in unpacker.feed(data):
                        self._put(request)
                    break
                except msgspec.DecodeError as problem:
                    self._put(Refused(0, "message-unreadable", {"detail": str(problem)}))
                    data = b""
        self._put(Stop())

    def _put(self, request: Request | Refused) -> None:
        with self._changed:
            self._waiting.append(request)
            self._changed.notify()


class Worker:
    """Answers requests, one at a time."""

    def __init__(self, inbox: Inbox, stdout: BinaryIO) -> None:
        self._inbox = inbox
        self._stdout = stdout
        self._layouter = Layouter()
        self._shelf = Shelf()
        self._pages: Pages | None = None
        self._generation = -1

    def run(self) -> None:
        """Work until told to stop."""
        while not isinstance(request := self._inbox.next(), Stop):
            try:
                self._answer(request)
            except _Superseded:
                continue
            except BriefComposerError as refusal:
                self._refuse(request, refusal.code, refusal.params)
            except BrokenPipeError:
                # Nobody listens any more.
                return
            except Exception as fault:  # noqa: BLE001
                # The border of a process of its own: whoever asked is told, and may ask again.
                detail = f"{type(fault).__name__}: {fault}"
                self._refuse(request, "layout-fault", {"detail": detail})

    def _answer(self, request: Request | Refused) -> None:
        match request:
            case Layout():
                self._layout(request)
            case Render():
                self._render(request)
            case Export():
                self._export(request)
            case Refused():
                self._say(request)
            case Cancel() | Stop():
                pass
            case _:
                assert_never(request)

    def _layout(self, request: Layout) -> None:
        def progress(done: int, of: int) -> None:
            del done, of
            if self._inbox.newer_layout():
                raise _Superseded

        document, theme = _composed(request.made, self._shelf, self._layouter, whole=False)
        laid = self._layouter.layout(document, theme, progress)
        if self._pages is not None:
            self._pages.close()
        self._pages = Pages(laid.pdf)
        self._generation = request.generation
        sizes = tuple(self._pages.size(page) for page in range(self._pages.count))
        places = tuple(
            Place(each.page, each.x0, each.y0, each.x1, each.y1, each.origin)
            for each in laid.places
        )
        boxed = words_with(document, laid.missing) if laid.missing else ()
        self._say(Laid(request.generation, sizes, places, boxed))

    def _render(self, request: Render) -> None:
        pages = self._pages
        if pages is None or request.generation != self._generation:
            return
        if not 0 <= request.page < pages.count:
            raise BriefComposerError("page-unknown", page=request.page)
        drawn = pages.image(request.page, request.scale)
        self._say(
            Image(
                request.generation,
                request.page,
                request.scale,
                drawn.width,
                drawn.height,
                drawn.stride,
                drawn.data,
            )
        )

    def _export(self, request: Export) -> None:
        document, theme = _composed(
            request.made, self._shelf, self._layouter, whole="docx" in request.formats
        )
        files: dict[str, bytes] = {}
        said: set[tuple[str, int, int]] = set()

        for format in request.formats:

            def progress(done: int, of: int, format: str = format) -> None:
                if self._inbox.cancelled(request.job):
                    raise _Superseded
                if (format, done, of) not in said:
                    said.add((format, done, of))
                    self._say(Progress(request.job, format, done, of))

            try:
                progress(0, 0)
                files[format] = writer(format).write(document, theme, progress)
            except _Superseded:
                self._say(Cancelled(request.job))
                return
        boxed = {
            format: words_with(document, lacking)
            for format in request.formats
            if (lacking := writer(format).lacks(document, theme))
        }
        self._say(Exported(request.job, files, boxed))

    def _refuse(self, request: Request | Refused, code: str, params: dict[str, object]) -> None:
        match request:
            case Layout() | Render():
                number = request.generation
            case Export() | Cancel():
                number = request.job
            case Stop() | Refused():
                number = 0
            case _:
                assert_never(request)
        said = {k: v if isinstance(v, str | int | float) else str(v) for k, v in params.items()}
        self._say(Refused(number, code, said))

    def _say(self, answer: Answer) -> None:
        self._stdout.write(messages.pack(answer))
        self._stdout.flush()


def _composed(
    made: Made, shelf: Shelf, layouter: Layouter, *, whole: bool
) -> tuple[Document, Theme]:
    """The document with the pages of its contents, and its theme; `whole` with the Word file of
    the house style."""
    paper = styles.PAPERS.get(made.paper)
    language, band = made.brief.details.language, made.options.cover_band
    if made.drafted:
        file = style_file.unpack(made.drafted, "", whole=whole)
        dressed = styles.dressed(file, paper, cover_band=band, language=language, shelf=shelf)
    else:
        dressed = styles.dress(
            made.style, paper, cover_band=band, language=language, whole=whole, shelf=shelf
        )
    theme = dressed.theme
    document = compose(made.brief, made.actors, in_house(made.options, theme))
    return contents.paged(document, theme, layouter), theme


def main(stdin: BufferedIOBase, stdout: BinaryIO) -> None:
    """Answer what is asked on `stdin` until it ends. `stdout` must belong to us alone."""
    Worker(Inbox(stdin), stdout).run()


def _own_output() -> BinaryIO:
    """The process's output for messages alone: whatever else is printed goes to the error
    stream, also from libraries written in C."""
    mine = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return mine


if __name__ == "__main__":
    main(os.fdopen(0, "rb"), _own_output())
