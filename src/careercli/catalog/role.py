"""The role: one job as the market names it, and everything a role page says about it.

A reader can learn the domain from this module alone, and a field is told nowhere else: the check of role files,
their JSON Schema, the scaffold of a new one and the table in docs/authoring.md are made from these classes
(catalog/shape.py). Every class is a frozen value; the YAML shape of a role file is exactly the shape of `Role`,
with the track and the slug taken from the file's folder and name. Nothing here reads files or knows a screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from careercli.values import told, value

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SOC = r"^[0-9]{2}-[0-9]{4}$"
MONTH = r"^20[0-9]{2}-(0[1-9]|1[0-2])$"


class Level(StrEnum):
    """How senior a role is, lowest first. Rank alone: whether a newcomer can begin there is what `start` says."""

    ENTRY = "entry"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"
    EXECUTIVE = "executive"

    @property
    def rank(self) -> int:
        """Position on the ladder, 0 (entry) to 4 (executive)."""
        return list(Level).index(self)


class Education(StrEnum):
    """Typical education at entry, lowest first. An apprenticeship is a way to learn after a high school diploma."""

    NONE = "none"
    SECONDARY = "secondary"
    APPRENTICESHIP = "apprenticeship"
    CERTIFICATE = "certificate"
    ASSOCIATE = "associate"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"
    PROFESSIONAL = "professional"

    @property
    def rank(self) -> int:
        """Order of the schooling asked for, 0 to 6: an apprenticeship asks for a high school diploma (1), doctorate
        and professional degree share the top.
        """
        return _EDUCATION_RANKS[self]

    @property
    def label(self) -> str:
        """The words shown to a person."""
        return _EDUCATION_LABELS[self]


_EDUCATION_RANKS = dict(zip(Education, (0, 1, 1, 2, 3, 4, 5, 6, 6), strict=True))

_EDUCATION_LABELS = {
    Education.NONE: "no formal credential",
    Education.SECONDARY: "high school diploma",
    Education.APPRENTICESHIP: "high school diploma and an apprenticeship",
    Education.CERTIFICATE: "postsecondary certificate",
    Education.ASSOCIATE: "associate degree",
    Education.BACHELOR: "bachelor's degree",
    Education.MASTER: "master's degree",
    Education.DOCTORATE: "doctorate",
    Education.PROFESSIONAL: "professional degree",
}


class CategoryMatch(StrEnum):
    """How well the official category's figures describe the role; exact: it holds this job and no other."""

    EXACT = "exact"
    CLOSE = "close"
    BROADER = "broader"


class CredentialNeed(StrEnum):
    """How much a licence, exam or certificate matters."""

    REQUIRED = "required"
    PREFERRED = "preferred"
    OPTIONAL = "optional"


class QuestionKind(StrEnum):
    """What sort of interview question it is."""

    TECHNICAL = "technical"
    CASE = "case"
    BEHAVIOURAL = "behavioural"
    SITUATIONAL = "situational"
    MOTIVATION = "motivation"


class Schedule(StrEnum):
    """When the work is done."""

    WEEKDAYS = "weekdays"
    EVENINGS = "evenings"
    WEEKENDS = "weekends"
    NIGHTS = "nights"
    ROTATING_SHIFTS = "rotating-shifts"
    ON_CALL = "on-call"
    SEASONAL = "seasonal"
    OVERTIME = "overtime"
    SELF_SET = "self-set"


class StartRoute(StrEnum):
    """The kind of way by which a newcomer gets in."""

    STRAIGHT_IN = "straight-in"
    ON_THE_JOB = "on-the-job"
    APPRENTICESHIP = "apprenticeship"
    CERTIFICATE = "certificate"
    DEGREE = "degree"
    DEGREE_AND_LICENCE = "degree-and-licence"
    FROM_ANOTHER_JOB = "from-another-job"


class PaidWhileLearning(StrEnum):
    """Whether one is paid on the way in."""

    FULLY = "fully"
    PARTLY = "partly"
    NO_PAY = "no-pay"


class DayPlan(StrEnum):
    """The plan that a page's days follow, named in the comment at the top of its file: `# plan: shift`."""

    HOURS = "hours"
    CASE = "case"
    SHIFT = "shift"
    PEOPLE = "people"
    THING = "thing"
    YEAR = "year"


@value
class CategoryLink:
    """The official occupation (SOC 2018 code) whose figures a role borrows, and how wide it is."""

    soc: str = told("SOC 2018 code, such as 11-2021", pattern=SOC)
    match: CategoryMatch = told("how well its figures describe the role; exact only where it holds no other job")
    note: str = told("what the figures include that this role is not; one or two sentences", words=(10, 70))
    neighbours: tuple[str, ...] = told(
        "other codes under which such jobs are counted", count=(0, 4), pattern=SOC, default=()
    )


