"""Announced zones at every desk: numbered, judged with all that comes, never taken for agreed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.simulation.world import DAWN, World, circle, draft

from keepclear.desk import views, watching, zoning
from keepclear.errors import BadInput
from keepclear.exchange.notice import Activity
from keepclear.exchange.procedure import HOUR, Procedure
from keepclear.exchange.rule.announcement import Zone, ZoneKind
from keepclear.exchange.rule.zone import ALWAYS, Who
from keepclear.exchange.rule.zone_rule import LineRule, ZoneRule
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node import request as ask
from keepclear.node.known import Numbered
from keepclear.node.node import Node
from keepclear.node.open_item import Need
from keepclear.node.register.zones import announced
from keepclear.node.replay import replay
from keepclear.record.canonical import encode
from keepclear.space.altitude import EVERY_ALTITUDE
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, Volume, line, point

LONG = 300 * 24 * HOUR
QUIET = Procedure(check_every_s=LONG, unmanned_s=LONG, contact_s=LONG, silence_s=LONG)
CLOSED = ZoneRule("closed", "Art. 3(2)", never=Who(frozenset({"A"})))


@pytest.fixture
def world() -> World:
    world = World("AB", procedure=QUIET)
    world.open_channel()
    return world


def zone(
    *rules: ZoneRule,
    name: str = "strip",
    core: Core | None = None,
    hour: int = 0,
    hours: int = 24 * 30,
    **more: Any,
) -> Zone:
    start = DAWN + timedelta(hours=hour)
    validity = Interval(start, start + timedelta(hours=hours))
    volume = Volume(core or point(38.0, 36.0), 5_000.0, EVERY_ALTITUDE, validity)
    kind = more.pop("kind", ZoneKind.RESTRICTED)
    return Zone(kind, name, (volume,), validity, rules or (CLOSED,), **more)


def announce(world: World, who: str, made: Zone, **more: Any) -> str:
    data = encode(made.body())
    reply = world.act(who, ask.AnnounceZone, zone=data, **more)
    world.settle()
    return str(reply["zone"])


def broken(world: World, who: str) -> list[tuple[str, str, str, str]]:
    """What breaks zones at a party's desk: notice, rule, article and who announced it."""
    found = zoning.breaches(world.node(who), world.moment)
    return [(one["notice"], one["rule"], one["article"], one["announced_by"]) for one in found]


TOLD = ("N1", "B-1 strip: closed", "Art. 3(2)", "B")


@pytest.mark.requirement("Z-6")
def test_an_announced_zone_counts_at_every_desk_as_announced(world: World) -> None:
    assert announce(world, "B", zone()) == "B-1"
    for who in "AB":
        (listed,) = zoning.zones(world.node(who), world.moment)
        assert (listed["number"], listed["zone"]) == ("B-1", "strip")
        assert listed["standing"] == "ANNOUNCED, NOT AGREED"
        assert "nobody's consent" in listed["means"]
        assert listed["announced_by"] == "B"
    rung = [ring.what for ring in world.members["A"].rings]
    assert "zone B-1 strip announced, not agreed" in rung


@pytest.mark.requirement("Z-7")
def test_what_breaks_a_zone_is_found_whichever_comes_first(world: World) -> None:
    world.act("A", ask.Give, notices=[draft("N1"), draft("far", circle(39.0, 36.0))])
    world.settle()
    announce(world, "B", zone())
    assert broken(world, "A") == broken(world, "B") == [TOLD]
    world.act("A", ask.Give, notices=[draft("N2")])
    world.settle()
    assert broken(world, "A") == broken(world, "B") == [TOLD, ("N2", *TOLD[1:])]
    rung = [ring.what for ring in world.members["B"].rings]
    assert any("N2" in what and "B-1 strip: closed" in what for what in rung)


