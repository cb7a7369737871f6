"""Finding the place a person means: official names, single cities in them, states, nicknames, typos."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from careercli.landscape.category import Place, PlaceKind
from careercli.landscape.place_names import NICKNAMES, STATES, TERRITORIES
from careercli.values import value

_ABBREVIATIONS = {**STATES, **TERRITORIES}
_STATE_WORDS = {name.lower(): code for name, code in _ABBREVIATIONS.items()} | {
    code.lower(): code for code in _ABBREVIATIONS.values()
}
_ARTICLES = frozenset({"the", "greater"})
_FILLER = _ARTICLES | {"metro", "metropolitan", "area", "city", "region", "state", "of"}
# Words of official names that people leave out, unless what is left is the name of a state (Kansas City).
_LEFT_OUT = frozenset({"city", "urban"})
# rapidfuzz similarity, 0 to 100: below this a name is another name; a typo in a short name costs about 15.
_SIMILAR = 78.0
_CLEAR_LEAD = 6.0
# A name typed exactly beats one that is a typo away ("Northwest Alabama" is not Northeast Alabama).
_TYPO_COST = 5.0
# What leaving out a filler word costs: more than the lead, so that Kansas City is not also Kansas.
_FILLER_COST = 7.0


@value
class PlaceMatch:
    """A place that may be meant; `score` 0 to 100, 100 for a name typed exactly."""

    place: Place
    score: float


def find_places(text: str, places: Sequence[Place]) -> list[PlaceMatch]:
    """Places that `text` may mean, best first; empty when none is near.

    One clear winner comes alone; several come when they are about equally good ("New York" is a state and a
    metropolitan area, "Portland" is in Maine and in Oregon).
    """
    words = _words(text)
    if not words:
        return []
    by_code = [place for place in places if text.strip() == place.code]
    if by_code:
        return [PlaceMatch(by_code[0], 100.0)]
    if said := _said_state(words):
        return [PlaceMatch(place, 100.0) for place in places if place.states == (said,) and place.kind in _STATES]
    scores = {place.code: score for place in places if (score := _score(words, place)) is not None}
    if not scores:
        # An earlier official name ("Cleveland-Elyria, OH") still begins with a city of today's.
        for former in _first_cities(text):
            scores = {place.code: score for place in places if (score := _score(former, place)) is not None}
            if scores:
                break
    scores |= {place.code: 100.0 for place in places if _is_called(place, words)}
    matches = sorted(
        (PlaceMatch(place, scores[place.code]) for place in places if place.code in scores),
        key=lambda match: (-match.score, _KIND_ORDER[match.place.kind], match.place.name),
    )
    if not matches:
        return []
    best = matches[0]
    # A state's whole name is no later city of an area: Wyoming is not Grand Rapids-Wyoming-Kentwood.
    lead = 0.5 if best.score == 100.0 and best.place.kind in _STATES else _CLEAR_LEAD
    return [match for match in matches if match.score > best.score - lead]


_KIND_ORDER = {PlaceKind.STATE: 0, PlaceKind.TERRITORY: 1, PlaceKind.METRO: 2, PlaceKind.NONMETRO: 3}


_STATES = (PlaceKind.STATE, PlaceKind.TERRITORY)


def _said_state(words: list[str]) -> str:
    """The state that somebody means who says that it is one: `Washington state`, `the state of New York`."""
    named = [word for word in words if word not in {"the", "state", "of"}]
    return _STATE_WORDS.get(" ".join(named), "") if "state" in words else ""


def _is_called(place: Place, words: list[str]) -> bool:
    """Whether the words are the abbreviation of a state or a nickname of a metropolitan area."""
    if place.kind in _STATES:
        return place.states == (_STATE_WORDS.get(" ".join(words)),)
    start = NICKNAMES.get(" ".join(word for word in words if word not in _ARTICLES))
    return start is not None and place.name.startswith(start)


def _score(words: list[str], place: Place) -> float | None:
    """How well typed words fit a place: its whole name and each city in it, minding a state named last."""
    if len("".join(words)) <= len("TX"):
        # Two letters are an abbreviation or nothing: any name is a typo away from them.
        return None
    from rapidfuzz import fuzz

    best = 0.0
    extra = _FILLER_COST if place.kind is PlaceKind.NONMETRO and "nonmetropolitan" not in words else 0.0
    for typed, state, cost in _readings(words):
        # "New York, NY" is the city: a state does not lie in a state.
        if state is not None and (state not in place.states or place.kind is PlaceKind.STATE):
            continue
        for rank, name in enumerate(_names(place)):
            similarity = fuzz.ratio(" ".join(typed), name)
            if similarity >= _SIMILAR:
                # The first city of an area is the one people name it by; later ones count a little less.
                typo = _TYPO_COST if similarity < 100 else 0.0
                best = max(best, similarity - typo - cost - extra - min(rank, 3))
    return best or None


def _readings(words: list[str]) -> list[tuple[list[str], str | None, float]]:
    """Ways to read what was typed, with what each costs: as a name, without filler, as a city in a state."""
    readings: list[tuple[list[str], str | None, float]] = [(words, None, 0.0)]
    plain = [word for word in words if word not in _FILLER]
    if plain and plain != words:
        readings.append((plain, None, _FILLER_COST))
    for count in (1, 2, 3):
        state = _STATE_WORDS.get(" ".join(words[-count:]))
        if state is not None and len(words) > count:
            readings.append((words[:-count], state, 0.0))
    return readings


def _names(place: Place) -> list[str]:
    whole = " ".join(_words(place.name))
    if place.kind is PlaceKind.NONMETRO:
        return [whole.partition(" nonmetropolitan")[0], whole]
    if place.kind is not PlaceKind.METRO:
        return [whole]
    cities = _cities(place.name.rpartition(",")[0])
    runs = [" ".join(cities[:count]) for count in range(2, len(cities) + 1)]
    return [*cities, *(short for city in cities if (short := _shorter(city))), *runs, whole]


def _shorter(city: str) -> str:
    """A city without the word of its official name that people leave out; empty where there is none."""
    words = [word for word in city.split() if word not in _LEFT_OUT]
    short = " ".join(words)
    return short if short != city and short not in _STATE_WORDS else ""


def _cities(name: str) -> list[str]:
    return [" ".join(_words(city)) for city in re.split(r"--?|/", name)]


def _first_cities(text: str) -> list[list[str]]:
    """The cities of a name of several, one by one, each with the state that the name ends in."""
    cities, _, state = text.rpartition(",") if "," in text else (text, "", "")
    parts = [_words(city) for city in re.split(r"\s*[-–/]+\s*", cities)]
    states = _words(state.split("-")[0])
    return [[*city, *states] for city in parts if city] if len(parts) > 1 else []


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    plain = re.sub(r"\bst\b\.?", "saint", re.sub(r"\bft\b\.?", "fort", plain.replace("'", "")))
    plain = re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", plain).replace(".", " ")
    return re.findall(r"[a-z0-9]+", plain)
