"""What happened in the order of our own journal, alone and beside what a bundle proves."""

from base64 import b64encode
from dataclasses import replace

import pytest
from tests.evidence.parties import bundle_of, world

from keepclear.desk.drawing.timeline_page import (
    beside_html,
    beside_lines,
    event_lines,
    events_html,
    known_html,
    known_lines,
)
from keepclear.desk.known_then import known_then
from keepclear.desk.sequence import alongside, sequence
from keepclear.errors import BadInput
from keepclear.evidence.bundle import encode_bundle, parse_bundle
from keepclear.evidence.timeline import HELD, SAID, Event, beside
from keepclear.space.local_time import find_zone

ZONE = find_zone("Asia/Damascus")


def _beside(who: str, data: bytes) -> dict[str, object]:
    played = world()
    (channel,) = alongside(played.node(who), played.moment, b64encode(data).decode())["channels"]
    found: dict[str, object] = channel
    return found


@pytest.mark.requirement("F4-10")
def test_events_come_in_the_order_of_our_journal_with_the_time_that_others_claim() -> None:
    played = world()
    told = sequence(played.node("A"), played.moment)
    numbers = [event["n"] for event in told["events"]]
    assert numbers == sorted(numbers)
    assert told["whole"]
    whats = {event["what"] for event in told["events"]}
    assert whats >= {"said: GIVE", "arrived: READ BACK", "receipt of B", "receipt given to B"}
    (back,) = (e for e in told["events"] if e["what"] == "arrived: READ BACK")
    assert (back["party"], back["bearer"], back["clock"]) == ("B", "test", "B")
    assert back["claimed"] <= back["at"]
    assert back["about"] == "PATROL"


def test_events_of_one_notice_are_all_that_was_said_of_it_and_nothing_else() -> None:
    played = world()
    told = sequence(played.node("B"), played.moment, notice="PATROL")
    assert {event["about"] for event in told["events"]} == {"PATROL"}
    whats = [event["what"] for event in told["events"]]
    assert whats.count("arrived: GIVE") == 1
    assert {"said: READ BACK", "said: DISSEMINATED", "arrived: AMEND"} <= set(whats)


def test_events_of_one_party_are_by_it_or_from_it() -> None:
    played = world()
    told = sequence(played.node("A"), played.moment, party="C")
    assert told["events"]
    assert all("C" in (event.get("party"), event.get("from")) for event in told["events"])


def test_a_span_holds_its_own_events_and_no_others() -> None:
    played = world()
    node = played.node("A")
    every = sequence(node, played.moment)["events"]
    first, last = every[3]["n"], every[-4]["n"]
    low, high = (node.store.journal(n - 1, 1)[0].utc for n in (first, last))
    part = sequence(node, played.moment, low, high)["events"]
    assert part == [event for event in every if every[3]["at"] <= event["at"] <= every[-4]["at"]]


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadInput, match="after --until"):
        sequence(world().node("A"), world().moment, 10, 5)


@pytest.mark.requirement("F4-10")
def test_a_peers_bundle_and_our_journal_agree_on_one_axis() -> None:
    channel = _beside("A", bundle_of("B", "PATROL"))
    assert channel["known"]
    rows = channel["rows"]
    assert isinstance(rows, list)
    assert [row["at"] for row in rows] == sorted(row["at"] for row in rows)
    held = [row for row in rows if row["what"] == "B held GIVE"]
    assert [bool(row["ours"] and row["theirs"]) for row in held] == [True]
    assert held[0]["difference"] == ""
    assert 0 <= held[0]["apart_s"] < 60


def test_what_the_bundle_leaves_out_of_what_we_hold_is_marked() -> None:
    (part,) = parse_bundle(bundle_of("B", "PATROL")).channels
    bare = encode_bundle([replace(part, helds=())])
    rows = _beside("A", bare)["rows"]
    assert isinstance(rows, list)
    (held,) = (row for row in rows if row["what"] == "B held GIVE")
    assert held["difference"] == "not in the bundle"
    assert held["theirs"] is None


def test_differences_beyond_what_the_clocks_explain_are_marked_and_not_judged() -> None:
    said, held = Event(b"r", SAID, 1), Event(b"r", HELD, 2)
    lost = Event(b"s", SAID, 1)
    ours = {said: 1_000, held: 1_003}
    theirs = {said: 1_010, held: 1_300, lost: 1_500}
    rows = {row.event: row for row in beside(ours, theirs, {1: 10, 2: 300})}
    assert (rows[said].apart_s, rows[said].difference) == (0, "")
    assert (rows[held].apart_s, rows[held].difference) == (3, "")
    assert rows[lost].difference == "not in our journal"
    unmeasured = {row.event: row for row in beside(ours, theirs, {})}
    assert unmeasured[held].difference == "we had it 297 s before they say it was"


def test_a_bundle_that_fails_is_not_put_beside_anything() -> None:
    (part,) = parse_bundle(bundle_of("B", "PATROL")).channels
    unkeyed = encode_bundle([replace(part, keys=())])
    with pytest.raises(BadInput, match="its proof fails"):
        _beside("A", unkeyed)


@pytest.mark.requirement("F9-4")
def test_pages_and_lines_say_both_zones_the_weekday_and_whose_clock() -> None:
    assert ZONE is not None
    played = world()
    node, moment = played.node("A"), played.moment
    known = known_then(node, moment)
    told = sequence(node, moment, notice="PATROL")
    both = alongside(node, moment, b64encode(bundle_of("B", "PATROL")).decode())
    for text in (
        "\n".join(known_lines(known, ZONE)),
        "\n".join(event_lines(told, ZONE)),
        "\n".join(beside_lines(both, ZONE)),
        known_html(known, ZONE),
        events_html(told, ZONE),
        beside_html(both, ZONE),
    ):
        assert "Sat 01 Jun 2030 " in text
        assert "+03:00" in text
        assert "{" not in text.partition("</style>")[2] or "<" in text
    assert "by B&#39;s clock" in beside_html(both, ZONE)
    assert "by B's clock" in "\n".join(event_lines(told, ZONE))
