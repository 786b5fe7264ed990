"""Patrols among real nodes: planned in one act, reported by their own party, missed by all."""

from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.simulation.world import DAWN, Member, World

from keepclear.desk import watching
from keepclear.desk.patrolling import patrol, patrols, series
from keepclear.errors import BadInput
from keepclear.exchange.meaning import Kind
from keepclear.exchange.notice import encode_volumes
from keepclear.exchange.patrol_state import State
from keepclear.exchange.procedure import HOUR, MINUTE, Procedure
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node import request as ask
from keepclear.node.journal import Fact, facts
from keepclear.node.known import Numbered, Verdict
from keepclear.node.log.line import Line
from keepclear.node.node import Node
from keepclear.node.open_item import Need
from keepclear.node.register.patrols import course_of
from keepclear.node.replay import replay
from keepclear.record.canonical import encode
from keepclear.record.envelope import Draft, Precedence, Record, Signature, parse, sign
from keepclear.record.log import Head
from keepclear.space.altitude import EVERY_ALTITUDE
from keepclear.space.interval import Interval
from keepclear.space.volume import Volume, line

LONG = 300 * 24 * HOUR
QUIET = Procedure(check_every_s=LONG, unmanned_s=LONG, contact_s=LONG, silence_s=LONG)
STARTS = int(DAWN.timestamp()) + HOUR
NAMES = ("gate", "first village", "second village", "gate again")


@pytest.fixture
def world() -> World:
    world = World("ABC", procedure=QUIET)
    world.open_channel()
    return world


def points(start: int = STARTS, count: int = 4) -> list[ask.PatrolPoint]:
    return [
        ask.PatrolPoint(
            name=NAMES[n % 4],
            place=(38_350_000 + 10_000 * n, 36_890_000),
            due=start + n * 30 * MINUTE,
            grace_s=10 * MINUTE,
        )
        for n in range(count)
    ]


def corridor(start: int = STARTS) -> bytes:
    begin = DAWN + timedelta(seconds=start - DAWN.timestamp() - 10 * MINUTE)
    whole = Interval(begin, begin + timedelta(hours=3))
    road = line((38.35, 36.89), (38.38, 36.89))
    return encode(encode_volumes([Volume(road, 500.0, EVERY_ALTITUDE, whole)]))


def plan(world: World, who: str = "A", name: str = "NORTH", **fields: Any) -> dict[str, Any]:
    fields = {"vehicles": ["car 1"], "call_signs": ["LARK"]} | fields
    start = fields.pop("start", STARTS)
    reply = world.act(
        who,
        ask.PlanPatrol,
        name=name,
        points=points(start),
        volumes=corridor(start),
        **fields,
    )
    world.settle()
    return reply


def propose(world: World, **fields: Any) -> dict[str, Any]:
    fields = {"parties": ["B"], "name": "JOINT"} | fields
    reply = world.act("A", ask.ProposePatrol, points=points(), volumes=corridor(), **fields)
    world.settle()
    return reply


def signed(world: World, *by: str) -> None:
    for who in by:
        world.act(who, ask.Endorse, document="JOINT", what="sign")
        world.settle()


def joint(world: World) -> None:
    """A joint patrol of A and B that all three have signed, each with its own part named."""
    propose(world)
    signed(world, "B", "C")
    world.act("A", ask.ClosePatrol, patrol="A-1", vehicles=["A car"], call_signs=["LARK"])
    world.settle()
    world.act("B", ask.NamePart, patrol="A-1", vehicles=["B car"], call_signs=["FINCH"])
    world.settle()


def report(world: World, who: str, what: str, number: str = "A-1", **fields: Any) -> None:
    world.act(who, ask.ReportPatrol, patrol=number, what=what, **fields)
    world.settle()


def until(world: World, utc: int) -> None:
    world.pass_seconds(utc - DAWN.timestamp() - world.tick)


def shown(world: World, who: str, number: str = "A-1") -> dict[str, Any]:
    return patrol(world.node(who), world.moment, number)


