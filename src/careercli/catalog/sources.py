"""The source files of a catalogue: where they are, and a fingerprint that changes with any of them."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

from careercli.catalog.problems import Problem
from careercli.values import value

TRACKS_FILE = "tracks.yaml"
SKILLS_FILE = "skills.yaml"

_DEEPEST = 2
"""Folders below a folder whose files count in its fingerprint: data/ -> roles/ -> <track>/."""


@value
class RoleSource:
    """One role file: the folder names its track, the file its slug."""

    path: Path
    track: str
    slug: str


@value
class CatalogueSources:
    """A folder with role files in `<track>/<slug>.yaml`, and perhaps a tracks.yaml and a skills.yaml."""

    folder: Path
    tracks: Path | None
    skills: Path | None
    roles: tuple[RoleSource, ...]
    problems: tuple[Problem, ...]
    bundled: bool = False


def bundled_sources(data: Path) -> CatalogueSources:
    """The project's own `data/` folder: tracks.yaml and skills.yaml, which must be there, beside `roles/`."""
    return _sources(data / "roles", data, vocabularies_required=True)


def personal_sources(folder: Path) -> CatalogueSources:
    """Somebody's own roles folder; a tracks.yaml and a skills.yaml in it add to the bundled ones."""
    return _sources(folder, folder, vocabularies_required=False)


def _sources(roles_folder: Path, vocabulary_folder: Path, *, vocabularies_required: bool) -> CatalogueSources:
    roles: list[RoleSource] = []
    problems: list[Problem] = []
    vocabularies: list[Path | None] = []
    for name in (TRACKS_FILE, SKILLS_FILE):
        path = vocabulary_folder / name
        vocabularies.append(path if os.path.lexists(path) else None)
        if vocabularies_required and vocabularies[-1] is None:
            problems.append(Problem(path, None, "", "is missing"))
    for entry in _entries(roles_folder, problems):
        if entry.name in (TRACKS_FILE, SKILLS_FILE):
            continue
        if _is_folder(entry) and not _is_yaml(entry.name):
            roles += _roles_of(entry, problems)
        elif _is_folder(entry):
            problems.append(Problem(Path(entry.path), None, "", "is a folder; expected a YAML file"))
        elif _is_yaml(entry.name):
            reason = "stands outside a track folder; move it to <track>/<slug>.yaml"
            problems.append(Problem(Path(entry.path), None, "", reason))
        else:
            _note_dead_link(entry, problems)
    tracks, skills = vocabularies
    return CatalogueSources(roles_folder, tracks, skills, tuple(roles), tuple(problems), vocabularies_required)


def _roles_of(track: os.DirEntry[str], problems: list[Problem]) -> list[RoleSource]:
    """The role files of one track's folder; what only looks like one is a problem, never passed over."""
    roles = []
    for entry in _entries(Path(track.path), problems):
        path = Path(entry.path)
        if entry.name.endswith(".yaml"):
            roles.append(RoleSource(path, track.name, entry.name.removesuffix(".yaml")))
        elif _is_yaml(entry.name):
            problems.append(Problem(path, None, "", f"ends in {path.suffix}; role files end in .yaml"))
        elif _is_folder(entry):
            problems.append(Problem(path, None, "", "is a folder inside a track; role files stand in <track>/"))
        else:
            _note_dead_link(entry, problems)
    return roles


def _entries(folder: Path, problems: list[Problem]) -> list[os.DirEntry[str]]:
    """What is in a folder, by name, hidden entries left out."""
    try:
        with os.scandir(folder) as entries:
            return sorted((entry for entry in entries if entry.name[0] != "."), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(Problem(folder, None, "", f"cannot be read: {error.strerror}"))
        return []


def _is_yaml(name: str) -> bool:
    return name.casefold().endswith((".yaml", ".yml"))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a symbolic link that leads round in a circle
        return False


def _note_dead_link(entry: os.DirEntry[str], problems: list[Problem]) -> None:
    if entry.is_symlink() and not os.path.exists(entry.path):  # noqa: PTH110 (Path.exists may raise)
        problems.append(Problem(Path(entry.path), None, "", "is a link that leads nowhere"))


def fingerprint(*folders: Path) -> str:
    """A short text that changes when any file below the folders is added, removed, renamed or modified.

    Made from every file's name relative to its folder, size and modification time (nanoseconds); contents are
    not read, so that it stays cheap over ten thousand files. Counts what the catalogue reads: files down to
    two folders deep, hidden ones and Python's own left out. A folder that does not exist is no error.
    """
    total = count = 0
    for number, top in enumerate(folders):
        pending = [(os.fspath(top), number, 0)]
        while pending:
            folder, folder_mark, depth = pending.pop()
            try:
                entries = os.scandir(folder)
            except OSError:
                total += hash((folder_mark, -1, -1))
                continue
            with entries:
                for entry in entries:
                    name = entry.name
                    if name[0] == "." or name == "__pycache__":
                        continue  # editors and Python keep locks, drafts and compiled files beside the file
                    mark = zlib.crc32(name.encode("utf-8", "surrogatepass"), folder_mark)
                    count += 1
                    try:
                        if entry.is_dir():
                            if depth < _DEEPEST:
                                pending.append((entry.path, zlib.crc32(b"/", mark), depth + 1))
                        else:
                            info = entry.stat()
                            # Added up, so that the order in which a system lists files does not matter. The hash
                            # of a tuple of numbers is the same in every process, and no linear function of
                            # them: two files that swap their names change the sum.
                            total += hash((mark, info.st_size, info.st_mtime_ns))
                    except OSError:  # a dead link, or a file removed this moment
                        total += hash((mark, -1, -1))
    return f"{count}-{total & (2**64 - 1):016x}"


def folder_stamp(folder: Path) -> str:
    """A short text that changes when a file right below the folder or a track of it comes, goes or is renamed.

    Made from the folders' own modification times, a handful of looks where `fingerprint` takes one a file; what it
    cannot see is a file that is written over in place.
    """
    total = count = 0
    try:
        with os.scandir(folder) as entries:
            tracks = [entry.path for entry in entries if entry.name[0] != "." and _is_folder(entry)]
        for path in (os.fspath(folder), *tracks):
            info = os.stat(path)  # noqa: PTH116 (pathlib is slow here)
            total += hash((zlib.crc32(os.fsencode(path)), info.st_mtime_ns, info.st_ino))
            count += 1
    except OSError:
        return "closed"
    return f"{count}-{total & (2**64 - 1):016x}"
