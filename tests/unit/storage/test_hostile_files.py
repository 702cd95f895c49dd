"""A file made to harm is refused with a message, soon and in little memory."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import warnings
import zipfile
from pathlib import Path

import pytest

from brief_composer.model.brief import Brief
from brief_composer.storage import container, files, plain
from brief_composer.storage.errors import DamagedBrief, NotABrief, ReadError

GOOD = plain.write(Brief())


def zipped(*parts: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method) as archive:
        warnings.simplefilter("ignore")  # "duplicate name"
        for name, data in parts:
            archive.writestr(name, data)
    return out.getvalue()


def refusal(tmp_path: Path, data: bytes) -> ReadError:
    path = tmp_path / "t.brief"
    path.write_bytes(data)
    started = time.process_time()
    tracemalloc.start()
    try:
        with pytest.raises(ReadError) as told:
            files.load(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 60_000_000 + len(data)
    assert time.process_time() - started < 10
    return told.value


MINE = ("mimetype", container.MIMETYPE.encode())
CONTENT = ("brief.yaml", GOOD)


@pytest.mark.parametrize(
    "name",
    ["../brief.yaml", "/etc/passwd", "media/../../x", "C:x", "media\\x.png", "media//x", "a\nb"],
)
def test_a_part_whose_name_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    told = refusal(tmp_path, zipped(MINE, CONTENT, (name, b"x")))
    assert told.code == "brief-odd-part"


def test_a_link_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("media/x.png")
    link.create_system = 3
    link.external_attr = 0o120777 << 16
    told = refusal(tmp_path, zipped(MINE, CONTENT, (link, b"/etc/passwd")))
    assert told.code == "brief-odd-part"


@pytest.mark.parametrize("name", ["brief.yaml", "Brief.YAML"])
def test_two_parts_of_one_name_are_refused(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path, zipped(MINE, CONTENT, (name, b"x"))).code == "brief-part-twice"


def test_a_part_that_grows_without_end_is_refused(tmp_path: Path) -> None:
    bomb = zipped(MINE, ("brief.yaml", b"#" * 200_000_000), method=zipfile.ZIP_DEFLATED)
    assert refusal(tmp_path, bomb).code == "brief-too-large"


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped(MINE, ("brief.yaml", b"#" * 4_900_000), method=zipfile.ZIP_DEFLATED))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.rfind(signature)
        data[at + offset : at + offset + 4] = struct.pack("<L", 100)
    refusal(tmp_path, bytes(data))


def test_a_part_of_high_ratio_is_refused(tmp_path: Path) -> None:
    bomb = zipped(MINE, ("brief.yaml", b"#" * 4_900_000), method=zipfile.ZIP_DEFLATED)
    assert refusal(tmp_path, bomb).code == "brief-odd-part"


def test_too_many_parts_are_refused_before_they_are_listed(tmp_path: Path) -> None:
    many = [(f"media/{n}", b"") for n in range(container.MOST_PARTS + 1)]
    assert refusal(tmp_path, zipped(MINE, CONTENT, *many)).code == "brief-too-many-parts"


def test_an_unknown_compression_and_a_password_are_refused(tmp_path: Path) -> None:
    data = bytearray(zipped(MINE, CONTENT))
    local, central = data.rfind(b"PK\x03\x04"), data.rfind(b"PK\x01\x02")
    data[local + 8] = data[central + 10] = 99
    assert refusal(tmp_path, bytes(data)).code == "brief-odd-part"
    data = bytearray(zipped(MINE, CONTENT))
    data[local + 6] |= 1
    data[central + 8] |= 1
    assert refusal(tmp_path, bytes(data)).code == "brief-odd-part"


def test_words_that_were_changed_in_the_zip_are_noticed(tmp_path: Path) -> None:
    data = zipped(MINE, CONTENT).replace(b"counter: 0", b"counter: 9")
    assert refusal(tmp_path, data).code == "brief-torn"


def test_another_kind_of_zip_is_no_brief(tmp_path: Path) -> None:
    told = refusal(tmp_path, zipped(("word/document.xml", b"<x/>")))
    assert isinstance(told, NotABrief)
    told = refusal(tmp_path, zipped(("mimetype", b"application/epub+zip"), CONTENT))
    assert isinstance(told, NotABrief)


def test_a_brief_without_its_text_is_told(tmp_path: Path) -> None:
    told = refusal(tmp_path, zipped(MINE, ("media/x.png", b"x")))
    assert (told.code, told.params["part"]) == ("brief-part-missing", "brief.yaml")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x [1]\nb: *x\n", "content-alias"),
        ("a: !!python/object/apply:os.system [ls]\n", "content-tag"),
        ("a: " + "[" * 100_000, "content-nested"),
        ("a: " + "{a: " * 100_000, "content-nested"),
        ("a: b\n---\nc: d\n", "content-second-document"),
        ("? [a]\n: b\n", "content-key-not-text"),
        ("\ta: b\n", "content-syntax-tab"),
    ],
)
def test_yaml_that_does_more_than_say_is_refused(text: str, code: str) -> None:
    with pytest.raises(DamagedBrief) as told:
        plain.read(b"format: brief-composer/brief/1\n" + text.encode(), "t")
    assert code in [found.code for found in told.value.findings]
    assert all(found.origin and found.origin.line > 1 for found in told.value.findings)


def test_text_that_is_not_utf8_is_told_with_its_place() -> None:
    with pytest.raises(DamagedBrief) as told:
        plain.read(b"format: brief-composer/brief/1\ndetails: {title: caf\xe9}\n", "t")
    assert (told.value.params["line"], told.value.params["column"]) == (2, 21)
    assert told.value.findings[0].code == "content-encoding"
