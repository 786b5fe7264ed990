"""A patrol: its plan with the points at which it reports, and what it reports on its way.

Point 1 is where it sets out and the last is where it ends; each has an instant
by which it is due, and a grace. A patrol of several parties is a document that
all sign; then each party names its own vehicles and call signs, in a record of
its own, so that nobody ever names another's. A patrol takes up space by a
notice alone: a plan tells nobody to keep clear.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Any

from keepclear.errors import BadRecord
from keepclear.exchange.fields import Fields
from keepclear.exchange.notice import MICRODEGREES, SERIAL_MAX, encode_volumes, parse_volumes
from keepclear.limits import (
    MEMBERS_MAX,
    NAME_CODE_POINTS_MAX,
    PATROL_NAMES_MAX,
    PATROL_POINTS_MAX,
    VOLUMES_PER_NOTICE_MAX,
)
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import UTC_MAX
from keepclear.space.volume import Position, Volume

LON_MAX, LAT_MAX = 180 * MICRODEGREES, 90 * MICRODEGREES
GRACE_S_MAX = 86_400  # A day: a longer grace would be another plan.


@dataclass(frozen=True, slots=True)
class Point:
    """Where a patrol reports, and by when: `grace_s` seconds after `due_utc` it is overdue."""

    name: str
    lon: int  # in millionths of a degree
    lat: int
    due_utc: int
    grace_s: int

    @property
    def late_utc(self) -> int:
        """The last second at which a report of this point is on time."""
        return self.due_utc + self.grace_s

    @property
    def position(self) -> Position:
        """Longitude and latitude in degrees."""
        return self.lon / MICRODEGREES, self.lat / MICRODEGREES

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: self.name, 2: self.lon, 3: self.lat, 4: self.due_utc, 5: self.grace_s}


@dataclass(frozen=True, slots=True)
class Patrol:
    """The plan of a patrol of one party: what it is called, where it reports, who goes."""

    serial: int
    name: str
    series: str  # Patrols of one name of a series are counted together; may be empty.
    notice: bytes  # the version of its author's notice by which it takes up space
    points: tuple[Point, ...]
    vehicles: tuple[str, ...]
    call_signs: tuple[str, ...]

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {
            1: self.serial,
            2: self.name,
            3: self.series,
            4: self.notice,
            5: [point.body() for point in self.points],
            6: list(self.vehicles),
            7: list(self.call_signs),
        }


@dataclass(frozen=True, slots=True)
class Part:
    """What one party sends on a joint patrol: its own vehicles and call signs alone."""

    target: bytes  # the proposal of the joint patrol
    vehicles: tuple[str, ...]
    call_signs: tuple[str, ...]
    notice: bytes = b""  # by which the patrol takes up space: in its proposer's part

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        space = {4: self.notice} if self.notice else {}
        return {**space, 6: list(self.vehicles), 7: list(self.call_signs), 8: self.target}


class What(IntEnum):
    """What a patrol reports, by the number that stands in the record."""

    SET_OUT = 1
    CHECK_IN = 2
    CUT_SHORT = 3
    COMPLETE = 4


@dataclass(frozen=True, slots=True)
class PatrolReport:
    """What became of a patrol, or of a party's part in one: said by that party alone."""

    target: bytes  # the plan or the part
    what: What
    at_utc: int
    point: int = 0  # of a check-in
    reason: str = ""  # of a patrol that was cut short
    where: tuple[int, int] | None = None  # in millionths of a degree

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        body: dict[int, Any] = {1: self.target, 2: int(self.what), 3: self.at_utc}
        if self.what is What.CHECK_IN:
            body[4] = self.point
        if self.what is What.CUT_SHORT:
            body[5] = self.reason
        if self.where is not None:
            body[6], body[7] = self.where
        return body


def parse_patrol(body: Mapping[int, Any]) -> Patrol | Part:
    """Read the body of a plan, or of a part in a joint patrol where it names one."""
    fields = Fields(body, "patrol/1" if 8 not in body else "patrol/2")
    if 8 in body:
        notice = fields.octets(4, 32) if 4 in body else b""
        part = Part(fields.octets(8, 32), _names(fields, 6), _names(fields, 7), notice)
        fields.done()
        return part
    serial = fields.integer(1, 1, SERIAL_MAX)
    name = fields.text(2, NAME_CODE_POINTS_MAX, empty=False)
    series = fields.text(3, NAME_CODE_POINTS_MAX)
    notice = fields.octets(4, 32)
    points = _points(fields, 5)
    patrol = Patrol(serial, name, series, notice, points, _names(fields, 6), _names(fields, 7))
    fields.done()
    return patrol


