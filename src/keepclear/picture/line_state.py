"""The state of the line to each member of a channel, worked out from what is measured of it.

Lines were declared closed and used all the same, and fell silent for reasons
that nobody knew. So a state is never set by hand: it follows from signs, and
each sign says in words why it holds. One table says which state each sign
leads to; the pages and the tests are made from the same table.

A line gets worse at once. It gets better slowly, so that it does not flap: a
sign that degrades it stays until it has not been measured for `contact_s`.
NO CONTACT ends with the first fresh contact, SUSPENDED with its lifting.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from msgspec import Struct

from keepclear.space.dtg import dtg


class State(IntEnum):
    """How a line stands, from the best to the worst; the worst that holds is the state.

    SUSPENDED is one party's word and NO CONTACT is a measure, so where both hold both are shown.
    """

    OPEN = 0
    DEGRADED = 1
    SUSPENDED = 2
    NO_CONTACT = 3


class Sign(IntEnum):
    """What a state follows from, by the number that stands in the journal."""

    NEVER_IN_CONTACT = 1
    SILENT = 2
    SUSPENDED_BY_US = 3
    SUSPENDED_BY_THEM = 4
    CONTACT_OLD = 5
    ROUND_TRIP_LONG = 6
    CLOCKS_APART = 7
    NOT_ACKNOWLEDGED = 8
    PICTURES_DIFFER = 9
    CHECK_MISSED = 10


class Limits(NamedTuple):
    """Beyond which each measure is a sign, in seconds."""

    contact_s: float
    silence_s: float
    round_trip_s: float
    offset_s: float


class Suspended(Struct, frozen=True):
    """Since when a party has suspended a channel, by its own clock, and its reason."""

    utc: int
    reason: str


class Health(Struct, frozen=True):
    """What is measured of the line to one member; None is what is not known now.

    `silent_s` counts from the last fresh contact, or from our start where there has been none
    since; `contact_utc` is that contact's time by our clock.
    """

    met: bool | None = True  # whether there ever was contact
    heard: bool = True  # since our start
    silent_s: float = 0.0
    contact_utc: int | None = None
    round_trip_s: float | None = None
    offset_s: int | None = None
    offset_error_s: float = 0.0
    unacknowledged: int | None = 0  # our records whose acknowledgement by this member is overdue
    pictures_differ: bool = False
    check_missed: bool | None = False
    by_us: Suspended | None = None
    by_them: Suspended | None = None


Holds = bool | None  # None: it cannot be told now, so it stays as it was


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: when a sign holds, what it leads to, and how it is said."""

    state: State
    when: str
    holds: Callable[[Health, Limits], Holds]
    why: Callable[[Health], str]
    lingers: bool
    since: Callable[[Health], int | None] = lambda health: None  # where it is not when it is seen


def _beyond(age_s: float, limit_s: float, *, heard: bool) -> Holds:
    """Count silence from our start where nothing was heard since; that alone ends no silence."""
    return True if age_s >= limit_s else (False if heard else None)


def _clocks_apart(health: Health, limits: Limits) -> Holds:
    """Tell only where the error of the measure leaves no doubt."""
    if health.offset_s is None:
        return None
    apart_s, error_s = abs(health.offset_s), health.offset_error_s
    if apart_s - error_s > limits.offset_s:
        return True
    return False if apart_s + error_s <= limits.offset_s else None


def _round_trip_long(health: Health, limits: Limits) -> Holds:
    return None if health.round_trip_s is None else health.round_trip_s > limits.round_trip_s


# The whole of it. The table in docs/watch/line.md is made from this one.
TABLE: Final[Mapping[Sign, Row]] = MappingProxyType(
    {
        Sign.NEVER_IN_CONTACT: Row(
            State.NO_CONTACT,
            "its node has never answered ours",
            lambda health, _: None if health.met is None else not health.met,
            lambda _: "its node has never answered ours",
            lingers=False,
        ),
        Sign.SILENT: Row(
            State.NO_CONTACT,
            "no fresh contact for `line.no_contact_after_s`",
            lambda health, limits: _beyond(health.silent_s, limits.silence_s, heard=health.heard),
            lambda _: "its node does not answer",
            lingers=False,
            since=lambda health: health.contact_utc,
        ),
        Sign.SUSPENDED_BY_US: Row(
            State.SUSPENDED,
            "we have suspended the channel and not lifted it",
            lambda health, _: health.by_us is not None,
            lambda health: health.by_us.reason if health.by_us else "",
            lingers=False,
            since=lambda health: health.by_us.utc if health.by_us else None,
        ),
        Sign.SUSPENDED_BY_THEM: Row(
            State.SUSPENDED,
            "it has suspended the channel and not lifted it",
            lambda health, _: health.by_them is not None,
            lambda health: health.by_them.reason if health.by_them else "",
            lingers=False,
            since=lambda health: health.by_them.utc if health.by_them else None,
        ),
        Sign.CONTACT_OLD: Row(
            State.DEGRADED,
            "no fresh contact for `line.contact_within_s`",
            lambda health, limits: _beyond(health.silent_s, limits.contact_s, heard=health.heard),
            lambda health: f"no fresh contact for {health.silent_s:.0f} s",
            lingers=True,
        ),
        Sign.ROUND_TRIP_LONG: Row(
            State.DEGRADED,
            "the shortest of the latest round trips is longer than `line.round_trip_max_s`",
            _round_trip_long,
            lambda health: f"round trip {health.round_trip_s or 0:.0f} s",
            lingers=True,
        ),
        Sign.CLOCKS_APART: Row(
            State.DEGRADED,
            "its clock is surely further from ours than `line.clock_offset_max_s`",
            _clocks_apart,
            lambda health: f"its clock is {health.offset_s:+d} s from ours",
            lingers=True,
        ),
        Sign.NOT_ACKNOWLEDGED: Row(
            State.DEGRADED,
            "an acknowledgement of what we said is overdue",
            lambda health, _: None if health.unacknowledged is None else health.unacknowledged > 0,
            lambda health: f"overdue acknowledgements: {health.unacknowledged}",
            lingers=True,
        ),
        Sign.PICTURES_DIFFER: Row(
            State.DEGRADED,
            "its latest line check differs from what we conclude for the same cut",
            lambda health, _: health.pictures_differ,
            lambda _: "our pictures differ",
            lingers=True,
        ),
        Sign.CHECK_MISSED: Row(
            State.DEGRADED,
            "its line check did not come in `line.check_grace_minutes` after it was due",
            lambda health, _: health.check_missed,
            lambda _: "its line check did not come",
            lingers=True,
        ),
    }
)


