"""The commands as people and scripts use them: two nodes as processes, one only calling out.

A listens; B can only call A and gets everything by long poll. Commands that meet a serving node
run here, in this process, as `keepclear` runs them; a few run as processes of their own.
"""

import json
import re
import signal
import ssl
import subprocess
from collections.abc import Callable, Iterator
from http.client import HTTPSConnection
from pathlib import Path
from typing import Any

import pytest
from tests.exchanges.parties import COMMAND, Party, awaited, free_port, run, serving, until
from tests.host.terminal import TYPED, UNTIL, Desk, init

from keepclear.host.settings import SETTINGS_FILE, load_settings
from keepclear.limits import NOTICES_PER_ACT_MAX


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Party, Party]]:
    """A, which listens, and B, which only calls out, with each other's cards."""
    root, port = tmp_path_factory.mktemp("cli"), free_port()
    endpoint = f"https://127.0.0.1:{port}"
    a = init(root / "a", "A", "--port", str(port), "--endpoint", endpoint)
    b = init(root / "b", "B")
    for party, other in ((a, b), (b, a)):
        card = root / f"card-{other.name}.txt"
        card.write_text(run(other.folder, "card").out)
        added = run(party.folder, "--json", "peer", "add", card)
        assert (added.code, added.answer["name"]) == (0, other.name)
    with serving(a), serving(b):
        a.ask(act="channel found", name="line", peers=["B"])
        until(lambda: b.ask(act="channel join", channel="line"))
        until(lambda: len(a.ask(view="status")["channels"][0]["logs"]) == 2)
        yield a, b


