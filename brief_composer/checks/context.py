"""What a rule may look at."""

from __future__ import annotations

from msgspec import Struct

from brief_composer.library.items import Library
from brief_composer.model.brief import Brief


class Context(Struct, frozen=True):
    """The brief that is checked and the library it may come from."""

    brief: Brief
    library: Library
