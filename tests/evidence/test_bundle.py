"""A bundle proves what it says to a stranger, and one that was changed proves nothing."""

from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evidence.parties import (
    FAILS,
    HOLDS,
    NO_BUNDLE,
    bundle_of,
    outcome,
    outcome_of_second,
    talked,
    world,
)

from keepclear.errors import BadInput, BadRecord
from keepclear.evidence.bundle import WORDLESS, encode_bundle, parse_bundle
from keepclear.evidence.proof import Proof, prove
from keepclear.evidence.summary import summary
from keepclear.evidence.tree import Tree
from keepclear.exchange.meaning import Kind
from keepclear.node.journal import Fact
from keepclear.record.canonical import decode, encode
from keepclear.record.log import consistency_proof, inclusion_proof, leaf_hash, merkle_root

CONTENT = {Kind.GIVE, Kind.AMEND, Kind.READ_BACK, Kind.ANSWER, Kind.DISSEMINATED, Kind.OBJECTION}


@cache
def of_patrol() -> bytes:
    return bundle_of("A", "PATROL")


def _claims(data: bytes) -> dict[str, Any]:
    code, claims = outcome(data)
    assert code == HOLDS, claims
    (channel,) = claims["channels"]
    found: dict[str, Any] = channel
    return found


# Proofs out of a log


@given(st.integers(1, 40), st.data())
def test_a_tree_makes_the_proofs_of_the_log(size: int, data: st.DataObject) -> None:
    leaves = [leaf_hash(bytes([n])) for n in range(size)]
    tree = Tree(leaves)
    old, index = data.draw(st.integers(1, size)), data.draw(st.integers(0, size - 1))
    assert tree.root(size) == merkle_root(leaves)
    assert tree.inclusion(index, size) == inclusion_proof(leaves, index)
    assert tree.consistency(old, size) == consistency_proof(leaves, old)


# What a bundle proves


@pytest.mark.requirement("F4-5")
def test_every_party_proves_who_said_a_notice_and_who_held_it_since_when() -> None:
    for who in "ABC":
        channel = _claims(bundle_of(who, "PATROL"))
        records = {row["seq"]: row for row in channel["records"] if row["kind"] == Kind.GIVE}
        (give,) = records.values()
        holders = {party for party, *_ in (*give["held"], *give["seen"])}
        assert holders == {0, 1, 2} - {give["log"][0]}
        said = give["said"]
        assert all(utc <= said for _, utc, _ in give["after"])
        assert all(utc >= said for _, utc, _ in give["before"])


@pytest.mark.requirement("F4-5")
def test_the_summary_names_who_read_it_back_whom_it_was_told_and_what_is_missing() -> None:
    proof = prove(parse_bundle(of_patrol()))
    assert isinstance(proof, Proof)
    (channel,) = summary(proof)["channels"]
    first, *_ = (one for one in channel["statements"] if one["what"] == "GIVE")
    acts = {(act["what"], act["party"]): act for act in first["acts"]}
    assert acts["READ BACK", "B"]["answered"] == "CORRECT"
    assert "to gate 2" in acts["DISSEMINATED", "B"]["words"][0]
    assert ["PATROL" in word for word in acts["AMEND", "A"]["words"]] == [True]
    assert "no read-back by C" in first["missing"]
    assert {one["party"] for one in first["held"]} == {"B", "C"}


@pytest.mark.requirement("F4-6")
def test_a_bundle_discloses_the_chosen_records_and_of_the_others_their_number() -> None:
    data = of_patrol()
    (part,) = parse_bundle(data).channels
    ids = {v.id for v in world().node("A").store.versions_named("PATROL")}
    for record in part.records():
        assert record.kind in CONTENT or record.kind in {Kind.JOINED, Kind.LINE_CHECK}
    assert ids <= {record.id for record in part.records()}
    others = [
        row.data
        for name in ("CONVOY",)
        for v in world().node("A").store.versions_named(name)
        if (row := world().node("A").store.record(v.id)) is not None
    ]
    assert others
    assert all(other not in data for other in others)
    assert b"we are late" not in data
    assert b"CONVOY" not in data
    logs = {party: (size, shown) for party, _, size, shown in _claims(data)["logs"]}
    assert all(size > shown for size, shown in logs.values() if size > 8)


def test_a_record_id_stands_for_that_record_alone() -> None:
    (version, *_) = world().node("B").store.versions_named("CONVOY")
    (part,) = parse_bundle(bundle_of("B", version.id.hex()[:10])).channels
    said = [record for record in part.records() if record.kind in CONTENT]
    assert [record.id for record in said] == [version.id]


def test_what_cannot_be_found_is_refused_all_at_once() -> None:
    with pytest.raises(BadInput) as caught:
        bundle_of("A", "NOTHING", "00" * 32)
    assert len(caught.value.faults) == 2


def test_the_journal_of_the_maker_is_its_own_word_and_holds_no_words() -> None:
    (part,) = parse_bundle(of_patrol()).channels
    assert part.excerpt is not None
    kinds = {fact[0] for entry in part.excerpt.entries for fact in decode(entry.facts)}
    assert kinds <= WORDLESS
    (bare,) = parse_bundle(bundle_of("A", "PATROL", journal=False)).channels
    assert bare.excerpt is None


def test_the_facts_that_may_go_out_are_those_without_words() -> None:
    assert {
        *(Fact.ARRIVED, Fact.HELD_GIVEN, Fact.HELD_TAKEN),
        *(Fact.RANG, Fact.CONTACT, Fact.COMPARED),
    } == WORDLESS


