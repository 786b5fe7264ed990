"""A status statement: what may be said of a line, in words, at a level of release.

A line that works is hardly heard of, and one that fails is told of by whoever shouts first.
A statement says what the records hold and no more: each level has its own words, made from
the same figures, and no level holds a position, a name of a person or a time finer than its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256
from typing import Final

from keepclear.errors import BadInput, Fault
from keepclear.exchange.incident import Position, standing_words
from keepclear.picture.bulletin import Counted, sort_words


class Level(StrEnum):
    """For whom a statement is."""

    PUBLIC = "PUBLIC"
    MEMBERS = "MEMBERS"
    OWN = "OWN"


@dataclass(frozen=True, slots=True)
class Interruption:
    """A time in which the line carried nothing; seconds since 1970, by our own journal."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LineFigures:
    """What the records and our journal say of a line, from `start` until before `end`.

    `known_from` is the instant from which on our journal knows how the line stood, or None.
    """

    channel: str
    by: str  # the party whose records and journal these are
    members: tuple[str, ...]
    exercise: bool
    start: int
    end: int
    known_from: int | None
    interruptions: tuple[Interruption, ...]
    line_checks: Mapping[str, int]  # by party
    notices: Mapping[str, int]  # that stood within the time, by activity; amended ones once
    stops: int
    stops_taken: int  # of these, taken by an officer of every other member
    incidents: tuple[Counted, ...]

    @property
    def contact(self) -> float | None:
        """The share of the known time in which the line carried, from 0 to 1, or None."""
        return None if self.carried is None else float(self.carried)

    @property
    def carried(self) -> Fraction | None:
        """The same share, exactly: what is printed of it is rounded once."""
        begin = None if self.known_from is None else max(self.start, self.known_from)
        if begin is None or begin >= self.end:
            return None
        return 1 - Fraction(
            sum(one.end - one.start for one in self.interruptions), self.end - begin
        )


LAW: Final = (
    "Notices on this line are information, not permission; a receipt is not agreement, and what "
    "is protected is protected whether or not notice of it was given."
)


def statement(figures: LineFigures, level: Level) -> str:
    """Return the exact words of a statement, lines of plain text that end in one."""
    lines = [*_head(figures, level), *_figures(figures, level), *_end(figures, level)]
    return "".join(f"{line}\n" for line in lines)


def words_hash(words: str) -> str:
    """Return SHA-256 of the words, in hexadecimal: what was previewed is what is given out."""
    return sha256(words.encode()).hexdigest()


def _head(figures: LineFigures, level: Level) -> Iterator[str]:
    if figures.exercise:
        yield "EXERCISE: this line runs on a declared clock. Nothing here happened."
    yield f"STATUS OF THE LINE {figures.channel}"
    yield f"From {_time(figures.start, level)} until {_time(figures.end, level)}, UTC."
    yield f"Members: {', '.join(figures.members)}."
    yield f"From the records and the journal of {figures.by}."


def _figures(figures: LineFigures, level: Level) -> Iterator[str]:
    yield _contact(figures, level)
    if level is Level.OWN:
        for one in figures.interruptions:
            yield f"  no contact from {_time(one.start, level)} until {_time(one.end, level)}"
    checks = sum(figures.line_checks.values())
    each = ", ".join(f"{party} {n}" for party, n in figures.line_checks.items())
    yield f"Line checks: {checks}" + (
        f" ({each})." if checks and level is not Level.PUBLIC else "."
    )
    kinds = ", ".join(f"{kind} {n}" for kind, n in sorted(figures.notices.items()) if n)
    yield f"Notices that stood: {sum(figures.notices.values())}" + (
        f" ({kinds})." if kinds else "."
    )
    yield f"STOP: {figures.stops}, of which taken by every member: {figures.stops_taken}."
    yield f"Incidents reported: {len(figures.incidents)}."
    yield from (_by_kind if level is Level.PUBLIC else _each)(figures, level)


