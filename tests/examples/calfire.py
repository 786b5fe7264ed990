"""Real fire-fighting flights over the western United States, September 2020, as two parties' plans.

45 aircraft, sorted by their address, are dealt alternately to parties A and B; each of their 186
flights is one notice. What is true of them is worked out here by brute force from the recording
itself, second by second, with none of the code that it judges.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from keepclear.exchange.rule.separation import Separation
from keepclear.space.altitude import Reference
from keepclear.space.track import Sample, volumes_from_track
from keepclear.space.volume import Volume

FOOT_M = 0.3048
LATERAL_M = 3 * 1852.0
VERTICAL_M = 1_000 * FOOT_M
TIME_S = 30
# A pair that is reported may have stayed this much further apart than the separation, no more.
SLACK_M = 1_000.0
SEPARATION = Separation(LATERAL_M, VERTICAL_M, TIME_S)

# Segments of at most 1,500 m say where an aircraft is closely enough that every pair reported is a
# real one; 3,000 m and segments cut only every 60 s report one more, five minutes two more. No
# flight then needs more than 1,300 segments; with 800 m one would need more than a notice carries.
LENGTH_M_MAX = 1_500.0
TOLERANCE_M = 100.0

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Flight:
    """One recorded flight, and where it was at each whole second, in metres from Earth's centre."""

    notice: str
    party: str
    aircraft: str
    samples: tuple[Sample, ...]
    first_s: int
    place_m: Floats
    altitude_m: Floats

    def volumes(self) -> tuple[Volume, ...]:
        """Return the flight as it is notified."""
        return volumes_from_track(
            self.samples,
            radius_m=0,
            tolerance_m=TOLERANCE_M,
            length_m_max=LENGTH_M_MAX,
            reference=Reference.FL,
        )


def read_flights(path: Path) -> list[Flight]:
    """Return the flights of a `traffic` file, each with the party it is dealt to."""
    rows = json.loads(gzip.decompress(path.read_bytes()))
    aircraft = sorted({row["icao24"] for row in rows})
    party = {address: "AB"[number % 2] for number, address in enumerate(aircraft)}
    flights: dict[str, list[dict[str, float | str]]] = {}
    for row in rows:
        flights.setdefault(row["flight_id"], []).append(row)
    return [_flight(name, party, flights[name]) for name in sorted(flights)]


def _flight(name: str, party: dict[str, str], rows: list[dict[str, float | str]]) -> Flight:
    rows.sort(key=lambda row: row["timestamp"])
    times, lons, lats, feet = (
        np.array([float(row[column]) for row in rows])
        for column in ("timestamp", "longitude", "latitude", "altitude")
    )
    seconds = np.arange(times[0] // 1000, times[-1] // 1000 + 1)
    lon, lat, altitude = (
        np.interp(seconds, times / 1000, values) for values in (lons, lats, feet * FOOT_M)
    )
    address = str(rows[0]["icao24"])
    samples = tuple(
        Sample(datetime.fromtimestamp(time / 1000, UTC), x, y, z)
        for time, x, y, z in zip(
            times.tolist(), lons.tolist(), lats.tolist(), (feet * FOOT_M).tolist(), strict=True
        )
    )
    notice = f"{party[address]}-{name}"
    return Flight(
        notice, party[address], address, samples, int(seconds[0]), _earth(lon, lat), altitude
    )


def _earth(lon: Floats, lat: Floats) -> Floats:
    """Positions on WGS 84 as x, y, z; the chord of 6 km is shorter than its arc by 0.0002 m."""
    turn, rise = np.radians(lon), np.radians(lat)
    e2 = 6.694379990141e-3
    across = 6_378_137.0 / np.sqrt(1 - e2 * np.sin(rise) ** 2)
    return np.stack(
        [
            across * np.cos(rise) * np.cos(turn),
            across * np.cos(rise) * np.sin(turn),
            across * (1 - e2) * np.sin(rise),
        ],
        axis=1,
    )


def _together(a: Flight, b: Flight) -> Iterator[tuple[Floats, Floats]]:
    """Yield lateral and vertical distances, once for each shift of b by up to TIME_S seconds."""
    for shift in range(-TIME_S, TIME_S + 1):
        first = max(a.first_s, b.first_s - shift)
        last = min(a.first_s + len(a.place_m), b.first_s - shift + len(b.place_m))
        if first >= last:
            continue
        ours = slice(first - a.first_s, last - a.first_s)
        theirs = slice(first + shift - b.first_s, last + shift - b.first_s)
        apart = a.place_m[ours] - b.place_m[theirs]
        lateral = np.sqrt(np.einsum("ij,ij->i", apart, apart))
        yield lateral, np.abs(a.altitude_m[ours] - b.altitude_m[theirs])


def closest_m(a: Flight, b: Flight) -> float:
    """Return how close two flights come within TIME_S, whatever their altitudes."""
    return min((float(lateral.min()) for lateral, _ in _together(a, b)), default=float("inf"))


def is_real(a: Flight, b: Flight) -> bool:
    """Tell whether two flights come closer than 3 NM and 1,000 ft within TIME_S."""
    return any(
        bool(np.any((lateral < LATERAL_M) & (vertical < VERTICAL_M)))
        for lateral, vertical in _together(a, b)
    )


def real_pairs(flights: list[Flight]) -> set[tuple[str, str]]:
    """Return every pair of notices, A's first, whose flights really come too close."""
    ours = [flight for flight in flights if flight.party == "A"]
    theirs = [flight for flight in flights if flight.party == "B"]
    return {(a.notice, b.notice) for a, b in product(ours, theirs) if is_real(a, b)}
