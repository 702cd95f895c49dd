"""Language tags: "en-GB", "fr", "bm". What a file says of its language decides how it is read
aloud and hyphenated, so a tag that is none must not get there."""

from __future__ import annotations

import re

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{5,8})*")


def sound(tag: str, otherwise: str = "") -> str:
    """The tag if it is well formed (language, script, region, variants: RFC 5646), `otherwise` if
    it is not."""
    return tag if _TAG.fullmatch(tag) else otherwise
