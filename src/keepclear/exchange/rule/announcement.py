"""A zone: a place with rules, which parties agree or one of them announces alone.

An announcement says what its author holds and asks nobody's leave; it binds nobody,
and nobody's silence agrees to it. The same form stands in what parties agree.
spec/zone.md is the law.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import pairwise
from typing import Any, Final

from keepclear.exchange.fields import Fields
from keepclear.exchange.notice import (
    SERIAL_MAX,
    encode_volumes,
    instant,
    parse_volumes,
    seconds,
)
from keepclear.exchange.rule.zone import ALWAYS
from keepclear.exchange.rule.zone_rule import (
    LineRule,
    ZoneRule,
    contradictions,
    iso,
    parse_line,
    parse_rule,
)
from keepclear.limits import NAME_CODE_POINTS_MAX, VOLUMES_PER_NOTICE_MAX, ZONE_RULES_MAX
from keepclear.record.envelope import UTC_MAX
from keepclear.space.altitude import EVERY_ALTITUDE
from keepclear.space.interval import Interval
from keepclear.space.volume import CoreKind, Volume


class ZoneKind(IntEnum):
    """What sort of place a zone is, by the number that stands in records."""

    DEMILITARISED = 1
    DECONFLICTION_LINE = 2
    SECURITY_CORRIDOR = 3
    RESTRICTED = 4
    NO_FLY = 5
    PROTECTED_SITE = 6
    TEMPORARY = 7
    MOVING_BUFFER = 8

    @property
    def words(self) -> str:
        """What an officer reads."""
        return self.name.lower().replace("_", " ")


@dataclass(frozen=True)
class Zone:
    """A place with rules, from when to when.

    `volumes` are where it is: one or more that hold all the while, or for a moving buffer a
    chain of segments, each for its own time. A deconfliction line has one line and `lines`
    for rules; every other kind has `rules`.
    """

    kind: ZoneKind
    name: str
    volumes: tuple[Volume, ...]
    validity: Interval = ALWAYS
    rules: tuple[ZoneRule, ...] = ()
    lines: tuple[LineRule, ...] = ()

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {
            1: int(self.kind),
            2: self.name,
            3: encode_volumes(self.volumes),
            4: seconds(self.validity.start),
            5: seconds(self.validity.end),
            6: [*(rule.body() for rule in self.rules), *(line.body() for line in self.lines)],
        }

    @cached_property
    def faults(self) -> tuple["ZoneFault", ...]:
        """Everything that keeps these parts from being one zone; empty is good."""
        return tuple(_faults(self))


@dataclass(frozen=True, slots=True)
class ZoneFault:
    """What is wrong with a zone: the sentence that it breaks, where, what, and the cure."""

    sentence: str
    place: str
    fault: str
    cure: str


@dataclass(frozen=True, slots=True)
class Announcement:
    """A zone that one party announces alone, or a new version of one."""

    serial: int
    zone: Zone
    text: str = ""
    supersedes: bytes | None = None

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        body: dict[int, Any] = {1: self.serial, 2: self.zone.body(), 3: self.text}
        if self.supersedes is not None:
            body[4] = self.supersedes
        return body


@dataclass(frozen=True, slots=True)
class ZoneEnd:
    """The end of an announced zone before its time."""

    serial: int
    supersedes: bytes
    reason: str

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: self.serial, 2: self.supersedes, 3: self.reason}


def parse_announcement(body: Mapping[int, Any]) -> Announcement:
    """Read the body of an announcement."""
    fields = Fields(body, "zone/1")
    serial = fields.integer(1, 1, SERIAL_MAX)
    zone = parse_zone(fields.mapping(2), fields)
    text = fields.text(3)
    supersedes = fields.optional_octets(4, 32)
    fields.done()
    if zone.validity.end >= ALWAYS.end:
        raise fields.refuse("what one party announces has an end")
    return Announcement(serial, zone, text, supersedes)


def parse_zone_end(body: Mapping[int, Any]) -> ZoneEnd:
    """Read the body of the end of a zone."""
    fields = Fields(body, "zone/2")
    end = ZoneEnd(fields.integer(1, 1, SERIAL_MAX), fields.octets(2, 32), fields.text(3))
    fields.done()
    return end


def parse_zone(body: Any, outer: Fields) -> Zone:
    """Read a zone, agreed or announced; a zone with a fault is refused by its first."""
    zone = read_zone(body, outer)
    for fault in zone.faults:
        raise Fields({}, fault.sentence).refuse(f"{fault.place}: {fault.fault}")
    return zone


def read_zone(body: Any, outer: Fields) -> Zone:
    """Read the parts of a zone, which may still have faults (Zone.faults)."""
    if not isinstance(body, dict):
        raise outer.refuse("a zone is not a map")
    fields = Fields(body, "zone/3")
    kind = ZoneKind(fields.integer(1, min(ZoneKind), max(ZoneKind)))
    name = fields.text(2, NAME_CODE_POINTS_MAX, empty=False)
    volumes = parse_volumes(fields.items(3, VOLUMES_PER_NOTICE_MAX, 1), fields)
    start, end = fields.integer(4, 0, UTC_MAX), fields.integer(5, 0, UTC_MAX)
    items = fields.items(6, ZONE_RULES_MAX, 1)
    fields.done()
    if end <= start:
        raise fields.refuse("the zone ends before it starts")
    on_line = kind is ZoneKind.DECONFLICTION_LINE
    rules = () if on_line else tuple(parse_rule(item, fields) for item in items)
    lines = tuple(parse_line(item, fields) for item in items) if on_line else ()
    validity = Interval(instant(start), instant(end))
    return Zone(kind, name, volumes, validity, rules, lines)


# What makes parts one zone


def _faults(zone: Zone) -> Iterator[ZoneFault]:
    yield from _time_faults(zone)
    yield from _shape_faults(zone)
    for rule in zone.rules:
        yield from _rule_faults(zone, rule)
    for line in zone.lines:
        yield from _line_faults(line)
    yield from _named_twice(zone)
    for one, other, why in contradictions(zone.rules, zone.lines):
        place = f"rules {one.name!r} and {other.name!r}"
        if one is other:
            place = f"rule {one.name!r}"
        yield ZoneFault("zone/11", place, why, "keep one of the two, or say whom each is for")


def _time_faults(zone: Zone) -> Iterator[ZoneFault]:
    if zone.kind is ZoneKind.TEMPORARY and zone.validity.end >= ALWAYS.end:
        yield ZoneFault("zone/6", "end", "a temporary zone has no end", "say until when it holds")
    if zone.kind is ZoneKind.MOVING_BUFFER:
        for number, (one, then) in enumerate(pairwise(zone.volumes), 2):
            if then.interval.start != one.interval.end:
                fault = "it does not begin as the one before it ends"
                yield ZoneFault("zone/6", f"segment {number}", fault, "give a chain without a gap")
        span = (zone.volumes[0].interval.start, zone.volumes[-1].interval.end)
        if span != (zone.validity.start, zone.validity.end):
            fault = "it does not begin and end with its segments"
            yield ZoneFault("zone/6", "validity", fault, "let the first and last segment say it")
    elif any(volume.interval != zone.validity for volume in zone.volumes):
        fault = "a place of it is for another time than the zone"
        cure = "only a moving buffer moves: give each time its own zone"
        yield ZoneFault("zone/6", "volumes", fault, cure)


_LINES: Final = frozenset({ZoneKind.DECONFLICTION_LINE, ZoneKind.SECURITY_CORRIDOR})


def _shape_faults(zone: Zone) -> Iterator[ZoneFault]:
    for number, volume in enumerate(zone.volumes, 1):
        place, kind = f"place {number}", volume.core.kind
        if zone.kind in _LINES and kind is not CoreKind.LINE:
            yield ZoneFault("zone/7", place, f"a {zone.kind.words} follows a line", "draw a line")
        elif zone.kind is not ZoneKind.DECONFLICTION_LINE and _is_thin(volume):
            wide = "a corridor of width 0" if kind is CoreKind.LINE else "a place of radius 0"
            cure = "give radius_m: metres to each side of the line, or around the point"
            yield ZoneFault("zone/7", place, wide, cure)
    if zone.kind is ZoneKind.DECONFLICTION_LINE:
        yield from _divide_faults(zone)


def _is_thin(volume: Volume) -> bool:
    return volume.core.kind is not CoreKind.POLYGON and volume.radius_m < 1


def _divide_faults(zone: Zone) -> Iterator[ZoneFault]:
    from keepclear.space.side import divide_faults  # geometry, where a line is read alone

    if len(zone.volumes) != 1:
        cure = "give each line a zone of its own"
        yield ZoneFault("zone/7", "place", f"{len(zone.volumes)} lines at once", cure)
    elif zone.volumes[0].core.kind is CoreKind.LINE:
        for fault in divide_faults(zone.volumes[0].core, "line"):
            words = f"the line has no two sides: {fault.fault}"
            yield ZoneFault("zone/7", fault.place, words, fault.cure)


def _rule_faults(zone: Zone, rule: ZoneRule) -> Iterator[ZoneFault]:
    place = f"rule {rule.name!r}"
    if not rule.asks:
        cure = "give only, never, altitudes or lead_s"
        yield ZoneFault("zone/9", place, "it asks for nothing", cure)
    if rule.out_by is None:
        return
    if rule.out_by >= zone.validity.end:
        fault = f"out by {iso(rule.out_by)} follows the end of the zone, {iso(zone.validity.end)}"
        yield ZoneFault("zone/8", place, fault, "give an instant before the zone ends")
    others = rule.only is not None or rule.altitudes != EVERY_ALTITUDE or rule.lead_s
    if rule.never is None or others:
        fault = "what must be out is named by never, and by nothing else"
        yield ZoneFault("zone/8", place, fault, "give the rest as a rule of its own")


def _line_faults(line: LineRule) -> Iterator[ZoneFault]:
    place = f"rule {line.name!r}"
    if not line.left | line.right:
        cure = "name parties in left, right or both"
        yield ZoneFault("zone/10", place, "no party keeps to a side", cure)
    for party in sorted(line.left & line.right):
        cure = "take it off one side"
        yield ZoneFault("zone/10", place, f"{party!r} is on both sides", cure)


def _named_twice(zone: Zone) -> Iterator[ZoneFault]:
    names = sorted([*(rule.name for rule in zone.rules), *(line.name for line in zone.lines)])
    for one, other in pairwise(names):
        if one == other:
            yield ZoneFault("zone/9", f"rule {one!r}", "two rules have this name", "rename one")
