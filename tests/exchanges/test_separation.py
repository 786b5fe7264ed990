"""Separations: laid before the members, signed by each, closed, and in force from their date."""

from typing import Any

import pytest
from tests.simulation.world import World, circle, draft

from keepclear.desk import views
from keepclear.errors import BadInput
from keepclear.node import intake
from keepclear.node import request as ask


@pytest.fixture
def world() -> World:
    """Two circles of 1 km that stay 1.6 km clear of each other."""
    world = World("AB")
    world.open_channel()
    world.act("A", ask.Give, notices=[draft("N1", circle(38.0, 36.0))])
    world.act("B", ask.Give, notices=[draft("M1", circle(38.04, 36.0))])
    world.settle()
    return world


def _propose(world: World, lateral_m: int, from_s: int = 0, title: str = "apart") -> None:
    start = world.moment.utc + from_s
    world.act(
        "A", ask.Propose, title=title, lateral_m=lateral_m, vertical_m=0, time_s=0, from_utc=start
    )
    world.settle()


def _endorse(world: World, who: str, what: str, title: str = "apart") -> None:
    world.act(who, ask.Endorse, document=title, what=what)
    world.settle()


def _conflicts(world: World) -> list[int]:
    return [len(views.conflicts(world.node(name))) for name in "AB"]


def _in_force(world: World) -> list[dict[str, Any]]:
    return [
        views.status(world.node(name), world.moment)["channels"][0]["separations"] for name in "AB"
    ]


def _wait(world: World, seconds: float) -> None:
    world.pass_seconds(seconds)
    for name in "AB":
        intake.woke(world.node(name), world.moment)


def test_where_nothing_is_agreed_the_largest_proposed_is_used_and_said(world: World) -> None:
    assert _conflicts(world) == [0, 0]
    _propose(world, 3_000)
    _propose(world, 500, title="closer")
    assert [(s["lateral_m"], s["agreed"]) for s in _in_force(world)] == [(3_000, False)] * 2
    assert _conflicts(world) == [1, 1]


def test_an_agreed_separation_holds_for_both_and_judges_pairs_anew(world: World) -> None:
    _propose(world, 3_000)
    _endorse(world, "B", "sign")
    _endorse(world, "A", "close")
    assert [(s["lateral_m"], s["agreed"]) for s in _in_force(world)] == [(3_000, True)] * 2
    assert _conflicts(world) == [1, 1]


def test_a_close_without_every_signature_is_refused_and_names_who_is_missing(
    world: World,
) -> None:
    _propose(world, 3_000)
    with pytest.raises(BadInput, match="not signed yet by B"):
        _endorse(world, "A", "close")
    assert [s["agreed"] for s in _in_force(world)] == [False, False]
    assert _conflicts(world) == [1, 1], "it is still proposed, so it is still minded"


def test_a_signature_withdrawn_before_the_close_does_not_count(world: World) -> None:
    _propose(world, 3_000)
    _endorse(world, "B", "sign")
    _endorse(world, "B", "withdraw")
    with pytest.raises(BadInput, match="not signed yet by B"):
        _endorse(world, "A", "close")
    assert [s["agreed"] for s in _in_force(world)] == [False, False]


def test_a_retracted_proposal_is_no_longer_used(world: World) -> None:
    _propose(world, 3_000)
    _endorse(world, "A", "retract")
    assert _conflicts(world) == [0, 0]


def test_only_the_proposer_closes_and_only_others_sign(world: World) -> None:
    _propose(world, 3_000)
    for who, what in (("A", "sign"), ("B", "close"), ("B", "retract")):
        with pytest.raises(BadInput, match="its proposer closes"):
            world.act(who, ask.Endorse, document="apart", what=what)


def _agree(world: World, lateral_m: int, from_s: int, title: str) -> None:
    _propose(world, lateral_m, from_s, title)
    _endorse(world, "B", "sign", title)
    _endorse(world, "A", "close", title)


def test_a_later_date_changes_the_conflicts_when_it_comes(world: World) -> None:
    _agree(world, 0, 0, "now")
    _agree(world, 3_000, 600, "later")
    assert _conflicts(world) == [0, 0]
    _wait(world, 700.0)
    assert _conflicts(world) == [1, 1]
    assert world.members["A"].bells.count("conflict") == 1


@pytest.mark.requirement("C-1")
def test_a_notice_that_comes_at_the_very_moment_of_a_new_separation_is_judged_by_it_for_good(
    world: World,
) -> None:
    _agree(world, 0, 0, "now")
    _agree(world, 3_000, 600, "later")
    world.tick += 700.0  # Nobody has looked at the clock since.
    world.act("A", ask.Give, notices=[draft("N2", circle(38.0, 36.0))])
    world.settle()
    for name in "AB":
        world.kill(name)
    assert _conflicts(world) == [2, 2]


def test_a_separation_that_came_into_force_while_a_node_was_down_outlives_its_next_start(
    world: World,
) -> None:
    _agree(world, 0, 0, "now")
    _agree(world, 3_000, 600, "later")
    world.tick += 700.0
    world.kill("B")
    assert _conflicts(world)[1] == 1
    world.act("B", ask.Say, text="good morning")
    world.kill("B")
    assert _conflicts(world)[1] == 1