def states(world: World, number: str = "A-1") -> set[str]:
    """The state of a patrol at every node: one, where they agree."""
    return {shown(world, who, number)["state"] for who in world.members}


def overdue(member: Member) -> list[tuple[str, str]]:
    return [(ring.role, ring.what) for ring in member.rings if "patrol not heard of" in ring.what]


def cut_short(world: World, who: str) -> list[dict[str, Any]]:
    items = watching.watch(world.node(who), world.moment)
    return [item for item in items if "CUT SHORT" in item["about"]]


@pytest.mark.requirement("F17-1")
def test_one_act_gives_the_notice_and_the_plan_and_every_node_follows_it(world: World) -> None:
    reply = plan(world, series="the road")
    assert reply["patrol"] == "A-1"
    for who in "ABC":
        view = shown(world, who)
        assert (view["state"], view["notice"], view["notice_stands"]) == ("PLANNED", "NORTH", True)
        assert view["parts"][0]["vehicles"] == ["car 1"]
    until(world, STARTS)
    report(world, "A", "set out")
    assert states(world) == {"UNDER_WAY"}
    until(world, STARTS + 30 * MINUTE)
    report(world, "A", "check in", point=2)
    until(world, STARTS + 90 * MINUTE)
    report(world, "A", "complete")
    assert states(world) == {"COMPLETE"}
    assert [row["patrol"] for row in patrols(world.node("B"), world.moment)] == []
    assert len(patrols(world.node("B"), world.moment, every=True)) == 1


def test_a_plan_that_cannot_be_given_leaves_neither_notice_nor_patrol(world: World) -> None:
    before = {who: world.node(who).store.counts() for who in "A"}
    bad = {"start": STARTS, "vehicles": ["x" * 65]}
    with pytest.raises(BadInput):
        plan(world, **bad)
    late = points(STARTS + 10 * HOUR)
    with pytest.raises(BadInput, match="due outside"):
        world.act("A", ask.PlanPatrol, name="N", points=late, volumes=corridor())
    assert {who: world.node(who).store.counts() for who in "A"} == before


@pytest.mark.requirement("F17-2")
def test_what_is_overdue_climbs_at_its_own_desk_and_is_shown_at_every_other(world: World) -> None:
    plan(world)
    climb = QUIET.climb_s[Precedence.ROUTINE]
    until(world, STARTS + 10 * MINUTE)
    assert not any(overdue(member) for member in world.members.values())
    until(world, STARTS + 10 * MINUTE + 2)
    for who in "ABC":
        item = watching.watch(world.node(who), world.moment)[0]
        assert item["what"] == "patrol not heard of"
        assert item["overdue"]
        assert "not heard of at gate" in item["about"]
        cure = "keepclear patrol show A-1" if who == "A" else "call A by another way"
        assert item["do"] == cure
    world.pass_seconds(3 * climb)
    assert [role for role, _ in overdue(world.members["A"])][:3] == list(QUIET.ladder)
    assert [role for role, _ in overdue(world.members["B"])] == [QUIET.ladder[0]]
    assert "NORTH" in overdue(world.members["B"])[0][1]
    assert states(world) == {"NOT_SET_OUT"}
    report(world, "A", "set out")
    assert states(world) == {"OVERDUE"}  # The second point is due by now as well.
    report(world, "A", "check in", point=3)
    assert states(world) <= {"UNDER_WAY", "OVERDUE"}
    report(world, "A", "cut short", reason="engine")
    assert not any(world.node(who).items.of(Need.PATROL_CHECK_IN) for who in "ABC")


@pytest.mark.requirement("F17-2")
def test_the_node_wakes_for_a_patrol_at_the_second_it_is_overdue_and_not_before(
    world: World,
) -> None:
    plan(world)
    rows = world.node("B").items.of(Need.PATROL_CHECK_IN)
    assert [(row.due, row.next, row.fixed) for row in rows] == [
        (STARTS + 10 * MINUTE + 1, STARTS + 10 * MINUTE + 1, True)
    ]


