"""What is written for `keepclear check` says the same as the volumes it was made from."""

import json
from datetime import UTC, datetime

from keepclear.space.altitude import EVERY_ALTITUDE, Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Volume, line, point, polygon
from keepclear.standards.track.feature import to_features

SPAN = Interval(datetime(2020, 3, 15, 6, tzinfo=UTC), datetime(2020, 3, 15, 6, 5, tzinfo=UTC))
BAND = Band(300.0, None, Reference.FL)
RING = ((38.0, 34.0), (38.5, 34.0), (38.5, 34.5), (38.0, 34.0))


def test_a_segment_is_a_feature_with_all_that_check_asks_for() -> None:
    volume = Volume(line((38.5, 35.5), (38.6, 35.6)), 150.0, BAND, SPAN)
    document = to_features("A-FLIGHT", "A", "flight", [volume])
    assert json.loads(json.dumps(document)) == {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {
                    "notice": "A-FLIGHT",
                    "party": "A",
                    "activity": "flight",
                    "start": "2020-03-15T06:00:00Z",
                    "end": "2020-03-15T06:05:00Z",
                    "radius_m": 150.0,
                    "floor_m": 300.0,
                    "altitude_reference": "FL",
                },
                "geometry": {"type": "LineString", "coordinates": [[38.5, 35.5], [38.6, 35.6]]},
            }
        ],
    }


def test_points_and_polygons_keep_their_shape_and_an_open_band_says_nothing() -> None:
    volumes = [Volume(core, 10.0, EVERY_ALTITUDE, SPAN) for core in (point(1, 2), polygon(RING))]
    features = to_features("N", "A", "other", volumes)["features"]
    assert [feature["geometry"] for feature in features] == [
        {"type": "Point", "coordinates": [1, 2]},
        {"type": "Polygon", "coordinates": [[list(position) for position in RING]]},
    ]
    assert not {"floor_m", "ceiling_m", "altitude_reference"} & features[0]["properties"].keys()