@pytest.mark.requirement("Z-7")
def test_what_breaks_a_zone_no_longer_does_when_either_changes_or_ends(world: World) -> None:
    announce(world, "B", zone())
    world.act("A", ask.Give, notices=[draft("N1")])
    world.settle()
    assert broken(world, "A") == [TOLD]
    world.act("A", ask.Amend, notice="N1", draft=draft("N1", circle(39.0, 36.0)))
    world.settle()
    assert broken(world, "A") == broken(world, "B") == []
    announce(world, "B", zone(core=point(39.0, 36.0)), amends="B-1")
    assert broken(world, "A") == broken(world, "B") == [TOLD]
    world.act("B", ask.EndZone, zone="strip", reason="clear again")
    world.settle()
    assert broken(world, "A") == broken(world, "B") == []
    assert zoning.zones(world.node("A"), world.moment) == []
    (ended,) = zoning.zones(world.node("A"), world.moment, every=True)
    assert ended["state"] == "ENDED"
    assert zoning.zone(world.node("A"), world.moment, "B-1")["versions"] == 2


@pytest.mark.requirement("Z-7")
def test_a_zone_holds_from_its_beginning_to_its_end_alone(world: World) -> None:
    announce(world, "B", zone(hour=2, hours=1))
    (told,) = zoning.zones(world.node("A"), world.moment)
    assert told["state"] == "TO COME"
    world.act("A", ask.Give, notices=[draft("N1"), draft("N2", circle(38.0, 36.0, hour=4))])
    world.settle()
    assert broken(world, "A") == [TOLD]  # from hour 2 on; N2 comes after the end
    (one,) = zoning.breaches(world.node("A"), world.moment)
    assert (one["from"], one["until"]) == ("2030-06-01T07:00:00Z", "2030-06-01T08:00:00Z")
    world.pass_seconds(2.5 * HOUR)
    assert [z["state"] for z in zoning.zones(world.node("A"), world.moment)] == ["HOLDS"]
    assert broken(world, "A") == [TOLD]
    world.pass_seconds(HOUR)
    assert broken(world, "A") == []
    assert zoning.zones(world.node("A"), world.moment) == []


def test_numbers_are_given_once_and_go_on(world: World) -> None:
    assert announce(world, "B", zone()) == "B-1"
    assert announce(world, "B", zone(name="other")) == "B-2"
    assert announce(world, "A", zone(name="ours")) == "A-1"
    assert announce(world, "B", zone(name="other", hours=48), amends="other") == "B-2"
    rows = world.node("A").store.numbered(Numbered.ZONE, b"", 0, 9)
    assert rows == []
    line = next(iter(world.node("A").lines.values()))
    kept = world.node("A").store.numbered(Numbered.ZONE, line.channel, 0, 9)
    assert sorted(row.serial for row in kept) == [1, 1, 2]


def test_nobody_amends_or_ends_the_zone_of_another(world: World) -> None:
    announce(world, "B", zone())
    with pytest.raises(BadInput, match="announced by B"):
        world.act("A", ask.EndZone, zone="B-1")
    with pytest.raises(BadInput, match="announced by B"):
        announce(world, "A", zone(), amends="B-1")
    world.act("B", ask.EndZone, zone="B-1")
    with pytest.raises(BadInput, match="has ended"):
        world.act("B", ask.EndZone, zone="B-1")
    with pytest.raises(BadInput, match="no zone 'C-1'"):
        world.act("B", ask.EndZone, zone="C-1")


@pytest.mark.requirement("Z-2")
def test_a_zone_with_faults_is_refused_with_all_of_them_and_nothing_is_written(
    world: World,
) -> None:
    before = world.node("B").store.counts()
    late = ZoneRule("out", "Art. 5", Who(), Who(), out_by=DAWN + timedelta(days=90), what="x")
    odd = zone(late, ZoneRule("nothing"), ZoneRule("strange", only=Who(frozenset({"Z"}))))
    with pytest.raises(BadInput) as refused:
        announce(world, "B", odd)
    told = [fault.fault for fault in refused.value.faults]
    assert "it asks for nothing" in told
    assert "'Z' is not on this channel" in told
    assert any("follows the end of the zone" in fault for fault in told)
    always = replace(zone(), validity=ALWAYS)
    always = replace(always, volumes=(replace(always.volumes[0], interval=ALWAYS),))
    with pytest.raises(BadInput, match="it has no end"):
        announce(world, "B", always)
    with pytest.raises(BadInput, match="over already"):
        announce(world, "B", zone(hour=-9, hours=2))
    assert world.node("B").store.counts() == before


SITES = Who(activities=frozenset({Activity.STATIC_SITE}))
OUT = ZoneRule(
    "posts leave",
    "Art. 5",
    never=SITES,
    out_by=DAWN + timedelta(days=9),
    what="posts that the annex names",
)


