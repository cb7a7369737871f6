"""Where a person left off in the explorer: a small file beside their own; `me forget --all` takes it too."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from careercli.me.folder import Folder

PLACE = "explorer.json"
"""The file's name."""


def read_place(folder: Path) -> Mapping[str, Any]:
    """What was kept; nothing where there is no such file, or none that can be read: it is only a convenience."""
    from careercli.errors import PersonalFileError

    try:
        with Folder(folder) as opened:
            content = opened.read(PLACE)
        kept = json.loads(content) if content else {}
    except (OSError, ValueError, RecursionError, PersonalFileError):
        return {}
    return kept if isinstance(kept, dict) else {}


def keep_place(folder: Path, place: Mapping[str, Any]) -> None:
    """Keep a place. Where it cannot be written, it is not kept: nothing a person made is lost by that."""
    from contextlib import suppress

    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with Folder(folder) as opened:
            opened.replace(PLACE, json.dumps(dict(place)).encode())
