"""Texts on their way through an editor: kept in the personal folder, so that a crash in between loses nothing.

A draft is removed once its text is saved. One that is left over tells of an edit that was cut short.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from careercli.errors import PersonalFileError
from careercli.me.folder import Folder, in_words, make_private

_FOLDER = "drafts"


def start_draft(folder: Path, name: str, text: str) -> Path:
    """Write `text` to a new private Markdown file below the personal folder, and say where it is.

    `name` (a role slug or plan name) becomes part of the file's name. Raises PersonalFileError.
    """
    plain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:80] or "text"
    drafts = _drafts(folder)
    try:
        make_private(folder)
        make_private(drafts)
        with Folder(drafts) as opened:
            number = 1
            while True:
                file = f"{plain}.md" if number == 1 else f"{plain}-{number}.md"
                try:
                    opened.add(file, text.encode("utf-8", "replace"))
                except FileExistsError:
                    number += 1
                else:
                    return drafts / file
    except OSError as error:
        raise PersonalFileError(f"cannot write to {drafts}: {in_words(error)}") from error


def read_draft(path: Path) -> str:
    """The text of a draft, line ends as they are; raises PersonalFileError, and then the draft stays."""
    try:
        with Folder(path.parent) as opened:
            content = opened.read(path.name)
    except OSError as error:
        raise PersonalFileError(f"cannot read {path}: {in_words(error)}") from error
    if content is None:
        raise PersonalFileError(f"{path} is gone", "nothing was changed")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PersonalFileError(f"{path} is not in UTF-8", "save it as UTF-8; it was left as it is") from None


def finish_draft(path: Path) -> None:
    """Remove a draft whose text is saved."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise PersonalFileError(f"cannot delete {path}: {in_words(error)}") from error


def leftover_drafts(folder: Path) -> tuple[Path, ...]:
    """Drafts of edits that were cut short, oldest name first; creates nothing."""
    drafts = _drafts(folder)
    try:
        return tuple(sorted(path for path in drafts.iterdir() if path.suffix == ".md"))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise PersonalFileError(f"cannot read {drafts}: {in_words(error)}") from error


def forget_drafts(folder: Path) -> tuple[str, ...]:
    """Delete every draft with what editors leave beside it, and the folder; returns the names. Raises OSError."""
    drafts = _drafts(folder)
    if not drafts.exists():
        return ()
    gone = []
    with Folder(drafts) as opened:
        for name in opened.names():
            opened.remove(name)
            gone.append(f"{_FOLDER}/{name}")
    with contextlib.suppress(OSError):  # a folder somebody else put in there is not ours to delete
        drafts.rmdir()
    return tuple(gone)


def _drafts(folder: Path) -> Path:
    drafts = folder / _FOLDER
    if drafts.is_symlink():
        raise PersonalFileError(f"{drafts} is a symbolic link, which is not followed", "remove the link")
    return drafts
