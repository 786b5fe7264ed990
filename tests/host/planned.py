"""A plan as a file holds it, for the tests that check files of them."""

from typing import Any


def feature(notice: str, party: str, lon: float = 36.0, **more: Any) -> dict[str, Any]:
    properties = {
        "notice": notice,
        "party": party,
        "activity": "patrol",
        "start": "2030-06-01T05:00:00Z",
        "end": "2030-06-01T06:00:00Z",
        "radius_m": 500,
        **more,
    }
    geometry = {"type": "Point", "coordinates": [lon, 35.0]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}
