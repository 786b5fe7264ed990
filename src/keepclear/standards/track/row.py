"""One line of a recording, whatever its format, and how lines become tracks.

The rule: nothing is guessed. A time needs its offset, a number must be finite and on the earth, an
altitude needs its reference; every line that lacks one is named, and then nothing is taken. What is
merely untidy (lines out of order, said twice, without a position) is put in order and said so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from math import isfinite

from keepclear.errors import BadInput, Fault
from keepclear.space.altitude import Reference
from keepclear.space.track import SEGMENT_S_MAX, Sample, Track, gaps

METRES_PER_FOOT = 0.3048


@dataclass(frozen=True, slots=True)
class Row:
    """What one line says, as text or number, not yet believed; None where it says nothing."""

    place: str
    craft: str
    time: object
    lon: object
    lat: object
    altitude: object = None
    metres_per_unit: float = 1.0


@dataclass(frozen=True, slots=True)
class Recording:
    """All lines of one file, and what its format counts altitudes from, where it says so."""

    rows: Iterable[Row]
    reference: Reference | None
    faults: tuple[Fault, ...] = ()


def tracks_of(recording: Recording, name: str, reference: Reference | None) -> list[Track]:
    """Return one track for each craft in the order of the file; raise BadInput with all faults.

    `reference`, where given, overrides what the format says.
    """
    faults = list(recording.faults)
    reference = recording.reference if reference is None else reference
    samples: dict[str, list[Sample]] = {}
    silent: dict[str, int] = {}
    for row in recording.rows:
        held = samples.setdefault(row.craft, [])
        if row.lon is None and row.lat is None:
            silent[row.craft] = silent.get(row.craft, 0) + 1
            continue
        sample = _sample(row, reference, faults)
        if sample is not None:
            held.append(sample)
    if not samples and not faults:
        faults.append(Fault(name, "holds no track", "record at least one position with its time"))
    for craft, held in samples.items():
        if not held and not faults:
            cure = "record at least one position with its time"
            faults.append(Fault(f"{name}: {craft}", "has no position", cure))
    if faults:
        raise BadInput([replace(fault, place=_within(name, fault.place)) for fault in faults])
    return [_track(craft, held, silent.get(craft, 0), reference) for craft, held in samples.items()]


def _within(name: str, place: str) -> str:
    return place if place.startswith(name) else f"{name}: {place}"


def _sample(row: Row, reference: Reference | None, faults: list[Fault]) -> Sample | None:
    known = len(faults)
    time = _instant(row, faults)
    lon = _number(row, "longitude", row.lon, 180, faults)
    lat = _number(row, "latitude", row.lat, 90, faults)
    altitude_m = None
    if row.altitude is not None:
        altitude_m = _number(row, "altitude", row.altitude, None, faults)
        if reference is None:
            cure = "say which: WGS84, MSL, AGL or FL"
            faults.append(Fault(row.place, "altitude without a reference", cure))
    if time is None or lon is None or lat is None or len(faults) > known:
        return None
    if altitude_m is not None:
        altitude_m *= row.metres_per_unit
    return Sample(time, lon, lat, altitude_m)


def _number(
    row: Row, what: str, value: object, most: float | None, faults: list[Fault]
) -> float | None:
    """Return a finite number within `most` of nought, or None and a fault."""
    number = parsed_number(value)
    if number is None or not isfinite(number):
        faults.append(Fault(row.place, f"{what} {value!r} is not a number", "give plain digits"))
        return None
    if most is not None and abs(number) > most:
        fault = f"{what} {value!r} is beyond {most:.0f} degrees"
        cure = "give degrees WGS 84, and see that latitude and longitude are not swapped"
        faults.append(Fault(row.place, fault, cure))
        return None
    return number


def parsed_number(value: object) -> float | None:
    """Return a number given as such or as plain text, or None."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str) and "_" in value:
        return None
    try:
        return float(value)
    except (ValueError, OverflowError):
        return None


def _instant(row: Row, faults: list[Fault]) -> datetime | None:
    """Return a UTC instant from RFC 3339 text, or from a datetime that a format has made."""
    if row.time is None or row.time == "":
        cure = "a track needs the time of every position"
        faults.append(Fault(row.place, "no time", cure))
        return None
    cure = "write it as 2020-03-15T06:00:00Z"
    try:
        time = row.time if isinstance(row.time, datetime) else datetime.fromisoformat(str(row.time))
        if time.utcoffset() is not None:
            return time.astimezone(UTC)
        faults.append(Fault(row.place, f"time {row.time!r} has no offset from UTC", cure))
    except (ValueError, OverflowError):
        faults.append(Fault(row.place, f"time {row.time!r} is not a time", cure))
    return None


def _track(craft: str, samples: list[Sample], silent: int, reference: Reference | None) -> Track:
    warnings: list[str] = []
    if silent:
        warnings.append(f"{silent} lines without a position were left out")
    ordered = sorted(samples, key=lambda sample: sample.time)
    if ordered != samples:
        warnings.append("positions were not in order of time and have been sorted")
    once = [same for same, _ in groupby(ordered)]
    if len(once) < len(ordered):
        warnings.append(f"{len(ordered) - len(once)} positions were given twice")
    warnings += _doubts(once)
    known = any(sample.altitude_m is not None for sample in once)
    return Track(craft, tuple(once), reference if known else None, tuple(warnings))


def _doubts(samples: list[Sample]) -> Iterator[str]:
    """Say where the volumes made from these samples will rest on less than was measured."""
    doubled = len(samples) - len({sample.time for sample in samples})
    if doubled:
        yield f"{doubled} instants have more than one position; all are covered"
    unknown = sum(sample.altitude_m is None for sample in samples)
    if 0 < unknown < len(samples):
        yield f"{unknown} positions have no altitude; every altitude is covered there"
    silences = gaps(samples)
    if silences:
        longest = max(silences, key=lambda gap: gap.end - gap.start)
        seconds = (longest.end - longest.start).total_seconds()
        yield (
            f"{len(silences)} gaps over {SEGMENT_S_MAX} s, the longest of {seconds:.0f} s from "
            f"{longest.start:%Y-%m-%dT%H:%M:%SZ}; the straight line across is covered, "
            "which is a guess"
        )
