"""Draws every page of the sample briefs in every house style, as PDF and as Word files.

`python -m tools.page_pictures FOLDER [--style ID]… [--language en]… [--format docx]…` writes
FOLDER/<sample>-<style>-<format>/page-<number>.png, and one sheet with all pages of each file beside
them: FOLDER/<sample>-<style>-<format>.png. Word files are shown as LibreOffice shows them, with our
own typefaces where those that come with Word are not on this computer; without LibreOffice they
are left out, and that is said.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from msgspec.structs import replace
from PIL import Image

from brief_composer import paths
from brief_composer.library import load as library_load
from brief_composer.library.items import Library
from brief_composer.render import styles
from brief_composer.render.compose import actor_names, compose
from brief_composer.render.contents import paged
from brief_composer.render.options import Options, in_house
from brief_composer.render.pages import Pages
from brief_composer.render.theme import Paper
from brief_composer.render.writers import ignore, writer
from brief_composer.storage import files

FORMATS = ("pdf", "docx")
SCALE = 1.25
"""Pixels a point: 90 a inch."""

_ACROSS = 4
_GAP = 16
_GROUND = "#8a8f94"
_FACES = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{folder}</dir>
  <alias binding="same"><family>Cambria</family>
    <accept><family>Caladea</family><family>BriefSerif</family></accept></alias>
  <alias binding="same"><family>Calibri</family>
    <accept><family>Carlito</family><family>BriefSans</family></accept></alias>
</fontconfig>
"""


def main() -> int:
    """Draw what is asked for; the exit code."""
    samples = {file.stem: file for file in sorted(paths.resource("samples").glob("*.yaml"))}
    known = tuple(style.id for style in styles.names())
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("folder", type=Path)
    asked.add_argument("--style", action="append", choices=known)
    asked.add_argument("--sample", action="append", choices=tuple(samples))
    asked.add_argument("--format", action="append", choices=FORMATS)
    asked.add_argument("--contents", action="store_true", help="with contents")
    asked.add_argument("--scale", type=float, default=SCALE)
    chosen = asked.parse_args()
    formats = tuple(chosen.format or FORMATS)
    if "docx" in formats and not shutil.which("soffice"):
        print("LibreOffice is not installed: no pictures of Word files.", file=sys.stderr)
        formats = tuple(each for each in formats if each != "docx")
    library = library_load.load_all()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for sample, style in itertools.product(chosen.sample or samples, chosen.style or known):
            made = exported(samples[sample], style, formats, library, contents=chosen.contents)
            for format, data in made.items():
                (folder / f"{sample}-{style}-{format}.{format}").write_bytes(data)
        shown_by_libreoffice(sorted(folder.glob("*.docx")), folder)
        for file in sorted(folder.glob("*.pdf")):
            draw(file, chosen.folder / file.stem, chosen.scale)
            print(chosen.folder / f"{file.stem}.png")
    return 0


def exported(
    sample: Path, style: str, formats: tuple[str, ...], library: Library, *, contents: bool
) -> dict[str, bytes]:
    """A sample brief in a house style, by format."""
    brief = files.load(sample)
    language = brief.details.language
    theme = styles.theme(style, Paper.A4, language=language)
    options = in_house(Options(), theme)
    options = replace(options, contents=options.contents or contents)
    document = paged(compose(brief, actor_names(library, language), options), theme)
    return {format: writer(format).write(document, theme, ignore) for format in formats}


def shown_by_libreoffice(words: list[Path], folder: Path) -> None:
    """Word files as LibreOffice prints them: a PDF of the same name in the folder."""
    if not words:
        return
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    faces = folder / "fonts.conf"
    faces.write_text(_FACES.format(folder=paths.resource("fonts")), "utf-8")
    environment = {**os.environ, "FONTCONFIG_FILE": str(faces)}
    subprocess.run([*command, *map(str, words)], check=True, capture_output=True, env=environment)


def draw(pdf: Path, folder: Path, scale: float) -> None:
    """Each page as a picture in the folder, and all of them on one sheet beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("page-*.png"):
        old.unlink()
    pictures: list[Image.Image] = []
    with Pages(pdf.read_bytes()) as pages:
        for number in range(pages.count):
            made = pages.image(number, scale)
            size = (made.width, made.height)
            picture = Image.frombuffer("RGB", size, made.data, "raw", "BGRX", made.stride, 1)
            picture.save(folder / f"page-{number + 1}.png")
            pictures.append(picture)
    sheet(pictures).save(folder.with_suffix(".png"))


def sheet(pictures: list[Image.Image]) -> Image.Image:
    """All pages at half their size, four in a row."""
    small = [picture.resize((picture.width // 2, picture.height // 2)) for picture in pictures]
    wide = max(picture.width for picture in small) + _GAP
    high = max(picture.height for picture in small) + _GAP
    rows = -(-len(small) // _ACROSS)
    across = min(len(small), _ACROSS)
    made = Image.new("RGB", (across * wide + _GAP, rows * high + _GAP), _GROUND)
    for number, picture in enumerate(small):
        row, column = divmod(number, _ACROSS)
        made.paste(picture, (column * wide + _GAP, row * high + _GAP))
    return made


if __name__ == "__main__":
    raise SystemExit(main())
