"""One export by one contestant in a process of its own: `benchmarks.export` starts it.

`python -m benchmarks.export_once CONTESTANT INPUT OUTPUT`. Nothing is imported that the contestant
does not need.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path


def floor(module: str, function: str) -> Callable[[bytes], bytes]:
    """A floor: from a flat document as JSON."""
    import json
    from importlib import import_module

    made = getattr(import_module(f"benchmarks.floors.{module}"), function)
    return lambda given: made(json.loads(given))


def ours(format: str) -> Callable[[bytes], bytes]:
    """Our writer: from a document tree as our processes hand it on, in the standard
    house style."""
    import msgspec

    from brief_composer.doc.tree import Document
    from brief_composer.render import styles
    from brief_composer.render.writers import ignore, writer

    write = writer(format).write
    theme = styles.theme("standard")
    return lambda given: write(msgspec.msgpack.decode(given, type=Document), theme, ignore)


CONTESTANTS: dict[str, Callable[[], Callable[[bytes], bytes]]] = {
    "ours docx": lambda: ours("docx"),
    "raw WordprocessingML": lambda: floor("raw_word", "raw_docx"),
    "naive python-docx": lambda: floor("obvious", "obvious_docx"),
    "ours pdf": lambda: ours("pdf"),
    "canvas script": lambda: floor("canvas", "canvas_pdf"),
    "naive platypus": lambda: floor("obvious", "platypus_pdf"),
}


def main() -> None:
    """Read, make, write."""
    contestant, given, out = sys.argv[1:]
    Path(out).write_bytes(CONTESTANTS[contestant]()(Path(given).read_bytes()))
    # As our command line does when it ends: nobody looks for waste in what is let go of.
    gc.freeze()


if __name__ == "__main__":
    main()
