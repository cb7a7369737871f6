"""Lists of roles, search hits, tracks, the about page and the catalogue in numbers."""

from __future__ import annotations

from dataclasses import replace

from careercli.catalog.role import CategoryMatch, Track
from careercli.catalog.store import TrackCount
from careercli.finding.meaning import Found, Hit, Understood
from careercli.landscape.store import CategoryColumns
from careercli.screens.about import CREDITS, AboutFacts, about_document
from careercli.screens.catalog_stats import stats_document
from careercli.screens.plain import render_plain
from careercli.screens.role_lists import list_document, search_document, tracks_document
from screens.screens_factory import WRITERS, lines_of, row

MARKETS = {"51-3011": CategoryColumns("51-3011", "Bakers", 36000, 6.6, 34.3, 200000, "none")}
BARE = {"51-3011": CategoryColumns("51-3011", "Bakers", None, None, None, None, None)}


def words(document: object, width: int = 100) -> str:
    return " ".join(render_plain(document, width).split())  # type: ignore[arg-type]


def test_an_empty_list_says_so() -> None:
    assert render_plain(list_document([], by_track=False), 80) == "No role matches.\n"


def test_roles_by_track_stand_below_the_name_of_the_track() -> None:
    shown = lines_of(list_document([row("baker"), row("boat-builder", "boats")], by_track=True), 80)
    assert shown[1] == "BREAD AND CAKES (1)" and shown[2].split()[:2] == ["Baker", "baker"]
    assert shown[3] == "" and shown[4] == "BOATS (1)", "a heading looks like no role"


def test_a_role_of_ones_own_is_marked() -> None:
    told = words(list_document([row("baker", origin="/home/me/baker.yaml")], by_track=False))
    assert "Baker *" in told and "* from your own role files" in told and "1 role." in told


def test_figures_in_a_list_come_with_the_reminder_whose_they_are() -> None:
    asked = {"growing", "openings"}
    told = words(list_document([row("baker")], by_track=False, markets=MARKETS, asked=asked))
    assert "Baker baker +6.6% 34,300 $36,000" in told and "those of the official category, not of the role" in told
    bare = words(list_document([row("baker")], by_track=False, markets=BARE, asked=asked))
    assert "not published not published not published" in bare


def test_the_pay_of_a_category_wider_than_the_role_stands_in_brackets() -> None:
    wider = replace(row("baker"), match=CategoryMatch.BROADER)
    told = words(list_document([wider, row("cook")], by_track=False, markets=MARKETS))
    assert "Baker baker ($36,000)" in told and "Cook cook $36,000" in told
    assert "(in brackets: the pay of a category wider than the role)" in told


def test_what_was_asked_about_and_the_name_to_type_stay_however_narrow_it_gets() -> None:
    for width in (40, 80):
        told = words(list_document([row("boat-builder", "boats")], by_track=False, asked={"people"}), width)
        assert "boat-builder" in told and "2 of 5" in told, width


def test_an_empty_answer_says_which_filter_to_loosen_and_what_then_appears() -> None:
    looser = {"--remote": [row("baker")], "--people": [row(name) for name in ("cook", "miller", "head-baker", "x")]}
    told = words(list_document([], by_track=True, looser=looser))
    assert "Without --remote: 1 role, Baker" in told
    assert "Without --people: 4 roles, Cook, Miller, Head Baker and 1 more" in told


def test_a_list_fits_every_terminal() -> None:
    rows = [row("learning-and-development-specialist"), row("baker")]
    for document in (list_document(rows, by_track=False, markets=MARKETS), list_document(rows, by_track=True)):
        for writer in ("plain", "rich"):
            for width in (40, 60, 80, 200):
                shown = [line for line in lines_of(document, width, writer) if "careercli" not in line]
                assert max(map(len, shown)) <= width


def page(slug: str, where: str, matched: str = "") -> Hit:
    one = row(slug)
    return Hit(one, one.soc, one.title, where, matched)


def found(*hits: Hit, understood: Understood | None = None, command: str = "") -> Found:
    return Found(hits, understood or Understood("flour"), command=command)


ACTORS = Hit(None, "27-2011", "Actors", "official", "Actors")