@value
class Statement:
    """Something a person can answer about themself, with the reason from the work."""

    sign: str = told("a statement a person can honestly answer about themself", words=(5, 35))
    because: str = told("the reason from the work", words=(6, 45))


@value
class Fit:
    """Who the role suits, who it strains, and the sign of having got it right."""

    thrives: str = told("one paragraph: who does well here, and where they tend to come from", words=(40, 130))
    suits: tuple[Statement, ...] = told("who it suits", count=(4, 6))
    strains: tuple[Statement, ...] = told("costs that people really quit over", count=(4, 6))
    earned: str = told("the sign, visible to others, that you have got it right", words=(12, 60))


@value
class Interests:
    """RIASEC interest profile of the work, each 1 (hardly) to 7 (at its heart); Holland's six types."""

    realistic: float = told("hands, tools, machines, outdoors", within=(1, 7))
    investigative: float = told("finding things out", within=(1, 7))
    artistic: float = told("making, expressing", within=(1, 7))
    social: float = told("helping, teaching, caring", within=(1, 7))
    enterprising: float = told("persuading, leading, selling", within=(1, 7))
    conventional: float = told("order, records, rules", within=(1, 7))


@value
class WorkValues:
    """What the work gives people who care about it, each 1 to 7; O*NET's six work values."""

    achievement: float = told("results, use of one's abilities", within=(1, 7))
    independence: float = told("own ideas, own decisions", within=(1, 7))
    recognition: float = told("standing, advancement", within=(1, 7))
    relationships: float = told("colleagues, service to others", within=(1, 7))
    support: float = told("fair, competent management", within=(1, 7))
    conditions: float = told("pay, security, variety, comfort", within=(1, 7))


@value
class Conditions:
    """What the days are like, each 1 (little) to 5 (much), judged against all other jobs."""

    people: int = told("contact with others; 5: face to face nearly all day", within=(1, 5))
    pace: int = told("time pressure; 5: minutes count all shift, 3: weekly deadlines", within=(1, 5))
    structure: int = told("set procedures", within=(1, 5))
    physical: int = told("bodily effort", within=(1, 5))
    outdoors: int = told("work in the open", within=(1, 5))
    travel: int = told("nights away; driving between sites belongs in week.place", within=(1, 5))
    irregular_hours: int = told("nights, weekends, on call", within=(1, 5))
    remote: int = told("can be done from home", within=(1, 5))
    writing: int = told("reading and writing", within=(1, 5))
    stakes: int = told("harm or cost of a mistake", within=(1, 5))


@value
class Variation:
    """One thing that changes the job from one employer to the next."""

    by: str = told("the dimension", words=(1, 6), line=True)
    how: str = told("both ends of it; the first sentence can stand alone", words=(12, 70))


@value
class CoreSkill:
    """A skill the work stands on."""

    skill: str = told("id in skills.yaml", pattern=SLUG)
    level: int = told(
        "1 aware, 2 with help, 3 on your own, 4 leads and judges others' work, 5 known for it", within=(1, 5)
    )
    why: str = told("what it is used for", words=(4, 30))


@value
class HelpfulSkill:
    """A skill that helps but can be learned on the job."""

    skill: str = told("id in skills.yaml", pattern=SLUG)
    level: int = told("as above", within=(1, 5))


@value
class Skills:
    """What is really used."""

    core: tuple[CoreSkill, ...] = told("what the work stands on", count=(6, 10))
    helpful: tuple[HelpfulSkill, ...] = told("helps, and can be learned on the way", count=(3, 8))
    tools: tuple[str, ...] = told("names of tools", count=(3, 10), line=True)


@value
class EducationNeed:
    """Typical education at entry and what employers make of it."""

    typical: Education = told("typical schooling at entry")
    note: str = told("what employers make of it", words=(8, 60))


@value
class ExperienceNeed:
    """Years of related experience usually asked for, as (low, high)."""

    years: tuple[int, int] = told("years of related experience asked for", within=(0, 30))
    note: str = told("what counts, what persuades", words=(6, 50))


@value
class Credential:
    """A licence, exam or certificate by its right name; `where` names the states or settings that ask for it."""

    name: str = told("its right name", line=True)
    need: CredentialNeed = told("required only where everybody everywhere needs it, or `where` says where")
    note: str = told("what it is and takes", words=(5, 50))
    where: str | None = told("the states, settings or people it is for", words=(1, 20), line=True, default=None)


@value
class EntryRoute:
    """One real way in: where people come from, and how they cross over."""

    source: str = told("where people come from", words=(2, 12), line=True, key="from")  # a reserved word in Python
    how: str = told("how they cross over", words=(8, 50))


