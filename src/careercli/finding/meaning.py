"""What a person means by a text: pages, categories, skills and plain words, in one order for every command.

Exact names come first: a page's title, its alias, a category's own title, a name of our own table, an official job
title. Where none is called so, words of an advert are set aside, then slips of the fingers are put right, and then
the titles most like it are asked which category is meant. Skills, tools, plain tasks and running text follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from careercli.catalog.role import CategoryMatch, Rung
from careercli.catalog.search import MENTIONS, on_pages
from careercli.catalog.store import Catalogue, RoleRow
from careercli.catalog.titles import plain_words, raw_words, title_key
from careercli.finding.apart import Reading, readings
from careercli.finding.index import Index, OfficialTitle
from careercli.values import value

if TYPE_CHECKING:
    from careercli.finding.guess import PageGuess
    from careercli.finding.slips import Corrected

_CODE = re.compile(r"(\d\d)-?(\d{4})(?:\.(\d\d))?")

_PLACES = {
    "trainee": 0.0, "apprentice": 0.0, "intern": 0.0, "student": 0.0, "entry level": 0.0, "junior": 0.0, "I": 0.0,
    "graduate": 0.0, "II": 0.4, "mid level": 0.4, "III": 0.7, "senior": 0.7, "IV": 0.9, "lead": 1.0,
    "principal": 1.0, "V": 1.0, "head": 1.0, "staff": 1.0,
}  # fmt: skip
"""Where a rung stands on a ladder, from its foot (0) to its top (1), when no rung of it bears the name."""

_CODES_OFFERED = 5
"""Categories offered at most where one title is counted in several."""

_ALIKE = 0.5
"""Likeness to a page's name from which an official title of its category is that page's job."""

_PLAIN_RUNGS = frozenset({
    "senior", "principal", "lead", "junior", "I", "II", "III", "IV", "V", "entry level", "mid level", "graduate",
    "staff", "expert", "certified", "licensed", "advanced",
})  # fmt: skip
"""Rungs that leave the job the same, even where the whole is an official title too."""

_GUESS = 0.34
"""Likeness of an official title from which its categories are offered for one that stands in no list."""

_GOOD_GUESS = 0.75
"""Likeness from which a guess over all words is better than an exact title of some of them."""

_DOMINANT = 0.75
"""Share of the employees of several codes from which the largest stands for a code they took the place of."""

_BEGINNING = 4
"""Letters from which the beginning of a word or of a name stands for it."""

_AS_LIKELY = 1.5
"""How much less likely another word for a slip may be, to be offered beside the likeliest."""

_UNWANTED = 12
"""Pages that say most of what somebody does not want, left out of what they do."""

_RELATED = 4
"""Pages that merely have the words of a title, at most, where something is called so."""

_AMBIGUOUS = 6
"""A title that leads to more pages and categories than this says too little to stand for a longer one."""

_NAMED = frozenset({"title", "alias", "name", "official", "category", "close", "code"})

_DEFAULT = 12

_MOST_HOLDING = 60
"""Pages with all the words in one name, at most."""


@value
class Hit:
    """A page (`row`) or a category (`row` is None), where it was found, and the words that matched.

    `where`: title, alias, name (of our own table), official (a category or an official title), category (a further
    page of the same one), close, code, skill, tool, task, asked (what people type for it), text, area, wish (a
    filter in plain words) or move (from a job one comes from).
    """

    row: RoleRow | None
    soc: str
    title: str
    where: str
    matched: str

    @property
    def key(self) -> str:
        """What tells this hit from every other: the slug of a page, the code of a category."""
        return self.soc if self.row is None else self.row.slug


@value
class Understood:
    """How a text was read: the title looked for, the rung and other words set aside, and what was put right.

    `of` names the list where a name comes from that is not American: British or Spanish. `without`: what is not
    wanted.
    """

    title: str
    rungs: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    corrected: bool = False
    of: str = ""
    without: tuple[str, ...] = ()

    def rung_of(self, ladder: Sequence[Rung]) -> str:
        """The name of the rung on a page's ladder that the text speaks of; empty where it speaks of none."""
        if not ladder:
            return ""
        for rung in self.rungs:
            for one in ladder:
                if rung in one.rung.lower().split():
                    return one.rung
            place = _PLACES.get(rung)
            if place is not None:
                return ladder[round(place * (len(ladder) - 1))].rung
        return ""

    @property
    def as_typed(self) -> bool:
        """Whether nothing was set aside, left out or put right."""
        return not (self.rungs or self.aside or self.corrected or self.without)


