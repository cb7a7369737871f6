"""The editorial rules a machine can hold a page to: lengths, banned words, openings, shared sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from careercli.values import value

BANNED = (
    "at the end of the day",
    "crucial",
    "cutting-edge",
    "delve",
    "delves",
    "delving",
    "dynamic",
    "fast-paced",
    "game-changer",
    "game-changing",
    "guru",
    "journey",
    "journeys",
    "landscape",
    "landscapes",
    "ninja",
    "passionate",
    "pivotal",
    "robust",
    "rockstar",
    "seamless",
    "seamlessly",
    "synergies",
    "synergy",
    "tapestry",
    "thrive in ambiguity",
    "thrives in ambiguity",
    "unlock",
    "unlocks",
    "unlocking",
    "wear many hats",
    "wears many hats",
)
"""Words of adverts. Whole words or phrases, in any case."""

TERMS_OF_ART = (
    "customer journey map",
    "customer journey maps",
    "dynamic content",
    "dynamic programming",
    "dynamic range",
    "journey map",
    "journey mapping",
    "journey maps",
    "journeyman",
    "landscape architect",
    "landscape architects",
    "landscape architecture",
    "landscape orientation",
    "landscape photography",
    "robust standard errors",
    "robust statistics",
    "unlock code",
)
"""Where a banned word is the trade's own: these phrases are taken out before the text is searched."""

BRITISH = {
    "adverts?": "ad, posting",
    "ageing": "aging",
    "aluminium": "aluminum",
    "amongst": "among",
    "analysed?|analysers?|analysing": "analyze",
    "behaviours?": "behavior",
    "cancell(?:ed|ing)": "canceled",
    "car parks?": "parking lot",
    "catalogues?": "catalog",
    "centres?": "center",
    "cheques?": "check",
    "colours?|coloured": "color",
    "counsell(?:ed|ing|ors?)": "counselor",
    "cvs?": "résumé",
    "defence": "defense",
    "enrol|enrols|enrolment": "enroll",
    "favours?|favourites?|favourable": "favor",
    "fortnights?|fortnightly": "two weeks",
    "fulfil|fulfils": "fulfill",
    "grey": "gray",
    "ground floor": "first floor",
    "holiday pay": "vacation pay",
    "honours?": "honor",
    "humour": "humor",
    "judgement": "judgment",
    "kerbs?": "curb",
    "labell(?:ed|ing)": "labeled",
    "labour(?:er|ers|s)?": "labor",
    "learnt": "learned",
    "licences?": "license",
    "lorry|lorries": "truck",
    "maths": "math",
    "metres?|kilometres?|litres?": "meter, liter",
    "modell(?:ed|ing)": "modeled",
    "moulds?|mouldy": "mold",
    "neighbours?|neighbouring": "neighbor",
    "offence": "offense",
    "organis(?:e|ed|es|ing|ations?)|recognis(?:e|ed|es|ing)|realis(?:e|ed"
    "|es|ing)|prioritis(?:e|ed|es|ing)|specialis(?:e|ed|es|ing)|apologis(?:e|ed|es"
    "|ing)|summaris(?:e|ed|es|ing)": "-ize",
    "pay rises?": "raise",
    "plough(?:ed|ing|s)?": "plow",
    "practis(?:e|ed|es|ing)": "practice",
    "programmes?": "program",
    "made redundant": "layoff",
    "rota": "schedule",
    "sceptic(?:s|al)?": "skeptic",
    "sits? (?:an|the|their|your) exams?|sat (?:an|the|their|your) exams?": "take the exam",
    "skilful": "skillful",
    "spelt": "spelled",
    "storeys?": "story",
    "theatres?": "theater",
        "travell(?:ed|ers?|ing)": "traveled",
    "tyres?": "tire",
    "whilst": "while",
    "catalogue of": "list of",
    "tick(?:s|ed)? the box(?:es)?": "check the box",
    "in hospital": "in the hospital",
    "at the weekend": "on the weekend",
    "per cent": "percent",
    "have a go": "try",
    "sort(?:s|ed)? out": "fix, settle",
}  # fmt: skip
"""British spellings and idioms, as patterns, and what an American writes."""

BRITISH_TERMS = ("cell culture medium", "Theatre Communications Group", "Actors' Equity", "Grey's", "Rota-Rooter")
"""Where such a spelling is somebody's name."""