@pytest.fixture
def a(pair: tuple[Party, Party], capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(pair[0], capsys)


@pytest.fixture
def b(pair: tuple[Party, Party], capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(pair[1], capsys)


def given(desk: Desk, name: str, *words: str) -> Any:
    return desk.done("notice", "give", "--name", name, *TYPED, *words)


def heard(desk: Desk, name: str) -> Any:
    """The notice as this desk shows it, once it has arrived."""

    def look() -> Any:
        ran = desk("--json", "notice", "show", name)
        return ran.answer if ran.code == 0 else None

    return until(look)


def standing(desk: Desk, name: str, grade: str, state: str) -> Callable[[], bool]:
    return lambda: heard(desk, name)["parties"][0][grade] == state


# A notice from end to end


def test_a_notice_is_given_read_back_answered_and_disseminated(a: Desk, b: Desk) -> None:
    given(a, "NORTH-1", "--activity", "patrol", "--wait", "receipt", "--timeout", "30")
    view = heard(b, "NORTH-1")
    shown = b("ack", "readback", "NORTH-1")
    assert shown.code == 1
    assert "37S DA 40845 83060  36°53'30.00\"N 038°20'10.00\"E" in shown.out
    wrong = b("ack", "readback", "NORTH-1", "--group", "00000")
    assert (wrong.code, wrong.out) == (2, "")
    b.done("ack", "readback", "NORTH-1", "--group", view["check_group"])
    until(standing(a, "NORTH-1", "read_back", "UNANSWERED"))
    a.done("ack", "correction", "NORTH-1", "--party", "B", "the west gate")
    until(standing(b, "NORTH-1", "read_back", "CORRECTION"))
    b.done("ack", "readback", "NORTH-1", "--group", view["check_group"])
    until(standing(a, "NORTH-1", "read_back", "UNANSWERED"))
    a.done("ack", "correct", "NORTH-1", "--party", "B")
    until(standing(b, "NORTH-1", "read_back", "CORRECT"))
    b.done("ack", "disseminated", "NORTH-1", "--to", "air operations", "--to", "2 battalion")
    b.done("ack", "object", "NORTH-1", "crosses the gate at school time")
    until(standing(a, "NORTH-1", "objection", "OBJECTED"))
    shown = a("notice", "show", "NORTH-1")
    assert "disseminated: to air operations, 2 battalion; told " in shown.out
    assert "answer: CORRECTION; the west gate" in shown.out
    assert "objection: crosses the gate at school time" in shown.out
    assert not re.search(r"\[|\b1[0-9]{9}\b", shown.out), "no raw list and no bare count of seconds"


def test_what_is_refused_at_the_door_is_counted_and_told_with_what_to_do(a: Desk) -> None:
    assert "refused" not in a("line", "status").out
    calls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    calls.check_hostname, calls.verify_mode = False, ssl.CERT_NONE
    listen = load_settings(a.party.folder / SETTINGS_FILE).listen
    assert listen is not None
    for body in (b"nothing", bytes(500)):
        call = HTTPSConnection(listen.host, listen.port, context=calls)
        call.request("POST", "/parcel", body)
        assert call.getresponse().read() == b"parcel/2"
        call.close()
    shown = a("line", "status").out.splitlines()[-1]
    assert shown.startswith("refused 2 x parcel/2: not in the form of a parcel -> ")


def test_waiting_for_a_read_back_ends_when_it_comes_and_says_so_when_it_does_not(
    a: Desk, b: Desk
) -> None:
    late = a("notice", "give", "--name", "LATE", *TYPED, "--wait", "readback", "--timeout", "0.1")
    assert late.code == 3
    assert "given and durable here: LATE" in late.out
    assert "do not give it again" in late.err
    group = heard(b, "LATE")["check_group"]
    b.done("ack", "readback", "LATE", "--group", group)
    until(standing(a, "LATE", "read_back", "UNANSWERED"))
    a.done("ack", "correct", "LATE", "--party", "B")
    waited = a.party.ask(view="wait", notice="LATE", grade="read_back", timeout_s=30.0)
    assert waited["reached"]


def test_the_same_reference_gives_once(a: Desk) -> None:
    first = given(a, "ONCE", "--ref", "order 7")
    assert given(a, "ONCE", "--ref", "order 7") == first
    rows = [row for row in a.done("notice", "list") if row["notice"] == "ONCE"]
    assert len(rows) == 1


def test_an_amendment_keeps_what_it_does_not_say(a: Desk, b: Desk) -> None:
    given(a, "KEPT", "--activity", "medevac", "--text", "two vehicles", "--floor-m", "0",
          "--ceiling-m", "300", "--altitude-reference", "agl")  # fmt: skip
    before = heard(a, "KEPT")
    a.done("notice", "amend", "KEPT", "--end", "2030-06-01T11:00Z")
    after = heard(a, "KEPT")
    assert after["until"] == "2030-06-01T11:00:00Z"
    assert after["record"] != before["record"]
    for key in ("activity", "text", "from", "notice"):
        assert after[key] == before[key], key
    volume, was = after["volumes"][0], before["volumes"][0]
    assert volume == was | {"until": "2030-06-01T11:00:00Z"}
    by_serial = a.done("notice", "amend", after["serial"], "--activity", "patrol")
    assert by_serial["name"] == "KEPT"
    assert heard(a, "KEPT")["activity"] == "patrol"
    until(lambda: heard(b, "KEPT")["activity"] == "patrol")
    a.done("notice", "cancel", "KEPT", "--reason", "not sent")
    assert a("notice", "amend", "KEPT", "--end", UNTIL).code == 2


def test_nobody_amends_or_answers_for_another(a: Desk, b: Desk) -> None:
    given(a, "OURS")
    heard(b, "OURS")
    for refused in (
        b("notice", "amend", "OURS", "--end", UNTIL),
        b("notice", "cancel", "OURS"),
        b("ack", "correct", "OURS", "--party", "A"),
        a("ack", "readback", "OURS", "--group", "12345"),
        a("ack", "disseminated", "OURS", "--to", "us"),
        a("ack", "object", "OURS", "no"),
    ):
        assert refused.code == 2
        assert "\n  -> " in refused.err


# The line


def test_stop_rings_until_it_is_taken_and_words_go_both_ways(a: Desk, b: Desk) -> None:
    a.done("stop", "our people at the west gate")
    items = until(lambda: [i for i in b("--json", "watch").answer if i["what"] == "STOP"])
    assert items[0]["about"] == "A: our people at the west gate"
    assert b("watch").out.splitlines()[1].split()[2:4] == ["ago", "STOP"]
    b.done("take")
    b.done("say", "taken, all stopped", "--language", "en", "--precedence", "priority")
    rows = until(lambda: [r for r in a.done("messages") if r["taken_by"] or r["party"] == "B"])
    assert {row["what"] for row in rows} <= {"STOP", "message"}
    until(lambda: any(row["text"] == "taken, all stopped" for row in a.done("messages")))
    assert until(lambda: [r for r in a.done("messages") if r["taken_by"] == ["B"]])
    assert "taken, all stopped" in a("messages").out
    assert b("take").code == 2, "nothing is left to take"


def test_a_watch_that_follows_rings(a: Desk, pair: tuple[Party, Party]) -> None:
    command = [*COMMAND, "-f", str(pair[1].folder), "watch", "--follow", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as watching:
        assert watching.stdout is not None
        json.loads(watching.stdout.readline())  # what needs a person now
        assert json.loads(watching.stdout.readline()) == {"following": True}
        a.done("say", "ring")
        bells = [json.loads(watching.stdout.readline())]
        while bells[-1]["what"] != "ring":
            bells.append(json.loads(watching.stdout.readline()))
        watching.send_signal(signal.SIGINT)
        assert watching.wait(30) == 130
    assert bells[-1]["party"] == "A"


def test_separations_hold_once_every_member_has_signed(a: Desk, b: Desk) -> None:
    words = ("--lateral-m", "500", "--vertical-m", "100", "--time-s", "60")
    a.done("separations", "propose", "summer", *words)
    a.done("separations", "propose", "winter", *words)
    a.done("separations", "retract", "winter")
    until(lambda: b("separations", "sign", "summer").code == 0)
    awaited(a.party, "document to close", about="summer")
    a.done("separations", "close", "summer")
    until(lambda: "500 m, 100 m, 60 s (agreed)" in b("line", "status").out)
    assert b("separations", "close", "summer").code == 2


def test_the_line_is_checked_and_shown(a: Desk, b: Desk) -> None:
    checked = a.done("line", "check")
    assert len(checked["checks"][0]["picture"]) == 64
    until(lambda: b.done("line", "status")["channels"][0]["line_checks"])
    shown = b("line", "status").out
    assert "channel line (LIVE): A, B" in shown or "channel line (LIVE): B, A" in shown
    assert shown.splitlines()[2].startswith("A  ")


@pytest.mark.requirement("F7-1", "F7-5")
def test_a_channel_is_suspended_and_lifted_and_every_desk_says_so(a: Desk, b: Desk) -> None:
    until(lambda: a("line", "state").out.startswith("channel line: OPEN"))
    assert a("line", "state").code == 0
    headings = a("line", "status").out.splitlines()[1]
    assert re.split("  +", headings)[1:3] == ["node", "desk"]
    assert "NOT SAID" in a("line", "status").out
    assert a("line", "lift", "line").code == 2
    a.done("line", "suspend", "line", "--reason", "by order")
    refused = a("say", "good morning")
    assert refused.code == 2
    assert "keepclear line lift" in refused.err
    until(lambda: "SUSPENDED by A since" in b("line", "state").out)
    shown = b("line", "state")
    assert shown.code == 1
    assert "(by order)" in shown.out
    assert b("--json", "line", "state").answer[0]["states"] == ["SUSPENDED"]
    assert "state: SUSPENDED by A since" in b("line", "status").out
    assert "line SUSPENDED" in b("watch").out
    assert "warning: SUSPENDED by A since" in b("say", "are you there?").err
    assert "not by us" in b("line", "lift", "line").err
    a.done("line", "lift", "line")
    until(lambda: b("line", "state").code == 0)


def test_conflicts_name_both_notices_and_where_in_two_notations(a: Desk, b: Desk) -> None:
    given(a, "MEET-A")
    heard(b, "MEET-A")
    given(b, "MEET-B")
    heard(a, "MEET-B")
    for desk in (a, b):
        found = desk("--json", "conflicts")
        assert found.code == 1
        assert ["MEET-A", "MEET-B"] in [row["notices"] for row in found.answer]
        assert re.search(r"37S DA \d{5} \d{5}", desk("conflicts").out)
        assert re.search(r"\d+°\d\d'[\d.]+\"N", desk("conflicts").out)
    assert "CONFLICT" in a("notice", "show", "MEET-A").out


def test_a_dry_run_says_what_would_conflict_and_gives_nothing(a: Desk, b: Desk) -> None:
    given(b, "B-STANDS")
    heard(a, "B-STANDS")
    before = [row["notice"] for row in a.done("--json", "notice", "list")]
    ran = a("--json", "notice", "give", "--dry-run", "--name", "A-DRAFT", *TYPED)
    [draft] = ran.answer
    assert (ran.code, draft["notice"]) == (1, "A-DRAFT")
    met = {one["notice"]: one for one in draft["conflicts"]}
    assert (met["B-STANDS"]["party"], met["B-STANDS"]["closest_m"]) == ("B", 0.0)
    assert [row["notice"] for row in a.done("--json", "notice", "list")] == before


def test_an_offer_becomes_an_amended_notice_that_conflicts_with_nothing(a: Desk, b: Desk) -> None:
    around = ("--place", "35N 040E", "--radius-m", "1500", *TYPED[4:])
    b.done("notice", "give", "--name", "B-BRIDGE", *around)
    heard(a, "B-BRIDGE")
    a.done("notice", "give", "--name", "A-BRIDGE", *around)
    offers = a.done("--json", "notice", "offers", "A-BRIDGE")
    assert all(one["clears"] == ["B-BRIDGE of B"] for one in offers)
    assert "1  " + offers[0]["move"] in a("notice", "offers", "A-BRIDGE").out
    before = a.done("--json", "notice", "show", "A-BRIDGE")
    assert before["conflicts"]
    a.done("notice", "amend", "A-BRIDGE", "--offer", "1")
    after = a.done("--json", "notice", "show", "A-BRIDGE")
    assert (after["serial"], after["conflicts"]) == (before["serial"], [])
    assert after["volumes"] != before["volumes"]
    assert a("notice", "amend", "A-BRIDGE", "--offer", "1").code == 2
    assert b("notice", "offers", "A-BRIDGE").code == 2


def movement(name: str, lat: float, **more: Any) -> dict[str, Any]:
    properties = {
        "notice": name,
        "party": "A",
        "activity": "patrol",
        "start": "2040-06-01T05:00:00Z",
        "end": "2040-06-01T06:00:00Z",
        "radius_m": 10,
    }
    place = {"type": "Point", "coordinates": [36.0, lat]}
    return {"type": "Feature", "geometry": place, "properties": properties | more}


def test_more_notices_than_one_act_holds_are_all_given_or_none(a: Desk, tmp_path: Path) -> None:
    many = [movement(f"A-DAY-{i}", 34 + i / 1e4) for i in range(NOTICES_PER_ACT_MAX + 20)]
    file = tmp_path / "day.geojson"
    late = movement("A-LATE", 33.0, start="2020-01-01T05:00:00Z", end="2020-01-01T06:00:00Z")
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [*many, late]}))
    refused = a("notice", "give", str(file))
    assert refused.code == 2
    assert "A-LATE" in refused.err
    assert not any("A-DAY-" in row["notice"] for row in a.done("--json", "notice", "list"))
    file.write_text(json.dumps({"type": "FeatureCollection", "features": many}))
    for _ in range(2):  # The second time under the same reference gives nothing more.
        answer = a.done("--json", "notice", "give", str(file), "--ref", "day-1")
        assert [one["name"] for one in answer["notices"]] == [f"A-DAY-{i}" for i in range(520)]
    listed = [row["notice"] for row in a.done("--json", "notice", "list")]
    assert sum("A-DAY-" in name for name in listed) == 520


