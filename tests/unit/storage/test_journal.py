"""The journal of an open brief: what is on the disk, and when."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from brief_composer.model.brief import Brief
from brief_composer.model.ids import MediumId
from brief_composer.model.media import Medium, medium_id
from brief_composer.storage import journal, journal_file, locks, patches, records, recovery
from brief_composer.storage.errors import DamagedJournal, JournalProblem
from brief_composer.storage.journal import Journal
from tests.unit.storage.journals import brief, keys, text_of, typed, write

BASE = brief("Before.")


@pytest.fixture
def told() -> list[JournalProblem | None]:
    """What was said of problems."""
    return []


@pytest.fixture
def kept(tmp_path: Path, told: list[JournalProblem | None]) -> Iterator[Journal]:
    """The journal of BASE."""
    made = Journal(tmp_path, tmp_path / "Talking first.brief", BASE, told.append)
    yield made
    made.close()


def files(folder: Path) -> list[Path]:
    return sorted((folder / journal.FOLDER).glob("*"))


def read(folder: Path) -> recovery.Journaled:
    (file,) = (folder / journal.FOLDER).glob("*.journal")
    return recovery.read(file)


def until(true: Callable[[], bool], seconds: float = 5.0) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        threading.Event().wait(0.005)
    return true()


def test_a_brief_that_is_only_looked_at_leaves_nothing(tmp_path: Path, kept: Journal) -> None:
    assert kept.sync()
    kept.close()
    assert files(tmp_path) == []


def test_what_is_typed_is_there_within_a_second(tmp_path: Path, kept: Journal) -> None:
    for state in keys(BASE, "Every word counts."):
        kept.note(state)
    assert until(lambda: bool(files(tmp_path)), 1.0)
    assert until(lambda: text_of(read(tmp_path).brief) == "Every word counts.", 1.0)


def test_the_journal_stands_by_itself(tmp_path: Path, kept: Journal) -> None:
    kept.note(typed(BASE, "New."))
    assert kept.sync()
    found = read(tmp_path)
    assert found.base == BASE
    assert found.brief == typed(BASE, "New.")
    assert found.path == tmp_path / "Talking first.brief"
    assert found.sure


def test_the_time_told_is_that_of_the_last_change(tmp_path: Path) -> None:
    kept = Journal(tmp_path, tmp_path / "x.brief", BASE, clock=lambda: 1_234_567.0)
    kept.note(typed(BASE, "New."))
    kept.sync()
    kept.close(keep=True)
    assert read(tmp_path).at == 1_234_567.0


def test_it_is_flushed_by_itself_within_three_seconds(
    tmp_path: Path, kept: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed = threading.Event()
    fsync = os.fsync

    def noted(handle: int) -> None:
        fsync(handle)
        flushed.set()

    monkeypatch.setattr(os, "fsync", noted)
    kept.note(typed(BASE, "New."))
    assert flushed.wait(3.0)


def test_a_slow_disk_holds_up_no_writing(
    tmp_path: Path, kept: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(handle: int) -> None:
        begun.set()
        go_on.wait(10)

    monkeypatch.setattr(os, "fsync", slow)
    kept.note(typed(BASE, "One."))
    assert begun.wait(5)
    kept.note(typed(BASE, "Two."))
    arrived = until(lambda: text_of(read(tmp_path).brief) == "Two.", 1.0)
    go_on.set()
    assert arrived


def test_after_a_save_the_journal_begins_anew(tmp_path: Path, kept: Journal) -> None:
    saved = typed(BASE, "Saved.")
    kept.note(saved)
    kept.sync()
    (before,) = files(tmp_path)
    kept.saving(saved)
    kept.saved(saved)
    assert kept.sync()
    (after,) = files(tmp_path)
    assert after != before
    assert read(tmp_path).base == saved


def test_what_was_typed_while_saving_is_in_the_new_journal(tmp_path: Path, kept: Journal) -> None:
    saved = typed(BASE, "Saved.")
    kept.note(saved)
    kept.saving(saved)
    kept.note(typed(BASE, "Saved. And more."))
    kept.saved(saved)
    assert kept.sync()
    found = read(tmp_path)
    assert (text_of(found.base), text_of(found.brief)) == ("Saved.", "Saved. And more.")


def test_the_old_journal_is_there_until_the_new_one_is_on_the_disk(
    tmp_path: Path, kept: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = typed(BASE, "Saved.")
    kept.note(saved)
    kept.sync()
    begun, go_on = threading.Event(), threading.Event()

    def slow(handle: int) -> None:
        begun.set()
        go_on.wait(10)

    monkeypatch.setattr(os, "fsync", slow)
    kept.saved(saved)
    assert begun.wait(5)
    both = len(files(tmp_path))
    go_on.set()
    assert both == 2
    assert until(lambda: len(files(tmp_path)) == 1)


def test_a_clean_end_leaves_nothing(tmp_path: Path, kept: Journal) -> None:
    kept.note(typed(BASE, "New."))
    kept.close()
    assert files(tmp_path) == []
    assert not (tmp_path / journal.FOLDER).exists()


def test_an_end_without_a_save_keeps_it(tmp_path: Path, kept: Journal) -> None:
    kept.note(typed(BASE, "New."))
    kept.close(keep=True)
    assert text_of(read(tmp_path).brief) == "New."


def test_a_journal_is_bounded(
    tmp_path: Path, kept: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_file, "LARGEST", 20_000)
    for number in range(30):
        kept.note(typed(BASE, f"{number} " + "word " * 400))
        kept.sync()
    assert sum(file.stat().st_size for file in files(tmp_path)) < 30_000
    found = read(tmp_path)
    assert found.base == BASE
    assert text_of(found.brief).startswith("29 ")


def test_pictures_are_written_once_and_come_back(tmp_path: Path, kept: Journal) -> None:
    data = b"picture" * 10_000
    medium = Medium(medium_id(data), "png", 4, 4, data)
    with_one = replace(BASE, media=(medium,))
    kept.note(with_one)
    kept.note(replace(typed(with_one, "New."), media=(medium,)))
    assert kept.sync()
    found = read(tmp_path)
    assert found.brief.media == (medium,)
    assert found.file.stat().st_size < 5_000


def test_an_odd_id_of_a_picture_leads_nowhere(tmp_path: Path, kept: Journal) -> None:
    kept.note(replace(BASE, media=(Medium(MediumId("../../x"), "png", 1, 1, b"x"),)))
    assert kept.sync()
    assert not (tmp_path.parent / "x").exists()


def test_half_a_character_does_not_end_it(tmp_path: Path, kept: Journal) -> None:
    kept.note(typed(BASE, "a\ud800b"))
    kept.note(typed(BASE, "a\ud800b and more"))
    assert kept.sync()
    assert text_of(read(tmp_path).brief) == "a\ufffdb and more"


def test_a_full_disk_is_told_once_and_tried_again(
    tmp_path: Path,
    kept: Journal,
    told: list[JournalProblem | None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    full = True
    put = journal_file._put

    def refusing(stream: object, data: bytes) -> None:
        if full:
            raise OSError(28, "No space left on device")
        put(stream, data)  # type: ignore[arg-type]

    monkeypatch.setattr(journal_file, "_put", refusing)
    monkeypatch.setattr(journal, "TRY_AGAIN", 0.05)
    for state in keys(BASE, "Typed on."):
        kept.note(state)
        assert not kept.sync(1.0)
    assert [each.code for each in told if each] == ["journal-disk-full"]
    full = False
    assert until(lambda: told[-1] is None)
    assert kept.sync()
    assert text_of(read(tmp_path).brief) == "Typed on."


def test_a_journal_older_than_the_file_is_not_left_where_none_can_be_written(
    tmp_path: Path, kept: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.note(typed(BASE, "One."))
    kept.sync()

    def refusing(stream: object, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(journal_file, "_put", refusing)
    two = typed(BASE, "Two.")
    kept.note(two)
    kept.sync(1.0)
    kept.saving(two)
    kept.saved(two)
    assert until(lambda: files(tmp_path) == [])


def test_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, told: list[JournalProblem | None]
) -> None:
    (tmp_path / "kept").write_text("a file where the folder should be")
    made = Journal(tmp_path / "kept", tmp_path / "x.brief", BASE, told.append)
    made.note(typed(BASE, "New."))
    assert not made.sync()
    made.close()
    assert told
    assert told[0] is not None


@pytest.mark.parametrize("flush", [True, False])
def test_cut_anywhere_a_journal_gives_a_text_that_was_typed(tmp_path: Path, flush: bool) -> None:
    states = list(keys(BASE, "Words typed one by one."))
    whole = write(tmp_path, tmp_path / "x.brief", BASE, states, flush=flush).read_bytes()
    first = records.read(whole).records[0]
    texts = ["Before.", *(text_of(each) for each in states)]
    lost = 0
    previous = 0
    cut = tmp_path / "cut.journal"
    for length in range(len(whole) + 1):
        cut.write_bytes(whole[:length])
        try:
            found = recovery.read(cut)
        except DamagedJournal:
            assert length < len(patched(first))
            continue
        at = texts.index(text_of(found.brief))
        assert at >= previous
        previous = at
        lost = len(texts) - 1 - at
    assert lost == 0


def patched(first: records.Record) -> bytes:
    return records.Writer().record(first.content, first.at)


@pytest.mark.parametrize("place", range(0, 4000, 37))
def test_a_byte_gone_wrong_ends_the_journal_there(tmp_path: Path, place: int) -> None:
    states = list(keys(BASE, "Words typed one by one."))
    file = write(tmp_path, tmp_path / "x.brief", BASE, states)
    whole = bytearray(file.read_bytes())
    place %= len(whole)
    whole[place] ^= 0x41
    file.write_bytes(whole)
    try:
        found = recovery.read(file)
    except DamagedJournal:
        return
    assert text_of(found.brief) in {"Before.", *(text_of(each) for each in states)}
    assert not found.sure


def test_records_of_another_journal_do_not_pass_for_its_own(tmp_path: Path) -> None:
    one = write(tmp_path / "1", tmp_path / "x", BASE, list(keys(BASE, "One."))).read_bytes()
    other = write(tmp_path / "2", tmp_path / "x", BASE, list(keys(BASE, "Two."))).read_bytes()
    head = len(records.MAGIC) + 40
    mixed = tmp_path / "mixed"
    mixed.write_bytes(one + other[head:])
    assert text_of(recovery.read(mixed).brief) == "One."


def test_the_brief_may_be_handed_over_from_start_to_end_in_no_time(kept: Journal) -> None:
    state: Brief = BASE
    kept.note(typed(BASE, "first"))
    took: list[float] = []
    for number in range(400):
        state = typed(BASE, f"word {number}")
        begun = time.perf_counter()
        kept.note(state)
        took.append(time.perf_counter() - begun)
    assert sorted(took)[200] < 0.001


def journal_of(*bodies: bytes) -> bytes:
    """A journal with right checksums around any contents."""
    chain, out = records.MAGIC, [records.MAGIC]
    for number, body in enumerate(bodies):
        chain = records._checksum(chain, number, 0.0, body)
        out += [records._HEAD.pack(len(body), number, 0.0, chain), body]
    return b"".join(out)


def begin() -> bytes:
    content = records.Begin(locks.me(Path("/x")), "/x", "me", BASE)
    return patches.encode(content)


def test_a_journal_is_refused_where_it_nests_without_end(tmp_path: Path) -> None:
    file = tmp_path / "deep.journal"
    file.write_bytes(journal_of(begin(), b"\x92\x01" + b"\x92\x80\x81\xa1a" * 50_000))
    found = recovery.read(file)
    assert found.brief == BASE
    assert not found.sure


def test_a_record_that_says_it_is_huge_costs_nothing(tmp_path: Path) -> None:
    file = tmp_path / "huge.journal"
    file.write_bytes(journal_of(begin()) + b"\xff" * 40)
    assert recovery.read(file).brief == BASE
    file.write_bytes(journal_of(b"\x95\x00\xdd\xff\xff\xff\xff"))
    with pytest.raises(DamagedJournal):
        recovery.read(file)


def test_a_journal_that_is_too_large_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "large.journal"
    with file.open("wb") as stream:
        stream.write(journal_of(begin()))
        stream.truncate(records.LARGEST + 1)
    with pytest.raises(DamagedJournal):
        recovery.read(file)


def test_putting_patches_on_is_bounded() -> None:
    patch = patches.between(BASE, typed(BASE, "New."))
    budget = patches.Budget(10)
    for _ in range(5):
        patches.applied(BASE, patch, budget)
    with pytest.raises(patches.Unfit):
        patches.applied(BASE, patch, budget)


def test_a_patch_does_not_fit_another_brief() -> None:
    patch = patches.between(BASE, typed(BASE, "New."))
    with pytest.raises(patches.Unfit):
        patches.applied(Brief(), patch, patches.Budget())


def test_something_that_is_no_journal_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.journal"
    file.write_text("a letter")
    with pytest.raises(DamagedJournal):
        recovery.read(file)
    with pytest.raises(DamagedJournal):
        recovery.read(tmp_path / "not there")
