"""What the start page knows of templates: the bundled ones from `resources/templates/index.json`,
people's own from what was last seen of them.

The index repeats a few lines of the templates, so that the first paint needs no YAML. A test holds
the two together. Own templates are looked for once the page is there, on a thread of their own as
they may lie on a slow drive, and their cards are remembered for the next start.
"""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import Any, NamedTuple, cast

from PySide6.QtCore import QObject, QTimer, Signal

from brief_composer import paths
from brief_composer.ui.remembered import Remembered

SUFFIX = ".brieftemplate"
LOOK_AFTER = 400
"""Milliseconds after which own templates are looked for: the page is there by then."""

ASK_EVERY = 60


class TemplateCard(NamedTuple):
    """A template as a card shows it; `name` and `line` by language. `owner` is "" for one that
    comes with the program, else "yours" or "organisation"; `saved` is a date."""

    id: str
    name: dict[str, str]
    line: dict[str, str]
    pages: int
    limit: int
    thumbnail: str
    languages: tuple[str, ...]
    owner: str = ""
    maker: str = ""
    saved: str = ""

    def named(self, language: str) -> str:
        """The name in a language, else in English, else in any."""
        found = self.name.get(language) or self.name.get("en")
        return found or next(iter(self.name.values()), self.id)


def template_cards() -> tuple[TemplateCard, ...]:
    """The cards of the bundled templates, in the order of the index."""
    held: dict[str, list[dict[str, Any]]] = json.loads(
        paths.resource("templates", "index.json").read_text("utf-8")
    )
    return tuple(_card(entry) for entry in held["templates"])


class OwnCards(QObject):
    """The cards of people's own templates: those last seen, then those that are there."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._store = Remembered("templates")
        self._found: list[tuple[TemplateCard, ...]] = []
        self._thread: threading.Thread | None = None
        self._again = False
        self.cards = _remembered(self._store.get("cards", []))
        self._begin = _timer(self, LOOK_AFTER, self._start, single=True)
        # Asked for from here: a thread must not call an object that may be gone.
        self._ask = _timer(self, ASK_EVERY, self._take, single=False)

    def saved_here(self, id: str) -> None:
        """This one was made by whoever sits here: its card says so."""
        self._store.put("saved_here", [*self._mine(), id])

    def _mine(self) -> list[str]:
        held: object = self._store.get("saved_here", [])
        return [str(each) for each in cast("list[Any]", held)] if isinstance(held, list) else []

    def look(self, soon: bool = False) -> None:
        """Look for them again; `changed` follows where there are others."""
        self._begin.start(0 if soon else LOOK_AFTER)

    def show(self, cards: tuple[TemplateCard, ...]) -> None:
        """These are there now."""
        mine = set(self._mine())
        cards = tuple(card._replace(maker="") if card.id in mine else card for card in cards)
        if cards != self.cards:
            self.cards = cards
            self._store.put("cards", [card._asdict() for card in cards])
            self.changed.emit()

    def _start(self) -> None:
        if self._thread is not None:
            self._again = True
            return
        found = self._found = []
        self._thread = threading.Thread(
            target=lambda: found.append(_look()), daemon=True, name="templates"
        )
        self._thread.start()
        self._ask.start()

    def _take(self) -> None:
        if self._thread is not None and self._thread.is_alive():
            return
        self._ask.stop()
        self._thread = None
        if self._found:
            self.show(self._found[0])
        if self._again:
            self._again = False
            self._start()


def _look() -> tuple[TemplateCard, ...]:
    folders = [paths.own_templates(), *_shared()]
    if not any(_has_templates(folder) for folder in folders):
        return ()
    # Imported here: this brings the model and YAML, which nobody without templates needs yet.
    from brief_composer.library.items import Library
    from brief_composer.session.template_arrivals import ordered
    from brief_composer.storage import template_shelf

    ours = {card.id for card in template_cards()}
    library = template_shelf.with_templates(Library({}, {}, {}, {}, {}, {}))
    return tuple(
        TemplateCard(
            each.id,
            {name: getattr(each.name, name) for name in each.languages},
            {name: getattr(each.line, name) for name in each.languages},
            each.pages,
            each.limit,
            each.thumbnail,
            each.languages,
            each.owner,
            each.maker,
            each.saved,
        )
        for each in ordered(library.templates.values())
        if each.id not in ours
    )


def _shared() -> tuple[Path, ...]:
    from brief_composer.library import folders

    return (*folders.given(), *folders.chosen())


def _has_templates(folder: Path) -> bool:
    for _, inner, names in os.walk(folder):
        inner[:] = [name for name in inner if not name.startswith(".")]
        if any(name.endswith(SUFFIX) for name in names):
            return True
    return False


def _card(entry: dict[str, Any]) -> TemplateCard:
    return TemplateCard(
        entry["id"],
        entry["name"],
        entry["line"],
        entry["pages"],
        entry["limit"],
        entry["thumbnail"],
        tuple(entry["languages"]),
        str(entry.get("owner", "")),
        str(entry.get("maker", "")),
        str(entry.get("saved", "")),
    )


def _remembered(held: object) -> tuple[TemplateCard, ...]:
    entries = cast("list[Any]", held) if isinstance(held, list) else []
    try:
        return tuple(_card(entry) for entry in entries)
    except (KeyError, TypeError, AttributeError):
        return ()


def _timer(parent: QObject, rest: int, then: object, *, single: bool) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(single)
    timer.setInterval(rest)
    timer.timeout.connect(then)
    return timer