def test_an_administrator_sees_peers_and_channels(a: Desk, b: Desk) -> None:
    peer = b.done("peer", "list")[0]
    assert peer["party"] == "A"
    assert peer["endpoints"][0].startswith("https://127.0.0.1:")
    assert "nowhere: it calls out only" in a("peer", "list").out
    assert b("channel", "list").out.splitlines()[1].split() == ["line", "LIVE", "yes", *_members(b)]
    ours = a("--json", "card").answer["fingerprint"]
    assert ours in b("peer", "list").out
    assert a.party.ask(view="our card") == {"party": "A", "fingerprint": ours}


def _members(desk: Desk) -> list[str]:
    members = desk.done("channel", "list")[0]["members"]
    return ", ".join(members).split()


# Options


@pytest.mark.parametrize(
    "words", [("line", "status"), ("watch",), ("notice", "list"), ("messages",), ("peer", "list")]
)
def test_json_may_stand_before_the_command_or_after_it(a: Desk, words: tuple[str, ...]) -> None:
    before, after, plain = a("--json", *words), a(*words, "--json"), a(*words)
    assert type(before.answer) is type(after.answer)
    assert plain.out != after.out


def test_a_card_is_printed_as_text_as_json_and_as_a_code(a: Desk, tmp_path: Path) -> None:
    text = a("card")
    assert text.out == a("card", "--json").answer["card"]
    assert "read this fingerprint over the phone" in text.err
    assert "█" in a("card", "--qr").out or "▀" in a("card", "--qr").out
    file = tmp_path / "card.txt"
    file.write_text(text.out)
    shown = a("card", file)
    assert shown.out.startswith("A\n")
