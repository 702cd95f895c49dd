"""The root of every exception the program raises on purpose.

Each room grows its own small tree under `BriefComposerError`. An exception carries a code and
parameters, never a finished sentence: the words are added at the edge (`cli`, `ui`), in the
reader's language, from the catalogue entry `error.<code>`.
"""

from __future__ import annotations


class BriefComposerError(Exception):
    """Something went as it should not, and a person can do something about it.

    `code` names the catalogue entry with the sentence; `params` fill its gaps.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        shown = ", ".join(f"{key}={value!r}" for key, value in self.params.items())
        return f"{self.code}({shown})"
