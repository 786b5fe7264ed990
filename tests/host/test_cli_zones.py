"""Zones at the command line: announced, listed, shown, asked about at a place, and refused."""

from pathlib import Path

import pytest
from tests.exchanges.parties import Party, run
from tests.host.terminal import Desk, init

TYPED = (
    *("zone", "announce", "--name", "RANGE-2", "--kind", "temporary"),
    *("--place", "35.33N 40.15E", "--radius-m", "5000"),
    *("--start", "2030-06-01T05:00Z", "--end", "2090-06-01T09:00Z"),
    *("--rule", "no flights", "--article", "para. 2", "--never-activity", "flight"),
)


@pytest.fixture(scope="module")
def party(tmp_path_factory: pytest.TempPathFactory) -> Party:
    root = tmp_path_factory.mktemp("zones")
    a, b = init(root / "a", "A"), init(root / "b", "B")
    card = root / "card.txt"
    card.write_text(run(b.folder, "card").out)
    assert run(a.folder, "peer", "add", card).code == 0
    assert run(a.folder, "channel", "found", "line", "--with", "B").code == 0
    assert run(a.folder, *TYPED).code == 0
    return a


@pytest.fixture
def a(party: Party, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(party, capsys)


@pytest.mark.requirement("Z-6")
def test_an_announced_zone_is_listed_and_shown_as_not_agreed(a: Desk) -> None:
    listed = a("zone", "list")
    assert "A-1 RANGE-2" in listed.out
    assert "announced by A, not agreed" in listed.out
    shown = a("zone", "show", "A-1").out
    assert "nobody's consent is implied" in shown
    assert "no flights (para. 2): never flight of any party" in shown


def test_a_place_is_asked_about_by_time_and_activity(a: Desk) -> None:
    when = ("--at", "2031-06-01T05:00Z")
    there = a("zone", "check", "35.33N 40.16E", *when)
    assert there.code == 1
    assert "A-1 RANGE-2" in there.out
    elsewhere = a("zone", "check", "36.33N 40.16E", *when)
    assert elsewhere.code == 0
    assert "says nothing of who is there" in elsewhere.out


def test_a_zone_is_amended_and_ended_by_its_number(a: Desk, tmp_path: Path) -> None:
    file = tmp_path / "zone.toml"
    file.write_text(
        """
[[zone]]
name = "ROAD"
kind = "security_corridor"
line = [[36.3, 35.6], [36.6, 35.6]]
radius_m = 6000
start = 2030-06-01T05:00:00Z
end = 2090-06-01T05:00:00Z
[[zone.rule]]
name = "patrols"
article = "Art. 2"
only = {activities = ["patrol"]}
""",
        encoding="utf-8",
    )
    made = a.done("zone", "announce", file)
    again = a.done("zone", "amend", made["zone"], file)
    assert again["zone"] == made["zone"]
    assert a.done("zone", "end", "ROAD", "--reason", "open")["zone"] == made["zone"]


@pytest.mark.requirement("Z-2")
@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("--radius-m", "0"), "a place of radius 0"),
        (("--kind", "tempory"), "'tempory' is not known"),
        (("--end", "12:00"), "--end: '12:00' is"),
        (("--place", "nowhere"), "--place"),
        (("--never-activity", "flihgt"), "is not known"),
    ],
)
def test_a_zone_that_is_typed_wrong_is_refused_with_what_is_wrong(
    a: Desk, change: tuple[str, str], told: str
) -> None:
    words = list(TYPED)
    words[words.index(change[0]) + 1] = change[1]
    refused = a(*words)
    assert refused.code == 2
    assert told in refused.err
