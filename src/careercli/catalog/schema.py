"""The shape of a role file as a pydantic model: what `catalog check` tests first and what editors are given.

Made from `catalog.shape`, and loaded only while files are checked.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, create_model

from careercli.catalog.role import Role, Skill, Track
from careercli.catalog.shape import Shape, choices, shapes

LINE_PATTERN = r"^[^\t\n]*$"
"""What lists show in a row of their own, separated by tabs: a name holds neither a line break nor a tab."""


class Part(BaseModel):
    """The base of every part: unknown keys are errors and nothing is converted silently."""

    model_config = ConfigDict(extra="forbid", strict=True)


@cache
def model_of(kind: type) -> type[Part]:
    """The pydantic model of one class of `catalog.role`: what stands in a file for a value of it."""
    made: dict[str, Any] = {}
    for shape in shapes(kind):
        extra: dict[str, Any] = {"description": shape.told.guide}
        if shape.key != shape.name:
            extra["alias"] = shape.key
        if shape.optional:
            extra["default"] = None
        made[shape.name] = (_annotation(shape), Field(**extra))
    model: type[Part] = create_model(kind.__name__, __base__=Part, __doc__=kind.__doc__, **made)
    return model


def _annotation(shape: Shape) -> Any:
    one: Any = _one(shape)
    if not (shape.many or shape.pair or shape.weights):
        return one
    least, most = (2, 2) if shape.pair else shape.told.count or (None, None)
    several: Any = dict.__class_getitem__((str, one)) if shape.weights else list.__class_getitem__(one)
    return Annotated[several, Field(min_length=least, max_length=most)]


def _one(shape: Shape) -> Any:
    """The type of one value of a key."""
    told = shape.told
    if isinstance(shape.kind, type) and issubclass(shape.kind, Enum):
        return Literal[choices(shape)]
    if shape.parts:
        return model_of(shape.kind)
    if shape.kind is str:
        pattern = told.pattern or (LINE_PATTERN if told.line else None)
        if told.pattern:
            return Annotated[str, StringConstraints(pattern=pattern)]
        return Annotated[str, StringConstraints(min_length=1, strip_whitespace=True, pattern=pattern)]
    least, most = told.within or (None, None)
    return Annotated[shape.kind, Field(ge=least, le=most)]


RoleFile = model_of(Role)
TrackEntry = model_of(Track)
SkillEntry = model_of(Skill)


def role_json_schema() -> dict[str, Any]:
    """The JSON Schema of a role file for editors, as a JSON-able mapping; generated, never edited."""
    schema = RoleFile.model_json_schema(by_alias=True)
    _drop_null_defaults(schema)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "careercli role"
    return schema


def _drop_null_defaults(node: Any) -> None:
    """A key that may be left out is not one that may hold nothing, as a default of null would tell an editor."""
    if isinstance(node, dict):
        if node.get("default", "") is None:
            del node["default"]
        for inner in node.values():
            _drop_null_defaults(inner)
