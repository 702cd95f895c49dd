"""Peers are fetched whole or not at all, and once."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.peers import install


def test_a_peer_that_is_there_is_not_fetched_again(tmp_path: Path) -> None:
    nowhere = install.Peer("nothing", "no-such-package", "1")
    (tmp_path / "no-such-package-1").mkdir()
    assert install.installed(nowhere, tmp_path) == tmp_path / "no-such-package-1"


def test_a_peer_that_cannot_be_had_says_why_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    wanted = install.Peer("typst", "typst", "0.0.0")
    with pytest.raises(install.NotToBeHad, match=r"typst==0\.0\.0"):
        install.installed(wanted, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_every_format_with_goals_has_its_peer() -> None:
    from benchmarks.export_goals import GOALS

    assert {format: goal.peer for format, goal in GOALS.items()} == {
        format: peer.name for format, peer in install.PEERS.items()
    }
