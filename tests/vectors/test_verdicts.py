"""What every implementation concludes: verdicts, standings, fates, pictures, an opened parcel."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from keepclear.bearer.parcel import PARCEL_LABEL, Opener
from keepclear.bearer.suite import OnceKey, decrypt_once, encrypt, load_private_key
from keepclear.errors import BadRecord
from keepclear.exchange.acknowledgement import Act, Standing, advance, check_group
from keepclear.exchange.agreement import Deed as AgreementDeed
from keepclear.exchange.agreement import parse_agreement
from keepclear.exchange.channel import Founding, parse_founding
from keepclear.exchange.document import Act as Deeds
from keepclear.exchange.document import Deed, fate
from keepclear.exchange.meaning import Kind, NotUnderstood, Refused, meaning
from keepclear.exchange.message import LineCheck
from keepclear.exchange.notice import instant
from keepclear.exchange.party import Card, parse_card
from keepclear.exchange.rule.rules import MARGINS, Severity
from keepclear.exchange.rule.separation import Separation
from keepclear.exchange.settled import Said, Settled
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node.comparison import compare, picture
from keepclear.node.known import Verdict
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node, Us
from keepclear.node.parcel import Parcel
from keepclear.node.situation import Situation, conflict_id, rule_id
from keepclear.node.standing import change
from keepclear.picture.digest import closed
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import Record, parse
from keepclear.record.keys import X25519
from keepclear.record.log import LogName
from keepclear.record.signing import Signer, find_sign1, kid, sign1
from keepclear.space.altitude import Margins, Offset

Vectors = Mapping[str, dict[str, Any]]
octets = bytes.fromhex
ROOT = Path(__file__).resolve().parents[2]


def verdict(record: Record) -> list[str]:
    match meaning(record):
        case NotUnderstood():
            return ["not understood"]
        case Refused(rule, _):
            return ["refused", rule]
        case _:
            return ["understood", Kind(record.kind).name]


def test_the_vectors_and_the_pages_are_what_the_example_makes() -> None:
    command = [sys.executable, str(ROOT / "tools/make_vectors.py"), "--check"]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_record_has_the_verdict_that_is_given(vectors: Vectors) -> None:
    for case in vectors["record"]["judged"] + vectors["record"]["strange"]:
        record = parse(octets(case["bytes"]))
        assert verdict(record) == case["verdict"], case["name"]
        assert case.get("id", record.id.hex()) == record.id.hex()


def test_a_stop_is_understood_whatever_its_words(vectors: Vectors) -> None:
    stops = [case for case in vectors["record"]["strange"] if "STOP" in case["name"]]
    assert [case["verdict"] for case in stops] == [["understood", "STOP"]] * 2


def test_bytes_that_are_no_record_are_refused_by_their_rule(vectors: Vectors) -> None:
    for case in vectors["record"]["refused"]:
        with pytest.raises(BadRecord) as caught:
            parse(octets(case["bytes"]))
        assert caught.value.rule == case["rule"], case["why"]


def test_acts_lead_where_the_vectors_say(vectors: Vectors) -> None:
    for case in vectors["acknowledgement"]["folds"]:
        now, refused = Standing(), []
        for number, name in enumerate(case["acts"]):
            after = advance(now, Act(name))
            refused += [number] if after is None else []
            now = after or now
        assert (now.codes(), refused) == (case["states"], case["out_of_turn"]), case["acts"]
    for case in vectors["acknowledgement"]["check_groups"]:
        assert check_group(octets(case["record"]), case["party"]) == case["group"]


def test_documents_meet_the_fate_that_is_given(vectors: Vectors) -> None:
    for case in vectors["document"]["fates"]:
        deeds = [
            Deed(
                LogName(row["party"], octets(row["incarnation"])),
                row["seq"],
                Deeds(row["act"]),
                octets(row["content_hash"]),
                {LogName(p, octets(i)): size for p, i, size in row["cut"]},
            )
            for row in case["deeds"]
        ]
        assert {int(fate(0, 3, given)) for given in permutations(deeds)} == {case["fate"]}, case


@pytest.mark.requirement("A-1")
def test_agreements_are_read_and_stand_as_given(vectors: Vectors) -> None:
    given = vectors["agreement"]
    for content in map(octets, given["good"]):
        assert parse_agreement(content).content() == content
    for case in given["bad"]:
        with pytest.raises(BadRecord) as refused:
            parse_agreement(octets(case["bytes"]))
        assert refused.value.rule == case["rule"], case["why"]
    agreement = parse_agreement(octets(given["good"][0]))
    for case in given["states"]:
        said = tuple(
            Said(party, AgreementDeed(deed), start, utc) for party, deed, start, utc in case["said"]
        )
        one = Settled(bytes(32), "example", agreement, said)
        found = [[at, int(one.state(at)), sorted(one.suspended(at))] for at, _, _ in case["at"]]
        assert found == case["at"]


def test_cuts_close_and_conflicts_are_named_as_given(vectors: Vectors) -> None:
    names = {name: LogName(index, bytes([index]) * 8) for index, name in enumerate("ABC")}
    for case in vectors["picture"]["cuts"]:
        seen = {names[name]: rows for name, rows in case["seen"].items()}
        found = closed(
            {names[name]: size for name, size in case["cut"].items()},
            lambda log, seq, seen=seen: [(names[n], s) for n, s in seen[log][seq].items()],
        )
        assert found == {names[n]: size for n, size in case["closed"].items()}, case["why"]
    for case in vectors["picture"]["rules"]:
        lateral_m, vertical_m, time_s, severity = case["terms"]
        apart = Separation(lateral_m, vertical_m, time_s)
        known = {
            MARGINS[which]: Offset(low_m, high_m, share / 10_000)
            for which, low_m, high_m, share in case["margins"]
        }
        rule = rule_id(apart, Severity(severity), Margins(**known))
        a, b, name = map(octets, case["conflict"])
        assert rule.hex() == case["rule"]
        assert conflict_id(a, b, rule) == conflict_id(b, a, rule) == name


@pytest.fixture
def store() -> Iterator[StoreSqlite]:
    store = StoreSqlite(":memory:")
    store.begin()
    yield store
    store.rollback()


def take(line: Line, record: Record) -> None:
    """Take a record as a node does, with what it means for the notices."""
    assert line.is_signed(record)
    for entry in line.accept(record, 1)[1]:
        outcome = change(line.store, entry)
        if isinstance(outcome, Refused):
            line.refuse(entry, outcome)


def mind(store: StoreSqlite, founding: Founding, cards: Sequence[Card]) -> Node:
    """The second member's node, which knows the others by their cards."""
    known = {card.party: card for card in cards}
    ours = known.pop(founding.members[1])
    us = Us(ours.name, Signer(bytes(32)), ours.keys, bytes(8))
    return Node(store, us, cards=known)