@pytest.mark.requirement("F17-4")
def test_a_patrol_cut_short_rings_with_its_reason_until_an_officer_takes_it(world: World) -> None:
    plan(world)
    until(world, STARTS)
    report(world, "A", "set out")
    report(world, "A", "cut short", reason="the road is blocked by a crowd")
    for who in "BC":
        rang = [r.what for r in world.members[who].rings if "CUT SHORT" in r.what]
        assert rang == ['patrol A-1 "NORTH" CUT SHORT: the road is blocked by a crowd']
        (item,) = cut_short(world, who)
        world.act(who, ask.Take, record=item["record"])
        assert cut_short(world, who) == []
    assert states(world) == {"CUT_SHORT"}
    assert shown(world, "B")["reason"] == "the road is blocked by a crowd"


@pytest.mark.requirement("F17-3")
def test_what_is_out_of_turn_is_refused_with_its_cure_and_no_record_is_written(
    world: World,
) -> None:
    plan(world)
    until(world, STARTS)
    size = next(iter(world.node("A").lines.values())).cut()
    wrong: list[tuple[str, str, dict[str, Any], str]] = [
        ("A", "check in", {"point": 2}, "before it has SET OUT"),
        ("B", "set out", {}, "a patrol of A"),
        ("A", "cut short", {"reason": " "}, "has a reason"),
        ("A", "set out", {"at": STARTS + HOUR}, "after it was written"),
    ]
    for who, what, fields, why in wrong:
        with pytest.raises(BadInput, match=why):
            report(world, who, what, **fields)
    assert next(iter(world.node("A").lines.values())).cut() == size
    report(world, "A", "set out")
    for fields, why in (
        ({"point": 9}, "no point 9"),
        ({"point": 1}, "does not follow"),
        ({"point": 4}, "its end"),
        ({"point": 2, "at": STARTS - 1}, "before its last report"),
    ):
        with pytest.raises(BadInput, match=why):
            report(world, "A", "check in", **fields)
    report(world, "A", "complete")
    with pytest.raises(BadInput, match="after it was COMPLETE"):
        report(world, "A", "check in", point=2)


def forged(world: World, who: str, kind: Kind, body: dict[int, Any]) -> Record:
    """A record that no desk of ours would write, signed by a member all the same."""
    member = world.members[who]
    spoken = next(iter(member.node.lines.values()))
    own = spoken.our_log
    assert own is not None
    heads = [r.head for r in spoken.replicas.values() if r.name != own and r.frontier.size]
    head = Head(own, spoken.size(own), spoken.replicas[own].frontier.root())
    draft = Draft(kind, body, Precedence.ROUTINE, Signature("watch", ""), STARTS)
    return sign(member.us.signer, spoken.channel, head, heads, draft)


@pytest.mark.requirement("F17-3")
@pytest.mark.parametrize(
    ("kind", "body", "rule"),
    [
        (Kind.PATROL_STATE, {1: b"\x07" * 32, 2: 1, 3: STARTS}, "patrol/16"),
        (Kind.PATROL_STATE, {1: "other", 2: 1, 3: STARTS}, "patrol/16"),
        (Kind.PATROL_STATE, {1: "own", 2: 2, 3: STARTS, 4: 2}, "patrol/9"),
        (Kind.PATROL, {1: 1}, "patrol/7"),
        (Kind.PATROL, {1: 2, 4: b"\x07" * 32}, "patrol/8"),
    ],
)
def test_every_node_refuses_alike_what_no_log_allows(
    world: World, kind: Kind, body: dict[int, Any], rule: str
) -> None:
    ours, theirs = plan(world, "B", "SOUTH"), plan(world, "A")
    if body.get(1) in ("own", "other"):
        body = {**body, 1: bytes.fromhex((ours if body[1] == "own" else theirs)["record"])}
    if kind is Kind.PATROL:
        stored = world.node("B").store.record(bytes.fromhex(ours["record"]))
        assert stored is not None
        body = {**(parse(stored.data).body or {}), **body}
    record = forged(world, "B", kind, body)
    for who in "BAC":
        node = world.node(who)
        held = node.lines[record.channel]
        with node.transaction(world.moment):
            for entry in held.accept(record, node.journal.next_n)[1]:
                node.entered(held, entry, world.moment)
        row = node.store.record(record.id)
        assert row is not None
        assert row.verdict is Verdict.REFUSED
        assert row.why.endswith(f"({rule})")
    assert {shown(world, "C", n)["state"] for n in ("B-1", "A-1")} == {"PLANNED"}