class Held(Struct, frozen=True):
    """A sign that holds: since when, why, and from which tick on it is no longer measured."""

    since: int
    why: str
    rested: float | None = None


Signs = Mapping[Sign, Held]


def advance(before: Signs, health: Health, limits: Limits, utc: int, tick: float) -> Signs:
    """Return the signs that hold at an instant, given those that held and what is measured."""
    now = {}
    for sign, row in TABLE.items():
        was, holds = before.get(sign), row.holds(health, limits)
        if holds:
            since = row.since(health)
            if since is None or (was is not None and row.state is not State.SUSPENDED):
                since = was.since if was is not None else utc
            now[sign] = Held(since, row.why(health))
        elif was is not None and holds is None:
            now[sign] = Held(was.since, was.why)
        elif was is not None and row.lingers:
            rested = tick if was.rested is None else was.rested
            if tick - rested < limits.contact_s:
                now[sign] = Held(was.since, was.why, rested)
    return MappingProxyType(now)


def next_change(signs: Signs, health: Health, limits: Limits, tick: float) -> float | None:
    """Return the tick at which time alone may change a sign, or None."""
    heard_at = tick - health.silent_s
    falls = [heard_at + limits.contact_s, heard_at + limits.silence_s]
    falls = [] if health.met is False else falls
    rests = [held.rested + limits.contact_s for held in signs.values() if held.rested is not None]
    return min((at for at in (*falls, *rests) if at > tick), default=None)


def states(signs: Iterable[Sign]) -> tuple[State, ...]:
    """Return the states to show, the worst first: one, or both NO CONTACT and SUSPENDED."""
    found = {TABLE[sign].state for sign in signs} or {State.OPEN}
    grave = found & {State.NO_CONTACT, State.SUSPENDED}
    return tuple(sorted(grave, reverse=True)) or (max(found),)


def phrase(signs: Signs, us: str, them: str, utc: int) -> str:
    """Say the state of a line, as `NO CONTACT since 1412Z, SUSPENDED by B since 1310Z`."""
    names = {Sign.SUSPENDED_BY_US: us, Sign.SUSPENDED_BY_THEM: them}
    said = []
    for state in states(signs):
        held = {sign: found for sign, found in signs.items() if TABLE[sign].state is state}
        by = [(f" by {names[sign]}", found.since) for sign, found in held.items() if sign in names]
        for author, since in by or [("", min((h.since for h in held.values()), default=-1))]:
            began = f" since {clock_time(since, utc)}" if since >= 0 else ""
            said.append(f"{state.name.replace('_', ' ')}{author}{began}")
    return ", ".join(said)


def whole(by_member: Mapping[str, Signs], us: str, utc: int) -> str:
    """Say the state of a channel: the worst of its lines, and with whom, as `NO CONTACT with C`."""
    said: dict[str, None] = {}
    for state in states(sign for signs in by_member.values() for sign in signs):
        for name, signs in by_member.items():
            if state is State.OPEN or state not in states(signs):
                continue
            only = {sign: held for sign, held in signs.items() if TABLE[sign].state is state}
            words, _, since = phrase(only, us, name, utc).partition(" since ")
            party = "" if state is State.SUSPENDED else f" with {name}"
            said[f"{words}{party} since {since}" if since else words + party] = None
    return ", ".join(said) or State.OPEN.name


def reasons(signs: Signs) -> list[str]:
    """Say why a line stands as it does, the worst first."""
    order = sorted(signs, key=lambda sign: (-TABLE[sign].state, sign))
    return [signs[sign].why for sign in order if signs[sign].why]


def clock_time(utc: int, now_utc: int) -> str:
    """Write an instant as 1412Z on its own day, and as a date-time group on any other."""
    instant = datetime.fromtimestamp(utc, UTC).replace(second=0)
    today = datetime.fromtimestamp(now_utc, UTC).date()
    return f"{instant:%H%M}Z" if instant.date() == today else dtg(instant)
