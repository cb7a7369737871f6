"""The personal file: loaded without touching anything, changed under a lock, never half written, never lost.

Reading creates nothing and moves nothing. A damaged file is read as far as it goes, and at the next change it
is kept under another name before a good one takes its place. A file from a newer careercli is refused and
stays as it is. With `save=False` nothing is written at all: changes live as long as the store.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from careercli.errors import PersonalFileError, UsageError
from careercli.me import drafts
from careercli.me.codec import decode, encode
from careercli.me.folder import LARGEST, Folder, in_words, make_private
from careercli.me.model import Person
from careercli.me.place import PLACE
from careercli.me.salvage import DamagedText, read_strictly, salvage
from careercli.me.schema import SCHEMA, Schema
from careercli.reading import shortened

FILE = "me.json"
LOCK = "me.lock"
_KEPT_ASIDE = ("me.damaged-", "me.backup-")
_HEADER = "careercli"
_HEADER_TEXT = "what careercli keeps about one person; nothing in it leaves this machine"
_LONGEST_NOTICE = 299
"""Characters of a notice: two or three lines of a terminal, however much of a file is damaged."""
_NO_SAVE_HINT = "--no-save works without it and keeps nothing"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The person, sentences the person should be told (damage), and whether there is a file."""

    person: Person
    notices: tuple[str, ...]
    exists: bool


@dataclass(frozen=True, slots=True)
class Saved:
    """The person as it is now, sentences to tell, and whether the file was written."""

    person: Person
    notices: tuple[str, ...]
    written: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """What the file's bytes mean: `damage` says why they are no good file, `migrated_from` an older version."""

    person: Person
    damage: str | None = None
    migrated_from: int | None = None


