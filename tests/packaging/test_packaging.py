"""The wheel, the source archive and the editable install, each in a fresh environment, away from the checkout.

Built and installed without a network: the environments borrow the libraries of the one that runs the tests,
and careercli alone comes from what was built.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from careercli import __version__

ROOT = Path(__file__).parents[2]

MOST_BYTES = 12_000_000
"""What a wheel may weigh: it is downloaded by every person, and most of it is figures."""

BUILD = """
import sys
kind, out, *absent = sys.argv[1:]
for name in absent:
    sys.modules[name] = None  # importing it fails as if it were not installed
import hatchling.build
print(getattr(hatchling.build, f"build_{kind}")(out))
"""
"""Builds what the current folder holds; `absent` are modules that a build environment does not have."""

NOT_BUILD_REQUIREMENTS = (
    "typer",
    "rich",
    "questionary",
    "prompt_toolkit",
    "platformdirs",
    "rapidfuzz",
    "numpy",
    "openpyxl",
)


def build(kind: str, source: Path, out: Path) -> Path:
    """Builds a `wheel`, an `sdist` or an `editable` of `source` with nothing but what pyproject.toml requires."""
    out.mkdir(parents=True, exist_ok=True)
    ended = subprocess.run(
        [sys.executable, "-c", BUILD, kind, str(out), *NOT_BUILD_REQUIREMENTS],
        cwd=source, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    return out / ended.stdout.splitlines()[-1]


class Environment:
    """A fresh virtual environment, and the commands installed in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        venv.create(folder, with_pip=False, symlinks=os.name != "nt")
        self.bin = folder / ("Scripts" if os.name == "nt" else "bin")
        self.site = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))

    def install(self, wheel: Path) -> None:
        """Install a wheel as a person would, then make the libraries of this environment visible in the new one."""
        pip = [sys.executable, "-m", "pip", "--python", str(self.bin / "python"), "--disable-pip-version-check"]
        ended = subprocess.run(
            [*pip, "install", "--quiet", "--no-index", "--no-deps", str(wheel)],
            capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert ended.returncode == 0, ended.stderr
        shared = dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib"))
        (self.site / "zz-borrowed-libraries.pth").write_text("\n".join(shared) + "\n")

    def run(self, *arguments: str, home: Path) -> str:
        """What the installed command writes, run by somebody with this home, from there."""
        home.mkdir(exist_ok=True)
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("CAREERCLI", "PYTHON", "COV"))
        }
        ended = subprocess.run(
            [str(self.bin / "careercli"), *arguments],
            cwd=home,
            env={**kept, "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (ended.returncode, ended.stderr) == (0, ""), ended.stderr
        return ended.stdout


def is_whole(installed: Environment, home: Path) -> None:
    """The installed command has every page, the figures of every place, and the quiz."""
    page = installed.run("show", "technical-product-manager", home=home)
    assert page.startswith("Technical Product Manager\n")
    assert "11-2021" in page
    listed = installed.run("list", "--format", "plain", home=home).splitlines()
    assert len(listed) == len(list((ROOT / "data" / "roles").glob("*/*.yaml")))
    assert "Texas" in installed.run(
        "show", "technical-product-manager", "-s", "glance", "--area", "Texas", home=home
    )
    assert json.loads(installed.run("fit", "--questions", home=home))


def folder_named(installed: Environment, what: str, home: Path) -> Path:
    """A folder as `about` shows it."""
    found = re.search(rf"{what} +(.+)", installed.run("about", home=home))
    assert found is not None
    return Path(found[1])


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive of the checkout."""
    return build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from the source archive, as the wheels that people download are."""
    folder = tmp_path_factory.mktemp("wheel")
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    unpacked = folder / archive.name.removesuffix(".tar.gz")
    built = build("wheel", unpacked, folder / "dist")
    assert not (unpacked / "src" / "careercli" / "_data").exists()
    return built


def test_an_installed_wheel_is_whole_small_and_needs_no_cache(wheel: Path, tmp_path: Path) -> None:
    assert wheel.name == f"careercli-{__version__}-py3-none-any.whl"
    assert wheel.stat().st_size <= MOST_BYTES
    names = zipfile.ZipFile(wheel).namelist()
    own = f"careercli-{__version__}"
    assert {name.split("/")[0] for name in names} == {"careercli", f"{own}.dist-info", f"{own}.data"}
    assert not [name for name in names if "landscape/refresh" in name]
    assert {Path(name).suffix for name in names if name.startswith("careercli/")} <= {".py", ".sqlite", ".typed"}
    assert sorted(name for name in names if name.startswith("careercli/_data/")) == [
        "careercli/_data/catalogue.sqlite", "careercli/_data/local.sqlite",
    ]  # fmt: skip
    assert not [name for name in names if "test" in name]

    installed = Environment(tmp_path / "environment")
    installed.install(wheel)
    home = tmp_path / "home"
    is_whole(installed, home)
    assert folder_named(installed, "Bundled data", home) == installed.site / "careercli" / "_data"
    assert list(home.iterdir()) == []
    for found in (
        "man/man1/careercli.1", "bash-completion/completions/careercli", "zsh/site-functions/_careercli",
        "fish/vendor_completions.d/careercli.fish",
    ):  # fmt: skip
        assert (installed.folder / "share" / found).is_file()


def test_the_source_archive_has_what_a_developer_needs_and_nothing_made(archive: Path) -> None:
    with tarfile.open(archive) as opened:
        names = [Path(*Path(name).parts[1:]) for name in opened.getnames()]
    roles = {path.relative_to(ROOT) for path in (ROOT / "data" / "roles").glob("*/*.yaml")}
    assert roles <= set(names)
    for kept in (
        "tests/conftest.py",
        "docs/cli.md",
        "benchmarks/startup.py",
        "Makefile",
        "LICENSE",
        "CHANGELOG.md",
    ):
        assert Path(kept) in names
    assert not [
        name for name in names if {".venv", ".git", "__pycache__", "_data", ".hypothesis"} & set(name.parts)
    ]
    assert not [name for name in names if name.suffix in (".xlsx", ".zip", ".csv", ".sqlite")]


def test_a_wheel_of_the_checkout_has_the_files_of_one_from_the_source_archive(wheel: Path, tmp_path: Path) -> None:
    """Over a small data folder: what is compiled is the same work again."""
    for path in ROOT.iterdir():
        if path.name not in ("data", ".git", ".venv"):
            (tmp_path / path.name).symlink_to(path)
    (tmp_path / "data").symlink_to(ROOT / "tests" / "golden" / "data")
    own = build("wheel", tmp_path, tmp_path / "dist-of-checkout")
    assert set(zipfile.ZipFile(own).namelist()) == set(zipfile.ZipFile(wheel).namelist())


def test_an_editable_install_reads_the_checkout_and_compiles_into_the_cache(tmp_path: Path) -> None:
    wheel = build("editable", ROOT, tmp_path / "dist")
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith(".sqlite")]
    installed = Environment(tmp_path / "environment")
    installed.install(wheel)
    home = tmp_path / "home"
    home.mkdir()
    page = installed.run("show", "technical-product-manager", home=home)
    assert page.startswith("Technical Product Manager\n")
    assert folder_named(installed, "Bundled data", home) == ROOT / "data"
    assert [path.name.partition("-")[0] for path in (home / "cache").rglob("*.sqlite")] == ["catalogue"]
    assert not (ROOT / "src" / "careercli" / "_data").exists()


def test_a_build_with_a_broken_role_file_fails_and_names_it(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "src").symlink_to(ROOT / "src")
    broken = tmp_path / "data" / "roles" / "sales" / "broken.yaml"
    broken.parent.mkdir(parents=True)
    broken.write_text("title: Broken\n\tlevel: mid\n", encoding="utf-8")
    for name in ("tracks.yaml", "skills.yaml"):
        (tmp_path / "data" / name).write_bytes((ROOT / "data" / name).read_bytes())
    with pytest.raises(AssertionError, match=r"careercli: .*broken\.yaml:2: "):
        build("wheel", tmp_path, tmp_path / "dist")
    assert list((tmp_path / "dist").iterdir()) == []
