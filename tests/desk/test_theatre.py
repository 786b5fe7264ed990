"""What the map shows is what the channel was told, now and as it was known."""

from datetime import timedelta

import pytest
from tests.simulation.agreeing import NOW, TITLE, agree, drafted
from tests.simulation.world import World, circle, draft

from keepclear.desk.theatre import SHORT, theatre
from keepclear.desk.views import conflicts, iso, notices
from keepclear.errors import BadInput
from keepclear.exchange.notice import encode_volumes
from keepclear.exchange.rule.announcement import Zone, ZoneKind
from keepclear.exchange.rule.rules import Rules
from keepclear.exchange.rule.zone import ALWAYS, Who
from keepclear.exchange.rule.zone_rule import ZoneRule
from keepclear.node import request as ask
from keepclear.record.canonical import encode
from keepclear.space.altitude import EVERY_ALTITUDE
from keepclear.space.interval import Interval
from keepclear.space.volume import Volume, line, point


@pytest.fixture
def world() -> World:
    world = World("AB")
    world.open_channel()
    world.act("A", ask.Give, notices=[draft("A-NORTH", circle(38.0, 36.0))])
    world.act("B", ask.Give, notices=[draft("B-ROAD", circle(38.005, 36.0))])
    world.settle()
    return world


def test_every_notice_that_stands_is_drawn_where_it_was_said_to_be(world: World) -> None:
    view = theatre(world.node("A"), world.moment)
    drawn = {one["notice"]: one for one in view["notices"]}
    assert {name: one["ours"] for name, one in drawn.items()} == {"A-NORTH": True, "B-ROAD": False}
    (volume,) = drawn["B-ROAD"]["volumes"]
    assert (volume["core"], volume["rings"]) == ("point", [[[38.005, 36.0]]])
    assert volume["radius_m"] == 1_000.0
    assert [one["record"] for one in notices(world.node("A"), world.moment)] == [
        one["record"] for one in view["notices"]
    ]


def test_a_conflict_is_drawn_between_the_notices_that_the_map_shows(world: World) -> None:
    view = theatre(world.node("B"), world.moment)
    (met,) = view["conflicts"]
    assert met["id"] == conflicts(world.node("B"))[0]["id"]
    assert set(met["records"]) == {one["record"] for one in view["notices"]}


def test_a_page_that_asks_again_is_told_what_came_and_what_still_stands(world: World) -> None:
    first = theatre(world.node("A"), world.moment)
    gone = next(one["record"] for one in first["notices"] if one["notice"] == "B-ROAD")
    world.act("B", ask.Cancel, notice="B-ROAD")
    world.act("A", ask.Give, notices=[draft("A-SOUTH", circle(38.0, 35.0))])
    world.settle()
    then = theatre(world.node("A"), world.moment, after=first["n"])
    assert [one["notice"] for one in then["notices"]] == ["A-SOUTH"]
    assert gone[:SHORT] not in then["standing"]
    assert len(then["standing"]) == 2
    assert not then["whole"]


def test_an_instant_that_has_been_is_drawn_as_it_was_known(world: World) -> None:
    before = world.moment.utc
    world.pass_seconds(60)
    world.act("A", ask.Cancel, notice="A-NORTH")
    world.settle()
    known = theatre(world.node("A"), world.moment, at=before)
    assert sorted(one["notice"] for one in known["notices"]) == ["A-NORTH", "B-ROAD"]
    assert len(known["conflicts"]) == 1
    now = theatre(world.node("A"), world.moment)
    assert [one["notice"] for one in now["notices"]] == ["B-ROAD"]
    assert now["conflicts"] == []


