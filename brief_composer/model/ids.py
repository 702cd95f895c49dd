"""The kinds of identifier, so that one is never taken for another."""

from __future__ import annotations

from typing import NewType

SectionId = NewType("SectionId", str)
"""A section of one brief: "s3"."""

BlockId = NewType("BlockId", str)
"""A block of one brief: "b12". Stable through edits, saving and export."""

EvidenceId = NewType("EvidenceId", str)
"""One use of a quote under one recommendation: "e7"."""

RecommendationId = NewType("RecommendationId", str)
"""A recommendation of the library: "gate-ddr-on-ssr"."""

QuoteId = NewType("QuoteId", str)
"""A quote, in the library and in every brief that uses it: "bicc-2019-q02"."""

SourceId = NewType("SourceId", str)
"""A source record: "bicc-2019"."""

MediumId = NewType("MediumId", str)
"""A picture a brief carries: the SHA-256 of its file."""

ActorId = NewType("ActorId", str)
"""Somebody a recommendation can be addressed to: "mali-government"."""


def fresh() -> str:
    """An identifier for a brief that nothing else has: 32 hexadecimal digits."""
    # Only a new brief needs it, and it brings half a cryptography library with it.
    import secrets

    return secrets.token_hex(16)
