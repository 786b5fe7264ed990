"""The documents that all sign: what each says, and who has not signed."""

import pytest
from tests.simulation.world import World

from keepclear.desk.documenting import listed
from keepclear.node import request as ask


@pytest.fixture
def world() -> World:
    world = World("ABC")
    world.open_channel()
    world.act("A", ask.Propose, title="apart", lateral_m=2_000, vertical_m=300, time_s=60)
    world.settle()
    return world


def test_a_document_names_who_has_not_signed_and_what_they_would_sign(world: World) -> None:
    world.act("B", ask.Endorse, document="apart", what="sign")
    world.settle()
    (one,) = listed(world.node("C"), world.moment)
    assert (one["kind"], one["signed"], one["not_signed"]) == ("separations", ["A", "B"], ["C"])
    assert not one["we_signed"]
    assert ["separation", "2000 m, 300 m, 60 s"] in one["says"]
    (same,) = listed(world.node("B"), world.moment)
    assert same["we_signed"]
    assert same["hash"] == one["hash"]


def test_a_document_that_is_settled_waits_for_nobody_and_is_still_found(world: World) -> None:
    world.act("A", ask.Endorse, document="apart", what="retract")
    world.settle()
    assert listed(world.node("B"), world.moment) == []
    (one,) = listed(world.node("B"), world.moment, every=True)
    assert (one["fate"], one["not_signed"]) == ("RETRACTED", [])
