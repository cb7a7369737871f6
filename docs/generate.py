"""Writes what can be generated: docs/cli.md from the commands' own help, docs/role.schema.json and the table of
keys in docs/authoring.md from the role model, the pictures.

Run it with `make docs`. A test holds cli.md and the schema to the program; the pictures are made from the
bundled roles and only change when somebody wants new ones.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import typer

import careercli
from careercli.catalog.scaffold import shape_table
from careercli.catalog.schema import role_json_schema
from careercli.cli.app import app, dispatch
from careercli.errors import ExitCode
from careercli.terminal.streams import Terminal

DOCS = Path(__file__).parent
HELP_WIDTH = 96

EXIT_CODES = {
    ExitCode.DONE: "done, also when a list is empty",
    ExitCode.BUG: "a fault in careercli itself",
    ExitCode.USAGE: "what was typed cannot be carried out",
    ExitCode.NOT_FOUND: "no such role, track, skill or place",
    ExitCode.BAD_DATA: "role files or figures are wrong",
    ExitCode.PERSONAL_FILE: "the personal file or its folder cannot be used",
    ExitCode.CANCELLED: "left with Ctrl-C, Ctrl-D or Esc (Esc in the first menu leaves with 0)",
    143: "ended by SIGTERM; 129 by SIGHUP. What was answered is kept",
}

VARIABLES = {
    "CAREERCLI_ROLES": "a folder of your own role files, as --roles",
    "CAREERCLI_PAGER, PAGER": "the pager for long pages; `cat` or nothing means none",
    "CAREERCLI_ACCESSIBLE, ACCESSIBLE": "1 for screen readers, as --accessible; ours goes before everybody's",
    "CAREERCLI_NO_SAVE": "1 to write nothing personal, as --no-save",
    "NO_COLOR": "no color, whatever the terminal can do",
    "FORCE_COLOR": "color in a pipe too, as --color; NO_COLOR goes before it, 0 means no color",
    "COLUMNS, LINES": "the size to draw for, instead of the terminal's own",
    "CAREERCLI_DATA": "a data folder to use instead of the bundled one (for authors)",
    "CAREERCLI_CACHE_DIR": "another folder for the cache; an absolute path, or from ~",
    "CAREERCLI_CONFIG_DIR": "another folder for set-up (`roles/` in it holds your own role files)",
    "CAREERCLI_DATA_DIR": "another folder for what you save",
}

SHARE = DOCS.parent / "packaging" / "share"
COMPLETIONS = {
    "bash": "bash-completion/completions/careercli",
    "zsh": "zsh/site-functions/_careercli",
    "fish": "fish/vendor_completions.d/careercli.fish",
}
"""Where shells look for completions below `share/`, into which an install puts these files."""

TABLE_BEGINS, TABLE_ENDS = "<!-- keys: made by `make docs` -->", "<!-- end of keys -->"

TALLEST = 52
"""Lines of a page that a picture shows: a tall screen, not a strip of paper."""

PICTURES = {
    "role-page": (["show", "technical-product-manager"], 108),
    "ladder": (["tracks", "business-operations"], 96),
    "landscape": (["landscape", "registered-nurse", "--area", "Austin"], 96),
}


def cli_reference() -> str:
    """docs/cli.md: every command's help, exit codes and environment variables."""
    parts = [
        "# Commands\n",
        "Made by `make docs` from the program's own help; do not edit.\n",
        "A ROLE is a slug, a title or an alias, in any case, with typos. Global options may stand anywhere.\n",
    ]
    for path, text in _helps(typer.main.get_command(app), ["careercli"]):
        parts.append(f"{'#' * min(len(path) + 1, 4)} `{' '.join(path)}`\n\n```text\n{text}\n```\n")
    codes = "\n".join(f"| {int(code)} | {meaning} |" for code, meaning in EXIT_CODES.items())
    parts.append(f"## Exit codes\n\n| code | meaning |\n|---|---|\n{codes}\n")
    variables = "\n".join(f"| `{name}` | {meaning} |" for name, meaning in VARIABLES.items())
    parts.append(f"## Environment\n\n| variable | meaning |\n|---|---|\n{variables}\n")
    return "\n".join(parts)


