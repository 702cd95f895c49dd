"""What a person has set for the whole program, kept as JSON in the state folder.

Belongs here: the settings as one value, reading them from outside (bounded, each value checked by
itself), writing them whole. Does not belong here: what a setting does (`ui.preferences` hands it
round), what the program remembers by itself (`ui.remembered`).

Read before the first paint, so plain tuples and no library: nothing here may load the model.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple, cast

from brief_composer import paths
from brief_composer.errors import BriefComposerError

LARGEST: Final = 256 * 1024
"""Bytes; a settings file beyond this is none."""

LONGEST: Final = 4000
"""Characters of one text."""

TEXT_SIZES: Final = (90, 200)
"""The smallest and the largest text of the window, in percent."""

KEEP_DAYS: Final = (1, 3650)
"""For how many days earlier versions may be kept."""

LANGUAGES: Final = ("", "en", "fr")
THEMES: Final = ("", "light", "dark")
QUOTE_MARKS: Final = ("", "double", "single", "guillemets", "straight")

_FILE: Final = "settings.json"
_MOST_SHORTCUTS: Final = 500
_USUAL_KEYS: Final[Mapping[str, str]] = MappingProxyType({})


class Organisation(NamedTuple):
    """The details of one's organisation, as they stand in every brief; "" for what is not known.

    `about_en` and `about_fr` are a sentence or two on it in that language.
    """

    name: str = ""
    short_name: str = ""
    address: str = ""
    place: str = ""
    email: str = ""
    web: str = ""
    telephone: str = ""
    contact: str = ""
    about_en: str = ""
    about_fr: str = ""

    def detail(self, field: str, language: str) -> str:
        """What a blank `{organisation: field}` is filled with in a brief of that language; "" for
        a detail that is not known. "about" is the text in the language of the brief."""
        if field == "about":
            field = "about_fr" if language.lower().startswith("fr") else "about_en"
        return str(self._asdict().get(field, "")).strip()

    def with_details(self, found: Mapping[str, str], language: str) -> Organisation:
        """The organisation with these details (named as in a blank) in place of those it had."""
        text = "about_fr" if language.lower().startswith("fr") else "about_en"
        named = {text if name == "about" else name: value for name, value in found.items()}
        return self._replace(**{n: v.strip() for n, v in named.items() if n in self._fields})


DETAILS: Final = (*(name for name in Organisation._fields if name[:6] != "about_"), "about")
"""The names by which a blank may ask for a detail: "name", "email", …, "about"."""


class Settings(NamedTuple):
    """Everything that can be set.

    language: of the program, "" for the system's. briefs_folder: "" for Documents/Briefs. theme:
    "" follows the desktop. text_size: percent. quote_marks: what a typed " becomes, "" for what
    the brief's language has. shortcuts: command id → keys in Qt's portable form, "" for none; a
    command not named has its usual ones. The mapping is never changed in place.
    """

    language: str = ""
    briefs_folder: str = ""
    french_spaces: bool = True
    theme: str = ""
    text_size: int = 100
    dim_pages: bool = False
    strong_contrast: bool = False
    quote_marks: str = ""
    check_while_writing: bool = True
    keep_versions_days: int = 30
    shortcuts: Mapping[str, str] = _USUAL_KEYS
    organisation: Organisation = Organisation()

    def folder(self) -> Path:
        """The folder new briefs are saved in."""
        return Path(self.briefs_folder) if self.briefs_folder else paths.briefs()


class SettingsProblem(BriefComposerError):
    """The settings could not be read or written; the program works with what it has."""


class Loaded(NamedTuple):
    """The settings, and what is to be told about them where the file was not as it should be."""

    settings: Settings
    problem: SettingsProblem | None = None


def file() -> Path:
    """Where the settings are kept."""
    return paths.state() / _FILE


def load() -> Loaded:
    """The settings as they were kept; the usual ones where there are none.

    A file that cannot be understood is kept aside as "settings (damaged).json" and told. A single
    value that cannot be is the usual one, silently.
    """
    path = file()
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except FileNotFoundError:
        return Loaded(Settings())
    except OSError as error:
        problem = SettingsProblem("settings-unreadable", system=error.strerror or "")
        return Loaded(Settings(), problem)
    held = _parsed(data)
    if held is None:
        aside = path.with_name("settings (damaged).json")
        with contextlib.suppress(OSError):
            path.replace(aside)
        return Loaded(Settings(), SettingsProblem("settings-damaged", name=aside.name))
    return Loaded(_settings(held))


def save(settings: Settings) -> None:
    """Keep the settings. Raises SettingsProblem when they cannot be written."""
    # Imported here: nothing is written before the first paint.
    from brief_composer.storage import atomic

    held = settings._asdict()
    held["shortcuts"] = dict(settings.shortcuts)
    held["organisation"] = settings.organisation._asdict()
    data = (json.dumps(held, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
    try:
        file().parent.mkdir(parents=True, exist_ok=True)
        atomic.write(file(), data)
    except OSError as error:
        raise SettingsProblem("settings-not-kept", system=error.strerror or "") from error


def _parsed(data: bytes) -> dict[str, Any] | None:
    if len(data) > LARGEST:
        return None
    try:
        held: object = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return cast("dict[str, Any]", held) if isinstance(held, dict) else None


def _settings(held: Mapping[str, Any]) -> Settings:
    usual = Settings()
    return Settings(
        language=_one_of(held.get("language"), LANGUAGES),
        briefs_folder=_text(held.get("briefs_folder")),
        french_spaces=_flag(held.get("french_spaces"), usual.french_spaces),
        theme=_one_of(held.get("theme"), THEMES),
        text_size=_number(held.get("text_size"), TEXT_SIZES, usual.text_size),
        dim_pages=_flag(held.get("dim_pages"), usual.dim_pages),
        strong_contrast=_flag(held.get("strong_contrast"), usual.strong_contrast),
        quote_marks=_one_of(held.get("quote_marks"), QUOTE_MARKS),
        check_while_writing=_flag(held.get("check_while_writing"), usual.check_while_writing),
        keep_versions_days=_number(
            held.get("keep_versions_days"), KEEP_DAYS, usual.keep_versions_days
        ),
        shortcuts=_shortcuts(held.get("shortcuts")),
        organisation=_organisation(held.get("organisation")),
    )


def _organisation(held: object) -> Organisation:
    if not isinstance(held, dict):
        return Organisation()
    details = cast("dict[str, Any]", held)
    return Organisation(*(_text(details.get(name)) for name in Organisation._fields))


def _shortcuts(held: object) -> Mapping[str, str]:
    if not isinstance(held, dict):
        return {}
    pairs = list(cast("dict[str, Any]", held).items())[:_MOST_SHORTCUTS]
    return {id: keys for id, keys in pairs if isinstance(keys, str) and len(keys) <= 100}


def _text(held: object) -> str:
    if not isinstance(held, str):
        return ""
    # Half a character could be read from JSON and never be written again.
    whole = held.encode("utf-8", "ignore").decode("utf-8").replace("\0", "")
    return whole[:LONGEST]


def _flag(held: object, usual: bool) -> bool:
    return held if isinstance(held, bool) else usual


def _number(held: object, bounds: tuple[int, int], usual: int) -> int:
    if not isinstance(held, int) or isinstance(held, bool):
        return usual
    return max(bounds[0], min(held, bounds[1]))


def _one_of(held: object, known: tuple[str, ...]) -> str:
    return held if isinstance(held, str) and held in known else known[0]