@pytest.mark.requirement("F17-5")
def test_a_joint_patrol_is_planned_only_when_all_have_signed_and_has_one_number(
    world: World,
) -> None:
    assert propose(world)["patrol"] == "A-1"
    assert states(world) == {"PROPOSED"}
    with pytest.raises(BadInput, match="not signed yet by"):
        world.act("A", ask.ClosePatrol, patrol="A-1")
    with pytest.raises(BadInput, match="its plan is PROPOSED"):
        report(world, "A", "set out")
    signed(world, "B", "C")
    with pytest.raises(BadInput, match="not ours to close"):
        world.act("B", ask.ClosePatrol, patrol="A-1")
    world.act("A", ask.ClosePatrol, patrol="A-1", call_signs=["LARK"])
    world.settle()
    assert states(world) == {"PLANNED"}
    assert plan(world, "A", "NEXT", start=STARTS + 5 * HOUR)["patrol"] == "A-2"


@pytest.mark.requirement("F17-5")
def test_nobody_names_the_vehicles_of_another(world: World) -> None:
    joint(world)
    for who in "ABC":
        parts = shown(world, who)["parts"]
        assert [(p["party"], p["vehicles"], p["call_signs"]) for p in parts] == [
            ("A", ["A car"], ["LARK"]),
            ("B", ["B car"], ["FINCH"]),
        ]
        channel = next(iter(world.node(who).lines))
        authors = {
            row.party
            for row in world.node(who).store.of_kinds(channel, [Kind.PROPOSAL, Kind.PATROL], 0, 99)
            if b"B car" in row.data
        }
        names = world.node(who).lines[channel].names
        assert {names[index] for index in authors} == {"B"}
    with pytest.raises(BadInput, match="take no part"):
        world.act("C", ask.NamePart, patrol="A-1", vehicles=["C car"])
    with pytest.raises(BadInput, match="named its part"):
        world.act("B", ask.NamePart, patrol="A-1", vehicles=["B car 2"])


@pytest.mark.requirement("F17-6")
def test_the_space_of_a_joint_patrol_is_one_notice_and_its_parties_do_not_conflict(
    world: World,
) -> None:
    joint(world)
    for who in "ABC":
        node = world.node(who)
        assert [plan.row.name for plan in node.situation.plans.values()] == ["JOINT"]
        assert node.situation.conflicts == {}
        assert shown(world, who)["notice"] == "JOINT"
    world.act("A", ask.Cancel, notice="JOINT")
    world.settle()
    assert {shown(world, who)["notice_stands"] for who in "ABC"} == {False}


@pytest.mark.requirement("F17-5")
def test_each_party_reports_its_own_part_and_the_worst_of_them_is_the_state(world: World) -> None:
    joint(world)
    until(world, STARTS)
    report(world, "A", "set out")
    assert states(world) == {"UNDER_WAY"}
    with pytest.raises(BadInput, match="a patrol of A"):
        report(world, "C", "set out")
    until(world, STARTS + 11 * MINUTE)
    assert states(world) == {"NOT_SET_OUT"}
    assert overdue(world.members["B"])
    report(world, "B", "set out")
    report(world, "B", "cut short", reason="engine")
    assert states(world) == {"UNDER_WAY"}
    until(world, STARTS + 90 * MINUTE)
    report(world, "A", "complete")
    assert states(world) == {"CUT_SHORT"}
    assert shown(world, "C")["reason"] == "engine"


