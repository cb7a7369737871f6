"""Wishes in plain words ("outdoors", "no degree", "ex-teacher"), as filters that `careercli list` knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from careercli.catalog.role import Education, StartRoute
from careercli.catalog.store import Catalogue, RoleFilter, RoleRow
from careercli.catalog.titles import listed, raw_words
from careercli.errors import DataError
from careercli.values import value

PLAIN_FILE = "plain.tsv"

DAYS = {"low": (1, 2), "high": (4, 5)}
"""What low and high mean of a condition of 1 to 5."""

_FILLER = frozenset(listed("""
    job; jobs; work; working; works; career; careers; role; roles; position; positions; for; people; person;
    who; that; which; i; im; am; m; we; you; my; me; like; likes; liking; love; loves; loving; enjoy; enjoys;
    want; wants; wanted; need; needs; to; a; an; the; in; on; of; is; are; with; at; good; great; best; be;
    being; do; doing; something; anything; stuff; things; around; about; and; or; but; some; any; where; what;
    can; could; would; get; have; has; having; without; if; as; one; someone; somebody; really; very; much;
    lot; lots; involving; involve; involves; related; field; fields; industry; list; all; options; ideas;
    only; day; kind; kinds; type; types; there's; theres; should; it; so; mostly; prefer; rather; require;
    requires; required; not; too; just; no
"""))  # fmt: skip
"""Words around a wish that say nothing about it."""

_FORMER = re.compile(
    r"^(?:i (?:am|was) an? )?(?:ex|former|retired|laid off|burned out|burnt out|tired)[- ](?P<a>.+)$"
    r"|^(?:leaving|leave|quit|quitting|escape|change from|career change from|transition(?:ing)? from|"
    r"what (?:else )?can an? )"
    r"(?: being an?| from)? ?(?P<b>.+?)(?: (?:do|become|go|do next|switch to))?(?: besides .*| else| next)?$"
    r"|^(?:alternative )?(?:jobs|careers|alternatives|options) (?:for|to) (?:being )?(?:an? )?"
    r"(?:ex|former)[- ](?P<c>.+)$|^alternatives (?:for|to) (?:being )?(?:an? )?(?P<e>.+)$"
    r"|^(?P<d>.+?) (?:looking for a change|career change|transition|who wants? out|alternatives?)$"
)
"""Ways to say that one comes from a job."""

_LONGEST = 6

_LATE = 999
"""Months where the way in is not told."""


@value
class Wish:
    """A wish that was understood: its words, and the filter it is, as `option:value` or `option`."""

    words: str
    filter: str

    @property
    def option(self) -> str:
        """The option of `careercli list`, or a condition that has none."""
        return self.filter.partition(":")[0]

    @property
    def value(self) -> str:
        """The option's value; empty for a flag."""
        return self.filter.partition(":")[2]


def wishes(text: str, filter_of: Callable[[str], str | None]) -> list[Wish]:
    """The wishes in a text when it is nothing but wishes; else none.

    `filter_of` gives the filter of a phrase of lower-case words. The longest phrase counts.
    """
    words = raw_words(text)
    found: list[Wish] = []
    place = 0
    while place < len(words):
        for length in range(min(_LONGEST, len(words) - place), 0, -1):
            phrase = " ".join(words[place : place + length])
            wanted = filter_of(phrase)
            if wanted is not None:
                found.append(Wish(phrase, wanted))
                place += length
                break
        else:
            if words[place] not in _FILLER:
                return []
            place += 1
    return found


_UNWANTED = re.compile(
    r"""\b(?:but\ |and\ )?(?:i\ )?
    (?:(?:really\ )?(?:do\ not|don't|dont|never)\ (?:want|like|do)(?:\ to)?(?:\ be|\ do|\ work\ with)?|
    hate|not|except|(?<=but\ )(?:no|without|never))
    \ (?P<what>.+?)(?=\ (?:but|and|just|only)\b|[,;.]|$)""",
    re.VERBOSE,
)
"""What somebody says they do not want, up to the next `but` or the end; `no` alone tells as often what a job is."""


_MOST_UNWANTED = 4
"""Things not wanted that are heard: nobody types more on purpose."""


def without_unwanted(text: str, filter_of: Callable[[str], str | None]) -> tuple[str, tuple[str, ...]]:
    """A text without what somebody says they do not want, and what that was; nothing where all of it is unwanted.

    What is a wish as it stands (`no degree`, `not in an office`) stays.
    """
    plain = " ".join(text.lower().replace("’", "'").split())
    found = [match for match in islice(_UNWANTED.finditer(plain), _MOST_UNWANTED) if not _is_wish(match, filter_of)]
    kept = plain
    for match in found:
        kept = kept.replace(match[0], " ")
    kept = " ".join(re.sub(r"[,;.]|\b(?:but|and|just|only)\s*$", " ", kept).split())
    return (kept, tuple(match["what"] for match in found)) if found and raw_words(kept) else (text, ())


