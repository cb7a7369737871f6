"""`careercli study ROLE|FIELD`: from a role to fields of study and what their graduates earned, and back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from careercli.cli.completion import complete_one_role, complete_place
from careercli.cli.figures import amount
from careercli.cli.output import AsJson, Format, PageFormat, emit, envelope
from careercli.cli.session import Session, session_of
from careercli.errors import DataError, NotFoundError

if TYPE_CHECKING:
    from careercli.landscape.store import LocalFigures
    from careercli.landscape.study import FieldOutcomes, Outcome, StudyField, StudyPath
    from careercli.screens.study_page import StudyPlace

UNITS = {
    "earnings": "US dollars a year, median of a program's graduates, over programs weighted by graduates",
    "debt": "US dollars, median owed at graduation",
    "above_share": "share of programs whose graduates earn more than a high-school graduate of the state",
    "odd": "the crosswalk lists it; few come this way",
    "null": "not published",
}
"""What the numbers of the envelopes are in."""

TOLD = 3
"""Fields whose outcomes are told in full, unless asked otherwise."""

_CODE = re.compile(r"(\d\d)\.?(\d\d)")


def study(
    context: typer.Context,
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="ROLE|FIELD",
            help="A role, a category, or a field of study (title or CIP code).",
            autocompletion=complete_one_role,
        ),
    ],
    area: Annotated[
        str | None,
        typer.Option(
            "--area", "-a", help="Programs of a state beside the nation's.", autocompletion=complete_place
        ),
    ] = None,
    top: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many fields to tell in full.")] = TOLD,
    format: PageFormat = None,
    as_json: AsJson = False,
) -> None:
    """See which fields of study lead to a role and what graduates earned and owed; or where a field leads."""
    session = session_of(context)
    as_json = as_json or format is Format.JSON
    if not session.has_figures:
        raise DataError("this catalogue carries no figures", hint="`careercli about` names the data in use")
    from careercli.cli.places import local_figures

    text = " ".join(what)
    place = None if area is None else study_place(session, area)
    with local_figures(session) as figures:
        field = _field_meant(session, figures, text)
        if field is not None:
            _from_field(session, figures, figures.study_field(field.cip), place, format, as_json)
        else:
            _to_role(session, figures, text, top, place, format, as_json)


def study_place(session: Session, area: str) -> StudyPlace:
    """The state whose programs are meant by a place; a metropolitan area stands for the state it mostly lies in."""
    from careercli.cli.places import find_place
    from careercli.landscape.place_names import STATES, TERRITORIES
    from careercli.screens.study_page import place_of

    place = find_place(session, area)
    names = {code: name for name, code in {**STATES, **TERRITORIES}.items()}
    state = place.states[0] if place.states else ""
    return place_of(place.states, names.get(state, place.name))


def _field_meant(session: Session, figures: LocalFigures, text: str) -> StudyField | None:
    """The field of study meant by `text`, or None where it is a role or category.

    A role that is called exactly so comes first. Raises NotFoundError when several fields may be meant.
    """
    from careercli.catalog.names import fold

    fields = figures.study_fields()
    code = _CODE.fullmatch(text.strip())
    if code:
        found = [field for field in fields if field.cip == code[1] + code[2]]
        if not found:
            raise NotFoundError(
                f"there is no field of study {code[1]}.{code[2]}", hint="codes are those of CIP 2020"
            )
        return found[0]
    found_so = session.find(text)
    if found_so.certain and found_so.understood.as_typed and found_so.hits[0].where in ("title", "alias"):
        return None
    words = fold(text).split()
    exact = [field for field in fields if fold(field.title) == " ".join(words)]
    holding = exact or [field for field in fields if _holds(fold(field.title).split(), words)]
    if len(holding) == 1:
        return holding[0]
    if not holding or found_so.certain:
        return None
    if session.terminal.interactive:
        from careercli.terminal.prompts import choose

        labels = [(f"{field.title} ({field.code})", field.cip) for field in holding]
        chosen = choose(session.terminal, f"Which field of study is {text!r}?", labels)
        return next(field for field in holding if field.cip == chosen)
    names = "\n".join(f"  {field.code}  {field.title}" for field in holding[:8])
    raise NotFoundError(f"{text!r} may be several fields of study", hint=names)


def _holds(title: list[str], words: list[str]) -> bool:
    """Whether every typed word, or the beginning of one, stands in the title."""
    return bool(words) and all(any(part.startswith(word) for part in title) for word in words)


def _to_role(
    session: Session,
    figures: LocalFigures,
    text: str,
    top: int,
    place: StudyPlace | None,
    format: Format | None,
    as_json: bool,
) -> None:
    from careercli.cli.landscape import find_category

    category = session.figures.category(find_category(session, text))
    found = session.find(text, 1)
    row = found.hits[0].row if found.certain else None
    title = row.title if row is not None else category.title
    paths = figures.study_paths(category.soc)
    if as_json:
        data = {
            "category": category.soc,
            "title": title,
            "state": None if place is None else place.state,
            "fields": [_path_plain(path, place) for path in paths],
        }
        session.terminal.write(envelope("study", data, units=UNITS))
        return
    from careercli.screens.study_page import study_document

    emit(
        session.terminal,
        study_document(title, category, paths, top, place, None if row is None else row.slug),
        format,
    )


def _from_field(
    session: Session,
    figures: LocalFigures,
    study: FieldOutcomes,
    place: StudyPlace | None,
    format: Format | None,
    as_json: bool,
) -> None:
    led_to = figures.led_to(study.field.cip)
    categories = session.figures.figures(soc for soc, _ in led_to)
    known = [(categories[soc], odd) for soc, odd in led_to if soc in categories and not categories[soc].parts]
    rows = [row for row in session.catalogue.rows() if row.soc in categories]
    if as_json:
        data = {
            **_field_plain(study, place),
            "leads_to": [
                {
                    "soc": category.soc, "title": category.title, "odd": odd,
                    "roles": [row.slug for row in rows if row.soc == category.soc],
                }
                for category, odd in known
            ],
        }  # fmt: skip
        session.terminal.write(envelope("field", data, units=UNITS))
        return
    from careercli.screens.study_page import field_document

    emit(session.terminal, field_document(study, known, rows, place), format)


def _path_plain(path: StudyPath, place: StudyPlace | None) -> dict[str, Any]:
    return {
        **_field_plain(path.study, place), "graduates": path.study.graduates, "odd": path.odd,
        "programs_listed": path.listed, "programs": path.programs,
    }  # fmt: skip


def _field_plain(study: FieldOutcomes, place: StudyPlace | None) -> dict[str, Any]:
    here = {} if place is None else {"outcomes_in_state": [outcome_plain(one) for one in study.at(place.state)]}
    return {
        "cip": study.field.code, "title": study.field.title,
        "outcomes": [outcome_plain(one) for one in study.at()], **here,
    }  # fmt: skip


def outcome_plain(outcome: Outcome) -> dict[str, Any]:
    """What graduates of one field and credential earned and owed."""
    return {
        "credential": outcome.credential, "programs": outcome.programs, "graduates": outcome.graduates,
        "programs_with_earnings": outcome.with_earnings, "graduates_behind_earnings": outcome.earners,
        "earnings": {
            "p25": amount(outcome.p25), "median": amount(outcome.median), "p75": amount(outcome.p75),
        },
        "debt_median": amount(outcome.debt), "programs_with_debt": outcome.with_debt,
        "above_share": None if outcome.above_share is None else round(outcome.above_share, 4),
        "vintage": outcome.vintage,
    }  # fmt: skip
