"""A brief that is open is marked, and a mark that no longer counts is told from one that does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from brief_composer.storage import locks
from brief_composer.storage.locks import Hold, Holder

PROGRAM = """\
import sys, time
from pathlib import Path
from brief_composer.storage import locks
held = locks.take(Path(sys.argv[1]), Path("Talking first.brief"))
print(type(held).__name__, flush=True)
time.sleep(60)
"""


def hold(folder: Path) -> Hold:
    taken = locks.take(folder, Path("Talking first.brief"))
    assert isinstance(taken, Hold)
    return taken


def test_the_second_is_told_who_was_first_and_since_when(tmp_path: Path) -> None:
    first = hold(tmp_path)

    second = locks.take(tmp_path, Path("Talking first.brief"))

    assert isinstance(second, Holder)
    assert second.pid == os.getpid()
    assert second.since > 1_700_000_000
    assert second.path == "Talking first.brief"
    assert second.here
    first.release()


def test_nobody_holds_what_was_let_go(tmp_path: Path) -> None:
    hold(tmp_path).release()

    assert locks.holder(tmp_path) is None
    hold(tmp_path).release()


def test_asking_who_holds_it_takes_nothing(tmp_path: Path) -> None:
    first = hold(tmp_path)

    found = locks.holder(tmp_path)

    assert found is not None
    assert found.pid == os.getpid()
    first.release()
    assert locks.holder(tmp_path) is None


def test_a_folder_nobody_ever_marked_has_no_holder(tmp_path: Path) -> None:
    assert locks.holder(tmp_path / "none") is None


def test_the_mark_of_a_killed_process_does_not_count(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "Hold"
        taken = locks.take(tmp_path, Path("Talking first.brief"))
        other.send_signal(signal.SIGKILL)
    assert isinstance(taken, Holder)
    assert taken.pid == other.pid
    hold(tmp_path).release()


@pytest.mark.parametrize(
    "rubbish", [b"", b"{", b"[1]", b"\xff\xfe", b'{"pid": "x"}', b"0" * 50_000]
)
def test_a_mark_that_cannot_be_read_is_nobodys(tmp_path: Path, rubbish: bytes) -> None:
    (tmp_path / locks.FILE).write_bytes(rubbish)

    assert locks.holder(tmp_path) is None
    hold(tmp_path).release()


def test_without_locks_of_the_system_the_process_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "_lock", lambda _: None)
    first = hold(tmp_path)

    assert isinstance(locks.take(tmp_path, Path("x")), Holder)
    monkeypatch.setattr(locks, "started", lambda _: None)
    hold(tmp_path).release()
    first.release()


def test_a_process_of_this_computer_says_when_it_began() -> None:
    mine = locks.started(os.getpid())

    assert mine is not None
    assert mine == locks.started(os.getpid())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not say")
def test_a_process_that_is_not_there_has_no_beginning() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()

    assert locks.started(ended.pid) is None


def test_a_knock_is_answered_once(tmp_path: Path) -> None:
    assert not locks.answer_knock(tmp_path)
    locks.knock(tmp_path)
    assert locks.answer_knock(tmp_path)
    assert not locks.answer_knock(tmp_path)


def test_one_that_is_just_writing_its_name_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = hold(tmp_path)
    name = (tmp_path / locks.FILE).read_bytes()
    (tmp_path / locks.FILE).write_bytes(b"")
    monkeypatch.setattr("time.sleep", lambda _: (tmp_path / locks.FILE).write_bytes(name) and None)

    second = locks.take(tmp_path, Path("Talking first.brief"))

    assert isinstance(second, Holder)
    assert second.pid == os.getpid()
    first.release()


def test_one_that_only_looks_keeps_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looker = (tmp_path / locks.FILE).open("w+b", buffering=0)
    assert locks._lock(looker)
    monkeypatch.setattr("time.sleep", lambda _: looker.close())

    hold(tmp_path).release()


def test_a_path_in_another_encoding_can_be_marked(tmp_path: Path) -> None:
    held = locks.take(tmp_path, Path(os.fsdecode(b"Talking \xff.brief")))

    assert isinstance(held, Hold)
    assert locks.holder(tmp_path) is not None
    held.release()