def test_a_plan_that_falls_through_asks_nothing_and_is_not_counted(world: World) -> None:
    propose(world, series="the road")
    world.act("A", ask.Endorse, document="JOINT", what="retract")
    world.settle()
    assert states(world) == {"NOT_AGREED"}
    assert not any(world.node(who).items.of(Need.PATROL_CHECK_IN) for who in "ABC")
    assert series(world.node("B"), world.moment) == []


@pytest.mark.requirement("F17-7")
def test_a_series_is_counted_by_itself(world: World) -> None:
    day = 24 * HOUR
    for n in range(3):
        plan(world, name=f"P{n}", series="the road", start=STARTS + n * day)
    plan(world, "B", name="OTHER", series="other", start=STARTS)
    until(world, STARTS + 5 * MINUTE)
    report(world, "A", "set out")
    until(world, STARTS + 55 * MINUTE)
    report(world, "A", "check in", point=2)
    until(world, STARTS + 90 * MINUTE)
    report(world, "A", "complete")
    until(world, STARTS + day)
    report(world, "A", "set out", "A-2")
    report(world, "A", "cut short", "A-2", reason="engine")
    for who in "ABC":
        (view,) = series(world.node(who), world.moment, "the road")
        assert (view["planned"], view["complete"], view["cut_short"]) == (3, 1, 1)
        assert (view["to_come"], view["overdue"], view["reasons"]) == (1, 0, {"engine": 1})
        assert (view["reports_on_time"], view["reports_late"], view["points_missed"]) == (3, 1, 1)
        assert view["median_s"] == 85 * MINUTE
        assert [row["number_in_series"] for row in view["patrols"]] == [1, 2, 3]
        assert [month["month"] for month in view["months"]] == ["2030-06"]


@pytest.mark.requirement("F17-2")
def test_what_is_overdue_survives_a_kill_and_a_replay(world: World) -> None:
    joint(world)
    until(world, STARTS)
    report(world, "A", "set out")
    until(world, STARTS + 12 * MINUTE)
    for who in "ABC":
        before = shown(world, who), asked(world.node(who))
        world.kill(who)
        assert (shown(world, who), asked(world.node(who))) == before
        fresh = Node(StoreSqlite(":memory:"), world.members[who].us, procedure=QUIET)
        replay(world.node(who).store, fresh)
        assert asked(fresh) == before[1]
        (kept,) = fresh.store.numbered_as(Numbered.PATROL, *_place(world, who))
        assert kept == world.node(who).store.numbered_as(Numbered.PATROL, *_place(world, who))[0]


def asked(node: Node) -> list[tuple[Any, int, int]]:
    return sorted((row.key, row.due, row.rung) for row in node.items.of(Need.PATROL_CHECK_IN))


def _place(world: World, who: str) -> tuple[bytes, int, int]:
    held = next(iter(world.node(who).lines.values()))
    party = next(index for index, name in held.names.items() if name == "A")
    return held.channel, party, 1


def told_of(world: World) -> tuple[Line, list[Record]]:
    held = next(iter(world.node("C").lines.values()))
    kinds = [Kind.JOINED, Kind.PROPOSAL, Kind.ENDORSEMENT, Kind.PATROL, Kind.PATROL_STATE]
    rows = held.store.of_kinds(held.channel, [*kinds, Kind.GIVE], 0, 999)
    return held, [parse(row.data) for row in rows]


@pytest.mark.requirement("F17-8")
def test_the_state_is_that_of_the_cut_whatever_came_first() -> None:
    world = World("ABC", procedure=QUIET)
    world.open_channel()
    joint(world)
    until(world, STARTS)
    for who in "AB":
        report(world, who, "set out")
    report(world, "B", "cut short", reason="engine")
    logs = {}
    held, records = told_of(world)
    for record in sorted(records, key=lambda one: one.seq):
        logs.setdefault(record.log, []).append(record)
    courses = set()
    for order in permutations(logs):
        node = Node(StoreSqlite(":memory:"), world.members["C"].us, procedure=QUIET)
        node.open(world.moment)
        with node.transaction(world.moment):
            line_ = node.new_line(held.founding)
            for index, name in held.names.items():
                line_.introduce(index, held.histories[index], name)
            for log in order:
                for record in logs[log]:
                    for entry in line_.accept(record, 1)[1]:
                        node.entered(line_, entry, world.moment)
        (row,) = node.store.numbered_as(Numbered.PATROL, *_place(world, "C"))
        courses.add((row.data, row.state, row.until_utc))
    assert len(courses) == 1
    assert courses.pop()[1] == State.UNDER_WAY


