"""Where a person stands, as far as they saved it: for gap, route and plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careercli.cli.session import Session
from careercli.values import value

if TYPE_CHECKING:
    from careercli.catalog.role import Role
    from careercli.landscape.category import Category, PlacePay
    from careercli.me.model import Person
    from careercli.moves.gap import Gap
    from careercli.moves.graph import RoleNode
    from careercli.moves.pay import PayChange
    from careercli.moves.route import Background


@value
class Start:
    """Where a way begins: a role's slug (None: from outside) and whether the person's own file counts for it.

    `person` is None where only what is typical of the role counts.
    """

    slug: str | None
    person: Person | None

    @property
    def background(self) -> Background:
        """What the person brings, as far as they said."""
        from careercli.moves.route import Background

        if self.person is None:
            return Background()
        person = self.person
        return Background(dict(person.skills) or None, person.education, person.years, person.credentials)


def start_of(session: Session, text: str | None) -> Start:
    """Where a person starts who named a role, or (None) did not.

    Their own ratings count where they start from their own current role, never for somebody else's.
    """
    person = session.person
    if text is None:
        current = person.current_role
        known = current is not None and bool(session.catalogue.rows_of([current]))
        if current is not None and not known:
            session.terminal.say(f"careercli: your current role {current} has no page any more", "warning")
        return Start(current if known else None, person)
    slug = session.find_role(text)
    return Start(slug, person if slug == person.current_role else None)


def gap_between(session: Session, mine: Background, left: Role | None, to: Role) -> Gap:
    """What lies between a role (None: outside) and another, by both pages and what a person brings."""
    from careercli.moves.gap import gap
    from careercli.moves.graph import RoleNode, described

    return gap(
        None if left is None else RoleNode.from_role(left), RoleNode.from_role(to), skills=mine.skills,
        education=mine.education, years=mine.years, credentials=mine.credentials,
        families=session.catalogue.skill_groups(), move=described(left, to),
    )  # fmt: skip


def basis(start: Start, gap: Gap | None = None) -> str:
    """On whose word levels are held, for the head of a page; `gap` allows to count the ratings used."""
    from careercli.moves.skills import HeldFrom

    person = start.person
    title = gap.start_title if gap is not None else None
    if person is None or not person.skills:
        return f"Levels held are those typical of {title}." if title else "Counted from nothing, as for a newcomer."
    if gap is None:
        return "Your own skill ratings count, and nothing else."
    mine = sum(skill.held_from is HeldFrom.YOU for skill in gap.skills)
    rest = f"; the rest is typical of {title}" if title and mine < len(gap.skills) else ""
    return f"Your own ratings count for {mine} of the {len(gap.skills)} skills asked for{rest}."


def steps_basis(start: Start) -> str:
    """The same for several steps that begin at a role."""
    if start.person is None or not start.person.skills:
        return "Skills held are those typical of each role."
    return "Your own skill ratings count; for skills you have not rated, those typical of each role."


def saving(session: Session, start: Start, to: str) -> str:
    """What saving would add to the answer, or nothing when it is all there."""
    person = session.person
    if start.slug is None and person.current_role is None:
        return "`careercli me role ROLE` saves where you work now; the way then starts there."
    if start.person is not None and not person.skills:
        return f"`careercli me skills --for {to}` rates your own skills; then your own word counts."
    if start.person is None and person.current_role is None:
        return "`careercli me role ROLE` and `me skills` save where you stand; then your own levels count."
    return ""


def medians(session: Session) -> dict[str, float | None]:
    """Annual median pay of every category in dollars, None where not published."""
    if not session.has_figures:
        return {}
    return {soc: column.median for soc, column in session.figures.columns().items()}


def pay_vintages(session: Session, socs: Sequence[str]) -> list[str]:
    """The releases that the pay of these categories comes from; nothing without figures."""
    if not session.has_figures:
        return []
    return sorted({category.pay.vintage for category in session.figures.figures(socs).values() if category.pay})


def pay_between(
    session: Session, start: RoleNode | None, to: RoleNode, here: PlacePay | None = None
) -> tuple[PayChange, str] | None:
    """What category medians say about a move, those of a place where it has both, with their vintage in words; None
    without figures or a start.
    """
    from careercli.moves.pay import pay_change

    if start is None or not session.has_figures:
        return None
    found = session.figures.figures([start.soc, to.soc])
    names = [_category_words(found[soc]) for soc in dict.fromkeys((start.soc, to.soc)) if soc in found]
    vintages = sorted({category.pay.vintage for category in found.values() if category.pay})
    words = f"Official medians of wider categories, not of the roles: {' and '.join(names)}; {', '.join(vintages)}."
    return pay_change(start, to, medians(session), None if here is None else here.medians), words


def _category_words(category: Category) -> str:
    return f"{category.title} ({category.soc})"
