"""Nothing is ever lost: processes killed, disks full, two writers, power cuts, folders that refuse."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from careercli.errors import PersonalFileError
from careercli.me.folder import Folder
from me.me_factory import ana, run, store

KILL_AT_EVERY_CALL = """
import os, signal, sys
from pathlib import Path
from careercli.me.store import PersonalStore

folder, bytes_at_once = Path(sys.argv[1]), int(sys.argv[2])
before = (folder / "me.json").read_bytes()
real = {name: getattr(os, name) for name in ("open", "write", "fsync", "fchmod", "replace", "close", "unlink")}

def change(person):
    return person.with_note("baker", "n" * 300)

def child(fatal):
    calls = 0
    def patched(name):
        def call(*args, **more):
            nonlocal calls
            if calls == fatal:
                os.kill(os.getpid(), signal.SIGKILL)
            calls += 1
            if name == "write":
                args = (args[0], bytes(args[1])[:bytes_at_once])
            return real[name](*args, **more)
        return call
    for name in real:
        setattr(os, name, patched(name))
    PersonalStore(folder).update(change)
    os._exit(0)

fatal, old, new = 0, 0, set()
while True:
    pid = os.fork()
    if pid == 0:
        child(fatal)
    killed = os.WIFSIGNALED(os.waitpid(pid, 0)[1])
    now = (folder / "me.json").read_bytes()
    if now == before:
        old += 1
    else:
        new.add(now)
        loaded = PersonalStore(folder).load()
        assert not loaded.notices and loaded.person.notes["baker"] == "n" * 300
    if b"damage" in before[:20]:
        everywhere = [path.read_bytes() for path in folder.glob("me*.json")]
        assert before in everywhere, fatal
    if not killed:
        break
    (folder / "me.json").write_bytes(before)
    fatal += 1
left = [path.name for path in folder.iterdir() if path.name.endswith(".writing")]
print(fatal, old, len(new), left)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_system_call_the_file_is_the_whole_old_or_the_whole_new_one(tmp_path: Path) -> None:
    store(tmp_path).update(lambda _: ana())
    done = run(KILL_AT_EVERY_CALL, tmp_path, 64)
    assert done.stderr == ""
    calls, old, new, left = done.stdout.split(maxsplit=3)
    assert int(calls) > 40
    assert int(old) > 30
    assert (new, left) == ("1", "[]\n")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_moment_while_a_damaged_file_is_kept_aside_its_bytes_are_still_there(tmp_path: Path) -> None:
    (tmp_path / "me.json").write_text('{"damage": here\n  "skills": {\n    "sql": 3\n  }\n', "utf-8")
    done = run(KILL_AT_EVERY_CALL, tmp_path, 64)
    assert done.stderr == ""
    assert int(done.stdout.split()[0]) > 15


WRITE_FOREVER = """
import sys
from dataclasses import replace
from pathlib import Path
from careercli.me.store import PersonalStore
store = PersonalStore(Path(sys.argv[1]))
while True:
    def change(person):
        n = int(person.years or 0) + 1
        return replace(person, years=n, notes={"baker": f"{n} " * 4000})
    print(int(store.update(change).person.years), flush=True)
"""


def test_kill_nine_at_random_moments_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    draw = random.Random(5)
    acknowledged = 0
    for _ in range(12):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITE_FOREVER, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        first = int(writer.stdout.readline())
        assert first > acknowledged
        time.sleep(draw.random() * 0.03)
        writer.kill()
        acknowledged = max(first, *(int(line) for line in writer.stdout.read().split()), 0)
        writer.wait()
        writer.stdout.close()
        loaded = store(tmp_path).load()
        assert loaded.notices == ()
        assert loaded.person.years is not None
        assert loaded.person.years >= acknowledged
        assert loaded.person.notes == {"baker": f"{int(loaded.person.years)} " * 4000}


ADD_MANY = """
import sys
from pathlib import Path
from careercli.me.store import PersonalStore
folder, name = Path(sys.argv[1]), sys.argv[2]
for n in range(30):
    PersonalStore(folder, lock_wait=20).update(lambda p: p.with_note(f"{name}-{n}", "kept"))
"""


