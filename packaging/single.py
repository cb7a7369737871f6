"""Builds dist/careercli.pyz: the program with everything it needs, in one file that any Python 3.11 or newer runs.

    python packaging/single.py [OUT]

The file is an archive that unpacks its libraries once, into the user's cache, since some of them hold compiled code
that cannot be loaded from an archive; for the same reason it runs on the kind of machine and the version of Python
it was built on. Nothing is downloaded: what the environment that builds it has installed is taken along.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipapp
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parent.parent

START = """
import os, sys, zipfile
from pathlib import Path

def libraries():
    archive = Path(sys.argv[0]).resolve()
    info = archive.stat()
    named = os.environ.get("CAREERCLI_CACHE_DIR") or os.environ.get("XDG_CACHE_HOME")
    base = Path(os.path.expanduser(named or "~/.cache"))
    home = base / f"careercli-single-{info.st_size}-{info.st_mtime_ns}"
    if not (home / "complete").exists():
        draft = home.with_name(f"{home.name}.{os.getpid()}")
        os.makedirs(draft, mode=0o700)
        with zipfile.ZipFile(archive) as whole:
            whole.extractall(draft, [name for name in whole.namelist() if name.startswith("libraries/")])
        (draft / "complete").touch()
        try:
            draft.rename(home)
        except OSError:  # another run was faster
            import shutil
            shutil.rmtree(draft, ignore_errors=True)
    return home / "libraries"

wanted = PYTHON
if sys.version_info[:2] != wanted:
    sys.exit("careercli.pyz was built for Python %d.%d and this is %d.%d" % (*wanted, *sys.version_info[:2]))
try:
    sys.path.insert(0, str(libraries()))
except OSError as error:
    sys.exit(f"careercli.pyz cannot unpack itself: {error}; CAREERCLI_CACHE_DIR names another folder")
from careercli.__main__ import main
sys.exit(main())
"""


def requirements(name: str, seen: dict[str, object]) -> None:
    """All distributions that `name` needs to run, without extras, as they are installed here."""
    import re

    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in seen:
        return
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return  # for another system or version of Python
    seen[key] = found
    for line in found.requires or []:
        if "extra ==" not in line:
            wanted = re.match(r"[A-Za-z0-9._-]+", line)
            if wanted:
                requirements(wanted[0], seen)


def build(out: Path) -> Path:
    """Build the archive; gives its path."""
    with tempfile.TemporaryDirectory(prefix="careercli-single-") as name:
        folder = Path(name)
        libraries = folder / "libraries"
        libraries.mkdir()
        build = "import sys, hatchling.build; print(hatchling.build.build_wheel(sys.argv[1]))"
        made = subprocess.run(
            [sys.executable, "-c", build, name], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
        )
        wheel = folder / made.stdout.split()[-1]
        shutil.unpack_archive(wheel, libraries, "zip")
        wheel.unlink()
        seen: dict[str, object] = {"careercli": None}
        for need in distribution("careercli").requires or []:
            if "extra ==" not in need:
                requirements(need.split(">")[0].split("<")[0].split("=")[0].split(";")[0].strip(), seen)
        for found in filter(None, seen.values()):
            for file in found.files or []:  # type: ignore[attr-defined]
                source = Path(str(file.locate()))
                if ".." in file.parts or "__pycache__" in file.parts or not source.is_file():
                    continue
                target = libraries / file
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
        (folder / "__main__.py").write_text(START.replace("PYTHON", repr(tuple(sys.version_info[:2]))))
        out.parent.mkdir(parents=True, exist_ok=True)
        zipapp.create_archive(folder, out, "/usr/bin/env python3", compressed=True)
    return out


if __name__ == "__main__":
    made = build(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist" / "careercli.pyz")
    sys.stdout.write(f"{made}  {made.stat().st_size / 1_000_000:.1f} MB\n")
