"""How often does a title lead where it should, as typed and with what people add to it?

    python benchmarks/titles.py SOURCES [--titles N] [--every-change] [--misses]

SOURCES is a folder with `onet_30_3`, `esco_1_2_1`, `soc` and `ooh_2025` (public releases). Printed for every list
of titles: how many lead first to their category (a page of it, or the category itself), with those that lead at
least to its minor group, how many have it among the first five, how many find nothing, how many have nothing of its
major group among the first five (wrong); and the time of a query.

The lists, and what they can show:

- `reported`: titles that people in the job gave for it (O*NET, Sample of Reported Titles). They are in the index;
  this shows that nothing else gets in their way. Titles of several codes count as right with any of them.
- `held out`: the same, of a copy of the index from which one O*NET title in five was taken, and no title of the
  classification: the only way to see what happens to a title that stands in no list. Their neighbors stay.
- `ESCO`: European names (preferred and other labels) that no indexed list has, with the code that the crosswalk of
  Nesta (2020) gives with its two highest grades of confidence. The crosswalk is partly made by machine, and a
  European occupation seldom is one American category: a floor, not a score.
- `handbook`: what the Occupational Outlook Handbook says occupations are "also called"; the codes of its profile.

Changes are made to titles of `reported` that have one code, one change each, drawn with a fixed seed.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import random
import re
import shutil
import sqlite3
import statistics
import sys
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from careercli.bundle.build import write_compiled
from careercli.catalog.store import Catalogue
from careercli.catalog.titles import title_key
from careercli.finding.compile import write_titles
from careercli.finding.index import Index
from careercli.finding.meaning import find
from careercli.landscape import tables
from careercli.landscape.tables import read_table, write_table
from careercli.locations import CATALOGUE_FILE

DATA = Path(__file__).parent.parent / "data"
Title = tuple[str, frozenset[str]]
_TABLES = (
    "official_title",
    "official_code",
    "official_word",
    "own_name",
    "place_word",
    "plain_phrase",
    "former_code",
)


def records(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a packed table; comma or tab as its name says."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text, delimiter="\t" if ".csv" not in path.name else ",")


def reported(sources: Path) -> list[Title]:
    """Titles people gave for their job, with the codes under which they did."""
    codes: dict[str, set[str]] = defaultdict(set)
    for row in records(sources / "onet_30_3" / "Sample of Reported Titles.txt.gz"):
        codes[re.sub(r" \(.*?\)", "", row["Reported Job Title"])].add(row["O*NET-SOC Code"][:7])
    return [(title, frozenset(socs)) for title, socs in sorted(codes.items())]


def esco(sources: Path, known: Callable[[str], bool]) -> list[Title]:
    """European names that no indexed list has."""
    newer: dict[str, set[str]] = defaultdict(set)
    for row in csv.DictReader((sources / "soc" / "onet_soc_2010_to_2019.csv").open(encoding="utf-8")):
        newer[row["O*NET-SOC 2010 Code"]].add(row["O*NET-SOC 2019 Code"][:7])
    codes = {
        row["concept_uri"]: frozenset(newer[row["onet_code"]])
        for row in records(sources / "esco_1_2_1" / "esco_onet_crosswalk_nesta_2020.csv.gz")
        if float(row["confidence"] or 0) >= 1.5
    }
    found = []
    for row in records(sources / "esco_1_2_1" / "occupations_en.csv.gz"):
        socs = codes.get(row["conceptUri"])
        if not socs:
            continue
        for name in (row["preferredLabel"], *row["altLabels"].split("\n")):
            if name.strip() and len(name.split()) <= 5 and not known(name):
                found.append((name.strip(), socs))
    return sorted(found, key=lambda title: title[0])


def handbook(sources: Path) -> list[Title]:
    """What occupations are also called, with the codes of their profile."""
    profiles: dict[str, set[str]] = defaultdict(set)
    for row in csv.DictReader((sources / "soc" / "onet_soc_2019_to_nem.csv").open(encoding="utf-8")):
        profiles[row["ooh_profile_website"].rpartition("/")[2].removesuffix(".htm")].add(row["onet_soc_norm"][:7])
    found = []
    for path in sorted((sources / "ooh_2025").glob("*.txt.gz")):
        with gzip.open(path, "rt", encoding="utf-8", errors="replace") as text:
            page = " ".join(text.read().split())
        for match in re.findall(
            r"also (?:called|known as) ([a-z][a-z -]+?),? (?:are|set|keep|perform|focus|have|work)\b", page
        ):
            for name in re.split(r",? or | , ", match):
                if profiles.get(path.name.removesuffix(".txt.gz")):
                    found.append((name.strip(), frozenset(profiles[path.name.removesuffix(".txt.gz")])))
    return sorted(set(found))


def changes(chance: random.Random) -> dict[str, Callable[[str], str]]:
    """Ways in which adverts and people change a title."""

    def slip(title: str) -> str:
        places = [
            place for place in range(1, len(title) - 1) if title[place].isalpha() and title[place + 1].isalpha()
        ]
        if len(places) < 4:
            return title
        at = chance.choice(places)
        kind = chance.randrange(3)
        if kind == 0:
            return title[:at] + title[at + 1 :]
        if kind == 1:
            return title[:at] + title[at] + title[at:]
        return title[:at] + title[at + 1] + title[at] + title[at + 2 :]

    def pick(*forms: str) -> Callable[[str], str]:
        return lambda title: chance.choice(forms).format(title)

    return {
        "Senior": pick("Senior {}", "Sr. {}", "Lead {}"),
        "Junior": pick("Junior {}", "Jr {}", "Entry Level {}"),
        "II, III": pick("{} II", "{} III", "{} I", "{} - Level 2"),
        "Head of, Assistant, Trainee": pick("Head {}", "Assistant {}", "Trainee {}", "{} Trainee"),
        "- remote": pick("{} - Remote", "Remote {}", "{} (Remote)", "{} | Remote"),
        "(contract)": pick("{} (Contract)", "{} - Contract", "Contract {}", "{} (Temp)", "{}, Temporary"),
        "part-time": pick("Part-Time {}", "{} - Full Time", "{} (PRN)", "{} Per Diem", "{}, Full-time"),
        "night shift": pick("{} - Night Shift", "Night Shift {}", "{} (2nd Shift)", "{} Weekends"),
        "place": pick("{}, Boston MA", "{} in Denver, CO", "{} - Austin, TX", "{} (Chicago)", "{} Seattle"),
        "brackets": pick("{} (m/f/d)", "{} [Urgent]", "{} (Req 12345)", "{} ($25/hr)", "{} (Days)"),
        "what follows -": pick(
            "{} - Immediate Start", "{} - $5,000 Sign On Bonus", "{} - ABC Company", "{} | Day Shift"
        ),
        "question": pick("how to become a {}", "{} jobs", "{} salary", "what does a {} do", "entry level {} jobs"),
        "plural": lambda title: title + ("es" if title.endswith(("s", "ch", "sh")) else "s"),
        "UPPER": str.upper,
        "lower": str.lower,
        "accents": lambda title: title.replace("e", "é", 1),
        "together": lambda title: title.replace(" ", "-", 1),
        "turned": lambda title: ", ".join(reversed(title.rsplit(" ", 1))),
        "one typo": slip,
        "two typos": lambda title: slip(slip(title)),
    }


class Score:
    """Counts over one list of titles."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue, self.index = catalogue, Index(catalogue)
        self.first = self.minor = self.five = self.nothing = self.wrong = self.asked = 0
        self.times: list[float] = []
        self.misses: list[str] = []

    def ask(self, typed: str, expected: frozenset[str]) -> None:
        """Search for one title."""
        started = time.perf_counter()
        found = find(self.catalogue, typed)
        self.times.append(time.perf_counter() - started)
        socs = [hit.soc for hit in found.hits]
        wholes = self.index.whole_of([*socs, *expected])
        right = {wholes[soc] for soc in expected}
        got = [wholes[soc] for soc in dict.fromkeys(socs)][:5]
        self.asked += 1
        self.nothing += not got
        self.five += any(soc in right for soc in got)
        if got and got[0] in right:
            self.first += 1
            return
        self.minor += bool(got) and got[0][:4] in {soc[:4] for soc in right}
        self.wrong += bool(got) and not any(soc[:2] in {one[:2] for one in right} for soc in got)
        shown = found.hits[0] if found.hits else None
        self.misses.append(
            f"    {typed!r}: {', '.join(sorted(expected))}, got "
            + (f"{shown.key} {shown.title} ({shown.where}: {shown.matched})" if shown else "nothing")
        )

    def line(self, name: str) -> str:
        """One line of the report."""
        share = [f"{100 * count / max(self.asked, 1):6.1f}" for count in (
            self.first, self.first + self.minor, self.five, self.nothing, self.wrong
        )]  # fmt: skip
        milliseconds = [1000 * seconds for seconds in self.times] or [0.0]
        return (
            f"{name:28} {self.asked:5} {' '.join(share)}   "
            f"{statistics.median(milliseconds):5.1f} {max(milliseconds):6.1f}"
        )


