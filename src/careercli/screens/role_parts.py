"""What the five-minute view and the whole page of a role have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from careercli.catalog.role import Advancement, Credential, Lateral, Role, Week
from careercli.catalog.store import RoleRow
from careercli.screens.document import Column, Meter, Note, Span, Table, Words
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


def lead(role: Role, move: Advancement | Lateral, context: PageContext, detail: str = "") -> Words:
    """The target of a move by its title, with a detail, and its track where that is another."""
    row = context.rows.get(move.to or "")
    title = row.title if row else move.title or (move.to or "").replace("-", " ").title()
    elsewhere = row.track_name if row and row.track != role.track else ""
    shown = " · ".join(part for part in (detail, elsewhere) if part)
    return (Span(title, "strong"), *((Span(f"  {shown}", "muted"),) if shown else ()))


def credential_name(item: Credential) -> str:
    """A credential by name, with those it concerns."""
    return f"{item.name} ({item.where})" if item.where else item.name


def shares(week: Week) -> Table:
    """What the time goes into, the largest share first as a bar."""
    ranked = sorted(week.shares, key=lambda share: -share.percent)
    rows = tuple((Meter(share.percent, 100, f"{share.percent}%"), share.on) for share in ranked)
    return Table((Column("Share"), Column("Of the time", wrap=True)), rows)


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
