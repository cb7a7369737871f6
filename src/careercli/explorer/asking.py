"""Small windows over the explorer: a question with suggestions that follow the typing, and a page of words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from careercli.explorer.keys import KeyBar
from careercli.explorer.reader import PageView
from careercli.explorer.rows import Row, Rows
from careercli.screens.document import Document

Suggest = "Callable[[str], Sequence[tuple[str, str]]]"


class Ask(ModalScreen[str | None]):
    """Asks for one of what `suggest` offers, as (value, words), while it is typed. Esc gives None."""

    BINDINGS: ClassVar = [("escape", "dismiss(None)", "back"), ("down", "down", "down"), ("up", "up", "up")]

    def __init__(
        self, question: str, suggest: Callable[[str], Sequence[tuple[str, str]]], *, free: bool = False
    ) -> None:
        super().__init__()
        self.question, self.suggest, self.free = question, suggest, free

    def compose(self) -> ComposeResult:
        """The question, what is typed, what fits."""
        with Vertical(id="window"):
            yield Static(self.question, id="question", markup=False)
            yield Input(id="typed", compact=True, placeholder="type to find")
            yield Rows(id="offered")
            keys = KeyBar()
            yield keys

    def on_mount(self) -> None:
        """Offer what fits nothing typed."""
        self.query_one(KeyBar).tell(
            ("↑ ↓", "choose", ""), ("⏎", "take it", ""), ("Esc", "back", "screen.dismiss(None)")
        )
        self._offer("")
        self.set_focus(self.query_one(Input))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what fits what is typed so far."""
        self._offer(event.value)

    def _offer(self, text: str) -> None:
        self.query_one(Rows).fill([Row(key or " ", words) for key, words in self.suggest(text)])

    def action_down(self) -> None:
        """The next suggestion."""
        self.query_one(Rows).action_move(1)

    def action_up(self) -> None:
        """The suggestion before."""
        self.query_one(Rows).action_move(-1)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the suggestion under the cursor, or the words themselves where any will do."""
        row = self.query_one(Rows).current
        if row is not None:
            self.dismiss(row.key.strip())
        elif self.free:
            self.dismiss(event.value.strip())

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Take a suggestion that was clicked."""
        if event.rows.current is not None:
            self.dismiss(event.rows.current.key.strip())


class Words(ModalScreen[None]):
    """A document over everything, to be read and left."""

    BINDINGS: ClassVar = [("escape,q,question_mark,enter", "dismiss", "back")]

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document

    def compose(self) -> ComposeResult:
        """The document."""
        with Vertical(id="window", classes="-tall"):
            yield PageView(id="words")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show it once its room is known."""
        self.query_one(KeyBar).tell(("↑ ↓ Space", "more", ""), ("Esc", "back", "screen.dismiss"))
        view = self.query_one(PageView)
        self.call_after_refresh(view.show, self.document)
        self.set_focus(view)