def test_two_terminals_at_once_lose_nothing(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", ADD_MANY, str(tmp_path / "careercli"), name], stderr=subprocess.PIPE
        )
        for name in ("one", "two", "three")
    ]
    for writer in writers:
        _, complaints = writer.communicate(timeout=60)
        assert (writer.returncode, complaints) == (0, b"")
    expected = {f"{name}-{n}" for name in ("one", "two", "three") for n in range(30)}
    assert set(store(tmp_path / "careercli").load().person.notes) == expected


def test_waiting_for_another_that_saves_ends_in_one_clear_line(tmp_path: Path) -> None:
    store(tmp_path).update(lambda _: ana())
    with (
        Folder(tmp_path) as folder,
        folder.locked("me.lock", 0),
        pytest.raises(PersonalFileError, match="another careercli is saving") as caught,
    ):
        store(tmp_path, lock_wait=0.05).update(lambda p: p.with_skill("sql", 3))
    assert caught.value.hint == "try again in a moment"
    assert store(tmp_path).load().person == ana()


def test_a_change_that_waited_while_everything_was_forgotten_still_lands(tmp_path: Path) -> None:
    folder = tmp_path / "careercli"
    store(folder).update(lambda _: ana())
    code = "from me.me_factory import *; store(Path(sys.argv[1])).update(lambda p: p.with_skill('sql', 3))"
    path = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with Folder(folder) as opened, opened.locked("me.lock", 1):
        waiting = subprocess.Popen([sys.executable, "-c", code, str(folder)], env=path, stderr=subprocess.PIPE)
        time.sleep(0.6)
        for name in opened.names():
            opened.remove(name)
        folder.rmdir()
    assert waiting.communicate(timeout=20)[1] == b""
    assert store(folder).load().person.skills == {"sql": 3}


SAVE_MUCH = """
import resource, signal, sys
from pathlib import Path
from careercli.errors import PersonalFileError
from careercli.me.store import PersonalStore
usual = resource.getrlimit(resource.RLIMIT_FSIZE)
if sys.argv[2] != "0":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), usual[1]))
try:
    PersonalStore(Path(sys.argv[1])).update(lambda p: p.with_note("baker", "long " * 40000))
except PersonalFileError as error:
    print(error.message)
finally:
    resource.setrlimit(resource.RLIMIT_FSIZE, usual)  # measuring tools write at exit
"""


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="needs file size limits")
def test_when_a_write_stops_half_way_the_old_file_is_whole_and_nothing_is_left_over(tmp_path: Path) -> None:
    store(tmp_path).update(lambda _: ana())
    before = (tmp_path / "me.json").read_bytes()
    for limit in (1, 4096, 100_000):
        done = run(SAVE_MUCH, tmp_path, limit)
        assert done.stdout == f"cannot save to {tmp_path}: there is no space left\n"
        assert done.stderr == ""
        assert (tmp_path / "me.json").read_bytes() == before
        assert sorted(path.name for path in tmp_path.iterdir()) == ["me.json", "me.lock"]


