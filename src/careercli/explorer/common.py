"""What every screen of the explorer can do: the actions behind the keys, with the role at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from careercli.explorer.desk import Arguments
from careercli.explorer.keys import bindings
from careercli.explorer.keys_table import DO, GO

if TYPE_CHECKING:
    from careercli.explorer.app import Explorer

MOST_COMPARED = 4


class Common(Screen[None]):
    """A screen with the common keys. `subject` is the role at hand, `shown` the command that shows the same."""

    BINDINGS = bindings(GO, DO)

    @property
    def explorer(self) -> Explorer:
        """The app."""
        app: Any = self.app
        found: Explorer = app
        return found

    @property
    def subject(self) -> str:
        """The slug of the role at hand, or the empty string."""
        return ""

    @property
    def shown(self) -> Arguments:
        """The command line that shows the same."""
        return ()

    def changed(self) -> None:
        """Something kept or chosen is other than before: show it."""

    def _role(self) -> str:
        """The role at hand; says so where there is none."""
        if not self.subject:
            self.app.notify("No role is at hand: choose one first")
        return self.subject

    # --- getting around -----------------------------------------------------------------------------------------

    def action_back(self) -> None:
        """One step back."""
        self.explorer.back()

    def action_leave(self) -> None:
        """Leave the explorer."""
        self.explorer.leave(0)

    def action_help(self) -> None:
        """Show the keys."""
        self.explorer.show_keys()

    def action_filters(self) -> None:
        """Filter the list."""
        self.explorer.to_find(filters=True)

    def action_seek(self) -> None:
        """Find a role."""
        self.explorer.to_find()

    def action_quiz(self) -> None:
        """Take the quiz."""
        self.explorer.step_aside(("fit",))

    def action_me(self) -> None:
        """Your page."""
        self.explorer.to_me()

    def action_copy(self) -> None:
        """Copy the command that shows the same."""
        self.explorer.copy(self.shown)

    def action_place(self) -> None:
        """Choose the place whose pay is told."""
        self.explorer.ask_place()

    def action_track(self) -> None:
        """The track of the role at hand as a ladder."""
        track = self.explorer.desk.track_of(self.subject)[0] if self.subject else ""
        self.explorer.open(("tracks", track) if track else ("tracks",))

    # --- doing --------------------------------------------------------------------------------------------------

    def action_compare(self) -> None:
        """Mark the role at hand, and compare once two are marked."""
        if role := self._role():
            self.explorer.compare(role)

    def action_save(self) -> None:
        """Shortlist, on and off."""
        if role := self._role():
            saved = role in self.explorer.desk.saved()
            self.explorer.do(("me", "drop" if saved else "save", role))

    def action_note(self) -> None:
        """Write a note."""
        if role := self._role():
            self.explorer.step_aside(("me", "note", role))

    def action_suits(self) -> None:
        """The fit check."""
        if role := self._role():
            self.explorer.step_aside(("fit", role))

    def action_explain(self) -> None:
        """Why or why not."""
        if role := self._role():
            self.explorer.open(("fit", "explain", role))

    def action_gap(self) -> None:
        """What is missing."""
        if role := self._role():
            self.explorer.from_where("gap", role)

    def action_route(self) -> None:
        """Ways to it."""
        if role := self._role():
            self.explorer.from_where("route", role)

    def action_plan(self) -> None:
        """Plan the move."""
        if role := self._role():
            self.explorer.open(("me", "plan", role))

    def action_interview(self) -> None:
        """Practice."""
        if role := self._role():
            self.explorer.step_aside(("interview", role))

    def action_figures(self) -> None:
        """Official figures."""
        if role := self._role():
            self.explorer.open(("landscape", role))

    def action_study(self) -> None:
        """What to study."""
        if role := self._role():
            self.explorer.open(("study", role))

    def action_worth(self) -> None:
        """The money of a change to it."""
        if role := self._role():
            self.explorer.from_where("worth", role)

    def action_where(self) -> None:
        """States by pay."""
        if role := self._role():
            self.explorer.open(("landscape", role, "--by", "state"))
