"""The about page: what this is, what it stands on, and where its files are."""

from __future__ import annotations

from careercli.screens.document import Document, Entries, Entry, Facts, Paragraph, Section
from careercli.screens.wording import counted
from careercli.values import value

CREDITS = (
    (
        "O*NET, for interests, values, skills, knowledge, job zones and job titles",
        "This product includes information from the O*NET 30.3 Database (and, where marked, 30.1) by the U.S. "
        "Department of Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 "
        "license. O*NET is a trademark of USDOL/ETA. The information has been modified; USDOL/ETA has not "
        "approved, endorsed or tested these modifications.",
    ),
    (
        "BLS, for jobs, pay, projections, unemployment and consumer prices",
        "Source: U.S. Bureau of Labor Statistics, Employment Projections 2025-35 and 2024-34, Occupational "
        "Employment and Wage Statistics, May 2017 to May 2025, Current Population Survey 2025, and Consumer Price "
        "Index (public domain).",
    ),
    (
        "BEA, for local prices",
        "Source: U.S. Bureau of Economic Analysis, Regional Price Parities 2023 (public domain).",
    ),
    (
        "Fields of study, and what graduates earned and owed",
        "College Scorecard of the U.S. Department of Education, release of 10 June 2026, by way of Truewise "
        "(truewise.dev), CC BY 4.0; CIP 2020 to SOC 2018 crosswalk of NCES and BLS (public domain).",
    ),
    (
        "Official titles and codes",
        "Source: U.S. Bureau of Labor Statistics, Standard Occupational Classification 2018, its Direct Match "
        "Title File and the crosswalk from SOC 2010 (public domain). British and Spanish names are our own.",
    ),
    (
        "Exposure of tasks to language models",
        "Eloundou, Manning, Mishkin and Rock 2024, Science 384:1306-1308. Use of single tasks: Anthropic Economic "
        "Index (CC BY), tasks of O*NET in words of our own.",
    ),
    (
        "Interest items of the fit quiz",
        "Public-domain RIASEC markers of Armstrong, Allison and Rounds 2008; answer statistics from "
        "openpsychometrics.org.",
    ),
)
"""The credits that the sources require or ask for, each after what it is for."""


@value
class AboutFacts:
    """What the page tells: version, counts, and folders as paths."""

    version: str
    roles: int
    tracks: int
    skills: int
    data_folder: str
    roles_folder: str
    cache_folder: str
    personal_folder: str


def about_document(facts: AboutFacts) -> Document:
    """The about page."""
    contents = ", ".join(
        (counted(facts.roles, "role"), counted(facts.tracks, "track"), counted(facts.skills, "skill"))
    )
    return Document(
        title=f"careercli {facts.version}",
        subtitle="An interactive career explorer for the terminal",
        sections=(
            Section(
                "promise",
                "What it promises",
                (
                    Paragraph(
                        "Two kinds of truth stand side by side and are never mixed up: editorial pages, written "
                        "for one role and dated, and public figures of the wider category, with their source. "
                        "Nothing you type leaves this machine: there is no network code in careercli at all."
                    ),
                ),
            ),
            Section("contents", "What is in it", (Paragraph(contents + "."),)),
            Section(
                "credits", "Sources and credits", (Entries(tuple(Entry(lead, credit) for lead, credit in CREDITS)),)
            ),
            Section(
                "files",
                "Where files live",
                (
                    Facts(
                        (
                            ("Bundled data", facts.data_folder),
                            ("Your role files", facts.roles_folder),
                            ("What you saved", facts.personal_folder),
                            ("Cache (can be deleted)", facts.cache_folder),
                        )
                    ),
                ),
            ),
        ),
    )
