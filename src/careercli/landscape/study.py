"""Fields of study: which lead to a category, and what their graduates earned and owed.

Earnings are the median of a program's graduates who work, as the College Scorecard publishes it: four years after
completion, or one year where nothing later is published. What a field shows is weighted over its programs by their
graduates. Nothing here names or ranks a school.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from careercli.catalog.role import Education
from careercli.landscape.category import Amount
from careercli.values import value

NATION = "US"

CREDENTIALS = (
    "Undergraduate Certificate or Diploma",
    "Associate's Degree",
    "Bachelor's Degree",
    "Post-baccalaureate Certificate",
    "Master's Degree",
    "Graduate/Professional Certificate",
    "Doctoral Degree",
    "First Professional Degree",
    "Non-Credential Program (Preparatory Coursework/Teacher Certification)",
)
"""Every credential the Scorecard tells apart, from the shortest way to the longest."""

FOR_EDUCATION = {
    Education.CERTIFICATE: (CREDENTIALS[0],),
    Education.ASSOCIATE: (CREDENTIALS[1],),
    Education.BACHELOR: (CREDENTIALS[2],),
    Education.MASTER: (CREDENTIALS[4],),
    Education.DOCTORATE: (CREDENTIALS[6], CREDENTIALS[7]),
    Education.PROFESSIONAL: (CREDENTIALS[7], CREDENTIALS[6]),
}
"""Which credentials answer to the schooling that a role page calls typical; none for the levels below."""


@value
class StudyField:
    """A field of study by its 4-digit code of CIP 2020, e.g. `5214` Marketing."""

    cip: str
    title: str

    @property
    def code(self) -> str:
        """The code as it is printed: `52.14`."""
        return f"{self.cip[:2]}.{self.cip[2:]}"


@value
class Outcome:
    """Graduates of one field and credential in one place (`US` or a state).

    `programs`: programs with figures of any kind; `graduates`: those counted in them. Earnings are dollars a year:
    the median and the middle half over `with_earnings` programs and their `earners` graduates. `debt`: median
    dollars owed at graduation, over `with_debt` programs. `above` of `compared` programs have graduates who earn
    more than a high-school graduate of the state. What is suppressed is not published, never zero.
    """

    credential: str
    state: str
    programs: int
    graduates: int
    with_earnings: int
    earners: int
    p25: Amount
    median: Amount
    p75: Amount
    with_debt: int
    debt: Amount
    compared: int
    above: int
    vintage: str

    @classmethod
    def of(cls, cells: Sequence[str], vintage: str) -> Outcome:
        """An outcome from the cells of the table. Raises ValueError for cells that are no figures."""
        credential, state, programs, graduates, with_earnings, earners, p25, median, p75, *rest = cells
        if credential not in CREDENTIALS:
            raise ValueError(f"'{credential}' is not a known credential")
        with_debt, debt, compared, above = rest
        return cls(
            credential, state, int(programs), int(graduates), int(with_earnings), int(earners), Amount.parse(p25),
            Amount.parse(median), Amount.parse(p75), int(with_debt), Amount.parse(debt), int(compared), int(above),
            vintage,
        )  # fmt: skip

    @property
    def above_share(self) -> float | None:
        """Share of programs, 0 to 1, whose graduates earn more than a high-school graduate of the state."""
        return self.above / self.compared if self.compared else None


@value
class FieldOutcomes:
    """A field with its outcomes in every place, as the file of figures has them."""

    field: StudyField
    outcomes: tuple[Outcome, ...]

    @property
    def graduates(self) -> int:
        """Graduates of all credentials counted in the nation."""
        return sum(one.graduates for one in self.at())

    def at(self, state: str = NATION) -> tuple[Outcome, ...]:
        """One outcome a credential in a place, from the shortest way to the longest."""
        here = [one for one in self.outcomes if one.state == state]
        return tuple(sorted(here, key=lambda one: CREDENTIALS.index(one.credential)))

    def of(self, credential: str, state: str = NATION) -> Outcome | None:
        """The outcome of one credential in a place, or None."""
        return next((one for one in self.at(state) if one.credential == credential), None)


@value
class StudyPath:
    """A field that the official crosswalk says leads to a category.

    `listed` of the field's `programs` (6-digit codes) are named for it. `odd`: the crosswalk lists it, but few of
    its programs lead there and nothing in its name says so.
    """

    soc: str
    study: FieldOutcomes
    listed: int
    programs: int
    odd: bool


def ranked(paths: Iterable[StudyPath]) -> list[StudyPath]:
    """Paths by graduates in the nation, most first; fields without any come last, by title."""
    return sorted(paths, key=lambda path: (-path.study.graduates, path.study.field.title))


def usual_outcome(paths: Sequence[StudyPath], education: Education) -> tuple[StudyPath, Outcome] | None:
    """The most usual way of study to a role: the typical credential in the field with most graduates of it.

    Odd fields do not count. None where the typical schooling is no study, or nobody is counted.
    """
    found = [
        (path, outcome)
        for path in paths
        if not path.odd
        for credential in FOR_EDUCATION.get(education, ())
        if (outcome := path.study.of(credential)) is not None and outcome.graduates
    ]
    return max(found, key=lambda pair: pair[1].graduates, default=None)