def _names(fields: Fields, key: int) -> tuple[str, ...]:
    """Take an array of names of vehicles or call signs, which may be empty."""
    items = fields.items(key, PATROL_NAMES_MAX)
    if not all(isinstance(item, str) for item in items):
        raise fields.refuse(f"field {key} holds something else than texts")
    row = Fields(dict(enumerate(items)), "patrol/3")
    return tuple(row.text(n, NAME_CODE_POINTS_MAX, empty=False) for n in range(len(items)))


def _points(fields: Fields, key: int) -> tuple[Point, ...]:
    """Take the points of a plan, in the order of their times."""
    points = tuple(_point(item) for item in fields.items(key, PATROL_POINTS_MAX, 2))
    if any(after.due_utc <= before.due_utc for before, after in pairwise(points)):
        raise BadRecord("patrol/5", "a point is due no later than the one before it")
    return points


def _point(item: Any) -> Point:
    if not isinstance(item, dict):
        raise BadRecord("patrol/4", "a point is not a map")
    fields = Fields(item, "patrol/4")
    point = Point(
        fields.text(1, NAME_CODE_POINTS_MAX, empty=False),
        fields.integer(2, -LON_MAX, LON_MAX),
        fields.integer(3, -LAT_MAX, LAT_MAX),
        fields.integer(4, 0, UTC_MAX - GRACE_S_MAX),
        fields.integer(5, 0, GRACE_S_MAX),
    )
    fields.done()
    return point


def parse_report(body: Mapping[int, Any]) -> PatrolReport:
    """Read the body of what a patrol reports."""
    fields = Fields(body, "patrol/6")
    target, what = fields.octets(1, 32), What(fields.integer(2, 1, 4))
    at_utc = fields.integer(3)
    point = fields.integer(4, 1, PATROL_POINTS_MAX) if what is What.CHECK_IN else 0
    reason = fields.text(5, empty=False) if what is What.CUT_SHORT else ""
    where = None
    if 6 in body or 7 in body:
        where = fields.integer(6, -LON_MAX, LON_MAX), fields.integer(7, -LAT_MAX, LAT_MAX)
    fields.done()
    return PatrolReport(target, what, at_utc, point, reason, where)


@dataclass(frozen=True, slots=True)
class JointPatrol:
    """What the members sign: the number, the route, the space that it takes up, who takes part.

    It names no vehicle and no call sign: a proposal is sent before anybody else has signed it,
    and each party speaks for its own alone.
    """

    serial: int
    name: str
    series: str
    points: tuple[Point, ...]
    volumes: tuple[Volume, ...]  # of the one notice that its proposer gives when it is complete
    parties: tuple[int, ...]  # the members that take part, by index

    def content(self) -> bytes:
        """Return the canonical bytes that the members sign."""
        return encode(
            {
                1: self.serial,
                2: self.name,
                3: self.series,
                4: [point.body() for point in self.points],
                5: encode_volumes(self.volumes),
                6: list(self.parties),
            }
        )


def parse_joint_patrol(content: bytes) -> JointPatrol:
    """Read the content of the document of a joint patrol."""
    body = decode(content)
    if not isinstance(body, dict):
        raise BadRecord("patrol/13", "the content is not a map")
    fields = Fields(body, "patrol/13")
    joint = JointPatrol(
        fields.integer(1, 1, SERIAL_MAX),
        fields.text(2, NAME_CODE_POINTS_MAX, empty=False),
        fields.text(3, NAME_CODE_POINTS_MAX),
        _points(fields, 4),
        parse_volumes(fields.items(5, VOLUMES_PER_NOTICE_MAX, 1), fields),
        _parties(fields.items(6, MEMBERS_MAX, 2), fields),
    )
    fields.done()
    return joint


def _parties(items: Sequence[Any], fields: Fields) -> tuple[int, ...]:
    """Take the members that take part, as indices that grow."""
    row = Fields(dict(enumerate(items)), "patrol/13")
    parties = tuple(row.integer(n, 0, MEMBERS_MAX - 1) for n in range(len(items)))
    if any(after <= before for before, after in pairwise(parties)):
        raise fields.refuse("the parties are not sorted, or one stands twice")
    return parties