def test_records_are_judged_in_their_log_as_given(vectors: Vectors, store: StoreSqlite) -> None:
    founding = parse_founding(octets(vectors["sequel"]["founding"]))
    cards = [parse_card(octets(card)) for card in vectors["morning"]["cards"]]
    verdicts = {
        Verdict.UNDERSTOOD: "understood",
        Verdict.REFUSED: "refused",
        Verdict.NOT_UNDERSTOOD: "not understood",
    }
    for log in vectors["sequel"]["logs"]:
        store.rollback()
        store.begin()
        node = mind(store, founding, cards)
        line = node.new_line(founding)
        for case in log["records"]:
            record = parse(octets(case["bytes"]))
            assert line.is_signed(record)
            for entry in line.accept(record, 1)[1]:
                node.entered(line, entry, Moment(instant(record.utc), 0.0))
            row = store.record(record.id)
            assert row is not None
            assert verdicts[row.verdict] == case["verdict"][0], case["why"]
            assert row.why.endswith("".join(f"({rule})" for rule in case["verdict"][1:]))


def test_a_node_concludes_from_a_morning_what_the_vectors_say(
    vectors: Vectors, store: StoreSqlite
) -> None:
    given = vectors["morning"]
    founding = parse_founding(octets(given["founding"]))
    records = [parse(octets(item)) for item in given["records"]]
    line = Line(store, founding, founding.members[0], joined=False)
    for record in records:
        take(line, record)
    said = next(record for record in records if record.id.hex() == given["line_check"])
    cut = {**dict(said.seen), said.log: said.seq}
    found = picture(line, Situation(), cut, given["at"])
    assert found.digest().hex() == given["digest"]
    assert found.conflict_digest().hex() == given["conflict_digest"]
    assert [item.hex() for item in found.conflicts] == given["conflicts"]
    standings = {
        notice.version.hex(): {party: list(codes) for party, codes in notice.standings}
        for notice in found.notices
    }
    assert standings == {version: dict(rows) for version, rows in given["standings"]}
    check = meaning(said)
    assert isinstance(check, LineCheck)
    compared = compare(line, Situation(), said, check)
    assert compared.equal
    assert compared.same_conflicts