def test_a_disk_that_is_really_full_leaves_the_old_file_whole(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("this user may not mount a small disk")
    try:
        store(disk / "careercli").update(lambda _: ana())
        done = run(SAVE_MUCH, disk / "careercli", 0)
        assert done.stdout == f"cannot save to {disk / 'careercli'}: there is no space left\n"
        assert store(disk / "careercli").load().person == ana()
        assert sorted(path.name for path in (disk / "careercli").iterdir()) == ["me.json", "me.lock"]
    finally:
        subprocess.run(["umount", str(disk)], check=True)


READ_ONLY_HOME = """
import os, sys, tempfile
from pathlib import Path
from careercli.errors import PersonalFileError
from careercli.me.store import PersonalStore

base = Path(tempfile.mkdtemp())
base.chmod(0o755)
warm = PersonalStore(base / "warm")
warm.update(lambda p: p.with_skill("sql", 3))   # everything is imported before privileges go
warm.load()
warm.forget()
home, kept = base / "home", base / "kept"
home.mkdir()
PersonalStore(kept).update(lambda p: p.with_skill("sql", 3))
if os.geteuid() == 0:
    for path in (kept, kept / "me.json", kept / "me.lock"):
        os.chown(path, 65534, 65534)
kept.chmod(0o500)
home.chmod(0o555)
pid = os.fork()
if pid == 0:
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    print(PersonalStore(home / "careercli").load().person.is_empty, PersonalStore(kept).load().person.skills)
    for folder in (home / "careercli", kept):
        try:
            PersonalStore(folder).update(lambda p: p.with_skill("sql", 5))
        except PersonalFileError as error:
            print(error.message.replace(str(base), "BASE"))
    sys.stdout.flush()
    os._exit(0)
os.waitpid(pid, 0)
kept.chmod(0o700)
home.chmod(0o700)
print(PersonalStore(kept).load().person.skills, sorted(path.name for path in kept.iterdir()))
PersonalStore(kept).forget()
home.rmdir()
base.rmdir()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_read_only_home_can_be_read_and_refuses_changes_in_one_line() -> None:
    done = run(READ_ONLY_HOME)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "True {'sql': 3}",
        "cannot save to BASE/home/careercli: permission denied",
        "cannot save to BASE/kept: permission denied",
        "{'sql': 3} ['me.json', 'me.lock']",
    ]


class Disk:
    """What a disk holds after a power cut: bytes only as far as flushed, names as far as their order was kept."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.events: list[tuple[str, object, object]] = []
        self.files: dict[int, str] = {}
        real = {name: getattr(os, name) for name in ("open", "write", "fsync", "replace", "unlink", "close")}

        def opened(path: object, flags: int, *args: int, **more: int) -> int:
            handle = int(real["open"](path, flags, *args, **more))
            self.files[handle] = "." if path == folder else str(path)
            if flags & os.O_CREAT:
                self.events.append(("create", str(path), None))
            return handle

        def wrote(handle: int, data: bytes) -> int:
            self.events.append(("write", self.files[handle], bytes(data)))
            return int(real["write"](handle, data))

        def flushed(handle: int) -> None:
            self.events.append(("flush", self.files[handle], None))
            real["fsync"](handle)

        def replaced(old: str, new: str, **more: int) -> None:
            self.events.append(("rename", old, new))
            real["replace"](old, new, **more)

        for name, fake in (("open", opened), ("write", wrote), ("fsync", flushed), ("replace", replaced)):
            monkeypatch.setattr(os, name, fake)

    def after_cut(self, at: int, names_kept: int, old: bytes) -> bytes | None:
        """`me.json` when the power fails after `at` events and only `names_kept` name changes reached the disk.

        Name changes before a flush of the folder are always there; contents are there once flushed, and
        otherwise cut off in the middle.
        """
        flushed = {"me.json": old}
        written: dict[str, bytes] = {}
        content = {"me.json": "me.json"}  # name on the disk -> which written file it stands for
        kept = 0
        folder_flushes = [n for n, (what, name, _) in enumerate(self.events[:at]) if (what, name) == ("flush", ".")]
        certain = folder_flushes[-1] if folder_flushes else -1
        for number, (what, name, more) in enumerate(self.events[:at]):
            if what == "write":
                assert isinstance(more, bytes)
                written[str(name)] = written.get(str(name), b"") + more
            elif what == "flush" and name != ".":
                flushed[str(name)] = written.get(str(name), b"")
            elif what == "rename" and (number < certain or kept < names_kept):
                kept += number >= certain
                content[str(more)] = str(name)
        inode = content["me.json"]
        return flushed.get(inode, written.get(inode, b"")[: len(written.get(inode, b"")) // 2])


def test_a_power_cut_at_any_point_leaves_the_whole_old_or_the_whole_new_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(tmp_path).update(lambda _: ana())
    old = (tmp_path / "me.json").read_bytes()
    with monkeypatch.context() as patch:
        disk = Disk(patch, tmp_path)
        store(tmp_path).update(lambda p: p.with_skill("sql", 3))
    new = (tmp_path / "me.json").read_bytes()
    assert ("flush", ".", None) in disk.events
    possible = {
        disk.after_cut(at, names_kept, old) for at in range(len(disk.events) + 1) for names_kept in (0, 1, 2)
    }
    assert possible == {old, new}
    at_the_end = {disk.after_cut(len(disk.events), names_kept, old) for names_kept in (0, 1, 2)}
    assert at_the_end == {new}, "once saving is said to be done, a power cut must not undo it"
