"""Compiles what finding needs: official titles by key and by word, names of our own, places, codes of 2010."""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from careercli.catalog.titles import listed, plain_words, raw_words, title_key, unaccented
from careercli.errors import DataError
from careercli.finding.plain import PLAIN_FILE, read_phrases
from careercli.landscape import tables
from careercli.landscape.category import ALL_OCCUPATIONS, Amount
from careercli.landscape.place_names import NICKNAMES, STATES, TERRITORIES
from careercli.landscape.tables import read_table

# codes: SOC codes with a space between, the likeliest first. titles: numbers of official_title, codes: pairs of a
# number of official_code and how many titles of that code have the word; both packed as 16-bit numbers. count: how
# many titles have the word; heads: how many end in it.
_SCHEMA = """
CREATE TABLE official_title (id INTEGER PRIMARY KEY, plain TEXT NOT NULL, shown TEXT NOT NULL, codes TEXT NOT NULL);
CREATE INDEX official_title_key ON official_title (replace(plain, ' ', ''));
CREATE TABLE official_code (
  id INTEGER PRIMARY KEY, soc TEXT NOT NULL UNIQUE, whole TEXT NOT NULL, employment INTEGER NOT NULL,
  words INTEGER NOT NULL, plain TEXT NOT NULL
);
CREATE TABLE official_word (
  word TEXT PRIMARY KEY, letters INTEGER NOT NULL, count INTEGER NOT NULL, heads INTEGER NOT NULL,
  titles BLOB NOT NULL, codes BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX official_word_letters ON official_word (letters, word, count);
CREATE TABLE own_name (key TEXT NOT NULL, shown TEXT NOT NULL, means TEXT NOT NULL, kind TEXT NOT NULL);
CREATE INDEX own_name_key ON own_name (key);
CREATE TABLE place_word (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE plain_phrase (phrase TEXT PRIMARY KEY, filter TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE former_code (code TEXT NOT NULL, title TEXT NOT NULL, soc TEXT NOT NULL);
"""

NAMES_FILE = "names.tsv"
KINDS = ("abbreviation", "everyday", "British", "Spanish")
_ELSEWHERE = listed("""
    uk; united kingdom; england; scotland; wales; ireland; london; canada; toronto; vancouver; montreal;
    mexico; india; bangalore; mumbai; australia; sydney; melbourne; germany; berlin; france; paris; spain;
    madrid; europe; emea; apac; latam; asia; singapore; dubai; japan; tokyo; china; usa; us; u s; u s a;
    america; united states; east coast; west coast; midwest; north america; philippines; brazil; new zealand;
    south africa; hong kong; netherlands; amsterdam; downtown; uptown; worldwide; bronx; queens; brooklyn;
    manhattan; long island; los angeles ca; orange county; silicon valley; bay area
""")  # fmt: skip


def write_titles(connection: sqlite3.Connection, landscape: Path, titles: Path) -> None:
    """Add the tables of finding to a catalogue, from the folders `data/landscape` and `data/titles`.

    The same files give the same rows. Does not commit. Raises DataError, naming file and line, for a file that
    cannot be trusted; nothing is written then.
    """
    names = list(_own_names(titles / NAMES_FILE)) if (titles / NAMES_FILE).is_file() else []
    phrases = dict(read_phrases(titles / PLAIN_FILE)) if (titles / PLAIN_FILE).is_file() else {}
    official = _official(landscape)
    places = sorted(_places(landscape))
    former = read_table(landscape, tables.SOC_2010).rows
    for statement in filter(str.strip, _SCHEMA.split(";")):
        connection.execute(statement)
    _write_official(connection, landscape, official)
    connection.executemany("INSERT INTO own_name VALUES (?, ?, ?, ?)", names)
    connection.executemany("INSERT INTO plain_phrase VALUES (?, ?)", sorted(phrases.items()))
    connection.executemany("INSERT INTO place_word VALUES (?)", [(name,) for name in places])
    connection.executemany("INSERT INTO former_code VALUES (?, ?, ?)", former)


def _official(folder: Path) -> dict[str, tuple[str, dict[str, int]]]:
    """Plain words -> the title as shown, and its codes with how well each is attested.

    3: the category itself is called so, 2: the classification counts the title there alone, 1: O*NET has it there.
    """
    found: dict[str, tuple[str, dict[str, int]]] = {}

    def add(soc: str, title: str, weight: int) -> None:
        plain = " ".join(plain_words(title))
        if plain:
            codes = found.setdefault(plain, (title, {}))[1]
            codes[soc] = max(codes.get(soc, 0), weight)

    for soc, title, *_ in read_table(folder, tables.CATEGORIES).rows:
        if soc != ALL_OCCUPATIONS:  # the total is no category anybody searches for
            add(soc, title, 3)
    for soc, title in read_table(folder, tables.TITLES).rows:
        add(soc, title, 2)
    for soc, title, _ in read_table(folder, tables.JOB_TITLES).rows:
        add(soc, title, 1)
    return found