def _is_wish(unwanted: re.Match[str], filter_of: Callable[[str], str | None]) -> bool:
    """Whether the words with their `no` are a phrase of their own."""
    words = raw_words(unwanted[0])
    what = len(words) - len(raw_words(unwanted["what"]))
    return any(
        filter_of(" ".join(words[start:end])) for start in range(what) for end in range(what + 1, len(words) + 1)
    )


def former_job(text: str) -> str:
    """The title that somebody says they come from; empty where they say nothing of the kind."""
    found = _FORMER.match(" ".join(text.lower().replace("’", "'").rstrip(" ?!.").split()))
    return next((group.strip() for group in found.groups() if group), "") if found else ""


def command(kept: list[Wish], text: str) -> str:
    """The command that gives the whole list of what was wished for."""
    if any(wish.option in ("schedule", "outdoors") for wish in kept):
        return f'careercli search "{text.strip()}" -n 100'
    options = dict.fromkeys(f"--{wish.option}" + (f" {wish.value}" if wish.value else "") for wish in kept)
    return " ".join(("careercli list", *options))


def rows(catalogue: Catalogue, kept: list[Wish], has_figures: bool) -> list[RoleRow]:
    """The roles that fit every wish: those at the level a wish names most first, then by title."""
    days: list[tuple[str, int, int]] = []
    wanted: dict[str, object] = {}
    areas: list[str] = []
    for wish in kept:
        if wish.option in ("people", "pace", "physical", "travel"):
            days.append((wish.option, *DAYS[wish.value]))
        elif wish.option == "remote":
            days.append(("remote", *DAYS["high"]))
        elif wish.option == "regular-hours":
            days.append(("irregular_hours", *DAYS["low"]))
        elif wish.option == "education":
            wanted["education"] = Education(wish.value)
        elif wish.option == "no-degree":
            wanted["education"] = Education.CERTIFICATE
        elif wish.option in ("newcomers", "paid"):
            wanted[wish.option] = True
        elif wish.option == "start":
            wanted["routes"] = (StartRoute(wish.value),)
        elif wish.option == "area-of-interest":
            areas.append(wish.value)
    found = catalogue.rows(RoleFilter(days=tuple(days), area=areas[0] if areas else None, sort="title", **wanted))  # type: ignore[arg-type]
    found = [row for row in found if all(area in row.areas for area in areas[1:])]
    if "newcomers" in wanted:
        found.sort(key=lambda row: row.start.months[1] if row.start else _LATE)  # the quickest way in first
    for wish in kept:
        found = _beyond_columns(catalogue, wish, found, has_figures)
    if areas:
        found.sort(key=lambda row: max(row.areas.index(area) for area in areas))  # the heaviest stands first
    return found


def _beyond_columns(catalogue: Catalogue, wish: Wish, found: list[RoleRow], has_figures: bool) -> list[RoleRow]:
    """Filters and orders that need the page itself or the figures of its category."""
    if wish.option in ("schedule", "outdoors"):
        query = {
            "outdoors": "SELECT slug FROM role WHERE json_extract(page, '$.conditions.outdoors') >= ?",
            "schedule": "SELECT slug FROM role, json_each(role.page, '$.week.schedule') AS time WHERE value = ?",
        }[wish.option]
        value = DAYS["high"][0] if wish.option == "outdoors" else wish.value
        passing = {slug for (slug,) in catalogue.connection.execute(query, (value,))}
        return [row for row in found if row.slug in passing]
    if wish.option in ("growing", "sort", "min-pay"):
        if not has_figures:
            return found
        query = "SELECT soc, median, growth FROM landscape_categories"
        figures = {soc: (median, growth) for soc, median, growth in catalogue.connection.execute(query)}
        pay = {row.slug: figures.get(row.soc, (None, None)) for row in found}
        if wish.option == "growing":
            from careercli.landscape.outlook import outlook

            growth = {row.slug: pay[row.slug][1] for row in found}
            return [row for row in found if (change := growth[row.slug]) is not None and outlook(change).growing]
        if wish.option == "min-pay":
            return [row for row in found if (pay[row.slug][0] or 0) >= float(wish.value)]
        return sorted(found, key=lambda row: -(pay[row.slug][0] or 0))
    return found


def read_phrases(path: Path) -> Iterator[tuple[str, str]]:
    """(phrase, filters) of the file of plain words. Raises DataError, naming the line, for what is no such line."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        wanted, tab, phrases = line.partition("\t")
        if not tab or not wanted.strip() or not phrases.strip():
            raise DataError(
                f"{path}:{number}: not a filter and phrases", hint="filter, a tab, phrases with ; between"
            )
        for phrase in phrases.split(";"):
            yield " ".join(raw_words(phrase)), wanted