def _helps(command: Any, path: list[str], parent: Any = None) -> Iterator[tuple[list[str], str]]:
    context = command.make_context(
        path[-1], [], parent=parent, resilient_parsing=True, max_content_width=HELP_WIDTH, terminal_width=HELP_WIDTH
    )
    yield path, command.get_help(context).rstrip()
    for name in command.list_commands(context) if hasattr(command, "list_commands") else []:
        child = command.get_command(context, name)
        if child is not None and not child.hidden:
            yield from _helps(child, [*path, name], context)


def shared_files() -> dict[Path, str]:
    """The manual page and the completions of shells, which an install puts where both are found."""
    from typer.completion import get_completion_script

    shared = {Path("man/man1/careercli.1"): man_page()}
    for shell, place in COMPLETIONS.items():
        script = get_completion_script(prog_name="careercli", complete_var="_CAREERCLI_COMPLETE", shell=shell)
        shared[Path(place)] = f"{script.strip()}\n"
    return shared


def man_page() -> str:
    """careercli(1): the same helps, exit codes and variables as a manual page."""

    def plain(text: str) -> str:
        lines = text.replace("\\", "\\e").replace("-", "\\-").split("\n")
        return "\n".join(f"\\&{line}" if line[:1] in (".", "'") else line for line in lines)

    about, *commands = _helps(typer.main.get_command(app), ["careercli"])
    parts = [
        f'.TH CAREERCLI 1 "" "careercli {careercli.__version__}" "User Commands"',
        ".SH NAME\ncareercli \\- explore careers: what a job is like, its market, whether it suits you",
        ".SH SYNOPSIS\n.B careercli\n[OPTIONS] [COMMAND [ARGS]...]",
        ".SH DESCRIPTION\nWithout a command, in a terminal, it opens the explorer;\n"
        ".B careercli help keys\nnames its keys. "
        "Nothing you type or answer leaves the machine.",
        f".nf\n{plain(about[1])}\n.fi",
        ".SH COMMANDS",
    ]
    for path, text in commands:
        parts.append(f".SS {plain(' '.join(path))}\n.nf\n{plain(text)}\n.fi")
    parts.append(".SH EXIT STATUS")
    parts += [f".TP\n.B {int(code)}\n{plain(meaning)}" for code, meaning in EXIT_CODES.items()]
    parts.append(".SH ENVIRONMENT")
    parts += [f".TP\n.B {name}\n{plain(meaning)}" for name, meaning in VARIABLES.items()]
    return "\n".join(parts) + "\n"


def explorer_pictures() -> dict[str, str]:
    """The explorer as SVG: single screens, and a session whose screens follow one another."""
    import asyncio
    import tempfile

    from careercli.cli.app import run_in
    from careercli.cli.desk import SessionDesk
    from careercli.cli.session import Session
    from careercli.explorer.app import Explorer
    from careercli.locations import Locations

    steps: list[tuple[str, tuple[str, ...]]] = [
        ("first", ()), ("find", tuple("nurse")), ("filters", ("tab", "f", "right", "right", "down", "right")),
        ("role", ("escape", "0", "slash", "escape", "escape", *"nurse", "enter")),
        ("next", ("7", "tab")),
        ("figures", ("o", "2")),
    ]  # fmt: skip
    frames: dict[str, str] = {}

    async def record(app: Explorer) -> None:
        async with app.run_test(size=(120, 36)) as pilot:
            for name, keys in steps:
                for key in keys:
                    await pilot.press(key)
                await pilot.pause(0.4)
                app.clear_notifications()
                await pilot.pause(0.2)
                frames[name] = _offline(app.export_screenshot(title="careercli"))

    with tempfile.TemporaryDirectory() as folder:
        variables = {**picture_environment(120), "CAREERCLI_DATA_DIR": folder, "TERM": "xterm-256color"}
        terminal = Terminal(None, StringIO(), StringIO(), variables)
        session = Session(terminal, Locations(variables, Path(careercli.__file__).parent))
        asyncio.run(record(Explorer(SessionDesk(session, lambda arguments: run_in(session, arguments)))))
    session_svg = _session([frames[name] for name, _ in steps])
    return {"explorer-find": frames["find"], "explorer-role": frames["role"], "explorer-session": session_svg}


