"""What picture files say of themselves, and which are refused."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from brief_composer.doc.picture import PictureError, read
from tests.trees import png


def jpeg(**more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 10), "red").save(out, "JPEG", **more)  # pyright: ignore
    return out.getvalue()


def test_a_png_tells_its_size() -> None:
    picture = read(png(40, 20))
    assert (picture.suffix, picture.width, picture.height) == ("png", 40, 20)


@pytest.mark.parametrize("more", [{}, {"progressive": True}, {"dpi": (300, 300)}])
def test_a_jpeg_tells_its_size(more: dict[str, object]) -> None:
    picture = read(jpeg(**more))
    assert (picture.suffix, picture.width, picture.height) == ("jpeg", 30, 10)


def test_the_resolution_says_how_wide_a_picture_wants_to_be() -> None:
    assert read(jpeg(dpi=(300, 300))).width_mm == pytest.approx(2.54)


def test_a_resolution_that_cannot_be_is_not_believed() -> None:
    assert read(jpeg(dpi=(1, 1))).width_mm == pytest.approx(30 / 150 * 25.4)


@pytest.mark.parametrize("whole", [png(), jpeg()])
@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_picture_that_is_cut_off_is_broken(whole: bytes, kept: float) -> None:
    with pytest.raises(PictureError) as problem:
        read(whole[: int(len(whole) * kept)])
    assert problem.value.code == "picture-broken"


def test_a_png_whose_bytes_were_changed_is_broken() -> None:
    damaged = bytearray(png())
    damaged[len(damaged) // 2] ^= 0xFF
    with pytest.raises(PictureError) as problem:
        read(bytes(damaged))
    assert problem.value.code == "picture-broken"


@pytest.mark.parametrize(
    ("image", "code"), [(b"", "picture-missing"), (b"GIF89a...", "picture-kind")]
)
def test_what_is_no_picture_is_refused(image: bytes, code: str) -> None:
    with pytest.raises(PictureError) as problem:
        read(image)
    assert problem.value.code == code