def _write_official(
    connection: sqlite3.Connection, folder: Path, official: dict[str, tuple[str, dict[str, int]]]
) -> None:
    categories = [row for row in read_table(folder, tables.CATEGORIES).rows if row[0] != ALL_OCCUPATIONS]
    whole = {soc: soc if of == "-" else of for soc, _, of, _ in categories}
    plain_titles = {soc: " ".join(plain_words(title)) for soc, title, *_ in categories}
    jobs = {row[0]: Amount.parse(row[1]).exact or 0 for row in read_table(folder, tables.PAY).rows}
    employment = {soc: int(jobs.get(of, 0)) for soc, of in whole.items()}
    number = {soc: place for place, soc in enumerate(sorted(whole))}
    titles: dict[str, array[int]] = defaultdict(lambda: array("H"))
    counts: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    words: dict[int, int] = defaultdict(int)
    heads: dict[str, int] = defaultdict(int)
    rows = []
    for place, (plain, (shown, codes)) in enumerate(sorted(official.items())):
        # Of several codes the one the classification names stands first; then the one most people work in.
        ranked = sorted(codes, key=lambda soc: (-codes[soc] if codes[soc] > 1 else -1, -employment[soc], soc))
        rows.append((place, plain, shown, " ".join(ranked)))
        heads[plain.split()[-1]] += 1
        for word in dict.fromkeys(plain.split()):
            titles[word].append(place)
            for soc in codes:
                counts[word][number[soc]] += 1
                words[number[soc]] += 1
    connection.executemany("INSERT INTO official_title VALUES (?, ?, ?, ?)", rows)
    connection.executemany(
        "INSERT INTO official_code VALUES (?, ?, ?, ?, ?, ?)",
        [
            (place, soc, whole[soc], employment[soc], words[place], plain_titles[soc])
            for soc, place in number.items()
        ],
    )
    connection.executemany(
        "INSERT INTO official_word VALUES (?, ?, ?, ?, ?, ?)",
        [
            (word, len(word), len(titles[word]), heads[word], pack(titles[word]), pack(_pairs(counts[word])))
            for word in sorted(titles)
        ],
    )


def _pairs(counts: dict[int, int]) -> Iterator[int]:
    for number, count in sorted(counts.items()):
        yield number
        yield min(count, 0xFFFF)


def pack(numbers: Iterable[int]) -> bytes:
    """Numbers below 65,536 as bytes, the low one first on every machine."""
    import sys

    packed = array("H", numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def _own_names(path: Path) -> Iterator[tuple[str, str, str, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 3 or cells[1] not in KINDS or not all(cell.strip() for cell in cells):
            raise DataError(f"{path}:{number}: not a title, a kind and names", hint=f"kinds: {', '.join(KINDS)}")
        means, kind, names = cells
        for name in names.split(";"):
            for form in _forms(name.strip()) if kind == "Spanish" else (name.strip(),):
                key = title_key(form)
                if key:
                    yield key, form, means, kind


def _forms(name: str) -> Iterator[str]:
    """The male and the female form of a Spanish name: `enfermero/a` is both, `vendedor/a` loses no letter."""
    if "/a" not in name:
        yield name
        return
    yield name.replace("/a", "")
    yield " ".join(_female(word) for word in name.split())


def _female(word: str) -> str:
    stem = word.removesuffix("/a")
    if stem == word:
        return word
    return f"{stem[:-1]}a" if stem[-1] in "oe" else f"{stem}a"


def _places(folder: Path) -> set[str]:
    """Names of places in lower case: states, cities of every area, what people call them, countries."""
    import re

    found = {name.lower() for table in (STATES, TERRITORIES) for pair in table.items() for name in pair}
    found |= {*NICKNAMES, *_ELSEWHERE}
    for _, kind, _, name in read_table(folder, tables.PLACES).rows:
        if kind == "metro":
            cities, _, states = name.rpartition(",")
            for city in [*re.split(r"--?|/", cities), cities]:
                plain = " ".join(raw_words(unaccented(city)))
                found.add(plain)
                found.update(f"{plain} {state.strip().lower()}" for state in states.split("-"))
    return found - {""}
