"""The plot: where a notice lies, said in other words than it was given in.

An officer who reads a notice back compares these lines with the map before the
check group is entered: a second notation, the nearest named place, and UTC
beside local time. They are computed from the very bytes that this node holds.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from functools import cache
from typing import Any

from keepclear.host.gazetteer import Gazetteer, NearestPlace
from keepclear.space.local_time import shown, shown_in_row
from keepclear.space.place import Place, dms, mgrs

LINES_MAX = 12  # An officer compares a screen of positions; the rest are counted.


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer()


def near(place: Place) -> str:
    """Say how far and in what direction a position lies from the nearest named place."""
    town = nearest(place)
    kilometres = town.distance_m / 1000
    return f"{kilometres:.1f} km {town.compass} ({town.bearing_deg:03.0f}) of {town.name}"


def nearest(place: Place) -> NearestPlace:
    """Return the named place that is nearest to a position."""
    return _gazetteer().nearest(place.lon, place.lat)


def first_position(volumes: Sequence[Mapping[str, Any]]) -> Place:
    """Return the first position of a notice, by which it is read back."""
    lon, lat = volumes[0]["positions"][0]
    return Place(lon, lat)


def lines(volumes: Sequence[Mapping[str, Any]], span: tuple[str, str], zone: tzinfo) -> list[str]:
    """Write the plot of a notice, position by position, and its times in UTC and in `zone`."""
    listed = []
    for volume in volumes:
        around = f"radius {volume['radius_m']:.0f} m, {_heights(volume)}"
        if (volume["from"], volume["until"]) != span:
            times = _instants(volume["from"], volume["until"])
            around += ", " + " to ".join(shown_in_row(time, zone) for time in times)
        for lon, lat in volume["positions"]:
            place = Place(lon, lat)
            listed.append(f"{mgrs(place)}  {dms(place)}  {around}")
    first = listed[:LINES_MAX]
    if len(listed) > LINES_MAX:
        first.append(f"and {len(listed) - LINES_MAX} more positions: keepclear notice show --json")
    start, end = _instants(*span)
    both = f"from  {shown(start, zone)}", f"until {shown(end, zone)}"
    return [*first, near(first_position(volumes)), *both]


def _instants(start: str, end: str) -> tuple[datetime, datetime]:
    return datetime.fromisoformat(start), datetime.fromisoformat(end)


def _heights(volume: Mapping[str, Any]) -> str:
    """Say which altitudes a volume takes up, and what they count from."""
    low, high = volume["floor_m"], volume["ceiling_m"]
    if low is None and high is None:
        return "any altitude"
    bounds = f"up to {high:.0f}" if low is None else f"{low:.0f} m and up"
    if low is not None and high is not None:
        bounds = f"{low:.0f} to {high:.0f}"
    unit = "" if bounds.endswith("up") else " m"
    return f"{bounds}{unit} {volume['altitude_reference']}"


def warm() -> None:
    """Load now what the first plot and the first conflict need, so that no STOP waits for it."""
    from keepclear.space.approach import closest_approach
    from keepclear.space.volume import line

    mgrs(Place(0.0, 0.0))
    near(Place(0.0, 0.0))
    closest_approach(line((0.0, 0.0), (1.0, 0.0)), line((0.0, 1.0), (1.0, 1.0)))
