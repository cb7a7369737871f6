"""What the five-minute view and the whole page of a role have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from careercli.catalog.role import Advancement, Credential, Lateral, Role, Week
from careercli.catalog.store import RoleRow
from careercli.screens.document import Facts, Note, Span, Words
from careercli.screens.market import Market
from careercli.values import value


@value
class PageContext:
    """What a page needs besides the role: names for its links.

    `rows` maps every linked slug that exists to its row; `siblings` are the track's other roles; `led_from`
    are the roles that name this one as a step up; `origin` is the file of a personal role, else empty.
    """

    track_name: str
    skill_names: Mapping[str, str]
    rows: Mapping[str, RoleRow] = field(default_factory=dict)
    siblings: tuple[RoleRow, ...] = ()
    led_from: tuple[RoleRow, ...] = ()
    origin: str = ""
    market: Market | None = None

    def skill_name(self, skill: str) -> str:
        """The shown name of a skill id."""
        return self.skill_names.get(skill, skill.replace("-", " ").capitalize())


def target(role: Role, move: Advancement | Lateral, context: PageContext, detail: str = "") -> tuple[str, str]:
    """Where a move leads: its title, and what stands behind that in brackets: a detail, another track."""
    row = context.rows.get(move.to or "")
    title = row.title if row else move.title or (move.to or "").replace("-", " ").title()
    elsewhere = row.track_name if row and row.track != role.track else ""
    aside = ", ".join(part for part in (detail, elsewhere) if part)
    return title, f" ({aside})" if aside else ""


def lead(role: Role, move: Advancement | Lateral, context: PageContext, detail: str = "") -> Words:
    """The same as the lead of an entry."""
    title, aside = target(role, move, context, detail)
    return (Span(title, "strong"), *((Span(aside, "muted"),) if aside else ()))


def lowered(text: str) -> str:
    """The text with a small first letter and without its stop, to stand inside a sentence."""
    first = text.split(" ", 1)[0]
    kept = (len(first) > 1 and not first[1:].islower()) or first == "I"
    return (text if kept else text[:1].lower() + text[1:]).rstrip(".")


def credential_name(item: Credential) -> str:
    """A credential by name, with those it concerns."""
    return f"{item.name} ({item.where})" if item.where else item.name


def shares(week: Week) -> Facts:
    """What the time goes into, the largest share first."""
    ranked = sorted(week.shares, key=lambda share: -share.percent)
    return Facts(tuple((f"{share.percent}%", share.on) for share in ranked))


def what_is_missing(role: Role) -> Note | None:
    """Says which plain answers a page of the older form does not give; None where it gives them all."""
    names = {
        "what they do": role.does, "hours": role.week, "the way in": role.start, "rungs": role.ladder,
        "what is changing": role.changing,
    }  # fmt: skip
    missing = [name for name, told in names.items() if not told]
    if not missing:
        return None
    return Note(f"This page was written before there were plain answers; it does not tell: {', '.join(missing)}.")
