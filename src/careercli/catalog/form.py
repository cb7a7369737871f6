"""The form of one file: its structure by the schema, in our words, with the nearest correct names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from careercli.catalog.codec import from_plain
from careercli.catalog.draft import Draft
from careercli.catalog.lookup import EACH, found_at
from careercli.catalog.problems import Problem, did_you_mean
from careercli.catalog.role import SLUG, DayPlan, Level, Role
from careercli.catalog.shape import walk
from careercli.catalog.sources import RoleSource
from careercli.catalog.yamlfile import MAX_FAULTS, YamlDocument, load_yaml, shortened

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

    from careercli.catalog.yamlfile import KeyPath


def read_draft(source: RoleSource, problems: list[Problem]) -> Draft | None:
    """Read one file and add every fault of its form to `problems`; None when it cannot be read at all."""
    from pydantic import ValidationError

    from careercli.catalog.schema import RoleFile

    document, faults = load_yaml(source.path)
    problems += faults
    faults = [fault for fault in faults if not fault.editorial]
    if document is None:
        return None
    if not isinstance(document.value, dict):
        problems.append(document.problem((), "does not hold a role: expected keys such as `title:` at the top"))
        return None
    draft = Draft(source, document, document.value, _day_plan(document))
    found: list[Problem] = []
    if not re.fullmatch(SLUG, source.slug):
        found.append(document.problem((), "the file name is the slug: lower-case words joined by hyphens"))
    try:
        file = RoleFile.model_validate(document.value)
    except ValidationError as error:
        found += form_problems(document, error, RoleFile)
        file = None
    found += range_problems(draft) + _doubled_skills(draft) + _move_problems(draft) + _no_way_up(draft)
    if file is not None and not found and not faults:
        plain = file.model_dump(by_alias=True, exclude_none=True)
        draft.role = from_plain(Role, {"slug": source.slug, "track": source.track, **plain})
    draft.unfinished = not faults and any(problem.unwritten for problem in found)
    problems += unspoiled(found, faults)
    return draft


def _day_plan(document: YamlDocument) -> str | None:
    """The plan that a comment at the top of a file names: `# plan: shift`."""
    named = [line.removeprefix("# plan:").strip() for line in document.head if line.startswith("# plan:")]
    return next((name for name in named if name in set(DayPlan)), None)


def unspoiled(found: list[Problem], faults: list[Problem]) -> list[Problem]:
    """The problems found at values that YAML's own `faults` have not named: what is wrong with the rest of such a
    value says nothing new.
    """
    spoiled = {(fault.line, fault.key) for fault in faults}
    return [problem for problem in found if (problem.line, problem.key) not in spoiled]


def form_problems(
    document: YamlDocument, error: ValidationError, model: type[BaseModel], within: KeyPath = ()
) -> list[Problem]:
    """Pydantic's findings about the value at `within`, which should be a `model`, as problems of the file."""
    details = error.errors(include_url=False)
    found = [
        replace(_form_problem(document, detail, model, within), unwritten=_is_unwritten(detail))
        for detail in details[:MAX_FAULTS]
    ]
    if len(details) > MAX_FAULTS:
        found.append(document.problem(within, f"and {len(details) - MAX_FAULTS} more faults of form"))
    return found


def _is_unwritten(detail: ErrorDetails) -> bool:
    """Whether something is missing rather than wrong."""
    return detail["type"] == "missing" or detail["input"] in (None, "", [], {})


def _form_problem(document: YamlDocument, detail: ErrorDetails, model: type[BaseModel], within: KeyPath) -> Problem:
    loc = detail["loc"]
    path = (*within, *loc)
    kind, context, given = detail["type"], detail.get("ctx") or {}, detail["input"]
    if kind == "extra_forbidden":
        return document.problem(path, f"is not a known key{did_you_mean(str(loc[-1]), _keys_at(model, loc[:-1]))}")
    if kind == "missing":
        return document.problem(path[:-1], f"`{loc[-1]}` is missing")
    if kind == "literal_error":
        allowed = _schema_at(model, loc)["enum"]
        wanted = ", ".join(allowed)
        if given is None:
            return document.problem(path, f"is empty; expected one of {wanted}")
        return document.problem(
            path, f"{shortened(given)} is not one of {wanted}{did_you_mean(str(given), allowed)}"
        )
    reasons = {
        "string_type": _wrong_kind("text", given, "; put it in quotes"),
        "int_type": _wrong_kind("a whole number", given),
        "float_type": _wrong_kind("a number", given),
        "list_type": _wrong_kind("a list", given),
        "model_type": _wrong_kind("a group of keys", given),
        "too_short": f"has {_entries(context.get('actual_length'))}; at least {context.get('min_length')} wanted",
        "too_long": f"has {_entries(context.get('actual_length'))}; at most {context.get('max_length')} wanted",
        "string_too_short": "is empty",
        "string_pattern_mismatch": _pattern_reason(path, given),
        "greater_than_equal": f"{shortened(given)} is too low; the least is {context.get('ge')}",
        "less_than_equal": f"{shortened(given)} is too high; the most is {context.get('le')}",
    }
    return document.problem(path, reasons.get(kind, detail["msg"]))


