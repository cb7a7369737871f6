"""The source files of a catalogue: where they are, and a fingerprint that changes with any of them."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

from careercli.catalog.problems import Problem
from careercli.values import value

TRACKS_FILE = "tracks.yaml"
SKILLS_FILE = "skills.yaml"


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


def bundled_sources(data: Path) -> CatalogueSources:
    """The project's own `data/` folder: tracks.yaml and skills.yaml beside `roles/`."""
    return _sources(data / "roles", data)


def personal_sources(folder: Path) -> CatalogueSources:
    """Somebody's own roles folder; a tracks.yaml and a skills.yaml in it add to the bundled ones."""
    return _sources(folder, folder)


def _sources(roles_folder: Path, vocabulary_folder: Path) -> CatalogueSources:
    roles: list[RoleSource] = []
    problems: list[Problem] = []
    for entry in _entries(roles_folder, problems):
        path = Path(entry.path)
        if entry.name in (TRACKS_FILE, SKILLS_FILE) or entry.name.startswith("."):
            continue
        if not _is_folder(entry):
            if entry.name.endswith((".yaml", ".yml")):
                reason = "stands outside a track folder; move it to <track>/<slug>.yaml"
                problems.append(Problem(path, None, "", reason))
            continue
        if entry.name.endswith((".yaml", ".yml")):
            problems.append(Problem(path, None, "", "is a folder; expected a YAML file"))
            continue
        for item in _entries(path, problems):
            if item.name.startswith("."):
                continue
            if item.name.endswith(".yaml"):
                roles.append(RoleSource(Path(item.path), entry.name, item.name.removesuffix(".yaml")))
            elif item.name.endswith(".yml"):
                problems.append(Problem(Path(item.path), None, "", "ends in .yml; role files end in .yaml"))
    tracks, skills = vocabulary_folder / TRACKS_FILE, vocabulary_folder / SKILLS_FILE
    return CatalogueSources(
        folder=roles_folder,
        tracks=tracks if os.path.lexists(tracks) else None,
        skills=skills if os.path.lexists(skills) else None,
        roles=tuple(roles),
        problems=tuple(problems),
    )


def _entries(folder: Path, problems: list[Problem]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        problems.append(Problem(folder, None, "", f"cannot be read: {error.strerror}"))
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a symbolic link that leads round in a circle
        return False


def fingerprint(*folders: Path) -> str:
    """A short text that changes when any file below the folders is added, removed, renamed or modified.

    Made from every file's relative name, size and modification time (nanoseconds); contents are not read,
    so that it stays cheap over ten thousand files. A folder that does not exist counts as empty.
    """
    total = 0
    count = 0
    for number, folder in enumerate(folders):
        pending = [os.fspath(folder)]
        while pending:
            current = pending.pop()
            try:
                with os.scandir(current) as entries:
                    for entry in entries:
                        if entry.is_dir():
                            pending.append(entry.path)
                            continue
                        info = entry.stat()
                        # A sum, so that the order in which the system lists files does not matter; the
                        # tuple hash of str depends on the process, hence crc32 for the name.
                        total += _mix(number, entry.path, info.st_size, info.st_mtime_ns)
                        count += 1
            except OSError:
                total += _mix(number, current, -1, -1)
    return f"{count}-{total & (2**128 - 1):032x}"


def _mix(number: int, path: str, size: int, mtime: int) -> int:
    name = path.encode("utf-8", "surrogateescape")
    seed = zlib.crc32(name, number) << 96 | zlib.adler32(name) << 64
    return (seed + size * 0x9E3779B97F4A7C15 + mtime * 0xD1B54A32D192ED03) * 0xC2B2AE3D27D4EB4F
