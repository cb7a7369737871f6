"""Results as plain objects for JSON: versioned, rounded, in a fixed order, so that equal input gives equal
bytes.
"""

from __future__ import annotations

import json
from typing import Any

from careercli.fit.explain import Change, Contribution, Explanation
from careercli.fit.ledger import Ledger
from careercli.fit.riasec import LETTERS, NAMES
from careercli.fit.suggest import FitResult, Named, Suggestion

VERSION = 2

NOTICE = (
    "Interests are for exploring. This is not a test of ability, says nothing about how well anybody would do, "
    "and is not meant for hiring."
)
"""What every result must say of itself."""


def result_to_dict(result: FitResult) -> dict[str, Any]:
    """The result of the quiz. Probabilities to 3 decimals, scores and interests to 3."""
    profile = result.profile
    return {
        "version": VERSION,
        "notice": NOTICE,
        "clear": result.unclear is None,
        "unclear": result.unclear.value if result.unclear else None,
        "help": list(result.help),
        "activities_answered": result.answered,
        "interests": {
            NAMES[letter]: {"mean": _round(mean), "sd": _round(sd), "z": _round(z)}
            for letter, mean, sd, z in zip(LETTERS, profile.mean, profile.sd, profile.z, strict=True)
        },
        "values": {name: None if mean is None else _round(mean) for name, mean in result.work_values.items()},
        "families": [
            {
                "track": family.track,
                "confidence": family.confidence.value,
                "probability": _round(family.probability),
                "score": _round(family.score),
            }
            for family in result.families
        ],
        "suggestions": [suggestion_to_dict(suggestion) for suggestion in result.suggestions],
        "outside_your_usual": [suggestion_to_dict(suggestion) for suggestion in result.outside],
        "named": [_named(named) for named in result.named],
        "limits": _ledger(result.ledger),
        "starting_points": [
            {"label": point.label, "role": point.suggestion.role.slug, "title": point.suggestion.role.title}
            for point in result.starting_points
        ],
        "ask_next": result.ask,
        "clash": list(result.clash) if result.clash else None,
    }


def _named(named: Named) -> dict[str, Any]:
    return {
        "track": named.track,
        "best": [suggestion.role.slug for suggestion in named.best],
        "jobs": [suggestion.role.slug for suggestion in named.jobs],
        "beyond": [{"id": id, "said": said, "roles": count} for id, _, said, count in named.beyond],
        "goals": [
            {"role": goal.wanted.role.slug, "rungs": [rung.role.slug for rung in goal.rungs]}
            for goal in named.goals
        ],
    }


def _ledger(ledger: Ledger) -> dict[str, Any]:
    return {
        "roles": ledger.roles,
        "outside": ledger.outside,
        "by_answer": [
            {
                "id": entry.id,
                "said": entry.said,
                "rules_out": entry.rules_out,
                "eased": entry.eased,
                "returns": entry.returns,
                "among": list(entry.among),
            }
            for entry in ledger.entries
        ],
    }


def suggestion_to_dict(suggestion: Suggestion) -> dict[str, Any]:
    """One role with its band, its score by parts, and the limits it goes beyond."""
    return {
        "role": suggestion.role.slug,
        "title": suggestion.role.title,
        "track": suggestion.role.track,
        "band": suggestion.band.value,
        "probability": _round(suggestion.probability),
        "score": _round(suggestion.score),
        "sd": _round(suggestion.sd),
        "parts": {
            "interests": _round(suggestion.interests),
            "values": _round(suggestion.values),
            "expressed": _round(suggestion.expressed),
            "strengths": _round(suggestion.strengths),
            "limits": _round(suggestion.limits),
        },
        "beyond_limits": [
            {"id": broken.id, "steps": _round(broken.steps), "rules_out": broken.rules_out}
            for broken in suggestion.broken
        ],
    }


def explanation_to_dict(explanation: Explanation) -> dict[str, Any]:
    """Why or why not one role."""
    return {
        "version": VERSION,
        "notice": NOTICE,
        "suggestion": suggestion_to_dict(explanation.suggestion),
        "speaks_for": [_contribution(c) for c in explanation.speaks_for],
        "speaks_against": [_contribution(c) for c in explanation.speaks_against],
        "contributions": [_contribution(c) for c in explanation.contributions],
        "change": _change(explanation.change) if explanation.change else None,
    }


def to_json(plain: dict[str, Any], *, indent: int | None = 2) -> str:
    """JSON text in ASCII, which no encoding of stdout can spoil; one line with `indent=None`."""
    return json.dumps(plain, indent=indent)


def _contribution(contribution: Contribution) -> dict[str, Any]:
    return {
        "kind": contribution.kind,
        "id": contribution.id,
        "amount": _round(contribution.amount, 4),
        "reason": contribution.reason,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "id": change.id,
        "words": change.words,
        "band": change.band.value,
        "probability": _round(change.probability),
    }


def _round(value: float, digits: int = 3) -> float:
    # Adding 0.0 turns the -0.0 that rounding can leave into 0.0.
    return round(value, digits) + 0.0
