"""The command `python -m careercli.landscape.refresh`: official files in, tables of figures out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from careercli.errors import CareerError, ExitCode
from careercli.landscape.refresh.build import Sources, refresh_tables
from careercli.landscape.refresh.changes import describe_changes, figures_in_place


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the refresh; the changes go to stdout, progress and errors to stderr. Returns the exit code."""
    options = _parser().parse_args(arguments)
    sources = Sources(
        options.oews,
        options.projections,
        tuple(options.onet),
        options.crosswalk,
        options.ai,
        options.unemployment,
        options.prices,
        options.education,
    )
    try:
        before = figures_in_place(options.out)
        refresh_tables(sources, options.out, lambda line: sys.stderr.write(f"{line}\n"))
        after = figures_in_place(options.out)
    except CareerError as error:
        sys.stderr.write(f"error: {error.message}\n" + (f"{error.hint}\n" if error.hint else ""))
        return int(error.exit_code)
    if after is None:
        sys.stderr.write(f"error: the tables just written to {options.out} cannot be read back\n")
        return int(ExitCode.BUG)
    sys.stdout.write("\n".join(describe_changes(before, after)) + "\n")
    return int(ExitCode.DONE)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m careercli.landscape.refresh",
        description="Rebuild the tables of figures from the official releases.",
    )
    parser.add_argument(
        "--oews",
        required=True,
        type=Path,
        metavar="FOLDER",
        help="national_M20xx_dl files of all years, all data of the newest",
    )
    parser.add_argument(
        "--projections",
        required=True,
        type=Path,
        metavar="FOLDER",
        help="occupation.xlsx, or tables 1.2, 1.10, 1.12; ep_20xx_20xx",
    )
    parser.add_argument(
        "--onet",
        required=True,
        action="append",
        type=Path,
        metavar="FOLDER",
        help="O*NET text database; repeat for older releases",
    )
    parser.add_argument(
        "--crosswalk", type=Path, metavar="FOLDER", help="SOC 2018 list and crosswalks (default: as last time)"
    )
    for option, content in (
        ("--ai", "AI exposure scores, of occupations and of tasks"),
        ("--unemployment", "CPS table 25b; needs --crosswalk"),
        ("--prices", "BEA regional price parities, and cpi_u.csv"),
        ("--education", "CIP to SOC crosswalk and College Scorecard programs"),
    ):
        parser.add_argument(option, type=Path, metavar="FOLDER", help=f"{content} (default: as last time)")
    parser.add_argument(
        "--out", required=True, type=Path, metavar="FOLDER", help="where the tables go: data/landscape"
    )
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
