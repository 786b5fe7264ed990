"""What a conflict map shows: plans, where they conflict, and what was compared. Plain values.

Nothing here is computed or checked again: whoever judged the plans fills it in, and the
drawing repeats it. The same scene is always drawn as the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Protocol

from keepclear.space.interval import Interval
from keepclear.space.volume import Position, Volume


class Meets(Protocol):
    """How two plans conflict, as picture.conflict says it: lengths in metres, `gap_s` seconds."""

    @property
    def closest_m(self) -> float:
        """The distance between the volumes."""

    @property
    def doubt_m(self) -> float:
        """By how much that may be too great, where it was too much work to measure; else 0."""

    @property
    def vertical_m(self) -> float | None:
        """The metres of air between them; None where the altitudes cannot be compared."""

    @property
    def start(self) -> datetime:
        """The start of the overlap in time, or of the gap."""

    @property
    def end(self) -> datetime:
        """Its end."""

    @property
    def gap_s(self) -> int | None:
        """The gap in time; None where they overlap."""

    @property
    def where(self) -> Position:
        """Where they are closest."""


@dataclass(frozen=True, slots=True)
class DrawnPlan:
    """A notice as it is drawn. Names may hold anything: they come from strangers."""

    name: str
    party: str
    activity: str
    volumes: tuple[Volume, ...]

    @property
    def interval(self) -> Interval:
        """From the first start to the last end."""
        return Interval(
            min(volume.interval.start for volume in self.volumes),
            max(volume.interval.end for volume in self.volumes),
        )


@dataclass(frozen=True, slots=True)
class DrawnConflict:
    """Two notices that come closer than they may; `offers` are ways out, a line of text each.

    `margin` says what was allowed for where heights count from different references.
    """

    id: str
    pair: tuple[str, str]
    meeting: Meets
    severity: str | None = None
    offers: tuple[str, ...] = ()
    margin: str = ""


@dataclass(frozen=True, slots=True)
class DrawnBreach:
    """A notice that goes against a rule: the rule's name, why, and where, if that is a place."""

    name: str
    notice: str
    why: str
    where: Position | None


@dataclass(frozen=True, slots=True)
class DrawnZone:
    """A place with rules, as it is drawn: what it is called, and where it is."""

    label: str
    volumes: tuple[Volume, ...]


@dataclass(frozen=True, slots=True)
class Town:
    """A named place, for orientation alone; degrees, WGS 84."""

    name: str
    lon: float
    lat: float


@dataclass(frozen=True)
class Scene:
    """Everything on one conflict map; plans are named by their notices, each name once.

    `separation` says under which separation or rules the plans were compared, and
    `files` what they were read from. `span` is the time that the timeline shows.
    """

    title: str
    plans: Sequence[DrawnPlan]
    conflicts: Sequence[DrawnConflict]
    separation: str
    files: Sequence[str]
    span: Interval
    breaches: Sequence[DrawnBreach] = ()
    towns: Sequence[Town] = ()
    zones: Sequence[DrawnZone] = ()

    def plan(self, name: str) -> DrawnPlan:
        """Return the plan of a notice."""
        return self._by_name[name]

    @property
    def parties(self) -> list[str]:
        """The parties, sorted."""
        return sorted({plan.party for plan in self.plans})

    def numbers(self, name: str) -> list[int]:
        """Return the numbers of the conflicts of a notice, counted from 1."""
        return self._numbers.get(name, [])

    @cached_property
    def _by_name(self) -> dict[str, DrawnPlan]:
        return {plan.name: plan for plan in self.plans}

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = {}
        for number, conflict in enumerate(self.conflicts, start=1):
            for name in conflict.pair:
                numbers.setdefault(name, []).append(number)
        return numbers