def out_items(world: World, who: str) -> list[int]:
    return [row.due for row in world.node(who).items.of(Need.OUT_BY)]


@pytest.mark.requirement("Z-8")
def test_what_of_ours_is_not_out_in_time_waits_with_the_time_left_and_alarms_before(
    world: World,
) -> None:
    site = draft("SITE", circle(38.0, 36.0, hours=24 * 20), activity="static_site")
    world.act("A", ask.Give, notices=[site])
    world.settle()
    announce(world, "B", zone(OUT, kind=ZoneKind.DEMILITARISED))
    due = int((DAWN + timedelta(days=9)).timestamp())
    assert out_items(world, "A") == [due]
    assert out_items(world, "B") == []  # it is not B's to move
    listed = watching.watch(world.node("A"), world.moment)
    (item,) = [one for one in listed if one["what"] == "to be out of a zone"]
    assert "SITE: B-1 strip: posts leave (Art. 5), out by" in item["about"]
    assert 0 < item["left_s"] <= 9 * 24 * HOUR
    before = len(world.members["A"].rings)
    world.pass_seconds(8 * 24 * HOUR - 60)
    told = [ring.what for ring in world.members["A"].rings[before:]]
    assert not any("to be out of a zone" in what for what in told)
    world.pass_seconds(120)
    told = [ring.what for ring in world.members["A"].rings[before:]]
    assert "to be out of a zone SITE" in told  # a day before
    world.pass_seconds(24 * HOUR)
    told = [ring.what for ring in world.members["A"].rings[before:]]
    assert "OVERDUE: to be out of a zone SITE" in told


@pytest.mark.requirement("Z-8")
@pytest.mark.parametrize("how", ["amended", "cancelled", "zone ended", "zone moved"])
def test_nothing_is_asked_once_it_is_out(world: World, how: str) -> None:
    announce(world, "B", zone(OUT, kind=ZoneKind.DEMILITARISED))
    site = draft("SITE", circle(38.0, 36.0, hours=24 * 20), activity="static_site")
    world.act("A", ask.Give, notices=[site])
    world.settle()
    assert len(out_items(world, "A")) == 1
    if how == "amended":
        gone = draft("SITE", circle(39.0, 36.0, hours=24 * 20), activity="static_site")
        world.act("A", ask.Amend, notice="SITE", draft=gone)
    elif how == "cancelled":
        world.act("A", ask.Cancel, notice="SITE")
    elif how == "zone ended":
        world.act("B", ask.EndZone, zone="B-1")
    else:
        announce(world, "B", zone(OUT, core=point(39.5, 36.0)), amends="B-1")
    world.settle()
    assert out_items(world, "A") == []


def test_a_notice_that_is_read_back_or_confirmed_is_asked_on(world: World) -> None:
    announce(world, "B", zone(OUT, kind=ZoneKind.DEMILITARISED))
    site = draft("SITE", circle(38.0, 36.0, hours=24 * 20), activity="static_site")
    world.act("A", ask.Give, notices=[site])
    world.settle()
    world.act("A", ask.Confirm, notice="SITE")
    world.act("B", ask.Disseminate, notice="SITE", units=["1st"])
    world.settle()
    assert len(out_items(world, "A")) == 1


def settled(node: Node) -> tuple[Any, ...]:
    """All that is kept of zones, and what was asked for them."""
    channel = next(iter(node.lines))
    rows = node.store.numbered(Numbered.ZONE, channel, 0, 99)
    return rows, sorted((row.key, row.due) for row in node.items.of(Need.OUT_BY))


@pytest.mark.requirement("Z-9")
def test_zones_and_what_breaks_them_stand_after_a_kill_and_after_a_replay(world: World) -> None:
    site = draft("SITE", circle(38.0, 36.0, hours=24 * 20), activity="static_site")
    world.act("A", ask.Give, notices=[draft("N1"), site])
    world.settle()
    announce(world, "B", zone(OUT, CLOSED))
    announce(world, "B", zone(name="over"))
    world.act("B", ask.EndZone, zone="over")
    world.settle()
    found, kept = broken(world, "A"), settled(world.node("A"))
    assert {one[1] for one in found} == {"B-1 strip: closed", "B-1 strip: posts leave"}
    world.kill("A")
    assert broken(world, "A") == found
    assert settled(world.node("A")) == kept
    member = world.members["A"]
    again = Node(StoreSqlite(":memory:"), member.us, procedure=QUIET)
    again.open(world.moment)
    replay(member.store, again)
    assert settled(again) == kept


