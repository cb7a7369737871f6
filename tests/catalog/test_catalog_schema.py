"""The JSON Schema for editors: in step with the program, and true to what the check accepts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from careercli.catalog.role import Level, StartRoute
from careercli.catalog.schema import role_json_schema
from careercli.catalog.shape import choices, walk, word_limits
from support.role_files import Plain, role_plain

DOCUMENT = Path(__file__).parents[2] / "docs" / "role.schema.json"


def faults(schema: dict[str, Any], plain: Any, root: dict[str, Any], at: str = "") -> list[str]:
    """What is wrong with a value by a JSON Schema, of the words that ours uses; any other word is an error here."""
    found: list[str] = []
    for word, rule in sorted(schema.items(), key=lambda item: item[0] != "type"):
        match word:
            case "$ref":
                found += faults(root["$defs"][rule.rpartition("/")[2]], plain, root, at)
            case "anyOf":
                if all(faults(option, plain, root, at) for option in rule):
                    found.append(f"{at}: fits no option")
            case "type":
                kinds: dict[str, type | tuple[type, ...]] = {
                    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float),
                    "null": type(None),
                }  # fmt: skip
                if not isinstance(plain, kinds[rule]) or isinstance(plain, bool):
                    return [f"{at}: is no {rule}"]
            case "properties" if isinstance(plain, dict):
                for key in plain.keys() & rule.keys():
                    found += faults(rule[key], plain[key], root, f"{at}.{key}")
            case "required" if isinstance(plain, dict):
                found += [f"{at}: lacks {key}" for key in rule if key not in plain]
            case "additionalProperties" if isinstance(plain, dict):
                for key in plain.keys() - schema.get("properties", {}).keys():
                    found += (
                        [f"{at}: knows no {key}"]
                        if rule is False
                        else faults(rule, plain[key], root, f"{at}.{key}")
                    )
            case "minProperties" if len(plain) < rule:
                found.append(f"{at}: too few")
            case "maxProperties" if len(plain) > rule:
                found.append(f"{at}: too many")
            case "items" if isinstance(plain, list):
                for number, item in enumerate(plain):
                    found += faults(rule, item, root, f"{at}[{number}]")
            case "minItems" if len(plain) < rule:
                found.append(f"{at}: too few")
            case "maxItems" if len(plain) > rule:
                found.append(f"{at}: too many")
            case "minLength" if len(plain) < rule:
                found.append(f"{at}: too short")
            case "minimum" if plain < rule:
                found.append(f"{at}: too low")
            case "maximum" if plain > rule:
                found.append(f"{at}: too high")
            case "enum" if plain not in rule:
                found.append(f"{at}: is none of {rule}")
            case "pattern" if not re.search(rule, str(plain)):
                found.append(f"{at}: does not match {rule}")
            case "$schema" | "$defs" | "title" | "description" | "default":
                pass
            case _:
                assert word in (
                    "properties", "required", "additionalProperties", "items", "minItems", "maxItems", "minLength",
                    "minimum", "maximum", "enum", "pattern", "minProperties", "maxProperties",
                ), word  # fmt: skip
    return found


def test_the_schema_that_is_published_is_the_one_the_program_means() -> None:
    published = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    assert published == role_json_schema(), "run: careercli catalog schema > docs/role.schema.json"


def test_a_right_role_fits_the_schema() -> None:
    schema = role_json_schema()
    plain = role_plain("baker", ["a", "b", "c"])
    plain["lateral"][0] = {"to": "pastry-cook", "carries": "x", "gap": "y"}
    assert faults(schema, plain, schema) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"level": "boss"}, ".level: is none of"),
        ({"xyzzy": 1}, ": knows no xyzzy"),
        ({"aliases": ["a"]}, ".aliases: too few"),
        ({"title": ""}, ".title: too short"),
        ({"title": "a\tb"}, ".title: does not match"),
        ({"reviewed": "2026"}, ".reviewed: does not match"),
        ({"summary": 1}, ".summary: is no string"),
        ({"related": ["A", "b", "c"]}, ".related[0]: does not match"),
    ],
)
def test_an_editor_can_tell_a_wrong_role(change: Plain, expected: str) -> None:
    schema = role_json_schema()
    [fault] = faults(schema, role_plain("baker", ["a", "b", "c"]) | change, schema)
    assert expected in fault


def test_the_schema_and_the_model_know_the_same_words() -> None:
    schema = role_json_schema()
    closed = {pattern: choices(shape) for pattern, shape in walk() if choices(shape)}
    assert closed["level"] == tuple(Level)
    assert closed["start.route"] == tuple(StartRoute)
    for pattern, words in closed.items():
        assert tuple(node_at(schema, pattern)["enum"]) == words, pattern


def node_at(schema: dict[str, Any], pattern: str) -> dict[str, Any]:
    """What the schema says of the value that a pattern such as `fit.suits[].sign` stands for."""
    node = schema
    for part in pattern.split("."):
        node = node["properties"][part.removesuffix("[]")]
        node = schema["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node
        node = node["items"] if part.endswith("[]") else node
        node = schema["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node
    return node


def test_every_rule_of_length_speaks_of_a_field_that_exists() -> None:
    schema = role_json_schema()
    for pattern, (least, most) in word_limits().items():
        assert 0 < least < most
        assert node_at(schema, pattern)["type"] == "string", pattern
