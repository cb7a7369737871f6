"""What a person waits for: every quick command as a whole process, as a ratio of the floor.

    python benchmarks/startup.py [RUNS] [--extra-roles N]

The floor F is `python -c "import typer"` with the installed Typer. Commands are run in turn, RUNS times (default
15), so that a slow moment of the machine hits all of them; medians and their ratios to F are printed beside the
budget. `--extra-roles` (default 10000; 0 leaves it out) generates that many role files in a temporary folder and
measures the same commands with them laid over; generating and compiling them takes minutes, once, and is not timed.
Never fails: it reports.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
CAREERCLI = [sys.executable, "-c", "from careercli.__main__ import main; main()"]
FLOOR = [sys.executable, "-c", "import typer"]
SHOW = ["show", "technical-product-manager"]

COMMANDS: dict[str, tuple[list[str], dict[str, str], float]] = {
    "--version": (["--version"], {}, 0.5),
    "show, piped": (SHOW, {}, 1.3),
    "list, piped": (["list", "--track", "business-operations"], {}, 1.3),
    "search, piped": (["search", "nurse"], {}, 1.3),
    "show, Rich": ([*SHOW, "--format", "rich", "--color"], {}, 2.0),
    "list, Rich": (["list", "--track", "business-operations", "--format", "rich", "--color"], {}, 2.0),
    "completion": (
        [],
        {"_CAREERCLI_COMPLETE": "complete_bash", "COMP_WORDS": "careercli show tech", "COMP_CWORD": "2"},
        1.3,
    ),
}
"""Name -> arguments, environment, and the most it may take in floors."""


def once(command: Sequence[str], environment: dict[str, str]) -> float:
    """Seconds of one run, output thrown away."""
    started = time.perf_counter()
    subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        check=False,
    )  # fmt: skip
    return time.perf_counter() - started


def peak_memory(command: Sequence[str], environment: dict[str, str]) -> float:
    """Megabytes of memory that one run held at its peak, output thrown away."""
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0  # reaped above, where the usage of this one process is told
    return used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def measure(runs: int, environment: dict[str, str], extra: list[str]) -> dict[str, float]:
    """Median seconds of the floor (under "") and of every command, run in turn."""
    times: dict[str, list[float]] = {name: [] for name in ("", *COMMANDS)}
    for _ in range(runs):
        times[""].append(once(FLOOR, environment))
        for name, (arguments, variables, _budget) in COMMANDS.items():
            times[name].append(once([*CAREERCLI, *extra, *arguments], {**environment, **variables}))
    return {name: statistics.median(taken) for name, taken in times.items()}


def many_roles(folder: Path, count: int) -> None:
    """Write `count` copies of a bundled role under names of their own."""
    source = (ROOT / "data/roles/healthcare/registered-nurse.yaml").read_text(encoding="utf-8")
    head, rest = source.index("title:"), source.index("level:")
    track = folder / "healthcare"
    track.mkdir(parents=True)
    for number in range(count):
        names = f"title: Nurse Number {number}\naliases: [Nurse N{number}, NN{number}]\n"
        text = source[:head] + names + source[rest:]
        (track / f"nurse-number-{number}.yaml").write_text(text, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Measure and print."""
    runs = int(arguments[0]) if arguments and arguments[0].isdigit() else 15
    count = int(arguments[arguments.index("--extra-roles") + 1]) if "--extra-roles" in arguments else 10_000
    work = Path(tempfile.mkdtemp(prefix="careercli-startup-"))
    left_out = ("CAREERCLI", "NO_COLOR", "PYTHONDONTWRITEBYTECODE")
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(left_out)}
    environment = {
        **inherited, "CAREERCLI_CACHE_DIR": str(work / "cache"), "CAREERCLI_CONFIG_DIR": str(work / "config"),
        "CAREERCLI_DATA_DIR": str(work / "personal"), "COLUMNS": "80",
    }  # fmt: skip
    try:
        once([*CAREERCLI, "list"], environment)  # compiles
        plain = measure(runs, environment, [])
        print(f"floor F: {plain[''] * 1000:.0f} ms (median of {runs})")
        for name, (_, _, budget) in COMMANDS.items():
            ratio = plain[name] / plain[""]
            taken, kept = f"{plain[name] * 1000:6.0f} ms  {ratio:5.2f} F", _verdict(ratio, budget)
            print(f"{name:14}  {taken}  budget {budget} F  {kept}")
        for name, form in (("piped", []), ("as a Rich page", ["--format", "rich", "--color"])):
            peak = peak_memory([*CAREERCLI, *SHOW, *form], environment)
            print(f"show {name}: {peak:.0f} MB at most  budget 60 MB  {_verdict(peak, 60)}")
        if count:
            many_roles(work / "roles", count)
            extra = ["--roles", str(work / "roles")]
            once([*CAREERCLI, *extra, "list"], environment)
            laid = measure(runs, environment, extra)
            print(f"with {count:,} roles laid over (F {laid[''] * 1000:.0f} ms):")
            for name in COMMANDS:
                more = (laid[name] / laid[""]) / (plain[name] / plain[""]) - 1
                print(f"{name:14}  {laid[name] * 1000:6.0f} ms  {more:+5.0%}  budget +15%  {_verdict(more, 0.15)}")
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return 0


def _verdict(found: float, budget: float) -> str:
    return "kept" if found <= budget else "OVER"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
