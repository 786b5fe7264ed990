"""The zone of the example, and what becomes of odd ones, each alone and in its log."""

from collections.abc import Mapping
from typing import Any

from keepclear.exchange.meaning import Kind
from keepclear.exchange.notice import Activity, instant
from keepclear.exchange.rule.announcement import Announcement, Zone, ZoneEnd, ZoneKind
from keepclear.exchange.rule.zone import Who
from keepclear.exchange.rule.zone_rule import Exemption, ZoneRule
from keepclear.space.altitude import Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Volume, line

DAY = 86_400


def example_zone(utc: int, keys: Mapping[str, bytes]) -> Announcement:
    """A strip along a road that some things leave by a day, announced by one party."""
    both = frozenset(keys[name].hex() for name in "AB")
    validity = Interval(instant(utc), instant(utc + 30 * DAY))
    road = line((36.780, 35.866), (36.695, 35.840), (36.610, 35.814))
    volume = Volume(road, 6_000.0, Band(None, 3_000.0, Reference.MSL), validity)
    posts = frozenset({Activity.STATIC_SITE, Activity.EXERCISE})
    medevac = Exemption(Who(activities=frozenset({Activity.MEDEVAC})), 1_800)
    rules = (
        ZoneRule(
            "posts leave",
            "Art. 3(2)",
            never=Who(both, posts),
            out_by=instant(utc + 10 * DAY),
            what="posts that the annex names",
        ),
        ZoneRule("flights a day ahead", "Art. 4", lead_s=DAY, exempt=(medevac,)),
    )
    zone = Zone(ZoneKind.SECURITY_CORRIDOR, "road", (volume,), validity, rules)
    return Announcement(1, zone, "as told on the telephone")


def example_end(first: bytes) -> ZoneEnd:
    """Its end before its time."""
    return ZoneEnd(1, first, "the road is open")


def odd_zones(zone: dict[int, Any], end: dict[int, Any]) -> list[tuple[Kind, dict[int, Any], str]]:
    """Announcements that no node takes, each with why."""
    place = zone[2]
    volume, (out, ahead) = place[3][0], place[6]

    def with_zone(**odd: Any) -> dict[int, Any]:
        return {**zone, 2: {**place, **{int(key[1:]): value for key, value in odd.items()}}}

    def with_rules(*rules: Any) -> dict[int, Any]:
        return with_zone(_6=list(rules))

    only_c = {1: "C alone", 2: "", 3: [["C"], []]}
    return [
        (Kind.ZONE, {**zone, 1: 0}, "number 0"),
        (Kind.ZONE, {**zone, 4: b""}, "it supersedes nothing"),
        (Kind.ZONE, {**zone, 5: 0}, "a field too many"),
        (Kind.ZONE, with_zone(_1=9), "kind 9"),
        (Kind.ZONE, with_zone(_2=""), "a zone without a name"),
        (Kind.ZONE, with_zone(_3=[]), "a zone that is nowhere"),
        (Kind.ZONE, with_zone(_5=place[4]), "it ends at its start"),
        (Kind.ZONE, with_zone(_3=[{**volume, 8: volume[8] - 1}]), "a place for another time"),
        (Kind.ZONE, with_zone(_3=[{**volume, 3: 0}]), "a corridor of width 0"),
        (Kind.ZONE, with_zone(_3=[{**volume, 4: 4_000}]), "a floor above its ceiling"),
        (Kind.ZONE, with_rules(), "no rules"),
        (Kind.ZONE, with_rules({1: "x", 2: ""}), "a rule that asks for nothing"),
        (Kind.ZONE, with_rules(out, out), "two rules of one name"),
        (Kind.ZONE, with_rules({**out, 7: place[5]}), "out by its end"),
        (Kind.ZONE, with_rules({**out, 6: 60}), "out by, and a lead time"),
        (Kind.ZONE, with_rules({**out, 8: ""}), "what has to be out is not said"),
        (Kind.ZONE, with_rules({**ahead, 9: []}), "exemptions that are none"),
        (
            Kind.ZONE,
            with_rules(only_c, {1: "no C", 2: "", 4: [["C"], []]}),
            "rules that contradict each other",
        ),
        (
            Kind.ZONE,
            with_rules(out, {**out, 1: "later", 7: out[7] + DAY}),
            "two dates for one class",
        ),
        (Kind.ZONE, with_zone(_1=2, _6=[{1: "x", 2: ""}]), "a rule of a line without sides"),
        (
            Kind.ZONE,
            with_zone(_1=2, _6=[{1: "x", 2: "", 3: [], 4: [], 5: 0, 7: []}]),
            "a line to which nobody keeps",
        ),
        (Kind.ZONE_END, {**end, 2: b""}, "it ends nothing"),
        (Kind.ZONE_END, {**end, 4: 0}, "a field too many"),
    ]


def zones_in_order(log: Any, zone: dict[int, Any]) -> list[dict[str, Any]]:
    """Judge the announcements of one log, each in its place."""
    log.say(Kind.ZONE, zone, "zone 1 is announced", "understood")
    first = log.last
    log.say(Kind.ZONE, zone, "number 1 again", "refused", "zone/12")
    log.say(Kind.ZONE, {**zone, 4: b"\x00" * 32}, "of no zone", "refused", "zone/13")
    log.say(Kind.ZONE, {**zone, 1: 2, 4: first}, "of another number", "refused", "zone/13")
    log.say(Kind.ZONE, {**zone, 4: first}, "a new version", "understood")
    second = log.last
    log.say(Kind.ZONE, {**zone, 4: first}, "of the old one", "refused", "zone/13")
    log.say(Kind.ZONE_END, {1: 1, 2: first, 3: ""}, "the end of the old one", "refused", "zone/13")
    log.say(Kind.ZONE_END, {1: 1, 2: second, 3: ""}, "its end", "understood")
    log.say(Kind.ZONE_END, {1: 1, 2: second, 3: ""}, "its end again", "refused", "zone/13")
    log.say(Kind.ZONE, zone, "number 1 after its end", "refused", "zone/12")
    rows: list[dict[str, Any]] = log.rows
    return rows