def _wrong_kind(wanted: str, given: object, remedy: str = "") -> str:
    if given is None:
        return f"is empty; expected {wanted}"
    if isinstance(given, bool | int | float):
        return f"{str(given).lower()} is not {wanted}{remedy}"
    kind = "a group of keys" if isinstance(given, dict) else "a list" if isinstance(given, list) else "text"
    return f"is {kind}; expected {wanted}"


def _entries(count: object) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _pattern_reason(path: KeyPath, given: object) -> str:
    names = [part for part in path if isinstance(part, str)]
    key = names[-1] if names else ""
    if isinstance(given, str) and ("\n" in given or "\t" in given):
        return "should be one line, without tabs"
    if key in ("soc", "neighbours"):
        return f"{shortened(given)} is not a SOC code such as 11-2021"
    if key == "reviewed":
        return f"{shortened(given)} is not a month such as 2026-11"
    return f"{shortened(given)} is not a slug: lower-case words joined by hyphens"


def _keys_at(model: type[BaseModel], loc: Sequence[str | int]) -> list[str]:
    """The keys the schema knows at a key path."""
    return list(_schema_at(model, loc).get("properties", {}))


def _schema_at(model: type[BaseModel], loc: Sequence[str | int]) -> Any:
    """What the schema says of the value at a key path."""
    schema = _schema_of(model)
    node: Any = schema
    for part in loc:
        node = node.get("items", {}) if isinstance(part, int) else node.get("properties", {}).get(part, {})
        while "$ref" in node:
            node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    return node


@cache
def _schema_of(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)


def range_problems(draft: Draft) -> list[Problem]:
    """Ranges that run backwards."""
    found = []
    for pattern, shape in walk():
        if not shape.pair:
            continue
        keys = [EACH if part == "[]" else part for part in re.findall(r"[^.\[\]]+|\[\]", pattern)]
        for path, span in found_at(draft.plain, *keys):
            match span:
                case [int(low), int(high)] if low > high:
                    reason = f"runs from {low} down to {high}; the lower number comes first"
                    found.append(draft.document.problem(path, reason))
    return found


def _move_problems(draft: Draft) -> list[Problem]:
    """Moves that lead to both a page and a title, or to neither."""
    found = []
    for kind in ("advancement", "lateral"):
        for path, move in found_at(draft.plain, kind, EACH):
            if isinstance(move, dict) and (move.get("to") is None) == (move.get("title") is None):
                reason = "give exactly one of `to` (a slug) and `title` (where no page exists)"
                found.append(draft.document.problem(path, reason))
    return found


def _no_way_up(draft: Draft) -> list[Problem]:
    """A list of advancements with nothing in it, which the top of a ladder alone may have."""
    if draft.plain.get("advancement") != [] or draft.plain.get("level") == Level.EXECUTIVE:
        return []
    reason = f"has 0 entries; at least 1 wanted below the level {Level.EXECUTIVE}"
    return [draft.document.problem(("advancement",), reason)]


def _doubled_skills(draft: Draft) -> list[Problem]:
    """Skills that stand in one file twice, reported at the later place."""
    found = []
    seen: set[object] = set()
    for part in ("core", "helpful"):
        for path, skill in found_at(draft.plain, "skills", part, EACH, "skill"):
            if isinstance(skill, str):
                if skill in seen:
                    found.append(draft.document.problem(path, f"{shortened(skill)} is listed twice"))
                seen.add(skill)
    return found
