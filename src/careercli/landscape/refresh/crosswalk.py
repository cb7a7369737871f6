"""How codes relate: occupations published only in combination, and codes whose content SOC 2018 changed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from careercli.landscape.refresh.sheets import columns, find_file, find_optional_file, read_records
from careercli.landscape.tables import Table

_NEM = columns(
    "ONET_SOC_CODE|NEM_CODE|NEM_TITLE",
    "ONET_SOC_TITLE|OOH_PROFILE_CODE|OOH_PROFILE_TITLE|OOH_PROFILE_WEBSITE|ONET_SOC_NORM",
)
_SOC_2018 = columns("LEVEL|CODE|TITLE", "DEFINITION")
_SOC_2010 = columns("2010 SOC CODE|2010 SOC TITLE|2018 SOC CODE", "2018 SOC TITLE")
_TITLES = columns("2018 SOC CODE|2018 SOC DIRECT MATCH TITLE", "2018 SOC TITLE|ILLUSTRATIVE EXAMPLE")


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Relations between codes.

    `titles`: title of every code; `published_as`: occupation -> the combination its figures are published
    under; `same_since_2010`: codes that cover the same jobs under SOC 2010 and SOC 2018.
    """

    titles: dict[str, str]
    published_as: dict[str, str]
    same_since_2010: frozenset[str]

    def parts(self, soc: str) -> tuple[str, ...]:
        """Occupations that the combination `soc` consists of; empty for an ordinary code."""
        return tuple(sorted(part for part, whole in self.published_as.items() if whole == soc))

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """Rows of the `crosswalk` table."""
        return [
            (
                soc,
                title,
                self.published_as.get(soc, "-"),
                "yes" if soc in self.same_since_2010 else "no",
            )
            for soc, title in self.titles.items()
        ]


def read_crosswalk(folder: Path) -> Crosswalk:
    """Read the SOC 2018 list, the SOC 2010 to 2018 crosswalk and the O*NET-SOC to projections crosswalk."""
    titles = {
        record["CODE"]: record["TITLE"]
        for record in read_records(find_file(folder, "soc_2018"), _SOC_2018)
        if record["LEVEL"] == "detailed"
    }
    published_as = {}
    for record in read_records(find_file(folder, "onet_soc_2019_to_nem"), _NEM):
        soc, whole = record["ONET_SOC_CODE"][:7], record["NEM_CODE"]
        if soc != whole:
            published_as[soc] = whole
            titles[whole] = record["NEM_TITLE"]
    newer: dict[str, set[str]] = defaultdict(set)
    older: dict[str, set[str]] = defaultdict(set)
    for record in read_records(find_file(folder, "soc_2010_to_2018"), _SOC_2010):
        newer[record["2010 SOC CODE"]].add(record["2018 SOC CODE"])
        older[record["2018 SOC CODE"]].add(record["2010 SOC CODE"])

    def unchanged(soc: str, content: set[str]) -> bool:
        return newer.get(soc) == content and set().union(*(older[part] for part in content)) == {soc}

    same = set()
    for soc in titles:
        parts = {part for part, whole in published_as.items() if whole == soc}
        # A combination of OEWS's own is unchanged, too, when every one of its parts is.
        if unchanged(soc, parts or {soc}) or (parts and all(unchanged(part, {part}) for part in parts)):
            same.add(soc)
    return Crosswalk(titles, published_as, frozenset(same))


def crosswalk_from_table(table: Table) -> Crosswalk:
    """The crosswalk as it was written by an earlier refresh."""
    return Crosswalk(
        titles={soc: title for soc, title, _, _ in table.rows},
        published_as={soc: whole for soc, _, whole, _ in table.rows if whole != "-"},
        same_since_2010=frozenset(soc for soc, _, _, same in table.rows if same == "yes"),
    )


def read_former_codes(folder: Path) -> list[tuple[str, str, str]]:
    """(SOC 2010 code, its title then, SOC 2018 code) of the codes that are no longer in use."""
    records = list(read_records(find_file(folder, "soc_2010_to_2018"), _SOC_2010))
    today = {record["2018 SOC CODE"] for record in records}
    rows = [
        (record["2010 SOC CODE"], record["2010 SOC TITLE"].removesuffix("(#)").strip(), record["2018 SOC CODE"])
        for record in records
    ]
    return [row for row in rows if row[0] not in today]


def read_direct_match_titles(folder: Path) -> list[tuple[str, str]]:
    """(SOC code, job title) pairs of the Direct Match Title File, or nothing when the file is not there."""
    path = find_optional_file(folder, "soc_2018_direct_match_titles", "soc_2018_direct_match_title_file")
    if path is None:
        return []
    return [
        (record["2018 SOC CODE"], record["2018 SOC DIRECT MATCH TITLE"].strip())
        for record in read_records(path, _TITLES)
        if record["2018 SOC CODE"]
    ]
