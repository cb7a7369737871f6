"""A new role file with guidance as comments, for `catalog new`, and the same guidance as a table, for the docs."""

from __future__ import annotations

import os
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

from careercli.catalog.role import SLUG, DayPlan, Role
from careercli.catalog.shape import Shape, limits_in_words, shapes, walk
from careercli.errors import DataError, UsageError

_WIDTH = 116


def scaffold(slug: str) -> str:
    """The text of a new role file for `slug`: every key in order, each with what belongs there.

    It is meant to fail `catalog check` until it is filled in: no value in it could pass for content. Raises
    UsageError when `slug` is none.
    """
    if not re.fullmatch(SLUG, slug):
        raise UsageError(f"{slug!r} is not a slug", hint="lower-case words joined by hyphens: pricing-manager")
    lines = [
        f"# plan:                # the plan that day_to_day follows: {' | '.join(DayPlan)}",
        f"# {slug}: see docs/authoring.md; `careercli catalog check` says what is missing.",
        f'title: "{slug.replace("-", " ").title()}"',
    ]
    for shape in shapes(Role)[1:]:
        lines += _key(shape, "")
    return "\n".join(lines) + "\n"


def _key(shape: Shape, indent: str) -> Iterator[str]:
    """The lines of one key: its guidance as comments, then the key with nothing in it, or the keys below it."""
    guide = _guide(shape)
    one_line = f"{indent}{shape.key}:".ljust(24) + f"# {guide}"
    if not (shape.parts or shape.many or shape.weights) and len(one_line) <= _WIDTH:
        block = " >-" if shape.told.words and not shape.told.line else ""
        yield one_line.replace(":   " if block else ":", f":{block}" if block else ":", 1)
        return
    yield from textwrap.wrap(guide, _WIDTH, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}#   ")
    if shape.many:
        yield f"{indent}{shape.key}: []"
        if shape.parts:
            for line in _parts(shape):
                yield f"{indent}# {line}"
    elif shape.weights:
        yield f"{indent}{shape.key}: {{}}"
    elif shape.parts:
        yield f"{indent}{shape.key}:"
        for part in shape.parts:
            yield from _key(part, f"{indent}  ")
    else:
        yield f"{indent}{shape.key}:{' >-' if shape.told.words and not shape.told.line else ''}"


def _guide(shape: Shape) -> str:
    limits = limits_in_words(shape)
    return f"{shape.told.guide} ({limits})" if limits else shape.told.guide


def _parts(shape: Shape) -> Iterator[str]:
    """What an entry of a list holds, a line a key, as it would stand in the file."""
    for number, part in enumerate(shape.parts):
        limits = limits_in_words(part)
        yield f"{'  - ' if number == 0 else '    '}{part.key}: {part.told.guide}" + (
            f" ({limits})" if limits else ""
        )


def shape_table() -> str:
    """Every key of a role file as a Markdown table: key path, what belongs there, how much of it."""
    rows = [
        "| " + " | ".join(cell.replace("|", "or") for cell in (f"`{pattern}`", shape.told.guide, limits)) + " |"
        for pattern, shape in walk()
        for limits in (limits_in_words(shape),)
    ]
    return "\n".join(["| key | what belongs there | limits |", "|---|---|---|", *rows]) + "\n"


def write_new(path: Path, text: str) -> Path:
    """Write a new role file and give its path; a file that is already there is never touched.

    Raises UsageError when the file exists, DataError when it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataError(f"{path.parent}: cannot be made: {error.strerror}") from None
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        raise UsageError(f"{path} is there already", hint="choose another slug, or edit that file") from None
    except OSError as error:
        raise DataError(f"{path}: cannot be written: {error.strerror}") from None
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        path.unlink(missing_ok=True)  # half a file would be in the way of the next attempt
        raise DataError(f"{path}: cannot be written: {error.strerror}") from None
    return path
