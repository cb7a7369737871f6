from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from careercli.catalog.check import check
from careercli.catalog.role import Education, Level, PaidWhileLearning, Role, Start, StartRoute, StartStep
from careercli.catalog.sources import bundled_sources
from careercli.catalog.way_in import WayIn
from careercli.errors import NotFoundError, UsageError
from careercli.moves import route as route_module
from careercli.moves.gap import RequirementKind, effort
from careercli.moves.graph import OUTSIDE, Move, MoveGraph, MoveKind, RoleNode
from careercli.moves.pay import PayDirection
from careercli.moves.route import Background, Prefer, find_routes
from moves.moves_factory import bakery, make_role
from support.scale import sampled

DATA = Path(__file__).parents[2] / "data"

PAY = {"51-3011": 34_000, "35-2014": 33_000, "51-1011": 60_000, "11-9051": 65_000, "29-9011": 62_000}


def graph() -> MoveGraph:
    return MoveGraph.from_roles(bakery())


def test_each_step_carries_its_kind_reason_years_gap_pay_and_licences() -> None:
    best = find_routes(graph(), "baker", "food-inspector", medians=PAY).routes[0]
    first, second = best.steps
    assert (first.kind, first.reason, first.years) == (
        MoveKind.ADVANCEMENT,
        "From doing to deciding, as head-baker.",
        (2, 4),
    )
    assert (first.pay.direction, first.pay.dollars) == (PayDirection.UP, 26_000)
    assert (second.kind, second.move.lacks, second.years) == (MoveKind.LATERAL, "The recipes are new.", (4, 4))
    assert best.licences == ("Food Safety License",)
    assert best.years == (6, 8)
    assert best.years_complete
    assert first.gap.skill_gap == pytest.approx(30 * 7 / 11)


def test_the_shortest_route_and_the_easiest_route_may_differ() -> None:
    roles = [
        make_role("start", core={"a": 1}, across=["easy-one", "cliff"]),
        make_role("easy-one", core={"a": 2}, across=["easy-two"]),
        make_role("easy-two", core={"a": 3}, across=["goal"]),
        make_role("cliff", core={"x": 5, "y": 5}, across=["goal"]),
        make_role("goal", core={"a": 4}),
    ]
    jumps = MoveGraph.from_roles(roles)
    easiest = find_routes(jumps, "start", "goal", prefer=Prefer.GAP)
    shortest = find_routes(jumps, "start", "goal", prefer=Prefer.STEPS)
    assert [route.slugs for route in easiest.routes] == [("easy-one", "easy-two", "goal"), ("cliff", "goal")]
    assert [route.slugs for route in shortest.routes] == [("cliff", "goal"), ("easy-one", "easy-two", "goal")]


def test_a_longer_way_that_costs_twice_as_much_is_no_other_way() -> None:
    roles = [
        make_role("start", core={"a": 1}, across=["goal", "near", "far"]),
        make_role("near", core={"a": 2}, across=["goal"]),
        make_role("far", core={"x": 5, "y": 5}, across=["goal"]),
        make_role("goal", core={"a": 4}),
    ]
    found = find_routes(MoveGraph.from_roles(roles), "start", "goal")
    assert [route.slugs for route in found.routes] == [("goal",), ("near", "goal")]


def test_pay_never_dips_on_a_route_that_prefers_pay() -> None:
    found = find_routes(graph(), "pastry-cook", "bakery-owner", prefer=Prefer.PAY, medians=PAY)
    assert found.routes
    for route in found.routes:
        known = [PAY["35-2014"], *(PAY[step.to.soc] for step in route.steps)]
        assert known == sorted(known)


def test_pay_of_a_place_counts_for_a_step_whose_both_ends_are_published_there() -> None:
    there = {"51-3011": 70_000, "51-1011": 50_000}
    found = find_routes(graph(), "baker", "food-inspector", medians=PAY, local=there).routes[0]
    first, second = (step.pay for step in found.steps)
    assert (first.local, first.before, first.after, first.direction) == (True, 70_000, 50_000, PayDirection.DOWN)
    assert (second.local, second.before, second.after) == (False, 60_000, 62_000)
    steady = find_routes(graph(), "baker", "food-inspector", prefer=Prefer.PAY, medians=PAY, local=there)
    assert all(route.slugs[0] != "head-baker" for route in steady.routes)


