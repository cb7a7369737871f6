"""The one folder personal files live in: private from the first byte, and never half written.

All names are looked up inside the opened folder and symbolic links are refused, so nothing is ever read from
or written to another place. A file is replaced in the only order that survives a power cut: write beside it,
flush that to the disk, rename it over the old one, flush the folder. At every moment the name stands for the
whole old or the whole new file.
"""

# pathlib cannot look names up inside an opened folder, which is what keeps links out.
# ruff: noqa: PTH105, PTH116, PTH208

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from careercli.errors import PersonalFileError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LARGEST = 64 * 2**20
"""Bytes above which a file is not read: nobody's career fills 64 MiB, and memory is somebody's too."""

TEMPORARY_SUFFIX = ".writing"

_FILE_MODE = 0o600
_FOLDER_MODE = 0o700
_LOCK_PAUSE = 0.02  # seconds between two tries for the lock
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_NON_BLOCKING = getattr(os, "O_NONBLOCK", 0)  # so that opening a pipe left in the file's place cannot hang
_BY_FOLDER = os.open in os.supports_dir_fd and os.rename in os.supports_dir_fd


class Folder:
    """The opened folder; use it with `with`. Opening for writing creates it, opening for reading never does."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    def __enter__(self) -> Self:
        if _BY_FOLDER:
            self._handle = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, or None when there is none. Raises PersonalFileError for anything else there."""
        try:
            handle = self._open(name, os.O_RDONLY | _NON_BLOCKING)
        except FileNotFoundError:
            return None
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                raise PersonalFileError(f"{self.path / name} is not a file", "move it away and try again")
            content = file.read(LARGEST + 1)  # never more, whatever size the system reports or it grows to
            if len(content) > LARGEST:
                raise PersonalFileError(
                    f"{self.path / name} is larger than {LARGEST // 2**20} MiB", "move it away and try again"
                )
            return content

    def names(self) -> list[str]:
        """Names of everything in the folder, sorted."""
        return sorted(os.listdir(self.path if self._handle is None else self._handle))

    def replace(self, name: str, content: bytes) -> None:
        """Put `content` in the place of a file, whole or not at all. Raises OSError; then the old file stands."""
        beside = f".{name}.{os.urandom(6).hex()}{TEMPORARY_SUFFIX}"
        self._write_new(beside, content)
        try:
            if self._is_link(name):
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(self.path / name))
            os.replace(self._at(beside), self._at(name), **self._both())
        except BaseException:
            self.remove(beside)
            raise
        self._flush()

    def add(self, name: str, content: bytes) -> None:
        """Write a new file, flushed to the disk; raises FileExistsError rather than touch one that is there."""
        self._write_new(name, content)
        self._flush()

    def remove(self, name: str) -> bool:
        """Remove a file (never what a link points to); False when there was none."""
        try:
            os.unlink(self._at(name), **self._one())
        except FileNotFoundError:
            return False
        return True

    def clear_leftovers(self) -> None:
        """Remove half-written files of processes that were killed; only while holding the lock."""
        for name in self.names():
            if name.startswith(".") and name.endswith(TEMPORARY_SUFFIX):
                self.remove(name)

    @contextlib.contextmanager
    def locked(self, name: str, wait: float) -> Iterator[None]:
        """Hold the lock file; raises PersonalFileError when another process holds it for `wait` seconds."""
        until = time.monotonic() + wait
        while True:
            handle = self._open(name, os.O_RDWR | os.O_CREAT, _FILE_MODE)
            try:
                while not _try_lock(handle):
                    if time.monotonic() >= until:
                        raise PersonalFileError(
                            f"another careercli is saving to {self.path}; waited {wait:g} seconds",
                            "try again in a moment",
                        )
                    time.sleep(_LOCK_PAUSE)
                if self._is_same(handle, name):
                    yield
                    return
                # The lock file was removed (everything was forgotten) while this process waited for it: a
                # lock on a file without a name keeps nobody out. Take the new one.
            finally:
                os.close(handle)

    def _write_new(self, name: str, content: bytes) -> None:
        handle = self._open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE_MODE)
        try:
            try:
                if sys.platform != "win32":
                    os.fchmod(handle, _FILE_MODE)  # a strange umask may have taken the owner's own bits
                rest = memoryview(content)
                while rest:
                    rest = rest[os.write(handle, rest) :]
                _flush_file(handle)
            finally:
                os.close(handle)
        except BaseException:
            self.remove(name)
            raise

    def _flush(self) -> None:
        """Flush the folder itself, so that a rename survives a power cut."""
        if self._handle is not None:
            _flush_folder(self._handle)

    def _open(self, name: str, flags: int, mode: int = 0) -> int:
        if not _NO_FOLLOW and self._is_link(name):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(self.path / name))
        return os.open(self._at(name), flags | _NO_FOLLOW | _BINARY, mode, **self._one())

    def _is_link(self, name: str) -> bool:
        try:
            return stat.S_ISLNK(os.stat(self._at(name), follow_symlinks=False, **self._one()).st_mode)
        except FileNotFoundError:
            return False

    def _is_same(self, handle: int, name: str) -> bool:
        try:
            named = os.stat(self._at(name), follow_symlinks=False, **self._one())
        except FileNotFoundError:
            return False
        return os.path.samestat(os.fstat(handle), named)

    def _at(self, name: str) -> str:
        return str(self.path / name) if self._handle is None else name

    def _one(self) -> dict[str, Any]:
        return {} if self._handle is None else {"dir_fd": self._handle}

    def _both(self) -> dict[str, Any]:
        return {} if self._handle is None else {"src_dir_fd": self._handle, "dst_dir_fd": self._handle}


def make_private(path: Path) -> None:
    """Create a folder (and those above it) for the owner alone, or make an existing one so. Raises OSError."""
    missing = []
    above = path
    while not above.exists():
        missing.append(above)
        above = above.parent
    for folder in reversed(missing):
        with contextlib.suppress(FileExistsError):  # another process was quicker; what counts is checked below
            folder.mkdir(_FOLDER_MODE)
            folder.chmod(_FOLDER_MODE)
            _flush_entry(folder)
    found = path.stat()
    if not stat.S_ISDIR(found.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))
    if sys.platform != "win32" and stat.S_IMODE(found.st_mode) & 0o077:
        path.chmod(_FOLDER_MODE)


def in_words(error: OSError) -> str:
    """Why the system refused, as a phrase a person understands."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "there is no space left"
    if error.errno == errno.ELOOP:
        return "it is a symbolic link, which is not followed"
    return (error.strerror or str(error)).lower()


def _flush_file(handle: int) -> None:
    if sys.platform == "darwin":
        # On macOS fsync stops at the drive's own cache; this asks the drive as well.
        with contextlib.suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def _flush_folder(handle: int) -> None:
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network and FUSE file systems cannot flush a folder and say so with these; they have no
        # better promise to give. Anything else is a real failure.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS):
            raise


def _flush_entry(folder: Path) -> None:
    """Flush the entry of a new folder in the folder above it, where that one may be opened."""
    if not _BY_FOLDER:
        return
    try:
        handle = os.open(folder.parent, os.O_RDONLY | os.O_DIRECTORY)
    except PermissionError:  # a folder above may be passed through but not read; there is nothing to flush by
        return
    try:
        _flush_folder(handle)
    finally:
        os.close(handle)


def _try_lock(handle: int) -> bool:
    """Take the lock if it is free. Raises OSError where the file system has no locks."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
            return False
        raise
    return True
