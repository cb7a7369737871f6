"""Every test runs in a sealed environment: its own home, no settings of the person who runs it."""

from __future__ import annotations

import itertools
import os
import signal
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything loads numpy: for the small matrices here its threads only get into each other's way, and into that
# of the other workers; a quiz takes five times the processor time with them.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from careercli.bundle.build import write_compiled
from careercli.locations import Locations
from careercli.me.folder import Folder
from support.narration import Heard
from support.no_network import sitecustomize as no_network

settings.register_profile("careercli", deadline=None, print_blob=True)
settings.load_profile("careercli")

DATA = Path(__file__).parents[1] / "data"

_UNSET = (
    "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "COLUMNS", "LINES", "PAGER", "LESS",
    "MANPAGER", "GITHUB_ACTIONS", "TERMINAL_WIDTH", "XDG_CONFIG_DIRS", "XDG_DATA_DIRS",
)  # fmt: skip

_numbers = itertools.count()


_SLOW = ("e2e", "packaging", "faults", "terminal")
"""Folders of tests that start processes, most of them in pseudo-terminals."""


_MEASURED = "terminal"
"""The folder whose processes count for coverage: what draws questions runs nowhere else. The others start programs
whose lines are measured in-process already, and a program takes half as long again while it is measured.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `make quick` leaves out, by the folder it stands in, and what is exhaustive."""
    for item in items:
        if item.path.parent.name in _SLOW:
            item.add_marker("slow")
        if item.path.parent.name == "faults":
            item.add_marker("exhaustive")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: a good part of the time goes by waiting for a terminal or a timer."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Stop measuring coverage meanwhile where the same lines run thousands of times: it doubles their time."""
    measuring = None
    if "coverage" in sys.modules and item.get_closest_marker("exhaustive"):
        from coverage import Coverage

        measuring = Coverage.current()
    if measuring is not None:
        measuring.stop()
    try:
        return (yield)
    finally:
        if measuring is not None:
            measuring.start()


def pytest_configure(config: pytest.Config) -> None:
    """What holds for a whole run, in the process that distributes it and in every worker."""
    # A run of the program keeps its catalogue open to its end, and so do tests; Python 3.13 warns of that.
    config.addinivalue_line("filterwarnings", "ignore:unclosed database in:ResourceWarning")
    _hear_signals(worker=hasattr(config, "workerinput"))


def _hear_signals(*, worker: bool) -> None:
    """Start what tests start with the usual answers to signals, also under `nohup` or in the background of a shell.

    A program that begins with a signal ignored keeps ignoring it, and a test would wait for its end in vain. A
    handler, unlike "ignore", is not handed on; the run itself goes on ignoring what it was told to.
    """
    for name in ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM"):
        number = getattr(signal, name, None)
        # A worker is started with the usual answers already: a hang-up is the distributing process's matter.
        if number and (signal.getsignal(number) is signal.SIG_IGN or (worker and name == "SIGHUP")):
            signal.signal(number, _ignore)


def _ignore(_number: int, _frame: object) -> None:
    pass


@pytest.fixture(scope="session")
def _sealed_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sealed")


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled data compiled as a wheel brings them, once for all workers of a run: a folder to read from."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with Folder(shared) as folder, folder.locked("compiled.lock", 300):
        if not (shared / "compiled").exists():
            write_compiled(DATA, shared / "compiling")
            (shared / "compiling").rename(shared / "compiled")
    return shared / "compiled"


@pytest.fixture(autouse=True)
def home(_sealed_root: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """A home of this test alone. The cache alone is shared by a whole run: what is in it can be rebuilt anyway."""
    folder = _sealed_root / f"home-{next(_numbers)}"
    folder.mkdir()
    for name in [name for name in os.environ if name.startswith(("CAREERCLI_", "_CAREERCLI", "_TYPER"))]:
        monkeypatch.delenv(name)
    for name in _UNSET:
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(folder))
    for name, part in (
        ("XDG_CONFIG_HOME", ".config"), ("XDG_DATA_HOME", ".local/share"), ("XDG_STATE_HOME", ".local/state"),
        ("XDG_CACHE_HOME", ".cache"), ("APPDATA", "AppData/Roaming"), ("LOCALAPPDATA", "AppData/Local"),
    ):  # fmt: skip
        monkeypatch.setenv(name, str(folder / part))
    if request.path.parent.name != _MEASURED:
        monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
    monkeypatch.setenv("CAREERCLI_CACHE_DIR", str(_sealed_root / "cache"))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("PYTHONUTF8", "1")
    # Whatever Python a test starts is forbidden the network as this one is.
    monkeypatch.setenv("PYTHONPATH", str(Path(no_network.__file__).parent))
    return folder


@pytest.fixture
def heard() -> Heard:
    """What the bundle says while it works."""
    return Heard()


@pytest.fixture
def place(tmp_path: Path) -> Locations:
    """Locations whose data, cache, config and personal folders all lie in `tmp_path`; none exists yet."""
    environment = {
        "CAREERCLI_DATA": str(tmp_path / "data"),
        "CAREERCLI_CACHE_DIR": str(tmp_path / "cache"),
        "CAREERCLI_CONFIG_DIR": str(tmp_path / "config"),
        "CAREERCLI_DATA_DIR": str(tmp_path / "personal"),
    }
    return Locations(environment, tmp_path / "package")


@pytest.fixture
def ordinary_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in which file permissions count: the superuser, whom they do not stop, becomes nobody meanwhile."""
    if not hasattr(os, "geteuid"):
        pytest.skip("no file permissions of this kind here")
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        root = os.geteuid() == 0
        if root:
            os.chown(folder, 65534, 65534)
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)
            for path in sorted(folder.rglob("*")):
                if path.is_dir() and not path.is_symlink():
                    path.chmod(0o700)