BANNED_OPENINGS = ("as a ", "as an ", "in this role", "your day ", "a typical day", "imagine ")
"""A paragraph that opens like this could stand on any page."""

SHARED_RUN = 8
"""This many equal words in a row in two files are a shared sentence."""

_WORD = re.compile(r"[^\W_]+(?:['’.,/&+#-][^\W_]+)*[+#]*", re.UNICODE)
# Looked for in lower-cased text, each choice beginning with a letter as it stands: the matcher passes over most
# words by their first letter, and a whole catalogue is read in a fifth of the time.
_BANNED = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, map(str.lower, BANNED)))})(?![\w-])")
_LONGEST_FIRST = sorted(map(re.escape, TERMS_OF_ART), key=len, reverse=True)
_TERMS = re.compile(rf"\b({'|'.join(_LONGEST_FIRST)})\b", re.IGNORECASE)
_BRITISH = re.compile(rf"(?<![\w-])(?:{'|'.join(BRITISH)})(?![\w-])")
_BRITISH_TERMS = re.compile("|".join(map(re.escape, BRITISH_TERMS)))
_MONEY = re.compile(r"[$€£]\s?\d")

PlainPath = tuple[str | int, ...]


@value
class Passage:
    """One piece of prose and where it stands; `path` is its key path in the file."""

    path: PlainPath
    text: str


def words(text: str) -> list[str]:
    """The words of a text, lower-cased, punctuation dropped; hyphenated words count once."""
    return _WORD.findall(text.casefold().replace("’", "'"))


def passages(plain: object, path: PlainPath = ()) -> Iterator[Passage]:
    """Every string of a plain value (dicts, lists, scalars), in order, with its key path."""
    if isinstance(plain, str):
        yield Passage(path, plain)
    elif isinstance(plain, Mapping):
        for key, value in plain.items():
            yield from passages(value, (*path, str(key)))
    elif isinstance(plain, Sequence):
        for index, value in enumerate(plain):
            yield from passages(value, (*path, index))


def banned_words(text: str) -> list[str]:
    """The banned words in a text, as written there, terms of art excepted."""
    if not _BANNED.search(_lowered(text)):
        return []
    left = _TERMS.sub(" ", text)
    return [left[match.start() : match.end()] for match in _BANNED.finditer(_lowered(left))]


def british_words(text: str) -> list[tuple[str, str]]:
    """The British spellings and idioms in a text, each with what an American writes."""
    if not _BRITISH.search(_lowered(text)):
        return []
    left = _BRITISH_TERMS.sub(" ", text)
    found = [(left[match.start() : match.end()], match[0]) for match in _BRITISH.finditer(_lowered(left))]
    return [(written, next(BRITISH[one] for one in BRITISH if re.fullmatch(one, low))) for written, low in found]


def _lowered(text: str) -> str:
    """The text in lower case, every letter in its place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(letter.lower()[:1] for letter in text)


def states_money(text: str) -> bool:
    """Whether the text names a sum of money; figures stand beside the prose, never in it."""
    return _MONEY.search(text) is not None


def banned_opening(paragraph: str) -> str | None:
    """The stock opening a paragraph starts with, or None."""
    start = paragraph.strip().casefold()
    return next((opening.strip() for opening in BANNED_OPENINGS if start.startswith(opening)), None)


@value
class SharedRun:
    """A run of equal words in two files: who has it (index into the list given), where, and the words."""

    first: int
    first_path: PlainPath
    second: int
    second_path: PlainPath
    run: str


def shared_runs(files: Sequence[Sequence[Passage]]) -> list[SharedRun]:
    """Every pair of passages of different files that share a run of SHARED_RUN words, once per pair."""
    holders: dict[tuple[str, ...], tuple[int, PlainPath]] = {}
    found: dict[tuple[int, PlainPath, int, PlainPath], SharedRun] = {}
    for index, file_passages in enumerate(files):
        for passage in file_passages:
            sequence, here = words(passage.text), (index, passage.path)
            for run in zip(*(sequence[start:] for start in range(SHARED_RUN)), strict=False):
                holder = holders.setdefault(run, here)
                if holder[0] != index:
                    key = (*holder, *here)
                    found.setdefault(key, SharedRun(*key, run=" ".join(run)))
    return sorted(found.values(), key=_order)


def _order(shared: SharedRun) -> tuple[int, str, int, str]:
    return shared.second, str(shared.second_path), shared.first, str(shared.first_path)
