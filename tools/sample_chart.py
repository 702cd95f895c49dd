"""Draws the chart of the sample briefs: how many of the pilot's former combatants had been trained
and brought into the forces by September 2019.

    .venv/bin/python tools/sample_chart.py

Writes `resources/samples/media/<sha-256>.png`, one for each language, and prints which is which:
the sample names its picture by that number. The same figures give the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
PILOT, TRAINED = 1840, 1006
WIDTH, HEIGHT, EDGE = 1600, 400, 16
ACCENT, SOFT, TEXT, WHITE = "#17666B", "#CFE0E0", "#1C2422", "#FFFFFF"
WORDS = {
    "en": ("Trained and in the forces", "Not yet", "{:,}", "{:,} in the pilot"),
    "fr": ("Formés et intégrés aux forces", "Pas encore", "{:,}", "{:,} dans le programme pilote"),
}


def chart(language: str) -> bytes:
    """The PNG file of the chart: one bar in two parts, each named and counted."""
    trained, rest, number, whole = WORDS[language]

    def count(form: str, value: int) -> str:
        said = form.format(value)
        return said.replace(",", "\u202f") if language == "fr" else said

    image = Image.new("RGB", (WIDTH, HEIGHT), WHITE)
    draw = ImageDraw.Draw(image)
    big = ImageFont.truetype(RESOURCES / "fonts" / "BriefSans-Bold.ttf", 76)
    name = ImageFont.truetype(RESOURCES / "fonts" / "BriefSans-SemiBold.ttf", 46)
    small = ImageFont.truetype(RESOURCES / "fonts" / "BriefSans-Regular.ttf", 44)
    room = WIDTH - 2 * EDGE
    cut = EDGE + round(room * TRAINED / PILOT)
    top, bottom = 84, 284
    draw.rectangle((EDGE, top, cut - 3, bottom), fill=ACCENT)
    draw.rectangle((cut + 3, top, WIDTH - EDGE, bottom), fill=SOFT)
    middle = (top + bottom) // 2
    draw.text((EDGE + 36, middle), count(number, TRAINED), WHITE, big, "lm")
    draw.text((cut + 39, middle), count(number, PILOT - TRAINED), TEXT, big, "lm")
    draw.text((EDGE, top - 18), trained, ACCENT, name, "ls")
    draw.text((cut + 3, top - 18), rest, TEXT, name, "ls")
    # A line under the whole, with its number in the middle.
    low = bottom + 34
    draw.line((EDGE, low, WIDTH - EDGE, low), TEXT, 3)
    for x in (EDGE + 1, WIDTH - EDGE - 1):
        draw.line((x, low - 14, x, low + 14), TEXT, 3)
    draw.text((WIDTH // 2, low + 50), count(whole, PILOT), TEXT, small, "mm")
    out = io.BytesIO()
    few = image.quantize(16, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True, dpi=(254, 254), pnginfo=PngImagePlugin.PngInfo())
    return out.getvalue()


def main() -> None:
    """Write both charts."""
    folder = RESOURCES / "samples" / "media"
    folder.mkdir(exist_ok=True)
    for language in WORDS:
        data = chart(language)
        name = f"{hashlib.sha256(data).hexdigest()}.png"
        (folder / name).write_bytes(data)
        sys.stdout.write(f"{language}: {name}, {len(data)} bytes\n")


if __name__ == "__main__":
    main()
