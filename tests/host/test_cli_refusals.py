"""What a command refuses: it names the place, the fault and the cure, and writes nothing.

No node serves here, so each command opens the folder itself.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.exchanges.parties import Party
from tests.host.terminal import FROM, TYPED, UNTIL, Desk

from keepclear.host.card import our_card
from keepclear.host.identity import create_identity
from keepclear.host.settings import SETTINGS_FILE, default_settings_text

CURE = "\n  -> "


def settle(root: Path, name: str) -> Party:
    folder = root / name
    folder.mkdir(mode=0o700)
    text = default_settings_text(name)
    text = text.replace("# bounds = [35.5, 32.0, 42.5, 38.0]", "bounds = [35.5, 32.0, 42.5, 38.0]")
    (folder / SETTINGS_FILE).write_text(text)
    create_identity(folder, 1_900_000_000)
    return Party(name, folder, None)


@pytest.fixture(scope="module")
def party(tmp_path_factory: pytest.TempPathFactory) -> Party:
    """A, in a channel with B, which it has never reached; its watch is on northern Syria."""
    root = tmp_path_factory.mktemp("refusals")
    ours = settle(root, "A")
    (root / "card-b").write_bytes(our_card(settle(root, "B").folder).data)
    return ours


@pytest.fixture
def desk(party: Party, capsys: pytest.CaptureFixture[str]) -> Desk:
    at = Desk(party, capsys)
    if not at.done("peer", "list"):
        at("peer", "add", party.folder.parent / "card-b")
        at.done("channel", "found", "line", "--with", "B")
        at.done("notice", "give", "--name", "BEFORE", *TYPED)
    return at


def written(desk: Desk) -> Any:
    """How far the journal and the logs have come."""
    status = desk.done("line", "status")
    return status["journal"], [log["size"] for c in status["channels"] for log in c["logs"]]


def feature(**changes: Any) -> dict[str, Any]:
    said = {"notice": "N-1", "party": "A", "activity": "patrol", "start": FROM, "end": UNTIL}
    geometry = changes.pop("geometry", {"type": "Point", "coordinates": [38.3, 36.9]})
    properties = said | {"radius_m": 500} | changes
    kept = {key: value for key, value in properties.items() if value is not ...}
    return {"type": "Feature", "properties": kept, "geometry": geometry}


def collection(*features: dict[str, Any]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def polygon(*ring: list[float]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [list(ring)]}


SQUARE = ([38.0, 36.0], [38.1, 36.0], [38.1, 36.1], [38.0, 36.1])
BAD = {
    "a bad coordinate": (feature(geometry={"type": "Point", "coordinates": ["x", 1]}), "geometry"),
    "swapped against the bounds": (
        feature(geometry={"type": "Point", "coordinates": [36.9, 38.3]}),
        "geometry",
    ),
    "an end before a start": (feature(start=UNTIL, end=FROM), "end"),
    "a time without offset": (feature(start="2030-06-01T05:00:00"), "properties.start"),
    "not a number": (feature(radius_m=float("nan")), "radius_m"),
    "an unclosed polygon": (feature(geometry=polygon(*SQUARE)), "geometry"),
    "a polygon that crosses itself": (
        feature(geometry=polygon(SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3], SQUARE[0])),
        "geometry",
    ),
    "an unknown activity": (feature(activity="attack"), "properties.activity"),
    "radius typed for radius_m": (feature(radius_m=..., radius=500), "properties.radius"),
    "another party's notice": (feature(party="B"), "N-1"),
    "200,000 vertices": (
        feature(
            geometry={
                "type": "LineString",
                "coordinates": [[38 + i / 1e6, 36.5] for i in range(200_000)],
            }
        ),
        "geometry",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_feature_is_refused_by_file_feature_and_field(
    desk: Desk, tmp_path: Path, what: str
) -> None:
    bad, field = BAD[what]
    file = tmp_path / "plans.geojson"
    file.write_text(collection(feature(notice="GOOD"), bad))
    before = written(desk)
    ran = desk("notice", "give", file)
    assert ran.code == 2, ran.err
    assert ran.out == ""
    assert CURE in ran.err
    assert "Traceback" not in ran.err
    assert field in ran.err
    if field != "N-1":
        assert f"{file}: " in ran.err
    assert len(ran.err) < 2_000
    assert written(desk) == before, "nothing is half-written"


@pytest.mark.requirement("F14-1")
def test_all_faults_of_all_files_are_told_at_once(desk: Desk, tmp_path: Path) -> None:
    one, two = tmp_path / "one.geojson", tmp_path / "two.geojson"
    one.write_text(collection(feature(activity="attack"), feature(start="noon")))
    two.write_text(collection(feature(notice="N-2", radius_m=-1)))
    ran = desk("notice", "give", one, two, tmp_path / "absent.geojson", "--name", "T")
    assert ran.code == 2
    for word in ("attack", "noon", "radius_m", "absent.geojson: it cannot be read", "--place"):
        assert word in ran.err, word
    assert ran.err.count(CURE) >= 8


TYPED_BADLY = {
    "a bad place": (("--place", "36 88 30N 038 20 10E"), "--place"),
    "a time without a zone": (("--start", "2030-06-01T05:00"), "--start"),
    "no such time": (("--end", "2030-06-31T05:00Z"), "--end"),
    "an end before a start": (("--end", "2030-06-01T04:00Z"), "--end"),
    "an unknown activity": (("--activity", "attack"), "--activity"),
    "an altitude without its reference": (("--floor-m", "100"), "--altitude-reference"),
    "an unknown reference": (
        ("--floor-m", "100", "--altitude-reference", "QNH"),
        "--altitude-reference",
    ),
    "a radius that is no number": (("--radius-m", "nan"), "--radius-m"),
    "a radius below 0": (("--radius-m", "-5"), "--radius-m"),
    "an unknown precedence": (("--precedence", "URGENT"), "--precedence"),
    "a wait for what is no grade": (("--wait", "agreement"), "--wait"),
    "a wait without end": (("--wait", "receipt", "--timeout", "inf"), "--timeout"),
    "a control character": (("--text", "a\x1b[2Jb"), "U+001B"),
    "no such channel": (("--channel", "other"), "channel"),
    "lat and lon swapped": (("--place", "38.3, 36.9"), "command line"),
}


@pytest.mark.parametrize("what", TYPED_BADLY)
def test_what_is_typed_badly_is_refused_by_its_option(desk: Desk, what: str) -> None:
    words, named = TYPED_BADLY[what]
    before = written(desk)
    typed = list(TYPED)
    if words[0] == "--place":
        typed = typed[2:]
    ran = desk("notice", "give", "--name", "N-1", *typed, *words)
    assert (ran.code, ran.out) == (2, "")
    assert named in ran.err
    assert CURE in ran.err
    assert written(desk) == before


ODD_COMMANDS = [
    ("notice", "show", "NO-SUCH"),
    ("notice", "amend", "BEFORE"),
    ("notice", "amend", "BEFORE", "--start", "noon"),
    ("notice", "cancel", "NO-SUCH"),
    ("notice", "give"),
    ("notice", "give", "--name", "", "--radius-m", "5"),
    ("notice", "from-track", "/nonexistent.gpx"),
    ("notice", "from-track", "/nonexistent.gpx", "--segment-s", "900"),
    ("ack", "readback", "BEFORE", "--group", "1"),
    ("ack", "disseminated", "BEFORE", "--to", "x", "--at", "12:00"),
    ("say", "x", "--precedence", "LOUD"),
    ("say", "\x07"),
    ("take",),
    ("seen", "abcdef"),
    ("channel", "found", "two", "--with", "NOBODY"),
    ("channel", "join", "line"),
    ("peer", "add", "/nonexistent"),
    ("card", "/nonexistent"),
    ("separations", "propose", "x", "--lateral-m", "-1"),
    ("separations", "sign", "none"),
    ("check", "/nonexistent"),
]


@pytest.mark.parametrize("words", ODD_COMMANDS, ids=" ".join)
def test_an_odd_command_says_where_what_and_the_cure(desk: Desk, words: tuple[str, ...]) -> None:
    before = written(desk)
    ran = desk(*words)
    assert (ran.code, ran.out) == (2, "")
    assert CURE in ran.err or ran.err.startswith("fault: ")
    assert written(desk) == before


def test_a_damaged_card_is_refused_by_its_file(desk: Desk, tmp_path: Path) -> None:
    whole = desk("card").out
    damaged = tmp_path / "card.txt"
    for text in (whole.replace("BEGIN", "START"), whole[: len(whole) // 2], "", _flipped(whole)):
        damaged.write_text(text)
        for words in (("peer", "add"), ("card",)):
            ran = desk(*words, damaged)
            assert (ran.code, ran.out) == (2, "")
            assert ran.err.startswith(f"{damaged}: it is no whole card")


def _flipped(card: str) -> str:
    at = len(card) // 2
    return card[:at] + ("A" if card[at] != "A" else "B") + card[at + 1 :]


def test_our_own_card_and_a_second_party_of_one_name_are_no_peers(
    desk: Desk, tmp_path: Path
) -> None:
    own, twin = tmp_path / "own", tmp_path / "twin"
    own.write_text(desk("card").out)
    twin.write_bytes(our_card(settle(tmp_path, "B").folder).data)
    for card, why in ((own, "our own card"), (twin, "another peer is called 'B'")):
        ran = desk("peer", "add", card)
        assert ran.code == 2
        assert why in ran.err


@pytest.mark.parametrize("name", ["A\x07", "", "x" * 65, "\u202eA"])
def test_a_party_is_not_named_by_what_could_drive_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    folder = tmp_path / "new"
    ran = Desk(Party("", folder, None), capsys)("init", name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("NAME: ")
    assert "\x07" not in ran.err
    assert not folder.exists()


def test_init_names_its_options_and_never_writes_over_a_party(
    desk: Desk, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    odd = Desk(Party("", tmp_path / "odd", None), capsys)
    ran = odd("init", "A", "--port", "70000", "--endpoint", "http://here")
    assert ran.code == 2
    assert "--port: " in ran.err
    assert "--endpoint: " in ran.err
    keys = (desk.party.folder / "node.keys").read_bytes()
    again = desk("init", "A")
    assert again.code == 2
    assert str(desk.party.folder) in again.err
    assert (desk.party.folder / "node.keys").read_bytes() == keys


def test_a_folder_without_a_party_says_what_to_do(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    nobody = Desk(Party("", tmp_path / "none", None), capsys)
    for words in (("watch",), ("notice", "list"), ("card",), ("serve",), ("settings", "check")):
        ran = nobody(*words)
        assert ran.code == 2
        assert "keepclear init" in ran.err + ran.out


def test_faults_of_the_settings_are_listed_as_a_table_and_as_json(
    desk: Desk, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert desk("settings", "check").code == 0
    odd = settle(tmp_path, "C")
    path = odd.folder / SETTINGS_FILE
    path.write_text(path.read_text() + 'colour = "red"\n[radar]\n')
    ran = Desk(odd, capsys)("settings", "check", "--json")
    assert ran.code == 2
    assert len(ran.answer["faults"]) == 2
    assert "radar" in Desk(odd, capsys)("settings", "check").out


def test_our_own_fault_exits_with_70_and_shows_no_traceback(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("keepclear.host.body.keeping.on_watch", broken)
    ran = desk("watch")
    assert ran.code == 70
    assert ran.err.startswith("internal fault: ZeroDivisionError")
    assert "Traceback" not in ran.err