@value
class Requirements:
    """What is legally or practically needed to start."""

    education: EducationNeed = told("schooling")
    experience: ExperienceNeed = told("experience")
    credentials: tuple[Credential, ...] = told("licenses, exams and certificates", count=(0, 8))
    entry_routes: tuple[EntryRoute, ...] = told("real ways in", count=(2, 5))


@value
class Advancement:
    """A step up, years as (low, high). Exactly one of `to` (the slug of a role) and `title` is set."""

    to: str | None = told("slug of a role that has a page, else `title:`", pattern=SLUG)
    title: str | None = told("title of a role without a page", line=True)
    years: tuple[int, int] = told("years until then", within=(0, 30))
    shift: str = told("what changes in the work", words=(10, 50))


@value
class Lateral:
    """A step sideways. Exactly one of `to` (slug of a role with a page) and `title` is set."""

    to: str | None = told("slug of a role that has a page, else `title:`", pattern=SLUG)
    title: str | None = told("title of a role without a page", line=True)
    carries: str = told("what carries over", words=(6, 40))
    gap: str = told("what is honestly missing", words=(6, 40))


@value
class Question:
    """An interview question as it is really asked, and what stands behind it."""

    ask: str = told("as it is really asked; nothing an employer may not ask", words=(6, 50))
    kind: QuestionKind = told("what sort of question")
    probes: str = told("what it tests", words=(5, 40))
    strong: str = told("what a strong answer has", words=(10, 60))
    weak: str = told("what a weak one has", words=(6, 45))


@value
class Hours:
    """Hours a week: usual as (low, high), at the peak, and when that comes."""

    usual: tuple[int, int] = told("usual hours a week", within=(1, 100))
    peak: int = told("hours in a peak week", within=(1, 120))
    note: str = told("when the peak comes, and who asks for it", words=(4, 40))


@value
class Share:
    """A share of the time, in percent, and what it goes into."""

    percent: int = told("share of the time; all shares add up to 100", within=(1, 100))
    on: str = told("what it goes into", words=(1, 14), line=True)


@value
class Week:
    """How long, when and where one works, and what the time goes into."""

    hours: Hours = told("hours a week")
    schedule: tuple[Schedule, ...] = told("when", count=(1, 5))
    place: str = told("where one is; driving between sites", words=(4, 40))
    shares: tuple[Share, ...] = told("what the time goes into", count=(4, 6))


@value
class StartStep:
    """One step of the way in and the months it takes (0: days or weeks)."""

    do: str = told("what to do", words=(4, 32))
    months: int = told("months it takes; all steps add up to a sum within `start.months`", within=(0, 240))


@value
class Start:
    """How a newcomer gets to the first paid day in this role.

    `months` as (low, high) from the decision to that day, or from the first day in the job one comes from;
    `cost` as (low, high) in dollars: tuition and fees before aid.
    """

    route: StartRoute = told("the kind of way in")
    months: tuple[int, int] = told("months from a newcomer's decision to this role", within=(0, 240))
    cost: tuple[int, int] = told("tuition and fees in dollars, before aid", within=(0, 600_000))
    paid: PaidWhileLearning = told("whether one is paid while learning")
    note: str = told("what comes before, what shortens or lengthens it, what differs by state", words=(8, 60))
    steps: tuple[StartStep, ...] = told("the way, step by step", count=(3, 6))


@value
class Rung:
    """One rung of the ladder of this work; `pay` is a band of the category's pay, in percentiles 10 to 90."""

    rung: str = told("its name in the trade", words=(1, 6), line=True)
    trusted_with: str = told("what one is trusted with", words=(5, 28))
    pay: tuple[int, int] = told("band of the category's pay, as percentiles", within=(10, 90))


@value
class Changing:
    """What software, models, rules or customers do to the work, as of a month."""

    as_of: str = told("the month in which that was true, in quotes", pattern=MONTH)
    less: tuple[str, ...] = told("named tasks that shrink, and by what", words=(2, 16), count=(1, 4))
    more: tuple[str, ...] = told("named tasks that grow", words=(2, 16), count=(1, 4))
    beginners: str = told("what that does to people starting out", words=(10, 50))


@value
class Term:
    """A word a newcomer will hear, explained."""

    term: str = told("the word", line=True)
    means: str = told("what it means, in common words", words=(3, 16))


@value
class GroupOf:
    """A body, union or free resource by name, and what it is good for."""

    name: str = told("its right name", line=True)
    good_for: str = told("what it is good for", words=(4, 24))


