"""Procedure: how long each answer may take, who is told next where it does not come, and when.

Real lines failed because a contact was away and nothing else followed from that.
So every wait has an end, and what is not answered climbs a ladder of roles by
itself. These values come from a node's settings, and are written down whole in
its journal, so that what was overdue at any instant can be worked out again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from keepclear.errors import BadRecord
from keepclear.exchange.fields import Fields
from keepclear.exchange.notice import Activity
from keepclear.limits import CHECKS_AT_MAX, LADDER_RUNGS_MAX, NAME_CODE_POINTS_MAX, UNITS_MAX
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import Precedence

MINUTE, HOUR = 60, 3_600
ByPrecedence = tuple[int, int, int, int]  # FLASH, IMMEDIATE, PRIORITY, ROUTINE


@dataclass(frozen=True, slots=True)
class Procedure:
    """How the watch on a line is kept. All values are whole seconds or metres."""

    receipt_s: ByPrecedence = (MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR)
    take_s: ByPrecedence = (MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR)
    read_back_s: ByPrecedence = (2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 2 * HOUR)
    answer_s: ByPrecedence = (2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 2 * HOUR)
    climb_s: ByPrecedence = (MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR)  # to the next rung
    ladder: tuple[str, ...] = ("watch", "watch leader", "duty commander")
    # (activity, own unit or role that is told of its notices), sorted; 0 is every activity
    units: tuple[tuple[int, str], ...] = ()
    tell_before_s: int = HOUR  # own units are told so long before a start, or it is overdue
    reconfirm_s: int = 24 * HOUR
    lead_s: tuple[tuple[int, int], ...] = ()  # (activity, the lead that was asked), sorted
    moved_m: int = 5_000  # a version that moved further than this is alarmed
    unmanned_s: int = HOUR  # nobody acts at the desk for so long, and no window is open
    check_every_s: int = 30 * MINUTE
    check_grace_s: int = 10 * MINUTE
    contact_s: int = 2 * MINUTE  # without fresh contact for so long, a line is DEGRADED
    silence_s: int = 5 * MINUTE  # and for so long, it is NO CONTACT
    round_trip_s: int = 15
    offset_s: int = 5
    check_at_s: tuple[int, ...] = ()  # the line is checked then too: seconds of a UTC day, sorted

    def lead_of(self, activity: Activity) -> int:
        """Return how long before its start notice of an activity is to be given; 0 if unsaid."""
        return dict(self.lead_s).get(int(activity), 0)

    def units_for(self, activity: int) -> tuple[str, ...]:
        """Return the own units that are to be told of a notice of an activity."""
        return tuple(unit for listed, unit in self.units if listed in (0, activity))

    def role(self, rung: int) -> str:
        """Return who is told at a rung; the last rung has no end."""
        return self.ladder[min(rung, len(self.ladder) - 1)]

    def encode(self) -> bytes:
        """Write the procedure as its one encoding."""
        plain: list[Any] = [getattr(self, name) for name in self.__slots__]
        return encode({i + 1: _plain(value) for i, value in enumerate(plain)})


def _plain(value: Any) -> Any:
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


BY_PRECEDENCE: Final = ("receipt_s", "take_s", "read_back_s", "answer_s", "climb_s")
# What parties may agree of it; the rest concerns one party's own desk, units and clock.
SHARED: Final = (
    *BY_PRECEDENCE,
    *("ladder", "reconfirm_s", "check_every_s", "check_grace_s", "check_at_s"),
)
Parts: TypeAlias = tuple[tuple[str, Any], ...]  # name, value: in the order of a whole procedure
_KEYS: Final[Mapping[str, int]] = MappingProxyType(
    {name: key for key, name in enumerate(Procedure.__slots__, 1)}
)
SECONDS_MAX: Final = 366 * 24 * HOUR
DAY_S: Final = 24 * HOUR  # of UTC, whose days are of one length in the seconds that records carry


def parse_procedure(data: bytes) -> Procedure:
    """Read a procedure, or raise BadRecord."""
    body = decode(data)
    if not isinstance(body, dict):
        raise BadRecord("procedure/1", "the procedure is not a map")
    fields = Fields(body, "procedure/1")
    values = {name: _part(fields, key, name) for name, key in _KEYS.items()}
    fields.done()
    return Procedure(**values)


def parse_parts(body: Mapping[int, Any]) -> Parts:
    """Read the parts of a procedure that parties have agreed; those left out are each node's own.

    Raises BadRecord where one is not among SHARED, or not of its form.
    """
    fields = Fields(body, "procedure/1")
    named = [name for name, key in _KEYS.items() if name in SHARED and key in body]
    parts = tuple((name, _part(fields, _KEYS[name], name)) for name in named)
    fields.done()
    return parts


def parts_body(parts: Parts) -> Mapping[int, Any]:
    """Return agreed parts as they are written: each under its key in a whole procedure."""
    return {_KEYS[name]: _plain(value) for name, value in parts}


def _part(fields: Fields, key: int, name: str) -> Any:
    """Read one part of a procedure."""
    if name in BY_PRECEDENCE:
        return _seconds(fields, key)
    if name == "ladder":
        ladder = fields.texts(key, LADDER_RUNGS_MAX, NAME_CODE_POINTS_MAX)
        if len(set(ladder)) < len(ladder):
            raise fields.refuse("the ladder loops: one role stands in it twice")
        return ladder
    if name == "units":
        return _units(fields, key)
    if name == "lead_s":
        return _leads(fields, key)
    if name == "check_at_s":
        return _times_of_day(fields, key)
    # Checks without a pause would leave the node no time for anything else.
    return fields.integer(key, int(name == "check_every_s"), SECONDS_MAX)


def _seconds(fields: Fields, key: int) -> ByPrecedence:
    row = dict(enumerate(fields.items(key, len(Precedence), len(Precedence))))
    inner = Fields(row, "procedure/1")
    flash, immediate, priority, routine = (inner.integer(i, 1, SECONDS_MAX) for i in row)
    return flash, immediate, priority, routine


def _times_of_day(fields: Fields, key: int) -> tuple[int, ...]:
    row = dict(enumerate(fields.items(key, CHECKS_AT_MAX)))
    inner = Fields(row, "procedure/1")
    times = tuple(inner.integer(i, 0, DAY_S - 1) for i in row)
    if list(times) != sorted(set(times)):
        raise fields.refuse("the times of day are not sorted and distinct")
    return times


def _leads(fields: Fields, key: int) -> tuple[tuple[int, int], ...]:
    rows = []
    for row in fields.items(key, len(Activity)):
        if not isinstance(row, list) or len(row) != 2:
            raise fields.refuse("a lead time is an activity and its seconds")
        inner: Mapping[int, Any] = dict(enumerate(row))
        pair = Fields(inner, "procedure/1")
        rows.append((pair.integer(0, 1, len(Activity)), pair.integer(1, 0, SECONDS_MAX)))
    if rows != sorted(dict(rows).items()):
        raise fields.refuse("the lead times are not sorted and distinct")
    return tuple(rows)


def _units(fields: Fields, key: int) -> tuple[tuple[int, str], ...]:
    rows = []
    for row in fields.items(key, UNITS_MAX):
        if not isinstance(row, list) or len(row) != 2:
            raise fields.refuse("a unit to be told is an activity and its name")
        pair = Fields(dict(enumerate(row)), "procedure/1")
        activity = pair.integer(0, 0, len(Activity))
        rows.append((activity, pair.text(1, NAME_CODE_POINTS_MAX, empty=False)))
    if rows != sorted(set(rows)):
        raise fields.refuse("the units to be told are not sorted and distinct")
    return tuple(rows)
