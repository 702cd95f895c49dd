"""The terminal: answers on standard output, remarks on standard error, in the reader's language.

Characters the terminal cannot show are said in plainer ones.
"""

from __future__ import annotations

import contextlib
import json
import re
import unicodedata
from collections.abc import Generator, Mapping
from typing import Any, TextIO

from brief_composer import words as catalogue
from brief_composer.cli.exits import Ended, Exit
from brief_composer.errors import BriefComposerError
from brief_composer.storage.errors import system_words
from brief_composer.words import Words

SCHEMA_VERSION = 1
"""The number in every `--json` answer; it rises when a name changes its meaning or goes."""

_PLAINER = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "«": '"', "»": '"', "…": "...", "–": "-", "—": "-"}
    | {"·": "-", "→": "->", "\u00a0": " ", "\u202f": " ", "œ": "oe", "Œ": "OE"}
)


UNWRITTEN = "answer-unwritten"
"""The key of what is said where standard output takes no more."""

_COMMANDING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that steer a terminal; a brief from anywhere must not."""


class Terminal:
    """Where a command answers, and the words it answers in."""

    __slots__ = ("_err", "_out", "words")

    def __init__(self, out: TextIO | None, err: TextIO | None, words: Words) -> None:
        """None for a stream that was closed before the program began."""
        self._out = out
        self._err = err
        self.words = words

    def answer(self, text: str = "") -> None:
        """One line of what was asked for. Raises Ended where it cannot be written."""
        self._answer(_COMMANDING.sub("\ufffd", text))

    def say(self, key: str, **params: object) -> None:
        """Words of the catalogue's area "cli", as part of the answer."""
        self.answer(self.words(f"cli.{key}", **params))

    def remark(self, text: str) -> None:
        """One line about what happened, apart from the answer."""
        # Where it cannot be written there is nobody to tell; the exit code still says it.
        with contextlib.suppress(OSError):
            _put(self._err, _COMMANDING.sub("\ufffd", text))

    def answer_json(self, kind: str, **content: object) -> None:
        """A whole answer for another program: `kind` names its form."""
        whole: dict[str, object] = {"schema_version": SCHEMA_VERSION, "kind": kind, **content}
        text = json.dumps(whole, ensure_ascii=False, indent=2)
        if self._out is not None and not _can_show(self._out, text):
            text = json.dumps(whole, ensure_ascii=True, indent=2)
        self._answer(_COMMANDING.sub(_escaped, text))

    def flush(self) -> None:
        """Have everything reach the reader; raises BrokenPipeError where nobody reads."""
        if self._out is not None:
            with _told_if_unwritten():
                self._out.flush()

    def _answer(self, text: str) -> None:
        with _told_if_unwritten():
            _put(self._out, text)


def choose_language(words: list[str], environ: Mapping[str, str]) -> str:
    """The language to answer in: `--lang`, else BRIEF_COMPOSER_LANGUAGE, else the system's."""
    for number, word in enumerate(words):
        if word.startswith("--lang="):
            return catalogue.base_language(word.partition("=")[2])
        if word == "--lang" and number + 1 < len(words):
            return catalogue.base_language(words[number + 1])
    return catalogue.preferred(environ)


def sentence(words: Words, problem: BriefComposerError) -> str:
    """What a person reads of a problem the program knows."""
    key = f"error.{problem.code}"
    if key not in words:
        return words("cli.problem", code=str(problem))
    said = words(key, **problem.params) if problem.params else words(key)
    # What stands in the way of an export is kept as "title / text", for the dialog to part.
    return said.replace(" / ", ". ", 1) if problem.code.startswith("target-") else said


def fault_words(words: Words, code: str, params: Mapping[str, str | int]) -> str:
    """What a person reads of a fault in a file of the library or in a template."""
    key = f"findings.{code}"
    return words(key if key in words else f"error.{code}", **params)


def size(words: Words, count: int) -> str:
    """A number of bytes as people say it: "84 KB"."""
    if count < 1_000_000:
        return words("cli.kilobytes", n=max(1, round(count / 1000)))
    return words("cli.megabytes", n=f"{count / 1_000_000:.1f}")


@contextlib.contextmanager
def _told_if_unwritten() -> Generator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as full:
        raise Ended(Exit.CANNOT_WRITE, UNWRITTEN, reason=system_words(full)) from full


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _put(stream: TextIO | None, text: str) -> None:
    if stream is None:
        return
    if not _can_show(stream, text):
        text = unicodedata.normalize("NFKD", text.translate(_PLAINER))
        encoding = stream.encoding or "ascii"
        text = "".join(each for each in text if not unicodedata.combining(each))
        text = text.encode(encoding, "replace").decode(encoding)
    stream.write(text + "\n")


def _can_show(stream: TextIO, text: str) -> bool:
    encoding: Any = getattr(stream, "encoding", None)
    try:
        text.encode(encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True
