"""Going on from a result: a suggestion opened, explained, compared or saved without leaving the quiz."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from careercli.cli.output import emit
from careercli.cli.session import Session
from careercli.fit.answers import Answers
from careercli.fit.bank import FitBank
from careercli.fit.suggest import Suggestion
from careercli.fit.table import RoleTable
from careercli.terminal.questions import Around, ask_choice

_ON = "Back to the result"


def look_closer(
    session: Session, suggestions: Sequence[Suggestion], answers: Answers, bank: FitBank, table: RoleTable
) -> None:
    """Let the person pick roles of a result and do with them what they want, until they go back."""
    around = Around(back=False)
    while True:
        labels = [*(one.role.title for one in suggestions), _ON]
        picked = ask_choice(session.terminal, "Which one?", labels, around=around, skip=None)
        if not isinstance(picked, int) or picked == len(suggestions):
            return
        _one_role(session, suggestions[picked], suggestions, answers, bank, table)


def _one_role(
    session: Session,
    chosen: Suggestion,
    suggestions: Sequence[Suggestion],
    answers: Answers,
    bank: FitBank,
    table: RoleTable,
) -> None:
    slug = chosen.role.slug
    others = [one for one in suggestions if one.role.slug != slug]
    ways = ["Read its page", "Why, and why not", "Save it to my shortlist"]
    ways += ["Compare it with another"] if others else []
    ways.append("Another role")
    while True:
        question = f"{chosen.role.title}: what now?"
        picked = ask_choice(session.terminal, question, ways, around=Around(back=False), skip=None)
        match ways[picked] if isinstance(picked, int) else ways[-1]:
            case "Read its page":
                _read(session, slug)
            case "Why, and why not":
                _why(session, slug, answers, bank, table)
            case "Save it to my shortlist":
                _save(session, slug, chosen.role.title)
            case "Compare it with another":
                labels = [one.role.title for one in others]
                with_which = ask_choice(
                    session.terminal, "With which?", labels, around=Around(back=False), skip=None
                )
                if isinstance(with_which, int):
                    _compare(session, [slug, others[with_which].role.slug])
            case _:
                return


def _read(session: Session, slug: str) -> None:
    from careercli.cli.show import page_context
    from careercli.screens.role_page import role_document

    page = session.catalogue.role(slug)
    emit(session.terminal, role_document(page, page_context(session, page, session.market(page.category))), None)


def _why(session: Session, slug: str, answers: Answers, bank: FitBank, table: RoleTable) -> None:
    from careercli.fit.explain import explain
    from careercli.screens.fit_explain import explanation_document

    track = session.catalogue.rows_of([slug])[slug].track_name
    emit(session.terminal, explanation_document(explain(slug, answers, bank, table), track), None)


def _save(session: Session, slug: str, title: str) -> None:
    from careercli.cli.me.keeping import keep

    keep(session, lambda person: person.with_saved(slug, date.today()), f"saved {title} to your shortlist")


def _compare(session: Session, slugs: list[str]) -> None:
    from careercli.cli.compare import comparison

    emit(session.terminal, comparison(session, slugs), None)
