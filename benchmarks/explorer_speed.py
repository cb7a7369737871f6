"""What a person waits for in the explorer: its first screen as a whole process, and a key answered in process.

    python benchmarks/explorer_speed.py [RUNS] [--roles 300,10000]

The first screen is from the start of the process to the first list drawn in a pseudo-terminal of 80x24, over the
bundled roles, in multiples of the floor F = `python -c "import typer"`; both by the clock and by the processor time
of the process, which a busy machine changes less. A key is answered when its work is done and the screen is laid
out, measured in processor time inside the process with Textual's own driver for tests, over catalogues of as many
roles as asked for (generated and compiled first, which takes minutes for 10,000). Medians of RUNS (default 9).
Never fails: it reports.
"""

from __future__ import annotations

import asyncio
import gc
import os
import pty
import select
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))
from startup import CAREERCLI, FLOOR, many_roles

if TYPE_CHECKING:
    from careercli.explorer.app import Explorer

BUDGET_FIRST = 6.0
FLOOR_MEANT = 58.0
"""Milliseconds of the floor on the machine that the budgets were set for; on another they grow with its floor."""

BUDGET_KEY = {300: 50.0, 10_000: 120.0}
"""Milliseconds on that machine, by number of roles."""

DRAWN = "Outlook".upper().encode()
"""Stands on the first screen once the list is drawn."""


def first_screen(environment: dict[str, str]) -> tuple[float, float]:
    """Seconds by the clock and by the processor until the list is drawn."""
    import fcntl
    import struct
    import termios

    started = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(CAREERCLI[0], CAREERCLI, environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    received = b""
    while DRAWN not in received:
        if not select.select([terminal], [], [], 60)[0]:
            raise SystemExit(f"no first screen in a minute; received {received[-500:]!r}")
        received += os.read(terminal, 65536)
    taken, used = time.perf_counter() - started, _processor_seconds(pid)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(terminal)
    return taken, used


def _processor_seconds(pid: int) -> float:
    """What a running process has used of the processor so far; finer than /proc/PID/stat."""
    path = Path(f"/proc/{pid}/schedstat")
    return int(path.read_text().split()[0]) / 1e9 if path.exists() else float("nan")


def floor(environment: dict[str, str]) -> tuple[float, float]:
    """Seconds of the floor by the clock and by the processor."""
    started = time.perf_counter()
    process = subprocess.Popen(FLOOR, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return time.perf_counter() - started, used.ru_utime + used.ru_stime


KEYS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("a letter typed", (*"project m",), "a"),
    ("down in the list", ("escape", "escape", "tab", "down", "down"), "down"),
    ("a page down in the list", ("pagedown",), "pagedown"),
    ("filters opened", (), "f"),
    ("a filter changed", ("down", "down"), "right"),
    ("back to the list", (), "enter"),
    ("the first page opened", ("escape",), "enter"),
    ("another page opened", ("escape", "down"), "enter"),
    ("a section further", (), "4"),
    ("the next link", (), "tab"),
    ("the next in the track", (), "right_square_bracket"),
    ("the whole page", (), "v"),
    ("back", (), "escape"),
)
"""Name, keys pressed before, and the key that is measured, one after the other in one sitting."""


def keys(environment: dict[str, str], runs: int) -> dict[str, float]:
    """Median milliseconds of the processor for each key."""
    import careercli
    from careercli.cli.app import run_in
    from careercli.cli.desk import SessionDesk
    from careercli.cli.session import Session
    from careercli.explorer.app import Explorer
    from careercli.locations import Locations
    from careercli.terminal.streams import Terminal

    taken: dict[str, list[float]] = {name: [] for name, *_ in KEYS}
    roles = environment.get("CAREERCLI_ROLES")

    async def sitting() -> None:
        terminal = Terminal(None, StringIO(), StringIO(), environment)
        locations = Locations(environment, Path(careercli.__file__).parent)
        session = Session(terminal, locations, None if roles is None else Path(roles), save=False)
        app = Explorer(SessionDesk(session, lambda arguments: run_in(session, arguments)), when_drawn=gc.freeze)
        async with app.run_test(size=(120, 40)) as pilot:
            for name, before, key in KEYS:
                for one in before:
                    await press(app, one)
                await pilot.pause(0.2)
                start = time.process_time()
                await press(app, key)
                taken[name].append((time.process_time() - start) * 1000)

    for _ in range(runs):
        asyncio.run(sitting())
    return {name: statistics.median(times) for name, times in taken.items()}


async def press(app: Explorer, key: str) -> None:
    """Press a key, and wait until its work is done and drawn."""
    from textual import events

    event = events.Key(key, key if len(key) == 1 else " " if key == "space" else None)
    event.set_sender(app)
    await app.on_event(event)
    while not app.keys_done:
        await asyncio.sleep(0.002)


def main(arguments: list[str]) -> int:
    """Measure and print."""
    runs = int(arguments[0]) if arguments and arguments[0].isdigit() else 9
    sizes = arguments[arguments.index("--roles") + 1] if "--roles" in arguments else "300,10000"
    work = Path(tempfile.mkdtemp(prefix="careercli-explorer-"))
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(("CAREERCLI", "NO_COLOR"))}
    environment = {
        **inherited, "CAREERCLI_CACHE_DIR": str(work / "cache"), "CAREERCLI_CONFIG_DIR": str(work / "config"),
        "CAREERCLI_DATA_DIR": str(work / "personal"), "TERM": "xterm-256color",
    }  # fmt: skip
    try:
        subprocess.run([*CAREERCLI, "list"], env=environment, stdout=subprocess.DEVNULL, check=True)  # compiles
        first_screen(environment)
        both = [(floor(environment), first_screen(environment)) for _ in range(runs)]
        (clock_f, used_f), (clock, used) = (
            (statistics.median(one[part][0] for one in both), statistics.median(one[part][1] for one in both))
            for part in (0, 1)
        )
        print(f"floor F: {clock_f * 1000:.0f} ms by the clock, {used_f * 1000:.0f} ms of the processor")
        for what, taken, ratio in (
            ("by the clock", clock, clock / clock_f),
            ("of the processor", used, used / used_f),
        ):
            told = "kept" if ratio <= BUDGET_FIRST else "OVER"
            print(f"first screen: {taken * 1000:.0f} ms {what}, {ratio:.1f} F  budget {BUDGET_FIRST:g} F  {told}")
        bundled = len(list((Path(__file__).parent.parent / "data/roles").rglob("*.yaml")))
        for size in (int(size) for size in sizes.split(",")):
            laid = dict(environment)
            if size > bundled:
                many_roles(work / f"roles-{size}", size - bundled)
                laid["CAREERCLI_ROLES"] = str(work / f"roles-{size}")
                subprocess.run([*CAREERCLI, "list"], env=laid, stdout=subprocess.DEVNULL, check=True)
            budget = next((most for at_least, most in BUDGET_KEY.items() if size <= at_least), 120.0) / FLOOR_MEANT
            print(f"a key over {size:,} roles, of the processor, budget {budget:.2f} F:")
            for name, taken in keys(laid, runs).items():
                ratio = taken / used_f / 1000
                print(f"  {name:24}  {taken:4.0f} ms  {ratio:.2f} F  {'kept' if ratio <= budget else 'OVER'}")
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
