"""A notice: what a party says of its own coming movements and places, and until when.

Given, amended and cancelled by its author alone; each version supersedes one
before it, so the versions of a notice stand in its author's log in one order.
A notice states intent; it never asks leave, and its receipt is not consent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntEnum
from math import ceil, floor
from typing import Any, TypeAlias

from keepclear.exchange.fields import Fields
from keepclear.limits import (
    NAME_CODE_POINTS_MAX,
    VERTICES_PER_GEOMETRY_MAX,
    VOLUMES_PER_NOTICE_MAX,
)
from keepclear.record.envelope import UTC_MAX
from keepclear.space.altitude import Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, CoreKind, Volume

Volumes: TypeAlias = tuple[Volume, ...]

SERIAL_MAX = 2**31 - 1
RADIUS_M_MAX = 5_000_000
ALTITUDE_M_MIN, ALTITUDE_M_MAX = -12_000, 100_000
MICRODEGREES = 1_000_000
# Rounding to a millionth of a degree moves a point by at most 0.5e-6 degree in each axis:
# 0.056 m north and 0.056 m east, 0.08 m in all. A radius is widened by this before it is rounded.
ROUNDING_M = 0.08


class Activity(IntEnum):
    """What is going on in the volumes of a notice."""

    FLIGHT = 1
    UNMANNED_FLIGHT = 2
    GROUND_MOVEMENT = 3
    VESSEL_MOVEMENT = 4
    PATROL = 5
    EXERCISE = 6
    HAZARD_AREA = 7
    RESTRICTED_AREA = 8
    STATIC_SITE = 9
    HUMANITARIAN_MOVEMENT = 10
    HUMANITARIAN_SITE = 11
    MEDEVAC = 12
    OTHER = 13


# By number: to look one up costs a fourth of what it costs to make it of its number.
_ACTIVITY = {int(one): one for one in Activity}
_CORE_KIND = tuple(CoreKind)
_REFERENCE = {int(one): one for one in Reference}
# Bounds of the codes, taken once: going through an enumeration costs more than the check.
_ACTIVITIES = (int(min(Activity)), int(max(Activity)))
_REFERENCES = (int(min(Reference)), int(max(Reference)))


@dataclass(frozen=True, slots=True)
class Notice:
    """One version of a notice: given, or amended where it supersedes another."""

    serial: int
    name: str
    activity: Activity
    volumes: tuple[Volume, ...]
    validity: Interval
    text: str
    supersedes: bytes | None = None
    # The volumes as they were read, where they were: to write hundreds once more takes its time.
    read: Sequence[Any] | None = field(default=None, compare=False, repr=False)

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        body: dict[int, Any] = {
            1: self.serial,
            2: self.name,
            3: int(self.activity),
            4: encode_volumes(self.volumes) if self.read is None else self.read,
            5: floor(self.validity.start.timestamp()),
            6: ceil(self.validity.end.timestamp()),
            7: self.text,
        }
        if self.supersedes is not None:
            body[8] = self.supersedes
        return body


@dataclass(frozen=True, slots=True)
class Cancellation:
    """The end of a notice before its time."""

    serial: int
    supersedes: bytes
    reason: str

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: self.serial, 2: self.supersedes, 3: self.reason}


def parse_give(body: Mapping[int, Any], volumes: Volumes | None = None) -> Notice:
    """Read the body of a new notice; its `volumes` are those given, where they were read before."""
    return _notice(Fields(body, "notice/1"), volumes, amends=False)


def parse_amend(body: Mapping[int, Any], volumes: Volumes | None = None) -> Notice:
    """Read the body of an amendment; its `volumes` are those given, where they were read before."""
    return _notice(Fields(body, "notice/2"), volumes, amends=True)


def parse_cancel(body: Mapping[int, Any]) -> Cancellation:
    """Read the body of a cancellation."""
    fields = Fields(body, "notice/3")
    cancellation = Cancellation(
        fields.integer(1, 1, SERIAL_MAX), fields.octets(2, 32), fields.text(3)
    )
    fields.done()
    return cancellation


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The author says that the version that stands is still true: a list that is kept fresh."""

    serial: int
    target: bytes

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: self.serial, 2: self.target}


def parse_confirm(body: Mapping[int, Any]) -> Confirmation:
    """Read the body of a confirmation."""
    fields = Fields(body, "notice/13")
    confirmation = Confirmation(fields.integer(1, 1, SERIAL_MAX), fields.octets(2, 32))
    fields.done()
    return confirmation


def _notice(fields: Fields, known: Volumes | None, *, amends: bool) -> Notice:
    serial = fields.integer(1, 1, SERIAL_MAX)
    name = fields.text(2, NAME_CODE_POINTS_MAX, empty=False)
    activity = _ACTIVITY[fields.integer(3, *_ACTIVITIES)]
    items = fields.items(4, VOLUMES_PER_NOTICE_MAX, 1)
    volumes = parse_volumes(items, fields) if known is None else known
    start, end = fields.integer(5), fields.integer(6)
    if end <= start:
        raise fields.refuse("the validity ends before it starts")
    text = fields.text(7)
    supersedes = fields.octets(8, 32) if amends else None
    fields.done()
    validity = Interval(instant(start), instant(end))
    return Notice(serial, name, activity, volumes, validity, text, supersedes)


def validity_of(volumes: Sequence[Volume]) -> Interval:
    """Return the span from the first start to the last end of some volumes."""
    return Interval(
        min(volume.interval.start for volume in volumes),
        max(volume.interval.end for volume in volumes),
    )


