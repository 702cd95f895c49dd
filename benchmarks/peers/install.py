"""Fetching the peers from the package index into a folder of their own, when asked.

Nothing is fetched at import, and nothing reaches the environment the program runs in.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple


class Peer(NamedTuple):
    """A program like ours and the package that carries it, in the version our numbers are of."""

    name: str
    package: str
    version: str


PEERS = {
    "docx": Peer("pandoc", "pypandoc_binary", "1.17"),
    "pdf": Peer("typst", "typst", "0.15.2"),
}


class NotToBeHad(Exception):
    """A peer could not be installed; the words say why."""


def cache() -> Path:
    """The folder the peers are kept in, under the user's cache."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "Cache"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "brief-composer-benchmarks"


def installed(peer: Peer, into: Path | None = None) -> Path:
    """The folder with the peer's package, fetched first if it is not there; whole or not at all.

    Raises `NotToBeHad`: no network, or no build for this machine.
    """
    kept = into or cache()
    folder = kept / f"{peer.package}-{peer.version}"
    if folder.is_dir():
        return folder
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept) as half:
        target = Path(half) / "whole"
        # A peer is its wheel and nothing else; one try, so that no network is said at once.
        options = ["--no-deps", "--only-binary", ":all:", "--retries", "1", "--timeout", "15"]
        command = [sys.executable, "-m", "pip", "install", "--quiet", *options]
        command += ["--target", str(target), f"{peer.package}=={peer.version}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            said = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
            raise NotToBeHad((said or ["pip could not install it"])[-1].removeprefix("ERROR: "))
        target.rename(folder)
    return folder


def command(format: str, package: Path, source: Path, out: Path) -> list[str]:
    """What starts the peer for a format on a source, as a process of its own."""
    if format == "docx":
        program = package / "pypandoc" / "files" / "pandoc"
        reader = "markdown-smart"  # Quotation marks stay as they are written, as with us.
        options = ["-f", reader, "-t", "docx", "--resource-path", str(source.parent)]
        return [str(program), *options, "-o", str(out), str(source)]
    once = Path(__file__).with_name("typst_once.py")
    return [sys.executable, "-S", "-E", str(once), str(package), str(source), str(out)]