def _offline(svg: str) -> str:
    """The same picture with fonts that are there, and ids that are the same at every making."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+", "terminal-x", svg)
    return svg.replace("Fira Code, monospace", "ui-monospace, Menlo, Consolas, monospace").replace(
        "font-family: Fira Code", "font-family: ui-monospace"
    )


def _session(frames: list[str], seconds: float = 3.0) -> str:
    """Screens one after the other as one animated SVG, without a script."""
    size = re.search(r'viewBox="([^"]+)"', frames[0])
    assert size is not None
    share = 100 / len(frames)
    style = f"@keyframes turn {{ 0%, {share - 0.01:.2f}% {{ opacity: 1 }} {share:.2f}%, 100% {{ opacity: 0 }} }}"
    parts = []
    for number, frame in enumerate(frames):
        own = frame.replace("terminal-x", f"terminal-{number}")
        parts.append(f'<g class="frame" style="animation-delay: {number * seconds:g}s">{own}</g>')
    rule = f".frame {{ opacity: 0; animation: turn {len(frames) * seconds:g}s infinite }}"
    inside = "\n".join(parts)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size[1]}">'
    return f"{head}<style>{style} {rule}</style>\n{inside}\n</svg>\n"


def role_schema() -> str:
    """docs/role.schema.json, for editors."""
    return json.dumps(role_json_schema(), indent=2) + "\n"


def authoring() -> str:
    """docs/authoring.md with the table of keys as the role model tells it."""
    text = (DOCS / "authoring.md").read_text(encoding="utf-8")
    before, rest = text.split(TABLE_BEGINS, 1)
    after = rest.split(TABLE_ENDS, 1)[1]
    return f"{before}{TABLE_BEGINS}\n\n{shape_table()}\n{TABLE_ENDS}{after}"


def picture_environment(width: int) -> dict[str, str]:
    """The environment a picture is drawn in: this width, the bundled data, nobody's own roles."""
    return {"COLUMNS": str(width), "HOME": os.environ.get("HOME", "/"), "CAREERCLI_CONFIG_DIR": "/nonexistent"}


def picture(arguments: list[str], width: int, title: str) -> str:
    """The first TALLEST lines of a screen as SVG, without the web font that Rich would load from the network."""
    from rich.console import Console
    from rich.text import Text

    out = TextIOWrapper(BytesIO(), encoding="utf-8")
    dispatch(["--color", *arguments], Terminal(None, out, sys.stderr, picture_environment(width)))
    out.seek(0)
    console = Console(record=True, width=width, file=StringIO(), force_terminal=True, color_system="standard")
    shown = out.read().strip("\n").split("\n")[:TALLEST]
    console.print(Text.from_ansi("\n".join(shown).rstrip()), soft_wrap=True)
    svg = console.export_svg(title=f"careercli {' '.join(arguments)}", unique_id=title)
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code, monospace", "ui-monospace, Menlo, Consolas, monospace").replace(
        "font-family: Fira Code", "font-family: ui-monospace"
    )


def main() -> None:
    """Write every generated file."""
    (DOCS / "cli.md").write_text(cli_reference(), encoding="utf-8")
    (DOCS / "role.schema.json").write_text(role_schema(), encoding="utf-8")
    (DOCS / "authoring.md").write_text(authoring(), encoding="utf-8")
    for place, text in shared_files().items():
        (SHARE / place).parent.mkdir(parents=True, exist_ok=True)
        (SHARE / place).write_text(text, encoding="utf-8")
    folder = DOCS / "pictures"
    folder.mkdir(exist_ok=True)
    for name, (arguments, width) in PICTURES.items():
        (folder / f"{name}.svg").write_text(picture(arguments, width, name), encoding="utf-8")
    for name, svg in explorer_pictures().items():
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
