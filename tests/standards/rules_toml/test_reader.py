"""Rules in a file: what is taken, and that everything wrong is told at once with its place."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from keepclear.errors import BadInput
from keepclear.exchange.notice import Activity
from keepclear.exchange.rule.rules import Rules, Severity, rules_from
from keepclear.exchange.rule.separation import Separation
from keepclear.exchange.rule.zone import ALWAYS, Who
from keepclear.space.altitude import CAUTIOUS, Band, Offset, Reference
from keepclear.space.conditions import Conditions
from keepclear.space.volume import CoreKind
from keepclear.standards.rules_toml.reader import read_rules

ROOT = Path(__file__).resolve().parents[3]
PAIR = "[[pair]]\nactivities = {}\nlateral_m = 5\nvertical_m = 6\ntime_s = 7\n"
AREA = '[[area]]\nname = "zone"\npoint = [38.5, 33.5]\nradius_m = 10\nonly = {parties = ["A"]}\n'
SIDE = '[[side]]\nname = "river"\nline = [[38.0, 36.0], [39.0, 35.5]]\nleft = ["A"]\n'


def read(text: str) -> Rules:
    return read_rules("rules.toml", text.encode())


def faults(text: str) -> list[str]:
    with pytest.raises(BadInput) as refused:
        read(text)
    return [str(fault) for fault in refused.value.faults]


def test_an_empty_file_rules_nothing() -> None:
    assert read("") == Rules()


def test_the_example_of_the_specification_is_read_as_it_says() -> None:
    page = (ROOT / "spec" / "rules.md").read_text()
    rules = read(page.split("```toml\n")[1].split("```")[0])
    assert rules.base == Separation(1000, 300, 600)
    terms = rules.between(Activity.UNMANNED_FLIGHT, Activity.FLIGHT)
    assert (terms.separation, terms.severity) == (Separation(5000, 300, 900), Severity.CRITICAL)
    assert rules.lead(Activity.PATROL) == 86400
    assert rules.exempt == {Activity.MEDEVAC}
    assert rules.areas[0].only == Who(frozenset({"A"}))
    assert rules.areas[0].volume.interval == ALWAYS
    assert (rules.sides[0].right, rules.sides[0].buffer_m) == (frozenset({"B"}), 2000)


def test_the_rules_of_the_published_example_can_be_signed() -> None:
    path = ROOT / "examples" / "syria" / "rules.toml"
    rules = read_rules(path.name, path.read_bytes())
    assert (len(rules.pairs), len(rules.areas), len(rules.sides)) == (4, 3, 1)
    assert rules_from(rules.content()) == rules


def test_an_area_has_a_shape_a_band_a_time_and_altitudes_for_those_inside() -> None:
    text = """
    [[area]]
    name = "box"
    polygon = [[36.0, 35.0], [36.2, 35.0], [36.2, 35.2], [36.0, 35.2], [36.0, 35.0]]
    holes = [[[36.1, 35.1], [36.11, 35.1], [36.11, 35.11], [36.1, 35.1]]]
    ceiling_m = 9000
    altitude_reference = "MSL"
    start = 2030-06-01T08:00:00.5+03:00
    end = "2030-06-02T05:00:00.5Z"
    altitudes = {floor_m = 100, ceiling_m = 200, altitude_reference = "AGL"}
    lead_s = 60
    """
    (area,) = read(text).areas
    assert area.volume.core.kind is CoreKind.POLYGON
    assert len(area.volume.core.rings) == 2
    assert area.volume.band == Band(None, 9000, Reference.MSL)
    assert area.volume.interval.start == datetime(2030, 6, 1, 5, tzinfo=UTC)
    assert area.volume.interval.end == datetime(2030, 6, 2, 5, 0, 1, tzinfo=UTC)
    assert area.altitudes == Band(100, 200, Reference.AGL)


def test_margins_are_those_given_and_the_others_as_asked() -> None:
    margins = read('[margins]\nfl_msl_m = 500\nothers = "cautious"').margins
    assert (margins.fl_msl, margins.fl_wgs84) == (Offset.within(500), CAUTIOUS.fl_wgs84)
    assert read("[margins]\nfl_msl_m = 500").margins.fl_wgs84 is None


def test_conditions_give_the_margins_of_altitude_md() -> None:
    margins = read("[conditions]\nqnh_hpa = [1004, 1016]\nair_k = 20\n").margins
    assert margins == Conditions(qnh_hpa=(1004, 1016), air_k=20).margins()
    assert margins.agl_msl is None
    signed = read("[conditions]\nqnh_hpa = [1004, 1016]\nair_k = 20\n")
    assert rules_from(signed.content()) == signed
    ground = read("[conditions]\nterrain_m = [-5, 300.5]\nundulation_m = [10, 20]\n").margins
    assert ground.agl_msl == Offset(-5.0, 301.0)
    assert ground.msl_wgs84 == Offset(10.0, 20.0)


def test_a_margin_may_stand_beside_conditions_that_say_nothing_of_its_pair() -> None:
    text = "[conditions]\nqnh_hpa = [1004, 1016]\n[margins]\nagl_msl_m = 2000\n"
    margins = read(text).margins
    assert margins.agl_msl == Offset.within(2000)
    assert margins.fl_msl == Conditions(qnh_hpa=(1004, 1016)).margins().fl_msl


def test_how_far_the_ground_rises_may_stand_beside_its_whole_range() -> None:
    ground = "[conditions]\nterrain_m = [-5, 1200]\n"
    assert read(ground).margins.agl_agl == Offset.within(1205)
    narrower = read(f"{ground}[margins]\nagl_agl_m = 150\n")
    assert narrower.margins.agl_agl == Offset.within(150)
    assert narrower.margins.agl_msl == Offset(-5.0, 1200.0)
    assert rules_from(narrower.content()) == narrower


def test_a_radius_grows_by_what_rounding_a_position_may_move() -> None:
    (area,) = read(AREA.replace("38.5, 33.5", "38.12345678, 33.5")).areas
    assert (area.volume.core.rings, area.volume.radius_m) == ((((38.123457, 33.5),),), 11.0)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("latteral_m = 5", "rules.toml: latteral_m: not known here"),
        ("[base]\nlateral_m = 1\nvertical_m = 1\ntime_s = 1\nlatteral_m = 5", "'lateral_m' meant"),
        ("[base]\nlateral_m = 1\nvertical_m = 1", "rules.toml: base.time_s: missing"),
        ("[base]\nlateral_m = -1\nvertical_m = 1\ntime_s = 1", "-1 is out of bounds"),
        ("[base]\nlateral_m = nan\nvertical_m = 1\ntime_s = 1", "nan is not a whole number"),
        ("[base]\nlateral_m = inf\nvertical_m = 1\ntime_s = 1", "inf is not a whole number"),
        ("[base]\nlateral_m = 1.5\nvertical_m = 1\ntime_s = 1", "1.5 is not a whole number"),
        ("[base]\nlateral_m = true\nvertical_m = 1\ntime_s = 1", "True is not a whole number"),
        ("[base]\nlateral_m = '5'\nvertical_m = 1\ntime_s = 1", "'5' is not a whole number"),
        ("base = 5", "rules.toml: base: 5 is not a table"),
        ("[pair]\n", "head each with [[pair]]"),
        (PAIR.format('["flight"]'), "pair[0].activities: 1 activities"),
        (PAIR.format('["flight", "fligth"]'), "pair[0].activities[1]: 'fligth' is not known"),
        (PAIR.format("5"), "pair[0].activities: 5 is not an array"),
        (
            PAIR.format('["flight", "patrol"]') + PAIR.format('["patrol", "flight"]'),
            "rules.toml: pair[1].activities: flight + patrol is given twice",
        ),
        (PAIR.format('["flight", "flight"]') + 'severity = "grave"', "'grave' is not known"),
        ('exempt = ["medvac"]', "exempt[0]: 'medvac' is not known; use one of"),
        ("[lead_s]\nwar = 5", "lead_s.war: not known here"),
        ("[lead_s]\npatrol = -5", "lead_s.patrol: -5 is out of bounds"),
        (AREA.replace('name = "zone"\n', ""), "area[0].name: missing"),
        (AREA.replace('"zone"', '""'), "area[0].name: '' is not a name"),
        (AREA.replace('"zone"', '"z\\u202e"'), "holds what cannot be seen"),
        (AREA.replace("point = [38.5, 33.5]\n", ""), "area[0]: no geometry"),
        (AREA + "line = [[1.0, 2.0], [3.0, 4.0]]", "point, line at once"),
        (AREA.replace("radius_m = 10\n", ""), "area[0].radius_m: missing"),
        (AREA.replace("38.5", "380.5"), "is not a position"),
        (AREA.replace("38.5", "nan"), "is not a position"),
        (AREA.replace("[38.5, 33.5]", "5"), "5 is not a position"),
        (AREA.replace("point = [38.5, 33.5]", "line = [[1.0, 2.0]]"), "1 positions where 2"),
        (
            AREA.replace("point = [38.5, 33.5]", "polygon = [[1, 1], [2, 1], [2, 2], [1, 2]]"),
            "ring is not closed",
        ),
        (AREA + "holes = []", "a point has no holes"),
        (AREA.replace('only = {parties = ["A"]}', ""), "an area that asks for nothing"),
        (AREA.replace('{parties = ["A"]}', "{}"), "area[0].only: names nobody"),
        (AREA.replace('"A"', '"A", 5'), "only.parties[1]: 5 is not a name"),
        (AREA + "floor_m = 5", "area[0].altitude_reference: missing"),
        (AREA + 'floor_m = 5\nceiling_m = 4\naltitude_reference = "MSL"', "above the ceiling"),
        (AREA + 'altitudes = {altitude_reference = "MSL"}', "area[0].altitudes: no altitude"),
        (AREA + "start = 2030-06-01T05:00:00", "without offset from UTC"),
        (AREA + "start = 2030-06-01", "area[0].start"),
        (AREA + "start = 1960-06-01T05:00:00Z", "before 1970"),
        (AREA + "start = 2030-06-01T05:00:00Z\nend = 2030-06-01T05:00:00Z", "not after the start"),
        (AREA + AREA, "area[1].name: 'zone' is the name of area[0] as well"),
        (AREA + SIDE.replace("river", "zone"), "side[0].name: 'zone' is the name of area[0]"),
        (SIDE.replace("[38.0, 36.0], ", ""), "1 positions where 2 are needed"),
        (SIDE.replace("[38.0, 36.0]", "[39.0, 35.5]"), "one place only"),
        (SIDE.replace("line = [[38.0, 36.0], [39.0, 35.5]]\n", ""), "side[0].line: missing"),
        (SIDE.replace('left = ["A"]', ""), "no party keeps to a side"),
        (SIDE + 'right = ["A"]', "'A' is on the left as well"),
        (SIDE + "buffer_m = -1", "side[0].buffer_m: -1 is out of bounds"),
        (
            SIDE.replace("[39.0, 35.5]", "[39.0, 35.5], [38.0, 35.5], [39.0, 36.0]"),
            "crosses itself",
        ),
        ("[margins]\nfl_m = 5", "margins.fl_m: not known here"),
        ("[margins]\nothers = 5", "margins.others: 5 is not known"),
        ("[conditions]\n", "conditions: nothing is known"),
        ("[conditions]\nqnh = [1000, 1010]", "'qnh_hpa' meant"),
        ("[conditions]\nqnh_hpa = 1004", "conditions.qnh_hpa: 1004 is not such a range"),
        ("[conditions]\nqnh_hpa = [1010, 1000]", "is not such a range; give [lowest, highest]"),
        ("[conditions]\nqnh_hpa = [29.5, 30.1]", "both from 800 to 1100"),
        ("[conditions]\nterrain_m = [0, nan]", "conditions.terrain_m"),
        ("[conditions]\nair_k = -5", "-5 is out of bounds; give a number from 0 to 150"),
        ("[conditions]\nair_k = true", "True is out of bounds"),
        ("[conditions]\nair_k = 5\n[margins]\nfl_msl_m = 9", "margins.fl_msl_m: follows from"),
        ('[conditions]\nair_k = 5\n[margins]\nothers = "cautious"', "margins.others: stands"),
        ("[base]\n[base]", "rules.toml: not TOML"),
        ("a = ", "rules.toml: not TOML"),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_table_and_key(text: str, told: str) -> None:
    found = faults(text)
    assert [fault for fault in found if told in fault], found


def test_every_fault_is_told_at_once() -> None:
    text = 'exempt = ["war"]\nnoise = 1\n' + PAIR.format('["flight"]').replace("5", "-5")
    text += AREA.replace("10", "nan") + SIDE.replace('left = ["A"]', "")
    assert [fault.split(": ")[1] for fault in faults(text)] == [
        *("noise", "pair[0].lateral_m", "pair[0].activities"),
        *("exempt[0]", "area[0].radius_m", "side[0].left"),
    ]


def test_bytes_that_are_not_text_are_told() -> None:
    with pytest.raises(BadInput, match="byte 0 is not UTF-8"):
        read_rules("rules.toml", b"\xff")
