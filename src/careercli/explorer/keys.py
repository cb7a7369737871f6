"""The keys of the explorer on its screens: as bindings, and in the bar at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widget import Widget

from careercli.explorer.keys_table import Key


def bindings(*groups: Sequence[Key]) -> list[BindingType]:
    """The keys as Textual's bindings."""
    return [Binding(key.press, key.action, key.short or key.shown, show=False) for group in groups for key in group]


Hint: TypeAlias = "tuple[str, str, str]"

_MOST_LINES = 2


class KeyBar(Widget):
    """The keys that work now, always in view; each can be clicked."""

    DEFAULT_CSS = "KeyBar { height: auto; max-height: 2; padding: 0 1; }"

    def __init__(self) -> None:
        super().__init__(id="keys")
        self.hints: tuple[Hint, ...] = ()
        self.always: tuple[Hint, ...] = ()

    def tell(self, *hints: Hint, always: tuple[Hint, ...] = ()) -> None:
        """Show these hints: key, words, and the action behind a click (may be empty).

        Where there is no room for all of them in two lines, those `always` there stay, and `?` names the rest.
        """
        if (hints, always) != (self.hints, self.always):
            width = max(self.size.width, 20)
            before = len(self._lines(width))
            self.hints, self.always = hints, always
            self.refresh(layout=len(self._lines(width)) != before)

    def _lines(self, width: int) -> list[list[Hint]]:
        """The hints that find room, line by line, none broken in two."""
        kept = list(self.hints)
        while len(lines := _filled([*kept, *self.always], width)) > _MOST_LINES and kept:
            kept.pop()
        return lines

    def render(self) -> Text:
        """The hints side by side."""
        text = Text()
        for number, line in enumerate(self._lines(max(self.size.width, 20))):
            text.append("\n" if number else "")
            for place, (key, words, action) in enumerate(line):
                text.append("   " if place else "")
                meta = Style.from_meta({"@click": action}) if action else Style()
                text.append(key, Style(bold=True) + meta)
                text.append(f" {words}", meta)
        return text

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Lines that the hints take in this width."""
        return max(len(self._lines(width)), 1)


def _filled(hints: Sequence[Hint], width: int) -> list[list[Hint]]:
    lines: list[list[Hint]] = []
    used = 0
    for one in hints:
        length = cell_len(one[0]) + cell_len(one[1]) + 1
        if not lines or used + 3 + length > width:
            lines.append([])
            used = -3
        lines[-1].append(one)
        used += 3 + length
    return lines


def hint(key: Key) -> Hint:
    """A key as a hint for the bar."""
    return key.shown, key.short, f"screen.{key.action}" if "(" in key.action else f"screen.{key.action}()"
