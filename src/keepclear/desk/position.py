"""A position as officers compare it: always in two notations."""

from collections.abc import Sequence

from keepclear.space.place import Place, two_notations


def written(position: Sequence[float]) -> list[str]:
    """Return a position, longitude first, in degrees, minutes and seconds, and in MGRS."""
    lon, lat = position[0], position[1]
    return list(two_notations(Place(lon, lat)))
