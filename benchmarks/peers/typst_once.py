"""One export by typst in a process of its own: `typst_once.py PACKAGE SOURCE OUTPUT`.

A script, started by its path: nothing of ours is imported, and typst is found where it was put.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Read, make, write; with our faces, so that the lines are as full as ours."""
    package, source, out = sys.argv[1:]
    sys.path.insert(0, package)
    import typst  # pyright: ignore[reportMissingImports]  # installed beside the program, not in it

    fonts = Path(__file__).resolve().parents[2] / "resources" / "fonts"
    typst.compile(
        source,
        output=out,
        root=str(Path(source).parent),
        font_paths=[str(fonts)],
        ignore_system_fonts=True,
        format="pdf",
    )


if __name__ == "__main__":
    main()