@value
class Found:
    """The hits, best first. `certain`: the first is called so, and no other is; `named`: so are the first so many.

    `codes`: so many of the categories are counted as called so. `command` gives the whole list of what was asked
    for in plain words; empty for a title. `code`: the SOC code that was typed; empty for any other text.
    """

    hits: tuple[Hit, ...]
    understood: Understood
    certain: bool = False
    named: int = 0
    codes: int = 0
    command: str = ""
    code: str = ""

    @property
    def suggested(self) -> tuple[Hit, ...]:
        """The pages worth offering for a title: called so, in the same category, or the same kind of worker."""
        return tuple(hit for hit in self.hits if hit.row is not None and self._fits(hit))

    @property
    def figures(self) -> tuple[Hit, ...]:
        """The categories worth telling of for a title, by the same rule."""
        return tuple(hit for hit in self.hits if hit.row is None and self._fits(hit))

    def _fits(self, hit: Hit) -> bool:
        if hit.where not in _NAMED:
            return False
        head = self.understood.title.split()[-1:]
        of_kind = not head or head[0] in plain_words(f"{hit.title} {hit.matched}")
        return of_kind or (hit.soc == self.hits[0].soc and self.hits[0].where in _NAMED)

    @property
    def category(self) -> Hit | None:
        """The first category among the hits that a title leads to."""
        named = (hit for hit in self.hits if hit.row is None and hit.where != "text")
        return next(named, None)

    @property
    def only_mentions(self) -> bool:
        """Whether nothing is called so, and some pages merely have the words in their text."""
        return bool(self.hits) and all(hit.where == "text" for hit in self.hits)


def find(catalogue: Catalogue, text: str, limit: int = _DEFAULT, *, related: bool = True) -> Found:
    """What `text` may mean, best first, at most `limit` hits (three of them from running text).

    Without `related`, where one page alone is called so nothing else is looked for.
    """
    finder = _Finder(catalogue, text, related)
    code = _CODE.fullmatch(text.strip())
    if code:
        return finder.by_code(f"{code[1]}-{code[2]}")
    return finder.find(limit)


class _Exact:
    """The hits that are called so, those of equal right first; and which reading found them."""

    def __init__(self, hits: list[Hit], equals: int, reading: Reading, of: str) -> None:
        self.hits, self.equals, self.reading, self.of = hits, equals, reading, of

    @property
    def page(self) -> bool:
        return self.hits[0].where in ("title", "alias")


