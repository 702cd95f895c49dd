"""The one place that hides threads: runs plain functions of frozen values off the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal

from brief_composer.ui.collecting import Collector

T = TypeVar("T")


PATIENCE = 5.0
"""Seconds the window waits for a disk at most."""


class Jobs(QObject):
    """Runs functions on one background thread; answers arrive on the UI thread, in order.

    A job started under a `name` makes older jobs of that name stale: their answers are dropped,
    and those not begun yet are not run.
    """

    _answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._collector = Collector(self)
        self._pool = _pool()
        self._newest: dict[str, Future[Any]] = {}
        self._stopped = False
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        function: Callable[..., T],
        *args: object,
        done: Callable[[T], None],
        refused: Callable[[Exception], None] | None = None,
        name: str = "",
    ) -> None:
        """Run `function(*args)`; then call `done` with its answer, or `refused` with what it
        raised. Without `refused` an exception goes to the program's last resort. Once all was
        stopped, nothing is begun: a timer may still ring while the window goes away."""
        if self._stopped:
            return
        future = self._pool.submit(function, *args)
        if name:
            stale = self._newest.get(name)
            if stale is not None:
                stale.cancel()
            self._newest[name] = future

        def answer(result: Future[Any]) -> None:
            if result.cancelled() or (name and self._newest.get(name) is not result):
                return
            problem = result.exception()
            if problem is None:
                done(result.result())
            elif refused is not None and isinstance(problem, Exception):
                refused(problem)
            else:
                raise problem

        future.add_done_callback(lambda result: self._answered.emit(answer, result))

    def drop(self, name: str) -> None:
        """Make what was started under that name stale."""
        stale = self._newest.pop(name, None)
        if stale is not None:
            stale.cancel()

    def wait_for(self, function: Callable[..., T], *args: object, patience: float = PATIENCE) -> T:
        """Run `function(*args)` after what was started before, and wait for its answer.

        Raises TimeoutError if there is none after so many seconds: a drive may never answer. What
        is asked for from then on does not wait for what hangs.
        """
        future = self._pool.submit(function, *args)
        try:
            return future.result(patience)
        except TimeoutError:
            if future.done():
                raise  # it came from the function
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = _pool()
            raise

    def stop(self) -> None:
        """Wait for what is running and drop the rest; no answer arrives any more."""
        self._stopped = True
        self._answered.disconnect()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._collector.stop()

    def _answer(self, answer: object, result: object) -> None:
        if self._stopped:  # an answer that was on its way already
            return
        cast("Callable[[object], None]", answer)(result)


def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="brief")
