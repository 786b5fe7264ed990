"""What every implementation agrees on, byte for byte: forms, texts, signatures, logs."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from keepclear.errors import BadRecord
from keepclear.exchange.channel import parse_founding
from keepclear.exchange.party import Card, armour, parse_card, unarmour
from keepclear.exchange.procedure import Procedure, parse_procedure
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import parse, parse_held
from keepclear.record.fork import verify as verify_fork
from keepclear.record.keys import KeyHistory
from keepclear.record.log import (
    LogName,
    leaf_hash,
    log_id,
    merkle_root,
    verify_consistency,
    verify_inclusion,
)
from keepclear.record.signing import is_sound, kid, open_sign1, verify
from keepclear.record.text import find_refused

Vectors = Mapping[str, dict[str, Any]]
octets = bytes.fromhex


def read(value: Any) -> Any:
    """A value as the vectors write it in JSON."""
    match value:
        case {"bytes": text}:
            return octets(text)
        case {"integer": text}:
            return int(text)
        case {"map": rows}:
            return {key: read(item) for key, item in rows}
        case list():
            return [read(item) for item in value]
        case _:
            return value


def refusal(reader: Callable[[Any], object], data: Any) -> str:
    with pytest.raises(BadRecord) as caught:
        reader(data)
    return caught.value.rule


def test_each_value_has_the_one_form_that_is_given(vectors: Vectors) -> None:
    for case in vectors["canonical"]["good"]:
        value, data = read(case["value"]), octets(case["bytes"])
        assert encode(value) == data
        assert decode(data) == value


def test_every_other_form_is_refused_by_its_rule(vectors: Vectors) -> None:
    for case in vectors["canonical"]["bad"]:
        assert refusal(decode, octets(case["bytes"])) == case["rule"], case["why"]


def test_the_code_points_that_a_text_may_hold_are_those_given(vectors: Vectors) -> None:
    points = vectors["text"]
    assert [p for p in points["refused"] if not find_refused(f"a{chr(p)}b")] == []
    assert [p for p in points["taken"] if find_refused(f"a{chr(p)}b")] == []


def test_a_signature_holds_where_the_one_rule_says_so(vectors: Vectors) -> None:
    for case in vectors["ed25519"]["signatures"]:
        parts = (octets(case[name]) for name in ("key", "message", "signature"))
        assert verify(*parts) == case["good"], case["why"]


def test_a_key_may_be_named_where_it_is_sound(vectors: Vectors) -> None:
    for case in vectors["ed25519"]["keys"]:
        assert is_sound(octets(case["key"])) == case["sound"], case["why"]


def test_an_envelope_is_taken_apart_as_given(vectors: Vectors) -> None:
    for case in vectors["envelope"]["good"]:
        envelope = open_sign1(octets(case["bytes"]))
        assert envelope.kid == octets(case["kid"])
        assert envelope.payload == octets(case["payload"])
        assert envelope.signature == octets(case["signature"])
        key = octets(case["key"])
        assert envelope.verified_by(key, case["label"].encode())
        assert not envelope.verified_by(key, b"keepclear/held/1")
        assert verify(key, octets(case["to_be_signed"]), envelope.signature)
    for case in vectors["envelope"]["kids"]:
        assert kid(octets(case["key"])) == octets(case["kid"])


def test_every_other_envelope_is_refused_by_its_rule(vectors: Vectors) -> None:
    for case in vectors["envelope"]["bad"]:
        assert refusal(open_sign1, octets(case["bytes"])) == case["rule"], case["why"]


def test_roots_and_proofs_are_those_given(vectors: Vectors) -> None:
    log = vectors["log"]
    leaves, roots = list(map(octets, log["leaves"])), list(map(octets, log["roots"]))
    assert [leaf_hash(octets(entry)) for entry in log["entries"]] == leaves
    assert [merkle_root(leaves[:size]) for size in range(len(leaves) + 1)] == roots
    for case in log["inclusion"]:
        index, size = case["index"], case["size"]
        proof = list(map(octets, case["proof"]))
        assert verify_inclusion(leaves[index], index, size, proof, roots[size])
    for case in log["consistency"]:
        old, new, proof = case["old"], case["new"], list(map(octets, case["proof"]))
        assert verify_consistency((old, roots[old]), (new, roots[new]), proof)


def test_each_record_names_the_root_of_its_log_before_it(vectors: Vectors) -> None:
    log = vectors["log"]
    for name, listed in log["records"].items():
        data = list(map(octets, listed))
        roots = list(map(octets, log["record_roots"][name]))
        leaves = [leaf_hash(item) for item in data]
        assert [merkle_root(leaves[:size]) for size in range(len(data) + 1)] == roots
        assert [parse(item).root for item in data] == roots[:-1]


def test_each_proof_of_a_fork_shows_what_is_given(vectors: Vectors) -> None:
    for case in vectors["fork"]["good"]:
        fork = verify_fork(octets(case["bytes"]))
        assert (fork.channel, fork.party) == (octets(case["channel"]), octets(case["party"]))
        assert fork.log == LogName(case["index"], octets(case["incarnation"])), case["name"]
        assert fork.index == case["place"], case["name"]


def test_what_proves_no_fork_is_refused_by_its_rule(vectors: Vectors) -> None:
    for case in vectors["fork"]["bad"]:
        assert refusal(verify_fork, octets(case["bytes"])) == case["rule"], case["why"]


def test_key_histories_are_read_as_given(vectors: Vectors) -> None:
    for case in vectors["keys"]["good"]:
        history = KeyHistory(list(map(octets, case["events"])))
        last = history.events[-1]
        assert history.party == octets(case["party"])
        assert last.number == case["number"]
        assert [key.hex() for key in last.signing_keys] == case["signing_keys"]
        assert [[s, key.hex()] for s, key in last.encryption_keys] == case["encryption_keys"]
        assert last.next_party_key.hex() == case["next_party_key"]
        assert [event.id.hex() for event in history.events] == case["ids"]
        revoked = [
            [item.kid.hex(), [[log.hex(), size, root.hex()] for log, size, root in item.heads]]
            for item in last.revoked
        ]
        assert revoked == case["revoked"]


def test_broken_key_histories_are_refused_by_their_rule(vectors: Vectors) -> None:
    for case in vectors["keys"]["bad"]:
        events = list(map(octets, case["events"]))
        assert refusal(KeyHistory, events) == case["rule"], case["why"]


def _is_as_given(card: Card, case: dict[str, Any]) -> bool:
    return (card.name, card.party.hex(), card.tls_key.hex(), card.endpoints, card.utc) == (
        case["name"],
        case["party"],
        case["tls_key"],
        tuple(case["endpoints"]),
        case["utc"],
    )


def test_cards_are_read_as_given(vectors: Vectors) -> None:
    for case in vectors["card"]["good"]:
        card = parse_card(octets(case["bytes"]))
        assert _is_as_given(card, case)
        assert card.spoken() == case["spoken"]
        assert armour(card) == case["text"]
        assert unarmour("Dear B,\n" + case["text"] + "Yours, A").data == card.data


def test_bad_cards_are_refused_by_their_rule(vectors: Vectors) -> None:
    for case in vectors["card"]["bad"]:
        assert refusal(parse_card, octets(case["bytes"])) == case["rule"], case["why"]
    for case in vectors["card"]["bad_text"]:
        assert refusal(unarmour, case["text"]) == case["rule"], case["why"]


def test_founding_records_are_read_as_given(vectors: Vectors) -> None:
    for case in vectors["channel"]["good"]:
        founding = parse_founding(octets(case["bytes"]))
        assert founding.channel.hex() == case["channel"]
        assert founding.name == case["name"]
        assert [member.hex() for member in founding.members] == case["members"]
        clock = founding.scenario
        assert case["scenario"] == ([clock.id, clock.origin, clock.rate_permille] if clock else [])
    for case in vectors["channel"]["logs"]:
        name = LogName(case["party"], octets(case["incarnation"]))
        assert log_id(octets(case["channel"]), name).hex() == case["log_id"]


def test_bad_founding_records_are_refused_by_their_rule(vectors: Vectors) -> None:
    for case in vectors["channel"]["bad"]:
        assert refusal(parse_founding, octets(case["bytes"])) == case["rule"], case["why"]


def test_receipts_are_read_as_given(vectors: Vectors) -> None:
    for case in vectors["held"]["good"]:
        held = parse_held(octets(case["bytes"]))
        assert (held.channel.hex(), held.holder, held.utc) == (
            case["channel"],
            case["holder"],
            case["utc"],
        )
        assert held.verified_by(octets(case["key"]))
        listed = [[log.party, log.incarnation.hex(), s, r.hex()] for log, s, r in held.records]
        assert listed == case["records"]


def test_bad_receipts_are_refused_by_their_rule(vectors: Vectors) -> None:
    for case in vectors["held"]["bad"]:
        assert refusal(parse_held, octets(case["bytes"])) == case["rule"], case["why"]


def test_procedures_are_read_as_given_and_written_the_same(vectors: Vectors) -> None:
    for case in vectors["procedure"]["good"]:
        procedure = parse_procedure(octets(case["bytes"]))
        found = [getattr(procedure, name) for name in Procedure.__slots__]
        assert json.loads(json.dumps(found)) == case["fields"]
        assert procedure.encode() == octets(case["bytes"])


def test_bad_procedures_are_refused_by_their_rule(vectors: Vectors) -> None:
    for case in vectors["procedure"]["bad"]:
        assert refusal(parse_procedure, octets(case["bytes"])) == case["rule"], case["why"]
