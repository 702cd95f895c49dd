"""How long an export takes, whole process and warm, beside what the same libraries could do.

`python -m benchmarks.export [docx] [pdf] [--rounds N] [--peers]` prints, for 4, 20, 100 and 200
pages with notes, tables, pictures and references, our writers beside a hand-written script (the
floor), the obvious script and, with `--peers`, pandoc and typst, fetched into a folder of their
own: as ratios from the same run, then each goal and whether it is held. Where one is missed, it
says where the time goes.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path

import msgspec

from benchmarks import content
from benchmarks.children import cost, costs_in_turn
from benchmarks.export_goals import GOALS, Outcome, judged
from benchmarks.export_once import CONTESTANTS
from benchmarks.floors.flat import flat
from benchmarks.measure import in_turn, ms, processor_time, ratio, table
from benchmarks.peers import install
from benchmarks.peers.sources import SOURCES
from brief_composer.doc.tree import Block, Document, Figure, Paragraph, Table, Text
from brief_composer.render.compose import compose

SIZES = (*content.SIZES, content.Size("200 pages", 840, 400, 240))


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


def commands(format: str, files: dict[str, Path], package: Path | None) -> dict[str, list[str]]:
    """What starts each contestant as a process of its own, and leaves its file behind as `out`."""
    goal = GOALS[format]
    folder = files["ours"].parent
    started: dict[str, list[str]] = {}
    for name in (goal.ours, goal.floor, goal.obvious):
        given = str(files["ours" if name == goal.ours else "floor"])
        out = str(folder / f"{name}.{format}")
        started[name] = [sys.executable, "-m", "benchmarks.export_once", name, given, out]
    if package is not None:
        made = SOURCES[format](msgspec.json.decode(files["floor"].read_bytes()))
        source = folder / f"source.{'md' if format == 'docx' else 'typ'}"
        source.write_text(made.text, "utf-8")
        for picture, data in made.pictures.items():
            (folder / picture).write_bytes(data)
        out_file = folder / f"{goal.peer}.{format}"
        started[goal.peer] = install.command(format, package, source, out_file)
    return started


def measured(format: str, size: content.Size, rounds: int, package: Path | None) -> Outcome:
    """What every contestant took for a size."""
    goal = GOALS[format]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = prepared(size, folder)
        started = commands(format, files, package)
        for command in started.values():
            cost(command)  # Byte code and file cache are filled before the clock starts.
        costs = costs_in_turn(started, rounds)
        sizes = {each: (folder / f"{each}.{format}").stat().st_size for each in started}
        pages = _pages(files["ours"])
        given = {
            each: files["ours" if each == goal.ours else "floor"]
            for each in (goal.ours, goal.floor, goal.obvious)
        }
        runs = {each: _warm(each, path) for each, path in given.items()}
        warm = in_turn(runs, max(3, rounds // 2), processor_time)
    return Outcome(size.name, pages, costs, warm, sizes)


def rows(format: str, outcome: Outcome) -> list[tuple[str, ...]]:
    """The contestants of a size as rows of the table."""
    goal = GOALS[format]
    floor, warm = outcome.costs[goal.floor], outcome.warm
    return [
        (
            f"{outcome.size}: {name}",
            ms(took.processor), ratio(took.processor, floor.processor), ms(took.elapsed),
            f"{took.processor / outcome.pages * 1000:.1f} ms",
            ms(warm[name]) if name in warm else "",
            ratio(warm[name], warm[goal.floor]) if name in warm else "",
            f"{took.memory / 2**20:.0f} MiB", f"{outcome.files[name] / 1024:.0f} kB",
        )
        for name, took in outcome.costs.items()
    ]  # fmt: skip


def _pages(given: Path) -> int:
    """How many pages our PDF of a document has."""
    import pypdfium2

    made = CONTESTANTS[GOALS["pdf"].ours]()(given.read_bytes())
    document = pypdfium2.PdfDocument(made)
    try:
        return len(document)
    finally:
        document.close()


def _warm(name: str, given: Path) -> Callable[[], bytes]:
    make, data = CONTESTANTS[name](), given.read_bytes()
    make(data)
    return lambda: make(data)


def explain(format: str, size: content.Size) -> None:
    """Where the time of a whole export goes: what is imported, then what is called."""
    name = GOALS[format].ours
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


def peer(format: str) -> Path | None:
    """The peer's folder; a line and None where it is not to be had."""
    wanted = install.PEERS[format]
    try:
        return install.installed(wanted)
    except install.NotToBeHad as reason:
        print(f"{wanted.name} is left out: {reason}")
        return None


def main() -> None:
    """Print the tables."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("formats", nargs="*", choices=[*GOALS, []])
    asked.add_argument("--rounds", type=int, default=7)
    asked.add_argument("--peers", action="store_true", help="beside pandoc and typst, too")
    chosen = asked.parse_args()
    missed: list[tuple[str, str]] = []
    head = ("", "processor", "x floor", "clock", "a page", "warm", "x floor", "memory", "file")
    for format in chosen.formats or GOALS:
        package = peer(format) if chosen.peers else None
        outcomes = [measured(format, size, chosen.rounds, package) for size in SIZES]
        shown = [row for outcome in outcomes for row in rows(format, outcome)]
        print(table(f"{format}; least of {chosen.rounds} runs, warm the median", head, shown))
        verdicts = judged(format, outcomes)
        told = [(v.what, v.shown, v.allowed, "held" if v.held else "MISSED") for v in verdicts]
        print(table(f"{format}: goals", ("goal", "is", "at most", ""), told))
        missed += [(format, v.size) for v in verdicts if not v.held]
    for format, name in dict.fromkeys(missed):
        explain(format, next(size for size in SIZES if size.name == name))


if __name__ == "__main__":
    main()