def test_a_patrol_is_drawn_where_it_was_known_to_be(world: World) -> None:
    def known(at: int = 0) -> list[tuple[str, str, int]]:
        patrols = theatre(world.node("B"), world.moment, at=at)["patrols"]
        return [(one["patrol"], one["state"], one["parts"][0]["point"]) for one in patrols]

    before = world.moment.utc
    world.pass_seconds(60)
    start = world.moment.utc + 120
    span = Interval(world.moment.now, world.moment.now + timedelta(hours=2))
    road = line((39.0, 36.0), (39.02, 36.0))
    world.act(
        "A",
        ask.PlanPatrol,
        name="GATE",
        points=[
            ask.PatrolPoint(name="gate", place=(39_000_000, 36_000_000), due=start),
            ask.PatrolPoint(name="end", place=(39_010_000, 36_000_000), due=start + 900),
        ],
        volumes=encode(encode_volumes([Volume(road, 500.0, EVERY_ALTITUDE, span)])),
    )
    world.settle()
    planned = world.moment.utc
    for what in ("set out", "complete"):
        world.pass_seconds(60)
        world.act("A", ask.ReportPatrol, patrol="A-1", what=what)
        world.settle()
    assert known() == [], "it has ended"
    assert known(planned) == [("GATE", "PLANNED", 0)]
    assert known(planned + 61) == [("GATE", "UNDER_WAY", 1)]
    assert known(before) == []


def test_a_zone_that_was_ended_since_is_drawn_as_it_was_announced_then(world: World) -> None:
    def known(at: int = 0) -> list[tuple[str, float]]:
        zones = theatre(world.node("B"), world.moment, at=at)["zones"]
        return [(one["zone"], one["volumes"][0]["radius_m"]) for one in zones]

    before = world.moment.utc
    begins = world.moment.now.replace(microsecond=0)
    ahead = Interval(begins, begins + timedelta(hours=9))
    rule = ZoneRule("closed", "1", never=Who(frozenset({"A"})))

    def strip(radius_m: float) -> bytes:
        volume = Volume(point(38.0, 36.0), radius_m, EVERY_ALTITUDE, ahead)
        return encode(Zone(ZoneKind.RESTRICTED, "strip", (volume,), ahead, (rule,)).body())

    instants = []
    for act, said in (
        (ask.AnnounceZone, {"zone": strip(2_000.0)}),
        (ask.AnnounceZone, {"zone": strip(3_000.0), "amends": "A-1"}),
        (ask.EndZone, {"zone": "A-1"}),
    ):
        world.pass_seconds(60)
        world.act("A", act, **said)
        world.settle()
        instants.append(world.moment.utc)
    assert [known(at) for at in (before, *instants, 0)] == [
        *([], [("strip", 2_000.0)], [("strip", 3_000.0)], [], []),
    ]


def test_what_is_to_come_is_not_known_and_so_refused(world: World) -> None:
    with pytest.raises(BadInput, match="still to come"):
        theatre(world.node("A"), world.moment, at=world.moment.utc + 1)


def test_a_notice_given_less_exactly_is_drawn_as_it_was_told_even_at_home(world: World) -> None:
    area = draft("A-AREA", circle(38.123456, 36.0))
    world.act("A", ask.Give, notices=[area], precision="square:10km")
    world.settle()
    ours, theirs = (theatre(world.node(who), world.moment)["notices"] for who in "AB")
    told = [next(one for one in seen if one["notice"] == "A-AREA") for seen in (ours, theirs)]
    assert told[0]["volumes"] == told[1]["volumes"]
    assert [38.123456, 36.0] not in told[0]["volumes"][0]["rings"][0]


def test_a_zone_that_is_agreed_for_tomorrow_stands_on_tomorrow_s_map(world: World) -> None:
    volumes = (Volume(point(38.0, 36.0), 5_000.0, EVERY_ALTITUDE, ALWAYS),)
    rule = ZoneRule("closed", "1", never=Who(frozenset({"A"})))
    strip = Zone(ZoneKind.RESTRICTED, "strip", volumes, rules=(rule,))
    begins = NOW + 86_400
    agree(world, drafted(Rules(zones=(strip,)), from_utc=begins))

    def drawn() -> list[tuple[str, str]]:
        zones = theatre(world.node("B"), world.moment)["zones"]
        return [(one["zone"], one["from"]) for one in zones if one["agreed"]]

    assert drawn() == [(f"{TITLE}: strip", iso(begins))]
    world.pass_seconds(86_400 + 60)
    ((name, from_utc),) = drawn()
    assert name == f"{TITLE}: strip"
    assert from_utc <= iso(world.moment.utc)
    ends = begins + 90_000
    world.act(
        "A", ask.ActOnAgreement, agreement=TITLE, what="terminate", from_utc=ends, reason="mud"
    )
    world.settle()
    (only,) = theatre(world.node("B"), world.moment)["zones"]
    assert only["until"] == iso(ends)