def test_when_every_way_dips_in_pay_it_says_so_and_still_shows_them() -> None:
    found = find_routes(graph(), "bakery-owner", "food-inspector", prefer=Prefer.PAY, medians=PAY)
    assert found.routes == ()
    assert found.problem == "every way to Food Inspector found here dips in category pay at some step"
    assert found.alternatives[0].slugs == ("food-inspector",)
    assert any("category median down by $3,000 a year" in words for words in found.alternatives[0].cautions)


def test_a_dip_hidden_behind_unpublished_pay_is_still_a_dip() -> None:
    pay = {**PAY, "51-1011": None, "11-9051": 20_000}
    found = find_routes(graph(), "baker", "bakery-owner", prefer=Prefer.PAY, medians=pay)
    assert found.routes == ()


def test_unknown_pay_is_said_and_never_guessed() -> None:
    step = find_routes(graph(), "baker", "head-baker", medians={}).routes[0].steps[0]
    assert step.pay.direction is PayDirection.UNKNOWN
    assert step.pay.dollars is None
    assert "not published" in step.pay.words


def test_two_roles_of_one_category_are_not_ranked_by_its_pay() -> None:
    roles = [make_role("a", across=["b"]), make_role("b")]
    step = find_routes(MoveGraph.from_roles(roles), "a", "b", medians=PAY).routes[0].steps[0]
    assert step.pay.direction is PayDirection.SAME_CATEGORY


def test_no_honest_way_names_the_nearest_reachable_roles() -> None:
    roles = [
        *bakery(),
        make_role("surgeon", core={"hygiene-law": 5, "anatomy": 5}, education=Education.PROFESSIONAL, years=(5, 9)),
    ]
    found = find_routes(MoveGraph.from_roles(roles), "baker", "surgeon")
    assert found.routes == ()
    assert found.problem == "no chain of moves in the role files leads from Baker to Surgeon"
    assert found.nearest[0].node.slug == "food-inspector"
    assert found.nearest[0].steps == 2


def test_a_role_without_moves_says_that_nothing_leads_on() -> None:
    found = find_routes(MoveGraph.from_roles([make_role("a"), make_role("b")]), "a", "b")
    assert found.problem == "no role file describes a move on from A"


def test_a_chain_too_long_to_advise_is_no_route() -> None:
    roles = [make_role(f"r{n}", core={"a": 1}, across=[f"r{n + 1}"]) for n in range(9)] + [make_role("r9")]
    found = find_routes(MoveGraph.from_roles(roles), "r0", "r9")
    assert found.routes == ()
    assert found.problem == "the shortest chain of moves to R9 takes 9 steps: too many for honest advice"


def test_from_outside_the_first_step_is_an_entry() -> None:
    found = find_routes(graph(), None, "head-baker", background=Background(skills={"timing": 3}))
    first = found.routes[0].steps[0]
    assert (first.kind, first.start, first.to.slug) == (MoveKind.ENTRY, None, "baker")
    assert first.move.source == "a kitchen job"
    assert first.gap.skill_gap == pytest.approx(30 * 2 / 4)


def test_ones_own_skills_shorten_the_way_and_are_not_lost_on_the_next_job() -> None:
    mine = Background(skills={"hygiene-law": 4, "writing": 3, "timing": 1})
    with_mine = find_routes(graph(), "baker", "food-inspector", background=mine).routes[0]
    without = find_routes(graph(), "baker", "food-inspector").routes[0]
    assert with_mine.steps[-1].gap.skill_gap == 0
    assert with_mine.steps[0].gap.skill_gap == pytest.approx(without.steps[0].gap.skill_gap + 30 / 11)
    assert with_mine.effort < without.effort


def test_going_back_a_level_is_cautioned() -> None:
    route = find_routes(graph(), "head-baker", "food-inspector").routes[0]
    assert any("from senior back to mid level" in caution for caution in route.cautions)


def test_unknown_and_identical_roles_are_refused_in_one_line() -> None:
    with pytest.raises(NotFoundError, match="no role called bakr"):
        find_routes(graph(), "bakr", "baker")
    with pytest.raises(UsageError, match="Baker is where this route starts"):
        find_routes(graph(), "baker", "baker")


def way(route: StartRoute, months: tuple[int, int] = (1, 4)) -> Start:
    return Start(route, months, (0, 2000), PaidWhileLearning.PARTLY, "Homes pay for it.", (StartStep("Apply.", 0),))


