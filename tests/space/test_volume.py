"""Cores: what can be used, and what is refused with a cure."""

from datetime import UTC, datetime

import pytest

from keepclear.space.altitude import EVERY_ALTITUDE
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, CoreKind, Volume, core_faults, line, point, polygon

SQUARE = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0))
HOLE = ((1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 1.0))

GOOD = [
    point(180.0, -90.0),
    line((0.0, 0.0), (0.0, 0.0)),
    line((0.0, 0.0), (2.0, 2.0), (2.0, 0.0), (0.0, 2.0)),
    line((-90.0, 0.0), (90.0, 0.0)),
    polygon(SQUARE),
    polygon(SQUARE[::-1]),
    polygon(SQUARE, HOLE),
    polygon(SQUARE, HOLE[::-1]),
    polygon((SQUARE[0], *SQUARE)),
]


@pytest.mark.parametrize("core", GOOD)
def test_winding_repeats_and_lines_that_cross_themselves_are_fine(core: Core) -> None:
    assert core_faults(core, "here") == []


BAD = [
    (point(180.1, 0.0), "not a position"),
    (point(0.0, -90.5), "not a position"),
    (point(float("nan"), 0.0), "not a position"),
    (point(35.0, 120.0), "swapped"),
    (line((0.0, 0.0)), "1 positions where 2"),
    (Core(CoreKind.LINE, ()), "no positions"),
    (line((-90.0, 0.0), (91.0, 0.0)), "more than 180 degrees"),
    (line((179.0, 0.0), (-179.0, 0.0)), "antimeridian"),
    (polygon(SQUARE[:-1]), "not closed"),
    (polygon((SQUARE[0], SQUARE[1], SQUARE[0])), "3 positions where 4"),
    (polygon(((0.0, 0.0), (4.0, 4.0), (4.0, 0.0), (0.0, 4.0), (0.0, 0.0))), "crosses"),
    (polygon(((0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (0.0, 0.0))), "polygon"),
    (polygon(((1.0, 1.0),) * 5), "polygon"),
    (polygon(SQUARE, tuple((lon + 9, lat) for lon, lat in HOLE)), "Hole lies outside"),
    (polygon(SQUARE, HOLE, HOLE), "polygon"),
    (line(*[(0.0, 0.0)] * 100_001), "100001 vertices"),
]


@pytest.mark.parametrize(("core", "why"), BAD)
def test_a_core_with_two_readings_or_none_has_a_fault_with_a_cure(core: Core, why: str) -> None:
    faults = core_faults(core, "here")
    assert any(why in str(fault) for fault in faults), faults
    assert all(fault.place.startswith("here") and fault.cure for fault in faults)


def test_every_fault_is_told_and_many_alike_are_told_once() -> None:
    ring = ((0.0, 99.0), (1.0, 99.0), (300.0, 0.0), (0.0, 0.0))
    faults = [str(fault) for fault in core_faults(polygon(ring), "here")]
    assert [fault.partition(":")[0] for fault in faults] == ["here[0][0]", "here[0][1]", "here[0]"]
    assert "and 2 more" in faults[0]


@pytest.mark.parametrize("radius_m", [-1.0, float("nan"), float("inf")])
def test_a_radius_is_a_length(radius_m: float) -> None:
    when = Interval(datetime(2030, 1, 1, tzinfo=UTC), datetime(2030, 1, 2, tzinfo=UTC))
    with pytest.raises(ValueError, match="not a length"):
        Volume(point(0.0, 0.0), radius_m, EVERY_ALTITUDE, when)
