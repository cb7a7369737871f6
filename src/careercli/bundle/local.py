"""Opening the compiled file of local pay: the wheel's own, or the cached one, compiled first where it is needed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from careercli.bundle.catalogue import Narration, short, source_of
from careercli.cache import reason_of, write_beside
from careercli.catalog.sources import fingerprint
from careercli.errors import DataError
from careercli.locations import LOCAL_FILE, Locations


def open_local(locations: Locations, narration: Narration) -> Path:
    """The path of the compiled local-pay file, compiled into the cache first where that is needed.

    Where the cache cannot be written, the file lies in a temporary folder that is removed when the process ends.
    """
    ready = local_if_ready(locations)
    if ready is not None:
        return ready
    from careercli.bundle.build import build_local

    data = source_of(locations)
    name, path = _local_names(locations, data)
    narration.warn("compiling local pay figures, once")
    progress = narration.progress("local pay figures")
    try:
        write_beside(path, lambda draft: build_local(draft, data, progress))
        for stale in path.parent.glob(f"{name}*.sqlite"):
            if stale != path:
                stale.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        if not _is_local(path):  # another run may have been faster
            narration.warn(f"cannot keep them in {path.parent} ({reason_of(error)}); working without it")
            return _temporary_local(data)
    locations.opened.append(path)
    return path


def local_if_ready(locations: Locations) -> Path | None:
    """The path of the compiled local-pay file where it is there already; nothing is compiled."""
    if locations.compiled is not None:
        path = locations.compiled / LOCAL_FILE
    else:
        _, path = _local_names(locations, source_of(locations))
        if not _is_local(path):
            return None
    locations.opened.append(path)
    return path


def _local_names(locations: Locations, data: Path) -> tuple[str, Path]:
    """What every version of the cached file of local pay begins with, and the path of today's."""
    name = f"local-{short(str(data.resolve()))}-"
    version = short(fingerprint(data / "landscape", locations.package / "landscape"))
    return name, locations.cache / f"{name}{version}.sqlite"


def _is_local(path: Path) -> bool:
    """Whether `path` is a whole file of local figures of today's format."""
    from careercli.landscape.local_figures import LOCAL_FORMAT

    try:
        if not path.is_file():
            return False
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT format FROM landscape_meta").fetchall() == [(LOCAL_FORMAT,)]
    except Exception:  # damaged, in whatever way
        return False


def _temporary_local(data: Path) -> Path:
    import atexit
    import tempfile

    from careercli.bundle.build import build_local

    try:
        folder = tempfile.TemporaryDirectory(prefix="careercli-", ignore_cleanup_errors=True)
        atexit.register(folder.cleanup)
        path = Path(folder.name) / LOCAL_FILE
        build_local(path, data)
    except (OSError, sqlite3.Error) as error:
        raise DataError(f"the local figures cannot be compiled anywhere: {reason_of(error)}") from None
    return path
