"""A bulletin at two desks: the same rows, counted by the places that the parties have agreed."""

import pytest
from tests.simulation.agreeing import agree, drafted
from tests.simulation.world import World

from keepclear.desk.bulletin import bulletin
from keepclear.errors import BadInput
from keepclear.exchange.rule.rules import Rules
from keepclear.exchange.rule.zone import ALWAYS, AreaRule
from keepclear.node import request as ask
from keepclear.space.altitude import EVERY_ALTITUDE
from keepclear.space.volume import Core, Volume, point, polygon


def area(name: str, core: Core, radius_m: float = 0.0) -> AreaRule:
    return AreaRule(name, Volume(core, radius_m, EVERY_ALTITUDE, ALWAYS))


def square(west: float, south: float) -> Core:
    east, north = west + 1, south + 1
    return polygon(((west, south), (east, south), (east, north), (west, north), (west, south)))


@pytest.fixture
def world() -> World:
    world = World("AB")
    world.open_channel()
    for n, lon in enumerate((36_500_000, 37_000_000, 37_500_000, 40_000_000)):
        utc, place = world.moment.utc, (lon, 35_500_000)
        times = {"from_utc": utc - 60, "until_utc": utc}
        fields = {"sort": "FIRE", "title": f"number {n}", "text": "Heard.", "place": place}
        world.act("AB"[n % 2], ask.OpenIncident, **(times | fields))
    world.settle()
    return world


@pytest.mark.requirement("F12-4", "F12-5")
def test_two_desks_count_alike_by_what_they_have_agreed(world: World) -> None:
    rules = Rules(
        areas=(
            area("a west", square(36, 35)),
            area("b east", square(37, 35)),
            area("ring", point(36.5, 35.5), 90_000.0),
        )
    )
    agree(world, drafted(rules))
    views = [bulletin(world.node(who), world.moment, areas="agreement") for who in "AB"]
    for key in ("rows", "tables", "whole", "left_out"):
        assert views[0][key] == views[1][key]
    (by_area,) = [table for table in views[0]["tables"] if table["by"] == "area"]
    counts = [line["count"] for line in by_area["lines"]]
    assert (counts, by_area["total"]) == ([2, 1, 1], 4), "what is on the border is in the first"
    assert len(views[0]["left_out"]) == 1


def test_where_no_agreement_names_a_place_a_file_is_asked_for(world: World) -> None:
    with pytest.raises(BadInput, match="no agreement in force names an area"):
        bulletin(world.node("A"), world.moment, areas="agreement")
