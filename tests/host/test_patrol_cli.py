"""Patrols as an officer types them, at a node that rests: plan, report, show, count."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.exchanges.parties import run
from tests.host.terminal import Desk, init

from keepclear.errors import BadInput
from keepclear.host.cli import patrol
from keepclear.host.patrol_plan import plan_of_file, plan_of_track
from keepclear.space.track import Sample, Track

PLAN = """
name = "NORTH-1"
series = "the road"
radius_m = 400
vehicles = ["car 1", "car 2"]
call_signs = ["LARK"]

[[point]]
name = "gate"
place = "36 53 30N 038 20 10E"
at = 2040-06-01T05:00:00Z

[[point]]
via = true
place = "36 53 50N 038 23 10E"

[[point]]
name = "mill"
place = "36 54 10N 038 27 40E"
at = "2040-06-01T08:40+03:00"
grace_min = 20

[[point]]
name = "gate again"
place = "36 53 30N 038 20 10E"
at = "010620ZJUN2040"
"""


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    a, b = init(tmp_path / "a", "A"), init(tmp_path / "b", "B")
    card = tmp_path / "card.txt"
    card.write_text(run(b.folder, "card").out)
    assert run(a.folder, "peer", "add", card).code == 0
    assert run(a.folder, "channel", "found", "line", "--with", "B").code == 0
    return Desk(a, capsys)


def test_a_plan_from_a_file_gives_the_corridor_as_timed_segments(tmp_path: Path) -> None:
    plan = plan_of_file("plan.toml", PLAN.encode(), "UTC")
    assert [(p.name, p.grace_s) for p in plan.points] == [
        ("gate", 600),
        ("mill", 1_200),
        ("gate again", 600),
    ]
    spans = [(v.interval.start, v.interval.end, len(v.core.rings[0])) for v in plan.volumes]
    assert [(f"{a:%H%M}", f"{b:%H%M}", n) for a, b, n in spans] == [
        ("0450", "0600", 3),
        ("0520", "0630", 2),
    ]
    assert {v.radius_m for v in plan.volumes} == {400.0}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('name = "NORTH-1"', ""), "name: it is missing"),
        (("radius_m = 400", "radius_m = 0"), "radius_m: 0 is not taken"),
        (("series", "serie"), "serie: not known here"),
        (("06-01T05:00:00Z", "06-01T06:20:00Z"), "mill is due no later than gate"),
        (("T08:40+03:00", "T08:40"), "point 3: at: 2040-06-01T08:40 is "),
        (("36 53 30N", "96 53 30N"), "plan.toml: point 1: place: "),
        (('vehicles = ["car 1", "car 2"]', 'vehicles = "car"'), "vehicles: it is no list"),
        (("via = true", "vias = true"), "point 2: vias: not known here"),
    ],
)
def test_a_file_is_refused_with_what_is_wrong_and_where(change: tuple[str, str], told: str) -> None:
    with pytest.raises(BadInput) as caught:
        plan_of_file("plan.toml", PLAN.replace(*change, 1).encode(), "UTC")
    assert told in str(caught.value)


def test_a_recorded_route_is_gone_again_at_another_time() -> None:
    begin = datetime(2040, 6, 1, 5, tzinfo=UTC)
    samples = tuple(
        Sample(begin + timedelta(minutes=10 * n), 38.0 + n / 100, 36.9) for n in range(10)
    )
    start = int(begin.timestamp()) + 86_400
    plan = plan_of_track("AGAIN", Track("t", samples), start, 1_800, 600, 500.0)
    assert [(p.name, (p.at - start) // 60) for p in plan.points] == [
        ("start", 0),
        ("point 2", 30),
        ("point 3", 60),
        ("end", 90),
    ]
    assert plan.points[1].place == pytest.approx((38.03, 36.9))
    assert plan.volumes[0].interval.start.timestamp() == start - 600
    assert plan.volumes[-1].interval.end.timestamp() >= start + 90 * 60 + 600


def test_a_patrol_is_planned_reported_shown_and_counted(desk: Desk, tmp_path: Path) -> None:
    typed = [
        *("--point", "gate; 36 53 30N 038 20 10E; 2020-06-01T05:00Z"),
        *("--point", "mill; 36 54 10N 038 27 40E; 2020-06-01T05:40Z"),
        *("--point", "end; 36 54 10N 038 30 40E; 2040-06-01T06:20Z"),
    ]
    planned = desk("patrol", "plan", "--name", "N", "--series", "road", *typed)
    assert planned.out == "A-1 N planned, and its notice given: durable here\n"
    assert "warning: N: " in planned.err  # It began long ago: a date may be mistyped.
    assert [n["notice"] for n in desk.done("notice", "list")] == ["N"]
    listed = desk("patrol", "list")
    assert listed.code == 1
    assert "NOT SET OUT by" in listed.out
    assert desk("patrol", "check-in", "A-1", "2").code == 2
    desk.done("patrol", "set-out", "A-1", "--at", "2020-06-01T05:05Z")
    desk.done("patrol", "check-in", "N", "2", "--at", "2020-06-01T05:52Z", "--where", "37 N 38 E")
    shown = desk("patrol", "show", "A-1")
    assert "A-1 N, road #1: UNDER WAY" in shown.out
    assert "notice N stands" in shown.out
    assert "late 2 min" in shown.out
    ended = desk("patrol", "cut-short", "A-1", "--reason", "engine")
    assert ended.out == "N: cut short; CUT SHORT\n"
    html = tmp_path / "road.html"
    told = desk("patrol", "series", "road", "--html", html)
    assert "road: 1 planned, 1 cut short" in told.out
    assert "cut short: 1 x engine" in told.out
    assert "reports on time: 1 of 2" in told.out
    assert "http" not in re.sub(r'xmlns="[^"]*"', "", html.read_text())
    assert desk("patrol", "list").out == "No patrol is planned or under way.\n"
    assert "CUT SHORT: engine" in desk("patrol", "list", "--every").out
    assert desk("patrol", "series", "other").code == 2


def test_a_joint_patrol_is_proposed_and_waits_for_the_others(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(PLAN)
    assert desk.done("patrol", "propose", file, "--with", "B")["patrol"] == "A-1"
    assert "PROPOSED" in desk("patrol", "list").out
    refused = desk("patrol", "close", "A-1")
    assert "not signed yet by B" in refused.err
    desk.done("patrol", "retract", "A-1")
    assert "NOT AGREED" in desk("patrol", "list", "--every").out


def test_a_patrol_that_one_party_cut_short_and_another_goes_on_with_reads_as_both() -> None:
    row = {"state": "UNDER_WAY", "reason": "engine", "late_s": 0}
    assert patrol._state(row) == "UNDER WAY; a part CUT SHORT: engine"
    assert patrol._state(row | {"state": "CUT_SHORT"}) == "CUT SHORT: engine"