class _Finder:
    def __init__(self, catalogue: Catalogue, text: str, related: bool) -> None:
        self.catalogue, self.text, self._related = catalogue, text, related
        self._whole: set[str] = set()
        self._alike: dict[tuple[str, ...], list[PageGuess]] = {}
        self.index = Index(catalogue)

    # --- codes -----------------------------------------------------------------------------------------------

    def by_code(self, code: str) -> Found:
        """The category with a code, or those that took the place of a code of SOC 2010; then their pages."""
        socs, former = [code], ""
        if code not in self.index.titles_of([code]):
            former, socs = self.index.todays_codes(code)
        hits = [*self._categories(socs, "code", former), *self._pages(self.index.pages_in(socs), "code", "")]
        certain = bool(hits) and self._leads(socs)
        return Found(tuple(hits), Understood(former), certain, named=len(socs), codes=len(socs), code=code)

    def _leads(self, socs: Sequence[str]) -> bool:
        jobs = {code.soc: code.employment for code in self.index.codes}
        everyone = sum(jobs.get(soc, 0) for soc in socs)
        return len(socs) == 1 or jobs.get(socs[0], 0) >= _DOMINANT * max(everyone, 1)

    # --- the order -------------------------------------------------------------------------------------------

    def find(self, limit: int) -> Found:
        """Exact names, then close ones, then what pages say."""
        words = plain_words(self.text)
        exact = self._exact_of(self.text) if words else None
        if exact is not None and (exact.reading.loss == 0 or (exact.page and not exact.reading.lost)):
            return self._with_related(exact, limit, corrected=False)
        from careercli.catalog.everyday import is_described

        described = is_described(raw_words(self.text))
        if described:  # a name inside it is no more than one of its words
            exact = None
        plain = (self._without_unwanted(limit) or self._in_plain_words(limit)) if exact is None else None
        if plain is not None:
            return plain
        hits: list[Hit] = []
        understood = Understood(" ".join(words))
        mentions = self._on_pages(limit)
        said = [hit for hit in mentions if hit.where in ("skill", "tool", "task") and hit.key in self._whole]
        if words:
            reading = self._together()
            holding = self._holding(reading.words)
            skilled = self._skilled(words) or self._skilled(reading.words)
            if exact is None and not described and not holding and not skilled and not said:
                fixed = self._put_right(reading)
                if fixed is not None:
                    return self._with_related(fixed, limit, corrected=True)
            if exact is None and not described and not skilled:
                exact = self._without_unknown(reading)
                if exact is not None:
                    return self._with_related(exact, limit, corrected=False)
            alone = len(reading.words) == 1 and bool(holding or skilled or said)
            doing = self._by_tasks(limit) if described else []
            guesses, corrected = ([], False) if alone or doing else self._guessed(reading)
            if exact is not None and not (guesses and guesses[0][1] >= _GOOD_GUESS):
                return self._with_related(exact, limit, corrected=False, more=[hit for hit, _ in guesses])
            close = [hit for hit, _ in guesses]
            titled = len(reading.words) > 1 and not skilled and self.index.is_head(reading.words[-1])
            if described or (len(reading.words) > 1 and not (titled and guesses)):
                # No name of a job: what somebody would do all day, in ordinary words.
                hits = [*skilled, *(doing or self._by_tasks(limit)), *holding, *said, *close]
            elif titled:
                hits = [*close, *holding, *said]
            else:
                hits = [*holding, *skilled, *said, *close]
            if exact is not None:
                hits += exact.hits
            understood = Understood(" ".join(reading.words), reading.rungs, reading.aside, corrected)
        hits += [hit for hit in mentions if hit not in said]
        return Found(tuple(_distinct(hits)[:limit]), understood)

    def _in_plain_words(self, limit: int) -> Found | None:
        """What fits a wish, or where one can go from a job one comes from; None where the text is neither."""
        from careercli.finding import plain

        kept = plain.wishes(self.text, self.index.filter_of)
        if kept:
            rows = plain.rows(self.catalogue, kept, self.index.has_official)
            said = ", ".join(wish.words for wish in kept)
            areas = any(wish.option == "area-of-interest" for wish in kept)
            rows = self._most_like(rows, limit) if areas else rows
            hits = [Hit(row, row.soc, row.title, "area" if areas else "wish", said) for row in rows[:limit]]
            hits = _distinct([*self._skilled(plain_words(self.text)), *hits])[:limit]
            if hits:
                return Found(tuple(hits), Understood(said), command=plain.command(kept, self.text))
        former = plain.former_job(self.text)
        exact = self._exact_of(former) if former else None
        if exact is None or exact.hits[0].row is None:
            return None
        slug, title = exact.hits[0].row.slug, exact.hits[0].title
        query = "SELECT target FROM move WHERE slug = ? AND target IS NOT NULL ORDER BY kind DESC, rowid"
        targets = dict.fromkeys(target for (target,) in self.catalogue.connection.execute(query, (slug,)))
        targets.pop(slug, None)
        hits = list(self._pages(list(targets), "move", f"from {title}"))
        return Found(tuple(hits[:limit]), Understood(former), command=f"careercli show {slug} --section moves")

    def _without_unwanted(self, limit: int) -> Found | None:
        """What fits the rest of a text that says what somebody does not want, less the pages that are just that."""
        from careercli.finding.plain import without_unwanted

        kept, unwanted = without_unwanted(self.text, self.index.filter_of)
        if not unwanted:
            return None
        found = find(self.catalogue, kept, limit + _UNWANTED)
        hits = [hit for what in unwanted for hit in find(self.catalogue, what, _UNWANTED).hits]
        out = {hit.key for hit in hits} | {hit.soc for hit in hits if hit.row is None}
        left = tuple(hit for hit in found.hits if hit.key not in out)[:limit]
        return Found(left, replace(found.understood, without=unwanted)) if left else None

    def _most_like(self, rows: list[RoleRow], limit: int) -> list[RoleRow]:
        """Roles that fit some wishes; where several words tell of the work, those whose work they tell of first."""
        from careercli.catalog.tasks import by_tasks, telling

        if len(telling(self.text)) > 1:
            places = {slug: place for place, (slug, *_) in enumerate(by_tasks(self.catalogue, self.text, limit))}
            rows.sort(key=lambda row: places.get(row.slug, len(places)))
        return rows

    def _with_related(self, exact: _Exact, limit: int, *, corrected: bool, more: Sequence[Hit] = ()) -> Found:
        reading = exact.reading
        aside = (*reading.aside, *reading.lost)
        understood = Understood(" ".join(reading.words), reading.rungs, aside, corrected, exact.of)
        hits = _distinct([*exact.hits, *more])
        sure = not self._related and exact.equals == 1 and exact.hits[0].row is not None
        if len(hits) < limit and not sure:
            kin = {hit.soc[:2] for hit in hits}
            holding = [hit for hit in self._holding(reading.words) if hit.where == "title" or hit.soc[:2] in kin]
            hits = _distinct([*hits, *holding, *self._skilled(reading.words)])
        if len(hits) < limit and not sure:
            hits = _distinct([*hits, *self._on_pages(min(limit - len(hits), _RELATED), whole=True)])
        codes = sum(hit.row is None for hit in exact.hits)
        return Found(tuple(hits[:limit]), understood, exact.equals == 1, named=exact.equals, codes=codes)

    # --- exact names -----------------------------------------------------------------------------------------

    def _together(self) -> Reading:
        """All words that may belong to the title, without what an advert adds and without plain rungs."""
        found = Reading((), 0)
        for reading in readings(self.text, self.index.is_place):
            if reading.loss:
                break
            if not found.words or reading.aside or (reading.rungs and len(reading.words) > 1):
                found = reading
            if reading.rungs:
                break
        return found

    def _exact_of(self, text: str) -> _Exact | None:
        """The most faithful reading of a text that some name answers to.

        A rung that leaves the job the same leads to the page of the job, also where the whole is an official title.
        """
        best: _Exact | None = None
        for reading in readings(text, self.index.is_place):
            if best is not None and (best.page or not (reading.rungs and reading.loss == 0)):
                if best.page or reading.loss:
                    break
                continue
            found = self._called(reading)
            if found is None:
                continue
            if best is None:
                best = found
                continue
            if not set(reading.rungs) <= _PLAIN_RUNGS:
                continue
            wholes = self.index.whole_of([hit.soc for hit in (*best.hits, *found.hits)])
            if found.page or wholes[found.hits[0].soc] in {wholes[hit.soc] for hit in best.hits}:
                best = _Exact(_distinct([*found.hits, *best.hits]), found.equals, reading, found.of)
                break
        return best

    def _called(self, reading: Reading) -> _Exact | None:
        """What is called exactly so: pages, categories, names of our own, official titles, in this order."""
        names = self.index.pages_called(reading.key)
        official = self.index.official(reading.words)
        own = self.index.own_names(reading.key)
        hits: list[Hit] = []
        equals, of = 0, ""
        if names:
            best = names[0].rank
            equals = sum(name.rank == best for name in names)
            rows = self.catalogue.rows_of([name.slug for name in names])
            for name in names:
                where = "alias" if name.rank == 2 else "title"
                row = rows[name.slug]
                hits.append(Hit(row, row.soc, row.title, where, name.shown if where == "alias" else ""))
            hits += self._categories([hits[0].soc], "official", "")
        if official is not None and self._is_own(official):
            hits += self._of_official(official, reading.words)
        for one in own:
            meant = self._of_own(one.means, one.shown)
            if meant and not hits:
                of = one.kind
            hits += meant
        if official is not None:
            hits += self._of_official(official, reading.words)
        hits = _distinct(hits)
        return _Exact(hits, equals or 1, reading, of) if hits else None

    def _is_own(self, official: OfficialTitle) -> bool:
        soc = official.codes[0]
        return title_key(self.index.titles_of([soc]).get(soc, "")) == official.plain.replace(" ", "")

    def _of_own(self, means: str, shown: str) -> list[Hit]:
        """What a name of our own table means: a page called so, the category of the official title, or of a code.

        Of several, with `|` between, the first that there is.
        """
        for one in means.split("|"):
            words = plain_words(one)
            official = self.index.official(words)
            names = self.index.pages_called("".join(words))
            if names:
                hits = list(self._pages([names[0].slug], "name", shown))
                return [*hits, *self._categories([hits[0].soc], "official", "")]
            if _CODE.fullmatch(one):
                official, words = OfficialTitle("", shown, (one,)), plain_words(shown)
            if official is not None:
                return self._of_official(official, words, "name", shown, 1)
        return []

    def _of_official(
        self, official: OfficialTitle, words: Sequence[str], where: str = "official", matched: str = "",
        most: int = _CODES_OFFERED,
    ) -> list[Hit]:  # fmt: skip
        """The categories of an official title, each after the page that is its job, before others of its pages."""
        hits: list[Hit] = []
        others: list[Hit] = []
        for soc in official.codes[:most]:
            category = self._categories([soc], where, matched or official.shown)
            if not category:
                continue
            first = soc == official.codes[0]
            own, rest = self._pages_for(soc, words, where, matched or official.shown, first=first)
            hits += [*own, *category]
            others += rest if first else []
        return [*hits, *others]

    def _pages_for(
        self, soc: str, words: Sequence[str], where: str, matched: str, *, first: bool = True
    ) -> tuple[list[Hit], list[Hit]]:
        """The page in a category that is the job of a title, if there is one, and the category's other pages.

        It is where a name of the page is like the title, or the page is all of the likeliest (`first`) category.
        """
        slugs = self.index.pages_in([self.index.whole_of([soc])[soc]])
        if not slugs:
            return [], []
        likeness = {page.name.slug: page.likeness for page in self._pages_like(words)}
        slugs.sort(key=lambda slug: (-likeness.get(slug, 0.0), slug))
        pages = list(self._pages(slugs[:_DEFAULT], "category", ""))
        like = likeness.get(slugs[0], 0.0)
        alike = like >= _ALIKE or (first and len(slugs) == 1 and self._covers(slugs[0], soc, like))
        return (list(self._pages(slugs[:1], where, matched)), pages[1:]) if alike else ([], pages)

    def _pages_like(self, words: Sequence[str]) -> list[PageGuess]:
        """The pages with a name that shares words with a title, the most similar first."""
        from careercli.finding.guess import Guesser

        key = tuple(words)
        if key not in self._alike:
            self._alike[key] = Guesser(self.index, words).pages() if words else []
        return self._alike[key]

    def _covers(self, slug: str, soc: str, likeness: float) -> bool:
        """Whether a page says that its category is its job: exactly, or closely and with a word in common."""
        row = self.catalogue.rows_of([slug])[slug]
        return row.soc == soc and (
            row.match is CategoryMatch.EXACT or (row.match is CategoryMatch.CLOSE and likeness > 0)
        )

    # --- close names -----------------------------------------------------------------------------------------

    def _put_right(self, reading: Reading) -> _Exact | None:
        """The name that a text with slips of the fingers was meant as; None where none, or several as near, are."""
        from careercli.finding.slips import corrected

        best: list[tuple[Corrected, _Exact]] = []
        for way in corrected(self.index, reading.words):
            if best and (way.slips > best[0][0].slips or way.rank < best[0][0].rank - _AS_LIKELY):
                break
            found = self._exact_of(" ".join(way.words))
            if found is not None and found.reading.loss == 0:
                best.append((way, found))
        if not best:
            return None
        first = best[0][1]
        rungs = tuple(dict.fromkeys((*reading.rungs, *first.reading.rungs)))
        shown = Reading(first.reading.words, 0, rungs, reading.aside)
        others = [found for _, found in best[1:] if found.hits[0].key != first.hits[0].key]
        hits = [*first.hits[:1], *(found.hits[0] for found in others), *first.hits[1:]]
        return _Exact(_distinct(hits), 1 + len(others), shown, first.of)

    def _without_unknown(self, reading: Reading) -> _Exact | None:
        """The name that is left without words no title has: an employer's, mostly."""
        known = self.index.known(reading.words)
        kept = [word for word in reading.words if word in known]
        if not kept or len(kept) == len(reading.words) or (len(kept) == 1 and len(reading.words) > 2):
            return None
        found = self._exact_of(" ".join(kept))
        if found is None or found.reading.loss or len(found.hits) > _AMBIGUOUS:
            return None
        aside = tuple(word for word in reading.words if word not in known)
        rungs = tuple(dict.fromkeys((*reading.rungs, *found.reading.rungs)))
        found.reading = Reading(found.reading.words, 0, rungs, (*reading.aside, *aside))
        return found

    def _guessed(self, reading: Reading) -> tuple[list[tuple[Hit, float]], bool]:
        """Categories and pages with titles most like the text, with likeness; whether words were put right."""
        from careercli.catalog.tasks import category_fit
        from careercli.finding.guess import Guesser
        from careercli.finding.slips import corrected

        words, fixed = reading.words, False
        if not words:
            return [], False
        for way in corrected(self.index, words)[:1]:
            words, fixed = way.words, True
        pages = [page for page in self._pages_like(words) if page.likeness >= _ALIKE]
        hits: list[tuple[Hit, float]] = []
        likely = Guesser(self.index, words).categories(category_fit(self.catalogue, words))
        guesses = [guess for guess in likely if guess.likeness >= _GUESS][:_CODES_OFFERED]
        rows = self.catalogue.rows_of([page.name.slug for page in pages])
        wholes = self.index.whole_of([*(guess.soc for guess in guesses), *(row.soc for row in rows.values())])
        meant = {wholes[guess.soc] for guess in guesses}
        for guess in guesses:
            own, _ = self._pages_for(guess.soc, words, "official", guess.title.shown)
            hits += [(hit, guess.likeness) for hit in own]
            hits += [(hit, guess.likeness) for hit in self._categories([guess.soc], "close", guess.title.shown)]
        for page in pages[:_CODES_OFFERED]:
            row = rows[page.name.slug]
            where = "close"
            hit = Hit(row, row.soc, row.title, where, page.name.shown)
            # A page that is called nearly so comes first where the official titles agree, or know nothing.
            if page.likeness >= _GOOD_GUESS and (wholes[row.soc] in meant or not guesses):
                hits.insert(0, (hit, page.likeness))
            else:
                hits.append((hit, page.likeness))
        return hits, fixed

    def _holding(self, words: Sequence[str]) -> list[Hit]:
        """Pages and categories with all typed words in one name; the last may be the beginning of a longer word."""
        if not words:
            return []
        whole, unfinished = list(words), ""
        if len(words[-1]) >= _BEGINNING and not self.index.known(words[-1:]):
            whole, unfinished = list(words[:-1]), words[-1]
        names = self.index.names_with(whole) if whole else []
        holding = [name for name in names if _holds(name.plain.split(), whole, unfinished)]
        if len("".join(words)) >= _BEGINNING:
            holding += self.index.pages_beginning("".join(words))
        found: dict[str, tuple[bool, int, str, str]] = {}
        for name in holding:
            key = (name.rank > 1, len(name.plain.split()), name.slug, name.shown)
            found[name.slug] = min(found.get(name.slug, key), key)
        order = sorted(found, key=lambda slug: (*found[slug][:2], slug))[:_MOST_HOLDING]
        rows = self.catalogue.rows_of(order)
        pages = []
        for slug in order:
            row = rows[slug]
            alias = found[slug][0]
            pages.append(
                Hit(row, row.soc, row.title, "alias" if alias else "title", found[slug][3] if alias else "")
            )
        socs = self.index.categories_with(whole, unfinished)[:_CODES_OFFERED]
        return [*pages, *self._categories(socs, "official", "")]

    # --- what pages say --------------------------------------------------------------------------------------

    def _skilled(self, words: Sequence[str]) -> list[Hit]:
        """Every role that has a skill of this name, those for whom it is central first."""
        skills = self.catalogue.skills_named("".join(words))
        if not skills:
            return []
        query = (
            "SELECT slug FROM role_skill WHERE skill IN ({}) GROUP BY slug "
            "ORDER BY max(core) DESC, max(level) DESC, slug"
        ).format(",".join("?" * len(skills)))
        slugs = [slug for (slug,) in self.catalogue.connection.execute(query, tuple(skills))]
        name = ", ".join(self.catalogue.skill_names(skills).values())
        return list(self._pages(slugs, "skill", name))

    def _by_tasks(self, limit: int) -> list[Hit]:
        """Pages whose work fits the words, best first."""
        from careercli.catalog.tasks import by_tasks

        found = by_tasks(self.catalogue, self.text, limit)
        rows = self.catalogue.rows_of([work.slug for work in found])
        pages = [(rows[work.slug], work) for work in found]
        return [Hit(row, row.soc, row.title, "asked" if work.asked else "task", work.line) for row, work in pages]

    def _on_pages(self, limit: int, *, whole: bool = False) -> list[Hit]:
        """Pages that have the words; `whole`: in the text as typed alone, for names are found already."""
        found = on_pages(self.catalogue, self.text, limit)
        if whole:
            found = [mention for mention in found if mention.whole and mention.where not in ("title", "alias")]
        self._whole = {mention.slug for mention in found if mention.whole or mention.where == "task"}
        rows = self.catalogue.rows_of([mention.slug for mention in found])
        hits = [Hit(rows[m.slug], rows[m.slug].soc, rows[m.slug].title, m.where, m.matched) for m in found]
        mentions = [hit for hit in hits if hit.where == "text"]
        return [*(hit for hit in hits if hit.where != "text"), *mentions[:MENTIONS]]

    # --- hits ------------------------------------------------------------------------------------------------

    def _categories(self, socs: Sequence[str], where: str, matched: str) -> list[Hit]:
        titles = self.index.titles_of(socs)
        return [Hit(None, soc, titles[soc], where, matched) for soc in socs if soc in titles]

    def _pages(self, slugs: Sequence[str], where: str, matched: str) -> Iterator[Hit]:
        rows = self.catalogue.rows_of(slugs)
        for slug in slugs:
            row = rows[slug]
            yield Hit(row, row.soc, row.title, where, matched)


def _holds(words: Sequence[str], whole: Sequence[str], unfinished: str) -> bool:
    return all(word in words for word in whole) and (
        not unfinished or any(word.startswith(unfinished) for word in words)
    )


def _distinct(hits: Iterable[Hit]) -> list[Hit]:
    """Each page and each category once, at its first place."""
    found: dict[str, Hit] = {}
    for hit in hits:
        found.setdefault(hit.key, hit)
    return list(found.values())