def parcel_opener(given: Any) -> Callable[[bytes], Parcel]:
    signer = Signer(octets(given["sender_seed"]))
    opener = Opener(octets(given["recipient"]), [(X25519, octets(given["private_key"]))])
    keys = {octets(given["sender"]): {signer.kid: signer.public_key}}
    return lambda data: opener.open(data, lambda sender: keys.get(sender, {}))


def test_the_parcel_opens_to_its_head_and_its_body(vectors: Vectors) -> None:
    given = vectors["parcel"]
    opened = parcel_opener(given)
    data = octets(given["bytes"])
    parcel, head = opened(data), decode(octets(given["head"]))
    envelope = find_sign1(decrypt_once(octets(given["head_key"]), decode(data)[5]) or b"")
    assert envelope is not None
    assert envelope.payload == octets(given["head"])
    assert [parcel.sender, parcel.recipient] == [head[2], head[3]]
    assert parcel.sender == octets(given["sender"])
    said = decode(octets(given["body"]))
    assert [parcel.nonce, parcel.echo, parcel.utc] == [said[1], said[2], said[3]]
    assert [list(parcel.entries), list(parcel.helds)] == [said[4], said[5]]
    assert parcel.keys == ()
    told = opened(octets(given["with_keys"]["bytes"]))
    assert told.keys == tuple((suite, octets(key)) for suite, key in given["with_keys"]["keys"])


def test_a_parcel_in_any_other_form_is_refused_by_its_rule(vectors: Vectors) -> None:
    given = vectors["parcel"]
    assert len(given["refused"]) > 10
    for row in given["refused"]:
        with pytest.raises(BadRecord) as refused:
            parcel_opener(given)(octets(row["bytes"]))
        assert refused.value.rule == row["rule"], row["why"]


def test_keys_of_a_week_in_any_other_form_are_refused_by_their_rule(vectors: Vectors) -> None:
    given = vectors["parcel"]
    signer, party = Signer(octets(given["sender_seed"])), octets(given["recipient"])
    _, public = load_private_key(X25519, octets(given["private_key"]))
    info = PARCEL_LABEL + party + kid(public)
    for row in given["bad_keys"]:
        head_key, key = OnceKey(), OnceKey()
        body = key.encrypt(octets(row["body"]))
        said = decode(octets(given["head"])) | {4: key.octets, 5: sha256(body).digest()}
        head = head_key.encrypt(sign1(signer, PARCEL_LABEL, encode(said)))
        sealed_key = encrypt(X25519, public, info, head_key.octets)
        data = encode({1: 1, 2: X25519, 3: kid(public), 4: sealed_key, 5: head, 6: body})
        with pytest.raises(BadRecord) as refused:
            parcel_opener(given)(data)
        assert refused.value.rule == row["rule"], row["why"]