def test_a_bundle_is_the_same_bytes_however_it_is_put_together() -> None:
    data = of_patrol()
    assert encode_bundle(parse_bundle(data).channels[::-1]) == data


# What was changed


def _must_not_gain(data: bytes, changed: bytes) -> None:
    """A change is refused, or less is claimed; the other verifier says the same."""
    code, claims = outcome(changed)
    assert code in (NO_BUNDLE, FAILS) or _is_no_more(claims, outcome(data)[1])
    other, found = outcome_of_second(changed)
    assert other == code
    assert code != HOLDS or found == claims


def _is_no_more(claims: Any, whole: Any) -> bool:
    """Tell whether every claim follows from the whole: fewer records, wider bounds."""
    more = {row["record"]: row for channel in whole["channels"] for row in channel["records"]}
    for row in (row for channel in claims["channels"] for row in channel["records"]):
        known = more[row["record"]]
        if any(row[key] != known[key] for key in ("log", "seq", "kind", "said", "revoked")):
            return False
        for name, sign in (("after", 1), ("before", -1), ("held", -1), ("seen", -1)):
            bounds = {party: utc for party, utc, _ in known[name]}
            if any(sign * utc > sign * bounds[party] for party, utc, _ in row[name]):
                return False
    return True


@cache
def _small() -> bytes:
    """A bundle of one record with one cover, small enough to change everywhere."""
    (version, *_) = world().node("B").store.versions_named("CONVOY")
    return bundle_of("B", version.id.hex(), journal=False)


@pytest.mark.requirement("F4-7")
def test_no_byte_of_a_small_bundle_can_be_changed_to_claim_something_else() -> None:
    data, chance = _small(), Random(1)
    assert outcome(data)[0] == HOLDS
    for at in range(len(data)):
        changed = bytearray(data)
        changed[at] ^= 1 << chance.randrange(8)
        code, claims = outcome(bytes(changed))
        assert code in (NO_BUNDLE, FAILS), f"byte {at} may change: {claims}"


@pytest.mark.requirement("F4-8")
@given(
    st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255), st.integers(0, 2)),
        min_size=1,
        max_size=3,
    )
)
def test_both_verifiers_agree_on_bytes_that_were_changed_cut_or_doubled(
    edits: list[tuple[float, int, int]],
) -> None:
    changed = bytearray(_small())
    for where, byte, how in edits:
        at = int(where * len(changed))
        if how == 0:
            changed[at] = byte
        elif how == 1:
            del changed[at : at + 1 + byte % 40]
        else:
            changed[at:at] = changed[at : at + 1 + byte % 40]
    _must_not_gain(_small(), bytes(changed))


def _paths(value: object, path: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    """Every place within a decoded bundle."""
    if isinstance(value, dict | list):
        keys = value.keys() if isinstance(value, dict) else range(len(value))
        inner = [deep for key in keys for deep in _paths(value[key], (*path, key))]
        return [path, *inner] if path else inner
    return [path]


@pytest.mark.requirement("F4-8")
@given(st.data())
def test_both_verifiers_agree_where_parts_are_left_out_moved_or_put_in_others_places(
    data: st.DataObject,
) -> None:
    value = decode(_small())
    places = _paths(value)
    for _ in range(data.draw(st.integers(1, 2))):
        *above, last = data.draw(st.sampled_from(places))
        other = decode(_small())
        for step in data.draw(st.sampled_from(places)):
            other = other[step]
        inner = value
        try:
            for step in above:
                inner = inner[step]
            kind = data.draw(st.sampled_from(["drop", "put", "double", "turn", "number"]))
            if kind == "drop":
                del inner[last]
            elif kind == "put":
                inner[last] = other
            elif kind == "double":
                inner[last] = [inner[last], inner[last]]
            elif kind == "turn":
                inner[last] = inner[last][::-1]
            else:
                inner[last] = data.draw(st.integers(0, 300))
        except (KeyError, IndexError, TypeError):
            continue  # An earlier change took this place away.
    _must_not_gain(_small(), encode(value))


@pytest.mark.requirement("F4-8")
@pytest.mark.parametrize("seed", range(2))
def test_both_verifiers_agree_on_what_every_party_proves_after_a_bad_line(seed: int) -> None:
    rough = talked(seed=seed, loss=0.3)
    for who in "ABC":
        data = bundle_of(who, "PATROL", "CONVOY", of=rough)
        assert outcome(data)[0] == HOLDS
        assert outcome_of_second(data) == outcome(data)


@given(st.binary(max_size=200))
def test_both_verifiers_refuse_any_bytes_and_never_fall_over(data: bytes) -> None:
    assert outcome(data)[0] == NO_BUNDLE
    assert outcome_of_second(data)[0] == NO_BUNDLE


def test_a_receipt_of_an_unknown_key_proves_nothing() -> None:
    value = decode(of_patrol())
    value[2][0][2] = value[2][0][2][1:]
    assert outcome(encode(value)) == (FAILS, "bundle/6")


def test_a_bundle_that_is_too_large_is_not_read() -> None:
    with pytest.raises(BadRecord, match="bundle/1"):
        parse_bundle(bytes(16_777_217))


def test_the_second_verifier_is_short_and_stands_alone() -> None:
    from tests.evidence.parties import EXAMPLE

    text = EXAMPLE.read_text()
    assert text.count("\n") <= 400
    assert "import keepclear" not in text
    assert "from keepclear" not in text
