#!/usr/bin/env python3
"""Sets Brief Composer up in this folder, runs it, checks it and packages it.

Only the standard library is used here, because this file runs before anything is installed; and
only syntax that an old Python can read, so that it can say which Python is wanted. What the
program does belongs in `brief_composer/`, what a check means in `pyproject.toml`.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
LOG = os.path.join(VENV, "setup.log")
WINDOWS = os.name == "nt"
LINUX = sys.platform.startswith("linux")
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if WINDOWS else ("bin", "python")))
LOCKS = {"run": ["run.txt"], "dev": ["run.txt", "dev.txt"]}
RECIPE = "1"  # raise it when setting up means something new, so that every .venv is looked at again

OLDEST_PYTHON = (3, 11)
OLDEST_GLIBC = (2, 34)
NO_DISPLAY = 3

USAGE = """\
python3 dev.py run              set up what is missing, then open the window
python3 dev.py run WORDS        the same, then the command line: run export, run check, run --help
python3 dev.py test [WORDS]     set up, then every check and every test; WORDS go to pytest
python3 dev.py check            every check, no test: formatting, style, types, imports
python3 dev.py setup            only set up
python3 dev.py lock             write requirements/*.txt anew from pyproject.toml (wants uv)
python3 dev.py wheel            make dist/*.whl
"""

# What Qt loads from the system: file name of the library, Debian's name of the package.
ANYWHERE = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}
ON_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
ON_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
# By platform plugin of Qt; the others need no more than ANYWHERE.
BY_PLATFORM = {"xcb": ON_X11, "wayland": ON_WAYLAND}


class Stop(Exception):
    """The work cannot go on; the words say what is there and what to do."""

    def __init__(self, words: str, code: int = 1) -> None:
        super().__init__(words)
        self.code = code


# --- the environment ------------------------------------------------------------------------------


def set_up(level: str) -> bool:
    """Make `.venv` fit the lock files of `level` ("run" or "dev"); False if it already did."""
    if any(_stamped(each) for each in ("dev", level)):
        return False
    _tell("Setting up in .venv; the first time takes a minute or two.")
    _refuse_old_glibc()
    if not _works(PYTHON):
        _make_venv()
    _install(level)
    _put_checkout_on_path()
    with open(_stamp(level), "w", encoding="utf-8") as file:
        file.write(_fingerprint(level))
    return True


def _stamp(level: str) -> str:
    return os.path.join(VENV, f"brief-composer-{level}.stamp")


def _stamped(level: str) -> bool:
    try:
        with open(_stamp(level), encoding="utf-8") as file:
            return os.path.exists(PYTHON) and file.read() == _fingerprint(level)
    except OSError:
        return False


def _fingerprint(level: str) -> str:
    """Changes whenever the installed set no longer fits: other locks, another Python, a new recipe.

    The resolved path notices a system Python that moved on to a new version under the same name.
    """
    digest = hashlib.sha256(f"{RECIPE}\n{os.path.realpath(PYTHON)}\n".encode())
    wanted = [os.path.join(ROOT, "requirements", name) for name in LOCKS[level]]
    for path in [*wanted, os.path.join(VENV, "pyvenv.cfg")]:
        with open(path, "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def _works(python: str) -> bool:
    """Whether `python` starts, is new enough and can install packages."""
    if not os.path.exists(python):
        return False
    probe = f"import sys, pip; sys.exit(sys.version_info < {OLDEST_PYTHON!r})"
    try:
        return _ask([python, "-c", probe]).returncode == 0
    except OSError:
        return False


def _make_venv() -> None:
    _need_ensurepip()
    # Started from inside a broken .venv, the Python that made it must do the work.
    base = getattr(sys, "_base_executable", None) or sys.executable
    made = _ask([base, "-m", "venv", "--clear", VENV])
    if made.returncode or not _works(PYTHON):
        said = _last_lines(made.stdout + made.stderr)
        raise Stop(
            f"Python could not make the folder {VENV}. It said:\n{said}\n"
            "Delete that folder, see that the disk has room, and repeat the command."
        )


def _need_ensurepip() -> None:
    """Debian keeps the part of Python that makes environments in a package of its own."""
    if importlib.util.find_spec("ensurepip") is None:
        version = "{}.{}".format(*sys.version_info)
        _install_system([f"python{version}-venv"], "Making an environment")


def _install(level: str) -> None:
    lock = os.path.join(ROOT, "requirements", LOCKS[level][-1])
    command = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["--prefer-binary", "--require-hashes", "--progress-bar", "off", "-r", lock]
    with open(LOG, "w", encoding="utf-8") as log:
        pip = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
        )
        assert pip.stdout is not None
        for line in pip.stdout:
            log.write(line)
            if line.startswith("Collecting "):
                _tell("  " + line.split()[1])
        pip.wait()
    if pip.returncode:
        with open(LOG, encoding="utf-8") as log:
            said = _last_lines(log.read())
        raise Stop(
            "The packages this program stands on could not all be installed. pip said:\n"
            f"{said}\nThe whole record is in {LOG}.\n"
            "If this computer is offline, connect it and repeat the command; what was fetched is "
            "kept.\nWith a folder of wheels instead of a network, set PIP_NO_INDEX=1 and "
            "PIP_FIND_LINKS to that folder."
        )


def _put_checkout_on_path() -> None:
    """Let `.venv` import the checkout itself, by a path that survives moving the folder."""
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    folder = _ask([PYTHON, "-c", ask]).stdout.strip()
    with open(os.path.join(folder, "brief_composer_checkout.pth"), "w", encoding="ascii") as file:
        file.write(os.path.relpath(ROOT, folder) + "\n")


def _tell(words: str) -> None:
    """Say what is going on beside the output, which may be going into a file."""
    print(words, file=sys.stderr, flush=True)


def _ask(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run `command` to its end and keep what it says."""
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)


def _last_lines(text: str, count: int = 5) -> str:
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    # pip names a missing network once for every try; once is enough.
    lines = [line for line in lines if not line.startswith(("WARNING: Retrying", "Looking in"))]
    return "\n".join("    " + line for line in lines[-count:])


# --- the system's libraries -----------------------------------------------------------------------


def _refuse_old_glibc() -> None:
    if not LINUX or "CS_GNU_LIBC_VERSION" not in os.confstr_names:
        return
    name = os.confstr("CS_GNU_LIBC_VERSION") or ""
    version = tuple(int(part) for part in name.split()[-1].split(".")[:2]) if name else OLDEST_GLIBC
    if version < OLDEST_GLIBC:
        raise Stop(
            f"This Linux has {name}; Qt wants glibc 2.34 or newer, as in Debian 12 and "
            "Ubuntu 22.04. Nothing was installed."
        )


def need_libraries(platform: str, fresh: bool) -> None:
    """See that Qt finds its libraries on this Linux; install them where that is allowed."""
    if not LINUX:
        return
    wanted = dict(ANYWHERE, **BY_PLATFORM.get(platform, {}))
    missing = [package for library, package in wanted.items() if not _loads(library)]
    if missing:
        _install_system([_todays_name(package) for package in missing], "Opening Qt")
    if missing or fresh:
        _try_qt(platform)


def _platform() -> str:
    """The platform plugin Qt will choose for a window here."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if chosen:
        return chosen.partition("-")[0]
    return "xcb" if os.environ.get("DISPLAY") else "wayland"


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _try_qt(platform: str) -> None:
    """Load Qt for real: the list above may be short of something on this system."""
    probe = (
        "import ctypes, os, PySide6.QtWidgets\n"
        "folder = os.path.join(PySide6.__path__[0], 'Qt', 'plugins', 'platforms')\n"
        f"plugin = os.path.join(folder, 'libq{platform}.so')\n"
        "os.path.exists(plugin) and ctypes.CDLL(plugin)\n"
    )
    tried = _ask([PYTHON, "-c", probe])
    if tried.returncode:
        raise Stop(
            "Qt is installed, but does not start on this system. It said:\n"
            f"{_last_lines(tried.stderr, 1)}\n"
            "Install the package that holds the file named there, then repeat the command."
        )


def _todays_name(package: str) -> str:
    """Debian 13 and Ubuntu 24.04 renamed some libraries when they moved to 64-bit time."""
    renamed = package + "t64"
    if package != "libglib2.0-0" or not shutil.which("apt-cache"):
        return package
    return renamed if _ask(["apt-cache", "show", renamed]).returncode == 0 else package


def _install_system(packages: list[str], who: str) -> None:
    """Install Debian packages, or stop with the command that does."""
    names = " ".join(packages)
    install = f"apt-get install --no-install-recommends {names}"
    if not shutil.which("apt-get"):
        raise Stop(
            f"{who} takes system packages that are not here; Debian calls them:\n\n    {names}\n\n"
            "Install them under the names this system gives them, then repeat the command."
        )
    prefix = _rights()
    if prefix is None:
        raise Stop(
            f"{who} takes system packages that are not here. Run\n\n"
            f"    sudo apt-get update && sudo {install}\n\nthen repeat the command."
        )
    _tell(f"{who} takes system packages; installing {names}.")
    _ask([*prefix, "apt-get", "update"])
    # Another installation may be at work on a machine that has just started: wait for it.
    patient = ["env", "DEBIAN_FRONTEND=noninteractive", *install.split()]
    done = _ask([*prefix, *patient, "-y", "-o", "DPkg::Lock::Timeout=120"])
    if done.returncode:
        raise Stop(
            f"The system packages could not be installed. apt-get said:\n"
            f"{_last_lines(done.stdout + done.stderr)}\n"
            f"Run it by hand, then repeat the command:\n\n    {install}"
        )


def _rights() -> list[str] | None:
    """The words that let a command change the system without asking, or None."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _ask(["sudo", "-n", "true"]).returncode == 0:
        return ["sudo", "-n"]
    return None


# --- running --------------------------------------------------------------------------------------


def run(words: list[str]) -> int:
    """Open the window, or hand `words` to the command line, which needs no system library."""
    if not words:
        _need_display()
    fresh = set_up("run")
    if not words:
        need_libraries(_platform(), fresh)
    command = [PYTHON, "-m", "brief_composer", *words]
    if WINDOWS:  # exec there starts a second process and lets the prompt come back too early
        return subprocess.run(command, check=False).returncode
    sys.stdout.flush()
    os.execv(PYTHON, command)


def _need_display() -> None:
    hints = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if LINUX and not any(os.environ.get(name) for name in hints):
        raise Stop(
            "There is no screen here to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is "
            "set); without one, export from the command line:\n\n"
            "    python3 dev.py run export my.brief --to docx --to pdf\n"
            "    python3 dev.py run export --help",
            NO_DISPLAY,
        )


# --- checking -------------------------------------------------------------------------------------

CHECKS = [
    ("formatting", ["-m", "ruff", "format", "--check", "."]),
    ("style", ["-m", "ruff", "check", "."]),
    ("types", ["-m", "pyright"]),
    (
        "imports",
        ["-c", "from importlinter.cli import lint_imports_command as go; go()", "--no-logo"],
    ),
]
REMEDY = {
    "formatting": "put right with: .venv/bin/python -m ruff format .",
    "style": "some of it put right with: .venv/bin/python -m ruff check --fix .",
}


def check(tests: list[str] | None) -> int:
    """Run every check, and the tests if given words for pytest; report all before stopping."""
    fresh = set_up("dev")
    steps = list(CHECKS)
    if tests is not None:
        need_libraries("offscreen", fresh)
        steps.append(("tests", ["-m", "pytest", "-n", "2", *tests]))
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", PYTHONUTF8="1")
    results: list[tuple[str, bool, float]] = []
    for name, words in steps:
        print(f"\n== {name}", flush=True)
        start = time.monotonic()
        done = subprocess.run([PYTHON, *words], cwd=ROOT, env=environment, check=False)
        results.append((name, done.returncode == 0, time.monotonic() - start))
    return _summary(results)


def _summary(results: list[tuple[str, bool, float]]) -> int:
    print("\n== summary")
    for name, good, seconds in results:
        remedy = "" if good else REMEDY.get(name, "see above")
        print(
            f"  {name:<12}{'good' if good else 'NOT GOOD':<10}{seconds:6.1f} s  {remedy}".rstrip()
        )
    wrong = [name for name, good, _ in results if not good]
    if wrong:
        print(f"{len(wrong)} of {len(results)} steps are not good: {', '.join(wrong)}.")
        return 1
    print(f"All {len(results)} steps are good.")
    return 0


# --- maintaining ----------------------------------------------------------------------------------


def lock() -> int:
    """Write the lock files anew; everything installed is pinned there, with its hashes."""
    uv = shutil.which("uv")
    if uv is None:
        raise Stop("The tool `uv` writes the lock files. Install it (pip install uv), then repeat.")
    common = [uv, "pip", "compile", "--quiet", "--upgrade", "--universal", "--python-version"]
    common += ["3.11", "--generate-hashes", "--no-emit-index-url", "pyproject.toml"]
    common += ["--custom-compile-command", "python3 dev.py lock"]
    dev = ["--group", "dev", "--constraint", "requirements/run.txt"]
    for words in (["-o", "requirements/run.txt"], [*dev, "-o", "requirements/dev.txt"]):
        code = subprocess.run([*common, *words], cwd=ROOT, check=False).returncode
        if code:
            return code
    return 0


def wheel() -> int:
    """Build the wheel with the tools already in `.venv`, so that it works offline."""
    set_up("dev")
    words = [
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--quiet",
        "-w",
        "dist",
        ".",
    ]
    return subprocess.run([PYTHON, *words], cwd=ROOT, check=False).returncode


def main(words: list[str]) -> int:
    """Do what the first word says; every outcome a person can change is told in words."""
    command, rest = (words[0], words[1:]) if words else ("help", [])
    if command == "run":
        return run(rest)
    if command == "test":
        return check(rest)
    if command in ("check", "setup", "lock", "wheel") and not rest:
        if command == "check":
            return check(None)
        if command == "setup":
            set_up("dev")
            print("Set up. Next: python3 dev.py run")
            return 0
        return lock() if command == "lock" else wheel()
    print(USAGE, end="")
    return 0 if command in ("help", "-h", "--help") else 2


if __name__ == "__main__":
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(
            "Brief Composer needs Python 3.11 or newer; this is Python {}.{}. Install a newer one "
            "and start dev.py with it.".format(*sys.version_info)
        )
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as stop:
        print(stop, file=sys.stderr)
        sys.exit(stop.code)
    except OSError as problem:
        sys.exit(
            f"{problem.filename or 'The system'}: {problem.strerror or problem}. Nothing is lost."
        )
    except KeyboardInterrupt:
        sys.exit(130)