def _contact(figures: LineFigures, level: Level) -> str:
    share = figures.carried
    if share is None:
        return "Contact: not known for this time."
    # Rounded down, so that no interruption is rounded away.
    parts, hundreds = int(share * 10_000), int(share * 100)
    said = f"{hundreds} %" if level is Level.PUBLIC else f"{parts // 100}.{parts % 100:02d} %"
    known = figures.known_from or 0
    since = f" since {_time(known, level)}" if known > figures.start else ""
    broken = f", {len(figures.interruptions)} interruptions" if level is not Level.PUBLIC else ""
    return f"The line carried {said} of the time{since}{broken}."


def _by_kind(figures: LineFigures, _: Level) -> Iterator[str]:
    """Say of each kind how many there are, and how many every member confirms; no number of one."""
    for kind in sorted({sort_words(one.sort) for one in figures.incidents}):
        held = [one for one in figures.incidents if sort_words(one.sort) == kind]
        agreed = sum(_is(one, Position.CONFIRM) for one in held)
        denied = sum(Position.DENY in one.positions for one in held)
        yield f"  {kind}: {len(held)}; confirmed by every member {agreed}, denied by some {denied}"


def _is(one: Counted, position: Position) -> bool:
    return all(stated is position for stated in one.positions)


def _each(figures: LineFigures, level: Level) -> Iterator[str]:
    for one in figures.incidents:
        title = f" {one.title!r}" if level is Level.OWN else ""
        said = standing_words(figures.members, one.reporter, one.positions)
        when = _time(one.began, level)
        how = one.state.name.lower()
        yield f"  {one.number} {sort_words(one.sort)}{title}, {when}, {how}: {said}"


def _end(figures: LineFigures, level: Level) -> Iterator[str]:
    if figures.incidents:
        yield "An incident is the report of one party; it is established only where every member"
        yield "confirms it."
    yield LAW
    whom = {
        Level.PUBLIC: "the public",
        Level.MEMBERS: f"the members: {', '.join(figures.members)}",
        Level.OWN: f"{figures.by} alone",
    }
    yield f"For {whom[level]}."


# How finely a time is said: to the public by days, among members by hours.
_TIME: Final[Mapping[Level, str]] = {
    Level.PUBLIC: "%Y-%m-%d",
    Level.MEMBERS: "%Y-%m-%d %H00Z",
    Level.OWN: "%Y-%m-%d %H:%M:%SZ",
}


# A statement is of whole steps, so that its words say exactly the time that was counted, and none
# of two statements tells by their difference what happened within less.
STEP_S: Final[Mapping[Level, int]] = {Level.PUBLIC: 86_400, Level.MEMBERS: 3_600, Level.OWN: 1}


def check_time(start: int, end: int, level: Level) -> None:
    """Raise BadInput where a time is not of whole steps of a level: days of UTC, or hours."""
    unit = "days" if level is Level.PUBLIC else "hours"
    if faults := [
        Fault(option, f"for {level} a statement is of whole {unit}", f"give {iso} or {later}")
        for option, utc in (("--from", start), ("--until", end))
        if (over := utc % STEP_S[level])
        for iso, later in [(_exact(utc - over), _exact(utc - over + STEP_S[level]))]
    ]:
        raise BadInput(faults)


def _exact(utc: int) -> str:
    return datetime.fromtimestamp(utc, UTC).strftime("%Y-%m-%dT%H:%MZ")


def _time(utc: int, level: Level) -> str:
    return datetime.fromtimestamp(utc, UTC).strftime(_TIME[level])


def merged(spans: Sequence[Interruption]) -> tuple[Interruption, ...]:
    """Join interruptions that touch, in order."""
    found: list[Interruption] = []
    for one in sorted(spans, key=lambda span: span.start):
        if found and one.start <= found[-1].end:
            found[-1] = Interruption(found[-1].start, max(found[-1].end, one.end))
        else:
            found.append(one)
    return tuple(found)
