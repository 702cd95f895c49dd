"""Rubbish is collected on the UI thread alone.

Python collects wherever it happens to run. Were that a background thread, widgets held in circles
would be destroyed there, which Qt does not survive. So while there are background threads, Python
does not collect by itself, and a timer of the UI thread does it in its place.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000
"""Milliseconds between two looks at how much has gathered."""


class Collector(QObject):
    """Collects from its making until `stop`. Several may be at work at once if the one that was
    made first is stopped last."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._by_itself = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect what is due by Python's own measure."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Leave it to Python again, if it was left to it before."""
        self._timer.stop()
        if self._by_itself:
            self._by_itself = False
            gc.enable()
