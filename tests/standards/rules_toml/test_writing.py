"""Agreements and zones written as files: read back, each is what it was."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples.test_agreements import MODELS, NAMES, model

from keepclear.exchange.difference import differences
from keepclear.exchange.rule.rules import MARGIN_M_MAX, MARGINS, OFFSET_SHARES
from keepclear.space.altitude import CAUTIOUS, NOT_COMPARED, Margins, Offset
from keepclear.standards.rules_toml.agreement import read_agreement
from keepclear.standards.rules_toml.reader import read_rules, read_zones, zones_in
from keepclear.standards.rules_toml.writing import (
    _margins,
    toml_of,
    write_agreement,
    write_zones,
    zone_table_of,
)


@pytest.mark.parametrize("name", NAMES)
def test_every_ready_model_is_written_so_that_it_is_read_back_the_same(name: str) -> None:
    agreement = model(name)
    written = write_agreement(agreement)
    assert written.left_out == ()
    again = read_agreement(name, written.text.encode())
    # What is amended begins when it is proposed.
    assert again == replace(agreement, from_utc=0)
    assert write_agreement(again) == written


CONDITIONS = (
    "qnh_hpa = [990, 1030]\nair_k = 20\nstation_m = 500\n",
    "terrain_m = [-5, 1200]\nundulation_m = [10, 20]\n",
    "air_k = 20\n\n[margins]\nagl_msl_m = 900\n",
    "qnh_hpa = [990, 1030]\nterrain_m = [0, 90]\n\n[margins]\nagl_agl_m = 40\n",
)


@pytest.mark.parametrize("known", CONDITIONS)
def test_margins_that_followed_from_conditions_are_written_as_they_were_signed(known: str) -> None:
    text = (MODELS / "flight-safety.toml").read_text().split("[margins]")[0]
    agreement = read_agreement("it", f"{text}\n[conditions]\n{known}".encode())
    written = write_agreement(agreement)
    assert written.left_out == ()
    again = read_agreement("it", written.text.encode())
    assert again.rules.margins == agreement.rules.margins
    assert differences(agreement, again) == differences(agreement, replace(agreement, from_utc=0))


OFFSETS = st.builds(
    lambda low, high, share: Offset(min(low, high), max(low, high), share / OFFSET_SHARES),
    st.integers(-MARGIN_M_MAX, MARGIN_M_MAX),
    st.integers(-MARGIN_M_MAX, MARGIN_M_MAX),
    st.integers(0, OFFSET_SHARES - 1),
)
EVEN = st.builds(Offset.within, st.integers(0, MARGIN_M_MAX))


@given(
    st.builds(
        lambda others, some, ground: replace(others, agl_agl=ground, **some),
        st.sampled_from([CAUTIOUS, NOT_COMPARED]),
        st.dictionaries(st.sampled_from(MARGINS[:-1]), st.none() | EVEN | OFFSETS),
        st.none() | EVEN,
    )
)
def test_any_margins_are_read_back_as_they_were_written(margins: Margins) -> None:
    text = toml_of({"margins": _margins(margins)})
    assert read_rules("it", text.encode()).margins == margins


ZONES = """
[[zone]]
name = "convoy"
kind = "moving_buffer"
[[zone.segment]]
point = [35.1, 34.2]
radius_m = 18_520
start = 2030-06-01T05:00:00Z
end = 2030-06-01T06:00:00Z
[[zone.segment]]
line = [[35.1, 34.2], [35.2, 34.4]]
radius_m = 18_520
start = 2030-06-01T06:00:00Z
end = 2030-06-01T07:30:00Z
[[zone.rule]]
name = "keep off"
[zone.rule.only]
parties = ["C"]

[[zone]]
name = "river"
kind = "deconfliction_line"
line = [[38.0, 36.0], [39.0, 35.5]]
end = 2030-06-02T00:00:00Z
[[zone.rule]]
name = "sides"
article = "2"
left = ["A"]
right = ["B", "C"]
buffer_m = 500
reach_m = 40_000
activities = ["patrol", "ground_movement"]

[[zone]]
name = "ring"
kind = "no_fly"
polygon = [[38.0, 36.0], [39.0, 36.0], [39.0, 37.0], [38.0, 37.0], [38.0, 36.0]]
holes = [[[38.4, 36.4], [38.4, 36.6], [38.6, 36.6], [38.4, 36.4]]]
floor_m = 0
ceiling_m = 1500
altitude_reference = "AGL"
end = 2030-06-02T00:00:00Z
[[zone.rule]]
name = "none \\"low\\""
[zone.rule.altitudes]
floor_m = 3000
altitude_reference = "MSL"
[[zone.rule.exempt]]
activities = ["medevac"]
lead_s = 600
"""


def test_zones_of_every_shape_are_written_so_that_they_are_read_back_the_same() -> None:
    zones = [zone for zone, _ in read_zones("it", ZONES.encode())]
    tables = [zone_table_of(zone) for zone in zones]
    assert [zone for zone, _ in read_zones("it", write_zones(tables).encode())] == zones
    # The table alone passes the same door, as a page sends it.
    assert [zone for zone, _ in zones_in("it", {"zone": tables})] == zones


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_stands_in_a_file_as_it_was_typed(key: str, text: str) -> None:
    import tomllib

    table = {key or "k": text, "at": datetime(2030, 6, 1, tzinfo=UTC).isoformat()}
    assert tomllib.loads(toml_of({"inner": {"table": [table]}})) == {"inner": {"table": [table]}}