def kitchen_and_ward() -> list[Role]:
    """A packer, two kitchens, an aide and a nurse: a chain of near jobs leads from the first to the last."""
    return [
        make_role("packer", core={"lifting": 2}, across=["kitchen-hand"], track="warehouse"),
        make_role("kitchen-hand", core={"lifting": 2, "hygiene": 1}, up=["cook"], track="kitchen"),
        make_role("cook", core={"hygiene": 2, "heat": 2}, across=["aide"], track="kitchen"),
        replace(
            make_role("aide", core={"hygiene": 2, "care": 3}, up=["nurse"], track="ward"),
            start=way(StartRoute.CERTIFICATE),
        ),
        replace(
            make_role(
                "nurse", core={"hygiene": 3, "care": 4, "medicine": 4}, track="ward", education=Education.BACHELOR
            ),
            start=way(StartRoute.DEGREE, (30, 54)),
        ),
        make_role("matron", core={"care": 4, "leading": 4}, years=(6, 9), level=Level.LEAD, across=["aide"]),
    ]


def test_what_a_newcomer_can_begin_anybody_can_and_no_chain_of_strange_jobs_stands_beside_it() -> None:
    found = find_routes(MoveGraph.from_roles(kitchen_and_ward()), "packer", "aide")
    assert [route.slugs for route in found.routes] == [("aide",)]
    step = found.routes[0].steps[0]
    assert step.starts_over
    assert (step.kind, step.months, step.years) == (MoveKind.ENTRY, (1, 4), (0, 1))
    assert step.start is not None and step.start.slug == "packer"


def test_a_stop_that_leads_up_to_the_goal_is_a_way_beside_the_direct_one() -> None:
    found = find_routes(MoveGraph.from_roles(kitchen_and_ward()), "packer", "nurse")
    assert [route.slugs for route in found.routes] == [("nurse",), ("aide", "nurse")]
    assert found.routes[0].months == (30, 54)


def test_what_is_reached_from_another_job_alone_is_never_begun_from_nothing() -> None:
    roles = [
        replace(role, start=way(StartRoute.FROM_ANOTHER_JOB)) if role.slug == "aide" else role
        for role in kitchen_and_ward()
    ]
    found = find_routes(MoveGraph.from_roles(roles), "packer", "aide")
    assert [route.slugs for route in found.routes] == [("kitchen-hand", "cook", "aide")]


def test_whoever_has_a_degree_is_sent_by_near_jobs_before_another_degree() -> None:
    roles = [
        make_role("clerk", core={"sums": 3}, education=Education.BACHELOR, across=["planner"]),
        make_role("planner", core={"sums": 3, "charts": 2}, education=Education.BACHELOR, across=["analyst"]),
        replace(
            make_role("analyst", core={"sums": 3, "charts": 3}, education=Education.BACHELOR),
            start=way(StartRoute.DEGREE, (48, 60)),
        ),
    ]
    found = find_routes(MoveGraph.from_roles(roles), "clerk", "analyst")
    assert found.routes[0].slugs == ("planner", "analyst")


def test_another_trade_s_apprenticeship_begins_at_its_first_year_and_the_years_say_so() -> None:
    roles = [
        make_role("carpenter", education=Education.APPRENTICESHIP, across=["electrician"], soc="47-2031"),
        replace(
            make_role("electrician", education=Education.APPRENTICESHIP, soc="47-2111"),
            start=way(StartRoute.APPRENTICESHIP, (48, 66)),
        ),
    ]
    (step,) = find_routes(MoveGraph.from_roles(roles), "carpenter", "electrician").routes[0].steps
    assert (step.kind, step.years) == (MoveKind.LATERAL, (4, 6))
    assert "an apprenticeship, about 5 years with pay" in step.gap.summary


@pytest.fixture(scope="module")
def bundled() -> tuple[MoveGraph, dict[str, str]]:
    checked = check(bundled_sources(DATA), style=False)
    groups = {skill.id: skill.group for skill in checked.skills}
    return MoveGraph.from_roles(item.role for item in checked.roles), groups


def pairs(graph: MoveGraph) -> list[tuple[str | None, str]]:
    """Every role as a newcomer's goal, and each from some roles of other trades."""
    slugs = sorted(graph.nodes)
    draw = random.Random(11)
    starts = [(draw.choice(slugs), goal) for goal in slugs[:: sampled(6)]]
    return [*((None, goal) for goal in slugs[:: sampled(4)]), *((a, b) for a, b in starts if a != b)]


