"""The ways out that the page for officers shows are those that the example has."""

import re
from pathlib import Path

from keepclear.exchange.notice import Activity
from keepclear.exchange.rule.separation import Separation
from keepclear.picture.area import Plan
from keepclear.picture.conflict import all_meetings
from keepclear.picture.displacement import Grid
from keepclear.picture.resolution import Offer, ways_out, ways_out_of_conflict
from keepclear.standards.geojson_rfc7946.mapping import collate, read_file

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/watch/ways-out.md"
AGREED = Separation(1_000, 300, 300)  # as examples/syria/README.md has it


def syria() -> dict[str, Plan]:
    folder = ROOT / "examples/syria"
    readings = [read_file(name, (folder / f"{name}.geojson").read_bytes()) for name in "abc"]
    doing = {part.notice: part.activity for reading in readings for part in reading.features}
    plans, _ = collate(readings)
    return {
        name: Plan(plan.party, Activity[doing[name].upper()], plan.volumes)
        for name, plan in plans.items()
    }


def in_words(offer: Offer[str]) -> str:
    (way,) = offer.move.ways
    if offer.move.time_s:
        return f"{abs(offer.move.time_s) // 60:,} min {way.value}"
    return f"{abs(offer.move.altitude_m) or offer.move.lateral_m:,} m {way.value}"


def test_the_page_shows_the_offers_of_the_example() -> None:
    plans = syria()
    offers = ways_out(plans["B-FLIGHT-1"], plans, AGREED)
    made = [(in_words(offer), f"{offer.cost:g}", *offer.clears) for offer in offers]
    rows = re.findall(r"^\| ([\d,]+ [^|]+) \| (\d+) \| (\S+) \| (\S+) \|", PAGE.read_text(), re.M)
    assert [row[:3] for row in rows] == made
    assert [row[3] for row in rows] == [offer.clearance.plan for offer in offers if offer.clearance]


def test_the_page_shows_the_grid() -> None:
    grid = Grid()
    rows = re.findall(r"^\| [^|]+ \| (1 minute|\d+ m) \| ([^|]+) \|", PAGE.read_text(), re.M)
    assert rows == [
        (f"{grid.time_s // 60} minute", f"{grid.time_max_s // 3600} hours"),
        (f"{grid.altitude_m} m", f"{grid.altitude_max_m:,} m"),
        (f"{grid.lateral_m} m", f"{grid.lateral_max_m // 1000} km"),
    ]


def test_each_conflict_of_the_example_but_one_has_a_way_out() -> None:
    plans = syria()
    found = all_meetings({name: (one.party, one.volumes) for name, one in plans.items()}, AGREED)
    stuck = [
        (a, b) for a, b, _ in found if not any(ways_out_of_conflict((a, b), plans, AGREED).values())
    ]
    assert len(found) == 10
    # A zone of a day, 55 km round, and a convoy of six hours whose end lies deep within it.
    assert stuck == [("A-TANF-ZONE", "C-RUKBAN-CONVOY")]