def test_hits_say_where_they_matched_unless_it_was_the_title() -> None:
    told = words(search_document("flour", found(page("baker", "title", "Baker"), page("miller", "skill", "Flour"))))
    assert (
        "Baker baker Bread and Cakes · mid level Miller" in told and "skill: Flour" in told and "title:" not in told
    )


def test_a_category_stands_in_the_same_order_with_the_command_that_opens_it() -> None:
    told = words(search_document("actor", found(ACTORS, page("baker", "alias", "Bread Actor"))))
    assert "Actors figures only careercli landscape 27-2011" in told
    assert told.index("landscape 27-2011") < told.index("Baker baker")


def test_a_category_with_a_page_is_not_said_to_have_figures_only() -> None:
    baker = page("baker", "title")
    bakers = Hit(None, baker.soc, "Bakers", "official", "")
    told = words(search_document("baker", found(baker, bakers)))
    assert "Bakers official category" in told and "figures only" not in told


def test_running_text_alone_is_said_to_be_no_more_than_that() -> None:
    told = words(search_document("flour", found(page("baker", "text", "… of flour …"))))
    assert "No page or category is called 'flour'; these mention it:" in told
    told = words(search_document("flour", found(ACTORS, page("baker", "text", "… of flour …"))))
    assert "These mention it" in " ".join(told.split()).replace("THESE MENTION IT", "These mention it")


def test_what_was_set_aside_put_right_or_is_foreign_is_said() -> None:
    understood = Understood("registered nurse", ("senior",), ("remote", "boston ma"), corrected=True)
    told = words(search_document("x", found(page("baker", "title"), understood=understood)))
    assert "Read as 'registered nurse'; senior is a rung of it; set aside: remote, boston ma." in told
    told = words(search_document("x", found(page("baker", "title"), understood=Understood("x", of="Spanish"))))
    assert "A Spanish name." in told


def test_a_wish_comes_with_the_command_for_the_whole_list() -> None:
    told = words(search_document("remote", found(page("baker", "wish"), command="careercli list --remote")))
    assert "careercli list --remote the whole list" in told


def test_nothing_found_repeats_what_was_asked_without_its_control_characters() -> None:
    shown = render_plain(search_document("\x1b[31mx", found()), 80)
    assert "\x1b" not in shown and "x" in shown


def test_tracks_are_counted_and_narrow_terminals_lose_the_description_first() -> None:
    tracks = [TrackCount(Track("bakery", "Bread and Cakes", "Everything from an oven. " * 3), (1, 2, 0, 0, 1))]
    wide, narrow = words(tracks_document(tracks), 200), words(tracks_document(tracks), 40)
    assert "Everything from" in wide and "bakery" in wide and "4 roles in 1 track." in wide
    assert "Everything from" not in narrow


ABOUT = AboutFacts("1.0", 96, 20, 403, "/data", "/roles", "/cache", "/me")


def test_about_shows_the_credits_the_sources_require() -> None:
    for writer in ("rich", "plain", "accessible"):
        told = " ".join(WRITERS[writer](about_document(ABOUT), 80).split())
        for lead, credit in CREDITS:
            assert lead in told and credit in told
        assert "CC BY 4.0" in told and "U.S. Bureau of Labor Statistics" in told
        assert "96 roles, 20 tracks, 403 skills." in told


def test_about_says_where_files_live() -> None:
    told = words(about_document(ABOUT))
    assert "Bundled data /data Your role files /roles What you saved /me Cache (can be deleted) /cache" in told


STATS = {
    "roles": 3, "questions": 20, "skills": {"used": 5, "in_vocabulary": 9}, "roles_with_a_move_to_another_track": 1,
    "titles_without_page": 2, "levels": {"entry": 3, "mid": 0}, "education": {"none": 3}, "interests": {},
    "tracks": {"bakery": 3},
}  # fmt: skip


def test_the_catalogue_in_numbers_has_bars_to_see_and_numbers_to_hear() -> None:
    assert "entry  3  ##########\nmid    0  .........." in render_plain(stats_document(STATS), 80)
    heard = render_plain(stats_document(STATS), 80, accessible=True)
    assert "entry: 3\nmid: 0\n" in heard and "Skills used: 5 of 9" in heard
