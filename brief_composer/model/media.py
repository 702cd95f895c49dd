"""The pictures a brief carries with it, each once, known by the SHA-256 of its file.

Belongs here: the value, and which media a brief uses. Does not belong here: what is in a picture
file (`doc.picture`), where it stands in a container (`storage.media`), the figure that shows it
(`model.blocks`).
"""

from __future__ import annotations

import hashlib

from msgspec import Struct

from brief_composer.model.ids import MediumId


class Medium(Struct, frozen=True):
    """A picture: its whole file as it was taken in. `kind` is "png" or "jpeg"; sizes in pixels."""

    id: MediumId
    kind: str
    width: int
    height: int
    data: bytes

    def __repr__(self) -> str:
        return f"Medium({self.id[:8]}…, {self.kind}, {self.width}×{self.height})"


def medium_id(data: bytes) -> MediumId:
    """The id of a picture file."""
    return MediumId(hashlib.sha256(data).hexdigest())
