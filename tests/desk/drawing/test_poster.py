"""The conflict map as one SVG: what it shows, and that it shows nothing that is not there."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desk.drawing.scenes import (
    SVG,
    Met,
    boxes,
    group,
    hours,
    many,
    msl,
    parsed,
    plan,
    points,
    scene,
    two,
    volume,
    words,
)

from keepclear.desk.drawing.briefing import briefing_html
from keepclear.desk.drawing.placing import Box, Places
from keepclear.desk.drawing.poster import conflict_map_svg
from keepclear.desk.drawing.scene import DrawnBreach, DrawnConflict, Scene, Town
from keepclear.desk.drawing.sign import signs
from keepclear.desk.drawing.wording import LAW
from keepclear.limits import CONFLICTS_DRAWN_MAX
from keepclear.space.volume import line, point, polygon

HOSTILE = (
    "<script>alert(1)</script>",
    "quote \" and ' and & and ]]>",
    "bell \x07 null \x00 escape \x1b",
    "turn \u202e round \u2069\u2066 and \u200b none",
    "half \ud800 pair",
    "\u0627\u0644\u0645\u0639\u0628\u0631",
)


def test_every_conflict_has_a_marker_a_row_and_a_strip_of_one_number() -> None:
    root = parsed(conflict_map_svg(many(14)))
    expected = [str(number) for number in range(1, 8)]
    for kind in ("chart", "listing"):
        (part,) = group(root, kind)
        assert [one.get("data-conflict") for one in group(part, "marker")] == expected
    assert [one.get("data-conflict") for one in group(root, "strip")] == expected


def test_a_marker_stands_where_its_conflict_is() -> None:
    drawn = two(msl(0, 500), msl(0, 500), Met(where=(36.1, 35.1)))
    (chart,) = group(parsed(conflict_map_svg(drawn)), "chart")
    (marker,) = group(chart, "marker")
    circle = marker.find(f"{SVG}circle")
    assert circle is not None
    lines = [part for part in chart.iter(f"{SVG}path") if part.get("stroke-width") == "2.1"]
    ends = [xy for one in lines for xy in _ends(one)]
    middle = sum(x for x, _ in ends) / len(ends), sum(y for _, y in ends) / len(ends)
    assert float(circle.get("cx", "")) == pytest.approx(middle[0], abs=0.2)
    assert float(circle.get("cy", "")) == pytest.approx(middle[1], abs=0.2)


def _ends(one: ElementTree.Element) -> list[tuple[float, float]]:
    return [
        (float(x), float(y))
        for x, y in (step.split() for step in one.get("d", "").strip("M").split("L"))
    ]


def test_north_is_up_and_east_is_to_the_right() -> None:
    drawn = scene(
        plan("A-1", "A", volume(line((36.0, 35.0), (36.5, 35.4)), radius_m=0)),
    )
    (chart,) = group(parsed(conflict_map_svg(drawn)), "chart")
    (core,) = [part for part in chart.iter(f"{SVG}path") if part.get("stroke-width") == "2.1"]
    (x, y), (u, v) = _ends(core)
    assert u > x
    assert v < y


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_can_neither_break_the_picture_nor_hide_in_it(name: str) -> None:
    drawn = two(msl(0, 500), msl(0, 500), names=(name, "B-1"))
    drawn = replace(drawn, title=name, separation=name, files=(name,), towns=[Town(name, 36.1, 35)])
    svg = conflict_map_svg(drawn)
    svg.encode()
    root = parsed(svg)
    assert not list(root.iter(f"{SVG}script"))
    for unseen in "\x00\x07\x1b\u202e\u2066\u200b\ud800":
        assert unseen not in svg
    title = root.find(f"{SVG}title")
    assert title is not None
    if name.startswith("<script>"):
        assert title.text == name
    if name.startswith("turn"):
        assert title.text == "turn \\u202e round \\u2069\\u2066 and \\u200b none"


def test_a_name_that_is_read_from_right_to_left_is_kept_to_itself() -> None:
    svg = conflict_map_svg(two(msl(0, 500), msl(0, 500), names=(HOSTILE[-1], "B-1")))
    assert f"\u2068{HOSTILE[-1]}\u2069" in svg
    assert "\u2068B-1" not in svg


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=30))
def test_whatever_the_names_are_the_picture_can_be_read(a: str, b: str) -> None:
    names = (f"A{a}", f"B{b}")
    root = parsed(conflict_map_svg(two(msl(0, 500), msl(0, 500), names=names)))
    assert group(root, "marker")


def test_equal_scenes_are_drawn_as_equal_bytes() -> None:
    assert conflict_map_svg(many(12)) == conflict_map_svg(many(12))
    assert conflict_map_svg(many(12)) != conflict_map_svg(many(10))


@pytest.mark.parametrize("count", [1, 2, 9, 60])
def test_nothing_is_drawn_outside_the_picture(count: int) -> None:
    _inside(many(count))


@pytest.mark.parametrize(
    "where",
    [(0.0, 89.9), (10.0, -90.0), (180.0, 0.0), (-179.99, 70.0)],
)
def test_nothing_is_drawn_outside_at_the_ends_of_the_earth(where: tuple[float, float]) -> None:
    _inside(scene(plan("A-1", "A", volume(point(*where), radius_m=90_000))))


def _inside(drawn: Scene) -> None:
    root = parsed(conflict_map_svg(drawn))
    _, _, width, height = (float(part) for part in root.get("viewBox", "").split())
    outside = [(x, y) for x, y in points(root) if not (0 <= x <= width and 0 <= y <= height)]
    assert outside == []


def test_a_theatre_across_the_antimeridian_is_drawn_whole() -> None:
    near = scene(
        plan("A-1", "A", volume(point(179.5, 10.0), radius_m=20_000)),
        plan("B-1", "B", volume(point(-179.5, 10.0), radius_m=20_000)),
    )
    far = scene(
        plan("A-1", "A", volume(point(19.5, 10.0), radius_m=20_000)),
        plan("B-1", "B", volume(point(20.5, 10.0), radius_m=20_000)),
    )
    assert _dots(near) == _dots(far)
    b, a = _dots(near)
    assert 300 < b - a < 700


def _dots(drawn: Scene) -> list[float]:
    (chart,) = group(parsed(conflict_map_svg(drawn)), "chart")
    return [float(one.get("cx", "")) for one in chart.iter(f"{SVG}circle") if one.get("r") == "3"]


def test_a_shape_cut_at_the_antimeridian_has_no_seam() -> None:
    west = polygon(((179.0, 0.0), (180.0, 0.0), (180.0, 1.0), (179.0, 1.0), (179.0, 0.0)))
    east = polygon(((-180.0, 0.0), (-179.0, 0.0), (-179.0, 1.0), (-180.0, 1.0), (-180.0, 0.0)))
    cut = plan("A-1", "A", volume(west, radius_m=5000), volume(east, radius_m=5000))
    svg = conflict_map_svg(scene(cut))
    assert svg.count('id="area-') == 1


def test_names_do_not_lie_on_one_another() -> None:
    (chart,) = group(parsed(conflict_map_svg(many(20))), "chart")
    names = [part for part in group(chart, "name")]
    assert len(names) >= 15
    spots = [(float(one.get("x", "")), float(one.get("y", ""))) for one in names]
    for number, (x, y) in enumerate(spots):
        near = [
            other for other in spots[:number] if abs(other[1] - y) < 9 and abs(other[0] - x) < 50
        ]
        assert near == []


def test_a_place_is_taken_once() -> None:
    places = Places(Box(0, 0, 100, 100))
    assert places.first_free([Box(10, 10, 40, 20)]) == Box(10, 10, 40, 20)
    assert places.first_free([Box(39, 19, 60, 30), Box(41, 21, 60, 30)]) == Box(41, 21, 60, 30)
    assert places.first_free([Box(90, 90, 101, 95)]) is None


def test_parties_are_told_apart_without_colour() -> None:
    known = signs([f"Party {number}" for number in range(20)])
    assert len({sign.letter for sign in known.values()}) == 20
    assert len({(sign.dash, sign.hatch) for sign in known.values()}) == 20


def test_a_letter_is_never_another_partys_name() -> None:
    assert {name: sign.letter for name, sign in signs(["B", "C"]).items()} == {"B": "B", "C": "C"}
    long = signs(["B", "Alpha"])
    assert (long["Alpha"].letter, long["B"].letter) == ("A", "B")


def test_the_head_says_what_was_compared_and_what_receipt_is_not() -> None:
    said = words(parsed(conflict_map_svg(many(4))))
    assert LAW in said
    assert any(line.startswith("4 notices of 3 parties, 5 pairs compared, 2 con") for line in said)
    assert "Separation: 1,000 m across" in said
    assert "From: a.geojson" in said


def test_a_place_is_said_in_two_notations_and_a_time_in_two() -> None:
    said = words(parsed(conflict_map_svg(two(msl(0, 500), msl(0, 500)))))
    assert "35°06'00.00\"N 036°06'00.00\"E" in said
    assert any(line.startswith("36S YE ") or line.startswith("37S BU ") for line in said)
    assert "011200ZJUN30 \u2013 011300ZJUN30, 1 h" in said
    assert "2030-06-01T12:00:00Z \u2013 2030-06-01T13:00:00Z" in said


def test_severity_offers_and_breaches_are_shown_where_there_are_any() -> None:
    plain = two(msl(0, 500), msl(0, 500))
    (conflict,) = plain.conflicts
    full = replace(
        plain,
        conflicts=(replace(conflict, severity="grave", offers=("A-1 later by 20 min",)),),
        breaches=(DrawnBreach("NORTH", "B-1", "no notice given in time", (36.0, 35.0)),),
    )
    said = words(parsed(conflict_map_svg(full)))
    assert "grave" in said
    assert said[said.index("Ways out") + 1] == "A-1 later by 20 min"
    assert "no notice given in time" in said
    assert "Severity" not in words(parsed(conflict_map_svg(plain)))
    assert [
        one.get("data-breach") for one in group(parsed(conflict_map_svg(full)), "marker")
    ].count("a") == 3


def test_a_distance_in_doubt_is_said_to_be_with_the_reason() -> None:
    doubtful = two(msl(0, 500), msl(0, 500), Met(closest_m=1_001.2, doubt_m=3.4))
    said = words(parsed(conflict_map_svg(doubtful)))
    assert "997\u20131,002 m apart" in said
    assert any("too much work to measure" in line for line in said)
    assert "997\u20131,002 m apart" in briefing_html(doubtful)
    assert "too much work to measure" in briefing_html(doubtful)


def test_what_there_is_no_room_for_is_counted() -> None:
    base = two(msl(0, 500), msl(0, 500))
    over = CONFLICTS_DRAWN_MAX + 5
    conflicts = tuple(DrawnConflict(f"c{n}", ("A-1", "B-1"), Met()) for n in range(over))
    said = words(parsed(conflict_map_svg(replace(base, conflicts=conflicts))))
    assert "5 more conflicts are not in this picture." in said


def test_a_scene_without_conflicts_says_so() -> None:
    said = words(parsed(conflict_map_svg(scene(plan("A-1", "A")))))
    assert "None under this separation." in said


def test_the_timeline_has_a_bar_for_every_time_of_a_notice() -> None:
    twice = plan(
        "A-1",
        "A",
        volume(point(36, 35), time=hours(0, 1)),
        volume(point(36, 35), time=hours(1, 1.5)),
        volume(point(36, 35), time=hours(2, 2.5)),
    )
    (timeline,) = group(parsed(conflict_map_svg(scene(twice))), "timeline")
    bars = boxes(timeline, "bar")
    assert len(bars) == 2
    assert bars[0][2] - bars[0][0] == pytest.approx(3 * (bars[1][2] - bars[1][0]), abs=0.3)