def test_a_line_tells_every_plan_its_side(world: World) -> None:
    sides = (LineRule("banks", "para. 1", left=frozenset({"A"})),)
    start = Interval(DAWN, DAWN + timedelta(days=3))
    river = Volume(line((37.0, 36.5), (39.0, 36.5)), 0.0, EVERY_ALTITUDE, start)
    made = Zone(ZoneKind.DECONFLICTION_LINE, "river", (river,), start, (), sides)
    announce(world, "B", made)
    world.act("A", ask.Give, notices=[draft("south"), draft("north", circle(38.0, 37.0))])
    world.settle()
    assert broken(world, "B") == [("south", "B-1 river: banks", "para. 1", "B")]


def test_what_holds_at_a_place_is_told_by_time_party_and_activity(world: World) -> None:
    announce(world, "B", zone(CLOSED, ZoneRule("day ahead", "Art. 9", lead_s=86_400)))
    announce(world, "B", zone(name="later", hour=48))
    node, moment = world.node("A"), world.moment

    def names(place: tuple[float, float], hour: int = 1, **asked: Any) -> list[tuple[str, int]]:
        at = int((DAWN + timedelta(hours=hour)).timestamp())
        found = zoning.check_place(node, moment, place, at, **asked)
        return [(one["zone"], len(one["rules"])) for one in found]

    assert names((38.0, 36.0)) == [("strip", 2)]
    assert names((38.0, 36.0), party="B") == [("strip", 1)]
    assert names((38.0, 36.0), hour=50) == [("strip", 2), ("later", 1)]
    assert names((38.2, 36.0)) == []
    assert names((38.2, 36.0), radius_m=20_000.0) == [("strip", 2)]


@pytest.mark.requirement("Z-6")
def test_every_node_concludes_alike_of_what_was_announced_in_every_cut(world: World) -> None:
    """Whatever each desk calls the others, and from rows as from the records of a cut."""
    other = world.node("B")
    for ours in other.lines.values():
        ours.names = {index: f"{name} as we say" for index, name in ours.names.items()}
    world.act("A", ask.Give, notices=[draft("N1")])
    announce(world, "A", zone(name="ours"))
    announce(world, "A", zone(name="over"))
    world.act("A", ask.EndZone, zone="over")
    announce(world, "A", zone(name="ours", core=point(38.01, 36.0)), amends="A-1")
    world.settle()
    assert [one[3] for one in broken(world, "A")] == ["A"]
    assert [one[3] for one in broken(world, "B")] == ["A as we say"]
    at = world.moment.utc
    for who in "AB":
        (line,) = world.node(who).lines.values()
        assert announced(line, at) == announced(line, at, line.cut())
        assert [one.zone.name for one in announced(line, at)] == ["ours"]
        assert announced(line, at, {log: 1 for log in line.cut()}) == ()
        world.act(who, ask.CheckLine)
    world.settle()
    seen = [row.what for who in "AB" for row in world.node(who).store.oddities(seen=False)]
    assert [what for what in seen if "DIFFER" in what] == []


@pytest.mark.requirement("A-2")
def test_what_a_notice_breaks_is_told_with_rule_article_and_who_announced_it(world: World) -> None:
    announce(world, "B", zone())
    world.act("A", ask.Give, notices=[draft("N1")])
    world.settle()
    told = "B-1 strip: closed (Art. 3(2)), entry, announced by B, not agreed"
    for who in "AB":
        shown = views.notice(world.node(who), world.moment, "N1")
        assert [one["says"] for one in shown["breaches"]] == [told]
        about = [row["about"] for row in watching.watch(world.node(who), world.moment)]
        assert f"N1 of A: {told}" in about


def test_a_place_is_not_asked_about_for_a_party_that_nobody_knows(world: World) -> None:
    announce(world, "B", zone())
    with pytest.raises(BadInput, match="no party 'Q'"):
        zoning.check_place(world.node("A"), world.moment, (38.0, 36.0), party="Q")
