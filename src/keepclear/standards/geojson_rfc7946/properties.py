"""What a feature says of its volume beyond its shape: whose, what, when, how wide and how high.

A property that is missing, misspelt or of the wrong kind is never guessed: a
radius lost to a spelling hides a conflict. What is merely unknown is named in a
warning, for it changes nothing.
"""

from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from math import isfinite
from sys import intern
from typing import Any, Final

from keepclear.errors import Fault
from keepclear.exchange.notice import Activity
from keepclear.record.text import find_refused
from keepclear.space.altitude import Band, Reference
from keepclear.space.instant import Doubt, Instant
from keepclear.space.interval import Interval
from keepclear.space.typed_time import parse_exact
from keepclear.standards.geojson_rfc7946.wire import Literal, shown

ACTIVITIES: Final = tuple(activity.name.lower() for activity in Activity)
REFERENCES: Final = tuple(reference.name for reference in Reference)
KNOWN: Final = (
    *("notice", "party", "activity", "start", "end"),
    *("radius_m", "floor_m", "ceiling_m", "altitude_reference", "given"),
)
_ALIKE: Final = 0.75


@dataclass(slots=True)
class Statement:
    """The properties of one feature, each None where it has a fault; and what is unknown."""

    notice: str | None = None
    party: str | None = None
    activity: str | None = None
    interval: Interval | None = None
    radius_m: float | None = None
    band: Band | None = None
    given: datetime | None = None
    faults: list[Fault] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def read_properties(place: str, properties: dict[str, Any], *, needs_radius: bool) -> Statement:
    """Return what the properties of a feature state; faults name `place` and the property."""
    statement = Statement()
    reader = _Reader(place, properties, statement.faults)
    statement.notice = reader.name("notice")
    party = reader.name("party")
    statement.party = intern(party) if party else None  # of few parties there are many features
    statement.activity = reader.choice("activity", ACTIVITIES)
    statement.interval = reader.interval()
    statement.radius_m = reader.radius(needs_radius)
    statement.band = reader.band()
    statement.given = reader.given()
    statement.unknown = [key for key in properties if key not in KNOWN and key not in reader.told]
    return statement