@pytest.mark.requirement("F17-8")
@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.sampled_from("ABab"), min_size=1, max_size=6))
def test_two_nodes_with_the_same_entries_show_the_same_patrol(seed: int, acts: list[str]) -> None:
    world = World("ABC", seed=seed, loss=0.3, procedure=QUIET)
    world.open_channel()
    joint(world)
    until(world, STARTS)
    for what in acts:
        who = what.upper()
        now = next(p for p in shown(world, who)["parts"] if p["party"] == who)
        act = "cut short" if what.islower() else "complete"
        act = "set out" if now["state"] in ("PLANNED", "NOT_SET_OUT") else act
        if now["state"] not in ("CUT_SHORT", "COMPLETE"):
            world.act(who, ask.ReportPatrol, patrol="A-1", what=act, reason="engine")
        world.pass_seconds(MINUTE)
    for _ in range(20):
        world.keep_contact()
        world.settle()
    lines = [next(iter(world.node(who).lines.values())) for who in "ABC"]
    cuts = [dict(one.cut()) for one in lines]
    assert cuts[0] == cuts[1] == cuts[2]
    rows = [one.store.numbered_as(Numbered.PATROL, *_place(world, "A"))[0] for one in lines]
    assert len({(row.data, row.state) for row in rows}) == 1
    for one, row in zip(lines, rows, strict=True):
        began = one.store.record(row.id)
        assert began is not None
        whole = course_of(one, began, one.cut())
        assert whole is not None
        assert whole.encode() == row.data  # what is kept is what the cut says


def test_a_report_is_authored_in_the_journal(world: World) -> None:
    plan(world)
    told = [fact for row in world.node("A").store.journal(0, 999) for fact in facts(row)]
    ids = [len(fact[2]) for fact in told if fact[0] == Fact.AUTHORED]
    assert ids[-2:] == [1, 1]  # the notice, and the plan that names it


@pytest.mark.requirement("F17-6")
def test_a_joint_patrol_is_not_closed_without_the_notice_of_its_space(world: World) -> None:
    propose(world)
    signed(world, "B", "C")
    with pytest.raises(BadInput, match="with the notice of its space"):
        world.act("A", ask.Endorse, document="JOINT", what="close")
    assert states(world) == {"PROPOSED"}
    world.act("A", ask.ClosePatrol, patrol="A-1", call_signs=["LARK"])
    world.settle()
    assert {shown(world, who)["notice"] for who in "ABC"} == {"JOINT"}
    for who in "ABC":
        odd = [row.what for row in world.node(who).store.oddities(seen=False)]
        assert "PATROL WITHOUT NOTICE" not in odd


@pytest.mark.requirement("F17-6")
def test_a_joint_patrol_that_sets_out_without_a_notice_of_its_space_is_told_at_every_desk(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose(world)
    signed(world, "B", "C")
    monkeypatch.setattr("keepclear.node.officer.settling._check_whole", lambda _: None)
    world.act("A", ask.Endorse, document="JOINT", what="close")
    world.settle()
    world.act("B", ask.NamePart, patrol="A-1", vehicles=["B car"])
    report(world, "B", "set out")
    for who in "ABC":
        (odd,) = [
            row
            for row in world.node(who).store.oddities(seen=False)
            if row.what == "PATROL WITHOUT NOTICE"
        ]
        assert "JOINT of A: set out with no notice" in odd.why
        assert not shown(world, who)["notice"]
