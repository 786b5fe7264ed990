"""The margin in height that is told of each pair of plans."""

from datetime import UTC, datetime, timedelta

import pytest

from keepclear.exchange.rule.separation import Separation
from keepclear.host.check.comparing import margin_note
from keepclear.space.altitude import EVERY_ALTITUDE, Band, Margins, Offset, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Volume, point

NOON = datetime(2030, 6, 1, 12, tzinfo=UTC)
MARGINS = Margins(fl_msl=Offset.within(500.0), agl_msl=Offset(0.0, 900.0))


def volume(lon: float, band: Band = EVERY_ALTITUDE, hour: int = 0) -> Volume:
    start = NOON + timedelta(hours=hour)
    return Volume(point(lon, 35.0), 500.0, band, Interval(start, start + timedelta(hours=1)))


def at(low: float, reference: Reference) -> Band:
    return Band(low, low + 100, reference)


def test_the_margin_is_that_of_the_references_that_meet() -> None:
    note = margin_note(
        [volume(36.0, at(0, Reference.FL))],
        [volume(36.0, at(0, Reference.MSL))],
        Separation(),
        MARGINS,
    )
    assert note == "FL against MSL: 500 m margin"
    alike = [volume(36.0, at(0, Reference.MSL))]
    assert margin_note(alike, alike, Separation(), MARGINS) == ""


@pytest.mark.requirement("C-2")
def test_of_several_references_the_margin_is_that_of_the_volumes_that_meet_nearest() -> None:
    ours = [volume(36.0, at(0, Reference.FL)), volume(37.0, at(0, Reference.AGL), hour=1)]
    near_first = [volume(36.0, at(0, Reference.MSL)), volume(37.013, at(0, Reference.MSL), hour=1)]
    near_second = [volume(36.013, at(0, Reference.MSL)), volume(37.0, at(0, Reference.MSL), hour=1)]
    held = Separation(500.0)
    assert margin_note(ours, near_first, held, MARGINS) == "FL against MSL: 500 m margin"
    assert margin_note(ours, near_second, held, MARGINS) == "AGL against MSL: +0 to +900 m"