def held_out(base: Path, folder: Path) -> tuple[Path, set[tuple[str, str]]]:
    """A copy of the catalogue that lacks one O*NET title in five, and the (code, title) pairs it lacks."""
    landscape = folder / "landscape"
    shutil.copytree(DATA / "landscape", landscape)
    table = read_table(landscape, tables.JOB_TITLES)
    lacks = {row for row in table.rows if zlib.crc32(title_key(row[1]).encode()) % 5 == 0}
    write_table(landscape, tables.JOB_TITLES, table.release, [row for row in table.rows if row not in lacks])
    path = folder / "held-out.sqlite"
    shutil.copy(base, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        for name in _TABLES:
            connection.execute(f"DROP TABLE {name}")
        write_titles(connection, landscape, DATA / "titles")
    return path, {(soc, title) for soc, title, _ in lacks}


def report(catalogue: Catalogue, name: str, titles: Sequence[Title], misses: bool) -> None:
    """Measure one list and print its line."""
    score = Score(catalogue)
    for title, socs in titles:
        score.ask(title, socs)
    print(score.line(name), flush=True)
    if misses:
        print("\n".join(score.misses))


def main() -> int:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path)
    parser.add_argument("--titles", type=int, default=300, help="how many titles of each list")
    parser.add_argument("--every-change", action="store_true", help="measure the twenty changes too")
    parser.add_argument("--misses", action="store_true", help="print every title that did not lead right")
    options = parser.parse_args()
    chance = random.Random(20)
    with TemporaryDirectory(prefix="careercli-titles-") as name:
        folder = Path(name)
        write_compiled(DATA, folder)
        whole = Catalogue.open(folder / CATALOGUE_FILE)
        index = Index(whole)
        path, lacks = held_out(folder / CATALOGUE_FILE, folder / "held-out")
        without = Catalogue.open(path)
        own = reported(options.sources)
        lacking = Index(without)

        def unlisted(title: Title) -> bool:
            key = title_key(title[0])
            gone = any((soc, title[0]) in lacks for soc in title[1])
            return gone and not lacking.called(key)

        def some(titles: list[Title]) -> list[Title]:
            return chance.sample(titles, min(options.titles, len(titles)))

        print(
            f"{'':28} {'asked':>5} {'first':>6} {'+minor':>6} {'five':>6} {'none':>6} {'wrong':>6}   ms: half, most"
        )
        report(whole, "reported", some(own), options.misses)
        report(without, "held out", some([title for title in own if unlisted(title)]), options.misses)
        report(
            whole, "ESCO", some(esco(options.sources, lambda title: index.called(title_key(title)))), options.misses
        )
        report(whole, "handbook", handbook(options.sources), options.misses)
        if options.every_change:
            single = some([title for title in own if len(title[1]) == 1])[: options.titles // 2]
            for name, change in changes(random.Random(21)).items():
                report(whole, name, [(change(title), socs) for title, socs in single], options.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