def test_on_every_bundled_way_no_chain_comes_before_a_direct_start_that_is_shorter(
    bundled: tuple[MoveGraph, dict[str, str]],
) -> None:
    graph, groups = bundled
    open_roles = set(graph.after(OUTSIDE))
    for start, goal in pairs(graph):
        routes = find_routes(graph, start, goal, families=groups).routes
        told = start is not None and goal in graph.after(start)
        begun = graph.nodes[goal].start
        if goal not in open_roles or begun is None or told:
            continue
        degree = begun.route is StartRoute.DEGREE and graph.nodes[goal].education
        if start is not None and degree and graph.nodes[start].education.rank >= degree.rank:
            continue  # with a degree held the newcomer's way is one among others
        direct = next((route for route in routes if route.slugs == (goal,)), None)
        before = routes if direct is None else routes[: routes.index(direct)]
        assert direct is not None or len(routes) == 3, (start, goal)
        for chain in before:
            latest = sum((step.years or (0, 1))[1] for step in chain.steps)
            assert latest <= -(-begun.months[1] // 12), (start, chain.slugs)


def test_on_every_bundled_way_the_years_contain_what_its_steps_say(
    bundled: tuple[MoveGraph, dict[str, str]],
) -> None:
    graph, groups = bundled
    training = (RequirementKind.APPRENTICESHIP, RequirementKind.DEGREE)
    for start, goal in pairs(graph):
        for route in find_routes(graph, start, goal, families=groups).routes:
            for step in route.steps:
                needs = [need.amount for need in step.gap.requirements if need.kind in training]
                if step.kind is MoveKind.ENTRY or not needs:
                    continue  # a way in tells its own months
                assert step.years is not None, (start, route.slugs)
                assert step.years[1] >= max(needs), (start, route.slugs)
                assert route.years[1] >= step.years[1], (start, route.slugs)
            told = [step.years for step in route.steps if step.years is not None]
            assert all(low <= route.years[0] and high <= route.years[1] for low, high in told), (start, route.slugs)


def big_graph(count: int) -> MoveGraph:
    draw = random.Random(7)
    skills = [f"skill-{n}" for n in range(300)]
    levels = list(Level)

    def node(n: int) -> RoleNode:
        chosen = draw.sample(skills, 13)
        return RoleNode(
            slug=f"role-{n}",
            title=f"Role {n}",
            track=f"track-{n % 20}",
            level=levels[n % 5],
            soc=f"11-{n % 400:04}",
            education=draw.choice(list(Education)),
            years=(n % 9, n % 9 + 3),
            credentials=("Card",) if n % 9 == 0 else (),
            core=tuple((skill, draw.randint(1, 5)) for skill in chosen[:8]),
            helpful=tuple((skill, draw.randint(1, 3)) for skill in chosen[8:]),
            interests=(4.0,) * 6,
            values=(4.0,) * 6,
            conditions=(3.0,) * 10,
            start=None if n % 5 else WayIn(StartRoute.CERTIFICATE, (3, 9), (0, 900), PaidWhileLearning.NO_PAY),
        )

    entries = [Move(MoveKind.ENTRY, OUTSIDE, f"role-{n}", None, None, "apply") for n in range(0, count, 5)]
    moves = [
        Move(MoveKind.LATERAL, f"role-{n}", f"role-{(n + draw.randint(-40, 40)) % count}", None, None, "near")
        if turn
        else Move(MoveKind.LATERAL, f"role-{n}", f"role-{draw.randrange(count)}", None, None, "far")
        for n in range(count)
        for turn in range(7)
    ]
    return MoveGraph((node(n) for n in range(count)), [*entries, *moves])


@pytest.mark.exhaustive
def test_ten_thousand_roles_stay_interactive_because_no_step_is_weighed_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    large = big_graph(10_000)
    weighed: list[str] = []

    def counted(
        held: object, education: object, credentials: object, to: RoleNode, asked: object, families: object,
        *, trained: bool,
    ) -> float:  # fmt: skip
        weighed.append(to.slug)
        return effort(held, education, credentials, to, asked, families, trained=trained)  # type: ignore[arg-type]

    monkeypatch.setattr(route_module, "effort", counted)
    edges = sum(1 for slug in large.nodes for _ in large.steps_from(slug))
    for prefer in (Prefer.GAP, Prefer.STEPS):
        weighed.clear()
        found = find_routes(large, "role-17", "role-9001", prefer=prefer)
        assert len(found.routes) == 3
        begun = find_routes(large, "role-17", "role-9000", prefer=prefer).routes
        assert begun[0].slugs == ("role-9000",)
        assert len(weighed) <= edges
