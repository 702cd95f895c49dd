"""What every test gets without asking: folders of its own, and a watch over what it leaves behind.

Fixtures that build briefs, libraries or windows belong to the folders that use them.
"""

from __future__ import annotations

import itertools
import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A shared machine is slow now and then; a time limit per example would only make tests flicker.
settings.register_profile("here", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("here")

_number = itertools.count()


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, so that no test sees or changes the user's briefs and settings."""
    home = tmp_path_factory.getbasetemp() / "homes" / str(next(_number))
    home.mkdir(parents=True)
    monkeypatch.setenv("BRIEF_COMPOSER_HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    return home


class _Watch(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(f"{record.name} {record.levelname}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning nobody asked for fails the test; one that takes `caplog` answers for its log."""
    watch = _Watch()
    logging.getLogger().addHandler(watch)
    yield
    logging.getLogger().removeHandler(watch)
    if watch.seen and "caplog" not in request.fixturenames:
        pytest.fail("logged without being expected:\n" + "\n".join(watch.seen), pytrace=False)


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """A thread that outlives its test fails it: it would work on in the next one."""
    before = set(threading.enumerate())
    yield
    # Qt's own threads show up as "Dummy" once they ran Python, and stay; they are not ours to end.
    started = [each for each in threading.enumerate() if each not in before]
    started = [each for each in started if not each.name.startswith("Dummy-")]
    for each in started:
        each.join(timeout=1)
    left = [each.name for each in started if each.is_alive()]
    if left:
        pytest.fail("threads still at work: " + ", ".join(left), pytrace=False)
