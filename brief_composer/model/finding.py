"""What checks, loaders and writers report: data, worded at the edge."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class Severity(Enum):
    """FIX: must be fixed before export. REVIEW: worth a look. NOTE: only told when asked."""

    FIX = "fix"
    REVIEW = "review"
    NOTE = "note"


class Origin(Struct, frozen=True):
    """A place in a file; `line` and `column` count from 1, 0 where unknown."""

    path: str
    line: int = 0
    column: int = 0


class Finding(Struct, frozen=True):
    """One thing found. `code` names the words; `params` fill them.

    `where` is the id of the section, block or evidence in a brief it is about ("" for the whole
    brief); `origin` the place in a content file it was found at.
    """

    code: str
    severity: Severity
    where: str = ""
    params: tuple[tuple[str, str | int], ...] = ()
    origin: Origin | None = None

    @property
    def aside_where(self) -> str:
        """What to set this finding aside by: its place and, where several of one kind can be about
        one place, the step or the term it is about ("b3/set-ssr-benchmarks"). A finding whose
        `aside` says so is about the whole brief ("/DDR")."""
        own = self.param("aside")
        if own:
            return str(own)
        need = self.param("need_id")
        return f"{self.where}/{need}" if need else self.where

    @property
    def ending(self) -> str:
        """What the names of its words end with: "-unknown" where the words to show are not known
        (what the source says, what initials stand for)."""
        given = dict(self.params)
        return "-unknown" if "" in (given.get("a"), given.get("long")) else ""

    def param(self, name: str) -> str | int:
        """The value of one parameter ("" when it is not given)."""
        return dict(self.params).get(name, "")


def finding(
    code: str,
    severity: Severity,
    where: str = "",
    origin: Origin | None = None,
    **params: str | int,
) -> Finding:
    """A finding with its parameters given by name."""
    return Finding(code, severity, where, tuple(params.items()), origin)