def seconds(time: datetime) -> int:
    """Return whole seconds since 1970; a volume's own times are whole already."""
    return int(time.timestamp())


def instant(utc: int) -> datetime:
    """Return the instant of whole seconds since 1970."""
    return datetime.fromtimestamp(utc, UTC)


# A volume on the wire: 1 kind, 2 rings, 3 radius, 4 floor, 5 ceiling, 6 reference, 7 and 8 times


def encode_volumes(volumes: Sequence[Volume]) -> list[Mapping[int, Any]]:
    """Write volumes in whole units, rounded so that the written one contains the true one."""
    return [_encode_volume(volume) for volume in volumes]


def _encode_volume(volume: Volume) -> Mapping[int, Any]:
    rings = [_encode_ring(ring) for ring in volume.core.rings]
    moved = any(
        x != round(x * MICRODEGREES) / MICRODEGREES
        for ring in volume.core.rings
        for point in ring
        for x in point
    )
    body: dict[int, Any] = {
        1: int(volume.core.kind),
        2: rings,
        3: ceil(volume.radius_m + (ROUNDING_M if moved else 0.0)),
        7: floor(volume.interval.start.timestamp()),
        8: ceil(volume.interval.end.timestamp()),
    }
    if volume.band.floor_m is not None:
        body[4] = floor(volume.band.floor_m)
    if volume.band.ceiling_m is not None:
        body[5] = ceil(volume.band.ceiling_m)
    if volume.band.reference is not None:
        body[6] = int(volume.band.reference)
    return body


def _encode_ring(ring: Sequence[tuple[float, float]]) -> list[int]:
    """Write points as differences from the one before, in millionths of a degree."""
    deltas: list[int] = []
    lon = lat = 0
    for x, y in ring:
        next_lon, next_lat = round(x * MICRODEGREES), round(y * MICRODEGREES)
        deltas += [next_lon - lon, next_lat - lat]
        lon, lat = next_lon, next_lat
    return deltas


def parse_volumes(items: Sequence[Any], outer: Fields) -> tuple[Volume, ...]:
    """Read the volumes of a notice."""
    return tuple(_volume(item, outer) for item in items)


def _volume(item: Any, outer: Fields) -> Volume:
    if not isinstance(item, dict):
        raise outer.refuse("a volume is not a map")
    fields = Fields(item, "notice/6")
    kind = _CORE_KIND[fields.integer(1, 0, 2)]
    core = Core(kind, _rings(kind, fields.items(2, VERTICES_PER_GEOMETRY_MAX // 4, 1), fields))
    radius_m = fields.integer(3, 0, RADIUS_M_MAX)
    band = _band(fields)
    start, end = fields.integer(7), fields.integer(8, 0, UTC_MAX)
    fields.done()
    if end <= start:
        raise fields.refuse("a volume ends before it starts")
    return Volume(core, float(radius_m), band, Interval(instant(start), instant(end)))


def _band(fields: Fields) -> Band:
    bottom = fields.optional_integer(4, ALTITUDE_M_MIN, ALTITUDE_M_MAX)
    top = fields.optional_integer(5, ALTITUDE_M_MIN, ALTITUDE_M_MAX)
    reference = fields.optional_integer(6, *_REFERENCES)
    if reference is None and (bottom, top) != (None, None):
        raise fields.refuse("an altitude has no reference")
    if bottom is not None and top is not None and bottom > top:
        raise fields.refuse("the floor is above the ceiling")
    return Band(
        None if bottom is None else float(bottom),
        None if top is None else float(top),
        None if reference is None else _REFERENCE[reference],
    )


def _rings(
    kind: CoreKind, items: list[Any], fields: Fields
) -> tuple[tuple[tuple[float, float], ...], ...]:
    rings = tuple(_ring(item, fields) for item in items)
    sizes = [len(ring) for ring in rings]
    if kind is CoreKind.POINT and sizes != [1]:
        raise fields.refuse("a point core is one point")
    if kind is CoreKind.LINE and (len(sizes) != 1 or sizes[0] < 2):
        raise fields.refuse("a line core is one line of at least two points")
    unclosed = any(len(ring) < 4 or ring[0] != ring[-1] for ring in rings)
    if kind is CoreKind.POLYGON and unclosed:
        raise fields.refuse("a ring is not closed or has fewer than four points")
    if sum(sizes) > VERTICES_PER_GEOMETRY_MAX:
        raise fields.refuse(f"a core has over {VERTICES_PER_GEOMETRY_MAX} points")
    return rings


def _ring(item: Any, fields: Fields) -> tuple[tuple[float, float], ...]:
    if not isinstance(item, list) or len(item) % 2 or not all(isinstance(d, int) for d in item):
        raise fields.refuse("a ring is not an even array of integers")
    points: list[tuple[float, float]] = []
    lon = lat = 0
    for step_lon, step_lat in zip(item[::2], item[1::2], strict=True):
        lon, lat = lon + step_lon, lat + step_lat
        if abs(lon) > 180 * MICRODEGREES or abs(lat) > 90 * MICRODEGREES:
            raise fields.refuse("a point lies outside the range of longitude and latitude")
        if points and abs(step_lon) > 180 * MICRODEGREES:
            raise fields.refuse("an edge spans over 180 degrees of longitude")
        points.append((lon / MICRODEGREES, lat / MICRODEGREES))
    return tuple(points)
