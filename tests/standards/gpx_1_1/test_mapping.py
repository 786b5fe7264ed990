"""GPX routes and waypoints read as features; a recorded track is no plan."""

from keepclear.standards.gpx_1_1.mapping import Found, read_gpx


def read(body: str, version: str = "1/1") -> Found:
    root = f'<gpx xmlns="http://www.topografix.com/GPX/{version}">{body}</gpx>'
    return read_gpx("way.gpx", root.encode())


def test_a_waypoint_is_a_place_and_a_route_a_way() -> None:
    features, faults = read(
        '<wpt lat="36.5" lon="38.25"><ele>400</ele><name>GATE</name></wpt>'
        '<rte><name>WEST</name><rtept lat="36" lon="38"/><rtept lat="36.1" lon="38.1"/></rte>'
    )
    assert faults == []
    assert [feature["properties"] for feature in features] == [
        {"notice": "GATE"},
        {"notice": "WEST"},
    ]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [38.25, 36.5]}
    assert features[1]["geometry"]["coordinates"] == [[38, 36], [38.1, 36.1]]


def test_the_older_version_is_read_alike() -> None:
    features, faults = read('<wpt lat="36.5" lon="38.25"/>', "1/0")
    assert (len(features), faults) == (1, [])


def test_a_recorded_track_is_refused_with_all_else_that_is_wrong() -> None:
    _, faults = read('<trk/>\n<wpt lat="36,5" lon="38"/>\n<rte><rtept lon="1e3"/></rte>')
    assert [str(fault).split(";")[0] for fault in faults] == [
        "way.gpx line 1: a recorded track is no plan",
        "way.gpx line 2: latitude '36,5' is not a number",
        "way.gpx line 3: longitude '1e3' is not a number",
        "way.gpx line 3: no latitude",
    ]


def test_an_empty_file_and_another_root_are_refused() -> None:
    assert "no route and no waypoint" in str(read("")[1][0])
    assert "not a GPX file" in str(read_gpx("x", b"<gpx/>")[1][0])
