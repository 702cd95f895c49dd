"""Pictures from outside, made ready for a brief."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from brief_composer.doc import picture
from brief_composer.storage import pictures
from brief_composer.storage.errors import FileMissing
from brief_composer.storage.pictures import PictureRefused
from tests.trees import png


def file_of(image: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    return Image.effect_noise((width, height), 90).convert(mode)


def test_a_plain_picture_is_taken_as_it_is() -> None:
    taken = pictures.take(png(40, 20), "a.png")
    assert taken.medium.data == png(40, 20)
    assert (taken.medium.width, taken.medium.height, taken.smaller) == (40, 20, False)


def test_a_picture_of_many_pixels_is_made_smaller() -> None:
    data = file_of(noise(3000, 1500), "JPEG", quality=98)
    taken = pictures.take(data, "a.jpg")
    assert taken.smaller
    assert (taken.medium.width, taken.medium.height) == (2000, 1000)
    assert len(taken.medium.data) < taken.was == len(data)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "BMP", "TIFF"])
def test_other_kinds_are_turned_into_one_every_program_opens(kind: str) -> None:
    taken = pictures.take(file_of(noise(60, 40), kind), f"a.{kind}")
    assert taken.medium.kind in ("png", "jpeg")


def test_the_colours_of_print_become_those_of_the_screen() -> None:
    data = file_of(noise(30, 30).convert("CMYK"), "JPEG")
    taken = pictures.take(data, "a.jpg")
    with Image.open(io.BytesIO(taken.medium.data)) as found:
        assert found.mode == "RGB"


def test_sixteen_bits_are_scaled_to_eight() -> None:
    deep = Image.new("I;16", (4, 4), 65535 // 2)
    taken = pictures.take(file_of(deep, "PNG"), "a.png")
    with Image.open(io.BytesIO(taken.medium.data)) as found:
        assert (found.mode, found.getpixel((0, 0))) == ("L", 127)


def test_a_photograph_lying_on_its_side_is_set_upright() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    data = file_of(Image.new("RGB", (40, 20), "red"), "JPEG", exif=turned)
    taken = pictures.take(data, "a.jpg")
    assert (taken.medium.width, taken.medium.height) == (20, 40)


def test_what_is_clear_stays_clear() -> None:
    data = file_of(Image.new("RGBA", (3000, 10), (255, 0, 0, 40)), "PNG")
    with Image.open(io.BytesIO(pictures.take(data, "a.png").medium.data)) as found:
        assert found.mode == "RGBA"


def moving(kind: str) -> bytes:
    frames = [noise(20, 20), noise(20, 20)]
    return file_of(frames[0], kind, save_all=True, append_images=frames[1:])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "image-empty"),
        (b"%PDF-1.7", "image-kind"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "image-svg"),
        (png()[:50], "image-broken"),
        (b"\xff\xd8\xff\xe0 torn", "image-broken"),
        (moving("GIF"), "image-moving"),
        (moving("PNG"), "image-moving"),
        (moving("WEBP"), "image-moving"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_taken_is_refused_by_name(data: bytes, code: str) -> None:
    with pytest.raises(PictureRefused) as told:
        pictures.take(data, "a.bin")
    assert (told.value.code, told.value.params) == (code, {"name": "a.bin"})


def test_a_picture_of_sixty_megapixels_is_made_small() -> None:
    data = file_of(Image.new("L", (10_000, 6_000), 200), "JPEG")
    taken = pictures.take(data, "huge.jpg")
    assert max(taken.medium.width, taken.medium.height) <= pictures.LONGEST_SIDE


def test_more_pixels_than_fit_into_memory_are_refused() -> None:
    data = file_of(Image.new("1", (20_000, 20_000)), "PNG")
    with pytest.raises(PictureRefused) as told:
        pictures.take(data, "x.png")
    assert told.value.code == "image-too-large"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        pictures.take_file(tmp_path / "no.png")


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    with pytest.raises(PictureRefused):
        pictures.take_file(tmp_path)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_whatever_is_taken_is_a_picture_writers_know(mode: str) -> None:
    data = file_of(Image.new("RGB", (2100, 30), "blue").convert(mode), "PNG")
    assert picture.read(pictures.take(data, "a").medium.data).width <= 2000
