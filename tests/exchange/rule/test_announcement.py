"""A zone as it is written: its bytes, and everything that keeps parts from being one zone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadRecord
from keepclear.exchange.fields import Fields
from keepclear.exchange.notice import Activity
from keepclear.exchange.rule.announcement import (
    Announcement,
    Zone,
    ZoneEnd,
    ZoneKind,
    parse_announcement,
    parse_zone,
    parse_zone_end,
)
from keepclear.exchange.rule.rules import Rules, rules_from
from keepclear.exchange.rule.zone import ALWAYS, Who
from keepclear.exchange.rule.zone_rule import Exemption, LineRule, ZoneRule
from keepclear.record.canonical import decode, encode
from keepclear.space.altitude import EVERY_ALTITUDE, Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, Volume, line, point, polygon

FROM = datetime(2030, 6, 1, tzinfo=UTC)
DAY = timedelta(days=1)
VALID = Interval(FROM, FROM + 30 * DAY)
SQUARE = polygon(((36.0, 35.0), (36.2, 35.0), (36.2, 35.2), (36.0, 35.2), (36.0, 35.0)))
ROAD = line((36.0, 35.0), (36.5, 35.1))
A, B = frozenset({"A"}), frozenset({"B"})
ONLY_A = ZoneRule("ours", "Art. 1", only=Who(A))


def zone(kind: ZoneKind = ZoneKind.RESTRICTED, core: Core = SQUARE, **more: Any) -> Zone:
    radius_m = more.pop("radius_m", 0.0)
    validity = more.pop("validity", VALID)
    more.setdefault("rules", (ONLY_A,))
    volume = Volume(core, radius_m, EVERY_ALTITUDE, validity)
    return Zone(kind, "place", (volume,), validity, **more)


def faults(made: Zone) -> list[tuple[str, str]]:
    return [(fault.sentence, fault.fault) for fault in made.faults]


parties = st.frozensets(st.sampled_from(["A", "B", "C"]), max_size=2)
activities = st.frozensets(st.sampled_from(list(Activity)), max_size=3)
whos = st.builds(Who, parties, activities)
bands = st.sampled_from(
    [EVERY_ALTITUDE, Band(0.0, 500.0, Reference.MSL), Band(None, 90.0, Reference.AGL)]
)
exemptions = st.lists(st.builds(Exemption, whos, st.integers(0, 86_400)), max_size=2).map(tuple)
inside_rules = st.builds(
    ZoneRule,
    st.sampled_from(["one", "two", "three"]),
    st.sampled_from(["", "Art. 3(2)"]),
    st.none() | whos,
    st.none() | whos,
    bands,
    st.integers(0, 86_400),
    exempt=exemptions,
)
due_rules = st.builds(
    ZoneRule,
    st.sampled_from(["four", "five"]),
    st.just("Art. 5"),
    never=whos,
    out_by=st.integers(0, 30 * 86_400 - 1).map(lambda s: FROM + timedelta(seconds=s)),
    what=st.sampled_from(["what the annex names", "everybody else"]),
    exempt=exemptions,
)
line_rules = st.builds(
    LineRule,
    st.sampled_from(["six", "seven"]),
    st.just("Art. 2"),
    parties,
    parties,
    st.integers(0, 10_000),
    st.none() | st.integers(0, 10_000),
    activities,
)


@st.composite
def zones(draw: st.DrawFn) -> Zone:
    kind = draw(st.sampled_from(ZoneKind))
    if kind is ZoneKind.DECONFLICTION_LINE:
        lines = draw(st.lists(line_rules, min_size=1, max_size=2))
        return zone(kind, ROAD, rules=(), lines=tuple(lines))
    rules = draw(st.lists(inside_rules | due_rules, min_size=1, max_size=3))
    core = ROAD if kind is ZoneKind.SECURITY_CORRIDOR else SQUARE
    return zone(kind, core, radius_m=500.0, rules=tuple(rules))


@pytest.mark.requirement("Z-1")
@given(zones(), st.none() | st.binary(min_size=32, max_size=32))
def test_a_zone_without_a_fault_is_read_as_it_was_written(made: Zone, before: bytes | None) -> None:
    said = Announcement(3, made, "because", before)
    body = decode(encode(said.body()))
    if made.faults:
        with pytest.raises(BadRecord) as refused:
            parse_announcement(body)
        assert refused.value.rule == made.faults[0].sentence
    else:
        assert parse_announcement(body) == said


def test_the_end_of_a_zone_is_read_as_it_was_written() -> None:
    end = ZoneEnd(3, b"z" * 32, "the road is open")
    assert parse_zone_end(decode(encode(end.body()))) == end


def test_agreed_rules_hold_zones_in_their_bytes() -> None:
    agreed = Rules(zones=(zone(), replace(zone(), name="another", validity=VALID)))
    assert rules_from(agreed.content()) == agreed
    assert [one.name for one in agreed.zones] == ["another", "place"]
    assert 8 not in decode(Rules().content())
    with pytest.raises(ValueError, match="ruled twice"):
        Rules(zones=(zone(), zone()))


@pytest.mark.requirement("Z-2")
def test_what_must_be_out_is_out_before_the_zone_ends() -> None:
    late = ZoneRule("out", "Art. 3", never=Who(A), out_by=VALID.end, what="equipment")
    (fault,) = zone(ZoneKind.DEMILITARISED, rules=(late,)).faults
    assert (fault.sentence, fault.place) == ("zone/8", "rule 'out'")
    assert "out by 2030-07-01T00:00:00Z follows the end of the zone" in fault.fault
    good = replace(late, out_by=VALID.end - timedelta(seconds=1))
    assert zone(ZoneKind.DEMILITARISED, rules=(good,)).faults == ()


@pytest.mark.requirement("Z-2")
def test_a_corridor_of_width_0_and_a_site_of_radius_0_are_refused() -> None:
    assert faults(zone(ZoneKind.SECURITY_CORRIDOR, ROAD)) == [("zone/7", "a corridor of width 0")]
    site = zone(ZoneKind.PROTECTED_SITE, point(36.0, 35.0))
    assert faults(site) == [("zone/7", "a place of radius 0")]
    assert faults(zone(ZoneKind.SECURITY_CORRIDOR, SQUARE, radius_m=500.0)) == [
        ("zone/7", "a security corridor follows a line")
    ]
    assert not zone(ZoneKind.SECURITY_CORRIDOR, ROAD, radius_m=1.0).faults


@pytest.mark.requirement("Z-2")
def test_a_line_without_two_sides_is_refused() -> None:
    kept = (LineRule("side", "Art. 2", left=A, right=B),)
    crossed = line((36.0, 35.0), (36.4, 35.4), (36.4, 35.0), (36.0, 35.4))
    (fault,) = zone(ZoneKind.DECONFLICTION_LINE, crossed, rules=(), lines=kept).faults
    assert fault.sentence == "zone/7"
    assert "no two sides" in fault.fault
    assert not zone(ZoneKind.DECONFLICTION_LINE, ROAD, rules=(), lines=kept).faults
    both = (LineRule("side", "Art. 2", left=A, right=A | B),)
    assert faults(zone(ZoneKind.DECONFLICTION_LINE, ROAD, rules=(), lines=both)) == [
        ("zone/10", "'A' is on both sides")
    ]
    none = (LineRule("side"),)
    assert faults(zone(ZoneKind.DECONFLICTION_LINE, ROAD, rules=(), lines=none)) == [
        ("zone/10", "no party keeps to a side")
    ]


def test_a_temporary_zone_has_an_end_and_so_has_all_that_is_announced() -> None:
    endless = zone(ZoneKind.TEMPORARY, validity=ALWAYS)
    assert faults(endless) == [("zone/6", "a temporary zone has no end")]
    agreed = zone(ZoneKind.RESTRICTED, validity=ALWAYS)
    assert agreed.faults == ()
    with pytest.raises(BadRecord, match="has an end") as refused:
        parse_announcement(decode(encode(Announcement(1, agreed).body())))
    assert refused.value.rule == "zone/1"


def chain(*hours: tuple[int, int]) -> Zone:
    times = [Interval(FROM + timedelta(hours=a), FROM + timedelta(hours=b)) for a, b in hours]
    volumes = tuple(Volume(ROAD, 5_000.0, EVERY_ALTITUDE, time) for time in times)
    span = Interval(times[0].start, times[-1].end)
    return Zone(ZoneKind.MOVING_BUFFER, "convoy", volumes, span, (ONLY_A,))


@pytest.mark.requirement("Z-3")
def test_a_moving_buffer_is_a_chain_without_a_gap_and_nothing_else_moves() -> None:
    assert chain((0, 1), (1, 2), (2, 4)).faults == ()
    for then in ((1, 3), (3, 4)):
        (fault,) = chain((0, 2), then).faults
        assert (fault.sentence, fault.place) == ("zone/6", "segment 2")
    (wider,) = replace(chain((0, 1)), validity=VALID).faults
    assert wider.place == "validity"
    (still,) = replace(chain((0, 1), (1, 2)), kind=ZoneKind.RESTRICTED).faults
    assert "another time" in still.fault


def clash(*rules: ZoneRule) -> str:
    """Return the one contradiction between rules, or an empty text."""
    found = [fault.fault for fault in zone(rules=rules).faults if fault.sentence == "zone/11"]
    assert len(found) <= 1
    return found[0] if found else ""


FLIGHTS = frozenset({Activity.FLIGHT})
MEDEVACS = frozenset({Activity.MEDEVAC})


@pytest.mark.requirement("Z-4")
def test_rules_that_nobody_can_keep_both_of_are_shown_side_by_side() -> None:
    barred = ZoneRule("not ours", "Art. 7", never=Who(A))
    assert clash(ONLY_A, barred) == (
        "'ours' (Art. 1) and 'not ours' (Art. 7): whom the one lets in the other bars"
    )
    assert "nobody may be inside by both" in clash(ONLY_A, ZoneRule("theirs", only=Who(B)))
    medevac = ZoneRule("on notice", only=Who(A), exempt=(Exemption(Who(B, MEDEVACS), 1800),))
    closed = ZoneRule("closed", never=Who(B))
    assert "without exemption" in clash(medevac, closed)
    assert not clash(medevac, replace(closed, exempt=(Exemption(Who(activities=MEDEVACS), 600),)))
    low = ZoneRule("low", altitudes=Band(None, 300.0, Reference.MSL))
    high = ZoneRule("high", altitudes=Band(500.0, None, Reference.MSL))
    assert "no altitude" in clash(low, high)
    assert not clash(low, ZoneRule("fl", altitudes=Band(500.0, None, Reference.FL)))
    assert "lets nobody in" in clash(ZoneRule("both", only=Who(A), never=Who(A | B)))


def test_rules_that_narrow_each_other_do_not_contradict() -> None:
    assert not clash(ONLY_A, ZoneRule("no flights", never=Who(A, FLIGHTS)))
    assert not clash(ONLY_A, ZoneRule("both", only=Who(A | B)))
    assert not clash(ONLY_A, ZoneRule("day ahead", lead_s=86_400))


def test_two_dates_for_one_class_contradict_and_for_two_classes_do_not() -> None:
    first = ZoneRule("first", "Art. 3", never=Who(A), out_by=FROM + 9 * DAY, what="the annex")
    second = replace(first, name="second", article="Art. 5", out_by=FROM + 14 * DAY)
    told = clash(first, second)
    assert "2030-06-10T00:00:00Z and 2030-06-15T00:00:00Z" in told
    assert "(Art. 3)" in told
    assert "(Art. 5)" in told
    assert not clash(first, replace(second, what="everybody else"))
    assert not clash(first, replace(second, never=Who(B)))
    assert not clash(ONLY_A, first)


def test_a_line_that_one_party_keeps_left_and_right_of_contradicts_itself() -> None:
    one = LineRule("north", "Art. 1", left=A)
    other = LineRule("south", "Art. 2", right=A)
    torn = zone(ZoneKind.DECONFLICTION_LINE, ROAD, rules=(), lines=(one, other))
    (fault,) = torn.faults
    assert (fault.sentence, fault.place) == ("zone/11", "rules 'north' and 'south'")
    apart = (replace(one, activities=FLIGHTS), replace(other, activities=MEDEVACS))
    assert not zone(ZoneKind.DECONFLICTION_LINE, ROAD, rules=(), lines=apart).faults


def test_a_rule_asks_for_something_and_has_a_name_of_its_own() -> None:
    assert faults(zone(rules=(ZoneRule("empty"),))) == [("zone/9", "it asks for nothing")]
    assert ("zone/9", "two rules have this name") in faults(zone(rules=(ONLY_A, ONLY_A)))


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({1: 0}, "zone/1"),
        ({2: 1}, "zone/1"),
        ({4: b"short"}, "zone/1"),
        ({9: 1}, "zone/1"),
    ],
)
def test_an_announcement_that_is_none_names_the_sentence(change: dict[int, Any], rule: str) -> None:
    with pytest.raises(BadRecord) as refused:
        parse_announcement(decode(encode(Announcement(1, zone()).body())) | change)
    assert refused.value.rule == rule


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({1: 9}, "zone/3"),
        ({2: ""}, "zone/3"),
        ({3: []}, "zone/3"),
        ({5: 0}, "zone/3"),
        ({6: []}, "zone/3"),
        ({6: [{1: "x"}]}, "zone/4"),
        ({6: [{1: "x", 2: "", 6: 0}]}, "zone/4"),
        ({6: [{1: "x", 2: "", 9: [[[], [], -1]]}]}, "zone/4"),
        ({6: [{1: "x", 2: "", 4: [[], []], 7: 1900000000}]}, "zone/4"),
        ({1: 2, 6: [{1: "x"}]}, "zone/5"),
        ({6: [7]}, "zone/3"),
    ],
)
def test_a_zone_that_is_none_names_the_sentence(change: dict[int, Any], rule: str) -> None:
    with pytest.raises(BadRecord) as refused:
        parse_zone(decode(encode(zone().body())) | change, Fields({}, "zone/1"))
    assert refused.value.rule == rule
