"""Light copies: the same brief in fewer bytes, and what is said of what was left out."""

from __future__ import annotations

import hashlib
import io
import random
from pathlib import Path

import pytest
from msgspec import structs
from PIL import Image, ImageDraw

from brief_composer.doc import picture
from brief_composer.model import markup
from brief_composer.model.blocks import FigureBlock, TextBlock
from brief_composer.model.brief import Brief, Details, Section
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.model.media import Medium
from brief_composer.storage import files, light, media

DOCUMENT = random.Random(1).randbytes(60_000)
OTHERS = {"sources/Report 2019.pdf": DOCUMENT, "extra/kept.bin": b"kept"}


def photograph(width: int = 1500, height: int = 1000, dpi: int = 300) -> Medium:
    """A picture that looks like one to an encoder: smooth, with grain."""
    grain = Image.effect_noise((width, height), 60).convert("RGB")
    sky = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    out = io.BytesIO()
    Image.blend(grain, sky, 0.6).save(out, "JPEG", quality=92, dpi=(dpi, dpi))
    return media.medium(out.getvalue())


def drawing(mode: str = "RGB") -> Medium:
    image = Image.new(mode, (1800, 1200))
    pen = ImageDraw.Draw(image)
    chance = random.Random(3)
    for number in range(300):
        top = chance.randrange(1100)
        pen.rectangle((number * 6, top, number * 6 + 3, 1199), chance.choice(INKS))
    out = io.BytesIO()
    image.save(out, "PNG")
    return media.medium(out.getvalue())


INKS = ["#17666b", "#a5281b", "#7a4d00", "#ffffff"]


def brief(*pictures: Medium, width: int = 0) -> Brief:
    text = TextBlock(BlockId("b2"), markup.parse("It rains."))
    figures = tuple(
        FigureBlock(BlockId(f"b{number}"), each.id, f"Picture {number}", width=width)
        for number, each in enumerate(pictures, start=3)
    )
    section = Section(SectionId("s1"), "Why", blocks=(text, *figures))
    return Brief(Details("The river"), (section,), counter=20, id="ab" * 16, media=pictures)


def saved(made: light.Light, folder: Path) -> Path:
    path = folder / "light.brief"
    files.save(path, made.brief, made.others)
    return path


def test_a_brief_that_is_small_enough_stays_as_it_is() -> None:
    whole = brief(photograph())
    made = light.make(whole, OTHERS, 10_000_000)
    assert (made.brief, made.others, bool(made.about)) == (whole, OTHERS, False)
    assert made.fits


def test_documents_go_first_and_pictures_stay_when_that_is_enough() -> None:
    whole = brief(photograph(300, 200))
    size = light.make(whole, OTHERS, 10_000_000).size
    made = light.make(whole, OTHERS, size - 10_000)
    assert made.fits
    assert made.brief == whole
    (left,) = made.about.left_out
    digest = hashlib.sha256(DOCUMENT).hexdigest()
    assert (left.name, left.size, left.digest) == ("Report 2019.pdf", len(DOCUMENT), digest)
    assert made.others["extra/kept.bin"] == b"kept"


def test_pictures_are_made_as_small_as_needed(tmp_path: Path) -> None:
    whole = brief(photograph(), photograph(1400, 900))
    made = light.make(whole, {}, 150_000)
    assert made.fits
    path = saved(made, tmp_path)
    assert path.stat().st_size == made.size <= 150_000
    assert len(made.about.pictures) == 2


def test_no_more_is_done_than_is_needed() -> None:
    whole = brief(photograph())
    gentle = light.make(whole, {}, 500_000)
    harsh = light.make(whole, {}, 60_000)
    assert harsh.size < gentle.size <= 500_000


def test_the_text_is_the_same() -> None:
    whole = brief(photograph())
    made = light.make(whole, {}, 60_000)
    assert made.brief.details == whole.details
    assert next(made.brief.blocks()) == next(whole.blocks())
    assert made.brief.id == whole.id


def test_the_brief_it_was_made_from_is_not_touched() -> None:
    picture_ = photograph()
    whole = brief(picture_)
    light.make(whole, {}, 60_000)
    assert whole == brief(picture_)


@pytest.mark.parametrize("dpi", [300, 100])
@pytest.mark.parametrize("width", [0, 120])
def test_pictures_stay_as_wide_on_the_page(dpi: int, width: int) -> None:
    whole = brief(photograph(dpi=dpi), width=width)
    made = light.make(whole, {}, 30_000)
    figure = next(b for b in made.brief.blocks() if isinstance(b, FigureBlock))
    shown = figure.width or picture.read(made.brief.media[0].data).width_mm
    wanted = width or picture.read(whole.media[0].data).width_mm
    assert made.brief.media[0].width < whole.media[0].width
    assert shown == pytest.approx(wanted, abs=1)


def test_a_drawing_stays_a_drawing() -> None:
    made = light.make(brief(drawing()), {}, len(drawing().data) * 2 // 3)
    assert made.brief.media[0].kind == "png"


def test_what_can_be_seen_through_stays_so() -> None:
    made = light.make(brief(drawing("RGBA")), {}, 8_000)
    with Image.open(io.BytesIO(made.brief.media[0].data)) as found:
        assert "A" in found.getbands()


def test_what_cannot_be_made_that_small_is_as_small_as_it_gets() -> None:
    made = light.make(brief(photograph()), OTHERS, 1_000)
    assert not made.fits
    assert made.size < made.was
    assert made.brief.media[0].width == light.STEPS[-1][0]


def test_the_copy_says_itself_what_was_left_out(tmp_path: Path) -> None:
    made = light.make(brief(photograph()), OTHERS, 60_000)
    opened = files.open_brief(saved(made, tmp_path))
    assert light.about(opened.others) == made.about


def test_a_light_copy_of_a_light_copy_remembers_the_whole_one() -> None:
    whole = brief(photograph())
    once = light.make(whole, OTHERS, 150_000)
    twice = light.make(once.brief, once.others, 40_000)
    assert twice.about.left_out == once.about.left_out
    assert [each.was for each in twice.about.pictures] == [whole.media[0].id]


def test_a_picture_put_in_anew_is_whole_again() -> None:
    made = light.make(brief(photograph()), OTHERS, 60_000)
    mended = structs.replace(made.brief, media=(photograph(800, 600),))
    assert light.still_true(made.about, mended).pictures == ()
    assert light.still_true(made.about, mended).left_out == made.about.left_out


def test_no_picture_is_touched_for_a_copy_that_is_not_wanted_any_more() -> None:
    whole = brief(photograph())
    assert light.make(whole, {}, 60_000, lambda: False).brief == whole


def test_the_same_brief_gives_the_same_copy() -> None:
    whole = brief(photograph())
    assert light.make(whole, OTHERS, 60_000) == light.make(whole, OTHERS, 60_000)


@pytest.mark.parametrize(
    "said", [b"", b"[]", b"\xff", b'{"left_out": [1, {"part": 3}], "pictures": {"was": ""}}']
)
def test_what_a_file_says_of_itself_is_not_trusted(said: bytes) -> None:
    assert light.about({light.ABOUT: said}) == light.About()
