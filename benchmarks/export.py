"""How long an export takes, whole process and warm, beside what the same libraries could do.

`python -m benchmarks.export [docx] [pdf] [--rounds N]` prints, for 4, 20, 100 and 200 pages with
notes, tables, pictures and references, our writers beside a hand-written script (the floor) and the
obvious script, as ratios of processor time from the same run. Where our goal is missed, it says
where the time goes.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

import msgspec

from benchmarks import content
from benchmarks.export_once import CONTESTANTS
from benchmarks.floors.flat import flat
from benchmarks.measure import in_turn, ms, processor_time, ratio, table
from brief_composer.doc.tree import Block, Document, Figure, Paragraph, Table, Text
from brief_composer.render.compose import compose

SIZES = (*content.SIZES, content.Size("200 pages", 840, 400, 240))
FORMATS = {
    "docx": ("ours docx", "raw WordprocessingML", "naive python-docx", 2.0),
    "pdf": ("ours pdf", "canvas script", "naive platypus", 1.3),
}
"""Ours, the floor, the obvious script, and how many times the floor we allow ourselves."""


def tree(size: content.Size) -> Document:
    """A composed brief of that size, a table at every twentieth block, a picture at every
    fortieth."""
    document = compose(content.brief(size), {})
    blocks: list[Block] = []
    number = count()
    for block in document.blocks:
        blocks.append(block)
        if isinstance(block, Paragraph) and (n := next(number)) % 20 == 10:
            blocks.append(_table(n))
            if n % 40 == 10:
                blocks.append(Figure(_picture(n), f"Picture {n}", (Text(f"Figure {n}"),)))
    return msgspec.structs.replace(document, blocks=tuple(blocks))


def _table(n: int) -> Table:
    rows = tuple(
        tuple((Text(f"Row {row}, column {column} of {n}"),) for column in range(4))
        for row in range(6)
    )
    return Table(rows[0], rows[1:], caption=(Text(f"Table {n}"),))


def _picture(n: int) -> bytes:
    """About 100 kB that do not compress, each picture another."""
    import io
    import random

    from PIL import Image

    noise = Image.frombytes("L", (400, 200), random.Random(n).randbytes(80_000))
    out = io.BytesIO()
    noise.convert("RGB").save(out, "PNG")
    return out.getvalue()


def prepared(size: content.Size, folder: Path) -> dict[str, Path]:
    """The files the contestants start from."""
    document = tree(size)
    files = {"ours": folder / "tree.msgpack", "floor": folder / "flat.json"}
    files["ours"].write_bytes(msgspec.msgpack.encode(document))
    files["floor"].write_text(flat(document), "utf-8")
    return files


def whole(name: str, given: Path, out: Path) -> None:
    """One export in a process of its own."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "benchmarks.export_once", name, str(given), str(out)]
    subprocess.run(command, check=True, env=environment)


def measured(format: str, size: content.Size, rounds: int) -> tuple[list[tuple[str, ...]], bool]:
    """The rows of the table for a size, and whether the goal was held."""
    names = FORMATS[format][:3]
    goal = FORMATS[format][3]
    with tempfile.TemporaryDirectory() as folder:
        files = prepared(size, Path(folder))
        given = {n: files["ours" if n.startswith("ours") else "floor"] for n in names}
        out = Path(folder) / "out"
        runs = {n: partial(whole, n, given[n], out) for n in names}
        cold = in_turn(runs, rounds, processor_time)
        sizes = {}
        for name in names:
            whole(name, given[name], out)
            sizes[name] = out.stat().st_size
        warm = in_turn({n: _warm(n, given[n]) for n in names}, max(3, rounds // 2), processor_time)
    floor = names[1]
    rows = [
        (
            f"{size.name}: {name}", ms(cold[name]), ratio(cold[name], cold[floor]),
            ms(warm[name]), ratio(warm[name], warm[floor]), f"{sizes[name] / 1024:.0f} kB",
        )
        for name in names
    ]  # fmt: skip
    worst = max(cold[names[0]] / cold[floor], warm[names[0]] / warm[floor])
    return rows, worst <= goal


def _warm(name: str, given: Path) -> Callable[[], bytes]:
    make, data = CONTESTANTS[name](), given.read_bytes()
    make(data)
    return lambda: make(data)


def explain(format: str, size: content.Size) -> None:
    """Where the time of a whole export goes: what is imported, then what is called."""
    name = FORMATS[format][0]
    print(f"\nWhere the time goes: {name}, {size.name}")
    with tempfile.TemporaryDirectory() as folder:
        files = prepared(size, Path(folder))
        code = f"from benchmarks.export_once import CONTESTANTS as c; c[{name!r}]()"
        command = [sys.executable, "-X", "importtime", "-c", code]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
        for line in _heaviest(said):
            print(f"  import {line}")
        run = _warm(name, files["ours"])
    profile = cProfile.Profile()
    profile.runcall(run)
    pstats.Stats(profile).sort_stats("tottime").print_stats(8)


def _heaviest(said: str) -> list[str]:
    """Packages by the time their import takes, the ten slowest."""
    times: dict[str, int] = {}
    for line in said.splitlines():
        own, _, module = line.removeprefix("import time:").split("|")
        if own.strip().isdigit():
            package = module.strip().partition(".")[0]
            times[package] = times.get(package, 0) + int(own)
    slowest = sorted(times.items(), key=lambda each: -each[1])[:10]
    return [f"{package}: {micro / 1000:.0f} ms" for package, micro in slowest]


def main() -> None:
    """Print the tables."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("formats", nargs="*", choices=[*FORMATS, []])
    asked.add_argument("--rounds", type=int, default=7)
    chosen = asked.parse_args()
    missed: list[tuple[str, content.Size]] = []
    for format in chosen.formats or FORMATS:
        rows: list[tuple[str, ...]] = []
        for size in SIZES:
            more, held = measured(format, size, chosen.rounds)
            rows += more
            if not held:
                missed.append((format, size))
        head = ("export", "process", "x floor", "warm", "x floor", "file")
        goal = FORMATS[format][3]
        print(table(f"{format}; goal {goal:g} times {FORMATS[format][1]}", head, rows))
    for format, size in missed:
        explain(format, size)
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"\nlargest process {children / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
