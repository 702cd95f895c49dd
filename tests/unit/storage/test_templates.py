"""The files of templates: written, found, refused, thrown away."""

from __future__ import annotations

import io
import os
import stat
import time
import zipfile
from pathlib import Path

import pytest
from msgspec import structs

from brief_composer import paths
from brief_composer.library import folders
from brief_composer.library.items import SectionPlan, StyleFile, Template
from brief_composer.library.load import load
from brief_composer.model.terms import Bilingual
from brief_composer.storage import container, template_shelf, templates
from brief_composer.storage.errors import SaveError
from brief_composer.storage.templates import KIND, TemplateProblem

PLAN = (
    SectionPlan(Bilingual("Summary"), hint=Bilingual("Last."), limit=90, key="summary"),
    SectionPlan(Bilingual("About us"), text=Bilingual("We are {who}."), key="about-us"),
)
NOTE = Template("note", Bilingual("Country note"), Bilingual("One line."), PLAN, languages=("en",))
TEXT = """format: brief-composer/template/2
id: note
name: Country note
languages: [en]
sections:
  - title: Summary
"""
NEWER = "format: brief-composer/template/99\nmade_by: Brief Composer 9.1"


def packed(text: str, **others: bytes) -> bytes:
    return container.pack(text.encode(), others, KIND)


def refusal(data: bytes) -> TemplateProblem:
    with pytest.raises(TemplateProblem) as told:
        templates.from_bytes(data, "x.brieftemplate")
    return told.value


# ------------------------------------------------------------------------------------------- files


def test_a_template_is_read_back_with_its_path() -> None:
    path = templates.create(NOTE)
    assert path == paths.own_templates() / "Country note.brieftemplate"
    read = templates.read(path)
    assert read.origin.path == str(path)
    assert read.sections == NOTE.sections


def test_a_second_file_of_a_name_gets_a_number() -> None:
    templates.create(NOTE)
    assert templates.create(NOTE).name == "Country note (2).brieftemplate"


def test_both_languages_of_a_text_are_kept() -> None:
    title = Bilingual("Summary", "Résumé")
    both = structs.replace(NOTE, languages=("en", "fr"), sections=(SectionPlan(title, key="s"),))
    assert templates.from_bytes(templates.to_bytes(both), "x").sections[0].title == title


def test_the_file_of_a_house_style_travels_as_it_is() -> None:
    styled = structs.replace(NOTE, style=StyleFile("Ours.briefstyle", b"bytes of a style"))
    assert templates.from_bytes(templates.to_bytes(styled), "x").style == styled.style


def test_a_template_written_by_hand_needs_no_keys_and_no_program() -> None:
    read = templates.from_bytes(packed(TEXT), "x")
    assert [plan.key for plan in read.sections] == ["summary"]
    assert (read.version, read.thumbnail, read.house_style) == (1, "band", "standard")


def test_a_replaced_template_lies_in_the_bin() -> None:
    path = templates.create(NOTE)
    assert templates.replace(path, structs.replace(NOTE, version=2)) == path
    assert templates.read(path).version == 2
    [old] = (paths.state() / "thrown-away" / "templates").iterdir()
    assert templates.read(old).version == 1


def test_under_another_name_a_template_gets_another_file() -> None:
    path = templates.create(NOTE)
    new = templates.replace(path, structs.replace(NOTE, name=Bilingual("Mali note")))
    assert new.name == "Mali note.brieftemplate"
    assert not path.exists()


def test_a_deleted_template_can_be_had_back() -> None:
    path = templates.create(NOTE)
    binned = templates.delete(path)
    assert not path.exists()
    assert templates.restore(binned) == path
    assert templates.read(path).id == "note"
    assert not binned.kept.exists()


def test_what_lies_in_the_bin_for_more_than_a_month_goes() -> None:
    binned = templates.delete(templates.create(NOTE))
    old = time.time_ns() - 31 * 86_400 * 10**9
    os.rename(binned.kept, binned.kept.with_name(f"{old}-Country note.brieftemplate"))
    templates.empty_old()
    assert list(binned.kept.parent.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to the superuser")
def test_a_folder_that_may_not_be_written_to_is_named() -> None:
    paths.own_templates().mkdir(parents=True)
    paths.own_templates().chmod(0o500)
    with pytest.raises(SaveError, match="save-read-only"):
        templates.create(NOTE)
    paths.own_templates().chmod(0o700)


# ----------------------------------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-a-template"),
        (b"hello", "not-a-template"),
        (b"PK\x03\x04 and no more", "template-torn"),
        (container.pack(b"format: brief-composer/brief/2"), "not-a-template"),
        (packed("format: brief-composer/source/1"), "not-a-template"),
        (
            packed("format: brief-composer/template/99\nmade_by: Brief Composer 9.1"),
            "template-newer",
        ),
        (packed(TEXT.replace("title", "titel")), "template-damaged"),
        (packed(TEXT.replace("Summary", "&a Summary\n  - title: *a")), "template-damaged"),
        (packed(TEXT.replace("[en]", "[" * 40 + "]" * 40)), "template-damaged"),
        (packed(TEXT.replace("  - title: Summary\n", "")), "template-damaged"),
        (packed(TEXT.replace("sections:", "limit: many\nsections:")), "template-damaged"),
        (packed(TEXT + "\nfigures: [1]"), "template-damaged"),
        (container.pack(b"\xff\xfe", {}, KIND), "template-damaged"),
    ],
)
def test_what_is_no_sound_template_is_refused_with_its_reason(data: bytes, code: str) -> None:
    assert refusal(data).code == code


def test_a_fault_in_the_text_is_told_with_its_line() -> None:
    problem = refusal(packed(TEXT.replace("title", "titel")))
    assert problem.params["line"] == 6
    assert problem.findings[0].param("expected") == "title"


