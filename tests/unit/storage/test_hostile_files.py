"""A file made to harm is refused with a message, soon and in little memory."""

from __future__ import annotations

import io
import os
import struct
import sys
import time
import tracemalloc
import warnings
import zipfile
from pathlib import Path

import pytest

from brief_composer.model.brief import Brief
from brief_composer.model.node import MOST_FAULTS
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


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_compression_that_takes_what_memory_the_file_says_is_refused(
    tmp_path: Path, method: int
) -> None:
    told = refusal(tmp_path, zipped(MINE, ("brief.yaml", GOOD), method=method))
    assert told.code == "brief-odd-part"


def test_parts_nobody_uses_take_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "t.brief"
    path.write_bytes(zipped(MINE, CONTENT, ("other/x.bin", bytes(50_000_000))))
    tracemalloc.start()
    try:
        files.load(path)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("head", "entry"),
    [("sections: [", "a,"), ("set_aside:\n", "- {}\n"), ("", "k{n}: 1\n")],
)
def test_more_entries_than_any_brief_has_are_refused_soon(
    tmp_path: Path, head: str, entry: str
) -> None:
    text = "format: brief-composer/brief/1\n" + head
    path = tmp_path / "t.yaml"
    path.write_text(text + "".join(entry.replace("{n}", str(n)) for n in range(300_000)), "utf-8")
    started = time.process_time()
    with pytest.raises(DamagedBrief) as told:
        files.load(path)
    assert told.value.findings[-1].code == "content-too-many"
    assert time.process_time() - started < 5


def test_faults_nobody_will_read_are_not_collected(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    faulty = "".join(f"k{n}: 1\n" for n in range(5_000))
    path.write_text("format: brief-composer/brief/1\n" + faulty, "utf-8")
    with pytest.raises(DamagedBrief) as told:
        files.load(path)
    assert len(told.value.findings) == MOST_FAULTS


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "t.brief"
    os.mkfifo(path)
    with pytest.raises(NotABrief):
        files.load(path)


def test_a_character_no_file_has_is_told_with_its_column(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text("format: brief-composer/brief/1\nmade_by: a\x1bb\n", "utf-8")
    with pytest.raises(DamagedBrief) as told:
        files.load(path)
    assert (told.value.params["line"], told.value.params["column"]) == (2, 11)


def test_a_part_without_a_name_is_refused(tmp_path: Path) -> None:
    kept = Path(__file__).resolve().parents[2] / "cases" / "hostile" / "nameless-part.brief"
    assert refusal(tmp_path, kept.read_bytes()).code == "brief-odd-part"
