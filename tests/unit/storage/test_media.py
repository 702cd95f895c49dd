"""Pictures in the file of a brief: written once, read back, refused when not what they say."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from msgspec.structs import replace

from brief_composer.model.blocks import FigureBlock
from brief_composer.model.brief import Brief, Section
from brief_composer.model.ids import BlockId, MediumId, SectionId
from brief_composer.session.edits.blocks import duplicate_block, remove_block
from brief_composer.storage import container, files, media, plain
from brief_composer.storage.errors import DamagedBrief, ReadError
from tests.trees import png, striped

PICTURE, OTHER = media.medium(png(40, 20)), media.medium(striped())


def shown(id: MediumId = PICTURE.id) -> Brief:
    figure = FigureBlock(BlockId("b2"), id, "A road")
    section = Section(SectionId("s1"), "One", blocks=(figure,))
    return Brief(sections=(section,), counter=2, id="0" * 32, media=(PICTURE,))


def names(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def packed(tmp_path: Path, others: dict[str, bytes], brief: Brief | None = None) -> Path:
    path = tmp_path / "t.brief"
    path.write_bytes(container.pack(plain.write(brief or shown()), others))
    return path


def refused(path: Path) -> ReadError:
    with pytest.raises(DamagedBrief) as told:
        files.load(path)
    return told.value


def test_a_picture_is_written_once_under_its_fingerprint_and_read_back(tmp_path: Path) -> None:
    twice = duplicate_block(BlockId("b2"))(shown())
    files.save(tmp_path / "t.brief", twice)
    part = f"media/{hashlib.sha256(PICTURE.data).hexdigest()}.png"
    assert names(tmp_path / "t.brief") == ["mimetype", "brief.yaml", part]
    assert files.load(tmp_path / "t.brief") == twice


def test_pictures_no_figure_shows_are_not_written(tmp_path: Path) -> None:
    files.save(tmp_path / "t.brief", remove_block(BlockId("b2"))(shown()))
    assert names(tmp_path / "t.brief") == ["mimetype", "brief.yaml"]


def test_a_picture_part_no_figure_shows_is_left_behind(tmp_path: Path) -> None:
    path = packed(tmp_path, {**media.parts(shown()), media.part_name(OTHER): OTHER.data})
    opened = files.open_brief(path)
    assert opened.brief.media == (PICTURE,)
    assert opened.others == {}


def test_parts_that_are_no_pictures_are_kept(tmp_path: Path) -> None:
    path = packed(tmp_path, {**media.parts(shown()), "notes/x.txt": b"x"})
    assert files.open_brief(path).others == {"notes/x.txt": b"x"}


def test_a_missing_picture_keeps_nobody_from_the_text(tmp_path: Path) -> None:
    assert files.load(packed(tmp_path, {})) == replace(shown(), media=())


def bomb() -> bytes:
    """A PNG of few bytes that says it has 65,000 by 65,000 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", 65_000, 65_000, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"", "png"),
        (b"<svg/>", "png"),
        (PICTURE.data[:60], "png"),
        (PICTURE.data, "jpg"),
        (bomb(), "png"),
    ],
    ids=["empty", "no picture", "torn", "another kind", "too many dots"],
)
def test_a_picture_that_is_not_what_it_says_is_refused(
    tmp_path: Path, data: bytes, suffix: str
) -> None:
    id = MediumId(hashlib.sha256(data).hexdigest())
    told = refused(packed(tmp_path, {f"media/{id}.{suffix}": data}, shown(id)))
    assert told.code == "brief-picture-odd"


def test_a_picture_under_a_fingerprint_that_is_not_its_own_is_refused(tmp_path: Path) -> None:
    told = refused(packed(tmp_path, {media.part_name(PICTURE): OTHER.data}))
    assert told.code == "brief-picture-odd"


def test_a_plain_text_keeps_its_pictures_in_a_folder_beside_it(tmp_path: Path) -> None:
    files.save(tmp_path / "t.yaml", shown())
    assert (tmp_path / media.part_name(PICTURE)).read_bytes() == PICTURE.data
    assert files.load(tmp_path / "t.yaml") == shown()


def test_a_plain_text_opens_without_its_pictures(tmp_path: Path) -> None:
    files.save(tmp_path / "t.yaml", shown())
    (tmp_path / media.part_name(PICTURE)).unlink()
    assert files.load(tmp_path / "t.yaml") == replace(shown(), media=())


@pytest.mark.parametrize("id", ["../../secret", "/etc/passwd", "a" * 300, "x" * 64, ""])
def test_a_figure_cannot_name_any_file_beside_it(tmp_path: Path, id: str) -> None:
    (tmp_path / "secret.png").write_bytes(PICTURE.data)
    path = tmp_path / "inner" / "deep" / "t.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(plain.write(shown(MediumId(id or "x"))))
    assert files.load(path).media == ()


def test_the_same_brief_gives_the_same_bytes() -> None:
    path = Path("t.brief")
    assert files.to_bytes(shown(), path) == files.to_bytes(shown(), path)
    with zipfile.ZipFile(io.BytesIO(files.to_bytes(shown(), path))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_authors_of_older_files_are_names() -> None:
    text = (
        b"format: brief-composer/brief/1\ndetails: {title: T, authors: [A, {name: B, role: r}]}\n"
    )
    found = plain.read(text, "t").brief.details.authors
    assert [(each.name, each.role) for each in found] == [("A", ""), ("B", "r")]