class _Reader:
    """Takes one property after another, adding to the faults."""

    def __init__(self, place: str, properties: dict[str, Any], faults: list[Fault]) -> None:
        self.place = place
        self.properties = properties
        self.faults = faults
        self.told: set[str] = set()  # misspelt names that a fault already speaks of

    def fault(self, key: str, fault: str, cure: str) -> None:
        self.faults.append(Fault(f"{self.place}: properties.{shown(key)}", fault, cure))

    def missing(self, key: str, cure: str) -> None:
        strangers = [other for other in self.properties if other not in KNOWN]
        alike = get_close_matches(key, strangers, 1, _ALIKE)
        if alike:
            self.told.add(alike[0])
            cure = f"{shown(alike[0])!r} was found: is {key!r} meant? {cure}"
        self.fault(key, "missing", cure)

    def text(self, key: str, cure: str) -> str | None:
        value = self.properties.get(key)
        if isinstance(value, Literal):
            return None
        if value is None:
            self.missing(key, cure)
        elif not isinstance(value, str):
            self.fault(key, f"{_shown(value)} is not text", cure)
        elif not value.strip():
            self.fault(key, "empty", cure)
        else:
            return value
        return None

    def name(self, key: str) -> str | None:
        value = self.text(key, f"give the name of the {key}")
        if value is None:
            return None
        refused = find_refused(value)
        if refused is None and ("\n" in value or "\t" in value):
            refused = "tab or new line"
        if refused:
            self.fault(key, f"{_shown(value)} holds {refused}", "use letters that can be seen")
            return None
        if value != value.strip():
            self.fault(key, f"{_shown(value)} begins or ends with a space", "take it off")
            return None
        return value

    def choice(self, key: str, choices: tuple[str, ...]) -> str | None:
        value = self.text(key, f"use one of {', '.join(choices)}")
        if value is None:
            return None
        if value in choices:
            return choices[choices.index(value)]  # one text for all, not one a feature
        near = get_close_matches(value.lower(), [one.lower() for one in choices], 1)
        hint = f"; is {near[0]!r} meant?" if near else ""
        cure = f"use one of {', '.join(choices)}{hint}"
        self.fault(key, f"{_shown(value)} is not known", cure)
        return None

    def interval(self) -> Interval | None:
        start, end = self.instant("start"), self.instant("end")
        if start is None or end is None:
            return None
        if end <= start:
            cure = "give an end after the start; are the two exchanged?"
            self.fault("end", f"{self.properties['end']} is not after the start", cure)
            return None
        return Interval(start.down(), end.up())

    def given(self) -> datetime | None:
        """Return when the notice was given, its last second: late is the cautious reading."""
        if self.properties.get("given") is None:
            return None
        given = self.instant("given")
        return given.up() if given else None

    def instant(self, key: str) -> Instant | None:
        cure = "write it like 2030-06-01T05:00:00Z or 2030-06-01T08:00:00+03:00"
        value = self.text(key, cure)
        if value is None:
            return None
        instant = parse_exact(value)
        if isinstance(instant, Doubt):
            self.fault(key, f"{_shown(value)} is {instant.what}", instant.cure)
            return None
        return instant

    def number(self, key: str, cure: str) -> float | None:
        """Return a number, or None where it is absent, null or a fault."""
        value = self.properties.get(key)
        if value is None or isinstance(value, Literal):
            return None
        if type(value) not in (int, float):
            self.fault(key, f"{_shown(value)} is not a number", cure)
            return None
        try:
            number = float(value)
        except OverflowError:
            number = float("inf")
        if not isfinite(number):
            self.fault(key, "a number too great to compute with", cure)
            return None
        return number

    def radius(self, needed: bool) -> float | None:
        cure = "give the radius in metres as radius_m, 0 or more"
        if self.properties.get("radius_m") is None:
            return self._no_radius(needed, cure)
        number = self.number("radius_m", cure)
        if number is not None and number < 0:
            self.fault("radius_m", f"{number:g} is below 0", cure)
            return None
        return number

    def _no_radius(self, needed: bool, cure: str) -> float | None:
        # A radius under another name would be lost in silence, and with it a conflict.
        strangers = [key for key in self.properties if key not in KNOWN]
        meant = [key for key in strangers if "radius" in key.lower()]
        meant = meant or get_close_matches("radius_m", strangers, 1, _ALIKE)
        if meant:
            self.told.update(meant)
            self.fault(meant[0], "not a property known here; is 'radius_m' meant?", cure)
        if needed:
            found = f"; {shown(meant[0])!r} was found" if meant else ""
            self.fault("radius_m", "missing", f"{cure}{found}")
        return None if needed or meant else 0.0

    def band(self) -> Band | None:
        before = len(self.faults)
        cure = "give metres as a number, or leave it out where there is no bound"
        floor_m, ceiling_m = self.number("floor_m", cure), self.number("ceiling_m", cure)
        bounded = any(self.properties.get(key) is not None for key in ("floor_m", "ceiling_m"))
        reference = None
        if self.properties.get("altitude_reference") is not None:
            chosen = self.choice("altitude_reference", REFERENCES)
            reference = Reference[chosen] if chosen else None
        elif bounded:
            cure = f"say what the metres count from: {', '.join(REFERENCES)}"
            self.missing("altitude_reference", cure)
        if floor_m is not None and ceiling_m is not None and floor_m > ceiling_m:
            fault = f"{floor_m:g} is above the ceiling of {ceiling_m:g}"
            self.fault("floor_m", fault, "give a floor below the ceiling; are the two exchanged?")
        if len(self.faults) > before or (bounded and reference is None):
            return None
        return Band(floor_m, ceiling_m, reference)


def _shown(value: object) -> str:
    shown = ascii(value)
    return shown if len(shown) <= 60 else shown[:60] + "..."
