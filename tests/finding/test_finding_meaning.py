"""From what a person types to what they mean: the one function behind every command."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careercli.catalog.store import Catalogue
from careercli.catalog.titles import title_key
from careercli.finding.meaning import Found, find
from support.role_files import catalogue_of, role
from support.scale import sampled


def first(catalogue: Catalogue, text: str) -> tuple[str, str]:
    """The slug (empty for a category) and the code of the first hit."""
    hits = find(catalogue, text).hits
    assert hits, text
    return (hits[0].row.slug if hits[0].row else ""), hits[0].soc


@pytest.mark.parametrize(
    ("typed", "soc"),
    [
        ("waiter", "35-3031"),
        ("dentist", "29-1021"),
        ("detective", "33-3021"),
        ("baker", "51-3011"),
        ("PA", "29-1071"),
        ("customer service rep", "43-4051"),
        ("barber", "39-5011"),
        ("judge", "23-1023"),
        ("actor", "27-2011"),
        ("pilot", "53-2011"),
        ("tailor", "51-6052"),
        ("surveyor", "17-1022"),
        ("cashier", "41-2011"),
        ("janitor", "37-2011"),
    ],
)
def test_a_title_leads_to_its_own_job_and_to_no_name_that_shares_some_letters(
    catalogue: Catalogue, typed: str, soc: str
) -> None:
    found = find(catalogue, typed)
    assert found.hits[0].soc == soc
    assert found.certain
    assert found.understood.as_typed


@pytest.mark.parametrize(
    ("typed", "absurd"),
    [
        ("waiter", "technical-writer"),
        ("dentist", "dental-hygienist"),
        ("detective", "epidemiologist"),
        ("baker", "public-safety-dispatcher"),
        ("PA", "paralegal"),
        ("customer service rep", "plumber"),
    ],
)
def test_nothing_absurd_is_offered_for_a_title(catalogue: Catalogue, typed: str, absurd: str) -> None:
    found = find(catalogue, typed)
    assert absurd not in [hit.row.slug for hit in found.suggested if hit.row]
    named = [hit for hit in found.hits if hit.where not in ("text", "task")]
    assert absurd not in [hit.row.slug for hit in named if hit.row]


ADDITIONS = (
    "Senior {}", "Sr. {}", "Junior {}", "Lead {}", "{} II", "{} III", "{} - Remote", "{} (Remote)", "{} (Contract)",
    "Part-Time {}", "{}, Full-time", "{} - Night Shift", "{} (PRN)", "{}, Boston MA", "{} in Denver, CO",
    "{} - Austin, TX", "{} (Req 12345)", "{} ($25/hr)", "{} - Immediate Start", "how to become a {}", "{} jobs",
    "{} salary", "what does a {} do", "{}s", "Entry Level {}", "{} needed", "{} | Day Shift", "URGENT: {}",
    "{} - $5,000 Sign-On Bonus", "Trainee {}", "Senior {} (Contract) - Boise, ID",
)  # fmt: skip


@pytest.mark.parametrize("addition", ADDITIONS)
@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Registered Nurse", "registered-nurse"),
        ("Software Engineer", "software-engineer"),
        ("Plumber", "plumber"),
        ("Truck Driver", "truck-driver"),
        ("Graphic Designer", "graphic-designer"),
    ],
)
def test_what_an_advert_or_a_question_adds_does_not_hide_the_job(
    catalogue: Catalogue, addition: str, title: str, slug: str
) -> None:
    found = find(catalogue, addition.format(title))
    assert found.hits[0].row is not None and found.hits[0].row.slug == slug
    assert found.certain


def test_seniority_is_not_thrown_away(catalogue: Catalogue) -> None:
    understood = find(catalogue, "Sr. Software Engineer II (remote)").understood
    assert understood.rungs == ("senior", "II")
    assert understood.aside == ("remote",)
    ladder = catalogue.role("software-engineer").ladder
    assert understood.rung_of(ladder) in [rung.rung for rung in ladder]


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Nurse, Registered", "registered-nurse"),
        ("manager, product", "product-manager"),
        ("full-stack developer", "software-engineer"),
        ("fullstack developer", "software-engineer"),
        ("helpdesk technician", "help-desk-technician"),
        ("ELECTRICIAN", "electrician"),
        ("électricien", "electrician"),
        ("registred nurse", "registered-nurse"),
        ("regsitered nusre", "registered-nurse"),
        ("sofware enginer", "software-engineer"),
        ("acountant", "accountant"),
        ("softwareengineer", "software-engineer"),
        ("air trafic controler", "air-traffic-controller"),
    ],
)
def test_turned_joined_accented_and_mistyped_words_are_the_same_title(
    catalogue: Catalogue, typed: str, slug: str
) -> None:
    assert first(catalogue, typed)[0] == slug


def test_a_correction_is_said_and_never_turns_one_known_title_into_another(catalogue: Catalogue) -> None:
    assert find(catalogue, "registred nurse").understood.corrected
    for known in ("carer", "caser", "waiter", "writer", "rider", "roofer", "tutor", "tuner", "biller", "miller"):
        assert not find(catalogue, known).understood.corrected, known


@pytest.mark.parametrize(
    ("typed", "soc", "of"),
    [
        ("solicitor", "23-1011", "British"),
        ("HGV driver", "53-3032", "British"),
        ("joiner", "47-2031", "British"),
        ("midwife", "29-1161", "British"),
        ("childminder", "39-9011", "British"),
        ("enfermera", "29-1141", "Spanish"),
        ("enfermero", "29-1141", "Spanish"),
        ("contador", "13-2011", "Spanish"),
        ("abogada", "23-1011", "Spanish"),
        ("peluquera", "39-5012", "Spanish"),
    ],
)
def test_british_and_spanish_names_are_known_and_marked(
    catalogue: Catalogue, typed: str, soc: str, of: str
) -> None:
    found = find(catalogue, typed)
    assert (found.hits[0].soc, found.understood.of) == (soc, of)


@pytest.mark.parametrize(
    ("typed", "like"),
    [
        ("waitress", "waiter"),
        ("actress", "actor"),
        ("saleswoman", "salesman"),
        ("firewoman", "firefighter"),
        ("policewoman", "police officer"),
        ("paediatrician", "pediatrician"),
        ("jeweller", "jeweler"),
        ("school counsellor", "school counselor"),
        ("Sr. Mgr., Mktg", "senior marketing manager"),
    ],
)
def test_female_forms_spellings_and_shortenings_are_the_same_job(
    catalogue: Catalogue, typed: str, like: str
) -> None:
    assert first(catalogue, typed) == first(catalogue, like)


def test_of_several_codes_the_largest_stands_first_and_the_others_are_offered(catalogue: Catalogue) -> None:
    found = find(catalogue, "professor")
    codes = [hit.soc for hit in found.hits if hit.row is None][: found.codes]
    assert len(codes) > 2 and all(soc.startswith("25-1") for soc in codes)
    jobs = dict(catalogue.connection.execute("SELECT soc, employment FROM landscape_categories"))
    assert jobs[codes[0]] == max(jobs[soc] or 0 for soc in codes)


def test_an_official_title_whose_category_has_a_page_leads_to_the_page_and_the_category(
    catalogue: Catalogue,
) -> None:
    hits = find(catalogue, "Registered Nurse").hits
    assert [hit.key for hit in hits[:2]] == ["registered-nurse", "29-1141"]


@pytest.mark.parametrize(
    ("code", "socs", "certain"),
    [
        ("29-1141", ["29-1141"], True),
        ("291141", ["29-1141"], True),
        ("29-1141.00", ["29-1141"], True),
        ("15-1131", ["15-1251"], True),
        ("15-1132", ["15-1252", "15-1253"], True),
        ("29-1069", ["29-1229", "29-1214"], False),
        ("99-9999", [], False),
    ],
)
def test_a_code_of_2018_is_its_category_and_one_of_2010_leads_to_todays(
    catalogue: Catalogue, code: str, socs: list[str], certain: bool
) -> None:
    found = find(catalogue, code)
    assert [hit.soc for hit in found.hits if hit.row is None][: len(socs)] == socs
    assert found.certain is certain
    assert found.code


@pytest.mark.exhaustive
def test_every_name_of_a_skill_in_use_finds_the_roles_that_have_it(catalogue: Catalogue) -> None:
    used = {skill for (skill,) in catalogue.connection.execute("SELECT DISTINCT skill FROM role_skill")}
    lost = []
    for skill in list(catalogue.skills().values())[:: sampled(12)]:
        if skill.id not in used:
            continue
        query = "SELECT DISTINCT slug FROM role_skill WHERE skill = ?"
        have = {slug for (slug,) in catalogue.connection.execute(query, (skill.id,))}
        for name in (skill.name, *skill.aliases):
            hits = find(catalogue, name, 400).hits
            if not have <= {hit.row.slug for hit in hits if hit.row}:
                lost.append(name)
    assert lost == []


@pytest.mark.parametrize("typed", ["fullstack", "helpdesk"])
def test_words_written_together_find_names_that_begin_so(catalogue: Catalogue, typed: str) -> None:
    assert any(hit.row for hit in find(catalogue, typed).hits[:2])


def test_running_text_alone_is_three_pages_at_most_and_said_to_be_mentions() -> None:
    pages = catalogue_of([role(f"baker-{name}", summary="Sourdough all day.") for name in "abcde"])
    found = find(pages, "sourdough")
    assert len(found.hits) == 3
    assert found.only_mentions


def test_an_employer_is_set_aside(catalogue: Catalogue) -> None:
    found = find(catalogue, "Zorblax Registered Nurse")
    assert found.hits[0].key == "registered-nurse"
    assert found.understood.aside == ("zorblax",)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("helping people", "careercli list --area-of-interest social-service"),
        ("no degree", "careercli list --no-degree"),
        ("work from home", "careercli list --remote"),
        ("good with numbers", "careercli list --area-of-interest mathematics-statistics"),
        ("introvert", "careercli list --people low"),
        ("like animals", "careercli list --area-of-interest animal-service"),
        ("night shift", 'careercli search "night shift" -n 100'),
        ("outdoors", 'careercli search "outdoors" -n 100'),
        ("jobs for introverts without a degree", "careercli list --people low --no-degree"),
    ],
)
def test_a_wish_in_plain_words_gives_fitting_roles_and_the_command_for_the_whole_list(
    catalogue: Catalogue, typed: str, command: str
) -> None:
    found = find(catalogue, typed)
    assert found.command == command
    assert found.hits and all(hit.row for hit in found.hits)


@pytest.mark.parametrize(
    "typed", ["ex-teacher", "former teacher", "what can a teacher do besides teaching", "I am a retired teacher"]
)
def test_who_comes_from_a_job_gets_the_moves_from_it(catalogue: Catalogue, typed: str) -> None:
    found = find(catalogue, typed)
    assert found.command == "careercli show elementary-school-teacher --section moves"
    query = "SELECT target FROM move WHERE slug = 'elementary-school-teacher'"
    targets = {target for (target,) in catalogue.connection.execute(query)}
    assert found.hits and {hit.key for hit in found.hits} <= targets


@pytest.mark.parametrize("text", ["", "   ", "--", "???", "\0", "🙂", "日本", "x" * 10_000, "xylqzv", "\udcff"])
def test_what_means_nothing_finds_nothing_and_breaks_nothing(catalogue: Catalogue, text: str) -> None:
    assert not find(catalogue, text).certain


@pytest.mark.exhaustive
def test_the_short_way_to_a_page_leads_where_the_search_does(catalogue: Catalogue) -> None:
    for name in catalogue.names():
        slug = catalogue.slug_called(name.shown)
        found = find(catalogue, name.shown, related=False)
        assert slug is None or (found.certain and found.hits[0].key == slug), name.shown


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("fix printers", "help-desk-technician"),
        ("clear jams in a machine", "packaging-machine-operator"),
        ("keep planes from crashing", "air-traffic-controller"),
        ("send patients to specialists", "family-physician"),
    ],
)
def test_what_one_would_do_all_day_is_not_taken_for_a_title(catalogue: Catalogue, typed: str, slug: str) -> None:
    assert slug in [hit.key for hit in find(catalogue, typed).hits[:3]]


@pytest.mark.exhaustive
def test_every_title_and_alias_of_every_page_leads_to_a_page_of_that_name(catalogue: Catalogue) -> None:
    for number, name in enumerate(catalogue.names()):
        if name.rank and number % sampled(3):
            continue  # every title of a page, and of its other names a third
        found = find(catalogue, name.shown)
        called = [hit.row.slug for hit in found.hits[: found.named] if hit.row]
        assert found.hits[0].row is not None, name
        if name.rank == 0:
            assert name.slug in called, name


@given(text=st.text(max_size=60))
def test_no_text_makes_finding_raise(catalogue: Catalogue, text: str) -> None:
    found: Found = find(catalogue, text)
    assert len({hit.key for hit in found.hits}) == len(found.hits)


def test_without_official_titles_pages_are_still_found() -> None:
    pages = catalogue_of([role("baker", title="Baker", aliases=("Oven Chief",)), role("miller")])
    assert find(pages, "Senior Baker (remote)").hits[0].key == "baker"
    assert find(pages, "oven cheif").hits[0].key == "baker"
    assert title_key("Oven Chief") == "ovenchief"


@pytest.mark.parametrize(
    ("typed", "unwanted", "absent"),
    [
        ("something with computers but not coding", "coding", "software-engineer"),
        ("hospital but no blood", "blood", "medical-laboratory-technologist"),
        ("I like animals but I don't want to teach", "teach", "elementary-school-teacher"),
    ],
)
def test_what_somebody_does_not_want_is_left_out_and_said(
    catalogue: Catalogue, typed: str, unwanted: str, absent: str
) -> None:
    found = find(catalogue, typed)
    assert found.understood.without == (unwanted,)
    assert found.hits and absent not in {hit.key for hit in found.hits}


def test_a_wish_with_a_no_of_its_own_stays_a_wish(catalogue: Catalogue) -> None:
    for typed in ("no degree", "not in an office", "I don't want to go to college"):
        found = find(catalogue, typed)
        assert found.command and not found.understood.without