class PersonalStore:
    """One person's file in `folder` (a path the caller chose; it need not exist).

    `save=False` writes nothing, not even a lock. `now` is the clock for the names of files kept aside.
    `lock_wait` is how many seconds to wait for another careercli that is saving.
    """

    def __init__(
        self,
        folder: Path,
        *,
        save: bool = True,
        now: Callable[[], datetime] = datetime.now,
        lock_wait: float = 5.0,
        schema: Schema = SCHEMA,
    ) -> None:
        self.folder = folder
        self.saves = save
        self._now = now
        self._lock_wait = lock_wait
        self._schema = schema
        self._unsaved: Person | None = None

    @property
    def path(self) -> Path:
        """Where the file is or would be."""
        return self.folder / FILE

    @property
    def exists(self) -> bool:
        """Whether there is a file. Raises PersonalFileError where the folder may not be looked into."""
        try:
            return self.path.exists()
        except OSError as error:
            raise PersonalFileError(f"cannot look into {self.folder}: {in_words(error)}", _NO_SAVE_HINT) from error

    def load(self) -> Loaded:
        """What is kept; an empty person when there is no file.

        Raises PersonalFileError when there is a file that may not or should not be read: no permission, a
        symbolic link, a newer version.
        """
        content = self._read()
        if content is None and self._unsaved is None:
            return Loaded(Person(), (), exists=False)
        found = self._understand(content)
        notices: tuple[str, ...] = ()
        if found.damage is not None:
            later = "; at the next change it is kept aside first" if self.saves else ""
            notices = (_notice(self.path, "is damaged", found.damage, f"What can be read is used{later}."),)
        return Loaded(self._unsaved or found.person, notices, exists=content is not None)

    def update(self, change: Callable[[Person], Person], *, keep_copy: bool = False) -> Saved:
        """Read, change and write under the lock, so that two careercli at once lose nothing.

        `change` must be a plain function of the person it gets, which may be newer than the one loaded
        before; what it raises goes through, and then nothing is written. `keep_copy` keeps the file as it was
        under another name. Raises PersonalFileError when the folder or file cannot be used or the disk is
        full; the old file is then whole and in place.
        """
        if not self.saves:
            loaded = self.load()
            self._unsaved = change(loaded.person)
            return Saved(self._unsaved, loaded.notices, written=False)
        try:
            if not self.folder.exists() and change(Person()).is_empty:
                return Saved(Person(), (), written=False)
            try:
                return self._locked_update(change, keep_copy)
            except FileNotFoundError:
                # Another process forgot everything, folder included, while this one waited for its lock.
                return self._locked_update(change, keep_copy)
        except OSError as error:
            raise PersonalFileError(f"cannot save to {self.folder}: {in_words(error)}", _NO_SAVE_HINT) from error

    def copies(self) -> tuple[Path, ...]:
        """Damaged files and backups kept beside the file; they hold personal data too."""
        try:
            names = sorted(found.name for found in self.folder.iterdir())
        except OSError:
            return ()
        return tuple(self.folder / name for name in names if name.startswith(_KEPT_ASIDE))

    def forget(self) -> tuple[str, ...]:
        """Delete everything personal: the file, copies kept aside, drafts, and the folder if nothing else is in it.

        Returns the names deleted. Raises UsageError with `save=False`, PersonalFileError when it cannot be done.
        """
        if not self.saves:
            raise UsageError("nothing is deleted with --no-save", "run it again without --no-save")
        try:
            if not self.folder.exists():
                return ()
            gone = list(drafts.forget_drafts(self.folder))
            with Folder(self.folder) as folder, folder.locked(LOCK, self._lock_wait):
                folder.clear_leftovers()
                for name in folder.names():
                    if name in (FILE, PLACE) or name.startswith(_KEPT_ASIDE):
                        folder.remove(name)
                        gone.append(name)
                with contextlib.suppress(PermissionError):  # Windows keeps a file that is open; it holds nothing
                    folder.remove(LOCK)
            with contextlib.suppress(OSError):  # something that is not careercli's is in the folder: it stays
                self.folder.rmdir()
        except OSError as error:
            raise PersonalFileError(f"cannot delete in {self.folder}: {in_words(error)}") from error
        return tuple(gone)

    def _locked_update(self, change: Callable[[Person], Person], keep_copy: bool) -> Saved:
        make_private(self.folder)
        with Folder(self.folder) as folder, folder.locked(LOCK, self._lock_wait):
            return self._update(folder, change, keep_copy)

    def _update(self, folder: Folder, change: Callable[[Person], Person], keep_copy: bool) -> Saved:
        folder.clear_leftovers()
        content = folder.read(FILE)
        found = self._understand(content)
        person = change(found.person)
        if person == found.person and found.damage is None and found.migrated_from is None:
            return Saved(person, (), written=False)
        fresh = self._bytes(person)
        notices = []
        if content is not None and found.damage is not None:
            aside = self._keep(folder, "me.damaged-", content)
            rest = f"It is kept as {aside}; what could be read is saved."
            notices.append(_notice(self.path, "was damaged", found.damage, rest))
        elif content is not None and found.migrated_from is not None:
            aside = self._keep(folder, f"me.backup-v{found.migrated_from}-", content)
            notices.append(f"{self.path} was from an older careercli; it is kept as {aside}.")
        elif content is not None and keep_copy:
            notices.append(f"{self.path} as it was is kept as {self._keep(folder, 'me.backup-', content)}.")
        folder.replace(FILE, fresh)
        return Saved(person, tuple(notices), written=True)

    def _read(self) -> bytes | None:
        try:
            with Folder(self.folder) as folder:
                return folder.read(FILE)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise PersonalFileError(f"cannot read {self.path}: {in_words(error)}", _NO_SAVE_HINT) from error

    def _understand(self, content: bytes | None) -> _Found:
        if content is None:
            return _Found(Person())
        damage: list[str] = []
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            text = content.decode("utf-8", "replace")
            damage.append(f"byte {error.start + 1} is no UTF-8")
        try:
            raw = read_strictly(text)
        except DamagedText as error:
            damage.append(str(error))
            raw, broken = salvage(text)
            if broken:
                damage.append(f"something is lost from {', '.join(broken)}")
        version = raw.pop("version", None)
        raw.pop(_HEADER, None)
        if isinstance(version, bool) or not isinstance(version, int) or version < 1:
            damage.append("its version cannot be read")
            version = self._schema.version
        if version > self._schema.version:
            raise PersonalFileError(
                f"{self.path} is from a newer careercli (version {version}; this one knows {self._schema.version})",
                "update careercli; the file was left as it is",
            )
        older = version < self._schema.version
        if older:
            raw = self._migrated(raw, version)
        person, problems = decode(raw)
        why = "; ".join(damage + problems)
        return _Found(person, why or None, version if older else None)

    def _migrated(self, raw: dict[str, Any], version: int) -> dict[str, Any]:
        try:
            return self._schema.migrate(raw, version)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise PersonalFileError(
                f"{self.path} (version {version}) cannot be brought to version {self._schema.version}: {error!r}",
                "the file was left as it is",
            ) from error

    def _bytes(self, person: Person) -> bytes:
        """The file's content. Raises UsageError, before anything is touched, for what could not be read back."""
        whole = {_HEADER: _HEADER_TEXT, "version": self._schema.version, **encode(person)}
        text = json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False)
        try:
            problems = decode(read_strictly(text))[1]
        except DamagedText as error:
            problems = [str(error)]
        if problems:
            raise UsageError(f"this cannot be kept: {problems[0]}", "nothing was changed")
        try:
            content = f"{text}\n".encode()
        except UnicodeEncodeError:
            # Text pasted into a terminal can hold half characters that UTF-8 has no bytes for; escaped they keep.
            content = f"{json.dumps(whole, indent=2, allow_nan=False)}\n".encode()
        if len(content) > LARGEST:
            raise UsageError(f"this cannot be kept: it is more than {LARGEST // 2**20} MiB", "nothing was changed")
        return content

    def _keep(self, folder: Folder, prefix: str, content: bytes) -> str:
        stamp = f"{self._now():%Y%m%d-%H%M%S}"
        number = 1
        while True:
            name = f"{prefix}{stamp}.json" if number == 1 else f"{prefix}{stamp}-{number}.json"
            try:
                folder.add(name, content)
            except FileExistsError:
                number += 1
            else:
                return name


def _notice(path: Path, what: str, damage: str, rest: str) -> str:
    """What is wrong with the file and what becomes of it; the reasons give way where all of it is too long."""
    room = _LONGEST_NOTICE - len(f"{path} {what}: . {rest}")
    return shortened(f"{path} {what}: {shortened(damage, max(room, 40))}. {rest}", _LONGEST_NOTICE)
