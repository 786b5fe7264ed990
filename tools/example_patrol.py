"""The patrols of the example: what is said of them, odd bodies, and a log in which they are judged.

The rule: each bad one breaks one sentence of spec/patrol.md.
"""

from collections.abc import Callable, Mapping
from typing import Any

from keepclear.exchange.document import Act, DocumentKind, Endorsement, Proposal, content_hash
from keepclear.exchange.meaning import Kind
from keepclear.exchange.patrol import JointPatrol, Part, Patrol, PatrolReport, Point, What
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import Record
from keepclear.space.volume import Volume

Body = dict[int, Any]
Say = Callable[..., Record]


def points(utc: int) -> tuple[Point, ...]:
    """The gate, a bridge and the end of the road, half an hour apart."""
    places = (
        ("gate", 36_780_000, 35_866_000),
        ("bridge", 36_695_000, 35_840_000),
        ("end of the road", 36_610_000, 35_814_000),
    )
    rows = enumerate(places)
    return tuple(Point(name, lon, lat, utc + 1_800 * n, 600) for n, (name, lon, lat) in rows)


def speak(say: Say, notice: bytes, utc: int, volumes: tuple[Volume, ...]) -> None:
    """A plans a patrol in its notice; then A and B agree on one, of which C only knows."""
    plan = Patrol(1, "PATROL-1", "the road", notice, points(utc), ("car 1", "car 2"), ("LARK",))
    told = say("patrol", "A", Kind.PATROL, plan.body())
    joint = JointPatrol(2, "PATROL-2", "the road", points(utc + 86_400), volumes, (0, 1))
    proposal = Proposal(DocumentKind.JOINT_PATROL, "PATROL-2", joint.content())
    proposed = say("joint patrol", "A", Kind.PROPOSAL, proposal.body())
    for name, who, act in (
        ("joint patrol signed by B", "B", Act.SIGN),
        ("joint patrol signed by C", "C", Act.SIGN),
        ("joint patrol closed", "A", Act.CLOSE),
    ):
        signed = Endorsement(act, proposed.id, content_hash(joint.content()))
        say(name, who, Kind.ENDORSEMENT, signed.body())
    part = Part(proposed.id, ("truck 7",), ("FINCH",))
    say("part in a joint patrol", "B", Kind.PATROL, part.body())
    early = PatrolReport(told.id, What.CUT_SHORT, utc - 7_000, reason="the road is under water")
    say("patrol cut short", "A", Kind.PATROL_STATE, early.body())


def odd(plan: Body, part: Body, report: Body, proposal: Body) -> list[tuple[Kind, Body, str]]:
    """Bodies that are refused by themselves."""
    first, second, _ = plan[5]
    content = decode(proposal[3])
    plans: list[tuple[Mapping[int, Any], str]] = [
        ({1: 0}, "number 0"),
        ({2: ""}, "no name"),
        ({3: "x" * 65}, "a series of 65 characters"),
        ({4: b"\x00" * 31}, "a notice of 31 bytes"),
        ({5: [first]}, "one point"),
        ({5: [{**first, 4: first[4] + n} for n in range(65)]}, "65 points"),
        ({5: [second, first]}, "points out of the order of their times"),
        ({5: [first, {**second, 4: first[4]}]}, "two points due at once"),
        ({5: [first, 0]}, "a point that is no map"),
        ({5: [first, {**second, 2: 180_000_001}]}, "a longitude over 180 degrees"),
        ({5: [first, {**second, 5: 86_401}]}, "a grace of over a day"),
        ({6: ["x"] * 33}, "33 vehicles"),
        ({6: [0]}, "a vehicle that is no text"),
        ({7: [""]}, "an empty call sign"),
        ({9: 0}, "a field too many"),
    ]
    parts: list[tuple[Mapping[int, Any], str]] = [
        ({8: b"\x00" * 31}, "a proposal of 31 bytes"),
        ({1: 1}, "a number of its own"),
        ({4: b""}, "a notice of no bytes"),
    ]
    reports: list[tuple[Mapping[int, Any], str]] = [
        ({2: 5}, "what is none of the four"),
        ({5: ""}, "cut short without a reason"),
        ({2: 1}, "a reason with a set-out"),
        ({4: 2}, "a point with a cut short"),
        ({6: 0}, "a longitude alone"),
    ]
    joints: list[tuple[Any, str]] = [
        ([], "an array"),
        ({**content, 5: []}, "no volume"),
        ({**content, 6: [0]}, "one party"),
        ({**content, 6: [1, 0]}, "parties not sorted"),
        ({**content, 6: [0, 32]}, "a party of index 32"),
        ({**content, 7: 0}, "a field too many"),
    ]
    return [
        *((Kind.PATROL, {**plan, **change}, f"plan: {why}") for change, why in plans),
        *((Kind.PATROL, {**part, **change}, f"part: {why}") for change, why in parts),
        *((Kind.PATROL_STATE, {**report, **change}, why) for change, why in reports),
        *((Kind.PROPOSAL, {**proposal, 3: encode(said)}, f"joint: {why}") for said, why in joints),
    ]


def in_order(log: Any, give: Body, plan: Body, proposal: Body, utc: int) -> list[dict[str, Any]]:
    """A log in which each report is judged by those before it."""
    log.joined().say(Kind.GIVE, give, "a notice", "understood")
    notice = log.last
    elsewhere = {**plan, 4: b"\x00" * 32}
    log.say(Kind.PATROL, elsewhere, "in no notice of its own", "refused", "patrol/8")
    log.say(Kind.PATROL, {**plan, 4: notice}, "number 1 is planned", "understood")
    patrol = log.last

    log.say(Kind.PATROL, {**plan, 4: notice, 2: "other"}, "number 1 again", "refused", "patrol/7")

    def report(what: int, why: str, *expected: str, at: int = 0, **more: Any) -> None:
        body = {1: patrol, 2: what, 3: utc + at}
        log.say(Kind.PATROL_STATE, body | {int(k[1:]): v for k, v in more.items()}, why, *expected)

    report(2, "a check-in before it has set out", "refused", "patrol/9", _4=2)
    report(4, "complete before it has set out", "refused", "patrol/9")
    report(1, "set out later than it is told", "refused", "patrol/11", at=1)
    report(1, "set out", "understood", at=-60)
    report(1, "set out again", "refused", "patrol/9")
    report(2, "a check-in earlier than the set-out", "refused", "patrol/11", at=-61, _4=2)
    report(2, "a check-in at its start", "refused", "patrol/10", _4=1)
    report(2, "a check-in at its end", "refused", "patrol/12", _4=3)
    report(2, "a check-in at no point", "refused", "patrol/12", _4=4)
    report(2, "a check-in", "understood", at=-30, _4=2)
    report(2, "the same check-in again", "refused", "patrol/10", _4=2)
    report(4, "complete", "understood")
    report(3, "cut short after its end", "refused", "patrol/9", _5="too late")
    nothing = {1: notice, 2: 1, 3: utc}
    log.say(Kind.PATROL_STATE, nothing, "of what is no patrol", "refused", "patrol/16")
    content = {**decode(proposal[3]), 6: [1, 2]}
    apart = {**proposal, 3: encode(content)}
    log.say(Kind.PROPOSAL, apart, "of a patrol of others", "refused", "patrol/14")
    part = {6: [], 7: ["LARK"], 8: b"\x01" * 32}
    log.say(Kind.PATROL, part, "a part in what is not held yet", "understood")
    log.say(Kind.PATROL, {**part, 7: []}, "the part again", "refused", "patrol/15")
    rows: list[dict[str, Any]] = log.rows
    return rows
