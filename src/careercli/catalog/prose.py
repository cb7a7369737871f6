"""The prose of role files held to the editorial rules, with the line of every fault."""

from __future__ import annotations

from collections.abc import Sequence

from careercli.catalog import editorial
from careercli.catalog.draft import Draft
from careercli.catalog.problems import Problem
from careercli.catalog.shape import shapes, word_limits
from careercli.catalog.yamlfile import KeyPath

_NAMES = ("skills.tools[]", "requirements.credentials[].name", "groups[].name", "aliases[]", "asked_as[]")
"""What others named or type: a build tool may well be called Ninja, a British word is typed by the British."""


def prose_problems(draft: Draft) -> list[Problem]:
    """Every fault of style in one file: lengths, banned and British words, sums of money, openings."""
    limits = word_limits()
    found: list[Problem] = []

    def note(path: KeyPath, reason: str) -> None:
        found.append(draft.document.problem(path, reason, editorial=True))

    for passage in editorial.passages(draft.plain):
        pattern = _pattern_of(passage.path)
        if pattern in limits:
            least, most = limits[pattern]
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
        for word, instead in editorial.british_words(passage.text) if pattern not in _NAMES else ():
            note(passage.path, f"uses {word!r}; in American English: {instead}")
    for shape in shapes():
        paragraphs = draft.plain.get(shape.key)
        if shape.told.words_in_all and isinstance(paragraphs, list):
            least, most = shape.told.words_in_all
            count = sum(len(editorial.words(text)) for text in paragraphs if isinstance(text, str))
            if not least <= count <= most:
                note((shape.key,), f"has {count} words in all; {least} to {most} are wanted")
    return found


def _pattern_of(path: KeyPath) -> str:
    text = ""
    for part in path:
        text += "[]" if isinstance(part, int) else f".{part}" if text else part
    return text


def shared_sentences(drafts: Sequence[Draft]) -> list[Problem]:
    """Every run of eight equal words that stands in two files, reported at the later file."""
    files = [
        [p for p in editorial.passages(draft.plain) if p.path[0] not in ("aliases", "asked_as")] for draft in drafts
    ]
    found = []
    for shared in editorial.shared_runs(files):
        other = drafts[shared.first]
        line = other.document.line(shared.first_path)
        reason = f"shares {shared.run!r} with {other.source.path.name}:{line}"
        found.append(drafts[shared.second].document.problem(shared.second_path, reason, editorial=True))
    return found