@value
class Role:
    """One role page: the whole of one YAML file, plus its track and slug.

    The fields from `does` on are the plain layer, the answers that somebody in doubt comes for. A file written
    before there was one may lack them: a text or list is then empty, a part None.
    """

    slug: str
    track: str
    title: str = told("the title as the market has it", line=True)
    aliases: tuple[str, ...] = told(
        "real synonyms and abbreviations people type, of this role alone", count=(2, 12), line=True
    )
    level: Level = told("rank")
    summary: str = told(
        "the first sentence names the role and says what it does for whom, in at most 22 common words; then what "
        "is special; last how it differs from the job people confuse it with",
        words=(40, 80),
    )
    category: CategoryLink = told("the official occupation whose figures the role borrows")
    day_to_day: tuple[str, ...] = told(
        "what it is like: paragraphs on one of the six plans, named at the top: # plan: hours | case | shift | "
        "people | thing | year",
        count=(3, 5),
        words_in_all=(200, 380),
    )
    fit: Fit = told("who it suits and strains")
    interests: Interests = told("RIASEC, 1-7; start from the category's numbers")
    values: WorkValues = told("what the work gives, 1-7")
    conditions: Conditions = told("1 (little) to 5 (much), judged against all jobs")
    varies: tuple[Variation, ...] = told("what changes from one employer to the next", count=(4, 7))
    skills: Skills = told("what is really used")
    requirements: Requirements = told("what is legally or practically needed")
    advancement: tuple[Advancement, ...] = told("steps up; none for the top of a ladder alone", count=(0, 5))
    lateral: tuple[Lateral, ...] = told("steps sideways", count=(3, 6))
    interview: tuple[Question, ...] = told("questions as they are really asked for this role", count=(6, 10))
    related: tuple[str, ...] = told("slugs that are in neither advancement nor lateral", count=(3, 8), pattern=SLUG)
    reviewed: str = told("the month of the last review, in quotes", pattern=MONTH)
    does: tuple[str, ...] = told(
        "what they do: a verb and its object a line, what takes most time first",
        words=(3, 14),
        count=(7, 10),
        wanted=True,
        default=(),
    )
    week: Week | None = told("hours, schedule, place, what the time goes into", wanted=True, default=None)
    start: Start | None = told(
        "how a newcomer gets in, how long it takes, what it costs", wanted=True, default=None
    )
    ladder: tuple[Rung, ...] = told("the rungs of this work and their pay", count=(3, 4), wanted=True, default=())
    changing: Changing | None = told("what is changing in the work", wanted=True, default=None)
    body: str = told("what the work does to body and mind", words=(20, 70), wanted=True, default="")
    leaves: str = told("who leaves, when, and for what", words=(20, 70), wanted=True, default="")
    try_it: tuple[str, ...] = told(
        "a taste of the work in a weekend or an evening, nearly free",
        words=(8, 40),
        count=(2, 4),
        wanted=True,
        default=(),
    )
    ask_them: tuple[str, ...] = told(
        "questions to put to somebody who does it", words=(6, 32), count=(4, 6), wanted=True, default=()
    )
    words: tuple[Term, ...] = told("terms a newcomer will hear", count=(4, 8), wanted=True, default=())
    groups: tuple[GroupOf, ...] = told("bodies, unions, free resources", count=(1, 4), wanted=True, default=())
    asked_as: tuple[str, ...] = told(
        "what people type who do not know the title, for this role rather than its neighbors: what one does, to "
        "what, where, for whom, in many different words; search goes by them, no page shows them",
        words=(1, 8),
        count=(0, 80),
        default=(),
    )
    areas: Mapping[str, int] | None = told(
        "2 to 5 of O*NET's 41 specific interest areas, weight 1 to 3: what the hours really go into",
        count=(2, 5),
        within=(1, 3),
        wanted=True,
        default=None,
    )

    @property
    def open_to_newcomers(self) -> bool:
        """Whether a newcomer can begin here."""
        route = self.start.route if self.start is not None else None
        return open_to_newcomers(route, self.level, self.requirements.experience.years[0])


LONGEST_WITHOUT = 1
"""Years of experience asked for up to which a newcomer may begin, on a page that does not tell the way in."""


def open_to_newcomers(route: StartRoute | None, level: Level, years: int) -> bool:
    """Whether a newcomer can begin in such a role: no earlier job is needed, however long the schooling. Where the
    page tells no way in, those of entry rank and those that ask for a year of experience at most.
    """
    if route is not None:
        return route is not StartRoute.FROM_ANOTHER_JOB
    return level is Level.ENTRY or years <= LONGEST_WITHOUT


@value
class Track:
    """A family of roles; `description` is one line."""

    slug: str = told("the name of its folder", pattern=SLUG)
    name: str = told("the name shown", line=True)
    description: str = told("one line", line=True)


@value
class Skill:
    """One entry of the skill vocabulary; `definition` is one line."""

    id: str = told("its slug", pattern=SLUG)
    name: str = told("the name shown", line=True)
    group: str = told("skills of one group stand in for each other by half", pattern=SLUG)
    definition: str = told("one line", line=True)
    aliases: tuple[str, ...] = told("other names", line=True, default=())
