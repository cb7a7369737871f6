"""The form of one role file: its structure by the schema, in our words, with the nearest correct names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from careercli.catalog.codec import from_plain
from careercli.catalog.draft import Draft
from careercli.catalog.problems import Problem, did_you_mean
from careercli.catalog.role import Role
from careercli.catalog.sources import RoleSource
from careercli.catalog.yamlfile import KeyPath, YamlDocument, load_yaml

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def read_draft(source: RoleSource, problems: list[Problem]) -> Draft | None:
    """Read one file and add every fault of its form to `problems`; None when it cannot be read at all."""
    from pydantic import ValidationError

    from careercli.catalog.schema import SLUG_PATTERN, RoleFile

    document, faults = load_yaml(source.path)
    problems += faults
    if document is None:
        return None
    if not isinstance(document.value, dict):
        problems.append(document.problem((), "does not hold a role: expected keys such as `title:` at the top"))
        return None
    draft = Draft(source, document, document.value)
    found: list[Problem] = []
    if not re.fullmatch(SLUG_PATTERN, source.slug):
        found.append(document.problem((), "the file name is the slug: lower-case words joined by hyphens"))
    try:
        file = RoleFile.model_validate(document.value)
    except ValidationError as error:
        found += [form_problem(document, detail) for detail in error.errors(include_url=False)]
    else:
        found += _range_problems(draft)
        if not found and not faults:
            plain = file.model_dump(by_alias=True, exclude_none=True)
            draft.role = from_plain(Role, {"slug": source.slug, "track": source.track, **plain})
    problems += found
    return draft


def form_problem(document: YamlDocument, detail: ErrorDetails) -> Problem:
    """Pydantic's finding in our words, with the nearest correct name where there is one."""
    loc = tuple(part for part in detail["loc"] if not (isinstance(part, str) and part.startswith("function-")))
    kind, context, given = detail["type"], detail.get("ctx") or {}, detail["input"]
    if kind == "extra_forbidden":
        return document.problem(loc, f"is not a known key{did_you_mean(str(loc[-1]), _keys_at(loc[:-1]))}")
    if kind == "missing":
        return document.problem(loc[:-1], f"`{loc[-1]}` is missing")
    if kind == "literal_error":
        from careercli.catalog.schema import ENUMS

        allowed = ENUMS.get(str(loc[-1]), ())
        close = did_you_mean(str(given), allowed)
        return document.problem(loc, f"{given!r} is not one of {', '.join(allowed)}{close}")
    reasons = {
        "string_type": f"should be text, not {_kind_of(given)}"
        + ("; put it in quotes" if isinstance(given, int | float) else ""),
        "int_type": f"should be a whole number, not {_kind_of(given)}",
        "float_type": f"should be a number, not {_kind_of(given)}",
        "list_type": f"should be a list, not {_kind_of(given)}",
        "model_type": f"should be a group of keys, not {_kind_of(given)}",
        "too_short": f"has {context.get('actual_length')} entries, fewer than {context.get('min_length')}",
        "too_long": f"has {context.get('actual_length')} entries, more than {context.get('max_length')}",
        "string_too_short": "is empty",
        "string_pattern_mismatch": _pattern_reason(str(loc[-1] if loc else ""), given),
        "greater_than_equal": f"{given} is too low; the least is {context.get('ge')}",
        "less_than_equal": f"{given} is too high; the most is {context.get('le')}",
        "value_error": str(context.get("error", detail["msg"])),
    }
    return document.problem(loc, reasons.get(kind, detail["msg"]))


def _pattern_reason(key: str, given: object) -> str:
    if key == "soc":
        return f"{given!r} is not a SOC code such as 11-2021"
    if key == "reviewed":
        return f"{given!r} is not a month such as 2026-11"
    return f"{given!r} is not a slug: lower-case words joined by hyphens"


def _kind_of(value: object) -> str:
    if value is None:
        return "empty"
    names = {dict: "a group of keys", list: "a list", str: "text", bool: "true or false", int: "a number"}
    return names.get(type(value), "a number")


def _keys_at(loc: Sequence[str | int]) -> list[str]:
    """The keys the schema knows at a key path."""
    from careercli.catalog.schema import RoleFile, role_json_schema

    schema = role_json_schema()
    node: Any = schema
    for part in loc:
        node = node.get("items", {}) if isinstance(part, int) else node.get("properties", {}).get(part, {})
        while "$ref" in node:
            node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    return list(node.get("properties", RoleFile.model_fields))


def _range_problems(draft: Draft) -> list[Problem]:
    found = []
    requirements = draft.plain["requirements"]
    spans: list[tuple[KeyPath, list[int]]] = [
        (("requirements", "experience", "years"), requirements["experience"]["years"]),
        *((("advancement", i, "years"), step["years"]) for i, step in enumerate(draft.plain["advancement"])),
    ]
    for path, (low, high) in spans:
        if low > high:
            found.append(
                draft.document.problem(path, f"runs from {low} down to {high}; the lower number comes first")
            )
    for name, entries in (
        ("core", draft.plain["skills"]["core"]),
        ("helpful", draft.plain["skills"]["helpful"]),
    ):
        for index, entry in enumerate(entries):
            earlier = [e["skill"] for e in draft.plain["skills"]["core"]] + [
                e["skill"] for e in draft.plain["skills"]["helpful"]
            ]
            if earlier.count(entry["skill"]) > 1:
                found.append(
                    draft.document.problem(("skills", name, index, "skill"), f"{entry['skill']!r} is listed twice")
                )
    return found
