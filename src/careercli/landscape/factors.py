"""Why a category's jobs are projected to change: a small vocabulary of reasons, each in words of our own.

BLS states for some categories and industries why their share of jobs is expected to rise or fall. `refresh`
sorts each statement under one kind of reason; the sentences a reader sees come from here alone.
"""

from __future__ import annotations

from careercli.landscape.category import Amount, Factor

ALL_INDUSTRIES = "TE1000"
"""The code under which BLS states what holds in every industry."""

# Effects in BLS's terms: what changes about the need for a category in an industry.
EFFECTS = {
    "demand": ("More is asked for", "Less is asked for"),
    "productivity": ("The same people do more", "Fewer do the same work"),
    "capital": ("Equipment makes work", "Equipment takes over"),
    "substitution": ("Takes over work of others", "Others take over"),
    "sourcing": ("Work comes in from outside", "Work goes outside"),
}
"""Each effect as a short lead: where the share of jobs rises, and where it falls."""

# Each kind: the sentence where the share rises, and where it falls. Nothing here is BLS's wording.
KINDS = {
    "ai": (
        "building, supplying or running AI systems makes work",
        "AI tools take over part of the work, or let one person do more of it",
    ),
    "machines": (
        "plants with more machines need more people who can run, program and repair them",
        "machines that run by themselves do more of what hands did",
    ),
    "software": (
        "organizations put more of their work into software, and need people who make or run it",
        "software does more of the routine part",
    ),
    "paperless": (
        "documents that live on screens make work",
        "documents are made, signed, sent and filed on screens, not on paper",
    ),
    "sensors": (
        "sensors and connected devices need people to install and look after them",
        "sensors, cameras and remote control watch what people used to go and check",
    ),
    "self-service": (
        "self-service leaves the harder requests to people",
        "customers order, book, pay or check in by themselves",
    ),
    "e-commerce": (
        "online orders have to be picked, packed, driven and delivered",
        "people buy online what they used to buy in a store",
    ),
    "supply-chains": (
        "supply chains grow longer and harder to plan",
        "goods are moved with less planning by hand",
    ),
    "cyber": (
        "attacks on computer systems keep growing, and so do the defenses",
        "protection is bought with the systems instead of being built in-house",
    ),
    "data": (
        "there is more data to collect, judge and put to use",
        "data is gathered and sorted with fewer people",
    ),
    "networks": (
        "faster networks and connected devices have to be designed, built and kept running",
        "wireless and cloud services replace equipment that had to be wired and looked after",
    ),
    "care-teams": (
        "care is shared out among teams, and this occupation takes on more of it",
        "care is shared out among teams, and others take on tasks of this occupation",
    ),
    "aging": (
        "an older population needs more of this care or service",
        "fewer people are of the age that needs this service",
    ),
    "mental-health": (
        "more people are treated for mental illness and addiction",
        "less of this care is given where the occupation works",
    ),
    "patients": (
        "more patients, more tests and more treatments need hands",
        "fewer patients need this treatment, or each needs less of it",
    ),
    "veterans": (
        "veterans use more care",
        "veterans use less care",
    ),
    "care-settings": (
        "care moves into homes, clinics and offices like these",
        "care moves elsewhere: into homes, clinics and other settings, or to differently trained staff",
    ),
    "insurers": (
        "what insurers and public programs pay for favors this work",
        "insurers and public programs pay for less of it",
    ),
    "children": (
        "there are more children and young people to serve",
        "there are fewer children and young people to serve",
    ),
    "students": (
        "more students choose these courses and schools",
        "fewer students choose these courses, or schools cut them",
    ),
    "budgets": (
        "public and private money goes into this work",
        "less money is set aside for this work",
    ),
    "outsourcing": (
        "employers hand this work to outside firms like these",
        "employers buy this work from outside firms",
    ),
    "other-staff": (
        "tasks of neighboring occupations are moved here",
        "tasks are moved to neighboring occupations",
    ),
    "supervision": (
        "there are more crews and activities to lead",
        "there are fewer people to lead",
    ),
    "mergers": (
        "merged firms grow to a size that needs this work",
        "firms and offices merge and share their staff",
    ),
    "rules": (
        "rules, risks and audits take more work to satisfy",
        "rules ask for less of this work",
    ),
    "investing": (
        "people and firms want more advice and care for their money",
        "money is managed with less advice",
    ),
    "infrastructure": (
        "roads, bridges, grids, rails and pipes are repaired and built",
        "less is built or repaired",
    ),
    "clean-energy": (
        "wind, solar and other low-carbon equipment has to be built and serviced",
        "the shift to other sources of energy leaves less to do here",
    ),
    "coal": (
        "mines and coal plants take on people",
        "coal plants and mines close or change",
    ),
    "vehicles": (
        "vehicles grow more complicated or more numerous, and need skilled service",
        "newer and electric vehicles need less service",
    ),
    "air-and-space": (
        "more flights, aircraft and space projects need people",
        "newer aircraft and equipment need fewer people",
    ),
    "prefabrication": (
        "more building parts are made ahead in factories, or set in place ready-made",
        "building parts arrive ready-made, so that less is done on site",
    ),
    "building": (
        "building work or equipment of this kind is in demand",
        "customers choose other materials or ways of building",
    ),
    "research": (
        "more research and development is paid for",
        "research of this kind is cut or done with fewer people",
    ),
    "environment": (
        "fires, storms, pollution and the care of nature make work",
        "less is done for land and nature here",
    ),
    "prisons": (
        "more people are held or supervised",
        "fewer people are held in prisons",
    ),
    "theaters": (
        "movie theaters serve meals and drinks like restaurants",
        "movie theaters change what they offer",
    ),
    "meals": (
        "people want more prepared food, in more places and delivered",
        "kitchens and dining rooms change how food is made and served",
    ),
    "tastes": (
        "more people want this kind of product or service",
        "fewer people want this kind of product or service",
    ),
    "replacing": (
        "things are repaired rather than replaced",
        "replacing a thing costs little more than repairing it",
    ),
    "digital-media": (
        "film, sound and publishing on screens make work",
        "media are made and spread with fewer people",
    ),
    "skills": (
        "technology changes fast, and people have to be trained for it",
        "less training is given in this way",
    ),
    "growth": (
        "the industry wants more of this work",
        "the industry wants less of this work",
    ),
    "technology": (
        "new technology makes this work more useful",
        "new technology and better processes let fewer people do the same work",
    ),
    "equipment": (
        "new equipment needs people to run it",
        "equipment replaces part of the work",
    ),
}
"""Each kind of reason in our own words: where the share of jobs rises, and where it falls."""


def reason(factor: Factor) -> str:
    """One factor as half a sentence, without its industry."""
    return KINDS[factor.kind][0 if factor.rising else 1]


def lead(factor: Factor) -> str:
    """What changes, in a few words: the first of the factor's effects."""
    return EFFECTS[factor.effects[0]][0 if factor.rising else 1]


def concerned(factor: Factor) -> float:
    """Jobs concerned, for sorting: those not published come last."""
    return factor.jobs.value or 0.0


def industries(factors: tuple[Factor, ...], *, rising: bool) -> tuple[tuple[str, Amount], ...]:
    """The industries in which the share is to rise or to fall, with their jobs, most first; each once."""
    found: dict[str, Amount] = {}
    for factor in sorted(factors, key=lambda one: -concerned(one)):
        if factor.industry and factor.rising is rising:
            found.setdefault(factor.industry, factor.jobs)
    return tuple(found.items())
