"""Fuzzing with atheris: `python -m tests.fuzz TARGET FOLDER [-max_total_time=300]`.

FOLDER takes what was found on the way, beginning with sound bytes of the target; what goes wrong is
left in the present folder as `crash-…`, `timeout-…` or `oom-…`. A case may take 10 seconds and the
whole 2 GB.
"""

from __future__ import annotations

import contextlib
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

atheris: Any = import_module("atheris")  # not among what the project needs: installed by hand

with atheris.instrument_imports(include=["brief_composer"]):
    from brief_composer.errors import BriefComposerError
    from tests.fuzz.targets import TARGETS, good


def main() -> None:
    """Fuzz one reader."""
    name, corpus, *rest = sys.argv[1:]
    place = Path(corpus)
    place.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(good()[name]):
        (place / f"good-{number}").write_bytes(data)
    read = TARGETS[name]

    def one(data: bytes) -> None:
        with contextlib.suppress(BriefComposerError):
            read(data)

    usual = ["-timeout=10", "-rss_limit_mb=2048", "-max_len=200000"]
    atheris.Setup([sys.argv[0], str(place), *usual, *rest], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
