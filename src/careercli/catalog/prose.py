"""The prose of role files held to the editorial rules, with the line of every fault."""

from __future__ import annotations

from collections.abc import Sequence

from careercli.catalog import editorial
from careercli.catalog.draft import Draft
from careercli.catalog.problems import Problem
from careercli.catalog.yamlfile import KeyPath

_NAMES = ("skills.tools[]", "requirements.credentials[].name")
"""What somebody else named: a build tool may well be called Ninja."""


def prose_problems(draft: Draft) -> list[Problem]:
    """Every fault of style in one file: lengths, banned words, sums of money, stock openings."""
    from careercli.catalog.schema import DAY_TO_DAY_WORDS, WORDS

    found: list[Problem] = []

    def note(path: KeyPath, reason: str) -> None:
        found.append(draft.document.problem(path, reason, editorial=True))

    for passage in editorial.passages(draft.plain):
        pattern = _pattern_of(passage.path)
        if pattern in WORDS:
            least, most = WORDS[pattern]
            count = len(editorial.words(passage.text))
            if not least <= count <= most:
                note(passage.path, f"has {count} words; {least} to {most} are wanted")
        for word in editorial.banned_words(passage.text) if pattern not in _NAMES else ():
            note(passage.path, f"uses {word!r}, a word of adverts")
        if pattern != "requirements.credentials[].note" and editorial.states_money(passage.text):
            note(passage.path, "names a sum of money; figures stand beside the prose")
        if pattern in ("day_to_day[]", "summary", "fit.thrives"):
            opening = editorial.banned_opening(passage.text)
            if opening:
                note(passage.path, f"opens with {opening!r}, which could stand on any page")
    paragraphs = draft.plain.get("day_to_day")
    if isinstance(paragraphs, list):
        count = sum(len(editorial.words(text)) for text in paragraphs if isinstance(text, str))
        if not DAY_TO_DAY_WORDS[0] <= count <= DAY_TO_DAY_WORDS[1]:
            note(
                ("day_to_day",),
                f"has {count} words in all; {DAY_TO_DAY_WORDS[0]} to {DAY_TO_DAY_WORDS[1]} are wanted",
            )
    return found


def _pattern_of(path: KeyPath) -> str:
    text = ""
    for part in path:
        text += "[]" if isinstance(part, int) else f".{part}" if text else part
    return text


def shared_sentences(drafts: Sequence[Draft]) -> list[Problem]:
    """Every run of eight equal words that stands in two files, reported at the later file."""
    files = [[p for p in editorial.passages(draft.plain) if p.path[0] != "aliases"] for draft in drafts]
    found = []
    for shared in editorial.shared_runs(files):
        other = drafts[shared.first]
        line = other.document.line(shared.first_path)
        reason = f"shares {shared.run!r} with {other.source.path.name}:{line}"
        found.append(drafts[shared.second].document.problem(shared.second_path, reason, editorial=True))
    return found
