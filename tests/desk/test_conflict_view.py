"""One conflict as officers see it: both sides whole, alike, at either desk."""

import pytest
from tests.simulation.world import World, circle, draft

from keepclear.desk.conflicting import conflict
from keepclear.desk.views import conflicts
from keepclear.errors import BadInput
from keepclear.node import request as ask


@pytest.fixture
def world() -> World:
    world = World("ABC")
    world.open_channel()
    world.act("A", ask.Give, notices=[draft("A-NORTH", circle(38.0, 36.0))])
    world.act("B", ask.Give, notices=[draft("B-ROAD", circle(38.005, 36.0))])
    world.act("C", ask.Give, notices=[draft("C-ROAD", circle(38.015, 36.0))])
    world.settle()
    return world


def named(world: World, who: str, pair: list[str]) -> str:
    rows = conflicts(world.node(who))
    return next(str(row["id"]) for row in rows if row["notices"] == pair)


def test_both_notices_of_a_conflict_are_shown_whole_and_only_one_is_ours(world: World) -> None:
    view = conflict(world.node("A"), world.moment, named(world, "A", ["A-NORTH", "B-ROAD"])[:12])
    sides = {side["notice"]: side for side in view["sides"]}
    assert {name: side["ours"] for name, side in sides.items()} == {
        "A-NORTH": True,
        "B-ROAD": False,
    }
    assert sides["B-ROAD"]["volumes"][0]["positions"] == [[38.005, 36.0]]
    assert sides["B-ROAD"]["volumes"][0]["radius_m"] == 1_000.0


def test_what_else_conflicts_with_either_side_is_beside_it(world: World) -> None:
    view = conflict(world.node("A"), world.moment, named(world, "A", ["A-NORTH", "B-ROAD"]))
    pairs = sorted(tuple(one["notices"]) for one in view["others"])
    standing = sorted(tuple(one["notices"]) for one in conflicts(world.node("A")))
    assert pairs == [pair for pair in standing if pair != ("A-NORTH", "B-ROAD")]
    assert pairs, "the third is near enough to both"


def test_a_conflict_that_is_settled_is_no_longer_shown_as_one(world: World) -> None:
    known = named(world, "A", ["A-NORTH", "B-ROAD"])
    world.act("B", ask.Cancel, notice="B-ROAD")
    world.settle()
    with pytest.raises(BadInput, match="it may have been settled"):
        conflict(world.node("A"), world.moment, known)


def test_where_two_meet_is_written_in_two_notations(world: World) -> None:
    view = conflict(world.node("A"), world.moment, named(world, "A", ["A-NORTH", "B-ROAD"]))
    degrees, grid = view["where_written"]
    assert degrees.startswith("36°00'")
    assert grid.startswith("37S")