def test_a_newer_one_says_what_made_it() -> None:
    assert refusal(packed(NEWER)).params["version"] == "9.1"


def test_a_way_out_of_the_container_is_refused() -> None:
    assert refusal(packed(TEXT, **{"../../evil": b"x"})).code == "template-odd-part"


def test_a_link_in_the_container_is_refused() -> None:
    out = io.BytesIO(packed(TEXT))
    with zipfile.ZipFile(out, "a") as archive:
        info = zipfile.ZipInfo("style/link")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    assert refusal(out.getvalue()).code == "template-odd-part"


def test_a_part_that_grows_beyond_measure_is_refused() -> None:
    out = io.BytesIO(packed(TEXT))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("style/bomb", bytes(30_000_000))
    assert refusal(out.getvalue()).code == "template-odd-part"


def test_a_picture_that_is_not_there_keeps_nobody_from_the_template() -> None:
    text = TEXT + f"    id: s1\n    blocks:\n      - {{kind: figure, id: b2, medium: {'0' * 64}}}\n"
    assert templates.from_bytes(packed(text), "t").content.media == ()


def test_a_file_that_is_too_large_is_refused_before_it_is_looked_at() -> None:
    assert refusal(bytes(templates.LARGEST + 1)).code == "template-too-large"


def test_thousands_of_sections_are_refused() -> None:
    assert refusal(packed(TEXT + "  - title: x\n" * 600)).code == "template-damaged"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateProblem, match="template-not-found"):
        templates.read(tmp_path / "none.brieftemplate")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.brieftemplate")
    with pytest.raises(TemplateProblem, match="not-a-template"):
        templates.read(tmp_path / "pipe.brieftemplate")


# -------------------------------------------------------------------------------------------- shelf


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder of the organisation."""
    folder = tmp_path / "drive"
    folder.mkdir()
    folders.add(folder)
    return folder


def test_templates_of_ones_own_and_of_the_organisation_are_found(shared: Path) -> None:
    templates.create(NOTE)
    templates.create(structs.replace(NOTE, id="theirs"), shared)
    found = template_shelf.load_all().templates
    assert (found["note"].owner, found["theirs"].owner) == ("yours", "organisation")


def test_the_higher_version_counts_wherever_it_lies(shared: Path) -> None:
    templates.create(NOTE)
    templates.create(structs.replace(NOTE, version=2), shared)
    library = template_shelf.load_all()
    assert (library.templates["note"].version, library.templates["note"].owner) == (
        2,
        "organisation",
    )
    assert library.findings == ()


def test_the_same_file_in_two_places_is_no_fault(shared: Path) -> None:
    templates.create(NOTE)
    templates.create(NOTE, shared)
    library = template_shelf.load_all()
    assert library.templates["note"].owner == "yours"
    assert library.findings == ()


def test_one_version_that_says_two_things_is_told(shared: Path) -> None:
    templates.create(NOTE)
    templates.create(structs.replace(NOTE, limit=900), shared)
    library = template_shelf.load_all()
    assert library.templates["note"].limit == 0
    assert [each.code for each in library.findings] == ["template-twice"]


def test_a_bundled_template_is_never_replaced_by_a_file() -> None:
    templates.create(structs.replace(NOTE, id="policy-brief", version=99))
    library = template_shelf.load_all()
    assert library.templates["policy-brief"] == load().templates["policy-brief"]
    assert [each.code for each in library.findings] == ["template-twice"]


def test_a_broken_file_is_told_and_stops_nothing() -> None:
    path = templates.create(NOTE)
    (path.parent / "Broken.brieftemplate").write_text("hello", "utf-8")
    library = template_shelf.load_all()
    assert "note" in library.templates
    [fault] = library.findings
    assert fault.code == "not-a-template"
    assert fault.origin is not None
    assert Path(fault.origin.path).name == "Broken.brieftemplate"


def test_what_went_since_is_gone_when_looked_at_again() -> None:
    path = templates.create(NOTE)
    (path.parent / "Broken.brieftemplate").write_text("hello", "utf-8")
    library = template_shelf.load_all()
    for each in list(path.parent.iterdir()):
        each.unlink()
    again = template_shelf.with_templates(library)
    assert "note" not in again.templates
    assert again.findings == ()


def test_the_library_is_itself_where_nobody_has_templates() -> None:
    library = load()
    assert template_shelf.with_templates(library) is library


def test_hidden_files_and_folders_are_left_alone() -> None:
    path = templates.create(NOTE)
    hidden = path.parent / ".trash"
    hidden.mkdir()
    path.rename(hidden / path.name)
    (path.parent / ".~lock.brieftemplate").write_text("x", "utf-8")
    library = template_shelf.load_all()
    assert "note" not in library.templates
    assert library.findings == ()


def test_a_folder_with_too_many_templates_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_shelf, "MOST_FILES", 2)
    for number in range(3):
        templates.create(structs.replace(NOTE, id=f"note-{number}"))
    library = template_shelf.load_all()
    assert sum(each.owner == "yours" for each in library.templates.values()) == 2
    assert [each.code for each in library.findings] == ["template-too-many"]


def test_a_folder_with_too_large_templates_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_shelf, "MOST_BYTES", 10)
    templates.create(NOTE)
    assert [each.code for each in template_shelf.load_all().findings] == ["template-too-much"]


def test_a_file_that_was_changed_is_read_anew() -> None:
    path = templates.create(NOTE)
    assert template_shelf.load_all().templates["note"].limit == 0
    templates.write(path, structs.replace(NOTE, limit=900))
    assert template_shelf.load_all().templates["note"].limit == 900
